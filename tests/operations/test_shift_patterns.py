"""A shift system of the mine's own: written, set otherwise under its name, taken back."""

from datetime import date

import pytest

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.pattern_reading import TypedPattern
from dangjian_desktop.domain.problems import InputError
from dangjian_desktop.operations.runner import RefusedError
from dangjian_desktop.operations.shift_patterns import add_shift_pattern
from dangjian_desktop.operations.shifts import add_crew
from dangjian_desktop.queries.shifts import CrewBandQuery, ShiftPatternQuery, ShiftPatternsQuery
from dangjian_desktop.storage.models import RuleOverride
from tests import make

ON = date(2026, 11, 20)
TWO_DAYS = TypedPattern("早早休", "早 07:30-15:30", "0 1 2")


def written(title="两班一休", typed=TWO_DAYS, **more):
    return make.done(add_shift_pattern(title=title, typed=typed, note="矿务会定", on=ON, **more))


def test_a_crew_works_by_a_pattern_of_the_mines_own(data):
    branch = make.branch("综采一队党支部")
    code = written()
    assert ShiftPatternsQuery(ON).fetch()[code] == "两班一休"
    crew = make.done(
        add_crew(organisation_id=branch, name="甲", pattern=code, anchor=ON, offset=0, since=None)
    )
    days = [date(2026, 11, day) for day in (20, 21, 22, 23)]
    band = CrewBandQuery(crew, days[0], days[-1]).fetch()
    assert [one.shift for one in band] == ["早", "早", "休", "早"]


def test_the_same_name_sets_the_same_pattern_otherwise_from_a_day_on(data):
    code = written()
    later = PartialDate(2026, 12, 1)
    again = written(typed=TypedPattern("早休", "早 08:00-16:00", "0"), since=later)
    assert again == code
    assert ShiftPatternQuery(ON, code).fetch().cycle == ("早", "早", "休")
    assert ShiftPatternQuery(date(2026, 12, 1), code).fetch().cycle == ("早", "休")
    supplied = ShiftPatternsQuery(ON).fetch()["4c3s_8d"]
    assert written(title=supplied) == "4c3s_8d"


def test_it_is_one_undo(data, runner):
    work = add_shift_pattern(title="两班一休", typed=TWO_DAYS, note="矿务会定", on=ON)
    code = runner.run(work).result
    runner.undo()
    assert code not in ShiftPatternsQuery(ON).fetch()
    assert ShiftPatternQuery(ON, code).fetch() is None


def test_what_cannot_be_is_told_and_nothing_is_written(data):
    with pytest.raises(RefusedError, match="名称"):
        written(title=" ")
    with pytest.raises(InputError) as refused:
        written(typed=TypedPattern("休", "早", "x"))
    assert len(refused.value.problems) == 3
    with pytest.raises(RefusedError, match="理由"):
        make.done(add_shift_pattern(title="两班一休", typed=TWO_DAYS, note="", on=ON))
    assert not RuleOverride.select().exists()
