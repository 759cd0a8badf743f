"""``/help``: the manual, a page a task, as HTML and as the Markdown that it is written in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from html import escape
from pathlib import Path

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

import kg
from kg.errors import UnknownName
from kg.serve.answers import data, html
from kg.serve.negotiation import choose
from kg.serve.pages import render

router = APIRouter(tags=["Pages"])
MARKDOWN = "text/markdown"
_HTML = "text/html"
_FOLDER = Path(kg.__file__).parent / "docs"


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the manual: its name in addresses, its title, and its text in Markdown."""

    name: str
    title: str
    text: str

    @property
    def html(self) -> str:
        """Give the text as HTML; links to other pages lead to their addresses here, tables have a caption."""
        from markdown_it import MarkdownIt

        made = str(MarkdownIt("commonmark").enable("table").render(self.text))
        table = f'<div class="scroll"><table><caption class="unseen">{escape(self.title)}</caption>'
        for plain, full in (("<table>", table), ("</table>", "</table></div>"), ("<th>", '<th scope="col">')):
            made = made.replace(plain, full)
        return re.sub(r'href="([\w-]+)\.md(#[\w-]*)?"', r'href="\1\2"', made)


@router.get("/help", summary="The pages of the manual")
async def contents(request: Request) -> Response:
    """Give the titles of all pages, each with its address."""
    if choose(request.headers.get("accept"), (_HTML, MARKDOWN)) == MARKDOWN:
        lines = (f"- [{page.title}](help/{page.name})" for page in manual().values())
        return data("\n".join(["# Help", "", *lines, ""]).encode(), MARKDOWN)
    return html(render(request.scope, "manual.html", title="Help", pages=manual().values()))


@router.get("/help/{name}", summary="A page of the manual")
async def page(request: Request, name: str) -> Response:
    """Give a page, as HTML or as Markdown."""
    found = manual().get(name)
    if found is None:
        raise UnknownName(f"the manual has no page {name[:80]!r}", todo="See /help.")
    if choose(request.headers.get("accept"), (_HTML, MARKDOWN)) == MARKDOWN:
        return data(found.text.encode(), MARKDOWN)
    return html(render(request.scope, "manual_page.html", title=found.title, body=found.html))


@cache
def manual() -> dict[str, Page]:
    """Give the pages by their names."""
    pages = (_read(path) for path in sorted(_FOLDER.glob("*.md")))
    return {page.name: page for page in pages}


def _read(path: Path) -> Page:
    text = path.read_text(encoding="utf-8")
    return Page(path.stem, text.partition("\n")[0].removeprefix("# "), text)
