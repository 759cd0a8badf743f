"""How the command fails: one clear line on stderr and an exit code."""

from __future__ import annotations

import sys

from kg.errors import KgError, UsageError, WorkerError

OK, NOT_FOUND, INTERRUPTED, PIPE_CLOSED, UNEXPECTED = 0, 1, 130, 141, 70


def line(error: KgError) -> str:
    """Give ``error [KG-I03]: what (where). todo`` on one line."""
    what = " ".join(error.what.split()).rstrip(".")
    place = f" ({error.where})" if error.where else ""
    advice = f" {error.todo}" if error.todo else ""
    return f"error [{error.code}]: {what}{place}.{advice}"


def report(error: KgError) -> int:
    """Tell of the error on stderr and give its exit code."""
    print(line(error), file=sys.stderr, flush=True)
    return error.exit_code


def report_usage(message: str, command: str) -> int:
    """Tell of a wrong command line."""
    return report(UsageError(message, todo=f"See '{command} --help'."))


def report_unexpected(error: BaseException, *, verbose: bool) -> int:
    """Tell of an error that nobody foresaw; its traceback only on demand."""
    # The second is what the system says of a library that finds no room.
    if isinstance(error, MemoryError) or "failed to map segment" in str(error):
        what = "this needs more memory than it may have"
        return report(WorkerError(what, todo="Allow more, or do less at a time."))
    if verbose:
        import traceback

        traceback.print_exception(error)
    advice = "" if verbose else " Run it again with -v to see the traceback."
    words = " ".join(str(error).split())
    print(f"error: unexpected {type(error).__name__}: {words}.{advice}", file=sys.stderr, flush=True)
    return UNEXPECTED


def report_interrupt() -> int:
    """Tell that the user broke off."""
    print("interrupted", file=sys.stderr, flush=True)
    return INTERRUPTED
