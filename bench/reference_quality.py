"""How well names are told apart: each reference entity's forms against the local entity they were given to.

    python bench/reference_quality.py CORPUS GOLD.yaml... [--names gold|found] [--lost N]

`--names gold` takes the reference answers' own mentions as names, so that only this step is measured; `found` runs the
names step. For each reference entity with two mentions or more: whole = the share of its mentions that went to its
commonest local entity; pure = the share of that local entity's mentions that are of this reference entity.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import yaml

from aidgraph.graph.document import LocalEntity
from aidgraph.ingest.layout import lay_out, sentences
from aidgraph.ingest.parts import Name, Parts, Section, Word
from aidgraph.ingest.reference import Reference, resolve
from aidgraph.ingest.tagger.model import tag

TYPES = {"ORG": "Organization", "PERSON": "Person", "PLACE": "Place"}


def main() -> None:
    """Print a line for each document and the sum."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("corpus", type=Path)
    options.add_argument("gold", type=Path, nargs="+")
    options.add_argument("--names", choices=["gold", "found"], default="gold")
    options.add_argument("--lost", type=int, default=0)
    asked = options.parse_args()
    total: Counter[str] = Counter()
    for path in asked.gold:
        gold = yaml.safe_load(path.read_text(encoding="utf-8"))
        if "entities" not in gold:
            continue
        text = (asked.corpus / gold["document"]).read_bytes().decode("utf-8")
        counts, lost = measure(text, gold, asked.names)
        total += counts
        print(f"{path.stem}: {line(counts)}")
        for entry in lost[: asked.lost]:
            print("   ", entry)
    print("all:", line(total))


def line(counts: Counter[str]) -> str:
    """Figures of a document in words."""

    def share(part: str, whole: str) -> str:
        return f"{counts[part] / max(1, counts[whole]):.3f} ({counts[part]}/{counts[whole]})"

    return (
        f"whole {share('together', 'mentions')}, pure {share('own', 'held')}, "
        f"entities exact {share('exact', 'entities')}, named as the reference {share('named', 'entities')}"
    )


def measure(text: str, gold: dict, names: str) -> tuple[Counter[str], list[str]]:
    """Counts and what was lost, for one document."""
    spans = list(gold_spans(text, gold))
    sections = lay_out(text)
    parts = [Parts(section, names=gold_names(section, spans, gold)) for section in sections]
    if names == "found":
        parts = found_parts(sections)
    reference = resolve(text, gold["document"], parts)
    return compare(reference, parts, spans, gold)


def found_parts(sections: list[Section]) -> list[Parts]:
    """Parts as the steps before this one fill them: words of the tagger, then names and titles."""
    from aidgraph.ingest.names import find_names  # noqa: PLC0415 - needs the tagger's weights, which `gold` does not

    parts = [Parts(section, sentences=list(sentences(section))) for section in sections]
    for part in parts:
        view = part.section.view
        rows = tag([view.folded[start:end] for start, end in part.sentences])
        for (start, _), row in zip(part.sentences, rows, strict=True):
            part.words.extend(Word(w.start + start, w.end + start, w.tag) for w in row)
        part.names, part.titles = find_names(view, part.words)
    return parts


def gold_spans(text: str, gold: dict) -> Iterator[tuple[int, int, str, bool]]:
    """Source start and end, entity id and whether the form points, for every mention of the reference answers."""
    forms: dict[str, tuple[str, bool]] = {}
    for entity in gold["entities"]:
        for form in [entity["name"], *(entity.get("aliases") or [])]:
            forms.setdefault(re.sub(r"\s", "", form), (entity["id"], False))
        for form in entity.get("deictic") or []:
            forms.setdefault(re.sub(r"\s", "", form), (entity["id"], True))
    rx = re.compile("|".join(r"\s*".join(map(re.escape, form)) for form in sorted(forms, key=len, reverse=True)))
    for region in gold["regions"]:
        start = text.find(region["from"])
        end = text.find(region["to"], start) + len(region["to"])
        for match in rx.finditer(text, start, end):
            yield match.start(), match.end(), *forms[re.sub(r"\s", "", match.group())]


def gold_names(section: Section, spans: list[tuple[int, int, str, bool]], gold: dict) -> list[Name]:
    """The reference mentions that lie in a section, as names of its view."""
    place = {offset: i for i, offset in enumerate(section.view.offsets)}
    kinds = {e["id"]: e for e in gold["entities"]}
    names = []
    for start, end, entity, points in spans:
        if start in place and end - 1 in place:
            type, level = TYPES[kinds[entity]["type"]], kinds[entity].get("level") or ""
            names.append(Name(place[start], place[end - 1] + 1, type, level, points))
    return sorted(names, key=lambda n: n.start)


def compare(
    reference: Reference, parts: list[Parts], spans: list[tuple[int, int, str, bool]], gold: dict
) -> tuple[Counter[str], list[str]]:
    """Where each reference entity's mentions went."""
    given: dict[tuple[int, int], tuple[str, ...]] = {}
    for part in parts:
        for (start, end), ids in part.entity_of.items():
            given[part.section.view.source(start, end)] = ids
    went: dict[str, list[str]] = defaultdict(list)
    holds: dict[str, Counter[str]] = defaultdict(Counter)
    for start, end, entity, _ in spans:
        ids = given.get((start, end), ())
        went[entity].append(ids[0] if ids else "-")
        for local in ids[:1]:
            holds[local][entity] += 1
    named = {e.id: e for e in reference.entities}
    counts: Counter[str] = Counter()
    frame = reference.frame
    lost = [f"frame: home {frame.home} ({gold.get('home')}), date {frame.date}"]
    lost += [f"publisher {frame.publisher} ({gold.get('publisher')})"]
    for entity in gold["entities"]:
        mine = Counter(went[entity["id"]])
        if not mine:
            continue
        best, n = mine.most_common(1)[0]
        local = named.get(best)
        counts += Counter(mentions=mine.total(), together=n if local else 0, entities=1)
        if local:
            counts += Counter(held=holds[best].total(), own=holds[best][entity["id"]])
            exact = n == mine.total() and holds[best].total() == n
            counts += Counter(exact=int(exact), named=int(known(entity, local)))
            if exact and known(entity, local):
                continue
        apart = {(named[k].name if k in named else "-"): v for k, v in mine.items()}
        others = {o: v for o, v in holds[best].items() if o != entity["id"]} if local else {}
        lost.append(f"{entity['name']} {entity.get('deictic') or ''} → {apart}, also {others}")
    return counts, lost


def known(entity: dict, local: LocalEntity) -> bool:
    """Whether the local entity bears a name of the reference entity."""

    def plain(forms: list[str]) -> set[str]:
        return {re.sub(r"\s", "", form) for form in forms}

    return bool(plain([entity["name"], *(entity.get("aliases") or [])]) & plain([local.name, *local.aliases]))


if __name__ == "__main__":
    main()
