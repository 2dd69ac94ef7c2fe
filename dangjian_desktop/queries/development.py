"""发展党员: who is on the way in and how each case stands, read for all of them at once.

The board reads each table once, whatever the number of people; what follows from the rows is
reckoned by `domain.admissions`. A case of a past day is read with what was recorded up to it.
"""

from collections import defaultdict, deque
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from operator import itemgetter
from typing import Any, ClassVar, NamedTuple

from peewee import fn

from dangjian_desktop.domain.admissions import (
    CaseFacts,
    CaseStanding,
    HelperFact,
    PublicityFact,
    ReviewDue,
    StepFact,
    StepState,
    failed_on,
    standing,
)
from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.development_steps import (
    BOOK_RULES,
    PaperRule,
    StepBook,
    StepRule,
    step_book,
)
from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.domain.vocabulary import (
    AdmissionOutcome,
    HelperRole,
    OrganisationKind,
    Stage,
    StepOutcome,
)
from dangjian_desktop.domain.work_calendar import WorkCalendar, work_calendar
from dangjian_desktop.queries.dated_people import OrganisationNames
from dangjian_desktop.queries.organisations import Tree
from dangjian_desktop.storage.collector import collector_paused
from dangjian_desktop.storage.database import data_revision, stored_rows
from dangjian_desktop.storage.models import (
    AdmissionCase,
    AdmissionHelper,
    AdmissionPaper,
    AdmissionPublicity,
    AdmissionReview,
    AdmissionStep,
    GroupMembership,
    Membership,
    Person,
    StageSpell,
)
from dangjian_desktop.storage.models.base import valid_on
from dangjian_desktop.storage.rulebook import rules_on, turn_before


@dataclass(frozen=True, slots=True)
class AdmissionRow:
    """Somebody on the way in, as of a day.

    Attributes:
        branch_id, branch_name: None and "" for somebody who is in no branch on the day.
        stage: What the person is by the roster; None where that is not known.
        applied_on: Day of the application; of somebody moved in of taking over.
        begins_at: Code of the first step that is ours; "" for the first of all.
        closed_on, outcome: None while it lasts.
    """

    case_id: int
    uid: str
    person_id: int
    person_uid: str
    name: str
    sort_name: str
    branch_id: int | None
    branch_name: str
    stage: Stage | None
    applied_on: date
    begins_at: str
    moved_in_on: date | None
    origin: str
    standing: CaseStanding
    closed_on: date | None
    outcome: AdmissionOutcome | None


@dataclass(frozen=True, slots=True)
class RecordedStep:
    """A step as it was recorded; several rounds of one stand beside each other."""

    step_id: int
    rule: StepRule | None
    step: str
    round_number: int
    done_on: date
    since: date | None
    submitted_on: date | None
    outcome: StepOutcome
    training_days: int | None
    training_minutes: int | None
    months: int | None
    number: str
    activity_id: int | None
    vote_id: int | None
    note: str


@dataclass(frozen=True, slots=True)
class HelperRow:
    """A 培养联系人 or 入党介绍人; `stage` is what the helper is on the day asked for."""

    helper_id: int
    person_id: int
    person_uid: str
    name: str
    role: HelperRole
    since: date
    until: date | None
    stage: Stage | None
    is_on_roll: bool


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """A 考察 that was made."""

    review_id: int
    reviewed_on: date
    reviewer: str
    filed_at: str


@dataclass(frozen=True, slots=True)
class PublicityRow:
    """A 公示 with its last day.

    Attributes:
        unconfirmed: Years whose holidays are not known: only weekends were left out.
        is_over: Whether its step failed since, so that what is done again is posted again.
    """

    publicity_id: int
    step: str
    rule: StepRule | None
    posted_on: date
    working_days: int
    ends_on: date
    place: str
    closed_on: date | None
    objections: bool | None
    note: str
    unconfirmed: tuple[int, ...]
    is_over: bool


@dataclass(frozen=True, slots=True)
class PaperRow:
    """A paper of the checklist.

    Attributes:
        step: The step it belongs to. is_due: whether that step is done, so that it must be there.
        paper_id, received_on: None where it is not in the file.
    """

    paper: PaperRule
    step: StepRule
    is_due: bool
    paper_id: int | None
    received_on: date | None
    copies: int
    note: str

    @property
    def is_missing(self) -> bool:
        """Whether it must be there and is not."""
        return self.is_due and self.paper.is_needed and self.paper_id is None


