"""A picture of pixels, only where its Chinese text is really drawn."""

import pytest
from taggings import tagging

from wuzhen.errors import WuzhenError
from wuzhen.output import png
from wuzhen.output.summary import summarized
from wuzhen.output.summary_picture import FONTS, to_svg


def test_without_the_extra_it_is_named(monkeypatch):
    monkeypatch.setattr(png, "find_spec", lambda name: None)
    with pytest.raises(WuzhenError, match=r"wuzhen\[png\]"):
        png.to_png("<svg/>", FONTS)


class TestDrawn:
    @pytest.fixture(autouse=True)
    def _with_the_extra(self):
        pytest.importorskip("resvg_py")

    def test_the_text_of_a_summary_is_drawn(self):
        svg = to_svg([summarized("报告.docx", [tagging()])])
        try:
            picture = png.to_png(svg, FONTS)
        except WuzhenError as error:
            pytest.skip(str(error))
        assert picture.startswith(b"\x89PNG")
        assert picture != png.to_png(svg.replace("报告", ""), FONTS)
        assert picture == png.to_png(svg, FONTS)

    def test_each_word_of_it_leaves_a_mark(self):
        svg = to_svg([summarized("报告.docx", [tagging()])])
        try:
            whole = png.to_png(svg, FONTS)
        except WuzhenError as error:
            pytest.skip(str(error))
        for word in ("产业", "人才", "文化", "生态", "组织", "其他", "各来源段落数"):
            assert png.to_png(svg.replace(f">{word}<", "><"), FONTS) != whole, word

    @pytest.mark.parametrize("drawn", [lambda text: b"", lambda text: b"box" if text else b""])
    def test_a_font_without_chinese_is_found_out(self, monkeypatch, drawn):
        def rendered(svg, files, zoom):
            return drawn(svg.rpartition("</text>")[0].rpartition(">")[2])

        monkeypatch.setattr(png, "_rendered", rendered)
        assert not png.renders(FONTS, [])
        with pytest.raises(WuzhenError, match="no font with Chinese characters"):
            png.to_png("<svg/>", FONTS)
