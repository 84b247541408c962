"""Flows: who gave, sold or sent what to whom, sentence by sentence, by frames of verb classes."""

from __future__ import annotations

import re

from ..vocabulary import words
from .arriving import ArriveFrame
from .campaigns import campaigns_of
from .clauses import Chunk, Clause, Sentence
from .completion import VALUE_VERBS, agreed, built_for, built_here, names_party, paid_or_built, part_of, retold_sum
from .days import settle, stage_day, when_of
from .deals import DealFrame
from .dispatch import DispatchFrame
from .frames import Frame
from .giving import GiveFrame
from .goods import Goods, goods
from .headlines import without_headlines
from .lists import list_gifts, opens_list, read_tables
from .memory import Memory
from .modality import falls_through, refused
from .outpouring import poured_in
from .phrases import Party
from .predicates import Predicate, predicates, side
from .purchase import PurchaseFrame
from .receiving import ReceiveFrame
from .refusal import RefusalFrame
from .rolls import in_roll, read_rolls
from .rows import is_row, read_rows
from .scope import Draft, Scope, Who
from .sequel import follow
from .subjects import subject_of


def read_flows(scope: Scope, sentences: list[Sentence]) -> list[Draft]:
    """The flows that the sentences of one article state."""
    memory = Memory()
    campaigns = campaigns_of(scope)
    out: list[Draft] = []
    blocks = scope.parts.section.blocks
    rows = read_rows(scope)
    for s in sentences:
        if (rows and is_row(scope, blocks[s.block])) or in_roll(scope, s.block):
            continue
        if s.block != memory.block:
            memory = _next_block(scope, s, memory)
        memory.campaigns = campaigns
        _listing(scope, s, memory)
        out.extend(_sentence(scope, s, memory))
    out.extend([*rows, *read_tables(scope, sentences), *read_rolls(scope)])
    named = [d for d in out if d.entities("donor") or d.entities("recipient")]
    return without_headlines(scope, named)


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
    elif not memory.receivers and not _to_others(s):
        memory.receivers = [Who(i) for i in scope.we[:1]]


def _to_others(s: Sentence) -> bool:
    """以下单位向灾区捐款: the lead-in itself says who receives."""
    return any(
        a.cls in ("to", "to_after") and b.party is not None
        for c in s.clauses
        for a, b in zip(c.chunks, c.chunks[1:], strict=False)
    )


def _sentence(scope: Scope, s: Sentence, memory: Memory) -> list[Draft]:
    drafts: list[Draft] = []
    memory.new_sentence()
    memory.dealing = memory.dealt and scope.parts.section.view.folded.startswith("其中", s.start)
    for k, clause in enumerate(s.clauses):
        memory.date = when_of(clause) or memory.date
        clause.chunks = _the_latter(clause.chunks, memory)
        preds = predicates(clause)
        _remember(clause, memory)
        _subject_behind(s, k, memory)
        if (
            drafts
            and (word := falls_through(clause, scope.parts.section.view.folded)) is not None
            and k
            and drafts[-1].end <= clause.start
        ):
            if (
                drafts[-1].status is not None
                and drafts[-1].status[0] == "pledged"
                and refused(clause, scope.parts.section.view.folded)
            ):
                drafts.pop()  # 要把…捐给X，校长没有收: nothing was given
                continue
            drafts[-1].status = ("cancelled", *word)
            drafts[-1].end = clause.end
            continue
        if not drafts and k == 0 and _declined(scope, clause, memory, s):
            continue
        followed = follow(scope, s, k, preds, drafts, memory)
        completed = bool(k and drafts) and DealFrame(scope, s, k, memory, drafts).later(clause)
        if followed or completed:
            continue
        if not preds or clause.chunks[0].cls in ("through", "at"):
            memory.through.extend(side(clause.chunks).through if not preds else [])
        if poured := poured_in(Frame(scope, s, k, memory, drafts)):
            drafts.extend(poured)
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
    drafts = _without_sums(scope, s, drafts)
    memory.dealt = _DEALT.search(scope.parts.section.view.folded, s.start, s.end) is not None
    settle(drafts, s, scope.parts.section.view.folded, memory.day, scope.date)
    memory.day = stage_day(s, scope.parts.section.view.folded, memory.day)
    if drafts:
        memory.last = drafts[-1]
    return drafts


