"""What every page is given: the desk, the door for long work, the way to ask, the settings."""

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from dangjian_desktop.host.errors import HostError
from dangjian_desktop.host.safe_copies import SafeCopies
from dangjian_desktop.host.settings import Settings, save_settings
from dangjian_desktop.ui.shared.ask import Ask
from dangjian_desktop.ui.shared.desk import Desk
from dangjian_desktop.ui.shared.jobs import Jobs
from dangjian_desktop.ui.shared.wording import in_words


class SettingsKeeper(QObject):
    """Holds this computer's settings and saves every change at once.

    Signals:
        changed: The new `Settings`.
        not_saved: The sentence why a change could not be written; it holds until the end.
    """

    changed = Signal(object)
    not_saved = Signal(str)

    def __init__(self, settings: Settings, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.value = settings
        self._path = path

    def change(self, **values: Any) -> None:
        """Replace some settings, save, and tell."""
        self.put(replace(self.value, **values))

    def put(self, settings: Settings) -> None:
        """Replace all settings, save, and tell."""
        if settings == self.value:
            return
        self.value = settings
        try:
            save_settings(settings, self._path)
        except HostError as error:
            self.not_saved.emit(in_words(error))
        self.changed.emit(settings)


@dataclass(frozen=True)
class Workbench:
    """Given to every page and dialog; nothing else is."""

    desk: Desk
    jobs: Jobs
    ask: Ask
    settings: SettingsKeeper
    copies: SafeCopies = field(default_factory=SafeCopies)
