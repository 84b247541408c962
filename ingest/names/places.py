"""Places: the gazetteer at the borders of words, unknown places by their last character, and forms that only point."""

from __future__ import annotations

import re

from ..gazetteer.places import clips, match, places
from ..parts import Name, Word
from ..vocabulary import words
from .listed_places import listed_places

_SUFFIX = re.compile(
    r"[一-鿿]{2,9}(?:[-—－][一-鿿]{2,8})?(?:市|州|省|县|郡|邦|自治区|地区|区|镇|乡|村|岛|群岛|半岛|旗|道|町)$"
)
_SUFFIX_KIND = {
    "市": "city",
    "县": "city",
    "区": "city",
    "镇": "city",
    "旗": "city",
    "乡": "city",
    "町": "city",
    "郡": "region",
    "州": "region",
    "省": "region",
    "邦": "region",
    "道": "region",
}
_NOT_AFTER = re.compile(
    r"[人籍裔语文](?!民|口|数|士|才|道|大|类|员|权|寿|体|参|造|工|次|生|均|化|物|件|书|具|明|艺|学院|字)"
)
_NOT_PLACE = frozenset(words("names")["not_place"])
_DEICTIC = re.compile(
    r"我市|我省|我县|我区|我国|我州|该市|该省|该县|该国|该州|该区|该镇|该地|(?<![一-鿿])本市|(?<![一-鿿])本省|(?<![一-鿿])本县|两市|两国|两地|两省|(?<![一-鿿])全市|(?<![一-鿿])全省|(?<![一-鿿])全县"
)
_POINTING = re.compile(
    r"(?<=[向赴在来访援驻旅对抵离到留])([一-鿿])(?=[，。、；：的“]|捐|提供|赠|工作|人民|方|经贸|抗|灾|侨|华|同|医|投|参|访|出|进|进行|外籍|中资|签|期间|举|务|国[^家际内外])"
)
_PAIR = re.compile(
    r"(?<![一-鿿])?([一-鿿]{2})(?=两国|两地|友好|关系|合作|双方|民间|友谊|人民|建交|交流|经济|贸易|双边|友协)"
)
_SIDE = re.compile(r"([一-鿿])方(?![法案式向针程便位块圆形舟略言志才])")


def find_places(folded: str, words_: list[Word], taken: list[tuple[int, int]]) -> list[Name]:
    """Place names outside the spans already taken, and the forms that only point at places."""
    starts = {w.start for w in words_}
    ends = {w.end for w in words_}
    inside = {
        i
        for w in words_
        for i in range(w.start + 1, w.end)
        if w.tag not in ("LOC", "ORG", "ns", "nt", "nz", "PER", "nr", "TIME")
    }
    found: list[Name] = []
    i = 0
    while i < len(folded):
        hit = _gazetteer(folded, i, starts, ends, inside)
        if hit and not any(a < hit.end and hit.start < b for a, b in taken):
            found.append(hit)
            i = hit.end
        else:
            i += 1
    spans = [*taken, *((n.start, n.end) for n in found)]
    for n in _unknown(folded, words_):
        over = [f for f in found if f.start < n.end and n.start < f.end]
        if any(a < n.end and n.start < b for a, b in taken):
            continue
        rest = _behind_known(n, over)
        if rest is not None:
            if rest.end - rest.start >= 2 and folded[rest.end - 1] in _SUFFIX_KIND:  # 乌拉圭|梅洛市
                found.append(rest)
            continue
        if (
            over
            and all(n.start <= f.start and f.end <= n.end for f in over)
            and not (len(over) == 1 and over[0].start == n.start and over[0].end >= n.end)
        ):
            if over[0].start == n.start and over[0].kind == "country" and len(over) == 1:
                continue
            found = [f for f in found if f not in over] + [n]
        elif not over:
            found.append(n)
    spans = [*taken, *((n.start, n.end) for n in found)]
    found.extend(n for n in _pointing(folded, words_) if not any(a < n.end and n.start < b for a, b in spans))
    return sorted(_apart(found), key=lambda n: n.start)


def _behind_known(n: Name, over: list[Name]) -> Name | None:
    """What is left of an unknown place behind the known ones it begins with; None where it does not begin with one."""
    at = n.start
    for f in sorted(over, key=lambda f: f.start):
        if f.start == at and f.end <= n.end:
            at = f.end
    return Name(at, n.end, "Place", n.kind) if at > n.start and not any(f.start > at for f in over) else None


def _gazetteer(folded: str, i: int, starts: set[int], ends: set[int], inside: set[int]) -> Name | None:
    hit = match(folded, i)
    if hit is None:
        return None
    end, known = hit
    if (
        i not in starts and i in inside and not (end in ends and end - i >= 3)
    ):  # a long form ending at a word's end is no accident
        return None
    if end not in ends and end in inside and i not in starts:
        return None
    text = folded[i:end]
    follow = folded[end : end + 1]
    if text in _NOT_PLACE or (follow == "家" and folded[i - 2 : i] == "发展"):  # 发展中|国家
        return None
    part_of_word = end - i == 2 and (i not in starts or end not in ends) and known[0].level != "country"
    if part_of_word and not (i in starts and follow in "市省县州区、，"):  # short city names need whole words
        return None
    if _NOT_AFTER.match(folded, end) and known[0].level in ("country", "region", "other", "city"):
        return None
    if (
        follow == "市"
        and not text.endswith("市")
        and end + 1 in ends
        or follow in "省州县郡"
        and not text.endswith(("省", "州", "县", "市", "国"))
        and (end + 1 in ends)
    ):
        end += 1
    return Name(i, end, "Place", known[0].level)


