"""Votes at a meeting: who may be left out of 应到会, candidates, ballots, written opinions.

Results are reckoned by `domain.votes` from these rows and never stored.
"""

from peewee import BooleanField, CharField, IntegerField, TextField

from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.domain.vocabulary import VotingBarReason
from dangjian_desktop.domain.votes import Basis, Regime
from dangjian_desktop.storage.models.activities import Activity, AgendaItem
from dangjian_desktop.storage.models.base import (
    DayField,
    EnumField,
    PartialDateField,
    Table,
    parent_field,
    uid_field,
)
from dangjian_desktop.storage.models.people import Person


class VotingBar(Table):
    """A 正式党员 has no vote for a while (留党察看, 暂停党员权利)."""

    topic = Topic.VOTING_RIGHT

    person_id: int
    person = parent_field(Person, "voting_bars")
    reason = EnumField(VotingBarReason)
    since = PartialDateField(null=True)
    until = PartialDateField(null=True)
    note = CharField(max_length=200, default="")


class Deduction(Table):
    """Somebody who may be left out of 应到会 of one meeting.

    Attributes:
        reason: Key of ``votes.deductions``.
        consent_on: Day of the superior's consent; resolved_on: of the vote of the 党员大会.
            Without either the person counts.
    """

    topic = Topic.VOTE

    activity_id: int
    activity = parent_field(Activity, "deductions")
    person_id: int
    person = parent_field(Person, "deductions")
    reason = CharField(max_length=60)
    consent_on = DayField(null=True)
    resolved_on = DayField(null=True)
    note = CharField(max_length=200, default="")


class Vote(Table):
    """One thing voted on: a resolution, the admission of one person, an election.

    Attributes:
        person: Of whom an admission or disposal is about.
        seats: Of an election. round_number: 1, then the rounds after it; first_round points back.
        yes, no, abstain: In the room; of an election they stand with the candidates.
        issued, returned, invalid: Ballots of a secret vote.
        basis: Another basis than the rule's.
    """

    topic = Topic.VOTE

    uid = uid_field()
    activity_id: int
    activity = parent_field(Activity, "votes")
    agenda_item_id: int | None
    agenda_item = parent_field(AgendaItem, "votes", null=True)
    regime = EnumField(Regime)
    title = CharField(max_length=200)
    person_id: int | None
    person = parent_field(Person, "votes_about", null=True)
    place = IntegerField(default=0)
    is_secret = BooleanField(default=False)
    seats = IntegerField(null=True)
    round_number = IntegerField(default=1)
    first_round_id: int | None
    first_round = parent_field("self", "later_rounds", null=True)
    yes = IntegerField(null=True)
    no = IntegerField(null=True)
    abstain = IntegerField(null=True)
    issued = IntegerField(null=True)
    returned = IntegerField(null=True)
    invalid = IntegerField(null=True)
    basis = EnumField(Basis, null=True)
    tellers = CharField(max_length=120, default="")
    note = TextField(default="")


class Candidate(Table):
    """A name on the ballot paper of an election, or one that voters wrote in."""

    topic = Topic.VOTE

    uid = uid_field()
    vote_id: int
    vote = parent_field(Vote, "candidates")
    person_id: int | None
    person = parent_field(Person, "candidacies", null=True)
    name = CharField(max_length=40)
    place = IntegerField(default=0)
    is_written_in = BooleanField(default=False)
    yes = IntegerField(null=True)
    no = IntegerField(null=True)
    abstain = IntegerField(null=True)


class Ballot(Table):
    """One secret ballot as it was read out; nothing in it says whose it is.

    Attributes:
        number: Order in which it was counted.
        marks: JSON list of the candidates' row ids marked yes.
    """

    topic = Topic.VOTE

    vote_id: int
    vote = parent_field(Vote, "ballots")
    number = IntegerField()
    marks = TextField()


class WrittenOpinion(Table):
    """The written opinion of an absent voter.

    Attributes:
        handed_in_at: ``2026-11-05T08:30``; counts only when before the meeting began.
        agrees: None for an abstention.
    """

    topic = Topic.VOTE

    vote_id: int
    vote = parent_field(Vote, "written_opinions")
    person_id: int
    person = parent_field(Person, "written_opinions")
    handed_in_at = CharField(max_length=16)
    agrees = BooleanField(null=True)
