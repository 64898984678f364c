"""Labelled paragraphs for training and testing: read, check, split, count, compare coders."""
