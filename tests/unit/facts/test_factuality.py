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
Norway and Kenya *sign* pact
Kenya *expels* Norwegian envoy
Norway approved a *package* of aid.
Norway has provided *aid* worth 5 million dollars to Kenya.
Kenya imposed *sanctions* on the bank after the vote.
Parliament backed the *agreement* with Kenya.
Ten years after the *attack*, relatives gathered in Oslo.
It was the first *meeting* of the two since 2018.
Veld said he *met* Keane.
According to the ministry, Veld *met* Keane in May.
Kenya confirmed that Veld had *met* Keane.
Veld, who *met* Keane on Friday, will fly home tomorrow.
The treaty, *signed* in 1990, will expire next year.
The *attack*, which killed four, will be investigated.
Leaders who attended last week's *summit* will meet again.
Veld will brief parliament on last week's *talks*.
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
The two presidents are holding *talks* in Oslo.
*Negotiations* remain under way in Oslo, officials said.
The *siege* continues.
*Talks* went on into the night and are still going on.
Kenya keeps *shelling* the port.
Kenya is *shelling* the port.
The port is being *shelled*.
The two ministers are in *talks* in Oslo.
The *conference* is in its third day.
As *talks* continue in Oslo, Lark flew home.
*Protests* are continuing in Nairobi.
Lark is on a *visit* to Kenya.
Lark is in the middle of a *visit* to Kenya.
Norwegian *troops* are still deployed in Kenya.
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
The agreement is to be *signed* in Oslo on Monday by the ministers.
The fisheries *agreement* is to be signed in Oslo on Monday.
Preparations are in full swing for the *visit* of President Odo Lark, scheduled for 3 July.
The *visit* of President Odo Lark, planned for May, will go ahead.
President Odo Lark to *meet* Veld in Oslo on Friday
Veld to *sign* trade deal with Kenya
Norway, Kenya to *hold* talks in May
Norway and Kenya set to *sign* pact
Peace *talks* planned for May
Veld will host a *summit* of the five states in May.
The leaders will gather in Oslo for a *summit* next week.
Veld was invited to the *summit* in Oslo.
Norway has promised to *send* troops to Kenya.
Norway pledged to *provide* aid.
Norway promised more *aid*.
Kenya will impose *sanctions* on the bank.
It will be the first *meeting* of the two since 2018.
It would be his first *visit* to Kenya.
Veld is in Kenya ahead of *talks* with the rebels.
Keane confirmed that she will *attend* the summit.
Keane confirmed that she will attend the *summit*.
She is on her way to Oslo, where she will *meet* Veld.
Veld, who will *meet* Keane on Friday, was upbeat.
They agreed that a *meeting* would be held in May.
Lark's *visit* is set for 3 May.
The next round of *talks* is in May.
Next month's *summit* will be chaired by Lark.
Lark is preparing to *host* the summit.
Lark and Veld have agreed to *hold* a summit.
Lark is about to *sign* the treaty.
Oslo is getting ready for the *summit* of the five states.
Parliament has agreed to *send* troops to Kenya.
A *meeting* has been arranged between Lark and Veld.
A date for the *summit* has been fixed.
Norway has promised Kenya 5 million dollars in *aid*.
Norway has committed to *sending* troops.
Norway intends to *expel* two diplomats.
Invitations have gone out for the *summit* in Oslo.
Lark confirmed he would *meet* Veld.
The two are expected to *sign* an agreement.
Officials expect the *talks* to begin in May.
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
Calls grew on Monday for a *ceasefire*.
Veld calls for *talks* with rebels
Kenya urges *ceasefire*
Kenya offers to *mediate*
Veld invited Keane for *talks* in Oslo.
Keane was invited to *visit* Kenya.
Kenya threatened to impose *sanctions* on the bank.
Kenya suggested *talks* with the rebels.
Veld said a *visit* was possible.
Kenya is open to *meeting* the rebels.
Veld asked Keane to *host* the talks.
A *meeting* between the two could take place in May.
Kenya demanded that Norway *withdraw* its troops.
Norway has called on Kenya to *withdraw* its troops.
Kenya is pressing for the *release* of the envoy.
The idea of a *summit* was floated by Kenya.
Veld hopes that the *summit* can be held in May.
Lark has put forward the idea of a *summit* in Bergen.
Lark floated a *meeting* of foreign ministers.
Kenya's proposal for a *conference* in Nairobi was met with silence.
Lark's invitation to Veld to *visit* Oslo stands.
Veld would like to *meet* Lark, he said.
Lark appealed to both sides to *hold* talks.
Lark appealed for a *ceasefire*.
Norway is ready to *host* talks, Lark said.
Norway stands ready to *mediate*.
Norway has volunteered to *mediate* between the two.
The two sides are discussing a possible *visit* by Lark.
The two sides discussed holding a *summit* in May.
The European Union is considering *sanctions* on Kenya.
Senators want *sanctions* on Kenya.
Lark recommended *sending* peacekeepers to Kenya.
Veld pressed Lark to *sign* the agreement.
There should be a *summit* of all five states, Lark argued.
Let us *meet* in Vienna, Lark wrote.
Why not *meet* in Vienna, Lark asked.
Lark asked Veld for a *meeting*.
Lark requested a *meeting* with Veld.
A *visit* by Lark is under discussion.
Norway could *impose* sanctions on Kenya as early as May.
A draft resolution calls for *sanctions* on the bank.
Lark sought a *meeting* with Veld.
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
Norway has made its *aid* conditional on an audit.
Kenya will *attend* only if the rebels are invited.
Kenya would *meet* the rebels provided that they lay down their arms.
A *meeting* would be held if both sides agreed.
Were Kenya to *attack* the port, Norway would respond.
Kenya said it was ready to *meet* the rebels if they laid down their arms.
Peru's foreign minister said her country would host *talks* provided both sides stop shooting.
Only if the hostages go free will Norway lift its sanctions and *visit* the capital, Lark said.
Norway's *aid* depends on reforms, minister Lark warned.
The *deployment* of troops hinges on a vote in parliament.
Lark would *meet* Veld as long as the talks were public.
Norway is prepared to *send* troops on condition that parliament agrees.
If invited, Lark would *travel* to Nairobi.
Norway will not *sign* the treaty unless Kenya withdraws.
Norway said it would *expel* the ambassador should Kenya fail to apologise.
Failing an apology, Norway will *expel* the ambassador.
Without an apology, Norway would *expel* the ambassador.
Subject to parliament's approval, Norway will *send* 200 soldiers to Kenya.
Norway would *impose* sanctions in case of an attack.
Were Lark to *visit* Nairobi, crowds would come.
A *visit* by Lark would take place only if the border reopened.
"If they come, we will *meet* them," Lark said.
Whether Lark comes depends on the weather; if he does, the two will *sign* a treaty.
Norway threatened to *expel* the envoy if he did not apologise.
Kenya offered a *ceasefire* if Norway withdrew its ships.
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
Veld cancels *visit* to Kenya
Kenya *talks* postponed
Peace *talks* called off after attack
Veld's *visit* to Kenya, which had been planned for May, was called off.
Veld put off a *trip* to Kenya.
The minister scrapped a planned *visit* to Kenya.
Kenya has suspended the *talks* with the rebels.
The *summit*, originally due to be held in May, has been cancelled.
Veld will be postponing his *trip* to Kenya.
Veld announced the cancellation of his *visit* to Kenya.
Veld was supposed to *visit* Kenya but stayed at home.
Keane had been scheduled to *meet* Veld on Friday.
The *visit*, due to begin on Monday, is off.
Lark's *visit* to Kenya has been shelved indefinitely.
Norway and Kenya have put off *talks* until June.
Norway called off a *meeting* planned for Friday.
Plans for a *summit* in Oslo have been abandoned.
Plans to *hold* a summit in Oslo were dropped.
The postponement of Lark's *trip* was announced on Monday.
Lark scrapped his *visit* at the last minute.
Bad weather forced Lark to cancel a *visit* to Kenya.
Lark had to cancel his *visit* to Kenya.
Lark decided to cancel his *visit* to Kenya.
Lark was forced to postpone a *summit* in Oslo.
The *summit* will not take place in May as planned but has been postponed.
An illness led Lark to call off his *visit*.
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
Veld rules out *talks* with rebels
No *talks* with rebels, Veld says
Kenya voted against *sanctions* on the bank.
Parliament rejected *sanctions* against the bank.
Veld said he had no intention of *meeting* Keane.
Neither side wanted to *meet* the other.
Veld does not want to *meet* Keane.
Veld did not want to *sign* the agreement.
Keane avoided *meeting* Veld.
Keane said she would never *meet* Veld.
Veld is not going to *visit* Kenya.
Kenya refuses to hold *talks* with the rebels.
Kenya is not ready for *talks* with the rebels.
The ministers are not expected to *meet*.
There are no plans for a *meeting*, Veld said.
The *visit* will not take place.
The *meeting* did not take place.
Veld will not be *travelling* to Kenya.
A *meeting* is out of the question, Lark said.
Lark has no intention to *meet* Veld.
Lark sees no need for a *summit*.
Lark sees no point in *meeting* Veld.
Lark excluded any *talks* with rebels.
Norway has decided against *sending* troops.
Norway decided not to *send* troops.
Norway will refrain from *imposing* sanctions.
Norway vetoed *sanctions* on Kenya.
Norway stopped short of *imposing* sanctions.
Lark left Oslo without *signing* the agreement.
The two did not *meet*.
The planned *agreement* was never signed.
There is no question of *sending* troops, Lark said.
Lark vowed never to *meet* Veld.
Lark said he would not *meet* Veld.
Parliament blocked the *deployment* of troops.
Neither Lark nor Veld will *meet* the rebels.
The hoped-for *meeting* did not happen.
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
Kenya denies *attack* on port
Kenya denies *attacking* port
Kenya denied it had *attacked* the port.
Veld dismissed reports that he had *met* Keane.
Veld denied that he would *visit* Kenya.
Lark's office denied that any *talks* had been held.
"We never *attacked* the port," Veld said.
Veld insisted that he had never *met* Lark.
Kenya rejected the accusation that it had *shelled* the port.
Kenya rejected claims of an *attack* on the port.
Kenya has denied sending *troops* across the border.
Kenya has denied *sending* troops across the border.
Veld, who denies *meeting* Lark, resigned.
Both ministries denied a report that the two had *met* in secret.
There was no truth in reports of a *meeting*, Lark said.
It is not true that Lark *met* Veld, his office said.
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
Kenya accused of *attacking* port
Norway accuses Kenya of *shelling* port
Two officials, speaking anonymously, claimed Veld had secretly *met* Keane.
Veld has been accused of *attacking* the port.
A suspected *attack* on the port is being investigated.
The army was reported to have *shelled* the port.
Witnesses claimed that soldiers had *shelled* the market.
A newspaper alleged that Lark had secretly *met* Veld.
Lark is alleged to have *met* Veld in secret.
Kenya stands accused of *sending* troops across the border.
Norway charged that Kenya had *attacked* the port.
Kenya may have *sent* troops across the border, Lark said.
Unconfirmed reports spoke of an *attack* on the port.
According to rumours in the capital, Lark *met* Veld last week.
Lark is thought to have *met* Veld in secret.
Lark is rumoured to have *met* Veld.
Kenya's alleged *deployment* of troops drew protests.
It is claimed that Lark *signed* a secret agreement.
Kenya was accused by Norway of having *expelled* the refugees.
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
