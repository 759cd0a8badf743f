"""Every regular expression of the code, with the methods by which it is run."""

import ast
import contextlib
import importlib
import pkgutil
import re
from collections.abc import Mapping
from pathlib import Path

import kg

ROOT = Path(__file__).resolve().parents[1]
_RUN = {
    "match": "match",
    "fullmatch": "fullmatch",
    **dict.fromkeys(("search", "finditer", "findall", "sub", "subn", "split", "scanner"), "search"),
}


def patterns():
    """Give each pattern by module and name, with its methods (all that starts anew at each place is ``search``)."""
    uses = _uses()
    found = {}
    for info in pkgutil.walk_packages(kg.__path__, "kg."):
        if info.name.endswith("__main__"):
            continue
        module = importlib.import_module(info.name)
        for name, value in vars(module).items():
            for place, pattern in _within(value, name, info.name):
                found.setdefault((pattern.pattern, pattern.flags), (f"{info.name}.{place}", pattern, set()))[
                    2
                ].update(uses.get(info.name, {}).get(name) or {"search"})
    for where, pattern, method in _inline():
        if method == "compile" and (pattern.pattern, pattern.flags) in found:
            continue
        known = found.setdefault((pattern.pattern, pattern.flags), (where, pattern, set()))
        known[2].add(_RUN.get(method, "search"))
    return {where: (pattern, sorted(methods)) for where, pattern, methods in found.values()}


def _within(value, name, module, depth=3):
    """Give the patterns that a value of a module is, holds, or has as an attribute of its class."""
    if isinstance(value, re.Pattern):
        yield name, value
    elif not depth:
        return
    elif isinstance(value, type) and value.__module__ == module:
        for attribute, inner in vars(value).items():
            yield from _within(inner, f"{name}.{attribute}", module, depth - 1)
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _within(inner, f"{name}[{key!r}]", module, depth - 1)
            yield from _within(key, f"{name}[key]", module, depth - 1)
    elif isinstance(value, (tuple, list, set, frozenset)):
        for number, inner in enumerate(value):
            yield from _within(inner, f"{name}[{number}]", module, depth - 1)


def _trees():
    for path in sorted((ROOT / "kg").rglob("*.py")):
        yield path.relative_to(ROOT), ast.parse(path.read_text(encoding="utf-8"))


def _uses():
    """Map each module to its names that methods of patterns are called on, with these; other uses are searches."""
    uses = {}
    for path, tree in _trees():
        called, here = set(), uses.setdefault(_module(path), {})
        for node in ast.walk(tree):
            if _is_call(node) and node.func.attr in _RUN:
                called.add(id(node.func.value))
                # From a place on, again and again: as a search does.
                method = "search" if len(node.args) > 1 else _RUN[node.func.attr]
                here.setdefault(node.func.value.id, set()).add(method)
        for node in ast.walk(tree):
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and id(node) not in called:
                here.setdefault(node.id, set()).add("search")
    return uses


def _is_call(node):
    """Tell whether it calls a method of what has a name."""
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and isinstance(node.func.value, ast.Name)
    )


def _module(path):
    return ".".join(path.with_suffix("").parts).removesuffix(".__init__")


def _inline():
    """Give what functions compile or run by themselves, as far as it is made of names of their module."""
    for path, tree in _trees():
        names = {**vars(importlib.import_module(_module(path))), "re": re} if path.stem != "__main__" else {}
        for node in ast.walk(tree):
            if _is_call(node) and node.func.value.id == "re" and node.func.attr in (*_RUN, "compile"):
                flags = [each for each in node.args[1:] if "re." in ast.unparse(each)]
                flags += [key.value for key in node.keywords if key.arg == "flags"]
                with contextlib.suppress(NameError):
                    text, *given = (eval(ast.unparse(each), names) for each in (node.args[0], *flags))
                    yield f"{path}:{node.lineno}", re.compile(text, sum(given)), node.func.attr
