"""Relations between states: broken off and lowered, envoys called in, states recognised."""

from kg.events.frame import Frame, VerbTrigger, each, words
from kg.model import Role

_ORG, _TARGET = Role.ORGANISER, Role.TARGET
_TIES = words("relation tie link relationship representation")
_ENVOY = words(
    "ambassador envoy diplomat consul attaché charge chargé d'affaires d'affaire affaires affaire staff representative nuncio commissioner"
)
_MISSION = words("embassy consulate mission")
_STATEHOOD = words("state statehood independence sovereignty government republic")
_PARTNER = {"with": _TARGET, "to": _TARGET}
_POSTED = {"from": _TARGET, "to": _TARGET, "in": _TARGET}

RELATIONS = (
    Frame(
        name="RelationsReduction",
        parent="Coercion",
        label="reduction of relations",
        facts_type="Other",
        nouns=words("severance severing rupture breaking-off recall suspension downgrading"),
        of_whom={
            **dict.fromkeys("severance severing rupture breaking-off suspension downgrading".split(), _TIES),
            "recall": _ENVOY,
        },
        verbs=(
            *(
                pattern
                for lemma in "sever break cut rupture suspend downgrade freeze end reduce scale".split()
                for pattern in (
                    VerbTrigger(lemma, _ORG, None, _PARTNER, ("noun", "actor"), _TIES),
                    VerbTrigger(
                        lemma, _ORG, None, _PARTNER, ("noun", "passive", "named"), _TIES, inside=_ORG
                    ),
                )
            ),
            *(
                VerbTrigger(lemma, _ORG, None, _POSTED, ("noun", "actor"), _ENVOY, words=there)
                for lemmas, there in (
                    ("recall withdraw", words("")),
                    ("call pull bring", words("home back consultation")),
                )
                for lemma in lemmas.split()
            ),
            *(
                VerbTrigger(lemma, _ORG, None, {"in": None}, ("noun", "actor"), _MISSION)
                for lemma in "close shut shutter".split()
            ),
        ),
        held_by=each(_ORG, "announce order threaten confirm"),
        prepositions={**_PARTNER, "between": _ORG, "by": _ORG, "from": _TARGET},
        possessor=_ORG,
        default_role=_ORG,
    ),
    Frame(
        name="Summons",
        parent="Coercion",
        label="summons",
        facts_type="Other",
        nouns=words("summoning convocation"),
        of_whom=dict.fromkeys(("summoning", "convocation"), _ENVOY),
        verbs=(
            *(
                VerbTrigger(lemma, _ORG, _TARGET, {"by": _ORG}, ("noun",), _ENVOY, inside=_TARGET)
                for lemma in ("summon", "convoke")
            ),
            VerbTrigger("summon", _ORG, _TARGET, {"by": _ORG}, ("person", "actor"), words=_ENVOY),
            *(
                VerbTrigger(
                    lemma,
                    _ORG,
                    _TARGET,
                    {"in": _TARGET},
                    ("noun", "actor"),
                    _ENVOY,
                    particle="in",
                    inside=_TARGET,
                )
                for lemma in "call haul".split()
            ),
        ),
        prepositions={"by": _ORG, "of": _TARGET},
        possessor=_ORG,
        default_role=_ORG,
    ),
    Frame(
        name="Recognition",
        parent="Procedure",
        label="recognition",
        facts_type="Other",
        nouns=words("recognition"),
        of_whom={"recognition": _STATEHOOD},
        verbs=(
            *(
                pattern
                for lemma in ("recognise", "recognize")
                for pattern in (
                    VerbTrigger(lemma, _ORG, None, {}, ("noun", "actor"), _STATEHOOD, inside=_TARGET),
                    VerbTrigger(
                        lemma,
                        _ORG,
                        _TARGET,
                        {},
                        ("agent", "actor"),
                        words=words("state nation country president leader government authority republic"),
                    ),
                )
            ),
        ),
        held_by=each(_ORG, "announce grant extend withhold withdraw"),
        prepositions={"by": _ORG, "of": _TARGET},
        possessor=_ORG,
        default_role=_ORG,
    ),
)
