"""The window: top bar with tabs, the pages, the status line, and the actions of the program.

It builds and connects; what a page shows and does stands in the page. A page is built when it is
first opened, so the start pays for one.
"""

import importlib
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRect, Qt, QTimer
from PySide6.QtGui import (
    QAction,
    QCloseEvent,
    QGuiApplication,
    QKeySequence,
)
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QMainWindow,
    QMenu,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from dangjian_desktop.domain.vocabulary import OrganisationKind
from dangjian_desktop.host.settings import ZOOM_RANGE, Settings, Theme, WindowPlace
from dangjian_desktop.operations.runner import Changes
from dangjian_desktop.queries.contents import ContentsQuery
from dangjian_desktop.queries.organisations import OrganisationTreeQuery, Tree
from dangjian_desktop.queries.quick_find import FoundKind, FoundRow, QuickFindQuery
from dangjian_desktop.ui.shared.buttons import icon_button, quiet_button
from dangjian_desktop.ui.shared.icons import dress
from dangjian_desktop.ui.shared.note_bar import NoteBar
from dangjian_desktop.ui.shared.status_line import StatusLine
from dangjian_desktop.ui.shared.tab_strip import TabStrip
from dangjian_desktop.ui.shared.theme import TOP_BAR_HEIGHT, apply_theme, news, tokens
from dangjian_desktop.ui.shared.workbench import Workbench

if TYPE_CHECKING:
    from dangjian_desktop.operations.printouts import Printout
    from dangjian_desktop.queries.roster import RosterQuery
    from dangjian_desktop.ui.shared.quick_find import QuickFind

PROGRAM_NAME = "党支部工作台"
SMALLEST_SIZE = (960, 600)
FIRST_SIZE = (1366, 768)
FIND_WIDTH = 216
PLACE_WIDTH = 236
ZOOM_STEP = 10

#: Key, word, and where the page class stands; in the order of product.md section 1.
TABS: tuple[tuple[str, str, str, str], ...] = (
    ("today", "今日", "dangjian_desktop.ui.today.page", "TodayPage"),
    ("roster", "名册", "dangjian_desktop.ui.roster.page", "RosterPage"),
    ("calendar", "日历", "dangjian_desktop.ui.calendar.page", "CalendarPage"),
    ("groups", "党小组", "dangjian_desktop.ui.groups.page", "GroupsPage"),
    ("scores", "考评", "dangjian_desktop.ui.scores.page", "ScoresPage"),
    ("walls", "上墙", "dangjian_desktop.ui.walls.page", "WallsPage"),
)
#: The roster is what works today; later the start is 今日.
FIRST_TAB = "roster"
_THEME_ACTIONS = {
    Theme.LIGHT: "theme_light",
    Theme.DARK: "theme_dark",
    Theme.SYSTEM: "theme_system",
}
_KIND_LOOKS = {
    FoundKind.PERSON: ("人", "user"),
    FoundKind.ORGANISATION: ("组织", "landmark"),
    FoundKind.POST: ("职务", "briefcase"),
    FoundKind.COMMAND: ("命令", "square-terminal"),
}


