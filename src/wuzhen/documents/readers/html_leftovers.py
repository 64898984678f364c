"""Lines that websites put around an article: credits, buttons, share bars, other articles."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from wuzhen.documents.readers.html_looks import TITLE
from wuzhen.documents.structure import headings
from wuzhen.documents.types import Block

LEFTOVER, OTHERS = "left-over of a web page", "list of other articles"
"""The rules by which a line is left out."""

_LONGEST = 150
_LONGEST_NAME = 60
_FEW = 10
_SHORTEST_TITLE = 6
_NAMED = re.compile(r"(?:(?:信息|文件)?名称|标题|题[名目]|(?:内容)?(?:概述|摘要))[:：](.{6,})")
_DATE = re.compile(
    r"(?:(?:今[天日]|现在)是?\s*[:：]?\s*)?"
    r"\d{4}\s*[-年./]\s*\d{1,2}\s*[-月./]\s*\d{1,2}\s*日?(?:\s*\d{1,2}[:：]\d{2}(?:[:：]\d{2})?)?"
    r"(?:\s*(?:星期|周)[一二三四五六日天])?"
)
_TIME = re.compile(r"\d[:：]\d\d")
_LABELS = (
    r"(?:发布|更新|成文|刊发)?(?:时间|日期)|发布(?:者|人|单位|机构)?|(?:信息|文章|稿件)?来源|稿源|出处|作者|记者|通讯员|"
    r"撰[稿文]|供稿(?:单位)?|摄影?|文|图|文图|图文|责任编辑|责编|编[辑审]|值班\S{0,4}|审[核签校]|[一二三初复终]审|校对|监制|"
    r"策划|制作|[主总]编|签发|(?:浏览|阅读|点击|访问|播放)(?:次数|人数|[量数率])?|字[号体](?:大小)?|分享(?:到|至)?|索引号|"
    r"(?:发文字)?文?号|(?:所属)?栏目|频道|(?:信息|主题)?分类|关键[词字]|标签|有效性|公开(?:方式|类型)|点赞|评论|转发|收藏|"
    r"IP属地|打印|保护视力色|背景色|维护(?:单位)?|投稿(?:邮箱|热线|方式)?"
)
_CREDIT = re.compile(
    rf"(?<![\u3400-\u9fff])(?:{_LABELS})\s*[:：/／|>＞»]+\s*[^\s。，；：:]{{0,30}}"
)
_BUTTONS = (
    r"打印(?:本页|此页|本文|文章|内容|页面)?|关闭(?:窗口|本页|此页|页面)?|收藏(?:本页|本文|文章)?|分享(?:到|至|文章)?|转发|点赞|"
    r"评论|举报|反馈|我?要?纠错|订阅|下载|全屏(?:阅读|浏览)?|加大|减小|还原|放大|缩小|正常|恢复|默认|超大|[大中小]号?字?体?|"
    r"字[号体](?:大小)?|[AT][+-]?|朗读|语音播报|听新闻|播报|暂停|无障碍(?:浏览|阅读)?|长者模式|繁[体體]|简体|微信(?:好友|朋友圈|扫一扫)?|"
    r"(?:新浪|腾讯)?微博|QQ(?:空间|好友)?|人人网|豆瓣网?|百度贴吧|朋友圈|复制链接|更多|返回(?:顶部|列表|首页|上一?[页级])?|回到顶部|首页|"
    r"主页|正文|[上下]一?[篇条页则章]|末页|尾页|(?:已经)?没有了|无|图集|图片|视频|专题|音频|(?:加载|查看|点击查看|显示)更多|展开(?:全文)?|"
    r"收起|(?:阅读|查看|点击)?(?:原文|全文)(?:链接)?|登录|注册|搜索|(?:官方)?微信公众号|官方微[信博]|客户端|手机版|电脑版|移动端|APP下载|"
    r"下载APP|赞|在看|喜欢|踩|关注(?:我们)?|已关注|写?留言|精选留言|发表评论|我要评论|网友评论|暂无评论|(?:全部|最新|热门)评论|跟帖|"
    r"举报反馈|扫一扫|二维码|版权声明|免责声明|联系我们|关于我们|网站地图|设为首页|加入收藏|友情链接|网站声明|知道了|取消|允许|确定"
)
_BUTTON = re.compile(rf"(?<![\u3400-\u9fffA-Za-z])(?:{_BUTTONS})(?![\u3400-\u9fffA-Za-z])", re.I)
_STEP = re.compile(r"\s?[>＞»›→]+\s?")
_LONGEST_STEP = 20
_NO_WORD = re.compile(r"[\W\d_]+|[万次人条]")
_OTHERS = re.compile(
    r"[\d\u3400-\u9fff]{0,4}(?:热点|热门|相关|推荐|精彩|延伸|更多|最新|往期|编辑|今日|本周|小时|阅读|点击|图片|视频)"
    r"(?:推荐|新闻|文章|阅读|报道|链接|资讯|排行榜?|专题|内容|信息|文[档件]|头条|要闻|视频|图片|关注|回顾|荐读|精选|稿件|动态)"
    r"[\s:：>＞»]*|猜[你您]喜欢|为[你您]推荐|大家都在看|[你您]可能(?:还|也)?(?:感兴趣|喜欢).{0,10}|热[点门]排行榜?|推荐|.{0,6}网站链接"
)
_REPORTER = r"(?:(?!记者|通讯员)[\u3400-\u9fff·]){2,4}+"
_WHOLE = tuple(
    re.compile(rf"^(?:{pattern})")
    for pattern in (
        r"[（(【\[]?\s*(?:请?用?|打开)?(?:微信|手机|长按|扫一扫|扫码|扫描|识别).{0,40}"
        r"(?:二维码|打开|关注|查看|阅读|分享|页面|公众号|客户端|下载|小程序).{0,20}",
        r"关键[词字]\s*[:：>＞»]+.{0,80}|(?:标签|TAGS?)\s*[:：>＞»]+.{0,80}",
        r"[（(【\[]\s*(?:原题|原标题|原文标题|原载|转自|摘自|来源|文[/／]|图[/／]|(?:本报|本网)?记者|责任?编辑|编辑|作者).{0,80}[）)】\]]",
        r"(?:原标题|原题)\s*[:：].{0,80}",
        r"(?:当前|[您你](?:现在|当前)?的?|[您你]所在的?)?(?:所在)?(?:的)?位置\s*(?:是|为)?\s*[:：].{0,100}",
        r"[上下]一?[篇条页则章]\s*[:：].{0,100}|[上下]一[篇条页则章]\s+.{1,100}",
        r"(?:首页|主页|网站首页).{0,3}[>＞»›→/|].{0,100}",
        r".{2,12}(?:网|频道|在线|门户|发布|融媒)\s+(?:正文|首页)",
        r"点击(?:上方|下方|右上角|蓝字|阅读原文|图片|进入|关注).{0,40}",
        r"返回\S{1,6}[，,]?\s*查看更多|责任编辑",
        r"(?:已有|共有|共)?\s*\d+\s*[人条次位](?:网友)?(?:阅读|评论|参与|点赞|浏览|收藏|在看|喜欢)",
        r"(?>(?:本报|本网|本刊|融媒体?|全媒体|首席|见习)*+(?:记者|通讯员)[\s:：]*+"
        rf"{_REPORTER}(?:[\s、]{_REPORTER}){{0,6}}+\s*+)++",
        r"[^。，；！？]{4,60}\s[\[（(]?\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?:\s+\d{1,2}:\d{2})?[\])）]?",
        r"[-—–·▼↓\s]*(?:THE\s?)?END[-—–·▼↓\s]*",
        r"(?:点|戳|给)个?.{0,3}(?:在看|点?赞|小红心|蓝字|原文).{0,20}",
        r"[您你]是(?:本站|本页)?的?第\s*\d+\s*[位个名].{0,12}",
        r"(?:(?:用户名?|账号|帐号|密码|验证码|昵称|邮箱)\s*[:：]\s*)+",
        r"(?:请[您你]?)?(?:发表|提交|填写)?(?:您的?)?留言",
        r"(?:建议|推荐|请)使用.{0,40}(?:浏览器|分辨率).{0,40}",
        r"(?:[^\s。]{0,6}地址\s*[:：][^。]{2,60})(?:邮编|邮政编码|电话|传真)[^。]{0,60}",
        r".{0,8}网站(?:标识码|备案号).{0,60}",
        rf"(?:责任编辑|责编|编辑|校对|[初复终]审|审核|监制|签发)\s+{_REPORTER}",
        r"登录后?(?:发表|参与|查看|才能)?(?:评论|讨论|更多)|请先?登录.{0,20}",
    )
)


def swept(blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield the blocks of a page with what its website put around the article left out.

    The line that the page names itself by is its title where no heading is.
    """
    names = _names(blocks)
    title = _title(blocks, names)
    headed = (block for block in blocks if block.level == 1 and block.text in names)
    above = title if title is not None and title.level else next(headed, None)
    listing = False
    for block in blocks:
        if block is above:
            above = None
        if block.dropped is not None:
            yield block
            continue
        if _names_page(block, names) or (above is not None and _is_short(block)):
            yield replace(block, dropped=LEFTOVER)
        elif block is title:
            listing = False
            yield replace(block, level=0)
        elif _announces_others(block):
            listing = True
            yield replace(block, dropped=OTHERS)
        elif listing and _is_name(block):
            yield replace(block, dropped=OTHERS)
        else:
            listing = False
            yield replace(block, dropped=LEFTOVER) if is_leftover(block) else block


