"""What can be told of an organisation's form before it is known what it stands for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .anatomy import COMPANY, NATIONAL, UNIT, Anatomy, anatomy, is_bare, is_department, office_of
from .geography import Ground
from .places import Places
from .register import Register, Spot

THAT = re.compile(r"(?:该|此|这|那)(?:[家所个支座间]|一)?(?P<noun>.+)")
POINTS = re.compile(r"该|[这那][家所个支]")
OURS = re.compile(
    r"(?:我们|[本我])的?(?P<noun>(?!省|市|县|区|州|国|镇|乡).+)|全(?P<all>[办会校院馆局厅所社队委行]|集团|公司)"
)
LIST = re.compile(r"\s*(?:[、/]|和|及|与|以及)\s*")
_OF_A_HEAD = re.compile(r".*(?:部|局|厅|委|办|署|院|所|协会|学会|商会|促进会|联合会|研究会|联谊会|委员会|总会)$")
_FULL_PLACE = re.compile(r".*(?:省|市|县|区|州|旗)$")
_GOVERNS = re.compile(r"(?:部|局|厅|委|署|委员会|政府|院)$")
_CLIPPED = re.compile(r"[^中国外][^省市州县区]{0,10}(?:政府|军方|议会|国会|部|委员会|管理局|总局|央行)")
_BRANCHES = frozenset({"办事处", "办公室", "代表处", "分会", "分社", "分部", "分公司", "记者站"})


class Forms:
    """Tells full names from forms that point, list members and sections named by their body's short form."""

    def __init__(self, register: Register, places: Places, short: Sequence[set[str]]) -> None:
        """`short` holds for each section the short forms that the document defines."""
        self.register, self.places, self._short = register, places, short

    def anatomy(self, spot: Spot) -> Anatomy:
        """The spot's name taken apart with the places that the document knows."""
        return anatomy(spot.key, self.places.known)

    def is_full(self, spot: Spot) -> bool:
        """Whether a form is a name that stands by itself wherever it is found."""
        parts = self.anatomy(spot)
        if spot.name.deictic or spot.key in self._short[spot.section] or parts.level or self.only_points(spot):
            return False
        if is_bare(spot.key) or OURS.fullmatch(spot.key) or self.owner(spot):
            return False
        if parts.place is not None:
            return not self.is_branch(parts)
        return not (is_department(spot.key) or self.head(spot) or self.clipped_front(spot))

    def only_points(self, spot: Spot) -> bool:
        """Whether a form is 该X or 这家X."""
        return bool(POINTS.match(spot.key))

    def head(self, spot: Spot) -> Spot | None:
        """The member with a place that heads the list in which a placeless department or association stands."""
        if not (is_bare(spot.key) or _OF_A_HEAD.fullmatch(spot.key)):
            return None
        folded = self.register.parts[spot.section].section.view.folded
        spots = [s for s in self.register.spots[spot.section] if s.name.type == "Organization"]
        at = spots.index(spot)
        while at > 0 and LIST.fullmatch(between := folded[spots[at - 1].end : spots[at].start]):
            if "与" in between and not is_bare(spot.key):
                return None  # 甲市友协与乙丙友好协会签约: two sides
            at -= 1
            parts = self.anatomy(spots[at])
            if parts.place or parts.level:
                return spots[at] if self._shares(spots[at], parts, spot) else None
        return None

    def _shares(self, head: Spot, parts: Anatomy, member: Spot) -> bool:
        """Whether a list's head lends its place: 甲省妇联、侨联 does; 甲乙基金会、丙丁协会 does not."""
        if is_bare(member.key) and office_of(member.key):
            return True
        if parts.level:
            return bool(parts.office) or is_department(member.key)
        if parts.place is None or COMPANY.search(head.key):
            return False
        if parts.place.level == "country":
            return bool(_GOVERNS.search(parts.rest))
        return bool(_FULL_PLACE.fullmatch(head.key[: len(head.key) - len(parts.rest)]))

    def owner(self, spot: Spot) -> tuple[str, str] | None:
        """The short or bare form of a body that a section's name begins with, and the rest (基金会|甲国办公室)."""
        for cut in range(len(spot.key) - 1, 1, -1):
            front, rest = spot.key[:cut], spot.key[cut:]
            short = front in self._short[spot.section] or is_bare(front)
            if short and len(rest) >= len("某部") and UNIT.fullmatch(rest):
                return front, rest
        return None

    def is_branch(self, parts: Anatomy) -> bool:
        """Whether a name is only a place and a branch's noun (甲国办事处)."""
        return parts.place is not None and parts.rest in _BRANCHES

    def clipped_front(self, spot: Spot) -> Ground | None:
        """The country named in the article that a department's first character is the clipping of (柬教育部)."""
        if not _CLIPPED.fullmatch(spot.key) or spot.key in NATIONAL:
            return None
        found = self.places.starting(spot.key[0], spot.section)
        return found if found and found.level == "country" and not found.full.startswith(spot.key[:2]) else None


def front_office(rest: str) -> str | None:
    """The office at the start of a section's name (外事办|工会), if there is one."""
    cuts = range(len(rest) - 1, 1, -1)
    return next((rest[:cut] for cut in cuts if office_of(rest[:cut]) and UNIT.fullmatch(rest[cut:])), None)
