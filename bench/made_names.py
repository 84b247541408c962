"""Documents of nothing but names, made by chance: bodies, people and places as many documents write them.

How often a name occurs follows a power law. Half of the names are of what every place has (a Red Cross, a friendship
association) and of places; the others grow with the documents. One in four is written otherwise than in full.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator

from aidgraph.graph.claim import Claim, Reading, Role
from aidgraph.graph.document import Document, LocalEntity
from aidgraph.graph.resolve.alike import look_alikes
from aidgraph.graph.resolve.tables import rows

EACH = 20
"""Local entities of a document."""
OFFICES = (
    ("红十字会", "红会"), ("人民对外友好协会", "友协"), ("人民政府外事办公室", "外办"), ("归国华侨联合会", "侨联"), ("妇女联合会", "妇联"),
    ("慈善总会", "慈善会"), ("卫生健康委员会", "卫健委"), ("第一人民医院", "一院"),
)  # fmt: skip
KINDS = (
    "公益基金会",
    "慈善基金会",
    "贸易有限公司",
    "科技股份有限公司",
    "社会工作服务中心",
    "志愿服务队",
    "商会",
    "医疗器械有限公司",
)
CORES = (
    "澄澜青禾望舒鹿鸣松涛云帆海棠石桥红柳星槎拾光芦花晴川玉泉远舟听雨长风明德启航安宁博雅嘉禾瑞丰锦绣华章佳木春晖秋实"
)
FAMILY = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹鄢归沈褚卫蒋"
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英岚榆渔霁若未央慧冬听雪海孝绣筱石辉晖"
FOREIGN = "阿伯卡德埃弗格哈伊雅克拉马纳奥帕里萨塔乌瓦维扬齐诺罗姆斯特莫尔"
ROLES = ("会长", "主任", "秘书长", "院长", "理事长")
TYPES = ("office", "body", "body", "person", "person", "foreign", "place")


def readings(documents: int, seed: int = 1) -> Iterator[Reading]:
    """So many documents, always the same for a seed."""
    chance = random.Random(seed)
    made = _Made(chance, documents * EACH)
    for n in range(documents):
        yield made.reading(f"{n}.txt")


class _Made:
    def __init__(self, chance: random.Random, entities: int) -> None:
        self._chance = chance
        self._pool = max(entities // 6, 10)
        cells = (row[1].split("|") for row in rows("places.tsv") if row[0].startswith("CN") and len(row[0]) == 6)
        self._towns = sorted({cell[0] for cell in cells})
        self._make: dict[str, Callable[[int], tuple[str, str, str | None]]] = {
            "office": self._office, "body": self._body, "person": self._person, "foreign": self._foreign, "place": self._place,
        }  # fmt: skip

    def reading(self, document: str) -> Reading:
        home = self._chance.choice(self._towns)
        entities: dict[tuple[str, str], LocalEntity] = {}
        while len(entities) < EACH:
            what = self._chance.choice(TYPES)
            n = int(self._pool * self._chance.random() ** 3)
            type_, name, division = self._make[what](n)
            entities.setdefault((type_, name), _local(document, len(entities), type_, name, division))
        own = list(entities.values())
        made = Document(document, document, "。".join(e.name for e in own), "0" * 64, home=home)
        claims = [self._office_of(made, own, n) for n, e in enumerate(own) if e.type == "Person"]
        return Reading(made, entities=tuple(own), claims=tuple(c for c in claims if c))

    def _office_of(self, document: Document, own: list[LocalEntity], n: int) -> Claim | None:
        bodies = [e for e in own if e.type == "Organization"]
        if not bodies:
            return None
        roles = Role("source", own[n].id), Role("target", bodies[n % len(bodies)].id)
        span = document.span(0, len(document.text))
        return Claim(f"{document.id}#{n}", document.id, "tie", "AFFILIATED", roles, (span,), "made")

    def _office(self, n: int) -> tuple[str, str, str | None]:
        town, (full, short) = self._towns[n % len(self._towns)], OFFICES[n % len(OFFICES)]
        return "Organization", self._chance.choice((town + full, town + full, town + short)), town

    def _body(self, n: int) -> tuple[str, str, str | None]:
        own = random.Random(n)
        town = own.choice(self._towns)
        core = "".join(own.choice(CORES) for _ in range(own.choice((2, 2, 3, 4))))
        kind = own.choice(KINDS)
        if (other := self._chance.random()) < 0.05:
            core = self._misread(core)
        elif other < 0.15:
            town = town[:-1] if len(town) > 2 else town
        elif other < 0.25:
            kind = kind.replace("公益", "").replace("慈善", "").replace("有限公司", "公司")
        return "Organization", town + core + kind, town if self._chance.random() < 0.8 else None

    def _person(self, n: int) -> tuple[str, str, str | None]:
        own = random.Random(n)
        given = "".join(own.choice(GIVEN) for _ in range(own.choice((1, 2, 2, 2))))
        name = own.choice(FAMILY) + given
        return "Person", self._misread(name) if self._chance.random() < 0.03 else name, None

    def _foreign(self, n: int) -> tuple[str, str, str | None]:
        own = random.Random(n)
        parts = ["".join(own.choice(FOREIGN) for _ in range(own.choice((2, 3, 4)))) for _ in range(2)]
        return "Person", parts[1] if self._chance.random() < 0.1 else "·".join(parts), None

    def _place(self, n: int) -> tuple[str, str, str | None]:
        town = self._towns[n % len(self._towns)]
        return "Place", town[:-1] if self._chance.random() < 0.3 and len(town) > 2 else town, None

    def _misread(self, text: str) -> str:
        at = self._chance.randrange(len(text))
        others = sorted(look_alikes(text[at]))
        return text[:at] + self._chance.choice(others or [text[at]]) + text[at + 1 :]


def _local(document: str, n: int, type_: str, name: str, division: str | None) -> LocalEntity:
    kind = "city" if type_ == "Place" else ""
    return LocalEntity(f"e{n}", document, type_, name, kind, division=division)  # type: ignore[arg-type]  # one of the types
