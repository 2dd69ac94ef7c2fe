"""The road of a person as tables for the printed card: posts, stages, places, leaving."""

from collections.abc import Iterable
from datetime import date

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.vocabulary import PRINTED
from dangjian_desktop.queries.card_content import CardSection, SectionContent, SectionTable
from dangjian_desktop.queries.person_card import PersonCard, PersonCardQuery


def history_of(person_id: int, on: date) -> SectionContent:
    """Return what a person's life in the Party was as of a day; what began later is left out."""
    found = PersonCardQuery(person_id, on).fetch()
    return history_on(found[0], on) if found else _NONE


def history_on(card: PersonCard, on: date) -> SectionContent:
    """Return the same of a card that is read already."""
    return SectionContent(tables=tuple(_tables(card, PartialDate.of(on))))


def _tables(card: PersonCard, day: PartialDate) -> Iterable[SectionTable]:
    posts = tuple(
        (
            PRINTED[post.post],
            post.organisation_name,
            _shown(post.elected_on),
            _shown(post.since),
            _ended(post.until, day),
        )
        for post in card.posts
        if _has_begun(post.since, day)
    )
    yield SectionTable(("职务", "组织", "选举日期", "任职日期", "免职日期"), posts, "党内职务")
    stages = tuple(
        (
            PRINTED[stage.stage],
            _shown(stage.since) if stage.since_is_known else "不详",
            _ended(stage.until, day),
        )
        for stage in card.stages
        if _has_begun(stage.since, day)
    )
    yield SectionTable(("类别", "起", "止"), stages, "类别变化")
    places = tuple(
        (place.name, _shown(place.since), _ended(place.until, day))
        for place in (*card.branches, *card.groups)
        if _has_begun(place.since, day)
    )
    yield SectionTable(("组织", "起", "止"), places, "所在组织")
    jobs = tuple(
        (job.text, _shown(job.since), _ended(job.until, day))
        for job in card.jobs
        if job.text and _has_begun(job.since, day) and len(card.jobs) > 1
    )
    yield SectionTable(("工作", "起", "止"), jobs, "工作变动")
    leavings = tuple(
        (PRINTED[gone.reason], gone.destination, gone.left_on.printed, gone.note)
        for gone in card.departures
        if gone.left_on <= day
    )
    yield SectionTable(("原因", "去向", "日期", "说明"), leavings, "离开名册")


def _has_begun(since: PartialDate | None, day: PartialDate) -> bool:
    return since is None or since <= day


def _ended(until: PartialDate | None, day: PartialDate) -> str:
    return "" if until is None or until > day else until.printed


def _shown(day: PartialDate | None) -> str:
    return "" if day is None else day.printed


_NONE = SectionContent()

HISTORY = CardSection(
    key="history",
    title="经历",
    reads=PersonCardQuery.reads,
    fetch=history_of,
    empty="还没有类别、组织和职务的记录。",
    order=100,
)
