"""发展经历 of the person card: the way into the Party, as far as it was kept here."""

from collections.abc import Iterable
from datetime import date

from dangjian_desktop.domain.vocabulary import HelperRole, StepOutcome, printed
from dangjian_desktop.queries.admissions_of import AdmissionsOfQuery
from dangjian_desktop.queries.card_content import (
    CardSection,
    SectionContent,
    SectionLine,
    SectionTable,
    Target,
    TargetKind,
)
from dangjian_desktop.queries.development import AdmissionDetail, AdmissionQuery, HelperRow


def development_of(person_id: int, on: date) -> SectionContent:
    """Return the latest way into the Party of a person, with what is next while it lasts."""
    cases = AdmissionsOfQuery(person_id, on).fetch()
    detail = AdmissionQuery(cases[0], on).fetch() if cases else None
    if detail is None:
        return SectionContent()
    return SectionContent(tuple(_lines(detail)), tuple(_tables(detail)))


def _lines(detail: AdmissionDetail) -> Iterable[SectionLine]:
    row = detail.row
    if row.moved_in_on is not None:
        yield SectionLine("转入", f"{row.moved_in_on.isoformat()} {row.origin}".strip())
    if row.closed_on is not None and row.outcome is not None:
        yield SectionLine("结果", f"{row.closed_on.isoformat()} {printed(row.outcome)}")
    coming = row.standing.next
    if coming is not None:
        yield SectionLine("下一步", f"{coming.rule.title}（{coming.rule.actor}）")
        if coming.latest is not None:
            yield SectionLine("最迟", coming.latest.isoformat())
    for role in HelperRole:
        for one in detail.helpers:
            if one.role is role:
                yield _helper(one)


def _helper(one: HelperRow) -> SectionLine:
    until = "" if one.until is None else one.until.isoformat()
    told = f"{one.name}（{one.since.isoformat()} 至 {until or '今'}）"
    return SectionLine(printed(one.role), told, target=Target(TargetKind.PERSON, one.person_uid))


def _tables(detail: AdmissionDetail) -> Iterable[SectionTable]:
    steps = tuple(
        (
            one.done_on.isoformat(),
            one.step if one.rule is None else one.rule.title,
            "" if one.outcome is StepOutcome.DONE else printed(one.outcome),
        )
        for one in detail.recorded
    )
    if steps:
        yield SectionTable(("日期", "步骤", "结果"), steps, "办过的步骤")
    reviews = tuple((one.reviewed_on.isoformat(), one.reviewer) for one in detail.reviews)
    if reviews:
        yield SectionTable(("日期", "考察人"), reviews, "考察")
    notices = tuple(
        (f"{one.posted_on.isoformat()} 至 {one.ends_on.isoformat()}", one.place)
        for one in detail.publicities
    )
    if notices:
        yield SectionTable(("日期", "地点"), notices, "公示")


DEVELOPMENT = CardSection(
    key="development",
    title="发展经历",
    reads=AdmissionQuery.reads,
    fetch=development_of,
    empty="这里没有登记入党的经过。",
    order=105,
    is_printed=False,
    is_open=False,
    hides_when_empty=True,
)
