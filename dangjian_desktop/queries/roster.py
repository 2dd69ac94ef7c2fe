"""People on the roll of an organisation on a day: the list behind table, export and sheet."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import date
from enum import StrEnum
from functools import partial, reduce
from operator import itemgetter, or_
from typing import Any, ClassVar

from peewee import fn

from dangjian_desktop.domain.cells import half_width
from dangjian_desktop.domain.custom_fields import FieldSubject, in_use, uid_of
from dangjian_desktop.domain.dates import PartialDate, add_months, full_years
from dangjian_desktop.domain.filters import Filter
from dangjian_desktop.domain.people import (
    JOB_KEYS,
    FieldKind,
    PersonFacts,
    Sensitivity,
    party_standing,
)
from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.domain.vocabulary import (
    ETHNICITIES,
    PRINTED,
    Education,
    LeaveReason,
    OrganisationKind,
    Post,
    Sex,
    Stage,
    Workplace,
)
from dangjian_desktop.queries.custom_fields import (
    NO_VALUES,
    CustomValueQuery,
    Values,
    custom_field,
    custom_fields,
    sort_values,
)
from dangjian_desktop.queries.dated_people import OrganisationNames
from dangjian_desktop.queries.former_jobs import job_condition, jobs_then
from dangjian_desktop.queries.organisations import Tree
from dangjian_desktop.queries.roster_filter import narrowed_by
from dangjian_desktop.storage.database import stored_rows
from dangjian_desktop.storage.lookups import pairs, values_on
from dangjian_desktop.storage.models import (
    CustomChoice,
    CustomValue,
    Departure,
    GroupMembership,
    Membership,
    OrganisationSpell,
    Person,
    PostSpell,
    SearchKey,
    StageSpell,
)
from dangjian_desktop.storage.models.base import valid_on
from dangjian_desktop.storage.search_index import How

#: Ids per SELECT ... IN; SQLite allows 32,766 parameters.
BATCH = 500


class Scope(StrEnum):
    """Whom a roster shows (labels stand in the filter)."""

    MEMBERS = "members"
    FULL = "full"
    PROBATIONARY = "probationary"
    DEVELOPING = "developing"
    EVERYBODY = "everybody"
    LEFT = "left"


SCOPE_STAGES: dict[Scope, tuple[Stage, ...]] = {
    Scope.MEMBERS: (Stage.PROBATIONARY, Stage.FULL),
    Scope.FULL: (Stage.FULL,),
    Scope.PROBATIONARY: (Stage.PROBATIONARY,),
    Scope.DEVELOPING: (Stage.APPLICANT, Stage.ACTIVIST, Stage.CANDIDATE),
    Scope.EVERYBODY: tuple(Stage),
    Scope.LEFT: tuple(Stage),
}


@dataclass(frozen=True, slots=True)
class RosterRow:
    """One person as of a day.

    Attributes:
        admitted_on: 入党日期; confirmed_on: 转正日期; None where not known.
        applied_on: 申请入党日期, likewise.
        age: Whole years on the day; standing: 党龄 in whole years on the day.
        left_on: Day of leaving, for people no longer on the roll; `branch_name` is their last.
        custom: Column key of each user-defined field that is filled in, and its typed value.
    """

    person_id: int
    uid: str
    facts: PersonFacts
    stage: Stage | None
    admitted_on: PartialDate | None
    confirmed_on: PartialDate | None
    branch_id: int | None
    branch_name: str
    group_id: int | None
    group_name: str
    posts: tuple[Post, ...]
    age: int | None
    standing: int | None
    left_on: PartialDate | None = None
    leave_reason: LeaveReason | None = None
    applied_on: PartialDate | None = None
    custom: Values = field(default_factory=lambda: NO_VALUES, hash=False)


_FACTS = tuple(f.name for f in fields(PersonFacts))
_FACT_COLUMNS = tuple(getattr(Person, name) for name in _FACTS)
_POST_RANK = {post: rank for rank, post in enumerate(Post)}
#: Columns in which the filter line looks for a word.
_FILTERED = (
    Person.name,
    Person.former_name,
    Person.native_place,
    Person.professional_title,
    Person.duty_area,
    Person.remark,
    Person.mobile_phone,  # its beginning; the tail is a key
)
#: Ways of typing a name or number that the filter line understands.
_TYPED = tuple(how.value for how in How if how not in (How.ID_TAIL, How.PHONE_TAIL))
_TAILS = (How.ID_TAIL.value, How.PHONE_TAIL.value)
_LABELLED = ((Person.sex, Sex), (Person.education, Education))

#: What only an advanced filter looks at.
FILTER_TOPICS = frozenset({Topic.ZONE, Topic.PHOTO})


@dataclass(frozen=True)
class RosterQuery:
    """People on the roll on a day, narrowed and sorted.

    Attributes:
        on: The day of which the list is true.
        within: Organisation whose whole subtree counts; None for everybody.
        scope: Which stages, or those who left.
        words: The filter line: every word must be found somewhere in the person's row.
        zone_branches: Only these branches, when a zone is chosen.
        ungrouped: Only people without a party group.
        sort_key: A `PersonFacts` field, or stage, admitted_on, confirmed_on, branch, group,
            posts, age, standing, left_on, or the key of a user-defined field; "" is the order of
            the roll: branch, posts, name.
        descending: Whether the sorting is turned round.
        people: Only these people (what was selected in the table).
        condition: What else must hold of a person (the advanced filter, a saved view).
    """

    reads: ClassVar = frozenset(
        {
            Topic.PERSON,
            Topic.STAGE,
            Topic.MEMBERSHIP,
            Topic.GROUP_MEMBERSHIP,
            Topic.POST,
            Topic.JOB,
            Topic.ORGANISATION,
            Topic.SEARCH,
            Topic.FIELD,
            Topic.FIELD_VALUE,
        }
        | FILTER_TOPICS
    )
    on: date
    within: int | None = None
    scope: Scope = Scope.MEMBERS
    words: str = ""
    zone_branches: frozenset[int] | None = None
    ungrouped: bool = False
    sort_key: str = ""
    descending: bool = False
    people: tuple[int, ...] | None = None
    condition: Filter | None = None

    def with_sort(self, key: str, descending: bool) -> "RosterQuery":
        """Return the same question sorted otherwise."""
        return replace(self, sort_key=key, descending=descending)

    def keys(self) -> list[int]:
        """Return the ids of the people in the order in which they are shown and printed."""
        tree = Tree.on(self.on)
        column = self._sort_value()
        found = self._narrowed(tree, column)
        for word in half_width(self.words).split():
            found = found.where(self._has(word, tree))
        stored = stored_rows(found)
        if not self.sort_key:
            ids = _in_roll_order(stored, self.on, tree)
            return ids[::-1] if self.descending else ids
        told = column.python_value if column is not None else _nothing
        return _in_order([(*row[:3], told(row[-1])) for row in stored], self, tree)

    def rows(self, keys: Sequence[int]) -> list[RosterRow]:
        """Return the rows of some people in the order of their ids given."""
        names = {row.organisation_id: row.name for row in Tree.on(self.on).rows}
        found: dict[int, RosterRow] = {}
        for start in range(0, len(keys), BATCH):
            batch = list(keys[start : start + BATCH])
            found.update(_rows_of(batch, self.on, names))
        return [found[key] for key in keys if key in found]

    def fetch(self) -> list[RosterRow]:
        """Return all rows in order."""
        return self.rows(self.keys())

    def _narrowed(self, tree: Tree, sort_column: Any) -> Any:
        """Return the SELECT of id, branch, sorting name and sorting value, not yet filtered."""
        columns = (Person.id, Membership.branch_id, Person.sort_name, sort_column)
        has_left = self.scope is Scope.LEFT
        belongs = valid_on(Membership, self.on)
        if has_left:
            still = Membership.select(Membership.person).where(belongs)
            left = Departure.select(Departure.person).where(
                Departure.left_on <= self.on.isoformat()
            )
            belongs = Person.id.in_(left) & Person.id.not_in(still) & self._is_last_branch()
        found = (
            Person.select(*(column for column in columns if column is not None))
            .join(Membership, on=(Membership.person == Person.id))
            .join_from(Person, StageSpell, on=(StageSpell.person == Person.id))
            .where(
                belongs
                & valid_on(StageSpell, self.on)
                & StageSpell.stage.in_(SCOPE_STAGES[self.scope])
            )
        )
        if self.people is not None:
            found = found.where(Person.id.in_(self.people))
        if self.zone_branches is not None:
            found = found.where(Membership.branch.in_(sorted(self.zone_branches)))
        if self.condition is not None:
            found = found.where(narrowed_by(self.condition, self.on, has_left=has_left))
        node = tree.get(self.within)
        grouped = GroupMembership.select(GroupMembership.person).where(
            valid_on(GroupMembership, self.on)
        )
        if self.ungrouped:
            found = found.where(Person.id.not_in(grouped))
        if node is not None and node.kind is OrganisationKind.PARTY_GROUP:
            here = grouped.where(GroupMembership.party_group == node.organisation_id)
            return found.where(Person.id.in_(here))
        if self.within is not None:
            below = tree.below(self.within)
            found = found.where(Membership.branch.in_(sorted(below)))
        return found

    def _is_last_branch(self) -> Any:
        """Return the condition that nobody's membership ended later, of those ended by the day."""
        day, other = self.on.isoformat(), Membership.alias()
        is_later = (other.until > Membership.until) | (
            (other.until == Membership.until) & (other.id > Membership.id)
        )
        later = other.select(other.id).where(
            (other.person == Membership.person) & (other.until <= day) & is_later
        )
        return (Membership.until <= day) & ~fn.EXISTS(later)

    def _sort_value(self) -> Any:
        """Return the column to sort by; None where it is computed or the order of the roll."""
        if is_computed(self.sort_key) or not self.sort_key:
            return None
        if self.sort_key == "age":
            return Person.born_on
        if self.sort_key == "name":
            return Person.sort_name
        return getattr(Person, self.sort_key)

    def _has(self, word: str, tree: Tree) -> Any:
        """Return the condition that a word of the filter line is found in a person's row."""
        tests = [column.contains(word) for column in _FILTERED]
        tests.append(job_condition(self.on, partial(_job_has, word)))
        lowered = word.lower()
        keyed = SearchKey.select(SearchKey.subject_id).where(SearchKey.kind == "person")
        for ways, start in ((_TYPED, lowered), (_TAILS, lowered[::-1])):
            typed = keyed.where(SearchKey.how.in_(ways) & prefixed(SearchKey.key, start))
            tests.append(Person.id.in_(typed))
        for column, kind in _LABELLED:
            tests.append(column.in_([member for member in kind if word in PRINTED[member]]))
        tests.append(Person.ethnicity.in_([c for c, name in ETHNICITIES.items() if word in name]))
        tests.append(StageSpell.stage.in_([s for s in Stage if word in PRINTED[s]]))
        named = [row.organisation_id for row in tree.rows if word in row.name]
        if named:
            tests.append(Membership.branch.in_(named))
            groups = GroupMembership.select(GroupMembership.person).where(
                valid_on(GroupMembership, self.on) & GroupMembership.party_group.in_(named)
            )
            tests.append(Person.id.in_(groups))
        posts = [post for post in Post if word in PRINTED[post]]
        if posts:
            holders = PostSpell.select(PostSpell.person).where(
                valid_on(PostSpell, self.on) & PostSpell.post.in_(posts)
            )
            tests.append(Person.id.in_(holders))
        told = _told_in_fields(word)
        if told is not None:
            tests.append(Person.id.in_(told))
        return reduce(or_, tests)


