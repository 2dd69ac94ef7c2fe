"""The kinds of activity: who holds and who is due, which steps they go, how they may vote.

A kind is data: the program's stand in resources/activities/kinds.toml, a branch's own as rows of
the same shape. What the words of a table mean is said at the top of that file.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from dangjian_desktop.domain.problems import Fault, Reading
from dangjian_desktop.domain.vocabulary import DueGroup, Step
from dangjian_desktop.domain.votes import Regime

#: Codes of a branch's own kinds begin so.
OWN_CODE_PREFIX = "own_"
#: Characters of a label, and of its short form on the month grid.
LONGEST_LABEL = 20
LONGEST_SHORT = 6
#: The words with which a kind may be painted.
SHOWN = ("accent", "info", "good", "warn", "gold", "plain")
#: What the head of minutes may hold beyond what all have (facts.md 12).
HEAD_PARTS = (
    "voters_due voters_present regime group leader reported_to lecturer title length materials "
    "theme fixed_actions own_actions form belongs_year partner"
).split()

# The kinds of the program that rules and pages speak of by name.
GENERAL_MEETING = "general_meeting"
COMMITTEE_MEETING = "committee_meeting"
GROUP_MEETING = "group_meeting"
PARTY_LECTURE = "party_lecture"
MICRO_LECTURE = "micro_lecture"
THEMED_DAY = "themed_day"
ORGANIZATIONAL_LIFE_MEETING = "organizational_life_meeting"
DEMOCRATIC_APPRAISAL = "democratic_appraisal"
TALK = "talk"
TRAINING_COURSE = "training_course"


class Holder(StrEnum):
    """Who may hold an activity of a kind."""

    COMMITTEE = "committee"
    BRANCH = "branch"
    PARTY_GROUP = "party_group"
    ZONE = "zone"


@dataclass(frozen=True, slots=True)
class ActivityKind:
    """One kind of activity.

    Attributes:
        label: Its official name. short: up to `LONGEST_SHORT` characters for a narrow place.
        held_by: Who may hold it. due: who is expected.
        steps: Its steps in their order; the others are absent.
        regimes: By which rules it may vote; empty when it does not.
        head: Parts of the head of its minutes beyond the usual ones.
        makes_up: Whether a second session may make up for it (错时补课).
        is_study: Whether those present are credited with study hours.
        has_agenda: Whether matters are put on an agenda (议题单).
        belongs_to_year: Whether it belongs to a year that may not be that of the day held.
        shown: One of `SHOWN`.
        is_retired: No longer offered (a branch's own kind).
    """

    code: str
    label: str
    short: str
    held_by: tuple[Holder, ...]
    due: DueGroup
    steps: tuple[Step, ...]
    regimes: tuple[Regime, ...] = ()
    head: tuple[str, ...] = ()
    makes_up: bool = False
    is_study: bool = False
    has_agenda: bool = False
    belongs_to_year: bool = False
    shown: str = "plain"
    is_retired: bool = False

    @property
    def is_own(self) -> bool:
        """Whether the branch made it."""
        return self.code.startswith(OWN_CODE_PREFIX)

    def has(self, step: Step) -> bool:
        """Whether an activity of this kind goes a step."""
        return step in self.steps


def activity_kind(table: Mapping[str, Any]) -> Reading[ActivityKind]:
    """Read a kind from a table of the file or from what a branch's own row holds."""
    faults: list[Fault] = []
    label = str(table.get("label", "")).strip()
    short = str(table.get("short", "")).strip() or label[:LONGEST_SHORT]
    if not label:
        faults.append(Fault("activity_kind.label_missing"))
    elif len(label) > LONGEST_LABEL:
        faults.append(Fault("activity_kind.label_long", label))
    if len(short) > LONGEST_SHORT:
        faults.append(Fault("activity_kind.short_long", short))
    held_by = _members(Holder, table.get("held_by", ()), faults)
    if not held_by:
        faults.append(Fault("activity_kind.holder_missing"))
    due = _members(DueGroup, [table.get("due", DueGroup.MEMBERS)], faults)
    steps = _members(Step, table.get("steps", ()), faults)
    regimes = _members(Regime, table.get("regimes", ()), faults)
    head = tuple(str(part) for part in table.get("head", ()))
    shown = str(table.get("shown", "plain"))
    faults += [Fault("activity_kind.word_unknown", part) for part in head if part not in HEAD_PARTS]
    if shown not in SHOWN:
        faults.append(Fault("activity_kind.word_unknown", shown))
    if Step.VOTE in steps and not regimes:
        faults.append(Fault("activity_kind.regime_missing"))
    if faults:
        return Reading(None, tuple(faults))
    order = list(Step)
    return Reading(
        ActivityKind(
            str(table["code"]),
            label,
            short,
            tuple(held_by),
            due[0],
            tuple(sorted(set(steps), key=order.index)),
            tuple(regimes),
            head,
            bool(table.get("makes_up", False)),
            bool(table.get("study", False)),
            bool(table.get("agenda", False)),
            bool(table.get("belongs_to_year", False)),
            shown,
            bool(table.get("is_retired", False)),
        )
    )


def kind_table(kind: ActivityKind) -> dict[str, Any]:
    """Return a kind as `activity_kind` reads it back."""
    return {
        "code": kind.code,
        "label": kind.label,
        "short": kind.short,
        "held_by": [str(one) for one in kind.held_by],
        "due": str(kind.due),
        "steps": [str(one) for one in kind.steps],
        "regimes": [str(one) for one in kind.regimes],
        "head": list(kind.head),
        "makes_up": kind.makes_up,
        "study": kind.is_study,
        "agenda": kind.has_agenda,
        "belongs_to_year": kind.belongs_to_year,
        "shown": kind.shown,
    }


def _members(kind: type[Any], words: Sequence[Any], faults: list[Fault]) -> list[Any]:
    found = []
    for word in words:
        try:
            found.append(kind(word))
        except ValueError:
            faults.append(Fault("activity_kind.word_unknown", str(word)))
    return found
