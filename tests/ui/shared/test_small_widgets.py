"""Chips, empty states, sections, notes, masked values, tabs, status line, as-of day."""

from datetime import date

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QMenu,
    QStyleOptionComboBox,
    QToolButton,
    QWidget,
)

from dangjian_desktop.operations.people import change_person
from dangjian_desktop.ui.shared.ask import CannedAsk
from dangjian_desktop.ui.shared.buttons import (
    elided_link,
    icon_button,
    link_button,
    menu_button,
    plain_button,
    quiet_button,
)
from dangjian_desktop.ui.shared.chip import Chip
from dangjian_desktop.ui.shared.choice_box import ChoiceBox
from dangjian_desktop.ui.shared.day_picker import CalendarPopup, may_edit
from dangjian_desktop.ui.shared.desk import Desk
from dangjian_desktop.ui.shared.elided import ElidedLabel, elided_lines
from dangjian_desktop.ui.shared.empty_state import EmptyState
from dangjian_desktop.ui.shared.masked_value import REVEALED_MS, MaskedValue
from dangjian_desktop.ui.shared.note_bar import SHOWN_MS, NoteBar
from dangjian_desktop.ui.shared.query_model import ChipLook
from dangjian_desktop.ui.shared.section import Section, card, rule
from dangjian_desktop.ui.shared.short_clipboard import short_clipboard
from dangjian_desktop.ui.shared.status_line import StatusLine
from dangjian_desktop.ui.shared.tab_strip import TabStrip
from dangjian_desktop.ui.shared.theme import Tone
from tests import make

TABS = (("today", "今日"), ("roster", "名册"), ("walls", "上墙"))


def test_a_chip_says_its_word_and_grows_with_it(qtbot) -> None:
    chip = Chip("预备", Tone.WARN)
    qtbot.addWidget(chip)
    narrow = chip.sizeHint().width()
    chip.show_look(ChipLook("预备党员", Tone.WARN))
    assert chip.sizeHint().width() > narrow
    assert chip.accessibleName() == "预备党员"
    assert not chip.grab().isNull()


def test_the_lines_of_an_empty_state_are_about_as_long_as_each_other(qtbot) -> None:
    told = "选一份全国系统导出的名单，与名册逐人对照，只列差异，什么也不改。"
    state = EmptyState(told, "选择名单")
    qtbot.addWidget(state)
    state.resize(900, 400)
    state.show()
    words = state.sentence
    qtbot.waitUntil(lambda: words.height() // words.fontMetrics().height() == 2)
    whole = words.fontMetrics().horizontalAdvance(told)
    assert words.width() < whole * 0.7  # two halves, not one line and a single 改。
    state.say("还没有会议。")
    qtbot.waitUntil(lambda: words.height() < 2 * words.fontMetrics().height())


def test_an_empty_state_offers_one_thing(qtbot) -> None:
    pressed = []
    state = EmptyState("还没有会议。", "安排会议", lambda: pressed.append(1), icon="calendar-days")
    qtbot.addWidget(state)
    state.resize(300, 300)
    state.show()
    state.button.click()
    assert pressed == [1]
    state.say("这里以后放日历。")
    assert not state.button.isVisible()
    assert state.accessibleName() == "这里以后放日历。"


def test_a_section_folds_by_mouse_and_keyboard_and_tells(qtbot) -> None:
    section = Section("基本情况", QLabel("1990-05-12"))
    qtbot.addWidget(section)
    section.show()
    with qtbot.waitSignal(section.folded) as told:
        qtbot.keyClick(section.fold_button, Qt.Key.Key_Space)
    assert told.args == [True]
    assert not section.body.isVisible()
    assert section.fold_button.accessibleName() == "基本情况，已折叠"
    section.fold_button.click()
    assert section.is_open
    qtbot.addWidget(card())
    qtbot.addWidget(rule())


def test_the_note_offers_undo_for_eight_seconds(qtbot, desk: Desk) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1000, 600)
    window.show()
    note = NoteBar(window, desk.undo)
    desk.noted.connect(note.say)
    who = make.person("张三")
    desk.run(change_person(person_id=who, changes={"crew": "采煤一班"}))
    assert note.isVisible()
    assert note.sentence.text() == "已完成：修改人员"
    assert note._timer.interval() == SHOWN_MS == 8_000
    window.resize(1000, 500)
    assert window.rect().contains(note.geometry())
    note.undo_button.click()
    assert note.sentence.text() == "已撤销：修改人员"
    assert not note.undo_button.isVisible()
    note._timer.timeout.emit()
    assert not note.isVisible()


