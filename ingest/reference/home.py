"""Which place a document or article writes from: its home."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from ..parts import Parts
from .anatomy import LEVELS, Anatomy, anatomy, office_of
from .geography import CHINA, Ground, above, ground, known, leading, nation
from .publisher import SELF
from .register import Register, Spot

_OURS = re.compile(r"[我全](?:们)?([省市县区州])(?!域)|(?<![一-鿿])本([省市县区州])(?!域)")
_COUNTERPART = re.compile(
    r"(?:向|援助?|驰援|支援|援建|赴|抵达?|对|与|和|同|给|往|转到|转交|转赠|交予|移交|拨付|拨给|汇给|运到|访问?|飞|捐赠?|"
    r"友城|友好城市|来自)(?:[^\s,，。、]{0,4})?$"
)
"""Words before the place that a text is not from."""
_OFFICIAL = re.compile(
    r"([一-鿿]{2,7}?(?:省|市|县|自治区))(?:人民政府)?(?=外事|红十字|友协|人民对外|慈善|日报|晚报|年鉴)"
)
_PLAIN = re.compile(r"[^和与及同向给由在的会委]{2,5}")
"""A division's name, without words and bodies that may have got before its 市."""
_AUTONOMOUS = re.compile(r"(?<![一-鿿])自治区(?=党委|政府|外|友协|红十字|慈善|侨联|人大|政协)")
_OFFICES = re.compile(
    r"([省市县])(外事办|外办|友协|红十字会|侨联|慈善总会|贸促会|妇联|政协|卫健委|财政局|财政厅|民政局|民政厅)"
)
"""Offices of a home place that the names step may have missed."""
_MENTION = 100
"""The weight of a place named once in the body."""
_NAMED_BEFORE, _NAMED_AFTER = 300, 50
"""X省红十字会 before the first 省红十字会 is home's; one that comes later may be another's."""
_OFFICIAL_WEIGHT = 200
_UNLISTED, _FIRST_LINES = 1000, 4
"""What an office among the first lines of a page adds to a division that no gazetteer has: nobody else's heads it."""
_FAR_SHARE, _UPPER_SHARE, _FAR_UPPER_SHARE = 0.3, 0.5, 0.1
"""Shares of a mention that count behind 向, 赴, …; and for the province above a place."""
_LEAST_SHARE, _CITY_SHARE = 0.3, 0.6
"""A place stands out with this share of all weights; a city with this share of its province's is home before it."""
_TRADITIONAL_SHARE = 0.05
_TITLE_KINDS = ("title", "heading")
_MARGIN_KINDS = ("header", "byline", "dateline", "boilerplate")
_FORM_LENGTHS = range(2, 6)


def home_weights(register: Register, section: int) -> Counter[Ground]:
    """Places with the weight that speaks for each as the article's home."""
    part = register.parts[section]
    folded = part.section.view.folded
    weights: Counter[Ground] = Counter()
    for spot in register.spots[section]:
        for place, share in _grounds(spot):
            far = bool(_COUNTERPART.search(folded[max(0, spot.start - 8) : spot.start]))
            weight = share * _block_weight(part, spot.start)
            weights[place] += round(_MENTION * (weight * _FAR_SHARE if far else weight))
            for upper in _provinces_above(place):
                weights[upper] += round(_MENTION * share * (_FAR_UPPER_SHARE if far else _UPPER_SHARE))
    for place, count in _twins(register, section, folded):
        weights[place] += count
    listed = False
    for match in _OFFICIAL.finditer(folded):
        place = ground(match[1])
        if not place.unknown:
            weights[place] += _OFFICIAL_WEIGHT
            listed = True
        elif not listed and _heads_the_page(part, match):
            weights[place] += _UNLISTED
    return weights


def _heads_the_page(part: Parts, match: re.Match[str]) -> bool:
    """Whether an office begins one of the first lines, and its place is no known one with a word before it."""
    at = match.start()
    begins = at == 0 or not "一" <= match.string[at - 1] <= "鿿"
    first = any(b.start <= at < b.end for b in part.section.blocks[:_FIRST_LINES])
    return begins and first and place_in(match[1]) is None and _PLAIN.fullmatch(match[1]) is not None


def _twins(register: Register, section: int, folded: str) -> Iterator[tuple[Ground, int]]:
    """Places of the first full name of each 省X and 市X: a text that writes so has often named it before."""
    organisations = [s for s in register.spots[section] if s.name.type == "Organization"]
    taken = [(spot, _anatomy(spot)) for spot in organisations]
    pointing = list(_pointing(register, section))
    for level, body in dict.fromkeys((level, body) for _, level, body in pointing):
        places = [at for at, *kind in pointing if kind == [level, body]]
        for spot, parts in taken:
            far = _COUNTERPART.search(folded[max(0, spot.start - 8) : spot.start])
            if parts.body == body and parts.place and parts.place.level == level and not far:
                yield parts.place, len(places) * (_NAMED_BEFORE if spot.start < places[0] else _NAMED_AFTER)
                break


def _pointing(register: Register, section: int) -> Iterator[tuple[int, str, str]]:
    """Position, level and body of each 市外事办, 省红十字会: among the names, or where the names step found none."""
    folded = register.parts[section].section.view.folded
    spots = register.spots[section]
    found = [(s.start, _anatomy(s)) for s in spots if s.name.type == "Organization"]
    yield from ((start, parts.level, parts.body) for start, parts in found if parts.level)
    for match in _OFFICES.finditer(folded):
        placed = any(known(folded[match.start() - n : match.start() + 1]) for n in _FORM_LENGTHS)
        if not placed and not any(s.start <= match.start() < s.end for s in spots):
            yield match.start(), LEVELS[match[1]], office_of(match[2]) or match[2]


