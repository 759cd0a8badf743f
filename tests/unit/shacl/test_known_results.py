"""Results that do not count: what the baseline knows, what somebody suppressed; and two reports side by side."""

import json
from datetime import date

import pytest
from test_selection import PORT, SHIPS, documents

from kg.errors import InputError
from kg.rdf.documents import Document
from kg.shacl.baseline import baseline_of, read_baseline
from kg.shacl.comparison import compared, results_of_json, results_of_rdf
from kg.shacl.formats import written
from kg.shacl.job import Options, validated
from kg.shacl.suppressions import Suppression, read_suppressions, suppressed

LATER = f"{SHIPS} e:s4 a e:Ship . e:s1 e:quay e:q ."
NAMELESS = f"{SHIPS} e:fleet e:has [ a e:Ship ; e:draught 3 ], [ a e:Ship ; e:draught 3 ] ."


def found(data=SHIPS, **options):
    return validated(documents(data), documents(PORT), Options(**options))


def nodes(report):
    return sorted(each.focus.removeprefix("urn:e/") for each in report)


class TestBaseline:
    def test_what_is_known_passes_and_what_is_new_counts(self):
        known = baseline_of(found())
        report = found(baseline=known)
        assert (report.accepted, report.is_clear, len(report)) == (True, True, 0)
        assert not report.conforms  # that is the specification's word
        assert report.excused == (("known from the baseline", 5),)
        later = found(LATER, baseline=known)
        assert (later.accepted, nodes(later)) == (False, ["s4"])

    def test_what_is_gone_is_told(self):
        (note,) = found(LATER, baseline=baseline_of(found())).notes
        assert note.text == "1 known result is mended: --update-baseline takes it out"
        (note,) = found("", baseline=baseline_of(found()), allow_empty=True).notes
        assert note.text.startswith("5 known results are mended")

    @pytest.mark.parametrize("part", [{"focus": ("urn:e/s3",)}, {"shape": ("Berth",)}, {"abort": True}])
    def test_of_a_part_nothing_is_told_to_be_gone(self, part):
        report = found(baseline=baseline_of(found()), **part)
        assert (report.is_clear, report.notes) == (True, ())

    @pytest.mark.parametrize("engine", ["pyshacl", "fast"])
    def test_nodes_without_an_iri_are_known_as_often_as_they_are_there(self, engine):
        known = baseline_of(found(NAMELESS, engine=engine))
        assert found(NAMELESS, baseline=known, engine=engine).is_clear
        more = f"{NAMELESS} e:fleet e:has [ a e:Ship ; e:draught 3 ] ."
        assert len(found(more, baseline=known, engine=engine)) == 1
        assert [each.count for each in known.known if "e:fleet / e:has" in each.focus] == [2]

    def test_the_file_has_a_line_for_each_result_and_is_read_again(self):
        known = baseline_of(found())
        lines = known.written().decode().splitlines()
        assert len(lines) == 5 + 2
        assert json.loads(lines[1].rstrip(",")).keys() == {"fingerprint", "rule", "focus", "message"}
        assert read_baseline(known.written()) == known
        assert baseline_of(found(NAMELESS)).written() == baseline_of(found(NAMELESS)).written()

    @pytest.mark.parametrize("form", ["text", "html"])
    def test_people_are_told_how_many_do_not_count(self, form):
        said = written(found(baseline=baseline_of(found())), form).decode()
        assert "Not counted: 5 results, known from the baseline" in said

    def test_a_limit_shows_less_and_counts_the_same(self):
        report = found(LATER, baseline=baseline_of(found()), limit=0)
        assert (len(report), report.counts) == (0, {"Violation": 1})
        assert not report.is_clear

    def test_known_results_are_no_reason_to_stop(self):
        known = baseline_of(found())
        later = f"{SHIPS} e:s4 a e:Ship ; e:quay e:q ; e:draught 1, 2 ."
        for options in ({"abort": True}, {"max_results": 1}):
            assert nodes(found(later, baseline=known, **options)) == ["s4"]

    @pytest.mark.parametrize(
        "content",
        ["", "[]", "{}", '{"baseline": 2, "results": []}', '{"baseline": 1, "results": [{"rule": "x"}]}',
         '{"baseline": 1, "results": [3]}', "[" * 100_000,
         '{"baseline": 1, "results": [{"fingerprint": "", "rule": "", "focus": "", "message": "", "count": 0}]}'],
    )  # fmt: skip
    def test_another_file_is_refused(self, content):
        with pytest.raises(InputError, match="no baseline"):
            read_baseline(content, "b.json")


