"""Words that show that what looks like an event of diplomacy is something else: sport, mountains, markets, courts."""

from __future__ import annotations

from kg.events.frame import words

# One of these in the sentence makes contests of its meetings, attacks and deals.
SPORT = words(
    """semi-final semifinal quarter-final quarterfinal midfielder striker goalkeeper defender winger batsman bowler
    innings wicket referee umpire goalless half-time halftime kick-off kickoff knockout playoff play-off grand-slam
    touchline penalty-shootout hat-trick equaliser equalizer quarterback pitcher inning homer rebound tie-break
    tiebreak birdie bogey peloton pole-position lap podium champion championship league-leader relegation promotion
    ligue bundesliga serie playoffs coach goal season fixture supporter fan team-mate teammate matchday derby
    cup semi quarter medal tournament offside dugout stoppage header crossbar squad scorer try scrum fly-half
    defenceman puck cup-final rink dunk triathlon marathon sprint relay regatta wimbledon olympics olympic""",
)
SURE_SPORT = words(
    """olympiad grandmaster checkmate semi-final semifinal quarter-final quarterfinal midfielder striker goalkeeper batsman bowler innings wicket
    goalless half-time halftime hat-trick equaliser equalizer quarterback bundesliga matchday offside crossbar
    winger touchline tie-break tiebreak knockout""",
)
MOUNTAINS = words(
    """climber mountaineer alpinist mountain peak sherpa ascent climb everest mount ridge basecamp glacier hiker
    trekker expedition slope oxygen altitude"""
)
MARKETS = words(
    """share stock index bond yield investor shareholder trader price euro dollar yen currency earnings profit
    dividend nasdaq dow ftse sell-off selloff inflation"""
)
LABOUR = words(
    """union worker wage pay walkout pilot crew nurse doctor teacher driver staff picket employer strike airline
    lufthansa rail railway dockworker stoppage"""
)
NATURE = words(
    """storm hurricane cyclone typhoon earthquake quake flood flooding tornado lightning rain hail heatwave avalanche
    landslide wildfire tsunami epidemic pandemic virus disease cholera ebola measles malaria drought famine frost
    snow wind wave tremor aftershock mudslide heat eruption volcano crisis recession inflation bacterium cancer"""
)
ACCIDENTS = words(
    """crash accident collision derailment shipwreck capsize sinking stampede avalanche landslide earthquake flood
    blaze collapse disintegrate re-entry liftoff malfunction pile-up overturn drown stabbing murder robbery"""
)
HEALTH = words("heart panic asthma anxiety shark bear dog bee wolf crocodile virus ransomware cardiac")
WORDS_ALONE = words(
    """decision policy plan idea law bill proposal record ruling critic budget tax reform view claim remark comment
    argument theory article book film speech problem issue question poverty inflation unemployment cost virus
    disease verdict deadline goal criterion condition requirement standard demand need expectation"""
)

# Frames whose words sport uses too.
PLAYED = words("Meeting Attack Agreement Visit Negotiation Summit Appointment Resignation Protest Encounter")
