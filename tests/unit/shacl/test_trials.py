"""Shapes tried on examples: what passes, what fails, and what no example shows."""

import pytest

from kg.errors import InputError, RdfError
from kg.shacl.examples import examples
from kg.shacl.graphs import read_graph
from kg.shacl.trials import rules, trials, trials_text

PREFIXES = "@prefix ex: <https://x.example/> . @prefix sh: <http://www.w3.org/ns/shacl#> .\n"
SHAPES = """
ex:Ship a sh:NodeShape ; sh:targetClass ex:Vessel ; sh:nodeKind sh:IRI ;
  sh:property [ sh:path ex:name ; sh:minCount 1 ; sh:maxCount 1 ] , ex:Crew .
ex:Crew sh:path ex:crew ; sh:minCount 1 .
ex:Dock sh:targetClass ex:Dock ; sh:closed true ; sh:ignoredProperties ( ex:p ) .
"""
GOOD = "ex:a a ex:Vessel ; ex:name 'a' ; ex:crew ex:c ."
NAMELESS = "ex:a a ex:Vessel ; ex:crew ex:c ."
HEAD = "# Comments.\nPREFIX ex: <https://x.example/>\n\n"


@pytest.fixture
def tried(tmp_path):
    """Give what the shapes make of files, by their names."""

    def run(files, **options):
        for name, text in files.items():
            path = tmp_path / name
            path.parent.mkdir(exist_ok=True)
            path.write_text(text if name.endswith((".ru", ".md")) else PREFIXES + text)
        shapes = read_graph((PREFIXES + SHAPES).encode(), "turtle", shapes=True)
        return trials(examples(tmp_path).examples, shapes, **options)

    return run


def passed(found):
    return [each.is_passed for each in found.trials]


class TestValid:
    @pytest.mark.parametrize("name", ["valid.ttl", "valid-ships.ttl", "valid/a.ttl"])
    def test_it_must_break_nothing(self, tried, name):
        assert passed(tried({name: GOOD})) == [True]
        assert passed(tried({name: NAMELESS})) == [False]

    @pytest.mark.parametrize("engine", ["pyshacl", "fast"])
    def test_each_engine_can_try(self, tried, engine):
        assert passed(tried({"valid.ttl": GOOD}, engine=engine)) == [True]


class TestInvalid:
    @pytest.mark.parametrize("name", ["invalid.ttl", "invalid-ships.ttl", "invalid/a.ttl"])
    def test_it_must_break_something(self, tried, name):
        assert passed(tried({name: NAMELESS})) == [True]
        assert passed(tried({name: GOOD})) == [False]

    @pytest.mark.parametrize(
        ("name", "is_so"),
        [
            ("Ship.name.minCount", True),
            ("Ship.name.minCount-nothing", True),
            ("Ship.name.maxCount", False),
            ("Ship.minCount", False),
            ("Crew.minCount", False),
            ("whatever", True),
        ],
    )
    def test_its_name_tells_what_it_breaks(self, tried, name, is_so):
        assert passed(tried({f"invalid/{name}.ttl": NAMELESS})) == [is_so]

    @pytest.mark.parametrize(
        ("line", "is_so"),
        [
            ("ex:Ship / ex:name / minCount", True),
            ("Ship.name minCount", True),
            ("ex:Ship / ex:name / maxCount", False),
            ("Ship.name minCount maxCount", False),
        ],
    )
    def test_a_line_in_it_tells_what_it_breaks(self, tried, line, is_so):
        assert passed(tried({"invalid/a.ttl": f"#+ {line}\n{NAMELESS}"})) == [is_so]

    def test_it_must_break_all_that_is_told_and_nothing_else(self, tried):
        text = "#+ Ship.name minCount\n{}ex:a a ex:Vessel ."
        found = tried({"invalid/a.ttl": text.format("")})
        assert passed(found) == [False]
        assert "is broken      ex:Crew / ex:crew / minCount" in trials_text(found)
        assert passed(tried({"invalid/a.ttl": text.format("#+ ex:Crew minCount\n")})) == [True]
        assert passed(tried({"invalid/a.ttl": text.format("#+ <https://x.example/Crew> minCount\n")})) == [
            True
        ]


