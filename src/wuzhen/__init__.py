"""Tag Chinese rural-revitalization reports by the five revitalizations, paragraph by paragraph.

>>> import wuzhen
>>> for tagging in wuzhen.tag("data/samples/report.docx")[1:3]:
...     print(tagging)
<Tagging industry: 全年落实粮食播种面积38.6万亩，总产1…>
<Tagging industry: 引进槐溪油脂、山禾食品两家加工企业，年处…>
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from wuzhen.documents.types import Document, Paragraph
    from wuzhen.errors import WuzhenError
    from wuzhen.front import load, read, tag
    from wuzhen.model.tagger import Tagger, Tagging

__version__ = "0.1.0"

__all__ = [
    "Document",
    "Paragraph",
    "Tagger",
    "Tagging",
    "WuzhenError",
    "__version__",
    "load",
    "read",
    "tag",
]

_HOMES = {
    "Document": "wuzhen.documents.types",
    "Paragraph": "wuzhen.documents.types",
    "Tagger": "wuzhen.model.tagger",
    "Tagging": "wuzhen.model.tagger",
    "WuzhenError": "wuzhen.errors",
    "load": "wuzhen.front",
    "read": "wuzhen.front",
    "tag": "wuzhen.front",
}
"""Where each name is defined: imported at its first use, so that this import is quick."""


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
