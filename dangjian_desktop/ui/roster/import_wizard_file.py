"""First step of the import: a file is chosen or dropped; what refused it is told here."""

from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from dangjian_desktop.ui.roster.template_saving import save_template
from dangjian_desktop.ui.shared.ask import WORKBOOKS
from dangjian_desktop.ui.shared.buttons import link_button, primary_button
from dangjian_desktop.ui.shared.icons import pixmap
from dangjian_desktop.ui.shared.theme import RADIUS, news, set_role, tokens
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, tr
from dangjian_desktop.ui.shared.workbench import Workbench

PICTURE_EDGE = 40
TEXT_WIDTH = 520
_PROMISES = (
    QT_TR_NOOP("能读 .xlsx、.xls 和 .csv；一张总表、每个支部一张表都可以，几个文件可以一起选。"),
    QT_TR_NOOP("标题、填报单位、合计、签署和空行会自动跳过，日期写成 1998.7、1998年7月 也能认。"),
    QT_TR_NOOP("先检查、后写入：点最后的“导入”之前什么也不会改，导入后可以整个撤销。"),
)


class FilePage(QWidget):
    """A place to drop files on, and a button to choose them.

    Signals:
        chosen: The files (list of Path).
    """

    chosen = Signal(object)

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self.refusal = QFrame(self)
        self.refusal.setObjectName("refusal")
        self.refusal.setProperty("tone", "bad")
        self._sign = QLabel(self.refusal)
        self.refusal_sentence = QLabel(self.refusal)
        self.refusal_sentence.setObjectName("refusal_sentence")
        self.refusal_sentence.setWordWrap(True)
        self.place = _DropPlace(self)
        self.place.dropped.connect(self._take)
        self.choose_button = primary_button(tr("选择文件"), "folder-open", parent=self.place)
        self.choose_button.setObjectName("choose_button")
        self.choose_button.clicked.connect(self.choose)
        self.template_button = link_button(tr("保存一份空白模板，发下去填"), parent=self.place)
        self.template_button.setObjectName("template_button")
        self.template_button.clicked.connect(lambda: save_template(bench, self))
        self._picture = QLabel(self.place)
        self._lay_out()
        self.tell("")
        self._draw()
        news().changed.connect(self._draw)

    def choose(self) -> None:
        """Let the user choose files; where the last ones came from is where the dialog opens."""
        ask, settings = self._bench.ask, self._bench.settings
        ask.last_folder = ask.last_folder or settings.value.last_folder
        paths = ask.choose_open_files(self, tr("选择名册文件（可以选几个）"), [WORKBOOKS])
        if paths:
            self._take(paths)

    def tell(self, sentence: str) -> None:
        """Say why a file was refused, and offer another one; "" says nothing."""
        self.refusal_sentence.setText(sentence)
        self.refusal.setVisible(bool(sentence))
        self.refusal.setAccessibleName(sentence)
        self.choose_button.setText(tr("另选文件") if sentence else tr("选择文件"))
        self.choose_button.setFocus()

    def _take(self, paths: list[Path]) -> None:
        folder = str(paths[0].parent)
        self._bench.ask.last_folder = folder
        self._bench.settings.change(last_folder=folder)
        self.chosen.emit(paths)

    def _draw(self) -> None:
        made, ratio = tokens(), self.devicePixelRatio()
        edge = made.px(PICTURE_EDGE)
        self._picture.setPixmap(pixmap("file-input", made.colour("disabled"), edge, ratio))
        self._sign.setPixmap(pixmap("circle-x", made.colour("bad"), made.sizes.icon, ratio))

    def _lay_out(self) -> None:
        made = tokens()
        inner = QVBoxLayout(self.place)
        inner.setSpacing(made.space(3))
        inner.addStretch(1)
        words = QLabel(tr("把名册文件拖到这里，或者"), self.place)
        set_role(words, "second")
        for widget in (self._picture, words, self.choose_button, self.template_button):
            inner.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        inner.addSpacing(made.space(3))
        for promise in map(tr, _PROMISES):
            line = QLabel(promise, self.place)
            set_role(line, "small")
            line.setWordWrap(True)
            line.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            line.setFixedWidth(made.text_px(TEXT_WIDTH))
            line.ensurePolished()
            line.setMinimumHeight(line.heightForWidth(line.width()))
            inner.addWidget(line, 0, Qt.AlignmentFlag.AlignHCenter)
        inner.addStretch(1)
        strip = QHBoxLayout(self.refusal)
        strip.setContentsMargins(made.space(3), made.space(2), made.space(3), made.space(2))
        strip.setSpacing(made.space(2))
        strip.addWidget(self._sign)
        strip.addWidget(self.refusal_sentence, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(made.space(3))
        column.addWidget(self.refusal)
        column.addWidget(self.place, 1)


class _DropPlace(QWidget):
    """A field with a dashed line on which files can be dropped.

    Signals:
        dropped: The files (list of Path).
    """

    dropped = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("drop_place")
        self.setAcceptDrops(True)
        self._is_over = False

    def _show_over(self, is_over: bool) -> None:
        self._is_over = is_over
        self.update()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files of this computer."""
        urls = event.mimeData().urls()
        if urls and all(url.isLocalFile() for url in urls):
            event.acceptProposedAction()
            self._show_over(True)

    def dragLeaveEvent(self, event: QEvent) -> None:
        """The files have gone elsewhere."""
        del event
        self._show_over(False)

    def dropEvent(self, event: QDropEvent) -> None:
        """The files are here."""
        self._show_over(False)
        event.acceptProposedAction()
        self.dropped.emit([Path(url.toLocalFile()) for url in event.mimeData().urls()])

    def paintEvent(self, event: QPaintEvent) -> None:
        """A dashed line, accented while a file hovers."""
        del event
        made = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(made.colour("accent" if self._is_over else "line_strong"))
        pen.setWidthF(1.5)
        pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(made.colour("accent_soft" if self._is_over else "ground"))
        radius = made.px(RADIUS)
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -2, -2), radius, radius)