class MainWindow(QMainWindow):
    """The one window over one data folder."""

    def __init__(
        self, bench: Workbench, *, resources: Path, data_told: tuple[str, ...] = ()
    ) -> None:
        """Build the frame and the first page.

        Args:
            bench: Given on to every page.
            resources: Folder of the program's own files, for the help.
            data_told: What the right end of the status line says about the data.
        """
        super().__init__()
        self.setObjectName("main_window")
        self._bench, self._resources = bench, resources
        self._pages: dict[str, QWidget] = {}
        self._welcome: QWidget | None = None
        self._is_empty = not ContentsQuery().fetch()
        self._place_name = ""
        self.commands: dict[str, Callable[[], object]] = {}
        middle = QWidget(self)
        self.setCentralWidget(middle)
        self.tabs = TabStrip([(key, word) for key, word, *_ in TABS], middle)
        self.pages = QStackedWidget(middle)
        self.pages.setObjectName("pages")
        self.status = StatusLine(bench.desk, middle)
        self.status.show_data(*data_told)
        self.place_button = self._make_place_button()
        self.find_button = quiet_button("查人、查组织　Ctrl+K", "search")
        self.find_button.setObjectName("find_button")
        self.find_button.clicked.connect(self.open_quick_find)
        self._make_actions()
        self._lay_out(middle)
        self.note_bar = NoteBar(middle, bench.desk.undo)
        self._quick_find: QuickFind | None = None
        self._program_menu: QMenu | None = None
        self._connect()
        self._fetch_place()
        self._restore_place()
        self.tabs.open_tab(FIRST_TAB)
        self._show_page(FIRST_TAB)
        self._tell_undo()

    # What the user can do -------------------------------------------------

    def open_quick_find(self, text: str = "") -> None:
        """Open the popup that finds anyone and anything."""
        if self._quick_find is None:
            from dangjian_desktop.ui.shared.quick_find import (  # not before it is wanted
                KindLook,
                QuickFind,
            )

            looks = {str(kind): KindLook(*look) for kind, look in _KIND_LOOKS.items()}
            self._quick_find = QuickFind(self.centralWidget(), self._search, looks)
            self._quick_find.chosen.connect(self._open_found)
            self._quick_find.print_wanted.connect(self._print_found)
        self._quick_find.open(text if isinstance(text, str) else "")

    @property
    def day(self) -> date:
        """The day as of which everything is shown."""
        return self._bench.desk.on

    def open_tab(self, key: str) -> None:
        """Show a tab by its key."""
        self.tabs.open_tab(key)

    def page(self, key: str) -> Any:
        """Return the page of a tab, building it when it is first wanted."""
        if key not in self._pages:
            _key, _word, module, name = next(tab for tab in TABS if tab[0] == key)
            made: QWidget = getattr(importlib.import_module(module), name)(self._bench, self)
            self._pages[key] = made
            self.pages.addWidget(made)
            if key == "roster":
                self._connect_roster(made)
            else:
                made.roster_wanted.connect(partial(self.open_tab, "roster"))  # type: ignore[attr-defined]  # a WaitingPage
        return self._pages[key]

    def import_roster(self, path: Path | None = None) -> None:
        """Open the import wizard."""
        from dangjian_desktop.ui.roster.import_wizard import (  # readers are loaded only now
            ImportWizard,
        )

        wizard = ImportWizard(self._bench, path if isinstance(path, Path) else None, self)
        wizard.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        wizard.open()

    def export_roster(self, query: "RosterQuery | None" = None) -> None:
        """Ask where to, and write the shown list."""
        from dangjian_desktop.ui.roster.export_dialog import (  # writers are loaded only now
            ExportDialog,
        )

        roster = self.page("roster")
        wanted = query or roster.current_query()
        dialog = ExportDialog(self._bench, wanted, roster.shown_columns(), self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def print_sheet(self, printout: "Printout") -> None:
        """Show a sheet as it will be printed."""
        from dangjian_desktop.ui.roster.print_dialog import (  # paper is loaded only now
            PrintDialog,
        )

        dialog = PrintDialog(self._bench, printout, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def print_screen(self) -> None:
        """Print what is on the screen as its form."""
        self.open_tab("roster")
        self.page("roster").print_shown()

    def show_help(self, name: str, title: str) -> None:
        """Open a page of help."""
        from dangjian_desktop.ui.shared.help_window import HelpWindow

        HelpWindow(self._resources / "help" / f"{name}.md", title, self).show()

    def about(self) -> None:
        """Say what the program is."""
        from dangjian_desktop import __version__

        self._bench.ask.tell(
            self,
            f"{PROGRAM_NAME} {__version__}",
            "数据只存在这台电脑上，不联网。程序按 MIT 许可发布；"
            "字体为思源黑体、思源宋体和霞鹜文楷，按 OFL 许可发布。",
        )

    def raise_up(self) -> None:
        """Come to the front: a second start asks for it."""
        if self.isMinimized():
            self.showNormal()
        self.show()
        self.raise_()
        self.activateWindow()

    # Building -------------------------------------------------------------

    def _make_place_button(self) -> QPushButton:
        button = quiet_button("", "landmark", parent=self)
        button.setObjectName("place_button")
        button.setToolTip("选择党支部")
        button.setProperty("has_menu", True)
        self._place_menu = QMenu(button)
        self._place_menu.aboutToShow.connect(self._fill_place_menu)
        button.setMenu(self._place_menu)
        return button

    def _make_actions(self) -> None:
        desk = self._bench.desk
        self.undo_action = self._action("撤销", "undo", "undo-2", "Ctrl+Z", desk.undo)
        self.redo_action = self._action("恢复", "redo", "redo-2", "Ctrl+Y", desk.redo)
        self.redo_action.setShortcuts([QKeySequence("Ctrl+Y"), QKeySequence("Ctrl+Shift+Z")])
        self._action("快速查找", "find", "search", "Ctrl+K", self.open_quick_find)
        self._action("打印", "print", "printer", "Ctrl+P", self.print_screen)
        self._action("导入名册", "import_roster", "file-input", "Ctrl+I", self.import_roster)
        self._action("导出名册", "export_roster", "file-output", "", self.export_roster)
        for number, (key, word, *_) in enumerate(TABS, start=1):
            self._action(word, f"tab_{key}", "", f"Ctrl+{number}", partial(self.open_tab, key))
        keeper = self._bench.settings
        for theme, word in (
            (Theme.LIGHT, "浅色"),
            (Theme.DARK, "深色"),
            (Theme.SYSTEM, "跟随系统"),
        ):
            choose = partial(self._choose_theme, theme)
            self._action(word, _THEME_ACTIONS[theme], "", "", choose)
        self._action("大字号", "large_type", "", "", self._turn_large)
        for code in (*_THEME_ACTIONS.values(), "large_type"):
            self.action(code).setCheckable(True)
        self._tick_looks()
        self._action("放大", "zoom_in", "zoom-in", "Ctrl+=", partial(self._zoom, ZOOM_STEP))
        self._action("缩小", "zoom_out", "zoom-out", "Ctrl+-", partial(self._zoom, -ZOOM_STEP))
        self._action("原大", "zoom_reset", "", "Ctrl+0", partial(keeper.change, zoom=100))
        self._action("全屏", "full_screen", "", "F11", self._turn_full_screen)
        self._action(
            "帮助", "help", "circle-question-mark", "F1", partial(self.show_help, "roster", "帮助")
        )
        self._action(
            "快捷键一览",
            "shortcuts",
            "keyboard",
            "Ctrl+Shift+/",
            partial(self.show_help, "shortcuts", "快捷键一览"),
        )
        self._action("关于", "about", "info", "", self.about)
        self._action("退出", "quit", "log-out", "Ctrl+Q", self.close)
        self.commands["as_of"] = self.status.as_of_day.open_calendar

    def _action(
        self, word: str, code: str, icon: str, keys: str, act: Callable[[], object]
    ) -> QAction:
        action = QAction(word, self)
        action.setObjectName(code)
        if icon:
            dress(action, icon)
        if keys:
            action.setShortcut(QKeySequence(keys))
        action.triggered.connect(lambda: act())  # drops the checked flag, which none wants
        self.addAction(action)
        self.commands[code] = act
        return action

    def action(self, code: str) -> QAction:
        """Return an action of the window by its code."""
        found = self.findChild(QAction, code, Qt.FindChildOption.FindDirectChildrenOnly)
        assert found is not None, code
        return found

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        menu.addActions([self.action("import_roster"), self.action("export_roster")])
        menu.addAction(self.action("print"))
        menu.addSeparator()
        look = menu.addMenu("外观")
        for code in ("theme_light", "theme_dark", "theme_system"):
            look.addAction(self.action(code))
        look.addSeparator()
        for code in ("large_type", "zoom_in", "zoom_out", "zoom_reset", "full_screen"):
            look.addAction(self.action(code))
        menu.addSeparator()
        for code in ("help", "shortcuts", "about"):
            menu.addAction(self.action(code))
        menu.addSeparator()
        menu.addAction(self.action("quit"))
        return menu

    def _lay_out(self, middle: QWidget) -> None:
        self._bar = QFrame(middle)
        self._bar.setObjectName("top_bar")
        self.undo_button = icon_button("undo-2", "撤销", clicked=self._bench.desk.undo)
        self.undo_button.setObjectName("undo_button")
        self.redo_button = icon_button("redo-2", "恢复", clicked=self._bench.desk.redo)
        self.redo_button.setObjectName("redo_button")
        self.menu_button = icon_button("menu", "菜单（F10）", clicked=self._open_menu)
        self.menu_button.setObjectName("menu_button")
        self._bar_row = QHBoxLayout(self._bar)
        for widget in (self.place_button, self.tabs):
            self._bar_row.addWidget(widget)
        self._bar_row.addStretch(1)
        for button in (self.find_button, self.undo_button, self.redo_button, self.menu_button):
            self._bar_row.addWidget(button)
        self._action("菜单", "menu", "", "F10", self._open_menu)
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar)
        column.addWidget(self.pages, 1)
        column.addWidget(self.status)
        self._dress()

    def _dress(self) -> None:
        made = tokens()
        self._bar.setFixedHeight(max(made.px(TOP_BAR_HEIGHT), made.sizes.control + made.space(2)))
        self._bar_row.setContentsMargins(made.space(2), 0, made.space(2), 0)
        self._bar_row.setSpacing(made.space(1))
        self.find_button.setMinimumWidth(made.text_px(FIND_WIDTH))
        self._name_place()

    def _connect(self) -> None:
        desk, keeper = self._bench.desk, self._bench.settings
        self.tabs.chosen.connect(self._show_page)
        desk.noted.connect(self.note_bar.say)
        desk.refused.connect(self._tell_refusal)
        desk.undo_changed.connect(self._tell_undo)
        desk.changed.connect(self._hear)
        desk.day_changed.connect(self._fetch_place)
        keeper.changed.connect(self._take_settings)
        keeper.not_saved.connect(self.note_bar.say)
        news().changed.connect(self._dress)
        self._bench.jobs.progressed.connect(self.status.show_work)
        self._bench.jobs.busy_changed.connect(self._clear_work)

    def _connect_roster(self, page: Any) -> None:
        page.figures_changed.connect(self.status.show_figures)
        page.import_wanted.connect(self.import_roster)
        page.export_wanted.connect(self.export_roster)
        page.print_wanted.connect(self.print_sheet)
        for code, action in page.actions.items():
            self.commands[code] = action.trigger

    # Hearing --------------------------------------------------------------

    def _show_page(self, key: str) -> None:
        if self._is_empty and key == FIRST_TAB:
            self._show_welcome()
            return
        page = self.page(key)
        self.pages.setCurrentWidget(page)
        if key != FIRST_TAB:
            self.status.show_figures("")
        elif hasattr(page, "figures"):
            self.status.show_figures(page.figures())

    def _show_welcome(self) -> None:
        from dangjian_desktop.ui.roster.welcome_page import WelcomePage

        if self._welcome is None:
            made = WelcomePage(self._bench, self)
            made.import_wanted.connect(self.import_roster)
            made.demo_wanted.connect(self._open_demo)
            self._welcome = made
            self.pages.addWidget(made)
        self.pages.setCurrentWidget(self._welcome)
        self._welcome.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_demo(self) -> None:
        from dangjian_desktop.host.relaunch import start_again

        try:
            start_again(["demo-window"])
        except OSError as error:
            self._bench.ask.error(self, f"示例没有打开：{error.strerror}。请重新启动程序再试。")
            return
        self.note_bar.say("示例在另一个窗口里打开，与自己的数据分开。")

    def _hear(self, changes: Changes) -> None:
        if changes.topics & ContentsQuery.reads:
            was_empty, self._is_empty = self._is_empty, not ContentsQuery().fetch()
            if was_empty is not self._is_empty and self.tabs.current_key() == FIRST_TAB:
                self._show_page(FIRST_TAB)
        if changes.topics & OrganisationTreeQuery.reads:
            self._fetch_place()

    def _tell_undo(self) -> None:
        desk = self._bench.desk
        for action, button, word, label, keys in (
            (self.undo_action, self.undo_button, "撤销", desk.undo_label, "Ctrl+Z"),
            (self.redo_action, self.redo_button, "恢复", desk.redo_label, "Ctrl+Y"),
        ):
            named = f"{word} {label}" if label else word
            action.setText(named)
            action.setEnabled(label is not None)
            button.setEnabled(label is not None)
            button.setToolTip(f"{named}（{keys}）")
            button.setAccessibleName(named)

    def _tell_refusal(self, sentence: str) -> None:
        self._bench.ask.error(self, sentence)

    def _clear_work(self, is_busy: bool) -> None:
        if not is_busy:
            self.status.show_work("", 0)

    def _take_settings(self, settings: Settings) -> None:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        apply_theme(app, settings.theme, settings.large_type, settings.zoom / 100)
        self._tick_looks()

    def _tick_looks(self) -> None:
        """Show in the menu which look is in use."""
        settings = self._bench.settings.value
        for theme, code in _THEME_ACTIONS.items():
            self.action(code).setChecked(settings.theme is theme)
        self.action("large_type").setChecked(settings.large_type)

    def _choose_theme(self, theme: Theme) -> None:
        self._bench.settings.change(theme=theme)
        self._tick_looks()  # the click has toggled a mark that may have to stay

    def _turn_large(self) -> None:
        self._bench.settings.change(large_type=not self._bench.settings.value.large_type)

    def _zoom(self, by: int) -> None:
        zoom = self._bench.settings.value.zoom + by
        if zoom in ZOOM_RANGE:
            self._bench.settings.change(zoom=zoom)

    def _turn_full_screen(self) -> None:
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def _open_menu(self) -> None:
        if self._program_menu is None:  # kept: a menu deleted while it closes crashes Qt
            self._program_menu = self._menu()
        menu = self._program_menu
        corner = self.menu_button.mapToGlobal(self.menu_button.rect().bottomRight())
        corner.setX(corner.x() - menu.sizeHint().width())
        menu.popup(corner)

    # The branch at the left of the bar ------------------------------------

    def _fill_place_menu(self) -> None:
        self._place_menu.clear()
        everybody = self._place_menu.addAction("全部")
        everybody.triggered.connect(lambda: self._choose_place(None))
        for row in Tree.on(self._bench.desk.on).rows:
            if row.kind is OrganisationKind.PARTY_GROUP:
                continue
            action = self._place_menu.addAction("　" * row.depth + row.name)
            action.triggered.connect(partial(self._choose_row, row.organisation_id))

    def _choose_row(self, organisation_id: int) -> None:
        self._choose_place(organisation_id)

    def _choose_place(self, organisation_id: int | None) -> None:
        self.open_tab("roster")
        self.page("roster").set_branch_filter(organisation_id)

    def _fetch_place(self) -> None:
        """Ask how the committee or branch at the root is called; several have no one name."""
        roots = [row for row in Tree.on(self._bench.desk.on).rows if not row.depth]
        self._place_name = roots[0].name if len(roots) == 1 else ""
        self._name_place()

    def _name_place(self) -> None:
        name = self._place_name or PROGRAM_NAME
        made = tokens()
        self.place_button.setFixedWidth(made.text_px(PLACE_WIDTH))
        metrics = self.place_button.fontMetrics()
        room = made.text_px(PLACE_WIDTH) - made.sizes.icon - made.space(12)
        shown = metrics.elidedText(name, Qt.TextElideMode.ElideMiddle, room)
        self.place_button.setText(shown)
        self.place_button.setToolTip(name)
        self.place_button.setAccessibleName(name)
        titled = f"{name} - {PROGRAM_NAME}" if self._place_name else PROGRAM_NAME
        self.setWindowTitle(titled)

    # Quick find -----------------------------------------------------------

    def _search(self, text: str) -> list[FoundRow]:
        return QuickFindQuery(text, self._bench.desk.on).fetch()

    def _open_found(self, found: FoundRow) -> None:
        if found.kind is FoundKind.COMMAND:
            act = self.commands.get(found.uid)
            if act is not None:
                QTimer.singleShot(0, self, act)  # the popup closes first
            return
        self.open_tab("roster")
        page = self.page("roster")
        if found.kind is FoundKind.ORGANISATION:
            page.show_organisation(found.uid)
        else:
            page.show_person(found.uid)

    def _print_found(self, found: FoundRow) -> None:
        self._open_found(found)
        if found.kind is FoundKind.COMMAND:
            return
        page = self.page("roster")
        if found.kind is FoundKind.ORGANISATION:
            page.print_shown()
        else:
            page.actions["print_person_card"].trigger()

    # Place on the screen --------------------------------------------------

    def _restore_place(self) -> None:
        self.setMinimumSize(*SMALLEST_SIZE)
        place = self._bench.settings.value.window
        screen = QGuiApplication.primaryScreen().availableGeometry()
        if place is None:
            width, height = (
                min(FIRST_SIZE[0], screen.width()),
                min(FIRST_SIZE[1], screen.height()),
            )
            self.resize(width, height)
            return
        wanted = QRect(place.x, place.y, place.width, place.height)
        on_screen = any(
            other.availableGeometry().intersects(wanted) for other in QGuiApplication.screens()
        )
        if on_screen:
            self.setGeometry(wanted)
        else:
            self.resize(wanted.size().boundedTo(screen.size()))
        if place.maximized:
            self.setWindowState(Qt.WindowState.WindowMaximized)

    def _keep_place(self) -> None:
        shape = self.normalGeometry()
        self._bench.settings.change(
            window=WindowPlace(
                shape.x(), shape.y(), shape.width(), shape.height(), self.isMaximized()
            ),
            last_folder=self._bench.ask.last_folder,
        )

    def closeEvent(self, event: QCloseEvent) -> None:
        """Leave when no work runs; else ask."""
        jobs = self._bench.jobs
        if jobs.is_busy and not self._bench.ask.question(
            self,
            "还有工作没有做完，退出会中断它，数据保持原样。",
            yes="退出",
            no="等它做完",
            is_loss=True,
        ):
            event.ignore()
            return
        if jobs.is_busy:
            jobs.cancel()
            jobs.wait()
        self._keep_place()
        event.accept()
