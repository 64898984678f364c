"""Pages of a PDF become paragraphs, however they are set."""

import pytest

import pdfs
from pdfs import A4, LANDSCAPE, SECTIONS, TITLE, Page, column, lines, pdf, text
from wuzhen.documents import read_bytes

BODY = [paragraph for pair in SECTIONS.values() for paragraph in pair]
REPORT = [line for heading, pair in SECTIONS.items() for line in (heading, *pair)]
PATHS = [(heading,) for heading in SECTIONS for _ in range(2)]


def found(document):
    return [paragraph.text for paragraph in document.paragraphs]


def read(*pages):
    return read_bytes(pdf(*pages), "report.pdf")


def dropped(document):
    return [(line.text, line.rule) for line in document.dropped]


def is_report(document):
    assert found(document) == BODY
    assert [paragraph.headings for paragraph in document.paragraphs] == PATHS
    return True


def split(rows, *counts):
    """Return rows in pieces of these lengths; the last takes what is left."""
    for count in counts:
        yield rows[:count]
        rows = rows[count:]
    yield rows


def paged(*, per_page=14, columns=30, top=740, marks=lambda n: []):
    """Return the report on pages of so many lines, with marks that each page has besides."""
    rows = lines([*REPORT], columns, heading=2)
    pieces = [rows[at : at + per_page] for at in range(0, len(rows), per_page)]
    return [Page([*marks(n), *column(piece, 80, top)]) for n, piece in enumerate(pieces, start=1)]


class TestTitlesByTheirType:
    NOTICE = ("关于印发《柳湾镇农村人居环境", "整治提升行动方案》的通知")
    PLAN = ("柳湾镇农村人居环境", "整治提升行动方案")

    def test_a_letterhead_is_larger_than_the_title_below_it(self):
        head = [pdfs.centred(800, "柳湾镇人民政府文件", 30), pdfs.centred(770, "柳政发〔2024〕3号")]
        head += [pdfs.centred(730, self.NOTICE[0], 22), pdfs.centred(704, self.NOTICE[1], 22)]
        document = read(Page([*head, *column(lines(REPORT, 30, heading=2), 80, 670, 14, 22)]))
        assert is_report(document)
        assert document.title == "".join(self.NOTICE)

    def test_the_title_of_what_a_notice_brings_is_no_heading(self):
        notice = [pdfs.centred(800, self.NOTICE[0], 22), pdfs.centred(774, self.NOTICE[1], 22)]
        notice += column(lines(["现将方案印发给你们，请结合实际认真贯彻落实。"], 30), 80, 730)
        plan = [pdfs.centred(800, self.PLAN[0], 22), pdfs.centred(774, self.PLAN[1], 22)]
        body = column(lines(REPORT, 30, heading=2), 80, 730, 14, 22)
        document = read(Page(notice), Page([*plan, *body]))
        assert found(document)[1:] == BODY
        assert [paragraph.headings for paragraph in document.paragraphs] == [(), *PATHS]


