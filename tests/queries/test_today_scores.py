"""What is still to be judged is asked after when a quarter ends, until it is closed."""

from datetime import date

import pytest

from dangjian_desktop.domain.today import Act, Band
from dangjian_desktop.domain.vocabulary import ClosingSubject
from dangjian_desktop.operations.closings import close_period
from dangjian_desktop.queries.today_scores import scores_due
from tests import make
from tests.score_stories import ON, QUARTER, check, issue, judge, meet


@pytest.fixture
def branches(data):
    committee = make.committee()
    found = [make.branch(name, committee) for name in ("甲支部", "乙支部")]
    for branch in found:
        meet(branch, "2026-08-12")
    return found


def told(on, within=None):
    return [(str(item.what), str(item.who), item.band) for item in scores_due(on, within)]


def test_without_a_rubric_nothing_is_asked(branches):
    assert told(ON) == []


def test_a_quarter_is_asked_after_in_its_last_days_and_until_it_is_closed(branches):
    issue()
    first, second = branches
    assert told(date(2026, 8, 20), first)[0][0].startswith("2026年第二季度")
    assert told(date(2026, 9, 25), first)[-1] == (
        "2026年第三季度考评还有 3 项没有考核",
        "甲支部",
        Band.THIS_MONTH,
    )
    assert told(ON) == [("2026年第三季度考评还有 6 项没有考核", "甲支部等 2 个", Band.OVERDUE)]
    judge(first)
    check(second, "A2", "10")
    (item,) = scores_due(ON, None)
    assert (str(item.what), item.who) == ("2026年第三季度考评还有 2 项没有考核", "乙支部")
    assert (item.act, item.organisation_id, item.kind) == (Act.OPEN_SCORES, second, QUARTER)
    make.done(
        close_period(
            subject=ClosingSubject.SCORE,
            organisation_id=second,
            period=QUARTER,
            on=ON,
            pending_reason="材料未到",
        )
    )
    assert told(ON) == []
