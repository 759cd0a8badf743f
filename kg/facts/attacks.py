"""What the verb beside the noun of an attack adds: "was blamed on X", "killed two engineers from Y"."""

from __future__ import annotations

from kg.facts.clauses import Arguments
from kg.facts.draft import Draft
from kg.facts.drafting import Drafting
from kg.model import Role

_BLAMING = {"blame": "on", "attribute": "to", "ascribe": "to", "pin": "on"}
_HARMING = frozenset("kill wound injure maim".split())


def attacked_by_verb(drafting: Drafting, draft: Draft, lemma: str, found: Arguments) -> bool:
    """Add who is blamed and who was hit, and tell whether the verb does nothing but blame."""
    if lemma in _BLAMING:
        drafting.add(draft, found.prepositions.get(_BLAMING[lemma], ()), Role.PERPETRATOR, 0.8)
        return True
    if lemma in _HARMING and not found.is_passive:
        drafting.add(draft, (*found.objects, *found.prepositions.get("from", ())), Role.TARGET, 0.7)
    return False
