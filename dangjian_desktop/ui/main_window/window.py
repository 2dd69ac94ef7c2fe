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

from PySide6.QtCore import QRect, QSize, Qt, QTimer
from PySide6.QtGui import (
    QAction,
    QCloseEvent,
    QGuiApplication,
)
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QMainWindow,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from dangjian_desktop.domain.problems import SentenceError
from dangjian_desktop.domain.today import Act, TodayItem
from dangjian_desktop.host.paths import DataFolder
from dangjian_desktop.host.settings import Settings, WindowPlace
from dangjian_desktop.operations.data_keys import is_locked
from dangjian_desktop.operations.runner import Changes
from dangjian_desktop.queries.contents import ContentsQuery
from dangjian_desktop.queries.found import FoundKind, FoundRow
from dangjian_desktop.queries.found_sheets import sheet_of
from dangjian_desktop.queries.rules import rules_at
from dangjian_desktop.ui.main_window.actions import UNDOING, WindowActions
from dangjian_desktop.ui.main_window.looks import Looks
from dangjian_desktop.ui.main_window.place_button import PlaceButton
from dangjian_desktop.ui.shared.backup_keeper import BackupKeeper
from dangjian_desktop.ui.shared.backup_words import second_words, status_words
from dangjian_desktop.ui.shared.buttons import elided_button, icon_button
from dangjian_desktop.ui.shared.day_picker import may_record
from dangjian_desktop.ui.shared.language import spoken
from dangjian_desktop.ui.shared.note_bar import NoteBar
from dangjian_desktop.ui.shared.offered import own_group, records
from dangjian_desktop.ui.shared.status_line import StatusLine
from dangjian_desktop.ui.shared.tab_strip import TabStrip
from dangjian_desktop.ui.shared.theme import TOP_BAR_HEIGHT, news, tokens
from dangjian_desktop.ui.shared.wording import PROGRAM_NAME, QT_TR_NOOP, chinese, in_words, tr
from dangjian_desktop.ui.shared.workbench import Workbench

if TYPE_CHECKING:
    from dangjian_desktop.operations.printout import Printout
    from dangjian_desktop.queries.found_sheets import SheetName
    from dangjian_desktop.queries.roster import RosterQuery
    from dangjian_desktop.ui.main_window.locking import Locker, Readmit
    from dangjian_desktop.ui.main_window.tray import TrayReminder
    from dangjian_desktop.ui.roster.page import RosterPage
    from dangjian_desktop.ui.shared import quick_find
    from dangjian_desktop.ui.shared.jobs import Outcome

SMALLEST_SIZE = (960, 600)
FIRST_SIZE = (1366, 768)
#: How much of a small screen the window takes when it is no longer maximized.
SHARE_OF_SMALL_SCREEN = 0.9
FIND_WIDTH = 216
#: The daily backup waits until the first page stands there.
DAILY_AFTER_MS = 3_000
#: How often it is looked whether another day has begun: a timer for midnight would be late on a
#: computer that slept over it.
LOOK_AT_DAY_MS = 60_000

