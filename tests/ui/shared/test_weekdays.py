"""Days of the week in words."""

from datetime import date

from dangjian_desktop.ui.shared.weekdays import weekday_word


def test_a_week_begins_on_monday():
    assert weekday_word(date(2026, 11, 16)) == "周一"
    assert weekday_word(date(2026, 11, 22)) == "周日"
