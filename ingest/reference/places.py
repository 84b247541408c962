"""Which place each place name stands for: spellings, clippings of one character, 我市, 该市, 两国."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from .anatomy import LEVELS, anatomy
from .frame import Setting
from .geography import CHINA, Ground, clipped, ground, known
from .register import Figure, Register, Spot
from .surroundings import clause_start, sentence_start, standing_in

_HOME = re.compile(r"(?:我|本|全)们?(?P<level>国|省|市|县|区|州|镇|乡|村|自治区|自治州|旗|盟)")
_INSIDE = re.compile(r"(?P<level>国|省|市|县)内外?")
_THAT = re.compile(r"(?:该|此|那|这)[个座]?(?P<level>国家|友城|城市|国|省|市|县|区|州|镇|乡|村|地)|当地")
_BOTH = re.compile(r"[两三](?P<level>国|省|市|县|地|区|州|城)|双方")
_COVERB = re.compile(r"[对在访来到赴抵驻援向离回入出返旅留]")
_ARRIVAL = re.compile(r"[在访来到赴抵离回返驻留]$")
_ZONE = re.compile(r"高新区|经开区|开发区|新区|工业园区?|自贸区|保税区|经济技术开发区")
_LEVEL_ENDS = ("省", "市", "县", "区", "州", "旗", "盟", "镇", "乡", "村")
_SUFFIX = ("市", "县", "区", "州", "镇")  # not 省: a port and its province may share a name
_LEVEL_OF = LEVELS | {"国": "country", "国家": "country", "城市": "city", "友城": "city", "城": "city", "地": ""}


class Places:
    """The place figures of a document by ground."""

    def __init__(self, register: Register, found: Sequence[Setting]) -> None:
        """Tell the plain place names apart at once; those that point are asked for in the order of the text."""
        self.register = register
        self.settings = found
        self.figures: dict[str, Figure] = {}
        spots = list(register.of_type("Place"))
        self._forms = {spot.key for spot in spots}
        self._homes = {full for setting in found for full in setting.chain.values()}
        self._initials = {form[0] for form in self._forms if len(form) > len("某某")}
        self.known = frozenset(spot.key for spot in spots if not spot.name.deictic and len(spot.key) > 1)
        self._places_of: dict[Spot, Ground | None] = {}
        for spot in spots:
            if not self._points(spot):
                self.register.take(spot, (self.figure(self._ground(spot.key)),), "name")

    def figure(self, place: Ground, given: str | None = None) -> Figure:
        """The figure of a place, made if need be; `given` names one that the text never names in full."""
        if place.key not in self.figures:
            figure = self.register.new("Place", place.key, place)
            figure.kinds[_kind(place)] += 1
            self.figures[place.key] = figure
            if given:
                figure.resolved.setdefault(given, given)
        return self.figures[place.key]

    def written(self, place: Ground) -> tuple[str, str]:
        """How the document writes a place in full (with 市, 州, …), else its official form; and that form's key."""
        figure = self.figures.get(place.key)
        named = figure.names if figure else {}
        forms = {f: k for f, k in named.items() if len(k) > len("某市") and k.endswith(_LEVEL_ENDS)}
        form = max(forms, key=len, default=place.full)
        return form, forms.get(form, form)

    def place_of(self, spot: Spot) -> Ground | None:
        """The place that a spot names, itself or before a body's name."""
        if spot not in self._places_of:
            self._places_of[spot] = self._place_of(spot)
        return self._places_of[spot]

    def _points(self, spot: Spot) -> bool:
        """Whether a form only points, whatever the names step says of it."""
        form = spot.key
        if spot.name.deictic or len(form) == 1 or any(p.fullmatch(form) for p in (_HOME, _INSIDE, _THAT, _BOTH)):
            return True
        if known(form) or len(form) > len("中日韩") or any(form in f for f in self._forms - {form}):
            return False
        bare = _COVERB.sub("", form, count=1).removesuffix("方") or form
        return all(clipped(c) or c in self._initials for c in bare)

    def _place_of(self, spot: Spot) -> Ground | None:
        if spot.name.type == "Place" and not self._points(spot):
            return self._ground(spot.key)
        return anatomy(spot.key, self.known).place if spot.name.type == "Organization" else None

    def point(self, spot: Spot) -> tuple[Figure, ...]:
        """What a form that only points (我市, 该国, 两市, 向马) stands for; () if nothing is known."""
        form = spot.key
        if match := _HOME.fullmatch(form) or _INSIDE.fullmatch(form):
            return self._home(spot, match["level"])
        if match := _THAT.fullmatch(form):
            found = self.last(spot, _LEVEL_OF.get(match["level"] or "地", ""))
            return (found,) if found else ()
        if match := _BOTH.fullmatch(form):
            return self._pair(spot, _LEVEL_OF.get(match["level"] or "地", ""))
        return self._clips(spot)

    def last(self, spot: Spot, level: str) -> Figure | None:
        """The place of a level named last before a spot; not one of the same clause where the spot is its object."""
        folded = self.register.parts[spot.section].section.view.folded
        friend = "友城" in spot.key
        home = self.settings[spot.section].home if friend else None
        limit = clause_start(folded, spot.start) if friend else standing_in(folded, spot.start)
        for other in reversed(self.register.spots[spot.section]):
            place = self.place_of(other) if other.end <= limit else None
            if place is None or place == home or (not level and place.level == "country"):
                continue
            if not level or _fits(place, level):
                return self.figure(place, place.full)
        return None

    def _ground(self, form: str) -> Ground:
        """A form's ground; one without 市, 县, … is the document's only place that has it."""
        if not known(form) and not form.endswith(_SUFFIX):
            longer = [form + s for s in _SUFFIX if form + s in self._forms or form + s in self._homes]
            if len(longer) == 1:
                return ground(longer[0])
        return ground(form)

    def _home(self, spot: Spot, level: str) -> tuple[Figure, ...]:
        setting = self.settings[spot.section]
        if level == "国":
            nation = ground(setting.chain.get("country", CHINA))
            return (self.figure(nation, nation.full),)
        home = setting.level(_LEVEL_OF[level])
        if level == "区" and home is None:
            home = setting.level("province") if (setting.chain.get("province") or "").endswith("自治区") else None
        if home is None and level == "市" and setting.home and setting.home.full.endswith("市"):
            home = setting.home
        if home is None and setting.home and setting.home.full.endswith(level):
            home = setting.home
        if home is None:
            return ()
        figure = self.figure(home, home.full)
        figure.resolved.setdefault(*self.written(home))
        return (figure,)

    def _clips(self, spot: Spot) -> tuple[Figure, ...]:
        """Each character of 中缅, 向马, 德市, 缅方 as the place that it is the clipping of."""
        form = spot.key
        folded = self.register.parts[spot.section].section.view.folded
        before = folded[max(0, spot.start - 1) : spot.start]
        if len(form) > 1 and _COVERB.match(form) and not known(form):
            before, form = form[0], form[1:]
        form = form[:-1] if len(form) > 1 and form[-1] in "方府" else form
        if len(form) == len("德市") and form[1] in "市国省县州":
            found = self.clip(spot, form[0], before, _LEVEL_OF[form[1]])
            return (found,) if found else ()
        if form[-1] in "东西南北" and len(form) == len("泰南"):
            found = self.clip(spot, form[0], before)
            return (self._part_of(found, form[-1]),) if found else ()
        if known(form) or len(form) > len("中日韩") or (form[-1] in "区县镇" and len(form) > len("某区")):
            return (self._own(spot, form),)
        found = [self.clip(spot, c, before) for c in form]
        return tuple(dict.fromkeys(f for f in found if f)) if all(found) else ()

    def _part_of(self, whole: Figure, side: str) -> Figure:
        """泰南: a part of a country, under a name of its own."""
        name = f"{whole.name}{side}部"
        return self.figure(Ground(f"x:{name}", name, "other", whole.ground.country if whole.ground else ""), name)

    def _own(self, spot: Spot, form: str) -> Figure:
        """A place that only this text knows; a zone without a place (高新区, 开发区) is one of the home city."""
        home = self.settings[spot.section].level("city")
        if spot.name.deictic and home and _ZONE.fullmatch(form):
            return self.figure(ground(home.full + form), home.full + form)
        return self.figure(self._ground(form))

    def clip(self, spot: Spot, character: str, before: str = "", level: str = "") -> Figure | None:
        """The place that one character stands for here: of the article, of the document, or by usage."""
        if character in "中华":
            return self.figure(ground(CHINA), CHINA)
        home = self.settings[spot.section].level("city")
        if home and not level and character in home.full[:-1] and _ARRIVAL.search(before):
            return self.figure(home, home.full)
        usual = clipped(character)
        if near := self._nearest(spot, character, level):
            return self.figure(near)
        for sections in ([spot.section], range(len(self.register.parts))):
            counts = self._starting(character, sections, level)
            if counts:
                return self.figure(max(counts, key=lambda g: (counts[g], g in usual)))
        if home and not level and character in home.full[:-1]:
            return self.figure(home, home.full)
        fitting = [g for g in usual if not level or _fits(g, level)]
        return self.figure(fitting[0], fitting[0].full) if fitting else None

    def _nearest(self, spot: Spot, character: str, level: str) -> Ground | None:
        """The country of the same paragraph named last that begins with the character."""
        folded = self.register.parts[spot.section].section.view.folded
        line = folded.rfind("\n", 0, spot.start)
        for other in reversed(self.register.spots[spot.section]):
            place = self.place_of(other) if line < other.start and other.end <= spot.start else None
            if place and place.full.startswith(character) and _fits(place, level or "country"):
                return place
        return None

    def _starting(self, character: str, sections: Sequence[int] | range, level: str) -> Counter[Ground]:
        """Places named in the sections that begin with the character, or whose usual clipping it is, with counts."""
        usual = clipped(character)
        counts: Counter[Ground] = Counter()
        for section in sections:
            for spot in self.register.spots[section]:
                place = self.place_of(spot)
                if place is None or not (place.full.startswith(character) or place in usual):
                    continue
                if not level or _fits(place, level):
                    counts[place] += 3 if place.level == "country" else 1
        return counts

    def starting(self, character: str, section: int) -> Ground | None:
        """The place named most in a section that a character is the clipping of, if there is one."""
        counts = self._starting(character, [section], "")
        return max(counts, key=lambda g: counts[g]) if counts else None

    def _pair(self, spot: Spot, level: str) -> tuple[Figure, ...]:
        """两市, 两国: the two places of the sentence; else home and the place that the text before speaks of most."""
        folded = self.register.parts[spot.section].section.view.folded
        near = list(dict.fromkeys(self._named(spot, level, sentence_start(folded, spot.start))))
        if len(near) == len("两市"):
            return tuple(near)
        setting = self.settings[spot.section]
        home = ground(setting.chain.get("country", CHINA)) if level == "country" else setting.level(level or "city")
        far = list(dict.fromkeys(self._named(spot, level, 0)))
        if home is None:
            return tuple(far[-2:]) if len(far) >= len("两市") else ()
        mine = self.figure(home, home.full)
        told = Counter(f for f in self._named(spot, level, 0) if f is not mine)
        others = [f for f in near if f is not mine] or far
        other = max((f for f in others if f is not mine), key=lambda f: (told[f], far.index(f)), default=None)
        return (mine, other) if other else ()

    def _named(self, spot: Spot, level: str, since: int) -> Iterator[Figure]:
        for other in self.register.spots[spot.section]:
            if since <= other.start and other.end <= spot.start:
                if len(several := self.register.at.get(other, ())) > 1 and other.name.type == "Place":
                    yield from (f for f in several if f.ground and _fits(f.ground, level or f.ground.level))
                place = self.place_of(other)
                if place and (_fits(place, level) if level else place.level != "country"):
                    yield self.figure(place, place.full)


def _fits(place: Ground, level: str) -> bool:
    if level == "city":
        return place.level in ("city", "other") or place.full.endswith("市")
    if level == "region":
        return place.level == "region" or place.full.endswith("州")
    if level == "province":
        return place.level == "province" or place.full.endswith("省")
    return place.level == level or (level == "town" and place.full.endswith(("镇", "乡", "村")))


def _kind(place: Ground) -> str:
    return {"province": "region", "county": "city", "other": ""}.get(place.level, place.level)
