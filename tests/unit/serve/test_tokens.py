"""The file of tokens: made, read anew when it changes, and never holding a secret."""

import json
import os

import pytest

from kg.config import Settings
from kg.errors import InputError, StoreError, UnknownName, UsageError
from kg.serve.tokens import SCOPES, Tokens, new_token, read_tokens, revoke_token


@pytest.fixture
def file(tmp_path):
    return tmp_path / "keys" / "tokens.json"


def test_a_new_token_is_known_by_its_secret_and_the_file_does_not_hold_it(file):
    secret = new_token(file, "desk", ["update", "ingest"])
    assert len(secret) > 40
    assert secret not in file.read_text()
    assert file.stat().st_mode & 0o777 == 0o600
    found = Tokens(Settings(tokens=file)).holder(secret)
    assert (found.name, found.scopes) == ("desk", ("ingest", "update"))
    assert found.created.startswith("20")


@pytest.mark.parametrize("other", ["", "x", "kg_", "é", "\ud800"])
def test_no_other_secret_is_known(file, other):
    secret = new_token(file, "desk", ["admin"])
    tokens = Tokens(Settings(tokens=file, admin_token="the-one"))
    assert tokens.holder(other) is None
    assert tokens.holder(secret[:-1]) is None
    assert tokens.holder(read_tokens(file)[0].sha256) is None


def test_changes_of_the_file_count_at_once(file):
    tokens = Tokens(Settings(tokens=file))
    assert tokens.all() == ()
    first = new_token(file, "first", ["read"])
    second = new_token(file, "second", ["admin"])
    assert (tokens.holder(first).name, tokens.holder(second).name) == ("first", "second")
    revoke_token(file, "first")
    assert (tokens.holder(first), tokens.holder(second).name) == (None, "second")
    file.unlink()
    assert tokens.holder(second) is None


def test_the_token_of_the_settings_lets_do_all():
    tokens = Tokens(Settings(admin_token="the-one"))
    assert all(tokens.holder("the-one").allows(scope) for scope in SCOPES)
    assert Tokens(Settings(admin_token="")).all() == ()


@pytest.mark.parametrize(
    ("scope", "allowed"),
    [
        ("read", {"read"}),
        ("ingest", {"read", "ingest"}),
        ("update", {"read", "update"}),
        ("admin", {"read", "ingest", "update", "admin"}),
    ],
)
def test_what_each_scope_lets_do(file, scope, allowed):
    token = Tokens(Settings(tokens=file)).holder(new_token(file, "one", [scope]))
    assert {each for each in SCOPES if token.allows(each)} == allowed


@pytest.mark.parametrize(
    ("name", "scopes"),
    [
        ("", ["read"]),
        ("a b", ["read"]),
        ("x" * 65, ["read"]),
        ("KG_ADMIN_TOKEN", ["read"]),
        ("one", []),
        ("one", ["write"]),
    ],
)
def test_names_and_scopes_that_are_not_allowed(file, name, scopes):
    with pytest.raises(UsageError):
        new_token(file, name, scopes)
    assert not file.exists()


def test_a_name_is_taken_once_and_revoked_once(file):
    new_token(file, "one", ["read"])
    with pytest.raises(UsageError, match="there is a token named 'one'"):
        new_token(file, "one", ["admin"])
    revoke_token(file, "one")
    with pytest.raises(UnknownName):
        revoke_token(file, "one")


BROKEN = [
    "",
    "[]",
    "{}",
    '{"tokens": [{"name": "x", "scopes": ["admin"]}]}',
    '{"tokens": [{"name": "x", "scopes": ["all"], "sha256": "' + "0" * 64 + '"}]}',
    '{"tokens": [{"name": "x", "scopes": "admin", "sha256": "' + "0" * 64 + '"}]}',
    '{"tokens": [{"name": "x", "scopes": ["admin"], "sha256": ""}]}',
]


@pytest.mark.parametrize("text", BROKEN, ids=range(len(BROKEN)))
def test_a_broken_file_gives_no_rights_and_is_told_of(file, text):
    new_token(file, "one", ["read"])
    tokens = Tokens(Settings(tokens=file))
    assert tokens.all()
    file.write_text(text)
    with pytest.raises(InputError, match="no file of tokens"):
        read_tokens(file)
    for _ in range(2):
        with pytest.raises(StoreError, match="cannot be read"):
            tokens.all()


def test_a_file_that_is_changed_to_one_of_the_same_length_in_the_same_instant_is_read_anew(file):
    new_token(file, "one", ["read"])
    tokens = Tokens(Settings(tokens=file))
    before = tokens.all()
    stamp = file.stat().st_mtime_ns
    revoke_token(file, "one")
    new_token(file, "two", ["read"])
    os.utime(file, ns=(stamp, stamp))
    assert [token.name for token in tokens.all()] == ["two"] != [token.name for token in before]


def test_the_file_is_plain_json(file):
    new_token(file, "one", ["read"])
    said = json.loads(file.read_text())["tokens"]
    assert [set(each) for each in said] == [{"name", "scopes", "sha256", "created"}]
