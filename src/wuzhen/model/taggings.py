"""Taggings as a notebook wants them: a list that becomes a table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from wuzhen.errors import WuzhenError
from wuzhen.labels import LABELS

if TYPE_CHECKING:
    import pandas as pd

    from wuzhen.model.tagger import Tagging

    _Base = list[Tagging]
else:
    _Base = list


class Taggings(_Base):
    """A list of taggings, in order."""

    def __repr__(self) -> str:
        marked = sum(tagging.review for tagging in self)
        return f"<{len(self)} taggings, {marked} for review>"

    def to_frame(self) -> pd.DataFrame:
        """Return a pandas table, a row a tagging.

        Columns: source, page, line, id, headings, text; a truth value for each label; primary;
        ``p_`` and the label for each probability; review. Raises `WuzhenError` where pandas is not
        installed.

        Examples
        --------
        >>> import wuzhen
        >>> table = wuzhen.load().tag_texts(["改造户厕三百座，建起污水处理站两处。"]).to_frame()
        >>> bool(table.ecology[0]), table.primary[0]
        (True, 'ecology')
        """
        try:
            import pandas as pd
        except ImportError:
            raise WuzhenError(
                "a table needs pandas", expected="pandas to be installed", hint="pip install pandas"
            ) from None
        return pd.DataFrame([_row(tagging) for tagging in self], columns=COLUMNS)


COLUMNS = (
    "source", "page", "line", "id", "headings", "text",
    *LABELS, "primary", *(f"p_{label}" for label in LABELS), "review",
)  # fmt: skip


def _row(tagging: Tagging) -> dict[str, Any]:
    paragraph = tagging.paragraph
    return {
        "source": paragraph.source,
        "page": paragraph.page,
        "line": paragraph.line,
        "id": paragraph.id,
        "headings": " › ".join(paragraph.headings),
        "text": paragraph.text,
        **{label: label in tagging.labels for label in LABELS},
        "primary": tagging.primary,
        **{f"p_{label}": p for label, p in tagging.probabilities.items()},
        "review": tagging.review,
    }
