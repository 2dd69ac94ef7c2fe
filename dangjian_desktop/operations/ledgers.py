"""What can be done with rows of ledgers: enter, change, take the next step, mend, remove.

What somebody told without a name leaves the month only: no day, nobody who took it down, no file,
and the journal keeps neither the moment nor who was at the computer.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType
from typing import Any

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.ledger_rows import (
    LedgerRow,
    StepTaken,
    refusing,
    row_problems,
    step_problems,
)
from dangjian_desktop.domain.ledger_values import (
    Named,
    NamedOrganisation,
    Value,
    Values,
    default_value,
    kept_value,
    stored_values,
)
from dangjian_desktop.domain.ledgers import (
    DAY,
    OF_PEOPLE,
    BookSource,
    LedgerBook,
    column_label,
    may_hold,
    step_by,
)
from dangjian_desktop.domain.problems import Address, InputError, Problem
from dangjian_desktop.domain.vocabulary import OrganisationKind, Post
from dangjian_desktop.operations.ledger_writing import (
    RowToInsert,
    insert_rows,
    kept_day,
    next_number,
    taker_columns,
    value_columns,
)
from dangjian_desktop.operations.runner import RefusedError, Writer, operation
from dangjian_desktop.operations.standing import standing_row
from dangjian_desktop.queries.ledger_books import books_by_code
from dangjian_desktop.queries.ledger_entries import EntryRow, entry_rows
from dangjian_desktop.queries.organisations import Tree
from dangjian_desktop.storage.lookups import rows
from dangjian_desktop.storage.models import (
    Activity,
    AgendaItem,
    Attachment,
    Document,
    LedgerEntry,
    LedgerMilestone,
    LedgerStep,
    LedgerValue,
    Organisation,
    Person,
    PostSpell,
)
from dangjian_desktop.storage.models.base import valid_on

#: Characters of the name of who took a step.
LONGEST_TAKER: int = LedgerStep.by_name.max_length
_GONE = "这一行台账已经不在了，可能刚被撤销。请回到台账再看。"
#: Place at which it is told that an organisation holds no such book.
HOLDER_FIELD = "organisation"


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of a step.

    Attributes:
        warnings: What is worth a look and kept nothing from being done (复查人 = 责任人).
    """

    step_id: int
    warnings: tuple[Problem, ...] = ()


@operation("登记台账")
def add_entry(
    writer: Writer,
    *,
    book: str,
    organisation_id: int,
    day: PartialDate | None,
    values: Mapping[str, Value | None],
    on: date,
    is_anonymous: bool = False,
) -> int:
    """Enter a row and return its id; missing fields leave it incomplete, not refused.

    Args:
        writer: Writes.
        book: Code of a book that has rows of its own.
        organisation_id: Whose row it is.
        day: The day of the row; of an anonymous one only the month is kept.
        values: By key of the field; a field that is not named begins with its default.
        on: Today.
        is_anonymous: Whether it is kept without anybody's name, where the book allows it.

    Raises:
        InputError: With everything that is wrong, each problem at its field.
        RefusedError: When the book is no more, a view, or does not take anonymous rows.
    """
    kept = _with_rows(book)
    if is_anonymous and not kept.may_be_anonymous:
        raise RefusedError("“{book}”不能匿名登记。请写明姓名和日期。", book=kept.label)
    return _insert(
        writer,
        kept,
        organisation_id=organisation_id,
        day=day,
        values={**begun_values(kept), **values},
        on=on,
        is_anonymous=is_anonymous,
    )


@dataclass(frozen=True)
class NewEntry:
    """A row that is to be entered with others.

    Attributes:
        number: Of the line it comes from, for what is wrong with it.
    """

    number: int
    organisation_id: int
    day: PartialDate | None
    values: Mapping[str, Value | None]


