"""A process of its own that opens PDFs: native code meets untrusted files here, under limits.

``python -m wuzhen.pdfium LIMITS`` reads PDFs from standard input and answers with what is on their
pages. It imports nothing else of the package, so that it starts fast.
"""
