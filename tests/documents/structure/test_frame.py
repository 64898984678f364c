"""What stands around a letter, a speech or minutes is told from its text."""

import pytest

from wuzhen.documents.structure import frame


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("（牵头单位：区水务局，配合单位：沿河六村）", "responsibility line"),
        ("【责任领导：张某；责任人：李某】", "responsibility line"),
        ("（县农业农村局牵头，县财政局、各乡镇配合）", "responsibility line"),
        ("（责任单位：县住建局、各乡镇；完成时限：2024年12月底前）", "responsibility line"),
        ("责任单位：沿河六村。", "responsibility line"),
        ("（县农业农村局、各乡镇）", "responsibility line"),
        ("（县农业农村局）", "office"),
        ("（牵头领导：张某；", "responsibility line"),
        ("出席：张某某　李某某　王某某", "attendance list"),
        ("列席人员：各村党支部书记", "attendance list"),
        ("请假：赵某某", "attendance list"),
        ("主持人：张某某", "attendance list"),
        ("会议时间：2024年3月5日上午", "meeting details"),
        ("地点：镇政府三楼会议室", "meeting details"),
        ("汇报人：镇长 张某某", "speaker line"),
        ("报告单位：澜河区水务局", "speaker line"),
        ("特此通知。", "closing formula"),
        ("特此报告", "closing formula"),
        ("妥否，请批示。", "closing formula"),
        ("以上报告，如无不妥，请予审议。", "closing formula"),
        ("以上总结，请审阅。", "closing formula"),
        ("此致", "closing formula"),
        ("谢谢大家！", "closing formula"),
    ],
)
def test_lines_that_say_by_their_form_that_they_are_no_text(line, name):
    assert frame.rule(line) == name


@pytest.mark.parametrize(
    "line",
    [
        "责任落实到人，全年排查隐患320处。",
        "（三）压实责任",
        "参加人员：全体村民代表86人。会议通过了方案。",
        "记录美好乡村",
        "时间紧、任务重",
        "特此安排专人值守，全年没有脱岗。",
        "谢谢大家的支持，水渠终于通了。",
        "（以上为上半年数据）",
        "（一）压实责任",
    ],
)
def test_text_and_headings_that_begin_alike(line):
    assert frame.rule(line) is None


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("柳溪镇人民政府", "office"),
        ("柳溪镇党政办编", "office"),
        ("县委农村工作办公室　编印", "office"),
        ("澜河区人民政府区长　　某某某", "speaker line"),
        ("县委书记 张三", "speaker line"),
        ("××镇党委书记×××", "speaker line"),
        ("柳溪镇镇长李四", "speaker line"),
        ("驻村工作队队员　王某", "speaker line"),
        ("张三（2024年1月10日）", "speaker line"),
        ("县委、县政府：", "addressee"),
        ("各村：", "addressee"),
        ("——在县人民代表大会上", "subtitle"),
        ("（2024年1月10日）", "subtitle"),
        ("张 三", "subtitle"),
        ("各位代表：", "salutation"),
    ],
)
def test_what_belongs_to_a_title_right_below_it(line, name):
    assert frame.below_title(line) == name


@pytest.mark.parametrize(
    "line",
    ["第一书记驻村工作", "党委书记述职情况", "粮食生产", "基本情况", "前言", "现将情况报告如下："],
)
def test_headings_and_text_right_below_a_title(line):
    assert frame.below_title(line) is None


@pytest.mark.parametrize(
    "line",
    [
        "各乡水务站、区属有关公司：",
        "县直各单位：",
        "市直有关部门，各县（市、区）委：",
        "各村（社区）、镇直各单位:",
        "各有关部门和单位：",
    ],
)
def test_addressees(line):
    assert frame.is_addressee(line)


@pytest.mark.parametrize(
    "line",
    [
        "各村主要做法：",
        "各乡镇要：",
        "县教育局：",
        "各村：",
        "牵头单位：",
        "有关单位要加强协作：",
        "新建茶厂的各村：",
        "分工如下：县农业农村局：",
    ],
)
def test_lines_with_a_colon_that_address_no_one(line):
    assert not frame.is_addressee(line)


@pytest.mark.parametrize(
    "line",
    [
        "同志们：",
        "各位领导、同志们：",
        "大家上午好！",
        "各位代表，",
        "乡亲们：",
        "女士们、先生们：",
    ],
)
def test_salutations(line):
    assert frame.is_salutation(line)


@pytest.mark.parametrize(
    "line", ["大家上下一心抓生产，", "各位党员要带头。", "各位村民踊跃参加", "同志们辛苦了"]
)
def test_lines_that_only_begin_like_a_salutation(line):
    assert not frame.is_salutation(line)