@dataclass(frozen=True, slots=True)
class AdmissionDetail:
    """One way in, whole.

    Attributes:
        recorded: All steps recorded, every round, in order of days.
        trainings: Those of them that are trainings.
        book: The rules that it was reckoned with.
    """

    row: AdmissionRow
    outcome_note: str
    recorded: tuple[RecordedStep, ...]
    helpers: tuple[HelperRow, ...]
    reviews: tuple[ReviewRow, ...]
    review_dues: tuple[ReviewDue, ...]
    publicities: tuple[PublicityRow, ...]
    papers: tuple[PaperRow, ...]
    trainings: tuple[RecordedStep, ...]
    book: StepBook


def step_book_on(day: date) -> StepBook:
    """Return what the rules of a day say about 发展党员; kept until anything changes."""
    return _step_book(turn_before(day), data_revision())


@lru_cache(maxsize=16)
def _step_book(turn: date, _revision: int) -> StepBook:
    """Return the book of a day; the same object as long as its rules say the same."""
    rules = rules_on(turn)
    told = [rules.values_of(name) for name in BOOK_RULES]
    for kept, book in _BOOKS:
        if kept == told:
            return book
    made = step_book(rules)
    _BOOKS.append((told, made))
    return made


#: The last books with the values of the rules that they were made of.
_BOOKS: deque[tuple[list[Mapping[str, Any]], StepBook]] = deque(maxlen=8)


def development_calendar(day: date) -> WorkCalendar:
    """Return the working days as the rules of a day know them."""
    return _calendar(turn_before(day), data_revision())


@lru_cache(maxsize=4)
def _calendar(turn: date, _revision: int) -> WorkCalendar:
    return work_calendar(rules_on(turn).values_of("holidays.work_calendar"))


def publicity_end(posted_on: date, working_days: int, on: date) -> date:
    """Return the last working day of a 公示."""
    return _publicity_end(posted_on, working_days, development_calendar(on))


@lru_cache(maxsize=8192)
def _publicity_end(posted_on: date, working_days: int, calendar: WorkCalendar) -> date:
    return calendar.after_working_days(posted_on, working_days)


def open_case(person_id: int) -> Any:
    """Return the row of the open case of a person; None for none."""
    return AdmissionCase.get_or_none(
        (AdmissionCase.person == person_id) & AdmissionCase.closed_on.is_null()
    )


def case_facts(case_id: int, on: date) -> CaseFacts:
    """Return what is recorded of a case up to a day.

    Raises:
        LookupError: When it is no more.
    """
    read = _Reading(on, case_id)
    for case, told in read.told(read.cases(with_closed=True)):
        return read.facts(case, told)
    raise LookupError(case_id)


#: What the board reads of everybody; of a group alone also who belongs to it.
BOARD_READS = frozenset(
    {
        Topic.DEVELOPMENT,
        Topic.PERSON,
        Topic.STAGE,
        Topic.MEMBERSHIP,
        Topic.ORGANISATION,
        Topic.RULE,
    }
)


@dataclass(frozen=True)
class DevelopmentQuery:
    """Everybody on the way in below an organisation, by branch and name.

    Attributes:
        within: A committee, branch or group; None for all.
        with_closed: Whether cases that were closed by the day are told, too.
    """

    reads: ClassVar = BOARD_READS | {Topic.GROUP_MEMBERSHIP}
    on: date
    within: int | None = None
    with_closed: bool = False

    def fetch(self) -> list[AdmissionRow]:
        """Return the cases that were opened by the day."""
        with collector_paused():  # many rows of everybody, and no cycles
            return self._rows()

    def _rows(self) -> list[AdmissionRow]:
        tree = Tree.on(self.on)
        read = _Reading(self.on)
        found = read.cases(with_closed=self.with_closed)
        if self.within is not None:
            node = tree.get(self.within)
            here = tree.below(self.within)
            if node is not None and node.kind is OrganisationKind.PARTY_GROUP:
                members = {
                    person_id
                    for (person_id,) in stored_rows(
                        GroupMembership.select(GroupMembership.person_id).where(
                            (GroupMembership.party_group == self.within)
                            & valid_on(GroupMembership, self.on)
                        )
                    )
                }
                found = [one for one in found if one.person_id in members]
            else:
                found = [one for one in found if one.branch_id in here]
        order = {row.organisation_id: place for place, row in enumerate(tree.rows)}
        shown = read.rows(found)
        shown.sort(
            key=lambda row: (
                order.get(row.branch_id or 0, len(order)),
                row.sort_name,
                row.case_id,
            )
        )
        return shown


