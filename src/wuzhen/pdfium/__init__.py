"""A separate process that opens PDFs, as native code reads untrusted files here, with limits.

``python -m wuzhen.pdfium LIMITS`` reads PDFs from standard input and answers with what is on their
pages. It imports nothing else of the package, so that it starts fast.
"""
