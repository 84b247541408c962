"""Organisations: the head noun at the end, and to its left what a name can hold, up to the word where it must begin."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from ..gazetteer.places import clips, match, places
from ..parts import Name, Word
from ..vocabulary import words

_INSIDE = frozenset(words("names")["inside"])
_VERBS_INSIDE = frozenset(words("names")["verbs_inside"])
_NOT_START = frozenset(words("names")["not_start"])
_DEICTIC_HEAD = re.compile(r"^(?:市|省|县|区|州|全|我|本|该|贵|校|院|部|厅|局|旗|盟|镇|乡|村)")
_FULL_NAMES = re.compile(
    r"[A-Z][A-Za-z&'’.\-]+(?: (?:[A-Z][A-Za-z&'’.\-]+|of|for|and|the|de|du|in|on))* [A-Z][A-Za-z&'’.\-]+|(?<![A-Za-z])[A-Z]{2,8}(?![A-Za-z\d])"
)
_NOT_LATIN = frozenset(words("names")["not_latin"])
_BODY_WORD = re.compile(
    r"Foundation|Association|Corps|Group|Ltd|Inc|Committee|Society|Cross|University|Hospital|Fund|Bank|Union|Council|Institute|Cent(?:er|re)|Company|Co\b|Chamber|Church|College|School|Agency|Trust|Federation|Network|League"
)
_MEDIA = re.compile(r"《([一-鿿]{2,8}(?:报|日报|晚报|时报|周刊|商报|周报|消息|论坛报|公报))》")


_OWN = re.compile(
    r"[我本该](?:会|办|校|院|馆|社|局|公司|协会|基金会|中心|商会|总会|集团|医院|学校)(?![议员费费场计堂址])"
    r"|全(?:会|办|校|院|馆|社|局|公司|行|所|站)(?=(?:体)?(?:职工|员工|师生|同志|同仁|干部|人员|会员|党员|上下|医护))"
)
_TEAM = re.compile(
    r"(?:中国|[一-鿿]{2,4}[省市])?(?:首批|第[一二三四五六七八九十\d]+批)?(?:赴|援)[一-鿿]{1,6}(?:抗疫)?(?:医疗队|医疗专家组|专家组|救援队)"
)


@lru_cache
def _office_pattern() -> re.Pattern[str]:
    forms = sorted(
        (
            b
            for b in _BARE
            if len(b) >= 2
            and b
            not in (
                "政府",
                "军方",
                "机关党委",
                "办公室",
                "该院",
                "合作网络",
                "使馆",
                "大使馆",
                "商会",
                "基金会",
                "理事会",
                "指挥部",
                "领馆",
                "领事馆",
                "总领事馆",
                "秘书处",
                "办事处",
            )
        ),
        key=len,
        reverse=True,
    )  # 市委 is two characters
    return re.compile("(?:人民政府)?(?:" + "|".join(map(re.escape, forms)) + ")")


def _offices(folded: str, words_: list[Word]) -> list[Name]:
    """The offices that every place has, behind the place's name or behind 市, 省, 县 alone."""
    kind_of = _heads()[1]
    out: list[Name] = []
    for m in _office_pattern().finditer(folded):
        kind = kind_of.get(m.group(), "government")
        start = m.start()
        for k in range(2, 12):
            s = m.start() - k
            hit = match(folded, s) if s >= 0 else None
            if hit and hit[0] == m.start() and hit[1][0].level != "other" and any(w.start == s for w in words_):
                start = s
        if start < m.start():
            out.append(Name(start, m.end(), "Organization", kind, head=m.start()))
        elif folded[m.start() - 1 : m.start()] in ("市", "省", "县", "区", "州") and not re.match(
            r"[一-鿿]", folded[m.start() - 2 : m.start() - 1] or "，"
        ):
            out.append(Name(m.start() - 1, m.end(), "Organization", kind, deictic=True, head=m.start()))
    return out


@lru_cache
def _world_bodies() -> re.Pattern[str]:
    return re.compile(
        "|".join(w for w in sorted(words("org_heads")["international"], key=len, reverse=True) if len(w) > 3)
    )  # shorter ones need more before them


