"""How well names are linked: the gold entities of the development texts, with names, offices and date."""

import json
from dataclasses import dataclass
from datetime import date

import pytest
from measured import record

from kg.authority import load_authority
from kg.link import AuthorityLinker, LinkQuery
from kg.model import EntityKind, LinkStatus

PRECISION, RECALL, OF_KNOWN = 0.98, 0.85, 0.95


@dataclass
class Figures:
    right: int = 0
    wrong: int = 0
    missed: int = 0
    unknown: int = 0

    @property
    def precision(self):
        return self.right / (self.right + self.wrong)

    @property
    def recall(self):
        """Of all gold entities that have an identifier."""
        return self.right / (self.right + self.wrong + self.missed + self.unknown)

    @property
    def of_known(self):
        """Of the gold entities whose identifier is in authority data or was linked otherwise."""
        return self.right / (self.right + self.wrong + self.missed)


def names(entity):
    forms = sorted(entity.get("aliases_in_text", []), key=lambda form: (-len(form), form))
    return tuple(dict.fromkeys([entity["name"], *forms]))


def answers(linker, gold):
    """Give each gold entity with the answer; countries and bodies first, for the others to stand beside."""
    day = date.fromisoformat(gold["published"])
    found = {}
    for entity in sorted(gold["entities"], key=lambda one: one["kind"] not in ("Country", "Organization")):
        near = frozenset(
            one.id for other, one in found.items() if other.startswith(("Country", "Organization"))
        )
        owners = {key.partition(" ")[2]: one.id for key, one in found.items()}
        offices = tuple(
            (one["office"], owners.get(one["of"]))
            for one in gold["tenures"]
            if one["person"] == entity["name"]
        )
        query = LinkQuery(names(entity), EntityKind(entity["kind"]), offices, near, day)
        found[f"{entity['kind']} {entity['name']}"] = answer = linker.link(query)
        yield entity, answer


@pytest.fixture(scope="module")
def figures(shared) -> Figures:
    authority = load_authority()
    linker = AuthorityLinker(authority)
    known = {one.wikidata for one in authority.known.values()}
    count = Figures()
    for path in sorted((shared / "eval" / "dev").glob("[0-9]*.json")):
        for entity, answer in answers(linker, json.loads(path.read_text(encoding="utf-8"))):
            wanted = entity.get("wikidata")
            if not wanted:
                continue
            accepted = answer.status is LinkStatus.ACCEPTED
            given = answer.known.wikidata if accepted and answer.known else None
            count.right += given == wanted
            count.wrong += given not in (wanted, None)
            count.missed += given is None and wanted in known
            count.unknown += given is None and wanted not in known
    record({"linking precision": count.precision, "linking recall": count.recall})
    return count


def test_hardly_a_link_is_wrong(figures, capsys):
    with capsys.disabled():
        print(f"\nlinking: P {figures.precision:.3f} R {figures.recall:.3f} ({figures})")
    record({"identifiers precision": figures.precision, "identifiers recall": figures.recall})
    assert figures.right > 130
    assert figures.precision >= PRECISION


def test_most_of_what_has_an_identifier_gets_it(figures):
    assert figures.recall >= RECALL


def test_most_of_what_is_known_is_found(figures):
    assert figures.of_known >= OF_KNOWN
