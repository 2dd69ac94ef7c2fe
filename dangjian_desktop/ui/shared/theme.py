"""The look: every colour, size and space once, for style sheet and painters alike.

`prepare` is called once at start (fonts, resource folders, Qt's own words in Chinese),
`apply_theme` whenever mode, large type or zoom change. Painters ask `tokens()`; widgets that hold
something made from tokens (an icon, a fixed width) connect to `news().changed`.
"""

from dataclasses import asdict, dataclass, fields
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from string import Template

from PySide6.QtCore import (
    QDir,
    QEvent,
    QFile,
    QIODevice,
    QObject,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from dangjian_desktop.host.settings import Theme

FAMILY = "Noto Sans SC"
FONT_FILES = ("NotoSansSC_400Regular.ttf", "NotoSansSC_700Bold.ttf")
SMALLEST_ZOOM = 0.5
LARGEST_ZOOM = 3.0
ZOOM_STEP = 0.1


class Tone(StrEnum):
    """What a chip, a strip or a message means; each has its colour and its icon."""

    PLAIN = "plain"
    ACCENT = "accent"
    GOOD = "good"
    WARN = "warn"
    BAD = "bad"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of one mode as #RRGGBB."""

    ground: str
    surface: str
    raised: str
    hover: str
    line: str
    line_strong: str
    text: str
    second: str
    disabled: str
    accent: str
    accent_strong: str
    on_accent: str
    accent_soft: str
    good: str
    good_soft: str
    warn: str
    warn_soft: str
    bad: str
    bad_soft: str
    info: str
    info_soft: str
    gold: str


LIGHT = Palette(
    ground="#F5F5F3",
    surface="#FFFFFF",
    raised="#FFFFFF",
    hover="#EFEEEA",
    line="#E4E3DF",
    line_strong="#C9C7C1",
    text="#1E1F21",
    second="#5C6066",
    disabled="#9A9DA1",
    accent="#B8141F",
    accent_strong="#980F18",
    on_accent="#FFFFFF",
    accent_soft="#FBEAEA",
    good="#2B7A3D",
    good_soft="#E8F3EA",
    warn="#8F5300",
    warn_soft="#FBF1E0",
    bad="#B3261E",
    bad_soft="#FBEAE8",
    info="#1F5FA8",
    info_soft="#E7F0FA",
    gold="#B98A1E",
)
DARK = Palette(
    ground="#1C1D1F",
    surface="#242628",
    raised="#2C2F32",
    hover="#34373A",
    line="#3A3D40",
    line_strong="#54585C",
    text="#ECECEA",
    second="#B4B7BA",
    disabled="#7A7E82",
    accent="#EC6D74",
    accent_strong="#F38A90",
    on_accent="#1C1D1F",
    accent_soft="#3B2224",
    good="#7CC98E",
    good_soft="#1F3325",
    warn="#E3A857",
    warn_soft="#3A2F1C",
    bad="#F28B84",
    bad_soft="#40262A",
    info="#85B6EE",
    info_soft="#1F2F42",
    gold="#D9B04A",
)


@dataclass(frozen=True, slots=True)
class Sizes:
    """Lengths in device-independent pixels for one type size at zoom 1."""

    body: int
    table: int
    small: int
    title: int
    control: int
    row: int
    icon: int


NORMAL_TYPE = Sizes(body=14, table=14, small=12, title=18, control=32, row=34, icon=18)
LARGE_TYPE = Sizes(body=18, table=18, small=15, title=22, control=44, row=46, icon=22)

SPACE = 4
RADIUS = 6
TOP_BAR_HEIGHT = 48
STATUS_LINE_HEIGHT = 28


@dataclass(frozen=True, slots=True)
class Tokens:
    """Everything a painter or a style sheet may use, scaled already."""

    palette: Palette
    sizes: Sizes
    zoom: float
    is_dark: bool
    is_large: bool

    def px(self, length: int) -> int:
        """Return a length drawn for zoom 1 at the present zoom."""
        return max(1, round(length * self.zoom)) if length else 0

    def text_px(self, length: int) -> int:
        """Return a length that holds text, drawn for 14 px type, at the present type size."""
        return max(1, round(length * self.sizes.table / NORMAL_TYPE.table))

    def space(self, steps: int) -> int:
        """Return a gap of so many steps of 4 px."""
        return self.px(SPACE * steps)

    def colour(self, name: str) -> QColor:
        """Return a colour of the palette by its name."""
        return QColor(str(getattr(self.palette, name)))

    def tone(self, tone: Tone) -> tuple[QColor, QColor]:
        """Return ink and soft ground of a tone."""
        if tone is Tone.PLAIN:
            return self.colour("second"), self.colour("hover")
        return self.colour(tone.value), self.colour(f"{tone.value}_soft")


def make_tokens(*, dark: bool = False, large: bool = False, zoom: float = 1.0) -> Tokens:
    """Return the tokens of one look.

    Args:
        dark: Whether the ground is dark.
        large: Whether type and controls are the large ones.
        zoom: Factor on every length; kept between 0.5 and 3.
    """
    zoom = min(max(zoom, SMALLEST_ZOOM), LARGEST_ZOOM)
    drawn = asdict(LARGE_TYPE if large else NORMAL_TYPE)
    sizes = Sizes(**{name: round(length * zoom) for name, length in drawn.items()})
    return Tokens(DARK if dark else LIGHT, sizes, zoom, dark, large)


class ThemeNews(QObject):
    """Tells widgets that the tokens are others now; lives as long as the application."""

    changed = Signal()

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self.setObjectName("theme_news")
        self.tokens = make_tokens()
        self.mode = Theme.LIGHT


def news() -> ThemeNews:
    """Return the application's teller of changed tokens."""
    app = QApplication.instance()
    assert isinstance(app, QApplication), "the theme needs a QApplication"
    found = app.findChild(ThemeNews, "theme_news", Qt.FindChildOption.FindDirectChildrenOnly)
    return found if isinstance(found, ThemeNews) else ThemeNews(app)


def tokens() -> Tokens:
    """Return the tokens in use now."""
    return news().tokens


def prepare(resources: Path) -> None:
    """Make fonts, icons and the style sheet findable; once at start.

    Args:
        resources: Folder that holds ``fonts``, ``icons`` and ``theme``.

    Raises:
        FileNotFoundError: When a font file is missing or is no font; without it every character
            would be a box, so the program must not start silently.
    """
    QDir.setSearchPaths("icons", [str(resources / "icons")])
    QDir.setSearchPaths("theme", [str(resources / "theme")])
    load_fonts(resources / "fonts")


@lru_cache(maxsize=4)
def load_fonts(folder: Path) -> None:
    """Register the shipped font; a second call with the same folder costs nothing.

    Raises:
        FileNotFoundError: When a file is missing or unreadable.
    """
    for name in FONT_FILES:
        if QFontDatabase.addApplicationFont(str(folder / name)) < 0:
            raise FileNotFoundError(folder / name)


def apply_theme(
    app: QApplication, mode: Theme = Theme.LIGHT, large: bool = False, zoom: float = 1.0
) -> Tokens:
    """Give the whole program one look and return its tokens.

    Args:
        app: The application.
        mode: Light, dark, or as the computer is set.
        large: Large type: 18 px text and 44 px controls.
        zoom: Factor on every length, 0.5 to 3.
    """
    dark = mode is Theme.DARK or (mode is Theme.SYSTEM and _system_is_dark(app))
    teller = news()
    made = make_tokens(dark=dark, large=large, zoom=zoom)
    is_same = teller.tokens == made and bool(app.styleSheet())
    teller.tokens, teller.mode = made, mode
    if is_same:
        return made
    if app.style().objectName().lower() != "fusion":
        app.setStyle("Fusion")
    app.setFont(body_font(made))
    app.setPalette(qt_palette(made))
    app.setStyleSheet(style_sheet(made))
    teller.changed.emit()
    return made


def body_font(made: Tokens) -> QFont:
    """Return the font of running text, with figures of one width."""
    font = QFont(FAMILY)
    font.setPixelSize(made.sizes.body)
    font.setFeature(QFont.Tag("tnum"), 1)
    return font


def sized_font(pixels: int, *, bold: bool = False) -> QFont:
    """Return the program's font in a size, for painters and headings."""
    font = QFont(QApplication.font())
    font.setPixelSize(pixels)
    font.setBold(bold)
    return font


def qt_palette(made: Tokens) -> QPalette:
    """Return Qt's own palette made from the tokens, for what no style sheet reaches."""
    role = QPalette.ColorRole
    palette = QPalette()
    for target, name in (
        (role.Window, "ground"),
        (role.WindowText, "text"),
        (role.Base, "surface"),
        (role.AlternateBase, "ground"),
        (role.Text, "text"),
        (role.Button, "surface"),
        (role.ButtonText, "text"),
        (role.BrightText, "on_accent"),
        (role.ToolTipBase, "raised"),
        (role.ToolTipText, "text"),
        (role.PlaceholderText, "disabled"),
        (role.Highlight, "accent_soft"),
        (role.HighlightedText, "text"),
        (role.Accent, "accent"),
        (role.Link, "info"),
        (role.LinkVisited, "info"),
        (role.Light, "raised"),
        (role.Midlight, "line"),
        (role.Mid, "line"),
        (role.Dark, "line_strong"),
        (role.Shadow, "line_strong"),
    ):
        palette.setColor(target, made.colour(name))
    for target in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, target, made.colour("disabled"))
    return palette


