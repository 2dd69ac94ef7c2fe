"""The only place that stops the user with a question, a message or a file dialog.

Pages are given an `Ask` and call it before or after work, never within. Tests give a
`CannedAsk`, which answers from a list and remembers what was asked.
"""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QMessageBox,
    QTreeView,
    QWidget,
)

from dangjian_desktop.host.files import file_name
from dangjian_desktop.ui.shared.icons import ICON_OF_TONE, pixmap
from dangjian_desktop.ui.shared.theme import Tone, restyle, tokens
from dangjian_desktop.ui.shared.wording import PROGRAM_NAME, QT_TR_NOOP, tr

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

#: File kinds as dialogs show them.
WORKBOOKS = QT_TR_NOOP("表格文件 (*.xlsx *.xls *.csv)")
LEDGER_FILES = QT_TR_NOOP("表格文件 (*.xlsx *.xls *.et *.csv)")
CSV = QT_TR_NOOP("文本表格 (*.csv)")
XLSX = QT_TR_NOOP("Excel 工作簿 (*.xlsx)")
PDF = QT_TR_NOOP("PDF 文件 (*.pdf)")
PNG = QT_TR_NOOP("PNG 图片 (*.png)")
DOCX = QT_TR_NOOP("Word 文件 (*.docx)")
PICTURES = QT_TR_NOOP("图片 (*.jpg *.jpeg *.png *.bmp *.webp)")
BACKUPS = QT_TR_NOOP("备份文件 (*.djbackup)")
PACKAGES = QT_TR_NOOP("数据包 (*.djexchange)")
YEAR_PACKAGES = QT_TR_NOOP("年度包 (*.djyear)")
ANY_FILE = QT_TR_NOOP("所有文件 (*)")

SIGN_EDGE = 28
#: Of Qt's own file dialog: its columns are read whole. The kind is left out, Qt says it in
#: English, and the suffix of the name says it already.
FILES_SIZE, KIND_COLUMN, COLUMN_WIDTHS = (780, 480), 2, {0: 300, 1: 90, 3: 180}
_SUFFIX_MARK = "*"


class Ask:
    """Questions, messages and file dialogs with Chinese buttons."""

    def __init__(self, last_folder: str = "") -> None:
        """Start in a folder.

        Args:
            last_folder: Where the user chose a file last; the home folder when empty.
        """
        self.last_folder = last_folder

    def question(
        self,
        parent: QWidget | None,
        sentence: str,
        *,
        yes: str,
        no: str = QT_TR_NOOP("取消"),
        is_loss: bool = False,
    ) -> bool:
        """Return whether the user chose `yes`; the buttons say what they do, never 是 or 否.

        Args:
            parent: The widget it is about.
            sentence: What is asked.
            yes: A verb.
            no: What else one can do; Esc means it.
            is_loss: Whether `yes` throws something away; Enter then means `no`, too.
        """
        buttons = (yes, tr(no))
        default = int(is_loss)
        answer = self._answer(
            sentence, lambda: _run_choice(_box(parent, sentence), buttons, default) == 0
        )
        return bool(answer)

    def choose(self, parent: QWidget | None, sentence: str, buttons: Sequence[str]) -> int:
        """Return the number of the button chosen; Esc means the last one."""
        answer = self._answer(sentence, lambda: _run_choice(_box(parent, sentence), buttons))
        if isinstance(answer, int) and not isinstance(answer, bool):
            return answer
        return 0 if answer else len(buttons) - 1

    def tell(self, parent: QWidget | None, sentence: str, detail: str = "") -> None:
        """Say something that needs no answer."""
        self._say(parent, sentence, detail, QMessageBox.Icon.Information)

    def error(self, parent: QWidget | None, sentence: str, detail: str = "") -> None:
        """Say what went wrong, where, and what to do."""
        self._say(parent, sentence, detail, QMessageBox.Icon.Warning)

    def choose_open_file(
        self, parent: QWidget | None, title: str, kinds: Sequence[str] = (ANY_FILE,)
    ) -> Path | None:
        """Return the file the user chose to read, or None."""

        def show() -> str:
            dialog = _file_dialog(parent, title, self.last_folder, kinds)
            dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
            return _run_file_dialog(dialog)

        return self._file(title, show)

    def choose_open_files(
        self, parent: QWidget | None, title: str, kinds: Sequence[str] = (ANY_FILE,)
    ) -> list[Path]:
        """Return the files the user chose to read together; none when it was called off."""

        def show() -> list[str]:
            dialog = _file_dialog(parent, title, self.last_folder, kinds)
            dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
            return _run_files_dialog(dialog)

        names = self._answer(title, show) or []
        chosen = [Path(name) for name in ([names] if isinstance(names, (str, Path)) else names)]
        if chosen:
            self.last_folder = str(chosen[0].parent)
        return chosen

    def choose_save_file(
        self, parent: QWidget | None, title: str, suggested: str, kinds: Sequence[str]
    ) -> Path | None:
        """Return where to write, with the suffix of the kind; the dialog asked before replacing.

        What no file may have in its name (a version 2026/1) is put right in the suggested one.
        """
        name = file_name(suggested)
        start = str(Path(self.last_folder) / name) if self.last_folder else name

        def show() -> str:
            dialog = _file_dialog(parent, title, start, kinds)
            dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
            dialog.setFileMode(QFileDialog.FileMode.AnyFile)
            dialog.setDefaultSuffix(suffix_of(kinds[0]))
            dialog.selectFile(start)
            dialog.filterSelected.connect(partial(_follow_kind, dialog))
            return _run_file_dialog(dialog)

        return self._file(title, show)

    def choose_folder(self, parent: QWidget | None, title: str) -> Path | None:
        """Return the folder the user chose, or None."""
        return self._file(
            title, lambda: QFileDialog.getExistingDirectory(parent, title, self.last_folder)
        )

    def choose_printer(self, parent: QWidget | None, printer: "QPrinter", pages: int) -> bool:
        """Let the system's dialog set up the printer; return whether to print."""

        def show() -> bool:
            from PySide6.QtPrintSupport import QPrintDialog  # only when somebody prints

            from dangjian_desktop.ui.shared.paper_printing import suggest_file

            suggest_file(printer, Path(self.last_folder) if self.last_folder else Path.home())
            dialog = QPrintDialog(printer, parent)
            dialog.setMinMax(1, max(pages, 1))
            dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange, pages > 1)
            return dialog.exec() == int(QDialog.DialogCode.Accepted)

        answer = self._answer(tr("打印"), show)
        if isinstance(answer, (str, Path)):
            printer.setOutputFileName(str(answer))
        return bool(answer)

    def _answer(self, words: str, show: Callable[[], Any]) -> Any:
        """Show a dialog and return what was answered; `CannedAsk` answers instead."""
        del words
        return show()

    def _say(
        self, parent: QWidget | None, sentence: str, detail: str, icon: QMessageBox.Icon
    ) -> None:
        words = f"{sentence}\n{detail}" if detail else sentence

        def show() -> int:
            box = _box(parent, sentence, icon)
            box.setInformativeText(detail)
            return _run_choice(box, (tr("知道了"),))

        self._answer(words, show)

    def _file(self, title: str, show: Callable[[], str]) -> Path | None:
        name = self._answer(title, show)
        if not name:
            return None
        chosen = Path(name)
        self.last_folder = str(chosen if chosen.is_dir() else chosen.parent)
        return chosen


