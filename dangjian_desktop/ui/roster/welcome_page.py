"""The first page on an empty data folder: three doors, each one sentence and one button."""

from collections.abc import Callable
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from dangjian_desktop.operations.organisations import add_first_branch
from dangjian_desktop.operations.runner import RefusedError, StorageError
from dangjian_desktop.ui.shared.buttons import link_button, plain_button, primary_button
from dangjian_desktop.ui.shared.fields import Field
from dangjian_desktop.ui.shared.form_dialog import FormDialog
from dangjian_desktop.ui.shared.icons import pixmap
from dangjian_desktop.ui.shared.offered import records
from dangjian_desktop.ui.shared.section import card
from dangjian_desktop.ui.shared.theme import news, set_role, tokens
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, in_words, tr
from dangjian_desktop.ui.shared.workbench import Workbench

DOOR_WIDTH = 280
DOOR_HEIGHT = 248
PICTURE_EDGE = 34
_DOORS = (
    (
        "file-input",
        QT_TR_NOOP("导入名册"),
        QT_TR_NOOP(
            "把现有的花名册带进来：.xlsx、.xls 或 .csv。先检查，确认后才写入，可以整个撤销。"
        ),
    ),
    (
        "landmark",
        QT_TR_NOOP("新建支部"),
        QT_TR_NOOP("从一个空的党支部开始，人员逐个录入。名册以后仍然可以导入。"),
    ),
    (
        "eye",
        QT_TR_NOOP("看示例"),
        QT_TR_NOOP("在另一个窗口里打开示例煤矿，随便试，与自己的数据分开。"),
    ),
)


class WelcomePage(QWidget):
    """Three doors; the first is the one most people take.

    Signals:
        import_wanted: The user wants to import a roster.
        demo_wanted: The user wants to look at the demonstration mine.
        encryption_wanted: The user wants to encrypt the data from the beginning.
    """

    import_wanted = Signal()
    demo_wanted = Signal()
    encryption_wanted = Signal()

    def __init__(
        self, bench: Workbench, parent: QWidget | None = None, *, is_encrypted: bool = False
    ) -> None:
        """Make the page.

        Args:
            bench: Given to its dialogs. parent: the window.
            is_encrypted: Whether the data are; then nothing is said of encrypting them.
        """
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._bench = bench
        self.import_button = records(primary_button(tr(_DOORS[0][1]), "file-input", parent=self))
        self.branch_button = records(plain_button(tr(_DOORS[1][1]), "plus", parent=self))
        self.demo_button = plain_button(tr(_DOORS[2][1]), "eye", parent=self)
        self.encrypt_button = link_button(tr("给数据加密…"), parent=self)
        self._encryption = QLabel(
            tr("电脑或 U 盘会给别人用的，建议先给数据加密；现在不加密，以后在菜单里也可以。"), self
        )
        set_role(self._encryption, "second")
        for widget in (self.encrypt_button, self._encryption):
            widget.setVisible(not is_encrypted)
        for button, name, act in (
            (self.import_button, "import_button", self.import_wanted.emit),
            (self.branch_button, "branch_button", self.add_branch),
            (self.demo_button, "demo_button", self.demo_wanted.emit),
            (self.encrypt_button, "encrypt_button", self.encryption_wanted.emit),
        ):
            button.setObjectName(name)
            _connect(button, act)
        self.setFocusProxy(self.import_button)
        self._pictures: list[tuple[QLabel, str]] = []
        self._doors: list[QFrame] = []
        self._lay_out()
        self._draw()
        news().changed.connect(self._draw)

    def add_branch(self) -> None:
        """Ask for the names of committee and branch and set both up."""
        dialog = FormDialog(
            tr("新建党支部"),
            (
                Field("branch_name", tr("党支部名称"), is_required=True, max_length=80),
                Field("committee_name", tr("上级党委"), max_length=80, hint=tr("没有可以不填")),
            ),
            self._save_branch,
            on=self._bench.desk.today,
            ask=self._bench.ask,
            save_text=tr("新建"),
            note=tr("名称写全，如“综采一队党支部”。上墙版面和名册都用这个名称。"),
            parent=self,
        )
        dialog.setObjectName("branch_dialog")
        dialog.open()

    def _save_branch(self, values: dict[str, str]) -> bool:
        try:
            self._bench.desk.run(
                add_first_branch(
                    committee_name=values["committee_name"] or "",
                    branch_name=values["branch_name"],
                )
            )
        except (RefusedError, StorageError) as refusal:
            self._bench.ask.error(self, in_words(refusal))
            return False
        return True

    def _draw(self) -> None:
        made = tokens()
        for label, name in self._pictures:
            edge = made.px(PICTURE_EDGE)
            label.setPixmap(pixmap(name, made.colour("accent"), edge, self.devicePixelRatio()))
        for door in self._doors:
            door.setFixedSize(made.text_px(DOOR_WIDTH), made.text_px(DOOR_HEIGHT))

    def _lay_out(self) -> None:
        made = tokens()
        title = QLabel(tr("从哪里开始"), self)
        set_role(title, "title")
        told = QLabel(tr("数据只存在这台电脑上，不联网。"), self)
        set_role(told, "second")
        row = QHBoxLayout()
        row.setSpacing(made.space(4))
        row.addStretch(1)
        buttons = (self.import_button, self.branch_button, self.demo_button)
        for (icon, heading, sentence), button in zip(_DOORS, buttons, strict=True):
            row.addWidget(self._door(icon, heading, sentence, button))
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setSpacing(made.space(2))
        column.addStretch(2)
        for label in (title, told):
            column.addWidget(label, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(made.space(4))
        column.addLayout(row)
        column.addSpacing(made.space(4))
        asked = QHBoxLayout()
        asked.setSpacing(made.space(1))
        asked.addStretch(1)
        asked.addWidget(self._encryption)
        asked.addWidget(self.encrypt_button)
        asked.addStretch(1)
        column.addLayout(asked)
        column.addStretch(3)
        for first, second in pairwise((*buttons, self.encrypt_button)):
            QWidget.setTabOrder(first, second)

    def _door(self, icon: str, heading: str, sentence: str, button: QPushButton) -> QFrame:
        made = tokens()
        door = card(self)
        picture = QLabel(door)
        self._pictures.append((picture, icon))
        name = QLabel(tr(heading), door)
        set_role(name, "heading")
        told = QLabel(tr(sentence), door)
        told.setWordWrap(True)
        set_role(told, "second")
        told.setAlignment(Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(door)
        gap = made.space(5)
        column.setContentsMargins(gap, gap, gap, gap)
        column.setSpacing(made.space(3))
        column.addWidget(picture)
        column.addWidget(name)
        column.addWidget(told, 1)
        column.addWidget(button)
        self._doors.append(door)
        return door


def _connect(button: QPushButton, act: Callable[[], object]) -> None:
    button.clicked.connect(lambda: act())  # drops the checked flag, which no action wants
