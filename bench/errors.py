"""Mistakes by kind: how often each is made, by which rules, and each with its document, sentence and rule."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from judging import Judged
from mistakes import KINDS
from scorer import Page

VERDICTS = ("right", "incomplete", "wrong")
TYPES = {"Organization": "ORG", "Person": "PERSON", "Place": "PLACE"}


def mention_mistakes(page: Page) -> list[Judged]:
    """Mentions that are missed, false, cut otherwise or of another type; those that are right come without a mistake."""
    asked = {(s, e): t for s, e, t, _ in page.gold.mentions()}
    points = {(s, e) for s, e, _, _ in page.gold.mentions(deictic=True)} - asked.keys()
    told: dict[tuple[int, int], str] = {}
    for m in page.export.mentions[page.document]:
        at = (m["start"], m["end"])
        if page.gold.covered("mentions", at[0]) and at not in points:
            told[at] = TYPES[page.export.nodes[m["node"]]["type"]]
    found = [Judged(page.document, "mention", *at, _shown(page, at, t), _false(at, t, asked)) for at, t in told.items()]
    for at, type_ in asked.items():
        if at not in told and not any(_touch(at, other) for other in told):
            says = _shown(page, at, type_)
            found.append(Judged(page.document, "mention", *at, says, frozenset({"missed"}), missed=True))
    return found


def _false(at: tuple[int, int], type_: str, asked: dict[tuple[int, int], str]) -> frozenset[str]:
    if at in asked:
        return frozenset() if asked[at] == type_ else frozenset({"type"})
    return frozenset({"boundary"} if any(_touch(at, other) for other in asked) else {"false alarm"})


def _touch(a: tuple[int, int], b: tuple[int, int]) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def _shown(page: Page, at: tuple[int, int], type_: str) -> str:
    return f"{_line(page.text[slice(*at)])} ({type_})"


def print_summary(judged: list[Judged], out: Console) -> None:
    """Two tables: mistakes by kind and record; records of each rule by verdict."""
    records = list(dict.fromkeys(j.kind for j in judged))
    counts = Counter((m, j.kind) for j in judged for m in j.mistakes)
    rows = [[k, *(_n(counts[k, r]) for r in records), str(sum(counts[k, r] for r in records))] for k in KINDS]
    out.print(_table("Mistakes by kind", ("kind", *records, "all"), (r for r in rows if r[-1] != "0")))
    by_rule = Counter((rule, j.verdict) for j in judged for rule in j.rules)
    names = sorted({rule for rule, _ in by_rule})
    lines = [[name, *(_n(by_rule[name, v]) for v in VERDICTS), _share(by_rule, name)] for name in names]
    out.print(_table("Records by rule", ("rule", *VERDICTS, "not wrong"), lines))


def print_list(judged: list[Judged], pages: dict[str, Page], limit: int, out: Console) -> None:
    """Up to `limit` mistakes, some of each kind, with document, sentence, rule, what each says and its words."""
    by_kind = {kind: [j for j in judged if kind in j.mistakes] for kind in KINDS}
    rounds = sorted((n, kind) for kind, found in by_kind.items() for n in range(len(found)))
    shown = Counter(kind for _, kind in rounds[:limit])
    for kind, meaning in KINDS.items():
        if shown[kind]:
            out.print(f"\n[bold]{kind}[/], {shown[kind]} of {len(by_kind[kind])}: {meaning}")
        for j in by_kind[kind][: shown[kind]]:
            _print(j, pages[j.document], out)


def _print(j: Judged, page: Page, out: Console) -> None:
    rules = "+".join(j.rules) or "-"
    place = f"{j.document} §{page.sentence(j.start)}"
    out.print(f"  {place} {j.kind} [cyan]{rules}[/] {escape(j.says)}", soft_wrap=True)
    if j.asked:
        out.print(f"      [green]asked[/] {escape(j.asked)}", soft_wrap=True)
    if j.kind != "mention":
        out.print(f"      [dim]{escape(_line(page.text[j.start : j.end])[:160])}[/]", soft_wrap=True)


def _table(title: str, columns: Iterable[str], rows: Iterable[list[str]]) -> Table:
    table = Table(title=title, title_justify="left", pad_edge=False)
    for i, column in enumerate(columns):
        table.add_column(column, justify="right" if i else "left")
    for row in rows:
        table.add_row(*row)
    return table


def _n(count: int) -> str:
    return str(count) if count else ""


def _share(by_rule: Counter[tuple[str, str]], rule: str) -> str:
    whole = sum(by_rule[rule, v] for v in VERDICTS)
    return f"{1 - by_rule[rule, 'wrong'] / whole:.2f}" if whole else ""


def _line(words: str) -> str:
    return "".join(words.split())
