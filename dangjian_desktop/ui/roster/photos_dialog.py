"""A folder of photos for many people at once: whose each is, what it will look like, then kept."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from dangjian_desktop.domain.photo_names import (
    Candidate,
    MatchedPhoto,
    PhotoMatch,
    match_photos,
)
from dangjian_desktop.domain.problems import SentenceError
from dangjian_desktop.operations.photos import NewPhoto, add_photos
from dangjian_desktop.queries.photos import PhotoHoldersQuery
from dangjian_desktop.queries.roster import RosterQuery, Scope
from dangjian_desktop.ui.roster.photo import HEIGHT, WIDTH, read_picture
from dangjian_desktop.ui.shared.buttons import plain_button, primary_button
from dangjian_desktop.ui.shared.day_picker import may_edit
from dangjian_desktop.ui.shared.dialog import Dialog
from dangjian_desktop.ui.shared.jobs import Outcome, Report
from dangjian_desktop.ui.shared.offered import records
from dangjian_desktop.ui.shared.theme import set_role, tokens
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, in_words, tr
from dangjian_desktop.ui.shared.workbench import Workbench

SIZE = (900, 560)
PREVIEW_HEIGHT = 224
SUFFIXES = frozenset(".jpg .jpeg .png .bmp .webp".split())
#: More pictures than any mine has people.
MOST_FILES = 5000
_FILE, _WHO, _BRANCH, _WORDS = range(4)
_WIDTHS = (210, 90, 150)
_SAID: Mapping[PhotoMatch, str] = {
    PhotoMatch.FOUND: "",
    PhotoMatch.NOBODY: QT_TR_NOOP("名册里没有这个人"),
    PhotoMatch.SEVERAL: QT_TR_NOOP("有同名的人，请在文件名里加上支部"),
    PhotoMatch.TWICE: QT_TR_NOOP("同一人有几张，只勾一张"),
}
_REPLACES = QT_TR_NOOP("已有照片，勾选就替换")


@dataclass(frozen=True, slots=True)
class Added:
    """What came of it: how many photos were kept, and why the others were not."""

    count: int
    refused: tuple[str, ...]


class PhotosDialog(Dialog):
    """One line per file; only what is ticked is kept, and 撤销 takes all of it back."""

    def __init__(self, bench: Workbench, folder: Path, parent: QWidget | None = None) -> None:
        """Look through a folder; `open()` shows the dialog.

        Args:
            bench: Desk, jobs and questions.
            folder: Its pictures are looked at, not those of folders within it.
            parent: The window.
        """
        super().__init__(parent)
        self.setObjectName("photos_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("批量添加照片"))
        self._bench = bench
        self.paths = _pictures(folder)
        self.matches = match_photos([path.stem for path in self.paths], _candidates(bench))
        self.told = QLabel(self)
        self.told.setWordWrap(True)
        set_role(self.told, "second")
        self.files = QTreeWidget(self)
        self.files.setObjectName("files")
        self.files.setAccessibleName(tr("照片文件"))
        self.files.setRootIsDecorated(False)
        self.files.setUniformRowHeights(True)
        self.files.setHeaderLabels([tr("文件"), tr("姓名"), tr("所在党支部"), tr("说明")])
        self.preview = QLabel(self)
        self.preview.setObjectName("preview")
        self.preview.setWordWrap(True)
        self.preview.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        self.add_button = records(primary_button("", parent=self))
        self.add_button.setObjectName("add_button")
        self.add_button.clicked.connect(self.add)
        self.cancel_button = plain_button(tr("取消"), parent=self)
        self.cancel_button.setObjectName("cancel_button")
        self.cancel_button.clicked.connect(self.reject)
        self._lay_out()
        self._fill()
        self.files.itemChanged.connect(self._count)
        self.files.selectionModel().currentChanged.connect(self._show_preview)
        self._count()
        first = self.files.topLevelItem(0)
        if first is not None:
            self.files.setCurrentItem(first)

    def ticked(self) -> list[tuple[Path, Candidate]]:
        """Return the files that are to be kept, with whose photos they are."""
        found = []
        for number, (path, match) in enumerate(zip(self.paths, self.matches, strict=True)):
            item = self.files.topLevelItem(number)
            assert item is not None
            if match.candidate is not None and item.checkState(_FILE) == Qt.CheckState.Checked:
                found.append((path, match.candidate))
        return found

    def add(self) -> None:
        """Keep what is ticked, in one step."""
        ticked = self.ticked()
        owners = [candidate.person_id for _path, candidate in ticked]
        ask, desk = self._bench.ask, self._bench.desk
        if len(set(owners)) < len(owners):
            ask.tell(self, tr("有人勾选了几张照片。请每人只勾选一张。"))
            return
        if self._bench.jobs.is_busy:
            ask.tell(self, tr("正在做别的事。请等它做完再添加照片。"))
            return
        if not may_edit(ask, self, desk):
            return

        def keep(report: Report) -> Added:
            refused: list[str] = []
            photos = _read(ticked, refused, report)
            return Added(desk.run(add_photos(photos=photos)), tuple(refused))

        self._bench.jobs.start(self, keep, self._tell, title=tr("批量添加照片"), writes=True)

    def _tell(self, outcome: Outcome[Added]) -> None:
        if outcome.was_cancelled:
            return
        if isinstance(outcome.error, SentenceError):
            self._bench.ask.error(self, in_words(outcome.error))
            return
        added = outcome.result()
        if added.refused:
            self._bench.ask.tell(
                self,
                tr(
                    "已添加 {count} 张照片，有 {rest} 张没有添加。",
                    count=added.count,
                    rest=len(added.refused),
                ),
                "\n".join(added.refused),
            )
        self.accept()

    def _fill(self) -> None:
        holders = PhotoHoldersQuery().fetch()
        for path, match in zip(self.paths, self.matches, strict=True):
            self._add_line(path, match, holders)

    def _add_line(self, path: Path, match: MatchedPhoto, holders: frozenset[int]) -> None:
        item = QTreeWidgetItem(self.files)
        item.setText(_FILE, path.name)
        item.setToolTip(_FILE, path.name)
        words = tr(_SAID[match.match]) if _SAID[match.match] else ""
        is_ticked = match.match is PhotoMatch.FOUND
        if match.candidate is None:
            item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsUserCheckable)
        else:
            item.setText(_WHO, match.candidate.name)
            item.setText(_BRANCH, match.candidate.branch_name)
            if match.candidate.person_id in holders and is_ticked:
                words, is_ticked = tr(_REPLACES), False
            state = Qt.CheckState.Checked if is_ticked else Qt.CheckState.Unchecked
            item.setCheckState(_FILE, state)
        item.setText(_WORDS, words)
        item.setToolTip(_WORDS, words)

    def _count(self) -> None:
        count = len(self.ticked())
        self.add_button.setText(tr("添加 {count} 张照片", count=count))
        self.add_button.setEnabled(count > 0)
        if self.paths:
            self.told.setText(
                tr(
                    "文件夹里有 {all} 张照片，按文件名里的姓名或身份证号认人。勾选的才会添加，"
                    "自动裁成一寸；上墙的同意以后逐人登记。",
                    all=len(self.paths),
                )
            )
        else:
            self.told.setText(tr("这个文件夹里没有照片（JPG、PNG、BMP、WebP）。请换一个文件夹。"))

    def _show_preview(self, current: QModelIndex) -> None:
        if not current.isValid():
            return
        try:
            portrait = read_picture(self.paths[current.row()]).portrait()
        except SentenceError as error:
            self.preview.setText(in_words(error))
            return
        height = tokens().px(PREVIEW_HEIGHT)
        shown = QPixmap.fromImage(QImage.fromData(portrait)).scaledToHeight(
            height, Qt.TransformationMode.SmoothTransformation
        )
        self.preview.setPixmap(shown)

    def _lay_out(self) -> None:
        made = tokens()
        head = self.files.header()
        for number, width in enumerate(_WIDTHS):
            head.resizeSection(number, made.text_px(width))
        head.setSectionResizeMode(_WORDS, QHeaderView.ResizeMode.Stretch)
        self.preview.setFixedWidth(made.px(PREVIEW_HEIGHT * WIDTH // HEIGHT))
        heading = QLabel(tr("批量添加照片"), self)
        set_role(heading, "title")
        middle = QHBoxLayout()
        middle.setSpacing(made.space(4))
        middle.addWidget(self.files, 1)
        middle.addWidget(self.preview)
        buttons = QHBoxLayout()
        buttons.setSpacing(made.space(2))
        buttons.addStretch()
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.add_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(made.space(6),) * 4)
        column.setSpacing(made.space(3))
        column.addWidget(heading)
        column.addWidget(self.told)
        column.addLayout(middle, 1)
        column.addLayout(buttons)
        self.resize(made.text_px(SIZE[0]), made.text_px(SIZE[1]))


def _pictures(folder: Path) -> list[Path]:
    """Return the pictures of a folder by name; one that cannot be read has none."""
    try:
        found = sorted(entry for entry in folder.iterdir() if entry.suffix.lower() in SUFFIXES)
    except OSError:
        return []
    return found[:MOST_FILES]


def _candidates(bench: Workbench) -> list[Candidate]:
    rows = RosterQuery(bench.desk.today, scope=Scope.EVERYBODY).fetch()
    return [
        Candidate(row.person_id, row.facts.name, row.facts.id_number, row.branch_name)
        for row in rows
    ]


def _read(
    ticked: Sequence[tuple[Path, Candidate]], refused: list[str], report: Report
) -> Iterator[NewPhoto]:
    """Read one picture after the other; what cannot be read is named and passed over."""
    for number, (path, candidate) in enumerate(ticked):
        report(path.name, number / len(ticked))
        try:
            picture = read_picture(path)
        except SentenceError as error:
            refused.append(in_words(error))
            continue
        yield NewPhoto(candidate.person_id, picture.portrait(), picture.original)
