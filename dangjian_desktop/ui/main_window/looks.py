"""How everything looks and speaks: theme, type size, zoom, language; kept in the settings."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from dangjian_desktop.host.settings import ZOOM_RANGE, Language, Settings, Theme
from dangjian_desktop.ui.shared.theme import apply_theme
from dangjian_desktop.ui.shared.workbench import SettingsKeeper

ZOOM_STEP = 10
NO_ZOOM = 100
#: Code of the action that chooses each theme.
THEME_ACTIONS = {
    Theme.LIGHT: "theme_light",
    Theme.DARK: "theme_dark",
    Theme.SYSTEM: "theme_system",
}
LARGE_TYPE = "large_type"
#: Code of the action that turns the reminder in the notification area on and off.
TRAY_REMINDER = "tray_reminder"
#: Code of the action that chooses each language.
LANGUAGE_ACTIONS = {
    Language.CHINESE: "language_chinese",
    Language.ENGLISH: "language_english",
}


class Looks(QObject):
    """Applies the settings' look whenever it changes.

    Signals:
        used: Codes of the actions whose look is in use; the menu ticks them.
        language_chosen: Another language than before; it takes effect at the next start.
    """

    used = Signal(object)
    language_chosen = Signal()

    def __init__(self, keeper: SettingsKeeper, window: QWidget) -> None:
        super().__init__(window)
        self._keeper, self._window = keeper, window
        keeper.changed.connect(self._apply)

    @property
    def in_use(self) -> frozenset[str]:
        """Codes of the actions whose look is in use now."""
        settings = self._keeper.value
        large = {LARGE_TYPE} if settings.large_type else set()
        language = LANGUAGE_ACTIONS[settings.language]
        tray = {TRAY_REMINDER} if settings.tray_reminder else set()
        return frozenset({THEME_ACTIONS[settings.theme], language, *large, *tray})

    def acts(self) -> dict[str, Callable[[], object]]:
        """Return what each action of the looks does, by code."""
        return {
            **{code: self._choosing(theme) for theme, code in THEME_ACTIONS.items()},
            **{code: self._speaking(language) for language, code in LANGUAGE_ACTIONS.items()},
            LARGE_TYPE: self._turn_large,
            TRAY_REMINDER: self._turn_tray,
            "zoom_in": lambda: self._zoom(ZOOM_STEP),
            "zoom_out": lambda: self._zoom(-ZOOM_STEP),
            "zoom_reset": lambda: self._keeper.change(zoom=NO_ZOOM),
            "full_screen": self._turn_full_screen,
        }

    def _choosing(self, theme: Theme) -> Callable[[], object]:
        def choose() -> None:
            self._keeper.change(theme=theme)
            self.used.emit(self.in_use)  # the click has toggled a mark that may have to stay

        return choose

    def _speaking(self, language: Language) -> Callable[[], object]:
        def choose() -> None:
            is_other = self._keeper.value.language is not language
            self._keeper.change(language=language)
            self.used.emit(self.in_use)
            if is_other:
                self.language_chosen.emit()

        return choose

    def _turn_large(self) -> None:
        self._keeper.change(large_type=not self._keeper.value.large_type)

    def _turn_tray(self) -> None:
        self._keeper.change(tray_reminder=not self._keeper.value.tray_reminder)

    def _zoom(self, by: int) -> None:
        zoom = self._keeper.value.zoom + by
        if zoom in ZOOM_RANGE:
            self._keeper.change(zoom=zoom)

    def _turn_full_screen(self) -> None:
        self._window.setWindowState(self._window.windowState() ^ Qt.WindowState.WindowFullScreen)

    def _apply(self, settings: Settings) -> None:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        apply_theme(app, settings.theme, settings.large_type, settings.zoom / NO_ZOOM)
        self.used.emit(self.in_use)
