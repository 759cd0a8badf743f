import subprocess
import sys
from dataclasses import replace

import pytest
from made_up import ARTICLE, AUTHORITY, BASE, FACTS

from kg.config import Settings, load_settings
from kg.errors import ArticleError, Forbidden, InputError, StoreError, UsageError
from kg.model import Facts
from kg.pipeline import BATCH_ARTICLES, BATCH_CHARS, Pipeline, extract, ingest, prepare
from kg.rdf.article_graph import article_graph
from kg.rdf.entities import descriptions
from kg.rdf.mint import article_graph_iri, entity_iri, graph_iri
from kg.shacl import validate_article
from kg.store import open_store

SETTINGS = Settings(store="memory:", base_iri=BASE)
GRAPH = article_graph_iri(BASE, ARTICLE.key)
ENTITIES = graph_iri(BASE, "entities")


def article(number, content="Nothing happened."):
    return replace(
        ARTICLE, key=f"{number:016x}", content=content, text_start=0, given_id=str(number), url=None
    )


def facts_of(one):
    """Give the made-up facts for the made-up article, and no facts for any other."""
    return replace(FACTS, article=one) if one.content == ARTICLE.content else Facts(one)


def reader(articles):
    for one in articles:
        if "stumble" in one.content:
            raise RuntimeError("a stone")
        if "refuse" in one.content:
            raise ArticleError("no article", todo="Send another.")
        yield facts_of(one)


def built(**parts):
    return Pipeline(
        **({"settings": SETTINGS, "reader": reader, "authority": AUTHORITY, "gate": validate_article} | parts)
    )


@pytest.fixture
def store():
    opened = open_store(SETTINGS)
    yield opened
    opened.close()


@pytest.fixture
def assembled(monkeypatch):
    monkeypatch.setattr(Pipeline, "assemble", classmethod(lambda cls, settings: built(settings=settings)))


def statuses(outcomes):
    return [outcome.status for outcome in outcomes]


def test_an_article_is_stored_with_the_entities_that_it_names(store):
    (outcome,) = built().ingest([ARTICLE], store)
    assert outcome.status == "stored"
    assert outcome.report.accepted
    assert (outcome.graph, outcome.facts, outcome.error) == (GRAPH, FACTS, None)
    assert store.graph(GRAPH) == outcome.triples == article_graph(FACTS, BASE, SETTINGS.model)
    assert outcome.descriptions == descriptions(FACTS, AUTHORITY, BASE)
    assert sorted(store.graph(ENTITIES).splitlines()) == sorted(
        line for data in outcome.descriptions.values() for line in data.splitlines()
    )


def test_the_same_article_again_changes_nothing(store):
    first, again = built().ingest([ARTICLE, ARTICLE], store)
    assert (first.status, again.status) == ("stored", "unchanged")
    assert again.triples == first.triples


def test_a_changed_version_replaces_the_graph_wholly(store):
    newer = replace(ARTICLE, content=ARTICLE.content + " Later words.")
    changed = replace(FACTS, article=newer, events=FACTS.events[:1], statements=(), tenures=FACTS.tenures)
    by_content = {ARTICLE.content: FACTS, newer.content: changed}
    one = built(reader=lambda articles: (by_content[a.content] for a in articles))
    assert statuses(one.ingest([ARTICLE, newer], store)) == ["stored", "stored"]
    assert store.graph(GRAPH) == article_graph(changed, BASE, SETTINGS.model)
    assert ARTICLE.version.encode() not in store.graph(GRAPH)


def test_entities_that_nothing_names_any_more_are_forgotten(store):
    other = replace(ARTICLE, key="f" * 16)
    bare = replace(ARTICLE, content="Nothing happened.", text_start=0)
    list(built().ingest([ARTICLE, other], store))
    both = store.graph(ENTITIES)
    list(built().ingest([bare], store))
    assert store.graph(ENTITIES) == both
    list(built().ingest([replace(bare, key=other.key)], store))
    assert store.graph(ENTITIES) == b""


def test_the_country_of_an_organisation_that_is_named_is_kept(store):
    list(built().ingest([ARTICLE, ARTICLE], store))
    assert f"<{entity_iri(BASE, 'country/wd-Q900005')}> <http://www.w3.org/2000/01/rdf-schema#label>" in (
        store.graph(ENTITIES).decode()
    )


