"""No ID number, address or full phone number reaches any wall sheet, whatever the records hold."""

import re
from dataclasses import replace

import pytest

from dangjian_desktop.domain.problems import SentenceError
from dangjian_desktop.domain.vocabulary import Post
from dangjian_desktop.operations.printouts import make_sheet
from dangjian_desktop.operations.runner import Operation
from dangjian_desktop.operations.wall_gallery import gallery
from dangjian_desktop.queries.organisations import Tree
from dangjian_desktop.storage.models import Person
from tests import make
from tests.pdf import text
from tests.wall_stories import on_walls

ID = make.id_number("1985-03-12", 101)
PHONE, ADDRESS, REGISTERED = "13900007777", "金丝雀路九十九号", "金丝雀户籍街八号"
CANARIES = (ID, PHONE, ADDRESS, REGISTERED)
_LONG_NUMBER = re.compile(r"\d{17}[\dXx]|1[3-9]\d{9}")


@pytest.fixture
def canaries(mine, runner):
    """Everybody of the demonstration bears the same number, phone and address."""
    values = {"id_number": ID, "mobile_phone": PHONE, "address": ADDRESS}
    values["household_address"] = REGISTERED
    known = {key: value for key, value in values.items() if hasattr(Person, key)}
    assert len(known) >= 3

    def mark(writer):
        for person in Person.select(Person.id):
            writer.update(Person, person.id, **known)

    runner.run(Operation("布景", "canaries", mark))
    return mine


@pytest.mark.parametrize("detail", ["", "public"])
def test_no_wall_sheet_tells_a_number_or_an_address(canaries, on, detail):
    branch = next(row for row in Tree.on(on).rows if row.name == "综采一队党支部")
    made = 0
    for one in gallery(on, branch.organisation_id):
        if not one.is_wall or (detail and detail not in one.info.levels):
            continue
        try:
            content = make_sheet(_detailed(one.printout, detail)).content
        except SentenceError:
            continue  # nothing to show, or refused because of what it would tell
        made += 1
        shown = text(content)
        run_on = re.sub(r"\s", "", shown)
        for canary in CANARIES:
            assert canary not in run_on, (one.info.code, canary)
        assert not _LONG_NUMBER.search(shown), one.info.code
    assert made >= 15


def _detailed(printout, detail):
    return replace(printout, detail=detail)


def test_the_same_records_do_tell_them_where_they_are_filed(canaries, on):
    """The canaries sing where they may: a test that could not fail would prove nothing."""
    branch = next(row for row in Tree.on(on).rows if row.name == "综采一队党支部")
    roster = next(
        one for one in gallery(on, branch.organisation_id) if one.info.code == "person_card"
    )
    shown = re.sub(r"\s", "", text(make_sheet(_detailed(roster.printout, "archive")).content))
    assert ID in shown
    assert PHONE in shown


def test_what_was_typed_into_records_is_refused_or_left_out_too(data, on):
    """Numbers get into words: a promise, a duty, a place, a notice."""
    branch = make.branch("综采一队党支部", under=make.committee())
    group = make.group(branch, "第一党小组")
    person = make.person("张三", branch, group=group)
    make.post(person, branch, Post.SECRETARY)
    on_walls(branch, person)
    typed = f"请打{PHONE}，证件{ID}"
    held = {"may_hang": True, "due_on": "2026-12-20"}
    make.entry(
        "commitment", branch, "2026-02-11", person=person, promise=typed, kind="安全", **held
    )
    make.entry(
        "award",
        branch,
        "2026-10-09",
        honour=typed,
        level="支部",
        people=person,
        reason=typed,
        money=1,
        promised_on="2026-11-01",
    )
    make.entry("hazard", branch, "2026-11-02", content=typed, owner=person, due_on="2026-11-10")
    area = {"level": "支委责任区", "area": typed, "members": person, "name": "安全生产责任区"}
    make.entry("duty_area", branch, "2026-01-08", **area)
    make.activity("themed_day", branch, "2026-11-24", begins="15:00", place=typed, title=typed)
    refused, made = set(), {}
    for one in gallery(on, branch):
        if not one.is_wall:
            continue
        try:
            made[one.info.code] = re.sub(r"\s", "", text(make_sheet(one.printout).content))
        except SentenceError as error:
            if "号码" in str(error):
                refused.add(one.info.code)
    for code, shown in made.items():
        assert PHONE not in shown, code
        assert ID not in shown, code
    assert {"commitment_wall", "honour_roll", "ledger_notice"} <= refused, refused
    assert "wall_notice" in made
    assert "号码略" in made["wall_notice"]
