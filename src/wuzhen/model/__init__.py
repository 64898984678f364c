"""The model: classifier, calibration, thresholds, explanations, the tagger and its file."""
