"""Late rows of every book, by who has to look after them by now."""

from datetime import date

from dangjian_desktop.queries.escalations import EscalationsQuery
from tests import make

ON = date(2026, 11, 20)


def hazard(branch, content, due_on, **more):
    return make.entry("hazard", branch, "2026-11-01", content=content, due_on=due_on, **more)


def found(**more):
    return [(row.entry.title, row.level, row.rank) for row in EscalationsQuery(ON, **more).fetch()]


def test_the_highest_level_stands_first_then_what_is_latest(data):
    branch, other = make.branch(), make.branch("机电队党支部")
    hazard(branch, "一天", "2026-11-19")
    hazard(branch, "七天", "2026-11-13")
    hazard(branch, "三天", "2026-11-17")
    hazard(other, "五天", "2026-11-15")
    hazard(branch, "不晚", "2026-11-20")
    make.entry("duty_list", branch, "2026-11-01", duty="责任", due_on="2026-11-18")
    assert found() == [
        ("七天", "提级到矿督办", 3),
        ("五天", "支委会督办", 2),
        ("三天", "支委会督办", 2),
        ("责任", "党小组长提醒", 1),
        ("一天", "党小组督办", 1),
    ]
    assert found(within=other) == [("五天", "支委会督办", 2)]
    assert [title for title, *_ in found(level="支委会督办")] == ["五天", "三天"]
    assert [title for title, *_ in found(book="duty_list")] == ["责任"]


def test_what_was_done_is_not_late(data):
    branch = make.branch()
    zhang = make.person("张三", branch)
    entry = hazard(branch, "改好了", "2026-11-19", owner=zhang, measures="换")
    make.advanced(entry, "rectified", "2026-11-18", by=zhang)
    assert found() == [("改好了", "", 0)], "rectified, but not checked until the last day"


def test_who_answers_for_it_is_told(data):
    branch = make.branch()
    hazard(branch, "甲", "2026-11-15", owner=make.person("张三", branch))
    (row,) = EscalationsQuery(ON).fetch()
    assert row.owner == "张三"
