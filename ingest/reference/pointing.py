"""What a form that is no full name of its own stands for: 市外事办, 该会, 本会, 基金会, list members, sections."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from .anatomy import UNIT, Anatomy, anatomy, fullest, is_bare, is_department, office_of
from .bodies import Bodies
from .forms import OURS, POINTS, THAT, front_office
from .frame import Setting
from .geography import CHINA, Ground, ground
from .kinds import ANY, is_kind
from .own import Voices
from .places import Places
from .register import Figure, Spot
from .surroundings import sentence_start
from .written import key

_RULERS = frozenset({"政府", "军方", "议会", "国会", "执政党"})
_PARTY = {"市委": "中共{place}委"}
_EXPANDED = frozenset({"友协"})
"""Offices whose short form is never a name of its own: the name given is the full one."""
_YOUTH = ("团省委", "团市委", "团县委", "团区委", "团州委")
_LEVEL_CHARACTERS = "省市县区州旗盟镇乡街村自"


class Pointing:
    """Resolves the organisations' forms that point, one after the other in the order of the text."""

    def __init__(self, bodies: Bodies, places: Places, found: Sequence[Setting]) -> None:
        """All full names must have been told apart."""
        self.bodies, self.places, self.settings = bodies, places, found
        self.register, self.forms = bodies.register, bodies.forms
        self.voices = Voices(self.register, found, self._of_level)

    def point(self, spot: Spot, last: bool = False) -> tuple[Figure, ...]:
        """What a form stands for; () if nothing is known.

        In the `last` round a form that nothing explains becomes an entity by itself.
        """
        steps: tuple[Callable[[Spot], Figure | None], ...] = (
            self._that, self._ours, self._of_level, self._of_list, self._clip, self._branch, self._section, self._bare,
        )  # fmt: skip
        own = OURS.fullmatch(spot.key)
        if own and is_kind(own["noun"] or own["all"]):
            steps = (self._ours,)
        elif last:
            steps = (*steps, self._only, self._itself)
        for step in steps:
            if found := step(spot):
                return (found,)
        return ()

    def _that(self, spot: Spot) -> Figure | None:
        """该会, 这家公司, 其 before a title: the body of that kind named last."""
        if spot.key == "其":
            return self.voices.last(spot, ANY)
        match = THAT.fullmatch(spot.key)
        if not match or not (spot.name.deictic or POINTS.match(spot.key)):
            return None
        return self.voices.last(spot, match["noun"]) or self.voices.we(spot.section, match["noun"])

    def _ours(self, spot: Spot) -> Figure | None:
        """本会, 我办, 我们基金会; with a section behind it (我办工会) the article's body gives the front."""
        if spot.key == "我们":
            return self.voices.we(spot.section, "", spot.start)
        match = OURS.fullmatch(spot.key)
        if not match:
            return None
        noun = match["noun"] or match["all"]
        found = self.voices.we(spot.section, noun, spot.start)
        if found or is_kind(noun):
            return found or self.voices.last(spot, noun)
        for cut in range(len(noun) - 1, 0, -1):
            owner = self.voices.we(spot.section, noun[:cut], spot.start) if UNIT.fullmatch(noun[cut:]) else None
            if owner:
                return self._child(spot, owner, noun[cut:])
        return None

    def _of_level(self, spot: Spot) -> Figure | None:
        """市外事办, 县教育局: the body of the home place of that level, or of the place of that level named last."""
        parts = self.forms.anatomy(spot)
        if not parts.level:
            return None
        place = ground(CHINA) if parts.level == "embassy" else self._level_place(spot, parts.level)
        return self._resolved(spot, place, parts) if place else None

    def _level_place(self, spot: Spot, level: str) -> Ground | None:
        setting = self.settings[spot.section]
        if place := setting.level(level):
            return place
        if (figure := self.places.last(spot, level)) and figure.ground:
            return figure.ground
        character = next(c for c in spot.key if c in _LEVEL_CHARACTERS)
        return setting.home if setting.home and setting.home.full.endswith(character) else None

    def _resolved(self, spot: Spot, place: Ground, parts: Anatomy) -> Figure:
        """The figure of a body whose place has been found, with the form that this gives it."""
        front = None if parts.office else front_office(parts.rest)
        if front and (owner := self._office_at(place, front)):
            return self._child(spot, owner, parts.rest[len(front) :])
        figure = self.bodies.figure(Anatomy(place, "", parts.rest, parts.body, parts.office))
        where, plain = self.places.written(place)
        if parts.rest.endswith(_YOUTH) and parts.office == "团委":
            figure.given = f"共青团{where}委"
            return figure
        name = where + spot.form[len(spot.form) - len(parts.rest) :]
        figure.resolved.setdefault(name, plain + parts.rest)
        if parts.office in _EXPANDED and not figure.names:
            figure.given = where + fullest(parts.office)
        if parts.office in _PARTY:
            figure.given = _PARTY[parts.office].format(place=where)
        if parts.level == "embassy" and not figure.names:
            figure.given = name if "大使馆" in name else name.replace("使馆", "大使馆")
        return figure

    def _office_at(self, place: Ground, office: str) -> Figure | None:
        return self.bodies.figures.get(Anatomy(place, "", office, office_of(office) or office, None).key)

    def _of_list(self, spot: Spot) -> Figure | None:
        """红十字会 behind 甲省妇联、: of the place that heads the list."""
        head = self.forms.head(spot)
        if head is None or (is_bare(spot.key) and not office_of(spot.key)):
            return None
        first, parts = self.forms.anatomy(head), self.forms.anatomy(spot)
        figures = self.register.at.get(head, ())
        place = first.place or (figures[0].ground if figures else None)
        if place is None:
            return None
        where, plain = self.places.written(place)
        if not first.level:
            where = head.form[: len(head.form) - len(first.rest)]
            plain = key(where)
        figure = self.bodies.figure(Anatomy(place, "", parts.rest, parts.body, parts.office))
        figure.resolved.setdefault(where + spot.form, plain + spot.key)
        return figure

    def _clip(self, spot: Spot) -> Figure | None:
        """柬教育部: a department of the country that the first character is the clipping of."""
        place = self.forms.clipped_front(spot)
        if place is None:
            return None
        figure = self.bodies.figure(anatomy(place.full + spot.key[1:], self.places.known))
        figure.resolved.setdefault(place.full + spot.form[1:], place.full + spot.key[1:])
        return figure

    def _branch(self, spot: Spot) -> Figure | None:
        """甲国办事处: the branch there that the document names in full, else the one of the article's own body."""
        parts = self.forms.anatomy(spot)
        if parts.place is None or not self.forms.is_branch(parts):
            return None
        there = (f"驻{parts.place.full}{parts.rest}", parts.place.full + parts.rest, "驻" + spot.key)
        for figure in self.bodies.figures.values():
            if figure.plain.endswith(there) and figure.plain != spot.key:
                return figure
        owner = self.voices.we(spot.section)
        if owner is None:
            return None
        child = self._child(spot, owner, spot.key)
        child.division = parts.place.full
        return child

    def _section(self, spot: Spot) -> Figure | None:
        """基金会甲国办公室, 河流联盟秘书处: a section of the body that its front is short for."""
        owner = self.forms.owner(spot)
        if owner is None:
            return None
        front, rest = owner
        figure = self.bodies.aliases[spot.section].get(front) or self._by_noun(spot, front)
        return self._child(spot, figure, rest) if figure else None

    def _child(self, spot: Spot, owner: Figure, rest: str) -> Figure:
        """The section, branch or office of a body, named in full."""
        figure = self.bodies.figure(anatomy(owner.plain + rest, self.places.known))
        figure.resolved.setdefault(owner.name + spot.form[len(spot.form) - len(rest) :], owner.plain + rest)
        figure.division = owner.division
        return figure

    def _bare(self, spot: Spot) -> Figure | None:
        """基金会, 财政局: of the article, or of home; any other form of the one body that it is short for."""
        if spot.key in _RULERS and (figure := self._ruler(spot)):
            return figure
        if spot.key == "常委会" and (figure := self._committee(spot)):
            return figure
        if not is_bare(spot.key) and not is_department(spot.key):
            return self.bodies.ending_in(spot)
        return self._by_noun(spot, spot.key) or self._of_home(spot)

    def _of_home(self, spot: Spot) -> Figure | None:
        home = self.settings[spot.section].home
        if home is None or home.level == "country" or not (office_of(spot.key) or is_department(spot.key)):
            return None
        return self._resolved(spot, home, self.forms.anatomy(spot))

    def _ruler(self, spot: Spot) -> Figure | None:
        """政府, 军方: of the country that the sentence named last."""
        start = sentence_start(self.register.parts[spot.section].section.view.folded, spot.start)
        near = [s for s in self.register.spots[spot.section] if start <= s.start and s.end <= spot.start]
        named = [p for p in map(self.places.place_of, near) if p and p.level == "country"]
        return self._resolved(spot, named[-1], self.forms.anatomy(spot)) if named else None

    def _committee(self, spot: Spot) -> Figure | None:
        """常委会: of the party committee or congress named last."""
        found = self.register.before(spot.section, spot.start, lambda f: f.key.endswith(("|市委", "|人大")))
        owner = next((f for _, f in found), None)
        return self._child(spot, owner, spot.key) if owner else None

    def _by_noun(self, spot: Spot, noun: str) -> Figure | None:
        """The body that a bare type noun stands for: the article's own, else the one of that kind named last."""
        if office_of(noun) and (office := self.voices.last(spot, noun)):
            return office
        own = self.voices.we(spot.section, noun) if self.voices.has_own(spot.section) else None
        return own or (None if is_department(noun) else self.voices.last(spot, noun))

    def _only(self, spot: Spot) -> Figure | None:
        """A section whose body the article names only later."""
        owner = self.forms.owner(spot)
        figure = self.voices.only(spot.section, owner[0]) if owner else None
        return self._child(spot, figure, owner[1]) if owner and figure else None

    def _itself(self, spot: Spot) -> Figure | None:
        """A form that nothing explains is an entity by itself, but for pronouns and bare type nouns."""
        if self.forms.only_points(spot) or (OURS.fullmatch(spot.key) and spot.name.deictic):
            return None
        if is_bare(spot.key) and not office_of(spot.key):
            return None
        return self.bodies.figure(self.forms.anatomy(spot))
