"""From paragraph to feature row: segmentation, lexicon, vectorisers."""

from wuzhen.features.inputs import ModelInput, model_input, sentences
from wuzhen.features.lexicon import Lexicon, load_lexicon
from wuzhen.features.segmentation import Segmenter, with_frequencies
from wuzhen.features.vectorisers import Vectoriser

__all__ = [
    "Lexicon",
    "ModelInput",
    "Segmenter",
    "Vectoriser",
    "load_lexicon",
    "model_input",
    "sentences",
    "with_frequencies",
]
