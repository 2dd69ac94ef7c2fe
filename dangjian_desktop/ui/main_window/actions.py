"""The program's own actions: one line each, the menu made of them, and quick find's commands."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from dangjian_desktop.domain.commands import RECORDING
from dangjian_desktop.domain.rights import Right
from dangjian_desktop.ui.main_window.looks import (
    LANGUAGE_ACTIONS,
    LARGE_TYPE,
    THEME_ACTIONS,
    TRAY_REMINDER,
)
from dangjian_desktop.ui.shared.icons import dress
from dangjian_desktop.ui.shared.offered import own_group, records, withhold
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, chinese, tr

Act = Callable[[], object]


@dataclass(frozen=True, slots=True)
class _A:
    """An action: its code, its word, its icon and its keys."""

    code: str
    word: str
    icon: str = ""
    keys: tuple[str, ...] = ()


_ACTIONS = (
    _A("undo", QT_TR_NOOP("撤销"), "undo-2", ("Ctrl+Z",)),
    _A("redo", QT_TR_NOOP("恢复"), "redo-2", ("Ctrl+Y", "Ctrl+Shift+Z")),
    _A("find", QT_TR_NOOP("快速查找"), "search", ("Ctrl+K",)),
    _A("sums", QT_TR_NOOP("速算"), "calculator"),
    _A("print", QT_TR_NOOP("打印"), "printer", ("Ctrl+P",)),
    _A("import_roster", QT_TR_NOOP("导入名册"), "file-input", ("Ctrl+I",)),
    _A("export_roster", QT_TR_NOOP("导出名册"), "file-output"),
    _A("open_rules", QT_TR_NOOP("规则…"), "settings"),
    _A("open_history", QT_TR_NOOP("修改历史…"), "history"),
    _A("open_backups", QT_TR_NOOP("备份与恢复…"), "hard-drive"),
    _A("open_keys", QT_TR_NOOP("加密与口令…"), "lock"),
    _A("lock_now", QT_TR_NOOP("锁定"), "lock", ("Ctrl+Alt+L",)),
    _A("open_exchange", QT_TR_NOOP("交换…"), "file-output"),
    _A("theme_light", QT_TR_NOOP("浅色")),
    _A("theme_dark", QT_TR_NOOP("深色")),
    _A("theme_system", QT_TR_NOOP("跟随系统")),
    _A("language_chinese", chinese("中文")),
    _A("language_english", "English"),
    _A("large_type", QT_TR_NOOP("大字号")),
    _A("zoom_in", QT_TR_NOOP("放大"), "zoom-in", ("Ctrl+=",)),
    _A("zoom_out", QT_TR_NOOP("缩小"), "zoom-out", ("Ctrl+-",)),
    _A("zoom_reset", QT_TR_NOOP("原大"), "", ("Ctrl+0",)),
    _A("full_screen", QT_TR_NOOP("全屏"), "", ("F11",)),
    _A(TRAY_REMINDER, QT_TR_NOOP("托盘提醒")),
    _A("help", QT_TR_NOOP("帮助"), "circle-question-mark", ("F1",)),
    _A("shortcuts", QT_TR_NOOP("快捷键一览"), "keyboard", ("Ctrl+Shift+/",)),
    _A("about", QT_TR_NOOP("关于"), "info"),
    _A("leave_safely", QT_TR_NOOP("安全退出（拔 U 盘前）"), "log-out"),
    _A("quit", QT_TR_NOOP("退出"), "log-out", ("Ctrl+Q",)),
    _A("menu", QT_TR_NOOP("菜单"), "", ("F10",)),
)
#: Who ticks attendance and no more takes back own ticks, too; whoever records has this right.
UNDOING = Right.ATTENDANCE
#: What is offered to who has one party group; the tab has no other command.
_OF_GROUP = frozenset(
    """
    undo redo theme_light theme_dark theme_system language_chinese language_english large_type
    zoom_in zoom_out zoom_reset full_screen help shortcuts about lock_now leave_safely quit menu
    open_keys tab_1
    """.split()
)
_TICKED = frozenset(
    {*THEME_ACTIONS.values(), *LANGUAGE_ACTIONS.values(), LARGE_TYPE, TRAY_REMINDER}
)
#: The menu from top to bottom; None is a line, a pair is a menu of its own.
_MENU: tuple[str | tuple[str, tuple[str | None, ...]] | None, ...] = (
    "import_roster",
    "export_roster",
    "print",
    "sums",
    "open_rules",
    "open_history",
    "open_backups",
    "open_keys",
    "open_exchange",
    None,
    (
        QT_TR_NOOP("外观"),
        (
            "theme_light",
            "theme_dark",
            "theme_system",
            None,
            "large_type",
            "zoom_in",
            "zoom_out",
            "zoom_reset",
            "full_screen",
        ),
    ),
    (chinese("语言 / Language"), ("language_chinese", "language_english")),
    TRAY_REMINDER,
    None,
    "help",
    "shortcuts",
    "about",
    None,
    "lock_now",
    "leave_safely",
    "quit",
)


class WindowActions(QObject):
    """Makes the actions and knows what each does; pages add what they can do.

    Attributes:
        commands: What quick find can carry out, by code.
    """

    def __init__(self, window: QWidget, acts: Mapping[str, Act]) -> None:
        """Make the actions.

        Args:
            window: Has the keys.
            acts: What each code does; every action of the table must be there.
        """
        super().__init__(window)
        self.commands: dict[str, Act] = dict(acts)
        self._by_code: dict[str, QAction] = {}
        self._window = window
        for line in _ACTIONS:
            self._add(line, acts[line.code])

    def action(self, code: str) -> QAction:
        """Return an action by its code."""
        return self._by_code[code]

    def add_tab_key(self, word: str, number: int, act: Act) -> None:
        """Let Ctrl and a number open a tab."""
        self._add(_A(f"tab_{number}", word, "", (f"Ctrl+{number}",)), act)

    def tick(self, codes: frozenset[str]) -> None:
        """Show which looks are in use."""
        for code in _TICKED:
            self._by_code[code].setChecked(code in codes)

    def menu(self, parent: QWidget) -> QMenu:
        """Return the program's menu."""
        menu = QMenu(parent)
        for entry in _MENU:
            if isinstance(entry, tuple):
                heading, codes = entry
                self._fill(menu.addMenu(tr(heading)), codes)
            else:
                self._fill(menu, (entry,))
        return menu

    def _fill(self, menu: QMenu, codes: tuple[str | None, ...]) -> None:
        for code in codes:
            if code is None:
                menu.addSeparator()
            else:
                menu.addAction(self._by_code[code])

    def _add(self, line: _A, act: Act) -> None:
        action = QAction(tr(line.word), self._window)
        if line.code in ("undo", "redo"):
            records(action, UNDOING)
        elif line.code in RECORDING:
            records(action)
        if own_group() and line.code not in _OF_GROUP:
            withhold(action)
        action.setObjectName(line.code)
        action.setCheckable(line.code in _TICKED)
        if line.icon:
            dress(action, line.icon)
        action.setShortcuts([QKeySequence(keys) for keys in line.keys])
        action.triggered.connect(lambda: act())  # drops the checked flag, which none wants
        self._window.addAction(action)
        self._by_code[line.code] = action
