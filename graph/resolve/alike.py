"""Names that are written otherwise: characters that a scanner takes for others, sounds of foreign names, slips in Latin."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

from .tables import rows

_CLASS = {
    "b": "b",
    "p": "b",
    "d": "d",
    "t": "d",
    "g": "g",
    "k": "g",
    "h": "h",
    "f": "f",
    "w": "f",
    "l": "l",
    "r": "l",
    "m": "m",
    "n": "n",
}
"""Initials between which writers of foreign names waver; those left out hiss (z, zh, j, x …) or are vowels (y)."""


def look_alikes(character: str) -> frozenset[str]:
    """The characters that look like one.

    >>> "末" in look_alikes("未"), "海" in look_alikes("未")
    (True, False)
    """
    return _shapes().get(character, frozenset())


def twins(a: str, b: str) -> int | None:
    """In how many places two texts of one length differ, where a scanner may have taken one character for the other at each
    of them; None where they differ otherwise.

    >>> twins("未来桥", "末来桥"), twins("未来桥", "将来桥"), twins("未来", "未来桥")
    (1, None, None)
    """
    if len(a) != len(b):
        return None
    apart = [(x, y) for x, y in zip(a, b, strict=True) if x != y]
    return len(apart) if all(y in look_alikes(x) for x, y in apart) else None


def sound(character: str) -> str:
    """A character's sound in pinyin without its tone; what is none is its own sound.

    >>> sound("利"), sound("里"), sound("x")
    ('li', 'li', 'x')
    """
    return _sounds()[0].get(character, character)


def is_foreign(character: str) -> bool:
    """Whether names from abroad are written with a character."""
    return character in _sounds()[1]


def foreign(text: str) -> bool:
    """Whether a text may write a foreign name by its sound: nearly all of its characters do so."""
    return len(text) > 1 and sum(map(is_foreign, text)) >= 0.8 * len(text)


def skeleton(text: str) -> str:
    """What stays of a foreign name's sound however it is written in Chinese: the kinds of its consonants.

    >>> skeleton("格日莫维奇") == skeleton("格热莫维茨"), skeleton("彼得") == skeleton("皮特")
    (True, True)
    """
    return "".join(_initial(sound(c)) for c in text)


def same_sound(a: str, b: str, near_share: float = 0.2) -> bool:
    """Whether two texts write one foreign name: syllable by syllable the same sound, but for a share that is only near.

    >>> same_sound("玛丽亚", "玛利亚"), same_sound("圣伯纳迪诺", "圣贝纳迪诺"), same_sound("杜朗", "杜明")
    (True, True, False)
    """
    if len(a) != len(b) or skeleton(a) != skeleton(b):
        return False
    apart = [(x, y) for x, y in zip(a, b, strict=True) if x != y]
    near = [(x, y) for x, y in apart if sound(x) != sound(y)]
    return all(is_foreign(x) or is_foreign(y) for x, y in apart) and len(near) <= near_share * len(a)


def slips(a: str, b: str) -> int:
    """How many letters are left out, put in, changed or swapped with the next one, at least, between two words.

    >>> slips("global", "golbal"), slips("harbor", "habor"), slips("kmx", "kmz")
    (1, 1, 1)
    """
    before, last = list[int](), list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        now = [i]
        for j, y in enumerate(b, 1):
            cost = min(last[j] + 1, now[j - 1] + 1, last[j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y:
                cost = min(cost, before[j - 2] + 1)
            now.append(cost)
        before, last = last, now
    return last[-1]


def _initial(syllable: str) -> str:
    return _CLASS.get(syllable[:1], "" if syllable[:1] in "aeiouyv" else "s") if syllable.isascii() else syllable


@cache
def _shapes() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for character, others in rows("shapes.tsv"):
        for other in others:
            found[character].add(other)
            found[other].add(character)
    return {c: frozenset(others) for c, others in found.items()}


@cache
def _sounds() -> tuple[dict[str, str], frozenset[str]]:
    by_character: dict[str, str] = {}
    writing: set[str] = set()
    for syllable, cell in rows("sounds.tsv"):
        often, _, others = cell.partition("/")
        writing |= set(often)
        by_character |= dict.fromkeys(often + others, syllable)
    return by_character, frozenset(writing)
