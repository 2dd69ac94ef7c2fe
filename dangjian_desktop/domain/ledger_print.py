"""What is printed of a ledger book: its columns, for which stretch of time, what is summed up.

A book says it in its form; one that has none (of the branch's own, imported) is printed with the
columns that its table shows. How it looks on paper stands in printing/forms/ledger.
"""

from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from dangjian_desktop.domain.ledger_values import Value, Values, shown_value, texts_of
from dangjian_desktop.domain.ledgers import (
    DAY,
    NUMBER,
    NUMERIC,
    STATE,
    BookField,
    FieldType,
    LedgerBook,
    PrintColumn,
    PrintForm,
    PrintPeriod,
    meets,
    printable_width,
)
from dangjian_desktop.domain.organisation_names import numeral

#: The ways in which a book can be printed: the book itself, or what is made public of it.
PERIOD_LABELS = {PrintPeriod.MONTH: "月", PrintPeriod.QUARTER: "季度", PrintPeriod.YEAR: "年"}
_MONTHS_OF = {PrintPeriod.MONTH: 1, PrintPeriod.QUARTER: 3, PrintPeriod.YEAR: 12}
#: Widths in mm of columns that no form names; long texts share what is left.
_WIDTHS = {
    FieldType.TEXT: 36,
    FieldType.LONG_TEXT: 60,
    FieldType.NUMBER: 18,
    FieldType.MONEY: 24,
    FieldType.DATE: 24,
    FieldType.PERSON: 20,
    FieldType.PEOPLE: 36,
    FieldType.CHOICE: 22,
    FieldType.YES_NO: 16,
    FieldType.ORGANISATION: 36,
}
_NUMBER_WIDTH, _DAY_WIDTH, _STATE_WIDTH = 12, 24, 20
#: What A4 upright leaves between its margins, in mm.
_UPRIGHT_ROOM = printable_width(is_landscape=False)


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of time, both days included; None for no end."""

    since: date | None = None
    until: date | None = None

    @property
    def words(self) -> str:
        """How titles name it: 2026年11月, 2026年第四季度, 2026年, or its two days."""
        since, until = self.since, self.until
        if since is None and until is None:
            return "全部"
        if since is None:
            return f"截至 {until.isoformat() if until else ''}"
        if until is None:
            return f"{since.isoformat()} 起"
        for kind in PrintPeriod:
            if period_at(kind, since) == self:
                return _named(kind, since)
        return f"{since.isoformat()} 至 {until.isoformat()}"


def _named(kind: PrintPeriod, since: date) -> str:
    if kind is PrintPeriod.MONTH:
        return f"{since.year}年{since.month}月"
    if kind is PrintPeriod.QUARTER:
        return f"{since.year}年第{numeral((since.month + 2) // 3)}季度"
    return f"{since.year}年"


def period_at(kind: PrintPeriod, day: date) -> Period:
    """Return the month, quarter or year in which a day lies."""
    length = _MONTHS_OF[kind]
    first = (day.month - 1) // length * length + 1
    last = first + length - 1
    return Period(date(day.year, first, 1), date(day.year, last, monthrange(day.year, last)[1]))


def period_beside(kind: PrintPeriod, period: Period, step: int) -> Period:
    """Return the month, quarter or year before (-1) or after (1) the one given."""
    assert period.since is not None, "a period has its two days"
    assert period.until is not None, "a period has its two days"
    edge = period.until if step > 0 else period.since
    return period_at(kind, edge + timedelta(days=step))


def usual_width(kind: FieldType | None) -> int:
    """Return how wide a column of a kind of field usually is, in mm; None for one of the book."""
    return _WIDTHS[kind] if kind is not None else _DAY_WIDTH


def form_of(book: LedgerBook) -> PrintForm:
    """Return how a book is printed: its form, with the fields that the branch added to it.

    A field that is no longer offered stays where the form names it: who prints leaves it out when
    no row has it.
    """
    form = book.print_form
    if form is None:
        return _usual_form(book)
    if form.is_whole:
        return form
    named = {column.key for column in form.columns}
    own = [
        PrintColumn(one.key, _WIDTHS[one.kind])
        for one in book.used_fields
        if one.is_own and one.is_shown and one.key not in named
    ]
    return replace(form, columns=(*form.columns, *own))


def _usual_form(book: LedgerBook) -> PrintForm:
    """Return number, day, the fields that the table shows, and the state."""
    shown = [PrintColumn(one.key, _WIDTHS[one.kind]) for one in book.used_fields if one.is_shown]
    state = [PrintColumn(STATE, _STATE_WIDTH)] if book.states else []
    columns = (
        PrintColumn(NUMBER, _NUMBER_WIDTH),
        PrintColumn(DAY, _DAY_WIDTH),
        *shown,
        *state,
    )
    return PrintForm(
        title=f"{{organisation}}{book.label}（{{period}}）",
        columns=columns,
        is_landscape=sum(column.width for column in columns) > _UPRIGHT_ROOM,
        totals=tuple(one.key for one in book.used_fields if one.kind is FieldType.MONEY),
    )


def has_any(values: Iterable[Values], key: str) -> bool:
    """Whether one of some rows has something in a field."""
    return any(one.get(key) not in (None, "", ()) for one in values)


def is_public(form: PrintForm, values: Values) -> bool:
    """Whether a row may stand where others read it (本人同意上墙)."""
    return meets(form.public_when, texts_of(values))


@dataclass(frozen=True, slots=True)
class Total:
    """A sum below the rows: of which choice ("" for all), and the sums by key, as printed."""

    choice: str
    sums: dict[str, str]


def totals_of(book: LedgerBook, form: PrintForm, rows: Sequence[Values]) -> list[Total]:
    """Return the sums of the fields that a form sums up; what nobody entered has none.

    The word for 无需 is not a number and adds nothing.
    """
    fields = [found for key in form.totals if (found := book.field(key)) is not None]
    parting = book.field(form.totals_by) if form.totals_by else None
    choices = [choice.label for choice in parting.choices] if parting else [""]
    totals = []
    for choice in choices:
        here = [one for one in rows if parting is None or one.get(parting.key) == choice]
        sums = {one.key: text for one in fields if (text := _sum(one, here))}
        if sums:
            totals.append(Total(parting.shown_choice(choice) if parting else "", sums))
    return totals


def _sum(field: BookField, rows: Sequence[Values]) -> str:
    assert field.kind in NUMERIC
    numbers: list[Value] = [
        value for one in rows if isinstance(value := one.get(field.key), Decimal)
    ]
    if not numbers:
        return ""
    return shown_value(field, sum((n for n in numbers if isinstance(n, Decimal)), Decimal(0)))


@dataclass(frozen=True, slots=True)
class Foot:
    """What stands below a printed book: sentences, and words before a line to sign on."""

    sentences: tuple[str, ...]
    signatures: tuple[str, ...]


def foot_of(form: PrintForm) -> Foot:
    """Part the foot of a form: ``记录人：`` followed by room is a line to sign on.

    Without such words it is signed as ledgers usually are.
    """
    sentences: list[str] = []
    signatures: list[str] = []
    for piece in form.foot.replace("　", " ").split():
        if piece.endswith(("：", ":")):
            signatures.append(piece[:-1])
        else:
            sentences.append(piece)
    return Foot(tuple(sentences), tuple(signatures) or ("记录人", "审核人", "日期"))
