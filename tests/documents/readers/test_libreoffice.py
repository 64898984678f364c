"""What no reader of ours takes is converted by LibreOffice, where the user wants that."""

import http.server
import os
import tempfile
import threading
import time
from dataclasses import replace

import authored
import office
import pytest
from test_reading import archive

from wuzhen.documents import find, limits, read_bytes, read_source
from wuzhen.documents.readers import libreoffice
from wuzhen.errors import WuzhenError

needs_it = pytest.mark.skipif(not office.installed(), reason="LibreOffice is not installed")
needs_sh = pytest.mark.skipif(os.name != "posix", reason="the stand-in is a shell script")
UOF = b'<?xml version="1.0"?><uof:UOF xmlns:uof="http://schemas.uof.org/cn/2003/uof"/>'
SLIDES = archive("ppt/presentation.xml")
TEXT = "全镇新修灌渠三条，惠及农户四百户，群众十分满意。"
NAMES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in {
        "office": "office", "text": "text", "draw": "drawing", "svg": "svg-compatible",
        "script": "script",
    }.items()
)  # fmt: skip
KIND = "application/vnd.oasis.opendocument"


def flat(kind, body, scripts=""):
    return (
        f'<?xml version="1.0"?><office:document {NAMES} xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'office:version="1.2" office:mimetype="{KIND}.{kind}">{scripts}<office:body>'
        f"<office:{kind}>{body}</office:{kind}></office:body></office:document>"
    ).encode()


def read(path):
    (source,) = find([path]).sources
    return read_source(replace(source, libreoffice=True))


def put(folder, name, data):
    path = folder / name
    path.write_bytes(data)
    return path


@pytest.fixture
def stand_in(tmp_path, monkeypatch):
    """Put a shell script in the place of LibreOffice."""

    def install(script):
        program = put(tmp_path, "soffice", f"#!/bin/sh\n{script}\n".encode())
        program.chmod(0o755)
        monkeypatch.setattr(libreoffice, "program", lambda: str(program))

    return install


class TestRefusals:
    @pytest.mark.parametrize(("name", "data"), [("a.uof", UOF), ("a.pptx", SLIDES)])
    def test_without_the_option_the_refusal_tells_of_it(self, name, data):
        with pytest.raises(WuzhenError, match=r"not supported .* or add --with-libreoffice$"):
            read_bytes(data, name)

    def test_what_it_cannot_open_either_is_refused_without_it(self, tmp_path):
        path = put(tmp_path, "a.zip", archive("a.txt"))
        with pytest.raises(WuzhenError, match=r"save it as \.docx or \.pdf$"):
            read(path)

    def test_where_it_is_not_installed_that_is_the_fault(self, tmp_path, monkeypatch):
        monkeypatch.setattr(libreoffice, "program", lambda: None)
        with pytest.raises(WuzhenError, match="LibreOffice is not installed"):
            read(put(tmp_path, "a.uof", UOF))

    def test_what_is_read_anyway_is_not_converted(self, tmp_path, monkeypatch):
        monkeypatch.setattr(libreoffice, "program", lambda: None)
        assert read(put(tmp_path, "a.txt", TEXT.encode())).notices == ()


@needs_sh
class TestProcess:
    def test_a_file_that_it_cannot_convert_is_named(self, tmp_path, stand_in):
        stand_in("exit 0")
        with pytest.raises(WuzhenError, match=r"a\.uof: LibreOffice could not convert this file"):
            read(put(tmp_path, "a.uof", UOF))

    def test_one_that_hangs_is_ended_with_all_that_it_has_started(
        self, tmp_path, stand_in, monkeypatch
    ):
        alive = tmp_path / "alive"
        stand_in(f"(sleep 3; touch {alive}) &\nwait")
        monkeypatch.setattr(limits, "LIBREOFFICE_WAIT", 1)
        with pytest.raises(WuzhenError, match="takes too long to read"):
            read(put(tmp_path, "a.uof", UOF))
        time.sleep(3)
        assert not alive.exists()

    def test_it_is_given_a_copy_and_a_profile_of_its_own_without_macros(self, tmp_path, stand_in):
        seen, settings = tmp_path / "seen", tmp_path / "settings"
        stand_in(
            f'echo "$@" > {seen}\ncp "$HOME/profile/user/registrymodifications.xcu" {settings}'
        )
        with pytest.raises(WuzhenError):
            read(put(tmp_path, "年报 $(x).uof", UOF))
        words = seen.read_text(encoding="utf-8").split()
        assert words[0].startswith("-env:UserInstallation=file:///")
        assert words[-1].endswith("/report.uof")
        assert not any(word.startswith(str(tmp_path / "年报")) for word in words)
        assert "DisableMacrosExecution" in settings.read_text(encoding="utf-8")


