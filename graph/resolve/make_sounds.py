"""Write `sounds.tsv`: how Chinese characters sound, and which of them names from abroad are written with.

Run `python graph/resolve/make_sounds.py CITIES OUT`, with pypinyin installed; CITIES is `ingest/gazetteer/cities.tsv`.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from pathlib import Path

HEADER = """# what: Chinese characters by their sound without its tone; those that write sounds of foreign names stand before the /
# source: made by graph/resolve/make_sounds.py with PyPI pypinyin (MIT); names of cities abroad from GeoNames (CC BY 4.0)
# licence: MIT (pypinyin), CC BY 4.0 (GeoNames)
# date: 2026-11
# columns: sound in pinyin, characters of GB 2312
"""
OFTEN = 8
"""In so many names of cities abroad a character stands that writes sounds."""


def main(cities: Path, out: Path) -> None:
    """Write the table to `out`."""
    from pypinyin import Style, pinyin  # pyright: ignore[reportMissingImports]  # only who remakes the table needs it

    rows = (line.split("\t") for line in cities.read_text(encoding="utf-8").splitlines() if line and line[0] != "#")
    foreign = Counter(c for row in rows for c in set(row[3].split("|")[0].removesuffix("市")))
    by_sound: dict[str, list[str]] = defaultdict(list)
    for code in range(0x4E00, 0x9FA6):
        character = chr(code)
        try:
            character.encode("gb2312")
        except UnicodeEncodeError:
            continue
        by_sound[pinyin(character, style=Style.NORMAL)[0][0].replace("ü", "v")].append(character)
    text = ""
    for sound, characters in sorted(by_sound.items()):
        writing = [c for c in characters if foreign[c] >= OFTEN]
        text += f"{sound}\t{''.join(writing)}/{''.join(c for c in characters if c not in writing)}\n"
    out.write_text(HEADER + text, encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
