"""From paragraph to feature row: segmentation, lexicon, counts, vectorisers."""

from wuzhen.features.counting import (
    Counts,
    PassageCounts,
    Vocabulary,
    learn_vocabulary,
    split,
)
from wuzhen.features.inputs import ModelInput, model_input, sentences
from wuzhen.features.lexicon import Lexicon, load_lexicon
from wuzhen.features.segmentation import Segmenter, with_frequencies
from wuzhen.features.vectorisers import Vectoriser, fit_vectoriser

__all__ = [
    "Counts",
    "Lexicon",
    "ModelInput",
    "PassageCounts",
    "Segmenter",
    "Vectoriser",
    "Vocabulary",
    "fit_vectoriser",
    "learn_vocabulary",
    "load_lexicon",
    "model_input",
    "sentences",
    "split",
    "with_frequencies",
]
