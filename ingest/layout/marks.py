"""What a line says by itself of its part in the page: running head, caption, byline, list head, row, ….

Patterns see folded text: simplified script, half-width brackets, full-width ，：；！？. They describe habits of Chinese
newspapers, magazines, reports and web pages; none names a publisher.
"""

from __future__ import annotations

import re
from typing import Literal

from .lines import Line
from .script import HAN

Mark = Literal[
    "text", "title", "point", "bullet", "entry", "label", "row", "legend", "caption", "header", "dateline", "byline",
    "closing", "boilerplate", "notice", "crumb", "teaser",
    "subtitle", "runin",
]  # fmt: skip
"""`point` is a numbered head or entry, `entry` one led by a date, `closing` a byline and `notice` a line of the site that end an article,
`crumb` navigation that begins one, `teaser` the head of links to other articles."""

_LONGEST = 120
"""Characters beyond which a line is running text whatever it holds."""

_NUMERAL = "一二三四五六七八九十百〇零"
_PLACE = rf"[{HAN}]"
_NAME = rf"{_PLACE}\s?{_PLACE}(?:\s?{_PLACE})?|{_PLACE}{{4}}|{_PLACE}{{1,6}}·{_PLACE}{{1,8}}"
_SURNAMES = frozenset(
    # The hundred or so most frequent family names and the commonest rare ones (public registers of family names).
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程苏魏吕丁任卢姚沈钟姜崔"
    "谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫阎段雷龙黎史陶贺顾毛郝龚邵万钱覃武戴孔汤庞樊兰殷施洪翟安颜倪严牛"
    "温芦季俞章鲁葛伍申尤毕聂柴焦向柳邢岳齐梅莫庄辛管祝左涂谷祁时舒耿牟卜路詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查"
    "屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强丛华车冉房边辜吉饶刁瞿戚丘古米池滕晋苑邬臧畅宫来嵺苟全褚娄窦岑党冷"
    "常康乔赖文"
)
_DOUBLE_SURNAMES = (
    "欧阳",
    "上官",
    "司马",
    "诸葛",
    "司徒",
    "夏侯",
    "皇甫",
    "东方",
    "慕容",
    "端木",
    "公孙",
    "令狐",
    "尉迟",
    "长孙",
    "宇文",
)

