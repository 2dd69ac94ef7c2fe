"""A year of meetings and themed days of every branch, with who was due, who came, and minutes.

Everything is written as it would have been entered then: the list of who was due is that of the
day, and records were entered a few days after it. A few things are not as they should be, so that
boards and checks have something to tell.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from dangjian_desktop.domain.activity_kinds import (
    COMMITTEE_MEETING,
    DEMOCRATIC_APPRAISAL,
    GENERAL_MEETING,
    GROUP_MEETING,
    ORGANIZATIONAL_LIFE_MEETING,
    PARTY_LECTURE,
    TALK,
    THEMED_DAY,
    TRAINING_COURSE,
)
from dangjian_desktop.domain.dates import month_end
from dangjian_desktop.domain.recurrence import Recurrence, Rhythm
from dangjian_desktop.domain.spans import Span
from dangjian_desktop.domain.vocabulary import (
    COMMITTEE_POSTS,
    MEMBER_STAGES,
    ActivityState,
    Mark,
    Post,
    Stage,
)
from dangjian_desktop.domain.work_calendar import WorkCalendar, themed_day, work_calendar
from dangjian_desktop.operations.activity_kinds import add_activity_kind
from dangjian_desktop.operations.activity_series import write_activity_series
from dangjian_desktop.operations.demo.chance import Chance
from dangjian_desktop.operations.demo.roll import DemoBranch, Roll
from dangjian_desktop.operations.runner import Writer
from dangjian_desktop.storage.models import (
    Activity,
    Attendance,
    GroupMembership,
    LeadingCadre,
    Membership,
    OrganisationSpell,
    PostSpell,
    StageSpell,
    Table,
)
from dangjian_desktop.storage.rulebook import rules_on

#: Numbers of the chapters, for their chances.
_YEAR, _OWN_KIND = 4, 12
_A_DAY = timedelta(days=1)
_THEMED_DAY, _COMMITTEE_DAY, _GROUP_DAY, _LECTURE_DAY = 20, 10, 24, 13
_THEMED_HOURS = ("16:30", "18:00")
#: Months of the quarter in which a 党员大会 is held, and a 党课.
_GENERAL_MONTHS, _LECTURE_MONTHS = (3, 6, 9, 12), (2, 5, 8, 11)
#: How people stand to a meeting; of a hundred.
_MARKS_BELOW = ((Mark.PRESENT, 83), (Mark.LATE, 2), (Mark.ON_SHIFT, 8), (Mark.EXCUSED, 4))
_MARKS_ABOVE = ((Mark.PRESENT, 91), (Mark.LATE, 2), (Mark.EXCUSED, 4), (Mark.ON_BUSINESS, 2))
#: Those who were on shift have a session of their own so many days later.
_MADE_UP_AFTER = timedelta(days=3)
_STUDY_MINUTES = {THEMED_DAY: 90, PARTY_LECTURE: 90, GROUP_MEETING: 60}
_LECTURES = ("新形势下的党员责任", "从身边事故看党员作用", "学党史、守初心", "党员怎样带好班组")


def _all(table: type[Table]) -> list[Any]:
    return list(table.select().order_by(table.id))


@dataclass(frozen=True)
class Dated:
    """Whose something was, and when."""

    person_id: int
    span: Span
    what: Any = None


@dataclass
class RollOfDays:
    """Who belonged where on any day, read once."""

    members: dict[int, list[Dated]] = field(default_factory=lambda: defaultdict(list))
    groups: dict[int, list[Dated]] = field(default_factory=lambda: defaultdict(list))
    posts: dict[int, list[Dated]] = field(default_factory=lambda: defaultdict(list))
    stages: dict[int, list[tuple[Span, Any]]] = field(default_factory=lambda: defaultdict(list))
    stands: dict[int, list[Span]] = field(default_factory=lambda: defaultdict(list))

    @classmethod
    def read(cls) -> "RollOfDays":
        """Return what the file says."""
        found = cls()
        for row in _all(Membership):
            dated = Dated(row.person_id, Span.of(row.since, row.until))
            found.members[row.branch_id].append(dated)
        for row in _all(GroupMembership):
            dated = Dated(row.person_id, Span.of(row.since, row.until))
            found.groups[row.party_group_id].append(dated)
        for row in _all(PostSpell):
            dated = Dated(row.person_id, Span.of(row.since, row.until), row.post)
            found.posts[row.organisation_id].append(dated)
        for row in _all(StageSpell):
            found.stages[row.person_id].append((Span.of(row.since, row.until), row.stage))
        for row in _all(OrganisationSpell):
            found.stands[row.organisation_id].append(Span.of(row.since, row.until))
        return found

    def stood(self, organisation_id: int, day: date) -> bool:
        """Whether an organisation stood on a day."""
        return any(span.holds_on(day) for span in self.stands[organisation_id])

    def is_member(self, person_id: int, day: date) -> bool:
        """Whether somebody was a member of the Party on a day."""
        return any(
            span.holds_on(day) and stage in MEMBER_STAGES for span, stage in self.stages[person_id]
        )

    def of_branch(self, branch_id: int, day: date) -> list[int]:
        """Return the members of a branch on a day."""
        return self._on(self.members[branch_id], day)

    def of_group(self, group_id: int, day: date) -> list[int]:
        """Return the members of a group on a day."""
        return self._on(self.groups[group_id], day)

    def of_committee(self, branch_id: int, day: date) -> list[int]:
        """Return who sat in the committee of a branch on a day, each once."""
        sitting = [
            one
            for one in self.posts[branch_id]
            if one.what in COMMITTEE_POSTS and one.what is not Post.GROUP_LEADER
        ]
        return self._on(sitting, day)

    def secretary(self, branch_id: int, day: date) -> int | None:
        """Return the secretary of a day."""
        held = [one for one in self.posts[branch_id] if one.what is Post.SECRETARY]
        return next(iter(self._on(held, day)), None)

    def _on(self, dated: Iterable[Dated], day: date) -> list[int]:
        found = {
            one.person_id
            for one in dated
            if one.span.holds_on(day) and self.is_member(one.person_id, day)
        }
        return sorted(found)


@dataclass
class Life:
    """What the chapters of the year share.

    Attributes:
        committee: Row id of the mine's committee. committee_name: what it is called.
        chance: Chances of this chapter alone, so that another chapter changes nothing here.
        held: Row ids of activities by branch name and kind, in the order of their days.
    """

    plan: Mapping[str, Any]
    committee: int
    committee_name: str
    roll: Roll
    days: RollOfDays
    on: date
    calendar: WorkCalendar
    chance: Chance
    held: dict[tuple[str, str], list[tuple[date, int]]] = field(
        default_factory=lambda: defaultdict(list)
    )

    def month(self, number: int) -> Mapping[str, Any]:
        """Return the table of a month."""
        return next(one for one in self.plan["month"] if one["month"] == number)

    def room(self, branch: DemoBranch) -> str:
        """Return a room of a branch's own section: two branches do not share one."""
        return f"{branch.plan['section']}{self.chance.choice(self.plan['room'])}"

    def is_missing(self, branch: DemoBranch, kind: str, month: int) -> bool:
        """Whether a meeting was not held."""
        return any(
            (one["branch"], one["kind"], one["month"]) == (branch.name, kind, month)
            for one in self.plan["missing"]
        )