def _split_joined(folded: str, words_: list[Word]) -> list[Word]:
    """The tagger joins A基金会同B公司 into one organisation: two bodies with a conjunction."""
    out: list[Word] = []
    for w in words_:
        end = _without_department(folded, w) if w.tag == "ORG" else w.end
        if end < w.end:
            out += [Word(w.start, end, "ORG"), Word(end, w.end, "n")]
            continue
        tail = _TAIL_VERB.search(folded[w.start : w.end]) if w.tag == "ORG" else None
        if tail and _heads()[0].search(folded[w.start : w.start + tail.start()]):
            out += [Word(w.start, w.start + tail.start(), "ORG"), Word(w.start + tail.start(), w.end, "v")]
            continue
        cut = _two_bodies(folded[w.start : w.end]) if w.tag == "ORG" else None
        if cut and cut[0] == 0:
            out += [Word(w.start, w.start + cut[1], "v"), Word(w.start + cut[1], w.end, "ORG")]
        elif cut:
            a, b = w.start + cut[0], w.start + cut[1]
            out += [Word(w.start, a, "ORG"), Word(a, b, "p"), Word(b, w.end, "ORG")]
        else:
            out.append(w)
    return out


_TAIL_VERB = re.compile(r"(?:协办|主办|承办|举办|捐赠|捐款|提供|赞助|支持|发起|宣布|表示|收到|接收)$")
_DEPARTMENT = re.compile(
    r"(?:[一-鿿]{2,6}(?:医学科|内科|外科|监护室|联络部|发展部|国际部|宣传部|项目部|事业部|综合科|秘书科|领事部|政治处|经商处|护理部|急诊科))$"
)


def _without_department(folded: str, w: Word) -> int:
    """Where the body ends and its department begins, if a title or a person follows: the department belongs to the role."""
    text = folded[w.start : w.end]
    m = _DEPARTMENT.search(text)
    if (
        m is None
        or not _TITLE_NEXT.match(folded, w.end)
        and not re.match(r"[一-鿿]{2,3}(?:副?主任|医生|医师|护师|处长|部长)", folded[w.end : w.end + 8])
    ):
        return w.end
    for k in range(len(text) - 2, 3, -1):
        if _heads()[0].search(text[:k]) and k >= m.start():
            kind = _heads()[1][_heads()[0].search(text[:k]).group()]  # type: ignore[union-attr]  # just matched
            if kind in ("hospital", "association", "foundation", "company", "university", "embassy"):
                return w.start + k
    return w.end


_TITLE_NEXT = re.compile(
    r"(?:副|总|主治|主管|常务|执行)?(?:主任|主管|医生|医师|护士|护师|处长|部长|科长|经理|参赞|领事|专员|秘书|负责人)"
)


def _two_bodies(text: str) -> tuple[int, int] | None:
    """Where a body's name ends and the next begins inside one word: A会给B会, A基金会同B公司, 致信A会."""
    lead = re.match(r"(?:致信|致函|联系|感谢|邀请|委托|通过|经由|参加|来自)(?=[一-鿿]{3,})", text)
    if lead:
        return 0, lead.end()
    for m in re.finditer(r"[同与和及向给将把为由]", text):
        left, right = text[: m.start()], text[m.end() :]
        if (
            len(left) >= 3
            and len(right) >= 3
            and _heads()[0].search(left)
            and _heads()[0].search(right)
            and (m.group() in "向给将把为由" or re.search(r"(?:会|公司|集团|大学|医院)$", left))
        ):  # names have three characters at least
            return m.start(), m.end()
    return None


@dataclass(frozen=True, slots=True)
class _Head:
    text: str
    kind: str


@lru_cache
def _heads() -> tuple[re.Pattern[str], dict[str, str]]:
    kind_of = {h: kind for kind, heads in words("org_heads").items() if kind != "generic" for h in heads}
    return re.compile("(?:" + "|".join(sorted(map(re.escape, kind_of), key=len, reverse=True)) + ")$"), kind_of


@lru_cache
def _generic() -> frozenset[str]:
    return frozenset(words("org_heads")["generic"])


