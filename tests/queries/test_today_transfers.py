"""组织关系 on Today: letters that end, members to be reached, decisions; the lost are not named."""

from datetime import date

import pytest

from dangjian_desktop.domain.people import PersonFacts
from dangjian_desktop.domain.today import Act, Band, Source, TodayItem
from dangjian_desktop.domain.vocabulary import ObligationState, TransferPaper
from dangjian_desktop.operations.away import record_suspension
from dangjian_desktop.operations.transfers import add_incoming_transfer
from dangjian_desktop.queries.today import TodayQuery
from tests import make
from tests.transfer_stories import ELSEWHERE, ISSUED, ON, UNTIL, contact, floating, letter_out, lost

pytestmark = pytest.mark.usefixtures("data")


@pytest.fixture
def branch() -> int:
    return make.branch()


def due(on: date = ON, within: int | None = None) -> list[TodayItem]:
    return [item for item in TodayQuery(on, within).fetch() if item.source is Source.TRANSFER]


def test_a_letter_out_is_told_from_a_week_before_its_end(branch: int) -> None:
    person = make.person("张三", branch)
    letter_out(person)
    assert due(date(2026, 11, 24)) == []
    [soon] = due(date(2026, 11, 25))
    assert (soon.what, soon.state, soon.due_on) == (
        "催办张三的组织关系",
        ObligationState.DUE_SOON,
        UNTIL,
    )
    assert (soon.act, soon.kind, soon.row_id) == (Act.OPEN_TRANSFERS, "letters", person)
    [late] = due(date(2026, 12, 3))
    assert (late.band, late.state) == (Band.OVERDUE, ObligationState.OVERDUE)


def test_a_letter_in_waits_for_us_from_its_first_day(branch: int) -> None:
    make.done(
        add_incoming_transfer(
            branch_id=branch,
            paper=TransferPaper.LETTER,
            counterpart=ELSEWHERE,
            issued_on=ISSUED,
            valid_until=UNTIL,
            facts=PersonFacts(name="钱新来"),
            on=ON,
        )
    )
    [item] = due()
    assert (item.what, item.band, item.who) == (
        "接收转入的钱新来",
        Band.THIS_MONTH,
        make.BRANCH,
    )


def test_contacts_are_told_when_they_are_due(branch: int) -> None:
    person = make.person("张三", branch)
    floating(person, since="2026-09-01")
    [soon] = due()
    assert (soon.what, soon.due_on) == ("联系流动党员张三", date(2026, 12, 1))
    contact(person, "2026-11-19")
    assert due() == []
    assert due(date(2026, 2, 1)) == []


def test_who_is_out_of_contact_is_not_named(branch: int) -> None:
    person, other = make.person("李无音", branch), make.person("周无信", branch)
    lost(person)
    lost(other, since="2026-10-20", searched=None)
    told = due()
    assert {item.what for item in told} == {"研究失联满 6 个月的党员", "查找失联的党员"}
    assert all("李无音" not in f"{item}" and "周无信" not in f"{item}" for item in told)
    ripe = next(item for item in told if item.what.startswith("研究"))
    assert "党支部提出意见" in ripe.why
    assert (ripe.kind, ripe.row_id) == ("lost", person)


def test_two_years_after_the_stopping_it_is_told_again(branch: int) -> None:
    person = make.person("李无音", branch)
    lost(person, since="2024-01-10", searched="2024-03-01")
    make.done(record_suspension(person_id=person, stopped_on=date(2024, 8, 1), on=ON))
    assert [item.what for item in due()] == ["研究停止党籍满 2 年的党员"]
    assert due(date(2026, 7, 31)) == []
    assert [item.what for item in due(within=branch)] == ["研究停止党籍满 2 年的党员"]
