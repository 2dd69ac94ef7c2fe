"""管理视图: the branch's own views, to be renamed, put in order, or removed."""

from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.domain.views import LONGEST_NAME
from dangjian_desktop.operations.runner import Changes, Operation, RefusedError, StorageError
from dangjian_desktop.operations.views import move_view, remove_view, rename_view
from dangjian_desktop.queries.views import ViewRow, ViewsQuery
from dangjian_desktop.ui.shared.buttons import plain_button
from dangjian_desktop.ui.shared.dialog import Dialog
from dangjian_desktop.ui.shared.fields import Field
from dangjian_desktop.ui.shared.offered import records
from dangjian_desktop.ui.shared.operation_dialog import OperationDialog
from dangjian_desktop.ui.shared.theme import set_role, tokens
from dangjian_desktop.ui.shared.wording import in_words, tr
from dangjian_desktop.ui.shared.workbench import Workbench

WIDTH, HEIGHT = 520, 420


class ViewsDialog(Dialog):
    """A list and what can be done with its current line; everything can be undone."""

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("views_dialog")
        self.setWindowTitle(tr("管理视图"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._bench = bench
        self._rows: list[ViewRow] = []
        self.list = QListWidget(self)
        self.list.setObjectName("views")
        self.list.setAccessibleName(tr("自己的视图"))
        self.list.currentRowChanged.connect(self._follow)
        self.told = QLabel(self)
        self.told.setWordWrap(True)
        set_role(self.told, "second")
        self.rename_button = plain_button(tr("改名…"), "pencil", parent=self)
        self.rename_button.setObjectName("rename_button")
        self.rename_button.clicked.connect(self.rename)
        self.up_button = records(plain_button(tr("上移"), "chevron-up", parent=self))
        self.up_button.setObjectName("up_button")
        self.up_button.clicked.connect(lambda: self.move_current(-1))
        self.down_button = records(plain_button(tr("下移"), "chevron-down", parent=self))
        self.down_button.setObjectName("down_button")
        self.down_button.clicked.connect(lambda: self.move_current(1))
        self.remove_button = records(plain_button(tr("删除"), "trash-2", parent=self))
        self.remove_button.setObjectName("remove_button")
        self.remove_button.clicked.connect(self.remove)
        self.close_button = plain_button(tr("关闭"), parent=self)
        self.close_button.clicked.connect(self.accept)
        self._lay_out()
        self.fetch_again()
        bench.desk.changed.connect(self._take_news)

    def fetch_again(self) -> None:
        """Read the views anew; the current one stays the current one."""
        current = self.current()
        self._rows = [row for row in ViewsQuery().fetch() if row.view_id is not None]
        self.list.clear()
        for row in self._rows:
            item = QListWidgetItem(row.name, self.list)
            item.setSizeHint(QSize(0, tokens().sizes.row))
            if row.view is None:
                item.setText(tr("{name}（读不懂）", name=row.name))
        kept = [n for n, row in enumerate(self._rows) if current and row.code == current.code]
        self.list.setCurrentRow(kept[0] if kept else 0)
        self.told.setText(
            tr("程序自带的视图不能改；打开以后可以另存为自己的。")
            if self._rows
            else tr("还没有自己的视图。先筛选出一个名单，再点“存为视图”。")
        )
        self._follow()

    def current(self) -> ViewRow | None:
        """Return the current view."""
        number = self.list.currentRow()
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def rename(self) -> None:
        """Ask for another name."""
        row = self.current()
        if row is None or row.view_id is None:
            return
        view_id = row.view_id
        dialog = OperationDialog(
            self._bench,
            tr("视图改名"),
            (Field("name", tr("名称"), is_required=True, max_length=LONGEST_NAME),),
            lambda values: rename_view(view_id=view_id, name=values["name"]),
            values={"name": row.name},
            parent=self,
        )
        dialog.setObjectName("rename_view_dialog")
        dialog.open()

    def move_current(self, step: int) -> None:
        """Move the current view up or down."""
        row, number = self.current(), self.list.currentRow()
        if row is not None and row.view_id is not None:
            self._run(move_view(view_id=row.view_id, place=number + step))

    def remove(self) -> None:
        """Take the current view away; it can be undone, so nobody is asked."""
        row = self.current()
        if row is not None and row.view_id is not None:
            self._run(remove_view(view_id=row.view_id))

    def _run(self, work: Operation[Any]) -> None:
        try:
            self._bench.desk.run(work)
        except (RefusedError, StorageError) as refusal:
            self._bench.ask.error(self, in_words(refusal))

    def _follow(self) -> None:
        number, count = self.list.currentRow(), len(self._rows)
        row = self.current()
        self.rename_button.setEnabled(row is not None and row.view is not None)
        self.remove_button.setEnabled(row is not None)
        self.up_button.setEnabled(row is not None and number > 0)
        self.down_button.setEnabled(row is not None and number < count - 1)

    def _take_news(self, changes: Changes) -> None:
        if Topic.VIEW in changes.topics:
            self.fetch_again()

    def _lay_out(self) -> None:
        made = tokens()
        heading = QLabel(tr("管理视图"), self)
        set_role(heading, "title")
        side = QVBoxLayout()
        side.setSpacing(made.space(2))
        for button in (self.rename_button, self.up_button, self.down_button, self.remove_button):
            side.addWidget(button)
        side.addStretch(1)
        middle = QHBoxLayout()
        middle.setSpacing(made.space(3))
        middle.addWidget(self.list, 1)
        middle.addLayout(side)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(made.space(6),) * 4)
        column.setSpacing(made.space(3))
        column.addWidget(heading)
        column.addWidget(self.told)
        column.addLayout(middle, 1)
        column.addLayout(buttons)
        self.resize(made.text_px(WIDTH), made.text_px(HEIGHT))
