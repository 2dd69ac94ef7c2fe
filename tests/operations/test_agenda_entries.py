"""What a meeting says of ledger rows goes back to the rows, as a step of that day."""

from datetime import date

import pytest

from dangjian_desktop.domain.activity_kinds import THEMED_DAY
from dangjian_desktop.domain.problems import InputError
from dangjian_desktop.domain.vocabulary import ActivityState, AgendaSource, Post
from dangjian_desktop.operations.agenda import add_agenda_item
from dangjian_desktop.operations.agenda_entries import (
    outcome_problems,
    record_entry_outcome,
    restore_entry_outcome,
)
from dangjian_desktop.operations.ledgers import correct_entry
from dangjian_desktop.operations.runner import RefusedError
from dangjian_desktop.queries.activities import ActivityQuery
from dangjian_desktop.queries.agenda import AgendaQuery
from dangjian_desktop.queries.ledger_entries import LedgerEntryQuery
from tests import make

ON = date(2026, 11, 22)


@pytest.fixture
def mine(data):
    """A branch with an owner, a checker and a secretary, a party day and an open hazard."""
    branch = make.branch()
    made = {name: make.person(name, branch) for name in ("张三", "李四", "王书记")}
    make.post(made["王书记"], branch, Post.SECRETARY)
    made["branch"] = branch
    made["day"] = make.activity(THEMED_DAY, branch, "2026-11-20")
    made["entry"] = hazard(made, branch)
    return made


def hazard(made, holder, **values):
    told = {
        "place": "顺槽",
        "content": "护网破损",
        "found_by": made["李四"],
        "crew": "检修班",
        "owner": made["张三"],
        "measures": "更换",
        "funds": "无需",
        "plan": "无需",
        "due_on": "2026-11-15",
    }
    return make.entry("hazard", holder, "2026-11-01", **{**told, **values})


def row(entry):
    return LedgerEntryQuery(entry, ON).fetch().row


def outcome(mine, to, by=None, note="", entry="entry"):
    return record_entry_outcome(
        activity_id=mine["day"],
        entry_id=mine[entry],
        to=to,
        on=ON,
        by=None if by is None else make.whom(mine.get(by, by)),
        note=note,
    )


def said(mine):
    return [(one.title, one.outcome, one.discussion) for one in AgendaQuery(mine["day"]).fetch()]


def faults(error):
    return [(one.where.field, one.code) for one in error.value.problems]


def test_an_outcome_is_a_step_of_the_day_of_the_activity_and_stands_in_the_minutes(mine, runner):
    runner.run(outcome(mine, "rectified", "张三", "已换新网"))
    (step,) = row(mine["entry"]).road[1:]
    assert (step.state, step.day.printed, step.by.name) == ("rectified", "2026-11-20", "张三")
    assert said(mine) == [("隐患：护网破损", "整改完成（整改人：张三）", "已换新网")]
    assert ActivityQuery(mine["day"]).fetch().state is ActivityState.HELD
    runner.undo()
    assert row(mine["entry"]).state == "registered"
    assert said(mine) == []
    assert ActivityQuery(mine["day"]).fetch().state is ActivityState.PLANNED


def test_a_row_can_go_its_whole_road_at_one_meeting(mine):
    for to, by in (("rectified", "张三"), ("checked", "李四"), ("closed", "王书记")):
        make.done(outcome(mine, to, by))
    assert row(mine["entry"]).state == "closed"
    assert [words for _title, words, _note in said(mine)] == [
        "整改完成（整改人：张三）",
        "复查合格（复查人：李四）",
        "销号（销号人：王书记）",
    ]


def test_a_row_that_stays_where_it_is_needs_words_and_takes_no_step(mine, runner):
    with pytest.raises(InputError) as error:
        runner.run(outcome(mine, "registered"))
    assert faults(error) == [("note", "ledger.note_missing")]
    runner.run(outcome(mine, "registered", note="等配件，12 月 5 日前换"))
    assert row(mine["entry"]).road[1:] == ()
    assert said(mine)[0][1] == "仍待整改"


