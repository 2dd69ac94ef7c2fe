"""Arrears on 今日: after three, five and six months, a line a branch, nobody named or touched."""

from datetime import date

import pytest

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.dues import Alert
from dangjian_desktop.domain.today import Act, Band, Source
from dangjian_desktop.domain.vocabulary import LeaveReason, ObligationState, TransferDirection
from dangjian_desktop.operations.dues_accounts import post_dues_publication
from dangjian_desktop.operations.rules import change_rule
from dangjian_desktop.queries.dues_arrears import arrears_due, arrears_on
from dangjian_desktop.queries.obligations import ObligationsQuery
from dangjian_desktop.queries.today import TodayQuery
from dangjian_desktop.storage.database import data_revision
from dangjian_desktop.storage.models import StageSpell
from tests import make
from tests.dues_stories import ON, base, letter, paid


@pytest.fixture
def branch(data):
    return make.branch(under=make.committee())


def payer(branch, name, last):
    """Somebody who has paid from January through a month."""
    person = make.person(name, branch)
    base(person)
    if last:
        shares = {f"2026-{n:02d}": "40" for n in range(1, last + 1)}
        paid(person, branch, shares, paid_on="2026-01-10")
    return person


def test_lines_tell_numbers_by_branch_and_what_is_urgent(branch):
    for name, last in (("甲", 5), ("乙", 6), ("丙", 8), ("丁", 9), ("戊", 11)):
        payer(branch, name, last)
    before = StageSpell.select().count()
    found = {one.months: one.alert for one in arrears_on(ON, data_revision())}
    assert found == {6: Alert.URGENT, 5: Alert.URGENT, 3: Alert.NOTICE}
    item = next(iter(arrears_due(ON, branch)))
    assert str(item.what) == "3 人连续 3 个月以上没有交党费"
    assert str(item.why) == "其中满 5 个月 2 人、满 6 个月 1 人；只提醒，怎么办由党支部研究"
    assert (item.band, item.state, item.act) == (
        Band.THIS_WEEK,
        ObligationState.OVERDUE,
        Act.OPEN_DUES,
    )
    words = f"{item.what}{item.who}{item.why}"
    assert not any(name in words for name in "甲乙丙丁戊")
    assert StageSpell.select().count() == before


def test_three_months_alone_are_amber(branch):
    payer(branch, "丙", 8)
    item = next(iter(arrears_due(ON, None)))
    assert (item.band, item.state) == (Band.THIS_MONTH, ObligationState.DUE_SOON)
    assert str(item.why) == "只提醒，怎么办由党支部研究"
    assert any(one.source is Source.DUES for one in TodayQuery(ON, branch).fetch())
    other = make.branch("乙支部")
    assert list(arrears_due(ON, other)) == []


def test_who_has_left_or_has_no_base_is_not_told_and_no_steps_tell_nobody(branch):
    gone = payer(branch, "走了", 1)
    make.departure(gone, date(2026, 11, 1), LeaveReason.DEATH)
    make.person("没有基数", branch)
    assert list(arrears_due(ON, None)) == []
    payer(branch, "丙", 8)
    for key in ("notice", "urgent"):
        make.done(change_rule(rule="dues.arrears", key=key, value=[], note="上级党委"))
    assert list(arrears_due(ON, None)) == []


def test_the_new_branch_tells_of_who_moved(branch):
    person = payer(branch, "丙", 8)
    letter(person, TransferDirection.OUT, branch, "2026-12-05", "2026-10")
    assert list(arrears_due(date(2026, 12, 20), None)) == []


# The yearly publication ------------------------------------------------------------------------


def publication(branch, on):
    return [
        (one.state, len(one.found))
        for one in ObligationsQuery(on, branch).fetch()
        if one.told.name == "obligations.dues_publication" and one.period.year == on.year
    ]


@pytest.mark.parametrize(
    ("on", "state"),
    [
        (date(2026, 10, 1), ObligationState.OPEN),
        (date(2026, 12, 1), ObligationState.DUE_SOON),
    ],
)
def test_a_branch_owes_a_publication_a_year(branch, on, state):
    make.person("张三", branch)
    assert publication(branch, on) == [(state, 0)]
    items = [
        one
        for one in TodayQuery(on, branch).fetch()
        if one.obligation == "obligations.dues_publication" and one.cell[0] == on.year
    ]
    assert [one.act for one in items] == ([Act.OPEN_DUES] if on.month == 12 else [])
    make.done(post_dues_publication(organisation_id=branch, year=2025, posted_on=on, on=on))
    assert publication(branch, on) == [(ObligationState.MET, 1)]


def test_a_year_gone_by_stays_overdue_until_it_is_made_up_for(branch):
    payer(branch, "张三", 1)
    on = date(2027, 2, 1)

    def last_year():
        found = ObligationsQuery(on, branch).fetch()
        return [
            one.state
            for one in found
            if one.told.name == "obligations.dues_publication" and one.period.year == 2026
        ]

    assert last_year() == [ObligationState.OVERDUE]
    make.done(post_dues_publication(organisation_id=branch, year=2026, posted_on=on, on=on))
    assert last_year() in ([], [ObligationState.MET])
    make.done(
        change_rule(
            rule="obligations.dues_publication",
            key="enabled",
            value=False,
            note="上级党委",
            since=PartialDate(2020),
        )
    )
    assert publication(branch, on) == []


def test_a_year_before_dues_were_kept_here_is_not_asked_for(branch):
    payer(branch, "张三", 1)
    asked = [
        one.period.year
        for one in ObligationsQuery(date(2026, 2, 1), branch).fetch()
        if one.told.name == "obligations.dues_publication"
    ]
    assert asked == [2026]
