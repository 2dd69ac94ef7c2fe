"""Stages of projects: within the row's days, done and undone."""

from datetime import date

import pytest

from dangjian_desktop.domain.vocabulary import ObligationState
from dangjian_desktop.operations.ledger_milestones import (
    add_milestone,
    change_milestone,
    mark_milestone_done,
    remove_milestone,
)
from dangjian_desktop.operations.runner import RefusedError
from dangjian_desktop.queries.ledger_entries import LedgerEntryQuery
from tests import make

ON = date(2026, 11, 20)


@pytest.fixture
def project(data):
    return make.entry("project", make.branch(), "2026-11-01", name="降尘攻关")


def stages(project, on=ON):
    return [
        (one.title, one.due_on.isoformat(), one.state)
        for one in LedgerEntryQuery(project, on).fetch().milestones
    ]


def test_stages_stand_in_the_order_of_their_days_and_are_marked(project, runner):
    second = runner.run(
        add_milestone(entry_id=project, title=" 中试 ", due_on=date(2026, 11, 19), on=ON)
    ).result
    runner.run(add_milestone(entry_id=project, title="样机", due_on=date(2026, 11, 1), on=ON))
    assert stages(project) == [
        ("样机", "2026-11-01", ObligationState.OVERDUE),
        ("中试", "2026-11-19", ObligationState.OVERDUE),
    ]
    assert stages(project, date(2026, 11, 19))[1][2] is ObligationState.OPEN
    runner.run(mark_milestone_done(milestone_id=second, done_on=ON, on=ON))
    assert stages(project)[1][2] is ObligationState.MET
    runner.run(mark_milestone_done(milestone_id=second, done_on=None, on=ON))
    assert stages(project)[1][2] is ObligationState.OVERDUE
    runner.run(
        change_milestone(milestone_id=second, title="中试改", due_on=date(2026, 12, 1), on=ON)
    )
    assert stages(project)[1] == ("中试改", "2026-12-01", ObligationState.OPEN)
    runner.run(remove_milestone(milestone_id=second))
    assert len(stages(project)) == 1
    runner.undo()
    assert len(stages(project)) == 2


def test_what_cannot_be_is_refused(project, runner):
    with pytest.raises(RefusedError, match="没有写里程碑"):
        runner.run(add_milestone(entry_id=project, title=" ", due_on=ON, on=ON))
    with pytest.raises(RefusedError, match="早于立项日期 2026-11-01"):
        runner.run(add_milestone(entry_id=project, title="甲", due_on=date(2026, 10, 31), on=ON))
    with pytest.raises(RefusedError, match="最多 120 个"):
        runner.run(add_milestone(entry_id=project, title="长" * 121, due_on=ON, on=ON))
    stage = runner.run(add_milestone(entry_id=project, title="甲", due_on=ON, on=ON)).result
    with pytest.raises(RefusedError, match="还没有到"):
        runner.run(mark_milestone_done(milestone_id=stage, done_on=date(2026, 11, 21), on=ON))
    with pytest.raises(RefusedError, match="已经不在了"):
        runner.run(remove_milestone(milestone_id=99))
    with pytest.raises(RefusedError, match="没有里程碑"):
        runner.run(add_milestone(entry_id=make.entry("hazard"), title="甲", due_on=ON, on=ON))
