"""What a clause without a verb of transfer says of the flow before it: who gave or got it, what it was worth, where it stands."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from ..vocabulary import words
from .atoms import Atom
from .clauses import Clause, Sentence
from .frames import Frame
from .goods import Goods, Sum, goods
from .memory import Memory
from .modality import mood
from .phrases import Party
from .predicates import side
from .scope import Draft, Scope, Who

_RECEIVER_IS = re.compile(
    r"(?:受赠|受捐|接收|受助|受援|收款)(?:方|单位|学校|医院|机构|人|者)?(?:均|都|全部)?(?:为|是|系)|以上(?:款物|善款|捐款|物资)?(?:均|全部|统一)?由"
)
_MEANT_FOR = re.compile(
    r"(?:点名|指定|指明|定向|专门)(?:捐|转|赠|送|发|拨)?(?:给|予|用于|支持|资助|帮助|为|修复|重建|修缮|兴建|扩建)"
    r"|^(?:作为|充作|用作)(?=[^，。；]{2,20}(?:基金|之用|经费|用途))|^(?:并|均|都|全部|悉数)?(?:给|予|奖给|分给|留给)"
)
_GIVER_IS = re.compile(r"(?:捐赠|捐款|捐助|捐资|援助|供货|赠送)(?:方|单位|者|人|企业|机构)(?:均|都)?(?:为|是|系)")


# behind a gift of several who are not named: 它们分别是A、B
_THEY_ARE = re.compile(
    r"(?:它们|他们|她们|这些(?:企业|单位|机构|公司)|捐赠(?:企业|单位|者|方))(?:分别|依次)?(?:是|为|有)"
)


def names_party(scope: Scope, s: Sentence, clause: Clause, drafts: list[Draft], memory: Memory) -> bool:
    """受赠方均为X, 捐赠者是X, 以上由X接收: the party that the flows before left open."""
    text = scope.parts.section.view.folded[clause.start : clause.end]
    parties = [c.party for c in clause.chunks if c.party is not None and c.party.named]
    meant = _MEANT_FOR.search(text)
    if not drafts and memory.last is not None and _THEY_ARE.match(text) and memory.last.texts.get("donor_text"):
        Frame(scope, s, s.clauses.index(clause), memory, drafts).put(memory.last, "donor", parties)
        memory.last.more.append((clause.start, clause.end))
        return True
    role = "recipient" if meant or _RECEIVER_IS.search(text) else "donor" if _GIVER_IS.search(text) else None
    if meant is not None:
        parties = [x for x in parties if x.start >= clause.start + meant.start()]
        if not parties:
            return False
    if role is None or not parties:
        return False
    frame = Frame(scope, s, s.clauses.index(clause), memory, drafts)
    for d in drafts or ([memory.last] if memory.last is not None else []):
        if not d.entities(role) or (role == "recipient" and d.provisional):
            d.roles[role] = []
            frame.put(d, role, parties[-1:])
            d.more.append((clause.start, clause.end))
    return True


def agreed(scope: Scope, s: Sentence, clause: Clause, memory: Memory) -> list[Draft] | None:
    """与X签署捐赠协议: a pledge to X."""
    m = _DEAL.search(scope.parts.section.view.folded, clause.start, clause.end)
    if m is None:
        return None
    found = side(clause.chunks)
    owned = {b.start for a, b in pairwise(clause.chunks) if a.cls == "de"}  # 与A国的B协会签署: B gives nothing
    plain = [x for x in found.plain if x.start not in owned]
    giver = plain[0] if plain else memory.subject
    to = found.with_ or [
        b.party
        for a, b in pairwise(clause.chunks)
        if a.text in ("与", "和", "同") and b.party is not None and b.party is not giver
    ]
    if giver is not None and not to and len(giver.members) > 1:  # A与B、C等国签署: one phrase of two sides
        first, *rest = giver.members
        whole, giver = giver, Party(first.start, first.end, [first])
        to = [Party(rest[0].start, whole.end, rest, whole.open, whole.tail)]
        memory.subject = giver
    if giver is None or not to:
        return None
    d = Draft("flow", "donation", "gift-agreement", clause.start, clause.end, confidence=0.6)
    frame = Frame(scope, s, s.clauses.index(clause), memory)
    frame.put(d, "donor", [giver])
    frame.put(d, "recipient", to)
    d.status = ("pledged", m.start(), m.end())
    d.date = memory.date
    return [d]


_DEAL = re.compile(
    r"(?:签署|签订|签)了?[一-鿿]{0,6}(?:捐赠|捐助|赠款|援助|资助)[一-鿿]{0,4}(?:协议|意向书|合同|备忘录)"
)
VALUE_VERBS = frozenset(
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


def paid_or_built(scope: Scope, s: Sentence, clause: Clause, drafts: list[Draft], memory: Memory) -> bool:
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
    if built is not None and last.type == "donation" and not last.entities("recipient") and (parties.at or parties.to):
        more = goods([a for a in clause.row if a.start >= built.end], folded, clause.notes, strict=False)
        if more.items:
            frame.put(last, "recipient", parties.to or parties.at)
            last.goods.extend(more)
            last.end = clause.end
            return True
    return False


def part_of(scope: Scope, s: Sentence, k: int, drafts: list[Draft], memory: Memory) -> list[Draft] | None:
    """其中A国260万元，B国160万元: the shares of a flow's receivers, each a flow; the first takes the place of the whole."""
    clause = s.clauses[k]
    parties = [c.party for c in clause.chunks if c.party is not None]
    folded = scope.parts.section.view.folded
    opens = folded.startswith("其中", clause.start) and bool(drafts) and len(drafts[-1].roles.get("recipient", ())) > 1
    whole = drafts[-1] if opens else memory.whole
    if whole is None or not parties:
        return None
    to = {w.entity: w for w in whole.roles.get("recipient", ())}
    shares: list[tuple[Who, Goods]] = []
    for i, x in enumerate(parties):
        who = next((to[e] for m in x.members for e in scope.ids(m) if e in to), None)
        stop = parties[i + 1].start if i + 1 < len(parties) else clause.end
        figures = [a for a in clause.row if x.end <= a.start and a.end <= stop and a.amount is not None]
        if who is None or len(figures) != 1:
            return None
        shares.append((who, _share(whole, figures[0])))
    made = [
        replace(whole, roles={**whole.roles, "recipient": [w]}, goods=g, texts=dict(whole.texts)) for w, g in shares
    ]
    for d in made:
        d.end = max(d.end, clause.end)
    if opens:
        memory.whole = replace(whole)
        drafts.pop()
    return made