class TestOneColumn:
    def test_a_plain_page(self):
        marks = [
            pdfs.centred(800, TITLE, 22),
            *column(lines(REPORT, 30, heading=2), 80, 760, 14, 22),
        ]
        document = read(Page(marks))
        assert is_report(document)
        assert document.title == TITLE
        assert document.notices == ()

    def test_a_paragraph_that_crosses_pages_begins_on_the_first(self):
        document = read(*paged(per_page=5))
        assert is_report(document)
        pages = [paragraph.page for paragraph in document.paragraphs]
        assert pages[:6] == [1, 1, 2, 2, 3, 3]

    def test_paragraphs_without_an_indent(self):
        marks = column(lines(REPORT, 30, indent=0), 80, 780, 14, 22)
        assert is_report(read(Page(list(marks))))

    def test_the_right_edge_is_that_of_the_page(self):
        rows = lines(REPORT, 30, heading=2)
        wide = lines(REPORT, 48, heading=2)
        pages = [
            Page(list(column(rows[:12], 80, 780))),
            Page(list(column(wide[9:19], 60, 520)), LANDSCAPE),
        ]
        first = [line for _, line in rows[:12]]
        assert found(read(*pages))[0] == BODY[0]
        assert "".join(first).startswith(REPORT[0] + BODY[0])
        joined = "".join(found(read(*pages)))
        assert all(line in joined for _, line in wide[10:19] if not pdfs.is_heading(line))

    @pytest.mark.parametrize("columns", [18, 24, 36])
    def test_margins_may_differ_from_page_to_page(self, columns):
        half = len(REPORT) // 2
        before, after = REPORT[: half + 1], REPORT[half + 1 :]
        pages = [
            Page(list(column(lines(before, 30, heading=2), 80, 780, 14, 20))),
            Page(list(column(lines(after, columns, heading=2), 50, 780, 14, 20))),
        ]
        assert found(read(*pages)) == BODY

    @pytest.mark.parametrize("left", [50, 80, 110])
    def test_few_lines_on_the_last_page(self, left):
        rows = lines(REPORT, 30, heading=2)
        pages = [
            Page(list(column(rows[:-2], 80, 780, 14, 22))),
            Page(list(column(rows[-2:], left, 780))),
        ]
        assert is_report(read(*pages))
        pages = [
            Page(list(column(rows[:-1], 80, 780, 14, 22))),
            Page(list(column(rows[-1:], left, 780))),
        ]
        assert is_report(read(*pages))

    @pytest.mark.parametrize("indent", [0, 2])
    @pytest.mark.parametrize("inset", [0, 5])
    def test_a_paragraph_may_be_set_in_from_the_edges_of_the_page(self, indent, inset):
        rows = lines(REPORT[:2], 30, indent)
        rows += [(inset + at, words) for at, words in lines(REPORT[2:3], 20, indent)]
        rows += lines(REPORT[3:], 30, indent)
        assert is_report(read(*(Page([*column(rows[at : at + 22], 80, 760)]) for at in (0, 22))))

    def test_short_lines_below_one_another_are_no_paragraph_set_in(self):
        names = ["组长周某某，住桥头组", "副组长黄某，住湾里组", "成员吴某某，住坡上组"]
        rows = [*lines(REPORT[:3], 30), *((4, name) for name in names), *lines(REPORT[3:], 30)]
        read_back = found(read(*(Page([*column(rows[at : at + 22], 80, 760)]) for at in (0, 22))))
        assert all(name in read_back for name in names)

    def test_text_beyond_the_sides_of_the_page(self):
        marks = column(lines(REPORT, 30, heading=2), 80, 780, 14, 22)
        assert is_report(read(Page(list(marks), (300, 400))))

    def test_type_may_be_smaller_on_one_page(self):
        pages = [
            Page(list(column(lines(REPORT[:9], 30, heading=2), 80, 780, 14, 22))),
            Page(list(column(lines(REPORT[9:], 44, heading=2), 80, 780, 10, 15))),
        ]
        assert is_report(read(*pages))


def turned(rows, turn, size=A4, at=(80, 60)):
    """Draw rows from top to bottom on a page that is turned to the left by so many degrees."""
    for number, (indent, words) in enumerate(rows):
        x, y = at[0] + indent * 14, (size[1] if turn % 180 == 0 else size[0]) - at[1] - 22 * number
        place = {0: (x, y), 90: (size[0] - y, x), 180: (size[0] - x, size[1] - y)}
        place[270] = (y, size[1] - x)
        yield text(*place[turn], words, turn=turn)


