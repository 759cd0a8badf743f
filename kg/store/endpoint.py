"""Any SPARQL endpoint as a store that can only be asked, through SPARQLWrapper."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlsplit

from kg.errors import AccessError, QueryError, RemoteError, StoreError, UnknownName, UsageError
from kg.rdf.terms import PREFIXES
from kg.store.base import Answer, AnswerKind
from kg.store.media import GRAPHS, JSON, NTRIPLES, RESULTS, with_media_type
from kg.store.owner import is_here
from kg.store.syntax import FORMS, outline, tokens
from kg.store.wrapper import ask, opener

SECONDS = 60
_KINDS: dict[str, AnswerKind] = {"ask": "boolean", "construct": "graph", "describe": "graph"}


class EndpointStore:
    """The SPARQL endpoint at ``url``, whoever runs it; a query may take ``seconds``.

    :raises kg.errors.UsageError: for an address that is not http or https, or for no time.
    """

    def __init__(self, url: str, *, seconds: int = SECONDS) -> None:
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise UsageError(f"{url!r} is no address of an endpoint", todo="Write http://... or https://...")
        if seconds < 1:
            raise UsageError("a query needs a second at least", where=f"{seconds}")
        self.url = url
        self.seconds = seconds
        self._opener = opener(use_proxies=not is_here(url))
        self._is_closed = False

    def __repr__(self) -> str:
        return f"<EndpointStore {self.url}>"

    def query(
        self,
        text: str,
        *,
        media_type: str | None = None,
        default_graphs: Sequence[str] | None = None,
        named_graphs: Sequence[str] | None = None,
    ) -> Answer:
        """Answer a query; those of our prefixes that it uses need not be declared.

        :raises kg.errors.QueryError: if the text is no query.
        :raises kg.errors.UsageError: if the endpoint cannot make sense of it, in the endpoint's words.
        :raises kg.errors.RemoteError: if there is no answer in time, or none in the form that was asked for.
        """
        if self._is_closed:
            raise StoreError("the store is closed", todo="Open it again.")
        form = outline(text).form
        if form not in FORMS:
            raise QueryError("the text is no query", todo="Write SELECT, ASK, CONSTRUCT or DESCRIBE.")
        kind = _KINDS.get(form, "solutions")
        wanted = media_type or (NTRIPLES if kind == "graph" else JSON).media_type
        graphs = [("default-graph-uri", graph) for graph in default_graphs or ()]
        graphs += [("named-graph-uri", graph) for graph in named_graphs or ()]
        try:
            got, body = ask(self._opener, self.url, with_prefixes(text), wanted, graphs, timeout=self.seconds)
        except (AccessError, UnknownName) as error:
            raise RemoteError(error.what, where=self.url, todo="See that the address is right.") from None
        forms = GRAPHS if kind == "graph" else RESULTS
        if with_media_type(got, forms) is not with_media_type(wanted, forms):
            raise RemoteError(
                f"the endpoint answered {got} instead of {wanted}", where=self.url, todo="Try another format."
            )
        return Answer(kind, wanted, body)

    def close(self) -> None:
        """Let go of the endpoint; further calls fail."""
        self._is_closed = True


def with_prefixes(text: str) -> str:
    """Give the query with those of our prefixes declared that it uses and does not declare.

    They stand in the first line, so that the endpoint's errors name the right line.
    """
    used: dict[str, None] = {}
    declared: set[str] = set()
    before = ""
    for token in tokens(text):
        if token.kind == "name":
            prefix = token.text.partition(":")[0]
            if before == "prefix":
                declared.add(prefix)
            used[prefix] = None
        before = token.text.lower() if token.kind == "word" else ""
    missing = [each for each in used if each in PREFIXES and each not in declared]
    return "".join(f"PREFIX {each}: <{PREFIXES[each]}> " for each in missing) + text
