"""The README's tables that are made from the program, so that they cannot go stale."""

import re

from readme_figures import figures_table

from kg.config import Settings
from kg.errors import KgError

MADE = re.compile(r"<!-- (?P<name>settings|errors|figures) -->\n(?:\|.*\n)*")


def settings_table():
    rows = ["| setting | variable | default | meaning |", "| --- | --- | --- | --- |"]
    for name, field in Settings.model_fields.items():
        default = "(unset)" if field.default is None else f"`{field.default}`"
        rows.append(f"| `{name}` | `KG_{name.upper()}` | {default} | {field.description} |")
    return rows


def errors_table():
    rows = ["| code | means | exit code | HTTP status |", "| --- | --- | --- | --- |"]
    for kind in sorted(errors(), key=lambda kind: kind.code):
        meaning = kind.__doc__.splitlines()[0].rstrip(".")
        rows.append(f"| `{kind.code}` | {meaning} | {kind.exit_code} | {kind.http_status} |")
    return rows


def errors(root=KgError):
    return [
        each
        for kind in root.__subclasses__()
        if kind.__module__ == "kg.errors"
        for each in (kind, *errors(kind))
    ]


TABLES = {"settings": settings_table, "errors": errors_table, "figures": figures_table}


def rewritten(text):
    return MADE.sub(
        lambda made: f"<!-- {made['name']} -->\n" + "\n".join(TABLES[made["name"]]()) + "\n", text
    )
