"""政治生日 of real members: found by their day of joining, within a branch, on its day."""

from datetime import date

import pytest

from dangjian_desktop.domain.vocabulary import Stage
from dangjian_desktop.queries.anniversaries import AnniversaryQuery
from tests import make

FIRST, LAST = date(2026, 11, 20), date(2026, 11, 30)


@pytest.fixture
def branch(data):
    return make.branch()


def names(within=None, first=FIRST, last=LAST):
    return [row.name for row in AnniversaryQuery(first, last, within).fetch()]


def test_members_are_told_by_day_with_their_years(branch):
    make.person("李四", branch, admitted_on="2001-11-30", confirmed_on="2002-11-30")
    make.person("张三", branch, admitted_on="1998-11-25", confirmed_on="1999-11-25")
    first, second = AnniversaryQuery(FIRST, LAST).fetch()
    assert (first.name, first.day, first.years) == ("张三", date(2026, 11, 25), 28)
    assert (second.name, second.years, second.branch_name) == ("李四", 25, "综采一队党支部")


def test_the_day_of_joining_counts_and_not_that_of_confirmation(branch):
    make.person("张三", branch, admitted_on="1998-11-25", confirmed_on="1999-12-25")
    make.person("李四", branch, admitted_on="1998-10-25", confirmed_on="1999-11-25")
    assert names() == ["张三"]


def test_a_probationary_member_has_one_and_an_applicant_has_none(branch):
    make.person("预备", branch, stage=Stage.PROBATIONARY, admitted_on="2025-11-21")
    make.person("申请", branch, stage=Stage.APPLICANT, stage_since="2025-11-21")
    assert names() == ["预备"]


def test_a_day_known_only_to_the_month_has_no_anniversary(branch):
    make.person("张三", branch, admitted_on="1998-11", confirmed_on="1999-11")
    assert names() == []


def test_who_has_left_and_who_belongs_elsewhere_is_not_told(branch):
    other = make.branch("掘进一队党支部")
    make.person("张三", other, admitted_on="1998-11-25", confirmed_on="1999-11-25")
    left = make.person("李四", branch, admitted_on="1998-11-25", confirmed_on="1999-11-25")
    make.departure(left, date(2026, 11, 1))
    assert names(branch) == []
    assert names(other) == ["张三"]


def test_the_turn_of_the_year_and_the_leap_day_are_no_trap(branch):
    make.person("元旦", branch, admitted_on="1998-01-02", confirmed_on="1999-01-02")
    make.person("闰日", branch, admitted_on="1996-02-29", confirmed_on="1997-02-28")
    assert names(first=date(2026, 12, 28), last=date(2027, 1, 3)) == ["元旦"]
    assert names(first=date(2026, 2, 23), last=date(2026, 2, 28)) == ["闰日"]
    assert names(first=date(2028, 2, 23), last=date(2028, 2, 28)) == []
