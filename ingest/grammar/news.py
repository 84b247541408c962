"""What a text says later of goods told of before: they came, are on the way, came in part, are still to come."""

from __future__ import annotations

import re

_CAME = r"(?:运抵|抵达|到货|入库|到位|送达|交货|交付|签收|验收|运到|收讫|点收|到港|运达|送抵|送到|运至|投入使用|发放完毕|收到)"
_ARRIVED = re.compile(_CAME)
_PLANNED = re.compile(r"预计|将|拟|定于|约定|有望|计划|可望|预期|不日|择日|待|未|尚|可")
_LOAD = r"(?:途中|路上|在途|办理|清关|报关|通关|装柜|装船|装车|候船|待运|赶制|生产|运输|发运|起运|启运|运往|运来|备货|打包|集运|发货|候机|海上|铺设|施工)"
_MOVING = re.compile(
    rf"(?:正在?|尚在?|还在?|仍在?|陆续|分批)[^，。；]{{0,12}}?{_LOAD}|在途|运输途中|(?:已|先后|陆续|日)(?:经)?(?:从[^，。；]{{2,10}}|由[^，。；]{{2,10}})?(?:发货|起运|启运|发运|离港|装船|发出|装车)"
)
_PART = re.compile(
    rf"(?:(?:首|第一)(?:批|车|船|柜|架)|先期|部分)[^，。；]{{0,14}}?(?:{_CAME[3:-1]}|到达|已到|已达|离|发运|启运|起运|发出)|(?:其余|余下|剩余|余数|后续)[^，。；]{{0,10}}?(?:在|将|待|仍|还|尚|正|陆续|分批|随后|候)(?![^，。；]{0, 4}(?:磋商|洽谈|协商|商谈|商定|研究|讨论|申请|联系))"
)


_HEARD = re.compile(r"来函|来信|来电|回函|回信|函告|告知|致谢|感谢|回复|复函")


def heard_of(text: str) -> bool:
    """Whether a text tells of the news and not of the arrival itself: its day is that of the letter.

    >>> heard_of("5月11日来函告收讫")
    True
    """
    return bool(_HEARD.search(text))


def arrived(text: str) -> bool:
    """Whether goods are said to have come.

    >>> arrived("2月19日入库"), arrived("预计20日到货")
    (True, False)
    """
    m = _ARRIVED.search(text)
    return m is not None and not _PLANNED.search(text[max(0, m.start() - 14) : m.start()])


def due(text: str) -> bool:
    """Whether goods are said to be still to come.

    >>> due("定于本月25日交货")
    True
    """
    m = _ARRIVED.search(text)
    return m is not None and bool(_PLANNED.search(text[max(0, m.start() - 14) : m.start()]))


def on_the_way(text: str) -> bool:
    """Whether goods are said to be on their way, or being made ready for it.

    >>> on_the_way("正在办理清关手续"), on_the_way("正在与厂家洽谈")
    (True, False)
    """
    return bool(_MOVING.search(text))


def in_part(text: str) -> bool:
    """Whether only a part is said to have come or left.

    >>> in_part("首批1200件今晨到达"), in_part("其余仍在雅加达候船")
    (True, True)
    """
    return bool(_PART.search(text))
