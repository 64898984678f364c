"""Turn paragraphs into feature rows: words, characters and lexicon terms, counted and weighted."""

from wuzhen.features.counting import Vocabulary
from wuzhen.features.counts import Counts, PassageCounts
from wuzhen.features.cutting import sentences
from wuzhen.features.inputs import ModelInput, model_input, model_inputs
from wuzhen.features.learning import learn_vocabulary
from wuzhen.features.lexicon import Lexicon, load_lexicon
from wuzhen.features.passages import Passages, shares
from wuzhen.features.segmentation import Segmenter, with_frequencies
from wuzhen.features.weighting import Weighting, fit_weighting

__all__ = [
    "Counts",
    "Lexicon",
    "ModelInput",
    "PassageCounts",
    "Passages",
    "Segmenter",
    "Vocabulary",
    "Weighting",
    "fit_weighting",
    "learn_vocabulary",
    "load_lexicon",
    "model_input",
    "model_inputs",
    "sentences",
    "shares",
    "with_frequencies",
]