@dataclass(frozen=True)
class AdmissionQuery:
    """One way in with everything recorded about it, as of a day."""

    reads: ClassVar = BOARD_READS
    case_id: int
    on: date

    def fetch(self) -> AdmissionDetail | None:
        """Return it; None when it is no more."""
        read = _Reading(self.on, self.case_id)
        found = read.cases(with_closed=True)
        if not found:
            return None
        (row,) = read.rows(found)
        return _detail(row, self.on)


class _Case(NamedTuple):
    """What stands in the row of a case and about its person."""

    case_id: int
    uid: str
    person_id: int
    opened_on: date
    begins_at: str
    moved_in_on: date | None
    origin: str
    closed_on: date | None
    outcome: AdmissionOutcome | None
    person_uid: str
    name: str
    sort_name: str
    extended_months: int
    branch_id: int | None


_OUTCOMES = {one.value: one for one in StepOutcome}
_ROLES = {one.value: one for one in HelperRole}
_STAGES = {one.value: one for one in Stage}
_STEP_COLUMNS = (
    "id",
    "step",
    "round_number",
    "done_on",
    "outcome",
    "submitted_on",
    "training_days",
    "training_minutes",
    "months",
    "vote_id",
)
_ROUND = itemgetter(3)


class _Told(NamedTuple):
    """The rows about one case up to a day, as they are stored; None for none.

    Attributes:
        papers: Codes of the papers that are there, a line each.
    """

    steps: list[tuple[Any, ...]] | None
    helpers: list[tuple[Any, ...]] | None
    reviews: list[tuple[Any, ...]] | None
    publicities: list[tuple[Any, ...]] | None
    papers: str | None
    stages: list[tuple[Any, ...]] | None


#: How cases stood when they were last reckoned: what that rested on, the rules, and the outcome.
_STOOD: dict[int, tuple[Any, StepBook, CaseStanding]] = {}
_MOST_STOOD = 20_000


