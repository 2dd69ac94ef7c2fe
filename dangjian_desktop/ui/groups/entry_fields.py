"""The fields of a ledger book as a form asks for them, and its values as the book holds them."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Any

from dangjian_desktop.domain.cells import without_spaces
from dangjian_desktop.domain.custom_fields import MentionedPerson
from dangjian_desktop.domain.custom_reading import read_person
from dangjian_desktop.domain.date_reading import LATEST_YEAR, read_date
from dangjian_desktop.domain.ledger_rows import cut_to_month
from dangjian_desktop.domain.ledger_values import (
    Named,
    NamedOrganisation,
    Value,
    Values,
    read_value,
)
from dangjian_desktop.domain.ledgers import (
    DAY,
    LONGEST_LONG_TEXT,
    LONGEST_TEXT,
    OF_PEOPLE,
    BookField,
    FieldType,
    LedgerBook,
    may_hold,
)
from dangjian_desktop.domain.problems import Fault, Reading
from dangjian_desktop.operations.ledgers import HOLDER_FIELD
from dangjian_desktop.queries.ledger_names import LedgerNames
from dangjian_desktop.queries.organisations import Tree
from dangjian_desktop.queries.people_named import PeopleNamedQuery, PeopleTypedQuery
from dangjian_desktop.queries.roster import RosterQuery
from dangjian_desktop.ui.shared.fields import DAY_HINT, Choices, Entry, Field, shown
from dangjian_desktop.ui.shared.offered import own_group
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, tr

#: Key of the switch between a row with and without names.
ANONYMOUS = "is_anonymous"
#: Day until which days that lie ahead are read and offered.
LATEST_DAY = date(LATEST_YEAR, 12, 31)
_ENTRIES: Mapping[FieldType, Entry] = {
    FieldType.TEXT: Entry.TEXT,
    FieldType.LONG_TEXT: Entry.LONG_TEXT,
    FieldType.NUMBER: Entry.NUMBER,
    FieldType.MONEY: Entry.NUMBER,
    FieldType.DATE: Entry.DATE,
    FieldType.PERSON: Entry.PERSON,
    FieldType.PEOPLE: Entry.PEOPLE,
    FieldType.CHOICE: Entry.CHOICE,
    FieldType.YES_NO: Entry.YES_NO,
    FieldType.ORGANISATION: Entry.COMPLETED,
}


@dataclass
class FormMode:
    """What the readers of a form go by while it is filled in.

    Attributes:
        is_anonymous: Whether days are told to the month and people not at all.
        within: Whose row it is: of namesakes those of this place are meant.
    """

    is_anonymous: bool = False
    within: int | None = None


class EntryFields:
    """Makes the form fields of one book; one row's own values decide what is offered beside."""

    def __init__(self, book: LedgerBook, on: date, mode: FormMode, present: Values) -> None:
        """Prepare.

        Args:
            book: Whose fields they are.
            on: Today.
            mode: Kept up by the form.
            present: What the row has already: a retired field or choice stands in the form only
                where it is there.
        """
        self.book, self._on, self._mode, self._present = book, on, mode, present
        self._organisations: dict[str, NamedOrganisation] | None = None

    def fields(self) -> tuple[Field, ...]:
        """Return the form fields in the order of the book, each part under its heading."""
        made, before = [], ""
        for one in self.book.fields:
            if one.is_retired and one.key not in self._present:
                continue
            heading = one.section if one.section != before else ""
            before = one.section
            made.append(self.field(one, heading))
        return tuple(made)

    def field(self, one: BookField, heading: str = "") -> Field:
        """Return the form field of one field of the book."""
        return Field(
            one.key,
            labelled(one),
            _ENTRIES[one.kind],
            choices=self._choices(one),
            suggestions=self._organisation_names if one.kind is FieldType.ORGANISATION else None,
            max_length=(LONGEST_LONG_TEXT if one.kind is FieldType.LONG_TEXT else LONGEST_TEXT),
            hint=DAY_HINT if one.kind is FieldType.DATE else "",
            advice=one.hint,
            latest=self._on if one.is_past else LATEST_DAY,
            heading=heading,
            reader=partial(self._read, one),
            people=self._offered if one.kind in OF_PEOPLE else None,
            shortcut="" if one.kind is FieldType.CHOICE else one.none_word,
            is_wide=one.kind is FieldType.LONG_TEXT,
        )

    def day_field(self) -> Field:
        """Return the field for the day of the row."""
        return Field(
            DAY,
            self.book.day_label,
            Entry.DATE,
            is_required=True,
            is_exact=not self.book.day_is_month,
            hint=QT_TR_NOOP("如 2026-11") if self.book.day_is_month else "",
            latest=self._on,
            reader=self._read_day,
        )

    def step_day_field(self, label: str) -> Field:
        """Return the field for the day of a step; it is told to the day whatever the book."""
        return replace(self.day_field(), label=label, is_exact=True, reader=self._read_step_day)

    def _read_step_day(self, text: str) -> Reading[Any]:
        found = self._read_day(text)
        day = found.value
        if day is not None and day.day is None and not self._mode.is_anonymous:
            return Reading(None, (Fault("date.not_exact", day.printed),))
        return found

    def choices_beside(self, one: BookField, above: str) -> Choices:
        """Return what a field offers beside a choice of the field that it follows.

        Args:
            one: The field.
            above: The word that the row keeps in the other; "" for none yet.
        """
        if one.kind is FieldType.YES_NO:
            return ()
        offered = [(choice.label, choice.shown) for choice in one.offered_under(above)]
        present = self._present.get(one.key)
        if one.none_word and one.none_word not in one.offered:
            offered.append((one.none_word, one.none_word))
        if isinstance(present, str) and present not in dict(offered):
            choice = one.choice(present)
            if choice is None or choice.is_retired:
                label = one.shown_choice(present)
                offered.append((present, tr("{label}（停用）", label=label)))
        return offered

    def _choices(self, one: BookField) -> Choices:
        above = self._present.get(one.follows) if one.follows else None
        return self.choices_beside(one, above if isinstance(above, str) else "")

    # Reading --------------------------------------------------------------------

    def _read(self, one: BookField, text: str) -> Reading[Any]:
        present = self._present.get(one.key)
        if present is not None and text == shown(present):
            return Reading(present)
        if one.kind is FieldType.PERSON or one.kind is FieldType.PEOPLE:
            told = read_named(text, self._on)
            if told is not None:
                return Reading((told,))
        if one.kind is FieldType.ORGANISATION and (found := self._organisation(text)) is not None:
            return Reading(found)
        names = LedgerNames(self._on, self._mode.within)
        reading = read_value(
            one, text, on=self._on, people=names.people, organisations=names.organisations
        )
        if self._mode.is_anonymous:
            return Reading(cut_to_month(reading.value), reading.faults)
        return reading

    def _read_day(self, text: str) -> Reading[Any]:
        found = read_date(text, on=self._on)
        day = found.value
        if day is None:
            return found
        if day.month is None:
            return Reading(None, (Fault("ledger.month_missing", day.printed),))
        if self._mode.is_anonymous:
            return Reading(cut_to_month(day), found.faults)
        if day.day is None and not self.book.day_is_month:
            return Reading(None, (Fault("date.not_exact", day.printed),))
        return found

    def _offered(self, typed: str) -> Sequence[MentionedPerson]:
        found = PeopleTypedQuery(typed, self._on).fetch()
        if not own_group():
            return found
        groups = {row.uid: row.organisation_id for row in Tree.on(self._on).rows}
        own = set(RosterQuery(self._on, within=groups.get(own_group(), -1)).keys())
        return [one for one in found if one.person_id in own]

    def _organisation_names(self) -> Sequence[str]:
        return list(self._told_organisations())

    def _organisation(self, text: str) -> NamedOrganisation | None:
        return self._told_organisations().get(text.strip())

    def _told_organisations(self) -> Mapping[str, NamedOrganisation]:
        """Return the organisations by what tells each apart: its name, else that above it too."""
        if self._organisations is None:
            tree = Tree.on(self._on)
            times = Counter(row.name for row in tree.rows)
            self._organisations = {}
            for row in tree.rows:
                above = tree.get(row.parent_id)
                is_alone = times[row.name] == 1 or above is None
                words = row.name if is_alone or above is None else f"{above.name} {row.name}"
                self._organisations[words] = NamedOrganisation(row.organisation_id, row.name)
        return self._organisations


