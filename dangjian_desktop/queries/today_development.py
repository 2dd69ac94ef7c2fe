"""What 发展党员 asks of today: 公示 that end, steps whose limit runs out, helpers who are gone.

What the obligations tell (talk, 考察, approval, 转正) is not told again here.
"""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta

from dangjian_desktop.domain.admissions import StepStanding, StepState
from dangjian_desktop.domain.problems import Told, Word
from dangjian_desktop.domain.today import Act, Band, Source, TodayItem, band_of
from dangjian_desktop.domain.vocabulary import HelperRole, ObligationState, Stage, printed
from dangjian_desktop.queries.development import (
    AdmissionRow,
    DevelopmentQuery,
    publicity_end,
    step_book_on,
)
from dangjian_desktop.storage.database import stored_rows
from dangjian_desktop.storage.models import (
    AdmissionCase,
    AdmissionHelper,
    AdmissionPublicity,
    Membership,
    Person,
)
from dangjian_desktop.storage.models.base import valid_on

#: A limit is told so many days before it is reached.
_AMBER = timedelta(days=30)
_OPEN = (StepState.NEXT, StepState.WAITING, StepState.LATER)


def development_due(on: date, within: int | None) -> Iterator[TodayItem]:
    """Yield what must be done about people on the way in."""
    rows = {row.case_id: row for row in DevelopmentQuery(on, within).fetch()}
    if not rows:
        return
    told_elsewhere = step_book_on(on).resuming(Stage.APPLICANT)
    for row in rows.values():
        voted = {one.rule.code for one in row.standing.steps if one.rule.needs_vote}
        for step in row.standing.steps:
            is_asked = step.state in _OPEN and step.rule.code != told_elsewhere
            after = {limit.after for limit in step.rule.by}
            if is_asked and step.latest is not None and step.rule.by and not after & voted:
                yield from _limit(row, step, on)
    yield from _publicities(rows, on)
    yield from _helpers_gone(rows, on)


def _limit(row: AdmissionRow, step: StepStanding, on: date) -> Iterator[TodayItem]:
    assert step.latest is not None
    band = band_of(step.latest, on, is_soon=on >= step.latest - _AMBER)
    if band is None:
        return
    state = ObligationState.DUE_SOON
    if step.is_overdue:
        state = ObligationState.OVERDUE
    elif on < step.latest - _AMBER:
        state = ObligationState.OPEN
    yield _item(
        row,
        band,
        state,
        Told("发展党员：{step}", step=step.rule.title),
        Told("由{actor}办，规则写明最晚的日期", actor=step.rule.actor),
        step.latest,
    )


def _publicities(rows: dict[int, AdmissionRow], on: date) -> Iterator[TodayItem]:
    """Yield 公示 that are not written off as over, from the week in which they end."""
    table, book = AdmissionPublicity, step_book_on(on)
    open_ones = stored_rows(
        table.select(table.case_id, table.step, table.posted_on, table.working_days)
        .join(AdmissionCase, on=(table.case == AdmissionCase.id))
        .where(
            table.closed_on.is_null()
            & (table.posted_on <= on.isoformat())
            & AdmissionCase.closed_on.is_null()
        )
    )
    for case_id, code, posted, days in open_ones:
        row, rule = rows.get(case_id), book.step(code)
        if row is None or rule is None:
            continue
        ends = publicity_end(date.fromisoformat(posted), days, on)
        why = Told("从 {day} 起公示 {days} 个工作日", day=posted, days=days)
        if ends < on:
            what = Told("公示期满，登记结果：{step}", step=rule.title)
            yield _item(row, Band.THIS_WEEK, ObligationState.DUE_SOON, what, why, ends)
            continue
        band = band_of(ends, on)
        if band is not None:
            what = Told("公示到期：{step}", step=rule.title)
            yield _item(row, band, ObligationState.OPEN, what, why, ends)


def _helpers_gone(rows: dict[int, AdmissionRow], on: date) -> Iterator[TodayItem]:
    """Yield helpers who are in no branch any more while nobody else was named."""
    helper = AdmissionHelper
    found = stored_rows(
        helper.select(helper.case_id, helper.role, helper.person_id, Person.name)
        .join(Person, on=(helper.person == Person.id))
        .where(helper.until.is_null() & (helper.since <= on.isoformat()))
    )
    here = {
        key
        for (key,) in stored_rows(
            Membership.select(Membership.person_id)
            .join(helper, on=(helper.person == Membership.person))
            .where(valid_on(Membership, on))
        )
    }
    gone: defaultdict[tuple[int, HelperRole], list[str]] = defaultdict(list)
    for case_id, role, person_id, name in found:
        if case_id in rows and person_id not in here:
            gone[case_id, HelperRole(role)].append(name)
    for (case_id, role), names in gone.items():
        yield _item(
            rows[case_id],
            Band.THIS_WEEK,
            ObligationState.OPEN,
            Told("另行指定{role}", role=Word(printed(role))),
            Told("{names}已不在册", names=tuple(names)),
            None,
        )


def _item(
    row: AdmissionRow, band: Band, state: ObligationState, what: str, why: str, due_on: date | None
) -> TodayItem:
    return TodayItem(
        Source.DEVELOPMENT,
        band,
        state,
        what,
        " ".join((row.branch_name, row.name)),
        due_on,
        why,
        Act.OPEN_DEVELOPMENT,
        organisation_id=row.branch_id,
        row_id=row.case_id,
        person_uid=row.person_uid,
    )
