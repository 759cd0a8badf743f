"""``kg config``: the settings in force, and where each comes from."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kg.cli.session import Session

if TYPE_CHECKING:
    from kg.config import Settings


def config(
    session: Session,
    *,
    format: Annotated[str, typer.Option(metavar="table|json", help="How to print.")] = "table",
) -> None:
    """Show every setting: its value, where the value comes from, and what it means.

    A flag wins over KG_* in the environment, that over kg.toml in the working directory, that over the
    default.
    """
    from kg.cli.output import write
    from kg.cli.table import table
    from kg.errors import UsageError

    if format not in ("table", "json"):
        raise UsageError(f"{format!r} is no output format", todo="Known: table, json.")
    rows = in_force(session.settings(), {"store": session.store})
    if format == "json":
        write(json.dumps(rows, ensure_ascii=False, indent=2) + "\n")
        return
    heads = ("setting", "value", "from", "meaning")
    write(table(heads, [(row["name"], _shown(row["value"]), row["from"], row["meaning"]) for row in rows]))


def in_force(settings: Settings, flags: dict[str, Any]) -> list[dict[str, Any]]:
    """Give name, value, origin and meaning of each setting; secrets as ``***``."""
    return [
        {
            "name": name,
            "variable": f"KG_{name.upper()}",
            "value": _value(getattr(settings, name)),
            "from": _origin(name, flags),
            "meaning": field.description,
        }
        for name, field in type(settings).model_fields.items()
    ]


def _origin(name: str, flags: dict[str, Any]) -> str:
    if flags.get(name) is not None:
        return f"--{name.replace('_', '-')}"
    variable = f"KG_{name.upper()}"
    if any(key.upper() == variable for key in os.environ):
        return variable
    return "kg.toml" if name in _in_file() else "default"


def _in_file() -> dict[str, Any]:
    import tomllib

    file = Path("kg.toml")
    return tomllib.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}


def _value(value: Any) -> Any:
    if hasattr(value, "get_secret_value"):
        return "***"
    return str(value) if isinstance(value, Path) else value


def _shown(value: Any) -> str:
    return "(unset)" if value is None else str(value)