def _declined(scope: Scope, clause: Clause, memory: Memory, s: Sentence) -> bool:
    """X愿送Z。市里谢绝: the offer of the sentence before came to nothing."""
    last = memory.last
    if last is None or memory.block != s.block or last.status is None or last.status[0] != "pledged":
        return False
    word = falls_through(clause, scope.parts.section.view.folded)
    if word is None or any(a.cls in ("quantity", "money") for a in clause.row):
        return False
    last.status = ("cancelled", *word)
    last.more.append((clause.start, clause.end))
    return True


def _without_sums(scope: Scope, s: Sentence, drafts: list[Draft]) -> list[Draft]:
    """The flows without a sum whose parts follow (共捐赠120万元，其中向A捐60万元…): it names no receiver of its own."""
    text = scope.parts.section.view.folded
    parts = [c.start for c in s.clauses if text.startswith("其中", c.start)]
    if not parts or len(drafts) < 3:  # a sum and two parts
        return drafts
    first, *rest = drafts
    later = [d for d in rest if d.start >= parts[0] and d.entities("recipient")]
    told = first.end <= parts[0] and not first.entities("recipient") and len(later) > 1
    return rest if told and first.goods.sums and not first.goods.items else drafts


def _the_latter(chunks: list[Chunk], memory: Memory) -> list[Chunk]:
    """The chunks with 前者 and 后者 standing for the two bodies named last."""
    out = [
        Chunk(c.start, c.end, "party", party=memory.pair[c.text == "后者"])
        if c.text in ("前者", "后者") and memory.pair is not None
        else c
        for c in chunks
    ]
    named = [Party(m.start, m.end, [m]) for c in chunks if c.party is not None for m in c.party.members if m.names]
    if len(named) > 1:
        memory.pair = (named[-2], named[-1])
    return out


def _remember(clause: Clause, memory: Memory) -> None:
    """Remember the clause's subject, the place it speaks of and whom it names as contacted."""
    subject, acts_for = subject_of(clause)
    if subject is None and memory.person is not None and _begins_with_pronoun(clause):
        memory.subject = memory.person
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
        if a.cls == "go":
            memory.visited = b.party
        if a.text == "针对":
            memory.aim = b.party
        if a.cls == "to":
            memory.to = b.party
        if a.text in ("联系", "联络", "对接", "联系上") or (
            a.text in ("与", "和", "同") and any(c.text in ("联系", "联络", "对接") for c in chunks)
        ):
            memory.contact = b.party

    memory.person = _person_of(chunks) or memory.person


def _person_of(chunks: list[Chunk]) -> Party | None:
    """The one person whom the clause names, alone."""
    named = [m for c in chunks if c.party is not None for m in c.party.members if m.person is not None]
    return Party(named[0].start, named[0].end, named) if len(named) == 1 else None


def _begins_with_pronoun(clause: Clause) -> bool:
    first = next(
        (c for c in clause.chunks if c.cls != "date" and not (c.atom and c.atom.tag in ("d", "c", "TIME"))), None
    )
    return first is not None and first.text in ("他", "她")


def _subject_behind(s: Sentence, k: int, memory: Memory) -> None:
    """除捐赠Z外，X还…: who the clause is about, where only the next names it."""
    if s.clauses[k].chunks[0].text in ("除", "除了") and k + 1 < len(s.clauses):
        subject, _ = subject_of(s.clauses[k + 1])
        if subject is not None:
            memory.take_subject(subject)


def _clause(
    scope: Scope, s: Sentence, k: int, preds: list[Predicate], drafts: list[Draft], memory: Memory
) -> list[Draft]:
    out: list[Draft] = []
    i = 0
    while i < len(preds):
        before = [*drafts, *out]
        made, n = _verb(scope, s, k, preds[i:], before, memory)
        out.extend(made)
        if i + 1 == len(preds) and preds[i].cls == "help" and preds[i].right.plain:
            _helped_by(Frame(scope, s, k, memory, before), out, preds[i])
        i += n
    return out


