"""The life of the branch: activities, who was due and came, the agenda, tasks, documents, plans.

An activity that is planned and one that was held are one row; what came of its steps stands in its
columns and in the tables that point to it. Papers and figures are made from these rows.
"""

from peewee import BooleanField, CharField, IntegerField, TextField

from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.domain.vocabulary import (
    ActivityState,
    AgendaSource,
    AgendaState,
    DocumentKind,
    Mark,
    PlanLevel,
    TaskSource,
    ZoneJob,
)
from dangjian_desktop.storage.models.base import (
    DayField,
    EnumField,
    PartialDateField,
    Table,
    parent_field,
    uid_field,
)
from dangjian_desktop.storage.models.organisations import Organisation, Zone
from dangjian_desktop.storage.models.people import Person


class OwnActivityKind(Table):
    """A kind of activity of the branch's own; the program's stand in resources/activities.

    Attributes:
        code: ``own_`` and random text; what `Activity.kind` holds.
        contents: JSON, the keys of a table of resources/activities/kinds.toml.
        is_retired: No longer offered; its activities keep it.
    """

    topic = Topic.ACTIVITY_KIND

    uid = uid_field()
    code = CharField(max_length=60, unique=True)
    place = IntegerField(default=0)
    contents = TextField()
    is_retired = BooleanField(default=False)


class AnnualPlan(Table):
    """A 年度工作运行表 of a year, of whoever made it (None: the topmost organisation)."""

    topic = Topic.PLAN

    uid = uid_field()
    year = IntegerField(index=True)
    organisation_id: int | None
    organisation = parent_field(Organisation, "annual_plans", null=True)
    title = CharField(max_length=120)
    source_file = CharField(max_length=120, default="")
    entered_on = DayField()


class PlanItem(Table):
    """An item of a year plan, or what it became for one branch or group.

    Attributes:
        kind: Code of the kind of activity that meets it; "" for what is no activity (a report).
        owner: 责任单位 as the plan writes it (各党支部).
        organisation: The one branch, group or committee that owes it; None while it is for many.
        zone: The 协作区 that owes it.
        template: The item for many of which this is the one for `organisation`.
        done_on: Day on which it was ticked off by hand; activities tick off by themselves.
    """

    topic = Topic.PLAN

    uid = uid_field()
    plan_id: int
    plan = parent_field(AnnualPlan, "items")
    number = IntegerField()
    level = EnumField(PlanLevel)
    month = IntegerField()
    title = CharField(max_length=200)
    kind = CharField(max_length=60, default="")
    fixed_actions = CharField(max_length=400, default="")
    own_actions = CharField(max_length=400, default="")
    form = CharField(max_length=60, default="")
    frequency = CharField(max_length=60, default="")
    owner = CharField(max_length=120, default="")
    organisation_id: int | None
    organisation = parent_field(Organisation, "plan_items", null=True)
    zone_id: int | None
    zone = parent_field(Zone, "plan_items", null=True)
    template_id: int | None
    template = parent_field("self", "instances", null=True)
    due_on = DayField(null=True)
    evidence = CharField(max_length=400, default="")
    remark = CharField(max_length=400, default="")
    done_on = DayField(null=True)
    done_note = CharField(max_length=400, default="")


class ActivitySeries(Table):
    """A recurrence: the days it gives are activities of their own that point back here.

    Attributes:
        contents: JSON: the pattern (see `domain.recurrence`) and what each activity begins with.
    """

    topic = Topic.ACTIVITY

    uid = uid_field()
    kind = CharField(max_length=60)
    organisation_id: int
    organisation = parent_field(Organisation, "activity_series")
    title = CharField(max_length=120)
    contents = TextField()
    since = DayField()
    until = DayField()


