"""Whether two people of two documents are one: by name, body, role and place; never by a common name alone."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from ..document import LocalEntity
from . import places
from .alike import foreign, same_sound, skeleton, slips, sound, twins
from .body_names import body
from .decision import Decision, different, same, unlike, unsure
from .names import fold, stem
from .tables import rows

_DOT = re.compile(r"[·•・‧．.]")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_LATIN = re.compile(r"[a-z]+")
_MODIFIED = re.compile(r"^(?:永远|名誉|副|总|前|原|常务|执行|首席|代|代理|荣誉)+|(?:长|员|人)$")
_TITLE = re.compile(r"(?<=..)(?:大使|先生|女士|主席|会长|院长|教授|总统|部长)$")
_OF_PLACE = ("~人民政府",)
"""Bodies whose head is the head of the place: 市长 of 甲市 and of 甲市政府."""
SHORT = 3
"""Characters up to which a name is a Chinese one, of a family name and one or two characters."""


class Person:
    """A person's name and what a document tells: `of` bodies, `roles`, `homes`."""

    def __init__(self, name: str, told: Iterable[str]) -> None:
        """`told` are entries of a profile's context: of:, role:, home:."""
        kept = _kept(name)
        self.parts = tuple(p for p in (fold(p) for p in _DOT.split(kept)) if p)
        self.name = "".join(self.parts)
        known = [t.partition(":") for t in told]
        self.of = {value for what, _, value in known if what == "of"}
        self.roles = {value for what, _, value in known if what == "role"}
        self.homes = {value for what, _, value in known if what == "home"}

    @property
    def chinese(self) -> bool:
        """Whether the name is one of a family name and one or two characters."""
        return len(self.parts) == 1 and len(self.name) <= SHORT and not self.latin

    @property
    def latin(self) -> bool:
        """Whether it is written in Latin letters."""
        return bool(_LATIN.match(self.name))

    @property
    def common(self) -> bool:
        """Whether so many people may bear the name that it says little."""
        return is_common(self.parts)


def is_common(parts: tuple[str, ...]) -> bool:
    """Whether a name, in its parts, may be that of many: two characters, or a frequent family name with frequent others.

    >>> is_common(("张伟",)), is_common(("王建国",)), is_common(("鄢若榆",)), is_common(("约翰", "史密斯"))
    (True, True, False, True)
    """
    table = _common()
    if len(parts) > 1:
        return all(p in table["foreign"] for p in parts)
    (name,) = parts or ("",)
    if len(name) == 2:
        return True
    return len(name) == SHORT and name[0] in table["family"] and all(c in table["given"] for c in name[1:])


def decide(a: Person, b: Person) -> Decision:
    """Decide on two people by their names and what is told of them."""
    if a.name == b.name:
        return _one_name(a, b)
    if a.latin or b.latin:
        return _latin(a, b)
    if a.chinese and b.chinese:
        return _misread(a, b)
    return _foreign(a, b)


def _one_name(a: Person, b: Person) -> Decision:
    evidence = shared(a, b)
    if not a.common:
        return same(0.9 + 0.05 * bool(evidence), "one rare name", *evidence)
    if "one body" in evidence:
        return same(0.95, "one name", *evidence)
    if contradict(a, b):
        return different("one common name, other bodies or roles")
    if "one home" in evidence and (len(a.name) > 2 or "one role" in evidence):
        return same(0.85, "one name", *evidence)
    return unsure(0.3 + 0.1 * len(evidence), "one common name", *evidence)


def shared(a: Person, b: Person) -> tuple[str, ...]:
    """What documents tell of both."""
    bodies = a.of & b.of
    roles = _roles_meet(a, b)
    office = roles and bool(bodies)  # the mayor of a place
    own = any(not o.startswith("@") for o in bodies)
    found = [("one body", own or office), ("one role", roles), ("one home", a.homes & b.homes or bodies)]
    return tuple(what for what, is_ in found if is_)


def contradict(a: Person, b: Person) -> bool:
    """Whether what is told of two cannot well be of one: two bodies, or two roles, and no home in common."""
    if a.of and b.of and not a.of & b.of:
        return not _related(a, b)
    elsewhere = bool(a.homes and b.homes and not a.homes & b.homes)
    return bool(a.roles and b.roles and not _roles_meet(a, b) and (elsewhere or not a.homes & b.homes))


def _related(a: Person, b: Person) -> bool:
    """Whether a body of the one may be a part of a body of the other."""
    return any(x.startswith(y) or y.startswith(x) for x in a.of for y in b.of)


def _roles_meet(a: Person, b: Person) -> bool:
    mine, theirs = ({_MODIFIED.sub("", r) or r for r in p.roles} for p in (a, b))
    return any(x in y or y in x for x in mine for y in theirs)