_DAY = (
    rf"(?:[12]\d{{3}}|[{_NUMERAL}]{{4}})\s?[年./-]\s?(?:\d{{1,2}}|[{_NUMERAL}正冬腊]{{1,3}})\s?"
    rf"(?:[月./-]\s?(?:\d{{1,2}}|[{_NUMERAL}初廿卅]{{1,3}})\s?[日号]?|月(?:份)?|\s?[至到～-]\s?(?:\d{{1,2}}|[{_NUMERAL}]{{1,3}})\s?月(?:份)?)|\d{{1,2}}\s?月\s?\d{{1,2}}\s?日"
)
_CLOCK = r"\d{1,2}\s?[：:时]\s?\d{1,2}(?:\s?[：:分]\s?\d{0,2}\s?秒?)?"
_WEEKDAY = r"\(?(?:星期|周)[一二三四五六日天]\)?"
_DATELINE = re.compile(
    rf"\(?(?:截[至止]|(?:发布|发表|更新|成文|印发|编发)?(?:时间|日期)\s?：\s?)?(?:{_DAY})(?:[\s,，]*(?:{_WEEKDAY}|{_CLOCK}))*\s?\)?"
    rf"|(?:[12]\d{{3}}\s?年)?\s?(?:总)?第\s?[\d{_NUMERAL}·-]+\s?期(?:\s?\(?总第?\s?\d+\s?期\)?)?(?:\s{{1,9}}(?:{_DAY}))?"
)
_ROLE = (
    "记者|通讯员|作者|撰稿|撰稿人|撰文|供稿|来源|编辑|责编|责任编辑|校对|审核|审校|初审|复审|终审|一审|二审|三审|监制|编审|总编|主编"
    "|策划|统稿|翻译|编译|整理|摄影|文图|图文|文字|图片|供图|稿件来源|信息来源|文章来源|新闻来源|来稿单位|供稿单位|发布单位|责任校对"
)
_BYLINE = re.compile(
    rf"[(【]?\s?(?:(?:本报|本刊|本网|本台|特约|见习|实习|{_PLACE}{{2,5}}(?:社|网|报))?(?:{_ROLE})\s?(?:[：/]\s?|\s+)\S.{{0,60}}"
    rf"|(?:本报|本刊|本网|特约)?(?:记者|通讯员)(?:{_NAME})(?:[\s、]+(?:{_NAME})){{0,4}})"
    rf"|文\s?/.{{2,40}}|图\s?/.{{2,20}}|{_PLACE}{{3,20}}编印?"
)
_FIELD_GAP = re.compile(rf"\s{{2,}}|\t|\s+(?=(?:{_ROLE})\s?[：/])|(?<=\d)\s+(?=(?:本报|本刊)?(?:记者|通讯员))")
"""What parts the fields of a line like 2021-07-24 来源：某网 作者：某某."""
_CREDITS: frozenset[Mark] = frozenset({"dateline", "byline", "closing", "boilerplate", "notice", "header"})
_CLOSING = re.compile(
    rf"[(](?:(?:本文)?作者(?:单位|系|为|：|是)|责任编辑|编辑|责编).{{0,60}}[)]|[(].{{2,40}}(?:供稿|撰稿|报道|整理|编译|撰写)[)]"
    rf"|[(](?:{_NAME})(?:[\s、]+(?:{_NAME})){{0,3}}[)]|(?:责任编辑|责编)\s?：.{{1,30}}"
)
_CRUMB = re.compile(
    r".{0,20}首页\s*[>＞»›/].{0,60}|.{1,15}[>＞»›].{1,15}[>＞»›].{1,30}|(?:您?当前位置|您所在的?位置|您的位置)\s?：.{0,60}"
)
_TEASER_WORDS = (
    r"(?:新闻推荐|相关(?:阅读|新闻|链接|文章|报道|推荐)|推荐(?:阅读|新闻)|延伸阅读|热门(?:新闻|文章|推荐|点击)|猜你喜欢|更多(?:新闻|精彩)"
    r"|精彩推荐|热点(?:新闻|推荐)|最新(?:新闻|文章))"
)
_TEASER = re.compile(rf"[【\[]?{_TEASER_WORDS}[】\]]?：?")
_BUTTONS = (
    r"打印|关闭(?:窗口)?|收藏|纠错|返回(?:顶部|首页|列表|上一页)|分享(?:到|至)?|推荐给朋友|字号|大|中|小|评论|我要评论|举报|转发|点赞|微信"
    r"|微博|QQ空间|上一篇|下一篇|查看更多|阅读全文|点击查看|加入收藏|扫一扫|登录|注册|搜索"
)
_NOTICE = re.compile(
    rf"(?:[【\[|·]?\s?(?:{_BUTTONS})\s?[】\]|·：]?\s*){{1,12}}|[|｜·*=_~#—-]+|.{{0,30}}未经.{{0,8}}(?:授权|许可|允许|同意).{{0,40}}"
    rf"|{_TEASER_WORDS}\s?：.+|.*ICP备.*|>?\s?(?:友情|温馨)提示.*"
    r"|.{0,20}(?:版权所有|版权声明|技术支持：|Copyright|©|公网安备|转载请注明|免责声明).{0,60}|(?:本文|本站|本网)(?:系|为|来自|转自|转载自).{0,60}"
    r"|(?:分享到|上一篇|下一篇|扫码关注|长按识别|点击进入|微信扫一扫|扫一扫).{0,60}|(?:浏览|阅读|点击)(?:次数|量|数)?\s?：\s?\d+.{0,20}"
    r"|\(?共印\s?\d+\s?份\)?|此致[！，]?|敬礼！?|\(完\)|\.{3,}|…+"
)
_NOTICE_ENDS = re.compile(r"未经|版权|打印|关闭|转载|\(完\)|本文系")
_PAGE = re.compile(
    r"(?:[·.\-—~|/\s]*\d{1,4}[·.\-—~|/\s]*)|第\s?\d+\s?页(?:\s?[,，/]?\s?共\s?\d+\s?页)?|(?:page|p\.?)\s?\d+(?:\s?(?:of|/)\s?\d+)?|\d+\s?/\s?\d+",
    re.IGNORECASE,
)
_PAGE_BESIDE = re.compile(
    r"\d{1,4}\s{2,}[^\d\s，。].{1,90}|[^\d\s].{0,90}\s{2,}[·.\-—|/]?\s*\d{1,4}\s*[·.\-—|/]?|.{1,30}\s[·|]\s+\d{1,4}\s*[·|]?|[·|]\s*\d{1,4}\s*[·|]\s.{1,30}"
)
_DECORATED = re.compile(r"[·|—]\s*\d{1,4}\s*(?:[·|—]|$)|^\s*[·|—]\s*\d{1,4}")
_CONTENTS = re.compile(r"目\s{0,9}[录次]|.{2,60}?\s?(?:…{2,}|\.{4,}|·{4,}|—{4,})\s?\(?\d{1,4}\)?")
_CAPTION_START = re.compile(
    r"(?:!\[|[\[【(](?:图|图片|插图|照片)\s?\d{0,2}[\]】)]|[(【]?(?:(?:上|下|左|右|本)?图(?:片)?\s?(?:为|：|/|\d|[一二三四五六]：)|图[一二三四五六七八九\d]{1,2}(?:\s|：)|资料图|配图)|[▲△▼↑↓]|[^|]{4,80}\s\|$|\|\s[^|]{4,80}$|(?:摄影|供图|图片来源|图源|制图)\s?[：/])"
)
_CAPTION_END = re.compile(
    r"[(【][^()【】。]{0,40}(?:摄|供图|提供|资料图片?|摄影|制图)[)】]\s?\|?$|(?:\s|/)(?:摄|供图|资料图片?)$|(?:资料图片?|摄影报道)$"
)
_CAPTION_SIDE = re.compile(
    r"[(](?:前排|后排|中排|图)?\s?(?:左|右|中|前|后)(?:[一二三四五六七八九十\d两]{1,2}|起|侧|排)?[)、，：]"
)
_PUBLICATION = re.compile(
    r"年[报鉴刊]|[季月旬周]刊|第\s?\d+\s?[期卷辑]|总第|20\d\d[.年·-]\d{1,2}(?:$|\s)|简报|会刊|通讯$"
)
_WIDE = re.compile(r"\s{3,}|\t")
_LEGEND = re.compile(r"[【\[]?(?:释义|图例|图注|图说|注释|名词解释|小贴士|备注|注)[】\]]?\s?：?")
_POINT = re.compile(
    rf"(?:[-–*·]\s*)?(?:第[{_NUMERAL}\d]+[章节部分条篇](?:[\s、：]|$)|[{_NUMERAL}]{{1,3}}\s?[、.．](?!\d)|\([{_NUMERAL}]{{1,3}}\)"
    r"|\d{1,2}\s?[、．]|\d{1,2}\.(?![\d\s]*\d)|\(\d{1,2}\)|\d{1,2}\)|[①-⑳㈠-㈩⑴-⒇])"
)
_BULLET = re.compile(r"[◆◇■□●○▶►★☆※❖◎▪▫➤√✓◼◾⬛]|[·*+-]\s+\S|#{1,6}\s|〇\s")
_BULLET_MARKS = frozenset("◆◇■□●○▶►★☆※❖◎▪▫➤√✓◼◾⬛")
_ENTRY = re.compile(
    rf"(?:[12]\d{{3}}\s?年\s?)?\d{{1,2}}\s?月(?:\s?\d{{1,2}}\s?(?:日|-\s?\d{{1,2}}\s?日|[、至～]\s?\d{{1,2}}\s?日))?\s+[{HAN}]"
)
_LABEL_WORDS = re.compile(
    r"(?:资助|执行|捐赠|受赠|受益|合作|主办|承办|协办|支持|指导|委托|实施|捐助|援助|接收|采购|供应)(?:方|人|人数|单位|机构|伙伴|地区|对象|国家|数量|金额|物资)?"
    r"|(?:发放|项目)?(?:数量|名称|金额|地点|时间|周期|地区|内容|背景|目标|投入)|报|送|发|抄送|抄报|主送|主题词|联系人|联系电话|电话|传真|地址|邮编|网址|邮箱|附|附件|总计|合计"
)
_LABEL = re.compile(rf"((?:{_PLACE}\s{{0,2}}){{1,8}})：\s*\S")
_SAID = re.compile(r"(?:说|道|称|表示|认为|指出|介绍|强调|问|答|即|如|是|为|讯|电|写|下|示|：)$")
_AMOUNT_END = re.compile(
    rf"(?:[\d,.]+|[{_NUMERAL}两壹贰叁肆伍陆柒捌玖拾佰仟千万亿廿卅数]+)\s?[万亿千百余多]*\s?[{HAN}]{{0,3}}(?:\([^()]{{1,12}}\))?$|^[¥$€£]?\s?[\d,.]+$|[\d,.]+\s?[A-Z]{{3}}$"
)
_COLUMNS = re.compile(r"\s{2,}|\t|　|…{2,}|\.{4,}|·{4,}|\s?[|｜]\s?")
_SENTENCE_MARK = re.compile("[。；！？]")
_SUBTITLE = re.compile(r"(?:—{1,2}|--|－－)\s?[^\s—].{1,60}")
_LETTERSPACED = re.compile(rf"(?:{_PLACE}\s){{3,}}\s*(?:{_PLACE}\s*)+")
_FAR_RIGHT = 24
"""Columns of indent from which a short line stands apart: a running foot, a signature, a date."""
_SHORT_TITLE = 45
_RUNNING = 3
"""Times that a line comes before it is taken for a running head."""
_PAGE_LINES = 4
"""Lines that lie at least between two running heads: refrains and rows of a table come closer."""