def write_life(writer: Writer, plan: Mapping[str, Any], roll: Roll, committee: int) -> Life:
    """Write the year's activities of every branch, with attendance, and return what they are."""
    on = date.fromisoformat(plan["on"])
    life = Life(
        plan["life"],
        committee,
        plan["committee"],
        roll,
        RollOfDays.read(),
        on,
        work_calendar(rules_on(on).values_of("holidays.work_calendar")),
        Chance.of(plan, _YEAR),
    )
    for branch in roll.branches.values():
        series = _themed_days(writer, life, branch)
        for number in range(1, 13):
            _month(writer, life, branch, number, series)
        _yearly(writer, life, branch)
        _talks(writer, life, branch)
    _training(writer, life)
    _cadres(writer, life)
    _own_kind(writer, replace(life, chance=Chance.of(plan, _OWN_KIND)))
    return life


def _themed_days(writer: Writer, life: Life, branch: DemoBranch) -> int:
    """Write the relatively fixed day of a branch's themed days, and return the series."""
    year = life.plan["year"]
    return write_activity_series(
        writer,
        kind=THEMED_DAY,
        organisation_id=branch.branch_id,
        title="",
        recurrence=Recurrence(Rhythm.MONTH_DAY, day=_THEMED_DAY),
        since=date(year, 1, 1),
        until=date(year, 12, 31),
        values={"begins": _THEMED_HOURS[0], "ends": _THEMED_HOURS[1], "form": "集中活动"},
    )


