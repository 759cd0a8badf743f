"""Scores the behavioural suite: short texts, each with what must and must not be found in them.

The manner is that of CheckList (Ribeiro et al. 2020): one capability a case. ``behaviour/*.jsonl`` holds the cases.
Half of them (by a hash of the id) are frozen: they are scored, but nobody reads them while writing rules.

    python tests/eval/behaviour.py [CAPABILITY] [-v]

prints the share of passed cases by capability; ``-v`` also what failed among the open ones.
"""

import hashlib
import json
import re
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

CASES = Path(__file__).with_name("behaviour")
_TITLES = re.compile(r"^(?:the|mr|mrs|ms|dr|president|prime minister|sir|king|queen|prince)\s+")


def cases(prefix: str = "") -> list[dict[str, Any]]:
    """Give the cases whose capability begins with ``prefix``."""
    found = [
        json.loads(line) for file in sorted(CASES.glob("*.jsonl")) for line in file.read_text().splitlines()
    ]
    return [case for case in found if case["capability"].startswith(prefix)]


def is_frozen(case: dict[str, Any]) -> bool:
    """Tell whether a case belongs to the half that is only scored."""
    return int(hashlib.sha256(case["id"].encode()).hexdigest(), 16) % 2 == 1


def failures(case: dict[str, Any], found: dict[str, Any]) -> list[str]:
    """Give what is wrong with the facts found in the text of a case, in words; nothing if it passes."""
    return [*_missing(case.get("expect", {}), found), *_unwanted(case.get("forbid", {}), found)]


def _missing(expect: dict[str, Any], found: dict[str, Any]) -> Iterator[str]:
    for layer, matches in _MATCHERS.items():
        free = list(found[layer])
        for wanted in expect.get(layer, ()):
            match = next((each for each in free if matches(wanted, each)), None)
            if match is None:
                yield f"{layer}: no {_short(wanted)}"
            elif layer == "events":
                free.remove(match)
    if "event_count" in expect and expect["event_count"] != len(found["events"]):
        yield f"events: {len(found['events'])} instead of {expect['event_count']}"


def _unwanted(forbid: dict[str, Any], found: dict[str, Any]) -> Iterator[str]:
    for layer, matches in _MATCHERS.items():
        for wanted in forbid.get(layer, ()):
            if any(matches(wanted, each) for each in found[layer]):
                yield f"{layer}: unwanted {_short(wanted)}"
    for name in forbid.get("participants", ()):
        if any(_same(name, part["name"]) for event in found["events"] for part in event["participants"]):
            yield f"participant: unwanted {name}"
    if forbid.get("date") and any(event["date"] for event in found["events"]):
        yield "events: unwanted date"


def _event(wanted: dict[str, Any], found: dict[str, Any]) -> bool:
    kind = wanted.get("class")
    return (
        (kind is None or any(each in (found["class"], found["type"]) for each in _list(kind)))
        and ("status" not in wanted or found["status"] in _list(wanted["status"]))
        and ("date" not in wanted or _inside(found["date"], wanted["date"]))
        and ("place" not in wanted or _is_place(found["place"], wanted["place"]))
        and all(
            any(_part(part, each, found["class"]) for each in found["participants"])
            for part in wanted.get("participants", ())
        )
        and _holds(wanted.get("casualties"), found["casualties"])
        and ("amount" not in wanted or _amount(wanted["amount"], found["amount"]))
    )


def _part(wanted: dict[str, Any], found: dict[str, Any], kind: str) -> bool:
    """Compare participants; who imposes, expels or sends is an organiser, whom some call a perpetrator."""
    roles = _list(wanted.get("role"))
    if kind != "Attack" and "perpetrator" in roles:
        roles = [*roles, "organiser"]
    return (
        _same(wanted["name"], found["name"])
        and ("role" not in wanted or found["role"] in roles)
        and ("mode" not in wanted or (found["mode"] or found["channel"]) in _list(wanted["mode"]))
        and ("attendance" not in wanted or found["attendance"] in _list(wanted["attendance"]))
    )


def _amount(wanted: dict[str, Any], found: dict[str, Any] | None) -> bool:
    return (
        found is not None
        and float(found["value"]) == wanted["value"]
        and found["currency"] == wanted["currency"]
    )


def _holds(wanted: dict[str, Any] | None, found: dict[str, Any] | None) -> bool:
    return wanted is None or all((found or {}).get(key) == value for key, value in wanted.items())


def _is_place(found: str | None, wanted: str | list[str] | None) -> bool:
    if found is None or wanted is None:
        return found is None and None in _list(wanted)
    return any(name is not None and _same(name, found) for name in _list(wanted))


def _inside(found: str | None, wanted: str | None) -> bool:
    if found is None or wanted is None:
        return found == wanted
    (first, last), (start, end) = _interval(found), _interval(wanted)
    return start <= first and last <= end


def _interval(text: str) -> tuple[date, date]:
    first, _, last = text.partition("/")
    if last:
        return date.fromisoformat(first), date.fromisoformat(last)
    year, *rest = (int(part) for part in text.split("-"))
    if len(rest) == 2:
        return date.fromisoformat(text), date.fromisoformat(text)
    month = rest[0] if rest else 1
    after = date(year + 1, 1, 1) if not rest or month == 12 else date(year, month + 1, 1)
    return date(year, month, 1), after - timedelta(days=1)


