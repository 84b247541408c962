"""Encodings are told from short samples. The samples are put together from parts written for this test."""

from __future__ import annotations

import random

import opencc
import pytest
from hypothesis import given
from hypothesis import strategies as st

from aidgraph.graph.errors import UnreadableDocument
from aidgraph.ingest.readers.encoding import decode

GIVERS = [
    "渔港红十字会",
    "岭南商会",
    "北岸小学",
    "远帆物流公司",
    "白桦基金会",
    "东乡卫生院",
    "侨胞陈老先生",
    "驻泰使馆",
    "友好协会",
    "社区工会",
]
RECEIVERS = ["灾区群众", "对岸友城", "山区儿童", "一线医护", "返乡侨眷", "海外侨团", "养老院", "受灾农户"]
GIFTS = [
    "捐赠棉被三百床",
    "送去大米十吨",
    "筹集善款五万元",
    "寄出口罩两箱",
    "提供帐篷和药品",
    "赠书一千册",
    "转交雨衣手套",
    "援建水窖两口",
]
ENDS = ["，双方签了协议。", "，并致函感谢！", "；仪式由会长主持。", "（详见附表）。", "，余款待拨。", "：清单另附。"]
LENGTH = 20
"""Characters of a sample."""
CODECS = [(codec, script) for codec in ("utf-8", "gb18030", "utf-16-le", "utf-16-be") for script in (False, True)]
CODECS += [("big5", True)]


def samples(number: int, *, traditional: bool) -> list[str]:
    """Pieces of made-up news, cut anywhere."""
    chance = random.Random(number)
    convert = opencc.OpenCC("s2t").convert
    out: list[str] = []
    for _ in range(number):
        words = "".join(
            chance.choice(GIVERS) + "向" + chance.choice(RECEIVERS) + chance.choice(GIFTS) + chance.choice(ENDS)
            for _ in range(2)
        )
        piece = words[chance.randrange(8) :][:LENGTH]
        out.append(convert(piece) if traditional else piece)
    return out


@pytest.mark.parametrize(("codec", "traditional"), CODECS)
def test_short_samples(codec: str, traditional: bool) -> None:
    """At least 99 in 100 samples of 20 characters are decoded to what was written."""
    right = total = 0
    for text in samples(400, traditional=traditional):
        data = text.encode(codec, "ignore")
        if data.decode(codec) != text:
            continue
        total += 1
        right += decode(data, "a.txt")[0] == text
    assert total > 300
    assert right / total >= 0.99


MARKED = {
    "utf-8-sig": "utf-8-sig",
    "utf-16": "utf-16",
    "utf-32": "utf-32",
}


@pytest.mark.parametrize(("codec", "named"), MARKED.items())
def test_a_byte_order_mark_is_no_text(codec: str, named: str) -> None:
    """With a mark the encoding is certain, and offsets begin behind the mark."""
    assert decode("书屋\r\n".encode(codec), "a.txt") == ("书屋\r\n", named)


@pytest.mark.parametrize("codec", ["utf-16-be", "utf-32-be"])
def test_a_big_endian_mark(codec: str) -> None:
    """Marks of both byte orders are known."""
    assert decode("\ufeff书屋".encode(codec), "a.txt")[0] == "书屋"


CERTAIN = {
    "ASCII": ("Aid report, 3 May", "ascii", "utf-8"),
    "English in UTF-16": ("Aid report, 3 May 2020. All schools open.", "utf-16-le", "utf-16-le"),
    "numbers and Chinese in UTF-16": ("2020年5月3日，到货500只口罩。", "utf-16-be", "utf-16-be"),
    "rare characters in GB18030": ("会长㙍先生向灾区捐赠口罩𠮷箱。", "gb18030", "gb18030"),
    "English with one Chinese name in GB18030": ("Masks were given by 红十字会 in May.", "gb18030", "gb18030"),
    "Cantonese characters in Big5": ("佢哋嚟咗會場，捐款五千元。", "big5hkscs", "big5hkscs"),
    "accents in UTF-8": ("École à Genève", "utf-8", "utf-8"),
}


@pytest.mark.parametrize(("text", "codec", "named"), CERTAIN.values(), ids=CERTAIN)
def test_mixed_texts(text: str, codec: str, named: str) -> None:
    """Digits, Latin words and rare characters do not mislead."""
    assert decode(text.encode(codec), "a.txt") == (text, named)


@given(
    st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1).filter(
        lambda text: not text.startswith("\ufeff")
    )
)
def test_utf8_is_always_right(text: str) -> None:
    """Whatever is written in UTF-8 comes back as it was."""
    assert decode(text.encode("utf-8"), "a.txt") == (text, "utf-8")


@given(st.binary(max_size=300))
def test_bytes_are_decoded_or_refused(data: bytes) -> None:
    """Any bytes give a text that holds no zeros, or one kind of error."""
    try:
        text, encoding = decode(data, "a.txt")
    except UnreadableDocument:
        return
    assert "\x00" not in text
    assert encoding
