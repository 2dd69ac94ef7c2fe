"""Days of the week as the window calls them."""

from datetime import date

from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, tr

#: Monday first, as `date.weekday` counts; shown through `tr`.
WEEKDAYS = (
    QT_TR_NOOP("周一"),
    QT_TR_NOOP("周二"),
    QT_TR_NOOP("周三"),
    QT_TR_NOOP("周四"),
    QT_TR_NOOP("周五"),
    QT_TR_NOOP("周六"),
    QT_TR_NOOP("周日"),
)


def weekday_word(day: date) -> str:
    """Return the day of the week of a day: 周五."""
    return tr(WEEKDAYS[day.weekday()])
