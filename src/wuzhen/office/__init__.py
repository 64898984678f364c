"""A process of its own in which libraries open untrusted office files, under limits.

``python -m wuzhen.office KIND FOLDER LIMITS`` reads ``FOLDER/input`` and writes ``FOLDER/output``,
or ``FOLDER/fault`` where it cannot. It imports nothing else of the package, so that it starts fast.
"""
