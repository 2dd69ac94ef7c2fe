"""高级筛选 of the roster: which columns can be asked about, and how many people are left."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from dangjian_desktop.domain.filters import Filter
from dangjian_desktop.domain.people import FIELD_BY_KEY, FieldKind, Sensitivity
from dangjian_desktop.queries.roster import RosterQuery
from dangjian_desktop.queries.roster_filter import filter_columns
from dangjian_desktop.queries.used_values import UsedValuesQuery
from dangjian_desktop.ui.shared.filter_dialog import Asked, FilterDialog
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP

#: Offered first: what branches usually ask for.
_USUAL = (
    "stage age standing workplace section crew occupation education sex posts branch group "
    "admitted_on confirmed_on born_on mobile_phone is_floating has_photo"
).split()
COUNTED = QT_TR_NOOP("符合 {number} 人")
APPLIES = QT_TR_NOOP("显示这些人")
NOTE = QT_TR_NOOP(
    "每一条选好栏目、比较方式和内容。没有填写的人不算符合；要找他们，用“为空”或“未知”。"
)


def roster_filter_dialog(query: RosterQuery, parent: QWidget | None = None) -> FilterDialog:
    """Return the dialog; `open()` shows it.

    Args:
        query: The list as it is narrowed now; its condition is what is edited.
        parent: The page.
    """

    def count(wanted: Filter) -> int:
        return len(replace(query, condition=wanted).keys())

    asked = Asked(
        filter_columns(query.on),
        query.on,
        count,
        counted=COUNTED,
        applies=APPLIES,
        note=NOTE,
        condition=query.condition,
        usual=_USUAL,
        used=_used,
    )
    return FilterDialog(asked, parent)


def _used(key: str) -> Sequence[str]:
    """Return what was typed into a text field before; of what is sensitive, nothing."""
    field = FIELD_BY_KEY.get(key)
    is_open = field is not None and field.sensitivity is Sensitivity.OPEN
    if field is None or not is_open or field.kind is not FieldKind.TEXT or key == "name":
        return ()
    return UsedValuesQuery(key).fetch()
