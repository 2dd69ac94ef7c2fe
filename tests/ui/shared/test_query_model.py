"""The table model shows queries, refetches when it must, and keeps little."""

import pytest
from PySide6.QtCore import Qt

from dangjian_desktop.operations.people import change_person
from dangjian_desktop.queries.roster import RosterQuery
from dangjian_desktop.ui.shared.desk import Desk
from dangjian_desktop.ui.shared.query_model import (
    CHIP_ROLE,
    CHUNK_ROWS,
    KEPT_CHUNKS,
    KEY_ROLE,
    ROW_ROLE,
    ChipLook,
    Column,
    QueryModel,
    RowsAtHand,
)
from dangjian_desktop.ui.shared.theme import Tone
from tests import make
from tests.ui.shared.numbers_query import NUMBER, ODD, AllNumbersQuery, Number, NumbersQuery


def texts(model: QueryModel, column: int = 0) -> list[str]:
    return [model.index(row, column).data() for row in range(model.rowCount())]


def test_qt_finds_no_fault_with_the_model(qtmodeltester, desk: Desk) -> None:
    qtmodeltester.check(QueryModel(desk, (NUMBER, ODD), NumbersQuery(450), key="number"))
    qtmodeltester.check(QueryModel(desk, (NUMBER, ODD), AllNumbersQuery(3), key="number"))


def test_a_cell_says_text_tooltip_icon_chip_row_and_key(desk: Desk) -> None:
    model = QueryModel(desk, (NUMBER, ODD), AllNumbersQuery(2), key="number")
    first, odd = model.index(0, 0), model.index(0, 1)
    assert first.data() == "1"
    assert first.data(Qt.ItemDataRole.ToolTipRole) == "第 1 行"
    assert not first.data(Qt.ItemDataRole.DecorationRole).isNull()
    assert model.index(1, 0).data(Qt.ItemDataRole.DecorationRole) is None
    assert first.data(Qt.ItemDataRole.TextAlignmentRole) & Qt.AlignmentFlag.AlignRight
    assert odd.data(CHIP_ROLE) == ChipLook("奇", Tone.GOOD)
    assert model.index(1, 1).data(CHIP_ROLE) is None
    assert first.data(ROW_ROLE) == Number(1)
    assert first.data(KEY_ROLE) == 1
    assert odd.data(Qt.ItemDataRole.ForegroundRole) is not None
    assert first.data(Qt.ItemDataRole.ForegroundRole) is None
    assert model.headerData(0, Qt.Orientation.Horizontal) == "序号"
    assert model.headerData(4, Qt.Orientation.Vertical) == 5


def test_sixty_thousand_rows_are_fetched_by_the_page_and_few_are_kept(desk: Desk) -> None:
    query = NumbersQuery(60_000)
    model = QueryModel(desk, (NUMBER,), query, key="number")
    assert model.rowCount() == 60_000
    assert query.asked == []
    assert model.index(59_999, 0).data() == "60000"
    assert [len(asked) for asked in query.asked] == [CHUNK_ROWS]
    for row in range(0, 60_000, CHUNK_ROWS):
        model.index(row, 0).data()
    assert len(model._chunks) == KEPT_CHUNKS
    asked = len(query.asked)
    model.index(59_999, 0).data()
    assert len(query.asked) == asked  # still at hand


def test_sorting_is_asked_of_the_query(desk: Desk) -> None:
    model = QueryModel(desk, (NUMBER, ODD), NumbersQuery(3), key="number")
    model.sort(0, Qt.SortOrder.DescendingOrder)
    assert texts(model) == ["3", "2", "1"]
    model.sort(1)  # a column that cannot
    assert texts(model) == ["3", "2", "1"]
    model.set_query(NumbersQuery(2))
    assert texts(model) == ["2", "1"]  # another query keeps the order chosen
    model.sort(-1)
    assert texts(model) == ["1", "2"]


def test_only_news_of_its_own_topics_makes_it_read_again(qtbot, desk: Desk) -> None:
    who = make.person("张三")
    deaf = QueryModel(desk, (NUMBER,), AllNumbersQuery(1), key="number")
    query = RosterQuery(on=desk.on)
    name = Column("姓名", lambda row: row.facts.name, "name")
    crew = Column("班组", lambda row: row.facts.crew, "crew")
    model = QueryModel(desk, (name, crew), query)
    with qtbot.assertNotEmitted(deaf.dataChanged), qtbot.waitSignal(model.dataChanged):
        desk.run(change_person(person_id=who, changes={"crew": "采煤一班"}))
    assert (texts(model), texts(model, 1)) == (["张三"], ["采煤一班"])

    make.person("李四")  # by somebody else; the desk hears of it with the next change
    with qtbot.waitSignal(model.modelReset):
        desk.undo()
    assert sorted(texts(model)) == ["张三", "李四"]
    assert texts(model, 1) == ["", ""]


def test_a_row_that_has_just_gone_shows_empty_until_the_news_comes(desk: Desk) -> None:
    model = QueryModel(desk, (NUMBER,), NumbersQuery(3, gone=frozenset({2})), key="number")
    assert texts(model) == ["1", None, "3"]
    with pytest.raises(LookupError):
        model.row_at(1)


def test_rows_and_columns_are_found_by_key(desk: Desk) -> None:
    model = QueryModel(desk, (NUMBER, ODD), NumbersQuery(9, descending=True), key="number")
    assert (model.row_of(9), model.row_of(1), model.row_of(77)) == (0, 8, -1)
    assert (model.column_of("odd"), model.column_of("no such")) == (1, -1)


def test_rows_that_say_the_same_are_not_drawn_again(qtbot, desk: Desk) -> None:
    number = Column[Number]("序号", lambda row: str(row.number), "number")
    odd = Column[Number]("单双", lambda row: "奇", "odd")
    model = QueryModel(
        desk, (number, odd), RowsAtHand(rows=[(1, "a"), (2, "b"), (3, "c")]), key=lambda row: row[0]
    )
    told = []
    model.dataChanged.connect(
        lambda first, last: told.append((first.row(), last.row(), last.column()))
    )
    model.set_query(RowsAtHand(rows=[(1, "a"), (2, "b"), (3, "c")]))
    assert told == []
    model.set_query(RowsAtHand(rows=[(1, "a"), (2, "x"), (3, "c")]))
    assert told == [(1, 1, 1)]
    model.set_query(RowsAtHand(rows=[(1, "y"), (2, "x"), (3, "y")]))
    assert told[-1] == (0, 2, 1)
