"""Some shapes, some nodes, and one shape after another: what is found then is what the whole finds there."""

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_slices import NAMES, SHAPES, TRIPLES

from kg.errors import UsageError
from kg.rdf.documents import Document
from kg.shacl import load_shapes, validate
from kg.shacl.graphs import read_graph
from kg.shacl.job import Options, validated
from kg.shacl.selection import parts, selected

ENGINES = ("pyshacl", "fast")
PREFIXES = "@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix e: <urn:e/> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> ."
PORT = f"""{PREFIXES}
e:Berth a sh:NodeShape ; sh:targetClass e:Ship ; sh:property e:Berth-quay, e:Berth-flag .
e:Berth-quay sh:path e:quay ; sh:minCount 1 .
e:Berth-flag sh:path e:flag ; sh:maxCount 1 ; sh:severity sh:Warning .
e:Crew a sh:NodeShape ; sh:targetSubjectsOf e:crew ; sh:property [ sh:path e:crew ; sh:node e:Sailor ] .
e:Sailor a sh:NodeShape ; sh:property e:Sailor-name .
e:Sailor-name sh:path e:name ; sh:minCount 1 .
e:Ship a sh:NodeShape, rdfs:Class ; sh:property [ sh:path e:draught ; sh:maxCount 1 ] .
"""
SHIPS = f"""{PREFIXES}
e:s1 a e:Ship ; e:flag "a", "b" ; e:crew e:sailor ; e:draught 1, 2 .
e:s2 a e:Ship ; e:quay e:q .
e:s3 a e:Ship .
"""


def documents(text, name="d.ttl"):
    return [Document(name, text.encode(), "text/turtle")]


def found(**options):
    return validated(documents(SHIPS), documents(PORT), Options(**options))


def told(report):
    return Counter(
        (each.focus.removeprefix("urn:e/"), (each.path or "").removeprefix("urn:e/")) for each in report
    )


WHOLE = Counter([("s1", "quay"), ("s3", "quay"), ("s1", "flag"), ("s1", "crew"), ("s1", "draught")])


@settings(max_examples=30, deadline=None, derandomize=True)
@given(st.lists(TRIPLES, max_size=40), st.sampled_from(ENGINES), st.booleans())
def test_shapes_one_after_another_find_what_they_find_together(triples, engine, doubling):
    data = read_graph("".join(f"{' '.join(triple)} .\n" for triple in triples).encode(), "turtle")
    shapes = read_graph(SHAPES.encode(), "turtle", shapes=True)
    whole = validate(data, shapes=shapes, engine=engine, covered=True)
    reports = [
        validate(data, shapes=part, engine=engine, covered=True) for part in parts(shapes, doubling=doubling)
    ]
    assert len(NAMES) > len(reports) > 1
    assert Counter(each.rank for report in reports for each in report) == Counter(each.rank for each in whole)
    assert Counter(each for report in reports for each in report.coverage) == Counter(whole.coverage)


def test_a_part_holds_nothing_of_the_other_shapes():
    sizes = [len(part) for part in parts(load_shapes())]
    assert max(sizes) < len(load_shapes()) / 4


class TestShape:
    @pytest.mark.parametrize("engine", ENGINES)
    @pytest.mark.parametrize(
        ("names", "paths"),
        [
            (["urn:e/Berth"], {"quay": 2, "flag": 1}),
            (["<urn:e/Berth>", "Crew"], {"quay": 2, "flag": 1, "crew": 1}),
            (["Crew"], {"crew": 1}),
            (["Berth-flag"], {"flag": 1}),
            (["Ship"], {"draught": 1}),
        ],
    )
    def test_only_the_named_shapes_look_at_nodes(self, engine, names, paths):
        report = found(engine=engine, shape=tuple(names))
        assert Counter((each.path or "").removeprefix("urn:e/") for each in report) == Counter(paths)

    def test_only_the_named_shapes_are_covered(self):
        assert [each.shape for each in found(shape=("Crew",)).coverage] == ["urn:e/Crew"]

    def test_our_own_shapes_keep_the_class_tree(self):
        summit = "<urn:e> a <https://w3id.org/diplomacy-kg/ontology#Summit> ."
        report = validated(documents(summit), (), Options(shape=("dips:Event",)))
        assert {each.focus for each in report} == {"urn:e"}
        assert [each.targets for each in report.coverage] == [1]

    @pytest.mark.parametrize(
        ("name", "said"),
        [("Dock", "'Dock' is no shape"), ("Sailor", "no target"), ("urn:e/quay", "'urn:e/quay' is no shape")],
    )
    def test_what_is_no_shape_or_looks_at_nothing_is_told(self, name, said):
        with pytest.raises(UsageError, match=said):
            found(shape=(name,))

    def test_an_end_that_several_shapes_have_names_none(self):
        shapes = PORT + "<urn:f/Crew> a sh:NodeShape ; sh:targetNode e:s1 ; sh:class e:Boat ."
        with pytest.raises(UsageError, match="more than one"):
            selected(read_graph(shapes.encode(), "turtle", shapes=True), ["Crew"])