def _month(writer: Writer, life: Life, branch: DemoBranch, number: int, series: int) -> None:
    year = life.plan["year"]
    table = life.month(number)
    day = themed_day(year, number, _COMMITTEE_DAY, life.calendar)
    if len(life.days.of_committee(branch.branch_id, day)) > 1:
        _hold(
            writer,
            life,
            branch,
            COMMITTEE_MEETING,
            day,
            "14:30",
            "16:00",
            title=f"{number}月支委会",
        )
    day = themed_day(year, number, _THEMED_DAY, life.calendar)
    themed = {
        "title": table["theme"],
        "fixed_actions": table["fixed"],
        "own_actions": table["own"],
        "form": "集中活动",
        "series": series,
        "series_on": day,
        "content": f"先集中学习，再开展{table['own']}，最后小结并布置下月安排。",
    }
    _hold(writer, life, branch, THEMED_DAY, day, *_THEMED_HOURS, **themed)
    if number in _GENERAL_MONTHS:
        day = life.calendar.working_day_from(date(year, number, 26))
        title = f"{'一二三四'[number // 3 - 1]}季度党员大会"
        _hold(writer, life, branch, GENERAL_MEETING, day, "16:30", "17:40", title=title)
    if number in _LECTURE_MONTHS:
        day = life.calendar.working_day_from(date(year, number, _LECTURE_DAY))
        title = _LECTURES[_LECTURE_MONTHS.index(number)]
        _hold(writer, life, branch, PARTY_LECTURE, day, "16:30", "18:00", title=title)
    for place, group in enumerate(branch.groups, start=1):
        day = life.calendar.working_day_from(date(year, number, _GROUP_DAY) + _A_DAY * (place % 3))
        missing = [
            one
            for one in life.plan["missing_groups"]
            if (one["branch"], one["group"], one["month"]) == (branch.name, place, number)
        ]
        if not missing and day.month == number:
            _hold(writer, life, branch, GROUP_MEETING, day, "08:00", "08:50", holder=group)


def _hold(
    writer: Writer,
    life: Life,
    branch: DemoBranch,
    kind: str,
    day: date,
    begins: str,
    ends: str,
    *,
    holder: int | None = None,
    **values: Any,
) -> int | None:
    """Write one activity: planned when its day is still to come, else with all that was entered."""
    organisation = branch.branch_id if holder is None else holder
    if not life.days.stood(organisation, day) or life.is_missing(branch, kind, day.month):
        return None
    unrecorded = life.plan["unrecorded"]
    is_forgotten = (branch.name, kind, day.month) == (
        unrecorded["branch"],
        COMMITTEE_MEETING,
        unrecorded["month"],
    )
    same = life.plan["same_hours"]
    if kind == PARTY_LECTURE and (branch.name, day.month) == (same["branch"], same["month"]):
        day = themed_day(day.year, day.month, _THEMED_DAY, life.calendar)
    is_held = day < life.on and not is_forgotten
    secretary = life.days.secretary(branch.branch_id, day)
    committee = life.days.of_committee(branch.branch_id, day)
    chair = branch.leaders.get(organisation, secretary) if holder else secretary
    others = [one for one in committee if one != secretary]
    columns: dict[str, Any] = {
        "kind": kind,
        "organisation": organisation,
        "held_on": day,
        "begins": begins,
        "ends": ends,
        "place": life.room(branch),
        "chair": chair,
        "recorder": others[-1] if others else None,
        "entered_on": max(date(day.year, 1, 4), day - 12 * _A_DAY),
        "study_minutes": _STUDY_MINUTES.get(kind),
        "notified_on": day - 3 * _A_DAY if day - 3 * _A_DAY <= life.on else None,
        **values,
    }
    if kind == PARTY_LECTURE:
        columns["lecturer"] = "支部书记"
    if is_held:
        columns |= _record(life, branch, kind, day)
    activity_id = writer.insert(Activity, **columns)
    life.held[branch.name, kind].append((day, activity_id))
    due = _due(life, branch, kind, organisation, day)
    if day <= life.on + 7 * _A_DAY:
        _attend(writer, life, branch, kind, activity_id, due, is_held=is_held)
    return activity_id


def _record(life: Life, branch: DemoBranch, kind: str, day: date) -> dict[str, Any]:
    """Return what was entered of an activity that took place."""
    late = life.plan["entered_late"]
    recorded = min(day + _A_DAY * life.chance.randint(0, 6), life.on)
    if (branch.name, day.month) == (late["branch"], late["month"]) and kind == THEMED_DAY:
        recorded = date.fromisoformat(late["entered_on"])
    filed = recorded + _A_DAY * 2
    return {
        "state": ActivityState.HELD,
        "recorded_on": recorded,
        "due_fixed_on": day - _A_DAY,
        "sign_in_on": day,
        "minutes": _minutes(life, branch, kind, day),
        "filed_on": filed if filed <= life.on else None,
        "filed_book": "支部工作手册",
        "filed_page": str(day.month * 8 + life.chance.randint(0, 5)),
    }


