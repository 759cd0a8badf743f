"""The quarantine: what broke a shape, in a store of its own beside the one that it may not enter.

It holds the newest refused version of an article under the article's own graph, the descriptions of its
entities, and in a graph of its own the SHACL report that says why.
"""

from kg.quarantine.held import Held, Quarantine, described
from kg.quarantine.retracting import retract
from kg.quarantine.revalidating import Fate, Revalidated, revalidate

__all__ = ["Fate", "Held", "Quarantine", "Revalidated", "described", "retract", "revalidate"]
