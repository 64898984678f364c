"""One module per format: the bytes or the text of a file become blocks, without interpretation."""