def find_organisations(folded: str, words_: list[Word]) -> list[Name]:
    """Names of organisations and the forms that only point at them, longest first where they would overlap."""
    words_ = _split_joined(folded, words_)
    found: list[Name] = []
    for i in range(len(words_)):
        head = _head_at(folded, words_, i)
        if head is None:
            continue
        name = _extend(folded, words_, i, head)
        if name is not None:
            found.append(name)
    found.extend(_tagged(folded, words_))
    found.extend(_embassies(folded, words_))
    found.extend(Name(m.start(1), m.end(1), "Organization", "media") for m in _MEDIA.finditer(folded))
    found.extend(_latin(folded))
    found.extend(_offices(folded, words_))
    found.extend(Name(m.start(), m.end(), "Organization", "other", deictic=True) for m in _OWN.finditer(folded))
    found.extend(Name(m.start(), m.end(), "Organization", "team") for m in _TEAM.finditer(folded))
    found.extend(Name(m.start(), m.end(), "Organization", "international") for m in _world_bodies().finditer(folded))
    return _longest(_joined(folded, _longest(found)))


_NEVER = frozenset(words("names")["never"])


def _head_at(folded: str, words_: list[Word], i: int) -> _Head | None:
    w = words_[i]
    text = folded[w.start : w.end]
    pattern, kind_of = _heads()
    before = folded[words_[max(0, i - 1)].start : w.end]
    if text in _NEVER and w.tag != "ORG" and not before.endswith(("合作网络", "联盟论坛", "协作网")):
        return None
    first = i
    while (
        first > max(0, i - 2)
        and words_[first - 1].end == words_[first].start
        and words_[first - 1].tag not in ("w", "p", "u", "c", "v", "m")
    ):
        first -= 1
    m = pattern.search(folded[words_[first].start : w.end])
    if m is None:
        return None
    head = m.group()
    if (
        len(head) == 1 and w.tag not in ("ORG", "nt") and not (len(text) >= 3 and w.tag in ("n", "nz"))
    ):  # 局, 部 alone are too common
        return None
    nxt = words_[i + 1] if i + 1 < len(words_) else None
    if nxt is not None:
        follow = folded[nxt.start : nxt.end]
        if (
            follow in ("会议", "大会", "活动", "仪式", "通道", "账户", "系统", "建设", "行动", "项目", "化", "界")
            and w.tag != "ORG"
        ):
            return None
    return _Head(head, kind_of[head])


def _extend(folded: str, words_: list[Word], i: int, head: _Head) -> Name | None:
    """Go left from the head word while a name can go on; then decide whether what is there names a body."""
    begin = i
    j = i - 1
    while j >= 0 and words_[i].end - words_[j].start <= 40 and _belongs(folded, words_, j, begin):
        begin = j
        j -= 1
    begin = _trim(folded, words_, begin, i)
    if head.text.endswith("有限公司"):
        begin = _company_start(folded, words_, begin, i)
    start, end = words_[begin].start, words_[i].end
    return _judge(folded, words_, begin, i, start, end, head)


def _company_start(folded: str, words_: list[Word], begin: int, i: int) -> int:
    """A registered company's name begins with its place, whatever trade name stands between (长沙X很Y食品有限公司)."""
    if words_[begin].tag == "LOC" or places(folded[words_[begin].start : words_[begin].end]):
        return begin
    for j in range(begin - 1, max(-1, begin - 6), -1):
        text = folded[words_[j].start : words_[j].end]
        if (
            words_[j].tag == "w"
            or text in "由被向给对将把在于从与和及的了是"
            or "\n" in folded[words_[j].start : words_[i].start]
            or words_[i].end - words_[j].start > 24
        ):  # no company name is longer
            break
        if words_[j].tag == "LOC" or places(text):
            return j
    return begin