def _misread(a: Person, b: Person) -> Decision:
    """Two Chinese names that are not the same."""
    evidence = shared(a, b)
    close = "one body" in evidence or {"one role", "one home"} <= set(evidence)
    if len(a.name) == len(b.name) and twins(a.name, b.name) == 1:
        at = next(n for n, (x, y) in enumerate(zip(a.name, b.name, strict=True)) if x != y)
        told_apart = at > 0 and sound(a.name[at]) == sound(b.name[at]) and (a.common or b.common)
        if len(a.name) == SHORT and close and not told_apart:
            return same(0.8, "characters that look alike", *evidence)
        return (
            unlike("other characters")
            if contradict(a, b) or not _may(a, b)
            else unsure(0.3, "characters that look alike")
        )
    if len(a.name) == len(b.name) and a.name[0] == b.name[0] and evidence and _sounds(a.name) == _sounds(b.name):
        return unsure(0.4, "one sound", *evidence) if len(a.name) == SHORT else unlike("two names of one sound")
    return unlike("other names")


def _may(a: Person, b: Person) -> bool:
    return len(a.name) == SHORT and not (a.homes and b.homes and not a.homes & b.homes)


def _foreign(a: Person, b: Person) -> Decision:
    """Names of which one at least was written from abroad, or has more than three characters."""
    evidence = shared(a, b)
    if len(a.name) == len(b.name) and same_sound(a.name, b.name, 0.4 if "one body" in evidence else 0.2):
        return _by_sound(a, b, evidence)
    short, long = sorted((a, b), key=lambda p: len(p.parts))
    if len(short.parts) < len(long.parts):
        bare = _TITLE.sub("", short.name)
        if len(bare) > 1 and same_sound(bare, long.parts[-1]):
            close = "one body" in evidence or "one role" in evidence
            decided = same if close and not contradict(a, b) else unsure
            return decided(0.85 if close else 0.3, "the family name alone", *evidence)
    if twins(a.name, b.name) == 1 and len(a.name) > SHORT:
        return (
            same(0.8, "characters that look alike", *evidence)
            if evidence
            else unsure(0.4, "characters that look alike")
        )
    return unlike("other names")


def _by_sound(a: Person, b: Person, evidence: tuple[str, ...]) -> Decision:
    """One foreign name in two spellings: alike to the sound, or with something else in common."""
    exact = _sounds(a.name) == _sounds(b.name)
    if contradict(a, b):
        return different("one sound, other bodies or roles")
    if evidence or (exact and not a.common and not b.common):
        return same(0.85 if evidence else 0.75, "one foreign name by its sound", *evidence)
    return unsure(0.5, "one foreign name by its sound")


def _latin(a: Person, b: Person) -> Decision:
    if not (a.latin and b.latin):
        return unsure(0.2, "two scripts") if shared(a, b) else unlike("two scripts")
    if slips(a.name, b.name) == 1 and min(len(a.name), len(b.name)) >= 8:
        return same(0.8, "one letter apart")
    return unlike("other letters")


def settled(p: Person) -> bool:
    """Whether two of whom exactly this is told are one: a rare name, or a common one with a body, or with a home and more."""
    return decide(p, p).verdict == "same"


def keys(p: Person) -> frozenset[str]:
    """Keys such that two people who may be one share one of them; a common name needs something beside it."""
    told = sorted({f"of:{o}" for o in p.of} | {f"home:{h}" for h in p.homes} | {f"role:{r}" for r in p.roles})
    found = {f"Person:{p.name}|{t}" for t in told} if p.common else {f"Person:{p.name}"}
    if p.latin:
        return frozenset({*found, f"Person~{p.name[:4]}", f"Person~{p.name[-4:]}"})
    if p.common and len(p.name) > 2:
        found.add(f"Person:{p.name}")
    if p.chinese:
        wild = [p.name[:n] + "_" + p.name[n + 1 :] for n in range(len(p.name))] if len(p.name) == SHORT else []
        places = [t for t in told if t[:2] != "ro"]
        return frozenset({*found, *(f"Person~{w}|{t}" for w in wild for t in places)})
    last = _TITLE.sub("", p.parts[-1]) if p.parts else ""
    if len(last) >= SHORT and foreign(last):
        found.add(f"Person&{skeleton(last)}")
    elif foreign(p.name):
        found.add(f"Person&{skeleton(p.name)}")
    return frozenset(found)


def _sounds(text: str) -> str:
    return " ".join(map(sound, text))


def _kept(name: str) -> str:
    """The name without a gloss in another script, or spaces in Chinese ones."""
    if _HAN.search(name):
        return "".join(c for c in name if not c.isascii())
    return name


def of_body(e: LocalEntity) -> str:
    """What a person belongs to, as it is compared: the code of where a body is, and its name without what is left out at will."""
    if e.type == "Place":
        return "@" + stem(fold(e.name))
    taken = body(fold(e.name), e.division)
    if taken.loose in _OF_PLACE and taken.place:
        return "@" + places.plain_name(taken.place[0])
    return taken.loose if not taken.general or not taken.place else f"{taken.place[0]}|{taken.loose}"


@cache
def _common() -> dict[str, frozenset[str]]:
    found = {kind: frozenset(cell.split("|")) for kind, cell in rows("common_names.tsv")}
    return {
        "family": frozenset("".join(found["family"])),
        "given": frozenset("".join(found["given"])),
        "foreign": found["foreign"],
    }
