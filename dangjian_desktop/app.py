"""Composition root of the window: folder, lock, log, settings, file, desk, window.

A second start on the same folder raises the first window and ends.
"""

import logging
import os
import sys
from contextlib import ExitStack, suppress
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from dangjian_desktop.domain.problems import SentenceError
from dangjian_desktop.domain.rights import ROLE_WORDS
from dangjian_desktop.host.account import account_name
from dangjian_desktop.host.clock import Clock
from dangjian_desktop.host.data_place import place_warning, risky_places
from dangjian_desktop.host.display import has_display
from dangjian_desktop.host.lock import FolderLock, LockedError, instance_name
from dangjian_desktop.host.paths import DataFolder, resources
from dangjian_desktop.host.relaunch import start_again
from dangjian_desktop.host.safe_copies import SafeCopies
from dangjian_desktop.host.settings import Language, chosen_language, load_settings

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from dangjian_desktop.operations.data_keys import Unlocked
    from dangjian_desktop.operations.opening import OpenData
    from dangjian_desktop.ui.main_window.window import MainWindow, Sealing

EXIT_DONE, EXIT_REFUSED = 0, 3
#: How long the first window may take to answer a second start.
RAISE_WITHIN_MS = 1_500
_RAISE = b"raise\n"
#: Refusals of a start after which a password or the recovery code is asked for.
_ASK_PASSWORD = frozenset({"needs_password", "ring_missing"})


def run_window(
    folder: DataFolder,
    *,
    on: date | None = None,
    password: str | None = None,
    unlocked: "Unlocked | None" = None,
    is_demo: bool = False,
    pictures: Path | None = None,
) -> int:
    """Open the window on a data folder and return the exit code when it is closed.

    Args:
        folder: The data folder.
        on: The day to work as of; None for today.
        password: Of encrypted data; it is asked for where they are and none was given.
        unlocked: What a password or the recovery code has opened already.
        is_demo: Whether the demonstration mine is built where the folder is empty.
        pictures: Where screenshots and sheets go when there is no display.
    """
    if not has_display():
        if pictures is None:
            _say("这台电脑没有图形显示，窗口打不开。可以用命令行：dangjian --help")
            return EXIT_REFUSED
        return _draw_pictures(folder, on, pictures)
    from PySide6.QtWidgets import QApplication

    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    try:
        return _run(app, folder, on, password, unlocked, is_demo)
    except LockedError as error:
        return _raise_first(app, folder, error)
    except SentenceError as error:
        code = error.code
        if code in _ASK_PASSWORD and password is None:
            unlocked = _unlocked(app, folder, error)
            if unlocked is None:
                return EXIT_REFUSED
        elif code not in ("damaged", "altered"):
            return _refuse(app, folder, error)
        elif not _restored_after_damage(app, folder, error, unlocked):
            return EXIT_REFUSED
        return run_window(folder, on=on, password=password, unlocked=unlocked, is_demo=is_demo)


def _run(
    app: "QApplication",
    folder: DataFolder,
    on: date | None,
    password: str | None,
    unlocked: "Unlocked | None",
    is_demo: bool,
) -> int:
    from PySide6.QtCore import QTimer

    from dangjian_desktop.host.crash import watch_crashes
    from dangjian_desktop.operations.disk_trouble import disk_trouble
    from dangjian_desktop.ui.shared.crash_dialog import CrashTeller

    with ExitStack() as leaving:
        try:
            data = _open(folder, password, unlocked, is_demo)
            leaving.callback(data.close)
            copies = SafeCopies(folder.opened)
            copies.clear()  # a start after a crash: what was lent out then is still there
            leaving.callback(copies.clear)
            window = make_window(app, data, on)
        except SentenceError:
            raise
        except Exception as error:  # noqa: BLE001 - no loop runs yet that could show it later
            return _tell_failed_start(app, folder, error)
        teller = CrashTeller(lambda: window, app, partial(disk_trouble, folder=folder))
        leaving.callback(watch_crashes(teller.tell, teller.explain))
        window.show()
        window.begin_backups()
        if data.opened.is_encrypted:
            slot = data.entry.slot
            holder = None if slot is None else slot.holder
            window.guard(partial(_readmit, folder, holder), holder or "")
        if is_demo:
            _tell_outgrown(window, folder)
        listening: list[object] = []
        QTimer.singleShot(0, app, lambda: listening.append(_listen(folder, window)))
        app.exec()
        wanted = _back_up_on_leaving(folder, window.wants_restore)
    key = data.entry.key
    if wanted is not None:  # not before the folder is free for it
        _restore(folder, wanted, key)
    if window.wants_sealing is not None:
        _seal(folder, window.wants_sealing, key)
    if window.wants_release:
        _tell_released(folder)
    if window.wants_restart or window.wants_restore or window.wants_sealing:
        _restart()
    return EXIT_DONE


