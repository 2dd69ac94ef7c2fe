"""Until when each committee holds office: elected when, for how long, and an extension approved.

Everybody who asks when a term ends asks here: the clock of 换届, the obligations, the measure of
overdue terms, Today. An approved extension (`TermExtension`, or a superior's notice that was
registered on the board of obligations) moves the end; it is known from the day of its approval.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.terms import Term, term_of, term_rule
from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.domain.vocabulary import COMMITTEE_POSTS, OrganisationKind
from dangjian_desktop.queries.obligation_facts import Notice, Notices, notices, standings
from dangjian_desktop.storage.database import data_revision, stored_rows
from dangjian_desktop.storage.lookups import rows
from dangjian_desktop.storage.models import Organisation, PostSpell, TermExtension
from dangjian_desktop.storage.models.base import valid_on
from dangjian_desktop.storage.rulebook import rules_on

#: What may change when a term ends.
TERM_READS = frozenset(
    {Topic.ELECTION, Topic.OBLIGATION, Topic.ORGANISATION, Topic.POST, Topic.RULE}
)
_OBLIGATION = "obligations.term"


@dataclass(frozen=True, slots=True)
class TermEnd:
    """The term of one committee.

    Attributes:
        term: By rule, without any extension.
        ends: The last day, an approved extension or early election included.
        extension_id: Row id of the extension; None for none, or where a notice tells it.
        approval: By which paper it was allowed. approved_on: when. reason: why.
    """

    organisation_id: int
    term: Term
    ends: date
    extension_id: int | None = None
    approval: str = ""
    approved_on: date | None = None
    reason: str = ""

    @property
    def elected(self) -> date:
        """The day of the election."""
        return self.term.elected

    @property
    def expires(self) -> date:
        """The last day by rule."""
        return self.term.expires

    @property
    def is_moved(self) -> bool:
        """Whether a superior allowed another day."""
        return self.ends != self.term.expires

    @property
    def over_after(self) -> date:
        """The day after which the committee is over its term.

        An early election that was allowed and not held does not shorten the term.
        """
        return max(self.ends, self.term.expires)

    @property
    def moved(self) -> Term:
        """The term with its end as it was moved, for reminders; how far it may move stays."""
        return Term(
            self.term.elected, self.ends, self.term.remind, self.term.earliest, self.term.latest
        )

    def days_left(self, on: date) -> int:
        """Return the days up to the end; below nought when it is past."""
        return (self.ends - on).days


def elections(day: date) -> Mapping[int, date]:
    """Return when the committee that holds office on a day was elected.

    By-elections give single members a later day, so the most frequent day counts (see
    `domain.organisation_rules`); a day known to its month is its last one.
    """
    days: defaultdict[int, Counter[str]] = defaultdict(Counter)
    found = stored_rows(
        PostSpell.select(PostSpell.organisation_id, PostSpell.elected_on).where(
            valid_on(PostSpell, day)
            & PostSpell.post.in_(list(COMMITTEE_POSTS))
            & PostSpell.elected_on.is_null(False)
        )
    )
    for organisation_id, elected in found:
        days[organisation_id][elected] += 1
    return {
        key: PartialDate.from_iso(max(told, key=lambda iso: (told[iso], iso))).last_day
        for key, told in days.items()
    }


def term_end(organisation_id: int, elected: date, on: date) -> TermEnd:
    """Return the term of a committee that was elected on a day, by what was approved up to `on`."""
    revision = data_revision()
    term = _term(organisation_id in _party_committees(revision), elected, revision)
    told = _extensions(revision).get((organisation_id, term.expires))
    if told is not None and told.approved_on <= on:
        return TermEnd(
            organisation_id,
            term,
            told.until,
            told.extension_id,
            told.approval,
            told.approved_on,
            told.reason,
        )
    notice = term_notice(organisation_id, term.expires, on)
    if notice is not None:
        return TermEnd(organisation_id, term, notice.due_on, None, notice.note, notice.noticed_on)
    return TermEnd(organisation_id, term, term.expires)


def term_ends(day: date) -> Mapping[int, TermEnd]:
    """Return the term of every committee that holds office on a day, by organisation."""
    return {key: term_end(key, elected, day) for key, elected in elections(day).items()}


def running_term(organisation_id: int, day: date) -> TermEnd | None:
    """Return the term of the committee that holds office on a day; None where none is known."""
    elected = elections(day).get(organisation_id)
    return None if elected is None else term_end(organisation_id, elected, day)


def term_notice(organisation_id: int, expires: date, on: date) -> Notice | None:
    """Return the superior's notice that moves a term, of those that had come by a day."""
    return _notices(expires.year, on, data_revision()).of(_OBLIGATION, organisation_id)


@lru_cache(maxsize=16)
def _notices(year: int, on: date, _revision: int) -> Notices:
    return notices(year, on, standings(year, None))


@dataclass(frozen=True, slots=True)
class _Extension:
    extension_id: int
    until: date
    approval: str
    approved_on: date
    reason: str


@lru_cache(maxsize=2)
def _extensions(_revision: int) -> Mapping[tuple[int, date], _Extension]:
    """Return all extensions by organisation and the end by rule of the term that they move."""
    return {
        (row.organisation_id, row.term_ends_on): _Extension(
            row.id, row.until, row.approval, row.approved_on, row.reason
        )
        for row in TermExtension.select()
    }


@lru_cache(maxsize=2)
def _party_committees(_revision: int) -> frozenset[int]:
    found = Organisation.select(Organisation.id).where(
        Organisation.kind == OrganisationKind.COMMITTEE
    )
    return frozenset(key for (key,) in rows(found))


@lru_cache(maxsize=512)
def _term(is_committee: bool, elected: date, _revision: int) -> Term:
    name = "terms.committee" if is_committee else "terms.branch"
    rule = term_rule(rules_on(elected).values_of(name))
    return term_of(elected, rule.usual_years, rule)