def _entity(wanted: dict[str, Any], found: dict[str, Any]) -> bool:
    forms = [found["name"], *found["aliases_in_text"]]
    return (
        ("name" not in wanted or any(_fold(wanted["name"]) == _fold(form) for form in forms))
        and ("kind" not in wanted or found["kind"] in _list(wanted["kind"]))
        and ("wikidata" not in wanted or found["wikidata"] == wanted["wikidata"])
    )


def _tenure(wanted: dict[str, Any], found: dict[str, Any]) -> bool:
    return (
        ("person" not in wanted or _same(wanted["person"], found["person"]))
        and (
            "office" not in wanted
            or any(_office(each) == _office(found["office"]) for each in _list(wanted["office"]))
        )
        and ("of" not in wanted or _is_place(found["of"], wanted["of"]))
        and ("status" not in wanted or found["status"] in _list(wanted["status"]))
        and ("from" not in wanted or _inside(found["from"], wanted["from"]))
        and ("until" not in wanted or _inside(found["until"], wanted["until"]))
    )


def _office(name: str) -> str:
    """Give an office without "former", which the status of the tenure tells."""
    return _fold(name).removeprefix("former ")


def _statement(wanted: dict[str, Any], found: dict[str, Any]) -> bool:
    return (
        (
            "speaker" not in wanted
            or any(_same(each, name) for each in _list(wanted["speaker"]) for name in found["speakers"])
        )
        and ("class" not in wanted or found["class"] in _list(wanted["class"]))
        and ("kind" not in wanted or found["kind"] in _list(wanted["kind"]))
        and ("text" not in wanted or _overlap(wanted["text"], found["text"]) >= 0.75)
        and ("addressee" not in wanted or _is_place(found["addressee"], wanted["addressee"]))
    )


def _overlap(first: str, second: str) -> float:
    """Give the Dice coefficient of the words of two texts."""
    one, two = _fold(first).split(), _fold(second).split()
    common = sum(min(one.count(word), two.count(word)) for word in set(one))
    return 2 * common / (len(one) + len(two)) if one and two else 0.0


def _same(wanted: str, found: str) -> bool:
    """Tell whether two names are one: equal, or the one is the end of the other, as a surname is."""
    one, two = _fold(wanted).split(), _fold(found).split()
    short = min(len(one), len(two))
    return bool(short) and one[-short:] == two[-short:]


def _fold(name: str) -> str:
    plain = "".join(char for char in unicodedata.normalize("NFKD", name) if not unicodedata.combining(char))
    words = re.sub(r"[^\w]+", " ", plain.casefold()).strip()
    while (shorter := _TITLES.sub("", words)) != words:
        words = shorter
    return words


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _short(wanted: dict[str, Any]) -> str:
    return json.dumps(wanted, ensure_ascii=False)


_MATCHERS = {"entities": _entity, "tenures": _tenure, "events": _event, "statements": _statement}


def read_all(chosen: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Give the facts that the product finds in the text of each case, as JSON values."""
    from kg.config import Settings
    from kg.facts import to_json
    from kg.pipeline import extract
    from kg.source import make_article

    settings = Settings()
    articles = [
        make_article(
            case["text"],
            title=case.get("title"),
            published=case.get("published"),
            given_id=case["id"],
            settings=settings,
            today=date(2100, 1, 1),
        )
        for case in chosen
    ]
    found = {facts.article.given_id: to_json(facts) for facts in extract(articles, settings)}
    return [found[case["id"]] for case in chosen]


def figures(results: Iterable[tuple[dict[str, Any], bool]]) -> dict[str, tuple[int, int, int, int]]:
    """Give for each capability and group: passed and all of the open cases, passed and all of the frozen ones."""
    table: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    for case, passed in results:
        place = 2 if is_frozen(case) else 0
        for name in (case["capability"], case["capability"].split(".")[0], "all"):
            table[name][place] += passed
            table[name][place + 1] += 1
    return {name: (row[0], row[1], row[2], row[3]) for name, row in sorted(table.items())}


def digest() -> str:
    """Give the SHA-256 over the names and bytes of all files of cases."""
    total = hashlib.sha256()
    for file in sorted(CASES.glob("*.jsonl")):
        total.update(file.name.encode() + b"\0" + file.read_bytes())
    return total.hexdigest()


def table(found: dict[str, tuple[int, int, int, int]]) -> str:
    """Give the figures as lines."""
    return "\n".join(
        f"{name:32} open {passed:3}/{total:<3} {passed / max(total, 1):4.0%}  "
        f"frozen {frozen:3}/{frozen_total:<3} {frozen / max(frozen_total, 1):4.0%}"
        for name, (passed, total, frozen, frozen_total) in found.items()
    )


def main(arguments: list[str]) -> None:
    """Print the figures; with -v, what failed among the open cases."""
    chosen = cases(next((each for each in arguments if not each.startswith("-")), ""))
    results = [(case, failures(case, found)) for case, found in zip(chosen, read_all(chosen), strict=True)]
    if "-v" in arguments:
        for case, wrong in results:
            if wrong and not is_frozen(case):
                print(f"{case['id']} ({case['capability']}, {case.get('published')})\n  {case['text']}")
                print(*(f"  - {each}" for each in wrong), sep="\n")
    print(table(figures((case, not wrong) for case, wrong in results)))


if __name__ == "__main__":
    main(sys.argv[1:])