def _back_up_on_leaving(folder: DataFolder, wanted: Path | None) -> Path | None:
    """Back up what is new, and return the backup that may be restored now, if one is wanted."""
    from dangjian_desktop.ui.main_window.leaving import back_up_before_restore, back_up_on_leaving
    from dangjian_desktop.ui.shared.ask import Ask

    if wanted is None:
        back_up_on_leaving(folder, Ask())
        return None
    return wanted if back_up_before_restore(folder, wanted, Ask()) else None


def _unlocked(app: "QApplication", folder: DataFolder, error: SentenceError) -> "Unlocked | None":
    """Ask for the password or the recovery code; None when the user leaves."""
    from dangjian_desktop.ui.main_window.unlock_dialog import UnlockDialog

    _say(error.sentence)
    _dress(app, folder)
    try:
        return UnlockDialog(folder).asked()
    except SentenceError as broken:  # the key ring itself
        _refuse(app, folder, broken)
        return None


def _restore(folder: DataFolder, backup: Path, key: bytes | None) -> None:
    from dangjian_desktop.ui.main_window.leaving import restore
    from dangjian_desktop.ui.shared.ask import Ask

    restore(folder, backup, Ask(), key=key)


def _tell_released(folder: DataFolder) -> None:
    from dangjian_desktop.ui.main_window.leaving import tell_released
    from dangjian_desktop.ui.shared.ask import Ask

    tell_released(folder, Ask())


def _seal(folder: DataFolder, work: "Sealing", key: bytes | None) -> None:
    """Write closed data anew with another key or none, and tell when that could not be done."""
    from dangjian_desktop.ui.shared.ask import Ask
    from dangjian_desktop.ui.shared.wording import in_words

    try:
        with FolderLock(folder.path):
            work(folder, key)
    except SentenceError as error:
        Ask().error(None, in_words(error))


def _restored_after_damage(
    app: "QApplication", folder: DataFolder, error: SentenceError, unlocked: "Unlocked | None"
) -> bool:
    """Offer the newest sound backup in the place of a damaged file; return whether it is there."""
    from dangjian_desktop.ui.main_window.leaving import offer_newest
    from dangjian_desktop.ui.shared.ask import Ask

    _say(error.sentence)
    _dress(app, folder)
    return offer_newest(folder, error, Ask(), key=unlocked.key if unlocked else None)


def _restart() -> None:
    """Start the program once more as it was started."""
    from dangjian_desktop.ui.shared.ask import Ask
    from dangjian_desktop.ui.shared.wording import tr

    try:
        start_again(sys.argv[1:])
    except OSError as error:
        reason = error.strerror or str(error)
        Ask().error(None, tr("程序没有重新启动：{reason}。请再打开一次。", reason=reason))


def make_window(app: "QApplication", data: "OpenData", on: date | None = None) -> "MainWindow":
    """Build the window over open data, with this computer's settings; not shown yet."""
    from dangjian_desktop.ui.main_window.window import MainWindow
    from dangjian_desktop.ui.shared.ask import Ask
    from dangjian_desktop.ui.shared.desk import Desk
    from dangjian_desktop.ui.shared.jobs import Jobs
    from dangjian_desktop.ui.shared.language import speak
    from dangjian_desktop.ui.shared.theme import apply_theme, prepare
    from dangjian_desktop.ui.shared.wording import in_words, tr
    from dangjian_desktop.ui.shared.workbench import SettingsKeeper, Workbench

    own_files = resources()
    prepare(own_files)
    loaded = load_settings(data.folder.settings)
    settings = loaded.settings
    is_spoken = speak(app, settings.language, own_files)
    apply_theme(app, settings.theme, settings.large_type, settings.zoom / 100)
    clock = Clock(on)
    bench = Workbench(
        Desk(data.runner, clock.today, app),
        Jobs(app),
        Ask(settings.last_folder),
        SettingsKeeper(settings, data.folder.settings, app),
        SafeCopies(data.folder.opened),
    )
    slot = data.entry.slot
    told = (
        tr("已加密") if data.opened.is_encrypted else tr("未加密"),
        tr("{holder}（{role}）", holder=slot.holder, role=tr(ROLE_WORDS[slot.role]))
        if slot
        else "",
        tr("数据在 {path}", path=data.folder.path),
    )
    window = MainWindow(bench, resources=own_files, folder=data.folder, data_told=told)
    warning = place_warning(data.folder.path, risky_places(own_files))
    if warning:
        window.warn_of_place(in_words(warning))
    if data.warning:
        window.note_bar.say(in_words(data.warning))
    elif loaded.notice:
        window.note_bar.say(in_words(loaded.notice))
    elif not is_spoken and settings.language is Language.ENGLISH:
        window.note_bar.say(tr("没有找到英文界面的文件，界面仍用中文。请重新安装程序。"))
    return window


