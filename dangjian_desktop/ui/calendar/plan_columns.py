"""The columns of a year plan: its items, and who owes one of them."""

from collections.abc import Mapping

from dangjian_desktop.domain.plans import ItemState
from dangjian_desktop.domain.vocabulary import PRINTED
from dangjian_desktop.queries.plans import Owed, PlanItemRow
from dangjian_desktop.ui.shared.query_model import ChipLook, Column, text_column
from dangjian_desktop.ui.shared.theme import Tone
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, in_words, tr

#: None: nobody owes the item.
_LOOKS: Mapping[ItemState | None, ChipLook] = {
    ItemState.DONE: ChipLook(QT_TR_NOOP("完成"), Tone.GOOD, "check"),
    ItemState.LATE: ChipLook(QT_TR_NOOP("晚完成"), Tone.WARN, "check"),
    ItemState.PLANNED: ChipLook(QT_TR_NOOP("已安排"), Tone.INFO),
    ItemState.OPEN: ChipLook(QT_TR_NOOP("未到期"), Tone.PLAIN),
    ItemState.OVERDUE: ChipLook(QT_TR_NOOP("逾期"), Tone.BAD),
    None: ChipLook(QT_TR_NOOP("无单位"), Tone.PLAIN),
}


def _look(row: PlanItemRow | Owed) -> ChipLook:
    return _LOOKS[row.state].spoken


def _state(row: PlanItemRow | Owed) -> str:
    return _look(row).text


def _due(row: PlanItemRow | Owed) -> str:
    return row.due_on.isoformat() if row.due_on else ""


ITEM_COLUMNS: tuple[Column[PlanItemRow], ...] = (
    Column(QT_TR_NOOP("月份"), lambda row: str(row.month), "month", width=56),
    Column(QT_TR_NOOP("序号"), lambda row: str(row.number), "number", width=56),
    Column(QT_TR_NOOP("级别"), lambda row: tr(PRINTED[row.level]), "level", width=90),
    text_column(QT_TR_NOOP("工作内容"), lambda row: row.title, "title", width=330),
    text_column(QT_TR_NOOP("责任单位"), lambda row: row.owner, "owner", width=140),
    Column(QT_TR_NOOP("完成时限"), _due, "due_on", width=110),
    Column(QT_TR_NOOP("完成"), lambda row: f"{row.done}/{len(row.owed)}", "done", width=80),
    Column(QT_TR_NOOP("状态"), _state, "state", width=110, chip=_look),
)
OWED_COLUMNS: tuple[Column[Owed], ...] = (
    text_column(QT_TR_NOOP("承担单位"), lambda row: row.holder.name, "holder", width=240),
    Column(QT_TR_NOOP("状态"), _state, "state", width=110, chip=_look),
    text_column(QT_TR_NOOP("依据"), lambda row: in_words(row.judged.reason), "reason", width=300),
    Column(QT_TR_NOOP("完成时限"), _due, "due_on", width=110),
    text_column(QT_TR_NOOP("自选动作"), lambda row: row.own_actions, "own_actions", width=180),
    text_column(QT_TR_NOOP("说明"), lambda row: row.done_note, "note", width=200),
)
