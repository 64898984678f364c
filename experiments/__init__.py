"""Making the corpus and studying the model; not part of the installed package."""