def _unknown(folded: str, words_: list[Word]) -> list[Name]:  # noqa: C901, PLR0912  # one case a tag of the tagger
    """Places that no list knows: the tagger's LOC words, and X市, X州, X邦 built of words that mean nothing else."""
    out: list[Name] = []
    for i, w in enumerate(words_):
        text = folded[w.start : w.end]
        s, e = w.start, w.end
        if (
            len(text) == 2 and text not in _NOT_PLACE and clips(text[0]) and clips(text[1]) and not places(text)
        ):  # 中缅, 韩日: two countries
            if w.tag in ("LOC", "ns", "n", "nz", "PER"):
                out.append(Name(s, e, "Place", "country", deictic=True))
            continue
        if (
            text in ("本市", "本州", "本县", "本区")
            and i
            and words_[i - 1].end == s
            and words_[i - 1].tag in ("LOC", "PER", "nz")
        ):
            out.append(Name(words_[i - 1].start, e, "Place", _SUFFIX_KIND[text[-1]]))
            continue
        if w.tag in ("LOC", "ns"):
            if text.endswith(("友城", "友好城市")):
                continue
            if _NOT_AFTER.match(folded, e) or text in _NOT_PLACE or len(text) < 2:  # one character only points
                continue
            nxt = words_[i + 1] if i + 1 < len(words_) else None
            if nxt is not None and folded[nxt.start : nxt.end] in (
                "市",
                "州",
                "省",
                "县",
                "郡",
                "区",
                "镇",
                "岛",
                "邦",
                "町",
            ):
                e = nxt.end
            if lead := re.match(r"(?:另)?一?(?:友城|友好城市|姐妹城市|姊妹城市)(?=[一-鿿]{2})", text):
                s += lead.end()
            if re.match(r"[一-鿿][东南西北](?=[一-鿿]{2,}[邦省州])", text) and clips(text[0]):
                s += 2  # 缅北克钦邦: the north of the country, then the state
            last = folded[e - 1]
            if e - s == 2 and last in "市州省县":  # 奥市: one character of a name and its level
                out.append(Name(s, e, "Place", _SUFFIX_KIND[last], deictic=True))
                continue
            kind = _SUFFIX_KIND.get(last, "other" if last in "湖山路街河岛洋海洲营港湾江口园馆" else "city")
            if len(text) > 2 and places(text[:-1]) == () and not _SUFFIX.match(text):
                kind = kind if last in "湖山路街河岛洋海洲营" else "city"
            out.append(Name(s, e, "Place", kind))
        elif (
            text[-1] in _SUFFIX_KIND
            and len(text) >= 3
            and text not in _NOT_PLACE
            and w.tag in ("PER", "nr", "nz", "n", "ORG")
            and text[-1] in "市州省县郡邦镇町"
            and not text.endswith(("城市", "地区", "社区", "灾区", "超市"))
        ):  # X市 has at least two characters before it
            out.append(Name(s, e, "Place", _SUFFIX_KIND[text[-1]]))
        elif (
            w.tag in ("PER", "nr", "nz")
            and folded[e : e + 1] in ("市", "州", "省", "县", "郡", "邦", "镇", "町")
            and i + 1 < len(words_)
            and words_[i + 1].end == e + 1
        ):
            out.append(Name(s, e + 1, "Place", _SUFFIX_KIND[folded[e]]))
    out.extend(Name(s, e, "Place", "city") for s, e in listed_places(folded, words_))
    for m in re.finditer(r"(?<![一-鿿])?[一-鿿]{2,8}[-—－][一-鿿]{2,6}(?:省|州|县|市)", folded):
        start = m.start() + (folded[m.start()] in "系为是于在和与及")
        if any(w.start in (m.start(), start) for w in words_):
            out.append(Name(start, m.end(), "Place", _SUFFIX_KIND[m.group()[-1]]))
    return out


def _pointing(folded: str, words_: list[Word]) -> list[Name]:
    out = [Name(m.start(), m.end(), "Place", "", deictic=True) for m in _DEICTIC.finditer(folded)]
    singles = {w.start: w for w in words_ if w.end - w.start == 1}
    for m in _POINTING.finditer(folded):
        if (
            m.start(1) in singles
            and singles[m.start(1)].tag in ("n", "LOC", "PER", "nz", "f", "a", "j", "TIME", "s")
            and clips(m.group(1))
        ):
            out.append(Name(m.start(1), m.end(1), "Place", "", deictic=True))
    for m in _SIDE.finditer(folded):
        if (
            clips(m.group(1))
            and m.group(1) not in "东西南北官双各我对甲乙多"
            and any(w.start == m.start(1) for w in words_)
        ):
            out.append(Name(m.start(), m.end(), "Place", "country", deictic=True))
    for m in _PAIR.finditer(folded):
        a, b = m.group(1)
        if clips(a) and clips(b) and a != b and any(w.start == m.start(1) for w in words_):
            out.append(Name(m.start(1), m.end(1), "Place", "country", deictic=True))
    return out


def _apart(found: list[Name]) -> list[Name]:
    """No two overlap: the longer stays, then the earlier."""
    out: list[Name] = []
    for n in sorted(found, key=lambda n: (-(n.end - n.start), n.start)):
        if not any(o.start < n.end and n.start < o.end for o in out):
            out.append(n)
    return out