@operation("登记多行台账")
def add_entries(
    writer: Writer, *, book: str, entries: Sequence[NewEntry], on: date
) -> tuple[int, ...]:
    """Enter many rows at once, all of them or none, and return their ids.

    Args:
        writer: Writes.
        book: Code of a book that has rows of its own.
        entries: The rows (a block pasted from a workbook, what comes back from paper).
        on: Today.

    Raises:
        InputError: With everything that is wrong with any of them: number of the line, and field.
        RefusedError: When the book is no more or a view, or there is no row.
    """
    kept = _with_rows(book)
    if not entries:
        raise RefusedError("没有要登记的行。请先填写或粘贴。")
    begun = begun_values(kept)
    _refuse(entries_problems(book, entries, on))
    new = [
        RowToInsert(entry.organisation_id, entry.day, {**begun, **entry.values})
        for entry in entries
        if entry.day is not None  # else it was refused above
    ]
    return tuple(insert_rows(writer, kept, new, on))


def entries_problems(book: str, entries: Sequence[NewEntry], on: date) -> list[Problem]:
    """Return everything that `add_entries` would tell, warnings too: number of line, and field."""
    kept = _with_rows(book)
    begun = begun_values(kept)
    return [
        replace(problem, where=replace(problem.where, row=entry.number))
        for entry in entries
        for problem in entry_problems(
            kept,
            organisation_id=entry.organisation_id,
            day=entry.day,
            values={**begun, **entry.values},
            on=on,
        )
    ]


@operation("补记台账")
def record_additions(
    writer: Writer,
    *,
    book: str,
    values: Mapping[str, Value | None],
    on: date,
    activity_id: int | None = None,
    document_id: int | None = None,
) -> int:
    """Add fields of a book to an activity or a document, or change them; return the row's id.

    Args:
        writer: Writes.
        book: Code of a view.
        values: By key of the field; None takes a value away.
        on: Today.
        activity_id: What it is about; or document_id. Exactly one is given.

    Raises:
        InputError: With everything that is wrong, each problem at its field.
        RefusedError: When the book is not about such an activity or document.
    """
    assert (activity_id is None) != (document_id is None), "of exactly one subject"
    kept = standing_book(book)
    subject, day = _subject(kept, activity_id, document_id)
    reference = LedgerEntry.activity if activity_id is not None else LedgerEntry.document
    present = LedgerEntry.get_or_none((LedgerEntry.book == book) & (reference == subject.id))
    if present is not None:
        _change(writer, standing_entry(present.id, on), values, None, on)
        return int(present.id)
    return _insert(
        writer,
        kept,
        organisation_id=subject.organisation_id,
        day=PartialDate.of(day),
        values=values,
        on=on,
        activity=activity_id,
        document=document_id,
    )


@operation("修改台账")
def change_entry(
    writer: Writer,
    *,
    entry_id: int,
    on: date,
    values: Mapping[str, Value | None] = MappingProxyType({}),
    day: PartialDate | None = None,
) -> None:
    """Change fields of a row, or its day; its state is changed by steps alone.

    Args:
        writer: Writes.
        entry_id: The row.
        on: Today.
        values: By key of the field; None takes a value away; others stay.
        day: Its new day; None leaves it.

    Raises:
        InputError: With everything that is wrong, each problem at its field.
    """
    _change(writer, standing_entry(entry_id, on), values, day, on)


@operation("办理台账")
def advance_entry(
    writer: Writer,
    *,
    entry_id: int,
    to: str,
    day: PartialDate,
    on: date,
    by: Named | None = None,
    note: str = "",
    values: Mapping[str, Value | None] = MappingProxyType({}),
) -> Taken:
    """Take the next step with a row: 整改, 复查, 销号, or back.

    Args:
        writer: Writes.
        entry_id: The row.
        to: Code of the state that is reached.
        day: When; of an anonymous row only the month is kept.
        on: Today.
        by: Who took it; nobody in an anonymous row.
        note: What is said of it.
        values: Fields that are filled along with it (the result, the verdict).

    Raises:
        InputError: With everything that stands against it: at ``to``, ``day``, ``by``, ``note`` or
            a field.
    """
    entry = standing_entry(entry_id, on)
    values = _as_kept(entry.book, values)
    wanted = _wanted(entry, to, day, by, note)
    problems = _problems_of_step(entry, wanted, values, on)
    _refuse(problems)
    _withhold_of(writer, entry)
    if values:
        _write_values(writer, entry, values)
    step_id = _write_step(writer, entry_id, to, wanted, is_anonymous=entry.row.is_anonymous)
    _write_state(writer, entry, to, day)
    return Taken(step_id, tuple(problems))


