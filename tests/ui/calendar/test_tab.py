"""The tab in the whole window: commands, the chosen place, quick find, what is due, leaving."""

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.today import Act, Band, Source, TodayItem
from dangjian_desktop.domain.vocabulary import ObligationState
from dangjian_desktop.queries.found import FoundKind
from dangjian_desktop.queries.quick_find import QuickFindQuery
from dangjian_desktop.ui.calendar.activity_dialog import ActivityDialog
from dangjian_desktop.ui.calendar.kinds_dialog import KindsDialog
from dangjian_desktop.ui.calendar.series_dialog import SeriesDialog
from dangjian_desktop.ui.calendar.tab import CalendarTab
from tests import make


@pytest.fixture
def shown(window):
    return window()


def test_commands_lead_into_the_calendar(shown):
    shown.open_tab("roster")
    shown.commands["add_activity"]()
    assert shown.tabs.current_key() == "calendar"
    page = shown.page("calendar").page("calendar")
    assert page.findChild(ActivityDialog).isVisible()
    shown.commands["add_activity_series"]()
    assert page.findChild(SeriesDialog).isVisible()
    shown.commands["activity_kinds"]()
    assert page.findChild(KindsDialog).isVisible()
    page.show_day(date(2025, 1, 1))
    shown.commands["calendar_today"]()
    assert page.day == shown.day


def test_an_activity_that_was_found_opens(shown):
    key = make.activity("talk", None, "2026-11-25", title="入户走访谈心")
    (row,) = [
        row for row in QuickFindQuery("rhzf", shown.day).fetch() if row.kind is FoundKind.ACTIVITY
    ]
    shown.open_tab("roster")
    shown._open_found(row)
    assert shown.tabs.current_key() == "calendar"
    page = shown.page("calendar").page("calendar")
    assert page.activity.row.activity_id == key
    page.activity.go_back()


def test_the_place_of_the_window_narrows_the_calendar_while_it_is_shown(shown):
    shown.open_tab("calendar")
    page = shown.page("calendar").page("calendar")
    wanted = page.place.itemData(page.place.count() - 1)
    wanted = wanted if isinstance(wanted, int) else page.place.itemData(1)
    shown._choose_place(wanted)
    assert shown.tabs.current_key() == "calendar"
    assert page.place.organisation_id == wanted
    shown._choose_place(None)
    assert page.place.organisation_id is None


@pytest.mark.parametrize("key", ["matters", "attendance", "shifts", "entry_checks"])
def test_the_place_of_the_window_is_that_of_the_page_that_is_open(shown, key):
    shown.open_tab("calendar")
    tab = shown.page("calendar")
    page = tab.open_subject(key)
    wanted = page.place.itemData(2)
    shown._choose_place(wanted)
    assert tab.stack.currentWidget() is page
    assert page.place.organisation_id == wanted


def test_the_place_of_the_window_is_that_of_today(shown):
    shown.open_tab("today")
    page = shown.page("today")
    wanted = page.place.itemData(2)
    shown._choose_place(wanted)
    assert shown.tabs.current_key() == "today"
    assert page.place.organisation_id == wanted


def test_what_is_due_begins_a_new_activity_with_its_kind(shown):
    page = shown.page("calendar").page("calendar")
    holder = next(
        page.place.itemData(place)
        for place in range(page.place.count())
        if "党支部" in page.place.itemText(place)
    )
    shown.act_on(
        TodayItem(
            Source.OBLIGATION,
            Band.THIS_MONTH,
            ObligationState.DUE_SOON,
            "主题党日",
            "支部",
            date(2099, 11, 30),
            "",
            Act.ADD_ACTIVITY,
            organisation_id=holder,
            kind="themed_day",
        )
    )
    dialog = page.findChild(ActivityDialog)
    values = dialog.form.values()
    assert (values["kind"], values["organisation"]) == ("themed_day", holder)
    assert values["on"] == PartialDate(2099, 11, 30)


def test_the_window_stays_while_an_activity_holds_what_was_typed(shown):
    tab = shown.page("calendar")
    assert isinstance(tab, CalendarTab)
    tab.page("calendar").leave_editing = lambda: False
    tab.open_subject("matters")
    shown.open_tab("today")
    assert not shown.close()
    assert shown.tabs.current_key() == "calendar"
    assert tab.stack.currentWidget() is tab.page("calendar")
    tab.page("calendar").leave_editing = lambda: True
    assert shown.close()
    QApplication.processEvents()
