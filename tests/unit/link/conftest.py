from datetime import date

import pytest

from kg.authority import Authority, load_authority
from kg.link import AuthorityLinker, LinkQuery
from kg.model import EntityKind


@pytest.fixture(scope="session")
def authority() -> Authority:
    return load_authority()


@pytest.fixture(scope="session")
def country(authority):
    """Give the id of a country by its ISO code."""
    codes = {code: id for id, one in authority.known.items() for code in one.codes[:1]}
    return codes.__getitem__


@pytest.fixture(scope="session")
def ask(authority, country):
    """Link names; offices and countries near are given by ISO code."""
    linker = AuthorityLinker(authority)

    def link(*names, kind=EntityKind.PERSON, offices=(), near=(), day=None):
        owners = tuple((title, country(of) if of and len(of) == 2 else of) for title, of in offices)
        published = date.fromisoformat(day) if day else None
        return linker.link(LinkQuery(names, kind, owners, frozenset(map(country, near)), published))

    return link
