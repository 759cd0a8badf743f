"""Takes an article out wherever it is: of the store, and of quarantine."""

from __future__ import annotations

from kg.authority.records import Authority
from kg.config import Settings
from kg.consolidate import Retracted
from kg.consolidate import retract as take_out
from kg.consolidate.retracting import find_article
from kg.quarantine.held import Quarantine
from kg.store.base import Store


def retract(store: Store, authority: Authority, settings: Settings, article: str) -> Retracted | None:
    """Delete an article named by IRI, key, given id or URL, also its refused version; None if there is none.

    Tells what went of the store, or, if it held nothing of it, of quarantine.

    :raises kg.errors.StoreError: if a store fails.
    """
    quarantine = Quarantine(store, settings.base_iri)
    beside = quarantine.store()
    key = find_article(beside, settings.base_iri, article) if beside else None
    refused = quarantine.held(key) if key else None
    gone = take_out(store, authority, settings, article)
    for each in {one.key for one in (gone, refused) if one}:
        quarantine.release(each)
    if gone is None and refused is not None:
        return Retracted(refused.key, refused.title, refused.triples.count(b"\n"), (), ())
    return gone
