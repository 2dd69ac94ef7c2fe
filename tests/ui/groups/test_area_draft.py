"""A yearly division while it is drawn: every step, each taken back, and what comes of it."""

from datetime import date

import pytest

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.duty_areas import (
    AREA_BOOK,
    CREW_GONE,
    YEARLY,
    Coverage,
    Difference,
    KnownCrews,
    MemberChange,
)
from dangjian_desktop.domain.ledger_values import Named
from dangjian_desktop.queries.duty_areas import AreasQuery
from dangjian_desktop.ui.groups.area_draft import AreaDraft
from tests import make

ON = date(2026, 11, 20)


@pytest.fixture
def mine(data):
    branch = make.branch()
    made = {"branch": branch, "张三": make.person("张三", branch, crew="一班")}
    made["李四"] = make.person("李四", branch, crew="二班")
    for name, crew in (("一班区", "一班"), ("二班区", "二班")):
        made[name] = make.entry(
            AREA_BOOK,
            branch,
            "2026-01-08",
            name=name,
            crew=crew,
            level="班组责任区",
            area="顺槽",
            guarantees="三包",
            members=made["张三"],
            plate_on="2026-01-06",
            valid_until="2026-12-31",
        )
    return made


@pytest.fixture
def draft(mine):
    return AreaDraft(AreasQuery(ON).fetch(), 2027)


def who(mine, name):
    return Named(name, mine[name])


def names(draft, number):
    return [one.name for one in draft.area(number).members]


def test_it_begins_with_the_standing_areas_until_the_end_of_the_year(draft):
    assert [area.text("name") for area in draft.areas] == ["一班区", "二班区"]
    assert all(area.values["valid_until"] == PartialDate(2027, 12, 31) for area in draft.areas)
    assert [draft.difference(area) for area in draft.areas] == [Difference.SAME] * 2
    assert not draft.is_changed


def test_people_are_moved_added_and_taken_away_and_each_step_goes_back(draft, mine):
    assert draft.move_member(1, 2, who(mine, "张三"))
    assert (names(draft, 1), names(draft, 2)) == ([], ["张三"])
    assert draft.add_member(1, who(mine, "李四"))
    assert not draft.add_member(1, who(mine, "李四"))
    assert draft.remove_member(2, who(mine, "张三"))
    assert not draft.remove_member(2, who(mine, "张三"))
    assert not draft.move_member(1, 1, who(mine, "李四"))
    assert (names(draft, 1), names(draft, 2)) == (["李四"], [])
    while draft.step_back():
        pass
    assert (names(draft, 1), names(draft, 2)) == (["张三"], ["张三"])
    assert not draft.is_changed


def test_areas_are_added_changed_dropped_and_taken_back_in(draft, mine):
    number = draft.add(mine["branch"], mine["branch"], {"name": "三班区", "crew": "三班"})
    assert draft.change(1, {"area": "切眼"})
    assert not draft.change(1, {"area": "切眼"})
    draft.drop(2, CREW_GONE)
    kinds = {area.text("name"): draft.difference(area) for area in draft.areas}
    assert kinds == {
        "一班区": Difference.CHANGED,
        "二班区": Difference.ENDED,
        "三班区": Difference.ADDED,
    }
    assert draft.ended() == {mine["一班区"]: YEARLY, mine["二班区"]: CREW_GONE}
    assert [area.number for area in draft.new_areas()] == [1, number]
    assert not draft.add_member(2, who(mine, "李四"))
    draft.restore(2)
    assert len(draft.kept) == 3
    draft.drop(number, "")
    assert draft.area(number) is None


def test_a_plate_that_says_something_else_has_to_be_hung_anew(draft, mine):
    draft.add_member(1, who(mine, "李四"))
    first, second = draft.new_areas()
    assert "plate_on" not in first.values
    assert "plate_on" in second.values


def test_crews_stand_as_they_would(draft, mine):
    known = KnownCrews(
        {mine["张三"]: (mine["branch"], "一班"), mine["李四"]: (mine["branch"], "二班")},
        present=frozenset({mine["张三"], mine["李四"]}),
    )
    told = {one.crew: (one.state, one.is_outside) for one in draft.coverage(known)}
    assert told == {"一班": (Coverage.COVERED, False), "二班": (Coverage.COVERED, True)}
    draft.drop(2, YEARLY)
    assert {one.crew: one.state for one in draft.coverage(known)}["二班"] is Coverage.NO_AREA


def test_people_who_left_stay_marked_until_they_are_replaced(mine):
    make.departure(mine["张三"], on=date(2026, 11, 1))
    draft = AreaDraft(AreasQuery(ON).fetch(), 2027)
    draft.add_member(1, who(mine, "李四"))
    told = [(one.name, one.change) for one in draft.area(1).told_members]
    assert told == [("张三", MemberChange.GONE), ("李四", None)]


def test_it_follows_the_ledger(draft, mine):
    draft.add_member(1, who(mine, "李四"))
    assert not draft.follow(AreasQuery(ON).fetch())
    make.advanced(mine["二班区"], "ended", "2026-11-10", values={"end_reason": YEARLY})
    make.entry(AREA_BOOK, mine["branch"], "2026-11-12", name="三班区", members=mine["李四"])
    assert draft.follow(AreasQuery(ON).fetch())
    assert [area.text("name") for area in draft.areas] == ["一班区", "三班区"]
    assert names(draft, 1) == ["张三", "李四"]


def test_what_is_different_from_the_standing_division_is_told(draft, mine):
    draft.move_member(1, 2, who(mine, "张三"))
    found = draft.differences()
    assert [(one.name, one.kind) for one in found] == [
        ("一班区", Difference.CHANGED),
        ("二班区", Difference.SAME),
    ]
    assert found[0].changes == (("members", "张三", ""),)
