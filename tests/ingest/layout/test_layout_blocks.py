"""What lay_out makes of pages: lines joined to paragraphs, and each block's kind. The pages were written for this test."""

from __future__ import annotations

import pytest

from aidgraph.ingest.layout import lay_out

Blocks = list[tuple[str, str]]


def blocks(text: str) -> Blocks:
    """Kind and words of every block of every section."""
    return [(b.kind, s.view.text[b.start : b.end]) for s in lay_out(text) for b in s.blocks]


def kinds(text: str) -> list[str]:
    """The kinds of a page's blocks."""
    return [kind for kind, _ in blocks(text)]


PARAGRAPHS = {
    "a line broken inside a word": (
        "　　四月上旬，青湖市友好协会与圣马可市政府就互派教\n师一事通信三次，双方商定由北岸小学接待首批教师，食\n宿由协会承担。\n",
        [
            "四月上旬，青湖市友好协会与圣马可市政府就互派教师一事通信三次，双方商定由北岸小学接待首批教师，食宿由协会承担。"
        ],
    ),
    "a sentence cut by a blank line": (
        "协会今年工作有三项。一是与北原町联系抗洪物\n\n资，已有回音。二是整理旧档。\n",
        ["协会今年工作有三项。一是与北原町联系抗洪物资，已有回音。二是整理旧档。"],
    ),
    "a word cut by a page with a running head and a page number": (
        "代表团乘渡轮抵港。副市长\n\n友城通讯 2019年第4期\n\n13\n\n到码头迎接，双方种下纪念树。\n",
        ["代表团乘渡轮抵港。副市长到码头迎接，双方种下纪念树。"],
    ),
    "a short first piece without a mark, torn inside a word": (
        "会务由多方分担。\n\n北岸社区志愿服务总队外联组组长顾小曼主\n\n持会议，十二家单位到会。\n",
        ["会务由多方分担。", "北岸社区志愿服务总队外联组组长顾小曼主持会议，十二家单位到会。"],
    ),
    "paragraphs that are one line each": (
        "县侨联昨日开会。\n教育局派人列席。\n",
        ["县侨联昨日开会。", "教育局派人列席。"],
    ),
    "indented paragraphs of one line each": (
        "　　县侨联主席昨日到会讲话。\n　　教育局副局长等派人列席。\n　　会后参观了新落成的书屋。\n",
        ["县侨联主席昨日到会讲话。", "教育局副局长等派人列席。", "会后参观了新落成的书屋。"],
    ),
    "a paragraph whose second line begins with a full stop": (
        "全市侨界为山区小学筹得课桌三百套，将于下月初启运\n。另有图书一批，正由县图书馆登记造册，预计年底以前\n全部上架。\n",
        [
            "全市侨界为山区小学筹得课桌三百套，将于下月初启运。另有图书一批，正由县图书馆登记造册，预计年底以前全部上架。"
        ],
    ),
}


@pytest.mark.parametrize(("page", "expected"), PARAGRAPHS.values(), ids=PARAGRAPHS)
def test_paragraphs_are_made_whole(page: str, expected: list[str]) -> None:
    """Body text broken by lines, pages and blank lines is joined, and paragraphs stay apart."""
    assert [text for kind, text in blocks(page) if kind == "body"] == expected


