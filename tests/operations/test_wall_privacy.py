"""No ID number, address or full phone number reaches any wall sheet, whatever the records hold."""

import re
from dataclasses import replace

import pytest

from dangjian_desktop.domain.problems import SentenceError
from dangjian_desktop.operations.printouts import make_sheet
from dangjian_desktop.operations.runner import Operation
from dangjian_desktop.operations.wall_gallery import gallery
from dangjian_desktop.queries.organisations import Tree
from dangjian_desktop.storage.models import Person
from tests import make
from tests.pdf import text

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
