"""Who holds a token, and what it lets them do: names, scopes and hashes in a file, read anew when it changes."""

from __future__ import annotations

import hmac
import json
import re
import secrets
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Literal, get_args

from kg.config import Settings
from kg.errors import InputError, StoreError, UnknownName, UsageError
from kg.store.directory import write_whole

Scope = Literal["read", "ingest", "update", "admin"]
SCOPES: tuple[Scope, ...] = get_args(Scope)
# What a scope lets do besides itself.
_IMPLIED: dict[Scope, frozenset[str]] = {
    "read": frozenset(),
    "ingest": frozenset({"read"}),
    "update": frozenset({"read"}),
    "admin": frozenset({"read", "ingest", "update"}),
}
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._@\-]{0,63}")
ADMIN = "KG_ADMIN_TOKEN"


@dataclass(frozen=True, slots=True)
class Token:
    """A token without its secret, of which only the SHA-256 is kept: it is random, so that this suffices."""

    name: str
    scopes: tuple[Scope, ...]
    sha256: str
    created: str = ""

    def allows(self, scope: Scope) -> bool:
        """Tell whether the holder may do what needs the scope."""
        return any(scope == each or scope in _IMPLIED[each] for each in self.scopes)


class Tokens:
    """The tokens that count: the one of the settings, and those of the file while it holds them."""

    def __init__(self, settings: Settings) -> None:
        secret = settings.admin_token.get_secret_value() if settings.admin_token else ""
        self._admin = (Token(ADMIN, ("admin",), _digest(secret)),) if secret else ()
        self._file = settings.tokens
        self._stamp: tuple[int, ...] | None = None
        self._kept: tuple[Token, ...] = ()

    def all(self) -> tuple[Token, ...]:
        """Give the tokens in force.

        :raises kg.errors.StoreError: if the file cannot be read: then nobody has a right that stands in it.
        """
        return (*self._admin, *self._of_file())

    def holder(self, secret: str) -> Token | None:
        """Give the token with this secret, or None; takes as long whichever it is."""
        digest, found = _digest(secret), None
        for token in self.all():
            if hmac.compare_digest(token.sha256, digest):
                found = token
        return found

    def _of_file(self) -> tuple[Token, ...]:
        if self._file is None:
            return ()
        try:
            status = self._file.stat()
            stamp = (status.st_mtime_ns, status.st_ctime_ns, status.st_size, status.st_ino)
            if stamp != self._stamp:
                self._kept, self._stamp = read_tokens(self._file), stamp
        except FileNotFoundError:
            self._kept, self._stamp = (), None
        except (OSError, InputError) as error:
            self._stamp = None
            raise StoreError(
                f"the file of tokens cannot be read: {getattr(error, 'what', error)}",
                where="KG_TOKENS",
                todo="The operator of the server must mend it.",
            ) from None
        return self._kept


def _digest(secret: str) -> str:
    return sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()


def read_tokens(path: Path) -> tuple[Token, ...]:
    """Give the tokens of a file; none if there is no file.

    :raises kg.errors.InputError: if it is no file of tokens.
    """
    try:
        said = json.loads(path.read_bytes())
        return tuple(_token(each) for each in said["tokens"])
    except FileNotFoundError:
        return ()
    except (ValueError, KeyError, TypeError) as error:
        raise InputError(
            f"this is no file of tokens: {error}", where=str(path), todo="Make tokens with 'kg token new'."
        ) from None


def _token(said: dict[str, object]) -> Token:
    scopes = said["scopes"]
    if not isinstance(scopes, list) or not set(scopes) <= set(SCOPES):
        raise ValueError(f"scopes must be some of {', '.join(SCOPES)}")
    digest = str(said["sha256"])
    if not re.fullmatch("[0-9a-f]{64}", digest):
        raise ValueError("sha256 must be 64 hexadecimal digits")
    return Token(str(said["name"]), tuple(scopes), digest, str(said.get("created", "")))


def new_token(path: Path, name: str, scopes: Sequence[str]) -> str:
    """Put a token into the file, which is made if need be, and give its secret: it is shown this once only.

    :raises kg.errors.UsageError: for a name or a scope that is not allowed, or a name that is taken.
    """
    kept = read_tokens(path)
    wrong = [scope for scope in scopes if scope not in SCOPES]
    if wrong or not scopes:
        what = f"{wrong[0]!r} is no scope" if wrong else "a token needs a scope"
        raise UsageError(what, where="--scope", todo=f"Known: {', '.join(SCOPES)}.")
    if not _NAME.fullmatch(name) or name == ADMIN:
        raise UsageError(f"{name!r} is no name for a token", todo="Take letters, digits and . _ @ -")
    if any(token.name == name for token in kept):
        raise UsageError(
            f"there is a token named {name!r}", where=str(path), todo="Revoke it, or take another name."
        )
    secret = f"kg_{secrets.token_urlsafe(32)}"
    ordered = tuple(scope for scope in SCOPES if scope in scopes)
    created = datetime.now(UTC).isoformat(timespec="seconds")
    _write(path, [*kept, Token(name, ordered, _digest(secret), created)])
    return secret


def revoke_token(path: Path, name: str) -> None:
    """Take a token out of the file.

    :raises kg.errors.UnknownName: if it holds none of this name.
    """
    kept = read_tokens(path)
    left = [token for token in kept if token.name != name]
    if len(left) == len(kept):
        raise UnknownName(f"there is no token named {name!r}", where=str(path), todo="See 'kg token list'.")
    _write(path, left)


def _write(path: Path, tokens: Iterable[Token]) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, {"tokens": [asdict(token) for token in tokens]}, 0o600)
    except OSError as error:
        raise StoreError(f"the file of tokens cannot be written: {error.strerror}", where=str(path)) from None
