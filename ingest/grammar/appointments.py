"""Roles that a sentence states with a verb or in brackets: P任B的T, B聘请P为T, B会长为P, P(B副会长).

Roles that stand right before a person's name are read in `affiliation`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from ..parts import Name
from ..vocabulary import words
from .clauses import Sentence
from .scope import Draft, Scope, Who


def read_appointments(scope: Scope, sentences: list[Sentence]) -> list[Draft]:
    """The offices that the sentences of one article say somebody has, had or was given."""
    out: list[Draft] = []
    for s in sentences:
        reader = _Reader(scope, s)
        for reads in (reader.holds, reader.appointed, reader.office_is, reader.in_brackets, reader.sent_by):
            out.extend(reads())
    return out


@lru_cache
def _patterns() -> dict[str, re.Pattern[str]]:
    v = words("ties")
    titles = "|".join(sorted(map(re.escape, words("titles")["titles"]), key=len, reverse=True))
    quality = "(?:副|总|常务|执行|名誉|荣誉|永远|终身|创会|第一|首席|高级|资深|首任){0,3}"
    # between the body and the title: a department, a term of office
    section = (
        r"(?:的|之)?(?:第[一二三四五六七八九十百\d]{1,3}[届任])?(?:[一-鿿]{1,7}?(?:科|室|部|处|系|办|组|病区|中心))?"
    )
    role = rf"{section}(?P<role>{quality}(?:{titles})(?:兼{quality}(?:{titles}))?)(?!们)"
    ask = "|".join(v["appoint"])
    return {
        "holds": re.compile(
            rf"(?:同志|先生|女士|教授|博士)?[，,]?(?:[^，。；、\s]{{1,9}}?(?:起|年|月|日|届|后))?[，,]?(?P<verb>{'|'.join(v['hold_office'])})了?"
        ),
        "role": re.compile(role),
        # 会长一行, 会长章秋白的同学, 会长的父亲: the office is another's
        "over": re.compile(r"$|[，。；、,;)）\s!?！？]|兼|及|和|并|之?一(?!行)|期间|以来"),
        "and": re.compile(r"[、兼及和]|，?(?:并|同时)?兼任"),
        "appoint": re.compile(rf"(?:{ask})了?$"),
        "as": re.compile(r"(?:先生|女士|同志|教授|博士)?(?:为|担任|出任|任|作为|当)"),
        "by": re.compile(r"[，,]?(?:均|都|系)?由"),
        "sends": re.compile(r"选派|派遣|委派|派出|派驻|指派|选送"),
        "is": re.compile(r"(?:为|是|由|:)"),
        "list": re.compile(r"(?:先生|女士|同志)?[、，,;]"),
    }


@dataclass(slots=True)
class _Reader:
    """One sentence with its names."""

    scope: Scope
    s: Sentence

    @property
    def folded(self) -> str:
        return self.scope.parts.section.view.folded

    def names(self, *types: str) -> Iterator[Name]:
        """The names of the sentence of these types that stand for one known entity."""
        for n in self.scope.parts.names:
            if self.s.start <= n.start and n.end <= self.s.end and n.type in types and self._ids(n):
                yield n

    def holds(self) -> Iterator[Draft]:
        """P(现)任B的T(、B2的T2), P是B的T."""
        for p in self.names("Person"):
            m = _patterns()["holds"].match(self.folded, p.end, self.s.end)
            if m is None:
                continue
            former = m.group("verb") in words("ties")["held_office"]
            at = m.end()
            while (found := self._body_and_role(at)) is not None:
                body, role = found
                yield self._draft("appointed", p, body, role, former=former)
                link = _patterns()["and"].match(self.folded, role[1], self.s.end)
                if link is None:
                    break
                at = link.end()

    def appointed(self) -> Iterator[Draft]:
        """B聘请P为T, B推选P任T."""
        for p in self.names("Person"):
            before = _patterns()["appoint"].search(self.folded, self.s.start, p.start)
            as_ = _patterns()["as"].match(self.folded, p.end, self.s.end)
            if before is None or as_ is None:
                continue
            found = self._body_and_role(as_.end())
            if found is not None:
                yield self._draft("appointed", p, *found)
            elif m := self._role(as_.end()):
                body = next(iter(b for b in self.names("Organization") if b.end <= before.start()), None)
                if body is not None:
                    yield self._draft("appointed", p, body, m)

    def office_is(self) -> Iterator[Draft]:
        """B的会长为P, 秘书长为P2: the body holds for the offices that follow."""
        people = {n.start: n for n in self.names("Person")}
        for body in self.names("Organization"):
            at = body.end
            while (role := self._role(at)) is not None:
                is_ = _patterns()["is"].match(self.folded, role[1], self.s.end)
                p = people.get(is_.end()) if is_ else None
                if p is None or self._role(p.end) is not None:  # 会长由P副会长…: another office of P follows
                    break
                yield self._draft("office-is", p, body, role)
                link = _patterns()["list"].match(self.folded, p.end, self.s.end)
                if link is None:
                    break
                at = link.end()

    def in_brackets(self) -> Iterator[Draft]:
        """P(B副会长); P，B副会长，."""
        for p in self.names("Person"):
            if self.folded[p.end : p.end + 1] not in tuple("(（，,"):
                continue
            found = self._body_and_role(p.end + 1)
            if found is None:
                continue
            closing = self.folded[found[1][1] : found[1][1] + 1]
            if closing in (tuple(")）") if self.folded[p.end] in "(（" else tuple("，,。")):
                yield self._draft("office-beside", p, *found)

    def sent_by(self) -> Iterator[Draft]:
        """P、P2由B选派: they are B's."""
        bodies = {n.start: n for n in self.names("Organization")}
        waiting: list[Name] = []
        for p in self.names("Person"):
            joined = waiting and self.folded[waiting[-1].end : p.start] in ("、", "和", "与")
            waiting = [*waiting, p] if joined else [p]
            by = _patterns()["by"].match(self.folded, p.end, self.s.end)
            body = bodies.get(by.end()) if by else None
            if body is not None and _patterns()["sends"].match(self.folded, body.end, self.s.end):
                for one in waiting:
                    d = Draft("tie", "AFFILIATED", "sent-by", one.start, body.end)
                    d.add("source", [Who(self._ids(one)[0], one.start, one.end)])
                    d.add("target", [Who(self._ids(body)[0], body.start, body.end)])
                    yield d

    # ------------------------------------------------------------------ parts
    def _body_and_role(self, at: int) -> tuple[Name, tuple[int, int]] | None:
        """A body or place that starts at `at`, with the title behind it that no person's name follows."""
        body = next((n for n in self.names("Organization", "Place") if n.start == at), None)
        role = self._role(body.end) if body is not None else None
        if body is None or role is None or not _patterns()["over"].match(self.folded, role[1]):
            return None
        return body, role

    def _role(self, at: int) -> tuple[int, int] | None:
        m = _patterns()["role"].match(self.folded, at, self.s.end)
        return m.span("role") if m else None

    def _ids(self, n: Name) -> tuple[str, ...]:
        ids = self.scope.parts.entity_of.get((n.start, n.end), ())
        return ids if len(ids) == 1 else ()

    def _draft(self, rule: str, p: Name, body: Name, role: tuple[int, int], *, former: bool = False) -> Draft:
        d = Draft("tie", "AFFILIATED", rule, min(p.start, body.start), max(p.end, role[1]))
        d.add("source", [Who(self._ids(p)[0], p.start, p.end)])
        d.add("target", [Who(self._ids(body)[0], body.start, body.end)])
        d.texts["role"] = (None, *role)
        if former:
            d.texts["former"] = ("true", *role)
        return d
