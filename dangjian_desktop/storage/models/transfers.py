"""组织关系: letters in and out, members who are away or out of contact, how somebody came."""

from peewee import BooleanField, CharField

from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.domain.vocabulary import (
    ArrivalReason,
    AwayKind,
    TransferDirection,
    TransferPaper,
)
from dangjian_desktop.storage.models.base import (
    DayField,
    EnumField,
    PartialDateField,
    Table,
    parent_field,
    uid_field,
)
from dangjian_desktop.storage.models.organisations import Organisation
from dangjian_desktop.storage.models.people import Person


class Transfer(Table):
    """A letter by which somebody's 组织关系 goes or comes.

    Until `received_on` the old branch answers for the person: the membership ends or begins then.

    Attributes:
        branch: Ours: which the person leaves or comes to.
        other_branch: The other one, where it is in this file; counterpart: its name otherwise.
        valid_until: Last day of the letter's validity.
        dues_through: First day of the last month for which the old branch took dues.
        dues_note: Why it goes although dues are open; "" where none were.
        is_whole: 整建制: moved with the whole branch.
        withdrawn_on: The letter was taken back; nothing moved.
    """

    topic = Topic.TRANSFER

    uid = uid_field()
    person_id: int
    person = parent_field(Person, "transfers")
    direction = EnumField(TransferDirection)
    paper = EnumField(TransferPaper)
    branch_id: int
    branch = parent_field(Organisation, "transfers")
    other_branch_id: int | None
    other_branch = parent_field(Organisation, "transfers_elsewhere", null=True)
    counterpart = CharField(max_length=120, default="")
    number = CharField(max_length=60, default="")
    issued_on = DayField()
    valid_until = DayField()
    dues_through = DayField(null=True)
    dues_note = CharField(max_length=120, default="")
    is_whole = BooleanField(default=False)
    received_on = DayField(null=True)
    withdrawn_on = DayField(null=True)
    note = CharField(max_length=200, default="")


class AwaySpell(Table):
    """A member is away although the 组织关系 stays: 流动党员, or abroad.

    Attributes:
        host: Organisation at the other end that takes part of the care; both ends register.
        host_registered_on: When it told us that it had; None until then.
        certificate: Number of the 流动党员活动证.
        pays_there: Whether dues are paid at the other end.
    """

    topic = Topic.TRANSFER

    uid = uid_field()
    person_id: int
    person = parent_field(Person, "away_spells")
    kind = EnumField(AwayKind)
    since = DayField()
    until = DayField(null=True)
    destination = CharField(max_length=120, default="")
    host = CharField(max_length=120, default="")
    host_registered_on = DayField(null=True)
    certificate = CharField(max_length=60, default="")
    pays_there = BooleanField(default=False)
    note = CharField(max_length=200, default="")


class Contact(Table):
    """Somebody of the branch tried to reach a member who is away or out of contact."""

    topic = Topic.TRANSFER

    uid = uid_field()
    person_id: int
    person = parent_field(Person, "contacts")
    contacted_on = DayField()
    contacted_by = CharField(max_length=40, default="")
    way = CharField(max_length=40, default="")
    was_reached = BooleanField()


class OutOfContactSpell(Table):
    """A member cannot be found although searched for: 失联党员.

    Attributes:
        since: Day of the last contact. searched_on: Day on which the search was recorded.
        until: Found again, or dealt with.
    """

    topic = Topic.TRANSFER

    uid = uid_field()
    person_id: int
    person = parent_field(Person, "out_of_contact_spells")
    since = DayField()
    searched_on = DayField(null=True)
    until = DayField(null=True)
    note = CharField(max_length=200, default="")


class Arrival(Table):
    """How somebody came to be counted on the roll on a day; the twin of `Departure`.

    Where there is none, a first membership counts as 转入 unless the admission falls into it.
    """

    topic = Topic.MEMBERSHIP

    uid = uid_field()
    person_id: int
    person = parent_field(Person, "arrivals")
    arrived_on = PartialDateField()
    reason = EnumField(ArrivalReason)
    origin = CharField(max_length=120, default="")
    is_whole = BooleanField(default=False)
    note = CharField(max_length=200, default="")
