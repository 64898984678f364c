"""Web archives: the page in them is decoded, and nothing else is taken for it."""

import base64
import quopri

import pytest

from wuzhen.documents import limits, read_bytes
from wuzhen.errors import WuzhenError

TEXT = "朱镕堂带领全村整修山塘十二口，群众拍手称快。"
PAGE = f"<html><body><h1>柳溪村总结</h1><p>{TEXT}</p></body></html>"
SAVED = "From: <Saved by Blink>\r\nSubject: =?utf-8?Q?a?=\r\nMIME-Version: 1.0\r\n"


def part(data, kind="text/html", coding="quoted-printable", extra=""):
    coded = {"quoted-printable": quopri.encodestring, "base64": base64.encodebytes}
    body = coded.get(coding, bytes)(data)
    head = f"Content-Type: {kind}\r\nContent-Transfer-Encoding: {coding}\r\n{extra}\r\n"
    return head.encode() + body


def bundle(*parts, head=SAVED, kind="related", boundary="----B--"):
    lines = (
        f'Content-Type: multipart/{kind};\r\n\ttype="text/html";\r\n\tboundary="{boundary}"\r\n\r\n'
    )
    joined = b"".join(f"--{boundary}\r\n".encode() + one + b"\r\n" for one in parts)
    return head.encode() + lines.encode() + joined + f"--{boundary}--\r\n".encode()


def texts(data):
    return [paragraph.text for paragraph in read_bytes(data, "a.mht").paragraphs]


@pytest.mark.parametrize("coding", ["quoted-printable", "base64", "8bit", "binary", "7bit"])
@pytest.mark.parametrize(
    ("kind", "encoding"),
    [
        ("text/html", "utf-8"),
        ("text/html; charset=utf-8", "utf-8-sig"),
        ('text/html; charset="gb2312"', "gb18030"),
        ("text/html; charset=gb2312", "utf-8"),
        ("text/html; charset=nonsense", "gb18030"),
        ("application/xhtml+xml", "utf-8"),
    ],
)
def test_a_page_is_decoded_whatever_its_archive_says(coding, kind, encoding):
    assert texts(bundle(part(PAGE.encode(encoding), kind, coding))) == [TEXT]


def test_a_page_in_utf_16():
    data = part(PAGE.encode("utf-16"), 'text/html; charset="unicode"', "base64")
    assert texts(bundle(data)) == [TEXT]


def test_pictures_and_style_sheets_are_no_text():
    others = [
        part(b"\x89PNG" * 100, "image/png", "base64"),
        part("p{content:'暗。'}".encode(), "text/css"),
        part("var a='暗。'".encode(), "application/javascript", "8bit"),
    ]
    document = read_bytes(bundle(part(PAGE.encode()), *others), "a.mht")
    assert [paragraph.text for paragraph in document.paragraphs] == [TEXT]
    assert document.dropped == ()
    assert document.notices == ()


def test_frames_are_left_out_beside_a_page_and_read_where_the_page_has_no_text():
    frame = part("<p>框里的话。</p>".encode())
    document = read_bytes(bundle(part(PAGE.encode()), frame), "a.mht")
    assert [line.rule for line in document.dropped] == ["another page of the web archive"]
    frames = part(b"<html><frameset><frame src='cid:1'></frameset></html>")
    assert texts(bundle(frames, frame)) == ["框里的话。"]


def test_a_page_that_is_nested_or_alone_is_found():
    inner = bundle(
        part("旧。".encode(), "text/plain"), part(PAGE.encode()), head="", kind="alternative"
    )
    assert texts(bundle(inner, boundary="outer")) == [TEXT]
    assert texts(SAVED.encode() + part(PAGE.encode())) == [TEXT]
    plain = SAVED.encode() + part(f"柳溪村总结\n{TEXT}".encode(), "text/plain; charset=utf-8")
    assert texts(plain) == [TEXT]


def test_a_part_without_a_header_is_plain_text():
    assert texts(bundle(f"\r\n柳溪村总结\r\n{TEXT}".encode())) == [TEXT]


def test_a_boundary_that_begins_like_another_is_distinguished():
    inner = bundle(part(PAGE.encode()), head="", boundary="B2")
    assert texts(bundle(inner, boundary="B")) == [TEXT]


def test_an_archive_that_is_cut_off_is_read_as_far_as_it_goes():
    data = bundle(part((PAGE + "<p>完。</p>" * 99).encode(), coding="base64"))
    assert texts(data[: len(data) - 301])[0] == TEXT


def test_a_document_in_it_that_is_not_read_is_named():
    inside = part(
        b"PK",
        "application/octet-stream",
        "base64",
        'Content-Disposition: attachment; filename="b.docx"\r\n',
    )
    (notice,) = read_bytes(bundle(part(PAGE.encode()), inside), "a.mht").notices
    assert (notice.message, notice.lost) == ("the file b.docx in it was not read", True)


@pytest.mark.parametrize(
    "head",
    [
        SAVED,
        "MIME-Version: 1.0\r\n",
        "\ufeffMIME-Version: 1.0\n",
        "From: 由某浏览器保存\r\nX-Long: a\r\n b\r\nMime-Version: 1.0\r\n",
    ],
)
def test_an_archive_is_known_by_its_header(head):
    assert texts(bundle(part(PAGE.encode()), head=head)) == [TEXT]


@pytest.mark.parametrize(
    "text",
    [
        f"主题：总结\nMIME-Version: 1.0\n{TEXT}\n",
        f"{TEXT}\nContent-Type: text/html\n",
    ],
)
def test_a_text_about_archives_is_a_text(text):
    assert TEXT in texts(text.encode())


def test_an_archive_without_a_page_is_refused():
    with pytest.raises(WuzhenError, match=r"^a\.mht: this web archive holds no page"):
        read_bytes(bundle(part(b"x", "image/png", "base64")), "a.mht")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (
            SAVED.encode()
            + b"".join(
                b"Content-Type: multipart/x; boundary=%d\n\n--%d\n" % (n, n) for n in range(9999)
            ),
            "nests its parts too deep",
        ),
        (SAVED.encode() + b"Content-Type: message/rfc822\n\n" * 9999, "nests its parts too deep"),
        (bundle(*[b"\r\nx"] * (limits.WEB_ARCHIVE_PARTS.most + 1)), "too many parts"),
        (SAVED.encode() + b"\0" * limits.WEB_ARCHIVE_BYTES.most, "too large"),
    ],
)
def test_an_archive_beyond_the_limits_names_the_limit(data, message):
    with pytest.raises(WuzhenError, match=rf"^a\.mht: .*{message}"):
        read_bytes(data, "a.mht")


def test_a_header_without_end_takes_linear_time():
    head = SAVED + 'Content-Type: multipart/related; boundary="' + '";' * 500_000
    with pytest.raises(WuzhenError):
        read_bytes(head.encode(), "a.mht")
