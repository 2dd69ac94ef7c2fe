"""What the 台账体检 finds in the whole file: a dozen SELECTs, then every check in memory."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import lru_cache
from itertools import chain
from typing import Any, ClassVar

from peewee import BooleanField, fn

from dangjian_desktop.domain.checks import Check, FindingId, FindingSeverity, checks_of
from dangjian_desktop.domain.dates import PartialDate, add_months
from dangjian_desktop.domain.examination import Finding, findings
from dangjian_desktop.domain.organisation_rules import (
    Holder,
    Noticed,
    OrganisationRecord,
    noticed,
    ready_testers,
)
from dangjian_desktop.domain.people import PersonFacts
from dangjian_desktop.domain.person_record import Book, Departed, Held, PersonRecord, Stay
from dangjian_desktop.domain.progress import Progress, tell_nobody
from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.domain.vocabulary import (
    MEMBER_STAGES,
    OrganisationKind,
    Post,
    Stage,
    TransferDirection,
)
from dangjian_desktop.queries.organisations import HeadcountQuery, Tree
from dangjian_desktop.queries.terms import term_ends
from dangjian_desktop.storage.database import stored_rows
from dangjian_desktop.storage.journal_reading import MONTH_LENGTH
from dangjian_desktop.storage.lookups import rows
from dangjian_desktop.storage.models import (
    AwaySpell,
    Departure,
    GroupMembership,
    IgnoredFinding,
    JournalEntry,
    Membership,
    Organisation,
    OrganisationSpell,
    OutOfContactSpell,
    Person,
    PersonPhoto,
    PostSpell,
    StageSpell,
    Transfer,
)
from dangjian_desktop.storage.models.base import EnumField, PartialDateField, valid_on
from dangjian_desktop.storage.rulebook import rules_on

_FACTS = tuple(PersonFacts.__dataclass_fields__)
#: Ids per SELECT ... IN.
BATCH = 500
#: Shares of the whole work after reading, and after the checks.
_READ, _CHECKED = 0.35, 0.95


def checks_on(day: date) -> tuple[Check, ...]:
    """Return the checks as they stand on a day, the branch's own settings included."""
    return checks_of(rules_on(day))


@dataclass(frozen=True, slots=True)
class ExaminationRow:
    """One finding.

    Attributes:
        person_id: Whom it is about; organisation_id: which organisation. One may be None.
        uid: Identity of the person, or of the organisation where no person is meant.
        branch_id: The branch in which it is to be mended; None above the branches.
        found: What it rests on; another value is a new finding.
        ignored_id: The decision to let it stand, with reason and day; None for an open finding.
    """

    check: Check
    person_id: int | None
    organisation_id: int | None
    uid: str
    name: str
    branch_id: int | None
    branch_name: str
    facts: Mapping[str, str]
    found: str
    can_mend: bool
    ignored_id: int | None = None
    ignored_reason: str = ""
    ignored_on: PartialDate | None = None

    @property
    def key(self) -> tuple[str, int, int]:
        """What makes it the same finding when everything is read again."""
        return self.check.code, self.person_id or 0, self.organisation_id or 0

    @property
    def finding_id(self) -> FindingId:
        """What an operation calls it."""
        return FindingId(self.check.code, self.person_id, self.organisation_id, self.found)

    @property
    def sentence(self) -> str:
        """What is wrong, without the name and without any number of a person."""
        return self.check.said(self.facts)

    @property
    def where(self) -> str:
        """The place in words: the branch, then the person or group."""
        return (
            self.name
            if self.name == self.branch_name
            else f"{self.branch_name} {self.name}".strip()
        )