class _Reading:
    """Reads the rows of cases up to a day, each table once."""

    def __init__(self, on: date, case_id: int | None = None) -> None:
        self._on, self._case_id = on, case_id
        self._day = on.isoformat()
        self._book = step_book_on(on)
        self._calendar = development_calendar(on)

    def cases(self, *, with_closed: bool) -> list[_Case]:
        """Return the cases that were opened by the day."""
        case = AdmissionCase
        selected = (
            case.select(
                case.id,
                case.uid,
                case.person_id,
                case.opened_on,
                case.begins_at,
                case.moved_in_on,
                case.origin,
                case.closed_on,
                case.outcome,
                Person.uid,
                Person.name,
                Person.sort_name,
                Person.probation_extended_months,
            )
            .join(Person, on=(case.person == Person.id))
            .where(self._wanted(case.id) & (case.opened_on <= self._day))
        )
        if not with_closed:
            selected = selected.where(case.closed_on.is_null() | (case.closed_on > self._day))
        branches = dict(
            stored_rows(
                Membership.select(Membership.person_id, Membership.branch_id)
                .join(case, on=(case.person == Membership.person))
                .where(self._wanted(case.id) & valid_on(Membership, self._on))
            )
        )
        found = list(stored_rows(selected))
        told_here = self._extended_here([one[2] for one in found if one[-1]])
        return [
            _Case(
                case_id,
                uid,
                person_id,
                _day(opened),
                begins,
                _maybe(moved),
                origin,
                _maybe(closed) if closed is not None and closed <= self._day else None,
                AdmissionOutcome(outcome) if closed is not None and closed <= self._day else None,
                person_uid,
                name,
                sort_name,
                0 if person_id in told_here else extended or 0,
                branches.get(person_id),
            )
            for (
                case_id,
                uid,
                person_id,
                opened,
                begins,
                moved,
                origin,
                closed,
                outcome,
                person_uid,
                name,
                sort_name,
                extended,
            ) in found
        ]

    @staticmethod
    def _extended_here(people: Sequence[int]) -> frozenset[int]:
        """Return of whom a step of any case and day tells the extension that the roster has."""
        if not people:
            return frozenset()
        steps = (
            AdmissionStep.select(AdmissionCase.person_id)
            .join(AdmissionCase, on=(AdmissionStep.case == AdmissionCase.id))
            .where(
                AdmissionCase.person.in_(people) & (AdmissionStep.outcome == StepOutcome.EXTENDED)
            )
        )
        return frozenset(key for (key,) in stored_rows(steps))

    def told(self, cases: Sequence[_Case]) -> Iterator[tuple[_Case, _Told]]:
        """Yield cases with the rows about them up to the day, as they are stored."""
        steps = self._by_case(AdmissionStep, _STEP_COLUMNS, AdmissionStep.done_on)
        helpers = self._by_case(AdmissionHelper, ("role", "since", "until"), AdmissionHelper.since)
        reviews = self._by_case(AdmissionReview, ("reviewed_on",), AdmissionReview.reviewed_on)
        publicities = self._by_case(
            AdmissionPublicity,
            ("step", "posted_on", "working_days", "closed_on", "objections"),
            AdmissionPublicity.posted_on,
        )
        papers = self._papers()
        stages = self._stages()
        for one in cases:
            key = one.case_id
            yield (
                one,
                _Told(
                    steps.get(key),
                    helpers.get(key),
                    reviews.get(key),
                    publicities.get(key),
                    papers.get(key),
                    stages.get(one.person_id),
                ),
            )

    def facts(self, case: _Case, told: _Told) -> CaseFacts:
        """Return what the rows about a case say."""
        known: dict[Stage, date] = {}
        for _person, code, since, _until in told.stages or ():
            if since is not None:
                known[_STAGES[code]] = _partial(since)
        return CaseFacts(
            case.opened_on,
            case.begins_at,
            case.moved_in_on,
            known,
            [_step_fact(*row) for row in sorted(told.steps or (), key=_ROUND)],
            [HelperFact(_ROLES[role], _day(since), _maybe(until))
             for _case, role, since, until in told.helpers or ()],
            [_day(row[1]) for row in told.reviews or ()],
            [self._publicity_fact(*row) for row in told.publicities or ()],
            frozenset((told.papers or "").split()),
            case.extended_months,
            case.closed_on is not None,
        )  # fmt: skip

    def stage(self, told: _Told) -> Stage | None:
        """Return what the person is by the roster on the day."""
        present = None
        for _person, code, _since, until in told.stages or ():
            if until is None or until > self._day:
                present = _STAGES[code]
        return present

    def standing(self, case: _Case, told: _Told) -> CaseStanding:
        """Return how a case stands; reckoned anew only where it rests on something else now.

        After a change the board is read again and all but one of its cases are as they were.
        """
        rests_on = (case, told, self._on, self._calendar)
        kept = _STOOD.get(case.case_id)
        if kept is not None and kept[1] is self._book and kept[0] == rests_on:
            return kept[2]
        found = standing(self.facts(case, told), self._book, self._on)
        if len(_STOOD) >= _MOST_STOOD:
            _STOOD.clear()
        _STOOD[case.case_id] = (rests_on, self._book, found)
        return found

    def rows(self, cases: Sequence[_Case]) -> list[AdmissionRow]:
        """Return cases with how they stand."""
        names = OrganisationNames()
        named: dict[int, str] = {}
        found = []
        for one, told in self.told(cases):
            branch = one.branch_id
            if branch is not None and branch not in named:
                named[branch] = names.on(branch, self._on)
            found.append(
                AdmissionRow(
                    one.case_id,
                    one.uid,
                    one.person_id,
                    one.person_uid,
                    one.name,
                    one.sort_name,
                    branch,
                    "" if branch is None else named[branch],
                    self.stage(told),
                    one.opened_on,
                    one.begins_at,
                    one.moved_in_on,
                    one.origin,
                    self.standing(one, told),
                    one.closed_on,
                    one.outcome,
                )
            )
        return found

    def _wanted(self, column: Any) -> Any:
        return column.is_null(False) if self._case_id is None else column == self._case_id

    def _by_case(
        self, table: Any, columns: Iterable[str], day: Any
    ) -> Mapping[int, list[tuple[Any, ...]]]:
        """Return the rows of a table up to the day, by case, which stands first in each."""
        fields = [getattr(table, name) for name in columns]
        selected = table.select(table.case_id, *fields).where(
            self._wanted(table.case) & (day <= self._day)
        )
        return _grouped(stored_rows(selected))

    def _publicity_fact(
        self,
        _case: int,
        step: str,
        posted: str,
        working_days: int,
        closed: str | None,
        objections: int | None,
    ) -> PublicityFact:
        posted_on = _day(posted)
        return PublicityFact(
            step,
            posted_on,
            _publicity_end(posted_on, working_days, self._calendar),
            _maybe(closed),
            None if objections is None else bool(objections),
        )

    def _papers(self) -> Mapping[int, str]:
        """Return the papers received up to the day, by case; joined: they are most of the rows."""
        paper = AdmissionPaper
        return dict(
            stored_rows(
                paper.select(paper.case_id, fn.GROUP_CONCAT(paper.paper, "\n"))
                .where(self._wanted(paper.case) & (paper.received_on <= self._day))
                .group_by(paper.case_id)
            )
        )

    def _stages(self) -> Mapping[int, list[tuple[Any, ...]]]:
        """Return the stages of people with a case up to the day, by person."""
        case = AdmissionCase
        selected = (
            StageSpell.select(
                StageSpell.person_id, StageSpell.stage, StageSpell.since, StageSpell.until
            )
            .join(case, on=(case.person == StageSpell.person))
            .where(
                self._wanted(case.id)
                & (StageSpell.since.is_null() | (StageSpell.since <= self._day))
            )
            .order_by(StageSpell.id)
            .distinct()
        )
        return _grouped(stored_rows(selected))