def advance_problems(
    *,
    entry_id: int,
    to: str,
    day: PartialDate,
    on: date,
    by: Named | None = None,
    note: str = "",
    values: Mapping[str, Value | None] = MappingProxyType({}),
) -> list[Problem]:
    """Return what `advance_entry` would tell, warnings too, before anything is done."""
    return standing_problems(
        standing_entry(entry_id, on), to=to, day=day, on=on, by=by, note=note, values=values
    )


def standing_problems(
    entry: EntryRow,
    *,
    to: str,
    day: PartialDate,
    on: date,
    by: Named | None = None,
    note: str = "",
    values: Mapping[str, Value | None] = MappingProxyType({}),
) -> list[Problem]:
    """Return what `advance_entry` would tell of a row that stands as it is given.

    So that several steps are judged before the first is taken (what comes back on paper).
    """
    kept = _as_kept(entry.book, values)
    return _problems_of_step(entry, _wanted(entry, to, day, by, note), kept, on)


@operation("撤回办理记录")
def correct_entry(writer: Writer, *, entry_id: int, on: date) -> str:
    """Take back the last step, which was entered by mistake; return the state before it.

    A row that is not good enough goes back by a step of its own, which stays in its road.

    Raises:
        RefusedError: When no step was taken yet.
    """
    entry = standing_entry(entry_id, on)
    if not entry.step_ids[1:]:  # the first is the registration
        raise RefusedError("这一行还没有办理记录。请不必退回。")
    before = entry.row.road[-2]
    _withhold_of(writer, entry)
    writer.delete(LedgerStep, entry.step_ids[-1])
    closed = None if entry.book.is_open(before.state) else before.day
    writer.update(LedgerEntry, entry_id, state=before.state, closed_on=closed)
    return before.state


@operation("改正办理记录")
def correct_entry_step(
    writer: Writer,
    *,
    entry_id: int,
    step_id: int,
    day: PartialDate,
    on: date,
    by: Named | None = None,
    note: str = "",
) -> None:
    """Mend day, taker or note of a step that was entered wrongly.

    Raises:
        InputError: When the days would no longer follow on one another, or the taker may not.
        RefusedError: When the step is no more.
    """
    entry = standing_entry(entry_id, on)
    place = _place_of_step(entry, step_id)
    wanted = _wanted(entry, entry.row.road[place].state, day, by, note)
    _refuse(_problems_of_correction(entry, place, wanted, on))
    _withhold_of(writer, entry)
    kept = kept_day(day, is_anonymous=entry.row.is_anonymous)
    writer.update(LedgerStep, step_id, taken_on=kept, note=wanted.note, **taker_columns(by))
    if place == len(entry.step_ids) - 1 and entry.closed_on is not None:
        writer.update(LedgerEntry, entry_id, closed_on=kept)


def step_correction_problems(
    *,
    entry_id: int,
    step_id: int,
    day: PartialDate,
    on: date,
    by: Named | None = None,
    note: str = "",
) -> list[Problem]:
    """Return what `correct_entry_step` would tell, warnings too, before anything is done."""
    entry = standing_entry(entry_id, on)
    place = _place_of_step(entry, step_id)
    wanted = _wanted(entry, entry.row.road[place].state, day, by, note)
    return _problems_of_correction(entry, place, wanted, on)


def _place_of_step(entry: EntryRow, step_id: int) -> int:
    if step_id not in entry.step_ids[1:]:
        raise RefusedError("这一步办理记录已经不在了。请重新打开这一行。")
    return entry.step_ids.index(step_id)


def _problems_of_correction(
    entry: EntryRow, place: int, wanted: StepTaken, on: date
) -> list[Problem]:
    """Tell what stands against a step as it is to stand, before and behind it."""
    until = replace(entry.row, road=entry.row.road[:place], state=entry.row.road[place - 1].state)
    problems = step_problems(entry.book, until, wanted, on)
    for later in entry.row.road[place + 1 :]:
        if later.day.last_day < wanted.day.first_day:
            hint = f"{column_label(entry.book, f'step:{later.state}')} {later.day.printed}"
            problems.append(
                Problem(Address(field=DAY), "ledger.after_next", wanted.day.printed, hint=hint)
            )
            break
    if entry.row.is_anonymous and wanted.by is not None:
        label = column_label(entry.book, step_by(wanted.to))
        problems.append(Problem(Address(field="by"), "ledger.anonymous_name", label))
    return [one for one in problems if one.where.field in ("day", "by", "note")]


