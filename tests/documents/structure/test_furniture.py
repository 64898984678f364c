"""Page furniture is told from text."""

import pytest

from wuzhen.documents.structure.furniture import is_date, is_furniture, rule


@pytest.mark.parametrize(
    "line",
    [
        "- 3 -",
        "— 12 —",
        "第3页",
        "第 3 页 共 12 页",
        "3/12",
        "目  录",
        "一、基本情况…………………3",
        "二、做法........12",
        "2023年5月6日",
        "（2023年5月）",
        "二〇二三年五月六日",
        "20xx年x月x日",
        "2023-05-06 10:20",
        "青政发〔2023〕12号",
        "抄送：区委宣传部，县政府办公室。",
        "青禾县人民政府办公室 2023年5月6日印发",
        "首页 > 政务公开 > 动态",
        "上一篇：春耕动态",
        "下一篇：没有了",
        "责任编辑：张三",
        "来源：县农业农村局 发布时间：2023-05-06 浏览次数：18",
        "字体：大 中 小",
        "【打印】【关闭窗口】",
        "分享到：微信 微博",
        "content_2();",
        "var a = 1;",
        "点击下载：附件.docx",
        "附件下载",
        "免责声明：本站内容仅供参考，如有侵权请联系删除。",
        "版权所有 青禾县人民政府",
        "京ICP备12345678号",
        "https://example.cn/a.html",
        "相关阅读",
        "本文来源于网络，仅供学习。",
        "转载请注明出处。",
        "——————",
    ],
)
def test_lines_that_are_no_report_text(line):
    assert is_furniture(line)


@pytest.mark.parametrize(
    "line",
    [
        "来源于网络销售的收入占到一半，比上年增加300万元。",
        "组织村民下载“学习强国”并打印学习笔记120份。",
        "导航定位系统装上了40台插秧机。",
        "2023年5月6日，全县召开春耕现场会。",
        "分享到村民手里的红利达到46万元。",
        "关闭小作坊7家，清理河道12公里。",
        "首页冬修水利投入320万元。",
        "版权登记剪纸作品37件，非遗产品走进景区。",
        "第3页账目已经公示，群众没有异议。",
        "附件加工厂吸纳就业40人。",
        "本站建成后服务三个村，年处理污水9万吨。",
        "编辑出版村志8部，收集老照片600张。",
    ],
)
def test_body_text_that_contains_such_words(line):
    assert not is_furniture(line)


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("- 3 -", "page number"),
        ("第 3 页 共 12 页", "page number"),
        ("共12页", "page number"),
        ("目　录", "contents line"),
        ("一、做法........12", "contents line"),
        ("一、做法———————12", "contents line"),
        ("2023年5月6日", "date"),
        ("2024年12月", "date"),
        ("2024年12月　　日", "date"),
        ("2024年  月  日", "date"),
        ("二〇二四年十二月", "date"),
        ("青政发〔2023〕12号", "document number"),
        ("〔2024〕第3期", "document number"),
        ("第3期（总第12期）", "document number"),
        ("青禾县人民政府办公室 2023年5月6日印发", "print note"),
        ("（共印50份）", "print note"),
        ("抄送：区委宣传部，区人大农工委，区检察院。", "copy list"),
        ("分送：各村、镇直各单位。", "copy list"),
        ("主送：县人民政府", "copy list"),
        ("信息公开选项：依申请公开", "disclosure line"),
        ("公开方式：主动公开", "disclosure line"),
        ("（此件公开发布）", "disclosure line"),
        ("此件依申请公开", "disclosure line"),
        ("（信息公开形式：主动公开）", "disclosure line"),
        ("【打印】【关闭窗口】", "web button"),
        ("责任编辑：张三", "credit line"),
        ("联系电话：0000-1234567", "contact line"),
        ("附件：1.任务分解表", "attachment line"),
        ("附件2", "attachment line"),
        ("附表：", "attachment line"),
        ("点击下载：附件.docx", "attachment line"),
        ("首页 > 政务公开 > 动态", "breadcrumb"),
        ("下一篇：没有了", "related links"),
        ("版权所有 青禾县人民政府", "copyright line"),
        ("https://example.cn/a.html", "web address"),
        ("content_2();", "script"),
        ("——————", "signs only"),
        ("免责声明：本站内容仅供参考，如有侵权请联系删除。", "disclaimer"),
    ],
)
def test_each_kind_has_its_rule(line, name):
    assert rule(line) == name


@pytest.mark.parametrize(
    "line",
    [
        "公开形式多样化，村务、财务每月上墙。",
        "主动公开村务账目",
        "送戏下乡：全年演出12场，观众4000人次。",
        "抄送清单的做法已在全县推开。",
        "附近三个村一道修了路。",
        "2024年12月，全县召开现场会。",
        "共12页的台账逐户核对完毕。",
        "-5%的降幅",
        "附：编者按",
    ],
)
def test_text_and_headings_that_begin_alike(line):
    assert rule(line) is None


@pytest.mark.parametrize(
    "line", ["2024年5月", "（2024年5月6日）", "2024年5月　日", "二〇二四年五月"]
)
def test_dates_with_and_without_a_day(line):
    assert is_date(line)
