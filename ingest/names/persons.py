"""People: the tagger's names, foreign names with ·, names that only a title gives away, surname with title."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from ..gazetteer.places import match, places, surnames
from ..parts import Name, Word
from ..vocabulary import words
from .listed_places import listed_place
from .persons_beside import beside_title, honored, labelled

_FOREIGN = re.compile(r"[一-鿿]{1,8}(?:[·•・‧][一-鿿A-Za-z]{1,8})+")
_VERB_TAIL = re.compile(
    r"(?:致信|致函|复函|来函|来电|表示|介绍|出席|参加|访问|率团|率|说|在|向|对|为|等|先生|女士|博士|率领|代表|签署|会见|宣布|感谢|称)+$"
)
_NOT_PERSON = frozenset(words("names")["not_person"])
_BEFORE_NAMELESS = ("某", "“", "「")
_AFTER = re.compile(r"(?:先生|女士|小姐|同志|博士|夫人|夫妇|伉俪|法师|居士)")


_FULL_JAPANESE = 4  # characters of most Japanese names


def find_persons(folded: str, words_: list[Word], taken: list[tuple[int, int]]) -> list[Name]:
    """Names of people outside the spans already taken."""
    free = lambda s, e: not any(a < e and s < b for a, b in taken)  # noqa: E731  # a one-line test used in each step
    found: list[Name] = []
    known: set[str] = set()
    for m in _FOREIGN.finditer(folded):
        s, e = _foreign_start(folded, words_, m.start()), m.end()
        s = _behind_title(folded, s, e)
        e = _foreign_end(words_, m, e)
        e -= len(m2.group()) if (m2 := _VERB_TAIL.search(folded[s:e])) else 0
        if free(s, e) and not _of_words(folded, words_, s, e):
            found.append(Name(s, e, "Person"))
    beside = beside_title(folded, words_, _title_end(), [*taken, *((n.start, n.end) for n in found)])
    longer = {w.start: w.end for w in words_ if w.tag == "PER" and w.end - w.start == _FULL_JAPANESE}
    found.extend(replace(n, end=max(n.end, longer.get(n.start, 0))) for n in beside)  # 会长田中|一郎
    found.extend(labelled(folded, [*taken, *((n.start, n.end) for n in found)]))
    for i, w in enumerate(words_):
        if w.tag not in ("PER", "nr"):
            continue
        if _little(folded, w) and free(w.start, w.end):
            found.append(Name(w.start, w.end, "Person", deictic=True))
            continue
        s, e = _repaired(folded, words_, i)
        text = folded[s:e]
        if any(n.start < e and s < n.end for n in found) or not free(s, e) or not _plausible(folded, words_, i, text):
            continue
        found.append(Name(s, e, "Person"))
        known.add(text)
    found.extend(honored(folded, words_, [*taken, *((n.start, n.end) for n in found)]))
    found.extend(_titled(folded, words_, found, taken))
    found.extend(_before_title(folded, words_, found, taken))
    found.extend(_surname_titled(folded, found, taken))
    for n in list(found):
        known.add(folded[n.start : n.end])
    found = [_as_known(folded, n, known) for n in found]
    found.extend(_repeats(folded, {k for k in known if len(k) > 2 or k[:1] in surnames()}, found, taken))
    return sorted(found, key=lambda n: n.start)


def _little(folded: str, w: Word) -> bool:
    """小李, 老王: a surname with a word of age."""
    text = folded[w.start : w.end]
    return len(text) == len("小李") and text[0] in "小老" and text[1] in surnames()


def _repaired(folded: str, words_: list[Word], i: int) -> tuple[int, int]:
    """Where the tagger's person begins and ends without a title (姆巴维专员) and with what it cut off (榊原康|之, 王行|最|副主任)."""
    w = words_[i]
    s, e = w.start, w.end
    if m := _NOT_OF_A_NAME.search(folded[s:e]):
        e = s + m.start()
    if lead := next((t for t in _LEADS if folded.startswith(t, s) and e - s - len(t) > 1), None):
        s += len(lead)  # 助理|桑榆
    if e - s > 3 and (m := _TITLE_TAIL.search(folded[s:e])) and m.start() > 1:  # two characters of name at least
        return s, s + m.start()
    nxt = words_[i + 1] if i + 1 < len(words_) else None
    if folded[e : e + 1] == "之" and e - s >= 3 and _title_before(folded, s) and folded[e + 1 : e + 2] in _STOP_AFTER:
        return s, e + 1
    short = e - s == 2 and folded[s] in surnames() and nxt is not None and nxt.end == e + 1
    if (
        short
        and nxt is not None
        and nxt.tag in ("d", "a", "n", "ad", "nz", "nr", "vn")
        and _TITLE_START.match(folded, e + 1)
    ):
        return s, e + 1
    return s, e


