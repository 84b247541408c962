"""Words and their tags: Baidu LAC's network (Apache-2.0 weights) run in numpy.

`lexicon.py` cuts text into the network's units, `network.py` scores them, `model.py` puts the words together;
`convert.py` made the files in `lac/` from the published package.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..parts import Word


def tag(texts: Sequence[str]) -> list[list[Word]]:
    """The words of each text with LAC's tags: `model.tag`, loaded with its 15 MB of weights when first called."""
    from .model import tag as run  # noqa: PLC0415  (importing the package must not load numpy)

    return run(texts)