PAGES: dict[str, tuple[str, Blocks]] = {
    "caption between two halves": (
        "山口町长与周市长种下纪念树，\n\n\n\n山口町长（左二）与周市长共同培土\n\n并为交流馆揭牌。会后签了备忘录。\n",
        [
            ("body", "山口町长与周市长种下纪念树，并为交流馆揭牌。会后签了备忘录。"),
            ("caption", "山口町长（左二）与周市长共同培土"),
        ],
    ),
    "bare caption and legend in a sentence": (
        "商会已经开始募捐。向对岸的东港、西港等\n\n\n\n商会代表在码头清点物资\n\n\n\n图例：\n\n蓝色方块为东港，红色圆点为西港。\n\n"
        "九个港口捐赠雨衣三千件，随船出发。\n",
        [
            ("body", "商会已经开始募捐。向对岸的东港、西港等九个港口捐赠雨衣三千件，随船出发。"),
            ("caption", "商会代表在码头清点物资"),
            ("caption", "图例："),
            ("caption", "蓝色方块为东港，红色圆点为西港。"),
        ],
    ),
    "web page": (
        "某某网首页 > 要闻 > 正文\n旅外侨胞为母校捐建书屋\n2020-05-06 10:22  来源：青湖侨联 编辑：邵敏\n4月30日，书屋开放。\n图为书屋一角\n【打印】 【关闭】\n",
        [
            ("boilerplate", "某某网首页>要闻>正文"),
            ("title", "旅外侨胞为母校捐建书屋"),
            ("dateline", "2020-05-06 10:22"),
            ("byline", "来源：青湖侨联"),
            ("byline", "编辑：邵敏"),
            ("body", "4月30日，书屋开放。"),
            ("caption", "图为书屋一角"),
            ("boilerplate", "【打印】【关闭】"),
        ],
    ),
    "teasers behind the story": (
        "协会办妥了手续。文/本报记者顾岚图/协会提供\n新闻推荐\n渔港夜市今起开放\n阅读提示渔港夜市设摊位一百二十个...\n",
        [
            ("body", "协会办妥了手续。"),
            ("byline", "文/本报记者顾岚图/协会提供"),
            ("boilerplate", "新闻推荐"),
            ("boilerplate", "渔港夜市今起开放"),
            ("boilerplate", "阅读提示渔港夜市设摊位一百二十个..."),
        ],
    ),
    "yearbook with run-in heads": (
        "  【来往】 全年接待来宾 86 批 1 203 人次。\n  【捐助】 侨胞捐资 310 万元。  【会议】 开会 2 次。          （顾 岚）\n\n          外事  ·  118  ·\n",
        [
            ("heading", "【来往】"),
            ("body", "全年接待来宾86批1203人次。"),
            ("heading", "【捐助】"),
            ("body", "侨胞捐资310万元。"),
            ("heading", "【会议】"),
            ("body", "开会2次。"),
            ("byline", "（顾 岚）"),
            ("header", "外事 · 118 ·"),
        ],
    ),
    "report in sections": (
        "工作情况报告\n\n(2019 年 5 月 8 日)\n\n一、联系采购\n\n(一) 与北原町联系。对方已复信，正在报价。\n\n二、协助捐赠\n\n协会转交雨衣。\n",
        [
            ("title", "工作情况报告"),
            ("dateline", "(2019年5月8日)"),
            ("heading", "一、联系采购"),
            ("item", "(一)与北原町联系。对方已复信，正在报价。"),
            ("heading", "二、协助捐赠"),
            ("body", "协会转交雨衣。"),
        ],
    ),
    "bulletin with an imprint": (
        "慈善通报\n\n第7期（总第31期）\n\n青湖县慈善会编            2018年3月2日\n\n报：县政府\n送：各乡镇            （共印80份）\n",
        [
            ("title", "慈善通报"),
            ("dateline", "第7期（总第31期）"),
            ("byline", "青湖县慈善会编"),
            ("dateline", "2018年3月2日"),
            ("row", "报：县政府"),
            ("row", "送：各乡镇"),
            ("boilerplate", "（共印80份）"),
        ],
    ),
    "list of gifts in traditional script": (
        "賑災樂捐芳名\n南洋同鄉會        捐款 五萬元\n無名氏            白米 十包\n以上由本會彙轉,謹此鳴謝。\n",
        [
            ("title", "賑災樂捐芳名"),
            ("row", "南洋同鄉會 捐款五萬元"),
            ("row", "無名氏 白米十包"),
            ("body", "以上由本會彙轉,謹此鳴謝。"),
        ],
    ),
    "fact box and dated entries": (
        "◆ 书屋项目\n资 助 方:南洋商会\n发放数量:东港 1,200 册 | 西港 800 册\n3 月 2 日 与北岸小学签约\n5 月 与书店商定\n",
        [
            ("heading", "◆ 书屋项目"),
            ("row", "资助方:南洋商会"),
            ("row", "发放数量:东港1,200册|西港800册"),
            ("item", "3月2日与北岸小学签约"),
            ("item", "5月与书店商定"),
        ],
    ),
    "list of numbered gifts": (
        "一、收到捐赠\n1、口罩五千只\n2、雨衣三百件\n",
        [("heading", "一、收到捐赠"), ("item", "1、口罩五千只"), ("item", "2、雨衣三百件")],
    ),
    "letter": (
        "关于协助采购的函\n北原町政府：\n恳请协助联系厂家。\n此致\n敬礼\n                    青湖市外事办公室\n                    二〇一九年二月三日\n",
        [
            ("title", "关于协助采购的函"),
            ("body", "北原町政府："),
            ("body", "恳请协助联系厂家。"),
            ("boilerplate", "此致"),
            ("boilerplate", "敬礼"),
            ("byline", "青湖市外事办公室"),
            ("dateline", "二〇一九年二月三日"),
        ],
    ),
    "contents": (
        "目  录\n友城往来…………………3\n民间捐助 ........ 12\n",
        [("header", "目 录"), ("header", "友城往来…………………3"), ("header", "民间捐助........12")],
    ),
    "markdown": (
        "# 友城简报\n\n## 来往\n\n- 北原町来函。\n\n| 单位 | 金额 |\n|---|---|\n| 南洋商会 | 5万元 |\n",
        [
            ("title", "# 友城简报"),
            ("heading", "## 来往"),
            ("item", "- 北原町来函。"),
            ("row", "|单位|金额|"),
            ("boilerplate", "|---|---|"),
            ("row", "|南洋商会|5万元|"),
        ],
    ),
}