class TestSuppressions:
    def test_suppressed_results_do_not_count_and_are_told_on_demand(self):
        old = Suppression("sold in spring", focus="urn:e/s1")
        report = found(suppress=(old,))
        assert nodes(report) == ["s3"]
        assert (report.excused, report.suppressed) == ((("sold in spring", 4),), ())
        shown = found(suppress=(old,), show_suppressed=True)
        assert {each.reason for each in shown.suppressed} == {"sold in spring"}
        assert len(shown.suppressed) == 4
        assert "reason    sold in spring" in shown.as_text()
        assert [each["reason"] for each in json.loads(written(shown, "json"))["suppressed"]] == [
            "sold in spring"
        ] * 4

    def test_code_scanning_is_told_what_is_suppressed_and_why(self):
        report = found(suppress=(Suppression("sold in spring", focus="e:s1"),), show_suppressed=True)
        (log,) = json.loads(written(report, "sarif"))["runs"]
        told = [each.get("suppressions") for each in log["results"]]
        assert told.count(None) == 1
        assert [each for each in told if each] == [
            [{"kind": "external", "justification": "sold in spring"}]
        ] * 4
        lines = {each["locations"][0]["physicalLocation"]["region"]["startLine"] for each in log["results"]}
        assert lines == {2, 4}

    @pytest.mark.parametrize(
        ("rule", "focus", "left"),
        [
            ("*", "urn:e/s*", []),
            ("*Berth-quay / *", "*", ["s1", "s1", "s1"]),
            ("*minCount", "urn:e/s3", ["s1", "s1", "s1", "s1"]),
            ("*minCount", "urn:e/s", ["s1", "s1", "s1", "s1", "s3"]),
            ("[a-z]*", "*", ["s1", "s1", "s1", "s1", "s3"]),
        ],
    )
    def test_rule_and_node_are_patterns(self, rule, focus, left):
        assert nodes(found(suppress=(Suppression("so", rule, focus),))) == left

    def test_until_its_last_day_a_suppression_holds(self):
        day = date(2030, 6, 30)
        until = (Suppression("till summer", focus="urn:e/s3", until=day),)
        report = found()
        assert "urn:e/s3" not in {each.focus for each in suppressed(report, until, today=day)}
        over = suppressed(report, until, today=date(2030, 7, 1))
        assert len(over) == len(report)
        assert [note.text for note in over.notes] == [
            "the suppression of * at urn:e/s3 (till summer) was over on 2030-06-30: what it fits counts again"
        ]

    def test_one_that_fits_nothing_is_told(self):
        idle = (Suppression("gone", focus="urn:e/s9"),)
        (note,) = found(suppress=idle).notes
        assert note.text == "the suppression of * at urn:e/s9 (gone) fits no result: take it out"
        assert found(suppress=idle, focus=("urn:e/s1",)).notes == ()

    def test_what_is_suppressed_is_no_news_to_the_baseline(self):
        known = baseline_of(found())
        report = found(suppress=(Suppression("so", focus="urn:e/s1"),), baseline=known)
        assert dict(report.excused) == {"so": 4, "known from the baseline": 1}
        assert report.notes == ()

    def test_suppressions_are_read_from_toml(self):
        text = '[[suppress]]\nfocus = "urn:a*"\nreason = "old"\nuntil = 2030-01-31\n[[suppress]]\nrule = "x"\nreason = "y"'
        assert read_suppressions(text) == (
            Suppression("old", focus="urn:a*", until=date(2030, 1, 31)),
            Suppression("y", rule="x"),
        )

    @pytest.mark.parametrize(
        ("text", "said"),
        [
            ("[[suppress", ""),
            ('[[suppress]]\nrule = "x"', "has no reason"),
            ('[[suppress]]\nreason = "x"', "neither rule nor focus"),
            ('[[suppress]]\nrule = "x"\nreason = "x"\nuntil = "soon"', "until"),
            ('[[suppress]]\nrule = "x"\nreason = "x"\nuntil = 2030-01-01T00:00:00', "until"),
            ('[[suppress]]\nrule = "x"\nreasons = "x"', "reasons"),
            ('[[ignore]]\nrule = "x"', "ignore"),
            ("suppress = 3", ""),
            ("suppress = [3]", ""),
        ],
    )
    def test_another_file_is_refused(self, text, said):
        with pytest.raises(InputError, match=f"no suppressions.*{said}"):
            read_suppressions(text, "s.toml")


class TestComparison:
    def test_what_is_new_and_what_is_gone(self):
        difference = compared(found(), found(LATER))
        assert [each.focus for each in difference.new] == ["urn:e/s4"]
        assert [each.rule.rpartition("/")[2] for each in difference.gone] == [" minCount"]
        assert difference.stays == 4

    @pytest.mark.parametrize(
        "forms", [("json", "json"), ("turtle", "turtle"), ("json", "turtle"), ("turtle", "json")]
    )
    def test_reports_are_read_back_in_any_form(self, forms):
        def read(report, form):
            content = written(report, form)
            if form == "json":
                return results_of_json(content, "r.json")
            return results_of_rdf(Document("r.ttl", content, "text/turtle"))

        earlier, later = read(found(NAMELESS), forms[0]), read(found(f"{NAMELESS} e:s4 a e:Ship ."), forms[1])
        difference = compared(earlier, later)
        assert [each.focus for each in difference.new] == ["urn:e/s4"]
        assert (difference.gone, difference.stays) == ((), 7)

    def test_a_report_that_is_not_whole_is_refused(self):
        with pytest.raises(InputError, match="leaves out"):
            results_of_json(written(found(limit=1), "json"), "r.json")

    @pytest.mark.parametrize("content", ['{"results": [3]}', '{"results": [{"focus": "a"}]}'])
    def test_json_of_another_kind_is_refused(self, content):
        with pytest.raises(InputError, match="no report"):
            results_of_json(content.encode(), "r.json")

    def test_rdf_of_another_kind_is_refused(self):
        with pytest.raises(InputError, match="no SHACL report"):
            results_of_rdf(documents(SHIPS)[0])
