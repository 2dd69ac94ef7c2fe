"""A branch on its way to a new committee, as far as a test wants it to have come."""

from datetime import date, timedelta
from typing import Any

from dangjian_desktop.domain.vocabulary import Mark, Post
from dangjian_desktop.domain.vote_counts import Counts
from dangjian_desktop.operations.attendance import mark_attendance, post_due_list
from dangjian_desktop.operations.election_votes import add_election_vote, add_posts_vote
from dangjian_desktop.operations.elections import (
    add_election,
    record_candidates_approval,
    record_election_step,
    record_nominations,
)
from dangjian_desktop.operations.people import appoint
from dangjian_desktop.operations.votes import record_vote_counts
from dangjian_desktop.queries.elections import ElectionDetail, ElectionQuery
from dangjian_desktop.storage.models import Candidate, Vote
from tests import make

ON = date(2026, 12, 20)
ELECTED = "2023-12-15"
#: The end of the term that was begun on that day (T01).
ENDS = date(2026, 12, 15)
MEETING = date(2026, 12, 10)
NAMES = ("王一", "牛二", "方三", "孔四", "刘五", "李六", "张七", "陈八")


class Story:
    """A branch with eight full members, whose committee was elected in December 2023 (T01)."""

    def __init__(self, *, count: int = len(NAMES), old: int = 3, branch: str = make.BRANCH) -> None:
        self.branch = make.branch(branch)
        self.people = [make.person(name, self.branch) for name in NAMES[:count]]
        posts = (Post.SECRETARY, Post.ORGANISATION_MEMBER, Post.PUBLICITY_MEMBER)
        for person, post in zip(self.people[:old], posts, strict=False):
            make.done(
                appoint(
                    person_id=person,
                    organisation_id=self.branch,
                    post=post,
                    on=date(2023, 12, 15),
                    elected_on=make.day(ELECTED),
                )
            )
        self.election = 0

    def detail(self, on: date = ON) -> ElectionDetail:
        """The election as it stands."""
        found = ElectionQuery(self.election, on).fetch()
        assert found is not None
        return found

    def begin(self, seats: int | None = 3) -> "Story":
        """Begin the election."""
        self.election = make.done(
            add_election(
                organisation_id=self.branch, opened_on=date(2026, 10, 20), seats=seats, on=ON
            )
        )
        return self

    def step(self, step: str, done_on: date, **more: Any) -> int:
        """Enter a step."""
        return make.done(
            record_election_step(
                election_id=self.election, step=step, done_on=done_on, on=ON, **more
            )
        )

    def approved_to_hold(self) -> "Story":
        """Up to the superior's answer that the election may be held, and the proposals."""
        self.step("resolve", date(2026, 10, 25))
        self.step("request", date(2026, 10, 28), number="综采一队党支部〔2026〕3号")
        self.step("approve", date(2026, 11, 3), number="星火矿党组〔2026〕18号")
        return self

    def proposed(self, count: int = 4, chosen: int = 0) -> "Story":
        """So many people proposed by many, of whom the committee chose so many."""
        people, group = self.people[:count], self.detail().groups[0]
        most = min(len(self.people), group.members)
        make.done(
            record_nominations(
                election_id=self.election,
                numbers={
                    person: {group.party_group_id: max(most - place, 0)}
                    for place, person in enumerate(people)
                },
                preliminary=people[:chosen],
                on=ON,
            )
        )
        self.step("nominate", date(2026, 11, 10))
        return self

    def approved(self, count: int = 4) -> "Story":
        """So many 候选人预备人选 chosen and approved."""
        self.proposed(count, count)
        make.done(
            record_candidates_approval(
                election_id=self.election,
                people=self.people[:count],
                approved_on=date(2026, 11, 20),
                number="星火矿党组〔2026〕21号",
                on=ON,
            )
        )
        return self

    def ballot(self, **more: Any) -> "Story":
        """The ballot paper, and the meeting planned with it."""
        more.setdefault("held_on", MEETING)
        make.done(add_election_vote(election_id=self.election, on=ON, **more))
        return self

    def gather(self, activity_id: int | None, absent: int = 0) -> None:
        """Everybody comes to a meeting, but for so many."""
        assert activity_id is not None
        if self.detail().posts_activity_id != activity_id:
            make.done(post_due_list(activity_id=activity_id, on=MEETING - timedelta(days=1)))
        people = self.people if self.detail().activity_id == activity_id else self.won()
        for place, person in enumerate(people):
            mark = Mark.EXCUSED if place < absent else Mark.PRESENT
            make.done(
                mark_attendance(
                    activity_id=activity_id, person_id=person, mark=mark, reason="请假", on=ON
                )
            )

    def won(self) -> list[int]:
        """Who was elected."""
        return [one.person_id for one in self.detail().won if one.person_id is not None]

    def counted(self, *votes: int, issued: int = 8, returned: int = 8) -> "Story":
        """The ballots counted: so many for each candidate in the order of the paper."""
        detail = self.detail()
        self.gather(detail.activity_id)
        vote_id = detail.rounds[0].vote_id
        listed = Candidate.select().where(Candidate.vote == vote_id).order_by(Candidate.place)
        counts = Counts(issued=issued, returned=returned, invalid=0)
        got = {row.id: Counts(yes=count) for row, count in zip(listed, votes, strict=False)}
        make.done(record_vote_counts(vote_id=vote_id, counts=counts, candidates=got, on=ON))
        return self

    def posts_voted(self, yes: int = 3) -> "Story":
        """The first elected becomes 书记, by so many votes of the new committee."""
        first = self.won()[0]
        make.done(
            add_posts_vote(
                election_id=self.election, posts={first: Post.SECRETARY}, held_on=MEETING, on=ON
            )
        )
        detail = self.detail()
        self.gather(detail.posts_activity_id)
        for vote in Vote.select().where(Vote.activity == detail.posts_activity_id):
            count = len(self.won())
            counts = Counts(
                yes=yes, no=count - yes, abstain=0, issued=count, returned=count, invalid=0
            )
            make.done(record_vote_counts(vote_id=vote.id, counts=counts, on=ON))
        return self

    def posts(self) -> dict[int, Post]:
        """The first elected as 书记, the others as 组织委员 and 宣传委员."""
        return dict(
            zip(
                self.won(),
                (Post.SECRETARY, Post.ORGANISATION_MEMBER, Post.PUBLICITY_MEMBER),
                strict=False,
            )
        )
