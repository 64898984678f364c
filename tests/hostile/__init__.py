"""Hostile and odd inputs, one name each: whatever is given, the end is clean."""