def labelled(one: BookField) -> str:
    """Return the name of a field with what it is counted in."""
    return tr("{label}（{unit}）", label=one.label, unit=one.unit) if one.unit else one.label


def read_named(text: str, on: date) -> Named | None:
    """Return who of the roster is meant by a name and what tells namesakes apart, if anybody."""

    def named(name: str) -> Sequence[MentionedPerson]:
        return PeopleNamedQuery(without_spaces(name), on).fetch()

    found = read_person(text, named, None).value
    if not isinstance(found, MentionedPerson):
        return None
    return Named(found.name, found.person_id)


def holder_field(book: LedgerBook, on: date, within: int | None) -> Field:
    """Return the field for whose row it is: what may keep the book, at or below a place."""
    return Field(
        HOLDER_FIELD,
        QT_TR_NOOP("党组织"),
        Entry.CHOICE,
        choices=holder_choices(book, on, within),
        is_required=True,
    )


def holder_choices(book: LedgerBook, on: date, within: int | None) -> Choices:
    """Return the organisations that keep a book, at or below a place; everywhere where none is."""
    tree = Tree.on(on)
    here = None if within is None else tree.below(within)
    fit = [row for row in tree.rows if may_hold(book, row.kind)]
    near = [row for row in fit if here is None or row.organisation_id in here]
    if not near and within is not None:  # a group looks at a book that its branch keeps
        above = {row.organisation_id for row in tree.path(within)}
        near = [row for row in fit if row.organisation_id in above]
    chosen = near or fit
    highest = min((row.depth for row in chosen), default=0)
    return [(row.organisation_id, "　" * (row.depth - highest) + row.name) for row in chosen]


def anonymous_field() -> Field:
    """Return the switch between a row with and without names."""
    return Field(
        ANONYMOUS,
        QT_TR_NOOP("登记方式"),
        Entry.CHOICE,
        choices=((False, tr("记名")), (True, tr("匿名"))),
        is_required=True,
    )


def book_value(typed: Any) -> Value | None:
    """Return a value of a form as the book holds it; None for nothing."""
    if isinstance(typed, MentionedPerson):
        return (Named(typed.name, typed.person_id),)
    if typed in (None, "", ()):
        return None
    if isinstance(typed, Named):
        return (typed,)
    value: Value = typed
    return value


def book_values(book: LedgerBook, typed: Mapping[str, Any]) -> dict[str, Value | None]:
    """Return those values of a form that stand in fields of the book."""
    return {one.key: book_value(typed[one.key]) for one in book.fields if one.key in typed}


def optional_parts(book: LedgerBook) -> Mapping[str, tuple[str, ...]]:
    """Return the parts of a form in which every field is asked for only at times, with their keys.

    A plan for what is 重大 is no part of the form of everything else.
    """
    parts: dict[str, list[BookField]] = {}
    for one in book.used_fields:
        parts.setdefault(one.section, []).append(one)
    return {
        section: tuple(one.key for one in fields)
        for section, fields in parts.items()
        if section and all(one.required_when and not one.is_required for one in fields)
    }
