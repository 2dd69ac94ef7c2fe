"""Stages of projects in the calendar."""

from datetime import date

from dangjian_desktop.domain.vocabulary import ObligationState
from dangjian_desktop.operations.ledger_milestones import add_milestone, mark_milestone_done
from dangjian_desktop.queries.milestones import MilestonesQuery
from tests import make

ON = date(2026, 11, 20)


def stage(entry, title, day):
    due_on = date.fromisoformat(day)
    return make.done(add_milestone(entry_id=entry, title=title, due_on=due_on, on=ON))


def found(first="2026-11-01", last="2026-11-30", **more):
    query = MilestonesQuery(date.fromisoformat(first), date.fromisoformat(last), ON, **more)
    return [(one.milestone.title, one.entry.title, one.milestone.state) for one in query.fetch()]


def test_stages_of_a_month_stand_in_the_order_of_their_days(data):
    branch, other = make.branch(), make.branch("机电队党支部")
    project = make.entry("project", branch, "2026-10-01", name="降尘攻关")
    done = stage(project, "样机", "2026-11-01")
    stage(project, "中试", "2026-11-30")
    stage(project, "推广", "2026-12-01")
    stage(make.entry("breakthrough", other, "2026-10-01", subject="破题"), "摸底", "2026-11-19")
    make.done(mark_milestone_done(milestone_id=done, done_on=date(2026, 11, 2), on=ON))
    assert found() == [
        ("样机", "降尘攻关", ObligationState.MET),
        ("摸底", "破题", ObligationState.OVERDUE),
        ("中试", "降尘攻关", ObligationState.OPEN),
    ]
    assert [title for title, *_ in found(only_open=True)] == ["摸底", "中试"]
    assert [title for title, *_ in found(within=other)] == ["摸底"]
    assert found("2026-12-02", "2026-12-31") == []


def test_stages_of_a_project_that_was_stopped_are_no_longer_waited_for(data):
    branch = make.branch()
    secretary = make.person("王书记", branch)
    make.post(secretary, branch)
    project = make.entry("project", branch, "2026-10-01", name="降尘攻关")
    stage(project, "样机", "2026-11-25")
    make.advanced(project, "stopped", by=secretary, note="设备调走")
    assert found() == []