@dataclass(frozen=True)
class ExaminationQuery:
    """Everything that the checks find on a day.

    Attributes:
        within: Only findings about this organisation, what is below it, and its people.
        progress: Told what is being done and the share done; it may raise to stop the work.
    """

    reads: ClassVar = frozenset(
        {
            Topic.PERSON,
            Topic.STAGE,
            Topic.MEMBERSHIP,
            Topic.GROUP_MEMBERSHIP,
            Topic.POST,
            Topic.PHOTO,
            Topic.ORGANISATION,
            Topic.ELECTION,
            Topic.EXAMINATION,
            Topic.OBLIGATION,
            Topic.RULE,
            Topic.JOURNAL,
            Topic.TRANSFER,
        }
    )
    on: date
    within: int | None = None
    progress: Progress = field(default=tell_nobody, compare=False)

    def fetch(self) -> list[ExaminationRow]:
        """Return the findings, ignored ones too: the gravest first, then by check and place."""
        self.progress("正在读取台账", 0.0)
        book, sort_names = _book(
            self.on, lambda share: self.progress("正在读取台账", share * _READ)
        )
        tree = Tree.on(self.on)
        of_people = _branches_of_people(book)
        wanted = None if self.within is None else tree.below(self.within)
        ignored = _ignored()
        subjects = {record.person_id: record for record in book.people}
        checks = checks_on(self.on)
        made: list[ExaminationRow] = []
        for finding in findings(checks, book, self._of_checks):
            branch_id = _branch_of(finding, book, of_people)
            if wanted is not None and not _is_within(finding, branch_id, wanted):
                continue
            row = _row(finding, book, subjects, branch_id)
            kept = ignored.get((*row.key, row.found))
            made.append(row if kept is None else replace(row, **kept))
        self.progress("正在整理", _CHECKED)
        place = {row.organisation_id: number for number, row in enumerate(tree.rows)}
        order = {check.code: number for number, check in enumerate(checks)}
        rank = {severity: number for number, severity in enumerate(FindingSeverity)}
        made.sort(
            key=lambda row: (
                rank[row.check.severity],
                order[row.check.code],
                place.get(row.branch_id or row.organisation_id or 0, len(place)),
                sort_names.get(row.person_id or 0, ""),
            )
        )
        return made

    def _of_checks(self, what: str, share: float) -> None:
        self.progress(what, _READ + share * (_CHECKED - _READ))


@dataclass(frozen=True)
class ChecksQuery:
    """Every check as it stands on a day, those that are off included."""

    reads: ClassVar = frozenset({Topic.RULE})
    on: date

    def fetch(self) -> tuple[Check, ...]:
        """Return the checks in the order of the rule file."""
        return checks_on(self.on)


@dataclass(frozen=True)
class NoticedQuery:
    """What the rules of size, committee, term and groups notice about each organisation."""

    reads: ClassVar = ExaminationQuery.reads - {
        Topic.PHOTO,
        Topic.EXAMINATION,
        Topic.JOURNAL,
        Topic.TRANSFER,
    }
    on: date

    def fetch(self) -> dict[int, list[Noticed]]:
        """Return the sentences by organisation; an organisation that is all well has none."""
        testers = ready_testers(checks_on(self.on))
        found = {
            key: noticed(testers, record, self.on)
            for key, record in organisation_records(self.on).items()
        }
        return {key: told for key, told in found.items() if told}


def person_records(on: date, person_ids: Iterable[int]) -> list[PersonRecord]:
    """Return the records of some people as the checks see them on a day."""
    return _people(on, _recorded_until(on), list(person_ids), lambda _share: None)[0]


def branch_of_organisations(on: date) -> dict[int, int]:
    """Return the branch that each organisation of the day is or stands in."""
    return _branches(Tree.on(on))


def _book(on: date, progress: Callable[[float], None]) -> tuple[Book, dict[int, str]]:
    until = _recorded_until(on)
    people, sort_names = _people(on, until, None, progress)
    organisations = organisation_records(on)
    named = OrganisationSpell.select(OrganisationSpell.organisation_id, OrganisationSpell.name)
    names = dict(rows(named.order_by(OrganisationSpell.id)))
    names.update({key: record.name for key, record in organisations.items()})
    branches = _branches(Tree.on(on))
    return Book(on, people, organisations, names, branches, until), sort_names


def _recorded_until(on: date) -> date:
    """Return the day of the last journal entry, or the day looked at where that is later."""
    told = fn.LENGTH(JournalEntry.at) > MONTH_LENGTH  # the day of others is withheld
    entries = JournalEntry.select(JournalEntry.at).where(told)
    last = rows(entries.order_by(JournalEntry.id.desc()).limit(1))
    return max(on, datetime.fromisoformat(last[0][0]).date()) if last else on


