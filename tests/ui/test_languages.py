"""The window in both languages and both type sizes: everything fits, and nothing is left over."""

from itertools import pairwise

import pytest
from PySide6.QtWidgets import QMenu, QTextBrowser

from dangjian_desktop.host.settings import Language, Theme, chosen_language
from dangjian_desktop.ui.calendar.tab import DOCUMENTS, POOL, TASKS
from dangjian_desktop.ui.main_window.window import SMALLEST_SIZE, MainWindow
from dangjian_desktop.ui.shared import theme
from dangjian_desktop.ui.shared.help_window import HelpWindow
from dangjian_desktop.ui.shared.language import speak
from tests.canaries import Bare, canaries, give_canaries, revealed
from tests.ui.conftest import RESOURCES
from tests.ui.english_words import left_in_chinese, words_of_the_program
from tests.ui.roster.roster_stories import choose
from tests.ui.screen import misfits, settle
from tests.ui.told import told
from tests.ui.tour import SCREEN, SOMEBODY, tour


@pytest.mark.parametrize(
    "language",
    [
        pytest.param(Language.CHINESE, id="Chinese in large type"),
        pytest.param(Language.ENGLISH, id="English in large type"),
    ],
    indirect=["language"],
)
def test_every_text_fits_or_its_tooltip_tells_the_rest(qapp, busy_window, language):
    """Large type is wider everywhere: two walks more, of minutes, would find nothing else.

    The walk in English also looks for words left in Chinese, the one in Chinese for numbers and
    addresses that stand unmasked without anybody having asked for them.
    """
    theme.apply_theme(qapp, Theme.LIGHT, large=True)
    is_asked = language is Language.ENGLISH
    words = words_of_the_program() if is_asked else set()
    found, left, unmasked = {}, {}, {}
    stops = 0
    window = busy_window()
    if not is_asked:
        give_canaries()
    bare = Bare(canaries())
    for name, shown in tour(window, SOMEBODY):
        stops += 1
        for canary in bare.found_in(told(shown), but=revealed()) if not is_asked else ():
            unmasked.setdefault(canary, name)
        for misfit in misfits(shown):
            found.setdefault(misfit, name)
        for where, text in left_in_chinese(name, shown, words) if is_asked else ():
            left.setdefault((where, text), name)
        assert shown.width() <= SCREEN[0], name
        assert shown.height() <= SCREEN[1], name
    assert stops > 150
    assert "\n".join(f"{name}: {misfit}" for misfit, name in found.items()) == ""
    assert "\n".join(f"{name}: {where}: {text}" for (where, text), name in left.items()) == ""
    assert "\n".join(f"{name}: {canary}" for canary, name in unmasked.items()) == ""


@pytest.mark.usefixtures("language")
@pytest.mark.parametrize("language", [Language.ENGLISH], indirect=True)
def test_official_terms_stay_chinese_in_an_english_window(window):
    shown = window()
    page = shown.roster
    choose(page, "单小春")
    cells = {
        page.model.index(row, column).data()
        for row in range(page.model.rowCount())
        for column in range(page.model.columnCount())
    }
    assert {"正式党员", "预备党员", "支部书记"} <= cells
    headings = [
        page.model.headerData(place, page.table.horizontalHeader().orientation())
        for place in range(page.model.columnCount())
    ]
    assert {"Name", "Category", "Joined the Party"} <= set(headings)
    page.actions["advance_stage"].trigger()
    assert shown._bench.ask.asked == ["单小春 is already 正式党员; no category comes after it."]


def menu_words(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions() if not action.isSeparator()]