@operation("删除台账行")
def remove_entry(writer: Writer, *, entry_id: int, on: date) -> None:
    """Remove a row that was entered by mistake, with its values and stages.

    Raises:
        RefusedError: When steps were taken with it, it has files, or it is on an agenda.
    """
    entry = standing_entry(entry_id, on)
    if len(entry.step_ids) > 1:
        raise RefusedError("这一行已有办理记录，不能删除。请先退回办理记录。")
    if Attachment.select().where(Attachment.entry == entry_id).exists():
        raise RefusedError("这一行还有附件，不能删除。请先删除附件。")
    if AgendaItem.select().where(AgendaItem.source_uid == entry.uid).exists():
        raise RefusedError("这一行已经列入议题，不能删除。请先把议题删掉。")
    _withhold_of(writer, entry)
    for table in (LedgerValue, LedgerStep, LedgerMilestone):
        for (row_id,) in rows(table.select(table.id).where(table.entry == entry_id)):
            writer.delete(table, row_id)
    writer.delete(LedgerEntry, entry_id)


# Entering -----------------------------------------------------------------------


def entry_problems(
    book: LedgerBook,
    *,
    organisation_id: int,
    day: PartialDate | None,
    values: Mapping[str, Value | None],
    on: date,
    is_anonymous: bool = False,
) -> list[Problem]:
    """Return what is wrong with a new row, each problem at its field; for forms and pastes."""
    row = LedgerRow(_merged({}, values), day, book.first_state, is_anonymous=is_anonymous)
    problems = row_problems(book, row, on)
    if day is None:
        problems.append(Problem(Address(field=DAY), "ledger.day_missing"))
    if is_anonymous:
        problems += named_problems(book, values)
    problems += holder_problems(book, organisation_id, on)
    return problems + _reference_problems(values)


def _insert(
    writer: Writer,
    book: LedgerBook,
    *,
    organisation_id: int,
    day: PartialDate | None,
    values: Mapping[str, Value | None],
    on: date,
    is_anonymous: bool = False,
    activity: int | None = None,
    document: int | None = None,
) -> int:
    values = _as_kept(book, values)
    problems = entry_problems(
        book,
        organisation_id=organisation_id,
        day=day,
        values=values,
        on=on,
        is_anonymous=is_anonymous,
    )
    _refuse(problems)
    assert day is not None
    row = RowToInsert(organisation_id, day, values, is_anonymous, activity, document)
    return insert_rows(writer, book, [row], on)[0]


def change_problems(
    entry: EntryRow,
    *,
    values: Mapping[str, Value | None],
    on: date,
    day: PartialDate | None = None,
) -> list[Problem]:
    """Return what is wrong with a change of a row, each problem at its field; for forms."""
    values = _as_kept(entry.book, values)
    merged = _merged(entry.row.values, values)
    row = replace(entry.row, values=merged, day=day or entry.row.day)
    problems = row_problems(entry.book, row, on, entry.row.values) + _reference_problems(values)
    if entry.row.is_anonymous:
        problems += named_problems(entry.book, values)
    if day is not None:
        problems += _day_problems(entry, day)
    return problems


def _change(
    writer: Writer,
    entry: EntryRow,
    values: Mapping[str, Value | None],
    day: PartialDate | None,
    on: date,
) -> None:
    values = _as_kept(entry.book, values)
    _refuse(change_problems(entry, values=values, on=on, day=day))
    _withhold_of(writer, entry)
    assert entry.entry_id is not None
    if day is not None:
        kept = kept_day(day, is_anonymous=entry.row.is_anonymous)
        columns: dict[str, Any] = {"happened_on": kept}
        if entry.row.day is not None and kept.year != entry.row.day.year:
            columns["number"] = next_number(
                entry.book.code,
                entry.organisation_id,
                kept,
                is_anonymous=entry.row.is_anonymous,
            )
        writer.update(LedgerEntry, entry.entry_id, **columns)
    _write_values(writer, entry, values)


