"""Updates are tried out first, by a reader over a copy: what takes too long or too much never holds the writer."""

from __future__ import annotations

import asyncio
import shutil
import tempfile
import time

from starlette.requests import ClientDisconnect, Request

from kg import readers
from kg.errors import QueryCrash, QueryTimeout
from kg.readers.pool import ClientLeft
from kg.serve.revisions import client_of
from kg.serve.service import service_of
from kg.serve.update_text import Update
from kg.store.base_of_text import based


async def tried(request: Request, update: Update, seconds: float, graph: str | None = None) -> float:
    """Run an update over a copy of the newest snapshot, or of one graph of it; give the seconds that are left to it.

    Of a store elsewhere there is no copy: it gets the update as it is, and its own time for it.

    :raises kg.errors.QueryError: if the text does not parse or fails.
    :raises kg.errors.StoreError: if it takes too long, ends its process, or too many wait.
    """
    service, client = service_of(request), client_of(request.scope)
    if service.store.is_shared:
        return seconds
    deadline = time.monotonic() + seconds
    snapshot = service.snapshots.used(await service.snapshot(service.store.revision, seconds))
    # Beside the snapshot: there its files can be linked.
    place = tempfile.mkdtemp(prefix="trial-", dir=snapshot.path.parent)
    union = service.store.union if graph is not None else False
    try:
        with based(update.text, service.settings.base_iri, has_relative=update.has_relative) as text:
            question = readers.Question(text, union=union, shape=update.shape, trial=place, patch=graph)
            asked = await service.pool.ask(
                question, snapshot, client=client, seconds=deadline - time.monotonic()
            )
        service.pool.release(asked)
        return deadline - time.monotonic()
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