class TestFocus:
    @pytest.mark.parametrize("engine", ENGINES)
    def test_only_results_about_the_nodes_count(self, engine):
        assert told(found(engine=engine, focus=("urn:e/s2",))) == Counter()
        report = found(engine=engine, focus=("urn:e/s2", "<urn:e/s3>"))
        assert told(report) == Counter([("s3", "quay")])
        assert {each.targets for each in report.coverage if each.shape == "urn:e/Berth"} == {2}
        assert found(engine=engine, focus=("urn:e/s2",)).conforms

    def test_their_values_are_looked_at_all_the_same(self):
        assert ("s1", "crew") in told(found(focus=("urn:e/s1",)))


class TestStopping:
    @pytest.mark.parametrize("engine", ENGINES)
    def test_it_is_broken_off_at_the_first_shape_that_refuses(self, engine):
        report = found(engine=engine, abort=True)
        assert told(report) == Counter([("s1", "quay"), ("s3", "quay"), ("s1", "flag")])
        assert not report.accepted
        assert ["broken off" in note.text for note in report.notes] == [True]

    def test_a_warning_is_no_reason_to_stop(self):
        shapes = PORT.replace("sh:minCount 1 .", "sh:minCount 1 ; sh:severity sh:Info .")
        report = validated(documents(SHIPS), documents(shapes), Options(abort=True))
        assert ("s1", "crew") in told(report)

    def test_no_shape_is_evaluated_behind_the_one_that_refuses(self):
        broken = (
            PORT + 'e:Z a sh:NodeShape ; sh:targetClass e:Ship ; sh:sparql [ sh:select "SELECT nonsense" ] .'
        )
        report = validated(documents(SHIPS), documents(broken), Options(abort=True))
        assert len(report) == 3

    @pytest.mark.parametrize("engine", ENGINES)
    def test_so_many_results_are_enough(self, engine):
        report = found(engine=engine, max_results=2)
        assert len(report) == 2
        assert sum(report.counts.values()) == 3
        assert len(report.coverage) < 3

    def test_what_is_cut_short_is_not_accepted(self):
        shapes = PORT.replace("sh:minCount 1 .", "sh:minCount 1 ; sh:severity sh:Info .")
        assert not validated(documents(SHIPS), documents(shapes), Options(max_results=1)).accepted

    def test_who_looks_at_everything_is_not_cut_short(self):
        report = found(max_results=50, abort=False)
        assert told(report) == WHOLE
        assert report.notes == ()


class TestProfile:
    @pytest.mark.parametrize("engine", ENGINES)
    def test_the_coverage_tells_the_seconds_of_each_shape(self, engine):
        report, whole = found(engine=engine, profile=True), found(engine=engine)
        assert told(report) == WHOLE
        assert all(each.seconds > 0 for each in report.coverage)
        assert tuple(replace(each, seconds=None) for each in report.coverage) == whole.coverage

    def test_the_report_is_the_same_as_of_all_at_once(self):
        from rdflib.compare import isomorphic

        report, whole = found(profile=True), found()
        assert isomorphic(report.to_graph(), whole.to_graph())
        assert [replace(each, shape="") for each in report] == [replace(each, shape="") for each in whole]

    def test_the_slowest_shape_is_the_first_in_the_table(self):
        text = found(profile=True).as_text()
        rows = text[text.index("seconds  nodes") :].splitlines()[1:]
        assert [row.split()[0] for row in rows] == sorted((row.split()[0] for row in rows), reverse=True)
        assert {row.split()[3] for row in rows} == {"e:Berth", "e:Crew", "e:Ship"}
        assert "seconds  nodes" not in found().as_text()
