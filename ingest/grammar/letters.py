"""Letters, telegrams and calls: sent, received, coming in, exchanged."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from ..vocabulary import words
from .clauses import Chunk, Clause
from .contact_clause import Reach, home, kind, plain, unread, us, verb
from .pairs import speakers, ties, topic, we, who
from .phrases import Party
from .scope import Draft, Who

_LETTER_IN = re.compile(r"来?(?:信|函|电)|慰问[信函电]|感谢[信函电]|贺[信电]|唁电|求助|公函|信函|函告|通报")
_OUR_FRIEND = re.compile(r"(?:我|本)(?:市|省|县|区|州)的?(?:\w{0,4})友好?(?:城|省|州|县|区|市)")


def mutual(r: Reach, i: int) -> list[Draft]:
    """双方互致信函: both directions."""
    chunks = r.chunks
    if not chunks[i].text.startswith(("互致", "互通", "互相致", "互发", "相互致")) or not _LETTER_IN.search(
        "".join(c.text for c in chunks[i : i + 4])
    ):
        return []
    sides = [x for c in chunks[:i] if c.party is not None for x in speakers(r.scope, c.party)]
    sides = sides or (who(r.scope, r.subject, both=False) if r.subject is not None else [])
    two = list({x.entity: x for x in sides}.values())[:2]
    if len(two) < 2:  # one side only
        return []
    return [
        *ties("CONTACTED", "contact-mutual", r.clause, two[:1], two[1:]),
        *ties("CONTACTED", "contact-mutual", r.clause, two[1:], two[:1]),
    ]


def received(r: Reach, i: int) -> list[Draft]:
    """Y 收到 X 的慰问信, 接到 X 来电, 据 X 来函."""
    chunks = r.chunks
    if chunks[i].cls != "receive" and chunks[i].text not in ("接获", "接到", "接", "据"):
        return []
    behind = chunks[i + 1 :]
    at = next((n for n, c in enumerate(behind) if c.party is not None), None)
    if at is None:
        return []
    tail = "".join(c.text for c in behind[at + 1 : at + 7])
    if not _LETTER_IN.search(tail) or any(c.cls in ("quantity", "money", "give") for c in behind[at + 1 : at + 3]):
        return []
    sender = behind[at].party
    target = next(plain(chunks, i), r.subject)
    if any(unread(c) for c in chunks[:i]):
        return []
    to = who(r.scope, target, both=False) if target is not None and target is not sender else us(r.scope)
    return ties("CONTACTED", "contact-received", r.clause, speakers(r.scope, sender) if sender else [], to)


def incoming(r: Reach, i: int) -> list[Draft]:
    """X 来函, 据来电，X…: the document's own body is the one addressed."""
    chunks = r.chunks
    if verb(chunks[i]) not in kind("contact_in"):
        return []
    told = i > 0 and chunks[i - 1].text == "据"
    sender = next(reversed(list(plain(chunks, i))), None)
    if sender is None and told:
        sender = next((c.party for c in chunks[i + 1 :] if c.party is not None), None)
        nxt = r.next()
        sender = topic(nxt) if sender is None and nxt is not None else sender
    goes_on = sender is None and r.k > 0 and all(c.party is None for c in chunks)
    if goes_on:
        sender = r.subject  # X作为…，第一时间来函
    if sender is None or not sender.named or (not goes_on and _stranger_of_place(sender, chunks[:i])):
        return []
    addressed = chunks[i + 1].party if i + 1 < len(chunks) and sender is not chunks[i + 1].party else None
    if addressed is None and r.subject is not sender and not told:
        addressed = r.subject
    to = who(r.scope, addressed, both=False) if addressed is not None else _own_side(r)
    return ties("CONTACTED", "contact-in", r.clause, speakers(r.scope, sender), to or us(r.scope))


def _stranger_of_place(sender: Party, before: list[Chunk]) -> bool:
    """石家庄一家药厂来电: the place only says where an unnamed body is."""
    last = before[-1] if before else None
    unnamed = last is not None and last.party is None and last.atom is not None and last.atom.tag.startswith("n")
    return unnamed and all(m.org is None and m.person is None for m in sender.members)


def letter(r: Reach, only_a_word: Callable[[Clause, int], bool]) -> list[Draft]:
    """X 向 Y 发去慰问信, 给 Y 致信."""
    chunks = r.chunks
    sends = next((i for i, c in enumerate(chunks) if _sends(c) and not only_a_word(r.clause, i)), None)
    if sends is None or not _names_a_letter(r, sends) or any(c.cls == "receive" for c in chunks[:sends]):
        return []
    to = [
        b.party for a, b in zip(chunks, chunks[1:], strict=False) if a.cls in ("to", "to_after") and b.party is not None
    ]
    if not to and (_acknowledges(r) or _to_a_thing(chunks, sends)):
        return []
    senders = list(plain(chunks, sends))
    source = senders[0] if senders else r.subject
    targets = [x for t in to if t is not source for x in who(r.scope, t, both=True)] or ([] if to else _own_side(r))
    if source is None:
        return ties("CONTACTED", "contact-letter", r.clause, we(r.scope), targets)
    acting = senders if len(senders) > 1 and not to else [source]
    sources = [x for p in acting for x in speakers(r.scope, p)]
    return ties("CONTACTED", "contact-letter", r.clause, sources, targets)


def _to_a_thing(chunks: list[Chunk], sends: int) -> bool:
    """向论坛发来贺信: what is addressed is nobody."""
    return any(
        a.cls in ("to", "to_after") and b.cls == "word" and b.atom is not None and b.atom.tag.startswith("n")
        for a, b in zip(chunks[:sends], chunks[1 : sends + 1], strict=False)
    )


def _own_side(r: Reach) -> list[Who]:
    """To whom a letter comes that names no addressee: 我市友城…来信 to the place, else to the document's own body."""
    return home(r.scope) if _OUR_FRIEND.search(r.text) else us(r.scope)


def _acknowledges(r: Reach) -> bool:
    """X收到Y，并致谢函: an answer to what came in is no contact of its own."""
    earlier = r.s.clauses[r.k - 1] if r.k else None
    return earlier is not None and topic(r.clause) is None and any(c.cls == "receive" for c in earlier.chunks)


def _sends(c: Chunk) -> bool:
    return c.text in kind("send_letter") or c.text.startswith(
        ("致信", "致函", "致电", "发来", "发去", "致慰问", "发函", "去函", "写信", "寄信", "去信")
    )


def _names_a_letter(r: Reach, sends: int) -> bool:
    """Whether a letter or telegram is what is sent, whole or cut by the tagger (慰问|电)."""
    ends = (*words("ties")["contact_letter"], "致信", "致函", "致电")
    return any(verb(c).endswith(ends) for c in r.chunks[sends:]) or _letter_words().search(r.since(sends)) is not None


@lru_cache
def _letter_words() -> re.Pattern[str]:
    long = [w for w in words("ties")["contact_letter"] if len(w) > 1]
    return re.compile("|".join(map(re.escape, sorted(long, key=len, reverse=True))))
