"""The party groups of the demonstration: leaders who changed, their course, tasks of cadres."""

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from dangjian_desktop.domain.activity_kinds import GROUP_MEETING, TRAINING_COURSE
from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.group_leading import CADRE_BOOK, CADRE_FIELD, REPORTED, TRAINING_BOOK
from dangjian_desktop.domain.ledger_values import Named
from dangjian_desktop.domain.vocabulary import ActivityState, Mark, Post, Stage
from dangjian_desktop.operations.demo.life import Life
from dangjian_desktop.operations.ledgers import add_entry, advance_entry, record_additions
from dangjian_desktop.operations.runner import Writer
from dangjian_desktop.storage.lookups import rows, valid_spells, values_on
from dangjian_desktop.storage.models import (
    Activity,
    Attendance,
    GroupMembership,
    LeadingCadre,
    Person,
    PostSpell,
)

#: One group in so many had another leader before; one in so many was led by whom it recommended.
_HANDED_EVERY, _RECOMMENDED_EVERY = 3, 2
#: One leader in so many missed the course; one cadre in so many has not spoken yet, or was given
#: nothing.
_MISSED_EVERY, _WAITING_EVERY, _NOTHING_EVERY = 6, 4, 7
_A_DAY = timedelta(days=1)


def write_group_life(writer: Writer, plan: Mapping[str, Any], life: Life) -> None:
    """Write it; what differs does so in turn, so no chance of another chapter is drawn."""
    told = plan["group_life"]
    groups = [group for branch in life.roll.branches.values() for group in branch.groups]
    _leaders(writer, life, told, groups)
    _course(writer, life, told, groups)
    _tasks(writer, life, told)


def _leaders(writer: Writer, life: Life, told: Mapping[str, Any], groups: list[int]) -> None:
    """Let some groups have been led by somebody else at first, and some have recommended."""
    handed = date.fromisoformat(told["handed_over"])
    for place, group in enumerate(groups):
        now = [
            spell
            for spell in valid_spells(PostSpell, life.on, organisation=group)
            if spell.post is Post.GROUP_LEADER and spell.since is not None
        ]
        if len(now) != 1 or now[0].until is not None or now[0].since.first_day >= handed:
            continue
        (spell,) = now
        before = _could_have_led(life, group, spell.since.first_day, handed, spell.person_id)
        is_handed = place % _HANDED_EVERY == 0 and before is not None
        by_group = place % _RECOMMENDED_EVERY == 0
        since = PartialDate.of(handed) if is_handed else spell.since
        day = PartialDate.from_iso(told["recommended" if is_handed else "first_recommended"])
        if is_handed:
            writer.insert(
                PostSpell,
                person=before,
                organisation=group,
                post=Post.GROUP_LEADER,
                since=spell.since,
                until=since,
            )
        is_told = by_group and day <= since
        writer.update(PostSpell, spell.id, since=since, elected_on=day if is_told else None)


def _could_have_led(life: Life, group: int, first: date, last: date, leader: int) -> int | None:
    """Return a full member who was in a group all the time from a day to another."""
    for one in life.days.groups[group]:
        held = all(one.span.holds_on(day) for day in (first, last))
        was_full = any(
            span.holds_on(first) and stage is Stage.FULL
            for span, stage in life.days.stages[one.person_id]
        )
        if held and was_full and one.person_id != leader:
            return one.person_id
    return None


def _course(writer: Writer, life: Life, told: Mapping[str, Any], groups: list[int]) -> None:
    """Write the course of the leaders, which some missed, and what the training book tells."""
    day = date.fromisoformat(told["course_on"])
    made = writer.insert(
        Activity,
        kind=TRAINING_COURSE,
        organisation=life.committee,
        title=told["course"],
        state=ActivityState.HELD,
        held_on=day,
        begins="08:30",
        ends="17:00",
        place="培训中心",
        lecturer=told["lecturer"],
        minutes="讲党小组会怎样开、责任清单怎样记、谈心谈话怎样做，分组演练。",
        study_minutes=420,
        due_fixed_on=day,
        recorded_on=day,
        entered_on=day - 20 * _A_DAY,
    )
    leaders = [
        spell.person_id
        for group in groups
        for spell in valid_spells(PostSpell, day, organisation=group)
        if spell.post is Post.GROUP_LEADER
    ]
    writer.insert_many(
        Attendance,
        [
            {
                "activity": made,
                "person": person,
                "mark": Mark.ON_SHIFT if place % _MISSED_EVERY == 1 else Mark.PRESENT,
            }
            for place, person in enumerate(dict.fromkeys(leaders))
        ],
    )
    values = {
        "course": told["course"],
        "level": "矿党委",
        "kind": "党务工作者",
        "hours": Decimal(8),
        "teacher": told["lecturer"],
        "assessment": "研讨发言",
    }
    record_additions(book=TRAINING_BOOK, activity_id=made, values=values, on=life.on).body(writer)


def _tasks(writer: Writer, life: Life, told: Mapping[str, Any]) -> None:
    """Let groups give their leading cadres a task; most spoke to it in a meeting of the group."""
    given = date.fromisoformat(told["given_on"])
    cadres = rows(
        LeadingCadre.select(LeadingCadre.person_id, Person.name)
        .join(Person, on=(LeadingCadre.person == Person.id))
        .order_by(LeadingCadre.id)
    )
    groups = values_on(
        GroupMembership, GroupMembership.party_group, [key for key, _name in cadres], given
    )
    for place, (person, name) in enumerate(cadres):
        group = groups.get(person)
        if group is None or place % _NOTHING_EVERY == 2:
            continue
        task = told["task"][place % len(told["task"])]
        entry = add_entry(
            book=CADRE_BOOK,
            organisation_id=group,
            day=PartialDate.of(given),
            values={
                **task,
                CADRE_FIELD: (Named(name, person),),
                "due_on": PartialDate.from_iso(told["due_on"]),
            },
            on=life.on,
        ).body(writer)
        met = _met(group, person, given, life.on)
        if place % _WAITING_EVERY == 1 or met is None:
            continue
        advance_entry(
            entry_id=entry,
            to=REPORTED,
            day=PartialDate.of(met),
            on=life.on,
            by=Named(name, person),
            values={"way": "党小组会上发言", "topic": task["task"]},
        ).body(writer)


def _met(group: int, person: int, since: date, on: date) -> date | None:
    """Return the last day on which somebody came to a meeting of the group."""
    found = rows(
        Activity.select(Activity.held_on)
        .join(Attendance, on=(Attendance.activity == Activity.id))
        .where(
            (Activity.organisation == group)
            & (Activity.kind == GROUP_MEETING)
            & (Activity.state == ActivityState.HELD)
            & Activity.held_on.between(since + _A_DAY, on)
            & (Attendance.person == person)
            & (Attendance.mark == Mark.PRESENT)
        )
        .order_by(Activity.held_on.desc())
    )
    return found[0][0] if found else None
