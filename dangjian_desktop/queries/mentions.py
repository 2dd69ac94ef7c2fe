"""Where a name still stands after somebody was erased, in the words of tables and fields."""

from dangjian_desktop.storage.erasing import Mention
from dangjian_desktop.storage.shipped_exchange import shipped_exchange
from dangjian_desktop.storage.shipped_privacy import shipped_privacy

#: What does not travel and is no row about a person, and yet may name somebody.
_LABELS = {
    "closing": "封存的一期",
    "sheet_edition": "打印过的版面",
    "agenda_item": "议题",
    "vote": "表决",
    "wall_text": "上墙文字",
    "dues_movement": "党费收支",
    "branch_file": "公文图片",
}


def mention_lines(mentions: tuple[Mention, ...]) -> list[str]:
    """Return one line for each: what it is, which row, and the words around."""
    travelling = shipped_exchange().tables
    labels = _LABELS | {table.name: table.label for table in shipped_privacy().tables}
    lines = []
    for one in mentions:
        told = travelling.get(one.table)
        label = labels.get(one.table, one.table) if told is None else told.label
        field = "" if told is None else told.fields.get(one.column, "")
        place = " · ".join(part for part in (label, field) if part)
        lines.append(f"{place}（{one.row_id}）：{' '.join(one.excerpt.split())}")
    return lines