def _branches(tree: Tree) -> dict[int, int]:
    found: dict[int, int] = {}
    for row in tree.rows:  # parents stand before their children
        if row.kind is OrganisationKind.BRANCH:
            found[row.organisation_id] = row.organisation_id
        elif row.parent_id in found:
            found[row.organisation_id] = found[row.parent_id]
    return found


# Reading people --------------------------------------------------------------------------------


@lru_cache(maxsize=65536)
def _date(text: str) -> PartialDate:
    """Read a stored date; a file holds far fewer different days than rows."""
    return PartialDate.from_iso(text)


def _reader(column: Any) -> Callable[[Any], Any] | None:
    """Return what makes a stored value one of the domain's; None where nothing is to be done."""
    if isinstance(column, PartialDateField):
        return _date
    if isinstance(column, EnumField):
        return {member.value: member for member in column.kind}.__getitem__
    return bool if isinstance(column, BooleanField) else None


def _read(selected: Any, readers: Sequence[tuple[int, Callable[[Any], Any]]]) -> Iterator[Any]:
    """Yield rows with only those values converted that need it."""
    for row in stored_rows(selected):
        values = list(row)
        for place, reader in readers:
            if values[place] is not None:
                values[place] = reader(values[place])
        yield values


def _people(
    on: date,
    recorded_until: date,
    ids: list[int] | None,
    progress: Callable[[float], None],
) -> tuple[list[PersonRecord], dict[int, str]]:
    """Read people with all their spells; `ids` None for everybody.

    What began after the day and was recorded since is not known on the day.
    """
    day, last_day = PartialDate.of(on), PartialDate.of(recorded_until)

    def of(table: Any, *names: str) -> Iterator[tuple[Any, ...]]:
        key = table.id if table is Person else table.person
        columns = [table._meta.combined[name] for name in names]
        readers = [(n, reader) for n, c in enumerate(columns) if (reader := _reader(c))]
        selected = table.select(*columns).order_by(table.id)
        if ids is None:
            return _read(selected, readers)
        return chain.from_iterable(
            _read(selected.where(key.in_(ids[start : start + BATCH])), readers)
            for start in range(0, len(ids), BATCH)
        )

    stages: dict[int, list[Stay]] = defaultdict(list)
    began: dict[int, dict[Stage, PartialDate]] = defaultdict(dict)
    passed = of(StageSpell, "id", "person_id", "stage", "since", "until", "since_is_known")
    for key, person_id, stage, since, until, is_known in passed:
        stages[person_id].append(Stay(key, None, stage, since, until))
        if since is not None and is_known and (since <= day or since > last_day):
            began[person_id][stage] = since
    progress(0.25)
    branches = _stays(of(Membership, "id", "person_id", "branch_id", "since", "until"))
    groups = _stays(of(GroupMembership, "id", "person_id", "party_group_id", "since", "until"))
    progress(0.45)
    posts: dict[int, list[Held]] = defaultdict(list)
    held = of(
        PostSpell, "id", "person_id", "organisation_id", "post", "since", "until", "elected_on"
    )
    for key, person_id, place, post, since, until, elected_on in held:
        posts[person_id].append(Held(key, place, post, since, until, elected_on))
    gone: dict[int, list[Departed]] = defaultdict(list)
    for person_id, left_on, reason in of(Departure, "person_id", "left_on", "reason"):
        gone[person_id].append(Departed(left_on, reason))
    photos = dict(of(PersonPhoto, "person_id", "wall_consent_on"))
    progress(0.5)
    found, sort_names = [], {}
    coming, marks = _coming_people(on), _dated_marks(on)
    for person_id, uid, sort_name, *values in of(Person, "id", "uid", "sort_name", *_FACTS):
        if person_id in coming:
            continue
        sort_names[person_id] = sort_name
        dates = began.get(person_id, {})
        stage = _holding(stages[person_id], on)
        branch, group = _holding(branches[person_id], on), _holding(groups[person_id], on)
        stage_now = None if stage is None else stage.stage
        left = sorted(gone[person_id]) if person_id in gone else ()
        found.append(
            PersonRecord(
                person_id,
                uid,
                PersonFacts(*values),
                stage_now,
                None if branch is None else branch.organisation_id,
                None if group is None else group.organisation_id,
                tuple(stages[person_id]),
                tuple(branches[person_id]),
                tuple(groups[person_id]),
                tuple(posts[person_id]) if person_id in posts else (),
                tuple(left),
                person_id in photos,
                photos.get(person_id),
                dates.get(Stage.PROBATIONARY),
                dates.get(Stage.FULL),
                dates.get(Stage.APPLICANT),
                dates.get(Stage.ACTIVIST),
                dates.get(Stage.CANDIDATE),
                None if stage_now is None else dates.get(stage_now),
                marks.get(person_id, frozenset()),
            )
        )
    progress(1.0)
    return found, sort_names