def levels(register: Register, sections: Sequence[int]) -> Counter[str]:
    """How often the text points to a home of each level: 我市, 市外事办, 省委."""
    levels: Counter[str] = Counter()
    for section in sections:
        folded = register.parts[section].section.view.folded
        levels.update(LEVELS[match[1] or match[2]] for match in _OURS.finditer(folded))
        levels.update(level for _, level, _ in _pointing(register, section))
        levels["autonomous"] += len(_AUTONOMOUS.findall(folded))
    return levels


def _anatomy(spot: Spot) -> Anatomy:
    return anatomy(spot.key)


def _grounds(spot: Spot) -> Iterator[tuple[Ground, float]]:
    """The places that a name states: itself, or the one before a body's own name."""
    if spot.name.type == "Place" and not spot.name.deictic:
        yield ground(spot.key), 1.0
    if spot.name.type == "Organization":
        parts = anatomy(spot.key)
        if parts.place and parts.level != "embassy":
            yield parts.place, 1.5 if parts.office else 0.8


def _block_weight(part: Parts, position: int) -> float:
    kind = next((b.kind for b in part.section.blocks if b.start <= position < b.end), "body")
    if kind in _TITLE_KINDS:
        return 4.0 if position < part.section.blocks[0].end + 1 or kind == "title" else 1.5
    if kind in _MARGIN_KINDS:
        return 4.0
    return 2.0 if any(b.start <= position < b.end for b in part.section.blocks[:3]) else 1.0


def _provinces_above(place: Ground) -> Iterator[Ground]:
    province = above(place).get("province") if place.chinese and place.level != "province" else None
    if province:
        yield ground(province)


def place_in(text: str) -> Ground | None:
    """The first Chinese place that a document's name names."""
    for i in range(len(text)):
        found = leading(text[i:]) if "一" <= text[i] <= "鿿" else None
        if found:
            return found[1]
    return None


def home_of(
    weights: Counter[Ground], points: Counter[str], from_china: bool = False, own: bool = False
) -> Ground | None:
    """The likeliest home: of the level that 我市, 省外办 and the like point to; else a place that stands out."""
    chinese = Counter(
        {place: n for place, n in weights.items() if n > 0 and (place.chinese or (place.unknown and n >= _UNLISTED))}
    )
    for level in _order(points, chinese):
        if points[level]:
            found = _top(_autonomous(chinese) if points["autonomous"] and level == "province" else chinese, level)
            if found:
                return found
    if own:
        return None
    ranked = weights.most_common()
    if not ranked:
        return None
    best = _standing_out(chinese, sum(weights.values()))
    return best or _nation(weights, from_china)


def _order(points: Counter[str], weights: Counter[Ground]) -> Sequence[str]:
    """The levels to try, the lower first, since a city's text also speaks of its province.

    A county that is pointed to less often than a city is one that the text only tells about.
    """
    county, city = (_weight(weights, level) for level in ("county", "city"))
    if (points["county"], county) < (max(points["city"], points["province"]), city):
        return "region", "city", "province", "county"
    return "county", "region", "city", "province"


def _weight(weights: Counter[Ground], level: str) -> int:
    return max((n for place, n in weights.items() if place.level == level), default=0)


def _autonomous(chinese: Counter[Ground]) -> Counter[Ground]:
    return Counter({place: n for place, n in chinese.items() if place.full.endswith("自治区")})


def is_traditional(register: Register) -> bool:
    """Whether the text is in traditional script, as papers outside mainland China are."""
    views = [part.section.view for part in register.parts]
    changed = sum(a != b and "一" <= a <= "鿿" for v in views for a, b in zip(v.text, v.folded, strict=True))
    return changed > _TRADITIONAL_SHARE * sum(len(v.text) for v in views)


def is_of_china(bodies: list[tuple[float, Spot]]) -> bool:
    """Whether the likeliest publisher is a body of China by its name, or an embassy that names no sender."""
    if not bodies or bodies[0][0] < SELF:
        return False
    parts = _anatomy(bodies[0][1])
    return parts.level == "embassy" or (parts.place is not None and parts.place.country == "CN")


def _top(weights: Counter[Ground], level: str) -> Ground | None:
    same = {"city": ("city",), "region": ("region",), "county": ("county",), "province": ("province",)}[level]
    ranked = [(n, place) for place, n in weights.items() if place.level in same]
    return max(ranked, key=lambda r: r[0])[1] if ranked else None


def _standing_out(chinese: Counter[Ground], total: int) -> Ground | None:
    """A Chinese city or province that has a good share of all that is said of places."""
    ranked = [(n, p) for p, n in chinese.most_common() if p.level in ("city", "province", "region")]
    if not ranked or ranked[0][0] < _LEAST_SHARE * total:
        return None
    top, place = ranked[0]
    if place.level == "province":
        city = next(((n, p) for n, p in ranked if p.level == "city" and above(p).get("province") == place.full), None)
        if city and city[0] >= _CITY_SHARE * top:
            return city[1]
    return place


def _nation(weights: Counter[Ground], from_china: bool) -> Ground | None:
    """A country: China, but for a text in traditional script, not of a Chinese body, that names another oftener."""
    nations: Counter[Ground] = Counter()
    for place, n in weights.items():
        country = place if place.level == "country" else nation(place.country)
        if country:
            nations[country] += n
    if not nations:
        return None
    china, (other, most) = ground(CHINA), nations.most_common(1)[0]
    return china if from_china or nations[china] >= most else other
