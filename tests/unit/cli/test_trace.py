"""``kg extract --trace`` and ``--html``: how an article was read, for the eye."""

import html.parser
import json

import pytest

from kg.cli.app import run

RECORD = {
    "id": "one",
    "title": "Talks in Oslo",
    "published": "2026-03-12",
    "text": "Norwegian Prime Minister Ingvild Haugsrud met <Fiji's> Foreign Minister Seru Vakatawa in Oslo on Tuesday. "
    "Haugsrud called the talks “useful & frank”.",
}


class Marks(html.parser.HTMLParser):
    """Gathers the text of the article and the words in marks."""

    def __init__(self):
        super().__init__()
        self.text, self.marked, self.inside, self.mark = "", [], False, None

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self.inside = self.inside or given.get("class") == "text"
        if tag == "mark" and "data-facts" in given:
            self.mark = given["data-facts"].split()

    def handle_endtag(self, tag):
        if tag == "p":
            self.inside = False
        if tag == "mark":
            self.mark = None

    def handle_data(self, data):
        if self.inside:
            self.text += data
            if self.mark:
                self.marked.append(data)


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "one.json"
    path.write_text(json.dumps(RECORD))
    return path


def test_the_trace_tells_sentence_rule_words_and_what_came_of_them(article, capsys):
    assert run(["extract", str(article), "--trace"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("Talks in Oslo\npublished 2026-03-12, ")
    assert "] Haugsrud called the talks" in out
    fired = [line for line in out.splitlines() if line.startswith("  + event")]
    assert any("Meeting happened" in line for line in fired)
    assert any(line.startswith("  - dropped") and ">>met<<" in line for line in out.splitlines())


def test_the_page_shows_the_article_to_the_letter_with_its_facts_marked(article, tmp_path, capsys):
    page = tmp_path / "out" / "page.html"
    assert run(["extract", str(article), "--html", str(page)]) == 0
    assert capsys.readouterr().out == ""
    read = Marks()
    read.feed(page.read_text())
    assert read.text == f"{RECORD['title']}\n\n{RECORD['text']}"
    assert {"met", "Oslo"} <= set(read.marked)
    assert "http" not in page.read_text().replace("http-equiv", "")


def test_page_and_trace_go_together(article, tmp_path, capsys):
    page = tmp_path / "page.html"
    assert run(["extract", str(article), "--trace", "--html", str(page)]) == 0
    assert ">>met<<" in capsys.readouterr().out
    assert page.stat().st_size > 2_000


def test_an_article_that_cannot_be_read_is_told_and_the_others_are_shown(article, tmp_path, capsys):
    bad = tmp_path / "bad.json"
    bad.write_text("{")
    assert run(["extract", str(bad), str(article), "--trace"]) == 3
    captured = capsys.readouterr()
    assert ">>met<<" in captured.out
    assert "bad.json" in captured.err


def test_a_page_that_cannot_be_written_is_an_error_with_its_place(article, tmp_path, capsys):
    (tmp_path / "file").write_text("")
    assert run(["extract", str(article), "--html", str(tmp_path / "file" / "page.html")]) == 4
    assert "page.html" in capsys.readouterr().err