def test_english_is_chosen_in_the_menu_and_spoken_after_a_restart(
    qtbot, qapp, window, workbench, folder, ask, tmp_path, catalogue
):
    shown = window()
    assert "语言 / Language" in menu_words(shown._actions.menu(shown))
    assert shown.action("language_chinese").isChecked()
    assert shown.action("import_roster").text() == "导入名册"

    ask.answers = [False]
    shown.action("language_english").trigger()
    assert "Restart now?" in ask.asked[-1]
    assert "现在重新启动吗？" in ask.asked[-1]
    assert shown.isVisible()  # later: nothing changes yet
    assert not shown.wants_restart
    assert shown.action("language_english").isChecked()
    assert shown.action("import_roster").text() == "导入名册"
    assert chosen_language(tmp_path / "settings.json") is Language.ENGLISH

    shown.action("language_english").trigger()
    assert len(ask.asked) == 1  # it is chosen already

    ask.answers = [True]
    shown.action("language_chinese").trigger()
    assert not shown.isVisible()
    assert shown.wants_restart

    workbench.settings.change(language=Language.ENGLISH)
    speak(qapp, workbench.settings.value.language, catalogue)
    again = MainWindow(workbench, resources=RESOURCES, folder=folder, data_told=("", ""))
    qtbot.addWidget(again)
    assert again.action("import_roster").text() == "Import roster"
    assert "Appearance" in menu_words(again._actions.menu(again))
    assert again.tabs.tabText(1) == "Roster"
    speak(qapp, Language.CHINESE, RESOURCES)


@pytest.mark.usefixtures("language")
@pytest.mark.parametrize("language", [Language.ENGLISH], indirect=True)
def test_commands_are_found_by_their_english_words_and_still_by_pinyin(window):
    shown = window()
    found = {row.uid: row for row in shown._search("ros") if row.kind == "command"}
    assert found["import_roster"].title == "Import roster"
    begin, end = found["import_roster"].marks[0]
    assert found["import_roster"].title[begin:end] == "ros"
    assert [row.title for row in shown._search("drmc") if row.kind == "command"] == [
        "Import roster"
    ]


def test_in_chinese_a_command_is_said_as_it_was_written(window):
    shown = window()
    (found,) = [row for row in shown._search("drmc") if row.kind == "command"]
    assert (found.title, found.detail) == ("导入名册", "名册")


@pytest.mark.usefixtures("language")
@pytest.mark.parametrize("language", [Language.ENGLISH], indirect=True)
def test_help_is_english_in_an_english_window(window):
    shown = window()
    shown.open_tab("roster")
    shown.action("help").trigger()
    dialog = next(one for one in shown.findChildren(HelpWindow) if one.isVisible())
    assert "Where to start" in dialog.findChild(QTextBrowser).toPlainText()
    assert dialog.windowTitle() == "Help"


@pytest.mark.usefixtures("language")
@pytest.mark.parametrize("language", list(Language), indirect=True)
def test_in_the_smallest_window_with_large_type_every_tab_can_be_read(qapp, busy_window):
    theme.apply_theme(qapp, Theme.LIGHT, True)
    shown = busy_window()
    shown.resize(*SMALLEST_SIZE)
    settle()
    row = (shown.place_button, shown.tabs, shown.find_button, shown.undo_button)
    for left, right in pairwise(row):
        assert left.geometry().right() < right.geometry().left()
    assert shown.tabs.width() >= shown.tabs.tabRect(shown.tabs.count() - 1).right()
    assert shown.find_button.toolTip()
    assert shown.menu_button.geometry().right() < shown.width()


@pytest.mark.usefixtures("language")
@pytest.mark.parametrize(
    ("language", "is_large"),
    [(Language.CHINESE, False), (Language.CHINESE, True), (Language.ENGLISH, False)],
    indirect=["language"],
)
def test_in_the_smallest_window_the_pages_of_the_calendar_and_today_fit(
    qapp, busy_window, is_large
):
    theme.apply_theme(qapp, Theme.LIGHT, is_large)
    shown = busy_window()
    shown.resize(*SMALLEST_SIZE)
    settle()
    found = misfits(shown)
    shown.open_tab("calendar")
    tab = shown.page("calendar")
    for key in tab.subjects():
        page = tab.open_subject(key)
        for view in (POOL, DOCUMENTS, TASKS) if key == "matters" else ("",):
            if view:
                page.show_view(view)
            settle()
            found += [f"{key} {view}: {misfit}" for misfit in misfits(shown)]
    assert "\n".join(found) == ""