def marks_of(lines: list[Line]) -> list[Mark]:
    """The mark of each line, seen with its neighbours and with lines that come again.

    A number beside words is a row of a table only among rows, else a page number; a label counts only among labels,
    unless it is one of the known ones; a short line that comes again on other pages is a running head.
    """
    marks: list[Mark] = [mark_of(line.text, line.indent) for line in lines]
    again = _running_heads(lines, marks)
    for i, line in enumerate(lines):
        beside = {marks[j] for j in _neighbours(lines, i)}
        if (
            line.text in again
            or (marks[i] == "text" and _is_beside_page_number(lines, marks, i))
            or marks[i] == "row"
            and _PAGE_BESIDE.fullmatch(line.text)
            and not beside & {"row", "label"}
        ):
            marks[i] = "header"
        elif marks[i] == "text" and is_label(line.text) and any(is_label(lines[j].text) for j in _neighbours(lines, i)):
            marks[i] = "label"
        elif marks[i] == "text" and "row" in beside and has_columns(line.text):
            marks[i] = "row"
    return marks


def _neighbours(lines: list[Line], i: int) -> list[int]:
    before = [i - 1] if i and not lines[i].blanks else []
    return before + ([i + 1] if i + 1 < len(lines) and not lines[i + 1].blanks else [])


