"""The OpenAPI description, tried out by schemathesis: the service does what it promises, whatever is sent."""

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, settings
from loopback import TOKEN, serving
from schemathesis.specs.openapi.checks import negative_data_rejection, positive_data_acceptance
from serving import sample_store

from kg.config import Settings
from kg.serve import create_app
from kg.store import MemoryStore

schema = schemathesis.openapi.from_dict(create_app(MemoryStore(), Settings(store="memory:")).openapi())


@pytest.fixture(scope="module")
def url():
    with serving(sample_store(), max_body_bytes=100_000) as found:
        yield found


TEXTS = (
    "application/sparql-update",
    "application/sparql-query",
    "application/n-triples",
    "application/n-quads",
    "application/trig",
    "application/x-ndjson",
)


@schemathesis.serializer(*TEXTS)
def as_text(_context, value):
    return str(value).encode()


@schema.auth()
class Token:
    def get(self, _case, _context):
        return TOKEN

    def set(self, case, token, _context):
        case.headers = {**(case.headers or {}), "Authorization": f"Bearer {token}"}


@schema.parametrize()
@settings(
    max_examples=8,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
def test_every_operation_does_what_the_description_says(case, url):
    # That any text is taken cannot be asked: SPARQL, RDF and IRIs have grammars that no JSON schema tells.
    excluded = [positive_data_acceptance]
    if case.media_type in TEXTS or (case.media_type or "").startswith("text/"):
        # What is no string for JSON is one here.
        excluded.append(negative_data_rejection)
    case.call_and_validate(base_url=url, excluded_checks=excluded, timeout=60)
