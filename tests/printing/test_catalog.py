import pytest

from dangjian_desktop.printing.catalog import SHEETS, sheet_coded
from dangjian_desktop.printing.document import SIDE_MARGIN
from dangjian_desktop.printing.errors import PrintingError
from dangjian_desktop.printing.privacy import DetailLevel
from dangjian_desktop.printing.sheet import Sheet, SheetKind


def test_the_sheets_of_the_roster_come_first():
    assert list(SHEETS)[:10] == [
        "roster",
        "roster_view",
        "person_card",
        "reconciliation",
        "organisation_chart",
        "group_list",
        "branch_list",
        "roster_changes",
        "organisation_history",
        "examination",
    ]


@pytest.mark.parametrize("sheet", SHEETS.values(), ids=lambda sheet: sheet.code)
def test_a_sheet_says_what_it_needs_in_known_words(sheet):
    known = {"branch", "person", "period", "reconciliation", "activity", "vote", "book"}
    known |= {"division", "form", "transfer", "month", "coming_month", "coming_activity", "year"}
    assert set(sheet.needs) <= known
    assert sheet.paper in sheet.papers
    assert sheet.levels


@pytest.mark.parametrize("sheet", SHEETS.values(), ids=lambda sheet: sheet.code)
def test_the_default_level_shows_the_least(sheet):
    order = list(DetailLevel)
    assert list(sheet.levels) == sorted(sheet.levels, key=order.index)
    # Why somebody left, and what two lists say of somebody, is nobody else's business.
    filed_only = {"roster_changes", "reconciliation", "examination"}
    filed_only |= {"attendance_figures", "dual_life"}
    is_filed_only = sheet.code in filed_only or sheet.levels == (DetailLevel.ARCHIVE,)
    # Papers of a meeting and ledgers hang nowhere; what is made public of a ledger does.
    if {"activity", "vote", "book"} & set(sheet.needs) and sheet.kind is SheetKind.FORM:
        assert DetailLevel.WALL not in sheet.levels
        return
    if sheet.code in {
        "award_report",
        "score_publication",
        "dues_publication",
    }:  # they are what is made public
        assert sheet.levels[0] is DetailLevel.PUBLIC
        return
    assert (sheet.levels[0] is DetailLevel.WALL) is not is_filed_only
    assert (sheet.kind is SheetKind.FORM) == (DetailLevel.ARCHIVE in sheet.levels)


@pytest.mark.parametrize("sheet", SHEETS.values(), ids=lambda sheet: sheet.code)
def test_no_sensitive_column_is_shown_to_others(sheet):
    if isinstance(sheet, Sheet):
        for level in (DetailLevel.WALL, DetailLevel.PUBLIC):
            shown = {column.shows for column in sheet.columns_for(level)}
            assert not shown & {"id_number", "mobile_phone", "address", "household_address"}


@pytest.mark.parametrize("sheet", SHEETS.values(), ids=lambda sheet: sheet.code)
def test_the_columns_of_a_table_have_room_on_every_paper_it_offers(sheet):
    if isinstance(sheet, Sheet):
        for level in sheet.levels:
            needed = sum(column.width for column in sheet.columns_for(level))
            for paper in sheet.papers:
                assert needed <= paper.width - 2 * SIDE_MARGIN, paper.name


def test_an_unknown_code_is_answered_with_the_known_ones():
    with pytest.raises(PrintingError, match=r"没有代号为“flag”的版面.*roster（党员名册）"):
        sheet_coded("flag")
    assert sheet_coded("roster") is SHEETS["roster"]
