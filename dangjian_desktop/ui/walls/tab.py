"""The tab 上墙: the sheets first, then what hangs where, the texts, the rooms, the templates."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from dangjian_desktop.ui.shared.subject_tab import PlacedTab
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP
from dangjian_desktop.ui.shared.workbench import Workbench

#: Key, word, module and class of each subject page.
SUBJECTS: tuple[tuple[str, str, str, str], ...] = (
    ("sheets", QT_TR_NOOP("版面"), "dangjian_desktop.ui.walls.sheets_page", "SheetsPage"),
    ("register", QT_TR_NOOP("在墙登记"), "dangjian_desktop.ui.walls.register_page", "RegisterPage"),
    ("texts", QT_TR_NOOP("文本库"), "dangjian_desktop.ui.walls.texts_page", "TextsPage"),
    ("rooms", QT_TR_NOOP("活动室"), "dangjian_desktop.ui.walls.rooms_page", "RoomsPage"),
    (
        "templates",
        QT_TR_NOOP("上级模板"),
        "dangjian_desktop.ui.walls.templates_page",
        "TemplatesPage",
    ),
)


class WallsTab(PlacedTab):
    """The subject pages of what hangs on the wall."""

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(bench, SUBJECTS, "walls_tab", parent)

    @property
    def commands(self) -> dict[str, Callable[[], object]]:
        """What quick find can have done here, by code."""
        return {
            "reprint_stale": lambda: self.opened("register").reprint_stale(),
            "post_sheet": lambda: self.opened("register").post(),
            "print_wall_set": lambda: self.opened("sheets").print_first_set(),
            "official_files": lambda: self.opened("sheets").show_official_files(),
            "add_own_template": lambda: self.opened("templates").add_template(),
            "fill_own_template": lambda: self.opened("templates").fill(),
        }
