"""Experiments on corpus and model: parameters, baselines, label noise, robustness, more data."""
