"""Lines that are no report text: page numbers, dates, document numbers, left-overs of web pages.

A line is furniture only as a whole and only where its form says so; a sentence that mentions a
download or a source stays a sentence.
"""

from __future__ import annotations

import re

_YEAR = r"(?:\d{4}|[〇○零OＯ一二三四五六七八九]{4}|\d{0,2}[xX×＊*]{2,4})"
_ONE = r"(?:[\dxX×＊*]{1,2}|[一二三四五六七八九十]{1,3})"
_DATE = rf"{_YEAR}\s*年\s*{_ONE}\s*月(?:\s*{_ONE}\s*日)?"
_BUTTON = (
    r"(?:打印(?:本页|此页|文章|内容)?|关闭(?:本页|此页|窗口)?|返回(?:顶部|列表|首页|上页)?|收藏(?:本页)?|"
    r"分享(?:到)?[:：]?|转发|点赞|纠错|字[体号](?:大小)?[:：]?|超大|大|中|小|默认|繁體|简体|繁体|"
    r"微信|微博|新浪微博|QQ空间|QQ好友|朋友圈|扫一扫|复制链接|无障碍(?:浏览|阅读)?|A[+-]?|T[+-]?|"
    r"首页|网站首页|尾页|上一页|下一页|登录|注册|搜索|导航|网站导航|网站地图|设为首页|加入收藏|联系我们|关于我们)"
)
_CREDIT = (
    r"(?:责任编辑|责编|编辑|来源|信息来源|稿件来源|文章来源|来源单位|作者|记者|通讯员|供稿|供稿单位|撰稿|审核|"
    r"审稿|初审|复审|终审|校对|发布时间|发布日期|发布者|发布单位|发布机构|发文机关|更新时间|浏览次数|浏览量|"
    r"阅读次数|阅读量|点击数|点击量|点击次数|访问量|关键词|标签|索引号|信息索引|主题分类|主题词|文号|发文字号|"
    r"成文日期|公开日期|公开方式|有效性|信息分类|字号|字体|分享到|联系人|联系电话|联系地址|电子邮箱|签发人|核稿|"
    r"打印|印数|密级|紧急程度|抄送|抄报|主送|当前位置|您的位置|您现在的位置|您所在的位置|上一篇|下一篇|上一条|"
    r"下一条|上篇|下篇|附件|附表|附图|点击下载|附件下载|文件下载|下载地址|相关链接|相关阅读|相关文章|原文链接)"
)
_LINE = tuple(
    re.compile(pattern)
    for pattern in (
        r"[-—–－―·.\s]*\d{1,4}[-—–－―·.\s]*",  # - 3 -
        r"[-—–－\s]*第\s*[\d一二三四五六七八九十]+\s*页(?:\s*[,，/、]?\s*(?:共|总)?\s*[\d一二三四五六七八九十]+\s*页?)?[-—–－\s]*",
        r"\d{1,4}\s*/\s*\d{1,4}|[Pp]age\s*\d+(?:\s*(?:of|/)\s*\d+)?",
        r"目\s*录|CONTENTS|Contents",
        # 目录 with dotted leaders
        r".{1,60}?(?:\.{4,}|…{2,}|·{4,}|．{4,}|_{4,}|(?:[.·]\s){4,})\s*[-—(（]?\d{1,4}[-—)）]?",
        rf"[（(〔【\[]?\s*{_DATE}\s*[）)〕】\]]?",
        r"\d{4}[-./]\d{1,2}[-./]\d{1,2}(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?",
        r"[^。，]{1,20}[〔\[（(【［]\s*(?:19|20)?[\dxX×]{2,4}\s*[〕\])）】］]\s*第?\s*[\dxX×]+\s*号.{0,20}",
        rf"[^。]{{2,30}}\s*{_DATE}\s*印发",
        rf"(?:[\s|｜/·\[\]【】()（）>»-]*{_BUTTON})+[\s|｜/·\[\]【】()（）>»-]*",
        rf"[\[【（(]?\s*{_CREDIT}\s*[:：][^。]{{0,100}}",
        r"[\[【（(]?(?:点击|附件|文件|立即|全文)?(?:下载|查看)(?:附件|全文|地址|链接)?[\]】）)]?[:：]?[^。，]{0,60}\.\w{2,4}",
        r"(?:点击下载|附件下载|文件下载|立即下载|查看全文|查看更多|展开全文|点击查看更多|更多>*)[\s:：>»]*",
        r"[^。，；]{1,60}\.(?:docx?|pdf|xlsx?|zip|rar|wps|ofd|pptx?)",
        r"(?:首页|网站首页|主页)\s*[>＞»›/→-].{0,80}",
        r"(?:相关(?:链接|阅读|文章|推荐|新闻|附件|信息)|推荐阅读|延伸阅读|热门(?:文章|推荐|新闻)|猜你喜欢|最新文章|"
        r"为您推荐|友情链接|网友评论|发表评论|站内搜索)[\s:：]*",
        r"(?:版权所有|Copyright|COPYRIGHT|©|备案号|网站标识码|[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽"
        r"贵粤青藏川宁琼]ICP备|[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]公网安备)[^。]{0,120}",
        r"(?:主办|承办|技术支持|版权)(?:单位)?[:：][^。]{0,80}",
        r"(?:https?://|www\.)\S+",
        r"[^\u3400-\u9fff]*(?:[\w$.]+\([^\u3400-\u9fff]*\)\s*;?|\bvar\s|\bfunction\b|document\.|window\.)[^\u3400-\u9fff]*",
        r"[\W_]+",
    )
)
_BLURB = re.compile(
    r"(?:[\[【（(]?(?:免责声明|版权声明|特别声明|郑重声明|声明)[\]】）)]?[:：]"
    r"|(?:本文|以上(?:内容|文章|信息)|文章|内容)(?:来源于?|转载自?|系转载|整理自|摘自|由.{1,12}整理)(?:网络|互联网|自|于|[:：])"
    r"|(?:本站|本网|本网站)(?:转载|所有|部分|内容|仅|不|注明|声明|发布)"
    r"|转载(?:请|须|时)注明|如(?:有|需|涉及|发现).{0,10}侵权|(?:扫码|扫描二维码|微信扫一扫)"
    r"|更多(?:精彩|相关)?(?:内容|文章|范文|资讯)(?:请|尽在|，|,))"
)
_BLURB_SIZE = 200
_OFFICE = re.compile(
    r"(?:[局委办厅院站队会处室部社]|委员会|办公室|政府|中心|支部|党组|党委|工委|公司|学校|大学|学院|小组|"
    r"[^振产工]乡|镇|街道|驻村工作队|第一书记)$"
)
_SALUTATION = re.compile(r"(?:尊敬的|各位|同志们|大家[好下上])[^。；;]{0,30}[:：!！。，,]?")
_ADDRESSEE = re.compile(
    r"[^。；;]{2,40}(?:委|政府|局|办|厅|部|部门|单位|公司|院|中心|处|会|组)[:：]"
)
_ATTRIBUTION = re.compile(
    r"[—－-]{1,3}.{2,50}|[（(].{1,40}[）)]"
    r"|(?![前引序]言|概[况述]|背景|摘要|综述)(?:[^\s，。、：]{2,3}|[^\s，。、：]{1,5}\s+[^\s，。、：]{1,3})"
)


def is_furniture(line: str) -> bool:
    """Tell whether the line as a whole is no report text, wherever it stands."""
    if len(line) > _BLURB_SIZE:
        return False
    return any(pattern.fullmatch(line) for pattern in _LINE) or bool(_BLURB.match(line))


def is_date(line: str) -> bool:
    """Tell whether the line is a date and nothing else."""
    return bool(re.fullmatch(rf"[（(]?\s*{_DATE}\s*[）)]?", line))


def is_office(line: str) -> bool:
    """Tell whether the line is short and ends as the name of an office does."""
    return len(line) <= 40 and bool(_OFFICE.search(line)) and not re.search(r"[，。；：,;:]", line)


def follows_title(line: str) -> bool:
    """Tell whether the line, right below a title, belongs to it: whose it is, to whom it goes."""
    return (
        is_office(line)
        or bool(_ADDRESSEE.fullmatch(line))
        or bool(_ATTRIBUTION.fullmatch(line))
        or is_salutation(line)
    )


def is_salutation(line: str) -> bool:
    """Tell whether the line only addresses those who listen."""
    return bool(_SALUTATION.fullmatch(line))