def _minutes(life: Life, branch: DemoBranch, kind: str, day: date) -> str:
    copied = life.plan["copied"]
    month = day.month
    if kind == THEMED_DAY and (branch.name, month) == (copied["branch"], copied["month"]):
        month -= 1
    table = life.month(month)
    facts = {
        "section": branch.plan["section"],
        "place": life.chance.choice(life.plan["place"]),
        "count": life.chance.randint(4, 19),
    }
    said = [one.format(**facts) for one in table["said"]]
    if kind == COMMITTEE_MEETING:
        topics = "；".join(f"{n}.{topic}" for n, topic in enumerate(table["topics"], start=2))
        return f"1.第一议题学习。{topics}。逐项讨论，形成一致意见，分工见决议。"
    if kind == GENERAL_MEETING:
        return f"报告了本季度工作。{said[0]}讨论了下季度安排，通过了决议。"
    if kind == PARTY_LECTURE:
        return f"讲课约一个半小时，讲后提问。{said[-1]}"
    if kind == GROUP_MEETING:
        return f"学习有关文件，开展谈心。{life.chance.choice(said)}会后向支部报告。"
    return "".join(said)


def _due(life: Life, branch: DemoBranch, kind: str, organisation: int, day: date) -> list[int]:
    if kind == COMMITTEE_MEETING:
        return life.days.of_committee(branch.branch_id, day)
    if kind == GROUP_MEETING:
        return life.days.of_group(organisation, day)
    return life.days.of_branch(branch.branch_id, day)


def _attend(
    writer: Writer,
    life: Life,
    branch: DemoBranch,
    kind: str,
    activity_id: int,
    due: Sequence[int],
    *,
    is_held: bool,
) -> None:
    is_below = bool(branch.plan["underground"])
    rows = [
        {"activity": activity_id, "person": person, **(_mark(life, is_below) if is_held else {})}
        for person in due
    ]
    writer.insert_many(Attendance, rows)
    on_shift = [row["person"] for row in rows if row.get("mark") is Mark.ON_SHIFT]
    if is_held and kind == THEMED_DAY and on_shift:
        _make_up(writer, life, activity_id, on_shift)


def _mark(life: Life, is_below: bool) -> dict[str, Any]:
    drawn = life.chance.randrange(100)
    for mark, share in _MARKS_BELOW if is_below else _MARKS_ABOVE:
        drawn -= share
        if drawn < 0:
            reasons = {Mark.EXCUSED: "excuses", Mark.ON_BUSINESS: "business"}
            key = reasons.get(mark)
            return {"mark": mark, "reason": life.chance.choice(life.plan[key]) if key else ""}
    return {"mark": Mark.ABSENT}


def _make_up(writer: Writer, life: Life, activity_id: int, people: Sequence[int]) -> None:
    """Let those who were on shift come to a session of their own a few days later."""
    original = Activity.get_by_id(activity_id)
    day = original.held_on + _MADE_UP_AFTER
    if day >= life.on:
        return
    columns = ("kind", "organisation", "chair", "recorder", "fixed_actions", "own_actions", "form")
    made = writer.insert(
        Activity,
        **{name: original.__data__[name] for name in columns},
        title=f"{original.title}（补课）",
        state=ActivityState.HELD,
        held_on=day,
        begins="08:30",
        ends="10:00",
        place=original.place,
        minutes="给当班没有参加的党员补课，内容同上。",
        study_minutes=original.study_minutes,
        due_fixed_on=day,
        recorded_on=day,
        entered_on=day,
        original=activity_id,
    )
    writer.insert_many(
        Attendance,
        [
            {
                "activity": made,
                "person": person,
                "mark": Mark.PRESENT if life.chance.random() < 0.85 else Mark.ABSENT,
            }
            for person in people
        ],
    )


def _yearly(writer: Writer, life: Life, branch: DemoBranch) -> None:
    """Write the 组织生活会 and the 民主评议 that belong to the year before."""
    year = life.plan["year"]
    day = life.calendar.working_day_from(date(year, 2, 26) + _A_DAY * life.chance.randint(0, 9))
    for kind, begins, ends in (
        (ORGANIZATIONAL_LIFE_MEETING, "14:30", "16:30"),
        (DEMOCRATIC_APPRAISAL, "16:40", "17:40"),
    ):
        label = "组织生活会" if kind == ORGANIZATIONAL_LIFE_MEETING else "民主评议党员"
        made = _hold(
            writer,
            life,
            branch,
            kind,
            day,
            begins,
            ends,
            title=f"{year - 1}年度{label}",
            belongs_year=year - 1,
            studied_on=day - 12 * _A_DAY,
            approved_on=day - 8 * _A_DAY,
            approved_by=life.committee_name,
        )
        if made is not None:
            reported = day + 12 * _A_DAY
            writer.update(Activity, made, reported_on=reported, reported_to="党委组织部")


