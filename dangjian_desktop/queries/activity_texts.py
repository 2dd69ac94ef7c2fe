"""The texts that an activity gives besides its record; see `domain.activity_texts`."""

from dataclasses import dataclass
from typing import ClassVar

from dangjian_desktop.domain.activity_texts import (
    ActivityFacts,
    news_facts,
    notice_text,
    public_text,
    short_text,
)
from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.domain.vocabulary import PRINTED, AgendaSource, DueGroup
from dangjian_desktop.queries.activities import ActivityQuery, ActivityRow
from dangjian_desktop.queries.activity_kinds import kinds_by_code
from dangjian_desktop.queries.attendance import AttendanceQuery, tally_of
from dangjian_desktop.queries.due_list import counting_on
from dangjian_desktop.storage.lookups import rows
from dangjian_desktop.storage.models import AgendaItem, Task


@dataclass(frozen=True, slots=True)
class ActivityTexts:
    """What an activity says in four places.

    Attributes:
        short: For a chat group. notice: the body of the 会议通知, made from the plan.
        public: For the notice board. news: facts for a news item.
    """

    short: str
    notice: str
    public: str
    news: str


@dataclass(frozen=True)
class ActivityTextsQuery:
    """The four texts of one activity, made from what is recorded now."""

    reads: ClassVar = ActivityQuery.reads | AttendanceQuery.reads | {Topic.AGENDA, Topic.TASK}
    activity_id: int

    def fetch(self) -> ActivityTexts | None:
        """Return the texts; None when the activity is no more."""
        activity = ActivityQuery(self.activity_id).fetch()
        if activity is None:
            return None
        facts = activity_facts(activity)
        return ActivityTexts(
            short_text(facts), notice_text(facts), public_text(facts), news_facts(facts)
        )


def activity_facts(activity: ActivityRow) -> ActivityFacts:
    """Return what the texts of an activity may tell."""
    kind = kinds_by_code().get(activity.kind)
    tally = tally_of(AttendanceQuery(activity.activity_id).fetch())
    agenda = (
        AgendaItem.select(AgendaItem.title)
        .where(
            (AgendaItem.activity == activity.activity_id)
            & (AgendaItem.source != AgendaSource.LEDGER)  # what was said of rows stays inside
        )
        .order_by(AgendaItem.is_first_topic.desc(), AgendaItem.place, AgendaItem.id)
    )
    resolved = (
        Task.select(Task.title)
        .where((Task.activity == activity.activity_id) & Task.dropped_on.is_null())
        .order_by(Task.id)
    )
    is_told = kind is not None and kind.due is not DueGroup.CHOSEN
    return ActivityFacts(
        kind=activity.kind_label,
        theme=activity.title,
        holder=activity.zone_name or activity.organisation_name,
        held_on=activity.held_on,
        begins=activity.begins,
        ends=activity.ends,
        place=activity.place,
        chair=activity.chair_name,
        lecturer=activity.lecturer,
        form=activity.form,
        expected=PRINTED[kind.due] if kind is not None and is_told else "",
        agenda=tuple(title for (title,) in rows(agenda)),
        fixed_actions=activity.fixed_actions,
        own_actions=activity.own_actions,
        content=activity.content,
        materials=activity.materials,
        due=tally.due if tally.is_recorded else None,
        came=tally.came(counting_on(activity.held_on)) if tally.is_recorded else None,
        resolutions=tuple(title for (title,) in rows(resolved)),
    )
