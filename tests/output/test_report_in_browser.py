"""The report page in a real browser: what a reader gets, not what the text says."""

import shutil
import subprocess

import pytest

from wuzhen.evaluation import full_report
from wuzhen.output.report import sections, to_html

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="needs chromium")


@pytest.fixture(scope="module")
def page(tagger, records, tmp_path_factory):
    parts = sections(full_report(tagger, records)[0])
    path = tmp_path_factory.mktemp("page") / "report.html"
    path.write_text(to_html("五振评测", parts), encoding="utf-8")
    return path


def browse(page, *options):
    return subprocess.run(
        [
            CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run",
            "--disable-background-networking", "--disable-component-update", "--disable-sync",
            f"--user-data-dir={page.parent / 'profile'}", *options, page.as_uri(),
        ],
        capture_output=True,
        check=True,
        timeout=120,
    )  # fmt: skip


def test_the_page_is_parsed_as_it_was_written(page):
    dom = browse(page, "--dump-dom").stdout.decode("utf-8")
    assert "<title>五振评测</title>" in dom
    written = page.read_text(encoding="utf-8")
    for element in ("<table", "<svg", "<polyline", "<h2"):
        assert dom.count(element) == written.count(element)


def test_the_page_is_drawn(page):
    picture = page.parent / "page.png"
    browse(page, f"--screenshot={picture}", "--window-size=1000,2400")
    assert picture.stat().st_size > 20_000
