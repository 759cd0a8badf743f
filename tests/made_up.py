"""Made-up facts that have everything that facts can have, for tests of what comes after the reading."""

from datetime import date
from decimal import Decimal

from kg.authority.records import Authority, Known
from kg.model import (
    Amount,
    Article,
    Attendance,
    Entity,
    EntityKind,
    EntityLink,
    Event,
    Evidence,
    Facts,
    Factuality,
    LinkStatus,
    Mode,
    Participation,
    Precision,
    QuoteKind,
    Role,
    Span,
    Statement,
    Tenure,
    TenureStatus,
    When,
)

BASE = "https://kg.example/"
_WD = "http://www.wikidata.org/entity/"
TITLE = "Leaders meet in Elbonia"
TEXT = (
    "Prime Minister Ada Quill of Elbonia met Foreign Minister Bo Tarn in Mudville on Monday.\n\n"
    "“We will \\ send 2 billion\u2028dollars,” she said – “naïve”, she called "
    "the critics of the Northern League.\n\n"
    "Three people were killed and 12 hurt in an attack that Tarn blamed on the Mud Front."
)
ARTICLE = Article(
    key="00112233445566aa",
    content=f"{TITLE}\n\n{TEXT}",
    text_start=len(TITLE) + 2,
    published=date(2025, 9, 4),
    url="https://news.example/a story?q=[1]",
    given_id="elbonia-1",
)


def span(words: str, nth: int = 0) -> Span:
    """Give where the words stand in the article, the nth time."""
    start = -1
    for _ in range(nth + 1):
        start = ARTICLE.content.index(words, start + 1)
    return Span(start, start + len(words))


def seen(words: str, nth: int = 0) -> tuple[Evidence, ...]:
    """Give the words as evidence, with the line that they stand in."""
    where = span(words, nth)
    start = ARTICLE.content.rfind("\n", 0, where.start) + 1
    end = ARTICLE.content.find("\n", where.end)
    return (Evidence(where, Span(start, len(ARTICLE.content) if end < 0 else end)),)


ADA, BO = "person/wd-Q900001", "person/x-00000000000b"
ELBONIA, MUDVILLE = "country/wd-Q900002", "place/wd-Q900003"
LEAGUE, FRONT = "organization/wd-Q900004", "organization/x-00000000000f"
MONDAY = When(date(2025, 9, 1), date(2025, 9, 1), Precision.DAY, "on Monday")

