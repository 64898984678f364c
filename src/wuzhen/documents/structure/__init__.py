"""Blocks become body paragraphs, each under the headings above it; other lines are left out."""
