"""Keys by which names of bodies that may be one are brought together, whatever is written otherwise."""

from __future__ import annotations

import re

from .alike import foreign, skeleton
from .body_names import Body
from .names import without_generic

_TOKEN = re.compile(r"<[^<>]*>|#\d+#|~.*$")
_LATIN = re.compile(r"[a-z0-9]{6,}")
_ENDS = 4
"""Letters of a Latin name by whose first and last ones it is found."""
_WILD = 3
"""Of so many characters at either end of a name each may have been misread."""
_PLACES = 4


def keys(b: Body) -> frozenset[str]:
    """Keys such that two names that may be of one body share at least one."""
    found = set(plain(b))
    if b.general:
        return frozenset(found)
    if _LATIN.fullmatch(b.core):
        found |= {f"Organization~{b.core[:_ENDS]}", f"Organization~{b.core[-_ENDS:]}"}
        return frozenset(found)
    found |= {f"Organization~{wild}" for wild in _wild(b)}
    if len(b.rare) > 2 and foreign(b.rare[:4]):
        found.add(f"Organization&{skeleton(b.rare)}")
    return frozenset(found)


def plain(b: Body) -> frozenset[str]:
    """The keys of the name as it is: a general one counts only with its place."""
    if not b.general:
        return frozenset({f"Organization:{b.loose}"})
    forms = [b.loose]
    if b.pair and (several := _ALTERNATIVES.search(b.loose)):
        forms = [b.loose.replace(several[0], f"<{code}>") for code in several[1].split("|")]
    return frozenset(f"Organization:{code}|{form}" for code in b.place[:_PLACES] or ("",) for form in forms)


def _wild(b: Body) -> list[str]:
    """The name with one character left open, for each of the first that are not a kind of body, a place or a numeral."""
    hidden = {n for m in _TOKEN.finditer(b.text) for n in range(m.start(), m.end())}
    at = [n for n, c in enumerate(b.text) if n not in hidden and without_generic(b.text[:n] + c)]
    return [b.text[:n] + "_" + b.text[n + 1 :] for n in {*at[:_WILD], *at[-_WILD:]}]


_ALTERNATIVES = re.compile(r"<([A-Z]{2}(?:\|[A-Z]{2})+)>")
