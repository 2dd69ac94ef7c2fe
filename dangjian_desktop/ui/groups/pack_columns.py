"""The columns and lines of the sheets of a pack on the screen, the same as on paper."""

from dangjian_desktop.domain.ledgers import DAY, NUMBER, FieldType, LedgerBook, column_label
from dangjian_desktop.domain.paper_packs import new_row_fields, outcome_keys
from dangjian_desktop.operations.paper_pack_sheets import pre_printed
from dangjian_desktop.queries.ledger_entries import EntryRow
from dangjian_desktop.ui.shared.paper_grid import PaperColumn
from dangjian_desktop.ui.shared.wording import tr


def outcome_columns(book: LedgerBook) -> list[PaperColumn]:
    """Return what is pre-printed of a row, and its boxes."""
    columns = [PaperColumn(NUMBER, tr("序号"), 52, is_written=False)]
    for one in pre_printed(book):
        is_long = one.kind in (FieldType.LONG_TEXT, FieldType.TEXT)
        width = 170 if is_long else 100
        columns.append(PaperColumn(f"{_PRINTED_KEY}{one.key}", one.label, width, is_written=False))
    for key in outcome_keys(book):
        found = book.field(key)
        choices = found.offered if found is not None else ()
        width = 160 if found is not None else 104
        columns.append(PaperColumn(key, column_label(book, key), width, choices))
    return columns


#: Before the key of what is pre-printed, so that a box for the same field stands apart.
_PRINTED_KEY = "printed:"


def outcome_line(row: EntryRow) -> dict[str, str]:
    """Return the texts of a row: what is pre-printed, and the boxes that are done."""
    told = {NUMBER: row.text(NUMBER)}
    told |= {f"{_PRINTED_KEY}{one.key}": row.text(one.key) for one in pre_printed(row.book)}
    return told | {key: row.text(key) for key in outcome_keys(row.book)}


def new_columns(book: LedgerBook) -> list[PaperColumn]:
    """Return the boxes of a new row."""
    columns = [PaperColumn(DAY, book.day_label, 104)]
    for one in new_row_fields(book):
        is_long = one.kind is FieldType.LONG_TEXT
        choices = one.offered or ((one.none_word,) if one.none_word else ())
        columns.append(
            PaperColumn(one.key, one.label, 170 if is_long else 104, choices, hint=one.hint)
        )
    return columns
