"""The columns that every list of people takes its values from."""

from dangjian_desktop.domain.people import PERSON_FIELDS, Sensitivity
from dangjian_desktop.domain.vocabulary import LeaveReason, Sex
from dangjian_desktop.queries.roster import RosterQuery, Scope
from dangjian_desktop.queries.roster_columns import (
    COLUMN_BY_KEY,
    ROSTER_COLUMNS,
    STANDARD_COLUMNS,
)
from tests import make


def test_every_fact_has_a_column_and_every_heading_is_different():
    assert {field.key for field in PERSON_FIELDS} <= COLUMN_BY_KEY.keys()
    assert len({column.heading for column in ROSTER_COLUMNS}) == len(ROSTER_COLUMNS)
    assert set(STANDARD_COLUMNS) <= COLUMN_BY_KEY.keys()
    assert ROSTER_COLUMNS[0].key == "name"


def test_values_read_on_screen_as_on_paper_and_sensitive_ones_are_masked(data, on):
    number = make.id_number()
    branch = make.branch()
    person = make.person(
        "张三",
        branch,
        sex=Sex.MALE,
        id_number=number,
        mobile_phone="13900001234",
        address="星火煤矿家属区 3 栋",
        ethnicity="03",
        is_floating=False,
        born_on=make.day("1990-05"),
        admitted_on="2001",
    )
    make.post(person, branch)
    (row,) = RosterQuery(on).fetch()
    shown = {column.key: column.text(row) for column in ROSTER_COLUMNS}
    assert (shown["sex"], shown["stage"], shown["ethnicity"]) == ("男", "正式党员", "回族")
    assert (shown["born_on"], shown["admitted_on"]) == ("1990年5月", "2001年")
    assert (shown["is_floating"], shown["is_migrant_worker"]) == ("否", "")
    assert (shown["posts"], shown["branch"], shown["age"]) == ("支部书记", make.BRANCH, "36")
    assert shown["id_number"] == f"990101********{number[-4:]}"
    assert shown["mobile_phone"] == "139****1234"
    assert shown["address"] == "＊＊＊"
    full = {column.key: column.full_text(row) for column in ROSTER_COLUMNS}
    assert (full["id_number"], full["address"]) == (number, "星火煤矿家属区 3 栋")
    assert full.keys() == COLUMN_BY_KEY.keys()
    open_ones = [c.key for c in ROSTER_COLUMNS if c.sensitivity is Sensitivity.OPEN]
    assert all(shown[key] == full[key] for key in open_ones)


def test_who_has_left_shows_when_and_why(data, on):
    make.departure(make.person("张三"), on, LeaveReason.DEATH)
    (row,) = RosterQuery(on, scope=Scope.LEFT).fetch()
    assert COLUMN_BY_KEY["left_on"].text(row) == "2026-11-21"
    assert COLUMN_BY_KEY["leave_reason"].text(row) == "死亡"
