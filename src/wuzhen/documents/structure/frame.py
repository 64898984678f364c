"""The frame of a letter, a speech or minutes: whom it addresses, who speaks.

Some of these lines are recognised by their form alone, such as 特此通知。; others only by place,
such as a name below a title.
"""

from __future__ import annotations

import re

from wuzhen.documents.structure.furniture import DATE

OFFICE = "office"
SIGNATURE = "signature"
ADDRESSEE = "addressee"
ATTENDANCE = "attendance list"
SALUTATION = "salutation"
RESPONSIBILITY = "responsibility line"
SPEAKER = "speaker line"
SUBTITLE = "subtitle"

_MASK = "某×xXＸ*＊○"
_SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余"
    "潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文"
)
_NAME = rf"(?:[{_MASK}]{{1,4}}|[\u4e00-\u9fff]\s*+[\u4e00-\u9fff·]{{1,3}})"
_POST = (
    r"(?:书记|[县区市州旗省镇乡村部局厅处科院校所站会队组行社]长|主任|主席|检察长|委员|干部|同志|代表|专员|秘书长|"
    r"经理|董事长|理事长|助理|队员|记者|学员|党员|村民)"
)
_SPEAKERS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"^[^，。；：,;:\d]{{0,36}}?{_POST}(?:[（(][^（）()]{{1,20}}[）)])?\s++{_NAME}\s*+",
        rf"^[^，。；：,;:\d]{{0,36}}?{_POST}[{_MASK}]{{1,4}}",
        rf"^[^，。；：,;:\d\s]{{2,36}}?{_POST}[{_SURNAMES}][\u4e00-\u9fff]{{1,2}}",
        rf"^{_NAME}\s*+[（(][^（）()]{{0,20}}{DATE}[^（）()]{{0,10}}[）)]",
    )
)
_BODY = (
    r"(?:委员会|办公室|驻村工作队|第一书记|[局委办厅院站队会处室部社]|政府|中心|支部|党组|党委|工委|公司|学校|大学|学院|"
    r"小组|[^振产工]乡|镇|街道)"
)
_BODY_OR_DESK = rf"(?:{_BODY}|办)"
_OFFICE = re.compile(rf"^.{{0,38}}?{_BODY}(?:[（(](?:盖章|公章|印章|章)[）)])?$")
_EDITED = re.compile(rf"^[^，。；：,;:]{{2,30}}?{_BODY_OR_DESK}\s*+(?:编[印写]?|主编|印制?)$")
_SIGNED = re.compile(rf"^[^，。；：,;:]{{2,40}}?\s++{DATE}")
_LISTENERS = r"(?:领导|代表|委员|同志|评委|嘉宾|来宾|朋友|专家|同仁|同事|乡亲|党员|老师|们|好)"
_SALUTATION = re.compile(
    r"^(?:尊敬的|各位|同志们|大家(?:[上下早晚中][午上])?好|女士们|老师们|同学们|乡亲们|朋友们|父老乡亲)"
    rf"(?:[^。；;]{{0,40}}[:：!！]|(?:[^，。；;]{{0,20}}?{_LISTENERS})?[，,。]?)"
)
_ORGAN = (
    r"(?:委|政府|局|办|办公室|厅|部|部门|单位|公司|院|中心|处|室|会|组|企业|站|所|队|校|学校|社区|村|乡|镇|街道|"
    r"支部|党委|党组|机构|团体|机关|区|县|市|州|旗|场|农场|林场|合作社)"
)
_BRACKETS = r"(?:[（(][^（）()]{1,12}[）)])"
_ADDRESSEE = re.compile(rf"^[^。；;]{{1,60}}?{_ORGAN}{_BRACKETS}?\s*+[:：]")
_ADDRESSED = re.compile(rf"^[^。；;：:，,、！!？?的]{{1,24}}?{_ORGAN}{_BRACKETS}?")
_SHORTEST_ADDRESSEE = 4
"""各村： may as well head what the villages do."""
_ALL = re.compile(r"^.{0,6}?各|有关|直属?|相关")
_ATTRIBUTION = re.compile(
    r"^(?:[—－-]{1,3}.{2,50}|[（(].{1,40}[）)]"
    r"|(?![前引序]言|概[况述]|背景|摘要|综述)(?:[^\s，。、：]{2,3}|[^\s，。、：]{1,5}\s++[^\s，。、：]{1,3}))"
)
_LINES = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        (
            RESPONSIBILITY,
            r"^[（(\[【〔]?\s*+(?:牵头|责任|主责|配合|协同|协助|参与|参加|参建|实施|落实|包保|包抓|承办|主办|协办|主管|分管|"
            r"监督|挂钩|挂联|联系|完成|办理|整改)(?:单位|部门|领导|县领导|市领导|镇领导|人|人员|科室|股室|站所|时限|时间|"
            r"期限)\s*+[:：][^。]*+[）)\]】〕]?。?",
        ),
        (
            RESPONSIBILITY,
            r"^[（(\[【〔](?=[^（）()。]{2,300}(?:牵头|负责|配合|落实|参与|参加|完成)[^（）()，。]{0,12}[）)\]】〕]\Z)"
            r"[^（）()。]*+[）)\]】〕]",
        ),
        (
            ATTENDANCE,
            r"^(?:出席|列席|缺席|请假|参加|参会|与会|到会|应到|实到)(?:会议)?(?:人员|领导|单位|同志|名单|人数)?\s*+[:：]"
            r"[^。]{0,400}。?",
        ),
        (
            ATTENDANCE,
            r"^(?:主持|记录|整理)(?:人|人员)?\s*+[:：]\s*+\S{1,12}(?:\s++\S{1,6}){0,4}\s*+",
        ),
        ("meeting details", r"^(?:会议)?(?:时间|地点|会址|议题|主题)\s*+[:：][^。；]{2,60}"),
        (
            SPEAKER,
            r"^[（(]?(?:汇报|报告|述职|发言|主讲|演讲|宣讲|撰稿|填报|报送|呈报|调研|申报|起草)(?:人|人员|者|单位|时间)"
            r"\s*+[:：][^。；]{1,60}",
        ),
        (
            "closing formula",
            r"^(?:特此|专此|谨此)(?:通知|报告|函[告复达]?|公告|通报|说明|批复|证明|致谢|汇报|请示|答复|声明|申请|呈报|推荐|备案)[。.！!]?"
            r"|^[（(](?:全文|正文)?完[）)]|^[（(](?:此页|本页|以下)无正文[）)]|^[（(]未完待续[）)]"
            r"|^(?:以上)?(?:报告|请示|汇报|意见|方案)?[，,]?(?:妥否|当否|可否|如无不妥|是否妥当)[，,]\s*+请.{2,12}[。.！!]?"
            r"|^以上(?:总结|报告|请示|汇报|意见|方案|发言)?[，,]\s*+请.{0,4}(?:审阅|审议|批示|指正|批准|批复|审定)[。.！!]?"
            r"|^(?:此致|敬礼|此致\s*+敬礼|祝好|谢谢(?:大家|各位)?|(?:我的)?(?:汇报|报告|发言|讲话|述职)完毕.{0,8})[。.！!]?",
        ),
    )
)
_LONGEST = 600
_NAMES = re.compile(
    r"^[^\s、，,。；;：:！？!?]{1,12}+(?:(?:\s++|\s*+、\s*+)[^\s、，,。；;：:！？!?]{1,12}+){1,60}\s*+、?"
)


