"""No rule knows a document: names of the reference documents stand in no vocabulary, code or test.

Allowed are countries, Chinese divisions, cities of GeoNames, first-level regions of other countries (each country's are
listed in full), and the bodies below.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import pytest
import yaml

from aidgraph.ingest.layout.folding import fold

ROOT = Path(__file__).parents[1]
GOLD = ROOT.parent / "shared" / "eval" / "gold"
FOLDERS = ("api", "bench", "client", "docs", "examples", "graph", "ingest", "queries", "tests")
SUFFIXES = frozenset({".py", ".yaml", ".tsv", ".txt", ".md", ".sql", ".sh"})
GAZETTEER = ROOT / "ingest" / "gazetteer"
LISTS = ("countries.tsv", "nations.tsv", "divisions.tsv", "cities.tsv", "regions.tsv")
"""Where a place may stand. refused.tsv holds words of these lists that are left out."""
NOT_OURS = (
    "ingest/tagger/lac/",
    "queries/places.tsv",
    "graph/resolve/places.tsv",
    *(f"ingest/gazetteer/{name}" for name in (*LISTS, "refused.tsv")),
)
"""Files that others made (LAC's dictionaries), and the lists of places themselves with those made from them."""

WORLD_BODIES = {
    "世界卫生组织": "specialised agency of the United Nations, who.int/zh",
    "二十国集团": "forum of governments, g20.org",
    "新华社": "national news agency, news.cn",
}
"""Bodies that everybody knows, each with its source."""
KINDS = {
    "红十字会", "基金会", "友协", "市友协", "贸促会", "民政部", "民进", "中国政府", "缅政府", "论坛报", "合作网络",
}  # fmt: skip
"""Forms that name a kind of body or office, of which every country or place has one."""

pytestmark = pytest.mark.skipif(not GOLD.exists(), reason="the reference documents do not lie beside the project")


@lru_cache
def places() -> tuple[frozenset[str], frozenset[str]]:
    """Names of the lists of places, and the names of Chinese divisions, which are clipped at will (阿坝州, 内蒙古)."""
    rows = {n: (GAZETTEER / n).read_text(encoding="utf-8").splitlines() for n in LISTS}
    every = {form for lines in rows.values() for line in lines for form in re.split(r"[\t|]", line)}
    return frozenset(every), frozenset(line.split("\t")[1] for line in rows["divisions.tsv"] if "\t" in line)


def is_known_place(name: str) -> bool:
    """Whether a name is one of the lists', with or without 省, 市, 州 and the like behind it."""
    every, divisions = places()
    stem = re.sub(r"(?<=..)[省市州县区国邦]$", "", name)
    return bool({name, stem} & every) or (len(stem) > 1 and any(d.startswith(stem) for d in divisions))


def borrowed() -> Iterator[tuple[str, str]]:
    """The names of the reference documents that may stand nowhere here, each with its file."""
    for path in sorted(GOLD.glob("*.yaml")):
        for entity in yaml.safe_load(path.read_text(encoding="utf-8")).get("entities") or []:
            for form in (entity["name"], *(entity.get("aliases") or [])):
                plain = re.sub(r"\s", "", form)
                allowed = entity["type"] == "PLACE" and (
                    entity.get("level") == "country" or is_known_place(fold(plain))
                )
                if len(plain) > 1 and not allowed and plain not in KINDS and plain not in WORLD_BODIES:
                    yield plain, path.stem
                    yield fold(plain), path.stem


def pattern(names: set[str]) -> re.Pattern[str]:
    """The names; those of two characters only where they stand alone, as an entry of a list does."""
    alone = [rf"(?<![一-鿿\w]){re.escape(n)}(?![一-鿿\w])" for n in names if len(n) == 2 or n.isascii()]
    return re.compile("|".join([*(re.escape(n) for n in names if len(n) > 2 and not n.isascii()), *alone]))


def own_files() -> Iterator[Path]:
    """Every text of the project but what others made."""
    pages = list(ROOT.glob("*.md"))
    for path in [*pages, *(p for folder in FOLDERS for p in sorted((ROOT / folder).rglob("*")))]:
        if path.suffix in SUFFIXES and not path.relative_to(ROOT).as_posix().startswith(NOT_OURS):
            yield path


def test_no_borrowed_names() -> None:
    """No name of a reference document stands in a file of the project."""
    names = dict(borrowed())
    wanted = pattern(set(names))
    here = Path(__file__)
    found = [
        f"{path.relative_to(ROOT)}: {m.group()} (of {names[m.group()]})"
        for path in own_files()
        if path != here
        for m in wanted.finditer(path.read_text(encoding="utf-8", errors="ignore"))
    ]
    assert found == []


def test_what_is_allowed_is_needed() -> None:
    """The lists of what is allowed hold nothing that the reference documents do not name."""
    every = {
        re.sub(r"\s", "", form)
        for path in GOLD.glob("*.yaml")
        for e in yaml.safe_load(path.read_text(encoding="utf-8")).get("entities") or []
        for form in (e["name"], *(e.get("aliases") or []))
    }
    assert {*WORLD_BODIES, *KINDS} <= every


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("收到青山市友谊会的来信", ["青山市友谊会"]),
        ("words: [友谊, 柳成]", ["柳成"]),
        ("柳成林立", []),
        ("anABC", []),
        ("an ABC b", ["ABC"]),
    ],
)
def test_pattern(text: str, found: list[str]) -> None:
    """Long names are found anywhere, short and Latin ones only where they stand alone."""
    assert pattern({"青山市友谊会", "柳成", "ABC"}).findall(text) == found
