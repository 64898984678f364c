"""Rows of tables: which are content."""

import pytest

from wuzhen.documents.readers.tables import left_out

HEAD, SUM = "header row of a table", "total row of a table"
CAPTION = "caption of a table"
TASKS = [
    ["序号", "工作任务", "牵头单位", "完成时间"],
    ["1", "新修水渠三条", "水利站", "9月底"],
    ["2", "补种行道树", "林业站", "年底"],
    ["合计", "2项", "", ""],
]


def test_the_header_and_the_total_of_a_table_of_tasks_are_out():
    assert left_out(TASKS) == {0: HEAD, 3: SUM}


@pytest.mark.parametrize(
    "row",
    [["合 计", "2"], ["小计：", "2"], ["", "合计", "2"], ["合　计", ""], ["总计（万元）", "2"]],
)
def test_a_row_that_adds_up_is_out_wherever_it_is(row):
    assert left_out([*TASKS[:2], row, *TASKS[1:3]]) == {0: HEAD, 2: SUM}


@pytest.mark.parametrize(
    ("rows", "out"),
    [
        ([["作物", "亩", "村"], ["水稻", "12", "柳溪"], ["玉米", "9", "柳溪"]], {0: HEAD}),
        ([["作物", "早稻"], ["柳溪", "12亩"], ["青石", "1,200亩"]], {0: HEAD}),
        # A caption above, and a header over two rows
        (
            [["种植情况表"], ["村名", "面积", "备注"], ["水稻", "玉米"], ["柳溪", "3", "5", "无"]],
            {0: CAPTION, 1: HEAD, 2: HEAD},
        ),
        ([["类别", "项目", "责任"], ["产业", "修路", "村委"], ["架桥", "支部"]], {0: HEAD}),
        # A sentence above the header is text
        (
            [["今年种了水稻，收成好。"], ["村名", "面积"], ["柳溪", "3亩"], ["青石", "5亩"]],
            {1: HEAD},
        ),
        # No header: the first row tells something itself
        ([["1", "修水渠三条", "村委会"], ["2", "清垃圾三吨", "村委会"]], {}),
        ([["修好水渠三条，种上优质稻两百亩。", "村委会"], ["清运垃圾。", "支部"]], {}),
        # A form: the name of a field and what is filled in
        ([["姓名", "张三"], ["职务", "村书记"], ["电话", "12345678"]], {}),
        ([["项目名称", "水渠"], ["投资", "12万元"], ["完成时间", "年底"]], {}),
        # Only rows of names: nothing says that the first one is a header
        ([["柳溪", "青石"], ["水稻", "玉米"]], {}),
        ([["序号", "任务"]], {}),
        ([], {}),
        ([[]], {}),
    ],
)
def test_what_a_header_is(rows, out):
    assert left_out(rows) == out


def test_rows_that_the_format_marks_are_headers_but_not_all_of_them():
    assert left_out([["甲", "乙"], ["修路", "架桥"]], marked=1) == {0: HEAD}
    assert left_out([["甲", "乙"], ["修路", "架桥"]], marked=2) == {0: HEAD}


def test_a_sentence_about_a_sum_is_content():
    assert left_out([["合计投入三万元", "村委会"], ["修路", "支部"]]) == {}
