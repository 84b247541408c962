"""Short forms that a text defines, and repeats of a name once it is known."""

from __future__ import annotations

import re

from ..parts import Name
from ..vocabulary import words

_DEFINED = re.compile(
    r"[(（](?:[A-Za-z .，,]{0,40})?(?:以下|下文|此下|文中)?(?:简称|下称|统称|又称|称)[：:]?[“「\"]?([一-鿿A-Za-z]{2,12})[”」\"]?[)）]|[(（][“「]([一-鿿]{2,8})[”」][)）]"
)
_GLOSS = re.compile(r"[(（]([一-鿿]{2,8}|[A-Z][A-Za-z &.\-]{2,60})[)）]")
_COMPANY = re.compile(r"(?:股份有限公司|有限责任公司|集团有限公司|有限公司|集团公司|公司|集团)$")
_TRADE = re.compile(
    r"(?:食品|科技|贸易|经贸|实业|环境|生物科技|医疗器械|建设|能源|体育材料|饮用水|连锁|化工|文化|国际|进出口|控股|投资|电子|信息技术|医药|药业|乳业|汽车|机械|物流|服饰|纺织)+$"
)


def defined(folded: str, names: list[Name]) -> list[tuple[Name, tuple[int, int]]]:
    """Bodies with the place of the short form that stands in brackets right behind their name."""
    by_end = {n.end: n for n in names if n.type == "Organization"}
    out: list[tuple[Name, tuple[int, int]]] = []
    for pattern in (_DEFINED, _GLOSS):
        for m in pattern.finditer(folded):
            owner = by_end.get(m.start()) or by_end.get(m.start() - 1)
            if owner is None:
                continue
            k = 1 if m.group(1) else 2
            text = m.group(k)
            if (
                pattern is _GLOSS
                and re.match(r"[一-鿿]", text)
                and not _short_of(text, folded[owner.start : owner.end])
            ):
                continue
            out.append((owner, m.span(k)))
    return out


def _short_of(short: str, full: str) -> bool:
    """Whether the characters of `short` stand in `full` in the same order."""
    it = iter(full)
    return all(c in it for c in short) and len(short) < len(full)


def repeats(folded: str, names: list[Name]) -> list[Name]:
    """Defined short forms wherever they stand, other occurrences of full names, and companies without their suffix."""
    forms: dict[str, Name] = {}
    for n in names:
        text = folded[n.start : n.end]
        if (
            n.type == "Organization" and not n.deictic and len(text) >= 4
        ):  # shorter forms are found by themselves or not at all
            forms.setdefault(text, n)
            for short in (*_trade_names(text), *_core(text)):
                forms.setdefault(short, n)
    short_names: list[Name] = []
    for owner, (s, e) in defined(folded, names):
        forms[folded[s:e]] = owner
        short_names.append(Name(s, e, "Organization", owner.kind))
    if not forms:
        return []
    taken = [(n.start, n.end) for n in names]
    out = [n for n in short_names if not any(a < n.end and n.start < b for a, b in taken)]
    taken += [(n.start, n.end) for n in out]
    for m in re.finditer("|".join(sorted(map(re.escape, forms), key=len, reverse=True)), folded):
        if not any(a < m.end() and m.start() < b for a, b in taken):
            n = forms[m.group()]
            out.append(Name(m.start(), m.end(), "Organization", n.kind))
    return out


_WORLDWIDE = re.compile(r"(?:国际|世界|全球)(?P<core>[一-鿿]{2,4})(?:组织|机构)$")


def _core(text: str) -> list[str]:
    """国际X组织 → X, where X is a name and no trade (国际发展组织)."""
    m = _WORLDWIDE.fullmatch(text)
    trades = {
        *words("org_heads")["generic"],
        *words("names")["verbs_inside"],
        "红十字",
        "志愿者",
        "工人",
        "卫生",
        "劳工",
    }
    return [m["core"]] if m and not any(w in m["core"] for w in trades) else []


def _trade_names(text: str) -> list[str]:
    """长沙X食品有限公司 → X: the trade name, where it is three characters or longer; with 环境, 科技 also the form that keeps it."""
    from ..gazetteer.places import match

    if not _COMPANY.search(text):
        return []
    bare = _COMPANY.sub("", text)
    hit = match(bare, 0)
    if hit and len(bare) - hit[0] >= 3:  # a trade name has three characters at least
        bare = bare[hit[0] :].lstrip("省市县区")
    out = [bare] if len(bare) >= 4 else []
    short = _TRADE.sub("", bare)
    if len(short) >= 3 and short != bare:
        out.append(short)
    return out