@needs_it
class TestConversion:
    def test_a_document_in_flat_xml_gives_the_same_and_says_that_it_was_converted(
        self, tmp_path, monkeypatch
    ):
        data = office.converted(authored.docx(), "docx", "fodt", tmp_path)
        (tmp_path / "in").mkdir()
        path = put(tmp_path / "in", "报告.fodt", data)
        place = tmp_path / "temporary"
        place.mkdir()
        monkeypatch.setattr(tempfile, "tempdir", str(place))
        document = read(path)
        assert [(p.text, p.headings) for p in document.paragraphs] == authored.paragraphs()
        assert document.paragraphs[0].id == "报告-001"
        assert [notice.message for notice in document.notices] == [
            "converted by LibreOffice: check the headings and tables"
        ]
        assert os.listdir(tmp_path / "in") == ["报告.fodt"]
        assert os.listdir(place) == []

    def test_a_uof_document_gives_the_same_paragraphs(self, tmp_path):
        data = office.converted(authored.docx(), "docx", "uot", tmp_path)
        texts = [paragraph.text for paragraph in read(put(tmp_path, "a.uof", data)).paragraphs]
        assert texts == [text for text, _ in authored.paragraphs()]

    @pytest.mark.parametrize("suffix", ["pptx", "ppt"])
    def test_slides_are_read_from_a_pdf_of_them(self, tmp_path, suffix):
        frame = (
            '<draw:frame svg:x="1cm" svg:y="1cm" svg:width="24cm" svg:height="4cm">{}</draw:frame>'
        )
        box = f"<draw:text-box><text:p>{TEXT}</text:p></draw:text-box>"
        slides = flat("presentation", f"<draw:page>{frame.format(box)}</draw:page>")
        try:
            data = office.converted(slides, "fodp", suffix, tmp_path)
        except FileNotFoundError:
            pytest.skip("this LibreOffice is without Impress")
        document = read(put(tmp_path, f"演示.{suffix}", data))
        assert [(p.text, p.page) for p in document.paragraphs] == [(TEXT, 1)]

    def test_nothing_that_the_file_refers_to_is_read_or_fetched(self, tmp_path):
        asked = []

        class Server(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                asked.append(self.path)
                self.send_error(404)

            do_HEAD = do_OPTIONS = do_PROPFIND = do_GET  # noqa: N815

            def log_message(self, *_):
                pass

        secret = put(tmp_path, "secret.txt", "村里的账目一分不差，都在这一本里。".encode())
        with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Server) as server:
            threading.Thread(target=server.serve_forever, daemon=True).start()
            there = f"http://127.0.0.1:{server.server_port}"
            linked = "".join(
                f'<text:section text:name="{at}"><text:section-source xlink:href="{where}"/>'
                "<text:p/></text:section>"
                for at, where in enumerate((secret.as_uri(), f"{there}/a.txt"))
            )
            image = f'<draw:frame><draw:image xlink:href="{there}/a.png"/></draw:frame>'
            body = f"<text:p>{TEXT}</text:p>{linked}<text:p>{image}</text:p>"
            document = read(put(tmp_path, "a.fodt", flat("text", body)))
            server.shutdown()
        assert [paragraph.text for paragraph in document.paragraphs] == [TEXT]
        assert asked == []
