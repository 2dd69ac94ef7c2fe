"""党费: bases, waivers, payments and the months they cover, and use.

What somebody owes is reckoned by `domain.dues` from bases and rules and never stored. Money is
kept in whole fen, so that sums come out to the fen.
"""

from peewee import CharField, IntegerField, TextField

from dangjian_desktop.domain.dues import Payer
from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.domain.vocabulary import DuesMovementKind
from dangjian_desktop.storage.models.base import (
    DayField,
    EnumField,
    FenField,
    Table,
    parent_field,
    uid_field,
)
from dangjian_desktop.storage.models.organisations import Organisation
from dangjian_desktop.storage.models.people import Person


class DuesBase(Table):
    """How somebody's dues are reckoned from a month on, until the next row.

    Attributes:
        since: First day of the month.
        payer: Which scale. base: Yuan; None where the scale needs none (a fixed amount).
        parts: JSON, yuan as text by the keys of `domain.dues.WAGE_PART_WORDS`; "" where the base
            was entered as one figure.
        monthly: Yuan a month where the rule leaves the amount open (farmers).
    """

    topic = Topic.DUES

    uid = uid_field()
    person_id: int
    person = parent_field(Person, "dues_bases", index=False)
    since = DayField()
    payer = EnumField(Payer)
    base = FenField(null=True)
    parts = TextField(default="")
    monthly = FenField(null=True)
    note = CharField(max_length=200, default="")

    class Meta:
        """One a month at most."""

        indexes = ((("person", "since"), True),)


class DuesWaiver(Table):
    """Dues that the 上级党委 approved to be reduced or waived.

    Attributes:
        since, until: First days of the first and last month; until None while it lasts.
        monthly: Yuan that are still paid; None for none (免交).
        approval: Number or day of the approval, which there must be.
    """

    topic = Topic.DUES

    uid = uid_field()
    person_id: int
    person = parent_field(Person, "dues_waivers")
    since = DayField()
    until = DayField(null=True)
    monthly = FenField(null=True)
    requested_on = DayField(null=True)
    approved_on = DayField(null=True)
    approval = CharField(max_length=120)


class DuesPayment(Table):
    """Money that was handed over once; `DuesShare` says for which months.

    Attributes:
        organisation: The branch that took it. handed_by: who brought it, where not the payer.
        receipt: Number of the receipt.
        voided_on: Where it was entered by mistake after the receipt was given out.
    """

    topic = Topic.DUES

    uid = uid_field()
    person_id: int
    person = parent_field(Person, "dues_payments")
    organisation_id: int
    organisation = parent_field(Organisation, "dues_payments")
    paid_on = DayField(index=True)
    amount = FenField()
    receipt = CharField(max_length=40, default="")
    handed_by = CharField(max_length=40, default="")
    note = CharField(max_length=200, default="")
    voided_on = DayField(null=True, index=True)


class DuesShare(Table):
    """So much of a payment is for a month; a month may be paid in several parts."""

    topic = Topic.DUES

    payment_id: int
    payment = parent_field(DuesPayment, "shares", index=False)
    person_id: int
    person = parent_field(Person, "dues_shares", index=False)
    month = DayField(index=True)
    amount = FenField()

    class Meta:
        """A month once a payment; somebody's months are looked up one after the other."""

        indexes = ((("payment", "month"), True), (("person", "month"), False))


class DuesMovement(Table):
    """Dues that were used, handed up, or given back from above.

    Attributes:
        period: What it is for (2026-11, 2026Q4, 2026), "" for nothing in particular.
    """

    topic = Topic.DUES

    uid = uid_field()
    organisation_id: int
    organisation = parent_field(Organisation, "dues_movements")
    kind = EnumField(DuesMovementKind)
    moved_on = DayField(index=True)
    amount = FenField()
    period = CharField(max_length=8, default="")
    purpose = CharField(max_length=200, default="")
    number = CharField(max_length=60, default="")
    note = CharField(max_length=200, default="")


class DuesPublication(Table):
    """The yearly publication of a branch: that it was put up, where and when."""

    topic = Topic.DUES

    uid = uid_field()
    organisation_id: int
    organisation = parent_field(Organisation, "dues_publications", index=False)
    year = IntegerField()
    posted_on = DayField()
    place = CharField(max_length=120, default="")

    class Meta:
        """Once a year and day."""

        indexes = ((("organisation", "year", "posted_on"), True),)
