"""People: their facts, and stage, membership, group and posts as dated spells."""

from peewee import BlobField, BooleanField, CharField, IntegerField, TextField

from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.domain.vocabulary import (
    Education,
    LeaveReason,
    Post,
    Sex,
    Stage,
    Workplace,
)
from dangjian_desktop.storage.models.base import (
    EnumField,
    PartialDateField,
    Table,
    parent_field,
    uid_field,
)
from dangjian_desktop.storage.models.organisations import Organisation


class Person(Table):
    """Somebody on the roll at any stage; the columns are those of `domain.people.PersonFacts`."""

    topic = Topic.PERSON

    uid = uid_field()
    name = CharField(max_length=40)
    sort_name = CharField(max_length=120, default="")  # pinyin, for sorting
    former_name = CharField(max_length=40, default="")
    sex = EnumField(Sex, null=True)
    id_number = CharField(max_length=18, default="", index=True)
    ethnicity = CharField(max_length=2, default="")
    born_on = PartialDateField(null=True)
    native_place = CharField(max_length=60, default="")
    education = EnumField(Education, null=True)
    degree = CharField(max_length=60, default="")
    work_began_on = PartialDateField(null=True)
    occupation = CharField(max_length=60, default="")
    professional_title = CharField(max_length=60, default="")
    section = CharField(max_length=60, default="")
    crew = CharField(max_length=60, default="")
    shift_crew = CharField(max_length=60, default="")
    trade = CharField(max_length=60, default="")
    workplace = EnumField(Workplace, null=True)
    duty_area = CharField(max_length=60, default="")
    social_stratum = CharField(max_length=60, default="")
    is_migrant_worker = BooleanField(null=True)
    mobile_phone = CharField(max_length=20, default="")
    address = CharField(max_length=120, default="")
    household_address = CharField(max_length=120, default="")
    is_out_of_contact = BooleanField(null=True)
    is_floating = BooleanField(null=True)
    admission_kind = CharField(max_length=60, default="")
    confirmation_kind = CharField(max_length=60, default="")
    admitted_at_branch = CharField(max_length=60, default="")
    probation_extended_months = IntegerField(null=True)
    standing_correction_months = IntegerField(null=True)
    registered_on = PartialDateField(null=True)
    registered_phone = CharField(max_length=20, default="")
    joined_note = CharField(max_length=200, default="")
    left_note = CharField(max_length=200, default="")
    remark = TextField(default="")


class PersonPhoto(Table):
    """One photo of a person, as a small JPEG for screen and paper.

    It stands on a wall sheet only where the person's consent is recorded. The picture as it was
    given stands in `StoredFile` under the digest `original`; older photos have none.
    """

    topic = Topic.PHOTO

    person_id: int
    person = parent_field(Person, "photos")
    picture = BlobField()
    wall_consent_on = PartialDateField(null=True)
    original = CharField(max_length=64, default="")


class StageSpell(Table):
    """A person's stage from a day until a day.

    `since_is_known` is false where a file names somebody 正式党员 without the day of 转正: the
    spell then starts with the admission so that lists of past days stay whole, and the day of
    转正 is shown as not known.
    """

    topic = Topic.STAGE

    person_id: int
    person = parent_field(Person, "stage_spells")
    stage = EnumField(Stage)
    since = PartialDateField(null=True)
    since_is_known = BooleanField(default=True)
    until = PartialDateField(null=True)


class Membership(Table):
    """A person belongs to a branch from a day until a day; no `since` means: for ever so long."""

    topic = Topic.MEMBERSHIP

    person_id: int
    person = parent_field(Person, "memberships")
    branch_id: int
    branch = parent_field(Organisation, "memberships")
    since = PartialDateField(null=True)
    until = PartialDateField(null=True)


class GroupMembership(Table):
    """A person belongs to a party group from a day until a day."""

    topic = Topic.GROUP_MEMBERSHIP

    person_id: int
    person = parent_field(Person, "group_memberships")
    party_group_id: int
    party_group = parent_field(Organisation, "group_memberships")
    since = PartialDateField(null=True)
    until = PartialDateField(null=True)


class PostSpell(Table):
    """A person holds a post in a branch or group; terms run from `elected_on`."""

    topic = Topic.POST

    person_id: int
    person = parent_field(Person, "post_spells")
    organisation_id: int
    organisation = parent_field(Organisation, "post_spells")
    post = EnumField(Post)
    elected_on = PartialDateField(null=True)
    since = PartialDateField(null=True)
    until = PartialDateField(null=True)


class Departure(Table):
    """Leaving the roll: an event, never a deletion."""

    topic = Topic.MEMBERSHIP

    uid = uid_field()
    person_id: int
    person = parent_field(Person, "departures")
    left_on = PartialDateField()
    reason = EnumField(LeaveReason)
    destination = CharField(max_length=80, default="")
    note = TextField(default="")


class FormerJob(Table):
    """What somebody worked as until a day; the present job stands in the columns of `Person`.

    The last `until` is the first day of the present job. A row with nothing but days says that
    the job before is not known.
    """

    topic = Topic.JOB

    person_id: int
    person = parent_field(Person, "former_jobs")
    since = PartialDateField(null=True)
    until = PartialDateField()
    section = CharField(max_length=60, default="")
    crew = CharField(max_length=60, default="")
    shift_crew = CharField(max_length=60, default="")
    occupation = CharField(max_length=60, default="")
    trade = CharField(max_length=60, default="")
    workplace = EnumField(Workplace, null=True)
