"""The columns of a ledger's table: made from the fields of its book, with state and lateness."""

from collections.abc import Callable, Mapping
from functools import partial

from dangjian_desktop.domain.ledgers import (
    ABOUT,
    DAY,
    HOLDER,
    LATE,
    NUMBER,
    NUMERIC,
    STATE,
    BookField,
    FieldType,
    LedgerBook,
    StateTone,
    column_keys,
    column_label,
)
from dangjian_desktop.domain.vocabulary import ObligationState
from dangjian_desktop.queries.ledger_entries import EntryRow
from dangjian_desktop.ui.shared.query_model import ChipLook, Column
from dangjian_desktop.ui.shared.table_view import ColumnLayout, width_for
from dangjian_desktop.ui.shared.theme import Tone
from dangjian_desktop.ui.shared.wording import tr
from dangjian_desktop.ui.shared.workbench import SettingsKeeper

#: For 14 px type.
_WIDTHS: Mapping[FieldType, int] = {
    FieldType.TEXT: 140,
    FieldType.LONG_TEXT: 220,
    FieldType.NUMBER: 76,
    FieldType.MONEY: 96,
    FieldType.DATE: 108,
    FieldType.PERSON: 92,
    FieldType.PEOPLE: 132,
    FieldType.CHOICE: 112,
    FieldType.YES_NO: 64,
    FieldType.ORGANISATION: 150,
}
_NUMBER_WIDTH, _DAY_WIDTH, _STATE_WIDTH, _LATE_WIDTH, _HOLDER_WIDTH = 68, 108, 104, 104, 150
_ABOUT_WIDTH, _NAME_WIDTH, _DAYS_WIDTH = 220, 92, 90
#: Behind these stands what is asked first of any row; the rest is scrolled to.
_TITLE_WIDTH = 220


def book_columns(book: LedgerBook) -> tuple[Column[EntryRow], ...]:
    """Return every column of a book, in the order in which they stand until the user chooses.

    What stands for the whole row, its state, how late it is and whose it is come before the other
    fields, so that they are seen without scrolling.
    """
    keys = list(column_keys(book))
    first = [NUMBER, DAY, ABOUT, HOLDER, book.title, STATE, LATE]
    if not book.is_view:
        first = [NUMBER, DAY, book.title, STATE, LATE, HOLDER]
    first = [key for key in first if key in keys]
    rest = [key for key in keys if key not in first]
    return tuple(_made(book, key) for key in (*first, *rest))


def layout_key(book: LedgerBook) -> str:
    """Return under which key of the settings the columns of a book are remembered."""
    return f"ledger:{book.code}"


def kept_layout(keeper: SettingsKeeper, book: LedgerBook) -> ColumnLayout:
    """Return how the user left the columns of a book."""
    kept = keeper.value.columns.get(layout_key(book))
    return ColumnLayout.from_texts(kept) if kept else ColumnLayout()


def state_look(row: EntryRow) -> ChipLook | None:
    """Return the chip of the state of a row; None in a book without states."""
    state = row.book.state(row.row.state)
    if state is None:
        return None
    return ChipLook(state.label, TONES[state.tone])


#: How the tone of a state is drawn.
TONES: Mapping[StateTone, Tone] = {tone: Tone(tone.value) for tone in StateTone}


def late_words(row: EntryRow) -> str:
    """Return how a row stands against its last day: 逾期 5 天, 今天到期, 还有 2 天; else ""."""
    told = row.lateness
    if told.state is ObligationState.OVERDUE:
        return tr("逾期 {days} 天", days=told.days)
    if told.state is ObligationState.DUE_SOON:
        return tr("快到期")
    return ""


def late_look(row: EntryRow) -> ChipLook | None:
    """Return the red or amber mark of a row that is late or soon will be."""
    tone = Tone.BAD if row.is_late else Tone.WARN
    words = late_words(row)
    return ChipLook(words, tone) if words else None


def _late_tip(row: EntryRow) -> str:
    told = row.lateness
    if told.due_on is None:
        return ""
    said = [tr("最后一天是 {day}", day=told.due_on.isoformat())]
    if told.escalation:
        said.append(tr("按规定：{escalation}", escalation=told.escalation))
    return "\n".join(said)


def _number_tip(row: EntryRow) -> str:
    said = list(row.flags)
    if row.missing:
        names = [one.label for one in row.book.fields if one.key in row.missing]
        said.append(tr("还没有填：{names}", names=tr("、").join(names)))
    return "\n".join(said)


def _number_sign(row: EntryRow) -> str:
    if row.missing:
        return "triangle-alert"
    return "flag" if row.flags else ""


def _made(book: LedgerBook, key: str) -> Column[EntryRow]:
    text = partial(_text, key)
    label = column_label(book, key)
    found = book.field(key)
    if found is not None:
        return _of_field(book, found, text)
    built_in: Mapping[str, Callable[[], Column[EntryRow]]] = {
        NUMBER: lambda: Column(
            label, text, key, width=_NUMBER_WIDTH, icon=_number_sign, tooltip=_number_tip
        ),
        DAY: lambda: Column(label, text, key, width=width_for(label, _DAY_WIDTH)),
        ABOUT: lambda: Column(label, text, key, width=_ABOUT_WIDTH, tooltip=text),
        STATE: lambda: Column(label, text, key, width=_STATE_WIDTH, chip=state_look),
        LATE: lambda: Column(
            label, late_words, key, width=_LATE_WIDTH, chip=late_look, tooltip=_late_tip
        ),
        HOLDER: lambda: Column(
            label,
            text,
            key,
            width=_HOLDER_WIDTH,
            tooltip=text,
            is_second=True,
        ),
    }
    if key in built_in:
        return built_in[key]()
    usual = _DAYS_WIDTH if key in {one.key for one in book.measures} else _NAME_WIDTH
    if key.startswith("step:"):
        usual = _DAY_WIDTH
    align = "right" if key in {one.key for one in book.measures} else "left"
    width = width_for(label, usual)
    return Column(label, text, key, align=align, width=width, tooltip=text, is_shown_first=False)


def _of_field(
    book: LedgerBook, found: BookField, text: Callable[[EntryRow], str]
) -> Column[EntryRow]:
    is_title = found.key == book.title
    usual = _TITLE_WIDTH if is_title else _WIDTHS[found.kind]
    return Column(
        found.label,
        text,
        found.key,
        align="right" if found.kind in NUMERIC else "left",
        width=width_for(found.label, usual),
        tooltip=text,
        is_shown_first=(found.is_shown or is_title) and not found.is_retired,
        is_offered=not found.is_retired,
    )


def _text(key: str, row: EntryRow) -> str:
    return row.text(key)