def _verb(
    scope: Scope, s: Sentence, k: int, preds: list[Predicate], before: list[Draft], memory: Memory
) -> tuple[list[Draft], int]:
    """The flows that the first of `preds` tells, alone or with those behind it, and how many were read."""
    p = preds[0]
    if p.cls == "arrive" and before and before[-1].type == "purchase" and before[-1].start >= s.clauses[k].start:
        return [], 1  # 订购的…运抵: the buying has been read with its arrival
    frame = _CLASS_OF[p.cls](scope, s, k, memory, before)
    if len(preds) > 1 and (pair := _pair(frame, preds)) is not None:
        return pair
    if p.cls in ("give", "pass") and (turned := RefusalFrame(scope, s, k, memory, before).refused(p)):
        return turned, 1
    if p.cls == "give" and before and isinstance(frame, GiveFrame) and frame.builds_with(before[-1], p):
        return [], 1
    if p.cls in ("arrive", "help"):
        came = DispatchFrame(scope, s, k, memory, before).pass_by(p)
        if came is not None:
            return came, 1
    made: list[Draft] = getattr(frame, _FRAME_OF[p.cls])(p)
    return made, 1


def _pair(frame: Frame, preds: list[Predicate]) -> tuple[list[Draft], int] | None:
    """Two verbs that tell one transfer together (收到…捐赠的, 捐赠的…运抵, 派出…赴), with those that go on with it."""
    p, nxt = preds[:2]
    if isinstance(frame, ReceiveFrame):
        return _received(frame, preds) if nxt.cls in ("give", "pass", "help") else None
    if isinstance(frame, GiveFrame):
        if p.cls in ("give", "pass") and frame.is_carried(p, nxt):
            return frame.carry(p, nxt), 2
        if p.relative and not p.left.plain and not p.left.by and p.cls == "give" and nxt.left.by and nxt.cls == "give":
            return frame.give(nxt), 2  # 此次捐赠的口罩由X捐赠: one giving
        if frame.is_forwarded(p, nxt):
            return frame.forward(p, nxt), 2
        if p.cls in ("give", "pass") and nxt.cls == "arrive":
            return frame.give(p, arrive=nxt), 2
    if isinstance(frame, DispatchFrame) and p.cls == "dispatch" and nxt.cls in ("go", "help", "arrive"):
        return frame.dispatch(p, nxt), 2
    return None


def _received(frame: ReceiveFrame, preds: list[Predicate]) -> tuple[list[Draft], int]:
    made = frame.receive(preds[0], preds[1])
    i = 2
    while made and i < len(preds) and preds[i].cls == "give" and preds[i].left.empty:
        frame.add_goods(made[-1], preds[i])  # 接收X捐赠口罩…、捐款…: one receiving
        i += 1
    while made and i < len(preds) and preds[i].cls in ("give", "pass") and frame.is_next_giver(preds[i]):
        made = [*made, *frame.receive(preds[0], preds[i], chained=True)]  # 收到A捐来…、B汇来…: each its own
        i += 1
    return made, i


_CLASS_OF: dict[str, type[Frame]] = {
    "give": GiveFrame, "pass": GiveFrame, "help": GiveFrame, "receive": ReceiveFrame, "arrive": ArriveFrame,
    "purchase": PurchaseFrame, "dispatch": DispatchFrame, "go": DispatchFrame,
}  # fmt: skip
_FRAME_OF = {
    "give": "give", "pass": "give", "help": "give", "receive": "receive", "arrive": "arrive",
    "purchase": "purchase", "dispatch": "dispatch", "go": "go",
}  # fmt: skip


def _helped_by(frame: Frame, out: list[Draft], p: Predicate) -> None:
    """以派遣专家、捐赠物资等方式帮助X: X receives what the clause named before."""
    for d in out:
        if not d.entities("recipient"):
            frame.put(d, "recipient", p.right.plain[:1])


