"""发展党员: who is on the way in, the steps that were done, helpers, reviews, 公示 and papers.

What may be done next, by when and why not yet is reckoned by `domain.development` from these rows
and the rules; nothing of it is stored.
"""

from peewee import BooleanField, CharField, IntegerField

from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.domain.vocabulary import AdmissionOutcome, HelperRole, StepOutcome
from dangjian_desktop.storage.models.activities import Activity
from dangjian_desktop.storage.models.base import (
    DayField,
    EnumField,
    Table,
    parent_field,
    uid_field,
)
from dangjian_desktop.storage.models.people import Person
from dangjian_desktop.storage.models.votes import Vote


class AdmissionCase(Table):
    """One way in of one person, from the application on; there is one open case a person at most.

    Attributes:
        opened_on: Day of the application, or for somebody moved in the day we took the case over.
        begins_at: Code of the first step that is ours; "" for the first of all. What lies before
            it was done elsewhere and stands in the file that came along.
        moved_in_on, origin: Of somebody moved in: since when and where from.
        closed_on, outcome: None while it lasts; outcome_note: the decision (number, meeting).
    """

    topic = Topic.DEVELOPMENT

    uid = uid_field()
    person_id: int
    person = parent_field(Person, "admission_cases")
    opened_on = DayField()
    begins_at = CharField(max_length=40, default="")
    moved_in_on = DayField(null=True)
    origin = CharField(max_length=120, default="")
    closed_on = DayField(null=True)
    outcome = EnumField(AdmissionOutcome, null=True)
    outcome_note = CharField(max_length=200, default="")


class AdmissionStep(Table):
    """A step that was done; a step done again (after 延长预备期) has the next round.

    Attributes:
        step: Code of the step (rule ``development.steps``).
        done_on: The day of record. since: Its first day where it lasted (集中培训).
        submitted_on: Day on which it was handed up for approval.
        training_days, training_minutes: Of 集中培训.
        months: By how many the 预备期 was extended.
        number: Number of the superior's answer.
        activity, vote: Meeting and vote of the calendar on which it rests.
    """

    topic = Topic.DEVELOPMENT

    uid = uid_field()
    case_id: int
    case = parent_field(AdmissionCase, "steps", index=False)
    step = CharField(max_length=40)
    round_number = IntegerField(default=1)
    done_on = DayField()
    since = DayField(null=True)
    submitted_on = DayField(null=True)
    outcome = EnumField(StepOutcome, default=StepOutcome.DONE)
    training_days = IntegerField(null=True)
    training_minutes = IntegerField(null=True)
    months = IntegerField(null=True)
    number = CharField(max_length=60, default="")
    activity_id: int | None
    activity = parent_field(Activity, "admission_steps", null=True)
    vote_id: int | None
    vote = parent_field(Vote, "admission_steps", null=True)
    note = CharField(max_length=200, default="")

    class Meta:
        """A step once a round."""

        indexes = ((("case", "step", "round_number"), True),)


class AdmissionHelper(Table):
    """培养联系人 or 入党介绍人 of a case for a while; they are 正式党员 of the roll."""

    topic = Topic.DEVELOPMENT

    uid = uid_field()
    case_id: int
    case = parent_field(AdmissionCase, "helpers")
    person_id: int
    person = parent_field(Person, "helped_cases")
    role = EnumField(HelperRole)
    since = DayField()
    until = DayField(null=True)


class AdmissionReview(Table):
    """A 考察 (every half-year) that was written down on paper: when, by whom, where it is kept.

    What was thought of the person stands on the paper and not here.
    """

    topic = Topic.DEVELOPMENT

    uid = uid_field()
    case_id: int
    case = parent_field(AdmissionCase, "reviews")
    reviewed_on = DayField()
    reviewer = CharField(max_length=80, default="")
    filed_at = CharField(max_length=80, default="")


class AdmissionPublicity(Table):
    """A 公示 of a case: when it was put up; when it ends follows from the rule.

    Attributes:
        step: Code of the step that it goes with.
        working_days: The days it runs when it was put up, by the rule of that day.
        closed_on: Day on which somebody wrote down that it was over. objections: whether any
            came; None until then.
    """

    topic = Topic.DEVELOPMENT

    uid = uid_field()
    case_id: int
    case = parent_field(AdmissionCase, "publicities")
    step = CharField(max_length=40)
    posted_on = DayField()
    working_days = IntegerField()
    place = CharField(max_length=120, default="")
    closed_on = DayField(null=True)
    objections = BooleanField(null=True)
    note = CharField(max_length=200, default="")


class AdmissionPaper(Table):
    """A paper of the file that is there.

    Attributes:
        paper: Code of the paper (rule ``development.papers``).
        copies: Of papers of which there are several (思想汇报).
    """

    topic = Topic.DEVELOPMENT

    uid = uid_field()
    case_id: int
    case = parent_field(AdmissionCase, "papers", index=False)
    paper = CharField(max_length=40)
    received_on = DayField()
    copies = IntegerField(default=1)
    note = CharField(max_length=120, default="")

    class Meta:
        """Every kind of paper once."""

        indexes = ((("case", "paper"), True),)
