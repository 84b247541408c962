"""Flows: who gave, sold or sent what to whom, sentence by sentence, by frames of verb classes."""

from __future__ import annotations

import re

from ..vocabulary import words
from .campaigns import campaigns_of
from .clauses import Clause, Sentence
from .days import settle, stage_day, when_of
from .deals import DealFrame
from .dispatch import DispatchFrame
from .frames import Frame
from .goods import goods
from .lists import list_gifts, opens_list, read_tables
from .memory import Memory
from .modality import falls_through
from .predicates import Predicate, predicates, side
from .purchase import PurchaseFrame
from .refusal import RefusalFrame
from .scope import Draft, Scope, Who
from .sequel import follow
from .subjects import subject_of


def read_flows(scope: Scope, sentences: list[Sentence]) -> list[Draft]:
    """The flows that the sentences of one article state."""
    memory = Memory()
    campaigns = campaigns_of(scope)
    out: list[Draft] = []
    for s in sentences:
        if s.block != memory.block:
            memory = _next_block(scope, s, memory)
        memory.campaigns = campaigns
        _listing(scope, s, memory)
        out.extend(_sentence(scope, s, memory))
    out.extend(read_tables(scope, sentences))
    return [d for d in out if d.entities("donor") or d.entities("recipient")]


def _next_block(scope: Scope, s: Sentence, memory: Memory) -> Memory:
    """A new block forgets subject and goods; rows and items go on with the list that a heading opened."""
    kind = scope.parts.section.blocks[s.block].kind
    keep = kind in ("row", "item", "heading", "caption")
    return Memory(block=s.block, listing=memory.listing and keep, receivers=memory.receivers if keep else [])


def _listing(scope: Scope, s: Sentence, memory: Memory) -> None:
    """Whether the sentence opens a list of gifts, and to whom they went: a body it names as receiver, else 我们."""
    text = scope.parts.section.view.folded[s.start : s.end]
    if not opens_list(text):
        return
    memory.listing = True
    named = [
        Who(i, m.org.start, m.org.end)
        for c in s.clauses
        for x in c.chunks
        if x.party
        for m in x.party.members
        if m.org
        for i in m.org.ids
    ]
    heading = scope.parts.section.blocks[s.block].kind in ("heading", "title")
    if heading and named:
        memory.receivers = named[:1]
    elif not memory.receivers:
        memory.receivers = [Who(i) for i in scope.we[:1]]


def _sentence(scope: Scope, s: Sentence, memory: Memory) -> list[Draft]:
    drafts: list[Draft] = []
    memory.new_sentence()
    for k, clause in enumerate(s.clauses):
        memory.date = when_of(clause) or memory.date
        preds = predicates(clause)
        _remember(clause, memory)
        followed = follow(scope, s, k, preds, drafts, memory)
        completed = bool(k and drafts) and DealFrame(scope, s, k, memory, drafts).later(clause)
        if followed or completed:
            continue
        if not preds or clause.chunks[0].cls in ("through", "at"):
            memory.through.extend(side(clause.chunks).through if not preds else [])
        if (
            drafts
            and (word := falls_through(clause, scope.parts.section.view.folded)) is not None
            and k
            and drafts[-1].end <= clause.start
        ):
            drafts[-1].status = ("cancelled", *word)
            drafts[-1].end = clause.end
            continue
        if not preds:
            mustered = DispatchFrame(scope, s, k, memory, drafts).muster()
            buying = DealFrame(scope, s, k, memory, drafts)
            mustered = mustered or buying.contracted() or buying.secured()
            drafts.extend(mustered)
            if not mustered:
                _without_verb(scope, s, k, drafts, memory)
            continue
        for made in _clause(scope, s, k, preds, drafts, memory):
            drafts.append(made)
    settle(drafts, s, scope.parts.section.view.folded, memory.day, scope.date)
    memory.day = stage_day(s, scope.parts.section.view.folded, memory.day)
    if drafts:
        memory.last = drafts[-1]
    return drafts


def _remember(clause: Clause, memory: Memory) -> None:
    """Remember the clause's subject, the place it speaks of and whom it names as contacted."""
    subject, acts_for = subject_of(clause)
    if subject is not None and acts_for:
        memory.subject = subject
    elif subject is not None:
        memory.take_subject(subject)
    chunks = clause.chunks
    for a, b in zip(chunks, chunks[1:], strict=False):
        if b.party is None:
            continue
        if a.cls == "at":
            memory.at = b.party
        if a.text in ("联系", "联络", "对接", "联系上") or (
            a.text in ("与", "和", "同") and any(c.text in ("联系", "联络", "对接") for c in chunks)
        ):
            memory.contact = b.party


