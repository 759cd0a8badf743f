"""What the verbs share: the common options, the settings, the store, and words to the user."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.config import Settings
    from kg.store.base import Store


@dataclass(frozen=True, slots=True)
class Session:
    """One run of the command: the options that every verb has."""

    store: str | None = None
    quiet: bool = False
    verbose: bool = False

    def with_options(self, store: str | None, quiet: bool, verbose: bool) -> Session:
        """Give the session with the options that stood behind the verb laid over those before it."""
        return Session(store or self.store, quiet or self.quiet, verbose or self.verbose)

    def settings(self, **flags: Any) -> Settings:
        """Give the settings in force for this run."""
        from kg.config import load_settings

        return load_settings(**{"store": self.store, **flags})

    @contextmanager
    def opened(self, settings: Settings, *, writing: bool = False) -> Iterator[Store]:
        """Open the store that the settings name, or the server that holds it, and close it in the end.

        To read, it must be there already; to write, it is made.
        """
        from kg.store import open_store

        store = open_store(settings, writing=writing)
        try:
            yield store
        finally:
            store.close()

    def note(self, text: str) -> None:
        """Tell the user something on stderr, unless the run is to be quiet."""
        if not self.quiet:
            print(text, file=sys.stderr, flush=True)

    def warn(self, text: str) -> None:
        """Tell the user of something amiss on stderr, also when the run is to be quiet."""
        print(f"warning: {text}", file=sys.stderr, flush=True)
