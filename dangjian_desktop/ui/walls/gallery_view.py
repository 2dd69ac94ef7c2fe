"""The gallery: a tile a sheet, with its true picture, its name and whether it hangs and is true."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QFont, QImage, QPainter, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from dangjian_desktop.operations.wall_gallery import GallerySheet
from dangjian_desktop.queries.wall_register import HangingRow, stale_words
from dangjian_desktop.ui.shared.chip import chip_size, paint_chip
from dangjian_desktop.ui.shared.elided import elided_lines
from dangjian_desktop.ui.shared.query_model import ChipLook
from dangjian_desktop.ui.shared.style_options import fields_of
from dangjian_desktop.ui.shared.theme import Tone, news, sized_font, tokens
from dangjian_desktop.ui.shared.wording import retold, tr
from dangjian_desktop.ui.walls.thumbnails import Thumbnail, Thumbnails

#: A tile and the picture in it, for 14 px type.
TILE_WIDTH, PICTURE_HEIGHT = 168, 116
#: Pictures are asked for when scrolling has come to rest.
LOOK_AFTER_MS = 60
SHEET_ROLE = int(Qt.ItemDataRole.UserRole)
AnyIndex = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class TileState:
    """What the chip of a tile says: 现行, 已过时; nothing for what does not hang.

    Attributes:
        told: The same in whole sentences: where it hangs, and what is not true any more.
    """

    look: ChipLook | None = None
    told: str = ""
    is_stale: bool = False


def tile_states(hanging: Sequence[HangingRow]) -> dict[str, TileState]:
    """Return what is said of the sheets that hang, by code; one stale copy makes a sheet stale."""
    found: dict[str, list[HangingRow]] = {}
    for row in hanging:
        found.setdefault(row.code, []).append(row)
    return {code: _tile_state(copies) for code, copies in found.items()}


def _tile_state(copies: Sequence[HangingRow]) -> TileState:
    places = tr("、").join(dict.fromkeys(row.place for row in copies if row.place))
    told = [
        tr("挂在{places}，{day} 起", places=places, day=min(row.posted_on for row in copies))
        if places
        else tr("{day} 起在墙", day=min(row.posted_on for row in copies))
    ]
    stale = next((row for row in copies if row.is_stale), None)
    if stale is None:
        return TileState(ChipLook(tr("现行"), Tone.GOOD), told[0])
    words = tr("已过时：{words}", words=retold(stale_words(stale)))
    told.append(words)
    return TileState(ChipLook(words, Tone.WARN), "\n".join(told), is_stale=True)


class GalleryModel(QAbstractListModel):
    """The sheets that are shown, in their order."""

    def __init__(
        self, thumbnails: Thumbnails, state: Callable[[str], TileState], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._thumbnails, self._state = thumbnails, state
        self.sheets: tuple[GallerySheet, ...] = ()
        thumbnails.made.connect(self._redraw)

    def show_sheets(self, sheets: Sequence[GallerySheet]) -> None:
        """Show other sheets, or the same ones of another day."""
        if [one.info.code for one in sheets] == [one.info.code for one in self.sheets]:
            self.sheets = tuple(sheets)
            self.redraw_all()
            return
        self.beginResetModel()
        self.sheets = tuple(sheets)
        self.endResetModel()

    def redraw_all(self) -> None:
        """Chips or pictures of all tiles are others now."""
        if self.sheets:
            self.dataChanged.emit(self.index(0), self.index(len(self.sheets) - 1))

    def place_of(self, code: str) -> QModelIndex:
        """Return where a sheet stands; an invalid index where it is not shown."""
        for place, sheet in enumerate(self.sheets):
            if sheet.info.code == code:
                return self.index(place)
        return QModelIndex()

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:
        """One a sheet."""
        return 0 if parent.isValid() else len(self.sheets)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Name, what the tooltip and a screen reader say, and the sheet itself."""
        sheet = self.sheets[index.row()]
        state = self._state(sheet.info.code)
        if role == Qt.ItemDataRole.DisplayRole:
            return tr(sheet.info.title)
        if role == SHEET_ROLE:
            return sheet
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            found = self._thumbnails.thumbnail(sheet.info.code)
            said = [tr(sheet.info.title), tr(sheet.kind_word) if sheet.kind_word else ""]
            said += [state.told, found.refusal if found is not None else ""]
            return "\n".join(filter(None, said))
        return None

    def thumbnail(self, code: str) -> Thumbnail | None:
        """Return the picture of a sheet."""
        return self._thumbnails.thumbnail(code)

    def state(self, code: str) -> TileState:
        """Return what the chip of a sheet says."""
        return self._state(code)

    def _redraw(self, code: str) -> None:
        index = self.place_of(code)
        if index.isValid():
            self.dataChanged.emit(index, index)


