"""One module a format: the bytes or the text of a file become blocks, nothing is judged yet."""
