"""Readings of texts of a few lines, written by hand: what the reader would give, without the reader."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from aidgraph.graph.claim import Claim, Coverage, Reading, Role, Unused
from aidgraph.graph.document import Article, Document, LocalEntity, Mention, Span
from aidgraph.graph.values import Dated, Item, Money, Quantity, Words


class Sheet:
    """A text under a name, from which a reading is put together; every value is found in the text, so spans are right.

    >>> sheet = Sheet("a.txt", "甲市红十字会向乙国捐赠口罩100只。")
    >>> sheet.body("甲市红十字会", division="甲市").place("乙国", "country").gift("甲市红十字会", "乙国", "口罩 100 只")
    >>> len(sheet.reading().claims)
    1
    """

    def __init__(self, name: str, text: str, **about: str) -> None:
        """A document `name` with `text`; `about` gives other fields of Document (home, date, publisher)."""
        sha = hashlib.sha256(text.encode()).hexdigest()
        self.document = Document(name, name, text, sha, **about)  # type: ignore[arg-type]  # all are str
        self.entities: list[LocalEntity] = []
        self.claims: list[Claim] = []

    def body(
        self, name: str, kind: str = "association", division: str | None = None, aliases: Sequence[str] = ()
    ) -> Sheet:
        return self._entity("Organization", name, kind, division, aliases)

    def person(self, name: str, aliases: Sequence[str] = ()) -> Sheet:
        return self._entity("Person", name, "", None, aliases)

    def place(self, name: str, kind: str = "city", division: str | None = None, aliases: Sequence[str] = ()) -> Sheet:
        return self._entity("Place", name, kind, division, aliases)

    def gift(
        self,
        donors: str,
        recipients: str,
        goods: str = "",
        *,
        money: str = "",
        via: str = "",
        status: str = "delivered",
        date: str = "",
        kind: str = "donation",
        evidence: str = "",
        confidence: float = 0.8,
        **words: str,
    ) -> Sheet:
        """A flow; names in one role are set apart by 、, goods too, each `name [number [unit]]`; money is `number currency`."""
        at = self.span(evidence or self._sentence(goods.split(" ", maxsplit=1)[0] or donors or recipients))
        roles = [
            *self._roles("donor", donors, at),
            *self._roles("recipient", recipients, at),
            *self._roles("via", via, at),
        ]
        self.claims.append(
            Claim(
                self._id(),
                self.document.id,
                "flow",
                kind,
                tuple(roles),
                (at,),
                "test-gift",
                confidence,
                tuple(self._item(g, at) for g in goods.split("、") if g),
                self._money(money, at),
                Words(status, at) if status else None,
                Dated(date, date, at) if date else None,
                tuple((n, Words(w, at)) for n, w in words.items()),
            )
        )
        return self

    def event(
        self, name: str, hosts: str = "", *, date: str = "", participants: str = "", supporters: str = ""
    ) -> Sheet:
        at = self.span(self._sentence(name or hosts.split("、", maxsplit=1)[0]))
        roles = [
            *self._roles("host", hosts, at), *self._roles("participant", participants, at), *self._roles("supporter", supporters, at)
        ]  # fmt: skip
        words = (("name", Words(name, self.span(name))),) if name else ()
        when = Dated(date, date, at) if date else None
        self.claims.append(
            Claim(
                self._id(),
                self.document.id,
                "event",
                "event",
                tuple(roles),
                (at,),
                "test-event",
                0.7,
                date=when,
                words=words,
            )
        )
        return self

    def tie(self, type_: str, source: str, target: str, **words: str) -> Sheet:
        at = self.span(self._sentence(source))
        roles = [*self._roles("source", source, at), *self._roles("target", target, at)]
        told = tuple((n, Words(w, at)) for n, w in words.items())
        self.claims.append(
            Claim(self._id(), self.document.id, "tie", type_, tuple(roles), (at,), "test-tie", 0.6, words=told)
        )
        return self

    def reading(self) -> Reading:
        """The reading of all that was said, with a mention wherever an entity's name or alias stands."""
        mentions = [Mention(e.id, s, f) for e in self.entities for f, n in self._forms(e) for s in self._all(n)]
        unused = tuple(Unused("quantity", s, self.span(self._sentence(s.quote))) for s in self._all("不明"))
        return Reading(
            self.document,
            (Article("a1", self.document.id, title=None, home=self.document.home),),
            tuple(self.entities),
            tuple(sorted(mentions, key=lambda m: (m.span.start, m.entity))),
            tuple(self.claims),
            Coverage((("quantity", 1),), (), unused),
        )

    def span(self, quote: str) -> Span:
        start = self.document.text.index(quote)
        return self.document.span(start, start + len(quote))

    def _entity(self, type_: str, name: str, kind: str, division: str | None, aliases: Sequence[str]) -> Sheet:
        number = f"e{len(self.entities) + 1}"
        given = (number, self.document.id, type_, name, kind, tuple(aliases), (), division)
        self.entities.append(LocalEntity(*given))  # type: ignore[arg-type]  # type_ is one of the three
        return self

    def _forms(self, e: LocalEntity) -> list[tuple[str, str]]:
        return [("name", e.name), *(("alias", a) for a in e.aliases)]

    def _all(self, quote: str) -> list[Span]:
        text, found, at = self.document.text, [], -1
        while (at := text.find(quote, at + 1)) >= 0:
            found.append(self.document.span(at, at + len(quote)))
        return found

    def _id(self) -> str:
        return f"{self.document.id}#c{len(self.claims) + 1}"

    def _sentence(self, word: str) -> str:
        """The first sentence that holds a word, else the whole text."""
        return next((s for s in self.document.text.split("。") if word in s and s), self.document.text)

    def _roles(self, role: str, names: str, at: Span) -> list[Role]:
        ids = {e.name: e.id for e in self.entities}
        found = [n for n in names.split("、") if n]
        return [Role(role, ids[n], self.span(n) if n in self.document.text else at) for n in found]  # type: ignore[arg-type]

    def _item(self, goods: str, at: Span) -> Item:
        name, number, unit = [*goods.split(" "), "", ""][:3]
        where = self.span(name) if name in self.document.text else at
        value = float(number) if number else None
        counted = Quantity(number + unit, value, value, value, "exact", unit, at) if number else None
        return Item(Words(name, where), counted)

    def _money(self, money: str, at: Span) -> Money | None:
        if not money:
            return None
        amount, currency = money.split(" ")
        return Money(money, float(amount), float(amount), float(amount), "exact", currency, "cash", at)
