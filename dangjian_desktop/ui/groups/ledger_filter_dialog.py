"""高级筛选 of a ledger: the day, the state, the steps and every field of its book."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from dangjian_desktop.domain.filters import Filter
from dangjian_desktop.domain.ledgers import FieldType, LedgerBook
from dangjian_desktop.queries.ledger_filter import ledger_columns
from dangjian_desktop.queries.ledger_texts import UsedEntryTextsQuery
from dangjian_desktop.queries.ledgers import LedgerQuery
from dangjian_desktop.ui.shared.filter_dialog import Asked, FilterDialog
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP

COUNTED = QT_TR_NOOP("符合 {number} 行")
APPLIES = QT_TR_NOOP("显示这些行")
NOTE = QT_TR_NOOP(
    "每一条选好栏目、比较方式和内容。没有填写的行不算符合；要找这些行，用“为空”或“未知”。"
)


def ledger_filter_dialog(book: LedgerBook, query: LedgerQuery, parent: QWidget) -> FilterDialog:
    """Return the dialog; `open()` shows it.

    Args:
        book: Whose fields are asked about; a retired one only where a condition asks for it.
        query: The rows as they are narrowed now; its condition is what is edited.
        parent: The page.
    """
    asked_before = {one.key for one in query.condition.conditions()} if query.condition else set()
    retired = {one.key for one in book.fields if one.is_retired} - asked_before
    columns = {key: one for key, one in ledger_columns(book).items() if key not in retired}

    def count(wanted: Filter) -> int:
        return len(replace(query, condition=wanted, sort_key="").keys())

    def used(key: str) -> Sequence[str]:
        found = book.field(key)
        if found is None or found.kind is not FieldType.TEXT:
            return ()
        return UsedEntryTextsQuery(book.code, key).fetch()

    asked = Asked(
        columns,
        query.on,
        count,
        counted=COUNTED,
        applies=APPLIES,
        note=NOTE,
        condition=query.condition,
        usual=[one.key for one in book.used_fields if one.is_shown],
        used=used,
    )
    return FilterDialog(asked, parent)