#: What is done with closed data: given their folder and key, None where they have none.
Sealing = Callable[[DataFolder, bytes | None], object]
#: Key, word, and where the page class stands; in the order of product.md section 1.
TABS: tuple[tuple[str, str, str, str], ...] = (
    ("today", QT_TR_NOOP("今日"), "dangjian_desktop.ui.today.page", "TodayPage"),
    ("roster", QT_TR_NOOP("名册"), "dangjian_desktop.ui.roster.tab", "RosterTab"),
    ("calendar", QT_TR_NOOP("日历"), "dangjian_desktop.ui.calendar.tab", "CalendarTab"),
    ("groups", QT_TR_NOOP("党小组"), "dangjian_desktop.ui.groups.tab", "GroupsTab"),
    ("scores", QT_TR_NOOP("考评"), "dangjian_desktop.ui.scores.tab", "ScoresTab"),
    ("walls", QT_TR_NOOP("上墙"), "dangjian_desktop.ui.walls.tab", "WallsTab"),
)
#: The tab of a role that has one party group; it has no other, and no other role has it.
OWN_GROUP_TAB = (
    "own_group",
    QT_TR_NOOP("本组"),
    "dangjian_desktop.ui.main_window.own_group_tab",
    "OwnGroupTab",
)
FIRST_TAB = "today"
#: Tabs with a page of help of their own; elsewhere that of the roster opens.
TABS_WITH_HELP = frozenset({"today", "roster", "calendar", "groups", "scores", "walls"})
#: Tabs whose pages add commands to quick find.
TABS_WITH_COMMANDS = ("roster", "calendar", "groups", "scores", "walls")
#: Tab and subject page on which something that is due is done; it is handed to `show_due` there.
ACT_PLACES: dict[Act, tuple[str, str]] = {
    Act.ADD_ACTIVITY: ("calendar", "calendar"),
    Act.OPEN_TASKS: ("calendar", "matters"),
    Act.OPEN_DOCUMENTS: ("calendar", "matters"),
    Act.OPEN_PLAN: ("calendar", "plan"),
    Act.OPEN_ZONES: ("calendar", "zones"),
    Act.OPEN_COMPLIANCE: ("calendar", "compliance"),
    Act.OPEN_LEDGERS: ("groups", "ledgers"),
    Act.OPEN_REVIEWS: ("scores", "appraisals"),
    Act.OPEN_CLOSINGS: ("scores", "scores"),
    Act.OPEN_SCORES: ("scores", "scores"),
    Act.OPEN_TRANSFERS: ("roster", "transfers"),
    Act.OPEN_ELECTIONS: ("roster", "elections"),
    Act.OPEN_DUES: ("roster", "dues"),
    Act.OPEN_DEVELOPMENT: ("roster", "development"),
    Act.OPEN_WALLS: ("walls", "register"),
}
_KIND_LOOKS = {
    FoundKind.PERSON: (QT_TR_NOOP("人"), "user"),
    FoundKind.ORGANISATION: (QT_TR_NOOP("组织"), "landmark"),
    FoundKind.POST: (QT_TR_NOOP("职务"), "briefcase"),
    FoundKind.ACTIVITY: (QT_TR_NOOP("活动"), "calendar-days"),
    FoundKind.DOCUMENT: (QT_TR_NOOP("来文"), "file-text"),
    FoundKind.TASK: (QT_TR_NOOP("任务"), "circle-check"),
    FoundKind.ENTRY: (QT_TR_NOOP("台账行"), "file-text"),
    FoundKind.BOOK: (QT_TR_NOOP("台账"), "folder-open"),
    FoundKind.SHEET: (QT_TR_NOOP("纸张"), "file-text"),
    FoundKind.EDITION: (QT_TR_NOOP("上墙版面"), "layout-grid"),
    FoundKind.LAYOUT: (QT_TR_NOOP("版面"), "layout-grid"),
    FoundKind.VIEW: (QT_TR_NOOP("视图"), "funnel"),
    FoundKind.COMMAND: (QT_TR_NOOP("命令"), "square-terminal"),
    FoundKind.SUM: (QT_TR_NOOP("速算"), "calculator"),
}
#: What quick find opens but does not print.
_WITHOUT_PAPER = frozenset(
    {
        FoundKind.COMMAND,
        FoundKind.ACTIVITY,
        FoundKind.DOCUMENT,
        FoundKind.TASK,
        FoundKind.SHEET,
        FoundKind.EDITION,
    }
)


