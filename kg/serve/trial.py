"""Updates are tried out first, by a reader over a copy: what takes too long or too much never holds the writer."""

from __future__ import annotations

import asyncio
import shutil
import tempfile
import time
from dataclasses import dataclass

from starlette.requests import ClientDisconnect, Request

from kg import readers
from kg.errors import QueryCrash, QueryTimeout
from kg.readers.pool import ClientLeft
from kg.serve.revisions import client_of
from kg.serve.service import service_of
from kg.serve.streaming import collected
from kg.serve.update_text import Update
from kg.store.base_of_text import based
from kg.store.trying import MOST_CHARS

_MOST_BYTES = 4 * MOST_CHARS


@dataclass(frozen=True, slots=True)
class Trial:
    """What came of it: the seconds that are left to the update, the revision that it saw, and how long that took.

    ``change`` is an update that does the same to that revision in little time, "" if the text is as well run again.
    """

    seconds: float
    revision: int = -1
    took: float = 0
    change: str = ""


async def tried(request: Request, update: Update, seconds: float, graph: str | None = None) -> Trial:
    """Run an update over a copy of the newest snapshot, or of one graph of it.

    Of a store elsewhere there is no copy: it gets the update as it is, and its own time for it.

    :raises kg.errors.QueryError: if the text does not parse or fails.
    :raises kg.errors.StoreError: if it takes too long, ends its process, or too many wait.
    """
    service, client = service_of(request), client_of(request.scope)
    if service.store.is_shared:
        return Trial(seconds)
    began = time.monotonic()
    deadline = began + seconds
    snapshot = service.snapshots.used(await service.snapshot(service.store.revision, seconds))
    # Beside the snapshot: there its files can be linked.
    place = tempfile.mkdtemp(prefix="trial-", dir=snapshot.path.parent)
    union = service.store.union if graph is not None else False
    try:
        with based(update.text, service.settings.base_iri, has_relative=update.has_relative) as text:
            until = deadline - seconds / 10
            question = readers.Question(
                text, union=union, shape=update.shape, trial=place, until=until, patch=graph
            )
            asked = await service.pool.ask(
                question, snapshot, client=client, seconds=deadline - time.monotonic()
            )
        change = (await collected(asked, service.pool.release, _MOST_BYTES)).body.decode()
        now = time.monotonic()
        return Trial(deadline - now, snapshot.revision, now - began, change)
    except ClientLeft:
        raise ClientDisconnect from None
    except QueryTimeout as error:
        todo = "Write in smaller steps, or send ?timeout=SECONDS."
        raise QueryTimeout("the update takes longer than it may", todo=todo) from error
    except QueryCrash as error:
        todo = "Write in smaller steps."
        raise QueryCrash("the update needs more memory than it may", todo=todo) from error
    finally:
        service.snapshots.unused(snapshot)
        await asyncio.to_thread(shutil.rmtree, place, ignore_errors=True)
