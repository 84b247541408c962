"""Write `countries.tsv`: the plain Chinese names of countries and continents, from CLDR by way of Babel.

Run `python -m aidgraph.ingest.gazetteer.make_countries OUT`; needed again only when CLDR renames a country.
"""

from __future__ import annotations

import sys
from pathlib import Path

import babel

HEADER = """# what: names of countries and territories in Chinese
# source: Unicode CLDR, locale zh, by way of Babel {version}
# licence: Unicode-3.0
# date: 2026-11
# left out: groups of countries (in nations.tsv under our own names), the United Nations, test codes
# columns: ISO 3166 alpha-2 code, name
"""
NO_COUNTRY = frozenset({"EU", "EZ", "UN", "QO", "XA", "XB", "ZZ", "UM", "EA", "AC", "CP", "DG", "IC", "TA", "CQ"})
CHINESE = frozenset({"HK", "MO", "TW"})
"""Kept in divisions.tsv under their full Chinese names."""


def main(out: Path) -> None:
    """Write the file to `out`."""
    names = babel.Locale("zh").territories
    rows = [
        f"{code}\t{name}\n"
        for code, name in sorted(names.items())
        if code.isalpha() and code not in NO_COUNTRY | CHINESE
    ]
    out.write_text(HEADER.format(version=babel.__version__) + "".join(rows), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