def _without_verb(scope: Scope, s: Sentence, k: int, drafts: list[Draft], memory: Memory) -> None:
    """A clause without a verb of transfer: it may list gifts, or add a party, goods or a value to the flow before."""
    clause = s.clauses[k]
    if names_party(scope, s, clause, drafts, memory) or _new_here(scope, s, k, drafts, memory):
        return
    more = goods(clause.row, scope.parts.section.view.folded, clause.notes, strict=True)
    if not built_here(clause, more, memory) and not retold_sum(s, k, more, drafts, memory):
        _adds(scope, s, k, more, drafts, memory)


def _new_here(scope: Scope, s: Sentence, k: int, drafts: list[Draft], memory: Memory) -> bool:
    """Flows that the clause itself tells: an agreement to give, shares, something built, a list of gifts."""
    clause = s.clauses[k]
    made = agreed(scope, s, clause, memory) or part_of(scope, s, k, drafts, memory)
    if made is None and drafts and paid_or_built(scope, s, clause, drafts, memory):
        return True
    if made is None:
        made = built_for(scope, s, clause, memory)
    if made is not None:
        drafts.extend(made)
        return True
    return _lists(scope, s, k, drafts, memory)


def _lists(scope: Scope, s: Sentence, k: int, drafts: list[Draft], memory: Memory) -> bool:
    gifts = list_gifts(scope, s.clauses[k])
    if gifts and memory.dealing:
        drafts.extend(x for d in _dealt_to(scope, gifts, memory) for x in Frame(scope, s, k, memory, drafts).each(d))
        return True
    memory.pairs = gifts or memory.pairs
    if not gifts or not memory.listing:
        return bool(gifts)
    for gift in gifts:
        gift.date = memory.date
        gift.add("recipient", [w for w in memory.receivers if w.entity not in gift.entities("donor")])
        memory.goods = gift.goods
        drafts.extend(Frame(scope, s, k, memory, drafts).each(gift))
    return True


def _dealt_to(scope: Scope, gifts: list[Draft], memory: Memory) -> list[Draft]:
    """已向灾区汇款900万元。其中，A会700万元，B会100万元: those listed received."""
    senders = memory.last.roles.get("donor", []) if memory.last is not None and memory.last.type == "donation" else []
    for d in gifts:
        d.roles["recipient"] = d.roles.pop("donor", [])
        d.texts.pop("donor_text", None)
        d.add("donor", list(senders) or [Who(i) for i in scope.we[:1]])
        d.rule, d.provisional = "dealt-list", False
    return gifts


# money or goods that went out to several, who are named next
_DEALT = re.compile(
    r"(?:电汇|汇往|汇给|汇至|拨付|下拨|划拨|分配|分发|发放|分送|运往|送往|发往)[^。；]{0,14}?(?:灾区|地区|等地|各地|各[市县区省会]|[省市县])"
)


def _adds(scope: Scope, s: Sentence, k: int, more: Goods, drafts: list[Draft], memory: Memory) -> None:
    """Goods or a figure for the flow before, or for the one that a later clause will tell."""
    clause = s.clauses[k]
    parties = [c.party for c in clause.chunks if c.party is not None and c.party.named]
    if more.bare is not None and not more and drafts and not parties:
        drafts[-1].goods.extend(more)
    head = scope.parts.section.view.folded[clause.start : clause.end][:4]
    comma = k > 0 and s.clauses[k - 1].ends_with in ("，", ",", "：")
    goes_on = bool(drafts) and comma and not _acts(clause) and "其中" not in head and "每" not in head
    also = head.startswith(("另有", "还有", "以及", "并有"))
    if (more.counted or (also and more.items)) and more and not parties and goes_on and drafts[-1].end <= clause.start:
        drafts[-1].goods.extend(more)
        drafts[-1].end = clause.end
        return
    built = any(c.text in words("verbs")["build"] for c in clause.chunks)
    if more and (not parties or (more.counted and (not drafts or built))):
        memory.goods = more if memory.goods is None or not memory.goods.counted else memory.goods


def _acts(clause: Clause) -> bool:
    return any(
        c.atom is not None and c.cls == "word" and c.atom.tag == "v" and c.text not in VALUE_VERBS
        for c in clause.chunks
    )
