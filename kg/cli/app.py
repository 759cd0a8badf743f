"""The command's verbs and their common options."""

from __future__ import annotations

import inspect
import os
import sys
from collections.abc import Callable, Sequence
from typing import Annotated, Any

import typer

from kg import __version__
from kg.cli import failure, shapes
from kg.cli.authority import authority
from kg.cli.backup import backup
from kg.cli.bench import bench
from kg.cli.config import config
from kg.cli.consolidate import consolidate
from kg.cli.demo import demo
from kg.cli.demo_cluster import demo_cluster
from kg.cli.doctor import doctor
from kg.cli.explain import explain
from kg.cli.export import export
from kg.cli.extract import extract
from kg.cli.infer import infer
from kg.cli.ingest import ingest
from kg.cli.link import link
from kg.cli.load import load
from kg.cli.push import push
from kg.cli.query import query
from kg.cli.rebuild import rebuild
from kg.cli.restore import restore
from kg.cli.retract import retract
from kg.cli.revalidate import revalidate
from kg.cli.serve import serve
from kg.cli.session import Session
from kg.cli.token import token
from kg.cli.validate import validate
from kg.errors import KgError

Verb = Callable[..., None]

VERBS: tuple[Verb, ...] = (
    ingest,
    query,
    explain,
    serve,
    demo,
    demo_cluster,
    extract,
    validate,
    infer,
    load,
    export,
    push,
    consolidate,
    retract,
    revalidate,
    backup,
    restore,
    rebuild,
    bench,
    link,
    authority,
    token,
    doctor,
    config,
)

# Verbs with verbs of their own, and what they are for.
GROUPS: dict[str, tuple[str, dict[str, Verb]]] = {"shapes": (shapes.SUMMARY, shapes.ACTIONS)}

StoreOption = Annotated[
    str | None,
    typer.Option("--store", metavar="DIR", help="The store: a directory, or 'memory:'.", show_default=False),
]
QuietOption = Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but errors and the answer.")]
VerboseOption = Annotated[bool, typer.Option("--verbose", "-v", help="Say more, and show tracebacks.")]


def _typer(name: str, summary: str | None = None) -> typer.Typer:
    return typer.Typer(
        name=name,
        help=summary,
        no_args_is_help=True,
        rich_markup_mode=None,  # plain help starts quicker and reads the same in a pipe
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    )


app = _typer("kg")


def _version(asked: bool) -> None:
    if asked:
        print(f"kg {__version__}")
        raise typer.Exit


@app.callback()
def common(
    ctx: typer.Context,
    store: StoreOption = None,
    quiet: QuietOption = False,
    verbose: VerboseOption = False,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and leave.")
    ] = False,
) -> None:
    """Read news about diplomacy into facts that show their sentence, and ask them in SPARQL.

    Exit codes: 0 fine, 1 does not conform or nothing found, 2 usage, 3 input that cannot be read,
    4 store or network, 130 interrupted.
    """
    ctx.obj = Session(store, quiet, verbose)


def name_of(verb: Verb) -> str:
    """Give a verb as it is typed."""
    return verb.__name__.replace("_", "-")


def _with_common_options(verb: Verb) -> Verb:
    """Give the verb as a command that also takes the common options and builds the session from them."""
    own = [p for p in inspect.signature(verb, eval_str=True).parameters.values() if p.name != "session"]
    keyword = inspect.Parameter.KEYWORD_ONLY
    shared = [
        inspect.Parameter("ctx", keyword, annotation=typer.Context),
        inspect.Parameter("store", keyword, annotation=StoreOption, default=None),
        inspect.Parameter("quiet", keyword, annotation=QuietOption, default=False),
        inspect.Parameter("verbose", keyword, annotation=VerboseOption, default=False),
    ]

    def command(*, ctx: typer.Context, store: str | None, quiet: bool, verbose: bool, **given: Any) -> None:
        session: Session = ctx.obj.with_options(store, quiet, verbose)
        if session.verbose:
            _log_to_stderr()
        verb(session, **given)

    command.__name__ = verb.__name__
    command.__doc__ = verb.__doc__
    command.__signature__ = inspect.Signature([*own, *shared])  # type: ignore[attr-defined]
    command.__annotations__ = {}
    return command


def _log_to_stderr() -> None:
    import logging

    logging.basicConfig(level=logging.INFO, stream=sys.stderr, format="%(levelname)s %(name)s: %(message)s")


for _verb in VERBS:
    app.command(name_of(_verb))(_with_common_options(_verb))
for _name, (_summary, _actions) in GROUPS.items():
    _group = _typer(_name, _summary)
    for _action, _verb in _actions.items():
        _group.command(_action)(_with_common_options(_verb))
    app.add_typer(_group)


def run(arguments: Sequence[str]) -> int:
    """Run the command on these arguments and give its exit code."""
    verbose = "-v" in arguments or "--verbose" in arguments
    try:
        code = app(args=list(arguments), prog_name="kg", standalone_mode=False) or failure.OK
        sys.stdout.flush()
    except KgError as error:
        return failure.report(error)
    except typer.TyperException as error:
        return _usage(error)
    except (KeyboardInterrupt, typer.Abort):
        return failure.report_interrupt()
    except (BrokenPipeError, SystemExit):  # typer leaves when the reader of its help goes away
        return _pipe_closed()
    except Exception as error:
        return failure.report_unexpected(error, verbose=verbose)
    if code == failure.INTERRUPTED:
        failure.report_interrupt()
    return int(code)


def _usage(error: typer.TyperException) -> int:
    context = getattr(error, "ctx", None)
    command = context.command_path if context else "kg"
    if type(error).__name__ == "NoArgsIsHelpError":
        print(error.format_message(), file=sys.stderr)
        return error.exit_code
    return failure.report_usage(error.format_message(), command)


def _pipe_closed() -> int:
    """Point stdout at nothing, so that the interpreter's last flush does not complain."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return failure.PIPE_CLOSED