def style_sheet(made: Tokens) -> str:
    """Return ``theme:window.qss`` with every ``$name`` replaced by its token."""
    file = QFile("theme:window.qss")
    if not file.open(QIODevice.OpenModeFlag.ReadOnly):
        raise FileNotFoundError("theme/window.qss")
    text = bytes(file.readAll().data()).decode("utf-8")
    file.close()
    values = {name: str(value) for name, value in asdict(made.palette).items()}
    values |= {f"{size.name}_px": f"{getattr(made.sizes, size.name)}px" for size in fields(Sizes)}
    values |= {f"s{steps}": f"{made.space(steps)}px" for steps in range(1, 7)}
    values |= {f"p{pixels}": f"{made.px(pixels)}px" for pixels in range(1, 25)}
    ring = 2
    values |= {
        "family": FAMILY,
        "radius": f"{made.px(RADIUS)}px",
        "half_icon": f"{made.sizes.icon // 2}px",
        "shade": "dark" if made.is_dark else "light",
        # Qt counts height without border and padding, so a control of 32 has content of 30.
        "inner_control": f"{made.sizes.control - ring}px",
        "ringed_control": f"{made.sizes.control - 2 * ring}px",
    }
    return Template(text).substitute(values)


def set_role(widget: QWidget, role: str) -> None:
    """Name what a text is (title, heading, second, small, bad …) so that the sheet dresses it."""
    set_look(widget, "role", role)


def refusal_label(name: str, parent: QWidget) -> QLabel:
    """Return the line that tells why something is refused; hidden until it has something to say."""
    label = QLabel(parent)
    label.setObjectName(name)
    label.setWordWrap(True)
    label.setProperty("severity", "refused")
    set_role(label, "problem")
    label.hide()
    return label


def restyle(widget: QWidget) -> None:
    """Let the style sheet look at a widget's properties again."""
    if not widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        widget.ensurePolished()  # nobody has looked yet; Qt would do it once more at the first show
        return
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
    QApplication.sendEvent(widget, QEvent(QEvent.Type.StyleChange))


def set_look(widget: QWidget, name: str, value: str | bool) -> None:
    """Set a property that the style sheet looks at; it looks again only where that is news.

    A look takes a millisecond, and a form says for each field whether it is faulty at every key.
    """
    before = widget.property(name)
    if before == value or (before is None and not value):
        return
    widget.setProperty(name, value)
    restyle(widget)


def _system_is_dark(app: QApplication) -> bool:
    return app.styleHints().colorScheme() == Qt.ColorScheme.Dark
