"""停止表决权: entered, mended, ended, taken away; from a card and from a meeting."""

from typing import Any

from PySide6.QtWidgets import QWidget

from dangjian_desktop.domain.vocabulary import VotingBarReason, printed
from dangjian_desktop.operations.runner import Operation
from dangjian_desktop.operations.voting_rights import (
    add_voting_bar,
    change_voting_bar,
    remove_voting_bar,
)
from dangjian_desktop.queries.electorate import VotingBarRow, VotingBarsQuery
from dangjian_desktop.ui.shared.fields import Entry, Field, choices_of
from dangjian_desktop.ui.shared.operation_dialog import Values
from dangjian_desktop.ui.shared.stretches_dialog import StretchesDialog
from dangjian_desktop.ui.shared.wording import tr
from dangjian_desktop.ui.shared.workbench import Workbench

LONGEST_NOTE = 200


class VotingBarDialog(StretchesDialog):
    """First which stretch, or one more; then why and from when until when."""

    def __init__(
        self, bench: Workbench, person_id: int, name: str, parent: QWidget | None = None
    ) -> None:
        self._person_id = person_id
        self._bars = {row.bar_id: row for row in VotingBarsQuery(person_id).fetch()}
        super().__init__(
            bench,
            tr("停止表决权：{name}", name=name),
            (
                Field(
                    "reason",
                    tr("原因"),
                    Entry.CHOICE,
                    choices=choices_of(VotingBarReason),
                    is_required=True,
                ),
                Field("since", tr("从哪一天起"), Entry.DATE),
                Field("until", tr("从哪一天恢复"), Entry.DATE, hint=tr("还没有恢复的不填")),
                Field("note", tr("备注"), max_length=LONGEST_NOTE, hint=tr("如 处分决定的文号")),
            ),
            {bar_id: _told(row) for bar_id, row in reversed(self._bars.items())},
            which=tr("哪一次"),
            one_more=tr("新登记"),
            remove=tr("删去这一次"),
            note=tr("这段时间的会议上不算有表决权的人，照常参加会议。以上级决定为准。"),
            parent=parent,
        )
        self.setObjectName("voting_bar_dialog")

    def values_of(self, row_id: int) -> Values:
        """Return reason, days and note."""
        row = self._bars[row_id]
        return {key: getattr(row, key) for key in ("reason", "since", "until", "note")}

    def adding(self, values: Values) -> Operation[Any]:
        """Return what enters one more."""
        return add_voting_bar(person_id=self._person_id, **values)

    def changing(self, row_id: int, values: Values) -> Operation[Any]:
        """Return what mends it."""
        return change_voting_bar(bar_id=row_id, **values)

    def removing(self, row_id: int) -> Operation[Any]:
        """Return what takes it away."""
        return remove_voting_bar(bar_id=row_id)


def _told(row: VotingBarRow) -> str:
    since = row.since.printed if row.since else tr("起始不详")
    return f"{printed(row.reason)} {since}"
