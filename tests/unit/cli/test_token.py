"""``kg token``: new, list, revoke."""

import pytest

from kg.cli.app import run
from kg.config import Settings
from kg.serve.tokens import Tokens


@pytest.fixture
def file(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("KG_TOKENS", "tokens.json")
    return tmp_path / "tokens.json"


def test_a_token_is_made_listed_and_revoked(file, capfd):
    assert run(["token", "new", "desk", "--scope", "ingest", "--scope", "read"]) == 0
    made = capfd.readouterr()
    secret = made.out.strip()
    assert "not shown again" in made.err
    assert Tokens(Settings(tokens=file)).holder(secret).scopes == ("read", "ingest")
    assert run(["token", "list"]) == 0
    listed = capfd.readouterr().out
    assert "desk  read ingest  20" in listed
    assert secret not in listed
    assert run(["token", "revoke", "desk"]) == 0
    assert Tokens(Settings(tokens=file)).holder(secret) is None
    assert run(["token", "revoke", "desk"]) == 1
    assert "no token named 'desk'" in capfd.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["new"], "needs a name"),
        (["new", "desk"], "needs a scope"),
        (["new", "desk", "--scope", "write"], "'write' is no scope"),
        (["show"], "Known: new, list, revoke"),
    ],
)
def test_what_cannot_be_done_is_told(file, capfd, arguments, said):
    assert run(["token", *arguments]) == 2
    assert said in capfd.readouterr().err
    assert not file.exists()


def test_without_a_file_the_setting_is_named(monkeypatch, capfd):
    monkeypatch.delenv("KG_TOKENS", raising=False)
    assert run(["token", "list"]) == 2
    assert "KG_TOKENS" in capfd.readouterr().err


def test_a_file_that_is_none_is_told_of(file, capfd):
    file.write_text("{}")
    assert run(["token", "list"]) == 3
    assert "no file of tokens" in capfd.readouterr().err