def _coming_people(on: date) -> set[int]:
    """Return who is to come from elsewhere: nothing is said of somebody whom no branch has yet."""
    letters = Transfer.select(Transfer.person_id).where(
        (Transfer.direction == TransferDirection.IN)
        & (Transfer.received_on.is_null() | (Transfer.received_on > on.isoformat()))
    )
    here = Membership.select(Membership.person_id).where(Membership.since.is_null())
    begun = Membership.select(Membership.person_id).where(Membership.since <= on.isoformat())
    known = {key for (key,) in (*rows(here), *rows(begun))}
    return {key for (key,) in rows(letters)} - known


def _dated_marks(on: date) -> dict[int, frozenset[str]]:
    """Return the marks of people that an entry with days stands behind."""
    told: dict[int, set[str]] = {}
    for table, mark in ((AwaySpell, "is_floating"), (OutOfContactSpell, "is_out_of_contact")):
        spells: Any = table
        for (person_id,) in rows(
            spells.select(spells.person_id).where(spells.since <= on.isoformat())
        ):
            told.setdefault(person_id, set()).add(mark)
    return {key: frozenset(marks) for key, marks in told.items()}


def _stays(found: Iterator[tuple[Any, ...]]) -> dict[int, list[Stay]]:
    stays: dict[int, list[Stay]] = defaultdict(list)
    for key, person_id, place, since, until in found:
        stays[person_id].append(Stay(key, place, None, since, until))
    return stays


def _holding(stays: Sequence[Stay], on: date) -> Stay | None:
    """Return what holds on the day; of several the one entered last, as everywhere."""
    return next((stay for stay in reversed(stays) if stay.holds_on(on)), None)


# Organisations ---------------------------------------------------------------------------------


def organisation_records(on: date) -> dict[int, OrganisationRecord]:
    """Return every organisation of a day with its figures, by id; nobody is read but holders."""
    standing = rows(
        OrganisationSpell.select(
            Organisation.id,
            Organisation.uid,
            Organisation.kind,
            OrganisationSpell.name,
            OrganisationSpell.parent_id,
        )
        .join(Organisation, on=(OrganisationSpell.organisation == Organisation.id))
        .where(valid_on(OrganisationSpell, on))
        .order_by(OrganisationSpell.place, OrganisationSpell.id)
    )
    counts = HeadcountQuery(on).fetch()
    ungrouped, holders = _ungrouped(on), _holders(on)
    parents = {key: parent for key, _uid, _kind, _name, parent in standing}
    groups: dict[int, int] = defaultdict(int)
    for _key, _uid, kind, _name, parent in standing:
        if OrganisationKind(kind) is OrganisationKind.PARTY_GROUP and parent is not None:
            groups[parent] += 1
    closed = {parent for parent in parents.values() if parent is not None} - parents.keys()
    last_names = _last_names(closed)
    moved = {key: one.over_after for key, one in term_ends(on).items() if one.is_moved}
    return {
        key: OrganisationRecord(
            key,
            uid,
            OrganisationKind(kind),
            name,
            parent,
            last_names.get(parent, ""),
            parent in closed,
            full=counts[key].full,
            probationary=counts[key].probationary,
            others=counts[key].others,
            ungrouped=ungrouped.get(key, 0),
            group_count=groups[key],
            holders=tuple(holders.get(key, ())),
            term_moved_to=moved.get(key),
        )
        for key, uid, kind, name, parent in standing
    }


