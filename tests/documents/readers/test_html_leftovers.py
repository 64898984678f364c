"""Lines that websites put around an article."""

import pytest

from wuzhen.documents.readers.html import read
from wuzhen.documents.readers.html_leftovers import is_leftover
from wuzhen.documents.types import Block

TEXT = "全镇整修山塘十二口，恢复灌溉面积三千亩，群众拍手称快。"

LEFTOVERS = """
时间：2023-11-02 16:40 来源： 青禾县广播电视台
2023-11-02 16:40:05 来源： 青禾在线
2023年11月02日16:40 来源：青禾在线-村镇频道
2023-11-02 16:40 字号：T- T T+ 来源：青禾发布
发布时间：2023/11/2 浏览次数：1234 作者：李某 审核：王某
来源：某县农业农村局　|　2023-11-02　|　阅读：35次
2023-11-02
作者 / 李某 编辑 / 王某
文/李某 图/王某
责任编辑：李某
【责任编辑：李某】
[责任编辑 李某]
（编辑 李某）
【我要纠错】 责任编辑：李某
（记者 李某 通讯员 王某 张某）
本报记者 李某
本网记者：李某 王某
打印 关闭
【打印本页】【关闭窗口】
打印 字号： 加大 默认 减小
【字号：大 中 小】
全屏 放大 还原 收藏 下载
分享到：微信 微博 QQ空间
分享：
收藏 点赞(12) 评论(0) 转发
图集
下载
微信公众号
扫一扫用手机打开本页面
打开微信扫一扫，分享到朋友圈二维码
用微信扫描二维码分享至好友和朋友圈
长按识别二维码关注我们
请用手机扫码阅读
加载更多
阅读原文
展开全文
我要评论
已有12人评论
登录后发表评论
上一篇：某村开展志愿服务
下一篇： 没有了
上一条 某村开展志愿服务
首页 > 新闻中心 > 正文
您的位置：首页 &gt;&gt; 政务公开
当前位置: 网站首页 / 乡镇动态
某县政府网 › 政务公开 › 工作动态
新闻网 正文
关键词 &gt;&gt; 山塘整修
标签：乡村振兴 人居环境
（原题为《山塘边的新故事》）
（原标题：山塘边的新故事）
原标题：山塘边的新故事
点击上方蓝字关注我们
返回首页，查看更多
- END -
点个“在看”，让更多人看到
无障碍 | 繁體 | 今天是2023年11月2日 星期四
2023-11-02 16:40·青禾发布
您是第 12345 位访客
用户名： 密码： 验证码：
请您留言
建议使用IE8.0以上浏览器，1024*768分辨率浏览本站
地址：青禾县河堤路1号 邮编：000000
责任编辑 李某
维护单位：青禾县信息中心 投稿邮箱：a@b.cn
青禾县网站标识码：0000000001
某村召开群众会 2023-11-02
某村召开群众会 [2023-11-02]
"""

KEPT = """
全镇整修山塘十二口
一、产业发展
主要做法
下载使用手册的农户有三百户。
来源于村集体经济的收入三万元，比上年增长一成。
打印店、理发店都开到了村里。
微信群里议事，群众点赞。
关注民生
2024年，全镇整修山塘十二口
联系电话公开到户
水稻3.2万亩
图文并茂讲政策
今天是植树节
2024年3月开工：新修山塘两口
建议使用有机肥料的农户签了协议
编辑部设在村委会
地址：村委会二楼
"""


@pytest.mark.parametrize("line", LEFTOVERS.strip().split("\n"))
def test_a_leftover_is_left_out(line):
    blocks = read(f"<h1>总结</h1><div>{line}</div><p>{TEXT}</p>", "a.html").blocks
    assert [block.text for block in blocks if block.dropped is None] == ["总结", TEXT]


@pytest.mark.parametrize("line", KEPT.strip().split("\n"))
def test_a_line_of_an_article_stays(line):
    assert not is_leftover(Block(line))


def test_a_heading_and_a_row_of_figures_stay():
    assert not is_leftover(Block("图集", level=2))
    assert not is_leftover(Block("2023-11-02\t12"))
    assert is_leftover(Block("来源：青禾在线\t阅读：12"))


@pytest.mark.parametrize(
    "head",
    [
        "热点推荐",
        "相关报道：",
        "相关文档",
        "政府网站链接",
        "延伸阅读",
        "猜你喜欢",
        "24小时热门新闻",
        "推荐阅读>>",
        "大家都在看",
    ],
)
@pytest.mark.parametrize("tag", ["div", "h3"])
def test_other_articles_are_left_out_up_to_the_next_sentence_or_number(head, tag):
    names = "<p>某村开展志愿服务</p><li>某镇召开现场会"
    content = f"<p>{TEXT}</p><{tag}>{head}</{tag}>{names}"
    kept = [block.text for block in read(content, "a.html").blocks if block.dropped is None]
    assert kept == [TEXT]
    for after in (TEXT, "二、人才队伍"):
        blocks = read(f"{content}<p>{after}</p>", "a.html").blocks
        assert [block.text for block in blocks if block.dropped is None] == [TEXT, after]


TITLE = "石漠镇山塘整修工作总结"
NAMED = f"<title>{TITLE}_青禾县人民政府</title>"


@pytest.mark.parametrize("label", ["名　　称：", "标题:", "信息名称：", "内容概述："])
def test_a_row_that_repeats_the_title_is_no_text(label):
    row = f"<table><tr><td>{label}</td><td>{TITLE}</td></tr></table>"
    blocks = read(f"{NAMED}{row}<h1>{TITLE}</h1><p>{TEXT}</p>", "a.html").blocks
    assert [block.text for block in blocks if block.dropped is None] == [TITLE, TEXT]


def test_short_lines_above_the_heading_that_the_page_is_named_by_are_no_text():
    above = "<div>青禾县</div><div>青山绿水 美好家园</div>"
    blocks = read(f"{NAMED}{above}<h1>{TITLE}</h1><p>{TEXT}</p>", "a.html").blocks
    assert [block.text for block in blocks if block.dropped is None] == [TITLE, TEXT]


def test_the_heading_of_a_website_is_no_title_of_the_report():
    page = f"{NAMED}<h1>青禾县人民政府</h1><h2>{TITLE}</h2><h3>一、修塘</h3><p>{TEXT}</p>"
    shown = [block for block in read(page, "a.html").blocks if block.dropped is None]
    assert [(block.text, block.level) for block in shown] == [
        (TITLE, 0),
        ("一、修塘", 3),
        (TEXT, None),
    ]


def test_a_long_line_of_signs_takes_linear_time():
    for line in (
        "> " * 70,
        "来源：" * 40,
        "记者 " * 40,
        "扫一扫" * 40,
        "　> " * 40,
        "2023-11-02 " * 13,
    ):
        is_leftover(Block(line))
