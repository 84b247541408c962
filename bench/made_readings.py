"""Readings made by chance for benchmarks: documents of a size as found, with names that follow a power law.

A tenth of the flows retells one of another document, so that documents meet as real ones do.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator

from aidgraph.graph.claim import Claim, Reading, Role
from aidgraph.graph.document import Document, LocalEntity, Mention, Span
from aidgraph.graph.values import Dated, Item, Quantity, Words

PLACES = ("松江", "云岭", "白河", "青原", "长汀", "东屿", "西川", "南浦", "北原", "金沙", "玉田", "石泉")
BODIES = (
    "红十字会",
    "人民对外友好协会",
    "慈善总会",
    "远帆公益基金会",
    "第一人民医院",
    "工商联",
    "商会",
    "侨联",
    "外事办公室",
)
GOODS = (("口罩", "只"), ("防护服", "套"), ("护目镜", "副"), ("大米", "吨"), ("呼吸机", "台"), ("消毒液", "瓶"))
FLOWS, TIES, BODIES_OF_DOCUMENT = 12, 10, 30


def readings(number: int, seed: int = 1) -> Iterator[Reading]:
    """So many readings of some 1,500 characters, 30 entities, 60 mentions and 22 claims."""
    chance = random.Random(seed)
    retold: list[tuple[str, str, str, str, int]] = []
    for n in range(number):
        yield _reading(f"made-{n:05}.txt", chance, retold)


def _reading(name: str, chance: random.Random, retold: list[tuple[str, str, str, str, int]]) -> Reading:
    bodies = list(dict.fromkeys(_body(chance) for _ in range(BODIES_OF_DOCUMENT)))
    flows = [_flow(bodies, chance, retold) for _ in range(FLOWS)]
    names = list(dict.fromkeys([*bodies, *(f[0] for f in flows), *(f[1] for f in flows)]))
    sentences = [
        f"2020年3月{chance.randint(1, 28)}日，{a}向{b}捐赠{goods}{count}{unit}。" for a, b, goods, unit, count in flows
    ]
    sentences += [f"{a}与{b}取得联系。" for a, b in (chance.sample(names, 2) for _ in range(TIES))]
    text = "\n".join(sentences)
    document = Document(name, name, text, hashlib.sha256(text.encode()).hexdigest(), home="松江市", date="2020-04-01")
    ids = {n: f"e{i}" for i, n in enumerate(names)}
    entities = tuple(LocalEntity(i, name, "Organization", n, "association", (), (), n[:3]) for n, i in ids.items())
    claims, mentions = [], []
    at = 0
    for i, sentence in enumerate(sentences):
        span = Span(name, at, at + len(sentence), sentence)
        found = sorted((n for n in names if n in sentence), key=sentence.index)[:2]
        spots = [Span(name, at + sentence.index(n), at + sentence.index(n) + len(n), n) for n in found]
        mentions += [Mention(ids[n], s) for n, s in zip(found, spots, strict=True)]
        claims.append(_claim(f"{name}#c{i}", span, [ids[n] for n in found], spots, flows[i] if i < FLOWS else None))
        at += len(sentence) + 1
    return Reading(document, (), entities, tuple(mentions), tuple(claims))


def _body(chance: random.Random) -> str:
    place = chance.choice(PLACES) + ("市" if chance.random() < 0.9 else "省")
    number = int(chance.paretovariate(0.7))
    return place + (f"第{number}" if number > 1 else "") + chance.choice(BODIES)


def _flow(
    bodies: list[str], chance: random.Random, retold: list[tuple[str, str, str, str, int]]
) -> tuple[str, str, str, str, int]:
    if retold and chance.random() < 0.1:
        return chance.choice(retold)
    a, b = chance.sample(bodies, 2)
    flow = (a, b, *chance.choice(GOODS), chance.randint(1, 9999))
    retold.append(flow)
    return flow


def _claim(id_: str, span: Span, who: list[str], at: list[Span], flow: tuple[str, str, str, str, int] | None) -> Claim:
    if flow is None:
        ends = [Role(r, e, s) for r, e, s in zip(("source", "target"), who, at, strict=False)]  # type: ignore[arg-type]
        return Claim(id_, span.document, "tie", "CONTACTED", tuple(ends), (span,), "made", 0.6)
    ends = [Role(r, e, s) for r, e, s in zip(("donor", "recipient"), who, at, strict=False)]  # type: ignore[arg-type]
    value = float(flow[4])
    item = Item(Words(flow[2], span), Quantity(f"{flow[4]}{flow[3]}", value, value, value, "exact", flow[3], span))
    status, day = Words("delivered", span), Dated("3月", "2020-03", span)
    return Claim(id_, span.document, "flow", "donation", tuple(ends), (span,), "made", 0.7, (item,), None, status, day)