def _ungrouped(on: date) -> dict[int, int]:
    """Return how many party members of each branch are in no group."""
    grouped = GroupMembership.select(GroupMembership.person).where(valid_on(GroupMembership, on))
    found = (
        Membership.select(Membership.branch_id, fn.COUNT(Membership.id))
        .join(StageSpell, on=(StageSpell.person == Membership.person))
        .where(
            valid_on(Membership, on)
            & valid_on(StageSpell, on)
            & StageSpell.stage.in_(MEMBER_STAGES)
            & Membership.person.not_in(grouped)
        )
        .group_by(Membership.branch_id)
    )
    return dict(rows(found))


def _holders(on: date) -> dict[int, list[Holder]]:
    """Return who holds a post in each organisation."""
    held = rows(
        PostSpell.select(
            PostSpell.organisation_id,
            PostSpell.post,
            PostSpell.elected_on,
            Person.id,
            Person.name,
            Person.standing_correction_months,
        )
        .join(Person, on=(PostSpell.person == Person.id))
        .where(valid_on(PostSpell, on))
        .order_by(PostSpell.id)
    )
    people = sorted({person_id for _place, _post, _elected, person_id, *_ in held})
    stages: dict[int, Stage] = {}
    confirmed: dict[int, PartialDate] = {}
    for start in range(0, len(people), BATCH):
        spells = StageSpell.select().where(StageSpell.person.in_(people[start : start + BATCH]))
        for spell in spells.order_by(StageSpell.id):
            if Stay(0, None, None, spell.since, spell.until).holds_on(on):
                stages[spell.person_id] = spell.stage
            if spell.stage is Stage.FULL and spell.since is not None and spell.since_is_known:
                confirmed[spell.person_id] = spell.since
    found: dict[int, list[Holder]] = defaultdict(list)
    for place, post, elected_on, person_id, name, months in held:
        since = confirmed.get(person_id)
        if since is not None and months:
            since = PartialDate.of(add_months(since.first_day, -months))
        found[place].append(
            Holder(person_id, name, Post(post), stages.get(person_id), elected_on, since)
        )
    return found


def _last_names(ids: set[int]) -> dict[int | None, str]:
    if not ids:
        return {}
    spells = OrganisationSpell.select(OrganisationSpell.organisation_id, OrganisationSpell.name)
    found = spells.where(OrganisationSpell.organisation.in_(sorted(ids)))
    return dict(rows(found.order_by(OrganisationSpell.id)))


# Rows ------------------------------------------------------------------------------------------


def _branches_of_people(book: Book) -> dict[int, int]:
    """Return the branch of each person; of those in none now the one they belonged to last."""
    found = {}
    for record in book.people:
        branch_id = record.branch_id
        if branch_id is None and record.branches:
            branch_id = max(record.branches, key=_ended).organisation_id
        if branch_id is not None:
            found[record.person_id] = branch_id
    return found


def _ended(stay: Stay) -> tuple[date, int]:
    return date.max if stay.until is None else stay.until.first_day, stay.spell_id


def _branch_of(finding: Finding, book: Book, of_people: Mapping[int, int]) -> int | None:
    if finding.organisation_id is not None:
        return book.branches.get(finding.organisation_id)
    return of_people.get(finding.person_id or 0)


def _is_within(finding: Finding, branch_id: int | None, wanted: set[int]) -> bool:
    return branch_id in wanted or finding.organisation_id in wanted


def _row(
    finding: Finding,
    book: Book,
    subjects: Mapping[int, PersonRecord],
    branch_id: int | None,
) -> ExaminationRow:
    person_id, organisation_id = finding.person_id, finding.organisation_id
    if person_id is not None:
        record = subjects[person_id]
        uid, name = record.uid, record.facts.name
    else:
        organisation = book.organisations[organisation_id or 0]
        uid, name = organisation.uid, organisation.name
    return ExaminationRow(
        finding.check,
        person_id,
        organisation_id,
        uid,
        name,
        branch_id,
        book.names.get(branch_id or 0, ""),
        finding.facts,
        finding.seen,
        finding.can_mend,
    )


def _ignored() -> dict[tuple[str, int, int, str], dict[str, Any]]:
    """Return the findings that are let stand; the latest decision about one counts."""
    found = IgnoredFinding.select().order_by(IgnoredFinding.id)
    return {
        (row.check_code, row.person_id or 0, row.organisation_id or 0, row.found): {
            "ignored_id": row.id,
            "ignored_reason": row.reason,
            "ignored_on": row.ignored_on,
        }
        for row in found
    }