def test_the_checks_of_the_book_hold_at_their_fields(mine, runner):
    """Z03, Z04: no 销号 before 复查, no 复查 by nobody, no day before the one before."""
    with pytest.raises(InputError) as error:
        runner.run(outcome(mine, "closed", "王书记"))
    assert faults(error) == [("to", "ledger.step_wrong")]
    make.advanced(mine["entry"], "rectified", "2026-11-21", by=mine["张三"])
    with pytest.raises(InputError) as error:
        runner.run(outcome(mine, "checked"))
    assert set(faults(error)) == {("day", "ledger.out_of_order"), ("by", "ledger.taker_missing")}
    assert said(mine) == []


def test_z05_who_checks_his_own_is_warned_about_before_it_is_done(mine):
    make.done(outcome(mine, "rectified", "张三"))
    told = outcome_problems(
        activity_id=mine["day"],
        entry_id=mine["entry"],
        to="checked",
        on=ON,
        by=make.whom(mine["张三"]),
    )
    assert [one.code for one in told] == ["ledger.owner_checks"]
    taken = make.done(outcome(mine, "checked", "张三"))
    assert [one.code for one in taken.warnings] == ["ledger.owner_checks"]


def test_a_row_is_sent_back_with_the_reason(mine, runner):
    make.done(outcome(mine, "rectified", "张三"))
    with pytest.raises(InputError):
        runner.run(outcome(mine, "registered", "李四"))
    runner.run(outcome(mine, "registered", "李四", "网没有绑牢"))
    assert row(mine["entry"]).state == "registered"


def test_taking_an_outcome_back_takes_its_step_back(mine, runner):
    make.done(outcome(mine, "rectified", "张三"))
    make.done(outcome(mine, "checked", "李四"))
    first, second = AgendaQuery(mine["day"]).fetch()
    with pytest.raises(RefusedError, match="先撤回后面的"):
        runner.run(restore_entry_outcome(item_id=first.item_id, on=ON))
    assert runner.run(restore_entry_outcome(item_id=second.item_id, on=ON)).result is True
    assert row(mine["entry"]).state == "rectified"
    assert len(said(mine)) == 1
    runner.undo()
    assert row(mine["entry"]).state == "checked"


def test_an_outcome_whose_step_was_mended_in_the_ledger_is_taken_back_alone(mine, runner):
    make.done(outcome(mine, "rectified", "张三"))
    make.done(correct_entry(entry_id=mine["entry"], on=ON))
    (item,) = AgendaQuery(mine["day"]).fetch()
    assert runner.run(restore_entry_outcome(item_id=item.item_id, on=ON)).result is False
    assert said(mine) == []


def test_a_row_that_somebody_put_on_the_agenda_is_not_told_twice(mine, runner):
    uid = LedgerEntryQuery(mine["entry"], ON).fetch().uid
    make.done(
        add_agenda_item(
            organisation_id=mine["branch"],
            title="护网的事",
            on=ON,
            source=AgendaSource.LEDGER,
            source_uid=uid,
            activity_id=mine["day"],
        )
    )
    runner.run(outcome(mine, "registered", note="等配件"))
    assert said(mine) == [("护网的事", "仍待整改", "等配件")]


def test_what_does_not_come_up_there_is_refused(mine, runner):
    other = make.branch("机电队党支部")
    mine["theirs"] = hazard(mine, other)
    mine["duty"] = make.entry("duty_list", mine["branch"], duty="每周查一次")
    mine["late"] = make.entry("hazard", mine["branch"], "2026-11-21", content="后来的")
    for entry, words in (
        ("theirs", "不是开展活动的组织"),
        ("duty", "不在这种活动上过"),
        ("late", "活动那天还没有登记"),
    ):
        with pytest.raises(RefusedError, match=words):
            runner.run(outcome(mine, "rectified", "张三", entry=entry))
    mine["day"] = make.activity(THEMED_DAY, mine["branch"], "2026-12-20")
    with pytest.raises(RefusedError, match="还没有到"):
        runner.run(outcome(mine, "rectified", "张三"))


def test_a_matter_that_is_no_ledger_row_is_not_taken_back_so(mine, runner):
    item = make.done(
        add_agenda_item(
            organisation_id=mine["branch"], title="议题", on=ON, activity_id=mine["day"]
        )
    )
    with pytest.raises(RefusedError, match="不是台账事项"):
        runner.run(restore_entry_outcome(item_id=item, on=ON))
