"""The keys under which quick find meets people and organisations."""

from peewee import CharField, CompositeKey, IntegerField

from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.storage.models.base import Table


class SearchKey(Table):
    """One way of typing one subject: initials, full pinyin, characters, a number backwards.

    Derived from the rows in the same transaction that changes them, so it is not journalled.
    """

    topic = Topic.SEARCH

    kind = CharField(max_length=12)
    how = CharField(max_length=12)
    key = CharField(max_length=120)
    subject_id = IntegerField()

    class Meta:
        """Kind and way come first: quick find walks a short range of keys for each."""

        primary_key = CompositeKey("kind", "how", "key", "subject_id")
        without_rowid = True
