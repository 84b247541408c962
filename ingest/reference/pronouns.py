"""Forms that point at a body or place and that are no names: 我们, 本会, 该市, 双方, 其 before a title."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...graph.document import EntityType
from ..parts import Name, Parts

_BODY = (
    r"基金会|协会|学会|商会|总会|公司|集团|企业|中心|机构|组织|团体|团队|医院|学校|大学|学院|研究院|研究所|银行|"
    r"使馆|大使馆|总领馆|单位|"
    r"会(?![议见员长上面合谈场费期址儿对])|校(?![友长园])|院(?![长士落区])|办(?![法理事公])|馆(?!长)|社(?![会区长])|局(?![面长部])|所(?![有属在以长说谓做提需收得用])|"
    r"队(?![伍员长])|厅(?!长)|网(?![站友络上])"
)
_PLACE = (
    r"市(?![场民区长值面])|省(?![份长略城])|县(?![城长])|国(?![际家内民产外])|州(?!长)|镇(?!长)|区(?![域间长])|"
    r"乡(?![村亲镇])|岛|地(?![区方点址震位带理段图])"
)
_OUR = (
    r"会(?=[\u4e00-\u9fff]{0,3}(?:会长|秘书|理事|向|与|将|已|在|于|组织|为|联合|发起|捐|、|和))|办|校|馆|队(?!员)|"
    r"院(?![士子])|公司|使馆|基金会|协会|商会|局(?!面)|集团"
)
_WE = r"我们(?:基金会|协会|商会|公司|学校|医院|办公室|救援队|中心|学会|大使馆|使馆)?"
_THIS = r"[这那](?:家|所|个|支|一)(?:公司|企业|医院|学校|大学|机构|社会组织|组织|基金会|协会|商会|团队|救援队)"
_OFFICER = r"会长|秘书长|理事长|董事长|总经理|主席|主任|总裁|院长|校长|发言人|负责人|创始人"
_FREE = "(?<=[在由向对为给至到与和及同从经据于将使让赴来离占])"  # 日本市场 and 熊本市 hold no 本市
_PATTERNS: tuple[tuple[EntityType, re.Pattern[str]], ...] = (
    ("Organization", re.compile(rf"(?:该|此)(?:{_BODY})")),
    ("Organization", re.compile(_THIS)),
    ("Organization", re.compile(rf"本(?:{_BODY})(?!人)")),
    ("Organization", re.compile(rf"我(?:{_OUR})")),
    ("Organization", re.compile(_WE)),
    ("Organization", re.compile(r"双方|两会(?=共同|联合|签|合作)")),
    ("Place", re.compile(rf"(?:该|此)(?:{_PLACE})")),
    ("Place", re.compile(rf"(?:我|(?<![\u4e00-\u9fff])本|{_FREE}本)(?:{_PLACE})(?!球)")),
    ("Place", re.compile(r"两(?:市(?!场)|国|地(?!区)|省|县|城(?!市))|[这那](?:座|个)(?:城市|友城|国家)")),
    ("Organization", re.compile(rf"其(?=(?:副|名誉|常务)?(?:{_OFFICER}))")),
)  # fmt: skip
_WORD_BEFORE = re.compile(r"(?:应该|日本|资本|根本|基本|成本|版本|样本|书本|课本|自我|忘我)$")
_PRONOUN = re.compile(r"我们|双方|对方|两.|两地|其|[这那].+")


def add_pronouns(part: Parts) -> None:
    """Add names for the pointing forms that no name covers yet; they are deictic."""
    taken = sorted((n.start, n.end) for n in part.names)
    part.names.extend(name for name in _found(part) if not any(s < name.end and name.start < e for s, e in taken))
    part.names.sort(key=lambda n: (n.start, n.end))


def is_pronoun(form: str) -> bool:
    """Whether a pointing form is only a pronoun (我们, 双方, 两市), which no reader would look up as a mention."""
    return bool(_PRONOUN.fullmatch(form))


def _found(part: Parts) -> Iterator[Name]:
    folded = part.section.view.folded
    ends: set[int] = set()
    for type, pattern in _PATTERNS:
        for match in pattern.finditer(folded):
            crossing = _WORD_BEFORE.search(folded[max(0, match.start() - 1) : match.start() + 1])
            if not crossing and match.start() not in ends:
                ends.add(match.start())
                yield Name(match.start(), match.end(), type, "", True)