class TestUpdates:
    def test_each_is_tried_by_itself_with_the_head(self, tried):
        updates = (
            f"{HEAD}#+ Ship.name minCount\nDELETE WHERE {{ ex:a ex:name ?n }}\n\n"
            "#+ Ship.name maxCount\nINSERT DATA { ex:a ex:name 'b' }\n"
            "#+ ex:Crew minCount\nINSERT DATA { ex:a ex:name 'c' }\n"
        )
        found = tried({"valid.ttl": GOOD, "ships.ru": updates})
        assert passed(found) == [True, True, False, True]
        assert str(found.failed[0].example) == "ships.ru, line 9: ex:Crew minCount"
        assert "is not broken  ex:Crew minCount" in trials_text(found)

    def test_they_change_the_valid_graph_of_their_name(self, tried):
        one = f"{HEAD}#+ Ship.name minCount\nDELETE WHERE {{ ex:b ex:name ?n }}"
        other = GOOD.replace("ex:a", "ex:b")
        assert passed(tried({"valid.ttl": GOOD, "valid-b.ttl": other, "b.ru": one})) == [True] * 3
        with pytest.raises(RdfError, match="changes nothing"):
            tried({"c.ru": one})

    def test_one_that_does_not_parse_is_told_with_its_line(self, tried):
        with pytest.raises(RdfError, match="does not parse") as error:
            tried({"valid.ttl": GOOD, "a.ru": f"{HEAD}#+ Ship.name minCount\nDELETE nonsense"})
        assert error.value.where == "a.ru, line 4"

    def test_they_need_a_valid_graph(self, tried):
        with pytest.raises(InputError, match="no graph that these updates change"):
            tried({"a.ru": f"{HEAD}#+ Ship.name minCount\nDELETE WHERE {{ ?a ?b ?c }}"})


class TestWhatNoExampleShows:
    def test_rules_are_named_as_in_reports(self):
        assert rules(read_graph((PREFIXES + SHAPES).encode(), "turtle", shapes=True)) == {
            "ex:Ship / nodeKind",
            "ex:Ship / ex:name / minCount",
            "ex:Ship / ex:name / maxCount",
            "ex:Crew / ex:crew / minCount",
            "ex:Dock / closed",
        }

    def test_it_is_told(self, tried):
        found = tried({"valid.ttl": GOOD, "invalid/a.ttl": NAMELESS})
        assert found.unbroken == (
            "ex:Crew / ex:crew / minCount",
            "ex:Dock / closed",
            "ex:Ship / ex:name / maxCount",
            "ex:Ship / nodeKind",
        )
        assert found.idle == ("ex:Dock",)
        assert not found.are_complete

    def test_a_closed_shape_is_broken_at_any_property(self, tried):
        found = tried({"invalid/a.ttl": "#+ ex:Dock closed\n ex:d a ex:Dock ; ex:p 1 ; ex:q 1 ."})
        assert passed(found) == [True]
        assert "ex:Dock / closed" not in found.unbroken


def test_files_that_are_no_examples_are_named(tmp_path):
    (tmp_path / "valid.ttl").write_text("")
    (tmp_path / "shapes.ttl").write_text("")
    (tmp_path / "notes.md").write_text("")
    (tmp_path / "a.ttl.bak").write_text("")
    found = examples(tmp_path)
    assert found.others == ("a.ttl.bak", "notes.md", "shapes.ttl")
    text = trials_text(trials(found.examples), found.others)
    assert "is no example  shapes.ttl\n" in text


def test_a_folder_without_examples_is_refused(tmp_path):
    (tmp_path / "shapes.ttl").write_text("")
    with pytest.raises(InputError, match="no examples"):
        examples(tmp_path)
    with pytest.raises(InputError, match="no such folder"):
        examples(tmp_path / "none")