# A day or the close of a notice that the tagger takes into a name (伍某某|九日, 关某某|启).
_NOT_OF_A_NAME = re.compile(r"(?<=..)(?:[一二三四五六七八九十廿卅]{1,3}日|\s*(?:谨|敬)?启)$")
_LEADS = ("总裁助理", "助理", "秘书", "专员", "干事", "领队", "队长", "主任", "会长", "理事长", "教授", "医生", "护士")
_TITLE_TAIL = re.compile(r"(?:专员|大使|会长|主席|秘书长|市长|部长|主任|总领事|参赞|先生|女士|教授|博士)$")


def _behind_title(folded: str, start: int, end: int) -> int:
    """副厅|长海伦·甲: the last character of a title is no part of the name."""
    for k in (1, 2):
        if (
            start + k < end
            and folded[max(0, start - 4) : start + k].endswith(_title_end())
            and folded[start] in "长任席记理事"
        ):
            return start + k
    lead = _OFFICE_BEFORE.match(folded, start, end)
    return lead.end() if lead else start


_OFFICE_BEFORE = re.compile(
    r"(?:副?会长|副?主席|总统|副?总理|部长|大使|理事长|秘书长|市长|议长|主任|校长|院长)(?=[一-鿿])"
)


def _of_words(folded: str, words_: list[Word], start: int, end: int) -> bool:
    """Whether a dotted stretch is made of ordinary words (助企点对点·惠企面对面), none of which the tagger takes for a name."""
    inside = [w for w in words_ if start <= w.start and w.end <= end]
    quoted = folded.rfind("“", 0, start + 1) > folded.rfind("”", 0, start + 1)
    named = any(w.tag in (("PER", "nr") if quoted else ("PER", "nr", "nz", "LOC", "nw", "xx")) for w in inside)
    plain = sum(w.tag in ("n", "v", "vn", "a", "ad", "an", "d") and w.end - w.start > 1 for w in inside)
    return not named and (quoted or plain > 1)  # one such word may be a syllable pair


def _foreign_start(folded: str, words_: list[Word], start: int) -> int:
    """Where the first part begins: at the tagger's word border nearest to the dot."""
    covering = next((w for w in words_ if w.start <= start < w.end), None)
    dot = next(i for i in range(start, len(folded)) if folded[i] in "·•・‧")
    inside = [w for w in words_ if start <= w.start < dot]
    per = next((w for w in words_ if w.tag in ("PER", "nr") and w.start < dot <= w.end), None)
    if per is not None:
        return max(per.start, start)
    if covering is not None and covering.start >= start:
        return covering.start
    return inside[-1].start if inside else start


def _foreign_end(words_: list[Word], m: re.Match[str], end: int) -> int:
    last = next((w for w in words_ if w.start < end <= w.end), None)
    dots = [m.start() + i for i, c in enumerate(m.group()) if c in "·•・‧"]
    per = next((w for w in words_ if w.tag in ("PER", "nr") and w.start < dots[-1] < w.end), None)
    if per is not None:
        return min(end, per.end)
    first = next((w for w in words_ if w.start >= dots[-1] + 1), last)
    return min(end, first.end) if first is not None else end


def _plausible(folded: str, words_: list[Word], i: int, text: str) -> bool:
    """Whether what the tagger calls a person can be one: no known place, no group of people, no thing in quotes."""
    w = words_[i]
    if (
        len(text) < 2
        or text in _NOT_PERSON
        or places(text)
        or text[-1] in "人语市省县籍"
        or (text[-1] in "军文州国方" and not (len(text) == 3 and text[0] in surnames()))
        or _counted(folded, w.start)
        or (text[-1] in "英日韩德法俄" and re.match(r"、[英日韩德法俄西意葡]", folded[w.end : w.end + 2]))
        or listed_place(folded, w)
        or _part_of_title(folded, w)
        or (text.endswith(("女士", "先生", "小姐", "太太")) and len(text) <= 3)
        or (text[0] in "由在向从把被" and "在" in text)
        or _begins_a_body(folded, words_, i)
        or _begins_a_place(folded, w)
        or (text[-1] in "河江湖海岛港" and text[0] not in surnames())
        or text.endswith(("人民", "女儿", "同胞"))
        or text in ("单位", "双方", "同仁", "同胞")
    ):  # one character is no name here
        return False
    if folded[w.start - 1 : w.start] in ("“", "「", "《") and folded[w.end : w.end + 1] in ("”", "」", "》"):
        return False
    nxt = folded[w.end : w.end + 1]
    if nxt in ("市", "县", "州", "省", "路", "镇", "村", "湾", "岛", "港", "区") and text[:1] not in surnames():
        return False
    if len(text) == 2 and text[0] not in surnames():  # two characters without a surname need a title
        return bool(_title_before(folded, w.start) or _title_behind(folded, w.end) or _AFTER.match(folded, w.end))
    return True


