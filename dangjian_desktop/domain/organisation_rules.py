"""What is noticed about the size, the committee, the term and the groups of an organisation.

The thresholds are values of the checks (facts.md 15.2, O01 to O10); the functions here only count
and compare. Nothing is decided: a finding states the figures and the rule, and the organisation
decides.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dangjian_desktop.domain.checks import Check, Found
from dangjian_desktop.domain.dates import PartialDate, add_months
from dangjian_desktop.domain.vocabulary import (
    COMMITTEE_POSTS,
    PRINTED,
    OrganisationKind,
    Post,
    Stage,
)

#: Posts of a branch that has no committee (《支部工作条例》: a 书记, and a 副书记 if needed).
_WITHOUT_COMMITTEE = frozenset({Post.SECRETARY, Post.DEPUTY_SECRETARY})


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody who holds a post on the day.

    Attributes:
        standing_since: From when 党龄 counts; None when not known.
    """

    person_id: int
    name: str
    post: Post
    stage: Stage | None = None
    elected_on: PartialDate | None = None
    standing_since: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class OrganisationRecord:
    """An organisation on a day, as far as the rules ask.

    Attributes:
        full: 正式党员 of the organisation and all below it; probationary and others likewise.
        ungrouped: Party members of a branch who are in none of its groups.
        group_count: Groups of a branch.
        term_moved_to: The day to which a superior allowed the end of the term to be moved.
        parent_name: Last name of the organisation above; "" for none.
        is_parent_closed: Whether the organisation above does not stand on the day.
    """

    organisation_id: int
    uid: str
    kind: OrganisationKind
    name: str
    parent_id: int | None = None
    parent_name: str = ""
    is_parent_closed: bool = False
    full: int = 0
    probationary: int = 0
    others: int = 0
    ungrouped: int = 0
    group_count: int = 0
    holders: tuple[Holder, ...] = ()
    term_moved_to: date | None = None

    @property
    def members(self) -> int:
        """Party members: full and probationary."""
        return self.full + self.probationary

    @property
    def committee(self) -> int:
        """People with a post in the branch committee, each once."""
        return len({holder.person_id for holder in self.holders if holder.post in COMMITTEE_POSTS})

    @property
    def beyond_secretaries(self) -> int:
        """People with a post that only a branch committee has, each once."""
        posts = set(COMMITTEE_POSTS) - _WITHOUT_COMMITTEE
        return len({holder.person_id for holder in self.holders if holder.post in posts})

    def count(self, what: str) -> int:
        """Return one of the numbers by its name: one of the above, or the holders of a post."""
        if what in _COUNTS:
            return int(getattr(self, what))
        post = Post(what)
        return sum(holder.post is post for holder in self.holders)

    @property
    def elected_on(self) -> PartialDate | None:
        """The day of the committee's election, as its members' days tell it.

        By-elections give single members a later day, so the most frequent day counts; of equally
        frequent ones the latest.
        """
        days = Counter(
            holder.elected_on.iso
            for holder in self.holders
            if holder.post in COMMITTEE_POSTS and holder.elected_on is not None
        )
        if not days:
            return None
        return PartialDate.from_iso(max(days, key=lambda iso: (days[iso], iso)))


_COUNTS = frozenset(
    {
        "full",
        "probationary",
        "others",
        "members",
        "ungrouped",
        "group_count",
        "committee",
        "beyond_secretaries",
    }
)
OrganisationTest = Callable[[OrganisationRecord, date], Iterator[Found]]


def _count(
    *,
    counted: str,
    least: int | None = None,
    most: int | None = None,
    if_counted: str = "",
    if_least: int = 0,
    if_most: int | None = None,
) -> OrganisationTest:
    """A number that is too small or too large, where another number makes it matter."""

    def test(record: OrganisationRecord, on: date) -> Iterator[Found]:
        del on
        if if_counted:
            other = record.count(if_counted)
            if other < if_least or (if_most is not None and other > if_most):
                return
        number = record.count(counted)
        if (least is not None and number < least) or (most is not None and number > most):
            yield Found(
                {
                    "count": str(number),
                    "least": str(least),
                    "most": str(most),
                    "full": str(record.full),
                    "probationary": str(record.probationary),
                    "members": str(record.members),
                    "if_least": str(if_least),
                },
                (str(number),),
            )

    return test


def _holder_stage(*, posts: Sequence[str], holder_stages: Sequence[str]) -> OrganisationTest:
    """A post held by somebody at a stage at which it is not held."""
    wanted, allowed = {Post(post) for post in posts}, {Stage(stage) for stage in holder_stages}

    def test(record: OrganisationRecord, on: date) -> Iterator[Found]:
        del on
        for holder in record.holders:
            if holder.post in wanted and holder.stage is not None and holder.stage not in allowed:
                said = {"person": holder.name, "post": PRINTED[holder.post]}
                stage = PRINTED[holder.stage]
                yield Found({**said, "stage": stage}, (said["post"], stage), holder.person_id)

    return test


