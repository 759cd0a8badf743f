"""Articles that are sent are validated beside the server: what a validation changes in rdflib nobody here sees."""

from serving import BEARER, serving

TEXT = (
    "Britain's Keir Starmer met France's Emmanuel Macron in Paris on Tuesday. They signed an agreement there."
)
SENT = {"title": "Talks in Paris", "published": "2026-03-05", "text": TEXT}


def test_nothing_in_the_server_is_changed_by_the_validation_of_an_article(monkeypatch):
    def fail(*_, **__):
        raise AssertionError("it was validated in the server's process")

    with serving() as client:
        monkeypatch.setattr("kg.shacl.engines.contained", fail)
        answer = client.post("/articles", json=SENT, headers=BEARER)
        assert answer.status_code == 201, answer.text
    (line,) = answer.json()["articles"]
    assert line["counts"]["events"] > 0
    # Without what is known of the entities it would not conform.
    assert line["report"]["conforms"]
