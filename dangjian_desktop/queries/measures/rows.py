"""The rows of ledgers as measures ask for them: which there are, and which were done in time.

What a row's fields say is that of now; only its steps are dated. So a row whose last day has passed
is judged as it had come by that day: what was put right later does not take back that it was late.
A row counts in the period in which its last day lies. Of an anonymous row only its number is told.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache
from itertools import chain
from typing import Any, NamedTuple

from peewee import JOIN, fn

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.filters import Days
from dangjian_desktop.domain.ledgers import LateRule, LedgerBook
from dangjian_desktop.domain.measured import Record, RecordKind, Unknown
from dangjian_desktop.domain.problems import Sentence
from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.queries.comparisons import between
from dangjian_desktop.queries.ledger_books import books_by_code
from dangjian_desktop.queries.measures.places import (
    NOTHING_DUE,
    Answer,
    Places,
    places,
    whole,
)
from dangjian_desktop.queries.measures.registry import Scope
from dangjian_desktop.storage.database import data_revision, stored_rows
from dangjian_desktop.storage.lookups import among
from dangjian_desktop.storage.models import LedgerEntry, LedgerStep, LedgerValue, Person

#: What reading the rows of a book reads; people stand in the titles of some books.
ROW_READS = frozenset({Topic.BOOK, Topic.LEDGER, Topic.ORGANISATION, Topic.PERSON})
_A_DAY = timedelta(days=1)
_NO_ROWS = "“{book}”里从来没有记过，不能当作没有问题。请补记，或由人考核。"
_NO_LEDGERS = Sentence("还没有记过任何台账，不能当作没有做。请补记，或由人考核。")


class Row(NamedTuple):
    """A row of a book.

    Attributes:
        holder_id: The branch or group whose it is. day, closed_on: truncated ISO text.
    """

    entry_id: int
    uid: str
    holder_id: int
    day: str
    number: int
    state: str
    is_anonymous: int
    closed_on: str | None

    def record(
        self,
        book: LedgerBook,
        template: str,
        title: str = "",
        day: date | None = None,
        **facts: Any,
    ) -> Record:
        """Return it as a record; the window opens the row by its uid.

        Args:
            book: Its book. template: What is told of it, behind what it is called.
            title: What stands for it in a list; left out of an anonymous row.
            day: The day it is about; its own without one.
        """
        if self.is_anonymous:
            told = Sentence(
                "{book}匿{number}号" + template, book=book.short, number=self.number, **facts
            )
            return Record(RecordKind.ENTRY, self.uid, told, row_id=self.entry_id)
        called = "{book}{number}号“{title}”" if title else "{book}{number}号"
        told = Sentence(
            called + template, book=book.short, number=self.number, title=title, **facts
        )
        about = day or PartialDate.from_iso(self.day).first_day
        return Record(RecordKind.ENTRY, self.uid, told, about, row_id=self.entry_id)


class DueRow(NamedTuple):
    """A row whose last day lies in the period and has passed.

    Attributes:
        done_on: When it was done, as text; None where it was not by the day looked at.
    """

    row: Row
    due_on: date
    is_late: bool
    done_on: str | None


def _columns() -> Any:
    table = LedgerEntry
    return table.select(
        table.id,
        table.uid,
        table.organisation_id,
        table.happened_on,
        table.number,
        table.state,
        table.is_anonymous,
        table.closed_on,
    )


def days_of(scope: Scope) -> Days:
    """Return the days of the period that can be judged."""
    return Days(scope.first, scope.until)


# What there is ---------------------------------------------------------------------


def has_rows(scope: Scope, book: str, branch: int) -> bool:
    """Whether a branch or one of its groups has any row of a book up to the day looked at."""
    return _known(scope).get((book, branch), "9") <= scope.until.isoformat()


def has_any_row(scope: Scope, branch: int) -> bool:
    """Whether a branch or one of its groups has any row of any book up to the day looked at."""
    first = scope.once("first_rows", _first_of_any)
    return first.get(branch, "9") <= scope.until.isoformat()


def _first_of_any(scope: Scope) -> Mapping[int, str]:
    found: dict[int, str] = {}
    for (_book, branch), day in _known(scope).items():
        found[branch] = min(day, found.get(branch, day))
    return found


def _known(scope: Scope) -> Mapping[tuple[str, int], str]:
    return _first_days(places(scope), data_revision())


@lru_cache(maxsize=4)
def _first_days(here: Places, _revision: int) -> Mapping[tuple[str, int], str]:
    """Return the day of the first row of each book and branch."""
    table = LedgerEntry
    found: dict[tuple[str, int], str] = {}
    for book, holder, day in stored_rows(
        table.select(table.book, table.organisation_id, fn.MIN(table.happened_on))
        .where(here.of(table.organisation))
        .group_by(table.book, table.organisation)
    ):
        branch = here.branch_of.get(holder)
        if branch is not None:
            found[book, branch] = min(day, found.get((book, branch), day))
    return found


def no_rows(book: LedgerBook) -> Unknown:
    """Return that a branch never had a row of a book."""
    return Unknown(Sentence(_NO_ROWS, book=book.label))


NO_LEDGERS = Unknown(_NO_LEDGERS)


def rows_within(
    scope: Scope, book: LedgerBook, days: Days | None = None
) -> Mapping[int, list[Row]]:
    """Return the rows of a book by branch, whose day lies within some days; in the period else."""
    if days is None:
        return scope.once(f"rows/{book.code}", lambda one: rows_within(one, book, days_of(one)))
    table, here = LedgerEntry, places(scope)
    return _by_branch(
        here,
        _columns().where(
            (table.book == book.code)
            & here.of(table.organisation)
            & between(table.happened_on, days)
        ),
    )


def rows_that(scope: Scope, book: LedgerBook, condition: Any) -> Mapping[int, list[Row]]:
    """Return the rows of a book by branch that meet a condition on `LedgerEntry`."""
    here = places(scope)
    chosen = (LedgerEntry.book == book.code) & here.of(LedgerEntry.organisation) & condition
    return _by_branch(here, _columns().where(chosen))


def _by_branch(here: Places, chosen: Any) -> Mapping[int, list[Row]]:
    found: defaultdict[int, list[Row]] = defaultdict(list)
    table = LedgerEntry
    for told in stored_rows(chosen.order_by(table.happened_on, table.id)):
        branch = here.branch_of.get(told[2])
        if branch is not None:
            found[branch].append(Row._make(told))
    return found


def values_of(key: str, entries: Sequence[int]) -> dict[int, str]:
    """Return what rows have in a field, several people parted by 、.

    Args:
        key: Key of the field. entries: Row ids.
    """
    value = LedgerValue
    found: dict[int, str] = {}
    for entry, text, name in stored_rows(
        value.select(value.entry_id, value.text, Person.name)
        .join(Person, JOIN.LEFT_OUTER, on=(value.person == Person.id))
        .where((value.field == key) & among(value.entry, entries))
        .order_by(value.entry, value.place)
    ):
        told = name or text
        found[entry] = f"{found[entry]}、{told}" if entry in found else told
    return found


def texts_of(book: LedgerBook, keys: Sequence[str], scope: Scope) -> Mapping[str, dict[int, str]]:
    """Return what the rows of a book have in some fields that name nobody, by key and row id."""
    value, entry = LedgerValue, LedgerEntry
    found: dict[str, dict[int, str]] = {key: {} for key in keys}
    for key, row, text in stored_rows(
        value.select(value.field, value.entry_id, value.text)
        .join(entry, on=(value.entry == entry.id))
        .where(
            (entry.book == book.code)
            & places(scope).of(entry.organisation)
            & value.field.in_(list(keys))
        )
    ):
        found[key][row] = text
    return found


_BATCH = 500


def titles(scope: Scope, book: LedgerBook, shown: Iterable[Row]) -> Mapping[int, str]:
    """Return what stands for rows in a list; nothing where only the archive's copy may show it."""
    filed = book.print_form.filed if book.print_form is not None else frozenset()
    if not scope.with_records or book.title in filed:
        return {}
    return values_among(book.title, (row.entry_id for row in shown if not row.is_anonymous))


