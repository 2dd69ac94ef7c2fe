"""The choices of a printed sheet are kept as text and make the same sheet again."""

from datetime import date

import pytest

from dangjian_desktop.operations.printout import AREA_PLATE, ORGANISATION_CHART, Printout
from dangjian_desktop.operations.runner import RefusedError
from dangjian_desktop.operations.wall_choices import (
    MOMENTS,
    choices_of,
    printout_of,
    states_of_choices,
    without,
)
from dangjian_desktop.queries.ledgers import LedgerQuery
from tests.wall_stories import ON, WallStory

LATER = date(2026, 12, 1)


def test_every_choice_comes_back_as_of_another_day():
    printout = Printout(
        ORGANISATION_CHART,
        ON,
        organisation_id=2,
        person_ids=(3, 1),
        paper="60x90cm",
        period="2026Q3",
        since=date(2026, 1, 1),
        theme="plain",
        entry_ids=(5,),
        number=7,
    )
    again = printout_of(choices_of(printout), LATER)
    assert (again.on, again.number) == (LATER, 0)
    assert printout_of(choices_of(printout), ON, 7) == printout


def test_rows_of_a_ledger_come_back_and_a_list_of_a_screen_does_not():
    plate = Printout(AREA_PLATE, ON, ledger=LedgerQuery("duty_area", ON, entries=(4, 2)))
    again = printout_of(choices_of(plate), LATER)
    assert again.ledger == LedgerQuery("duty_area", LATER, entries=(4, 2))
    with pytest.raises(RefusedError, match="按屏幕上的台账"):
        choices_of(Printout(AREA_PLATE, ON, ledger=LedgerQuery("duty_area", ON)))


def test_a_choice_of_a_moment_can_be_dropped():
    printout = Printout(ORGANISATION_CHART, ON, period="2026Q3", year=2026)
    assert without(printout, "period") == Printout(ORGANISATION_CHART, ON, year=2026)
    assert {"period", "year", "month", "text_id"} <= set(MOMENTS)


def test_what_a_sheet_says_is_asked_by_its_choices(data):
    story = WallStory()
    choices = choices_of(Printout(ORGANISATION_CHART, ON, organisation_id=story.branch))
    said = states_of_choices(choices, ON)
    assert {"张三", "李四", "王五"} <= {fact.value for fact in said}