def _is_beside_page_number(lines: list[Line], marks: list[Mark], i: int) -> bool:
    """A short line next to a page number that names an issue or yearbook, or was there before."""
    text = lines[i].text
    if len(text) > _SHORT_TITLE or _SENTENCE_MARK.search(text):
        return False
    if not any(_PAGE.fullmatch(lines[j].text) for j in (i - 1, i + 1) if 0 <= j < len(lines)):
        return False
    return bool(_PUBLICATION.search(text))


def _running_heads(lines: list[Line], marks: list[Mark]) -> set[str]:
    """Short lines of text that come three times or more, page numbers apart, the document's own title not among them."""
    places: dict[str, list[int]] = {}
    for i, (line, mark) in enumerate(zip(lines, marks, strict=True)):
        if mark == "text" and len(line.text) <= _SHORT_TITLE and not is_author_line(line.text):
            places.setdefault(re.sub(r"[\d\s]+", "", line.text), []).append(i)
    often = [at for key, at in places.items() if len(at) >= _RUNNING and len(key) > 1]
    apart = [at for at in often if min(b - a for a, b in zip(at, at[1:], strict=False)) >= _PAGE_LINES]
    return {lines[i].text for at in apart for i in at}


def mark_of(text: str, indent: int = 0) -> Mark:
    """What a line says by its own words (folded), `indent` columns from the margin.

    >>> [mark_of(x) for x in ("· 12 ·", "一、概况", "会议在京举行")]
    ['header', 'point', 'text']
    """
    mark = _simple_mark(text, indent)
    if mark in ("text", "row") and len(text) <= _LONGEST and not _SENTENCE_MARK.search(text):
        fields = {mark for _, _, mark in fields_of(text)}
        if fields & {"dateline", "byline", "closing"}:
            return "byline"
        return "header" if _is_issue_head(text) else mark
    return mark