def _job_has(word: str, table: Any) -> Any:
    """Return the condition that a word is found in the job that a row of a table tells."""
    places = [place for place in Workplace if word in PRINTED[place]]
    texts = [getattr(table, key).contains(word) for key in JOB_KEYS if key != "workplace"]
    return reduce(or_, [*texts, table.workplace.in_(places)])


#: Sorted by what is computed from several rows, not by a column of the person.
_COMPUTED_SORTS = frozenset(
    {
        "stage",
        "admitted_on",
        "confirmed_on",
        "standing",
        "branch",
        "group",
        "posts",
        "left_on",
        "leave_reason",
    }
)


def is_computed(sort_key: str) -> bool:
    """Whether sorting by a key needs more than a column of the person."""
    return sort_key in _COMPUTED_SORTS or uid_of(sort_key) is not None


def _told_in_fields(word: str) -> Any:
    """Return the SELECT of people whom a word is said of in a user-defined field, or None.

    Texts, choices and names of other people count, of fields in use that stand open everywhere.
    """
    fields = in_use(custom_fields(FieldSubject.PERSON))
    open_ones = [one for one in fields if one.sensitivity is Sensitivity.OPEN]
    tests = []
    texts = [one.field_id for one in open_ones if one.kind is FieldKind.TEXT]
    if texts:
        tests.append(CustomValue.field.in_(texts) & CustomValue.value.contains(word))
    chosen = [one.field_id for one in open_ones if one.kind is FieldKind.CHOICE]
    if chosen:
        named = CustomChoice.select(CustomChoice.id).where(
            CustomChoice.field.in_(chosen) & CustomChoice.label.contains(word)
        )
        tests.append(CustomValue.choice.in_(named))
    people = [one.field_id for one in open_ones if one.kind is FieldKind.PERSON]
    if people:
        other = Person.alias()
        found = other.select(other.id).where(other.name.contains(word))
        tests.append(CustomValue.field.in_(people) & CustomValue.mentioned.in_(found))
    if not tests:
        return None
    return CustomValue.select(CustomValue.person_id).where(
        CustomValue.person.is_null(False) & reduce(or_, tests)
    )


