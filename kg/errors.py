"""The tree of errors, each with a stable code, an exit code of the command line and an HTTP status.

``KgError``
├── ``UsageError``           what was asked makes no sense               exit 2  HTTP 400
│   ├── ``QueryError``       a SPARQL text that cannot be run            exit 2  HTTP 400
│   ├── ``NotAcceptable``    none of the asked media types is offered    exit 2  HTTP 406
│   ├── ``UnknownName``      no such query, IRI, graph                   exit 1  HTTP 404
│   ├── ``HeadTooLarge``     more headers than are read                  exit 2  HTTP 431
│   ├── ``AddressTooLong``   a longer address than is read               exit 2  HTTP 414
│   └── ``ForeignHost``      a name that is not this server's            exit 2  HTTP 421
├── ``InputError``           something that cannot be read               exit 3  HTTP 422
│   ├── ``EncodingError``    bytes that are not UTF-8 text               exit 3  HTTP 415
│   ├── ``ArticleError``     text that is no article we can read         exit 3  HTTP 422
│   │   ├── ``TooLarge``     more than the limit                         exit 3  HTTP 413
│   │   ├── ``LanguageError``  not in a language that we read            exit 3  HTTP 422
│   │   └── ``DateError``    a date that does not exist                  exit 3  HTTP 422
│   └── ``RdfError``         RDF that does not parse                     exit 3  HTTP 400
├── ``NotConforming``        data that breaks a shape                    exit 1  HTTP 422
├── ``StoreError``           the store or the network                    exit 4  HTTP 503
│   ├── ``StoreLocked``      another process owns the directory          exit 4  HTTP 503
│   ├── ``RemoteError``      a server answered with an error             exit 4  HTTP 502
│   ├── ``QueryTimeout``     a query took longer than it may             exit 4  HTTP 504
│   ├── ``QueryCrash``       a query ended the engine, or its memory     exit 4  HTTP 503
│   ├── ``Busy``             more queries than are taken on              exit 4  HTTP 503
│   ├── ``ArchiveDamaged``   the archive beside the store is not whole   exit 4  HTTP 503
│   └── ``DatabaseDamaged``  the database is; the archive can mend it    exit 4  HTTP 503
├── ``WorkerError``          what reads articles ended, or is not there  exit 4  HTTP 503
└── ``AccessError``          writing without the right to                exit 4  HTTP 401
    └── ``Forbidden``        writing is switched off                     exit 4  HTTP 403
"""

from __future__ import annotations


class KgError(Exception):
    """Something went wrong that the caller can do something about.

    ``what`` says what is wrong, ``where`` names the place (file, article, offset, IRI, line),
    ``todo`` says what to do about it.
    """

    code = "KG-0"
    exit_code = 4
    http_status = 500

    def __init__(self, what: str, *, where: str = "", todo: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.where = where
        self.todo = todo

    def __str__(self) -> str:
        place = f" ({self.where})" if self.where else ""
        advice = f" {self.todo}" if self.todo else ""
        return f"[{self.code}] {self.what}{place}.{advice}"

    def __reduce__(self) -> tuple[object, ...]:
        """Pickle with all three texts, so that an error crosses a process border whole."""
        return (_rebuild, (type(self), self.what, self.where, self.todo))


def _rebuild(kind: type[KgError], what: str, where: str, todo: str) -> KgError:
    return kind(what, where=where, todo=todo)


class UsageError(KgError):
    """What was asked makes no sense."""

    code, exit_code, http_status = "KG-U01", 2, 400


class QueryError(UsageError):
    """A SPARQL text that cannot be run."""

    code = "KG-U02"


class NotAcceptable(UsageError):
    """None of the media types that were asked for is offered."""

    code, http_status = "KG-U03", 406


class UnknownName(UsageError):
    """A query, an IRI or a graph that is not there."""

    code, exit_code, http_status = "KG-U04", 1, 404


class HeadTooLarge(UsageError):
    """A request with more or larger headers than are read."""

    code, http_status = "KG-U05", 431


class AddressTooLong(UsageError):
    """A request with a longer address than is read."""

    code, http_status = "KG-U06", 414


class ForeignHost(UsageError):
    """A request to a name that is not this server's."""

    code, http_status = "KG-U07", 421


class InputError(KgError):
    """Something that cannot be read."""

    code, exit_code, http_status = "KG-I01", 3, 422


class EncodingError(InputError):
    """Bytes that are not UTF-8 text."""

    code, http_status = "KG-I02", 415


class ArticleError(InputError):
    """A text that is no article that can be read."""

    code = "KG-I03"


class TooLarge(ArticleError):
    """More than the limit."""

    code, http_status = "KG-I04", 413


class LanguageError(ArticleError):
    """A text in a language that is not read."""

    code = "KG-I05"


class DateError(ArticleError):
    """A date that does not exist or cannot be right."""

    code = "KG-I06"


class RdfError(InputError):
    """RDF that does not parse."""

    code, http_status = "KG-I07", 400


class NotConforming(KgError):
    """Data that breaks a shape."""

    code, exit_code, http_status = "KG-V01", 1, 422


class StoreError(KgError):
    """The store or the network failed."""

    code, exit_code, http_status = "KG-S01", 4, 503


class StoreLocked(StoreError):
    """Another process owns the store's directory."""

    code = "KG-S02"


class RemoteError(StoreError):
    """A server answered with an error."""

    code, http_status = "KG-S03", 502


class QueryTimeout(StoreError):
    """A query took longer than it may."""

    code, http_status = "KG-S04", 504


class QueryCrash(StoreError):
    """A query ended the engine, or needed more memory than it may."""

    code = "KG-S05"


class Busy(StoreError):
    """More queries wait than are taken on; trying again later helps."""

    code = "KG-S06"


class ArchiveDamaged(StoreError):
    """The archive beside the store, or a backup of it, is not as it was written."""

    code = "KG-S07"


class DatabaseDamaged(StoreError):
    """The store's database is not as it was written; it can be made anew from the archive."""

    code = "KG-S08"


class WorkerError(KgError):
    """A process or a cluster that reads articles ended, or cannot be reached."""

    code, http_status = "KG-W01", 503


class AccessError(KgError):
    """Writing needs a right that was not shown."""

    code, exit_code, http_status = "KG-A01", 4, 401


class Forbidden(AccessError):
    """Writing is switched off."""

    code, http_status = "KG-A02", 403
