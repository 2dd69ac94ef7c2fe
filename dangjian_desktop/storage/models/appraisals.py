"""民主评议党员 and 书记述职评议: tallies only, no ballot of anybody, and what people decided."""

from peewee import CharField, IntegerField, TextField

from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.domain.vocabulary import AppraisalGrade, ReviewGrade
from dangjian_desktop.storage.models.activities import Activity
from dangjian_desktop.storage.models.base import (
    DayField,
    EnumField,
    Table,
    parent_field,
    uid_field,
)
from dangjian_desktop.storage.models.organisations import Organisation
from dangjian_desktop.storage.models.people import Person


class Appraisal(Table):
    """The 民主评议 of a branch for a year.

    Attributes:
        year: 所属年度; held_on may lie after it. activity: The meeting in the calendar.
        issued, returned: Ballot papers; None before they are counted.
    """

    topic = Topic.APPRAISAL

    uid = uid_field()
    organisation_id: int
    organisation = parent_field(Organisation, "appraisals", index=False)
    year = IntegerField()
    activity_id: int | None
    activity = parent_field(Activity, "appraisals", null=True)
    held_on = DayField(null=True)
    issued = IntegerField(null=True)
    returned = IntegerField(null=True)
    note = TextField(default="")

    class Meta:
        """One a year."""

        indexes = ((("organisation", "year"), True),)


class AppraisalTally(Table):
    """Somebody who is appraised: the tally, and the grade that people decided.

    Attributes:
        excellent, qualified, barely, unqualified: Marks on the ballots; None before counting.
        grade: What the committee or the 党员大会 decided; None until then.
    """

    topic = Topic.APPRAISAL

    appraisal_id: int
    appraisal = parent_field(Appraisal, "tallies", index=False)
    person_id: int
    person = parent_field(Person, "appraisal_tallies")
    excellent = IntegerField(null=True)
    qualified = IntegerField(null=True)
    barely = IntegerField(null=True)
    unqualified = IntegerField(null=True)
    grade = EnumField(AppraisalGrade, null=True)
    decided_on = DayField(null=True)

    class Meta:
        """Everybody once."""

        indexes = ((("appraisal", "person"), True),)


class SecretaryReview(Table):
    """The 述职评议 of a secretary for a year: 报告 → 会上述职 → 测评 → 反馈 → 整改.

    Attributes:
        organisation: The branch. person: Its secretary then.
        reported_on: Day the report was handed in. presented_on, activity: The meeting.
        issued, returned, good, fairly_good, fair, poor: The tally; None before counting.
        feedback_on, feedback: What was fed back. grade: What the superior decided.
    """

    topic = Topic.APPRAISAL

    uid = uid_field()
    organisation_id: int
    organisation = parent_field(Organisation, "secretary_reviews", index=False)
    person_id: int
    person = parent_field(Person, "secretary_reviews")
    year = IntegerField()
    reported_on = DayField(null=True)
    presented_on = DayField(null=True)
    activity_id: int | None
    activity = parent_field(Activity, "secretary_reviews", null=True)
    issued = IntegerField(null=True)
    returned = IntegerField(null=True)
    good = IntegerField(null=True)
    fairly_good = IntegerField(null=True)
    fair = IntegerField(null=True)
    poor = IntegerField(null=True)
    feedback_on = DayField(null=True)
    feedback = TextField(default="")
    grade = EnumField(ReviewGrade, null=True)
    decided_on = DayField(null=True)

    class Meta:
        """One a year for a secretary; a branch may have changed its secretary."""

        indexes = ((("organisation", "year", "person"), True),)


class ReviewMatter(Table):
    """Something that is to be put right after a review, with its last day."""

    topic = Topic.APPRAISAL

    uid = uid_field()
    review_id: int
    review = parent_field(SecretaryReview, "matters")
    text = CharField(max_length=400)
    due_on = DayField(null=True)
    done_on = DayField(null=True)
    note = TextField(default="")
