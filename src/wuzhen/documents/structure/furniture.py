"""Lines that are no report text: page numbers, dates, document numbers, left-overs of web pages.

A line is furniture only as a whole and only by its form; a sentence that mentions a
download or a source stays a sentence. Each kind has a name: the rule under which a line is listed
among what was left out.
"""

from __future__ import annotations

import re

_YEAR = r"(?:\d{4}|[〇○零OＯ一二三四五六七八九]{4}|\d{0,2}[xX×＊*]{2,4})"
_ONE = r"(?:[\dxX×＊*]{1,2}|[一二三四五六七八九十]{1,3})"
DATE = rf"{_YEAR}\s*+年\s*+(?:{_ONE}\s*+)?月(?:\s*+(?:{_ONE}\s*+)?日)?"
"""A date in words; the day, or day and month, may be missing or left blank."""
_BUTTON = (
    r"(?>打印(?:本页|此页|文章|内容)?|关闭(?:本页|此页|窗口)?|返回(?:顶部|列表|首页|上页)?|收藏(?:本页)?|"
    r"分享(?:到)?[:：]?|转发|点赞|纠错|字[体号](?:大小)?[:：]?|超大|大|中|小|默认|繁體|简体|繁体|"
    r"微信|微博|新浪微博|QQ空间|QQ好友|朋友圈|扫一扫|复制链接|无障碍(?:浏览|阅读)?|A[+-]?|T[+-]?|"
    r"首页|网站首页|尾页|上一页|下一页|登录|注册|搜索|导航|网站导航|网站地图|设为首页|加入收藏|联系我们|关于我们)"
)
_CREDIT = (
    r"(?:责任编辑|责编|编辑|来源|信息来源|稿件来源|文章来源|来源单位|作者|记者|通讯员|供稿|供稿单位|撰稿|执笔|审核|"
    r"审稿|初审|复审|终审|校对|发布时间|发布日期|发布者|发布单位|发布机构|发文机关|更新时间|浏览次数|浏览量|"
    r"阅读次数|阅读量|点击数|点击量|点击次数|访问量|关键词|标签|索引号|信息索引|主题分类|主题词|文号|发文字号|"
    r"成文日期|公开日期|有效性|信息分类|字号|字体|分享到|签发人|核稿|打印|印数|密级|紧急程度)"
)
_PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
_NUMBER = r"[\d一二三四五六七八九十]++"
_LEADERS = r"(?:\.{4,}+|…{2,}+|·{4,}+|．{4,}+|_{4,}+|-{4,}+|[─—]{4,}+|(?:[.·]\s){4,}+)"
PAGE_NUMBER = "page number"
_RULES: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        PAGE_NUMBER,
        (
            r"[-—–－―·.\s]*+\d{1,4}[-—–－―·.\s]*+",  # - 3 -
            rf"[-—–－\s]*+第\s*+{_NUMBER}\s*+页"
            rf"(?:\s*+[,，/、]?\s*+[共总]?\s*+{_NUMBER}\s*+页?)?[-—–－\s]*+",
            rf"共\s*+{_NUMBER}\s*+页",
            r"\d{1,4}\s*+/\s*+\d{1,4}|[Pp]age\s*+\d++(?:\s*+(?:of|/)\s*+\d++)?",
        ),
    ),
    ("contents line", (r"目\s*+[录次]|CONTENTS|Contents",)),
    ("contents line", (rf".{{1,60}}?{_LEADERS}\s*+[-—(（]?\d{{1,4}}[-—)）]?", r".{1,60}?\.{8,}+")),
    (
        "date",
        (
            rf"[（(〔【\[]?\s*+{DATE}\s*+[）)〕】\]]?",
            r"\d{4}[-./]\d{1,2}[-./]\d{1,2}(?:\s++\d{1,2}[:：]\d{2}(?:[:：]\d{2})?)?",
            rf"{DATE}\s*+\d{{1,2}}[:：]\d{{2}}(?:[:：]\d{{2}})?",
        ),
    ),
    (
        "document number",
        (
            r"[^。，]{1,20}[〔\[（(【［]\s*+(?:19|20)?[\dxX×]{2,4}\s*+[〕\])）】］]\s*+第?\s*+[\dxX×]{1,6}"
            r"\s*+号.{0,20}",
            r"(?:[〔\[（(【［]\s*+(?:19|20)\d\d\s*+[〕\])）】］]\s*+)?[（(]?(?:总第|第)\s*+\d{1,5}\s*+期[）)]?"
            r"(?:\s*+[（(]\s*+总第?\s*+\d{1,5}\s*+期?\s*+[）)])?",
        ),
    ),
    ("print note", (rf"[^。]{{2,30}}\s*+{DATE}\s*+印发", r"[（(]?共印\s*+\d{1,6}\s*+份[）)]?")),
    ("copy list", (r"(?:抄送|抄报|主送|分送|发送|呈报|呈送|送)\s*+[:：].{0,600}",)),
    (
        "disclosure line",
        (
            r"[（(【\[]?\s*+(?:信息)?公开(?:选项|形式|属性|方式|类别|类型|范围)(?:\s*+[:：]|\s)\s*+\S{0,12}",
            r"[（(【\[]?\s*+此件[^。，]{0,16}公开[^。，]{0,10}",
            r"[（(【\[]?\s*+(?:主动|依申请|不予|免予)公开\s*+[）)】\]]?",
        ),
    ),
    (
        "web button",
        (rf"(?>[\s|｜/·\[\]【】()（）>»-]*+{_BUTTON})++[\s|｜/·\[\]【】()（）>»-]*+",),
    ),
    ("credit line", (rf"[\[【（(]?\s*+{_CREDIT}\s*+[:：][^。]{{0,100}}",)),
    (
        "contact line",
        (r"[（(]?\s*+(?:联系人|联系电话|联系地址|联系方式|电子邮箱|邮箱)\s*+[:：][^。]{0,100}",),
    ),
    (
        "attachment line",
        (
            r"附\s*+[件表图录]\s*+[\d一二三四五六七八九十]{0,3}\s*+[:：]?",
            r"[\[【（(]?\s*+附[件表图录]\s*+\d{0,2}\s*+[:：][^。]{0,100}",
            r"[\[【（(]?(?:点击|附件|文件|立即|全文)?(?:下载|查看)(?:附件|全文|地址|链接)?[\]】）)]?[:：]?"
            r"[^。，]{0,60}\.\w{2,4}",
            r"(?:点击|附件|文件)?下载(?:地址)?\s*+[:：][^。]{0,100}",
            r"(?:点击下载|附件下载|文件下载|立即下载|查看全文|查看更多|展开全文|点击查看更多|更多>*+)[\s:：>»]*+",
            r"[^。，；]{1,60}\.(?:docx?|pdf|xlsx?|zip|rar|wps|ofd|pptx?)",
        ),
    ),
    (
        "breadcrumb",
        (
            r"(?:首页|网站首页|主页)\s*+[>＞»›/→-].{0,80}",
            r"[\[【（(]?\s*+(?:当前位置|您的位置|您现在的位置|您所在的位置)\s*+[:：][^。]{0,100}",
        ),
    ),
    (
        "related links",
        (
            r"(?:相关(?:链接|阅读|文章|推荐|新闻|附件|信息|报道)|推荐阅读|延伸阅读|热门(?:文章|推荐|新闻)|猜你喜欢|"
            r"最新文章|为您推荐|友情链接|网友评论|发表评论|站内搜索)[\s:：]*+",
            r"(?:上一篇|下一篇|上一条|下一条|上篇|下篇|相关(?:链接|阅读|文章)|原文链接)\s*+[:：][^。]{0,100}",
        ),
    ),
    (
        "copyright line",
        (
            rf"(?:版权所有|Copyright|COPYRIGHT|©|备案号|网站标识码|[{_PROVINCES}]ICP备|[{_PROVINCES}]公网安备)"
            r"[^。]{0,120}",
            r"(?:主办|承办|技术支持|版权)(?:单位)?[:：][^。]{0,80}",
        ),
    ),
    ("web address", (r"(?:https?://|www\.)\S++",)),
    (
        "script",
        (
            r"(?=[^\u3400-\u9fff]*+\Z)"
            r".*?(?:[\w$]\([^()]*+\)|\bvar\s|\bfunction\b|document\.|window\.).*+",
        ),
    ),
    ("signs only", (r"[\W_]++",)),
)
_LINES = tuple((name, re.compile(rf"^(?:{'|'.join(patterns)})", re.S)) for name, patterns in _RULES)
_BLURB = re.compile(
    r"^(?:[\[【（(]?(?:免责声明|版权声明|特别声明|郑重声明|声明)[\]】）)]?[:：]"
    r"|(?:本文|以上(?:内容|文章|信息)|文章|内容)(?:来源于?|转载自?|系转载|整理自|摘自|由.{1,12}整理)(?:网络|互联网|自|于|[:：])"
    r"|(?:本站|本网|本网站)(?:转载|所有|部分|内容|仅|不|注明|声明|发布)"
    r"|转载(?:请|须|时)注明|如(?:有|需|涉及|发现).{0,10}侵权|(?:扫码|扫描二维码|微信扫一扫)"
    r"|更多(?:精彩|相关)?(?:内容|文章|范文|资讯)(?:请|尽在|，|,))"
)
_LONGEST = 200
_LONGEST_LIST = 600
_DATE = re.compile(rf"^(?:[（(]?\s*+{DATE}\s*+[）)]?|\d{{4}}[-./]\d{{1,2}}[-./]\d{{1,2}})")


def rule(line: str) -> str | None:
    """Return the rule by which the line as a whole is no report text, wherever it is."""
    if len(line) > _LONGEST_LIST:
        return None
    for name, pattern in _LINES:
        if (len(line) <= _LONGEST or name == COPY_LIST) and pattern.fullmatch(line):
            return name
    return "disclaimer" if len(line) <= _LONGEST and _BLURB.match(line) else None


COPY_LIST, CONTENTS, ATTACHMENT = "copy list", "contents line", "attachment line"
"""Rules whose lines may go on in the lines below them."""


def is_furniture(line: str) -> bool:
    """Return whether the line as a whole is no report text, wherever it is."""
    return rule(line) is not None


def is_date(line: str) -> bool:
    """Return whether the line is a date and nothing else."""
    return bool(_DATE.fullmatch(line))