def _is_issue_head(text: str) -> bool:
    """The name of a magazine with its issue, and far from it that of the column."""
    return bool(_PUBLICATION.search(text) and _WIDE.search(text)) and is_short_title(text)


def _simple_mark(text: str, indent: int = 0) -> Mark:
    """The mark of a line or field that is not looked at in parts."""
    if _PAGE.fullmatch(text):
        return "header"
    if _POINT.match(text):
        return "point"
    if text.startswith("# "):
        return "title"
    if text[0] in _BULLET_MARKS or _BULLET.match(text):
        return "byline" if _credit(text[1:].strip()) == "byline" else "bullet"
    if len(text) > _LONGEST:
        return "text"
    return _furniture(text, indent) or _credit(text) or _list_mark(text) or "text"


def _furniture(text: str, indent: int) -> Mark | None:
    if _CONTENTS.fullmatch(text):
        return "header"
    if _PAGE_BESIDE.fullmatch(text) and not _SENTENCE_MARK.search(text):
        return "row" if is_row(text) and not _DECORATED.search(text) else "header"
    if _CRUMB.fullmatch(text):
        return "crumb"
    if _TEASER.fullmatch(text):
        return "teaser"
    if _NOTICE.fullmatch(text):
        return "notice" if _NOTICE_ENDS.search(text) else "boilerplate"
    return "header" if indent >= _FAR_RIGHT and _LETTERSPACED.fullmatch(text) else None


def _credit(text: str) -> Mark | None:
    if _DATELINE.fullmatch(text):
        return "dateline"
    if _is_caption(text):
        return "caption"
    if _CLOSING.fullmatch(text):
        return "closing"
    if _BYLINE.fullmatch(text) and not _SENTENCE_MARK.search(text):
        return "byline"
    if _LEGEND.fullmatch(text):
        return "legend"
    return "subtitle" if _SUBTITLE.fullmatch(text) and not _SENTENCE_MARK.search(text) else None


def _list_mark(text: str) -> Mark | None:
    if _ENTRY.match(text):
        return "entry"
    if is_row(text):
        return "row"
    return "label" if is_known_label(text) else None