class Activity(Table):
    """One activity of a branch, group, committee or zone, planned or held, with its steps.

    Attributes:
        kind: Code of the kind (resources/activities/kinds.toml, or `OwnActivityKind.code`).
        organisation: Who holds it. zone: The 协作区 when it is held for one.
        held_on: The day planned, and once held the day it was. begins, ends: ``09:00`` or "".
        belongs_year: 所属年度 where it may differ from the year of the day held.
        fixed_actions, own_actions: 固定动作 and 自选动作. content: what the plan says.
        minutes: What was discussed and done. problems: 问题与整改. guests: 列席.
        due_fixed_on: Day on which the list of who is due was fixed; the rows of `Attendance`.
        recorded_on: Day on which marks or minutes were first entered. entered_on: of the row.
        study_minutes: Minutes of study that count for everyone present.
        original: The activity that this one makes up for (错时补课).
        series_on: Day that the recurrence gave before anybody moved it.
    """

    topic = Topic.ACTIVITY

    uid = uid_field()
    kind = CharField(max_length=60)
    organisation_id: int
    organisation = parent_field(Organisation, "activities", index=False)
    zone_id: int | None
    zone = parent_field(Zone, "activities", null=True)
    title = CharField(max_length=120, default="")
    state = EnumField(ActivityState, default=ActivityState.PLANNED)
    held_on = DayField(index=True)
    begins = CharField(max_length=5, default="")
    ends = CharField(max_length=5, default="")
    place = CharField(max_length=120, default="")
    chair_id: int | None
    chair = parent_field(Person, "chaired_activities", null=True)
    recorder_id: int | None
    recorder = parent_field(Person, "recorded_activities", null=True)
    lecturer = CharField(max_length=60, default="")
    belongs_year = IntegerField(null=True)
    fixed_actions = TextField(default="")
    own_actions = TextField(default="")
    form = CharField(max_length=60, default="")
    materials = TextField(default="")
    content = TextField(default="")
    studied_on = DayField(null=True)
    studied_note = CharField(max_length=200, default="")
    approved_on = DayField(null=True)
    approved_by = CharField(max_length=80, default="")
    notified_on = DayField(null=True)
    notice = TextField(default="")
    due_fixed_on = DayField(null=True)
    sign_in_on = DayField(null=True)
    guests = CharField(max_length=200, default="")
    minutes = TextField(default="")
    problems = TextField(default="")
    study_minutes = IntegerField(null=True)
    recorded_on = DayField(null=True)
    announced_on = DayField(null=True)
    reported_on = DayField(null=True)
    reported_to = CharField(max_length=80, default="")
    filed_on = DayField(null=True)
    filed_book = CharField(max_length=80, default="")
    filed_page = CharField(max_length=40, default="")
    cancelled_note = CharField(max_length=200, default="")
    remark = CharField(max_length=400, default="")
    original_id: int | None
    original = parent_field("self", "make_up_sessions", null=True)
    series_id: int | None
    series = parent_field(ActivitySeries, "activities", null=True)
    series_on = DayField(null=True)
    plan_item_id: int | None
    plan_item = parent_field(PlanItem, "activities", null=True)
    entered_on = DayField()

    class Meta:
        """Boards count by holder and time, calendars read by time."""

        indexes = ((("organisation", "held_on"), False), (("kind", "held_on"), False))


class Attendance(Table):
    """Somebody who was due at an activity, or came without being due, and the mark.

    A row without a mark says that nothing was recorded: that is not 缺席.

    Attributes:
        is_due: Whether the person stands on the list of that day; a guest of the branch does not.
        reason: Why somebody did not come.
    """

    topic = Topic.ATTENDANCE

    activity_id: int
    activity = parent_field(Activity, "attendance", index=False)
    person_id: int
    person = parent_field(Person, "attendance")
    is_due = BooleanField(default=True)
    mark = EnumField(Mark, null=True)
    reason = CharField(max_length=80, default="")

    class Meta:
        """One row for a person and an activity."""

        indexes = ((("activity", "person"), True),)


class LeadingCadre(Table):
    """Somebody is a leading cadre for a while: 双重组织生活 is counted apart."""

    topic = Topic.LEADING_CADRE

    person_id: int
    person = parent_field(Person, "leading_cadre_spells")
    title = CharField(max_length=80, default="")
    since = PartialDateField(null=True)
    until = PartialDateField(null=True)


class Document(Table):
    """上级来文, 临时交办 or 督查整改: what came from above and must be answered for.

    Attributes:
        organisation: Who received it. number: 文号. source: who sent it.
        answer_due_on: Day until which something must be sent back; None when nothing must.
    """

    topic = Topic.DOCUMENT

    uid = uid_field()
    organisation_id: int
    organisation = parent_field(Organisation, "documents")
    kind = EnumField(DocumentKind)
    number = CharField(max_length=80, default="")
    title = CharField(max_length=200)
    source = CharField(max_length=80, default="")
    received_on = DayField()
    answer_due_on = DayField(null=True)
    summary = TextField(default="")
    closed_on = DayField(null=True)
    entered_on = DayField()


