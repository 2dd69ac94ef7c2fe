"""One row of a ledger: what is missing, what is wrong, how late it is, which step comes next.

The general checks hold for every book that has such steps: a later step is not taken before an
earlier one (复查 before 完成), nothing is closed by nobody (销号 without 复查人), and who checks
had better not be the one who answers for it (facts.md 15.10, Z01–Z07).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.ledger_values import Named, Value, Values, texts_of, value_faults
from dangjian_desktop.domain.ledgers import (
    DAY,
    TAKER_LABELS,
    TAKER_POSTS,
    BookCheck,
    BookCheckKind,
    BookField,
    BookStep,
    LateRule,
    LedgerBook,
    Taker,
    column_label,
    meets,
    step_labels,
)
from dangjian_desktop.domain.problems import Address, Fault, Problem, Severity
from dangjian_desktop.domain.vocabulary import ObligationState, Post


@dataclass(frozen=True, slots=True)
class TakenStep:
    """A step that was taken: nothing of the road is overwritten.

    Attributes:
        state: The state that was reached. day: when; to the month in an anonymous row.
        by: Who took it; None where that was not told.
    """

    state: str
    day: PartialDate
    by: Named | None = None
    note: str = ""


@dataclass(frozen=True)
class LedgerRow:
    """What is told of one row.

    Attributes:
        day: The day of the row; None where it is not known yet.
        state: Where it stands; "" in a book without states.
        road: The steps that were taken, the first first.
    """

    values: Values
    day: PartialDate | None
    state: str = ""
    road: tuple[TakenStep, ...] = ()
    is_anonymous: bool = False

    def reached(self, state: str) -> TakenStep | None:
        """Return the last step to a state that still counts, or None.

        A step back makes those after the state to which it leads not count any more.
        """
        return self.counted.get(state)

    @property
    def counted(self) -> Mapping[str, TakenStep]:
        """The steps that still count, by state."""
        found: dict[str, TakenStep] = {}
        for step in self.road:
            if step.state in found:  # back to where it was: what came after is to be done again
                kept = list(found)[: list(found).index(step.state)]
                found = {state: found[state] for state in kept}
            found[step.state] = step
        return found


@dataclass(frozen=True, slots=True)
class Lateness:
    """How a row stands against the day until which something must be done.

    Attributes:
        state: MET for a row that is over, OPEN where nothing presses or no day is set.
        due_on: The last day. days: days late, 0 while it is not.
        escalation: Who has to look after it by now; "" for nobody yet.
    """

    state: ObligationState
    due_on: date | None = None
    days: int = 0
    escalation: str = ""


def row_on(book: LedgerBook, row: LedgerRow, day: date) -> LedgerRow:
    """Return a row as far as it had come on a day: steps that were taken later are left aside.

    What stands in its fields is that of now: only steps are dated. That it was entered later than
    it happened changes nothing.
    """
    road = (*row.road[:1], *(step for step in row.road[1:] if step.day.first_day <= day))
    if len(road) == len(row.road):
        return row
    return replace(row, road=road, state=road[-1].state if road[1:] else book.first_state)


def missing_fields(book: LedgerBook, values: Values) -> list[BookField]:
    """Return the fields that a complete row would have filled (Z02: one of 五定 empty).

    0 and the word for 无需 are something; an empty field is not.
    """
    wanted = required_keys(book, values)
    return [
        one
        for one in book.used_fields
        if one.key in wanted and values.get(one.key) in (None, "", ())
    ]


def required_keys(book: LedgerBook, values: Values) -> frozenset[str]:
    """Return the fields that a complete row with such values has filled."""
    texts = texts_of(values)
    return frozenset(one.key for one in book.used_fields if _is_required(one, texts))


def _is_required(one: BookField, texts: Mapping[str, Sequence[str]]) -> bool:
    if one.is_required:
        return True
    return bool(one.required_when) and meets(one.required_when, texts)


def is_complete(book: LedgerBook, values: Values) -> bool:
    """Whether nothing that must be told is missing."""
    return not missing_fields(book, values)


def flags_of(book: LedgerBook, values: Values) -> tuple[str, ...]:
    """Return the marks that a row carries (Z07: 重大隐患单独建档)."""
    texts = texts_of(values)
    return tuple(flag.label for flag in book.flags if meets(flag.when, texts))


def lateness(book: LedgerBook, row: LedgerRow, on: date) -> Lateness:
    """Return how late a row is on a day (Z01: due 2026-11-15, open on 2026-11-20: 5 days)."""
    if book.states and not book.is_open(row.state):
        return Lateness(ObligationState.MET)
    texts = texts_of(row.values)
    found = Lateness(ObligationState.OPEN)
    for rule in book.late:
        if (rule.states and row.state not in rule.states) or not meets(rule.when, texts):
            continue
        due_on = last_day(rule, row)
        if due_on is None or (rule.done and _has(row, rule.done)):
            continue
        told = _against(rule, due_on, on)
        if found.due_on is None or (told.days, -due_on.toordinal()) > (
            found.days,
            -found.due_on.toordinal(),
        ):
            found = told
    return found


def last_day(rule: LateRule, row: LedgerRow) -> date | None:
    """Return the last day that a rule sets for a row; None where the row does not tell it."""
    if rule.until:
        until = row.values.get(rule.until)
        return until.last_day if isinstance(until, PartialDate) else None
    since = row.values.get(rule.since) if rule.since else row.day
    return since.last_day + timedelta(days=rule.days) if isinstance(since, PartialDate) else None


def _against(rule: LateRule, due_on: date, on: date) -> Lateness:
    days = (on - due_on).days
    if days > 0:
        told = [one.text for one in rule.escalations if one.days <= days]
        return Lateness(ObligationState.OVERDUE, due_on, days, told[-1] if told else "")
    if -days <= rule.amber_days:
        return Lateness(ObligationState.DUE_SOON, due_on)
    return Lateness(ObligationState.OPEN, due_on)


def day_of(row: LedgerRow, key: str) -> PartialDate | None:
    """Return a day of a row by key: of the row, of a step, or in a field."""
    if key == DAY:
        return row.day
    kind, _colon, state = key.partition(":")
    if kind == "step" and state:
        step = row.reached(state)
        return step.day if step else None
    value = row.values.get(key)
    return value if isinstance(value, PartialDate) else None


def people_of(row: LedgerRow, key: str) -> tuple[Named, ...]:
    """Return who is named by a key: in a field, or as the one who took a step."""
    kind, _colon, state = key.partition(":")
    if kind == "by" and state:
        step = row.reached(state)
        return (step.by,) if step and step.by else ()
    value = row.values.get(key)
    return value if isinstance(value, tuple) else ()


def measured_days(book: LedgerBook, row: LedgerRow) -> dict[str, int]:
    """Return the days from one date of a row to another, by key of the measure.

    What is open has none, nor what came before: paid 3 days early is not -3 days beyond a promise.
    """
    found = {}
    for measure in book.measures:
        since, until = day_of(row, measure.since), day_of(row, measure.until)
        if since is None or until is None or not since.day or not until.day:
            continue
        days = (until.first_day - since.first_day).days
        if days >= 0:
            found[measure.key] = days
    return found


def row_problems(
    book: LedgerBook, row: LedgerRow, on: date, kept: Values | None = None
) -> list[Problem]:
    """Return everything that is wrong with a row, each problem at its field.

    Missing fields are not wrong: such a row is kept and stands as incomplete.

    Args:
        book: The book.
        row: As it would stand.
        on: Today.
        kept: What stood there before a change.
    """
    problems = []
    before = kept or {}
    for key, value in row.values.items():
        found = book.field(key)
        if found is None:
            problems.append(Problem(Address(field=key), "ledger.field_unknown", key))
            continue
        if found.is_retired and value is not None and value != before.get(key):
            problems.append(Problem(Address(field=key), "ledger.field_retired", found.label))
            continue
        faults = value_faults(found, value, on=on, kept=before.get(key))
        problems += [fault.at(Address(field=key)) for fault in faults]
        if not faults and (problem := _elsewhere(book, found, row.values, before)):
            problems.append(problem)
    if row.day is not None and row.day.first_day > on and not book.is_view:
        told = Fault("date.future", row.day.printed, hint=on.isoformat())
        problems.append(told.at(Address(field=DAY)))
    if row.day is not None and row.day.month is None:
        problems.append(Problem(Address(field=DAY), "ledger.month_missing", row.day.printed))
    elif row.day is not None and row.day.day is None and not _may_be_month(book, row):
        problems.append(Problem(Address(field=DAY), "date.not_exact", row.day.printed))
    problems += [problem for check in book.checks if (problem := _checked(book, check, row))]
    return problems


def _elsewhere(
    book: LedgerBook, found: BookField, values: Values, before: Values
) -> Problem | None:
    """Tell of a choice that is not offered beside what was chosen in the field it follows.

    What stood there already may stay: the list may have been cut differently since.
    """
    parent = book.field(found.follows) if found.follows else None
    word, above = values.get(found.key), values.get(found.follows)
    if parent is None or not isinstance(word, str) or not isinstance(above, str):
        return None
    if word == before.get(found.key) and above == before.get(found.follows):
        return None
    choice = found.choice(word)
    kept = parent.choice(above)
    if choice is None or kept is None or choice.is_under(kept.label):
        return None
    hint = "、".join(one.shown for one in found.offered_under(kept.label))
    told = f"{parent.shown_choice(kept.label)}：{hint}"
    return Problem(Address(field=found.key), "ledger.choice_elsewhere", choice.shown, hint=told)


def _may_be_month(book: LedgerBook, row: LedgerRow) -> bool:
    return book.day_is_month or row.is_anonymous


def _checked(book: LedgerBook, check: BookCheck, row: LedgerRow) -> Problem | None:
    severity = Severity.WARNING if check.is_warning else Severity.REFUSED
    where = Address(field=check.second)
    if check.kind is BookCheckKind.ORDER:
        first, second = day_of(row, check.first), day_of(row, check.second)
        if first is None or second is None or second.last_day >= first.first_day:
            return None
        told = f"{column_label(book, check.first)} {first.printed}"
        return Problem(where, "ledger.out_of_order", second.printed, severity, told)
    both = set(people_of(row, check.first)) & set(people_of(row, check.second))
    if not both:
        return None
    names = "、".join(sorted(one.name for one in both))
    hint = f"{column_label(book, check.first)}与{column_label(book, check.second)}"
    return Problem(where, "ledger.same_person", names, severity, hint)


@dataclass(frozen=True)
class StepTaken:
    """A step that somebody wants to take.

    Attributes:
        by_posts: Posts that the taker holds on the day in the branch or group of the row.
        by_superior: Whether the taker holds a post above it; somebody who is named by name alone
            is nobody of the roster and may be of a superior.
    """

    to: str
    day: PartialDate
    by: Named | None = None
    note: str = ""
    by_posts: frozenset[Post] = field(default_factory=frozenset)
    by_superior: bool = False


def step_problems(book: LedgerBook, row: LedgerRow, wanted: StepTaken, on: date) -> list[Problem]:
    """Return what stands against a step, each problem at its entry: to, day, by, note or a field.

    A problem that is only a warning does not keep it from being taken.
    """
    step = book.step(row.state, wanted.to)
    if step is None:
        return [_no_step(book, row, wanted)]
    problems: list[Problem] = []
    problems += _day_problems(book, row, wanted, on)
    problems += _taker_problems(book, row, step, wanted)
    if step.needs_note and not wanted.note.strip():
        problems.append(Problem(Address(field="note"), "ledger.note_missing", step.verb))
    missing = {one.key for one in missing_fields(book, row.values)}
    for key in step.needs:
        if not _has(row, key):
            label = column_label(book, key)
            problems.append(Problem(Address(field=key), "ledger.needed", label, hint=step.verb))
            missing.discard(key)
    if missing and not book.is_open(step.to) and not step.may_be_incomplete:
        names = "、".join(one.label for one in book.used_fields if one.key in missing)
        first = next(one.key for one in book.used_fields if one.key in missing)
        problems.append(Problem(Address(field=first), "ledger.incomplete", names, hint=step.verb))
    return problems


def _has(row: LedgerRow, key: str) -> bool:
    """Whether a row tells what a key names: a field, a day or somebody."""
    return row.values.get(key) not in (None, "", ()) or bool(
        day_of(row, key) or people_of(row, key)
    )


def _no_step(book: LedgerBook, row: LedgerRow, wanted: StepTaken) -> Problem:
    """Say that the step is not on the road, and what is (Z04: 销号 before 复查)."""
    offered = [step.verb for step in book.steps_from(row.state)]
    found = book.state_label(wanted.to) or wanted.to
    where = Address(field="to")
    if not offered:
        return Problem(where, "ledger.is_over", book.state_label(row.state))
    told = f"{book.state_label(row.state)}，下一步是{'或'.join(offered)}"
    return Problem(where, "ledger.step_wrong", found, hint=told)


def _day_problems(book: LedgerBook, row: LedgerRow, wanted: StepTaken, on: date) -> list[Problem]:
    where = Address(field=DAY)
    if wanted.day.day is None and not row.is_anonymous:
        return [Problem(where, "date.not_exact", wanted.day.printed)]
    if wanted.day.first_day > on:
        return [Problem(where, "date.future", wanted.day.printed, hint=on.isoformat())]
    before = [(step.day, column_label(book, f"step:{step.state}")) for step in row.road[1:]]
    if row.day is not None:
        before.insert(0, (row.day, book.day_label))
    for day, label in reversed(before):
        if wanted.day.last_day < day.first_day:  # Z03: 复查 before 完成
            told = f"{label} {day.printed}"
            return [Problem(where, "ledger.out_of_order", wanted.day.printed, hint=told)]
    return []


def _taker_problems(
    book: LedgerBook, row: LedgerRow, step: BookStep, wanted: StepTaken
) -> list[Problem]:
    where = Address(field="by")
    _day, label = step_labels(book, step)
    if wanted.by is None or not wanted.by.name.strip():
        if row.is_anonymous or not (step.needs_by or set(step.takers) - {Taker.ANYONE}):
            return []
        return [Problem(where, "ledger.taker_missing", label)]
    owners = people_of(row, step.owner) if step.owner else ()
    is_owner = wanted.by in owners
    if not any(_may_take(taker, is_owner, wanted) for taker in step.takers):
        who = "、".join(TAKER_LABELS[taker] for taker in step.takers)
        severity = Severity.WARNING if step.warns_owner and is_owner else Severity.REFUSED
        code = "ledger.owner_checks" if is_owner and Taker.OTHER in step.takers else "ledger.taker"
        return [Problem(where, code, wanted.by.name, severity, who)]
    return []


def _may_take(taker: Taker, is_owner: bool, wanted: StepTaken) -> bool:
    """Whether somebody is a taker of this kind; of posts only people of the roster hold any."""
    if taker is Taker.ANYONE:
        return True
    if taker is Taker.SUPERIOR:
        return wanted.by_superior or (wanted.by is not None and wanted.by.person_id is None)
    if taker is Taker.OWNER:
        return is_owner
    if taker is Taker.OTHER:
        return not is_owner
    return bool(TAKER_POSTS[taker] & wanted.by_posts)


def refusing(problems: Sequence[Problem]) -> tuple[Problem, ...]:
    """Return the problems that keep something from being done."""
    return tuple(one for one in problems if one.severity is Severity.REFUSED)


def cut_to_month(value: Value | None) -> Value | None:
    """Return a date to the month and other values as they are; what an anonymous row keeps."""
    if isinstance(value, PartialDate):
        return PartialDate(value.year, value.month)
    return value
