"""改动记录 of the card: corrections apart from what was entered and changed from a day on."""

from datetime import date

import pytest

from dangjian_desktop.operations.jobs import change_job
from dangjian_desktop.operations.people import change_person
from dangjian_desktop.queries.card_records import RECORDS, records_of
from tests import make

ON = date(2026, 11, 21)


@pytest.fixture
def person(data):
    return make.person("张三", crew="一班")


def told(person_id: int) -> list[list[tuple[str, str]]]:
    tables = records_of(person_id, ON).tables
    return [[(what, said) for _when, what, said in table.rows] for table in tables]


def test_corrections_stand_apart_from_changes(runner, person):
    runner.run(change_person(person_id=person, changes={"native_place": "山西大同"}))
    runner.run(change_job(person_id=person, changes={"crew": "二班"}, on=date(2026, 3, 1)))
    corrected, others = told(person)
    assert corrected == [("籍贯", "空 → 山西大同")]
    assert others == [
        ("班组", "变动：一班 → 二班，2026-03-01 起"),
        ("人员", "录入：录入名册"),
    ]
    runner.undo()
    assert told(person)[1][0] == ("班组", "变动：一班 → 二班，2026-03-01 起（后来撤销）")


def test_when_and_by_whom_stand_in_the_first_column(runner, person):
    runner.run(change_person(person_id=person, changes={"native_place": "山西大同"}))
    ((when, *_rest),) = records_of(person, ON).tables[0].rows
    day, actor = when.split("\n")
    assert actor == "测试员"
    assert len(day) == len("2026-11-21 08:30")


def test_it_is_folded_and_not_printed_unless_wanted():
    assert not RECORDS.is_open
    assert not RECORDS.is_printed


def test_nobody_has_no_records(data):
    assert records_of(99, ON).is_empty