def _grouped(found: Iterable[tuple[Any, ...]]) -> Mapping[int, list[tuple[Any, ...]]]:
    """Return rows by what stands first in them."""
    by_key: defaultdict[int, list[tuple[Any, ...]]] = defaultdict(list)
    for row in found:
        by_key[row[0]].append(row)
    return by_key


def _step_fact(
    _case: int,
    step_id: int,
    step: str,
    round_number: int,
    done: str,
    outcome: str,
    submitted: str | None,
    *rest: int | None,
) -> StepFact:
    return StepFact(
        step_id, step, round_number, _day(done), _OUTCOMES[outcome], _maybe(submitted), *rest
    )


@lru_cache(maxsize=32_768)
def _day(text: str) -> date:
    return date.fromisoformat(text)


@lru_cache(maxsize=32_768)
def _partial(text: str) -> date:
    return PartialDate.from_iso(text).first_day


def _maybe(text: str | None) -> date | None:
    return None if text is None else _day(text)


def _detail(row: AdmissionRow, on: date) -> AdmissionDetail:
    book = step_book_on(on)
    steps = AdmissionStep.select().where(
        (AdmissionStep.case == row.case_id) & (AdmissionStep.done_on <= on)
    )
    recorded = tuple(
        RecordedStep(
            one.id,
            book.step(one.step),
            one.step,
            one.round_number,
            one.done_on,
            one.since,
            one.submitted_on,
            one.outcome,
            one.training_days,
            one.training_minutes,
            one.months,
            one.number,
            one.activity_id,
            one.vote_id,
            one.note,
        )
        for one in steps.order_by(AdmissionStep.done_on, AdmissionStep.id)
    )
    return AdmissionDetail(
        row,
        AdmissionCase.get_by_id(row.case_id).outcome_note,
        recorded,
        _helpers(row.case_id, on),
        tuple(
            ReviewRow(one.id, one.reviewed_on, one.reviewer, one.filed_at)
            for one in AdmissionReview.select()
            .where((AdmissionReview.case == row.case_id) & (AdmissionReview.reviewed_on <= on))
            .order_by(AdmissionReview.reviewed_on, AdmissionReview.id)
        ),
        row.standing.reviews,
        _publicities(row.case_id, on, book, recorded),
        _papers(row, on, book),
        tuple(one for one in recorded if one.rule is not None and one.rule.has_training),
        book,
    )