def _belongs(folded: str, words_: list[Word], j: int, begin: int) -> bool:
    w = words_[j]
    text = folded[w.start : w.end]
    gap = folded[w.end : words_[begin].start]
    if "\n" in folded[w.start : words_[begin].start] or gap.strip() or len(gap) > 1:
        return False
    if text in _NOT_START:
        return text in ("与", "和", "及") and _inner_conj(folded, words_, j, begin)
    if text in "、" and _inner_conj(folded, words_, j, begin):
        return True
    if text in ("(", ")", "（", "）") and _inner_bracket(folded, words_, j):
        return True
    if w.tag in _INSIDE:
        return not _cut(text, w.tag) or (
            text == "物资" and folded[words_[begin].start : words_[begin].end].endswith("组")
        )
    if w.tag == "v" or w.tag in ("vd", "ad", "d"):
        return text in _VERBS_INSIDE and j > 0
    if w.tag in ("m", "f", "t", "TIME", "q"):
        return (
            bool(
                re.fullmatch(
                    r"第[一二三四五六七八九十百\d]+(?:届|批|医院)?|\d{1,3}|[一二三四五六七八九]|首批|中|北|南|东|西|新",
                    text,
                )
            )
            and text != "一"
        )
    return bool(text in ("·", "-", "—", "－") and j > 0)


def _cut(text: str, tag: str) -> bool:
    """Words that stand before a name and never in it."""
    return tag not in ("LOC", "ORG", "PER") and (text in _BEFORE or text.endswith(("等", "的")))


_BEFORE = frozenset(words("names")["before"])


def _inner_conj(folded: str, words_: list[Word], j: int, begin: int) -> bool:
    """与 or 、 inside a name: a place stands before the whole and nothing before the conjunction is a body by itself (X市Y与Z研究中心)."""
    if begin >= len(words_) or j < 1:
        return False
    last = folded[words_[j - 1].start : words_[j - 1].end]
    if _heads()[0].search(last) and words_[j - 1].tag in ("ORG", "n") and len(last) > 1 and last not in ("外事",):
        return False
    if words_[j - 1].tag not in ("n", "vn", "an", "v", "nz", "a"):
        return False
    k = j - 1
    while (
        k >= 0
        and words_[k].tag in ("n", "vn", "an", "v", "nz", "a", "w")
        and folded[words_[k].start : words_[k].end] not in ("，", "。", "；", "：", "的")
        and j - k < 5
    ):  # attributes of one name
        if words_[k].tag == "w" and folded[words_[k].start : words_[k].end] != "、":
            return False
        k -= 1
    if k < 0 or words_[k].tag not in ("LOC", "ORG", "ns"):
        return False
    text = folded[words_[k].start : words_[j].end]
    head = folded[words_[begin].start : words_[begin].end + 6]
    joined = text[-1] in "与" or bool(re.match(r"[一-鿿]{2,8}(?:中心|办公室|研究|委员会|局|部|协会)", head))
    return joined and not re.search(r"(?:公司|集团|协会|基金会|医院|大学)", folded[words_[k].end : words_[j].start])


def _inner_bracket(folded: str, words_: list[Word], j: int) -> bool:
    """（集团） and （中国） inside a company's name."""
    around = folded[max(0, words_[j].start - 6) : words_[j].end + 6]
    return bool(
        re.search(
            r"[(（](?:集团|中国|香港|澳门|上海|北京|深圳|广东|亚洲|国际|控股|[一-鿿]{2,4})[)）][一-鿿]{0,8}(?:有限|股份|公司|集团|控股|投资)",
            around,
        )
    )


def _trim(folded: str, words_: list[Word], begin: int, i: int) -> int:
    """Move the start right over words with which no name begins."""
    while begin < i:
        w = words_[begin]
        text = folded[w.start : w.end]
        if (
            text in ("、", "与", "和", "及", "·", "-", "—", ")", "）", "－")
            or w.tag in ("v", "d", "vd", "ad", "m", "f", "q")
            and not text.startswith("第")
            and text not in _VERBS_START
        ):
            begin += 1
        elif text in _generic() and begin + 1 <= i and not _place_like(words_[begin], text) and text not in _STARTERS:
            if begin + 1 == i and _heads()[0].fullmatch(folded[words_[i].start : words_[i].end]):
                break
            begin += 1
        else:
            break
    return begin


_VERBS_START = frozenset(words("names")["verbs_start"])
_STARTERS = frozenset(words("names")["starters"])


def _place_like(w: Word, text: str) -> bool:
    return w.tag in ("LOC", "ns") or bool(places(text))