def _counted(folded: str, start: int) -> bool:
    """30万|索莫尼, 500万图|格里克: a currency."""
    return re.search(r"[\d万亿千百余多]图?$", folded[max(0, start - 2) : start]) is not None


def _part_of_title(folded: str, w: Word) -> bool:
    """龙大|使: a surname with the beginning of a title."""
    text = folded[w.start : w.end]
    return len(text) == 2 and text[0] in surnames() and _TITLE_START.match(folded, w.start + 1) is not None


def _begins_a_body(folded: str, words_: list[Word], i: int) -> bool:
    """孔子|课堂, 阿迦汗|发展|网络: the name of a body begins with it."""
    for before, n in zip(words_[i:], words_[i + 1 : i + 4], strict=False):
        text = folded[n.start : n.end]
        if before.end != n.start or n.tag not in ("n", "vn", "nz", "an", "ORG", "nt"):
            return False
        if len(text) > 1 and text.endswith(_BODY_ENDS):
            return True
        if text in ("院", "厂", "堂", "社", "公所") and folded[n.end : n.end + 1] not in ("长", "士"):
            return True
    return False


def _begins_a_place(folded: str, w: Word) -> bool:
    """加德满|都: the tagger cut a place that the gazetteer knows."""
    hit = match(folded, w.start)
    return hit is not None and hit[0] > w.end and hit[0] - w.start > 2  # names of two characters are too common


_BODY_ENDS = (
    "课堂",
    "学院",
    "基金会",
    "网络",
    "中心",
    "公司",
    "集团",
    "大学",
    "学校",
    "医院",
    "协会",
    "商会",
    "总会馆",
    "会馆",
    "银行",
    "工作室",
    "奖学金",
    "基金",
)


@lru_cache
def _title_pattern() -> re.Pattern[str]:
    titles = "|".join(sorted(map(re.escape, words("titles")["titles"]), key=len, reverse=True))
    return re.compile(rf"(?:{titles})")


@lru_cache
def _title_end() -> tuple[str, ...]:
    return tuple(
        t
        for t in words("titles")["titles"]
        if t not in ("财政", "代表", "成员", "专家", "干部", "总务", "会员", "学生")
    )


def _title_before(folded: str, at: int) -> bool:
    return folded[max(0, at - 6) : at].rstrip(" ").endswith(_title_end())


def _title_behind(folded: str, at: int) -> bool:
    return (
        bool(_title_pattern().match(folded, at))
        or folded[at : at + 1] in ("副", "总")
        and bool(_title_pattern().match(folded, at + 1))
    )


_STOP_AFTER = "，。、；：在就向对与和及于已为率将表示说称认出到介绍参致主代的发同随并也等带则从由签当（(”"


def _titled(folded: str, words_: list[Word], found: list[Name], taken: list[tuple[int, int]]) -> list[Name]:
    """Unknown two to five characters right behind a title and before a verb or comma (部长顺宏表示)."""
    out: list[Name] = []
    for i, w in enumerate(words_):
        if not _title_before(folded, w.start) or w.tag in (
            "v",
            "p",
            "c",
            "u",
            "d",
            "w",
            "m",
            "r",
            "TIME",
            "LOC",
            "ORG",
            "f",
            "ad",
            "vd",
            "q",
        ):
            continue
        if any(a < w.end and w.start < b for a, b in taken) or any(n.start < w.end and w.start < n.end for n in found):
            continue
        end = w.end
        j = i
        while (
            end - w.start < 2 and j + 1 < len(words_) and words_[j + 1].tag not in ("w", "v", "p", "u", "c", "d")
        ):  # a name has two characters at least
            j += 1
            end = words_[j].end
        text = folded[w.start : end]
        if (
            2 <= len(text) <= 5
            and re.fullmatch(r"[一-鿿]+", text)
            and folded[end : end + 1] in _STOP_AFTER
            and not text.endswith(("单位", "会", "人", "工作", "大会", "会议", "们", "团", "办", "组"))
            and w.tag in ("PER", "nr", "nz", "n", "a", "an", "nw")
        ):  # lengths of names
            if w.tag in ("n", "an") and text[0] not in surnames():
                continue
            out.append(Name(w.start, end, "Person"))
    return out


