"""What a check of the 台账体检 is: its words, the rule it rests on, and what it found.

A check is data (`resources/rules/examination.toml`): which kind of test it makes, with which
values. The kinds stand in `examination` and `organisation_rules`; a new check of an existing kind
is a few lines of that file.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, NamedTuple

from dangjian_desktop.domain.rules import Rule, RuleSet

#: The file of the checks, as the names of its rules begin.
PREFIX = "examination."
#: Longest fingerprint that is kept as it is; a longer one is kept as its digest.
LONGEST_SEEN = 120
_DIGEST_BYTES = 12


class FindingSeverity(StrEnum):
    """How much a finding matters, the gravest first."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


SEVERITY_WORDS: Mapping[FindingSeverity, str] = {
    FindingSeverity.ERROR: "错误",
    FindingSeverity.WARNING: "警告",
    FindingSeverity.HINT: "提示",
}


class Who(StrEnum):
    """Of whom a check speaks: people on the roll, people who left, or people in no branch."""

    HERE = "here"
    LEFT = "left"
    NOWHERE = "nowhere"


class Found(NamedTuple):
    """What a test found in one record.

    Attributes:
        facts: What the sentence of the check names in braces.
        seen: What the finding rests on; when it changes, an ignored finding comes back.
        person_id: Whom a finding about an organisation means, such as its secretary.
    """

    facts: Mapping[str, str]
    seen: tuple[str, ...] = ()
    person_id: int | None = None


class FindingId(NamedTuple):
    """What makes a finding this one: the check, the subject, and what it rests on."""

    check_code: str
    person_id: int | None
    organisation_id: int | None
    found: str


@dataclass(frozen=True)
class Check:
    """One check, as the rule file and the branch's own settings give it.

    Attributes:
        code: Stable ASCII name; the rule's name is this after `PREFIX`.
        title: What is examined, in a few words.
        kind: Name of the test; `parameters` are its values.
        sentence: What is wrong, with facts in braces. advice: What to do.
        source: What it rests on: the regulation, who made it, how sure we are.
        level: "national" or "local".
        note: Why the branch has set something otherwise; "" when it has not.
        rule: What the rule asks for, in a sentence; "" where the title says it.
        decider: Who decides what is done about it; "" where it is a matter of the record alone.
        stages: Stages of which the check speaks; empty for all.
        mend: Name of the certain mend; "" for none.
    """

    code: str
    title: str
    kind: str
    severity: FindingSeverity
    sentence: str
    advice: str = ""
    source: str = ""
    level: str = ""
    note: str = ""
    is_on: bool = True
    who: Who = Who.HERE
    stages: frozenset[str] = frozenset()
    mend: str = ""
    rule: str = ""
    decider: str = ""
    parameters: Mapping[str, Any] = field(default_factory=dict)

    def said(self, facts: Mapping[str, str]) -> str:
        """Return the sentence with its facts."""
        return self.sentence.format_map(facts)


def checks_of(rules: RuleSet) -> tuple[Check, ...]:
    """Return the checks among the rules of a day, in the order of their file."""
    return tuple(
        check_of(name.removeprefix(PREFIX), rule)
        for name, rule in rules.items()
        if name.startswith(PREFIX)
    )


def check_of(code: str, rule: Rule) -> Check:
    """Return the check that a rule describes.

    Values that are none of a check's own are values of its test.

    Raises:
        KeyError: When the kind, the severity or the sentence is missing.
        ValueError: When the severity or `who` is none that there is.
    """
    rest = dict(rule.values)
    return Check(
        code=code,
        title=rule.version.title,
        kind=str(rest.pop("kind")),
        severity=FindingSeverity(rest.pop("severity")),
        sentence=str(rest.pop("sentence")),
        advice=str(rest.pop("advice", "")),
        source=rule.source,
        level=rule.version.level.value,
        note="；".join(change.note for change in rule.changes if change.note),
        is_on=bool(rest.pop("is_on")),
        who=Who(rest.pop("who", Who.HERE)),
        stages=frozenset(rest.pop("stages", ())),
        mend=str(rest.pop("mend", "")),
        rule=str(rest.pop("rule", "")),
        decider=str(rest.pop("decider", "")),
        parameters=rest,
    )


def fingerprint(seen: tuple[str, ...]) -> str:
    """Return what a finding rests on as a short text; a long one as its digest."""
    text = "；".join(seen)
    return text if len(text) <= LONGEST_SEEN else digest(text)


def digest(text: str) -> str:
    """Return a text that tells whether another one is the same and says nothing of it."""
    return hashlib.blake2s(text.encode(), digest_size=_DIGEST_BYTES).hexdigest()
