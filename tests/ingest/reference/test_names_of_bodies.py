# ruff: noqa: E501 - Chinese characters count twice
"""Which organisation a form stands for, and what must stay apart."""

from __future__ import annotations

import pytest

from marked import names_of

HOME = "#title|[[L:襄阳市]]外事简讯\n"

ALIASES = [
    ("a defined short form", "[[O:中国乡村儿童促进会]]（以下简称“乡促会”）成立。[[O:乡促会]]捐赠图书。", {"乡促会": "中国乡村儿童促进会"}),
    ("a short form without quotation marks", "[[O:东海国际经贸集团]](简称东海经贸)捐款。[[O:东海经贸]]表示。", {"东海经贸": "东海国际经贸集团"}),
    ("a defined type noun", "[[O:晨星慈善基金会]]（下称“基金会”）。[[O:暖阳基金会]]捐款，[[O!:基金会]]致谢。", {"基金会": "晨星慈善基金会"}),
    ("a Latin gloss", "[[O:国际晨光组织]](Dawn Relief)来信。Dawn Relief捐款。", {"DawnRelief": "国际晨光组织"}),
    ("a Latin acronym", "[[O:亚洲河流保护联盟]]（ARPA）发来信函，ARPA说明。", {"ARPA": "亚洲河流保护联盟"}),
    ("the same short form in two articles", "[[O:巴西中国友好协会]]（简称“巴中友协”）来信，[[O:巴中友协]]致谢。\n====\n"
     "[[O:巴拿马中国友好协会]]（简称“巴中友协”）来信，[[O:巴中友协]]捐款。",
     {"巴中友协": "巴西中国友好协会", "巴中友协#2": "巴拿马中国友好协会"}),
    ("a short form defined in one article holds in the next", "[[O:中国乡村儿童促进会]]（简称“乡促会”）。\n====\n[[O:乡促会]]捐赠图书。", {"乡促会": "中国乡村儿童促进会"}),
    ("an undefined acronym", "[[O:中国城乡青年交流促进会]]举办论坛，[[O:中青促会]]致辞。", {"中青促会": "中国城乡青年交流促进会"}),
    ("the place dropped", "[[O:贵州省仁怀公益基金会]]与[[O:仁怀基金会]]。", {"仁怀基金会": "贵州省仁怀公益基金会"}),
    ("市 and 公益 dropped", "[[O:成都市向善公益基金会]]、[[O:成都向善公益基金会]]和[[O:成都向善基金会]]。",
     {"成都向善公益基金会": "成都市向善公益基金会", "成都向善基金会": "成都市向善公益基金会"}),
    ("a company's core", "[[O:无锡澄湖环境股份有限公司]]捐款，[[O:澄湖环境]]副总经理到会。", {"澄湖环境": "无锡澄湖环境股份有限公司"}),
    ("a company's start", "[[O:福州天天好吃食品有限公司]]捐面包，[[O:天天好吃]]创始人说。", {"天天好吃": "福州天天好吃食品有限公司"}),
    ("an embassy with and without its sender", "[[O:驻赞比亚使馆]]捐款，[[O:中国驻赞比亚大使馆]]通报。", {"驻赞比亚使馆": "中国驻赞比亚大使馆"}),
    ("大使馆 and 使馆 in China", "[[O:智利驻华大使馆]]来函，[[O:智利驻华使馆]]感谢。", {"智利驻华使馆": "智利驻华大使馆"}),
    ("the same office under two forms", "[[O:宜昌市外事办公室]]和[[O:宜昌市外办]]。", {"宜昌市外办": "宜昌市外事办公室"}),
    ("政府 and 人民政府", "[[O:宜昌市人民政府]]和[[O:宜昌市政府]]。", {"宜昌市政府": "宜昌市人民政府"}),
    ("友协 inferred", "[[L:长沙]][[O:长沙市人民对外友好协会]]。[[O!:市友协]]赠书，[[O!:友协]]致信。", {"市友协": "长沙市人民对外友好协会", "友协": "长沙市人民对外友好协会"}),
    ("a ministry of a country under its short name", "[[O:印度尼西亚渔业部]]与[[O:印尼渔业部]]。", {"印尼渔业部": "印度尼西亚渔业部"}),
    ("a clipping before a ministry", "[[L:赞比亚]]受灾，[[O:赞比亚教育部]]求助，[[O:赞教育部]]致谢。", {"赞教育部": "赞比亚教育部"}),
    ("a misread character in a long name", "[[O:东方国际人道救援促进中心]]。[[O:东方国际人道救授促进中心]]。", {"东方国际人道救授促进中心": "东方国际人道救援促进中心"}),
    ("traditional script keeps its form", "[[O:馬尼拉廣東會館總會]](會館總會)賑災，[[O:會館總會]]撥款。", {"會館總會": "馬尼拉廣東會館總會"}),
    ("a medium's channel", "来源：[[O:海风网]]\n[[O:海风网客户端]]7月1日讯。", {"海风网客户端": "海风网"}),
    ("an embassy in a clipped country", "[[L:赞比亚]]。[[O:中国驻赞大使馆]]与[[O:中国驻赞比亚大使馆]]。", {"中国驻赞大使馆": "中国驻赞比亚大使馆"}),
    ("a national union's committee of a city", "[[O:中国国际贸易促进委员会宜昌市委员会]]与[[O:宜昌市贸促会]]。", {"宜昌市贸促会": "中国国际贸易促进委员会宜昌市委员会"}),
    ("全国 is China", "[[O:中国人民对外友好协会]]与[[O:全国友协]]。", {"全国友协": "中国人民对外友好协会"}),
    ("a full name in brackets behind the short one", "[[O:华中商促会]]（[[O:华中商业促进会]]）成立，[[O:华中商促会]]捐款。", {"华中商促会": "华中商业促进会"}),
    ("a county's stem in a trade name is no place", "[[O:平远铺子食品股份有限公司]]捐款。", {"平远铺子食品股份有限公司": "平远铺子食品股份有限公司"}),
    ("株式会社 moves", "[[O:日本株式会社青叶医疗]]与[[O:株式会社日本青叶医疗]]。", {"株式会社日本青叶医疗": "日本株式会社青叶医疗"}),
]  # fmt: skip

