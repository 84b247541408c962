"""Sentences as clauses, clauses as chunks: parties, verbs, small words and values, in the order of the text."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..parts import Parts
from .atoms import Atom, atoms
from .phrases import Party, party

_BREAK = {"comma", "semi", "colon", "stop"}


@dataclass(frozen=True, slots=True)
class Chunk:
    """A party (with `party` set) or one atom (with `atom` set); `cls` is "party" or the atom's class."""

    start: int
    end: int
    cls: str
    party: Party | None = None
    atom: Atom | None = None

    @property
    def text(self) -> str:
        """The atom's folded text; "" for a party."""
        return self.atom.text if self.atom else ""


@dataclass(slots=True)
class Clause:
    """A stretch between commas. `notes` are the stretches in brackets inside it, each with the clause's own atoms left out."""

    start: int
    end: int
    row: list[Atom]
    chunks: list[Chunk]
    notes: list[list[Atom]] = field(default_factory=list)
    ends_with: str = ""


@dataclass(slots=True)
class Sentence:
    """A sentence of one block: its clauses, and the whole row of its atoms with brackets and marks."""

    start: int
    end: int
    block: int
    clauses: list[Clause]
    row: list[Atom] = field(default_factory=list)


def sentence(parts: Parts, start: int, end: int, block: int) -> Sentence:
    """The clauses and chunks of the view positions `start` to `end`, which are one sentence of block number `block`."""
    folded = parts.section.view.folded
    row = atoms(parts, start, end)
    main, notes = without_notes(row)
    out: list[Clause] = []
    current: list[Atom] = []
    for atom in main:
        if atom.cls in _BREAK:
            if current:
                out.append(_clause(current, folded, notes, atom.text))
            current = []
        else:
            current.append(atom)
    if current:
        out.append(_clause(current, folded, notes, ""))
    return Sentence(start, end, block, _joined(out, folded, notes), row)


def _joined(clauses: list[Clause], folded: str, notes: list[list[Atom]]) -> list[Clause]:
    """Clauses with what stands before them without a verb (3月2日，A联合B、C，共同举办…) drawn into one."""
    out: list[Clause] = []
    for c in clauses:
        if (
            out
            and out[-1].ends_with in ("，", ",")
            and _verbless(out[-1])
            and not (_starts_with_party(c) and any(x.party for x in out[-1].chunks))
        ):
            out[-1] = _clause([*out[-1].row, *c.row], folded, notes, c.ends_with)
        else:
            out.append(c)
    return out


def _starts_with_party(c: Clause) -> bool:
    first = next((x for x in c.chunks if x.cls != "date"), None)
    return first is not None and first.party is not None


def _verbless(c: Clause) -> bool:
    """Whether a clause only sets the stage: parties, days and places, no verb and no figure."""
    return not any(
        a.cls in ("quantity", "money", "of_which", *_TRANSFER)
        or (a.cls not in _SMALL and a.cls != "date" and a.tag.startswith("v") and a.tag != "vn")
        for a in c.row
    )


_TRANSFER = ("give", "pass", "receive", "arrive", "purchase", "dispatch", "go")
_SMALL = frozenset({"to", "by", "through", "with", "at", "take", "name", "title", "conj"})


def _clause(row: list[Atom], folded: str, notes: list[list[Atom]], mark: str) -> Clause:
    start, end = row[0].start, row[-1].end
    own = [n for n in notes if start <= n[0].start <= end + 2]  # also one that opens right behind the last word
    return Clause(start, max([end, *(n[-1].end for n in own)]), row, chunks(row, folded), own, mark)


def chunks(row: list[Atom], folded: str) -> list[Chunk]:
    """The atoms of a clause with each noun phrase of parties drawn together."""
    out: list[Chunk] = []
    i = 0
    while i < len(row):
        found = party(row, i, folded)
        if found:
            p, j = found
            out.append(Chunk(p.start, p.end, "party", party=p))
            i = j
            continue
        out.append(Chunk(row[i].start, row[i].end, row[i].cls, atom=row[i]))
        i += 1
    return out


def without_notes(row: list[Atom]) -> tuple[list[Atom], list[list[Atom]]]:
    """The row without what stands in brackets and in 《》 (which becomes one atom), and the bracketed stretches."""
    main: list[Atom] = []
    notes: list[list[Atom]] = []
    i = 0
    while i < len(row):
        if (rite := _quoted_rite(row, i)) is not None:
            main.append(Atom(row[i].start, row[rite].end, "".join(a.text for a in row[i : rite + 1]), "work", "nw"))
            i = rite + 1
            continue
        if row[i].cls in ("open", "title_open"):
            closing = "close" if row[i].cls == "open" else "title_close"
            j = next((k for k in range(i + 1, len(row)) if row[k].cls == closing), None)
            if j is None:
                i += 1
                continue
            if row[i].cls == "open" and j > i + 1:
                notes.append(row[i + 1 : j])
            elif row[i].cls == "title_open":
                main.append(Atom(row[i].start, row[j].end, "".join(a.text for a in row[i : j + 1]), "work", "nw"))
            i = j + 1
            continue
        if row[i].cls not in ("close", "title_close"):
            main.append(row[i])
        i += 1
    return main, notes


_RITES = ("仪式", "典礼", "晚会", "论坛", "大会", "活动")


def _quoted_rite(row: list[Atom], i: int) -> int | None:
    """The closing mark of a quoted name of an event that holds a verb of giving (“…驰援X捐赠仪式”): nothing is told inside."""
    if row[i].cls != "quote":
        return None
    j = next((k for k in range(i + 1, len(row)) if row[k].cls == "unquote"), None)
    if j is None or not row[j - 1].text.endswith(_RITES) or not any(a.cls == "comma" for a in row[i:j]):
        return None
    return j
