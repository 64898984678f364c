"""The laboratory: how the corpus is made and the model studied; it is not installed."""