POINTING = [
    ("市外事办 is home's", HOME + "[[O!:市外事办]]联系企业。", {"市外事办": "襄阳市外事办"}),
    ("省外办 is of home's province", HOME + "[[L!:我市]]。[[O!:省外办]]批复。", {"省外办": "湖北省外办"}),
    ("市友协 is given in full", HOME + "[[O!:市友协]]赠书。", {"市友协": "襄阳市人民对外友好协会"}),
    ("市委 is the party's", HOME + "[[O!:市委]]部署。", {"市委": "中共襄阳市委"}),
    ("县教育局 is of the county named last", HOME + "车队到达[[O:谷城县第一中学]]，[[O!:县教育局]]签收。", {"县教育局": "谷城县教育局"}),
    ("a department listed behind a county's", HOME + "[[O:谷城县粮库]]，[[O!:县水利局]]、[[O!:统计局]]到场。", {"统计局": "谷城县统计局"}),
    ("市第一人民医院", HOME + "[[O!:市第一人民医院]]接收。", {"市第一人民医院": "襄阳市第一人民医院"}),
    ("a bare department is home's", HOME + "[[L!:我市]]安排[[O!:财政局]]拨款。", {"财政局": "襄阳市财政局"}),
    ("a province's list", "[[O:福建省妇联]]、[[O:红十字会]]、[[O:侨联]]捐款。", {"红十字会": "福建省红十字会", "侨联": "福建省侨联"}),
    ("a country's list", "[[O:加纳卫生部]]、[[O:妇女事务部]]参会。", {"妇女事务部": "加纳妇女事务部"}),
    ("a list whose head only points", HOME + "[[O!:市妇联]]、[[O:红十字会]]捐款。", {"红十字会": "襄阳市红十字会"}),
    ("a foundation in a list keeps its own name", "[[O:福建省妇联]]、[[O:海沫基金会]]捐款。", {"海沫基金会": "海沫基金会"}),
    ("a list behind a short place is no list of the place", "[[O:北京青禾基金会]]、[[O:全球英才促进会]]捐款。", {"全球英才促进会": "全球英才促进会"}),
    ("该会 is the association named last", "[[O:仁爱协会]]捐款，由[[O!:该会]]会长宣布。", {"该会": "仁爱协会"}),
    ("与该会 is not the clause's subject", "[[O:甲省慈善总会]]收到款项。[[O:全国慈善联合会]]已与[[O!:该会]]沟通。", {"该会": "甲省慈善总会"}),
    ("该校 is the school, not the foundation", "[[O:林中小学]]收到[[O:仁爱基金会]]赠书，[[O!:该校]]师生感谢。", {"该校": "林中小学"}),
    ("该公司 is the company", "[[O:滨海能源有限公司]]资助[[O:滨海大学]]，[[O!:该公司]]再次注资。", {"该公司": "滨海能源有限公司"}),
    ("这家公司 with a Latin name", "[[O:Silver Palm]]参加展会，这家公司送来样品。", {"这家公司": "Silver Palm"}),
    ("本会 is the publisher", "#header|[[O:侨民商会]]讯\n[[O:南洋商会]]来访，[[O!:本会]]捐款。", {"本会": "侨民商会"}),
    ("本会 of an office's paper is its body", "#header|[[O:甘肃省慈善总会办公室]]编\n[[O!:省慈善总会]]开会。[[O:定西市慈善总会]]与[[O!:本会]]磋商。", {"本会": "甘肃省慈善总会"}),
    ("我们 is the author's body", "[[O:乙基金会]]来信，我们捐款。\n（作者单位：[[O:甲基金会]]）", {"我们": "甲基金会"}),
    ("我们 in a quotation is the speaker's body", "#title|[[O:甲基金会]]捐款\n“我们非常感谢，我们会努力。”[[O:乙医院]]院长[[P:王小明]]说。", {"我们": "乙医院"}),
    ("我公司 in a quotation is the speaker's", "[[O:东湖经贸集团]]捐款。“[[O!:我公司]]第一时间响应，还将捐款。”[[O:江海科技]]董事长[[P:周宗]]说。", {"我公司": "江海科技"}),
    ("我们基金会", "我们基金会援建学校，[[O:乙基金会]]致谢。\n（[[O:甲基金会]]供稿）", {"我们基金会": "甲基金会"}),
    ("我办 is the office, not the association", HOME + "[[O:襄阳市人民对外友好协会]]与[[O!:市外事办]]，[[O!:我办]]号召。", {"我办": "襄阳市外事办"}),
    ("我办工会", HOME + "[[O!:市外事办]]。[[O!:我办工会]]倡议。", {"我办工会": "襄阳市外事办工会"}),
    ("a bare 使馆 is the article's", "#title|[[O:驻赞比亚使馆]]捐款\n[[O!:使馆]]致电。", {"使馆": "中国驻赞比亚大使馆"}),
    ("a bare 基金会 is the author's body", "#title|[[O:甲基金会]]年报\n[[O:乙基金会]]来访，[[O!:基金会]]捐款。", {"基金会": "甲基金会"}),
    ("a bare noun with nothing before it", "[[O!:基金会]]捐款。", {"基金会": None}),
    ("双方 are the two of the sentence before", "[[O:甲大学]]与[[O:乙大学]]会谈，双方签约。", {"双方": ("甲大学", "乙大学")}),
    ("a section of a bare noun's body", "#title|[[O:甲基金会]]年报\n[[O:基金会老挝办公室]]发放包裹。", {"基金会老挝办公室": "甲基金会老挝办公室"}),
    ("its president", "[[O:仁爱协会]]捐款，其会长致辞。", {"其": "仁爱协会"}),
    ("团省委", HOME + "[[L!:我市]]。[[O!:团省委]]动员。", {"团省委": "共青团湖北省委"}),
    ("常委会 of the committee named before", HOME + "[[O!:市委]]召开[[O!:常委会]]。", {"常委会": "中共襄阳市委常委会"}),
    ("我会 of a federation", "#title|[[O:襄阳市侨联]]总结\n[[O:襄阳市贸促会]]表彰[[O!:我会]]。", {"我会": "襄阳市侨联"}),
    ("全办 is the office's", HOME + "[[O!:市外事办]]动员，[[O!:全办]]捐款。", {"全办": "襄阳市外事办"}),
    ("政府 of the country of the sentence", "[[L:赞比亚]]受灾，[[O!:政府]]宣布救灾。", {"政府": "赞比亚政府"}),
    ("a form as written is a better name than one made up", "#title|[[L:凉山州]]\n[[O:凉山州红十字会]]与[[O!:州红十字会]]。", {"州红十字会": "凉山州红十字会"}),
    ("a command's group named without it", HOME + "[[O!:市防汛工作指挥部]]开会，[[O:防汛工作指挥部]]要求。", {"防汛工作指挥部": "襄阳市防汛工作指挥部"}),
]  # fmt: skip