def test_a_masked_value_is_asked_for_each_time_and_hides_itself(qtbot) -> None:
    asked = []

    def reveal() -> str:
        asked.append(1)
        return "990101199005121019"

    value = MaskedValue("990101********1019", reveal, name="公民身份号码")
    qtbot.addWidget(value)
    value.show()
    assert value.value.text() == "990101********1019"
    with qtbot.waitSignal(value.revealed) as told:
        value.button.click()
    assert told.args == [True]
    assert value.value.text() == "990101199005121019"
    assert value._timer.interval() == REVEALED_MS == 15_000
    assert value.button.accessibleName() == "隐藏公民身份号码"
    value._timer.timeout.emit()
    assert value.value.text() == "990101********1019"
    value.button.click()
    assert asked == [1, 1]
    value.hide()  # the card goes
    assert value.value.text() == "990101********1019"


def test_a_shown_value_is_copied_by_a_button_that_is_there_only_while_it_is_shown(qtbot, qapp):
    value = MaskedValue("990101********1019", lambda: "990101199005121019", name="公民身份号码")
    qtbot.addWidget(value)
    value.show()
    assert not value.copy_button.isVisible()
    value.button.click()
    value.copy_button.click()
    assert qapp.clipboard().text() == "990101199005121019"
    assert value.copy_button.toolTip() == "复制公民身份号码（30 秒后从剪贴板里清除）"
    value.hide_value()
    assert not value.copy_button.isVisible()
    assert qapp.clipboard().text() == "990101199005121019"  # the form it goes to is elsewhere
    short_clipboard()._timer.timeout.emit()
    assert qapp.clipboard().text() == ""


def test_another_person_on_the_card_is_masked_again(qtbot) -> None:
    value = MaskedValue("138****0000", lambda: "13800000000", name="手机号码")
    qtbot.addWidget(value)
    value.show()
    value.button.click()
    value.show_masked("139****1111", None)
    assert value.value.text() == "139****1111"
    assert not value.button.isVisible()
    assert not value.is_revealed


def test_tabs_are_opened_by_arrow_keys_and_show_counts(qtbot) -> None:
    tabs = TabStrip(TABS)
    qtbot.addWidget(tabs)
    tabs.show()
    tabs.setFocus()
    with qtbot.waitSignal(tabs.chosen) as chosen:
        qtbot.keyClick(tabs, Qt.Key.Key_Right)
    assert chosen.args == ["roster"]
    width = tabs.tabSizeHint(0).width()
    tabs.show_count("today", 12)
    assert tabs.tabSizeHint(0).width() > width
    assert tabs.accessibleTabName(0) == "今日，12 件"
    tabs.open_tab("walls")
    assert tabs.current_key() == "walls"
    assert not tabs.grab().isNull()
    wide = tabs.sizeHint().width()
    tabs.open_tab("today")
    assert tabs.sizeHint().width() == wide  # opening a tab moves nothing


