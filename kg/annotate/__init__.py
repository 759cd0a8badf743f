"""From articles to annotations: blocks, words, names, offices, coreference, dates."""

from kg.annotate.annotator import annotate
from kg.annotate.document import Annotations, Mention, OfficePhrase, Referent

__all__ = ["Annotations", "Mention", "OfficePhrase", "Referent", "annotate"]
