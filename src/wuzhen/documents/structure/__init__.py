"""Blocks become body paragraphs, each under the headings above it; what is no report text is left out."""
