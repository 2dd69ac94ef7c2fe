"""Last step of the import: what was done, and how it is taken back."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from dangjian_desktop.operations.imports import ImportCounts
from dangjian_desktop.ui.shared.buttons import plain_button
from dangjian_desktop.ui.shared.icons import pixmap
from dangjian_desktop.ui.shared.theme import news, set_role, tokens
from dangjian_desktop.ui.shared.wording import tr

PICTURE_EDGE = 40
TEXT_WIDTH = 560


class EndPage(QWidget):
    """What was imported; 撤销 and another file.

    Signals:
        undo_wanted: Take the whole import back.
        another_wanted: Import another file.
        save_wanted: Save the rows that stayed out, to be mended.
    """

    undo_wanted = Signal()
    another_wanted = Signal()
    save_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture = QLabel(self)
        self._look = ("circle-check", "good")
        self.title = QLabel(self)
        self.title.setObjectName("end_title")
        set_role(self.title, "title")
        self.words = QLabel(self)
        self.words.setObjectName("end_words")
        self.words.setWordWrap(True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.undo_button = plain_button(tr("撤销这次导入"), "undo-2", parent=self)
        self.undo_button.setObjectName("undo_button")
        self.undo_button.clicked.connect(self.undo_wanted)
        self.save_button = plain_button(tr("另存没有采用的行"), "save", parent=self)
        self.save_button.setObjectName("save_button")
        self.save_button.clicked.connect(self.save_wanted)
        self.another_button = plain_button(tr("再导入一个文件"), "file-input", parent=self)
        self.another_button.setObjectName("another_button")
        self.another_button.clicked.connect(self.another_wanted)
        self._lay_out()
        self._draw()
        news().changed.connect(self._draw)

    def show_counts(self, counts: ImportCounts) -> None:
        """Say what was done."""
        people = counts.added + counts.updated
        self._look = ("circle-check", "good")
        self.title.setText(
            tr("已导入 {people} 人", people=people) if people else tr("已记住栏目的对应")
        )
        told = [
            tr(
                "新增 {added} 人，更新 {updated} 人，不变 {unchanged} 人。",
                added=counts.added,
                updated=counts.updated,
                unchanged=counts.unchanged,
            )
            if people
            else tr("人员没有改动。")
        ]
        made = [
            tr("{count} 个{word}", count=len(found), word=word)
            for found, word in ((counts.branches, tr("党支部")), (counts.groups, tr("党小组")))
            if found
        ]
        if made:
            told.append(tr("新建了 {listed}。", listed=tr("、").join(made)))
        if counts.refused:
            told.append(
                tr(
                    "还有 {refused} 行没有采用：可以另存出来，改好后再导入，已经导入的人不会重复。",
                    refused=counts.refused,
                )
            )
        told.append(tr("要整个取消，点“撤销这次导入”，或者在主窗口按 Ctrl+Z。"))
        self.words.setText("\n".join(told))
        self.undo_button.show()
        self.save_button.setVisible(bool(counts.refused))
        self._draw()

    def show_undone(self) -> None:
        """Say that the import was taken back."""
        self._look = ("undo-2", "second")
        self.title.setText(tr("已撤销这次导入"))
        self.words.setText(tr("名册和导入以前一样，新建的党支部和党小组也一起取消了。"))
        self.undo_button.hide()
        self.save_button.hide()
        self._draw()

    def _draw(self) -> None:
        made = tokens()
        name, colour = self._look
        edge = made.px(PICTURE_EDGE)
        drawn = pixmap(name, made.colour(colour), edge, self.devicePixelRatio())
        self._picture.setPixmap(drawn)

    def _lay_out(self) -> None:
        made = tokens()
        self.words.setFixedWidth(made.text_px(TEXT_WIDTH))
        column = QVBoxLayout(self)
        column.setSpacing(made.space(3))
        column.addStretch(2)
        for widget in (self._picture, self.title, self.words):
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(made.space(2))
        buttons = QHBoxLayout()
        buttons.setSpacing(made.space(2))
        buttons.addStretch(1)
        buttons.addWidget(self.undo_button)
        buttons.addWidget(self.save_button)
        buttons.addWidget(self.another_button)
        buttons.addStretch(1)
        column.addLayout(buttons)
        column.addStretch(3)