def is_leftover(block: Block) -> bool:
    """Return whether a line as a whole is none of the article."""
    line = block.text
    if block.level is not None or len(line) > _LONGEST:
        return False
    row = "\t" in line
    if not row and (_is_path(line) or any(pattern.fullmatch(line) for pattern in _WHOLE)):
        return True
    if headings.stops(line) or any(sign in line for sign in "，。；"):
        return False
    rest, dates = _DATE.subn(" ", line)
    rest, credits = _CREDIT.subn(" ", rest)
    rest, buttons = _BUTTON.subn(" ", rest)
    words = _NO_WORD.sub("", rest)
    if credits:
        return len(words) <= _FEW
    if dates and _TIME.search(line):
        return len(words) <= _FEW and not row
    return not words and not row and dates + buttons > 0


def _is_path(line: str) -> bool:
    """Return whether a line shows the way to a page, such as ``首页 > 新闻 > 正文``."""
    steps = _STEP.split(line)
    return len(steps) > 2 and all(0 < len(step) <= _LONGEST_STEP for step in steps[:-1])


def _announces_others(block: Block) -> bool:
    return block.level != 1 and len(block.text) <= 20 and bool(_OTHERS.fullmatch(block.text))


def _is_name(block: Block) -> bool:
    """Return whether a line could be the title of another article."""
    return _is_short(block) and block.level != 1 and headings.marker(block.text) is None


