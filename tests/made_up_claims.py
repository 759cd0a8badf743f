"""Articles made up of claims alone, as they stand in a store, for tests of what is made of many articles.

An article is a dict: ``key``, ``published``, ``url`` (each optional but the key) and ``claims``. A claim is a dict:
``kind``, ``who`` (ids, or dicts with ``agent``, ``role``, ``attendance``, ``for``, ``office``, ``of``), ``day`` (one day,
two days, or none), ``place``, ``factuality``, ``killed``, ``injured``, ``amount`` (with ``currency``), ``topic``, and
``event``: which event it is of, for the tests that know.
"""

from datetime import date

from kg.authority.records import Authority, Known
from kg.config import Settings
from kg.model import EntityKind, Factuality, Precision, Role
from kg.model.vocabulary import Attendance
from kg.rdf.mint import article_graph_iri, article_iri, digest, graph_iri
from kg.rdf.ntriples import Writer, day, decimal, english, integer, node, string
from kg.rdf.terms import concept, iri

BASE = "https://kg.example/"
SETTINGS = Settings(store="memory:", base_iri=BASE)
_KINDS = {kind.value.lower(): kind for kind in EntityKind}


def claim_iri(key, claim, position):
    name = claim.get("id") or digest(claim["kind"], str(position))
    return f"{article_iri(BASE, key)}/event/{name}"


def known(id, name=None, country=None, subclass=None):
    """Give a record of authority data."""
    kind = _KINDS[id.partition("/")[0]]
    return Known(id, kind, (name or id.partition("/")[2],), country=country, subclass=subclass)


def authority(*records):
    return Authority({record.id: record for record in records}, ())


WORLD = authority(
    *(known(f"country/{name}") for name in ("estia", "norland", "sudia", "vostan", "arkia")),
    *(
        known(f"place/{city}", country=f"country/{country}")
        for city, country in (
            ("estia-city", "estia"),
            ("port-estia", "estia"),
            ("nor-city", "norland"),
            ("sud-city", "sudia"),
            ("vost", "vostan"),
            ("ark", "arkia"),
        )
    ),
    *(
        known(f"person/{name}", country=f"country/{country}")
        for name, country in (
            ("kovac", "estia"),
            ("ilves", "estia"),
            ("berg", "norland"),
            ("ode", "norland"),
            ("prado", "sudia"),
            ("luna", "sudia"),
            ("vasin", "vostan"),
            ("arkos", "arkia"),
        )
    ),
    known("organization/union", subclass="InternationalOrganization"),
    known("organization/front", subclass="ArmedGroup"),
)


def put(store, article):
    """Put an article into a store as it is, without validation; without claims it is taken out."""
    key, entities = article["key"], graph_iri(BASE, "entities")
    triples = graph(article) if article.get("claims") is not None else b""
    store.put_article(article_graph_iri(BASE, key), triples, entities, described(article) if triples else {})


def graph(article):
    """Give the N-Triples of an article's graph."""
    out, name = Writer(), article_iri(BASE, article["key"])
    out.types(node(name), "dip:Article")
    version = f"{name}/v/{digest(repr(article))}"
    out.add(node(name), "dip:currentVersion", node(version))
    if published := article.get("published"):
        out.add(node(name), "dcterms:issued", day(date.fromisoformat(published)))
    if url := article.get("url"):
        out.add(node(name), "schema:url", node(url))
    if title := article.get("title"):
        out.add(node(name), "dcterms:title", english(title))
    for position, claim in enumerate(article["claims"]):
        _claim(out, name, claim_iri(article["key"], claim, position), claim)
    return out.canonical()


def _claim(out, article, name, claim):
    subject = node(name)
    out.types(subject, f"dip:{claim['kind']}", "dip:Event")
    out.add(subject, "rdfs:label", english(claim.get("label") or f"{claim['kind']} of {_names(claim)}"))
    out.add(subject, "dip:factuality", node(concept(Factuality(claim.get("factuality", "happened")))))
    out.add(subject, "dip:assertedBy", node(article))
    if claim.get("place"):
        out.add(subject, "dip:place", _entity(claim["place"]))
    if days := claim.get("day"):
        first, last = (days, days) if isinstance(days, str) else days
        precision = Precision.DAY if first == last else Precision.RANGE
        out.add(subject, "dip:earliest", day(date.fromisoformat(first)))
        out.add(subject, "dip:latest", day(date.fromisoformat(last)))
        out.add(subject, "dip:precision", node(concept(precision)))
    for figure in ("killed", "injured"):
        if figure in claim:
            out.add(subject, f"dip:{figure}", integer(claim[figure]))
    if "amount" in claim:
        out.add(subject, "dip:amount", decimal(claim["amount"]))
        out.add(subject, "dip:currency", string(claim.get("currency", "USD")))
    if "topic" in claim:
        out.add(subject, "dip:topic", english(claim["topic"]))
    for number, who in enumerate(claim.get("who", ())):
        _part(out, article, name, who if isinstance(who, dict) else {"agent": who}, number)


def _part(out, article, event, who, number):
    subject = node(f"{event}/participation/{number}")
    attendance = Attendance(who.get("attendance", "attended"))
    out.add(node(event), "dip:hasParticipation", subject)
    out.types(subject, "dip:Participation")
    out.add(subject, "dip:agent", _entity(who["agent"]))
    out.add(subject, "dip:role", node(concept(Role(who.get("role", "attendee")))))
    out.add(subject, "dip:attendance", node(concept(attendance)))
    if attendance in (Attendance.ATTENDED, Attendance.EXPECTED):
        out.add(node(event), "dip:participant", _entity(who["agent"]))
    if "for" in who:
        out.add(subject, "dip:onBehalfOf", _entity(who["for"]))
    if "office" in who:
        tenure = node(f"{article}/tenure/{digest(who['agent'], who['office'], who.get('of', ''))}")
        out.add(subject, "dip:inCapacity", tenure)
        out.types(tenure, "dip:Tenure")
        out.add(tenure, "dip:person", _entity(who["agent"]))
        out.add(tenure, "dip:officeTitle", string(who["office"]))
        if "of" in who:
            out.add(tenure, "dip:of", _entity(who["of"]))


def described(article):
    """Give the descriptions of the entities that an article names; ``names`` are the names of people."""
    ids = {claim["place"] for claim in article["claims"] if claim.get("place")}
    for claim in article["claims"]:
        for who in claim.get("who", ()):
            named = who if isinstance(who, dict) else {"agent": who}
            ids |= {named[key] for key in ("agent", "for", "of") if key in named}
    names = article.get("names", {})
    found = {}
    for id in ids:
        out = Writer()
        out.types(_entity(id), f"dip:{_KINDS[id.partition('/')[0]].value}")
        out.add(_entity(id), "rdfs:label", english(names.get(id, id.partition("/")[2])))
        if "/x-" not in id:
            out.add(_entity(id), "owl:sameAs", node(iri("wd:") + digest(id)))
        found[f"{BASE}id/{id}"] = out.canonical()
    return found


def _names(claim):
    return ", ".join(who["agent"] if isinstance(who, dict) else who for who in claim.get("who", ()))


def _entity(id):
    return node(f"{BASE}id/{id}")
