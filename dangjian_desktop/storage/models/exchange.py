"""What is known of those with whom packages are exchanged, and what both sides had at the last one.

None of these rows ever travels; see `operations.exchange_making` for how they work together.
"""

from peewee import BlobField, CharField, IntegerField, TextField

from dangjian_desktop.domain.exchange_package import PartnerRole
from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.storage.models.base import (
    DayField,
    EnumField,
    Table,
    parent_field,
    uid_field,
)


class ExchangeIdentity(Table):
    """Who these data are to others: one row, made with the first package.

    Attributes:
        private_key: The 32 bytes of an Ed25519 key. It stands in the data, so that a restored
            backup signs as before; whoever has the data has it.
    """

    topic = Topic.EXCHANGE

    uid = uid_field()
    private_key = BlobField()


class ExchangePartner(Table):
    """Somebody with whom packages are exchanged.

    Attributes:
        folder: The identity of their data; "" until their first package was accepted.
        public_key: Pinned with that; None until then.
        accepted: Number of the newest of their packages that was accepted here; 0 for none.
        accepted_head: The head of their journal when they made that one; None where they told none.
        acknowledged: Number of the newest of our packages that they have accepted, as they told.
        acknowledged_head: The head of our journal that came with that one, as they told.
    """

    topic = Topic.EXCHANGE

    uid = uid_field()
    name = CharField(max_length=80)
    role = EnumField(PartnerRole)
    folder = CharField(max_length=32, default="", index=True)
    public_key = BlobField(null=True)
    pinned_on = DayField(null=True)
    accepted = IntegerField(default=0)
    accepted_on = DayField(null=True)
    acknowledged = IntegerField(default=0)
    accepted_head = CharField(max_length=64, null=True)
    acknowledged_head = CharField(max_length=64, null=True)


class ExchangeMade(Table):
    """A package that was made here.

    Attributes:
        number: Counts up over all partners.
        entry: The newest journal entry when it was made: what is later is not in it.
    """

    topic = Topic.EXCHANGE

    number = IntegerField(unique=True)
    partner_id: int
    partner = parent_field(ExchangePartner, "made")
    made_on = DayField()
    entry = IntegerField()


class ExchangeBase(Table):
    """What a partner had of an item when its newest package was accepted: the base of merging.

    Attributes:
        key: The identity of the item, JSON. contents: its fields and rows, JSON.
    """

    topic = Topic.EXCHANGE

    partner_id: int
    partner = parent_field(ExchangePartner, "bases", index=False)
    table = CharField(max_length=40)
    key = CharField(max_length=160)
    contents = TextField()

    class Meta:
        """An item has one base for each partner."""

        indexes = ((("partner", "table", "key"), True),)


class ExchangeAlias(Table):
    """An identity by which others know a row that has another one here.

    Attributes:
        uid: Theirs. own: ours.
    """

    topic = Topic.EXCHANGE

    uid = uid_field()
    table = CharField(max_length=40)
    own = CharField(max_length=32)
