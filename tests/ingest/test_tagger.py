"""The tagger: words cover the text, the shipped weights give the recorded tags, and company does not matter."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aidgraph.ingest.parts import Word
from aidgraph.ingest.tagger import model, tag, weights
from aidgraph.ingest.tagger.lexicon import Lexicon, is_run

RECORDED = [
    [tuple(word.rsplit("/", 1)) for word in line.split("\t")]
    for line in Path(__file__).with_name("tagged_sentences.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]
TEXTS = ["".join(word for word, _ in sentence) for sentence in RECORDED]

SOUGHT = [
    ("沈阳市红十字会向武汉市第三医院捐赠医用口罩5万只。", "沈阳市红十字会", "ORG"),
    ("沈阳市红十字会向武汉市第三医院捐赠医用口罩5万只。", "武汉市第三医院", "ORG"),
    ("他于3月12日到达。", "3月12日", "TIME"),
    ("会长林志远会见了来访的代表团。", "林志远", "PER"),
    ("货物运往米兰。", "米兰", "LOC"),
    ("购买口罩2000只。", "2000只", "m"),
]


def _written(text: str) -> list[tuple[str, str]]:
    return [(text[word.start : word.end], word.tag) for word in tag([text])[0]]


def test_recorded_tags() -> None:
    """The shipped float16 weights give the tags that the original float32 parameters give."""
    found = [
        [(text[word.start : word.end], word.tag) for word in words]
        for text, words in zip(TEXTS, tag(TEXTS), strict=True)
    ]
    assert found == RECORDED


@pytest.mark.parametrize(("text", "word", "name"), SOUGHT)
def test_sensible(text: str, word: str, name: str) -> None:
    """Plain sentences get the words and tags that a reader would give them."""
    assert (word, name) in _written(text)


def test_company_does_not_matter() -> None:
    """A thousand sentences get the same words alone and in one call."""
    firsts = [text[: 3 + number % 40] for number in range(17) for text in TEXTS][:1000]
    assert [tag([text])[0] for text in firsts[::10]] == tag(firsts)[::10]


@settings(max_examples=30, deadline=None)
@given(st.lists(st.text(alphabet="中国红十字会向武汉捐赠口罩5万只N95，。 \n（）萬與Ａ😀é", max_size=300), max_size=4))
def test_words_cover_the_text(texts: list[str]) -> None:
    """Words follow one another from the first character to the last, none empty, whatever the text."""
    for text, words in zip(texts, tag(texts), strict=True):
        assert [word.start for word in words] == [0, *(word.end for word in words)][: len(words)]
        assert all(word.start < word.end and word.tag for word in words)
        assert (words[-1].end if words else 0) == len(text)


@pytest.mark.parametrize("texts", [[], [""], ["", "好"], ["\n"], [" "]])
def test_empty_and_blank(texts: list[str]) -> None:
    """Nothing to read gives no words, and does not disturb the neighbours."""
    assert [bool(words) for words in tag(texts)] == [bool(text) for text in texts]


def test_long_text_is_cut_at_sentence_ends() -> None:
    """A text longer than the network's reach is read piece by piece, each piece ending where a sentence does."""
    sentence = "青岛市人民医院副主任医师接受了口罩2000只。"
    text = sentence * 30
    pieces = [text[start:end] for start, end in model._pieces(text)]
    assert "".join(pieces) == text
    assert all(len(piece) <= model.LONGEST and piece.endswith("。") for piece in pieces)
    words = tag([text])[0]
    once = tag([sentence])[0]
    assert [word.tag for word in words[: len(once)]] == [word.tag for word in once]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("ABD", ["ABD"]),
        ("甲乙丙", ["甲乙", "丙"]),
        ("乙丙丁", ["乙丙丁"]),
        ("N95甲乙", ["N95", "甲乙"]),
        ("甲a1", ["甲", "a1"]),
        ("甲乙丙丁", ["甲", "乙丙丁"]),
        ("", []),
    ],
)
def test_cut(text: str, words: list[str]) -> None:
    """Text falls into the fewest words, the greater product of lengths first, letters and digits in runs."""
    lexicon = Lexicon.of(["甲", "甲乙", "OOV"], ["甲乙", "乙丙", "乙丙丁", "甲"], ["ａa"], 1000)
    assert lexicon.cut(text) == words


def test_units() -> None:
    """Known words are whole units, others fall into characters, folded ones count as what they are folded to."""
    lexicon = Lexicon.of(["甲", "乙", "甲乙", "万", "萬", "OOV"], ["甲乙", "乙丙"], ["萬万"], 1000)
    assert lexicon.units("甲乙萬丁") == ([2, 3, 5], [2, 1, 1])
    assert lexicon.units("乙丙") == ([1, 5], [1, 1])


@pytest.mark.parametrize(("word", "run"), [("N95", True), ("口罩", False), ("", False), ("a-b", False), ("５", False)])
def test_is_run(word: str, run: bool) -> None:
    """Only half-width letters and digits form runs."""
    assert is_run(word) is run


def test_full_width_and_traditional_read_as_plain() -> None:
    """A single full-width or traditional character is the same unit as its plain form."""
    lexicon = weights.lexicon()
    assert lexicon.units("，")[0] == lexicon.units(",")[0]
    assert lexicon.units("萬")[0] == lexicon.units("万")[0]


def test_changed_file_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that is not the one shipped is refused, with its name."""
    manifest = {**weights._manifest(), "files": {"tags.txt": "0" * 64}}
    monkeypatch.setattr(weights, "_manifest", lambda: manifest)
    with pytest.raises(weights.TaggerDamaged, match=r"tags\.txt"):
        weights.labels()


def test_import_is_light() -> None:
    """Importing the tagger's package loads no numpy."""
    program = "import sys, aidgraph.ingest.tagger; sys.exit('numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_words_are_parts() -> None:
    """Words are those of the reading steps' contract."""
    assert tag(["好"]) == [[Word(0, 1, "a")]]
