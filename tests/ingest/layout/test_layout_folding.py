"""The form that rules match on."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aidgraph.ingest.layout.folding import fold, fold_quotes

FOLDED = {
    "traditional script": ("賑濟災民，樂捐五萬元", "赈济灾民，乐捐五万元"),
    "full-width digits and letters": ("Ｎ９５口罩３００只", "N95口罩300只"),
    "brackets": ("协会（总会）〔2019〕", "协会(总会)(2019)"),
    "ASCII marks beside Chinese": ("他说:好,去吧!行吗?", "他说：好，去吧！行吗？"),
    "ASCII marks in numbers": ("共3,600元,时间9:30", "共3,600元，时间9:30"),
    "marks between Latin words": ("Foo, Bar: 与会", "Foo, Bar: 与会"),
    "zeros": ("二○一九年", "二〇一九年"),
    "middle dots": ("萨娜・米尔 彼得•汉", "萨娜·米尔 彼得·汉"),
    "corner quotes": ("「書屋」『記』", "“书屋”‘记’"),
    "radicals": ("⻘湖市⺠政局⻓", "青湖市民政局长"),
    "white space": ("书屋\u3000\xa0开放\r", "书屋  开放\n"),
    "signs": ("５０％，￥３００，３～５", "50%，¥300，3～5"),
    "simplified stays": ("干部向灾区捐款", "干部向灾区捐款"),
    "plain English": ("Aid, again: 3,600!", "Aid, again: 3,600!"),
}


@pytest.mark.parametrize(("written", "form"), FOLDED.values(), ids=FOLDED)
def test_one_form(written: str, form: str) -> None:
    """Script, width, quotes, dots and zeros are brought to one form, character by character."""
    assert fold(written) == form


@given(st.text(alphabet=st.one_of(st.characters(exclude_categories=("Cs",)), st.sampled_from("賑○（「,:?３⻘會"))))
def test_folding_keeps_length(text: str) -> None:
    """No character is added, dropped or merged."""
    assert len(fold(text)) == len(text)


@pytest.mark.parametrize(
    ("written", "form"),
    [('简称"商会"', "简称“商会”"), ('"甲"与"乙"', "“甲”与“乙”"), ('长5"的板', '长5"的板'), ('say "so"', 'say "so"')],
)
def test_straight_quotes(written: str, form: str) -> None:
    """Straight quotes open and close by turns in Chinese text; a single one is left alone."""
    assert fold_quotes(written) == form