def _talks(writer: Writer, life: Life, branch: DemoBranch) -> None:
    """Write one talk with most members: who and when, and nothing of what was said."""
    year = life.plan["year"]
    for place, person in enumerate(life.days.of_branch(branch.branch_id, life.on)):
        month = 1 + place * 10 // max(len(branch.people), 1)
        day = date(year, month, life.chance.randint(1, month_end(date(year, month, 1)).day))
        secretary = life.days.secretary(branch.branch_id, day)
        if life.chance.random() < 0.22 or secretary in (None, person):
            continue
        if day >= life.on or person not in life.days.of_branch(branch.branch_id, day):
            continue
        assert secretary is not None
        _talk(writer, branch.branch_id, day, secretary, person)


def _talk(writer: Writer, branch_id: int, day: date, secretary: int, person: int) -> None:
    made = writer.insert(
        Activity,
        kind=TALK,
        organisation=branch_id,
        title="",
        state=ActivityState.HELD,
        held_on=day,
        chair=secretary,
        due_fixed_on=day,
        recorded_on=day,
        entered_on=day,
    )
    writer.insert_many(
        Attendance,
        [{"activity": made, "person": one, "mark": Mark.PRESENT} for one in (secretary, person)],
    )


def _training(writer: Writer, life: Life) -> None:
    """Write the course of all secretaries, which two missed, and the talks with applicants."""
    year = life.plan["year"]
    day = date(year, 3, 24)
    made = writer.insert(
        Activity,
        kind=TRAINING_COURSE,
        organisation=life.committee,
        title="党支部书记集中培训",
        state=ActivityState.HELD,
        held_on=day,
        begins="08:30",
        ends="17:00",
        place="培训中心",
        lecturer="矿党校",
        minutes="讲授支部工作规范、发展党员程序和党费管理，分组交流，闭卷测试。",
        study_minutes=420,
        due_fixed_on=day,
        recorded_on=day,
        entered_on=day - 20 * _A_DAY,
    )
    secretaries = [
        life.days.secretary(branch.branch_id, day) for branch in life.roll.branches.values()
    ]
    writer.insert_many(
        Attendance,
        [
            {
                "activity": made,
                "person": person,
                "mark": Mark.ON_BUSINESS if place in (4, 9) else Mark.PRESENT,
            }
            for place, person in enumerate(secretaries)
            if person is not None
        ],
    )
    for place, branch in enumerate(life.roll.branches.values()):
        for one in branch.developing:
            applied = next(
                (
                    span.since
                    for span, stage in life.days.stages[one.person_id]
                    if stage is Stage.APPLICANT
                ),
                None,
            )
            if applied is None or applied.year < year - 1 or place % 5 == 3:
                continue
            talk = applied + _A_DAY * life.chance.randint(5, 24)
            secretary = life.days.secretary(branch.branch_id, talk)
            if talk < life.on and secretary is not None:
                _talk(writer, branch.branch_id, talk, secretary, one.person_id)


def _own_kind(writer: Writer, life: Life) -> None:
    """Add a kind of the mine's own, and the sessions that some branches held of it."""
    table = life.plan["own_kind"]
    sessions = table["session"]
    code = add_activity_kind(table={k: v for k, v in table.items() if k != "session"}).body(writer)
    for session in sessions:
        branch = life.roll.branches[session["branch"]]
        day = date.fromisoformat(session["on"])
        made = _hold(writer, life, branch, code, day, "19:00", "20:30", title=session["title"])
        if made is not None and day < life.on:
            writer.update(Activity, made, minutes=session["minutes"], study_minutes=90)


def _cadres(writer: Writer, life: Life) -> None:
    """Name the leading cadres: the first of the offices, and every secretary of a section."""
    for branch in life.roll.branches.values():
        chosen = branch.people[:3] if branch.name.startswith("机关") else branch.people[:1]
        title = "矿领导" if branch.name.startswith("机关") else f"{branch.plan['section']}负责人"
        for one in chosen:
            writer.insert(LeadingCadre, person=one.person_id, title=title)