def values_among(key: str, entries: Iterable[int]) -> dict[int, str]:
    """Return what some rows have in a field, however many they are."""
    ids, found = sorted(set(entries)), dict[int, str]()
    for start in range(0, len(ids), _BATCH):
        found |= values_of(key, ids[start : start + _BATCH])
    return found


# In time ---------------------------------------------------------------------------


def due_rows(scope: Scope, book: LedgerBook, done: str = "") -> Mapping[int, list[DueRow]]:
    """Return the rows of a book whose last day lies in the period and has passed, by branch.

    Args:
        scope: What is measured.
        book: Its rules of lateness say until when.
        done: Key of a date field that tells when it was done, in place of the steps.
    """

    def read(one: Scope) -> Mapping[int, list[DueRow]]:
        found: dict[int, tuple[int, DueRow]] = {}
        for rule, states in _rules(book):
            for branch, due in _by_rule(one, book, rule, states, done or rule.done):
                known = found.get(due.row.entry_id)
                if known is None or (due.is_late and not known[1].is_late):
                    found[due.row.entry_id] = branch, due
        by_branch: defaultdict[int, list[DueRow]] = defaultdict(list)
        for branch, due in found.values():
            by_branch[branch].append(due)
        return by_branch

    return scope.once(f"due_rows/{book.code}/{done}", read)


