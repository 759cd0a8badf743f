import pytest

from kg.authority import Authority, load_authority
from kg.config import Settings


@pytest.fixture(scope="session")
def authority() -> Authority:
    return load_authority()


@pytest.fixture
def with_own(tmp_path):
    """Load the authority data with this text as the user's own file."""

    def load(turtle: str, **settings) -> Authority:
        path = tmp_path / "own.ttl"
        path.write_text(PREFIXES + turtle, encoding="utf-8")
        return load_authority(Settings(authority=path, **settings))

    return load


PREFIXES = """
@prefix dip: <https://w3id.org/diplomacy-kg/ontology#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix wd: <http://www.wikidata.org/entity/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix : <http://example.org/mine#> .
@prefix country: <https://w3id.org/diplomacy-kg/id/country/> .
"""
