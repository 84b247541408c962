"""Write `shapes.tsv`: Chinese characters that look alike, so that a scanner reads one for the other.

Run `python graph/resolve/make_shapes.py FONT OUT`, with numpy and pillow installed. Each character of GB 2312 is drawn, blurred
and compared with every other one, also a few dots aside; those whose pictures correlate from ALIKE on are a pair, if one is among the NEAREST of the
other: characters of few strokes are a little like everything.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

HEADER = """# what: Chinese characters whose pictures are alike, of those in GB 2312
# source: made by graph/resolve/make_shapes.py from the drawings of WenQuanYi Micro Hei (Apache-2.0), by correlation >= {alike},
#   of each character the {nearest} most alike
# licence: Apache-2.0
# date: 2026-11
# columns: character, those after it in Unicode's order that look like it
"""
ALIKE = 0.70
NEAREST = 10
SIZE, EDGE, DOTS = 40, 48, 24
BLUR = 1.5
ASIDE = [(x, y) for x in (-3.0, -1.5, 0.0, 1.5, 3.0) for y in (-2.0, 0.0, 2.0)]
"""By how many dots of EDGE a character is moved before it is compared."""


def main(font: str, out: Path) -> None:
    """Write the table to `out`, drawn with the font of that file."""
    import numpy as np

    characters = sorted(_characters())
    middle = _pictures(characters, font, 0.0, 0.0)
    mean = middle.mean(0)
    still = _unit(middle - mean)
    how = still @ still.T
    for x, y in ASIDE:
        np.maximum(how, still @ _unit(_pictures(characters, font, x, y) - mean).T, out=how)
    how = np.maximum(how, how.T)
    np.fill_diagonal(how, 0.0)
    least = np.sort(how, axis=1)[:, -NEAREST][:, None]
    alike = (how >= ALIKE) & ((how >= least) | (how >= least.T))
    rows = (
        (c, "".join(o for o, is_ in zip(characters, alike[n], strict=True) if is_ and o > c))
        for n, c in enumerate(characters)
    )
    text = "".join(f"{c}\t{others}\n" for c, others in rows if others)
    out.write_text(HEADER.format(alike=ALIKE, nearest=NEAREST) + text, encoding="utf-8")


def _characters() -> Iterator[str]:
    """The 6,763 of GB 2312, which are those of everyday print."""
    for high in range(0xB0, 0xF8):
        for low in range(0xA1, 0xFF):
            try:
                yield bytes((high, low)).decode("gb2312")
            except UnicodeDecodeError:
                continue


def _pictures(characters: list[str], font: str, x: float, y: float) -> Any:  # numpy is not there when types are checked
    import numpy as np
    from PIL import Image, ImageDraw, ImageFilter, ImageFont  # pyright: ignore[reportMissingImports]  # only who remakes it

    face = ImageFont.truetype(font, SIZE)

    def picture(character: str) -> Any:
        image = Image.new("L", (EDGE, EDGE))
        ImageDraw.Draw(image).text(((EDGE - SIZE) / 2 + x, y), character, font=face, fill=255)
        return np.asarray(image.filter(ImageFilter.GaussianBlur(BLUR)).resize((DOTS, DOTS)), dtype=np.float32).ravel()

    return np.stack([picture(c) for c in characters])


def _unit(rows: Any) -> Any:
    import numpy as np

    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