def _helpers(case_id: int, on: date) -> tuple[HelperRow, ...]:
    found = list(
        AdmissionHelper.select()
        .where((AdmissionHelper.case == case_id) & (AdmissionHelper.since <= on))
        .order_by(AdmissionHelper.role, AdmissionHelper.since, AdmissionHelper.id)
    )
    people = sorted({one.person_id for one in found})
    named = {
        key: (uid, name)
        for key, uid, name in stored_rows(
            Person.select(Person.id, Person.uid, Person.name).where(Person.id.in_(people))
        )
    }
    stages = stages_on(people, on)
    here = {
        key
        for (key,) in stored_rows(
            Membership.select(Membership.person_id).where(
                Membership.person.in_(people) & valid_on(Membership, on)
            )
        )
    }
    return tuple(
        HelperRow(
            one.id,
            one.person_id,
            *named[one.person_id],
            one.role,
            one.since,
            one.until,
            stages.get(one.person_id),
            one.person_id in here,
        )
        for one in found
    )


def stages_on(people: Collection[int], on: date) -> dict[int, Stage]:
    """Return the stage of some people on a day."""
    return {
        key: _STAGES[code]
        for key, code in stored_rows(
            StageSpell.select(StageSpell.person_id, StageSpell.stage)
            .where(StageSpell.person.in_(sorted(people)) & valid_on(StageSpell, on))
            .order_by(StageSpell.id)
        )
    }


def confirmed_later(people: Collection[int], day: date) -> frozenset[int]:
    """Return who of some people had no vote yet on a day although 党龄 counts from before it.

    正式党员 are so since their 预备期 is full, but vote only after the 支部大会 that passed it: on
    the very day of that meeting they are still 预备党员.
    """
    rule = step_book_on(day).making(Stage.FULL)
    if rule is None or not people:
        return frozenset()
    selected = (
        AdmissionStep.select(AdmissionCase.person_id)
        .join(AdmissionCase, on=(AdmissionStep.case == AdmissionCase.id))
        .where(
            (AdmissionStep.step == rule.code)
            & (AdmissionStep.outcome == StepOutcome.DONE)
            & (AdmissionStep.done_on >= day.isoformat())
        )
    )
    return frozenset(key for (key,) in stored_rows(selected)) & frozenset(people)


def _publicities(
    case_id: int, on: date, book: StepBook, recorded: Iterable[RecordedStep]
) -> tuple[PublicityRow, ...]:
    calendar = development_calendar(on)
    facts = [
        StepFact(one.step_id, one.step, one.round_number, one.done_on, one.outcome)
        for one in recorded
    ]
    found = []
    for one in (
        AdmissionPublicity.select()
        .where((AdmissionPublicity.case == case_id) & (AdmissionPublicity.posted_on <= on))
        .order_by(AdmissionPublicity.posted_on, AdmissionPublicity.id)
    ):
        ends = publicity_end(one.posted_on, one.working_days, on)
        rule = book.step(one.step)
        failed = None if rule is None else failed_on(one.step, facts, book)
        found.append(
            PublicityRow(
                one.id,
                one.step,
                rule,
                one.posted_on,
                one.working_days,
                ends,
                one.place,
                one.closed_on,
                one.objections,
                one.note,
                calendar.unconfirmed_years(one.posted_on, ends),
                failed is not None and one.posted_on < failed,
            )
        )
    return tuple(found)


def _papers(row: AdmissionRow, on: date, book: StepBook) -> tuple[PaperRow, ...]:
    there = {
        one.paper: one
        for one in AdmissionPaper.select().where(
            (AdmissionPaper.case == row.case_id) & (AdmissionPaper.received_on <= on)
        )
    }
    found = []
    for step in row.standing.steps:
        is_due = step.state in (StepState.DONE, StepState.ELSEWHERE)
        for code in step.rule.papers:
            paper, own = book.paper_by_code.get(code), there.get(code)
            if paper is None:
                continue
            found.append(
                PaperRow(
                    paper,
                    step.rule,
                    is_due,
                    None if own is None else own.id,
                    None if own is None else own.received_on,
                    0 if own is None else own.copies,
                    "" if own is None else own.note,
                )
            )
    return tuple(found)
