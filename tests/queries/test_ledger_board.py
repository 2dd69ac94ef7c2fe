"""Boards and checklists: columns by what the book says, and what nobody looked at."""

from datetime import date

import pytest

from dangjian_desktop.domain.problems import InputError
from dangjian_desktop.operations.books import close_book_choice, rename_book_choice
from dangjian_desktop.operations.ledger_milestones import add_milestone, mark_milestone_done
from dangjian_desktop.queries.book_use import BookUseQuery
from dangjian_desktop.queries.ledger_board import (
    BoardQuery,
    ChecklistQuery,
    CheckState,
    milestones_done,
)
from dangjian_desktop.queries.ledger_entries import LedgerEntryQuery
from dangjian_desktop.queries.ledgers import LedgerQuery
from tests import make

ON = date(2026, 11, 20)


def board(code, **more):
    return {column.label: column for column in BoardQuery(LedgerQuery(code, ON, **more)).fetch()}


def lists(**more):
    return ChecklistQuery(LedgerQuery("stronghold", ON, **more)).fetch()


@pytest.fixture
def branch(data):
    return make.branch()


def test_breakthroughs_stand_by_what_they_break(branch):
    late = make.entry(
        "breakthrough", branch, subject="过断层", situation="破难局", due_on="2026-11-01"
    )
    make.entry("breakthrough", branch, subject="提效", situation="破难局", due_on="2026-12-01")
    make.entry("breakthrough", branch, subject="没写")
    columns = board("breakthrough")
    assert list(columns) == ["破难局", "解困局", "创新局", ""]
    first = columns["破难局"]
    assert (first.count, first.late) == (2, 1)
    assert first.cards[0].entry_id == late  # what is late stands on top
    assert columns["解困局"].cards == ()
    assert [row.title for row in columns[""].cards] == ["没写"]


def test_a_choice_out_of_use_has_a_column_only_while_rows_have_it(branch, runner):
    runner.run(close_book_choice(code="breakthrough", key="situation", label="创新局"))
    runner.run(
        rename_book_choice(code="breakthrough", key="situation", label="解困局", name="解难题")
    )
    assert list(board("breakthrough")) == ["破难局", "解难题"]


def test_promises_and_projects_stand_by_their_states(branch):
    promise = make.entry("commitment", branch, promise="零三违", due_on="2026-12-20")
    make.advanced(promise, "kept", values={"kept": "做到了"})
    columns = board("commitment")
    assert [len(column.cards) for column in columns.values()] == [0, 1, 0]
    assert list(board("project")) == ["申报", "实施中", "中期已查", "已结项", "已终止"]
    assert BoardQuery(LedgerQuery("hazard", ON)).fetch() == []


def test_a_board_shows_the_rows_that_are_asked_for(branch):
    other = make.branch("机电队党支部")
    make.entry("breakthrough", branch, subject="甲", situation="破难局")
    assert board("breakthrough", within=other)["破难局"].count == 0
    assert board("breakthrough", words="没有的词")["破难局"].count == 0


def test_stages_tell_how_far_something_is(branch):
    entry = make.entry("breakthrough", branch, subject="甲", situation="破难局")
    stages = [
        make.done(add_milestone(entry_id=entry, title=title, due_on=date(2026, 12, 1), on=ON))
        for title in ("样机", "试用")
    ]
    make.done(mark_milestone_done(milestone_id=stages[0], done_on=ON, on=ON))
    assert milestones_done(LedgerEntryQuery(entry, ON).fetch()) == (1, 2)


def test_what_nobody_looked_at_is_not_missing(branch):
    five, ten = lists()
    assert (five.label, len(five.items)) == ("五有", 5)
    assert (ten.label, len(ten.items)) == ("十上墙", 10)
    assert five.count(CheckState.UNCHECKED) == 5


def test_the_last_look_at_a_thing_counts(branch):
    def look(day, item, condition, **more):
        return make.entry(
            "stronghold", branch, day, list="五有", item=item, condition=condition, **more
        )

    look("2026-09-01", "有场所", "缺失")
    look("2026-11-01", "有场所", "完好")
    look("2026-11-01", "有书报", "破损")
    look(
        "2026-11-01",
        "有制度",
        "内容过时",
        due_on="2026-11-10",
        fixed_on="2026-11-08",
        on="2026-11-20",
    )
    five, _ten = lists()
    found = {item.label: (item.state, item.found) for item in five.items}
    assert found == {
        "有场所": (CheckState.GOOD, "完好"),
        "有设施": (CheckState.UNCHECKED, ""),
        "有党旗标识": (CheckState.UNCHECKED, ""),
        "有书报": (CheckState.FAULTY, "破损"),
        "有制度": (CheckState.MENDED, "内容过时"),
    }
    assert lists(until=date(2026, 10, 1))[0].items[0].state is CheckState.FAULTY
    assert lists(since=date(2026, 11, 2))[0].count(CheckState.UNCHECKED) == 5


def test_an_item_belongs_to_its_list(branch, runner):
    with pytest.raises(InputError):
        make.entry("stronghold", branch, list="五有", item="党旗", condition="完好")


def test_rows_tell_what_of_a_book_is_in_use(branch):
    entry = make.entry("hazard", branch, kind="掘进", level="重大", owner="张三")
    make.advanced(entry, "rectified", by="张三", values={"measures": "更换"})
    use = BookUseQuery("hazard").fetch()
    assert use.fields["measures"] == 1
    assert use.choices["kind", "掘进"] == 1
    assert use.states == {"registered": 1, "rectified": 1}
    assert BookUseQuery("own_gone").fetch().fields == {}
