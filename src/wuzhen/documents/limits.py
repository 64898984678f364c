"""Bounds on what is read, so that no file can exhaust time or memory."""

MAX_FILE_BYTES = 200 * 2**20
"""Bytes of one input file or of standard input."""