def _judge(folded: str, words_: list[Word], begin: int, i: int, start: int, end: int, head: _Head) -> Name | None:  # noqa: PLR0911  # one answer a kind of form
    text = folded[start:end]
    core = text[: len(text) - len(head.text)]
    prefix = folded[start - 1 : start]
    before = words_[begin - 1] if begin else None
    if (
        prefix
        and prefix in "市省县区州我本该贵"
        and before is not None
        and before.end == start
        and before.start == start - 1
    ):
        if (
            prefix in "市省县区州"
            and begin > 1
            and words_[begin - 2].tag in ("LOC", "PER", "nz", "ns")
            and words_[begin - 2].end == start - 1
        ):
            w = words_[begin - 2]
            return Name(w.start, end, "Organization", head.kind, head=end - len(head.text))
        return Name(start - 1, end, "Organization", head.kind, deictic=True, head=end - len(head.text))
    if _DEICTIC_HEAD.match(text) and not places(text[:2]) and _points(folded, words_, begin, i):
        return Name(start, end, "Organization", head.kind, deictic=True, head=end - len(head.text))
    if core in _BARE and head.kind in ("government", "office", "association"):
        return Name(start, end, "Organization", head.kind, deictic=True, head=end - len(head.text))
    if not core:
        return Name(start, end, "Organization", head.kind, deictic=True, head=start) if _bare(text) else None
    if "地方" in core or core in ("驻外", "海外", "驻"):
        return None
    if not _specific(folded, words_, begin, i, core):
        if head.text in ("指挥部", "领导小组", "采购组", "采购小组"):
            return Name(start, end, "Organization", head.kind, deictic=True, head=end - len(head.text))
        if (
            prefix == "、" and len(core) >= 3 and head.kind in ("government", "association", "institute")
        ):  # a later member of a list whose head carries the place
            return Name(start, end, "Organization", head.kind, head=end - len(head.text))
        return (
            Name(start, end, "Organization", head.kind, deictic=True, head=end - len(head.text))
            if _bare(text)
            else None
        )
    return Name(start, end, "Organization", head.kind, head=end - len(head.text))


def _points(folded: str, words_: list[Word], begin: int, i: int) -> bool:
    """市红十字会, 省外办: the first character alone is a level of government."""
    first = folded[words_[begin].start : words_[begin].end]
    return (
        first[0] in "我本该"
        or len(first) == 1
        or (
            first[0] in "市省县区州"
            and first not in ("市场", "省心", "区域", "州际", "市政", "县域", "市民", "省级", "市级", "区块")
        )
    )


_BARE = frozenset(words("names")["bare"])


def _bare(text: str) -> bool:
    return text in _BARE


def _specific(folded: str, words_: list[Word], begin: int, i: int, core: str) -> bool:
    """Whether what stands before the head tells which body it is: a place, a proper word, or several words that are no everyday ones."""
    row = words_[begin : i + 1]
    first = folded[row[0].start : row[0].end]
    if len(first) == 1 and clips(first) and len(row) > 1 or (len(core) == 1 and clips(core)):
        return True  # 缅政府, 塔紧急情况委员会
    last = folded[row[-1].start : row[-1].end]
    if last in ("公司", "集团", "厂", "企业", "工厂", "商行") and all(
        _place_like(w, folded[w.start : w.end]) or folded[w.start : w.end] in _generic() for w in row[:-1]
    ):
        return False  # 莫斯科公司, 马来西亚手套公司: a trade in a country, not a name
    if any(
        w.tag in ("LOC", "ORG", "PER", "ns", "nt") and not (w is row[-1] and len(row) > 1 and False)
        for w in row
        if folded[w.start : w.end] not in _generic()
    ):
        return True
    if any(w.tag in ("nz", "nw", "nx") and folded[w.start : w.end] not in _generic() for w in row):
        return len(core) >= 2  # a proper word of one character is an error of the tagger
    if match(folded, row[0].start) or _named_by_a_noun(first, folded[row[0].start : row[-1].end], core):
        return True
    if (
        core.startswith(
            ("中国", "中华", "全国", "世界", "国际", "亚洲", "非洲", "华东", "东北", "西北", "欧洲", "联合国")
        )
        and len(core) > 2
    ):
        return True
    rest = [folded[w.start : w.end] for w in row[:-1]]
    unknown = [t for t in rest if t not in _generic() and len(t) >= 2]
    last = folded[row[-1].start : row[-1].end]
    return (
        len(row) == 1
        and len(last) >= 5
        and row[0].tag in ("n",)
        and _rare(core)
        or (len(unknown) >= 2 and len(core) >= 4 and _company(last))
    )  # lengths below which a phrase is rather a description


