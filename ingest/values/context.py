"""What stands around a number: whether it is part of something else, a price for one, a share for each."""

from __future__ import annotations

import re

_LOOK_BACK = 24  # characters in which 每 or 各 may stand before an amount
_CLAUSE = r"[^，。;；、！？!?：:（）()\n0-9共总累]"
_PART_OF_MORE = re.compile(
    r"(?:第 ?(?:[0-9一二三四五六七八九十百]+ ?[、至到-] ?)?|周|星期|礼拜|分之|[0-9][.:/]|[Nn]o\. ?"
    r"|(?<![目此之以日年月天])前 ?|[〔\[])$"
)
_LONGER_THAN_ONE = re.compile(r"[统唯同单之逐每某这那任另下上前后首不划专进万百老新又再第十初整]$")
_NOT_VAGUE = re.compile(r"[人户总次件指个岁无多基参系函计算读变分份倍位套张股页字票戏奇偶辈]$")
_NOT_FORMAL = re.compile(r"(?:[大内登着上]|[队])$")
_EACH = re.compile(
    rf"(?:(?:单价|均价|人均|户均|平均){_CLAUSE}{{0,6}}"
    rf"|每(?![年月天日周季次届逢到当场期批晚晨])(?!个(?:月|季度|星期|工作日)){_CLAUSE}{{0,14}})$"
)
_UNIT_PRICE = re.compile(r" ?(?:(?:/|每) ?[一-鿿]|一[只个套件台副双瓶箱盒包袋张斤吨份支辆](?![一-鿿]))")
_DISTRIBUTIVE = re.compile(
    rf"各(?:自|(?:自)?(?:捐|赠|送|获|得|派|出|提供|资助|拨|筹|给|发|认|领|分得|收到|购|价值|为|向)"
    rf"{_CLAUSE}{{0,8}})? ?$"
)
_LIST_GOES_ON = re.compile(r"[^，。；;！？\n共计合总]{0,10}[、和及][^，。；;！？\n共计合总]{0,8}")


def part_of_more(text: str, start: int, number: str) -> bool:
    """Whether the number at `start` belongs to an ordinal, a weekday, a fraction or a word (第13, 周三, 统一).

    >>> part_of_more("第13批", 1, "13")
    True
    """
    before = text[max(0, start - _LOOK_BACK) : start]
    if _PART_OF_MORE.search(before):
        return True
    if number[0] in "陆伍" and _NOT_FORMAL.search(before):
        return True
    return number == "一" and bool(_LONGER_THAN_ONE.search(before))


def vague_in_word(text: str, start: int) -> bool:
    """Whether 数 or 几 at `start` ends a word (人数千余 is not several thousand)."""
    return bool(_NOT_VAGUE.search(text[max(0, start - 1) : start]))


def is_each(text: str, start: int, end: int) -> bool:
    """Whether the amount is a price for one or a share a head: 每套285元, 人均3600元, 285元/套; not 每年 (a rate)."""
    return bool(_EACH.search(text[max(0, start - _LOOK_BACK) : start]) or _UNIT_PRICE.match(text, end))


def is_distributive(text: str, start: int) -> bool:
    """Whether each of several parties has the amount: 各200万元, 各捐赠100只."""
    return bool(_DISTRIBUTIVE.search(text[max(0, start - _LOOK_BACK) : start]))


def list_goes_on(text: str, start: int, end: int) -> bool:
    """Whether what stands between two amounts joins them in one list: (每人)口罩10只、消毒液2瓶."""
    return bool(_LIST_GOES_ON.fullmatch(text, start, end))
