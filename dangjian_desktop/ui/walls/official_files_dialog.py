"""The official files that the branch provides: the emblem for its walls, typefaces for letters."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from dangjian_desktop.domain.attachments import size_text
from dangjian_desktop.domain.problems import SentenceError
from dangjian_desktop.domain.vocabulary import BranchFileKind, printed
from dangjian_desktop.operations.branch_files import (
    add_branch_file,
    emblem_picture,
    read_branch_file,
    remove_branch_file,
)
from dangjian_desktop.operations.typefaces import TypefaceInUse, typeface_in_use
from dangjian_desktop.queries.branch_files import BranchFileRow, BranchFilesQuery
from dangjian_desktop.ui.shared.buttons import plain_button, quiet_button
from dangjian_desktop.ui.shared.chosen_files import file_to_open
from dangjian_desktop.ui.shared.dialog import Dialog
from dangjian_desktop.ui.shared.layouts import fit_to_screen
from dangjian_desktop.ui.shared.offered import records
from dangjian_desktop.ui.shared.refresh import Refresh
from dangjian_desktop.ui.shared.theme import refusal_label, set_role, tokens
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, in_words, tr
from dangjian_desktop.ui.shared.workbench import Workbench

WIDTH, HEIGHT = 680, 700
#: Edge of the picture of the emblem, for 14 px type.
EDGE = 64
EMBLEM_FILES = QT_TR_NOOP("党徽图样 (*.svg *.pdf *.png)")
FONT_FILES = QT_TR_NOOP("TrueType 字体 (*.ttf *.ttc)")
#: What each is for, and what is used without it.
USES: Mapping[BranchFileKind, str] = {
    BranchFileKind.EMBLEM: QT_TR_NOOP(
        "印在上墙版面标题的左侧。党徽的图样有规定，程序不画、不改，也不自带："
        "请添加上级下发或官方公布的标准图样（SVG、PDF，或 600 像素以上的 PNG）。"
        "没有添加时，版面上留出位置。"
    ),
    BranchFileKind.FANGSONG: QT_TR_NOOP("公文正文用。没有添加时用电脑里的仿宋，再没有用宋体。"),
    BranchFileKind.TITLE_SONG: QT_TR_NOOP(
        "公文标题用。没有添加时用电脑里的小标宋，再没有用粗宋体。"
    ),
    BranchFileKind.KAI: QT_TR_NOOP("公文二级标题用。没有添加时用程序自带的楷体。"),
    BranchFileKind.HEI: QT_TR_NOOP("公文一级标题用。没有添加时用程序自带的黑体。"),
}


class OfficialFilesDialog(Dialog):
    """A line for each file: what it is for, what is there, and a button to choose another.

    Attributes:
        lines: The line of each kind.
        refusal: What was refused, in words.
    """

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        """Make the dialog; `open()` shows it."""
        super().__init__(parent)
        self.setObjectName("official_files")
        self.setWindowTitle(tr("党徽和公文字体"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._bench = bench
        self.refusal = refusal_label("file_refusal", self)
        self.lines = {kind: FileLine(kind, self) for kind in USES}
        self.close_button = plain_button(tr("关闭"), parent=self)
        self.close_button.setObjectName("close_button")
        self.close_button.clicked.connect(self.reject)
        for kind, line in self.lines.items():
            line.choose_button.clicked.connect(partial(self.choose, kind))
            line.remove_button.clicked.connect(partial(self.remove, kind))
        self._lay_out()
        self._refresh = Refresh(self, bench.desk, BranchFilesQuery.reads, self.read)
        self.read()

    def read(self) -> None:
        """Read and show which files there are."""
        found = BranchFilesQuery().fetch()
        for kind, line in self.lines.items():
            line.show_file(found.get(kind))
            if kind is not BranchFileKind.EMBLEM:
                line.show_typeface(_in_use(kind))
        self.lines[BranchFileKind.EMBLEM].show_picture(emblem_picture(tokens().text_px(EDGE) * 2))

    def choose(self, kind: BranchFileKind) -> None:
        """Ask for a file and keep it; what it cannot be is told and the old one stands."""
        kinds = (EMBLEM_FILES,) if kind is BranchFileKind.EMBLEM else (FONT_FILES,)
        path = file_to_open(
            self._bench,
            self,
            tr("选择{what}", what=tr(printed(kind))),
            [tr(one) for one in kinds],
        )
        if path is None:
            return
        try:
            name, content = read_branch_file(path)
            self._bench.desk.run(
                add_branch_file(kind=kind, name=name, content=content, on=self._bench.desk.today)
            )
        except SentenceError as error:
            self._tell(in_words(error))
        else:
            self._tell("")

    def remove(self, kind: BranchFileKind) -> None:
        """Take a file out of use; undo brings it back."""
        try:
            self._bench.desk.run(remove_branch_file(kind=kind))
        except SentenceError as error:
            self._tell(in_words(error))
        else:
            self._tell("")

    def _tell(self, sentence: str) -> None:
        self.refusal.setText(sentence)
        self.refusal.setVisible(bool(sentence))

    def _lay_out(self) -> None:
        gap = tokens().space(4)
        inside = QWidget(self)
        lines = QVBoxLayout(inside)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(tokens().space(3))
        for line in self.lines.values():
            lines.addWidget(line)
        lines.addStretch(1)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        area.viewport().setAutoFillBackground(False)
        inside.setAutoFillBackground(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(gap, gap, gap, gap)
        column.setSpacing(tokens().space(3))
        column.addWidget(area, 1)
        column.addWidget(self.refusal)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        column.addLayout(buttons)
        fit_to_screen(self, WIDTH, HEIGHT)


def _in_use(kind: BranchFileKind) -> TypefaceInUse | None:
    """Return the typeface of a role; one of the computer that cannot be used is none."""
    try:
        return typeface_in_use(kind)
    except SentenceError:
        return None


class FileLine(QFrame):
    """One kind of file: its picture, its name, what it is for, what is there, two buttons."""

    def __init__(self, kind: BranchFileKind, parent: QWidget) -> None:
        super().__init__(parent)
        set_role(self, "card")
        name = tr(printed(kind))
        self.picture = QLabel(self)
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.picture.setVisible(kind is BranchFileKind.EMBLEM)
        self.name = QLabel(name, self)
        set_role(self.name, "heading")
        self.use = QLabel(tr(USES[kind]), self)
        self.use.setWordWrap(True)
        set_role(self.use, "second")
        self.state = QLabel(self)
        self.state.setWordWrap(True)
        self.coverage = QLabel(self)
        self.coverage.setObjectName("coverage")
        self.coverage.setWordWrap(True)
        set_role(self.coverage, "second")
        self.coverage.hide()
        self.choose_button = records(plain_button(tr("选择文件…"), "file-input", parent=self))
        self.choose_button.setAccessibleName(tr("选择{what}", what=name))
        self.remove_button = records(quiet_button(tr("移除"), parent=self))
        self.remove_button.setAccessibleName(tr("移除{what}", what=name))
        self._lay_out()

    def show_file(self, row: BranchFileRow | None) -> None:
        """Show what is there."""
        if row is None:
            self.state.setText(tr("还没有添加。"))
        else:
            self.state.setText(
                tr(
                    "已添加：{name} · {size} · {day}",
                    name=row.name,
                    size=size_text(row.size),
                    day=row.added_on.isoformat(),
                )
            )
        self.remove_button.setVisible(row is not None)

    def show_typeface(self, found: TypefaceInUse | None) -> None:
        """Tell which characters a typeface has; nothing where another stands in."""
        self.coverage.setVisible(found is not None)
        if found is None:
            return
        told = tr(
            "GB 2312 的 {all_common} 个字有 {common} 个，GBK 另外 {all_rare} 个字有 {rare} 个；"
            "没有的字用程序自带的字体补上。",
            all_common=found.all_common,
            common=found.common,
            all_rare=found.all_rare,
            rare=found.rare,
        )
        if found.installed_as:
            told = tr("现在用电脑里的 {name}。", name=found.installed_as) + told
        self.coverage.setText(told)
        self._grow()

    def show_picture(self, png: bytes | None) -> None:
        """Show the emblem as it prints; without one, that there is none."""
        edge = tokens().text_px(EDGE)
        self.picture.setFixedSize(edge, edge)
        if png is None:
            self.picture.setPixmap(QPixmap())
            self.picture.setText(tr("无"))
            return
        made = QPixmap()
        made.loadFromData(png)
        mode = Qt.TransformationMode.SmoothTransformation
        self.picture.setPixmap(made.scaled(edge, edge, mode=mode))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give texts that wrap all the lines that they need."""
        super().resizeEvent(event)
        self._grow()

    def _grow(self) -> None:
        for label in (self.use, self.state, self.coverage):
            label.setMinimumHeight(max(label.heightForWidth(label.width()), 0))

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        gap = tokens().space(3)
        row.setContentsMargins(gap, gap, gap, gap)
        row.setSpacing(gap)
        words = QVBoxLayout()
        words.setSpacing(tokens().space(1))
        for widget in (self.name, self.use, self.state, self.coverage):
            words.addWidget(widget)
        row.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        buttons = QVBoxLayout()
        buttons.addWidget(self.choose_button)
        buttons.addWidget(self.remove_button)
        buttons.addStretch(1)
        row.addLayout(buttons)
