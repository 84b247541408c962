"""The forms of Chinese dates as patterns: each alternative is one way of saying when, its parts are named groups."""

from __future__ import annotations

import re

_HAN_DIGITS = "一二三四五六七八九"
_COUNT = rf"(?:[0-9]{{1,2}}|[{_HAN_DIGITS}十廿卅]{{1,3}})"
_YEAR = (
    rf"(?:(?<![0-9.])(?:1[89]|20) ?[0-9] ?[0-9]|(?<![{_HAN_DIGITS}〇零])[一二][{_HAN_DIGITS}〇零○]{{3}}"
    rf"|民国 ?(?:[0-9]{{1,3}}|元|[{_HAN_DIGITS}十百零〇廿卅]{{1,5}}))"
)
_TO = r"(?: ?(?:至|到|-|~|～|—{1,2}) ?)"
_TO_OR_AND = r"(?: ?(?:至|到|-|~|～|—{1,2}|、) ?)"
_PART = r"(?:上旬|中旬|下旬|月?初(?![一二三四五六七八九十])|底|末|中(?=[，。至到]))"
_YEAR_PART = r"(?:年?[初底末](?![一二三四五六七八九级])|上半年|下半年|前?第?[一二三四]季度)"
# 过去|年, 目前|年, 文明|年: the same characters elsewhere
_RELATIVE_YEAR = (
    r"(?:今年|(?<!过)去年|大前年|(?<![以目之此年天月日先大])前年(?![度代龄轻均])"
    r"|(?<![文光清分声])明年|(?<![此今以之然])后年(?!代)|(?<![相应])当年(?!轻)|(?<![相不])同年(?![级龄])"
    r"|(?<![以])上年(?!纪)|(?<![每两三])次年|翌年|(?<=[，。；\n])是年|(?<!日)本年)"
)
_NOT_A_MONTH = r"(?!革命|[龄薪均租刊内]|期(?!间)|度)"


def _month(prefix: str) -> str:
    """A month with what may follow it: a part, a day, two days."""
    p = prefix
    days = rf"(?P<{p}d>{_COUNT})(?:{_TO_OR_AND}(?P<{p}d2>{_COUNT}))? ?[日号]"
    first = rf"(?:(?P<{p}m0>{_COUNT}) ?月?{_TO}(?={_COUNT} ?月(?!底)))?"
    return rf"{first}(?P<{p}m>{_COUNT}) ?月份?(?: ?(?:(?P<{p}part>{_PART})|{days}))?"


_LUNAR_DAY = rf"(?:初?[十廿卅{_HAN_DIGITS}]{{1,3}}|[0-9]{{1,2}})?日?"
LUNAR = (
    rf"(?:农历|阴历|旧历|夏历)[^，。；\n]{{0,6}}?(?:闰?[正腊冬十{_HAN_DIGITS}]{{1,2}}|[0-9]{{1,2}})月{_LUNAR_DAY}"
    rf"|(?<![改修真反])(?:正月|腊月|冬月){_LUNAR_DAY}"
    rf"|[十{_HAN_DIGITS}]{{1,2}}月初[十{_HAN_DIGITS}](?![批名个只位件箱套辆台项])"
)
NUMERIC = (
    r"(?<![0-9.])(?P<ny>(?:19|20)[0-9]{2})"
    r"(?: ?(?P<ns>[-./]) ?(?P<nm>[0-9]{1,2}) ?(?P=ns) ?(?P<nd>[0-9]{1,2})(?![0-9]|[.%][0-9])日?"
    r"|-(?P<nm2>0[1-9]|1[0-2])(?![0-9年号期-]))"
)
WITH_YEAR = (
    rf"(?:(?:(?P<y0>{_YEAR})(?: ?年)?{_TO}(?={_YEAR} ?年))?(?P<y>{_YEAR}) ?年(?!代|[龄级来间轻])"
    rf"|(?P<ry>{_RELATIVE_YEAR}))(?:度(?![过假]))?"
    rf"(?: ?{_month('a')}{_NOT_A_MONTH}| ?(?P<ypart>{_YEAR_PART}))?"
)
WITHOUT_YEAR = rf"(?<![0-9第个.数几])(?<![{_HAN_DIGITS}十第])(?:{_month('b')}){_NOT_A_MONTH}"
RELATIVE_MONTH = (
    r"(?P<rm>本月|(?<![相])当月|(?<![以])上个?月|下个?月|同月|次月|翌月|这个月)"
    rf"(?:(?P<rpart>{_PART})| ?(?P<rd>{_COUNT})(?:{_TO_OR_AND}(?P<rd2>{_COUNT}))? ?[日号])?"
    rf"|(?<![0-9{_HAN_DIGITS}十个本当上下每满半年数多几余])(?P<month_end>月底|月末|月初(?![{_HAN_DIGITS}十]))"
)
_NOT_JAPAN = r"(?!本(?![报市省会台网县院校]))"
RELATIVE_DAY = (
    rf"(?P<day_on>大前天|大后天|今(?:[天早晚晨夜]|日{_NOT_JAPAN})(?!报)|昨(?:[天晚夜]|日{_NOT_JAPAN})"
    rf"|(?<![目以之此当年月日从提])前天(?!气)|(?<![文光透声])明(?:[天早晚晨]|日{_NOT_JAPAN})(?!之)"
    r"|(?<![今以先此])后天(?![性气]))"
    rf"|(?P<day_last>(?:(?<![应])当|同|翌|(?<![一二两三每首多])次|隔)日{_NOT_JAPAN}|当[天晚夜](?!然)|同天|(?:同|这)一天"
    r"|(?<![后的])第二天|(?<=[，。；\n])是日|前一[天日])"
)
WEEKDAY = (
    rf"(?<![两十数几每0-9整{_HAN_DIGITS}])(?P<week>[本这上下]周|(?:[上下]个?|本|这个)(?:星期|礼拜)|周|星期|礼拜)"
    r"(?P<weekday>[一二三四五六日天末])(?![年游刊报度])"
    rf"|(?<![两十数几每0-9{_HAN_DIGITS}])(?P<whole_week>[上下本](?:周|个?星期))(?![边围期岁年长])"
)
YEAR_PART = (
    rf"(?<![0-9〇零今去前明后当同本次翌每全{_HAN_DIGITS}])"
    rf"(?P<bare_part>年初(?![{_HAN_DIGITS}])|年底|年末|(?<![一两])上半年|下半年|第[一二三四]季度)"
)
_DAY = (
    rf"(?:[0-9]{{1,2}}|(?:[二三]?十|廿|卅)[{_HAN_DIGITS}]?"
    rf"|(?<=[于在，。；\n(])[{_HAN_DIGITS}](?= ?日[上下晚凌清早午夜起至到，]))"
)
_DAY_END = (
    r"(?: ?日(?!本(?![报市省会台网县院校月])|[内游间常程语元圆币方军系式来]|报(?!道)|期|均气温)"
    r"|(?<![第字] )号(?=[上下早晚凌中起到至，。、；)\n ]|$))"
)
_NOT_BEFORE_DAY = rf"(?<![0-9第每近前后约共.期时续满隔足逾年〔\]字a-zA-Z{_HAN_DIGITS}十-])"
BARE_DAY = rf"{_NOT_BEFORE_DAY}(?P<bday>{_DAY})(?:{_TO_OR_AND}(?P<bday2>{_COUNT}))?{_DAY_END}"