APART = [
    ("a parent and its office", "[[O:晨星基金会]]与[[O:晨星基金会驻尼日尔办事处]]。", ("晨星基金会", "晨星基金会驻尼日尔办事处")),
    ("a network and its secretariat", "[[O:河流保护联盟]]与[[O:河流保护联盟秘书处]]。", ("河流保护联盟", "河流保护联盟秘书处")),
    ("an agency and its branch", "[[O:新闻社]]和[[O:新闻社山西分社]]。", ("新闻社", "新闻社山西分社")),
    ("two provinces' Red Crosses", "[[O:湖北省红十字会]]与[[O:河北省红十字会]]。", ("湖北省红十字会", "河北省红十字会")),
    ("a city and its government", "[[L:襄阳市]]与[[O:襄阳市政府]]。", ("襄阳市", "襄阳市政府")),
    ("a company and its foundation", "[[O:云岭公司]]与[[O:云岭公益基金会]]。", ("云岭公司", "云岭公益基金会")),
    ("a first and a second hospital", "[[O:襄阳市第一人民医院东院]]与[[O:襄阳市第二人民医院东院]]。", ("襄阳市第一人民医院东院", "襄阳市第二人民医院东院")),
    ("a city's and its province's office", "[[O:湖北省外办]]与[[O:襄阳市外办]]。", ("湖北省外办", "襄阳市外办")),
    ("an embassy and a consulate", "[[O:中国驻智利大使馆]]与[[O:中国驻阿里卡总领馆]]。", ("中国驻智利大使馆", "中国驻阿里卡总领馆")),
    ("embassies of two countries in China", "[[O:智利驻华使馆]]与[[O:秘鲁驻华使馆]]。", ("智利驻华使馆", "秘鲁驻华使馆")),
    ("a short form that fits two names", "[[O:甘肃省春晖慈善基金会]]、[[O:贵州省春晖公益基金会]]与[[O:春晖基金会]]。", ("甘肃省春晖慈善基金会", "春晖基金会")),
    ("two bodies side by side in a list", "[[O:蓝鲸救援队]]、[[O:甘肃蓝鲸救援队]]到场。", ("蓝鲸救援队", "甘肃蓝鲸救援队")),
    ("a Chinese place in a foreign body's name", "[[O:意大利温州同乡会]]与[[O:温州同乡会总会]]。", ("意大利温州同乡会", "温州同乡会总会")),
    ("a province of a far country is no clipping", "[[L:德国]]。[[O:德林达伊省总局]]与[[O:德国林达伊总局]]。", ("德林达伊省总局", "德国林达伊总局")),
    ("外事办 and 侨办 of a city", "[[O:襄阳市外事办]]与[[O:襄阳市侨办]]。", ("襄阳市外事办", "襄阳市侨办")),
    ("a society and a like one abroad", "[[O:中国扶轮教育协会]]与[[O:泰国扶轮教育协会]]。", ("中国扶轮教育协会", "泰国扶轮教育协会")),
]  # fmt: skip


@pytest.mark.parametrize(("law", "text", "wanted"), ALIASES + POINTING, ids=[c[0] for c in ALIASES + POINTING])
def test_body(law: str, text: str, wanted: dict[str, str | tuple[str, ...] | None]) -> None:
    """Each form stands for the body that the table says."""
    found = names_of(text)
    assert {form: found[form] for form in wanted} == wanted


@pytest.mark.parametrize(("law", "text", "forms"), APART, ids=[c[0] for c in APART])
def test_apart(law: str, text: str, forms: tuple[str, str]) -> None:
    """Bodies that only look alike are two entities."""
    found = names_of(text)
    assert found[forms[0]] is not None
    assert found[forms[0]] != found[forms[1]]
