"""What news sentences say of an event; the word that names it stands between stars."""

import re

import pytest

from kg.annotate.model import load_model
from kg.config import Settings
from kg.facts.factuality import factuality_of

HAPPENED = """
Premier Orla Keane *met* Foreign Minister Tomas Veld in Lisbon on Tuesday.
The two ministers held *talks* in Geneva on Monday.
The treaty was *signed* in Oslo by both presidents.
Keane, who *visited* Madrid last week, praised the deal.
Premier Keane *meets* Tomas Veld in Lisbon
Veld condemned the *attack* on the port.
Veld said he had *met* Keane in March.
The *visit* was Keane's first to Norway.
The *summit* ended on Friday without a statement.
Keane arrived in Rome for *talks* with Veld.
Keane flew to Vienna to *meet* Veld.
After *meeting* Veld, Keane travelled to Bonn.
Before *leaving* for Geneva, Keane spoke to reporters.
The ministers did not agree on a date at the *meeting*.
Keane did not attend the *summit* in Oslo.
Parliament approved a package of *aid* for Moldova.
The bloc announced *sanctions* against the bank.
The two sides agreed a *ceasefire* on Sunday.
The *attack* could derail the talks.
Keane managed to *meet* Veld.
Fighting has gone on since the *summit* last month.
Veld welcomed the *agreement*.
He was the first leader to *visit* the town.
Keane said the *talks* were fruitful.
Veld thanked Keane for *hosting* the delegation.
The president signed the *agreement* despite protests.
Rebels claimed responsibility for the *attack*.
Speaking ahead of last week's *summit*, Veld was hopeful.
Having *met* Keane in Bonn, Veld went home.
The *talks*, hosted by Norway, ended on Monday.
Veld did not respond to the *attack*.
"""
ONGOING = """
The two ministers are *meeting* in Geneva.
*Talks* between the two sides are continuing in Doha.
*Talks* are under way in Doha.
Rebels continue to *attack* the town.
Rebels have been *attacking* the town for days.
Keane is currently *visiting* Kenya.
The *talks* were continuing on Monday night.
The ongoing *negotiations* in Doha have stalled.
"""
PLANNED = """
Premier Keane will *meet* Veld in Lisbon on Tuesday.
Premier Keane plans to *visit* Norway in May.
Premier Keane to *visit* Norway
Keane is due to *meet* Veld on Friday.
Keane is scheduled to *visit* Oslo.
Keane is set to *travel* to Oslo.
Keane is to *meet* Veld in Oslo.
The agreement is to be *signed* in Oslo on Monday.
A *meeting* is planned for June.
The *summit* is expected to take place in Oslo.
The *summit* will take place in Oslo.
Ministers will attend the *summit* in Oslo.
Keane will not attend the *summit* in Oslo.
Keane might skip the *summit*.
Keane declined to say whether he would attend next week's *summit*.
Speaking ahead of the *summit*, Veld was hopeful.
Veld spoke ahead of next week's *summit*.
They agreed to *meet* again in June.
They agreed to a *meeting* in June.
Veld announced plans to *visit* Kenya.
Veld announced a *visit* to Kenya.
Veld announced that he would *visit* Kenya.
Veld vowed to *send* troops.
Norway pledged 5 million dollars in *aid*.
Veld is going to *visit* Kenya.
Veld has decided to *expel* the envoy.
Veld refused to call off the *visit*.
Veld threatened to cancel the *summit*.
The *talks*, scheduled for Monday, will be held in Oslo.
Preparations for the *visit* of Keane are in full swing.
The planned *visit* has drawn protests.
Keane accepted an invitation to *visit* Kenya.
Keane is looking forward to *meeting* Veld.
Ministers are preparing for a *summit* in Oslo.
The ministers plan to hold *talks* in Oslo.
Veld was to *meet* Keane on Friday.
The summit will discuss the war after the *meeting* of ministers in May.
Keane is expected to *host* the delegation.
Veld will travel to Vienna for *talks* with Keane.
The *summit* would be the first in ten years.
"""
PROPOSED = """
Veld proposed a *summit* in Oslo.
Keane called for a *summit* of the five states.
Veld offered to *host* talks.
Veld offered to host *talks*.
Keane invited Veld to *visit* Kenya.
Veld urged Keane to *meet* the rebels.
Keane may *visit* Norway.
The two could *meet* in June.
Veld pushed for a *ceasefire*.
Veld did not rule out *talks* with the rebels.
The prospect of a *meeting* raised hopes.
A *meeting* is possible, Veld said.
Veld is considering *sanctions* against the bank.
Veld demanded a *ceasefire*.
Veld threatened to *attack* the port.
Veld wants to *meet* Keane.
A call for *sanctions* found little echo.
The ministers discussed *sanctions* on the bank.
Veld is seeking a *meeting* with Keane.
There is talk of a *visit* to Kenya.
He suggested that Keane *visit* Kenya.
Veld said that he hoped for a *summit*.
Keane is open to *talks* with the rebels.
Veld hopes to *meet* Keane.
Perhaps Keane *visited* too early.
"""
CONDITIONAL = """
If the rebels *attack*, Norway will send troops.
If the rebels pull back, Norway will *sign* the agreement.
Norway will *sign* the agreement only if the rebels pull back.
Unless the rebels pull back, Norway will *impose* sanctions.
Should Keane *visit* Kenya, protests are likely.
Should the talks fail, Norway would *impose* sanctions.
In the event of an *attack*, Norway would send troops.
Veld said that Norway would *attack* if the talks failed.
The *meeting* is conditional on a truce.
"""
CANCELLED = """
Veld cancelled the *visit* on Monday.
Keane called off the *talks*.
The *meeting* was called off.
The *summit* has been postponed until June.
Veld postponed his *trip* to Kenya.
The *visit*, which was cancelled on Monday, had been planned for May.
The *talks* have been put off indefinitely.
The cancellation of the *summit* dismayed Veld.
Veld scrapped plans to *visit* Kenya.
Veld was to have *met* Keane on Friday.
Veld had planned to *visit* Kenya but fell ill.
Veld was due to *visit* Kenya but cancelled the trip.
Veld was due to have *met* Keane on Friday.
*Talks* that were due to start on Monday have been put off.
The *visit* fell through.
The *talks* are on hold.
*Summit* cancelled over border row
"""
RULED_OUT = """
Veld will not *meet* Keane.
Veld did not *visit* Kenya.
Veld ruled out a *meeting* with Keane.
Veld ruled out *meeting* Keane.
Veld refused to *meet* Keane.
Veld declined to *meet* Keane.
Keane failed to *sign* the agreement.
No *meeting* is planned.
No *talks* took place.
There will be no *talks* with the rebels.
Veld said there would be no *meeting*.
Veld has no plans to *visit* Kenya.
Veld does not plan to *visit* Kenya.
Veld does not expect to *meet* Keane.
Veld left without *meeting* Keane.
Veld rejected an invitation to *visit* Kenya.
The *meeting* never took place.
Keane has yet to *visit* Kenya.
A *meeting* is unlikely.
Keane is unlikely to *visit* Kenya.
Instead of *meeting* Keane, Veld went home.
Talks helped to avoid an *attack* on the port.
The patrol prevented an *attack* on the port.
A *meeting* is off the table.
Neither minister *visited* Kenya.
No minister *visited* Kenya.
Veld could not *meet* Keane.
Nobody *met* the rebels.
Veld turned down an offer of *talks*.
"""
DENIED = """
Veld denied that a *meeting* took place.
Veld denied having *met* Keane.
Veld denied *meeting* Keane.
Veld denied any *meeting* with Keane.
Veld denied plans to *visit* Kenya.
Veld denied reports of a *meeting* with Keane.
Veld denied that Norway had *attacked* the port.
Veld's denial of a secret *meeting* was firm.
Veld rejected allegations that Norway had *attacked* the port.
"""
ALLEGED = """
Veld reportedly *met* Keane in May.
Veld allegedly *attacked* the port.
According to unconfirmed reports, Veld *met* Keane in May.
Veld is said to have *met* Keane.
Veld is believed to have *visited* Kenya.
Keane accused Norway of *attacking* the port.
Keane claimed that Norway had *attacked* the port.
The alleged *attack* drew protests.
Rumours of a secret *meeting* spread.
Veld did not deny having *met* Keane.
Veld could not confirm that Norway had *attacked* the port.
It is believed that Veld *met* Keane in May.
Veld may have *met* Keane.
Norway appears to have *attacked* the port.
Keane suspects Norway of *attacking* the port.
Allegations that Norway *attacked* the port were rife.
"""

TABLES = {
    "happened": HAPPENED,
    "ongoing": ONGOING,
    "planned": PLANNED,
    "proposed": PROPOSED,
    "conditional": CONDITIONAL,
    "cancelled": CANCELLED,
    "ruledOut": RULED_OUT,
    "denied": DENIED,
    "alleged": ALLEGED,
}
CASES = [(value, line) for value, lines in TABLES.items() for line in lines.strip().splitlines()]


@pytest.fixture(scope="module")
def nlp():
    return load_model(Settings().model)


def read(nlp, marked):
    start = marked.index("*")
    doc = nlp(re.sub(r"\*", "", marked, count=2).replace("*", ""))
    return str(factuality_of(next(token for token in doc if token.idx == start)))


@pytest.mark.parametrize(("value", "marked"), CASES)
def test_an_event_has_the_factuality_that_its_clause_gives_it(value, marked, nlp):
    assert read(nlp, marked) == value