def _open(
    folder: DataFolder, password: str | None, unlocked: "Unlocked | None", is_demo: bool
) -> "OpenData":
    """Open the data; build the demonstration where it is asked for and nothing is there."""
    from dangjian_desktop.operations.opening import open_data

    if not is_demo:
        return open_data(folder, actor=account_name(), password=password, unlocked=unlocked)
    from dangjian_desktop.operations.demo.mine import DemoAge, SeededUids, build_demo, demo_age

    description = _demo_description()
    opened = partial(open_data, folder, actor=account_name(), password=password, unlocked=unlocked)
    data = opened(new_uid=SeededUids(description))
    if demo_age(description=description) is DemoAge.OUTGROWN:  # nothing of a user's is in it
        data.close()
        folder.remove_database()
        data = opened(new_uid=SeededUids(description))
    if data.is_empty:
        data.runner.run(build_demo(description=description))
    data.close()  # a fresh runner: the demonstration is not the first thing to be undone
    return opened()


def _demo_description() -> str:
    return (resources() / "demo" / "mine.toml").read_text("utf-8")


def _readmit(folder: DataFolder, holder: str | None, secret: str) -> None:
    from dangjian_desktop.operations.data_keys import readmit

    readmit(folder, secret, holder)


def _tell_outgrown(window: "MainWindow", folder: DataFolder) -> None:
    """Say why a demonstration that somebody worked in does not show what came since."""
    from dangjian_desktop.operations.demo.mine import DemoAge, demo_age
    from dangjian_desktop.ui.shared.wording import tr

    if demo_age(description=_demo_description()) is DemoAge.OUTGROWN_IN_USE:
        window.note_bar.say(
            tr(
                "示例由旧版程序建立，缺少新内容。要重建，请先退出并删除 {path}。",
                path=folder.path,
            )
        )


def _listen(folder: DataFolder, window: "MainWindow") -> object:
    """Answer second starts on this folder by coming to the front."""
    from PySide6.QtNetwork import QLocalServer

    server = QLocalServer(window)
    server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
    name = instance_name(folder.path)
    QLocalServer.removeServer(name)  # we hold the lock: whoever listened there is gone

    def answer() -> None:
        while (caller := server.nextPendingConnection()) is not None:
            caller.disconnected.connect(caller.deleteLater)
            window.raise_up()

    server.newConnection.connect(answer)
    server.listen(name)
    return server


def _raise_first(app: "QApplication", folder: DataFolder, error: LockedError) -> int:
    """Ask the window that holds the folder to come to the front; else say who holds it."""
    from PySide6.QtNetwork import QLocalSocket

    caller = QLocalSocket()
    caller.connectToServer(instance_name(folder.path))
    if caller.waitForConnected(RAISE_WITHIN_MS):
        caller.write(_RAISE)
        caller.waitForBytesWritten(RAISE_WITHIN_MS)
        caller.disconnectFromServer()
        return EXIT_DONE
    return _refuse(app, folder, error)


def _tell_failed_start(app: "QApplication", folder: DataFolder, error: Exception) -> int:
    """Log and show an error that kept the file from being opened or the window from being built."""
    from dangjian_desktop.host.crash import report_of
    from dangjian_desktop.ui.shared.crash_dialog import CrashDialog
    from dangjian_desktop.ui.shared.language import speak
    from dangjian_desktop.ui.shared.theme import apply_theme, prepare
    from dangjian_desktop.ui.shared.wording import tr

    logging.getLogger(__name__).critical("the window could not be built", exc_info=error)
    with suppress(OSError):  # a font that is missing may be the very error
        prepare(resources())
        speak(app, chosen_language(folder.settings), resources())
        apply_theme(app)
    CrashDialog(report_of(error), close_text=tr("退出")).exec()
    return EXIT_REFUSED


def _refuse(app: "QApplication", folder: DataFolder, error: SentenceError) -> int:
    """Say in a dialog and on the terminal why the window does not open."""
    from dangjian_desktop.ui.shared.ask import Ask
    from dangjian_desktop.ui.shared.wording import in_words

    _say(error.sentence)
    _dress(app, folder)
    Ask().error(None, in_words(error))
    return EXIT_REFUSED


def _dress(app: "QApplication", folder: DataFolder) -> None:
    """Give dialogs that open without the window its fonts, language and look."""
    from dangjian_desktop.ui.shared.language import speak
    from dangjian_desktop.ui.shared.theme import apply_theme, prepare

    prepare(resources())
    speak(app, chosen_language(folder.settings), resources())
    apply_theme(app)


def _draw_pictures(folder: DataFolder, on: date | None, target: Path) -> int:
    """Without a display: draw the window's tabs and the sheets into files, and name them."""
    _say("没有图形显示，窗口打不开。改为建立示范数据，把各页截图和打印件写到文件夹。")
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtWidgets import QApplication

    from dangjian_desktop.showcase import draw_showcase

    app = QApplication(sys.argv[:1])
    try:
        data = _open(folder, None, None, is_demo=True)
        try:
            for path in draw_showcase(make_window(app, data, on), target):
                sys.stdout.write(f"{path}\n")
        finally:
            data.close()
    except SentenceError as error:
        _say(error.sentence)
        return EXIT_REFUSED
    except OSError as error:
        _say(f"图片没有写成：{target}（{error.strerror or error}）。请换一个文件夹，用 OUT= 指定。")
        return EXIT_REFUSED
    return EXIT_DONE


def _say(sentence: str) -> None:
    sys.stderr.write(sentence + "\n")
