"""The program's icons: one open set (Lucide, ISC), drawn in the colours of the theme.

An icon is named by its file in ``resources/icons``. `dress` gives a button or an action its icon
and renews it when the theme changes, so no page listens for that itself.
"""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QFile, QIODevice, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QAction, QColor, QIcon, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPushButton, QWidget

from dangjian_desktop.ui.shared.theme import Tone, news, tokens

WORD_GAP = 4
STROKE = b'stroke-width="1.75"'
DRAWN_STROKE = b'stroke-width="2"'
ICON_OF_TONE = {
    Tone.PLAIN: "circle",
    Tone.ACCENT: "flag",
    Tone.GOOD: "circle-check",
    Tone.WARN: "triangle-alert",
    Tone.BAD: "circle-x",
    Tone.INFO: "info",
}


def icon(name: str, colour: str = "second", size: int | None = None, gap: int = 0) -> QIcon:
    """Return an icon in a colour of the palette.

    Args:
        name: The file's name without ending.
        colour: Name of a colour in `theme.Palette`.
        size: Edge in pixels; the theme's icon size when None.
        gap: Empty pixels behind it: a style sheet cannot part a button's icon from its word.
    """
    made = tokens()
    edge = size or made.sizes.icon
    palette = made.palette
    ink = str(getattr(palette, colour))
    found = QIcon()
    for ratio in _ratios():
        found.addPixmap(_pixmap(name, ink, edge, ratio, gap), QIcon.Mode.Normal)
        found.addPixmap(_pixmap(name, palette.disabled, edge, ratio, gap), QIcon.Mode.Disabled)
    return found


def pixmap(name: str, colour: QColor, size: int, ratio: float = 1.0) -> QPixmap:
    """Return one icon drawn sharp for a screen of that pixel ratio; for painters and labels."""
    return _pixmap(name, colour.name(), size, ratio)


def dress(target: QAbstractButton | QAction, name: str, colour: str = "second") -> None:
    """Give a button or an action an icon that follows the theme; again to exchange it."""
    keeper = target.findChild(_IconKeeper, "", Qt.FindChildOption.FindDirectChildrenOnly)
    if isinstance(keeper, _IconKeeper):
        keeper.name, keeper.colour = name, colour
    else:
        keeper = _IconKeeper(target, name, colour)
    keeper.renew()


class Sign(QLabel):
    """An icon that stands by itself in a line, in the colours and the size of now."""

    def __init__(self, name: str, colour: str = "second", *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._colour = name, colour
        news().changed.connect(self._renew)
        self._renew()

    def _renew(self) -> None:
        made = tokens()
        ink = made.colour(self._colour)
        self.setPixmap(pixmap(self._name, ink, made.sizes.icon, self.devicePixelRatio()))


class _IconKeeper(QObject):
    """Remembers which icon its parent wears and draws it again in new colours."""

    def __init__(self, target: QAbstractButton | QAction, name: str, colour: str) -> None:
        super().__init__(target)
        self.name, self.colour = name, colour
        self._target = target
        news().changed.connect(self.renew)

    def renew(self) -> None:
        """Put the icon on in the colours and the size of now."""
        edge = tokens().sizes.icon
        gap = tokens().px(WORD_GAP) if isinstance(self._target, QPushButton) else 0
        self._target.setIcon(icon(self.name, self.colour, gap=gap))
        if isinstance(self._target, QAbstractButton):
            self._target.setIconSize(QSize(edge + gap, edge))


def _ratios() -> tuple[float, ...]:
    """The pixel ratios of the screens there are; an icon is drawn for each."""
    return tuple(sorted({screen.devicePixelRatio() for screen in QApplication.screens()}))


def _pixmap(name: str, colour: str, edge: int, ratio: float, gap: int = 0) -> QPixmap:
    # Qt's own cache, because pixmaps that outlive the application crash it at exit.
    key = f"icon/{name}/{colour}/{edge}/{gap}/{ratio}"
    kept = QPixmap()
    if QPixmapCache.find(key, kept):
        return kept
    renderer = QSvgRenderer(QByteArray(_svg(name).replace(b"currentColor", colour.encode())))
    drawn = QPixmap(QSize(round((edge + gap) * ratio), round(edge * ratio)))
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    renderer.render(painter, QRectF(0, 0, edge * ratio, edge * ratio))
    painter.end()
    drawn.setDevicePixelRatio(ratio)
    QPixmapCache.insert(key, drawn)
    return drawn


@lru_cache(maxsize=128)
def _svg(name: str) -> bytes:
    """Read one icon's file.

    Raises:
        FileNotFoundError: When there is no such icon; a test asks for every name in the code.
    """
    file = QFile(f"icons:{name}.svg")
    if not file.open(QIODevice.OpenModeFlag.ReadOnly):
        raise FileNotFoundError(f"icons/{name}.svg")
    text = bytes(file.readAll().data())
    file.close()
    return text.replace(DRAWN_STROKE, STROKE)
