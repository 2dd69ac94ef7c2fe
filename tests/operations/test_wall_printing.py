"""Sheets on their way out: each with its number, and a job that goes on when one fails."""

from dataclasses import replace

from dangjian_desktop.domain.tiles import Tile
from dangjian_desktop.operations.print_jobs import PrintItem
from dangjian_desktop.operations.printout import (
    GROUP_LIST,
    ORGANISATION_CHART,
    PERSON_CARD,
    ROSTER,
    Printout,
)
from dangjian_desktop.operations.wall_printing import joined_content, make_outgoing
from dangjian_desktop.operations.wall_register import record_edition
from tests import make
from tests.pdf import text, texts


def items(on, *codes):
    branch = make.branch("综采一队党支部")
    make.person("张建国", branch)
    return [PrintItem(code, Printout(code, on, branch)) for code in codes]


def test_what_hangs_gets_the_next_numbers_and_a_form_none(runner, on):
    wanted = items(on, ORGANISATION_CHART, ROSTER, GROUP_LIST)
    first = make_outgoing(wanted)
    assert [one.printout.number for one in first.sheets] == [1, 0, 2]
    assert [one.is_edition for one in first.sheets] == [True, False, True]
    assert "DJ-0001" in text(first.sheets[0].content)
    for one in first.sheets:
        if one.is_edition:
            runner.run(record_edition(printout=one.printout, made=one.made))
    assert [one.printout.number for one in make_outgoing(wanted).sheets] == [3, 0, 4]


def test_of_a_past_day_nothing_is_an_edition(data, on):
    (one,) = make_outgoing(items(on, ORGANISATION_CHART), is_numbered=False).sheets
    assert not one.is_edition
    assert "DJ-" not in text(one.content)


def test_one_that_fails_is_named_and_takes_no_number(data, on):
    wanted = items(on, PERSON_CARD, ORGANISATION_CHART)
    told = make_outgoing(wanted)
    assert [one.name for one in told.failed] == [PERSON_CARD]
    assert "还没有选人" in str(told.failed[0].reason)
    assert [one.printout.number for one in told.sheets] == [1]


def test_a_large_sheet_is_cut_for_the_paper_at_hand_and_kept_whole(data, on):
    (chart,) = items(on, ORGANISATION_CHART)
    large = PrintItem(chart.name, replace(chart.printout, paper="A1横"))
    (one,) = make_outgoing([large], tile=Tile("A3")).sheets
    assert len(texts(one.content)) > 4
    assert len(texts(one.made.content)) == 1


def test_a_set_goes_to_the_printer_as_one_job_with_all_its_pages(data, on):
    told = make_outgoing(items(on, ORGANISATION_CHART, GROUP_LIST))
    assert len(texts(joined_content(told.sheets))) == 2
    assert joined_content(told.sheets[:1]) == told.sheets[0].content