class MainWindow(QMainWindow):
    """The one window over one data folder.

    Attributes:
        wants_restart: Whether the program is to start again when the window has closed.
        wants_release: Whether it is to be told when the stick with the data may be pulled.
        wants_restore: The backup whose data are to be put in place when the window has closed.
        wants_sealing: What is to be done with the closed data and their key: encrypting them.
        backups: The backups of the data.
        locker: Asks for the password again; None for data without one.
    """

    def __init__(
        self,
        bench: Workbench,
        *,
        resources: Path,
        folder: DataFolder,
        data_told: tuple[str, ...] = (),
    ) -> None:
        """Build the frame and the first page.

        Args:
            bench: Given on to every page.
            resources: Folder of the program's own files, for the help.
            folder: The data folder, for its backups.
            data_told: What the right end of the status line says about the data, after the
                backups.
        """
        super().__init__()
        self.setObjectName("main_window")
        self._bench, self._resources = bench, resources
        self._pages: dict[str, QWidget] = {}
        self._welcome: QWidget | None = None
        self._is_empty = not ContentsQuery().fetch()
        middle = QWidget(self)
        self.setCentralWidget(middle)
        self._tabs = (OWN_GROUP_TAB,) if own_group() else TABS
        self.tabs = TabStrip([(key, tr(word)) for key, word, *_ in self._tabs], middle)
        self.pages = QStackedWidget(middle)
        self.pages.setObjectName("pages")
        self.status = StatusLine(bench.desk, middle)
        self._data_told = data_told
        self._place_warning = ""
        self.backups = BackupKeeper(folder, bench.desk, bench.jobs, self)
        self.daily_backup = QTimer(self)
        self.daily_backup.setSingleShot(True)
        self.daily_backup.timeout.connect(self.backups.make_when_due)
        self.day_watch = QTimer(self)
        self.day_watch.setInterval(LOOK_AT_DAY_MS)
        self.day_watch.timeout.connect(self.notice_day)
        self.day_watch.start()
        self._tell_backups()
        self.place_button = PlaceButton(bench.desk, tr(PROGRAM_NAME), self)
        self.find_button = elided_button(tr("查人、查事、速算　Ctrl+K"), "search", usual=FIND_WIDTH)
        self.find_button.setObjectName("find_button")
        self.find_button.clicked.connect(self.open_quick_find)
        self._looks = Looks(bench.settings, self)
        self._looks.language_chosen.connect(self._offer_restart)
        self.wants_restart = False
        self.wants_release = False
        self.wants_restore: Path | None = None
        self.wants_sealing: Sealing | None = None
        self._actions = WindowActions(self, self._acts())
        self._actions.tick(self._looks.in_use)
        for number, (key, word, *_) in enumerate(self._tabs, start=1):
            self._actions.add_tab_key(word, number, partial(self.open_tab, key))
        self._lay_out(middle)
        self.note_bar = NoteBar(middle, bench.desk.undo)
        self._quick_find: quick_find.QuickFind | None = None
        self._sheet_names: tuple[SheetName, ...] = ()
        self._menu: QMenu | None = None
        self._connect()
        self.place_button.fetch_again()
        for button in (self.place_button, self.find_button):
            button.setVisible(not own_group())
        self._restore_place()
        self.tabs.open_tab(self._tabs[0][0])
        self._show_page(self._tabs[0][0])
        self._tell_undo()
        self._tray: TrayReminder | None = None
        self.locker: Locker | None = None
        self.action("lock_now").setVisible(False)  # until `guard`
        if bench.settings.value.tray_reminder:
            QTimer.singleShot(0, self, partial(self._turn_tray, bench.settings.value))

    # What the user can do -------------------------------------------------

    def open_quick_find(self, text: str = "") -> None:
        """Open the popup that finds anyone and anything."""
        if self._quick_find is None:
            from dangjian_desktop.ui.shared.quick_find import (  # not before it is wanted
                KindLook,
                QuickFind,
            )

            looks = {
                str(kind): KindLook(tr(word), icon) for kind, (word, icon) in _KIND_LOOKS.items()
            }
            panels = {str(FoundKind.SUM): self._sum_panel}
            self._quick_find = QuickFind(self.centralWidget(), self._search, looks, panels)
            self._quick_find.chosen.connect(self._open_found)
            self._quick_find.print_wanted.connect(self._print_found)
            # What is searched is loaded once the popup stands there, before the first key.
            for module in ("domain.sum_lines", "ui.main_window.answers"):
                load = partial(importlib.import_module, f"dangjian_desktop.{module}")
                QTimer.singleShot(0, self, load)
        self._bench.jobs.read_quietly(
            self, partial(_sheet_names, self._bench.desk.on), self._take_sheet_names
        )
        self._quick_find.open(text if isinstance(text, str) else "")

    def close_quick_find(self) -> None:
        """Put the popup away where it is open."""
        if self._quick_find is not None and self._quick_find.isVisible():
            self._quick_find.close_up()

    @property
    def is_busy(self) -> bool:
        """Whether something is being done or read on another thread."""
        return self._bench.jobs.is_busy or self._bench.jobs.is_reading

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
            _key, _word, module, name = next(tab for tab in self._tabs if tab[0] == key)
            made: QWidget = getattr(importlib.import_module(module), name)(self._bench, self)
            self._pages[key] = made
            self.pages.addWidget(made)
            self._connect_page(key, made)
        return self._pages[key]

    @property
    def roster(self) -> "RosterPage":
        """The page of the roster itself, the first under its tab."""
        people: RosterPage = self.page("roster").people
        return people

    def import_roster(self, path: Path | None = None) -> None:
        """Open the import wizard, for who may record."""
        if not may_record(self._bench.ask, self, self._bench.desk):
            return
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

        roster = self.roster
        wanted = query or roster.current_query()
        name = roster.view_name() if wanted.people is None else ""
        dialog = ExportDialog(self._bench, wanted, roster.shown_columns(), self, name=name)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def save_template(self) -> None:
        """Save a blank roster to hand out."""
        from dangjian_desktop.ui.roster.template_saving import (  # writers are loaded only now
            save_template,
        )

        save_template(self._bench, self)

    def print_sheet(self, printout: "Printout") -> None:
        """Show a sheet as it will be printed."""
        from dangjian_desktop.ui.roster.print_dialog import (  # paper is loaded only now
            PrintDialog,
        )

        dialog = PrintDialog(self._bench, printout, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def print_screen(self) -> None:
        """Print what is on the screen as its form; a page without one prints the roster."""
        shown = self.page(self.tabs.current_key())
        if not hasattr(shown, "print_shown"):
            self.open_tab("roster")
            shown = self.page("roster")
        shown.print_shown()

    def open_rules(self) -> None:
        """Show the rules by which everything is judged."""
        from dangjian_desktop.ui.settings.rules_dialog import (  # not before it is wanted
            RulesDialog,
        )

        RulesDialog(self._bench, self).open()

    def open_history(self, person_id: int | None = None) -> None:
        """Show who did what and when: of one person, or of everything."""
        from dangjian_desktop.ui.settings.history_dialog import (  # not before it is wanted
            HistoryDialog,
        )

        HistoryDialog(self._bench, self, person_id=person_id).open()

    def open_backups(self) -> None:
        """Show the backups."""
        from dangjian_desktop.ui.settings.backups_dialog import (  # not before it is wanted
            BackupsDialog,
        )

        dialog = BackupsDialog(self._bench, self.backups, self)
        dialog.restore_wanted.connect(self.restore)
        dialog.open()

    def restore(self, backup: Path) -> None:
        """Close, so that the data of a backup can be put in place."""
        self.wants_restore = backup
        if not self.close():
            self.wants_restore = None

    def leave_safely(self) -> None:
        """Close, and let it be told when the stick with the data may be pulled."""
        self.wants_release = True
        if not self.close():
            self.wants_release = False

    def warn_of_place(self, sentence: str) -> None:
        """Say that the data lie where they may be spoilt, now and at the foot."""
        self._place_warning = sentence
        self.note_bar.say(sentence)
        self._tell_backups()

    def follow_reminder(self) -> None:
        """Show what the reminder at the foot is about."""
        if self._second_words() or not self._place_warning:
            self.open_backups()
        else:
            self._bench.ask.tell(self, self._place_warning)

    def open_keys(self) -> None:
        """Show whether the data are encrypted, and who has a password."""
        from dangjian_desktop.ui.settings.keys_dialog import (  # not before it is wanted
            KeysDialog,
        )

        dialog = KeysDialog(self._bench, self.backups.folder, self)
        dialog.sealing_wanted.connect(self.seal)
        dialog.open()

    def open_exchange(self) -> None:
        """Show with whom packages are exchanged."""
        from dangjian_desktop.ui.settings.exchange_dialog import (  # not before it is wanted
            ExchangeDialog,
        )

        ExchangeDialog(self._bench, self).open()

    def seal(self, work: Sealing) -> None:
        """Close, so that the data can be written anew with another key or none."""
        self.wants_sealing = work
        if not self.close():
            self.wants_sealing = None

    def begin_backups(self) -> None:
        """Read what backups there are, and make the daily one beside the work when it is due."""
        self.backups.look()
        self.daily_backup.start(DAILY_AFTER_MS)

    def notice_day(self) -> None:
        """Where another day has begun show it everywhere, and make its backup when it is due."""
        if self._bench.desk.notice_today():
            self._tell_backups()
            self.daily_backup.start(DAILY_AFTER_MS)

    def help(self) -> None:
        """Open the page of help for the tab that is shown."""
        key = self.tabs.current_key() if not own_group() else "groups"
        self.show_help(key if key in TABS_WITH_HELP else "roster", tr("帮助"))

    def show_help(self, name: str, title: str) -> None:
        """Open a page of help."""
        from dangjian_desktop.ui.shared.help_window import HelpWindow

        folder = self._resources / "help"
        translated = folder / spoken() / f"{name}.md"
        page = translated if translated.is_file() else folder / f"{name}.md"
        HelpWindow(page, title, self).show()

    def about(self) -> None:
        """Say what the program is."""
        from dangjian_desktop import __version__

        self._bench.ask.tell(
            self,
            f"{tr(PROGRAM_NAME)} {__version__}",
            tr(
                "数据只存在这台电脑上，不联网。程序按 MIT 许可发布；"
                "字体为思源黑体、思源宋体和霞鹜文楷，按 OFL 许可发布。"
            ),
        )

    def guard(self, readmit: "Readmit", holder: str) -> "Locker":
        """Ask for the password again after idleness and when the screen was locked.

        Args:
            readmit: Checks what is typed. holder: Whose password it is; "" for the recovery code.
        """
        from dangjian_desktop.ui.main_window.locking import Locker  # data without a password: never

        self.locker = Locker(self, self._bench.jobs, self._bench.settings, readmit, holder)
        self.locker.changed.connect(self._hold_tray)
        self.action("lock_now").setVisible(True)
        return self.locker

    def lock_now(self) -> None:
        """Lock, where there is a password."""
        if self.locker is not None:
            self.locker.lock()

    def raise_up(self) -> None:
        """Come to the front: a second start asks for it."""
        if self.isMinimized():
            self.showNormal()
        self.show()
        self.raise_()
        self.activateWindow()

    # Building -------------------------------------------------------------

    def _acts(self) -> dict[str, Callable[[], object]]:
        desk = self._bench.desk
        return {
            "undo": desk.undo,
            "redo": desk.redo,
            "find": self.open_quick_find,
            "sums": partial(self.open_quick_find, chinese("速算")),
            "print": self.print_screen,
            "import_roster": self.import_roster,
            "export_roster": self.export_roster,
            "open_rules": self.open_rules,
            "open_history": self.open_history,
            "open_backups": self.open_backups,
            "open_keys": self.open_keys,
            "lock_now": self.lock_now,
            "open_exchange": self.open_exchange,
            **self._looks.acts(),
            "help": self.help,
            "shortcuts": partial(self.show_help, "shortcuts", tr("快捷键一览")),
            "about": self.about,
            "leave_safely": self.leave_safely,
            "quit": self.close,
            "menu": self._open_menu,
            "as_of": self.status.as_of_day.open_calendar,
        }

    def action(self, code: str) -> QAction:
        """Return an action of the window by its code."""
        return self._actions.action(code)

    @property
    def commands(self) -> dict[str, Callable[[], object]]:
        """What quick find can carry out, by code; tabs that have commands are built for it."""
        for key in () if own_group() else TABS_WITH_COMMANDS:
            self.page(key)
        return self._actions.commands

    def _lay_out(self, middle: QWidget) -> None:
        self._bar = QFrame(middle)
        self._bar.setObjectName("top_bar")
        self.undo_button = records(
            icon_button("undo-2", tr("撤销"), clicked=self._bench.desk.undo), UNDOING
        )
        self.undo_button.setObjectName("undo_button")
        self.redo_button = records(
            icon_button("redo-2", tr("恢复"), clicked=self._bench.desk.redo), UNDOING
        )
        self.redo_button.setObjectName("redo_button")
        self.menu_button = icon_button("menu", tr("菜单（F10）"), clicked=self._open_menu)
        self.menu_button.setObjectName("menu_button")
        self._bar_row = QHBoxLayout(self._bar)
        for widget in (self.place_button, self.tabs):
            self._bar_row.addWidget(widget)
        self._bar_row.addStretch(1)
        for button in (self.find_button, self.undo_button, self.redo_button, self.menu_button):
            self._bar_row.addWidget(button)
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

    def _connect(self) -> None:
        desk, keeper = self._bench.desk, self._bench.settings
        self.tabs.chosen.connect(self._show_page)
        desk.noted.connect(self.note_bar.say)
        desk.refused.connect(self._tell_refusal)
        desk.undo_changed.connect(self._tell_undo)
        desk.changed.connect(self._hear)
        self.place_button.chosen.connect(self._choose_place)
        self.place_button.named.connect(self._take_name)
        self._looks.used.connect(self._actions.tick)
        keeper.not_saved.connect(self.note_bar.say)
        keeper.changed.connect(self._turn_tray)
        news().changed.connect(self._dress)
        self.backups.changed.connect(self._tell_backups)
        self.backups.failed.connect(self._tell_no_backup)
        self.backups.second_failed.connect(self._tell_no_copy)
        self.status.reminder.clicked.connect(self.follow_reminder)
        self._bench.jobs.progressed.connect(self.status.show_work)
        self._bench.jobs.busy_changed.connect(self._clear_work)

    def _connect_page(self, key: str, made: Any) -> None:
        """Connect what a page has of the signals of a page; see `ui.shared.subject_tab`.

        Who has one party group is led to no other page.
        """
        if own_group():
            made.figures_changed.connect(partial(self._tell_figures, made))
            return
        slots: dict[str, Callable[..., object]] = {
            "figures_changed": partial(self._tell_figures, made),
            "print_wanted": self.print_sheet,
            "activity_wanted": self.show_activity,
            "document_wanted": self.show_document,
            "entry_wanted": self.show_entry,
            "wall_wanted": self.show_edition,
            "resolution_wanted": self.enter_resolution,
            "roster_wanted": partial(self.open_tab, "roster"),
            "act_wanted": self.act_on,
            "new_activity_wanted": self.add_activity,
            "new_document_wanted": self.add_document,
            "zones_wanted": self.add_zone,
            "shown_wanted": partial(self.open_tab, key),
            "count_changed": partial(self.tabs.show_count, key),
        }
        if key == "roster":
            self._connect_roster(made)
        else:
            slots["person_wanted"] = self.show_person
            slots["organisation_wanted"] = self.show_organisation
        for name, slot in slots.items():
            signal = getattr(made, name, None)
            if signal is not None and not (key == "calendar" and name == "activity_wanted"):
                signal.connect(slot)
        self.tabs.show_count(key, getattr(made, "pressing_count", 0))
        self._actions.commands.update(getattr(made, "commands", {}))
        if hasattr(made, "subjects"):
            for subject in made.subjects():
                self._actions.commands[f"open_{subject}"] = partial(
                    self._open_subject, key, subject
                )

    def show_activity(self, activity_id: int) -> None:
        """Open an activity with its steps."""
        self.open_tab("calendar")
        self.page("calendar").show_activity(activity_id)

    def show_document(self, document_id: int) -> None:
        """Show a document on the page of matters."""
        self.open_tab("calendar")
        self.page("calendar").open_subject("matters").show_document(document_id)

    def show_edition(self, uid: str) -> None:
        """Show an edition of a wall sheet in the register of what hangs."""
        self._open_subject("walls", "register")
        self.page("walls").page("register").show_edition(uid)

    def show_entry(self, uid: str) -> None:
        """Open a ledger row in its ledger."""
        self.open_tab("groups")
        self.page("groups").show_entry(uid)

    def enter_resolution(self, task_id: int, book: str) -> None:
        """Ask for the ledger row that a resolution becomes; the meeting stays on the screen."""
        self.page("groups").enter_resolution(task_id, book)

    def add_activity(self) -> None:
        """Ask for a new activity in the calendar."""
        self.open_tab("calendar")
        self.page("calendar").open_subject("calendar").add()

    def add_document(self) -> None:
        """Ask for a document that came in."""
        self.commands["add_document"]()

    def add_zone(self) -> None:
        """Ask for a new 协作区 in the roster, where branches are then moved to it."""
        self.open_tab("roster")
        self.page("roster").people.dialogs.add_zone()

    def act_on(self, item: TodayItem) -> None:
        """Go to where something that is due is done."""
        tab, subject = ACT_PLACES[item.act]
        self._open_subject(tab, subject)
        page = self.page(tab).page(subject)
        show = getattr(page, "show_due", None) or getattr(self.page(tab), "show_due", None)
        if show is not None:
            show(item)

    def show_person(self, uid: str) -> None:
        """Open somebody's card in the roster."""
        self.open_tab("roster")
        self.page("roster").show_person(uid)

    def show_organisation(self, uid: str) -> None:
        """Look at an organisation in the roster."""
        self.open_tab("roster")
        self.page("roster").show_organisation(uid)

    def _connect_roster(self, tab: Any) -> None:
        tab.people.import_wanted.connect(self.import_roster)
        tab.people.export_wanted.connect(self.export_roster)
        tab.people.history_wanted.connect(self.open_history)
        for code, action in tab.people.actions.items():
            self._actions.commands[code] = action.trigger
        self._actions.commands["export_template"] = self.save_template

    def _open_subject(self, key: str, subject: str) -> None:
        self.open_tab(key)
        self.page(key).open_subject(subject)

    # Hearing --------------------------------------------------------------

    def _show_page(self, key: str) -> None:
        if self._is_empty and key == FIRST_TAB:
            self._show_welcome()
            return
        page = self.page(key)
        self.pages.setCurrentWidget(page)
        self.status.show_figures(page.figures() if hasattr(page, "figures") else "")

    def _tell_figures(self, page: QWidget, said: str) -> None:
        """Say the figures of the page that is seen; one behind it may end its reading later."""
        if page is self.pages.currentWidget():
            self.status.show_figures(said)

    def _show_welcome(self) -> None:
        from dangjian_desktop.ui.roster.welcome_page import WelcomePage

        if self._welcome is None:
            made = WelcomePage(self._bench, self, is_encrypted=is_locked(self.backups.folder))
            made.encryption_wanted.connect(self.open_keys)
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
            self._bench.ask.error(
                self, tr("示例没有打开：{strerror}。请重新启动程序再试。", strerror=error.strerror)
            )
            return
        self.note_bar.say(tr("示例在另一个窗口里打开，与自己的数据分开。"))

    def _offer_restart(self) -> None:
        """Say in both languages that the other one is spoken after a restart."""
        self.wants_restart = self._bench.ask.question(
            self,
            chinese(
                "重新启动程序后，界面改用所选的语言。现在重新启动吗？\n"
                "The window will speak the language you chose after a restart. Restart now?"
            ),
            yes=chinese("现在重启 / Restart"),
            no=chinese("以后 / Later"),
        )
        if self.wants_restart:
            self.wants_restart = self.close()

    def _hear(self, changes: Changes) -> None:
        if changes.topics & ContentsQuery.reads:
            was_empty, self._is_empty = self._is_empty, not ContentsQuery().fetch()
            if was_empty and not self._is_empty:
                if self.tabs.current_key() == FIRST_TAB:  # a door led in: people come next
                    self.open_tab("roster")
            elif self._is_empty and not was_empty:
                self.open_tab(FIRST_TAB)

    def _hold_tray(self, is_locked: bool) -> None:
        if self._tray is not None:
            self._tray.hold(is_locked)

    def _turn_tray(self, settings: Settings) -> None:
        """Show or hide the reminder; on a desktop without a notification area say so."""
        if self._tray is None and settings.tray_reminder and not own_group():
            from dangjian_desktop.ui.main_window.tray import TrayReminder  # only on request

            if not TrayReminder.is_possible():
                self.note_bar.say(
                    tr("这台电脑的桌面没有托盘，不能在那里提醒。要办的事在“今日”里看。")
                )
                return
            self._tray = TrayReminder(self._bench.desk, self)
            self._tray.opened.connect(self._open_today)
        if self._tray is not None:
            self._tray.turn(settings.tray_reminder)

    def _open_today(self) -> None:
        self.raise_up()
        self.open_tab("today")

    def _tell_backups(self) -> None:
        """Say at the foot when the newest backup was made; nothing until that is known."""
        keeper = self.backups
        told = ""
        if keeper.shelf is not None:
            told = status_words(keeper.newest, keeper.failure, keeper.clock().date())
        self.status.show_data(told, *self._data_told)
        about_place = tr("数据放的地方不稳妥，点这里看") if self._place_warning else ""
        self.status.show_reminder(self._second_words() or about_place)

    def _second_words(self) -> str:
        keeper = self.backups
        if keeper.second is None:
            return ""
        return second_words(keeper.second, keeper.second_failure, keeper.clock().date())

    def _tell_no_backup(self, sentence: str) -> None:
        self.note_bar.say(tr("备份没有做成：{reason}", reason=sentence))

    def _tell_no_copy(self, sentence: str) -> None:
        self.note_bar.say(tr("没有复制到第二处：{reason}", reason=sentence))

    def _tell_undo(self) -> None:
        desk = self._bench.desk
        for action, button, word, label, keys in (
            (self.action("undo"), self.undo_button, tr("撤销"), desk.undo_label, "Ctrl+Z"),
            (self.action("redo"), self.redo_button, tr("恢复"), desk.redo_label, "Ctrl+Y"),
        ):
            named = f"{word} {tr(label)}" if label else word
            action.setText(named)
            action.setEnabled(label is not None)
            button.setEnabled(label is not None)
            button.setToolTip(tr("{named}（{keys}）", named=named, keys=keys))
            button.setAccessibleName(named)

    def _tell_refusal(self, sentence: str) -> None:
        self._bench.ask.error(self, sentence)

    def _clear_work(self, is_busy: bool) -> None:
        if not is_busy:
            self.status.show_work("", 0)

    def _open_menu(self) -> None:
        if self._menu is None:  # kept: a menu deleted while it closes crashes Qt
            self._menu = self._actions.menu(self)
        corner = self.menu_button.mapToGlobal(self.menu_button.rect().bottomRight())
        corner.setX(corner.x() - self._menu.sizeHint().width())
        self._menu.popup(corner)

    def _choose_place(self, organisation_id: int | None) -> None:
        shown = self.page(self.tabs.current_key())
        if hasattr(shown, "choose_place"):
            shown.choose_place(organisation_id)
            return
        self.open_tab("roster")
        self.page("roster").open_subject("people").set_branch_filter(organisation_id)

    def _take_name(self, name: str) -> None:
        self.setWindowTitle(f"{name} - {tr(PROGRAM_NAME)}" if name else tr(PROGRAM_NAME))

    # Quick find -----------------------------------------------------------

    def _take_sheet_names(self, outcome: "Outcome[tuple[SheetName, ...]]") -> None:
        """Find sheets, too: what paper there is is only asked when somebody looks for something."""
        self._sheet_names = outcome.result()

    def _search(self, text: str) -> list[FoundRow]:
        from dangjian_desktop.ui.main_window.answers import answers

        return answers(text, self._bench.desk.on, self._sheet_names)

    def _sum_panel(self, found: "quick_find.FoundRow", typed: str) -> "quick_find.Panel | None":
        from dangjian_desktop.ui.shared.sum_panel import sum_panel

        try:
            return sum_panel(found.uid, typed, rules_at=rules_at, on=self._bench.desk.on)
        except SentenceError as error:  # the rule files are wrong
            self._bench.ask.error(self, in_words(error))
            return None

    def _open_found(self, found: FoundRow) -> None:
        if found.kind is FoundKind.COMMAND:
            act = self.commands.get(found.uid)
            if act is not None:
                QTimer.singleShot(0, self, act)  # the popup closes first
            return
        if found.kind is FoundKind.ACTIVITY:
            from dangjian_desktop.queries.activities import ActivityOfUidQuery

            activity_id = ActivityOfUidQuery(found.uid).fetch()
            if activity_id is not None:
                self.show_activity(activity_id)
            return
        if found.kind in (FoundKind.DOCUMENT, FoundKind.TASK):
            self._show_matter(found)
            return
        if found.kind is FoundKind.EDITION:
            self.show_edition(found.uid)
            return
        if found.kind is FoundKind.SHEET:
            self._open_subject("groups", "group_month")
            self.page("groups").page("group_month").open_code(found.uid)
            return
        if found.kind is FoundKind.LAYOUT:
            self._open_subject("walls", "sheets")
            self.page("walls").page("sheets").show_sheet(*sheet_of(found.uid))
            return
        if found.kind in (FoundKind.ENTRY, FoundKind.BOOK):
            self._open_subject("groups", "ledgers")
            ledgers = self.page("groups").page("ledgers")
            show = ledgers.show_entry if found.kind is FoundKind.ENTRY else ledgers.open_book
            show(found.uid)
            return
        self.open_tab("roster")
        page = self.page("roster")
        if found.kind is FoundKind.VIEW:
            page.open_subject("people").open_view(found.uid)
        elif found.kind is FoundKind.ORGANISATION:
            page.show_organisation(found.uid)
        else:
            page.show_person(found.uid)

    def _show_matter(self, found: FoundRow) -> None:
        """Show a document or a task on the page of matters."""
        from dangjian_desktop.queries.found_matters import DocumentOfUidQuery, TaskOfUidQuery

        is_document = found.kind is FoundKind.DOCUMENT
        query = DocumentOfUidQuery(found.uid) if is_document else TaskOfUidQuery(found.uid)
        row_id = query.fetch()
        if row_id is None:
            return
        self.open_tab("calendar")
        page = self.page("calendar").open_subject("matters")
        if is_document:
            page.show_document(row_id)
        else:
            page.show_task(row_id)

    def _print_found(self, found: FoundRow) -> None:
        self._open_found(found)
        if found.kind in _WITHOUT_PAPER:
            return
        if found.kind in (FoundKind.ENTRY, FoundKind.BOOK):
            self.page("groups").page("ledgers").print_shown()
            return
        if found.kind is FoundKind.LAYOUT:
            self.page("walls").page("sheets").print_when_made()
            return
        page = self.roster
        if found.kind in (FoundKind.ORGANISATION, FoundKind.VIEW):
            page.print_shown()
        else:
            page.actions["print_person_card"].trigger()

    # Place on the screen --------------------------------------------------

    def _restore_place(self) -> None:
        self.setMinimumSize(*SMALLEST_SIZE)
        place = self._bench.settings.value.window
        screen = QGuiApplication.primaryScreen().availableGeometry()
        if place is None:
            first = QSize(*FIRST_SIZE)
            if first.boundedTo(screen.size() - QSize(1, 1)) == first:
                self.resize(first)
                return
            # No larger than the window: with its frame, the status line would be off the screen.
            self.resize(first.boundedTo(screen.size() * SHARE_OF_SMALL_SCREEN))
            self.setWindowState(Qt.WindowState.WindowMaximized)
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
        """Leave when no work runs and nothing that was typed is lost; else ask."""
        for key, page in self._pages.items():
            leave = getattr(page, "leave_editing", None)
            if leave is not None and not leave():
                self.open_tab(key)
                event.ignore()
                return
        jobs = self._bench.jobs
        if jobs.is_busy and not self._bench.ask.question(
            self,
            tr("还有工作没有做完，退出会中断它，数据保持原样。"),
            yes=tr("退出"),
            no=tr("等它做完"),
            is_loss=True,
        ):
            event.ignore()
            return
        if jobs.is_busy or jobs.is_reading:
            jobs.cancel()
            jobs.wait()
        self.day_watch.stop()  # when the window has gone, the file is closed
        self.daily_backup.stop()
        self._keep_place()
        event.accept()


def _sheet_names(on: date) -> "tuple[SheetName, ...]":
    from dangjian_desktop.operations.wall_gallery import sheet_names  # paper is loaded only now

    return sheet_names(on)
