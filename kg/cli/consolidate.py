"""``kg consolidate``: brings the canonical layer up to date, or builds it anew."""

from __future__ import annotations

import time
from typing import Annotated

import typer

from kg.cli.session import Session


def consolidate(
    session: Session,
    *,
    rebuild: Annotated[
        bool, typer.Option("--rebuild", help="Build it anew from all articles, not only from changed ones.")
    ] = False,
) -> None:
    """Group what articles tell into events that several tell of, and people into one each.

    'kg ingest' does so as it goes; this is for stores that were filled otherwise, or after a change of the
    decisions or the authority data (--rebuild). The articles' own graphs stay as they are.
    """
    from kg.authority import load_authority
    from kg.consolidate import changed_articles
    from kg.consolidate import consolidate as consolidate_some
    from kg.consolidate import rebuild as build_anew

    settings = session.settings()
    began = time.monotonic()
    with session.opened(settings, writing=True) as store:
        authority = load_authority(settings)
        if rebuild:
            done = build_anew(store, authority, settings)
        else:
            changed = changed_articles(store, settings.base_iri)
            done = consolidate_some(store, authority, settings, changed)
    how = "all anew" if done.rebuilt else "those that changed"
    session.note(
        f"{done.articles} articles ({how}), {done.claims} claims, {done.events} events "
        f"in {time.monotonic() - began:.1f} s"
    )