def _holder_standing(*, posts: Sequence[str], least_months: int) -> OrganisationTest:
    """A post held by somebody whose 党龄 is surely shorter than it should be."""
    wanted = {Post(post) for post in posts}

    def test(record: OrganisationRecord, on: date) -> Iterator[Found]:
        for holder in record.holders:
            since = holder.standing_since
            if holder.post not in wanted or since is None:
                continue
            if on < add_months(since.first_day, least_months):
                yield Found(
                    {
                        "person": holder.name,
                        "post": PRINTED[holder.post],
                        "since": since.printed,
                        "months": str(_full_months(since.first_day, on)),
                        "least_months": str(least_months),
                    },
                    (PRINTED[holder.post], since.iso),
                    holder.person_id,
                )

    return test


def _term(*, years: int, before_months: int = 0) -> OrganisationTest:
    """A term that is surely over, or with `before_months` one that ends within so many months."""

    def test(record: OrganisationRecord, on: date) -> Iterator[Found]:
        elected = record.elected_on
        if elected is None:
            return
        moved = record.term_moved_to
        days = (elected.first_day, elected.last_day)
        first, last = (moved or add_months(day, years * 12) for day in days)
        is_over = on > last
        is_near = not is_over and on >= add_months(last, -before_months)
        if is_near if before_months else is_over:
            is_exact = elected.is_exact or moved is not None
            ends = first.isoformat() if is_exact else f"{first.year}年{first.month}月前后"
            facts = {"elected_on": elected.printed, "ends": ends, "years": str(years)}
            yield Found(facts, (elected.iso,))

    return test


def _election_unknown(*, if_least: int = 1) -> OrganisationTest:
    """A committee without any day of election, so that its term cannot be watched."""

    def test(record: OrganisationRecord, on: date) -> Iterator[Found]:
        del on
        if record.committee >= if_least and record.elected_on is None:
            yield Found({"count": str(record.committee)})

    return test


def _parent_closed() -> OrganisationTest:
    """An organisation that hangs below one that no longer stands."""

    def test(record: OrganisationRecord, on: date) -> Iterator[Found]:
        del on
        if record.is_parent_closed:
            yield Found({"parent": record.parent_name}, (record.parent_name,))

    return test


ORGANISATION_KINDS: Mapping[str, Callable[..., OrganisationTest]] = {
    "count": _count,
    "holder_stage": _holder_stage,
    "holder_standing": _holder_standing,
    "term": _term,
    "election_unknown": _election_unknown,
    "parent_closed": _parent_closed,
}


@dataclass(frozen=True, slots=True)
class OrganisationTester:
    """A check of organisations, ready to be made."""

    check: Check
    kinds: frozenset[OrganisationKind]
    test: OrganisationTest

    @classmethod
    def of(cls, check: Check) -> "OrganisationTester":
        """Return the check made ready.

        Raises:
            TypeError: When a value is not one of the test's, or one is missing.
            ValueError: When a kind, post or stage is none that there is.
        """
        values = dict(check.parameters)
        kinds = frozenset(map(OrganisationKind, values.pop("of", list(OrganisationKind))))
        return cls(check, kinds, ORGANISATION_KINDS[check.kind](**values))

    def found(self, record: OrganisationRecord, on: date) -> Iterator[Found]:
        """Yield what the check finds in an organisation."""
        if record.kind in self.kinds:
            yield from self.test(record, on)


@dataclass(frozen=True, slots=True)
class Noticed:
    """One thing about an organisation: the check it comes from, and what its sentence names."""

    check: Check
    facts: Mapping[str, str]

    @property
    def sentence(self) -> str:
        """What is noticed."""
        return self.check.said(self.facts)


def ready_testers(checks: Iterable[Check]) -> list[OrganisationTester]:
    """Return the checks of organisations that are on, made ready, in their order."""
    return [
        OrganisationTester.of(check)
        for check in checks
        if check.is_on and check.kind in ORGANISATION_KINDS
    ]


def noticed(
    testers: Iterable[OrganisationTester], record: OrganisationRecord, on: date
) -> list[Noticed]:
    """Return what is noticed about an organisation, in the order of the checks.

    Also asked of an organisation as it would be, before a merging or splitting is done.
    """
    return [
        Noticed(tester.check, {"name": record.name, **found.facts})
        for tester in testers
        for found in tester.found(record, on)
    ]


def _full_months(since: date, on: date) -> int:
    months = (on.year - since.year) * 12 + on.month - since.month
    return max(months - (add_months(since, months) > on), 0)
