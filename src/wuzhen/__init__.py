"""Tag Chinese rural-revitalization reports by the five revitalizations, paragraph by paragraph."""

__version__ = "0.1.0"
