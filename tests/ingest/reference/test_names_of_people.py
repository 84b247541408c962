# ruff: noqa: E501 - Chinese characters count twice
"""Which person a form stands for."""

from __future__ import annotations

import pytest

from marked import names_of

CASES = [
    ("a last name behind the full one", "[[P:阿里·哈桑]]来访，[[P:哈桑]]致辞。", {"哈桑": "阿里·哈桑"}),
    ("a last name before the full one", "[[P:哈桑]]（左）在现场。[[P:阿里·哈桑]]致辞。", {"哈桑": "阿里·哈桑"}),
    ("a last name that two bear", "[[P:阿里·哈桑]]与[[P:穆萨·哈桑]]来访，[[P:哈桑]]致辞。", {"哈桑": "哈桑"}),
    ("a last name from another article", "[[P:阿里·哈桑]]来访。\n====\n[[P:哈桑]]致辞。", {"哈桑": "阿里·哈桑"}),
    ("a surname with a title", "[[=:会长]][[P:林志强]]捐款，[[P!:林会长]]表示。", {"林会长": "林志强"}),
    ("a surname alone beside its title", "[[P:林志强]][[=:会长]]捐款，[[P!:林]][[=:会长]]表示。", {"林": "林志强"}),
    ("the last of two of a surname", "[[P:林志强]]和[[P:林海]]到会，[[P!:林先生]]发言。", {"林先生": "林海"}),
    ("of two of a surname the one with the title", "[[P:林志强]][[=:会长]]和[[P:林海]][[=:教授]]到会，[[P!:林会长]]发言。", {"林会长": "林志强"}),
    ("小 before a surname", "[[P:周敏]]是志愿者，[[P!:小周]]说。", {"小周": "周敏"}),
    ("a compound surname", "[[P:欧阳春]][[=:主任]]到会，[[P!:欧阳主任]]说。", {"欧阳主任": "欧阳春"}),
    ("a misread character beside the same office", "[[O:甲公司]][[=:会长]][[P:于美兰]]捐款。[[O:甲公司]][[=:会长]][[P:干美兰]]致辞。", {"干美兰": "于美兰"}),
    ("a misread character without an office", "[[P:王建国]]和[[P:王建图]]。", {"王建图": "王建图"}),
    ("a misread character in a long name", "[[P:博格丹·科瓦尔斯基]]来访，[[P:博格丹·科瓦尔斯墓]]致辞。", {"博格丹·科瓦尔斯墓": "博格丹·科瓦尔斯基"}),
    ("a Latin gloss", "[[P:阿里·哈桑]]（Ali Hassan）来访。", {"阿里·哈桑": "阿里·哈桑"}),
    ("an anonymous person is no other", "[[P:李如海]]会长到会，[[P:李某]]捐款。", {"李某": "李某"}),
    ("people of one surname stay apart", "[[P:林志强]]和[[P:林志刚]]。", {"林志刚": "林志刚"}),
    ("a surname that nobody bears names nobody", "[[P!:赵会长]]说。", {"赵会长": None}),
]  # fmt: skip


@pytest.mark.parametrize(("law", "text", "wanted"), CASES, ids=[c[0] for c in CASES])
def test_person(law: str, text: str, wanted: dict[str, str | None]) -> None:
    """Each form stands for the person that the table says."""
    found = names_of(text)
    assert {form: found[form] for form in wanted} == wanted
