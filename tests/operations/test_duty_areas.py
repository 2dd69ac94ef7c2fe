"""The yearly division of areas: all at once, one undo, with everything that is wrong told."""

from datetime import date

import pytest

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.duty_areas import AREA_BOOK, CREW_GONE, YEARLY
from dangjian_desktop.domain.problems import InputError
from dangjian_desktop.operations.duty_areas import NewArea, apply_area_division, division_problems
from dangjian_desktop.operations.runner import RefusedError
from dangjian_desktop.queries.duty_areas import AreasQuery
from dangjian_desktop.queries.ledger_entries import LedgerEntryQuery
from tests import make

ON = date(2026, 11, 20)
DAY = date(2026, 11, 18)


@pytest.fixture
def mine(data):
    """A branch with two areas of last January."""
    branch = make.branch()
    made = {
        "branch": branch,
        "张三": make.person("张三", branch),
        "李四": make.person("李四", branch),
    }
    for name, crew in (("一班区", "一班"), ("二班区", "二班")):
        made[name] = make.entry(
            AREA_BOOK,
            branch,
            "2026-01-08",
            name=name,
            crew=crew,
            level="班组责任区",
            members=made["张三"],
        )
    return made


def new(mine, number, name, who, **values):
    told = {"name": name, "level": "班组责任区", "members": (make.whom(mine[who]),), **values}
    return NewArea(number, mine["branch"], told)


def division(mine, areas, ended=None, day=DAY):
    told = {mine["一班区"]: YEARLY, mine["二班区"]: CREW_GONE} if ended is None else ended
    return apply_area_division(day=day, ended=told, areas=areas, on=ON)


def standing(on=ON):
    return [(one.entry.title, one.entry.text("members")) for one in AreasQuery(on).fetch()]


def test_the_old_division_ends_the_new_one_begins_and_one_undo_takes_it_back(mine, runner):
    runner.run(division(mine, [new(mine, 1, "一班区", "李四"), new(mine, 2, "三班区", "张三")]))
    assert standing() == [("一班区", "李四"), ("三班区", "张三")]
    assert standing(date(2026, 11, 17)) == [("一班区", "张三"), ("二班区", "张三")]
    old = LedgerEntryQuery(mine["二班区"], ON).fetch()
    assert (old.text("end_reason"), old.closed_on) == (CREW_GONE, PartialDate.of(DAY))
    runner.undo()
    assert standing() == [("一班区", "张三"), ("二班区", "张三")]
    assert runner.undo_label != "划分责任区"


def test_everything_that_is_wrong_is_told_at_its_area_and_nothing_is_done(mine, runner):
    areas = [
        new(mine, 1, "一班区", "李四", level="村级"),
        new(mine, 2, "同名", "张三"),
        new(mine, 3, "同 名", "张三"),
    ]
    with pytest.raises(InputError) as error:
        runner.run(division(mine, areas))
    found = [(one.where.row, one.where.field, one.code) for one in error.value.problems]
    assert found == [
        (1, "level", "custom.choice_unknown"),
        (2, "name", "area.name_twice"),
        (3, "name", "area.name_twice"),
    ]
    assert standing() == [("一班区", "张三"), ("二班区", "张三")]


@pytest.mark.parametrize(
    ("day", "code"),
    [(date(2026, 11, 21), "date.future"), (date(2026, 1, 7), "ledger.out_of_order")],
)
def test_a_day_that_cannot_be_is_told_once(mine, day, code):
    areas = [new(mine, 1, "一班区", "李四")]
    told = division_problems(
        day=day, ended={mine["一班区"]: YEARLY, mine["二班区"]: YEARLY}, areas=areas, on=ON
    )
    assert [(one.where.row, one.where.field, one.code) for one in told] == [(0, "day", code)]


def test_a_division_without_areas_or_of_one_that_ended_is_refused(mine, runner):
    with pytest.raises(RefusedError, match="一个责任区也没有"):
        runner.run(division(mine, []))
    make.advanced(mine["一班区"], "ended", "2026-11-10", values={"end_reason": YEARLY})
    with pytest.raises(RefusedError, match="已经终止"):
        runner.run(division(mine, [new(mine, 1, "一班区", "李四")]))


def test_an_area_with_something_missing_is_kept_as_incomplete(mine, runner):
    (entry,) = runner.run(division(mine, [NewArea(1, mine["branch"], {"name": "一班区"})])).result
    assert "members" in LedgerEntryQuery(entry, ON).fetch().missing
