"""What a wall sheet says, fact by fact, so that what hangs can be compared with what is true.

A sheet states the same facts whatever paper, size or looks it is printed with.
"""

import json
from collections.abc import Iterable
from dataclasses import astuple, dataclass


@dataclass(frozen=True, slots=True)
class WallFact:
    """One thing that a sheet says.

    Attributes:
        section: Where on the sheet it stands: 支委会, 第一党小组, 正文; "" for the whole.
        label: What it is about: 支部书记, 人数; "" for one of a list (a member of a group).
        value: What is said.
        person_uid: Whom it names; "" for nobody.
    """

    section: str
    label: str
    value: str
    person_uid: str = ""


def stored_facts(facts: Iterable[WallFact]) -> str:
    """Return facts as the text that is kept with an edition."""
    return json.dumps([astuple(one) for one in facts], ensure_ascii=False, separators=(",", ":"))


def facts_of(stored: str) -> tuple[WallFact, ...]:
    """Return the facts of a kept text."""
    return tuple(WallFact(*one) for one in json.loads(stored))