def test_the_status_line_turns_to_history(qtbot, desk: Desk) -> None:
    line = StatusLine(desk)
    qtbot.addWidget(line)
    line.show_figures("46 人（正式 43 预备 3）")
    line.show_data("已备份 今天 08:12", "", "未加密")
    assert line.data.text() == "已备份 今天 08:12 · 未加密"
    assert line.as_of_day.text() == "截至 2026-11-21"
    desk.show_day(date(2025, 12, 31))
    assert line.as_of_day.text() == "历史视图 · 截至 2025-12-31"
    assert line.property("history") is True
    desk.show_day(None)
    assert line.property("history") is False
    line.show_work("导入名册", 0.5)
    assert line.work.text() == "导入名册 50%"
    line.show_work("", 0)
    assert line.work.text() == ""


def test_the_as_of_day_is_chosen_in_the_calendar(qtbot, desk: Desk) -> None:
    line = StatusLine(desk)
    qtbot.addWidget(line)
    line.show()
    line.as_of_day.click()
    popup = line.as_of_day.findChild(CalendarPopup)
    year_end = next(b for b in popup.findChildren(QWidget) if _says(b, "2025 年末"))
    year_end.click()
    assert desk.on == date(2025, 12, 31)
    line.as_of_day.click()
    popup = line.as_of_day.findChildren(CalendarPopup)[-1]
    qtbot.keyClick(popup, Qt.Key.Key_Escape)
    assert not popup.isVisible()
    assert desk.is_history


def _says(widget: QWidget, word: str) -> bool:
    return getattr(widget, "text", lambda: "")() == word


@pytest.mark.parametrize("answer", [True, False])
def test_editing_in_history_is_asked_first(desk: Desk, answer: bool) -> None:
    ask = CannedAsk(answer)
    assert may_edit(ask, None, desk)
    assert ask.asked == []
    desk.show_day(date(2025, 12, 31))
    assert may_edit(ask, None, desk) is answer
    assert "2025-12-31" in ask.asked[0]


def test_a_long_path_never_widens_the_window(qtbot) -> None:
    label = ElidedLabel("D:\\" + "很长的文件夹\\" * 40)
    qtbot.addWidget(label)
    assert label.minimumSizeHint().width() < 100
    assert label.toolTip() == label.text()
    label.resize(200, 20)
    assert not label.grab().isNull()


