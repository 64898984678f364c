"""Make the pictures of the page: python docs/images/screenshots.py PAGE FOLDER.

PAGE is what ``wuzhen tag data/samples/report.docx --explain -o report.html`` writes. Needs
Chromium, playwright, and pdftoppm for the printed page.
"""

import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

CORRECTED = "#p7"


def picture(browser: Browser, page: Path, out: Path, size: tuple[int, int], at: str) -> None:
    """Take a picture with one label explained and one paragraph corrected."""
    tab = browser.new_page(viewport={"width": size[0], "height": size[1]})
    tab.goto(page.as_uri())
    tab.locator(f"{CORRECTED} .edit").click()
    tab.locator(f"{CORRECTED} .editor input[value=industry]").click()
    tab.locator(f"{CORRECTED} .close").click()
    tab.locator(f"{at} [data-label]").first.click()
    tab.mouse.move(0, 0)
    tab.evaluate("document.documentElement.style.scrollBehavior = 'auto'; scrollTo(0, 0)")
    if at != "#p1":
        tab.evaluate(f"scrollBy(0, document.querySelector('{at}').getBoundingClientRect().top - 8)")
    tab.wait_for_timeout(300)
    tab.screenshot(path=out)
    if at == "#p1":
        tab.pdf(path=out.with_name("page-print.pdf"), format="A4")
    tab.close()


def main() -> None:
    """Write page-desktop.png, page-phone.png and page-print.png."""
    page, folder = Path(sys.argv[1]).resolve(), Path(sys.argv[2])
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    with sync_playwright() as started:
        browser = started.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        picture(browser, page, folder / "page-desktop.png", (1180, 1000), "#p1")
        picture(browser, page, folder / "page-phone.png", (390, 844), "#p8")
        browser.close()
    printed = folder / "page-print.pdf"
    subprocess.run(
        ["pdftoppm", "-r", "50", "-png", "-singlefile", printed, printed.with_suffix("")],
        check=True,
    )
    printed.unlink()


if __name__ == "__main__":
    main()
