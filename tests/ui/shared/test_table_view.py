"""The table is complete by keyboard, keeps its place, and remembers its columns."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QMenu

from dangjian_desktop.host.settings import Theme
from dangjian_desktop.ui.shared import theme
from dangjian_desktop.ui.shared.chip import chip_size
from dangjian_desktop.ui.shared.desk import Desk
from dangjian_desktop.ui.shared.query_model import (
    CHUNK_ROWS,
    ChipLook,
    Column,
    QueryModel,
    RowsAtHand,
)
from dangjian_desktop.ui.shared.table_view import WIDEST_CHIPS, ColumnLayout, TableView
from tests.ui.shared.numbers_query import NUMBER, ODD, AllNumbersQuery, Number, NumbersQuery

REMARK = Column[Number]("备注", lambda row: "多行\n备注", "remark", is_shown_first=False)
COLUMNS = (NUMBER, ODD, REMARK)


@pytest.fixture
def table(qtbot, desk: Desk) -> TableView:
    model = QueryModel(desk, COLUMNS, NumbersQuery(1000), key="number")
    shown = TableView(model, name="数字")
    model.setParent(shown)
    qtbot.addWidget(shown)
    shown.resize(600, 400)
    shown.show()
    shown.setFocus()
    return shown


def test_enter_opens_and_so_does_a_double_click(qtbot, table: TableView) -> None:
    table.select_keys([5])
    with qtbot.waitSignal(table.opened) as opened:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert opened.args == [Number(5)]
    at = table.visualRect(table.rows.index(2, 0)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    with qtbot.waitSignal(table.opened) as opened:
        qtbot.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert opened.args == [Number(3)]


def test_the_second_click_on_a_dialog_s_button_opens_no_row_below_it(qtbot, table: TableView):
    at = table.visualRect(table.rows.index(2, 0)).center()
    left = Qt.MouseButton.LeftButton
    qtbot.mouseClick(table.viewport(), left, pos=at)
    dialog = QDialog(table)
    dialog.open()
    qtbot.waitUntil(dialog.isActiveWindow)
    dialog.accept()
    table.activateWindow()
    qtbot.waitUntil(table.isActiveWindow)
    opened: list[object] = []
    table.opened.connect(opened.append)
    qtbot.mouseDClick(table.viewport(), left, pos=at)
    assert opened == []
    qtbot.mouseDClick(table.viewport(), left, pos=at)
    assert opened == [Number(3)]


def test_home_end_arrows_and_ctrl_a_work(qtbot, table: TableView) -> None:
    qtbot.keyClick(table, Qt.Key.Key_End)
    assert table.current_key() == 1000
    qtbot.keyClick(table, Qt.Key.Key_Home)
    qtbot.keyClick(table, Qt.Key.Key_Down)
    assert table.current_key() == 2
    qtbot.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert table.selected_keys() == [2, 3]
    qtbot.keyClick(table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert len(table.selected_keys()) == 1000


def test_a_chip_that_has_too_little_room_widens_its_column_unless_the_user_chose(qtbot, desk):
    said = Column[Number](
        "情况",
        lambda row: f"还有 {row.number * 1000} 天届满" if row.number < 900 else "名" * 40,
        "state",
        width=60,
        chip=lambda row: ChipLook(said.text(row)),
    )
    shown = TableView(QueryModel(desk, (said, NUMBER), NumbersQuery(1000), key="number"))
    qtbot.addWidget(shown)
    shown.resize(600, 400)
    shown.show()
    wanted = chip_size(ChipLook("还有 9000 天届满")).width()
    qtbot.waitUntil(lambda: shown.columnWidth(0) >= wanted)
    assert shown.column_layout().widths == ()  # it is no choice of the user's
    shown.scrollToBottom()
    qtbot.waitUntil(lambda: shown.columnWidth(0) == theme.tokens().text_px(WIDEST_CHIPS))
    shown.set_layout(ColumnLayout(widths=(("state", 70),)))
    shown.scrollToTop()
    shown.repaint()
    qtbot.wait(20)
    assert shown.columnWidth(0) == theme.tokens().text_px(70)
    chosen = ColumnLayout(widths=(("state", 70),))
    again = TableView(
        QueryModel(desk, (said, NUMBER), NumbersQuery(1000), key="number"), layout=chosen
    )
    qtbot.addWidget(again)
    again.resize(600, 400)
    with qtbot.waitSignal(again._chips.cut):
        again.show()
    qtbot.wait(20)
    assert again.columnWidth(0) == theme.tokens().text_px(70)


def test_copying_takes_what_is_shown(qtbot, table: TableView) -> None:
    table.set_layout(ColumnLayout(shown=("odd", "number", "remark")))
    table.select_keys([1, 4])
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "奇\t1\t多行 备注\n偶\t4\t多行 备注"


def test_the_place_is_kept_by_key_when_rows_come_and_go(qtbot, table: TableView) -> None:
    table.select_keys([10, 11, 500])
    with qtbot.waitSignal(table.chosen_changed):
        table.rows.set_query(NumbersQuery(400, descending=True))
    assert table.selected_keys() == [11, 10]
    assert table.current_key() == 10


def test_when_the_chosen_row_goes_the_page_is_told(qtbot, table: TableView) -> None:
    table.select_keys([900])
    with qtbot.waitSignal(table.chosen_changed):
        table.rows.set_query(NumbersQuery(3))
    assert table.selected_keys() == []
    assert table.current_row() is None


def test_an_empty_table_says_what_to_do(qtbot, table: TableView) -> None:
    pressed = []
    table.set_empty("还没有人。可以导入名册。", "导入名册", lambda: pressed.append(True))
    assert not table.empty_state.isVisible()
    table.rows.set_query(NumbersQuery(0))
    assert table.empty_state.isVisible()
    assert table.empty_state.geometry() == table.viewport().rect()
    following = QLineEdit(table)  # what Qt would go to
    following.show()
    table.empty_state.button.setFocus()
    table.empty_state.button.click()
    assert pressed == [True]
    table.rows.set_query(NumbersQuery(1))
    assert not table.empty_state.isVisible()
    assert table.window().focusWidget() is table


def test_columns_are_shown_hidden_and_restored_by_the_menu(table: TableView) -> None:
    names = {action.text(): action for action in table.columns_menu().actions()}
    assert names["序号"].isChecked()
    assert not names["备注"].isChecked()
    names["备注"].setChecked(True)
    names["序号"].setChecked(False)
    assert table.column_layout().shown == ("odd", "remark")
    names["奇偶"].setChecked(False)
    names["备注"].setChecked(False)  # the last one stays
    assert len(table.column_layout().shown) == 1
    names["恢复原来的列"].trigger()
    assert table.column_layout().shown == ("number", "odd")


def test_order_widths_and_sorting_are_remembered_and_come_back(qtbot, desk: Desk) -> None:
    told: list[ColumnLayout] = []
    model = QueryModel(desk, COLUMNS, NumbersQuery(9), key="number")
    table = TableView(model, remember=told.append)
    model.setParent(table)
    qtbot.addWidget(table)
    head = table.horizontalHeader()
    head.moveSection(0, 1)
    head.resizeSection(1, 222)
    head.setSortIndicator(0, Qt.SortOrder.DescendingOrder)
    qtbot.waitUntil(lambda: bool(told))
    layout = told[-1]
    assert layout.shown == ("odd", "number")
    assert dict(layout.widths)["odd"] == 222
    assert (layout.sort_key, layout.descending) == ("number", True)
    assert ColumnLayout.from_texts(layout.as_texts()) == layout

    again_model = QueryModel(desk, COLUMNS, NumbersQuery(9), key="number")
    again = TableView(again_model, layout=layout)
    again_model.setParent(again)
    qtbot.addWidget(again)
    assert again.column_layout() == layout
    assert again_model.index(0, 0).data() == "9"


def test_a_remembered_layout_with_strange_parts_does_no_harm() -> None:
    layout = ColumnLayout.from_texts(("number=abc", "old:asc", "odd=90"))
    assert layout == ColumnLayout(("number", "old", "odd"), (("odd", 90),), "old", False)


def test_a_click_on_the_header_sorts_and_a_third_one_ends_it(qtbot, table: TableView) -> None:
    head = table.horizontalHeader()
    at = head.rect().topLeft()
    at.setX(head.sectionViewportPosition(0) + 20)
    at.setY(10)
    seen = []
    for _ in range(3):
        qtbot.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=at)
        seen.append(table.rows.index(0, 0).data())
    assert sorted(seen) == ["1", "1", "1000"]
    assert table.column_layout().sort_key == ""


def click_heading(qtbot, table: TableView, column: int) -> None:
    head = table.horizontalHeader()
    at = QPoint(head.sectionViewportPosition(column) + 20, 10)
    qtbot.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=at)


def test_no_arrow_stands_over_a_column_by_which_nothing_is_sorted(qtbot, table, desk) -> None:
    head = table.horizontalHeader()
    click_heading(qtbot, table, 0)
    before = head.sortIndicatorSection(), head.sortIndicatorOrder()
    click_heading(qtbot, table, 1)
    assert (head.sortIndicatorSection(), head.sortIndicatorOrder()) == before
    model = QueryModel(desk, COLUMNS, AllNumbersQuery(9), key="number")
    unsorted = TableView(model)
    model.setParent(unsorted)
    qtbot.addWidget(unsorted)
    unsorted.show()
    click_heading(qtbot, unsorted, 0)
    assert unsorted.horizontalHeader().sortIndicatorSection() == -1
    assert unsorted.column_layout().sort_key == ""


def test_the_menu_key_opens_the_pages_menu_at_the_current_row(qtbot, desk: Desk) -> None:
    model = QueryModel(desk, COLUMNS, NumbersQuery(9), key="number")
    table = TableView(model, fill_menu=lambda menu: menu.addAction("转出"))
    model.setParent(table)
    qtbot.addWidget(table)
    table.show()
    table.select_keys([3])
    where = table.visualRect(table.currentIndex()).center()
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Keyboard, where, table.viewport().mapToGlobal(where)
    )
    QApplication.sendEvent(table.viewport(), event)
    menu = next(m for m in table.findChildren(QMenu) if m.isVisible())
    words = [action.text() for action in menu.actions() if action.text()]
    assert words == ["转出", "复制", "显示的列"]
    below = table.viewport().mapToGlobal(table.visualRect(table.currentIndex()).bottomLeft())
    assert abs(menu.pos().y() - below.y()) <= 2
    menu.close()


def test_tab_leaves_the_table(qtbot, table: TableView) -> None:
    table.select_keys([1])
    column = table.currentIndex().column()
    qtbot.keyClick(table, Qt.Key.Key_Tab)
    assert table.currentIndex().column() == column


def test_large_type_makes_rows_and_columns_larger(qtbot, table: TableView, themed) -> None:
    width = table.columnWidth(0)
    theme.apply_theme(themed, Theme.LIGHT, large=True)
    assert table.rowHeight(0) == theme.LARGE_TYPE.row
    assert table.columnWidth(0) > width


def test_sixty_thousand_rows_open_and_change_size_without_being_fetched(
    qtbot, desk: Desk, themed
) -> None:
    query = NumbersQuery(60_000)
    model = QueryModel(desk, COLUMNS, query, key="number")
    table = TableView(model)
    model.setParent(table)
    qtbot.addWidget(table)
    table.show()
    theme.apply_theme(themed, Theme.LIGHT, large=True)
    assert table.verticalHeader().minimumSectionSize() <= theme.NORMAL_TYPE.row
    assert sum(map(len, query.asked)) <= 3 * CHUNK_ROWS  # what is on the screen


def test_a_layout_changed_just_before_closing_is_remembered(qtbot, desk: Desk) -> None:
    told: list[ColumnLayout] = []
    model = QueryModel(desk, COLUMNS, NumbersQuery(9), key="number")
    table = TableView(model, remember=told.append)
    model.setParent(table)
    qtbot.addWidget(table)
    table.show()
    table.horizontalHeader().resizeSection(0, 200)
    table.hide()
    assert dict(told[-1].widths) == {"number": 200}


def test_sixty_thousand_selected_rows_are_found_again(qtbot, table: TableView) -> None:
    table.rows.set_query(NumbersQuery(60_000))
    table.selectAll()
    table.rows.set_query(NumbersQuery(59_999))
    assert len(table.selected_keys()) == 59_999


def test_a_layout_with_keys_of_user_defined_fields_is_kept_as_it_was():
    for sort_key in ("", "name", "custom:ab12"):
        layout = ColumnLayout(
            ("name", "custom:ab12", "custom:cd34"), (("custom:cd34", 96),), sort_key, bool(sort_key)
        )
        assert ColumnLayout.from_texts(layout.as_texts()) == layout


def test_opening_a_row_by_a_far_column_does_not_push_the_first_one_away(qtbot, desk: Desk) -> None:
    wide = tuple(Column[Number](f"第{n}列", lambda row: "字", f"c{n}", width=200) for n in range(6))
    model = QueryModel(desk, (NUMBER, *wide), NumbersQuery(1000), key="number")
    table = TableView(model, name="数字")
    model.setParent(table)
    qtbot.addWidget(table)
    table.resize(600, 400)
    table.show()
    table.setFocus()
    table.setCurrentIndex(model.index(3, 5))
    table.scrollTo(model.index(900, 5))
    assert table.horizontalScrollBar().value() == 0
    assert table.verticalScrollBar().value() > 0
    table.setCurrentIndex(model.index(3, 0))
    for _ in range(5):
        qtbot.keyClick(table, Qt.Key.Key_Right)
    assert table.horizontalScrollBar().value() > 0


def test_a_column_is_as_wide_as_its_heading_until_it_is_dragged(qtbot, desk):
    long = Column("一个比栏宽得多的标题文字", lambda row: "", "long", width=50)
    model = QueryModel(desk, (long, Column("姓名", lambda row: "", "name")), RowsAtHand())
    table = TableView(model)
    qtbot.addWidget(table)
    header = table.horizontalHeader()
    assert header.sectionSize(0) >= header.fontMetrics().horizontalAdvance(long.heading)
    assert table.column_layout().widths == ()  # nobody has chosen a width
    header.resizeSection(0, 60)
    assert dict(table.column_layout().widths)["long"] == 60


def test_other_rows_in_other_columns_forget_selection_and_order(qtbot, desk: Desk) -> None:
    kept = []
    model = QueryModel(desk, COLUMNS, NumbersQuery(1000), key="number")
    shown = TableView(model, name="数字", remember=kept.append)
    model.setParent(shown)
    qtbot.addWidget(shown)
    shown.resize(600, 400)
    shown.show()
    shown.horizontalHeader().setSortIndicator(0, Qt.SortOrder.DescendingOrder)
    shown.select_keys([7])
    layout = ColumnLayout(("remark", "number"), (("remark", 222),))
    shown.exchange((REMARK, NUMBER), NumbersQuery(20), layout)
    assert kept[-1].sort_key == "number"  # told before it was gone
    assert shown.selected_keys() == []
    assert shown.current_key() is None
    assert model.sorted_by == ("", False)
    assert list(model.keys) == list(range(1, 21))
    assert shown.column_layout().shown == ("remark", "number")
    sorted_layout = ColumnLayout(("number", "remark"), sort_key="number", descending=True)
    shown.exchange((NUMBER, REMARK), NumbersQuery(20), sorted_layout)
    assert model.keys[0] == 20
