"""Scores: rubrics with versions, what people entered for a period, and what was closed.

Points counted from records stand nowhere here: they are counted when they are looked at, until a
period is closed on purpose. Numbers with points are ten-thousandths.
"""

from peewee import BigIntegerField, BooleanField, CharField, IntegerField, TextField

from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.domain.vocabulary import (
    ClosingSubject,
    ObjectionOutcome,
    ObjectionSubject,
    RubricState,
    ScoreRole,
)
from dangjian_desktop.storage.models.activities import Activity, Document
from dangjian_desktop.storage.models.base import (
    DayField,
    EnumField,
    Table,
    parent_field,
    uid_field,
)
from dangjian_desktop.storage.models.ledgers import LedgerEntry
from dangjian_desktop.storage.models.organisations import Organisation
from dangjian_desktop.storage.models.people import Person


class Rubric(Table):
    """A version of a rubric.

    Attributes:
        name: What all its versions are called. version: Within the name.
        since, until: First and last day of the periods it scores (as in the contents, for reading
            without them).
        contents: JSON: the table that `domain.rubric_reading` reads.
        source_file: Name of the workbook it came from; "" for none.
        changed_on: Day of the last change; an issued version is changed no more.
    """

    topic = Topic.RUBRIC

    uid = uid_field()
    name = CharField(max_length=60)
    version = CharField(max_length=20)
    state = EnumField(RubricState)
    since = DayField(null=True)
    until = DayField(null=True)
    contents = TextField()
    source_file = CharField(max_length=120, default="")
    changed_on = DayField()

    class Meta:
        """A version stands once."""

        indexes = ((("name", "version"), True),)


class ScoreMark(Table):
    """The self-score or the check-score of an item.

    Attributes:
        period: Code of the period. item: Code of the item.
        points: Ten-thousandths; None for "as counted" (核定同计数).
        reason: Why it differs from what was counted.
    """

    topic = Topic.SCORE

    uid = uid_field()
    organisation_id: int
    organisation = parent_field(Organisation, "score_marks", index=False)
    period = CharField(max_length=8)
    item = CharField(max_length=20)
    role = EnumField(ScoreRole)
    points = BigIntegerField(null=True)
    reason = TextField(default="")
    marked_on = DayField()

    class Meta:
        """One of each role."""

        indexes = ((("organisation", "period", "item", "role"), True), (("period",), False))


class ScoreFinding(Table):
    """An occurrence that a person found for a rule that is judged, with its evidence.

    Attributes:
        rule: Key of the rule within the item. level: Label of its level; "" where it has none.
        count: Ten-thousandths; of a target the number or share that was reached.
        text: What was found; no name of a person who is not of the roster.
        activity, entry, document: The record it rests on.
    """

    topic = Topic.SCORE

    uid = uid_field()
    organisation_id: int
    organisation = parent_field(Organisation, "score_findings", index=False)
    period = CharField(max_length=8)
    item = CharField(max_length=20)
    rule = CharField(max_length=40)
    level = CharField(max_length=60, default="")
    count = BigIntegerField(default=10_000)
    happened_on = DayField(null=True)
    text = TextField(default="")
    activity_id: int | None
    activity = parent_field(Activity, "score_findings", null=True)
    entry_id: int | None
    entry = parent_field(LedgerEntry, "score_findings", null=True)
    document_id: int | None
    document = parent_field(Document, "score_findings", null=True)
    entered_on = DayField()

    class Meta:
        """Read by branch and period."""

        indexes = ((("organisation", "period"), False), (("period",), False))


class ScoreEvidence(Table):
    """Evidence that a person put into the 迎检盒 of an item, beside what the program finds.

    Attributes:
        place: Order within the item. title: What it is.
        handbook, page: Book and page where a handwritten book is kept; "" for none.
        activity, entry, document: The record it is; files hang on it as attachments.
    """

    topic = Topic.SCORE

    uid = uid_field()
    organisation_id: int
    organisation = parent_field(Organisation, "score_evidence", index=False)
    period = CharField(max_length=8)
    item = CharField(max_length=20)
    place = IntegerField(default=0)
    title = CharField(max_length=200)
    handbook = CharField(max_length=60, default="")
    page = CharField(max_length=40, default="")
    note = CharField(max_length=200, default="")
    activity_id: int | None
    activity = parent_field(Activity, "score_evidence", null=True)
    entry_id: int | None
    entry = parent_field(LedgerEntry, "score_evidence", null=True)
    document_id: int | None
    document = parent_field(Document, "score_evidence", null=True)

    class Meta:
        """Read by branch and period."""

        indexes = ((("organisation", "period", "item"), False),)


