"""Which person each person's name stands for: last names, surnames with a title, misread characters."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .register import Figure, Register, Spot
from .written import key, one_off

_COMPOUND = frozenset(
    ("欧阳", "司马", "上官", "诸葛", "东方", "皇甫", "尉迟", "公孙", "令狐", "慕容", "司徒", "夏侯", "端木",
     "南宫", "独孤", "长孙", "宇文", "鲜于", "闾丘", "轩辕")
)  # fmt: skip
_TITLE_END = re.compile(
    r"(?:副|总|名誉|常务)*(?:会长|主席|大使|总领事|领事|参赞|市长|省长|县长|部长|局长|厅长|处长|科长|主任|院长|校长|所长|社长|馆长|站长|秘书长|"
    r"理事长|董事长|总经理|经理|董事|队长|团长|书记|总统|总理|首相|议员|专员|教授|博士|医生|护士|老师|先生|女士|小姐|太太|夫人|总|老|氏)$"
)
_NICK = re.compile(r"^[小老](?=.)")
_HAN_NAME = re.compile(r"[一-鿿]{2,4}")
_FAMILY = 2  # characters of most Japanese family names
_HAN_LONGEST = 3  # characters of a Chinese name with a family name of one
_MISREAD_FROM = 3  # characters: 甲乙丙 and 申乙丙 of one office are one person
_TITLE_LENGTH = 12  # characters between a body's name and its officer's
_LONG_NAME = 6  # characters: a transliterated name with one other character is the same whatever the office


class People:
    """The person figures of a document."""

    def __init__(self, register: Register) -> None:
        """Tell the full names apart, then join last names and misread spellings to them."""
        self.register = register
        self.figures: dict[str, Figure] = {}
        spots = list(register.of_type("Person"))
        for spot in spots:
            if not self._short(spot):
                self.register.take(spot, (self._figure(spot.key),), "name")
        self._join_last_names(spots)
        self._join_misread(spots)

    def point(self, spot: Spot) -> tuple[Figure, ...]:
        """The person that a surname with a title stands for: the one so named last before, else one named later."""
        surname = self._short(spot)
        if not surname:
            return ()
        mine = [s for s in self.register.spots[spot.section] if s.name.type == "Person" and self._bears(s, surname)]
        earlier = [s for s in mine if s.end <= spot.start]
        fitting = [s for s in earlier if self._title(s) and self._title(s) in self._title(spot) + spot.key] or earlier
        chosen = fitting[-1] if fitting else (mine[0] if mine else self._elsewhere(surname))
        if chosen is not None:
            return self.register.at.get(chosen, ())[:1]
        return ()  # a surname alone names nobody

    def _figure(self, form: str) -> Figure:
        if form not in self.figures:
            self.figures[form] = self.register.new("Person", form)
        return self.figures[form]

    def _short(self, spot: Spot) -> str:
        """The surname that a form consists of but for a title or 小, or ""."""
        bare = _NICK.sub("", _TITLE_END.sub("", spot.key)) if len(spot.key) > 1 else spot.key
        if len(bare) == 1 or bare in _COMPOUND:
            return bare
        return ""

    def _bears(self, spot: Spot, surname: str) -> bool:
        full = _HAN_NAME.fullmatch(spot.key) and not self._short(spot)
        return bool(full) and spot.key.startswith(surname) and spot in self.register.at

    def _elsewhere(self, surname: str) -> Spot | None:
        """The document's only person of that surname, for articles that do not name one."""
        bearers = [s for s in self.register.of_type("Person") if self._bears(s, surname)]
        return bearers[0] if len({s.key for s in bearers}) == 1 else None

    def _title(self, spot: Spot) -> str:
        """The title beside a name, as the titles of the section have it."""
        titles = self.register.parts[spot.section].titles
        text = self.register.parts[spot.section].section.view.folded
        near = [t for t in titles if t.start == spot.end] or [t for t in titles if t.end == spot.start]
        if near:
            return re.sub(r"^(?:副|名誉|常务)", "", key(text[near[0].start : near[0].end]))
        behind = re.match(r"\s*(\w{0,4})", text[spot.end : spot.end + 4])
        match = _TITLE_END.search(behind[1]) if behind else None
        return match.group() if match else ""

    def _join_last_names(self, spots: Sequence[Spot]) -> None:
        """哈桑 behind 阿里·哈桑: of the article, else of the document, if only one person has that last name."""
        for spot in spots:
            if "·" in spot.key or len(spot.key) < len("哈桑") or self._short(spot):
                continue
            for reach in ([s for s in spots if s.section == spot.section], list(spots)):
                found = {s.key for s in reach if self._is_part(spot, s.key)}
                if found:
                    if len(found) == 1:
                        self.register.move(spot, self._figure(found.pop()), "alias")
                    break
        self.figures = {k: f for k, f in self.figures.items() if f in self.register.figures}

    def _is_part(self, spot: Spot, full: str) -> bool:
        """Whether a form is a part of a dotted name, the name without its dots, or a Japanese surname with a title."""
        if "·" in full:
            return spot.key in full.split("·") or spot.key == full.replace("·", "")
        family = len(spot.key) == _FAMILY and len(full) > _HAN_LONGEST and full.startswith(spot.key)
        return family and bool(self._title(spot))

    def _join_misread(self, spots: Sequence[Spot]) -> None:
        """Names that differ in one character: long ones, and short ones beside the same body and title."""
        ranked = sorted(self.figures.items(), key=lambda item: (-item[1].count, item[1].first or (0, 0)))
        for i, (form, gone) in enumerate(ranked):
            for other, kept in ranked[:i]:
                if kept in self.register.figures and self._misread(form, other, spots):
                    gone.aliases.update(gone.names)
                    gone.names.clear()
                    self.register.merge(kept, gone)
                    break

    def _misread(self, one: str, other: str, spots: Sequence[Spot]) -> bool:
        if one_off(one, other) is None:
            return False
        if len(one) >= _LONG_NAME and "·" in one:
            return True
        if len(one) < _MISREAD_FROM:
            return False
        mine, theirs = (self._offices(form, spots) for form in (one, other))
        return bool(mine & theirs)

    def _offices(self, form: str, spots: Sequence[Spot]) -> set[tuple[str, str]]:
        """Body and title beside each place where a name stands."""
        found: set[tuple[str, str]] = set()
        for spot in spots:
            title = self._title(spot) if spot.key == form else ""
            bodies = [s for s in self.register.spots[spot.section] if s.name.type == "Organization"]
            near = [s for s in bodies if 0 <= spot.start - s.end <= _TITLE_LENGTH]
            if title and near:
                found.add((near[-1].key, title))
        return found
