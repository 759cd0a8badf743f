"""Checks shapes as an author wants them checked: not only whether they are well-formed, but whether they make sense."""

from kg.shacl.lint.report import lint_shapes, linted

__all__ = ["lint_shapes", "linted"]