class CannedAsk(Ask):
    """Answers in the order given, and keeps what it was asked; for tests and screenshots.

    Attributes:
        answers: What the next questions are answered with: a bool, a button number, a path,
            several paths or None. Messages take none. When they run out, everything is declined.
        asked: Every sentence and title that would have been shown.
    """

    def __init__(self, *answers: Any) -> None:
        super().__init__()
        self.answers: list[Any] = list(answers)
        self.asked: list[str] = []

    def _answer(self, words: str, show: Callable[[], Any]) -> Any:
        del show
        self.asked.append(words)
        return self.answers.pop(0) if self.answers else None

    def _say(
        self, parent: QWidget | None, sentence: str, detail: str, icon: QMessageBox.Icon
    ) -> None:
        del parent, icon
        self.asked.append(f"{sentence}\n{detail}" if detail else sentence)


def _file_dialog(
    parent: QWidget | None, title: str, start: str, kinds: Sequence[str]
) -> QFileDialog:
    """Return a dialog for one file; where the system has none of its own, Qt's is made fit."""
    dialog = QFileDialog(parent, title, start, ";;".join(tr(kind) for kind in kinds))
    files = dialog.findChild(QTreeView)
    if files is not None:
        files.hideColumn(KIND_COLUMN)
        for column, width in COLUMN_WIDTHS.items():
            files.header().resizeSection(column, tokens().text_px(width))
        dialog.resize(tokens().text_px(FILES_SIZE[0]), tokens().text_px(FILES_SIZE[1]))
    return dialog


def _follow_kind(dialog: QFileDialog, kind: str) -> None:
    """Let the name end as the files of the chosen kind do."""
    dialog.setDefaultSuffix(suffix_of(kind))
    name = next(iter(dialog.selectedFiles()), "")
    if name and not Path(name).is_dir():
        dialog.selectFile(Path(name).with_suffix(f".{suffix_of(kind)}").name)


def _run_file_dialog(dialog: QFileDialog) -> str:
    return next(iter(_run_files_dialog(dialog)), "")


def _run_files_dialog(dialog: QFileDialog) -> list[str]:
    is_accepted = dialog.exec() == int(QDialog.DialogCode.Accepted)
    chosen = dialog.selectedFiles() if is_accepted else []
    dialog.deleteLater()
    return chosen


def _box(
    parent: QWidget | None,
    sentence: str,
    icon: QMessageBox.Icon = QMessageBox.Icon.Question,
) -> QMessageBox:
    box = QMessageBox(parent)
    box.setObjectName("message")
    box.setWindowTitle(tr(PROGRAM_NAME))
    box.setTextFormat(Qt.TextFormat.PlainText)  # names in it may come from other people's files
    box.setText(sentence)
    made = tokens()
    tone = Tone.WARN if icon is QMessageBox.Icon.Warning else Tone.INFO
    name = "circle-question-mark" if icon is QMessageBox.Icon.Question else ICON_OF_TONE[tone]
    edge = made.px(SIGN_EDGE)
    box.setIconPixmap(pixmap(name, made.tone(tone)[0], edge, box.devicePixelRatio()))
    return box


def _run_choice(box: QMessageBox, buttons: Sequence[str], default: int = 0) -> int:
    """Show the box with these buttons; Enter means the default one, Esc the last."""
    role = QMessageBox.ButtonRole
    last = len(buttons) - 1
    made = [
        box.addButton(text, role.RejectRole if 0 < i == last else role.AcceptRole)
        for i, text in enumerate(buttons)
    ]
    made[default].setProperty("kind", "primary")
    restyle(made[default])
    box.setDefaultButton(made[default])
    box.setEscapeButton(made[-1])
    box.exec()
    clicked = box.clickedButton()
    return next((i for i, button in enumerate(made) if button is clicked), last)


def suffix_of(kind: str) -> str:
    """Return the first suffix of a file kind: xlsx of ``Excel 工作簿 (*.xlsx)``."""
    pattern = kind.partition("(")[2].rstrip(")").split()[0]
    return pattern.lstrip(_SUFFIX_MARK).lstrip(".")
