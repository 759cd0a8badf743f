from dataclasses import replace
from itertools import permutations

from made_up import ADA, EVENTS, LINKS, seen

from kg.model import Mode, Participation, Role
from kg.rdf.unify import by_iri, unite

SURE = Participation(ADA, Role.HOST, seen("Ada Quill"), 0.9, "a")
VIRTUAL = Participation(ADA, Role.HOST, seen("met"), 0.6, "b", mode=Mode.VIRTUAL, in_capacity=0)
IN_PERSON = Participation(ADA, Role.HOST, seen("Monday"), 0.5, "c", mode=Mode.IN_PERSON)


def test_the_surest_speaks_and_takes_from_the_others_what_it_lacks():
    one = unite([IN_PERSON, SURE, VIRTUAL])
    assert (one.confidence, one.method, one.mode, one.in_capacity) == (0.9, "a", Mode.VIRTUAL, 0)


def test_evidence_of_all_is_kept_once():
    one = unite([SURE, VIRTUAL, IN_PERSON, SURE])
    assert set(one.evidence) == set(SURE.evidence + VIRTUAL.evidence + IN_PERSON.evidence)
    assert len(one.evidence) == 3


def test_the_order_does_not_matter():
    assert (
        len({unite(order) for order in permutations([SURE, VIRTUAL, IN_PERSON, replace(SURE, method="z")])})
        == 1
    )


def test_a_zero_counts_as_said():
    told = replace(EVENTS[1], confidence=0.9, killed=0, injured=None)
    one = unite([EVENTS[1], told])
    assert (one.killed, one.injured) == (0, 12)


def test_links_unite_by_score_and_keep_all_surface_forms():
    other = replace(LINKS[1], score=0.8, surface_forms=("Mr Tarn",), method="other")
    one = unite([LINKS[1], other])
    assert (one.score, one.method) == (0.8, "other")
    assert set(one.surface_forms) == {"Bo Tarn", "Tarn", "Mr Tarn"}


def test_nodes_are_grouped_by_iri_in_the_order_of_first_sight():
    nodes = by_iri([IN_PERSON, replace(SURE, role=Role.GUEST), SURE], lambda part: part.role)
    assert list(nodes) == [Role.HOST, Role.GUEST]
    assert nodes[Role.HOST].confidence == 0.9