@pytest.mark.parametrize(("page", "expected"), PAGES.values(), ids=PAGES)
def test_blocks_of_a_page(page: str, expected: Blocks) -> None:
    """A page's titles, credits, headings, lists, captions and site furniture are told from its text."""
    assert blocks(page) == expected


NOT_JOINED = {
    "title above a paragraph": "青湖市与北原町续签友好协议\n双方昨日在渔港广场会面，商定互派教师、互办展览，并由两地商会轮流承办渔业论坛。",
    "heading with a comma above a paragraph": "会议开幕。\n\n多方出力，共渡难关\n\n据介绍，各单位共捐雨衣三百件。",
    "title of two halves": "携手三十年 两岸渔港共此情\n\n九月，代表团抵港。",
    "heading before a dated sentence": "会议闭幕。\n\n北岸小学书屋项目\n\n3月，书屋动工。",
    "short line in wrapped text": (
        "代表团一行四十人昨日上午乘渡轮抵达青湖渔港码头参观\n访问，市友好协会会长等到场迎接，并陪同参观渔业学校。\n参观学校\n"
        "渔业学校现有学生三百名，其中来自北原町的交换生十二\n名，学校为他们开设了三门课程。"
    ),
}


@pytest.mark.parametrize("page", NOT_JOINED.values(), ids=NOT_JOINED)
def test_titles_and_headings_stay_apart(page: str) -> None:
    """A short line that is a title or heading is not read as the beginning of the paragraph below it."""
    assert set(kinds(page)) & {"title", "heading"}


NOT_FURNITURE = {
    "a gift with an amount beside it": ("南洋商会    5000元\n东港商会    3000元", "header"),
    "a sentence about a photograph": ("代表团在图书馆门前合影留念后，前往北岸小学参观书屋。", "caption"),
    "a paragraph that names a reporter": ("本报记者顾岚昨日获悉，侨胞捐建的书屋即将动工，工期约五个月。", "byline"),
    "a sentence about printing": ("书店为学校打印讲义三百份。", "boilerplate"),
    "a year at the beginning": ("2019 年青湖市接待来宾八十六批。", "header"),
    "speech behind a colon": ("会长说：好。", "row"),
}


@pytest.mark.parametrize(("page", "kind"), NOT_FURNITURE.values(), ids=NOT_FURNITURE)
def test_text_is_not_taken_for_furniture(page: str, kind: str) -> None:
    """Sentences and gifts that resemble page furniture are read as what they are."""
    assert kind not in kinds(page)