def prefixed(column: Any, start: str) -> Any:
    """Return the condition that a text begins so, in the form that walks an index."""
    return (column >= start) & (column < start + "\U0010ffff")


def _nothing(_value: object) -> None:
    """Stand for the value of a column that is not there."""


def _in_roll_order(found: list[tuple[Any, ...]], on: date, tree: Tree) -> list[int]:
    """Return the ids of (id, branch id, sorting name) rows by branch, posts and name, each once.

    Sorted once by name and then dealt out, which is quicker than comparing three things each.
    """
    place = {row.organisation_id: index for index, row in enumerate(tree.rows)}
    branches: dict[int, list[int]] = {}
    for person_id, branch_id, _name in sorted(found, key=itemgetter(2)):
        branches.setdefault(place.get(branch_id, len(place)), []).append(person_id)
    ranks = _post_ranks(on)
    ordered: dict[int, None] = {}
    for _place, ids in sorted(branches.items()):
        holders = [key for key in ids if key in ranks]
        ordered.update(dict.fromkeys(sorted(holders, key=ranks.__getitem__)))
        ordered.update(dict.fromkeys(ids))
    return list(ordered)


def _in_order(found: list[tuple[int, int, str, Any]], query: RosterQuery, tree: Tree) -> list[int]:
    """Sort (id, branch id, sorting name, value) tuples and return each id once."""
    place = {row.organisation_id: index for index, row in enumerate(tree.rows)}
    names = {row[0]: row[2] for row in found}
    branches = {row[0]: place.get(row[1], len(place)) for row in found}
    values: dict[int, Any]
    if query.sort_key == "branch":
        values = dict(branches)
    elif is_computed(query.sort_key):
        values = _computed_values(query, place)
    elif query.sort_key == "age":  # the older, the earlier the day
        values = {row[0]: _turned(row[3].first_day) for row in found if row[3] is not None}
    else:
        values = {row[0]: row[3] for row in found}
        if query.sort_key in JOB_KEYS:
            then = jobs_then(query.on)
            values |= {key: job[query.sort_key] for key, job in then.items() if key in values}
    known = [key for key in names if values.get(key) not in (None, "")]
    unknown = [key for key in names if values.get(key) in (None, "")]
    known.sort(key=names.__getitem__)
    known.sort(key=lambda key: _comparable(values[key]), reverse=query.descending)
    unknown.sort(key=names.__getitem__)
    return known + unknown  # who has no value stands last either way