def _rules(book: LedgerBook) -> list[tuple[LateRule, frozenset[str]]]:
    """Return the rules of a book with their states; those that ask for one last day are one."""
    found: list[tuple[LateRule, frozenset[str]]] = []
    for rule in book.late:
        states = frozenset(rule.states or book.open_states)
        same = [
            place
            for place, (other, _states) in enumerate(found)
            if (other.until, other.since, other.days, other.done, other.when)
            == (rule.until, rule.since, rule.days, rule.done, rule.when)
        ]
        if same:
            found[same[0]] = (rule, states | found[same[0]][1])
        else:
            found.append((rule, states))
    return found


def _by_rule(
    scope: Scope, book: LedgerBook, rule: LateRule, states: frozenset[str], done: str
) -> Iterable[tuple[int, DueRow]]:
    last = min(scope.period.last, scope.on - _A_DAY)
    if last < scope.first:
        return
    here, table, value = places(scope), LedgerEntry, LedgerValue
    condition = (table.book == book.code) & here.of(table.organisation)
    field = rule.until or rule.since
    days = Days(scope.first - timedelta(rule.days), last - timedelta(rule.days))
    if rule.until:
        days = Days(scope.first, last)
    if rule.days and not rule.until:  # a date known to its month counts from its last day
        days = Days((days.first or last).replace(day=1), days.last)
    chosen = _columns().select_extend(value.text if field else table.happened_on)
    if field:
        # The engine begins with the dates of the field: few of all rows are due in a period.
        chosen = chosen.join(value, on=((value.entry == table.id) & (value.field == field)))
        condition &= between(value.text, days)
    else:
        condition &= between(table.happened_on, days)
    for key, wanted in rule.when.items():
        other = LedgerValue.alias()
        asked = (other.entry == table.id) & (other.field == key) & other.text.in_(list(wanted))
        condition &= fn.EXISTS(other.select(other.id).where(asked))
    candidates = [
        (Row._make(told[:8]), _last_day(told[8], rule))
        for told in stored_rows(chosen.where(condition).order_by(table.happened_on, table.id))
        if told[2] in here.branch_of
    ]
    due = [(row, day) for row, day in candidates if scope.first <= day <= last]
    finished = _done_days(due, done) if done else {}
    roads = {} if done else _roads(row.entry_id for row, day in due if not _is_over(row, day))
    for row, day in due:
        branch = here.branch_of[row.holder_id]
        if done:
            when = finished.get(row.entry_id)
            is_late = when is None or PartialDate.from_iso(when).first_day > day
            yield branch, DueRow(row, day, is_late, when)
        elif _is_over(row, day):
            yield branch, DueRow(row, day, is_late=False, done_on=row.closed_on)
        else:
            state = _state_on(book, roads.get(row.entry_id, ()), day)
            yield branch, DueRow(row, day, not book.states or state in states, row.closed_on)


def _last_day(text: str, rule: LateRule) -> date:
    day = PartialDate.from_iso(text).last_day
    return day if rule.until else day + timedelta(rule.days)


def _is_over(row: Row, day: date) -> bool:
    """Whether nothing was left to be done on a row by a day; a month counts from its first day."""
    return row.closed_on is not None and row.closed_on <= day.isoformat()


