"""Blocks of a page: headings, paragraphs broken by hand, lists, quotations, datelines, and what is no text."""

import pytest

from kg.annotate.blocks import BlockKind, bullet, dateline, split_blocks
from kg.annotate.furniture import is_furniture
from kg.config import Settings
from kg.source import make_article

P, H, Q, F, A = (
    BlockKind.PARAGRAPH,
    BlockKind.HEADING,
    BlockKind.QUOTE,
    BlockKind.FURNITURE,
    BlockKind.ATTRIBUTION,
)


def blocks(text, title=None):
    article = make_article(text, title=title, published="2026-03-12", given_id="1", settings=Settings())
    return [(block.kind, article.words(block.span)) for block in split_blocks(article)]


@pytest.mark.parametrize(
    "line",
    [
        "You might be interested",
        "Read more: Norland and Esturia sign a pact",
        "By Ana Reyes",
        "By Ana Reyes and Piotr Wolny, Capital Times",
        "BY ANA REYES IN GENEVA",
        "Ana Reyes | 12 March 2026",
        "Ana Reyes contributed reporting from Lima.",
        "(Reporting by Ana Reyes; editing by Piotr Wolny)",
        "FILE PHOTO: Delegates at an earlier round in Doha. REUTERS/Ana Reyes",
        "Photo: Ana Reyes",
        "(AP Photo/Ana Reyes)",
        "Ana Reyes/Getty Images",
        "Copyright 2026 Capital Times",
        "FOR IMMEDIATE RELEASE",
        "Media Note",
        "Office of the Spokesperson",
        "12 March 2026",
        "March 12, 2026",
        "Thursday, March 12, 2026",
        "Published 12 March 2026",
        "Updated: Mar 12, 2026, 10:15",
        "3 min read",
        "Share this",
        "Related stories",
        "-ends-",
        "# # #",
        "This article was first published in the Capital Times.",
        "Recommended",
    ],
)
def test_lines_of_the_page_are_furniture(line):
    assert is_furniture(line)


@pytest.mark.parametrize(
    "line",
    [
        "By Monday the ministers had left Geneva.",
        "He posted a photo of the president.",
        "Published figures show that trade with Norland fell.",
        "This report has been condemned by Norland.",
        "Sponsored by Kenya, the resolution passed with 12 votes in favour.",
        "Image problems trouble the alliance, the minister said.",
        "President Ana Reyes met the king of Norland in Lima.",
        "Ends of the bridge were guarded by soldiers.",
        "Norland and Esturia sign a pact",
        "May 2026 will see a summit in Lima.",
        "Related talks began in Lima, where the ministers met.",
        "Norland's foreign minister, Ana Reyes, contributed to the talks.",
    ],
)
def test_sentences_are_not(line):
    assert not is_furniture(line)


@pytest.mark.parametrize(
    "mark",
    [
        "PARIS, Sept 4 (Agency) — ",
        "KYIV, Ukraine (AP) — ",
        "GENEVA (Reuters) - ",
        "SÃO PAULO – ",
        "Nairobi, 12 March 2026 – ",
        "(Beirut) – ",
        "UNITED NATIONS, March 3 (Xinhua) -- ",
        "NEW YORK, March 3, 2026 /Newswire/ -- ",
        "TOKYO: ",
    ],
)
def test_a_dateline_is_measured(mark):
    assert dateline(f"{mark}The ministers met on Monday.") == len(mark)


@pytest.mark.parametrize(
    "text",
    [
        "Paris – the capital – was quiet.",
        "NATO – which has 32 members – agreed.",
        "The ministers met on Monday.",
        "Norland - The ministers met.",
        "Ana Reyes: We agree.",
    ],
)
def test_other_beginnings_are_no_dateline(text):
    assert dateline(text) == 0


def test_lines_broken_by_hand_are_one_paragraph_and_a_subheading_stays_apart():
    text = (
        "President Ana Reyes of Norland will receive the prime\n"
        "minister of Esturia in Lima on Wednesday, and the two\n"
        "will sign a pact on grain.\n"
        "\n"
        "What comes next\n"
        "Talks between the two countries began in the spring of\n"
        "last year and were broken off twice, once after a quarrel\n"
        "over fish.\n"
    )
    assert [kind for kind, _ in blocks(text)] == [P, H, P]


def test_lines_broken_by_hand_need_no_empty_line():
    text = (
        "President Ana Reyes of Norland will receive the prime\n"
        "minister of Esturia in Lima on Wednesday, and the two\n"
        "will sign a pact on grain and on the transit of goods\n"
        "through the ports of both.\n"
    )
    assert [kind for kind, _ in blocks(text)] == [P]


def test_lines_that_are_paragraphs_stay_apart():
    text = "The ministers met in Lima.\nThey signed a pact.\nThe king was absent."
    assert [kind for kind, _ in blocks(text)] == [P, P, P]


def test_headlines_below_each_other_stay_apart():
    text = (
        "Norland and Esturia sign a pact on grain\nEnvoys meet in Lima over fish and timber\n"
        "King opens harbour for ships of Esturia\nThe ministers met in Lima."
    )
    assert [kind for kind, _ in blocks(text)] == [H, H, H, P]


def test_items_of_a_list_are_text_without_their_marks():
    text = (
        "Key points\n• Norland imposes sanctions on two banks\n- Envoys meet in Lima\n2. The king is absent"
    )
    assert blocks(text) == [
        (H, "Key points"),
        (P, "Norland imposes sanctions on two banks"),
        (P, "Envoys meet in Lima"),
        (P, "The king is absent"),
    ]


@pytest.mark.parametrize("text", ["- we agree", "2026 was quiet", "Norland • Esturia"])
def test_other_marks_open_no_item(text):
    assert bullet(text) == 0


def test_a_name_behind_a_quotation_is_its_attribution():
    text = "“We shall meet again in the spring.”\n– Ana Reyes, foreign minister"
    assert [kind for kind, _ in blocks(text)] == [Q, A]


@pytest.mark.parametrize(
    "mark", ["(AP Photo/Ana Reyes)", "REUTERS/Ana Reyes", "[Ana Reyes/AFP]", "Photo: Ana Reyes"]
)
def test_a_caption_is_text_and_its_credit_is_not(mark):
    caption = "The ministers shake hands in Lima on Monday."
    assert blocks(f"{caption} {mark}\n\nThey signed a pact.") == [
        (P, caption),
        (F, mark),
        (P, "They signed a pact."),
    ]