def _comparable(value: Any) -> Any:
    """Return what a value is sorted by; a term stands where the vocabulary puts it."""
    if isinstance(value, PartialDate):
        return value.iso
    if isinstance(value, StrEnum):
        return _TERM_RANKS[type(value)][value]
    return value


_TERM_RANKS: dict[type[StrEnum], dict[StrEnum, int]] = {
    kind: {term: rank for rank, term in enumerate(kind)}
    for kind in (Sex, Education, Workplace, LeaveReason)
}


def _post_ranks(on: date) -> dict[int, int]:
    ranks: dict[int, int] = {}
    held = PostSpell.select(PostSpell.person_id, PostSpell.post).where(valid_on(PostSpell, on))
    for person_id, post in stored_rows(held):
        rank = _POST_RANK[Post(post)]
        ranks[person_id] = min(rank, ranks.get(person_id, rank))
    return ranks


def _computed_values(query: RosterQuery, place: dict[int, int]) -> dict[int, Any]:
    """Return what to sort by, per person id, for a key that is no column of the person."""
    if query.sort_key == "posts":
        return _post_ranks(query.on)
    if uid_of(query.sort_key) is not None:
        own = custom_field(query.sort_key)
        return {} if own is None else sort_values(own)
    if query.sort_key == "group":
        groups = GroupMembership.select(
            GroupMembership.person_id, GroupMembership.party_group_id
        ).where(valid_on(GroupMembership, query.on))
        return {person_id: place.get(group_id) for person_id, group_id in stored_rows(groups)}
    day = query.on.isoformat()
    if query.sort_key in ("left_on", "leave_reason"):
        told = Departure.left_on if query.sort_key == "left_on" else Departure.reason
        gone = Departure.select(Departure.person_id, told).where(Departure.left_on <= day)
        return pairs(gone.order_by(Departure.left_on))
    spells = StageSpell.select(
        StageSpell.person_id, StageSpell.stage, StageSpell.since, StageSpell.since_is_known
    )
    if query.sort_key == "stage":
        order = {stage.value: rank for rank, stage in enumerate(Stage)}
        now = spells.where(valid_on(StageSpell, query.on))
        return {person_id: order[stage] for person_id, stage, *_ in stored_rows(now)}
    wanted = Stage.PROBATIONARY if query.sort_key == "admitted_on" else Stage.FULL
    began = spells.where((StageSpell.stage == wanted) & (StageSpell.since <= day))
    stored = stored_rows(began)
    values = {person_id: since for person_id, _stage, since, is_known in stored if is_known}
    if query.sort_key == "standing":  # the longer the standing, the earlier the day
        months = Person.standing_correction_months
        corrections = pairs(Person.select(Person.id, months).where(months.is_null(False)))
        return {
            key: _turned(
                add_months(PartialDate.from_iso(since).first_day, -corrections.get(key, 0))
            )
            for key, since in values.items()
        }
    return values