class DocumentReply(Table):
    """What was sent back on a document, when, to whom."""

    topic = Topic.DOCUMENT

    uid = uid_field()
    document_id: int
    document = parent_field(Document, "replies")
    sent_on = DayField()
    sent_to = CharField(max_length=80, default="")
    content = TextField(default="")


class AgendaItem(Table):
    """A matter for the 支委会 (or another meeting): in the pool until a meeting is chosen.

    Attributes:
        activity: The meeting; None while it waits in the pool (议题池).
        source_uid: Identity of the task, document or ledger row that it comes from.
        is_first_topic: 第一议题: stands first.
        place: Order on the agenda. discussion: 讨论情况. outcome: 议定事项.
    """

    topic = Topic.AGENDA

    uid = uid_field()
    organisation_id: int
    organisation = parent_field(Organisation, "agenda_items")
    activity_id: int | None
    activity = parent_field(Activity, "agenda_items", null=True)
    title = CharField(max_length=200)
    detail = TextField(default="")
    source = EnumField(AgendaSource, default=AgendaSource.TYPED)
    source_uid = CharField(max_length=32, default="", index=True)
    proposer = CharField(max_length=60, default="")
    raised_on = DayField()
    is_first_topic = BooleanField(default=False)
    state = EnumField(AgendaState, default=AgendaState.POOLED)
    place = IntegerField(default=0)
    discussion = TextField(default="")
    outcome = TextField(default="")


class Task(Table):
    """Something somebody has to do until a day: out of a resolution, a document, an inspection.

    Attributes:
        title: What is to be done (the resolution, the finding). owner_name: where it is nobody of
            the roster.
        done_on: Done (rectified); checked_on, checked_by: 复查; closed_on: 销号. Only findings of
            an inspection are checked and closed.
        follow_up: The activity at which it was asked after; follow_up_note: what was said.
        dropped_on: It is no longer to be done; dropped_note says why.
    """

    topic = Topic.TASK

    uid = uid_field()
    organisation_id: int
    organisation = parent_field(Organisation, "tasks")
    source = EnumField(TaskSource)
    activity_id: int | None
    activity = parent_field(Activity, "resolutions", null=True)
    agenda_item_id: int | None
    agenda_item = parent_field(AgendaItem, "tasks", null=True)
    document_id: int | None
    document = parent_field(Document, "tasks", null=True)
    title = TextField()
    owner_id: int | None
    owner = parent_field(Person, "tasks", null=True)
    owner_name = CharField(max_length=60, default="")
    due_on = DayField(null=True, index=True)
    done_on = DayField(null=True)
    result = TextField(default="")
    checked_on = DayField(null=True)
    checked_by = CharField(max_length=60, default="")
    closed_on = DayField(null=True)
    dropped_on = DayField(null=True)
    dropped_note = CharField(max_length=200, default="")
    follow_up_id: int | None
    follow_up = parent_field(Activity, "followed_up_tasks", null=True)
    follow_up_note = TextField(default="")
    entered_on = DayField()


class ObligationNotice(Table):
    """A superior's notice: an obligation that is due by notice is due on this day.

    Attributes:
        obligation: Its name among the rules (``obligations.…``).
        organisation: Whom it was sent to: a branch, or everything below a committee.
        year: 所属年度, apart from the day held.
    """

    topic = Topic.OBLIGATION

    uid = uid_field()
    obligation = CharField(max_length=80)
    organisation_id: int
    organisation = parent_field(Organisation, "obligation_notices")
    year = IntegerField()
    due_on = DayField()
    noticed_on = DayField()
    document_id: int | None
    document = parent_field(Document, "obligation_notices", null=True)
    note = CharField(max_length=200, default="")


class ZoneDuty(Table):
    """Which branch does which job of a zone in a quarter; a swap keeps who it was before.

    Attributes:
        planned_branch: Who it was by the rotation, when somebody else does it.
    """

    topic = Topic.ZONE_DUTY

    uid = uid_field()
    year = IntegerField()
    quarter = IntegerField()
    zone_id: int
    zone = parent_field(Zone, "duties")
    job = EnumField(ZoneJob)
    branch_id: int
    branch = parent_field(Organisation, "zone_duties")
    planned_branch_id: int | None
    planned_branch = parent_field(Organisation, "planned_zone_duties", null=True)
    swapped_on = DayField(null=True)
    swap_note = CharField(max_length=200, default="")

    class Meta:
        """Read by year."""

        indexes = ((("year", "quarter"), False),)
