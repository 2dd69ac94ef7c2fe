"""Publishing a closed period: the last day of objections, and what is refused."""

from datetime import date

import pytest

from dangjian_desktop.operations.publications import last_day_of_objections, post_closing
from dangjian_desktop.operations.rules import change_rule
from dangjian_desktop.operations.runner import RefusedError
from dangjian_desktop.queries.closings import closing_of
from dangjian_desktop.storage.models import database
from tests import make, scored
from tests.scored import AFTER, LATER, Q3, SCORE, close, reopen


@pytest.fixture
def mine(data):
    return scored.mine()


def post(runner, closing, published_on=date(2026, 10, 9), on=LATER, days=None):
    work = post_closing(closing_id=closing, published_on=published_on, on=on, days=days)
    return runner.run(work).result


def test_a_publication_has_its_last_day(mine, runner):
    """9 October is a Friday; the 10th makes up for a holiday and is worked."""
    key = close(runner, mine[0])
    assert post(runner, key) == date(2026, 10, 15)
    row = closing_of(SCORE, mine[1], Q3)
    assert (row.published_on, row.objections_until) == (date(2026, 10, 9), date(2026, 10, 15))
    assert row.is_intact


def test_the_days_are_local(mine, runner):
    key = close(runner, mine[0])
    make.done(change_rule(rule="publicity.score", key="working_days", value=3, note="矿里规定三天"))
    assert last_day_of_objections(date(2026, 10, 9)) == date(2026, 10, 13)
    assert post(runner, key, days=1) == date(2026, 10, 10)


def test_what_cannot_be_published_is_refused_in_words(mine, runner):
    key = close(runner, mine[0])
    with pytest.raises(RefusedError, match="才关闭"):
        post(runner, key, date(2026, 10, 7))
    with pytest.raises(RefusedError, match="还没有到"):
        post(runner, key, date(2026, 10, 21))
    with pytest.raises(RefusedError, match="至少一个工作日"):
        post(runner, key, days=0)
    with pytest.raises(RefusedError, match="已经不在"):
        post(runner, key + 1)
    post(runner, key)
    with pytest.raises(RefusedError, match="已从2026-10-09起公示"):
        post(runner, key)
    reopen(runner, mine[0])
    with pytest.raises(RefusedError, match="正在更正中"):
        post(runner, key, LATER)
    close(runner, mine[0], LATER)
    with pytest.raises(RefusedError, match="第2版代替"):
        post(runner, key, LATER)
    assert post(runner, closing_of(SCORE, mine[0], Q3).closing_id, LATER) == date(2026, 10, 27)


def test_what_was_changed_outside_is_not_published(mine, runner):
    key = close(runner, mine[0], AFTER)
    database.execute_sql("UPDATE closing SET contents = replace(contents, '\"55\"', '\"60\"')")
    with pytest.raises(RefusedError, match="封存校验不符"):
        post(runner, key)