def _done_days(due: Sequence[tuple[Row, date]], key: str) -> dict[int, str]:
    ids = sorted(row.entry_id for row, _day in due)
    found: dict[int, str] = {}
    for start in range(0, len(ids), _BATCH):
        value = LedgerValue
        found |= dict(
            stored_rows(
                value.select(value.entry_id, value.text).where(
                    (value.field == key) & among(value.entry, ids[start : start + _BATCH])
                )
            )
        )
    return found


def _roads(entries: Iterable[int]) -> Mapping[int, list[tuple[str, str]]]:
    """Return state and day of the steps of rows, in their order."""
    ids, step = sorted(entries), LedgerStep
    found: defaultdict[int, list[tuple[str, str]]] = defaultdict(list)
    for start in range(0, len(ids), _BATCH):
        for entry, state, day in stored_rows(
            step.select(step.entry_id, step.state, step.taken_on)
            .where(among(step.entry, ids[start : start + _BATCH]))
            .order_by(step.id)
        ):
            found[entry].append((state, day))
    return found


def _state_on(book: LedgerBook, road: Sequence[tuple[str, str]], day: date) -> str:
    """Return where a row stood at the end of a day (see `domain.ledger_rows.row_on`)."""
    text, state = day.isoformat(), book.first_state
    for reached, taken_on in road[1:]:
        if taken_on <= text:
            state = reached
    return state


# As measures -----------------------------------------------------------------------


def late_of(scope: Scope, book: LedgerBook, done: str = "") -> Answer:
    """Count the rows of a book that were not done by their last day, in the period of that day."""
    found = due_rows(scope, book, done)
    named = titles(scope, book, (due.row for some in found.values() for due in some))
    answer: Answer = {}
    for branch in scope.branches:
        own = found.get(branch, [])
        if not own and not has_rows(scope, book.code, branch):
            answer[branch] = no_rows(book)
            continue
        late = [due for due in own if due.is_late]
        note = None if own else NOTHING_DUE
        if not scope.with_records:
            answer[branch] = whole(len(late), note=note)
            continue
        records = [_late_record(book, due, named) for due in late]
        proofs = [
            due.row.record(
                book,
                "：{due} 前办结",
                named.get(due.row.entry_id, ""),
                due.due_on,
                due=due.due_on.isoformat(),
            )
            for due in own
            if not due.is_late
        ]
        answer[branch] = whole(len(late), records, proofs, note)
    return answer


def _late_record(book: LedgerBook, due: DueRow, named: Mapping[int, str]) -> Record:
    template = "：期限 {due}，到期没有办结"
    if due.done_on is not None:
        template = "：期限 {due}，{done} 才办结"
    return due.row.record(
        book,
        template,
        named.get(due.row.entry_id, ""),
        due.due_on,
        due=due.due_on.isoformat(),
        done=due.done_on or "",
    )


def number_of(scope: Scope, book: LedgerBook, level: str = "", *, is_named: bool = True) -> Answer:
    """Count the rows of a book whose day lies in the period.

    Args:
        scope: What is measured. book: Whose rows.
        level: Key of the field that is the level of a row; "" for none.
        is_named: Whether what stands for a row in a list may be told.
    """
    found = rows_within(scope, book)
    named = titles(scope, book, chain(*found.values())) if is_named else {}
    levels: Mapping[int, str] = {}
    if level and scope.with_records:
        levels = values_among(level, (row.entry_id for some in found.values() for row in some))
    answer: Answer = {}
    for branch in scope.branches:
        own = found.get(branch, [])
        if not own and not has_rows(scope, book.code, branch):
            answer[branch] = no_rows(book)
        elif scope.with_records:
            answer[branch] = whole(
                len(own),
                [
                    replace(
                        row.record(book, "", named.get(row.entry_id, "")),
                        level=levels.get(row.entry_id, ""),
                    )
                    for row in own
                ],
            )
        else:
            answer[branch] = whole(len(own))
    return answer


def book(code: str) -> LedgerBook:
    """Return a book of the program, as the branch may have changed it.

    Raises:
        LookupError: When there is none; the measure says so.
    """
    return books_by_code()[code]