def _before_title(folded: str, words_: list[Word], found: list[Name], taken: list[tuple[int, int]]) -> list[Name]:
    """A surname with one or two characters right before a title (王行远执行副理事长), which the tagger cut otherwise."""
    out: list[Name] = []
    for w in words_:
        s = w.start
        if folded[s : s + 1] not in surnames() or w.tag in ("LOC", "ORG", "p", "c", "u", "d", "m", "w", "TIME"):
            continue
        for length in (3, 2):
            e = s + length
            text = folded[s:e]
            if (
                not re.fullmatch(r"[一-鿿]+", text)
                or not _TITLE_START.match(folded, e)
                or any(a < e and s < b for a, b in taken)
                or any(n.start < e and s < n.end for n in found)
            ):
                continue
            if (
                folded[s - 1 : s]
                and folded[s - 1] not in "，。、；：和与及由（(“\n 经请让派对向令"
                and not any(b == s for _, b in taken)
            ):
                continue
            if (
                text.endswith("单位")
                or text[1:].endswith(("副", "总", "执", "常", "名", "国", "市", "省", "县", "会", "院", "局", "部"))
                or any(x.start == s and x.end >= e and x.tag in ("n", "v", "vn") for x in words_)
            ):
                continue
            out.append(Name(s, e, "Person"))
            break
    return out


_TITLE_START = re.compile(
    r"(?:执行|常务|名誉|副|总|署理|联席)?(?:会长|理事长|秘书长|主席|主任|经理|董事长|总裁|院长|校长|局长|处长|书记|市长|部长|大使|参赞|总领事|教授|医生|医师|护师|队长|先生|女士)"
)


def _surname_titled(folded: str, found: list[Name], taken: list[tuple[int, int]]) -> list[Name]:
    """陈会长, 龙大使, 小王: they only point at a person."""
    out: list[Name] = []
    for m in re.finditer(
        r"(?<![一-鿿])([一-鿿]{1,2})(会长|大使|主席|秘书长|理事长|市长|省长|部长|主任|总领事|院长|校长|董事长|经理|总|医生|教授|博士|局长|书记|队长)(?![一-鿿]?[一-鿿]{0,1}(?:级|室))",
        folded,
    ):
        if (
            m.group(1) not in surnames()
            or m.group(1)
            in (
                "经",
                "向",
                "从",
                "和",
                "时",
                "别",
                "都",
                "应",
                "相",
                "能",
                "曾",
                "由",
                "与",
                "任",
                "同",
                "双",
                "双方",
                "安",
                "副",
                "总",
                "正",
                "该",
                "本",
                "原",
                "前",
                "时",
                "全",
                "常",
                "国",
                "外",
            )
            or m.group(2) == "总"
            and len(m.group(1)) != 1
        ):
            continue
        s, e = m.span()
        if (
            not any(a < e and s < b for a, b in taken)
            and not any(n.start < e and s < n.end for n in found)
            and m.group(2) != "总"
        ):
            out.append(Name(s, e, "Person", deictic=True))
    return out


def _as_known(folded: str, n: Name, known: set[str]) -> Name:
    """The name in full where the text goes on as a longer name found elsewhere does (榊原康|之)."""
    text = folded[n.start : n.end]
    longer = [k for k in known if len(k) == len(text) + 1 and len(text) > 2 and folded.startswith(k, n.start)]
    return Name(n.start, n.start + len(longer[0]), "Person") if longer and not n.deictic else n


def _repeats(folded: str, known: set[str], found: list[Name], taken: list[tuple[int, int]]) -> list[Name]:
    """Exact repeats of names already found."""
    if not known:
        return []
    spans = [(n.start, n.end) for n in found] + taken
    out: list[Name] = []
    for m in re.finditer("|".join(sorted(map(re.escape, known), key=len, reverse=True)), folded):
        if not any(a < m.end() and m.start() < b for a, b in spans):
            out.append(Name(m.start(), m.end(), "Person"))
    return out
