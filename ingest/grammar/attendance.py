"""Who took part in an event: people and bodies before a word of attending, speaking or chairing, or behind an invitation."""

from __future__ import annotations

import re

from .clauses import Chunk, Clause, Sentence
from .phrases import Party

_SPEECH = r"(?:开幕|闭幕|欢迎|答谢|贺|总结)?[词辞]"
ATTENDS = re.compile(
    r"出席|参加|参会|与会(?!人|者|代表|各|的|专家|嘉宾)|到会|列席|莅会|莅临|赴会|赴宴|见证|观礼|剪彩|揭牌|主持|"
    rf"致{_SPEECH}|讲话|发言|演讲|授课|主讲|宣读"
    r"|(?:做|作)(?:了)?(?:主题|主旨|专题|经验|工作|总结)?(?:报告|介绍|交流|分享)"
)
# Words that tell of an event's course and mean it only where an event is being told of in the same paragraph.
TELLS = re.compile(
    r"分享(?!会)|讲解|讲述|介绍(?:了|自)|互动|解答|朗诵|表演|献唱|献艺|演出|助兴|司仪|转播|直播|嘉宾|讲了|(?:在)?(?:致辞|总结|发言|讲话)中|到场"
    r"|提供(?:协助|技术支持|支持|翻译)|进行(?:了)?.{0,10}(?:交流|分享|讲解|互动)"
)
SPOKE_AT = re.compile(
    r"在(?P<event>[^，。；]{4,40}?(?:会议?|论坛|峰会|仪式|典礼)(?:开幕式|闭幕式)?)(?:上|中)?(?=致|发|作|讲|演|提出|宣布|指出|强调)"
)
_QUOTED_SPEECH = re.compile(r"传达|学习|贯彻|落实|精神|引用|正如")
_OBJECT = re.compile(r"(?:出席|参加)(?:了|过)?(?P<object>[^，。；]*)")
_HERE = re.compile(r"(?:并|此|本|这|会|活动|仪式|典礼|论坛|座谈|开幕|启动|签|揭|捐|上述|当天|当日|$)")
_NOT_HERE = re.compile(r"(?:曾|此前|去年|前年|将|拟|应邀赴|计划)[^，。]{0,6}$")
# 会见来华出席论坛的X: X attends
_ANOTHER = re.compile(r"(?:会见|会晤|拜会|接见|看望|接待|迎接)了?[^，。；的]{0,8}$")
_ABSENT = re.compile(r"(?:未|没有|没|无法|不能|不)(?:能)?$")


def word_of(clause: Clause, folded: str, *, told: bool) -> re.Match[str] | None:
    """The word of taking part in the clause; with `told`, also words that only go on telling of an event at hand."""
    text = folded[clause.start : clause.end]
    found = ATTENDS.search(text) or SPOKE_AT.search(text) or (TELLS.search(text) if told else None)
    if (
        found is None
        or _QUOTED_SPEECH.search(text)
        or not _of_an_event(text, found)
        or _ABSENT.search(text[: found.start()])
        or _NOT_HERE.search(text[: found.start()])
        or _ANOTHER.search(text[: found.start()])
    ):
        return None
    return found


def _of_an_event(text: str, found: re.Match[str]) -> bool:
    """Whether what is attended can be an event (参加会议, 参加座谈会), not work or a collection (参加义捐)."""
    m = _OBJECT.match(text, found.start())
    if m is None:
        return True
    what = m["object"].strip("“”《》「」 ")
    return bool(_HERE.match(what)) or bool(re.search(r"会|展|节|赛|宴|礼|式|坛|活动", what))


def attendants(clause: Clause, stop: int) -> list[Party]:
    """The parties before view position `stop` that act there; those behind 向, 对, 在 and 为 do not, unless people are named."""
    out: list[Party] = []
    for i, c in enumerate(clause.chunks):
        if c.start >= stop:
            break
        if c.party is None or _is_told_about(clause.chunks, i):
            continue
        out.append(c.party)
    return out


def _is_told_about(chunks: list[Chunk], i: int) -> bool:
    """Whether the party is an object or a place of what the clause tells (向各国代表, 在某地)."""
    before = chunks[i - 1] if i else None
    if before is None:
        return False
    party = chunks[i].party
    named = party is not None and any(m.person is not None or m.org is not None for m in party.members)
    if before.cls == "at":
        return not (named and i == 1)  # 在塔中资企业商会会长… opens the clause
    return before.cls in ("to", "to_after", "take", "through") or before.text in (
        "支援",
        "支持",
        "感谢",
        "代表",
        "关于",
    )


def waiting(s: Sentence, k: int) -> list[Party]:
    """The parties of the clauses right before clause `k` that hold nothing else: A，B，C，分别出席."""
    out: list[Party] = []
    for clause in reversed(s.clauses[:k]):
        parties = [c.party for c in clause.chunks if c.party is not None]
        if not parties or not all(_names_only(c) for c in clause.chunks) or clause.ends_with not in ("，", ",", "、"):
            break
        out = [*parties, *out]
    return out


def _names_only(c: Chunk) -> bool:
    """Whether a chunk is a party or an office (清华大学|党委书记、论坛联合主席|陈某)."""
    noun = c.cls == "word" and c.atom is not None and c.atom.tag[:1] == "n"
    noun = noun or (c.cls == "with" and c.atom is not None and c.atom.tag == "vn")  # 论坛|联合|主席
    return c.party is not None or noun or c.cls in ("sep", "conj", "title", "quote", "unquote")


def invited(clause: Clause) -> list[Party]:
    """Those behind 邀请, 特邀: they came; 应X邀请 invites whom the clause is about."""
    chunks = clause.chunks
    at = next((i for i, c in enumerate(chunks) if c.text in ("邀请", "特邀", "邀请到", "请来", "诚邀")), None)
    if at is None or any(c.text == "应" for c in chunks[:at]):
        return []
    return [
        c.party for c in chunks[at + 1 :] if c.party is not None and any(m.org or m.person for m in c.party.members)
    ]