def _day_problems(entry: EntryRow, day: PartialDate) -> list[Problem]:
    """Tell of a day of the row that lies behind a step that was taken."""
    if entry.book.is_view:
        raise RefusedError("日期跟着活动或来文走。请到那里改。")
    for step in entry.row.road[1:]:
        if step.day.last_day < day.first_day:
            hint = f"{column_label(entry.book, f'step:{step.state}')} {step.day.printed}"
            return [Problem(Address(field=DAY), "ledger.after_next", day.printed, hint=hint)]
    return []


def _as_kept(book: LedgerBook, values: Mapping[str, Value | None]) -> dict[str, Value | None]:
    """Return values as rows keep them: choices by their lasting words."""
    known = {field.key: field for field in book.fields}
    return {
        key: kept_value(known[key], value) if key in known else value
        for key, value in values.items()
    }


def _merged(present: Values, values: Mapping[str, Value | None]) -> dict[str, Value]:
    told = {**present, **values}
    return {key: value for key, value in told.items() if value not in (None, "", ())}


def _problems_of_step(
    entry: EntryRow, wanted: StepTaken, values: Mapping[str, Value | None], on: date
) -> list[Problem]:
    """Tell everything that stands against a step and what is filled along with it."""
    row = replace(entry.row, values=_merged(entry.row.values, values))
    problems = step_problems(entry.book, row, wanted, on)
    if values:
        problems = [*row_problems(entry.book, row, on, entry.row.values), *problems]
    if entry.row.is_anonymous:
        problems += named_problems(entry.book, values)
        if wanted.by is not None:
            label = column_label(entry.book, step_by(wanted.to))
            problems.append(Problem(Address(field="by"), "ledger.anonymous_name", label))
    return problems


def named_problems(book: LedgerBook, values: Mapping[str, Value | None]) -> list[Problem]:
    """Tell of names in an anonymous row; only who deals with it is named."""
    return [
        Problem(Address(field=field.key), "ledger.anonymous_name", field.label)
        for field in book.fields
        if field.kind in OF_PEOPLE and field.key != book.owner and values.get(field.key)
    ]


def holder_problems(book: LedgerBook, organisation_id: int, on: date) -> list[Problem]:
    """Tell of an organisation that does not keep the book."""
    node = Tree.on(on).get(organisation_id)
    stored = node or Organisation.get_or_none(Organisation.id == organisation_id)
    if stored is None:
        raise RefusedError("这个组织已经不在了。请另选一个。")
    if book.is_view or may_hold(book, stored.kind):
        return []
    name = node.name if node else ""
    return [Problem(Address(field=HOLDER_FIELD), "ledger.holder_wrong", name)]


def _reference_problems(values: Mapping[str, Value | None]) -> list[Problem]:
    """Tell of people and organisations that are no more (merged away, undone)."""
    problems = []
    for key, value in values.items():
        if isinstance(value, tuple):
            ids = {one.person_id for one in value if one.person_id is not None}
            known = Person.select().where(Person.id.in_(sorted(ids))).count() if ids else 0
            if known < len(ids):
                problems.append(Problem(Address(field=key), "ledger.person_gone"))
        elif isinstance(value, NamedOrganisation):
            chosen = Organisation.select().where(Organisation.id == value.organisation_id)
            if not chosen.exists():
                problems.append(Problem(Address(field=key), "ledger.organisation_gone"))
    return problems


# Writing ------------------------------------------------------------------------


def _write_values(writer: Writer, entry: EntryRow, values: Mapping[str, Value | None]) -> None:
    """Put fields in the place of what a row has in them; what is the same is not touched."""
    assert entry.entry_id is not None
    changed = {
        key: value
        for key, value in values.items()
        if stored_values(value) != stored_values(entry.row.values.get(key))
    }
    present = LedgerValue.select(LedgerValue.id).where(
        (LedgerValue.entry == entry.entry_id) & LedgerValue.field.in_(sorted(changed))
    )
    for (row_id,) in rows(present):
        writer.delete(LedgerValue, row_id)
    columns = value_columns(entry.entry_id, changed, is_anonymous=entry.row.is_anonymous)
    writer.insert_many(LedgerValue, columns)


