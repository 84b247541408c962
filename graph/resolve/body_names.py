"""Names of bodies taken apart: where the body is, and what stays of its name when all that writers vary is in one form."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from . import places
from .alike import foreign
from .names import body_forms, fold, stem, without_generic
from .numerals import in_figures
from .places import CHINA, Codes, narrowed
from .places import nested as meets
from .tables import rows

_LEGAL = re.compile(r"(?:股份有限责任公司|有限责任公司|股份有限公司|有限公司|股份公司|集团公司)$")
_LATIN_COMPANY = re.compile(r"(?<=[a-z0-9])(?:公司|集团|coltd|ltd|limited|inc|llc|corp|gmbh)$")
_CORPORATION = re.compile(r"株式会社")
_TOTAL = re.compile(r"(?<=.)总会$")
_TWICE = re.compile(r"会会$")
_SOFT = re.compile(r"公益|慈善")
_POINTING = re.compile(r"^(?:我们|我|本|该)?(?:自治区|省|市|县|区|州|镇|乡)(?=..)")
_PAIR = re.compile(r"^(?:中(?P<a>.)|(?P<b>.)中)(?=友好|友协|文化交流|经贸|贸易|商会|建交)")
_MISSION = re.compile(r"^驻(?=.+(?:大使馆|使馆|总领事馆|领事馆|总领馆|领馆|代表团)$)")
_AT = "驻援赴在旅"
_BEFORE_COMPANY = re.compile(r"^(?P<rest>.+)<(?P<code>[^<>]+)>(?P<end>~公司)?$")
_TOKEN = re.compile(r"<[^<>]*>|#\d+#|~")
_LARGE = re.compile(r"#(\d{3,})#")
_MISREAD_AHEAD = (4, 3, 2)
_SOUND_AHEAD = range(8, 2, -1)


class Body(NamedTuple):
    """A body's name taken apart.

    `place` holds the codes of where it is, () where nothing says so; `told` whether the name itself does. `core` is the
    rest in one form: places inside as `<code>`, numerals as `#n#`, the kind of body behind `~`. `loose` is it without words
    that are left out at will, `rare` what of it is no word for a kind of body, `text` the rest with its places as written.
    `pair` says that two countries name it.
    """

    place: Codes
    told: bool
    core: str
    loose: str
    rare: str
    text: str
    pair: bool = False

    @property
    def general(self) -> bool:
        """Whether every place may have a body of the name."""
        return len(self.rare) < 2

    @property
    def inner(self) -> frozenset[str]:
        """The places that stand inside the name."""
        return frozenset(t for t in _TOKEN.findall(self.core) if t[0] == "<")

    @property
    def numbers(self) -> tuple[str, ...]:
        """The numerals of the name."""
        return tuple(t for t in _TOKEN.findall(self.core) if t[0] == "#")


@lru_cache(maxsize=1 << 16)
def body(folded: str, division: str | None) -> Body:
    """Take a folded name apart; `division` is where its document puts it.

    >>> body("河池市外办", None) == body("外事办公室", "河池")._replace(told=True)
    True
    >>> body("中国驻赞比亚大使馆", None).core
    '驻<ZM>~大使馆'
    """
    around = places.in_division(division) if division else ()
    text = _CORPORATION.sub("", folded) + "株式会社" if _CORPORATION.search(folded) else folded
    if chapter := _chapter(text):
        return _made(*chapter, told=True)
    if _MISSION.match(text):
        return _made((CHINA,), text, told=True)
    if (found := _PAIR.match(text)) and (pair := _pair(found, text, around)):
        return pair
    end, codes = _lead(text, division)
    if codes:
        return _made(narrowed(codes, around) if around else codes, text[end:], told=True)
    return _made(around, text, told=False)


def points_home(folded: str, home: str | None) -> bool:
    """Whether a name points at the division that its document comes from: 我市友协 in a paper of a city.

    >>> points_home("市外事办", "南通市"), points_home("省友协", "南通市"), points_home("友协", "南通市")
    (True, False, False)
    """
    found = _POINTING.match(folded)
    return bool(found and home and not places.leading(folded)[1] and fold(home).endswith(found[0][-1]))


def _lead(text: str, division: str | None) -> tuple[int, Codes]:
    """Where the places before a name end, with their codes; what its document says of the division goes before the table."""
    end, codes = places.leading(text)
    if codes and _CORPORATION.search(text) and len(codes[0]) > 2:
        end, codes = 0, ()  # a firm of Japan or Korea: its name begins like a Chinese town
    if division:
        whole = fold(division)
        for prefix in (whole, stem(whole)):
            known = places.in_division(division)
            if (
                text.startswith(prefix)
                and len(text) > len(prefix) + 1
                and not (end > len(prefix) and meets(codes, known))
            ):
                return len(prefix), known
    if codes and len(text) > end:
        return end, codes
    return _misread_lead(text)


def _misread_lead(text: str) -> tuple[int, Codes]:
    """The place before a general name, one character of which a scanner took for another."""
    for n in _MISREAD_AHEAD:
        if text[n:] in body_forms() and text[n - 1] in "省市县区州" and (codes := places.misread(text[:n])):
            return n, codes
    for n in _SOUND_AHEAD:
        if n < len(text) - 1 and foreign(text[:n]) and (codes := places.by_sound(text[:n])):
            return n, codes
    return 0, ()


def _chapter(text: str) -> tuple[Codes, str] | None:
    for form, kind in _chapters():
        if text.startswith(form):
            end, codes = places.leading(text, len(form))
            if codes and text[end:] in ("", "委员会", "委", "分会", "支会", "市委", "省委", "县委", "区委"):
                return codes, kind
    return None


def _pair(found: re.Match[str], text: str, around: Codes) -> Body | None:
    mine = found["a"] or found["b"]
    meant = places.clip(mine) + places.beginning_with(mine)
    countries = tuple(dict.fromkeys(c for c in meant if len(c) == 2))
    told = tuple(c for c in countries if c in {a[:2] for a in around})
    other = (told or countries)[:1] if len(told or countries) == 1 else ()
    if not countries or CHINA in countries:
        return None
    if found["b"]:
        return _made(other, f"<{CHINA}>{text[2:]}", told=True)._replace(pair=True)
    middle = f"<{other[0]}>" if other else f"<{'|'.join(sorted(countries))}>"
    return _made((CHINA,), middle + text[2:], told=True)._replace(pair=True)


def _made(place: Codes, rest: str, *, told: bool) -> Body:
    text = rest if told else _POINTING.sub("", rest)
    text = "党委" if text == "委" else text
    pair = told and len(place) == 1 and len(place[0]) == 2 and bool(places.leading(text)[1])
    text = in_figures(_one_form(text))
    core, written = (_TWICE.sub("会", _TOTAL.sub("会", _canonical(t))) for t in (_with_places(text), text))
    if not place and (found := _BEFORE_COMPANY.match(core)):
        place, core = (found["code"],), _canonical(found["rest"] + (found["end"] or "").removeprefix("~"))
    loose = _loose(core)
    rare = without_generic(_TOKEN.sub(" ", _LARGE.sub(r"\1", loose))).replace(" ", "")
    return Body(place, told, core, loose, rare, _loose(written), pair)


def _one_form(text: str) -> str:
    for pattern, kept in _variants():
        text = pattern.sub(kept, text)
    return text


def _canonical(core: str) -> str:
    """The kind of body in one form behind ~, a company's legal form as 公司."""
    forms = body_forms()
    for start in range(len(core)):  # the longest form first
        if kind := forms.get(core[start:]):
            return f"{core[:start]}~{kind}"
    if (short := _LATIN_COMPANY.sub("", core)) != core:
        return short
    plain = _LEGAL.sub("~公司", core)
    if plain == core and core.endswith("公司"):
        plain = core.removesuffix("公司") + "~公司"
    return re.sub(r"集团~公司$", "集团", plain)


def _with_places(text: str) -> str:
    """The text with the places inside it as codes, also those of one character behind 驻 and the like."""
    made, at = "", 0
    while at < len(text):
        end, codes = places.leading(text, at)
        short = places.clip(text[at]) if at and text[at - 1] in _AT and not codes else ()
        if codes and (end < len(text) or at > 2):
            made, at = f"{made}<{codes[0]}>", end
        elif short and len(text) > at + 1:
            made, at = f"{made}<{short[0]}>", at + 1
        else:
            made, at = made + text[at], at + 1
    return made


def _loose(core: str) -> str:
    """Without 公益 and 慈善, unless nothing but the kind of body would stay."""
    short = _SOFT.sub("", core)
    return short if without_generic(_TOKEN.sub(" ", short)).strip() else core


@cache
def _variants() -> list[tuple[re.Pattern[str], str]]:
    return [
        (re.compile("|".join(sorted(map(re.escape, row[1:]), key=len, reverse=True))), row[0])
        for row in rows("variants.tsv")
    ]


@cache
def _chapters() -> list[tuple[str, str]]:
    forms = [(form, row[0]) for row in rows("chapters.tsv") for form in row[1:]]
    return sorted(forms, key=lambda x: (-len(x[0]), x[0]))
