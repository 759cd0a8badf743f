"""From annotations to facts, and facts as JSON."""

from kg.facts.json_facts import to_json
from kg.facts.reader import read_facts

__all__ = ["read_facts", "to_json"]