def _turned(day: date) -> int:
    return -day.toordinal()


def _rows_of(ids: list[int], on: date, names: dict[int, str]) -> Iterable[tuple[int, RosterRow]]:
    """Yield the rows of a batch of people, with one SELECT per kind of spell."""
    branch_of = values_on(Membership, Membership.branch_id, ids, on)
    group_of = values_on(GroupMembership, GroupMembership.party_group_id, ids, on)
    absent = {*branch_of.values(), *group_of.values()} - names.keys()
    if absent:  # somebody belongs to what did not stand yet, or no more: named all the same
        known = OrganisationNames()
        names = names | {key: known.on(key, on) for key in absent}
    posts: dict[int, list[Post]] = {}
    held = PostSpell.select(PostSpell.person_id, PostSpell.post).where(
        PostSpell.person.in_(ids) & valid_on(PostSpell, on)
    )
    for person_id, post in held.tuples():
        posts.setdefault(person_id, []).append(Post(post))
    stage_now: dict[int, Stage] = {}
    began: dict[tuple[int, Stage], PartialDate] = {}
    spells = (
        StageSpell.select().where(StageSpell.person.in_(ids)).order_by(StageSpell.id).namedtuples()
    )
    day = PartialDate.of(on)
    for spell in spells:
        if (spell.since is None or spell.since <= day) and (
            spell.until is None or spell.until > day
        ):
            stage_now[spell.person] = spell.stage
        if spell.since is not None and spell.since_is_known and spell.since <= day:
            began[spell.person, spell.stage] = spell.since
    gone = {
        person_id: (left_on, reason)
        for person_id, left_on, reason in Departure.select(
            Departure.person_id, Departure.left_on, Departure.reason
        )
        .where(Departure.person.in_(ids) & (Departure.left_on <= on.isoformat()))
        .order_by(Departure.left_on)
        .tuples()
    }
    custom = CustomValueQuery(FieldSubject.PERSON, tuple(ids)).fetch()
    last_branch = _last_branches([key for key in gone if key not in branch_of], on, names)
    jobs = jobs_then(on, ids)
    people = Person.select(Person.id, Person.uid, *_FACT_COLUMNS).where(Person.id.in_(ids))
    for person_id, uid, *values in people.tuples():
        facts = PersonFacts(*values)
        if person_id in jobs:
            facts = replace(facts, **jobs[person_id])
        confirmed_on = began.get((person_id, Stage.FULL))
        is_here = person_id in branch_of
        left_on, reason = (None, None) if is_here else gone.get(person_id, (None, None))
        branch_id, group_id = branch_of.get(person_id), group_of.get(person_id)
        yield (
            person_id,
            RosterRow(
                person_id=person_id,
                uid=uid,
                facts=facts,
                stage=stage_now.get(person_id),
                admitted_on=began.get((person_id, Stage.PROBATIONARY)),
                confirmed_on=confirmed_on,
                branch_id=branch_id,
                branch_name=names.get(branch_id or 0, last_branch.get(person_id, "")),
                group_id=group_id,
                group_name=names.get(group_id, "") if group_id else "",
                posts=tuple(sorted(posts.get(person_id, ()), key=_POST_RANK.__getitem__)),
                age=None if facts.born_on is None else full_years(facts.born_on.first_day, on),
                standing=party_standing(confirmed_on, on, facts.standing_correction_months),
                left_on=left_on,
                leave_reason=reason,
                applied_on=began.get((person_id, Stage.APPLICANT)),
                custom=custom.get(person_id, NO_VALUES),
            ),
        )


def _last_branches(ids: list[int], on: date, names: dict[int, str]) -> dict[int, str]:
    """Return the name of the branch that people who have left belonged to last."""
    if not ids:
        return {}
    spells = Membership.select(Membership.person_id, Membership.branch_id).where(
        Membership.person.in_(ids) & (Membership.until <= on.isoformat())
    )
    branches = pairs(spells.order_by(Membership.until, Membership.id))
    named = OrganisationSpell.select(
        OrganisationSpell.organisation_id, OrganisationSpell.name
    ).where(OrganisationSpell.organisation.in_(list(branches.values())))
    closed = pairs(named.order_by(OrganisationSpell.id))
    return {key: names.get(branch, closed.get(branch, "")) for key, branch in branches.items()}
