"""检查项目: every check with its rule; switched on and off and set otherwise, with a reason."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from dangjian_desktop.domain.checks import SEVERITY_WORDS, Check
from dangjian_desktop.operations.examination import change_check
from dangjian_desktop.queries.examination import ChecksQuery
from dangjian_desktop.ui.shared.buttons import plain_button
from dangjian_desktop.ui.shared.day_picker import may_edit
from dangjian_desktop.ui.shared.dialog import Dialog
from dangjian_desktop.ui.shared.fields import Entry, Field
from dangjian_desktop.ui.shared.offered import records
from dangjian_desktop.ui.shared.operation_dialog import OperationDialog, Values
from dangjian_desktop.ui.shared.query_model import ChipLook, Column, QueryModel, text_column
from dangjian_desktop.ui.shared.severity import severity_chip
from dangjian_desktop.ui.shared.table_view import TableView
from dangjian_desktop.ui.shared.theme import Tone, set_role, tokens
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, tr
from dangjian_desktop.ui.shared.workbench import Workbench

SIZE = (980, 600)
LARGEST = 9999
#: Thresholds that a branch may set otherwise, as the form asks for them.
THRESHOLDS: Mapping[str, str] = {
    "least": QT_TR_NOOP("至少"),
    "most": QT_TR_NOOP("至多"),
    "if_least": QT_TR_NOOP("达到多少时才查"),
    "if_most": QT_TR_NOOP("不超过多少时才查"),
    "years": QT_TR_NOOP("年数"),
    "months": QT_TR_NOOP("月数"),
    "least_months": QT_TR_NOOP("至少几个月"),
    "before_months": QT_TR_NOOP("提前几个月"),
}


def _is_on(check: Check) -> ChipLook:
    return ChipLook(tr("查"), Tone.GOOD) if check.is_on else ChipLook(tr("不查"), Tone.PLAIN)


COLUMNS: tuple[Column[Check], ...] = (
    Column(
        QT_TR_NOOP("查不查"),
        lambda check: tr("查") if check.is_on else tr("不查"),
        "is_on",
        width=84,
        chip=_is_on,
    ),
    text_column(QT_TR_NOOP("检查项目"), lambda check: tr(check.title), "title", width=210),
    Column(
        QT_TR_NOOP("程度"),
        lambda check: tr(SEVERITY_WORDS[check.severity]),
        "severity",
        width=84,
        chip=severity_chip,
    ),
    text_column(
        QT_TR_NOOP("依据"), lambda check: check.source, "source", width=390, is_second=True
    ),
    text_column(QT_TR_NOOP("本支部另定的理由"), lambda check: check.note, "note", width=150),
)


class ChecksDialog(Dialog):
    """Lists the checks; one is set in a form of its own."""

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("checks_dialog")
        self.setWindowTitle(tr("检查项目"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._bench = bench
        self.model: QueryModel[Check] = QueryModel(
            bench.desk, COLUMNS, ChecksQuery(bench.desk.on), self, key="code"
        )
        self.table = TableView(self.model, self, name=tr("检查项目"))
        self.table.setObjectName("all_checks")
        self.change_button = records(plain_button(tr("设置…"), "settings", parent=self))
        self.change_button.setObjectName("change_button")
        self.change_button.setToolTip(tr("回车"))
        self.close_button = plain_button(tr("关闭"), parent=self)
        self.close_button.setObjectName("close_button")
        self.change_button.clicked.connect(self.change)
        self.close_button.clicked.connect(self.reject)
        self.table.opened.connect(self.change)
        self.table.select_keys(self.model.keys[:1])
        self._lay_out()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def change(self) -> None:
        """Set the current check: whether it is made, and its thresholds."""
        check: Check | None = self.table.current_row()
        if check is None or not may_edit(self._bench.ask, self, self._bench.desk):
            return
        fields = [
            Field(
                "is_on",
                tr("查不查"),
                Entry.CHOICE,
                choices=((True, tr("查")), (False, tr("不查"))),
                is_required=True,
            )
        ]
        values: dict[str, Any] = {"is_on": check.is_on}
        for key, label in THRESHOLDS.items():
            if key in check.parameters:
                fields.append(
                    Field(key, tr(label), Entry.INTEGER, is_required=True, highest=LARGEST)
                )
                values[key] = check.parameters[key]
        fields.append(
            Field(
                "note",
                tr("理由和依据"),
                Entry.LONG_TEXT,
                is_required=True,
                max_length=200,
                hint=tr("由谁、按什么文件或会议决定"),
            )
        )

        def operation(given: Values) -> Any:
            note = given.pop("note")
            return change_check(
                check_code=check.code, values=given, note=note, on=self._bench.desk.on
            )

        dialog = OperationDialog(
            self._bench,
            tr(check.title),
            fields,
            operation,
            values=values,
            note=check.source,
            parent=self,
        )
        dialog.setObjectName("change_check_dialog")
        dialog.open()

    def _lay_out(self) -> None:
        made = tokens()
        heading = QLabel(tr("检查项目"), self)
        set_role(heading, "title")
        told = QLabel(
            tr(
                "全国规定一般不要停用；各地可改的，按本单位的规定设置。每次改动都要写理由，可以撤销。"
            ),
            self,
        )
        told.setWordWrap(True)
        set_role(told, "second")
        buttons = QHBoxLayout()
        buttons.setSpacing(made.space(2))
        buttons.addWidget(self.change_button)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(made.space(6),) * 4)
        column.setSpacing(made.space(3))
        column.addWidget(heading)
        column.addWidget(told)
        column.addWidget(self.table, 1)
        column.addLayout(buttons)
        self.resize(made.text_px(SIZE[0]), made.px(SIZE[1]))
