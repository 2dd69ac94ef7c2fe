"""要办的事: the bands of the Today list, and the anniversaries of membership (政治生日)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from dangjian_desktop.domain.dates import add_months, month_end
from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.domain.vocabulary import PRINTED, ObligationState
from dangjian_desktop.domain.wall_facts import SAID_ON_WALLS

#: What may change what is due; named here so that a page can listen before anything is read.
TOPICS = frozenset(
    {
        Topic.ACTIVITY,
        Topic.ACTIVITY_KIND,
        Topic.APPRAISAL,
        Topic.ATTENDANCE,
        Topic.BOOK,
        Topic.CLOSING,
        Topic.DEVELOPMENT,
        Topic.DOCUMENT,
        Topic.DUES,
        Topic.ELECTION,
        Topic.JOURNAL,  # who was brought back by a restored backup
        Topic.LEDGER,
        Topic.MEMBERSHIP,
        Topic.OBJECTION,
        Topic.OBLIGATION,
        Topic.ORGANISATION,
        Topic.PERSON,
        Topic.PLAN,
        Topic.POST,
        Topic.RUBRIC,
        Topic.RULE,
        Topic.SCORE,
        Topic.STAGE,
        Topic.TASK,
        Topic.TRANSFER,
        Topic.GROUP_MEMBERSHIP,
        Topic.ZONE,
        Topic.ZONE_DUTY,
        Topic.WALL,
    }
    | SAID_ON_WALLS  # whether what hangs is true
)
_A_DAY = timedelta(days=1)
_DAYS_OF_A_WEEK = 7


class Band(StrEnum):
    """How soon something must be done; the Today list stands in these bands."""

    OVERDUE = "overdue"
    THIS_WEEK = "this_week"
    THIS_MONTH = "this_month"


BAND_WORDS: Mapping[Band, str] = {
    Band.OVERDUE: "过期",
    Band.THIS_WEEK: "本周",
    Band.THIS_MONTH: "本月",
}


class Source(StrEnum):
    """Where something that must be done comes from."""

    OBLIGATION = "obligation"
    RECORD = "record"
    TASK = "task"
    DOCUMENT = "document"
    PLAN = "plan"
    DUTY = "duty"
    LEDGER = "ledger"
    REVIEW = "review"
    PUBLICATION = "publication"
    SCORE = "score"
    TERM = "term"
    DUES = "dues"
    DEVELOPMENT = "development"
    TRANSFER = "transfer"
    WALL = "wall"
    ERASING = "erasing"


SOURCE_WORDS: Mapping[Source, str] = {
    Source.OBLIGATION: "组织生活",
    Source.RECORD: "补登记",
    Source.TASK: "任务",
    Source.DOCUMENT: "来文",
    Source.PLAN: "年度计划",
    Source.DUTY: "协作区",
    Source.LEDGER: "台账",
    Source.REVIEW: "述职整改",
    Source.PUBLICATION: "公示",
    Source.SCORE: "考评",
    Source.TRANSFER: "组织关系",
    Source.TERM: "换届",
    Source.DUES: "党费",
    Source.DEVELOPMENT: "发展党员",
    Source.WALL: "上墙",
    Source.ERASING: "合法删除",
}


class Act(StrEnum):
    """What one click does about it."""

    ADD_ACTIVITY = "add_activity"
    OPEN_ACTIVITY = "open_activity"
    OPEN_TASKS = "open_tasks"
    OPEN_DOCUMENTS = "open_documents"
    OPEN_PLAN = "open_plan"
    OPEN_ZONES = "open_zones"
    OPEN_COMPLIANCE = "open_compliance"
    OPEN_PERSON = "open_person"
    OPEN_LEDGERS = "open_ledgers"
    OPEN_REVIEWS = "open_reviews"
    OPEN_CLOSINGS = "open_closings"
    OPEN_SCORES = "open_scores"
    OPEN_TRANSFERS = "open_transfers"
    OPEN_ELECTIONS = "open_elections"
    OPEN_DUES = "open_dues"
    OPEN_DEVELOPMENT = "open_development"
    OPEN_WALLS = "open_walls"


ACT_WORDS: Mapping[Act, str] = {
    Act.ADD_ACTIVITY: "安排",
    Act.OPEN_ACTIVITY: "登记",
    Act.OPEN_TASKS: "办理",
    Act.OPEN_DOCUMENTS: "办理",
    Act.OPEN_PLAN: "查看",
    Act.OPEN_ZONES: "查看",
    Act.OPEN_COMPLIANCE: "查看",
    Act.OPEN_PERSON: "查看",
    Act.OPEN_LEDGERS: "办理",
    Act.OPEN_REVIEWS: "办理",
    Act.OPEN_CLOSINGS: "查看",
    Act.OPEN_SCORES: "考核",
    Act.OPEN_TRANSFERS: "办理",
    Act.OPEN_ELECTIONS: "办理",
    Act.OPEN_DUES: "查看",
    Act.OPEN_DEVELOPMENT: "办理",
    Act.OPEN_WALLS: "重印",
}


#: A sheet that hangs has no day on which it is due: it tells the truth or does not.
_OWN_STATES: Mapping[Source, str] = {Source.WALL: "已过时"}


@dataclass(frozen=True, slots=True)
class TodayItem:
    """One thing that must be done.

    Attributes:
        band: How soon. state: how it stands, in the words of obligations.
        what: The thing. who: whose it is, or who answers for it. why: the rule or paper it rests
            on.
        due_on: The day; None where only the band is known.
        count: Of how many the same is told in one line (党小组 that miss one meeting).
        act: What one click does; the rest is what it needs: row ids, a kind of activity or the
            code of a ledger book or of a period, an identity.
        obligation: Name of the obligation.
        cell: Year and column of the compliance board in which it stands.
    """

    source: Source
    band: Band
    state: ObligationState
    what: str
    who: str
    due_on: date | None
    why: str
    act: Act
    count: int = 1
    organisation_id: int | None = None
    activity_id: int | None = None
    row_id: int | None = None
    kind: str = ""
    person_uid: str = ""
    obligation: str = ""
    cell: tuple[int, int] | None = None

    @property
    def state_word(self) -> str:
        """How it stands, in a word."""
        return _OWN_STATES.get(self.source) or PRINTED[self.state]


def week_end(on: date) -> date:
    """Return the Sunday of the week of a day."""
    return on + _A_DAY * (_DAYS_OF_A_WEEK - 1 - on.weekday())


def band_counts(items: Iterable[TodayItem]) -> dict[Band, int]:
    """Return how many matters stand in each band; one line may tell several."""
    counts = dict.fromkeys(Band, 0)
    for item in items:
        counts[item.band] += item.count
    return counts


def band_of(due_on: date, on: date, *, is_soon: bool = False) -> Band | None:
    """Return the band of something due on a day; None when it can wait until next month.

    Args:
        due_on: The last day on which it may be done.
        on: Today.
        is_soon: Whether its rule says that it is time to act, however far the day is.
    """
    if due_on < on:
        return Band.OVERDUE
    if due_on <= week_end(on):
        return Band.THIS_WEEK
    return Band.THIS_MONTH if is_soon or due_on <= month_end(on) else None


@dataclass(frozen=True, slots=True)
class Anniversary:
    """The day of a year on which somebody joined, and how many years ago that was."""

    day: date
    years: int


def anniversary_between(joined_on: date, first: date, last: date) -> Anniversary | None:
    """Return the anniversary that falls on one of the days (both included), if one does.

    Somebody who joined on 29 February has it on 28 February of a common year. The day of joining
    itself is none.
    """
    for year in range(first.year, last.year + 1):
        years = year - joined_on.year
        day = add_months(joined_on, 12 * years)
        if years > 0 and first <= day <= last:
            return Anniversary(day, years)
    return None
