"""The model: classifier, calibration, thresholds, the tagger and its file."""