def _is_short(block: Block) -> bool:
    return len(block.text) <= _LONGEST_NAME and not headings.stops(block.text)


def _title(blocks: Sequence[Block], names: set[str]) -> Block | None:
    """Return the line that the title of the page repeats, where it is no heading of level 1.

    A heading of level 1 that the title of the page does not name, above one of another level that
    it does, is that of the website.
    """
    kept = [block for block in blocks if block.dropped is None and "\t" not in block.text]
    first = next((block for block in kept if block.level == 1), None)
    found = [block for block in kept if block.text in names]
    if first is not None:
        found = [block for block in found if block.level and block.text not in first.text]
    title = max(found, key=lambda block: len(block.text), default=None)
    return None if title is None or title.level == 1 else title


def _names(blocks: Sequence[Block]) -> set[str]:
    """Return what the page calls itself, with and without the name of its website."""
    named = next((block.text for block in blocks if block.dropped == TITLE), "")
    parts = {part.strip() for part in re.split(r"[_|｜]|\s[-—–]+\s?|-", named)} | {named}
    return {part for part in parts if len(part) >= _SHORTEST_TITLE}


def _names_page(block: Block, names: set[str]) -> bool:
    """Return whether a line only says what the title of the page is."""
    found = _NAMED.fullmatch("".join(block.text.split()))
    return found is not None and found[1] in names
