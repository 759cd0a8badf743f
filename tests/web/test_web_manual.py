"""``/help``: the pages of the manual, for people and as the Markdown that they are written in."""

import re
from pathlib import Path

from serving import BROWSER

import kg

PAGES = sorted((Path(kg.__file__).parent / "docs").glob("*.md"))


def test_the_contents_name_every_page(reader):
    said = reader.get("/help", headers=BROWSER).text
    assert sorted(re.findall(r'href="/help/([\w-]+)"', said)) == [path.stem for path in PAGES]
    told = reader.get("/help", headers={"accept": "text/markdown"}).text
    assert sorted(re.findall(r"\(help/([\w-]+)\)", told)) == [path.stem for path in PAGES]


def test_a_page_is_html_for_people_and_markdown_for_who_asks(reader):
    for path in PAGES:
        page = reader.get(f"/help/{path.stem}", headers=BROWSER)
        assert page.headers["content-type"] == "text/html; charset=utf-8"
        assert page.text.count("<h1>") == 1
        as_written = reader.get(f"/help/{path.stem}", headers={"accept": "text/markdown"})
        assert as_written.headers["content-type"] == "text/markdown; charset=utf-8"
        assert as_written.content == path.read_bytes()


def test_links_between_pages_lead_to_pages(reader):
    for path in PAGES:
        said = reader.get(f"/help/{path.stem}", headers=BROWSER).text
        assert ".md" not in said.replace("promises.md", "")
        for name in re.findall(r'href="([\w-]+)(?:#[\w-]*)?"', said):
            assert (path.parent / f"{name}.md").exists(), (path.name, name)


def test_what_is_no_page_is_a_problem_that_names_the_contents(reader):
    answer = reader.get("/help/..%2Fversion")
    assert answer.status_code == 404
    answer = reader.get("/help/nothing")
    assert (answer.status_code, answer.json()["todo"]) == (404, "See /help.")
