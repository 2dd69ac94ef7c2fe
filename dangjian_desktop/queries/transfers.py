"""组织关系 on a day: letters and how they stand, who is away, out of contact, or stopped.

Until a letter is received the person belongs to the old branch; what the rules say of somebody is
told in sentences, and who decides is named.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from dangjian_desktop.domain.problems import Sentence
from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.domain.transfers import OPEN_STATES, TransferRules, TransferState
from dangjian_desktop.domain.vocabulary import (
    AwayKind,
    LeaveReason,
    OrganisationKind,
    Stage,
    TransferDirection,
    TransferPaper,
)
from dangjian_desktop.queries.dated_people import OrganisationNames
from dangjian_desktop.queries.organisations import Tree
from dangjian_desktop.storage.lookups import batches, rows
from dangjian_desktop.storage.models import (
    AwaySpell,
    Contact,
    Departure,
    GroupMembership,
    Membership,
    OutOfContactSpell,
    Person,
    StageSpell,
    Transfer,
)
from dangjian_desktop.storage.models.base import valid_on
from dangjian_desktop.storage.rulebook import rules_on


def transfer_rules_on(day: date) -> TransferRules:
    """Return what the rules of 组织关系 say on a day."""
    return TransferRules.of(rules_on(day))


@dataclass(frozen=True, slots=True)
class Whom:
    """A person as the lists here name one.

    Attributes:
        branch_id: The branch on the day; None for who is on no roll. last_branch_id: it, or the
            last one; branch_name: the name of that.
        group_id: The party group on the day.
    """

    person_id: int
    uid: str
    name: str
    sort_name: str
    stage: Stage | None
    branch_id: int | None
    last_branch_id: int | None
    branch_name: str
    group_id: int | None
    phone: str


# Letters ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class TransferRow:
    """One letter as it stands on a day.

    Attributes:
        whom: Who goes or comes.
        direction: As whoever asks sees it: from a branch of this file to the branch that asks is
            转入 there.
        is_between: Whether both ends are branches of this file.
        branch_id: The branch that the letter is of; other_id: the other one in this file.
        from_name, to_name: The old and the new organisation.
        answers: Who answers for the person on the day: the old one until it is received.
        days_left: Until the last day; negative when it is past; None when it is settled.
    """

    transfer_id: int
    uid: str
    whom: Whom
    direction: TransferDirection
    is_between: bool
    paper: TransferPaper
    branch_id: int
    other_id: int | None
    from_name: str
    to_name: str
    answers: str
    number: str
    issued_on: date
    valid_until: date
    dues_through: date | None
    dues_note: str
    is_whole: bool
    received_on: date | None
    withdrawn_on: date | None
    note: str
    state: TransferState
    days_left: int | None

    @property
    def is_open(self) -> bool:
        """Whether nothing has come of it yet."""
        return self.state in OPEN_STATES

    @property
    def counterpart(self) -> str:
        """The other end as the branch that asks sees it."""
        return self.from_name if self.direction is TransferDirection.IN else self.to_name


@dataclass(frozen=True)
class TransfersQuery:
    """Letters issued up to a day, those that wait first, then the latest first.

    Attributes:
        within: Organisation whose letters count, at either end; None for all.
        with_closed: Whether those are told that were received or taken back.
        person_id: Only the letters of one person.
    """

    reads: ClassVar = frozenset(
        {
            Topic.TRANSFER,
            Topic.PERSON,
            Topic.STAGE,
            Topic.MEMBERSHIP,
            Topic.GROUP_MEMBERSHIP,
            Topic.ORGANISATION,
            Topic.RULE,
        }
    )
    on: date
    within: int | None = None
    with_closed: bool = True
    person_id: int | None = None

    def fetch(self) -> list[TransferRow]:
        """Return the rows."""
        place = Place.of(self.on, self.within)
        selected = Transfer.select().where(Transfer.issued_on <= self.on.isoformat())
        if self.person_id is not None:
            selected = selected.where(Transfer.person == self.person_id)
        if not self.with_closed:
            day = self.on.isoformat()
            for settled_on in (Transfer.received_on, Transfer.withdrawn_on):
                selected = selected.where(settled_on.is_null() | (settled_on > day))
        found = list(selected)
        kept = [
            row
            for row in found
            if place.holds(row.branch_id)
            or (row.other_branch_id is not None and place.holds(row.other_branch_id))
        ]
        people = whom_on(self.on, {row.person_id for row in kept})
        names, rules = OrganisationNames(), transfer_rules_on(self.on)
        told = [
            self._row(row, people[row.person_id], names, rules, place)
            for row in kept
            if place.is_group_of(people[row.person_id])
        ]
        told.sort(key=lambda one: (not one.is_open, _order(one), one.whom.sort_name))
        return told

    def _row(
        self,
        row: Any,
        whom: Whom,
        names: OrganisationNames,
        rules: TransferRules,
        place: "Place",
    ) -> TransferRow:
        state = rules.state_of(self.on, row.valid_until, row.received_on, row.withdrawn_on)
        ours = names.on(row.branch_id, self.on)
        other = row.counterpart
        if row.other_branch_id is not None:
            other = names.on(row.other_branch_id, self.on)
        is_in = row.direction is TransferDirection.IN
        from_name, to_name = (other, ours) if is_in else (ours, other)
        comes_here = row.other_branch_id is not None and not place.holds(row.branch_id)
        return TransferRow(
            row.id,
            row.uid,
            whom,
            TransferDirection.IN if is_in or comes_here else TransferDirection.OUT,
            row.other_branch_id is not None,
            row.paper,
            row.branch_id,
            row.other_branch_id,
            from_name,
            to_name,
            to_name if state is TransferState.RECEIVED else from_name,
            row.number,
            row.issued_on,
            row.valid_until,
            row.dues_through,
            row.dues_note,
            row.is_whole,
            row.received_on,
            row.withdrawn_on,
            row.note,
            state,
            (row.valid_until - self.on).days if state in OPEN_STATES else None,
        )


def _order(row: TransferRow) -> int:
    """Order open letters by their last day, settled ones from the latest back."""
    if row.is_open:
        return row.valid_until.toordinal()
    return -(row.received_on or row.withdrawn_on or row.issued_on).toordinal()


# Away -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class AwayRow:
    """Somebody who is away on a day while the 组织关系 stays.

    Attributes:
        spell_id: None for somebody of whom only the mark 是否流动党员 is known: not registered.
        last_contact_on: When somebody reached the person last, since the leaving; last_tried_on:
            when somebody tried, whatever came of it.
        contact_due_on: By when the next contact must be; None where no rule says so.
        facts: What the rules say, for people who decide.
    """

    whom: Whom
    spell_id: int | None
    kind: AwayKind
    since: date | None
    until: date | None
    destination: str
    host: str
    host_registered_on: date | None
    certificate: str
    pays_there: bool
    note: str
    last_contact_on: date | None
    last_tried_on: date | None
    contact_due_on: date | None
    is_overdue: bool
    is_due_soon: bool
    facts: tuple[Sentence, ...] = ()

    @property
    def is_over(self) -> bool:
        """Whether the person is back."""
        return self.until is not None


@dataclass(frozen=True)
class AwayQuery:
    """Who is away on a day: first who must be reached, then by name.

    Attributes:
        within: Organisation whose members count; None for all.
        with_ended: Whether who is back is told too.
        with_marked: Whether those are told who only have the mark 是否流动党员.
        person_id: Only one person.
    """

    reads: ClassVar = TransfersQuery.reads
    on: date
    within: int | None = None
    with_ended: bool = False
    with_marked: bool = True
    person_id: int | None = None

    def fetch(self) -> list[AwayRow]:
        """Return the rows."""
        place, day = Place.of(self.on, self.within), self.on.isoformat()
        selected = AwaySpell.select().where(AwaySpell.since <= day)
        if self.person_id is not None:
            selected = selected.where(AwaySpell.person == self.person_id)
        spells = [
            row for row in selected if self.with_ended or row.until is None or row.until > self.on
        ]
        marked = self._marked() if self.with_marked else []
        people = whom_on(self.on, {row.person_id for row in spells} | set(marked))
        contacts, rules = contacts_of(self.on, people), transfer_rules_on(self.on)
        found = [
            self._row(row, people[row.person_id], contacts.get(row.person_id, ()), rules)
            for row in spells
            if place.has_person(people[row.person_id])
        ]
        found += [
            _marked_row(people[key])
            for key in marked
            if people[key].branch_id is not None and place.has_person(people[key])
        ]
        found.sort(
            key=lambda one: (
                one.is_over,
                not one.is_overdue,
                not one.is_due_soon,
                one.contact_due_on or date.max,
                one.whom.sort_name,
            )
        )
        return found

    def _row(
        self, row: Any, whom: Whom, contacts: "Collection[ContactRow]", rules: TransferRules
    ) -> AwayRow:
        until = row.until if row.until is not None and row.until <= self.on else None
        since_then = [one for one in contacts if one.contacted_on >= row.since]
        reached = [one.contacted_on for one in since_then if one.was_reached]
        last = max(reached, default=None)
        due_on = None if until else rules.contact_due_on(row.kind, row.since, last)
        is_overdue = due_on is not None and due_on < self.on
        soon = rules.reminders.contact_days
        registered = row.host_registered_on
        return AwayRow(
            whom,
            row.id,
            row.kind,
            row.since,
            until,
            row.destination,
            row.host,
            registered,
            row.certificate,
            row.pays_there,
            row.note,
            last,
            max((one.contacted_on for one in since_then), default=None),
            due_on,
            is_overdue,
            due_on is not None and not is_overdue and (due_on - self.on).days <= soon,
            ()
            if until
            else rules.facts_of_away(
                row.kind,
                row.since,
                self.on,
                host_is_known=registered is not None and registered <= self.on,
            ),
        )

    def _marked(self) -> list[int]:
        """Return who has the mark and no entry of being away that would tell more."""
        told = AwaySpell.select(AwaySpell.person)
        found = Person.select(Person.id).where(Person.is_floating & Person.id.not_in(told))
        return [key for (key,) in rows(found)]


def _marked_row(whom: Whom) -> AwayRow:
    fact = Sentence("名册上标了流动党员，还没有登记从什么时候起、去了哪里。请登记。")
    return AwayRow(
        whom,
        None,
        AwayKind.FLOATING,
        None,
        None,
        "",
        "",
        None,
        "",
        pays_there=False,
        note="",
        last_contact_on=None,
        last_tried_on=None,
        contact_due_on=None,
        is_overdue=False,
        is_due_soon=False,
        facts=(fact,),
    )


@dataclass(frozen=True, slots=True)
class ContactRow:
    """An attempt to reach somebody."""

    contact_id: int
    person_id: int
    contacted_on: date
    contacted_by: str
    way: str
    was_reached: bool


@dataclass(frozen=True)
class ContactsQuery:
    """The attempts to reach somebody up to a day, the latest first."""

    reads: ClassVar = frozenset({Topic.TRANSFER})
    person_id: int
    on: date

    def fetch(self) -> list[ContactRow]:
        """Return the rows."""
        return list(contacts_of(self.on, [self.person_id]).get(self.person_id, ()))


def contacts_of(on: date, people: Iterable[int]) -> dict[int, list[ContactRow]]:
    """Return the attempts to reach some people up to a day, the latest first, by person id."""
    found: dict[int, list[ContactRow]] = {}
    for some in batches(people):
        for row in (
            Contact.select()
            .where(Contact.person.in_(some) & (Contact.contacted_on <= on.isoformat()))
            .order_by(Contact.contacted_on.desc(), Contact.id.desc())
        ):
            found.setdefault(row.person_id, []).append(
                ContactRow(
                    row.id,
                    row.person_id,
                    row.contacted_on,
                    row.contacted_by,
                    row.way,
                    bool(row.was_reached),
                )
            )
    return found


# Out of contact, stopped ----------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class OutOfContactRow:
    """Somebody who cannot be found on a day, or whose 党籍 is stopped.

    Attributes:
        spell_id: None where only the mark 是否失联党员 is known, or there is another ground.
        since: Day of the last contact. searched_on: when the search came to nothing.
        may_stop_on: From when 党籍 may be stopped, once searched for.
        stopped_on: Day of 停止党籍, where it was. why: what was noted with it.
        removal_on: From when somebody out of contact is to be talked over for 除名.
        is_ripe: Whether the next decision may be taken: there is something to be talked over.
        facts: What the rules say, for people who decide.
    """

    whom: Whom
    spell_id: int | None
    since: date | None
    searched_on: date | None
    until: date | None
    note: str
    may_stop_on: date | None
    stopped_on: date | None
    why: str
    removal_on: date | None
    is_ripe: bool
    last_tried_on: date | None
    facts: tuple[Sentence, ...] = ()


@dataclass(frozen=True)
class OutOfContactQuery:
    """Who is out of contact or stopped on a day: first where something may be decided.

    Attributes:
        within: Organisation whose members count, of who is stopped the last branch; None for all.
    """

    reads: ClassVar = TransfersQuery.reads
    on: date
    within: int | None = None

    def fetch(self) -> list[OutOfContactRow]:
        """Return the rows."""
        place, rules = Place.of(self.on, self.within), transfer_rules_on(self.on)
        day = self.on.isoformat()
        lost = {
            row.person_id: row
            for row in OutOfContactSpell.select()
            .where(OutOfContactSpell.since <= day)
            .order_by(OutOfContactSpell.since, OutOfContactSpell.id)
        }
        open_now = {
            key: row for key, row in lost.items() if row.until is None or row.until > self.on
        }
        stopped = self._stopped()
        marked = self._marked()
        people = whom_on(self.on, {*open_now, *stopped, *marked})
        contacts = contacts_of(self.on, people)
        found = []
        for key, whom in people.items():
            if not place.has_person(whom):
                continue
            tried = contacts.get(key, [])
            if key in stopped:
                found.append(self._stopped_row(whom, stopped[key], lost.get(key), tried, rules))
            elif key in open_now:
                found.append(self._lost_row(whom, open_now[key], tried, rules))
            elif whom.branch_id is not None:
                found.append(_marked_lost(whom, tried))
        found.sort(
            key=lambda one: (not one.is_ripe, one.stopped_on is not None, one.whom.sort_name)
        )
        return found

    def _lost_row(
        self, whom: Whom, row: Any, tried: list[ContactRow], rules: TransferRules
    ) -> OutOfContactRow:
        may_on = rules.lost.may_stop_on(row.since)
        searched = row.searched_on
        if searched is not None and searched > self.on:
            searched = None
        facts = list(rules.facts_of_lost(row.since, searched, self.on))
        if tried and tried[0].was_reached and tried[0].contacted_on > row.since:
            told = Sentence(
                "{day} 已联系上。请登记“联系上”。", day=tried[0].contacted_on.isoformat()
            )
            facts.insert(0, told)
        return OutOfContactRow(
            whom,
            row.id,
            row.since,
            searched,
            None,
            row.note,
            may_on,
            None,
            "",
            None,
            searched is not None and may_on <= self.on,
            tried[0].contacted_on if tried else None,
            tuple(facts),
        )

    def _stopped_row(
        self,
        whom: Whom,
        departure: Any,
        lost: Any,
        tried: list[ContactRow],
        rules: TransferRules,
    ) -> OutOfContactRow:
        stopped_on = departure.left_on.first_day
        was_lost = lost is not None and (lost.until is None or lost.until >= stopped_on)
        removal_on = rules.lost.removal_on(stopped_on) if was_lost else None
        return OutOfContactRow(
            whom,
            lost.id if was_lost else None,
            lost.since if was_lost else None,
            lost.searched_on if was_lost else None,
            lost.until if was_lost else None,
            lost.note if was_lost else "",
            None,
            stopped_on,
            departure.note,
            removal_on,
            removal_on is not None and removal_on <= self.on,
            tried[0].contacted_on if tried else None,
            rules.facts_of_stopped(stopped_on, self.on, was_lost=was_lost),
        )

    def _stopped(self) -> dict[int, Any]:
        """Return the stopping of everybody who is not on the roll again on the day."""
        day = self.on.isoformat()
        found: dict[int, Any] = {}
        for row in (
            Departure.select()
            .where(Departure.left_on <= day)
            .order_by(Departure.left_on, Departure.id)
        ):
            found[row.person_id] = row
        last = {key: row for key, row in found.items() if row.reason is LeaveReason.SUSPENSION}
        here = {
            key
            for some in batches(last)
            for (key,) in rows(
                Membership.select(Membership.person_id).where(
                    Membership.person.in_(some) & valid_on(Membership, self.on)
                )
            )
        }
        return {key: row for key, row in last.items() if key not in here}

    def _marked(self) -> list[int]:
        """Return who has the mark and no entry of 失联 that would tell more."""
        told = OutOfContactSpell.select(OutOfContactSpell.person)
        found = Person.select(Person.id).where(Person.is_out_of_contact & Person.id.not_in(told))
        return [key for (key,) in rows(found)]


def _marked_lost(whom: Whom, tried: list[ContactRow]) -> OutOfContactRow:
    fact = Sentence("名册上标了失联党员，还没有登记从什么时候起联系不上。请登记。")
    return OutOfContactRow(
        whom,
        None,
        None,
        None,
        None,
        "",
        None,
        None,
        "",
        None,
        is_ripe=False,
        last_tried_on=tried[0].contacted_on if tried else None,
        facts=(fact,),
    )


def letter_rows_of(person_id: int, on: date) -> list[TransferRow]:
    """Return the letters of one person up to a day, those that wait first."""
    return TransfersQuery(on, person_id=person_id).fetch()


def away_rows_of(person_id: int, on: date) -> list[AwayRow]:
    """Return when one person was away up to a day, the present time first."""
    return AwayQuery(on, with_ended=True, with_marked=False, person_id=person_id).fetch()


def lost_spells_of(person_id: int, on: date) -> list[tuple[date, date | None, date | None]]:
    """Return first day, day of the search and end of each time that one person was lost."""
    spells = OutOfContactSpell
    found = spells.select().where((spells.person == person_id) & (spells.since <= on.isoformat()))

    def known(day: date | None) -> date | None:
        return day if day is not None and day <= on else None

    return [
        (row.since, known(row.searched_on), known(row.until))
        for row in found.order_by(spells.since.desc())
    ]


def registered_marks() -> dict[int, dict[str, bool]]:
    """Return what the entries tell of the marks 流动 and 失联, by person id."""
    told: dict[int, dict[str, bool]] = {}
    floating = AwaySpell.select(AwaySpell.person_id, AwaySpell.until).where(
        AwaySpell.kind == AwayKind.FLOATING
    )
    lost = OutOfContactSpell.select(OutOfContactSpell.person_id, OutOfContactSpell.until)
    for key, found in (("is_floating", floating), ("is_out_of_contact", lost)):
        for person_id, until in rows(found):
            marks = told.setdefault(person_id, {})
            marks[key] = marks.get(key, False) or until is None
    return told


# Who is meant -----------------------------------------------------------------------------


@dataclass(frozen=True)
class Place:
    """The organisation asked about: its branches, or one party group."""

    branches: frozenset[int] | None = None
    group_id: int | None = None

    @classmethod
    def of(cls, on: date, within: int | None) -> "Place":
        """Return the place of an organisation on a day; None is everywhere."""
        if within is None:
            return cls()
        tree = Tree.on(on)
        node = tree.get(within)
        if node is not None and node.kind is OrganisationKind.PARTY_GROUP:
            parent = node.parent_id
            return cls(frozenset() if parent is None else frozenset({parent}), within)
        return cls(frozenset(tree.below(within)))

    def holds(self, branch_id: int | None) -> bool:
        """Whether a branch lies in it."""
        return self.branches is None or branch_id in self.branches

    def is_group_of(self, whom: Whom) -> bool:
        """Whether somebody is of the group, where one is asked about."""
        return self.group_id is None or whom.group_id == self.group_id

    def has_person(self, whom: Whom) -> bool:
        """Whether somebody stands in it, or stood in it last."""
        return self.holds(whom.last_branch_id) and self.is_group_of(whom)


def whom_on(on: date, people: Collection[int]) -> dict[int, Whom]:
    """Return some people as of a day, by row id."""
    found: dict[int, Whom] = {}
    names = OrganisationNames()
    for some in batches(sorted(people)):
        stages = dict(
            rows(
                StageSpell.select(StageSpell.person_id, StageSpell.stage)
                .where(StageSpell.person.in_(some) & valid_on(StageSpell, on))
                .order_by(StageSpell.id)
            )
        )
        groups = dict(
            rows(
                GroupMembership.select(
                    GroupMembership.person_id, GroupMembership.party_group_id
                ).where(GroupMembership.person.in_(some) & valid_on(GroupMembership, on))
            )
        )
        branch: dict[int, tuple[int, bool]] = {}
        for row in Membership.select().where(Membership.person.in_(some)).order_by(Membership.id):
            begun = row.since is None or row.since.first_day <= on
            is_here = begun and (row.until is None or row.until.first_day > on)
            if begun and (is_here or not branch.get(row.person_id, (0, False))[1]):
                branch[row.person_id] = (row.branch_id, is_here)
        columns = (Person.id, Person.uid, Person.name, Person.sort_name, Person.mobile_phone)
        for key, uid, name, sort_name, phone in rows(
            Person.select(*columns).where(Person.id.in_(some))
        ):
            branch_id, is_here = branch.get(key, (None, False))
            found[key] = Whom(
                key,
                uid,
                name,
                sort_name,
                stages.get(key),
                branch_id if is_here else None,
                branch_id,
                names.on(branch_id, on),
                groups.get(key),
                phone,
            )
    return found
