"""Whether a body is of the kind that a noun says: 该校, 这家公司, 本会."""

from __future__ import annotations

import re

from .anatomy import COMPANY, office_of
from .register import Figure

LATIN_NAME = re.compile(r"^[a-z0-9 .&'-]+$")
ANY = "组织"
_SCHOOLS = "大学|学院|学校|中学|小学|校"
_ENDINGS = {
    "会": "会|联|协", "校": _SCHOOLS, "学校": _SCHOOLS, "院": "院|大学", "医院": "院", "馆": "馆", "办": "办|办公室",
    "使馆": "使馆", "大使馆": "使馆", "单位": "", "机构": "", "组织": "", "团体": "", "社会组织": "",
    "慈善机构": "", "团队": "队|组|团", "队": "队|队伍|团", "委": "委|委员会", "所": "所|事务所", "刊": "刊|杂志|志",
}  # fmt: skip
_NO_COMPANY = re.compile(
    r"(?:会|联|协|基金|院|校|学|馆|局|厅|部|委|办|处|室|中心|所|社|队|组|团|府|报|刊|网|台|站|联盟|论坛|网络|政协|人大|军|寺|署|库|公益)$"
)
"""Endings of names that are no company's; a name without a type noun (江海科技) may be one."""
_COMPANY_NOUNS = frozenset({"公司", "企业", "集团"})


def is_a(figure: Figure, noun: str) -> bool:
    """Whether a body's name ends as the noun says; a name without a type noun may be a company's."""
    if figure.type != "Organization":
        return False
    if office := office_of(noun):
        return figure.key.endswith("|" + office)
    if noun in _COMPANY_NOUNS:
        other = _NO_COMPANY.search(figure.plain) and "company" not in figure.kinds
        return bool(COMPANY.search(figure.plain) or LATIN_NAME.search(figure.plain) or not other)
    ending = _ENDINGS.get(noun, re.escape(noun))
    forms = (figure.plain, *figure.names.values(), *figure.aliases.values())
    return any(re.search(rf"(?:{ending})$", form) for form in forms)


def is_kind(noun: str) -> bool:
    """Whether a noun says a kind of body by itself."""
    return noun in _ENDINGS or noun in _COMPANY_NOUNS or bool(re.fullmatch(r"[会公司校院馆办局厅部处社行台报网]", noun))