def rule(line: str) -> str | None:
    """Return the rule by which the line as a whole belongs to the frame, wherever it is."""
    if len(line) > _LONGEST:
        return None
    if _in_brackets(line) and _are_organs(line[1:-1]):
        return RESPONSIBILITY if re.search(r"[、，,；;]", line) else OFFICE
    return next((name for name, pattern in _LINES if pattern.fullmatch(line)), None)


def _in_brackets(line: str) -> bool:
    return line[:1] in "（([【〔" and line[-1:] in "）)]】〕" and len(line) < 200


def _are_organs(text: str) -> bool:
    named = [part.strip() for part in re.split(r"[、，,；;]", text) if part.strip()]
    return bool(named) and all(_ADDRESSED.fullmatch(part) for part in named)


def is_office(line: str) -> bool:
    """Return whether the line is short and ends as the name of an office does."""
    return len(line) <= 40 and bool(_OFFICE.search(line)) and not re.search(r"[，。；：,;:]", line)


def is_signed(line: str) -> bool:
    """Return whether the line is an office or a name with a date behind it."""
    return len(line) <= 60 and bool(_SIGNED.fullmatch(line))


def is_salutation(line: str) -> bool:
    """Return whether the line only addresses those who listen."""
    return len(line) <= 60 and bool(_SALUTATION.fullmatch(line))


def is_addressee(line: str) -> bool:
    """Return whether the line only names several offices to which the text below goes."""
    if not _SHORTEST_ADDRESSEE <= len(line) <= 120 or not _ADDRESSEE.fullmatch(line):
        return False
    return bool(_ALL.search(line)) and _are_organs(line.rstrip(" :："))


def goes_on(line: str, before: str) -> bool:
    """Return whether the line goes on with a list of names that begins in the line before."""
    return before.endswith(("、", "，", ",")) or bool(_NAMES.fullmatch(line))


def below_title(line: str) -> str | None:
    """Return the rule by which the line, right below a title, belongs to it."""
    if len(line) > 120:
        return None
    kinds = (
        (OFFICE, is_office(line) or bool(_EDITED.fullmatch(line))),
        (SPEAKER, any(pattern.fullmatch(line) for pattern in _SPEAKERS)),
        (ADDRESSEE, bool(_ADDRESSEE.fullmatch(line))),
        (SUBTITLE, bool(_ATTRIBUTION.fullmatch(line))),
        (SALUTATION, is_salutation(line)),
    )
    return next((name for name, holds in kinds if holds), None)
