"""In which encoding a file is, and its text. Every candidate decodes strictly; the most Chinese result wins."""

from __future__ import annotations

import codecs
import re
from functools import cache

import opencc

from ...graph.errors import UnreadableDocument

_MARKS: tuple[tuple[bytes, str, str], ...] = (  # the longer mark first: UTF-32 LE begins as UTF-16 LE does
    (codecs.BOM_UTF32_LE, "utf-32", "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32", "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8-sig", "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16", "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16", "utf-16-be"),
)
_LEGACY = ("gb18030", "big5hkscs", "cp950", "utf-16-le", "utf-16-be")
"""Encodings told apart by what they decode to."""

# The some five hundred most frequent characters of written Chinese and of news about aid, by common knowledge of the
# language; the traditional forms are added by OpenCC.
_FREQUENT = (
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所"
    "民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义"
    "事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直"
    "题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西"
    "被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更"
    "单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界"
    "拉林律叫且究观越织装影算低持音众书布复容儿须际商非验连断深难近矿千周委素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府"
    "称太准精值号率族维划选标写存候毛亲快效院查江型眼王按格养易置派层片始却专状育厂京识适属圆包火住调满县局照参红细引听该铁价严"
    "捐赠款友好协会医疗物资口罩防护服套箱只双元疫情慈善红十字基金侨胞灾区募集理事长秘书处仪式驻使馆救援"
    "，。、：；（）“”！？《》「」·—…０１２３４５６７８９"
)
_LATIN = frozenset(map(chr, range(0x20, 0x7F))) | set("\t\n\r\f\v\u3000\xa0")
_LEAST_KNOWN = 0.25
"""Share of characters beyond ASCII that must be frequent ones: Chinese text has 0.6 to 0.9, wrong decodings below 0.1."""
_LOOKED_AT = 20_000
"""Bytes that are scored; the whole file is decoded all the same."""
_CONTROL = re.compile("[\x00-\x08\x0e-\x19\x1b-\x1f\x7f]")
_CONTROL_SHARE = 0.001
_EVEN = 2


def decode(data: bytes, name: str) -> tuple[str, str]:
    """The text and the name of its encoding (Python's); a byte order mark is left out of the text.

    Raises UnreadableDocument where no encoding fits, or the result is no text; `name` is for the message.

    >>> decode("防護衣三百件".encode("big5"), "a.txt")
    ('防護衣三百件', 'big5hkscs')
    """
    text, encoding = _marked(data, name) or _unmarked(data, name)
    controls = len(_CONTROL.findall(text))
    if "\x00" in text or controls > max(2, len(text) * _CONTROL_SHARE):
        at = _CONTROL.search(text)
        raise UnreadableDocument(
            f"{name}: not text: {controls} control characters, the first at character {at.start() if at else 0}; "
            "convert the file to plain text first",
            "not-text",
        )
    return text, encoding


def _marked(data: bytes, name: str) -> tuple[str, str] | None:
    for mark, encoding, codec in _MARKS:
        if data.startswith(mark):
            try:
                return data[len(mark) :].decode(codec), encoding
            except UnicodeDecodeError as error:
                raise UnreadableDocument(
                    f"{name}: begins with the byte order mark of {encoding}, but byte {error.start + len(mark)} does not "
                    "fit it; the file is damaged: get it again, or save it as UTF-8",
                    "encoding",
                ) from error
    return None


def _unmarked(data: bytes, name: str) -> tuple[str, str]:
    if b"\x00" not in data:
        try:
            return data.decode("utf-8"), "utf-8"
        except UnicodeDecodeError as error:
            first = error
    else:
        first = None
    scored = [
        (_likeness(text), -rank, encoding) for rank, encoding in enumerate(_LEGACY) if (text := _sample(data, encoding))
    ]
    for likeness, _, encoding in sorted(scored, reverse=True):
        if likeness < _LEAST_KNOWN:
            break
        try:
            return data.decode(encoding), encoding
        except UnicodeDecodeError as error:
            first = first or error
    where = f" (not UTF-8 from byte {first.start} on)" if first else " (it holds zero bytes)"
    raise UnreadableDocument(
        f"{name}: the encoding cannot be told{where}; save the file as UTF-8 text and import that", "encoding"
    )


def _sample(data: bytes, encoding: str) -> str | None:
    """The beginning of the file in an encoding, None where it does not fit; a character cut at the end is let go."""
    if encoding.startswith("utf-16") and len(data) % _EVEN:
        return None
    decoder = codecs.getincrementaldecoder(encoding)("strict")
    try:
        return decoder.decode(data[:_LOOKED_AT], final=len(data) <= _LOOKED_AT)
    except UnicodeDecodeError:
        return None


def _likeness(text: str) -> float:
    """Share of frequent characters among those that are not ASCII; 1 for plain ASCII without zeros."""
    if "\x00" in text:
        return 0.0
    beyond = [char for char in text if char not in _LATIN]
    return sum(char in _frequent() for char in beyond) / len(beyond) if beyond else 1.0


@cache
def _frequent() -> frozenset[str]:
    return frozenset(_FREQUENT) | frozenset(opencc.OpenCC("s2t").convert(_FREQUENT))
