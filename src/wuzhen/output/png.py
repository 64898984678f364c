"""An SVG picture as PNG, by the extra `png`; never one from which the Chinese text is missing."""

from __future__ import annotations

import struct
import zlib
from importlib.util import find_spec
from pathlib import Path

from wuzhen.documents.own_outputs import PICTURE
from wuzhen.errors import WuzhenError

ZOOM = 2
"""Pixels of the picture for one of the SVG: sharp on paper too."""

_FIRST_CHUNK = 33
"""Bytes of the signature of a PNG and its header."""
_PROBE = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40">'
    '<text x="4" y="30" font-size="28" font-family="{}">{}</text></svg>'
)


def to_png(svg: str, fonts: str) -> bytes:
    """Return the picture; ``fonts`` are the families that its text is set in.

    Raises
    ------
    WuzhenError
        Where the extra is not installed, or no font has Chinese characters.
    """
    if find_spec("resvg_py") is None:
        raise WuzhenError(
            "a picture as PNG needs an extra",
            hint='install it: python -m pip install "wuzhen[png]", or write .svg',
        )
    files = _font_files()
    if not renders(fonts, files):
        raise WuzhenError(
            "no font with Chinese characters on this machine",
            hint="install one, such as Noto Sans CJK or pylopdf-fonts-zh-cn, or write .svg",
        )
    return marked(_rendered(svg, files, ZOOM))


def marked(picture: bytes) -> bytes:
    """Return the picture with a note of what made it behind its first chunk."""
    chunk = struct.pack(">I", len(PICTURE) - 4) + PICTURE + struct.pack(">I", zlib.crc32(PICTURE))
    return picture[:_FIRST_CHUNK] + chunk + picture[_FIRST_CHUNK:]


def renders(fonts: str, files: list[str]) -> bool:
    """Return whether Chinese text is rendered: two characters leave two marks, unlike each other.

    A renderer without the font draws nothing, or the same box for each, without a warning.
    """
    nothing, one, other, unknown = (
        _rendered(_PROBE.format(fonts, text), files, 1) for text in ("", "产", "业", "\U0010fffd")
    )
    return len({nothing, one, other}) == 3 and one != unknown


def _rendered(svg: str, files: list[str], zoom: float) -> bytes:
    import resvg_py

    return bytes(resvg_py.svg_to_bytes(svg_string=svg, font_files=files or None, zoom=zoom))


def _font_files() -> list[str]:
    found = find_spec("pylopdf_fonts_zh_cn")
    folder = Path(found.origin).parent if found and found.origin else None
    return [str(path) for path in sorted(folder.glob("NotoSansSC*.otf"))] if folder else []