def _clause(
    scope: Scope, s: Sentence, k: int, preds: list[Predicate], drafts: list[Draft], memory: Memory
) -> list[Draft]:
    out: list[Draft] = []
    i = 0
    while i < len(preds):
        p = preds[i]
        nxt = preds[i + 1] if i + 1 < len(preds) else None
        frame = _CLASS_OF.get(p.cls, Frame)(scope, s, k, memory, drafts + out)
        if p.cls == "arrive" and out and out[-1].type == "purchase":
            made, i = [], i + 1  # 订购的…运抵: the buying has been read with its arrival
        elif nxt is not None and p.cls == "receive" and nxt.cls in ("give", "pass", "help"):
            made, i = frame.receive(p, nxt), i + 2
            while made and i < len(preds) and preds[i].cls == "give" and preds[i].left.empty:
                frame.add_goods(made[-1], preds[i])  # 接收X捐赠口罩…、捐款…: one receiving
                i += 1
        elif p.cls in ("give", "pass") and (turned := RefusalFrame(scope, s, k, memory, drafts + out).refused(p)):
            made, i = turned, i + 1
        elif (
            p.cls in ("arrive", "help")
            and (came := DispatchFrame(scope, s, k, memory, drafts + out).pass_by(p)) is not None
        ):
            made, i = came, i + 1
        elif nxt is not None and p.cls in ("give", "pass") and nxt.cls == "arrive":
            made, i = frame.give(p, arrive=nxt), i + 2
        elif (
            nxt is not None
            and isinstance(frame, DispatchFrame)
            and p.cls == "dispatch"
            and nxt.cls in ("go", "help", "arrive")
        ):
            made, i = frame.dispatch(p, nxt), i + 2
        else:
            made, i = getattr(frame, _FRAME_OF[p.cls])(p), i + 1
        out.extend(made)
        if nxt is None and p.cls == "help" and p.right.plain:
            _helped_by(frame, out, p)
    return out


_CLASS_OF = {"purchase": PurchaseFrame, "dispatch": DispatchFrame, "go": DispatchFrame}
_FRAME_OF = {
    "give": "give", "pass": "give", "help": "give", "receive": "receive", "arrive": "arrive",
    "purchase": "purchase", "dispatch": "dispatch", "go": "go",
}  # fmt: skip


def _helped_by(frame: Frame, out: list[Draft], p: Predicate) -> None:
    """以派遣专家、捐赠物资等方式帮助X: X receives what the clause named before."""
    for d in out:
        if not d.entities("recipient"):
            frame.put(d, "recipient", p.right.plain[:1])


_RECEIVER_IS = re.compile(
    r"(?:受赠|受捐|接收|受助|受援|收款)(?:方|单位|学校|医院|机构|人|者)?(?:均|都|全部)?(?:为|是|系)|以上(?:款物|善款|捐款|物资)?(?:均|全部|统一)?由"
)
_GIVER_IS = re.compile(r"(?:捐赠|捐款|捐助|捐资|援助|供货|赠送)(?:方|单位|者|人|企业|机构)(?:均|都)?(?:为|是|系)")


def _names_party(scope: Scope, s: Sentence, clause: Clause, drafts: list[Draft], memory: Memory) -> bool:
    """受赠方均为X, 捐赠者是X, 以上由X接收: the party that the flows before left open."""
    text = scope.parts.section.view.folded[clause.start : clause.end]
    role = "recipient" if _RECEIVER_IS.search(text) else "donor" if _GIVER_IS.search(text) else None
    parties = [c.party for c in clause.chunks if c.party is not None and c.party.named]
    if role is None or not parties:
        return False
    frame = Frame(scope, s, s.clauses.index(clause), memory, drafts)
    for d in drafts or ([memory.last] if memory.last is not None else []):
        if not d.entities(role) or (role == "recipient" and d.provisional):
            d.roles[role] = []
            frame.put(d, role, parties[-1:])
            d.more.append((clause.start, clause.end))
    return True