class TestTurnedPages:
    @pytest.mark.parametrize("turn", [0, 90, 180, 270])
    @pytest.mark.parametrize("rotate", [0, 90, 180, 270])
    def test_text_runs_as_it_runs_whatever_the_page_says(self, turn, rotate):
        rows = lines(REPORT, 28, heading=2)
        marks = list(turned(rows, turn, (842, 842)))
        assert is_report(read(Page(marks, (842, 842), rotate)))

    def test_a_turned_page_among_upright_ones(self):
        rows = lines(REPORT, 30, heading=2)
        pages = [
            Page(list(column(rows[:12], 80, 780))),
            Page(list(turned(rows[12:25], 90, A4)), A4),
            Page(list(column(rows[25:], 80, 780))),
        ]
        assert is_report(read(*pages))

    def test_a_page_number_that_runs_otherwise_than_the_text(self):
        rows = lines(REPORT, 28, heading=2)
        pages = [
            Page([*turned(piece, 90, (842, 842)), text(400, 20, f"- {n} -", 9)], (842, 842))
            for n, piece in enumerate(split(rows, 15), start=1)
        ]
        document = read(*pages)
        assert is_report(document)
        assert dropped(document) == [("- 1 -", "page number"), ("- 2 -", "page number")]

    def test_a_page_that_was_scanned_askew(self):
        rows = lines(REPORT, 30, heading=2)
        marks = []
        for number, (indent, words) in enumerate(rows):
            x, y = 80 + indent * 14, 780 - number * 22
            marks.append(text(x + 0.02 * y, y - 0.02 * x, words, turn=-1.146))
        assert is_report(read(Page(marks)))

    def test_characters_that_nothing_holds_together_are_doubted(self):
        marks = [
            text(60 + 40 * (at % 12), 760 - 40 * (at // 12), sign)
            for at, sign in enumerate(BODY[0] * 2)
        ]
        (notice,) = read(Page(marks)).notices
        assert notice.message.startswith("most lines of page 1 hold one character")
        assert not notice.lost


class TestColumns:
    @pytest.mark.parametrize("order", ["by column", "by row"])
    @pytest.mark.parametrize("step", [0, 3, 7, 11])
    def test_two_columns(self, order, step):
        rows = lines(REPORT, 15, heading=2)
        half = len(rows) // 2 + 1
        left = list(column(rows[:half], 60, 760, 13, 20))
        right = list(column(rows[half:], 310, 760 - step, 13, 20))
        marks = [*left, *right] if order == "by column" else pdfs.interleaved(left, right)
        document = read(Page([pdfs.centred(800, TITLE, 22), *marks]))
        assert is_report(document)
        assert document.title == TITLE
        assert document.notices == ()

    def test_three_columns(self):
        rows = lines(REPORT, 13, heading=2)
        third = len(rows) // 3 + 1
        marks = [
            mark
            for at, piece in enumerate(split(rows, third, third))
            for mark in column(piece, 40 + 175 * at, 760, 12, 18)
        ]
        assert is_report(read(Page([pdfs.centred(800, TITLE, 22), *marks])))

    def test_three_columns_printed_row_by_row(self):
        rows = lines(REPORT, 13, heading=2)
        third = len(rows) // 3 + 1
        marks = pdfs.interleaved(
            *(
                list(column(piece, 40 + 175 * at, 760, 12, 18))
                for at, piece in enumerate(split(rows, third, third))
            )
        )
        assert is_report(read(Page(marks)))

    def test_columns_with_text_across_the_page_above_and_below(self):
        first, last = lines(REPORT[:3], 34, heading=2), lines(REPORT[-3:], 34, heading=2)
        rows = lines(REPORT[3:-3], 15, heading=2)
        half = len(rows) // 2 + 1
        below = 680 - 20 * half
        marks = [
            *column(first, 60, 790, 13, 20),
            *column(rows[:half], 60, 690, 13, 20),
            *column(rows[half:], 310, 690, 13, 20),
            *column(last, 60, below - 10, 13, 20),
        ]
        assert is_report(read(Page(marks)))

    def test_columns_go_on_over_pages_and_few_lines_are_enough_on_the_last(self):
        rows = lines(REPORT, 15, heading=2)
        pages = [
            Page([*column(left, 60, 760, 13, 20), *column(right, 310, 760, 13, 20)])
            for left, right in (
                (rows[:16], rows[16:32]),
                (rows[32:48], rows[48:]),
            )
        ]
        assert is_report(read(*pages))

    def test_one_line_in_the_right_column_is_enough(self):
        rows = lines(REPORT, 15, heading=2)
        marks = [
            *column(rows[:-1], 60, 820, 13, 14),
            *column(rows[-1:], 310, 820, 13, 14),
        ]
        assert is_report(read(Page(marks)))

    def test_a_table_without_rules_is_no_text_in_columns(self):
        rows = [
            ("修水渠", "县水利局", "六月"),
            ("种茶树", "镇农技站", "九月"),
            ("建书屋", "镇文化站", "十月"),
            ("改厕所", "各村", "全年"),
        ]
        marks = [
            text(80 + 150 * at, 700 - 24 * n, cell)
            for n, row in enumerate(rows)
            for at, cell in enumerate(row)
        ]
        above = column(lines([BODY[0]], 30), 80, 780)
        document = read(Page([*above, *marks]))
        assert found(document) == [BODY[0], *(" ".join(row) for row in rows)]


class TestBrokenLines:
    def test_quotation_marks_of_another_font_are_in_their_place(self):
        words = "聘请返乡能人担任“乡村顾问”，每季度开一次会，为村里出主意。"
        marks = []
        for n, (indent, line) in enumerate(pdfs.wrapped(words, 20)):
            x, y = 80 + 14 * indent, 700 - 22 * n
            marks += [
                text(x + 14 * at, y, sign) for at, sign in enumerate(line) if sign not in "“”"
            ]
            marks += [
                text(x + 14 * at, y + 0.4, sign, font="roman")
                for at, sign in enumerate(line)
                if sign in "“”"
            ][::-1]
        assert found(read(Page([*column(lines(BODY[:1], 20), 80, 780), *marks]))) == [
            BODY[0],
            words,
        ]

    def test_a_line_that_stops_short_within_a_sentence_goes_on(self):
        rows = [
            (2, "全镇种植高山茶叶两千多亩，新建了加工厂，"),
            (0, "茶农增收。"),
            *lines(BODY[1:4], 30),
        ]
        assert found(read(Page(list(column(rows, 80, 780))))) == [
            "全镇种植高山茶叶两千多亩，新建了加工厂，茶农增收。", *BODY[1:4]
        ]  # fmt: skip

    def test_a_line_never_begins_with_a_comma(self):
        rows = [(2, "茶农的日子一天比一天好"), (0, "，孩子也回来了。"), *lines(BODY[1:4], 30)]
        document = read(Page(list(column(rows, 80, 780))))
        assert found(document)[0] == "茶农的日子一天比一天好，孩子也回来了。"

    def test_a_heading_that_fills_its_line_is_no_part_of_what_follows(self):
        heading = "一、坚持因地制宜，把小茶叶做成大产业"
        rows = [(0, heading), *lines(BODY[:2], 18)]
        document = read(Page(list(column(rows, 80, 780))))
        assert document.headings == (heading,)
        assert found(document) == BODY[:2]

    def test_raised_signs_stay_in_their_line(self):
        end = 80 + 14 * pdfs.width("新建冷库3200m")
        marks = [
            text(80, 700, "新建冷库3200m"),
            text(end, 705, "3", 8),
            text(end + 5, 700, "，可以存放茶叶和水果。"),
        ]
        document = read(Page([*column(lines(BODY[:1], 30), 80, 780), *marks]))
        assert found(document)[1] == "新建冷库3200m3，可以存放茶叶和水果。"

    def test_type_made_bold_by_printing_twice_is_read_once(self):
        marks = [text(80 + shift, 700, "茶叶丰收了，户户笑开颜。") for shift in (0, 0.4)]
        document = read(Page([*column(lines(BODY[:1], 30), 80, 780), *marks]))
        assert found(document)[1] == "茶叶丰收了，户户笑开颜。"

    def test_words_of_another_script_keep_their_spaces(self):
        words = "The village built a tea factory in 2024 and a school for adults, and"
        marks = [text(80, 700, words, font="roman"), text(80, 680, "sold tea.", font="roman")]
        document = read(Page([*column(lines(BODY[:2], 30), 80, 780), *marks]))
        assert found(document)[-1] == f"{words} sold tea."


class TestLists:
    def hanging(self, label, gap):
        for number, words in enumerate(BODY[:5]):
            first, *rest = pdfs.wrapped(words, 26, 0)
            yield (0, label(number), gap, first[1])
            yield from ((gap, "", 0, line) for _, line in rest)

    @pytest.mark.parametrize(
        ("label", "shown"),
        [
            (lambda n: f"{n + 1}.", "{}."),
            (lambda n: f"（{'一二三四五'[n]}）", None),
            (lambda n: "●", ""),
        ],
        ids=["numbers", "brackets", "bullets"],
    )
    def test_lines_hang_behind_a_number_or_bullet(self, label, shown):
        marks, y = [], 780
        for indent, sign, gap, words in self.hanging(label, 3):
            marks += [text(80, y, sign)] if sign else []
            marks.append(text(80 + 14 * (indent or gap), y, words))
            y -= 22
        wanted = [("" if shown == "" else label(n)) + words for n, words in enumerate(BODY[:5])]
        assert found(read(Page(marks))) == wanted


class TestWhatRepeats:
    def test_heads_of_odd_and_even_pages(self):
        def marks(n):
            if n == 1:
                return [text(280, 40, "— 1 —", 9)]
            name = "柳湾镇政府文件汇编" if n % 2 else "乡村振兴专题材料"
            return [text(80, 800, name, 9), text(280, 40, f"— {n} —", 9)]

        document = read(*paged(per_page=7, marks=marks))
        assert is_report(document)
        assert ("乡村振兴专题材料", "running head") in dropped(document)
        assert ("— 1 —", "page number") in dropped(document)

    @pytest.mark.parametrize("size", [9, 14])
    def test_heads_that_change_with_the_section(self, size):
        heads = ["产业发展篇", "人才队伍篇", "乡风文明篇", "人居环境篇", "乡村治理篇"]
        document = read(*paged(per_page=7, marks=lambda n: [text(80, 800, heads[n - 1], size)]))
        assert is_report(document)
        assert [line.rule for line in document.dropped] == ["running head"] * len(
            {line.page for line in document.dropped}
        )

    @pytest.mark.parametrize("label", ["第一章", "第二部分", "第三节"])
    def test_the_gap_behind_the_number_of_a_chapter_is_a_space(self, label):
        head = [text(90, 740, label, 14), text(90 + 14 * len(label) + 5, 740, "总则", 14)]
        document = read(Page([*head, *column(lines([BODY[0]], 30), 80, 700)]))
        assert document.paragraphs[0].headings == (f"{label} 总则",)

    def test_a_head_that_numbers_its_section(self):
        heads = ["一、产业发展", "一、产业发展", "二、人才队伍", "二、人才队伍", "三、乡风文明"]
        document = read(*paged(per_page=7, marks=lambda n: [text(80, 800, heads[n - 1], 10)]))
        assert is_report(document)

    @pytest.mark.parametrize(
        "form", ["{}", "- {} -", "第{}页", "第 {} 页 共 5 页", "{} / 5", "·{}·", "Page {} of 5"]
    )
    def test_page_numbers(self, form):
        document = read(*paged(per_page=7, marks=lambda n: [pdfs.centred(40, form.format(n), 10)]))
        assert is_report(document)
        assert {line.rule for line in document.dropped} == {"page number"}

    @pytest.mark.parametrize("size", [9, 14])
    def test_heads_that_are_there_once(self, size):
        names = ["柳湾镇文件汇编", "乡村振兴专题材料"]
        document = read(*paged(per_page=14, marks=lambda n: [text(80, 815, names[n - 1], size)]))
        assert is_report(document)
        assert dropped(document) == [(name, "running head") for name in names]

    def test_a_foot(self):
        document = read(
            *paged(per_page=7, marks=lambda n: [text(80, 40, "柳湾镇乡村振兴办公室编印", 9)])
        )
        assert is_report(document)
        assert {line.rule for line in document.dropped} == {"running foot"}

    def test_the_numbers_of_lines_in_the_margin(self):
        numbers = [text(50, 760 - 22 * n, str(n + 1), 8) for n in range(25)]
        rows = list(column(lines(REPORT, 30, heading=2), 80, 760, 14, 22))
        document = read(Page([*numbers, *rows]))
        assert is_report(document)
        assert {rule for _, rule in dropped(document)} == {"line number"}

    def test_the_numbers_of_rows_are_no_numbers_of_lines(self):
        marks = [text(80, 760 - 24 * n, str(n + 1)) for n in range(10)]
        marks += [text(120, 760 - 24 * n, f"修好第{n + 1}口山塘。") for n in range(10)]
        rows = found(read(Page(marks)))
        assert rows == [f"{n} 修好第{n}口山塘。" for n in range(1, 11)]

    def test_heads_of_two_pages_on_one_sheet(self):
        rows = lines(REPORT, 24, heading=2)
        half = (len(rows) + 1) // 2
        marks = [text(x, 560, "柳湾镇工作总结", 9) for x in (60, 470)]
        marks += [*column(rows[:half], 60, 520, 11, 16), *column(rows[half:], 470, 520, 11, 16)]
        document = read(Page(marks, LANDSCAPE))
        assert is_report(document)
        assert dropped(document) == [("柳湾镇工作总结", "running head")] * 2

    def test_a_head_on_two_pages_is_enough(self):
        document = read(*paged(per_page=18, marks=lambda n: [text(80, 800, "柳湾镇文件", 10.5)]))
        assert is_report(document)

    @pytest.mark.parametrize("y", [610, 452, 395])
    def test_a_watermark_in_the_middle_of_each_page(self, y):
        mark = pdfs.centred(y, "内部资料注意保存", 30)
        document = read(*paged(per_page=14, marks=lambda n: [mark]))
        assert is_report(document)
        assert ("内部资料注意保存", "watermark") in dropped(document)

    def test_a_watermark_that_is_printed_last(self):
        pages = [
            Page([*page.marks, pdfs.centred(600, "征求意见稿", 48)]) for page in paged(per_page=14)
        ]
        assert is_report(read(*pages))

    def test_a_watermark_in_the_type_size_of_the_text(self):
        mark = pdfs.centred(615, "内部资料注意保存", 14)
        assert is_report(read(*paged(per_page=14, marks=lambda n: [mark])))

    def test_a_watermark_that_a_page_repeats(self):
        def marks(n):
            return [text(250, y, "仅供内部参阅") for y in (150, 300, 448, 600)]

        assert is_report(read(*paged(marks=marks)))

    def test_a_watermark_right_behind_a_line(self):
        pages = paged(per_page=14)
        mark = text(80 + 14 * pdfs.width("分超市换毛巾、肥皂和食盐。"), 622, "内部资料", 14)
        assert is_report(read(*(Page([*page.marks, mark]) for page in pages)))

    @pytest.mark.parametrize("size", [14, 40])
    def test_a_watermark_that_runs_through_the_text_of_a_single_page(self, size):
        marks = [pdfs.centred(769, "征求意见稿", size), pdfs.centred(505, "征求意见稿", size)]
        rows = column(lines(REPORT, 30, heading=2), 80, 780, 14, 22)
        document = read(Page([*rows, *marks]))
        assert is_report(document)
        assert dropped(document) == [("征求意见稿", "watermark")] * 2

    @pytest.mark.parametrize("turn", [45, 30, -45, 315])
    def test_a_slanted_watermark_even_on_one_page(self, turn):
        marks = [text(200, 400, "征求意见稿", 60, turn=turn)]
        rows = column(lines(REPORT, 30, heading=2), 80, 780, 14, 22)
        document = read(Page([*marks, *rows]))
        assert is_report(document)
        assert ("征求意见稿", "slanted text") in dropped(document)

    def test_large_type_that_the_text_runs_through(self):
        rows = column(lines(REPORT, 30, heading=2), 80, 780, 14, 22)
        document = read(Page([pdfs.centred(500, "征求意见稿", 60), *rows]))
        assert is_report(document)
        assert dropped(document) == [("征求意见稿", "watermark")]

    def test_pages_with_the_same_words_keep_them(self):
        page = Page(list(column(lines(REPORT, 30, heading=2), 80, 780, 14, 22)))
        document = read(page, page, page)
        assert found(document) == BODY * 3

    def test_the_same_form_on_each_page_is_no_watermark(self):
        labels = ["户主姓名和家庭人口", "产业项目的名称", "帮扶责任人的单位"]
        forms = [
            Page(
                [
                    mark
                    for n, label in enumerate(labels)
                    for mark in (
                        text(90 + 37 * n, 600 - 60 * n, label),
                        text(280 + 37 * n, 600 - 60 * n, f"第{page}户填写{n}"),
                    )
                ]
                + list(column(lines(BODY[:1], 30), 80, 300))
            )
            for page in "一二三"
        ]
        words = " ".join(found(read(*forms)))
        assert all(words.count(label) == 3 for label in labels)

    def test_a_title_that_the_heads_repeat(self):
        pages = paged(per_page=10, top=700, marks=lambda n: [text(80, 800, TITLE, 9)])
        first = Page([pdfs.centred(740, TITLE, 22), *pages[0].marks])
        document = read(first, *pages[1:])
        assert is_report(document)
        assert document.title == TITLE


class TestNotes:
    def test_a_paragraph_passes_over_a_note_at_the_foot_of_its_page(self):
        first, second = paged(per_page=14)
        note = text(80, 60, "①茶农指种茶三年以上的农户。", 9)
        document = read(Page([*first.marks, note]), second)
        words = found(document)
        assert [one for one in words if "茶农指" not in one] == BODY
        assert "①茶农指种茶三年以上的农户。" in words

    def test_small_type_without_a_mark_is_text(self):
        marks = column(lines(BODY[:2], 30), 80, 780)
        small = column(lines(BODY[2:4], 40), 80, 600, 10, 16)
        assert found(read(Page([*marks, *small]))) == BODY[:4]


class TestTitles:
    def test_a_title_on_two_lines_is_one(self):
        marks = [
            pdfs.centred(800, "柳湾镇贯彻落实乡村振兴战略", 24),
            pdfs.centred(765, "2024年工作总结", 24),
        ]
        document = read(Page([*marks, *column(lines(REPORT, 30, heading=2), 80, 730, 14, 22)]))
        assert is_report(document)
        assert document.title == "柳湾镇贯彻落实乡村振兴战略2024年工作总结"

    def test_large_numbered_lines_are_headings_even_right_below_the_title(self):
        marks, y = [pdfs.centred(800, TITLE, 24)], 760
        for heading, paragraphs in SECTIONS.items():
            marks.append(text(80, y, heading, 18))
            rows = lines(paragraphs, 30)
            marks += column(rows, 80, y - 26, 14, 20)
            y -= 34 + 20 * len(rows)
        document = read(Page(marks))
        assert is_report(document)
        assert document.title == TITLE
        assert document.headings == (TITLE, *SECTIONS)


class TestContents:
    def entry(self, name, page, leader="."):
        dots = int(2 * (30 - pdfs.width(name) - pdfs.width(str(page))))
        return (0, name + leader * (dots if leader.isascii() else dots // 2) + str(page))

    @pytest.mark.parametrize("leader", [".", "…", "·", "．"])
    def test_lines_with_leaders_are_left_out_and_headings_stay(self, leader):
        entries = [self.entry(name, n, leader) for n, name in enumerate(SECTIONS, start=1)]
        contents = [pdfs.centred(800, TITLE, 22), pdfs.centred(760, "目　录", 16),
                    *column(entries, 80, 720)]  # fmt: skip
        document = read(Page(contents), *paged())
        assert is_report(document)
        assert document.headings == (TITLE, *SECTIONS)
        assert {line.rule for line in document.dropped} == {"table of contents"}

    def test_contents_over_two_pages_with_entries_on_two_lines(self):
        names = [f"（{n}）把第{n}件实事办好" for n in "一二三四五六七八九"] * 4
        entries = [(0, "目录")]
        for n, name in enumerate(names, start=1):
            if n % 7 == 0:
                entries.append((0, "（十）坚持规划引领分类推进统筹兼顾把村庄建设得既"))
            entries.append(self.entry("宜居又宜业" if n % 7 == 0 else name, n))
        pages = [Page(list(column(piece, 80, 780, 14, 24))) for piece in split(entries, 25)]
        document = read(*pages, *paged())
        assert is_report(document)
        assert document.headings == tuple(SECTIONS)

    def test_a_gap_does_for_the_dots_below_its_heading(self):
        marks = [pdfs.centred(780, "目 录", 16)]
        for n, name in enumerate(SECTIONS, start=1):
            marks += [text(80, 780 - 30 * n, name), text(490, 780 - 30 * n, str(n))]
        assert is_report(read(Page(marks), *paged()))

    def test_contents_and_nothing_else_are_no_report(self):
        from wuzhen.errors import WuzhenError

        entries = [self.entry(name, n) for n, name in enumerate(SECTIONS, start=1)]
        with pytest.raises(WuzhenError, match="no body paragraph"):
            read(Page(list(column(entries, 80, 720))))


class TestTables:
    XS, YS = (80, 130, 330, 500), (600, 560, 520, 480, 440)

    def cells(self, rows, leading=16):
        for y, row in zip(self.YS, rows, strict=False):
            for x, words in zip(self.XS, row, strict=False):
                for n, line in enumerate(filter(None, words.split("|"))):
                    yield text(x + 5, y - 14 - leading * n, line, 12)

    def table(self, rows):
        above, below = lines([BODY[0]], 30), lines([BODY[1]], 30)
        return Page(
            [
                *column(above, 80, 780),
                *pdfs.grid(self.XS, self.YS[: len(rows) + 1]),
                *self.cells(rows),
                *column(below, 80, 380),
            ]
        )

    def test_a_wrapped_cell_belongs_to_its_row(self):
        rows = [
            ("序号", "重点任务", "完成情况"),
            ("1", "整修山塘和水渠，保证|秋粮灌溉用水", "已完成"),
            ("2", "新建茶叶加工厂3座", "完成两座，第三座|年底前投产"),
        ]
        document = read(self.table(rows))
        assert found(document) == [
            BODY[0],
            "1 整修山塘和水渠，保证秋粮灌溉用水 已完成",
            "2 新建茶叶加工厂3座 完成两座，第三座年底前投产",
            BODY[1],
        ]
        assert dropped(document) == [("序号\t重点任务\t完成情况", "table head")]

    def test_a_row_of_totals_is_left_out(self):
        rows = [
            ("序号", "项目", "金额"),
            ("1", "修路3公里", "60万元"),
            ("2", "打井2口", "8万元"),
            ("", "合计", "68万元"),
        ]
        document = read(self.table(rows))
        assert found(document) == [BODY[0], "1 修路3公里 60万元", "2 打井2口 8万元", BODY[1]]
        assert ("合计\t68万元", "table total") in dropped(document)

    def test_merged_cells_are_one(self):
        xs, ys = self.XS, self.YS
        marks = [
            *(pdfs.rule(xs[0], y, xs[-1], y) for y in (ys[0], ys[1], ys[3])),
            pdfs.rule(xs[1], ys[2], xs[-1], ys[2]),
            *(pdfs.rule(x, ys[0], x, ys[3]) for x in (xs[0], xs[1], xs[-1])),
            pdfs.rule(xs[2], ys[1], xs[2], ys[3]),
            text(140, 586, "这一格跨过两栏，写的是一句比较长的说明文字", 12),
            text(85, 515, "产业", 12),
            text(135, 546, "种茶树200亩", 12),
            text(335, 546, "已完成", 12),
            text(135, 506, "修水渠3公里", 12),
            text(335, 506, "已开工", 12),
        ]
        document = read(Page([*column(lines([BODY[0]], 30), 80, 780), *marks]))
        assert found(document) == [
            BODY[0],
            "这一格跨过两栏，写的是一句比较长的说明文字",
            "产业 种茶树200亩 已完成",
            "修水渠3公里 已开工",
        ]

    def test_a_row_that_the_page_cuts_is_one_and_a_repeated_head_none(self):
        first = self.table(
            [
                ("序号", "重点任务", "完成情况"),
                ("1", "整修山塘和水渠，保证|秋粮灌溉用水，", "已开工"),
            ]
        )
        second = self.table(
            [("序号", "重点任务", "完成情况"), ("", "不误农时", ""), ("2", "种茶树200亩", "已完成")]
        )
        tables = [Page([m for m in page.marks if "782" not in m]) for page in (first, second)]
        document = read(*tables)
        rows = [words for words in found(document) if words[0].isdigit()]
        assert rows == [
            "1 整修山塘和水渠，保证秋粮灌溉用水，不误农时 已开工",
            "2 种茶树200亩 已完成",
        ]
        assert [rule for _, rule in dropped(document)] == ["table head"] * 2

    def test_a_box_around_text_is_no_table(self):
        rows = column(lines(REPORT, 30, heading=2), 80, 780, 14, 22)
        assert is_report(read(Page([*pdfs.grid((70, 520), (800, 30)), *rows])))
