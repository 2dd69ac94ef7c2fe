"""The keys under which quick find meets people and organisations."""

from peewee import CharField, CompositeKey, IntegerField

from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.storage.models.base import Table


class SearchKey(Table):
    """One way of typing one subject: initials, full pinyin, characters, a number backwards.

    Derived from the rows in the same transaction that changes them, so it is not journalled.
    """

    topic = Topic.SEARCH
    is_journalled = False

    key = CharField(max_length=120)
    how = CharField(max_length=12)
    kind = CharField(max_length=12)
    subject_id = IntegerField()

    class Meta:
        """The key comes first: quick find walks ranges of it."""

        primary_key = CompositeKey("key", "how", "kind", "subject_id")
        without_rowid = True
        indexes = ((("kind", "subject_id"), False),)
