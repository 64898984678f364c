"""Mails made by hand, header line by header line."""

from __future__ import annotations

import base64


def mail(*parts, subject="报送材料", more="", kind="mixed"):
    """Return a mail of these parts, or of one that has a header of its own."""
    boundary = f"----=_Part_{kind}_{sum(map(len, parts))}"
    word = base64.b64encode(subject.encode("gb18030")).decode()
    head = (
        "From: =?gb2312?B?yfLWxw==?= <a@example.cn>\r\nTo: <b@example.cn>\r\n"
        f"Subject: =?gb2312?B?{word}?=\r\nDate: Mon, 1 Jul 2024 09:00:00 +0800\r\n{more}"
        "MIME-Version: 1.0\r\n"
    )
    return head.encode() + several(*parts, kind=kind, boundary=boundary)


def several(*parts, kind="mixed", boundary="b"):
    """Return parts in one part."""
    mark = f"\r\n--{boundary}".encode()
    head = f'Content-Type: multipart/{kind}; boundary="{boundary}"\r\n\r\n'.encode()
    return head + b"".join(mark + b"\r\n" + part for part in parts) + mark + b"--\r\n"


def text(content, kind="plain", charset="gb2312"):
    """Return a part of text; GB 2312 is named where its supersets are meant, as mails do."""
    coded = {"gb2312": "gb18030"}.get(charset, charset)
    data = base64.encodebytes(content.encode(coded))
    head = f'Content-Type: text/{kind}; charset="{charset}"\r\nContent-Transfer-Encoding: base64'
    return f"{head}\r\n\r\n".encode() + data


def attached(name, data, kind="application/octet-stream"):
    """Return an attachment of this name."""
    word = base64.b64encode(name.encode("gb18030")).decode()
    return (
        f'Content-Type: {kind}; name="=?gb2312?B?{word}?="\r\n'
        "Content-Transfer-Encoding: base64\r\n"
        f'Content-Disposition: attachment; filename="=?gb2312?B?{word}?="\r\n\r\n'
    ).encode() + base64.encodebytes(data)


def within(data):
    """Return a part that is a mail of its own."""
    return b"Content-Type: message/rfc822\r\n\r\n" + data