def fields_of(text: str) -> list[tuple[int, int, Mark]]:
    """The fields of a line that are set apart by gaps, each with its mark, where one of them is a date or credit.

    >>> [mark for _, _, mark in fields_of("2021-07-24 09:17  来源：某网 编辑：陈立")]
    ['dateline', 'byline', 'byline']
    """
    gaps = [gap.span() for gap in _FIELD_GAP.finditer(text)]
    begins, ends = [0, *(end for _, end in gaps)], [*(start for start, _ in gaps), len(text)]
    fields: list[tuple[int, int, Mark]] = [
        (a, b, _simple_mark(text[a:b])) for a, b in zip(begins, ends, strict=True) if a < b
    ]
    return fields if gaps and any(mark in _CREDITS for _, _, mark in fields) else []


def is_row(text: str) -> bool:
    """Tell whether a line has columns set apart by wide gaps, leaders or bars, the last of them an amount."""
    if _SENTENCE_MARK.search(text):
        return False
    cells = [cell for cell in _COLUMNS.split(text) if cell]
    if len(cells) > 1 and _DATELINE.fullmatch(cells[-1].strip()):
        return False
    return len(cells) > 1 and (bool(_AMOUNT_END.search(cells[-1])) or text.count("|") > 1)


def has_columns(text: str) -> bool:
    """Tell whether a line has a wide gap, leader or bar inside it and no sentence."""
    return bool(_COLUMNS.search(text)) and not _SENTENCE_MARK.search(text)


def is_label(text: str) -> bool:
    """Tell whether a line begins with a short label and a colon, as in a fact box."""
    found = _LABEL.match(text)
    return bool(found) and not _SAID.search(found[1].strip())


def is_known_label(text: str) -> bool:
    """Tell whether a line begins with one of the labels of fact boxes and official letters.

    >>> is_known_label("资 助 方：某公司"), is_known_label("会长说：好")
    (True, False)
    """
    found = _LABEL.match(text)
    return bool(found) and bool(_LABEL_WORDS.fullmatch("".join(found[1].split())))


def is_author_line(text: str) -> bool:
    """Tell whether a line holds nothing but one to four personal names.

    >>> is_author_line("周立 陈小明"), is_author_line("新闻背景")
    (True, False)
    """
    if len(text) > 24:  # four names of five characters with what stands between them
        return False
    names = [name for name in re.split(r"\s{2,}|、|，|/|(?<=\S{2})\s", text.strip("*_ ")) if name]
    return 0 < len(names) <= 4 and all(_is_name(name) for name in names)  # noqa: PLR2004


def is_short_title(text: str) -> bool:
    """Tell whether a line could be a title: short, and without the marks that end or part sentences."""
    if len(text) > _SHORT_TITLE and len("".join(text.split())) > _SHORT_TITLE:
        return False
    return not _SENTENCE_MARK.search(text.rstrip("！？")) and text[-1] not in "，、：。"


def point_style(text: str) -> str:
    """How a numbered head counts: its first mark with the numeral left out, so that equal heads have equal styles.

    >>> point_style("（一）概况") == point_style("（二）来往"), point_style("一、甲") == point_style("1、乙")
    (True, False)
    """
    found = _POINT.match(text)
    return re.sub(r"\d+", "1", re.sub(rf"[{_NUMERAL}]+", "一", found[0])).strip() if found else ""


def is_body_name(text: str) -> bool:
    """Tell whether a short line ends as the names of public bodies do: the signature under a letter or notice."""
    return bool(re.search(r"(?:会|局|办|办公室|部|社|委|处|院|公司|中心|政府|厅|馆|团|组|所|站|校|学|行)$", text))


def _is_name(text: str) -> bool:
    name = "".join(text.split())
    if not re.fullmatch(_NAME, text):
        return False
    return "·" in name or (name[0] in _SURNAMES if len(name) < 4 else name.startswith(_DOUBLE_SURNAMES))  # noqa: PLR2004


def _is_caption(text: str) -> bool:
    if _CAPTION_START.match(text) or _CAPTION_END.search(text):
        return True
    return bool(_CAPTION_SIDE.search(text)) and not _SENTENCE_MARK.search(text[:-1])