class GalleryView(QListView):
    """The tiles; arrows go from one to the other, Enter goes to the sheet at the right.

    Signals:
        sheet_chosen: Code of the sheet on which the keyboard or the mouse stands.
        sheet_entered: Enter or a double click: the sheet is wanted.
    """

    sheet_chosen = Signal(str)
    sheet_entered = Signal(str)

    def __init__(
        self, thumbnails: Thumbnails, state: Callable[[str], TileState], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setObjectName("gallery")
        self.setAccessibleName(tr("版面"))
        self._thumbnails = thumbnails
        self.model_ = GalleryModel(thumbnails, state, self)
        self.setModel(self.model_)
        self.setItemDelegate(_TileDelegate(self.model_, self))
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(LOOK_AFTER_MS)
        self._later.timeout.connect(self.look)
        self.verticalScrollBar().valueChanged.connect(self._later.start)
        self.selectionModel().currentChanged.connect(self._tell)
        self.activated.connect(lambda index: self.sheet_entered.emit(_code(index)))
        self._dress()
        news().changed.connect(self._dress)

    @property
    def code(self) -> str:
        """Code of the sheet that is chosen; "" for none."""
        return _code(self.currentIndex())

    def show_sheets(self, sheets: Sequence[GallerySheet]) -> None:
        """Show sheets; the chosen one stays chosen where it is among them, else the first is."""
        chosen = self.code
        self.model_.show_sheets(sheets)
        index = self.model_.place_of(chosen)
        if not index.isValid() and sheets:
            index = self.model_.index(0)
        if index != self.currentIndex():
            self.setCurrentIndex(index)
        self._later.start()

    def choose(self, code: str) -> None:
        """Stand on a sheet that is shown."""
        index = self.model_.place_of(code)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def look(self) -> None:
        """Ask for the pictures of what is in sight, then of what follows."""
        if not self.isVisible():
            return
        seen = self.viewport().rect()
        places = range(self.model_.rowCount())
        in_sight = [
            place for place in places if seen.intersects(self.visualRect(self.model_.index(place)))
        ]
        self._thumbnails.want(self.model_.sheets[place] for place in in_sight)

    def showEvent(self, event: QShowEvent) -> None:
        """What is seen now is to have its pictures."""
        super().showEvent(event)
        self._later.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Other tiles may be in sight."""
        super().resizeEvent(event)
        self._later.start()

    def _tell(self, current: QModelIndex) -> None:
        if current.isValid():
            self.sheet_chosen.emit(_code(current))

    def _dress(self) -> None:
        made = tokens()
        size = tile_size()
        self.setGridSize(QSize(size.width() + made.space(2), size.height() + made.space(2)))
        ratio = self.devicePixelRatio()
        self._thumbnails.set_room(picture_room() * ratio)
        self._later.start()


def tile_size() -> QSize:
    """Return how large a tile is."""
    made = tokens()
    words = 2 * made.sizes.row
    return QSize(made.text_px(TILE_WIDTH), made.text_px(PICTURE_HEIGHT) + words)


def picture_room() -> QSize:
    """Return the room for a picture in a tile."""
    made = tokens()
    return QSize(
        made.text_px(TILE_WIDTH) - 2 * made.space(3), made.text_px(PICTURE_HEIGHT) - made.space(3)
    )


def _code(index: AnyIndex) -> str:
    sheet = index.data(SHEET_ROLE) if index.isValid() else None
    return sheet.info.code if sheet is not None else ""


class _TileDelegate(QStyledItemDelegate):
    """Draws the paper on the desk, its name and its chip."""

    def __init__(self, model: GalleryModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model

    def sizeHint(self, _option: QStyleOptionViewItem, _index: AnyIndex) -> QSize:
        """All tiles are alike."""
        return tile_size()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draw a tile."""
        sheet: GallerySheet = index.data(SHEET_ROLE)
        made = tokens()
        tile = fields_of(option).rect
        state = fields_of(option).state
        is_chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(made.colour("accent" if is_chosen else "line"))
        painter.setBrush(made.colour("accent_soft" if is_chosen else "surface"))
        painter.drawRoundedRect(tile.adjusted(0, 0, -1, -1), made.px(6), made.px(6))
        picture = QRect(
            tile.left() + made.space(3),
            tile.top() + made.space(3),
            tile.width() - 2 * made.space(3),
            made.text_px(PICTURE_HEIGHT) - made.space(3),
        )
        found = self._model.thumbnail(sheet.info.code)
        if found is not None and found.image is not None:
            _draw_paper(painter, picture, found.image)
        elif found is not None:
            _draw_words(painter, picture, found.refusal)
        words = QRect(picture.left(), picture.bottom() + 1, picture.width(), made.sizes.row)
        font = sized_font(made.sizes.body)
        font.setWeight(QFont.Weight.Bold if is_chosen else QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(made.colour("text"))
        title = painter.fontMetrics().elidedText(
            index.data(), Qt.TextElideMode.ElideRight, words.width()
        )
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, title)
        look = self._model.state(sheet.info.code).look
        if look is not None:
            line = QRect(words.left(), words.bottom(), words.width(), chip_size(look).height())
            paint_chip(painter, line, look)
        elif sheet.kind_word:
            line = QRect(
                words.left(), words.bottom() - made.space(1), words.width(), made.sizes.row
            )
            small = sized_font(made.sizes.small)
            painter.setFont(small)
            painter.setPen(made.colour("second"))
            told = painter.fontMetrics().elidedText(
                tr(sheet.kind_word), Qt.TextElideMode.ElideRight, line.width()
            )
            painter.drawText(line, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft, told)
        painter.restore()


def _draw_paper(painter: QPainter, room: QRect, image: QImage) -> None:
    """Draw a page in the middle of its room with a thin line around it."""
    size = image.size().scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
    paper = QRect(
        room.center().x() - size.width() // 2,
        room.center().y() - size.height() // 2,
        size.width(),
        size.height(),
    )
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(paper, image)
    painter.setPen(tokens().colour("line_strong"))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(paper.adjusted(-1, -1, 0, 0))


def _draw_words(painter: QPainter, room: QRect, words: str) -> None:
    """Say in the place of the picture what is to be entered first; the tooltip says all of it."""
    made = tokens()
    font = sized_font(made.sizes.small)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(made.colour("ground"))
    painter.drawRect(room)
    painter.setPen(made.colour("second"))
    painter.setFont(font)
    inner = room.adjusted(made.space(2), made.space(1), -made.space(2), -made.space(1))
    lines = "\n".join(elided_lines(words, font, inner.size()))
    painter.drawText(inner, int(Qt.AlignmentFlag.AlignCenter), lines)
