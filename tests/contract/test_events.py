"""A Frame, its class in the ontology and its shape say the same of an event type."""

import pytest
from rdflib import OWL, RDF, RDFS, SH, SKOS, Graph, Namespace

from kg.events import EVENTS, PARENTS
from kg.model import Role
from kg.rdf.terms import ONTOLOGY, concept
from kg.resources import folder
from kg.shacl import load_shapes

DIP = Namespace(ONTOLOGY)
TERMS = Graph().parse(folder("ontology") / "diplomacy.ttl")
SHAPES = load_shapes()
# Neither PLOVER nor CAMEO has a counterpart for these.
UNCODED = {"Vote", "Appointment", "Resignation", "Summons"}
ROLE_PATH = [DIP.hasParticipation, DIP.role]

each_frame = pytest.mark.parametrize("frame", EVENTS, ids=lambda frame: frame.name)


def ancestors(name):
    return set(TERMS.transitive_objects(DIP[name], RDFS.subClassOf))


def demands(name):
    """Give the property shapes whose violation would refuse an event of this class."""
    for wide in ancestors(name):
        for node in SHAPES.subjects(SH.targetClass, wide):
            for shape in SHAPES.objects(node, SH.property):
                if (shape, SH.severity, SH.Violation) in SHAPES:
                    yield shape


def steps(path):
    return list(SHAPES.items(path)) if (path, RDF.first, None) in SHAPES else [path]


def least_participations(name):
    """Give how many participations the shapes of a class demand."""
    return max(
        (
            int(number)
            for shape in demands(name)
            if SHAPES.value(shape, SH.path) == DIP.hasParticipation
            for number in SHAPES.objects(shape, SH.minCount)
        ),
        default=0,
    )


def least_per_role(name):
    """Give how many participations of each role the shapes of a class demand.

    The speaker of a speech act is a property of its own, ``dip:speaker``.
    """
    found = {}
    for shape in demands(name):
        path = steps(SHAPES.value(shape, SH.path))
        if path == ROLE_PATH:
            for role in SHAPES.objects(shape, SH.hasValue):
                found[role_of(role)] = 1
        if path == [DIP.speaker] and (number := SHAPES.value(shape, SH.minCount)) is not None:
            found[Role.SPEAKER] = int(number)
    return found


def role_of(iri):
    return Role(str(TERMS.value(iri, SKOS.notation)))


@each_frame
def test_the_class_is_in_the_ontology_below_the_parent_of_the_frame(frame):
    assert (DIP[frame.name], RDF.type, OWL.Class) in TERMS
    assert (DIP[frame.name], RDFS.subClassOf, DIP[frame.parent]) in TERMS
    assert DIP.Event in ancestors(frame.name)


@pytest.mark.parametrize(("name", "parent"), PARENTS.items())
def test_the_classes_above_the_frames_are_in_the_ontology(name, parent):
    assert (DIP[name], RDFS.subClassOf, DIP[parent]) in TERMS


def test_every_event_class_has_a_frame_or_stands_above_one():
    classes = {term.fragment for term in TERMS.transitive_subjects(RDFS.subClassOf, DIP.Event)}
    assert classes == {frame.name for frame in EVENTS} | set(PARENTS) | {"Event"}


@each_frame
def test_the_frame_and_the_class_have_the_same_label(frame):
    assert str(TERMS.value(DIP[frame.name], RDFS.label)) == frame.label


@each_frame
def test_the_class_has_the_codes_of_event_data(frame):
    assert ((DIP[frame.name], SKOS.notation, None) in TERMS) == (frame.name not in UNCODED)


@each_frame
def test_a_shape_is_about_the_class(frame):
    assert any((None, SH.targetClass, wide) in SHAPES for wide in ancestors(frame.name) - {DIP.Event})


@each_frame
def test_the_shape_demands_as_many_participations_as_the_frame(frame):
    assert least_participations(frame.name) == frame.min_participants


@each_frame
def test_the_shape_demands_the_roles_that_the_frame_demands(frame):
    assert least_per_role(frame.name) == {role: number for role, number in frame.at_least.items() if number}


@pytest.mark.parametrize("name", [*PARENTS, "Event"])
def test_what_falls_short_can_be_told_as_its_parent(name):
    if name == "SpeechAct":
        assert least_per_role(name) == {Role.SPEAKER: 1}
    else:
        assert (least_participations(name), least_per_role(name)) == (0, {})


@pytest.mark.parametrize("role", Role)
def test_every_role_is_allowed_in_a_participation(role):
    (shape,) = SHAPES.subjects(SH.path, DIP.role)
    allowed = {str(iri) for iri in SHAPES.items(SHAPES.value(shape, SH["in"]))}
    assert concept(role) in allowed
