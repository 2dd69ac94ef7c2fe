"""Quick find: typing, arrows, Enter, Esc, an input method, and what is shown."""

from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from dangjian_desktop.ui.shared.quick_find import KindLook, Panel, QuickFind, marked_parts


@dataclass(frozen=True)
class Found:
    kind: str
    title: str
    detail: str = "综采一队党支部"
    uid: str = ""
    marks: tuple[tuple[int, int], ...] = ()


ROWS = [
    Found("person", "张三", marks=((0, 2),)),
    Found("command", "打印名册"),
    Found("person", "赵四"),
]
KINDS = {"person": KindLook("人", "user"), "command": KindLook("命令", "square-terminal")}


@pytest.fixture
def window(qtbot) -> QWidget:
    made = QWidget()
    made.resize(1000, 700)
    made.line = QLineEdit(made)
    qtbot.addWidget(made)
    made.show()
    made.line.setFocus()
    return made


@pytest.fixture
def asked() -> list[str]:
    return []


@pytest.fixture
def find(window: QWidget, asked: list[str]) -> QuickFind:
    def search(text: str) -> list[Found]:
        asked.append(text)
        return [] if text == "没有" else ROWS

    return QuickFind(window, search, KINDS)


def test_answers_are_grouped_and_the_first_is_ready_to_open(qtbot, find: QuickFind) -> None:
    find.open()
    qtbot.keyClicks(find.line, "zs")
    assert [row.title for row in find.answers()] == ["张三", "赵四", "打印名册"]
    model = find.list.model()
    headings = [model.index(i).data() for i in range(5) if model.index(i).data(257)]
    assert headings == ["人", "命令"]
    assert find.current() == ROWS[0]


def test_arrows_pass_over_headings_and_go_round(qtbot, find: QuickFind) -> None:
    find.open("zs")
    seen = []
    for _ in range(4):
        seen.append(find.current().title)
        qtbot.keyClick(find.line, Qt.Key.Key_Down)
    assert seen == ["张三", "赵四", "打印名册", "张三"]
    qtbot.keyClick(find.line, Qt.Key.Key_Up)
    assert find.current().title == "张三"


def test_enter_opens_and_gives_the_keyboard_back(qtbot, find: QuickFind, window) -> None:
    find.open("zs")
    with qtbot.waitSignal(find.chosen) as chosen:
        qtbot.keyClick(find.line, Qt.Key.Key_Return)
    assert chosen.args == [ROWS[0]]
    assert not find.isVisible()
    assert window.line.hasFocus()


def test_ctrl_enter_prints(qtbot, find: QuickFind) -> None:
    find.open("zs")
    with qtbot.assertNotEmitted(find.chosen), qtbot.waitSignal(find.print_wanted):
        qtbot.keyClick(find.line, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_esc_closes_and_opens_nothing(qtbot, find: QuickFind, window) -> None:
    find.open("zs")
    with qtbot.assertNotEmitted(find.chosen):
        qtbot.keyClick(find.line, Qt.Key.Key_Escape)
    assert not find.isVisible()
    assert window.line.hasFocus()


def test_enter_on_nothing_does_nothing(qtbot, find: QuickFind) -> None:
    find.open("没有")
    assert find.current() is None
    assert "没有找到" in find.hint.text()
    with qtbot.assertNotEmitted(find.chosen):
        qtbot.keyClick(find.line, Qt.Key.Key_Return)
    assert find.isVisible()


def test_an_input_method_composes_and_only_the_committed_text_is_searched(
    find: QuickFind, asked: list[str]
) -> None:
    find.open()
    asked.clear()
    QApplication.sendEvent(find.line, QInputMethodEvent("zhang", []))
    assert asked == []
    done = QInputMethodEvent("", [])
    done.setCommitString("张")
    QApplication.sendEvent(find.line, done)
    assert asked == ["张"]


def test_a_click_opens_that_answer(qtbot, find: QuickFind) -> None:
    find.open("zs")
    place = find.list.visualRect(find.list.model().index(2)).center()
    with qtbot.waitSignal(find.chosen) as chosen:
        qtbot.mouseClick(find.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert chosen.args[0].title == "赵四"


def test_it_stays_within_a_small_window(find: QuickFind, window: QWidget) -> None:
    find.open("zs")
    window.resize(420, 320)
    assert window.rect().contains(find.geometry())


def test_marks_cut_a_title_into_parts() -> None:
    assert marked_parts("张三丰", ((0, 1), (2, 3))) == [("张", True), ("三", False), ("丰", True)]
    assert marked_parts("张三", ((0, 5), (1, 2))) == [("张三", True)]
    assert marked_parts("", ((0, 1),)) == []


def test_everything_is_drawn_without_a_complaint(find: QuickFind) -> None:
    find.open("zs")
    assert not find.grab().isNull()


class SmallPanel(Panel):
    def __init__(self) -> None:
        super().__init__()
        self.line = QLineEdit(self)

    def height_for(self, width: int) -> int:
        return 120

    def focus_first(self) -> None:
        self.line.setFocus()


@pytest.fixture
def with_panel(window: QWidget) -> QuickFind:
    return QuickFind(
        window, lambda _text: ROWS, KINDS, {"command": lambda _row, _text: SmallPanel()}
    )


def open_command(qtbot, find: QuickFind) -> None:
    find.open("zs")
    qtbot.keyClick(find.line, Qt.Key.Key_Up)
    qtbot.keyClick(find.line, Qt.Key.Key_Return)


def test_an_answer_may_open_a_panel_within_and_esc_leads_back(qtbot, with_panel: QuickFind) -> None:
    with qtbot.assertNotEmitted(with_panel.chosen):
        open_command(qtbot, with_panel)
    assert with_panel.panel.line.hasFocus()
    assert not with_panel.list.isVisible()
    qtbot.keyClick(with_panel.panel.line, Qt.Key.Key_Escape)
    assert with_panel.panel is None
    assert with_panel.line.hasFocus()
    assert with_panel.list.isVisible()
    qtbot.keyClick(with_panel.line, Qt.Key.Key_Escape)
    assert not with_panel.isVisible()


def test_typing_in_the_line_again_closes_the_panel(qtbot, with_panel: QuickFind) -> None:
    open_command(qtbot, with_panel)
    with_panel.line.setFocus()
    qtbot.keyClicks(with_panel.line, "x")
    assert with_panel.panel is None
    assert with_panel.list.isVisible()


def test_the_popup_goes_when_the_keyboard_leaves_the_panel(
    qtbot, with_panel: QuickFind, window: QWidget
) -> None:
    open_command(qtbot, with_panel)
    window.line.setFocus()
    assert not with_panel.isVisible()
    assert with_panel.panel is None


def test_what_opens_a_panel_is_not_printed(qtbot, with_panel: QuickFind) -> None:
    with_panel.open("zs")
    qtbot.keyClick(with_panel.line, Qt.Key.Key_Up)
    with qtbot.assertNotEmitted(with_panel.print_wanted):
        qtbot.keyClick(with_panel.line, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert with_panel.isVisible()
