"""Organisations: the head noun at the end, and to its left what a name can hold, up to the word where it must begin."""

from __future__ import annotations

import re
from dataclasses import replace

from ..gazetteer.places import match, places
from ..parts import Name, Word
from .body_extent import extend
from .body_forms import (
    MEDIA,
    OWN,
    TEAM,
    bodies_abroad,
    bodies_of_overseas,
    clipped,
    embassies,
    glossed,
    latin,
    offices,
    party_branches,
    sources,
    stations,
    with_level,
    world_bodies,
)
from .body_words import generic, head_at, heads
from .joined_words import split_joined


def find_organisations(folded: str, words_: list[Word]) -> list[Name]:
    """Names of organisations and the forms that only point at them, longest first where they would overlap."""
    words_ = split_joined(folded, words_)
    found: list[Name] = []
    for i in range(len(words_)):
        head = head_at(folded, words_, i)
        if head is None:
            continue
        name = extend(folded, words_, i, head)
        if name is not None:
            found.append(name)
    found.extend(_tagged(folded, words_))
    found.extend(embassies(folded, words_))
    found.extend(glossed(folded))
    found.extend(Name(m.start(1), m.end(1), "Organization", "media") for m in MEDIA.finditer(folded))
    found.extend(latin(folded))
    found.extend(offices(folded, words_))
    found.extend(Name(m.start(), m.end(), "Organization", "other", deictic=True) for m in OWN.finditer(folded))
    found.extend(Name(m.start(), m.end(), "Organization", "team") for m in TEAM.finditer(folded))
    found.extend(Name(m.start(), m.end(), "Organization", "international") for m in world_bodies().finditer(folded))
    found.extend(party_branches(folded))
    found.extend(bodies_abroad(folded))
    found.extend(bodies_of_overseas(folded))
    found.extend(clipped(folded, words_))
    found.extend(sources(folded))
    found.extend(_with_list(folded, found))
    found.extend(stations(folded, found))
    found = [with_level(folded, n) for n in found]
    found = [_behind_pronoun(folded, n) for n in found if not _any_of(folded, n)]
    return _longest(_joined(folded, _longest(found)))


# a department of a government that looks after several things: 市政府|教育、文化和体育办公室
_SEVERAL = re.compile(
    r"[一-鿿]{2,4}(?:、[一-鿿]{2,4})*[、和与及][一-鿿]{2,6}?(?:办公室|管理局|局|处|司|部|科)(?![一-鿿]?[长员])"
)
_PART_OF_LIST = re.compile(r"[局部委办处院厅司]$")


def _with_list(folded: str, found: list[Name]) -> list[Name]:
    """A government with the department that looks after several things."""
    out: list[Name] = []
    for n in found:
        m = _SEVERAL.match(folded, n.end) if folded[n.end - 2 : n.end] == "政府" and not n.deictic else None
        if m and not any(_PART_OF_LIST.search(part) for part in re.split("[、和与及]", m.group())[:-1]):
            out.append(replace(n, end=m.end(), kind="office"))
    return out


def _behind_pronoun(folded: str, n: Name) -> Name:
    """他向海州中学捐款: 向 is a preposition."""
    begins = folded[n.start] in "向给对为由" and folded[n.start - 1 : n.start] in tuple("他她我们")
    return replace(n, start=n.start + 1) if begins else n


# 巴颂·西里率政府代表团: who leads it
_LED = re.compile(r"[一-鿿]{1,5}·[一-鿿]{1,6}?率")
_ANY_COUNTRY = re.compile(r"(?:各国|国家的|各省|各地|各市|各县)$")


def _any_of(folded: str, n: Name) -> bool:
    """各国家庭计划协会, 缅甸地方政府: any body of a kind is meant."""
    text = folded[n.start : n.end]
    if _LED.match(text) or text.endswith("地方政府") or re.match(r"各国|各省|各市|各县|各地", text):
        return True
    return bool(_ANY_COUNTRY.search(folded, max(0, n.start - 3), n.start)) and not places(text[:2])


def _tagged(folded: str, words_: list[Word]) -> list[Name]:
    """What the tagger calls an organisation and the heads did not reach."""
    out: list[Name] = []
    pattern, kind_of = heads()
    for w in words_:
        text = folded[w.start : w.end]
        if (
            w.tag not in ("ORG", "nt") or len(text) < 3 or text in generic() or text.endswith(_NOT_ORG)
        ):  # shorter is an abbreviation or an error
            continue
        if any(c in text for c in "，。、；：的"):
            continue
        m = pattern.search(text)
        if m is None and _of_place(folded, w):
            out.append(Name(w.start, w.end, "Organization", "association"))
            continue
        if m is None and not re.search(r"[一-鿿]", text):
            continue
        core = text[: -len(m.group())] if m else text
        if (
            m is None
            and w.tag == "ORG"
            and folded[w.start - 1 : w.start] in ("、", "和")
            and folded[w.end : w.end + 1] in ("、", "和", "等")
        ):
            out.append(Name(w.start, w.end, "Organization", "other"))  # between bodies of a list
            continue
        if (
            m is None
            and (text.startswith(("中国", "国际")) or True)
            and not text.endswith(
                ("公益", "慈善", "国际", "乳业", "股份", "环境", "科技", "控股", "救援", "铺子", "食品")
            )
        ):
            continue
        if m is not None and (not core or core in generic()):
            continue
        deictic = bool(m and re.match(r"(?:市|省|县|区|州|我|本|该)", text) and not places(text[:2]))
        out.append(
            Name(
                w.start,
                w.end,
                "Organization",
                kind_of[m.group()] if m else "company",
                deictic,
                w.end - len(m.group()) if m else -1,
            )
        )
    return out


def _of_place(folded: str, w: Word) -> bool:
    """新加坡怡海会: a place, a name of its own, and 会."""
    hit = match(folded, w.start)
    return folded[w.end - 1] == "会" and hit is not None and 2 <= w.end - 1 - hit[0] <= 4  # characters of the name


_NOT_ORG = (
    "会议",
    "大会",
    "仪式",
    "活动",
    "行动",
    "论坛",
    "峰会",
    "政府部门",
    "大厦",
    "广场",
    "人民",
    "计划",
    "项目",
    "工程",
)


_PART = re.compile(
    r"^(?:[一-鿿]{0,8}?)(?:办事处|办公室|秘书处|分会|分社|支部|党组|党委|工会|共青团|团委|代表处|急诊科|委员会|联络处|联络站|采购组|专家组|工作组|分公司|记者站|经商处|商务处|领事部|赈济救护部|赈济部|外事科)$"
)


def _joined(folded: str, found: list[Name]) -> list[Name]:
    """A body directly before its unit is one name: X基金会 + 驻Y办事处, X市外事办 + 党组."""
    row = sorted(found, key=lambda n: n.start)
    out: list[Name] = []
    for n in row:
        last = out[-1] if out else None
        if (
            last is not None
            and last.end == n.start
            and (_PART.match(folded[n.start : n.end]) or folded[n.start] == "驻")
        ):
            out[-1] = Name(last.start, n.end, "Organization", n.kind or "office", last.deictic, n.head)
        else:
            out.append(n)
    return out


def _longest(found: list[Name]) -> list[Name]:
    out: list[Name] = []
    for n in sorted(set(found), key=lambda n: (-(n.end - n.start), n.start, n.deictic)):
        if not any(o.start < n.end and n.start < o.end for o in out):
            out.append(n)
    return sorted(out, key=lambda n: n.start)