def test_buttons_have_names_and_keep_their_menus(qtbot) -> None:
    pressed = []
    button = icon_button("undo-2", "撤销", clicked=lambda: pressed.append(1))
    qtbot.addWidget(button)
    button.click()
    assert isinstance(button, QToolButton)
    assert button.accessibleName() == button.toolTip() == "撤销"
    assert pressed == [1]

    def made() -> QMenu:
        menu = QMenu()
        menu.addAction("党员名册")
        return menu

    printing = menu_button("打印", made(), "printer")
    qtbot.addWidget(printing)
    assert [action.text() for action in printing.menu().actions()] == ["党员名册"]
    for other in (quiet_button("取消"), link_button("查看")):
        qtbot.addWidget(other)
        assert not other.autoDefault()
    QApplication.processEvents()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_enter_presses_the_button_that_has_the_focus(qtbot, key: Qt.Key) -> None:
    pressed: list[str] = []
    words = plain_button("导入")
    icon = icon_button("menu", "菜单", clicked=lambda: pressed.append("菜单"))
    words.clicked.connect(lambda: pressed.append("导入"))
    for button in (words, icon):
        qtbot.addWidget(button)
        qtbot.keyClick(button, key)
        qtbot.keyClick(button, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert pressed == ["导入", "菜单"]  # Ctrl+Enter is the dialog's


def test_a_double_click_presses_a_button_once(qtbot) -> None:
    pressed: list[int] = []
    button = plain_button("下一步")
    button.clicked.connect(lambda: pressed.append(1))
    qtbot.addWidget(button)
    left = Qt.MouseButton.LeftButton
    qtbot.mouseClick(button, left)
    qtbot.mouseDClick(button, left)  # stands for the second press, as Qt tells it
    QTest.mouseRelease(button, left)
    assert pressed == [1]


def test_a_link_without_room_ends_in_an_ellipsis_and_tells_the_whole(qtbot):
    words = "打开 2026-11-25 “安全生产，党员先行”主题党日"
    link = elided_link(words)
    qtbot.addWidget(link)
    assert link.minimumSizeHint().width() < link.sizeHint().width() / 2
    link.resize(link.sizeHint())
    assert link.words_shown() == words
    link.resize(120, link.height())
    assert link.words_shown().startswith("打开 2026")
    assert link.words_shown().endswith("…")
    whole = link.grab().toImage()
    link.setText(link.words_shown())
    assert link.grab().toImage() == whole  # just that is drawn
    link.setText(words)
    assert (link.toolTip(), link.accessibleName()) == (words, words)
    with qtbot.waitSignal(link.clicked):
        link.click()


def test_a_choice_that_is_cut_is_told_by_the_tooltip(qtbot):
    box = ChoiceBox()
    qtbot.addWidget(box)
    box.addItems(["支委会", "外出学习、工作半年以上，该转组织关系没有转"])
    box.resize(160, 34)
    box.show()
    assert box.toolTip() == ""
    box.setCurrentIndex(1)
    assert box.toolTip() == box.currentText()
    box.resize(600, 34)
    assert box.toolTip() == ""
    box.setToolTip("情形")
    box.resize(160, 34)
    assert box.toolTip() == "情形"  # the page's own words stay


def test_a_choice_that_is_cut_ends_in_an_ellipsis_and_no_letter_is_cut_in_two(qtbot):
    box = ChoiceBox()
    qtbot.addWidget(box)
    box.addItems(["支委会", "煤矿第一工区综合机械化采煤一队和掘进准备队联合党支部委员会"])
    box.show()
    for width, words in ((160, "支委会"), (160, "煤矿第一工区…"), (900, box.itemText(1))):
        box.resize(width, 34)
        box.setCurrentText(words if words in ("支委会", box.itemText(1)) else box.itemText(1))
        option = QStyleOptionComboBox()
        box.initStyleOption(option)
        drawn = option.currentText
        is_cut = words.endswith("…")
        assert drawn.endswith("…") is is_cut
        assert is_cut or drawn == words
        assert box.fontMetrics().horizontalAdvance(drawn) <= width


def test_a_long_sentence_is_broken_into_the_lines_there_are_and_ends_in_an_ellipsis(themed):
    font = themed.font()
    line = QFontMetrics(font).lineSpacing()
    told = (
        "青石岭煤矿第一工区还没有录入入党誓词。请先在“文本库”里录入现行的一版，或另选一个党支部。"
    )
    for count in (1, 2, 3):
        lines = elided_lines(told, font, QSize(160, count * line + line // 2))
        assert len(lines) == count
        assert lines[0].startswith("青石岭")
        assert lines[-1].endswith("…")
        assert max(QFontMetrics(font).horizontalAdvance(one) for one in lines) <= 160
    assert "".join(elided_lines(told, font, QSize(160, 20 * line))) == told
    assert elided_lines("没有录入。", font, QSize(160, 3 * line)) == ["没有录入。"]


def test_other_choices_keep_what_is_chosen_and_tell_it_whole(qtbot) -> None:
    box = ChoiceBox()
    qtbot.addWidget(box)
    box.setFixedWidth(120)
    box.show()
    told: list[int] = []
    box.currentIndexChanged.connect(told.append)
    box.offer([("全部", None), ("综采一队", 1), ("掘进一队", 2)])
    box.setCurrentIndex(2)
    told.clear()
    long = "掘进一队党支部（原掘进一队、掘进二队合并）"
    box.offer([("全部", None), (long, 2)])
    assert (box.currentData(), box.toolTip()) == (2, long)
    box.offer([("全部", None), ("综采一队", 1)])
    assert (box.currentData(), box.toolTip()) == (None, "")
    assert told == []