def _share(whole: Draft, figure: Atom) -> Goods:
    assert figure.amount is not None  # the caller has looked
    if figure.cls == "money":
        return Goods(items=[g for g in whole.goods.items if g.amount is None], sums=[Sum(figure.amount)])
    return Goods(items=[replace(g, amount=figure.amount) for g in whole.goods.items[:1]])


def built_here(clause: Clause, more: Goods, memory: Memory) -> bool:
    """X村建成水塔2座, X学校的这批课桌椅: goods with the place or body that has them, for the giver who is named next."""
    chunks = [c for c in clause.chunks if c.cls not in ("date", "at", "comma")]
    if not more.items or len(chunks) < 2 or chunks[0].party is None or not chunks[0].party.named:  # owner and goods
        return False
    owned = chunks[1].cls == "de"
    if len(chunks) > 2 and chunks[2].cls == "de" and chunks[1].text in words("goods")["verb_before"]:
        memory.goods, memory.subject = more, chunks[0].party  # X募集的口罩，由P带回: X gives
        return True
    built = any(c.text in words("verbs")["build"] for c in chunks[1:])
    if not (owned or built) or sum(c.party is not None for c in chunks) > 1 or not clause.ends_with:
        return False
    memory.goods, memory.owner = more, chunks[0].party
    return True


def built_for(scope: Scope, s: Sentence, clause: Clause, memory: Memory) -> list[Draft] | None:
    """X为Y安装路灯45盏, 给Y修了两间教室: what is built for a body or place is a gift to it."""
    folded = scope.parts.section.view.folded
    built = next((c for c in clause.chunks if c.text in words("verbs")["build"]), None)
    if built is None or built.start == clause.start:
        return None
    parties = side([c for c in clause.chunks if c.end <= built.start])
    giver = parties.plain[0] if parties.plain else memory.subject
    more = goods([a for a in clause.row if a.start >= built.end], folded, clause.notes, strict=False)
    if giver is None or not any(x.named for x in parties.to) or not more.counted or not more.items:
        return None
    m = mood(clause, built.atom, s.clauses[: s.clauses.index(clause)]) if built.atom else None
    if m is None or m.status in ("asked", "negated"):
        return None
    frame = Frame(scope, s, s.clauses.index(clause), memory)
    d = Draft("flow", "donation", "built-for", clause.start, clause.end, confidence=0.6)
    frame.put(d, "donor", [giver])
    frame.put(d, "recipient", parties.to)
    d.goods, d.status, d.date = more, (m.status, m.start, m.end), memory.date
    return [d] if d.entities("donor") and d.entities("recipient") else None


def retold_sum(s: Sentence, k: int, more: Goods, drafts: list[Draft], memory: Memory) -> bool:
    """善款计120万元, 物资包括…, behind a sentence that named a gift by such a word only: the figures of that gift."""
    last = drafts[-1] if drafts else memory.last
    if last is None or last.type != "donation" or not more.counted or last.goods.sums and more.sums:
        return False
    first = "".join(c.text for c in s.clauses[k].chunks[:1])
    named = [g for g in last.goods.items if g.amount is None and first and g.text.endswith(first)]
    if not named or any(c.party is not None for c in s.clauses[k].chunks):
        return False
    last.goods.items = [g for g in last.goods.items if g is not named[0]]
    last.goods.items.extend(g for g in more.items if g.text != first)
    last.goods.sums.extend(more.sums)
    if last.start >= s.start:
        last.end = s.clauses[k].end
    else:
        last.more.append((s.clauses[k].start, s.clauses[k].end))
    memory.retold = last
    return True