@pytest.mark.parametrize("write_nothing", [{"dry_run": True}, {}], ids=["dry run", "no store"])
def test_a_dry_run_shows_what_would_be_written_and_writes_nothing(store, write_nothing):
    (outcome,) = built().ingest([ARTICLE], store if write_nothing else None, **write_nothing)
    assert outcome.status == "read"
    assert outcome.triples == article_graph(FACTS, BASE, SETTINGS.model)
    assert outcome.report.accepted
    assert store.count() == 0


def test_an_article_that_breaks_a_shape_is_refused_and_the_store_stays_as_it_was(store):
    list(built().ingest([ARTICLE], store))
    before = {graph: store.graph(graph) for graph in store.graphs()}
    newer = replace(ARTICLE, content=ARTICLE.content + " Later words.")
    unsure = replace(
        FACTS, article=newer, events=(replace(FACTS.events[0], confidence=7.0), *FACTS.events[1:])
    )
    (outcome,) = built(reader=lambda articles: (unsure for _ in articles)).ingest([newer], store)
    assert outcome.status == "refused"
    assert not outcome.report.accepted
    assert any("confidence" in (result.path or "") for result in outcome.report.results)
    assert outcome.error is None
    assert {graph: store.graph(graph) for graph in store.graphs()} == before


@pytest.mark.parametrize("bad", range(5))
def test_an_article_that_breaks_the_reader_costs_the_others_nothing(store, bad):
    articles = [article(number, "We stumble." if number == bad else "Nothing.") for number in range(5)]
    outcomes = list(built().ingest(articles, store))
    assert [outcome.article for outcome in outcomes] == articles
    assert statuses(outcomes) == ["failed" if number == bad else "stored" for number in range(5)]
    failed = outcomes[bad]
    assert (failed.facts, failed.triples, failed.report) == (Facts(articles[bad]), b"", None)
    assert len([graph for graph in store.graphs() if "/article/" in graph]) == 4


def test_the_error_says_what_where_and_what_to_do():
    (stumbled, refused) = built().ingest([article(1, "We stumble."), article(2, "We refuse.")], None)
    assert "RuntimeError: a stone" in str(stumbled.error)
    assert "article 1" in str(stumbled.error)
    assert stumbled.error.todo
    assert type(refused.error) is ArticleError
    assert str(refused.error) == "[KG-I03] no article (article 2). Send another."


def test_facts_that_cannot_be_mapped_cost_the_others_nothing(store):
    broken = replace(FACTS, tenures=())
    facts = iter([broken, Facts(article(2))])
    one = built(reader=lambda articles: (next(facts) for _ in articles))
    outcomes = list(one.ingest([ARTICLE, article(2)], store))
    assert statuses(outcomes) == ["failed", "stored"]
    assert "ValueError" in str(outcomes[0].error)


def failing(error):
    def fail(*_):
        raise error

    return fail


@pytest.mark.parametrize("error", [StoreError("the disk is full"), Forbidden("writing is switched off")])
def test_a_store_that_takes_nothing_stops_the_work(store, monkeypatch, error):
    monkeypatch.setattr("kg.store.staging.Staged.put_article", failing(error))
    outcomes = built().ingest([ARTICLE, article(2)], store)
    with pytest.raises(type(error)):
        next(outcomes)


@pytest.mark.parametrize("base", ["https://kg.example/ns#", "https://kg.example/ns", "kg.example/"])
def test_a_base_that_evidence_cannot_stand_under_is_refused(base):
    with pytest.raises(UsageError, match="base_iri"):
        load_settings(base_iri=base)


def test_what_came_before_the_source_broke_off_is_stored(store):
    def source():
        yield article(1)
        yield article(2)
        raise InputError("line 3 is no JSON")

    stored = []
    with pytest.raises(InputError):
        stored.extend(outcome for outcome in built().ingest(source(), store))
    assert len([graph for graph in store.graphs() if "/article/" in graph]) == 2


def test_articles_stream_through_in_batches():
    drawn = []

    def source():
        for number in range(10 * BATCH_ARTICLES):
            drawn.append(number)
            yield article(number)

    outcomes = built().read(source())
    next(outcomes)
    assert len(drawn) == BATCH_ARTICLES


