"""积分 of the person card: the year so far, read for one person alone."""

from datetime import date

from dangjian_desktop.operations.points import record_exemption
from dangjian_desktop.queries.card_points import points_of
from dangjian_desktop.queries.points import PointsQuery, own_year
from tests import make
from tests.points_stories import ON, given, points_mine


def told(person, on=ON):
    return {line.label: line.value for line in points_of(person, on).lines}


def test_the_year_stands_there_with_its_sums(data):
    mine = points_mine()
    given(mine.people["陈一"], 4, "2026-03")
    content = points_of(mine.people["陈一"], ON)
    assert told(mine.people["陈一"]) == {"2026年": "35 分（其中基础分 20）", "类别": "地面"}
    assert content.tables[0].rows == (("加减分", "13"), ("组织生活", "2"))
    assert told(mine.people["何二"])["待登记"] == "1 次考勤没有登记，没有计分也没有扣分"


def test_the_card_says_what_the_register_says(data):
    mine = points_mine()
    for row in PointsQuery(ON, "2026-11").fetch().taking_part:
        alone = own_year(row.person_id, ON)
        assert (alone.to_date, alone.base) == (row.to_date, row.base)
    assert mine.branch


def test_who_takes_no_part_has_that_word_alone_and_who_is_no_member_nothing(data):
    mine = points_mine()
    assert told(mine.people["钱七"]) == {"2026年": "不参评"}
    person = make.person("周九", mine.branch)
    assert points_of(person, ON).is_empty or told(person)
    make.done(record_exemption(person_ids=[person], since=date(2026, 11, 1)))
    assert told(person) == {"2026年": "不参评"}
    make.departure(person, date(2026, 11, 10))
    assert points_of(person, ON).is_empty