def _write_step(
    writer: Writer, entry_id: int, to: str, wanted: StepTaken, *, is_anonymous: bool
) -> int:
    return writer.insert(
        LedgerStep,
        entry=entry_id,
        state=to,
        taken_on=kept_day(wanted.day, is_anonymous=is_anonymous),
        note=wanted.note,
        **taker_columns(wanted.by),
    )


def _write_state(writer: Writer, entry: EntryRow, to: str, day: PartialDate) -> None:
    assert entry.entry_id is not None
    is_open = entry.book.is_open(to)
    kept = kept_day(day, is_anonymous=entry.row.is_anonymous)
    writer.update(LedgerEntry, entry.entry_id, state=to, closed_on=None if is_open else kept)


def _withhold_of(writer: Writer, entry: EntryRow) -> None:
    if entry.row.is_anonymous:
        writer.withhold()


# What stands --------------------------------------------------------------------


def begun_values(book: LedgerBook) -> dict[str, Value | None]:
    """Return what a new row begins with."""
    return {field.key: default_value(field) for field in book.used_fields}


def _with_rows(code: str) -> LedgerBook:
    book = standing_book(code)
    if book.is_view:
        raise RefusedError("“{book}”补记在活动或来文上。请从那里登记。", book=book.label)
    return book


def standing_book(code: str) -> LedgerBook:
    """Return a book that is offered.

    Raises:
        RefusedError: When it is no more.
    """
    book = books_by_code().get(code)
    if book is None or book.is_retired:
        raise RefusedError("这本台账已经停用或不在了。请另选一本。")
    return book


def standing_entry(entry_id: int, on: date) -> EntryRow:
    """Return a row as it stands.

    Raises:
        RefusedError: When it is no more.
    """
    found = entry_rows([entry_id], on).get(entry_id)
    if found is None:
        raise RefusedError(_GONE)
    return found


def _subject(
    book: LedgerBook, activity_id: int | None, document_id: int | None
) -> tuple[Any, date]:
    """Return the activity or document that a view is about, and its day."""
    is_activity = activity_id is not None
    wrong = RefusedError("“{book}”不记这种活动或来文。请另选一本。", book=book.label)
    if book.source is not (BookSource.ACTIVITIES if is_activity else BookSource.DOCUMENTS):
        raise wrong
    table: Any = Activity if is_activity else Document
    key = activity_id if activity_id is not None else document_id
    gone = RefusedError("这次活动或这份来文已经不在了。请回到清单再看。")
    row = standing_row(table, key or 0, gone)
    kind = row.kind if is_activity else row.kind.value
    if kind not in book.view_of:
        raise wrong
    return row, row.held_on if is_activity else row.received_on


def _wanted(entry: EntryRow, to: str, day: PartialDate, by: Named | None, note: str) -> StepTaken:
    """Return a step as it is wanted, with the posts of who takes it: here, and above."""
    told = StepTaken(to, day, by, note.strip())
    if by is None or by.person_id is None:
        return told
    return replace(told, **posts_held(entry.organisation_id, by.person_id, day.last_day))


def posts_held(organisation_id: int, person_id: int, when: date) -> dict[str, Any]:
    """Return what a step must know of who takes it: ``by_posts`` and ``by_superior``.

    Args:
        organisation_id: Whose row it is. person_id: Who takes the step. when: On which day.
    """
    tree = Tree.on(when)
    own = {organisation_id, *tree.below(organisation_id)}
    above: set[int] = set()
    for node in tree.path(organisation_id):
        is_here = node.kind in (OrganisationKind.BRANCH, OrganisationKind.PARTY_GROUP)
        (own if is_here else above).add(node.organisation_id)
    held = rows(
        PostSpell.select(PostSpell.organisation_id, PostSpell.post).where(
            (PostSpell.person == person_id) & valid_on(PostSpell, when)
        )
    )
    return {
        "by_posts": frozenset(Post(post) for place, post in held if place in own),
        "by_superior": any(place in above - own for place, _post in held),
    }


def _refuse(problems: Sequence[Problem]) -> None:
    """Refuse what is wrong; a warning alone keeps nothing from being done."""
    found = refusing(problems)
    if found:
        raise InputError(*found)
