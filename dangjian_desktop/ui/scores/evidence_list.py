"""The evidence of one item that people put to it: title, book and page, the record, its files."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from dangjian_desktop.operations.runner import Changes
from dangjian_desktop.operations.score_evidence import LONGEST, add_evidence, change_evidence
from dangjian_desktop.queries.attachments import AttachmentQuery
from dangjian_desktop.queries.inspection_box import InspectionBox
from dangjian_desktop.queries.score_evidence import EvidenceRow
from dangjian_desktop.queries.score_findings import LinkChoicesQuery
from dangjian_desktop.queries.score_sheets import ScoreSheet
from dangjian_desktop.ui.scores.score_dialogs import link_field, link_values, shown_link
from dangjian_desktop.ui.shared.attachment_list import AttachmentList, Holder
from dangjian_desktop.ui.shared.buttons import elided_link, link_button, plain_button, quiet_button
from dangjian_desktop.ui.shared.dialog import Dialog
from dangjian_desktop.ui.shared.fields import Entry, Field
from dangjian_desktop.ui.shared.layouts import fit_to_screen
from dangjian_desktop.ui.shared.operation_dialog import OperationDialog, Values
from dangjian_desktop.ui.shared.theme import set_role, tokens
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, tr
from dangjian_desktop.ui.shared.workbench import Workbench

_WIDTH, _HEIGHT = 520, 420


class EvidenceList(QWidget):
    """Line by line, with what can be done to each.

    Signals:
        add_wanted: A further piece is to be entered.
        change_wanted, remove_wanted, files_wanted, link_wanted: The `EvidenceRow`.
    """

    add_wanted = Signal()
    change_wanted = Signal(object)
    remove_wanted = Signal(object)
    files_wanted = Signal(object)
    link_wanted = Signal(object)

    def __init__(
        self, rows: Sequence[EvidenceRow], parent: QWidget | None = None, *, can_mark: bool
    ) -> None:
        """Show the evidence of an item.

        Args:
            rows: In their order. parent: The pane.
            can_mark: Whether the period can be written into.
        """
        super().__init__(parent)
        self.setObjectName("evidence_list")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens().space(1))
        for row in rows:
            self._add(column, row, can_mark=can_mark)
        if can_mark:
            add = quiet_button(tr("登记佐证材料…"), "plus", parent=self)
            add.setObjectName("add_evidence")
            add.clicked.connect(lambda: self.add_wanted.emit())
            column.addWidget(add, 0, Qt.AlignmentFlag.AlignLeft)

    def _add(self, column: QVBoxLayout, row: EvidenceRow, *, can_mark: bool) -> None:
        place = " ".join(filter(None, (row.handbook, row.page)))
        words = tr("{title}（{place}）", title=row.title, place=place) if place else row.title
        column.addWidget(_line(words, "", self))
        if row.note:
            column.addWidget(_line(row.note, "small", self))
        if row.link is not None and row.link_text:
            link = elided_link(row.link_text, parent=self)
            link.clicked.connect(partial(self._tell, self.link_wanted, row))
            column.addWidget(link)
        acts = [(tr("附件 {count}", count=row.files), "evidence_files", self.files_wanted)]
        if can_mark:
            acts += [
                (tr("修改"), "change_evidence", self.change_wanted),
                (tr("删除"), "remove_evidence", self.remove_wanted),
            ]
        line = QHBoxLayout()
        line.setSpacing(tokens().space(2))
        for text, name, signal in acts:
            button = link_button(text, parent=self)
            button.setObjectName(name)
            button.clicked.connect(partial(self._tell, signal, row))
            line.addWidget(button)
        line.addStretch(1)
        column.addLayout(line)

    def _tell(self, signal: Any, row: EvidenceRow) -> None:
        signal.emit(row)


def evidence_dialog(
    bench: Workbench,
    sheet: ScoreSheet | InspectionBox,
    item: str,
    parent: QWidget,
    *,
    evidence: EvidenceRow | None = None,
) -> OperationDialog:
    """Return the dialog for a piece of evidence.

    Args:
        bench: Desk and questions. sheet: The sheet, or the box. item: Code of the item.
        parent: The page.
        evidence: One that is changed; None for a new one.
    """
    last = min(sheet.period.last, bench.desk.today)
    links = LinkChoicesQuery(sheet.organisation_id, sheet.period.first, last).fetch()
    names = {
        "title": QT_TR_NOOP("材料"),
        "handbook": QT_TR_NOOP("手册"),
        "page": QT_TR_NOOP("页码"),
    }
    fields = [
        Field(key, label, max_length=LONGEST[key], is_required=key == "title")
        for key, label in names.items()
    ]
    fields += [
        link_field(links),
        Field("note", QT_TR_NOOP("备注"), Entry.LONG_TEXT, max_length=LONGEST["note"], lines=2),
    ]
    present: dict[str, Any] = {}
    if evidence is not None:
        present = {key: getattr(evidence, key) for key in (*names, "note")}
        present["link"] = shown_link(evidence.link, links)

    def doing(values: Values) -> Any:
        told = {key: values[key] or "" for key in (*names, "note")}
        told |= link_values(values["link"], links)
        if evidence is not None:
            return change_evidence(evidence_id=evidence.evidence_id, values=told)
        return add_evidence(
            organisation_id=sheet.organisation_id,
            period=sheet.period.code,
            item=item,
            on=bench.desk.today,
            values=told,
        )

    return OperationDialog(
        bench, tr("{code} 佐证材料", code=item), fields, doing, values=present, parent=parent
    )


class EvidenceFilesDialog(Dialog):
    """The files of a piece of evidence."""

    def __init__(self, bench: Workbench, evidence: EvidenceRow, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("evidence_files_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("附件"))
        self._holder = Holder(evidence_id=evidence.evidence_id)
        self.files = AttachmentList(bench, self)
        close = plain_button(tr("关闭"), parent=self)
        close.setObjectName("close_button")
        close.clicked.connect(self.accept)
        made = tokens()
        column = QVBoxLayout(self)
        column.setContentsMargins(*(made.space(6),) * 4)
        column.setSpacing(made.space(4))
        column.addWidget(_line(evidence.title, "title", self))
        column.addWidget(self.files)
        column.addStretch(1)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(close)
        column.addLayout(row)
        fit_to_screen(self, _WIDTH, _HEIGHT)
        self.files.show_files(self._holder)
        bench.desk.changed.connect(self._take_news)

    def _take_news(self, changes: Changes) -> None:
        if changes.topics & AttachmentQuery.reads:
            self.files.show_files(self._holder)


def _line(text: str, role: str, parent: QWidget) -> QLabel:
    label = QLabel(text, parent)
    label.setWordWrap(True)
    if role:
        set_role(label, role)
    return label