class ScoreFigure(Table):
    """A figure that comes from outside: year-end check, 效益 of a flag, a part of an appraisal.

    Attributes:
        person: Whose figure it is; None for that of the branch or group.
        part: Key of the part, as the rule that weighs it names it (``year_end``,
            ``flag.benefit``, ``secretary.own_duty``).
        points: Ten-thousandths. reason: Where it comes from.
    """

    topic = Topic.SCORE

    uid = uid_field()
    organisation_id: int
    organisation = parent_field(Organisation, "score_figures", index=False)
    person_id: int | None
    person = parent_field(Person, "score_figures", null=True)
    period = CharField(max_length=8)
    part = CharField(max_length=60)
    points = BigIntegerField()
    reason = TextField(default="")
    given_on = DayField()

    class Meta:
        """Read by branch and period."""

        indexes = ((("organisation", "period", "part"), False), (("period",), False))


class Closing(Table):
    """A period that was closed: what stood then, sealed. A correction is an edition of its own.

    Attributes:
        organisation: Who closed it, for itself and all below it.
        contents: Canonical JSON of the frozen figures, rubric and evidence (`domain.closing`).
        seal: SHA-256 of the contents and of the seal before, in hexadecimal.
        reason: Of a correction: what was corrected and why.
        reopened_on, reopening: Day from which this edition is being corrected, and why.
        published_on, objections_until: First and last day of the publication.
    """

    topic = Topic.CLOSING

    uid = uid_field()
    subject = EnumField(ClosingSubject)
    organisation_id: int
    organisation = parent_field(Organisation, "closings", index=False)
    period = CharField(max_length=8)
    edition = IntegerField(default=1)
    closed_on = DayField()
    contents = TextField()
    seal = CharField(max_length=64)
    reason = TextField(default="")
    reopened_on = DayField(null=True)
    reopening = TextField(default="")
    published_on = DayField(null=True)
    objections_until = DayField(null=True)

    class Meta:
        """An edition stands once."""

        indexes = ((("organisation", "subject", "period", "edition"), True),)


class Objection(Table):
    """An objection against a published or shown figure, and what became of it.

    Attributes:
        person: Whose points are meant; None for those of the branch.
        item: Code of the item or rule meant; "" for the whole.
        raised_by: Name as given; "" where the person is the one meant.
        outcome: None until it is answered.
    """

    topic = Topic.OBJECTION

    uid = uid_field()
    subject = EnumField(ObjectionSubject)
    organisation_id: int
    organisation = parent_field(Organisation, "objections")
    person_id: int | None
    person = parent_field(Person, "objections", null=True)
    period = CharField(max_length=8)
    item = CharField(max_length=20, default="")
    text = TextField()
    raised_on = DayField()
    raised_by = CharField(max_length=60, default="")
    answer = TextField(default="")
    outcome = EnumField(ObjectionOutcome, null=True)
    answered_on = DayField(null=True)


class FlagDecision(Table):
    """What a committee decided about a flag where the rules end (a tie), or left it with nobody.

    Attributes:
        flag: Key of the flag in ``contest.flags``.
        winner: Who gets it; None for nobody this time.
    """

    topic = Topic.CONTEST

    uid = uid_field()
    organisation_id: int
    organisation = parent_field(Organisation, "flag_decisions", index=False)
    period = CharField(max_length=8)
    flag = CharField(max_length=40)
    winner_id: int | None
    winner = parent_field(Organisation, "flags_decided", null=True)
    reason = TextField(default="")
    decided_on = DayField()

    class Meta:
        """One decision for a flag and period."""

        indexes = ((("organisation", "period", "flag"), True),)


class StarGrant(Table):
    """A star that people gave (or took back), beside those that the rules find.

    Attributes:
        star: Key of the star in ``contest.branch_stars`` or ``contest.member_stars``.
        person: Whose star; None for the branch's.
        is_given: False where one that the rules find is not given, with the reason.
    """

    topic = Topic.CONTEST

    uid = uid_field()
    organisation_id: int
    organisation = parent_field(Organisation, "star_grants", index=False)
    person_id: int | None
    person = parent_field(Person, "star_grants", null=True)
    period = CharField(max_length=8)
    star = CharField(max_length=40)
    is_given = BooleanField(default=True)
    reason = TextField(default="")
    decided_on = DayField()

    class Meta:
        """Read by branch and period."""

        indexes = ((("organisation", "period"), False),)


class StarLevel(Table):
    """The level that people decided within the quota.

    Attributes:
        person: Whose level; None for the branch's. level: Number of stars, 1 to 5.
    """

    topic = Topic.CONTEST

    uid = uid_field()
    organisation_id: int
    organisation = parent_field(Organisation, "star_levels", index=False)
    person_id: int | None
    person = parent_field(Person, "star_levels", null=True)
    period = CharField(max_length=8)
    level = IntegerField()
    reason = TextField(default="")
    decided_on = DayField()

    class Meta:
        """Read by branch and period."""

        indexes = ((("organisation", "period"), False),)
