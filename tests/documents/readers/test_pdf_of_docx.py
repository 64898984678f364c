"""A Word document saved as PDF by LibreOffice reads as the Word document does."""

import re
import shutil
import subprocess
from itertools import chain

import authored
import pytest
from docx import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from pdfs import SECTIONS, TITLE
from wuzhen.documents import read_bytes

BODY = list(chain.from_iterable(SECTIONS.values()))


def document(size=12, chinese="Noto Serif CJK SC", latin=None):
    made = Document()
    style = made.styles["Normal"]
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    fonts.set(qn("w:eastAsia"), chinese)
    for kind in ("w:ascii", "w:hAnsi") if latin else ():
        fonts.set(qn(kind), latin)
    style.font.size = Pt(size)
    add(made, TITLE, 0, size=20).alignment = WD_ALIGN_PARAGRAPH.CENTER
    return made


def add(made, words, indent=24, *, after=0, left=0, size=None):
    paragraph = made.add_paragraph()
    run = paragraph.add_run(words)
    if size:
        run.font.size = Pt(size)
    form = paragraph.paragraph_format
    form.first_line_indent, form.left_indent, form.space_after = Pt(indent), Pt(left), Pt(after)
    return paragraph


def report(made, times=1, align=None, **form):
    for _ in range(times):
        for heading, paragraphs in SECTIONS.items():
            add(made, heading, **{**form, "indent": 0})
            for words in paragraphs:
                add(made, words, **form).alignment = align
    return made


def columns(section, number):
    section._sectPr.xpath("./w:cols")[0].set(qn("w:num"), str(number))


def turned(made):
    section = made.add_section(WD_SECTION.NEW_PAGE)
    section.page_width, section.page_height = section.page_height, section.page_width
    wide = section.page_width > section.page_height
    section.orientation = WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT


def plain():
    return report(document(), 2)


def justified():
    return report(document(16), 2, WD_ALIGN_PARAGRAPH.JUSTIFY, indent=32)


def set_apart():
    return report(document(), 2, indent=0, after=8)


def latin_fonts():
    return report(document(14, latin="DejaVu Sans"), 2, indent=28)


def narrow_margins():
    made = document(14)
    made.sections[0].left_margin = made.sections[0].right_margin = Cm(1)
    return report(made, 2, indent=28)


def two_columns():
    made = document()
    made.add_section(WD_SECTION.CONTINUOUS)
    columns(made.sections[1], 2)
    report(made, 2, WD_ALIGN_PARAGRAPH.JUSTIFY)
    made.add_section(WD_SECTION.CONTINUOUS)
    columns(made.sections[2], 1)
    add(made, "以上情况，各村要对照检查，把没有做完的事情列出来，一件一件地补上，年底再看。")
    return made


def three_columns():
    made = document(10.5)
    made.add_section(WD_SECTION.CONTINUOUS)
    columns(made.sections[1], 3)
    return report(made, 3, indent=21)


def landscape_pages():
    made = report(document(14), indent=28)
    turned(made)
    report(made, indent=28)
    turned(made)
    made.sections[2].left_margin = Cm(5)
    return report(made, indent=28)


def hanging_lists():
    made = document()
    for number, words in enumerate(BODY, start=1):
        add(made, f"{number}.{words}", -18, left=18)
    return made


def numbered_and_bulleted_lists():
    made = document()
    for style in ("List Number", "List Bullet"):
        add(made, "各村结合实际，重点抓好下面几件事情，镇里每个季度看一次进度，年底一起算总账。")
        for words in BODY:
            made.add_paragraph(words, style=style)
    return made


def quotation_marks_of_another_font():
    made = document(14)
    for words in BODY:
        paragraph = add(made, "", 28)
        for piece in filter(None, re.split(r"([“”]|\d+)", words)):
            run = paragraph.add_run(piece)
            if piece in "“”":
                run.font.name = "DejaVu Serif"
                run._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), "DejaVu Serif")
            run.bold = piece.isdigit()
    return made


def a_table():
    made = report(document())
    table = made.add_table(rows=0, cols=3)
    table.style = "Table Grid"
    for number, words in enumerate(BODY, start=1):
        for cell, text in zip(
            table.add_row().cells, (f"任务{number}", words[:40], "县农业局"), strict=True
        ):
            cell.text = text
    add(made, BODY[0])
    return made


def heads_and_numbers():
    made = document(14)
    made.settings.odd_and_even_pages_header_footer = True
    section = made.sections[0]
    section.different_first_page_header_footer = True
    section.header.paragraphs[0].text = "柳湾镇文件汇编"
    section.even_page_header.paragraphs[0].text = "乡村振兴专题材料"
    authored._add_page_number(section.footer.paragraphs[0])
    authored._add_page_number(section.even_page_footer.paragraphs[0])
    return report(made, 4, indent=28)


LETTERS = (plain, justified, set_apart, latin_fonts, narrow_margins, two_columns, three_columns,
           landscape_pages, hanging_lists, numbered_and_bulleted_lists,
           quotation_marks_of_another_font, a_table, heads_and_numbers)  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Return a folder with each letter as .docx and as .pdf."""
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    folder = tmp_path_factory.mktemp("letters")
    for letter in LETTERS:
        (folder / f"{letter.__name__}.docx").write_bytes(authored.saved(letter()))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run(
        [*command, *map(str, folder.glob("*.docx"))], check=True, capture_output=True, timeout=300
    )
    return folder


@pytest.mark.parametrize("letter", LETTERS, ids=lambda letter: letter.__name__)
def test_the_paragraphs_are_those_of_the_docx(letter, folder):
    docx, pdf = (
        read_bytes((folder / f"{letter.__name__}.{kind}").read_bytes(), "letter")
        for kind in ("docx", "pdf")
    )
    wanted = [(paragraph.text, paragraph.headings) for paragraph in docx.paragraphs]
    assert [(paragraph.text, paragraph.headings) for paragraph in pdf.paragraphs] == wanted
    assert pdf.title == docx.title
    assert pdf.notices == ()