def _named_by_a_noun(first: str, text: str, core: str) -> bool:
    """枫叶会馆, 春雨基金会: heads before which an everyday word makes a name, not a kind."""
    return text[len(core) :] in _NAMED_BY_NOUNS and len(first) > 1 and first not in _generic() and not _cut(first, "n")


_NAMED_BY_NOUNS = frozenset(words("names")["named_by_nouns"])


def _rare(core: str) -> bool:
    return not any(core.startswith(g) or core.endswith(g) for g in _generic())


def _company(last: str) -> bool:
    return last.endswith(("公司", "基金会", "集团", "有限公司", "合作社", "中心", "会社"))


def _tagged(folded: str, words_: list[Word]) -> list[Name]:
    """What the tagger calls an organisation and the heads did not reach."""
    out: list[Name] = []
    pattern, kind_of = _heads()
    for w in words_:
        text = folded[w.start : w.end]
        if (
            w.tag not in ("ORG", "nt") or len(text) < 3 or text in _generic() or text.endswith(_NOT_ORG)
        ):  # shorter is an abbreviation or an error
            continue
        if any(c in text for c in "，。、；：的"):
            continue
        m = pattern.search(text)
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
        if m is not None and (not core or core in _generic()):
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


def _embassies(folded: str, words_: list[Word]) -> list[Name]:
    """中国驻X大使馆, 驻X使馆, Y国驻华使馆, X基金会驻Y办事处."""
    starts = {w.start for w in words_}
    out: list[Name] = []
    for m in re.finditer(r"驻([一-鿿]{1,12}?)(大使馆|使馆|总领事馆|领事馆|总领馆|领馆|办事处|代表处|记者站)", folded):
        where = m.group(1)
        if (
            re.search(r"大使|代表|领事|参赞|总统", where)
            or any(c in where.replace("共和国", "") for c in "的在与和向，")
            or (len(where) > 1 and not (match(folded, m.start(1)) or m.start(1) in starts))
        ):
            continue
        start = m.start()
        for k in range(2, 22):
            s = m.start() - k
            if s < 0 or not re.match(r"[一-鿿]", folded[s]):
                break
            hit = match(folded, s) if s in starts else None
            if hit and hit[0] == m.start():
                start = s
                break
            if (
                s in starts
                and _heads()[0].search(folded[s : m.start()])
                and any(w.start == s and w.tag in ("ORG", "LOC", "n") for w in words_)
                and m.group(2) in ("办事处", "代表处")
            ):
                start = s
                if any(w.start == s and w.tag == "ORG" for w in words_):
                    break
        kind = "embassy" if m.group(2).endswith("馆") else "office"
        out.append(Name(start, m.end(), "Organization", kind, head=m.start(2)))
    return out


def _latin(folded: str) -> list[Name]:
    out: list[Name] = []
    for m in _FULL_NAMES.finditer(folded):
        text = re.sub(r"(?: (?:ANNUAL|REPORT|PDF|NO))+$", "", m.group())
        if text in _NOT_LATIN or any(part in _NOT_LATIN for part in text.split()) and " " not in text:
            continue
        end = m.start() + len(text)
        tail = re.match(r" ?(?:公司|集团|基金会|协会|中心)", folded[end:])
        single = " " not in text
        if (
            not single
            and tail is None
            and not _BODY_WORD.search(text)
            and folded[m.start() - 1 : m.start()] not in "(（"
            and not re.search(r"(?:公司|集团|机构|组织|企业) ?$", folded[max(0, m.start() - 4) : m.start()])
        ):
            continue  # a gloss or a product, unless something says that it is a body
        if single and len(text) < 3 and tail is None:  # two letters alone are a unit or model
            continue
        if single and tail is None and re.match(r"[\d型号级-]", folded[end : end + 1] or ""):
            continue
        out.append(Name(m.start(), end + (tail.end() if tail else 0), "Organization", "company" if tail else "other"))
    return out


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
