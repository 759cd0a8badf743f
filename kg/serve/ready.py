"""Questions that have been read, checked and negotiated: one that comes again need not be."""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import blake2b

from starlette.requests import Request

from kg.serve.body import Parameters
from kg.serve.media import wanted, with_charset
from kg.serve.querying import Checked, Question, checked, seconds_for
from kg.serve.service import service_of
from kg.store.guard import MOST_REMEMBERED

# What gives something else each time; a word in a string that looks like it costs the cache only.
_CHANGING = ("now", "rand", "uuid", "bnode", "service")
_CHANGES = re.compile(r"\b(?:now|rand|uuid|struuid|bnode|service)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Ready:
    """A question that may be run, and what is known of its answer before it is.

    ``is_same`` tells whether the answer stays the same while the store does, ``is_merged`` whether it is read
    from several graphs as one; ``digest`` stands for the question and the form of the answer.
    """

    checked: Checked
    seconds: float
    is_same: bool
    is_merged: bool
    digest: str
    headers: tuple[tuple[bytes, bytes], ...]


async def readied(request: Request, question: Question, parameters: Parameters) -> Ready:
    """Give the question of a request, ready to be run.

    :raises kg.errors.KgError: if it is refused, or its answer has no form that the client takes.
    """
    service = service_of(request)
    said, form = wanted(request.headers.get("accept"), parameters.one("format"), question.forms)
    asked = repr((question.text, question.default_graphs, question.named_graphs, said))
    return Ready(
        await checked(question, form, service),
        seconds_for(request, parameters, service),
        not (service.store.is_shared or _changes(question.text)),
        question.is_merged(union=service.store.union),
        blake2b(asked.encode("utf-8", "replace"), digest_size=16).hexdigest(),
        (
            (b"content-type", with_charset(said).encode()),
            (b"vary", b"Accept, Accept-Encoding"),
            (b"cache-control", b"no-cache"),
        ),
    )


def _changes(text: str) -> bool:
    """Tell whether an answer may be another each time; of a long text the quick look alone decides."""
    lower = text.lower()
    is_likely = any(word in lower for word in _CHANGING)
    return is_likely and (len(text) > MOST_REMEMBERED or _CHANGES.search(text) is not None)
