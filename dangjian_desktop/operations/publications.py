"""Publishing what was closed (公示): the day of posting, and how long one may object."""

from datetime import date

from dangjian_desktop.domain.publications import objections_until, publication_rule
from dangjian_desktop.domain.work_calendar import WorkCalendar, work_calendar
from dangjian_desktop.operations.runner import RefusedError, Writer, operation
from dangjian_desktop.operations.standing import standing_row
from dangjian_desktop.queries.closings import editions_of
from dangjian_desktop.storage.models import Closing
from dangjian_desktop.storage.rulebook import rules_on


def publication_days(on: date) -> int:
    """Return how many working days a publication of a day lasts, by ``publicity.score``."""
    return publication_rule(rules_on(on).values_of("publicity.score")).days


def last_day_of_objections(published_on: date, days: int | None = None) -> date:
    """Return the last day on which one may object to what was posted on a day.

    Args:
        published_on: The day of posting.
        days: Working days; None for those of the rule ``publicity.score``.
    """
    most = publication_days(published_on) if days is None else days
    return objections_until(published_on, most, _calendar(published_on))


def unknown_years(published_on: date) -> tuple[int, ...]:
    """Return the years of a publication of which no list of holidays is known: weekends alone."""
    last = last_day_of_objections(published_on)
    return _calendar(published_on).unconfirmed_years(published_on, last)


def _calendar(on: date) -> WorkCalendar:
    return work_calendar(rules_on(on).values_of("holidays.work_calendar"))


@operation("登记公示")
def post_closing(
    writer: Writer,
    *,
    closing_id: int,
    published_on: date,
    on: date,
    days: int | None = None,
) -> date:
    """Note that an edition was posted, and return the last day of objections.

    Args:
        writer: Writes.
        closing_id: The edition that stands.
        published_on: The day on which it was posted.
        on: Today.
        days: Working days; None for those of the rule.

    Raises:
        RefusedError: When it is not the edition that stands, was posted already, its seal is
            broken, or the day cannot be.
    """
    row = standing_row(
        Closing, closing_id, RefusedError("这一版已经不在了（可能刚被撤销）。请刷新后再选。")
    )
    edition = editions_of(row.subject, row.organisation_id, row.period)[-1]
    if edition.closing_id != closing_id:
        raise RefusedError(
            "这一版已经被第{edition}版代替。请公示新的一版。", edition=edition.edition
        )
    if edition.is_reopened:
        raise RefusedError("这一期正在更正中。请重新关闭后再公示。")
    if not edition.is_intact:
        raise RefusedError("封存校验不符：内容在程序之外被改动，不能公示。请先开始更正、重新关闭。")
    if edition.published_on is not None:
        raise RefusedError(
            "这一版已从{day}起公示。登记错了请用“撤销”，或者不必再登记。",
            day=edition.published_on.isoformat(),
        )
    if published_on < edition.closed_on:
        raise RefusedError(
            "这一版{day}才关闭，公示不会更早。请核对公示日期。", day=edition.closed_on.isoformat()
        )
    if published_on > on:
        raise RefusedError("公示日期还没有到。请张贴以后再登记。")
    if days is not None and days < 1:
        raise RefusedError("公示至少一个工作日。请填写天数。")
    until = last_day_of_objections(published_on, days)
    writer.update(Closing, closing_id, published_on=published_on, objections_until=until)
    return until
