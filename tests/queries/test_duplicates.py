"""Pairs that look like one person, found in a real file."""

from datetime import date

import pytest

from dangjian_desktop.domain.duplicates import Resemblance
from dangjian_desktop.operations.duplicates import mark_people_apart
from dangjian_desktop.queries.duplicates import (
    HISTORY_KEY,
    PHOTO_KEY,
    ComparisonQuery,
    DuplicatesQuery,
    Likeness,
    PeopleApartQuery,
)
from tests import make

ON = date(2026, 11, 21)


@pytest.fixture(autouse=True)
def _open(data):
    """Every test here reads a fresh file."""


def found() -> dict[tuple[str, str], list[Resemblance]]:
    return {row.names: list(row.suspicion.resemblances) for row in DuplicatesQuery(ON).fetch()}


def test_pairs_are_found_the_surest_first_with_what_tells_them_apart():
    branch = make.branch()
    make.person("张建国", branch, born_on=make.day("1980-01-01"))
    make.person("张健国", branch, born_on=make.day("1980-01-01"))
    make.person("李四", branch, born_on=make.day("1990-05-12"))
    left = make.person("李四", branch, born_on=make.day("1990-05"))
    make.departure(left, date(2026, 1, 1))
    first, second = DuplicatesQuery(ON).fetch()
    assert first.names == ("李四", "李四")
    assert first.branches == (make.BRANCH, "不在册")
    assert first.suspicion.resemblances == (Resemblance.NAME_AND_BIRTH,)
    assert [born.iso for born in first.born_on] == ["1990-05-12", "1990-05"]
    assert second.suspicion.resemblances == (Resemblance.SIMILAR_NAME,)


def test_a_number_mistyped_in_one_record_is_found():
    branch = make.branch()
    make.person("王五", branch, id_number="990000198001010012")
    make.person("王五", branch, id_number="990000198001010039")
    assert found() == {("王五", "王五"): [Resemblance.NEAR_ID]}


def test_namesakes_with_different_birthdays_are_no_pair():
    branch = make.branch()
    make.person("王伟", branch, born_on=make.day("1980-01-01"))
    make.person("王伟", branch, born_on=make.day("1981-01-01"))
    assert found() == {}


def test_people_told_apart_are_not_shown_again_and_can_be_looked_up(runner):
    branch = make.branch()
    one = make.person("王五", branch, mobile_phone="13800000000")
    two = make.person("赵六", branch, mobile_phone="13800000000")
    assert list(found()) == [("王五", "赵六")]
    runner.run(mark_people_apart(first_id=two, second_id=one, on=ON))
    assert found() == {}
    (row,) = PeopleApartQuery().fetch()
    assert (row.names, row.decided_on.iso) == (("王五", "赵六"), "2026-11-21")


def test_a_search_can_be_stopped():
    make.persons(3)

    def stop(_what: str, share: float) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        DuplicatesQuery(ON).fetch(stop)


def test_both_records_stand_side_by_side():
    branch = make.branch()
    one = make.person("王五", branch, crew="采一班")
    two = make.person("王五", branch, crew="采二班", trade="电工")
    (comparison,) = ComparisonQuery(one, two, ON).fetch()
    assert comparison.first.row.facts.crew == "采一班"
    lines = {line.key: line for line in comparison.lines}
    assert (lines["crew"].likeness, lines["crew"].can_choose) == (Likeness.DIFFERENT, True)
    assert (lines["trade"].likeness, lines["trade"].second) == (Likeness.ONE_KNOWS, "电工")
    assert (lines["name"].likeness, lines["name"].can_choose) == (Likeness.SAME, False)
    assert "degree" not in lines
    assert ComparisonQuery(one, 99, ON).fetch() == []


def test_numbers_stand_masked_side_by_side_and_are_told_apart_all_the_same():
    branch = make.branch()
    one = make.person("王五", branch, id_number="990000198001010012")
    two = make.person("王五", branch, id_number="990000198001110018")
    (comparison,) = ComparisonQuery(one, two, ON).fetch()
    (line,) = [line for line in comparison.lines if line.key == "id_number"]
    assert line.likeness is Likeness.DIFFERENT
    assert line.is_masked
    assert "0101" not in line.first


def test_two_histories_stand_with_their_days():
    first, second = make.branch("综采一队党支部"), make.branch("综采二队党支部")
    one = make.person("王五", first, since="2020-01-01", confirmed_on="2019-07")
    two = make.person("王五", second)
    make.photo(one, b"\xff\xd8 1")
    make.photo(two, b"\xff\xd8 2")
    make.departure(two, ON)
    (comparison,) = ComparisonQuery(one, two, ON).fetch()
    lines = {line.key: line for line in comparison.lines}
    assert lines["stages"].first == "正式党员（2019年7月起）"
    assert lines[HISTORY_KEY].first == "综采一队党支部（2020-01-01起）"
    assert lines[HISTORY_KEY].second == "综采二队党支部（—2026-11-21）"
    assert lines[HISTORY_KEY].can_choose
    assert lines[PHOTO_KEY].can_choose
    assert lines["departures"].second == "2026-11-21 转出"


def test_the_more_exact_date_and_the_one_on_the_roll_are_suggested():
    branch = make.branch()
    left = make.person("王五", branch, born_on=make.day("1980-01-05"), crew="采一班")
    here = make.person("王五", branch, born_on=make.day("1980-01"), crew="采二班")
    make.departure(left, date(2026, 1, 1))
    (comparison,) = ComparisonQuery(left, here, ON).fetch()
    lines = {line.key: line for line in comparison.lines}
    assert comparison.stays == 1
    assert (lines["crew"].suggested, lines["born_on"].suggested) == (1, 0)