def _agreed(scope: Scope, s: Sentence, clause: Clause, memory: Memory) -> Draft | None:
    """与X签署捐赠协议: a pledge to X."""
    m = _DEAL.search(scope.parts.section.view.folded, clause.start, clause.end)
    if m is None:
        return None
    found = side(clause.chunks)
    giver = found.plain[0] if found.plain else memory.subject
    if giver is None or not found.with_:
        return None
    d = Draft("flow", "donation", "gift-agreement", clause.start, clause.end, confidence=0.6)
    frame = Frame(scope, s, s.clauses.index(clause), memory)
    frame.put(d, "donor", [giver])
    frame.put(d, "recipient", found.with_)
    d.status = ("pledged", m.start(), m.end())
    d.date = memory.date
    return d


_DEAL = re.compile(
    r"(?:签署|签订|签)了?[一-鿿]{0,6}(?:捐赠|捐助|赠款|援助|资助)[一-鿿]{0,4}(?:协议|意向书|合同|备忘录)"
)
_VALUE_VERBS = frozenset(
    {
        "计",
        "共计",
        "合计",
        "总计",
        "价值",
        "折合",
        "折价",
        "值",
        "达",
        "约合",
        "到位",
        "折抵",
        "折款",
        "计有",
        "包括",
        "含",
        "合",
        "为",
        "共",
        "折人民币",
    }
)


def _paid_or_built(scope: Scope, s: Sentence, clause: Clause, drafts: list[Draft], memory: Memory) -> bool:
    """由X垫付 names the hand of a purchase; 在P修建Y what the money before built, and where."""
    folded = scope.parts.section.view.folded
    text = folded[clause.start : clause.end]
    frame = Frame(scope, s, s.clauses.index(clause), memory, drafts)
    parties = side(clause.chunks)
    last = drafts[-1]
    if "垫付" in text and last.type == "purchase":
        frame.put(last, "via", [*parties.by, *parties.through, *parties.plain], person_only=False)
        last.goods.extend(goods(clause.row, folded, clause.notes, strict=True))
        last.end = clause.end
        return True
    built = next((c for c in clause.chunks if c.text in words("verbs")["build"]), None)
    if built is not None and last.type == "donation" and not last.entities("recipient") and parties.at:
        more = goods([a for a in clause.row if a.start >= built.end], folded, clause.notes, strict=True)
        if more.items:
            frame.put(last, "recipient", parties.at)
            last.goods.extend(more)
            last.end = clause.end
            return True
    return False


def _without_verb(scope: Scope, s: Sentence, k: int, drafts: list[Draft], memory: Memory) -> None:
    """A clause without a verb of transfer: it may list gifts, or add goods or a value to the flow before."""
    clause = s.clauses[k]
    folded = scope.parts.section.view.folded
    if _names_party(scope, s, clause, drafts, memory):
        return
    if (deal := _agreed(scope, s, clause, memory)) is not None:
        drafts.append(deal)
        return
    if drafts and _paid_or_built(scope, s, clause, drafts, memory):
        return
    gifts = list_gifts(scope, clause)
    if gifts:
        memory.pairs = gifts
        if memory.listing:
            for gift in gifts:
                gift.date = memory.date
                gift.add("recipient", [w for w in memory.receivers if w.entity not in gift.entities("donor")])
                memory.goods = gift.goods
                drafts.extend(Frame(scope, s, k, memory, drafts).each(gift))
        return
    more = goods(clause.row, folded, clause.notes, strict=True)
    parties = [c.party for c in clause.chunks if c.party is not None and c.party.named]
    head = folded[clause.start : clause.end][:4]
    comma = k > 0 and s.clauses[k - 1].ends_with in ("，", ",", "：")
    acts = any(
        c.atom is not None and c.cls == "word" and c.atom.tag == "v" and c.text not in _VALUE_VERBS
        for c in clause.chunks
    )
    if (
        more
        and not parties
        and drafts
        and more.counted
        and comma
        and not acts
        and "其中" not in head
        and "每" not in head
        and drafts[-1].end <= clause.start
    ):
        drafts[-1].goods.extend(more)
        drafts[-1].end = clause.end
    elif more and (
        not parties or (more.counted and (not drafts or any(c.text in words("verbs")["build"] for c in clause.chunks)))
    ):
        memory.goods = more if memory.goods is None or not memory.goods.counted else memory.goods
