"""``kg token``: makes, lists and revokes the tokens that let write over HTTP."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.session import Session

ACTIONS = ("new", "list", "revoke")


def token(
    session: Session,
    action: Annotated[str, typer.Argument(metavar="|".join(ACTIONS), help="What to do.")],
    name: Annotated[str, typer.Argument(metavar="[NAME]", help="The name of the token.")] = "",
    *,
    scope: Annotated[
        list[str] | None,
        typer.Option(metavar="read|ingest|update|admin", help="What it lets do; may be given again."),
    ] = None,
) -> None:
    """Make, list or revoke tokens for the HTTP service, in the file that KG_TOKENS names.

    A running server sees the change at its next request. Of a token only a hash is kept: 'new' prints it,
    this once. Scopes: read (where reading is not open), ingest (articles), update (SPARQL Update and graphs
    of your own), admin (all, also the graphs of articles and entities).
    """
    from kg.cli.output import write
    from kg.errors import UsageError
    from kg.serve.tokens import new_token, revoke_token

    file = session.settings().tokens
    if file is None:
        raise UsageError("no file of tokens is set", where="KG_TOKENS", todo="Set it, for the server too.")
    if action not in ACTIONS:
        raise UsageError(f"{action!r} is nothing that can be done", todo=f"Known: {', '.join(ACTIONS)}.")
    if action != "list" and not name:
        raise UsageError("the token needs a name", todo=f"Write 'kg token {action} NAME'.")
    if action == "new":
        write(new_token(file, name, scope or []) + "\n")
        session.note(f"This is the token {name!r}; it is not shown again.")
    elif action == "revoke":
        revoke_token(file, name)
        session.note(f"The token {name!r} counts no more.")
    else:
        write(_listed(file))


def _listed(file: Path) -> str:
    from kg.cli.table import table
    from kg.serve.tokens import read_tokens

    rows = [(each.name, " ".join(each.scopes), each.created) for each in read_tokens(file)]
    return table(("name", "scopes", "created"), rows)
