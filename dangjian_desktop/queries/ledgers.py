"""The list of ledger books with their counts, and the rows of one book: narrowed, sorted, paged."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import reduce
from operator import or_
from typing import Any, ClassVar

from peewee import JOIN, Case, fn

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.filters import Days, Filter
from dangjian_desktop.domain.ledger_rows import Lateness, LedgerRow
from dangjian_desktop.domain.ledgers import (
    ABOUT,
    DAY,
    HOLDER,
    LATE,
    NUMBER,
    NUMERIC,
    OF_PEOPLE,
    STATE,
    BookField,
    BookSource,
    FieldType,
    LedgerBook,
)
from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.domain.vocabulary import ActivityState, ObligationState
from dangjian_desktop.queries.activities import holders_below
from dangjian_desktop.queries.activity_kinds import kind_label
from dangjian_desktop.queries.comparisons import between
from dangjian_desktop.queries.dated_people import OrganisationNames
from dangjian_desktop.queries.ledger_books import books_by_code
from dangjian_desktop.queries.ledger_entries import BATCH, ENTRY_READS, EntryRow, entry_rows
from dangjian_desktop.queries.ledger_filter import Ahead, entries_that, late_on
from dangjian_desktop.queries.organisations import Tree
from dangjian_desktop.storage.database import stored_rows
from dangjian_desktop.storage.lookups import pairs
from dangjian_desktop.storage.models import (
    Activity,
    Document,
    LedgerEntry,
    LedgerStep,
    LedgerValue,
    OrganisationSpell,
    Person,
)


@dataclass(frozen=True, slots=True)
class BookRow:
    """A book in the list of books.

    Attributes:
        count: Its rows; of a view, the activities or documents that it is about.
        open_count: Rows of which something is left to be done.
        late_count: Of these the late ones. soon_count: those that will be within the days of the
            rule, late ones not counted.
        bare_count: Of a view, those to which nothing was added yet.
    """

    book: LedgerBook
    count: int
    open_count: int = 0
    late_count: int = 0
    soon_count: int = 0
    bare_count: int = 0


@dataclass(frozen=True)
class BooksQuery:
    """The books with how many rows each has below an organisation; nothing recorded is 0 rows.

    Attributes:
        within: Rows of this organisation and of everything below it; None for all.
        with_retired: Whether books that are no longer offered stand there, too.
    """

    reads: ClassVar = ENTRY_READS - {Topic.PERSON}
    on: date
    within: int | None = None
    with_retired: bool = False

    def fetch(self) -> list[BookRow]:
        """Return the books in their order."""
        here = None if self.within is None else holders_below(self.within, self.on)
        counts = self._counts(here)
        rows = []
        for book in books_by_code().values():
            if book.is_retired and not self.with_retired:
                continue
            told = counts.get(book.code, {})
            count, bare = sum(told.values()), 0
            entries = self._entries(book, here)
            if book.is_view:
                entries = LedgerQuery(book.code, self.on, self.within).narrowed(book)
                count = entries.count()
                bare = entries.where(LedgerEntry.id.is_null()).count()

            def pressing(
                ahead: Ahead, book: LedgerBook = book, told: Any = told, entries: Any = entries
            ) -> int:
                if not told or not book.late:
                    return 0
                return int(entries.where(late_on(book, self.on, ahead)).count())

            coming = pressing(Ahead.SOON)
            late = pressing(Ahead.PASSED) if coming else 0  # the late ones are among them
            if book.states:
                open_count = sum(told.get(state, 0) for state in book.open_states)
            else:
                open_count = pressing(Ahead.EVER)
            rows.append(BookRow(book, count, open_count, late, coming - late, bare))
        return rows

    def _entries(self, book: LedgerBook, here: Any) -> Any:
        chosen = LedgerEntry.select(LedgerEntry.id).where(LedgerEntry.book == book.code)
        return chosen if here is None else chosen.where(LedgerEntry.organisation.in_(here))

    def _counts(self, here: Any) -> dict[str, dict[str, int]]:
        """Return how many rows of each book stand in each state."""
        count = fn.COUNT(LedgerEntry.id)
        chosen = LedgerEntry.select(LedgerEntry.book, LedgerEntry.state, count)
        if here is not None:
            chosen = chosen.where(LedgerEntry.organisation.in_(here))
        found: dict[str, dict[str, int]] = {}
        for code, state, number in stored_rows(
            chosen.group_by(LedgerEntry.book, LedgerEntry.state)
        ):
            found.setdefault(code, {})[state] = number
        return found


def _subject_table(book: LedgerBook) -> Any:
    return Activity if book.source is BookSource.ACTIVITIES else Document


def _subject_day(book: LedgerBook) -> Any:
    return Activity.held_on if book.source is BookSource.ACTIVITIES else Document.received_on


def _subjects_of(book: LedgerBook, on: date) -> Any:
    """Return the SELECT of the activities or documents that a view is about, by a day.

    An activity that is only planned is nothing to keep a ledger of, unless something was added to
    it already (a 教案 is written before the lecture); one that was cancelled is none.
    """
    if book.source is BookSource.ACTIVITIES:
        added = LedgerEntry.select(LedgerEntry.activity).where(
            (LedgerEntry.book == book.code) & LedgerEntry.activity.is_null(False)
        )
        is_held = (Activity.state == ActivityState.HELD) & (Activity.held_on <= on)
        is_told = (Activity.state == ActivityState.PLANNED) & Activity.id.in_(added)
        return Activity.select(Activity.id).where(
            Activity.kind.in_(book.view_of) & (is_held | is_told)
        )
    return Document.select(Document.id).where(
        Document.kind.in_(book.view_of) & (Document.received_on <= on)
    )


@dataclass(frozen=True)
class LedgerQuery:
    """The rows of one book, narrowed and sorted; of a view, its activities or documents.

    Attributes:
        book: Its code; a book that is not known has no rows.
        on: Day as of which they stand. within: of this organisation and everything below it.
        since, until: Days of rows, both included; None for no end.
        words: Every word must be found somewhere in the row.
        states: Only rows in these states; empty for all.
        only_open: Only rows of which something is left to be done.
        only_late: Only rows that are late.
        condition: What else must hold of the fields.
        sort_key: Any key of a column (see `column_keys`); "" is the order of the book: the latest
            day first.
        entries: Only these rows (what was selected in the table), by key.
    """

    reads: ClassVar = ENTRY_READS | {Topic.ACTIVITY_KIND}
    book: str
    on: date
    within: int | None = None
    since: date | None = None
    until: date | None = None
    words: str = ""
    states: frozenset[str] = frozenset()
    only_open: bool = False
    only_late: bool = False
    condition: Filter | None = None
    sort_key: str = ""
    descending: bool = False
    entries: tuple[int, ...] | None = None

    def with_sort(self, key: str, descending: bool) -> "LedgerQuery":
        """Return the same question sorted otherwise."""
        return replace(self, sort_key=key, descending=descending)

    def keys(self) -> list[int]:
        """Return the keys of the rows in the order in which they are shown and printed."""
        book = books_by_code().get(self.book)
        if book is None:
            return []
        chosen = self.narrowed(book)
        values = _values_sorted_by(book, self.sort_key)
        if values is None:
            return [row[0] for row in stored_rows(self._ordered(book, chosen))]
        ordered = stored_rows(self._ordered(book, chosen.select_extend(LedgerEntry.id), ""))
        return _by_value(ordered, values, descending=self.descending)

    def rows(self, keys: Sequence[int]) -> list[EntryRow]:
        """Return the rows of some keys, in the order of the keys."""
        book = books_by_code().get(self.book)
        if book is None:
            return []
        if not book.is_view:
            found = entry_rows(keys, self.on)
            return [found[key] for key in keys if key in found]
        return self._viewed(book, keys)

    def fetch(self) -> list[EntryRow]:
        """Return all rows in order."""
        return self.rows(self.keys())

    def narrowed(self, book: LedgerBook) -> Any:
        """Return the SELECT of the key, not yet ordered; LedgerEntry is joined where it is there.

        Args:
            book: The book of the code.
        """
        if book.is_view:
            table, day = _subject_table(book), _subject_day(book)
            reference = (
                LedgerEntry.activity
                if book.source is BookSource.ACTIVITIES
                else LedgerEntry.document
            )
            chosen = _subjects_of(book, self.on).join(
                LedgerEntry,
                JOIN.LEFT_OUTER,
                on=((reference == table.id) & (LedgerEntry.book == book.code)),
            )
        else:
            table, day = LedgerEntry, LedgerEntry.happened_on
            chosen = LedgerEntry.select(LedgerEntry.id).where(LedgerEntry.book == book.code)
        if self.within is not None:
            chosen = chosen.where(table.organisation.in_(holders_below(self.within, self.on)))
        if self.since is not None or self.until is not None:
            chosen = chosen.where(between(day, Days(self.since, self.until)))
        if self.states:
            chosen = chosen.where(LedgerEntry.state.in_(sorted(self.states)))
        if self.only_open:
            chosen = chosen.where(self._is_open(book))
        if self.only_late:
            chosen = chosen.where(late_on(book, self.on))
        if self.condition is not None:
            chosen = chosen.where(entries_that(book, self.condition, self.on, day))
        for word in self.words.split():
            chosen = chosen.where(self._has(book, word))
        if self.entries is not None:
            chosen = chosen.where(table.id.in_(self.entries))
        return chosen

    def _is_open(self, book: LedgerBook) -> Any:
        if book.states:
            return LedgerEntry.state.in_(sorted(book.open_states))
        return late_on(book, self.on, Ahead.EVER)

    def _has(self, book: LedgerBook, word: str) -> Any:
        """Return the condition that a word is found in a row: in a text, a name or a choice."""
        keys = [one.key for one in book.fields]  # of a book: the values of all are many more
        people = Person.select(Person.id).where(Person.name.contains(word))
        told: Any = LedgerValue.select(LedgerValue.entry_id).where(
            LedgerValue.field.in_(keys) & LedgerValue.text.contains(word)
        )
        if any(one.kind in OF_PEOPLE for one in book.fields):
            told = told.union_all(
                LedgerValue.select(LedgerValue.entry_id).where(LedgerValue.person.in_(people))
            )
        if book.states:
            told = told.union_all(
                LedgerStep.select(LedgerStep.entry_id).where(
                    LedgerStep.by_name.contains(word) | LedgerStep.taken_by.in_(people)
                )
            )
        tests = [LedgerEntry.id.in_(told)]
        for one in book.fields:
            called = [choice.label for choice in one.choices if word in choice.name]
            if called:
                kept = LedgerValue.select(LedgerValue.entry).where(
                    (LedgerValue.field == one.key) & LedgerValue.text.in_(called)
                )
                tests.append(LedgerEntry.id.in_(kept))
        states = [state.code for state in book.states if word in state.label]
        if states:
            tests.append(LedgerEntry.state.in_(states))
        if book.is_view:
            tests.append(_subject_table(book).title.contains(word))
        if word.isdigit():
            tests.append(LedgerEntry.number == int(word))
        table = _subject_table(book) if book.is_view else LedgerEntry
        here = [row.organisation_id for row in Tree.on(self.on).rows if word in row.name]
        if here:
            tests.append(table.organisation.in_(here))
        return reduce(or_, tests)

    def _ordered(self, book: LedgerBook, chosen: Any, sort_key: str | None = None) -> Any:
        table = _subject_table(book) if book.is_view else LedgerEntry
        day = _subject_day(book) if book.is_view else LedgerEntry.happened_on
        latest_first = (day.desc(), table.id.desc())
        if not (self.sort_key if sort_key is None else sort_key):
            turned = self.descending and sort_key is None
            return chosen.order_by(*((day, table.id) if turned else latest_first))
        chosen, value = self._sorted_by(book, chosen, day)
        if value is None:
            return chosen.order_by(*latest_first)
        told = value.desc() if self.descending else value.asc()
        return chosen.order_by(value.is_null(), told, *latest_first)  # nothing stands last

    def _sorted_by(self, book: LedgerBook, chosen: Any, day: Any) -> tuple[Any, Any]:
        """Return the SELECT joined with what it is sorted by, and the value."""
        key = self.sort_key
        if key == DAY:
            return chosen, day
        if key == NUMBER:
            return chosen, LedgerEntry.number
        if key == ABOUT and book.is_view:
            return chosen, _subject_table(book).title
        if key == STATE:
            order = {state.code: place for place, state in enumerate(book.states)}
            cases = tuple((LedgerEntry.state == code, place) for code, place in order.items())
            return chosen, _case(cases) if cases else None
        if key == HOLDER:
            table = _subject_table(book) if book.is_view else LedgerEntry
            place = {row.organisation_id: n for n, row in enumerate(Tree.on(self.on).rows)}
            cases = tuple((table.organisation == one, number) for one, number in place.items())
            return chosen, _case(cases) if cases else None
        if key == LATE:
            return self._by_lateness(book, chosen)
        kind, _colon, state = key.partition(":")
        if state:
            step = LedgerStep.alias()
            last = step.select(fn.MAX(step.taken_on)).where(
                (step.entry == LedgerEntry.id) & (step.state == state)
            )
            return chosen, _scalar(last) if kind == "step" else None
        return chosen, None

    def _by_lateness(self, book: LedgerBook, chosen: Any) -> tuple[Any, Any]:
        """Sort by the last day of the first rule; of rows that are over there is none."""
        until = next((rule.until for rule in book.late if rule.until), "")
        is_open = self._is_open(book) if book.states else LedgerEntry.id.is_null(False)
        if not until:
            return chosen, _case(((is_open, LedgerEntry.happened_on),))
        value = LedgerValue.alias()
        chosen = _with_value(chosen, value, until)
        return chosen, _case(((is_open, value.text),))

    def _viewed(self, book: LedgerBook, keys: Sequence[int]) -> list[EntryRow]:
        """Return activities or documents with what was added to them."""
        table = _subject_table(book)
        reference = (
            LedgerEntry.activity if book.source is BookSource.ACTIVITIES else LedgerEntry.document
        )
        names = OrganisationNames()
        found: dict[int, EntryRow] = {}
        for start in range(0, len(keys), BATCH):
            batch = list(keys[start : start + BATCH])
            added = pairs(
                LedgerEntry.select(reference, LedgerEntry.id).where(
                    (LedgerEntry.book == book.code) & reference.in_(batch)
                )
            )
            told = entry_rows(sorted(added.values()), self.on)
            for subject in table.select().where(table.id.in_(batch)):
                entry = told.get(added.get(subject.id, 0))
                found[subject.id] = entry or _bare(book, subject, names)
        return [found[key] for key in keys if key in found]


def _bare(book: LedgerBook, subject: Any, names: OrganisationNames) -> EntryRow:
    """Return the row of an activity or document to which nothing was added yet."""
    is_activity = book.source is BookSource.ACTIVITIES
    day = subject.held_on if is_activity else subject.received_on
    return EntryRow(
        key=subject.id,
        entry_id=None,
        uid="",
        book=book,
        organisation_id=subject.organisation_id,
        organisation_name=names.on(subject.organisation_id, day),
        number=0,
        row=LedgerRow({}, PartialDate.of(day)),
        lateness=Lateness(ObligationState.OPEN),
        activity_id=subject.id if is_activity else None,
        document_id=None if is_activity else subject.id,
        subject=subject.title or (kind_label(subject.kind) if is_activity else ""),
    )


def _by_value(
    ordered: Sequence[tuple[int, int | None]], values: Mapping[int, Any], *, descending: bool
) -> list[int]:
    """Sort keys by a value of their rows; what has no value stands last either way.

    Done here and not by the database: it would look the value of every row up in two trees.

    Args:
        ordered: Key and row id in the order of the book, which decides between equals.
        values: By row id.
        descending: Whether from high to low.
    """
    known = [one for one in ordered if one[1] in values]
    known.sort(key=lambda one: values[one[1] or 0], reverse=descending)
    return [one[0] for one in known] + [one[0] for one in ordered if one[1] not in values]


def _values_sorted_by(book: LedgerBook, key: str) -> Mapping[int, Any] | None:
    """Return what rows are sorted by where that is not a column of the database, by row id.

    A field, who took a step, or the days between two dates; None for any other key.
    """
    found = book.field(key)
    if found is not None:
        return _sort_values(found)
    kind, _colon, state = key.partition(":")
    if kind == "by" and state:
        return _takers(book, state)
    measure = next((one for one in book.measures if one.key == key), None)
    if measure is None:
        return None
    since, until = _days_of(book, measure.since), _days_of(book, measure.until)
    return {
        entry: (date.fromisoformat(until[entry]) - date.fromisoformat(since[entry])).days
        for entry in since.keys() & until.keys()
        if _is_exact(since[entry]) and _is_exact(until[entry])
    }


def _is_exact(iso: str) -> bool:
    return len(iso) == len("2026-11-20")


def _last_steps(book: LedgerBook, state: str, *more: Any) -> Any:
    """Return the steps of a book to a state, the last of a row last."""
    return (
        LedgerStep.select(LedgerStep.entry_id, *more)
        .join(LedgerEntry)
        .where((LedgerStep.state == state) & (LedgerEntry.book == book.code))
        .order_by(LedgerStep.taken_on, LedgerStep.id)
    )


def _takers(book: LedgerBook, state: str) -> dict[int, str]:
    """Return who took the last step to a state, as names are sorted."""
    called = fn.COALESCE(Person.sort_name, LedgerStep.by_name)
    told = _last_steps(book, state, called).join_from(
        LedgerStep, Person, JOIN.LEFT_OUTER, on=(LedgerStep.taken_by == Person.id)
    )
    return {key: name for key, name in stored_rows(told) if name}


def _days_of(book: LedgerBook, key: str) -> dict[int, str]:
    """Return a day of every row that has it: of the row, of a step, or in a field."""
    kind, _colon, state = key.partition(":")
    if key == DAY:
        days = LedgerEntry.select(LedgerEntry.id, LedgerEntry.happened_on)
        return dict(stored_rows(days.where(LedgerEntry.book == book.code)))
    if kind == "step" and state:
        return dict(stored_rows(_last_steps(book, state, LedgerStep.taken_on)))
    entered = LedgerValue.select(LedgerValue.entry_id, LedgerValue.text).join(LedgerEntry)
    of_book = (LedgerEntry.book == book.code) & (LedgerValue.field == key)
    return dict(stored_rows(entered.where(of_book)))


def _sort_values(found: BookField) -> dict[int, Any]:
    """Return what every row that has a value is sorted by, by row id."""
    first = (LedgerValue.field == found.key) & (LedgerValue.place == 0)
    if found.kind in NUMERIC:
        numbers = LedgerValue.select(LedgerValue.entry_id, LedgerValue.number).where(
            (LedgerValue.field == found.key) & LedgerValue.number.is_null(False)
        )
        return dict(stored_rows(numbers))
    if found.kind in OF_PEOPLE:
        called = fn.COALESCE(Person.sort_name, LedgerValue.text)
        named = LedgerValue.select(LedgerValue.entry_id, called).join(Person, JOIN.LEFT_OUTER)
        return dict(stored_rows(named.where(first)))
    if found.kind is FieldType.ORGANISATION:
        names = {row[0]: row[1] for row in stored_rows(_last_names())}
        held = LedgerValue.select(LedgerValue.entry_id, LedgerValue.organisation_id).where(first)
        return {key: names.get(one, "") for key, one in stored_rows(held)}
    texts = LedgerValue.select(LedgerValue.entry_id, LedgerValue.text).where(
        LedgerValue.field == found.key
    )
    told = dict(stored_rows(texts))
    if found.kind is FieldType.CHOICE:
        places = {choice.label: place for place, choice in enumerate(found.choices)}
        return {key: places.get(text, len(places)) for key, text in told.items()}
    return told


def _last_names() -> Any:
    spells = OrganisationSpell
    return spells.select(spells.organisation_id, spells.name).order_by(spells.id)


def _with_value(chosen: Any, value: Any, key: str) -> Any:
    """Return the SELECT joined with the first value of a field, under an alias of the values."""
    told = (value.entry == LedgerEntry.id) & (value.field == key) & (value.place == 0)
    return chosen.join_from(LedgerEntry, value, JOIN.LEFT_OUTER, on=told)


def _scalar(selected: Any) -> Any:
    """Return a SELECT of one value as a value that can be compared and sorted by."""
    return fn.COALESCE(selected, None)


def _case(cases: Any) -> Any:
    """Return the value of the first case that holds; nothing where none does."""
    return Case(None, cases)