def test_long_articles_make_small_batches():
    sizes = []

    def counting(articles):
        sizes.append(len(articles))
        return reader(articles)

    long = [article(number, "x" * (BATCH_CHARS // 2 + 1)) for number in range(5)]
    assert len(list(built(reader=counting).read(long))) == 5
    assert sizes[:3] == [2, 2, 1]


def test_no_articles_are_no_outcomes(store):
    assert list(built().ingest([], store)) == []


@pytest.mark.usefixtures("assembled")
def test_extract_gives_the_facts_and_then_names_what_could_not_be_read():
    articles = [article(1), article(2, "We stumble."), article(3, "We refuse."), ARTICLE]
    facts = extract(articles, SETTINGS)
    assert [next(facts), next(facts)] == [Facts(article(1)), FACTS]
    with pytest.raises(InputError, match=r"2 articles could not be read.*article 2"):
        next(facts)


@pytest.mark.usefixtures("assembled")
def test_extract_raises_the_one_error_as_it_is():
    with pytest.raises(ArticleError):
        list(extract([article(3, "We refuse.")], SETTINGS))
    assert list(extract([article(1)], SETTINGS)) == [Facts(article(1))]


@pytest.mark.usefixtures("assembled")
def test_ingest_composes_the_pipeline(store):
    assert statuses(ingest([ARTICLE], store, SETTINGS)) == ["stored"]
    assert statuses(ingest([ARTICLE], store, SETTINGS, dry_run=True)) == ["read"]


def test_prepare_puts_ontology_and_shapes_once(store, monkeypatch):
    prepare(store, SETTINGS)
    names = [graph_iri(BASE, name) for name in ("meta", "ontology", "shapes")]
    assert store.graphs() == sorted(names)
    held = {name: store.graph(name) for name in names}
    monkeypatch.setattr(type(store), "replace_graphs", failing(StoreError("the disk is full")))
    prepare(store, SETTINGS)
    assert {name: store.graph(name) for name in names} == held


@pytest.mark.parametrize("name", ["ontology", "shapes", "meta"])
def test_prepare_mends_what_is_missing_and_leaves_articles_alone(store, name):
    list(built().ingest([ARTICLE], store))
    prepare(store, SETTINGS)
    before = {graph: store.graph(graph) for graph in store.graphs()}
    store.replace_graphs({graph_iri(BASE, name): b""})
    prepare(store, SETTINGS)
    assert {graph: store.graph(graph) for graph in store.graphs()} == before


def test_prepare_replaces_the_graphs_of_another_release(store):
    prepare(store, SETTINGS)
    ours = store.graph(graph_iri(BASE, "ontology"))
    older = b"<urn:s> <urn:p> <urn:o> .\n"
    store.replace_graphs({graph_iri(BASE, name): older for name in ("meta", "ontology", "shapes")})
    prepare(store, SETTINGS)
    assert store.graph(graph_iri(BASE, "ontology")) == ours


def test_no_triple_stands_in_two_graphs(store):
    list(built().ingest([ARTICLE, replace(ARTICLE, key="f" * 16)], store))
    prepare(store, SETTINGS)
    lines = [line for graph in store.graphs() for line in store.graph(graph).splitlines()]
    assert len(lines) == len(set(lines)) == store.count()


def test_a_model_that_is_not_there_is_no_fault_of_the_articles():
    with pytest.raises(UsageError):
        ingest([ARTICLE], None, Settings(store="memory:", model="no_such_model"))


def test_the_pipeline_is_cheap_to_import():
    code = "import sys, kg.pipeline; print(sorted(sys.modules))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    for heavy in ("spacy", "rdflib", "pyshacl", "pyoxigraph", "pydantic_settings"):
        assert f"'{heavy}'" not in run.stdout


def test_the_prefilter_skips_articles_in_their_order_and_stores_nothing_of_them(store):
    one, two, three = article(1), article(2, "Nobody cares."), article(3)
    pipeline = built(prefilter=lambda content: "happened" in content)
    outcomes = list(pipeline.ingest([one, two, three], store))
    assert [outcome.status for outcome in outcomes] == ["stored", "skipped", "stored"]
    assert outcomes[1].facts == Facts(two)
    assert store.graph(outcomes[1].graph) == b""
    assert [facts.article for _, facts in pipeline.read([one, two, three])] == [one, two, three]


def test_a_skipped_article_beside_a_failing_one_costs_neither(store):
    pipeline = built(prefilter=lambda content: "Nobody" not in content)
    batch = [article(1, "stumble"), article(2, "Nobody cares."), article(3, ARTICLE.content)]
    assert [outcome.status for outcome in pipeline.ingest(batch, store)] == ["failed", "skipped", "stored"]
