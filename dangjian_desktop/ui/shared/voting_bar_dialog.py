"""停止表决权: entered, mended, ended, taken away; from a card and from a meeting."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dangjian_desktop.domain.vocabulary import VotingBarReason, printed
from dangjian_desktop.operations.runner import Operation, RefusedError, StorageError
from dangjian_desktop.operations.voting_rights import (
    add_voting_bar,
    change_voting_bar,
    remove_voting_bar,
)
from dangjian_desktop.queries.electorate import VotingBarRow, VotingBarsQuery
from dangjian_desktop.ui.shared.buttons import plain_button
from dangjian_desktop.ui.shared.fields import Entry, Field, choices_of
from dangjian_desktop.ui.shared.operation_dialog import OperationDialog, Values
from dangjian_desktop.ui.shared.theme import tokens
from dangjian_desktop.ui.shared.wording import in_words, tr
from dangjian_desktop.ui.shared.workbench import Workbench

#: Chosen instead of one that was entered: one more.
ONE_MORE = 0
LONGEST_NOTE = 200


class VotingBarDialog(OperationDialog):
    """First which stretch, or one more; then why and from when until when."""

    def __init__(
        self, bench: Workbench, person_id: int, name: str, parent: QWidget | None = None
    ) -> None:
        self._person_id = person_id
        self._bars = {row.bar_id: row for row in VotingBarsQuery(person_id).fetch()}
        choices = [(bar_id, _told(row)) for bar_id, row in reversed(self._bars.items())]
        choices.append((ONE_MORE, tr("新登记")))
        super().__init__(
            bench,
            tr("停止表决权：{name}", name=name),
            (
                Field("which", tr("哪一次"), Entry.CHOICE, choices=choices, is_required=True),
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
            self._changing,
            values={"which": choices[0][0]},
            note=tr("这段时间的会议上不算有表决权的人，照常参加会议。以上级决定为准。"),
            parent=parent,
        )
        self.setObjectName("voting_bar_dialog")
        self.remove_button = plain_button(tr("删去这一次"), "trash-2", parent=self)
        self.remove_button.setObjectName("remove_button")
        self.remove_button.clicked.connect(self.remove)
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        place = column.indexOf(self.refusal)
        column.insertWidget(place, self.remove_button, 0, Qt.AlignmentFlag.AlignLeft)
        QWidget.setTabOrder(self.remove_button, self.save_button)
        self.form.editor("which").edited.connect(self._show_chosen)
        self._show_chosen()
        made = tokens()
        self.resize(self.width(), self.height() + made.sizes.control + made.space(4))

    def remove(self) -> None:
        """Take the chosen stretch away; 撤销 brings it back."""
        try:
            self._desk.run(remove_voting_bar(bar_id=self._which()))
        except (RefusedError, StorageError) as refusal:
            self.refuse(in_words(refusal))
            return
        self.accept()

    def _which(self) -> int:
        return int(self.form.editor("which").read().value or ONE_MORE)

    def _show_chosen(self) -> None:
        which = self._which()
        row = self._bars.get(which)
        told: Values = {"which": which}
        if row is not None:
            told |= {key: getattr(row, key) for key in ("reason", "since", "until", "note")}
        self.form.show_values(told)
        self.remove_button.setVisible(which != ONE_MORE)

    def _changing(self, values: Values) -> Operation[Any]:
        told = {key: values[key] for key in ("reason", "since", "until", "note")}
        if values["which"] == ONE_MORE:
            return add_voting_bar(person_id=self._person_id, **told)
        return change_voting_bar(bar_id=values["which"], **told)


def _told(row: VotingBarRow) -> str:
    since = row.since.printed if row.since else tr("起始不详")
    return f"{printed(row.reason)} {since}"
