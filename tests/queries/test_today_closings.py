"""What publications and objections ask of the day's list; nobody who objected is named."""

from datetime import date

import pytest

from dangjian_desktop.domain.today import Act, Band, Source
from dangjian_desktop.domain.vocabulary import ObjectionOutcome, ObjectionSubject, ObligationState
from dangjian_desktop.operations.objections import record_answer, record_objection
from dangjian_desktop.operations.publications import post_closing
from dangjian_desktop.queries.today import TodayQuery
from tests import make, scored
from tests.scored import AFTER, LATER, Q3, close, reopen

POSTED, UNTIL = date(2026, 10, 9), date(2026, 10, 15)


@pytest.fixture
def mine(data, runner):
    """A quarter that is published until 15 October."""
    keys = scored.mine()
    key = close(runner, keys[0])
    runner.run(post_closing(closing_id=key, published_on=POSTED, on=POSTED))
    return keys


def told(on, within=None):
    items = TodayQuery(on, within).fetch()
    return [one for one in items if one.source is Source.PUBLICATION]


def objection(branch, **more):
    work = record_objection(
        subject=ObjectionSubject.SCORE,
        organisation_id=branch,
        period=Q3,
        text="责任区少算一处",
        raised_on=date(2026, 10, 12),
        on=LATER,
        raised_by="赵某",
        **more,
    )
    return make.done(work)


def test_a_publication_is_told_while_it_runs_and_when_it_ends(mine):
    (one,) = told(date(2026, 10, 12))
    assert one.what == "公示到期：2026年第三季度支部考评"
    assert (one.due_on, one.state, one.act) == (UNTIL, ObligationState.OPEN, Act.OPEN_CLOSINGS)
    assert (one.band, one.why) == (Band.THIS_WEEK, "没有收到异议")
    assert told(UNTIL)[0].state is ObligationState.DUE_SOON
    (ended,) = told(date(2026, 10, 16))
    assert (ended.what, ended.state) == ("公示期满：2026年第三季度支部考评", ObligationState.MET)
    assert told(date(2026, 10, 22))
    assert told(date(2026, 10, 23)) == []
    assert told(date(2026, 10, 12), mine[1])  # a branch sees what was published of it


def test_objections_are_told_without_a_name(mine):
    _committee, first, second = mine
    person = make.person("王五", first)
    key = objection(first)
    objection(first, person_id=person)
    runs, *open_ones = told(date(2026, 10, 12))
    assert runs.why == "收到异议 2 件，待答复 2 件"
    assert [one.what for one in open_ones] == ["答复考评异议"] * 2
    assert not any(name in str(open_ones) for name in ("赵某", "王五", "责任区"))
    assert told(date(2026, 10, 12), second) == [runs]
    assert told(date(2026, 10, 27))[0].band is Band.OVERDUE
    make.done(
        record_answer(
            objection_id=key,
            outcome=ObjectionOutcome.UPHELD,
            answer="属实",
            answered_on=LATER,
            on=LATER,
        )
    )
    assert "考评异议成立，还没有更正" in [one.what for one in told(LATER)]


def test_nothing_is_told_of_what_is_being_corrected_or_was_superseded(data, runner):
    committee, first, _second = scored.mine()
    key = close(runner, first)
    runner.run(post_closing(closing_id=key, published_on=POSTED, on=POSTED))
    assert len(told(POSTED)) == 1
    above = close(runner, committee, POSTED)
    assert told(POSTED) == []
    runner.run(post_closing(closing_id=above, published_on=POSTED, on=POSTED))
    assert len(told(POSTED)) == 1
    reopen(runner, committee)
    assert told(POSTED) == []


def test_nothing_is_told_where_nothing_is_published(data, runner):
    committee, *_rest = scored.mine()
    close(runner, committee, AFTER)
    assert told(AFTER) == []