_FIRST = "0-9一二三四五六七八九十廿卅今去大前明后当同上次翌是本民农阴旧夏正腊冬闰下这月昨隔第周星礼年"
FORMS = re.compile(
    rf"(?=[{_FIRST}])(?:(?P<lunar>{LUNAR})|(?P<numeric>{NUMERIC})|(?P<with_year>{WITH_YEAR})"
    rf"|(?P<relative_month>{RELATIVE_MONTH})|(?P<relative_day>{RELATIVE_DAY})|(?P<by_week>{WEEKDAY})"
    rf"|(?P<without_year>{WITHOUT_YEAR})|(?P<year_part>{YEAR_PART})|(?P<bare_day>{BARE_DAY}))"
)
"""One date of any form; the group of its form's name is set."""

FORM_NAMES = (
    "lunar", "numeric", "with_year", "relative_month", "relative_day", "by_week", "without_year", "year_part", "bare_day",
)  # fmt: skip

_CLOCK = (
    rf"(?:[0-9]{{1,2}}|[十{_HAN_DIGITS}]{{1,3}}) ?(?:[时点](?![间期候代装尚])"
    r"(?: ?[半整许多]| ?[0-9一二三四五十]{1,3} ?分(?: ?[0-9]{1,2} ?秒)?)?(?:许|左右|前后)?"
    r"|[:：][0-9]{2}(?:[:：][0-9]{2})?)"
)
TIME_OF_DAY = re.compile(
    r"(?: ?\((?:星期|周|礼拜)[一二三四五六日天]\)| {0,2}(?:星期|礼拜|周)[一二三四五六日天])?"
    r"(?: ?(?:(?:当地|北京)时间 ?)?(?:凌晨|清晨|清早|拂晓|早上|早晨|早间|一早|一大早|大早|上午|中午|正午|午间"
    r"|下午|午后|午前|傍晚|晚上|晚间|深夜|午夜|夜间|夜里|夜晚"
    r"|晚(?![会宴报期餐年些于])|早(?![期已在先就些日年餐])|夜(?![景市校总以])))?"
    rf"(?: ?(?:(?:当地|北京)时间 ?)?{_CLOCK}(?:{_TO}{_CLOCK})?)?"
)
"""Weekday, part of the day and clock behind a day: they belong to it and make it no more precise."""

TO = re.compile(_TO)
ROLE_BEFORE = re.compile(
    r"(?:(?P<as_of>截[至止](?:[到至])?)|(?P<since>(?<![来各独亲])自从?|(?<![服听顺自])从)"
    r"|(?P<until>直[至到]|(?<=[，。；\n,(])[至到]|\A[至到])) ?$"
)
ROLE_AFTER = re.compile(
    r" ?(?:(?P<since>起(?![来草义飞床程运诉初源到动步点降重因])|以来|至今|以后|之后)"
    r"|(?P<until>以前|之前|前(?![往来后去方线夕期端台述景锋赴进任身]))|(?P<begin>开始))"
)