ENTITIES = (
    Entity(ADA, EntityKind.PERSON, "Ada Quill", ("Ada Quill",), "Q900001"),
    Entity(BO, EntityKind.PERSON, "Bo Tarn", ("Bo Tarn", "Tarn")),
    Entity(ELBONIA, EntityKind.COUNTRY, "Elbonia", ("Elbonia",), "Q900002"),
    Entity(MUDVILLE, EntityKind.PLACE, "Mudville", ("Mudville",), "Q900003"),
    Entity(LEAGUE, EntityKind.ORGANIZATION, "Northern League", ("Northern League",), "Q900004"),
    Entity(FRONT, EntityKind.ORGANIZATION, "Mud Front", ("Mud Front",), None, "ArmedGroup"),
)
LINKS = (
    EntityLink(ADA, LinkStatus.ACCEPTED, 0.97, "authority", ("Ada Quill",), seen("Ada Quill")),
    EntityLink(
        BO,
        LinkStatus.CANDIDATE,
        0.4,
        "authority",
        ("Bo Tarn", "Tarn"),
        seen("Bo Tarn") + seen("Tarn", 1),
        (_WD + "Q900009",),
    ),
    EntityLink(ELBONIA, LinkStatus.ACCEPTED, 1.0, "authority", ("Elbonia",), seen("Elbonia", 1)),
    EntityLink(MUDVILLE, LinkStatus.ACCEPTED, 0.9, "authority", ("Mudville",), seen("Mudville")),
    EntityLink(LEAGUE, LinkStatus.ACCEPTED, 0.9, "authority", ("Northern League",), seen("Northern League")),
    EntityLink(FRONT, LinkStatus.UNLINKED, 0.0, "none", ("Mud Front",), seen("Mud Front")),
)
TENURES = (
    Tenure(
        ADA,
        "Prime Minister",
        ELBONIA,
        TenureStatus.CURRENT,
        seen("Prime Minister Ada Quill"),
        0.95,
        "title+name",
        since=When(date(2024, 5, 1), date(2024, 5, 31), Precision.MONTH, "May 2024"),
        until=When(date(2027, 1, 1), date(2027, 12, 31), Precision.YEAR, "2027"),
    ),
    Tenure(
        BO, "foreign minister", None, TenureStatus.ACTING, seen("Foreign Minister Bo Tarn"), 0.8, "title+name"
    ),
)
EVENTS = (
    Event(
        "Meeting",
        span("met"),
        Factuality.HAPPENED,
        "Meeting of Ada Quill and Bo Tarn in Mudville",
        seen("met"),
        0.9,
        "frame:meet",
        participations=(
            Participation(
                ADA,
                Role.HOST,
                seen("Ada Quill"),
                0.9,
                "nsubj",
                Mode.IN_PERSON,
                in_capacity=0,
                on_behalf_of=ELBONIA,
            ),
            Participation(BO, Role.ATTENDEE, seen("Bo Tarn"), 0.8, "dobj", in_capacity=1),
            Participation(
                LEAGUE, Role.GUEST, seen("Northern League"), 0.3, "pobj", Mode.VIRTUAL, Attendance.EXPECTED
            ),
            Participation(FRONT, Role.GUEST, seen("Mud Front"), 0.3, "pobj", None, Attendance.ABSENT),
        ),
        when=MONDAY,
        place=MUDVILLE,
        purpose="to talk about mud",
        topic="mud",
    ),
    Event(
        "Attack",
        span("attack"),
        Factuality.ALLEGED,
        "Attack by the Mud Front",
        seen("attack"),
        0.7,
        "frame:attack",
        participations=(Participation(FRONT, Role.PERPETRATOR, seen("Mud Front"), 0.6, "blame"),),
        killed=3,
        injured=12,
        attributed_to=BO,
        when=When(date(2025, 8, 25), date(2025, 8, 31), Precision.WEEK, "last week"),
    ),
    Event(
        "Aid",
        span("send"),
        Factuality.PLANNED,
        "Aid of 2 billion dollars",
        seen("send"),
        0.6,
        "frame:send",
        participations=(Participation(ELBONIA, Role.INITIATOR, seen("We"), 0.5, "nsubj"),),
        amount=Amount(Decimal("2000000000.00"), "USD"),
    ),
)
STATEMENTS = (
    Statement(
        "Pledge",
        ADA,
        ARTICLE.words(span("We will \\ send 2 billion\u2028dollars,")),
        span("We will \\ send 2 billion\u2028dollars,"),
        QuoteKind.DIRECT,
        seen("We will"),
        0.9,
        "quote:said",
        addressee=BO,
        about=(LEAGUE, ELBONIA),
        when=MONDAY,
        content=2,
    ),
    Statement(
        "Statement", ADA, "naïve", span("naïve"), QuoteKind.PARTIAL, seen("naïve"), 0.8, "quote:called"
    ),
    Statement(
        "Accusation",
        BO,
        "Tarn blamed on the Mud Front",
        span("Tarn blamed on the Mud Front"),
        QuoteKind.INDIRECT,
        seen("Tarn blamed on the Mud Front"),
        0.6,
        "verb:blame",
        content=1,
    ),
)
FACTS = Facts(ARTICLE, ENTITIES, LINKS, TENURES, EVENTS, STATEMENTS)

AUTHORITY = Authority(
    known={
        known.id: known
        for known in (
            Known(
                ADA,
                EntityKind.PERSON,
                ("Ada Quill", "Ada B. Quill"),
                "Q900001",
                country=ELBONIA,
                same_as=(_WD + "Q900001",),
            ),
            Known(
                ELBONIA,
                EntityKind.COUNTRY,
                ("Elbonia", "Republic of Elbonia"),
                "Q900002",
                codes=("EB", "EBO", "999"),
                same_as=(_WD + "Q900002", "https://sws.geonames.org/900002/"),
            ),
            Known(
                MUDVILLE,
                EntityKind.PLACE,
                ("Mudville",),
                "Q900003",
                country=ELBONIA,
                same_as=(_WD + "Q900003",),
            ),
            Known(
                LEAGUE,
                EntityKind.ORGANIZATION,
                ("Northern League", "NL"),
                "Q900004",
                country="country/wd-Q900005",
                subclass="InternationalOrganization",
                same_as=(_WD + "Q900004",),
                close=("http://dbpedia.org/resource/Northern_League",),
            ),
            Known(
                "country/wd-Q900005",
                EntityKind.COUNTRY,
                ("Norlandia",),
                "Q900005",
                codes=("ND", "NDA"),
                same_as=(_WD + "Q900005",),
            ),
        )
    },
    tenures=(),
)
