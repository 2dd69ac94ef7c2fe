"""换届: the election of a committee at the end of its term, step by step; approved extensions.

The vote itself (deductions, ballots, rounds) stands in the calendar, see `models.votes`.
"""

from peewee import BooleanField, CharField, IntegerField

from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.domain.vocabulary import Post
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
from dangjian_desktop.storage.models.votes import Vote


class TermExtension(Table):
    """An election that the superior allowed to be held later (or earlier) than the term ends.

    Attributes:
        term_ends_on: Last day of the term of which it is. until: The day allowed.
    """

    topic = Topic.ELECTION

    uid = uid_field()
    organisation_id: int
    organisation = parent_field(Organisation, "term_extensions", index=False)
    term_ends_on = DayField()
    until = DayField()
    approval = CharField(max_length=120)
    approved_on = DayField()
    reason = CharField(max_length=200, default="")

    class Meta:
        """One a term."""

        indexes = ((("organisation", "term_ends_on"), True),)


class TermElection(Table):
    """The election of a committee, from the resolution to hold it to the file.

    Attributes:
        term_ends_on: Last day of the term that it ends; None for a first election.
        seats: Members of the new committee; None until it is resolved.
        vote: The election in the calendar. posts_vote: of 书记 and 副书记 by the new committee.
        closed_on: When it was filed and over.
    """

    topic = Topic.ELECTION

    uid = uid_field()
    organisation_id: int
    organisation = parent_field(Organisation, "term_elections")
    term_ends_on = DayField(null=True)
    opened_on = DayField()
    seats = IntegerField(null=True)
    vote_id: int | None
    vote = parent_field(Vote, "term_elections", null=True)
    posts_vote_id: int | None
    posts_vote = parent_field(Vote, "term_posts", null=True)
    closed_on = DayField(null=True)
    note = CharField(max_length=200, default="")


class TermStep(Table):
    """A step of an election that was done.

    Attributes:
        step: Code of the step (rule ``terms.steps``). number: of the paper (请示, 批复).
    """

    topic = Topic.ELECTION

    uid = uid_field()
    election_id: int
    election = parent_field(TermElection, "steps", index=False)
    step = CharField(max_length=40)
    done_on = DayField()
    number = CharField(max_length=60, default="")
    activity_id: int | None
    activity = parent_field(Activity, "term_steps", null=True)
    note = CharField(max_length=200, default="")

    class Meta:
        """Every step once."""

        indexes = ((("election", "step"), True),)


class TermNominee(Table):
    """Somebody whom members proposed for the committee.

    Attributes:
        is_preliminary: 候选人预备人选: chosen by the committee. approved_on: by the superior.
        post: For which post, where the superior approved one.
    """

    topic = Topic.ELECTION

    uid = uid_field()
    election_id: int
    election = parent_field(TermElection, "nominees", index=False)
    person_id: int
    person = parent_field(Person, "nominations")
    place = IntegerField(default=0)
    is_preliminary = BooleanField(default=False)
    approved_on = DayField(null=True)
    post = EnumField(Post, null=True)

    class Meta:
        """Everybody once."""

        indexes = ((("election", "person"), True),)


class NominationTally(Table):
    """How many of a party group (None: of the whole branch) proposed a nominee."""

    topic = Topic.ELECTION

    nominee_id: int
    nominee = parent_field(TermNominee, "tallies", index=False)
    party_group_id: int | None
    party_group = parent_field(Organisation, "nomination_tallies", null=True)
    number = IntegerField()

    class Meta:
        """A group once."""

        indexes = ((("nominee", "party_group"), True),)
