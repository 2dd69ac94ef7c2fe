"""Measures of safety: areas, hazards, violations that were stopped, lessons.

How many hazards somebody reported or how many violations somebody stopped lowers nothing: only what
was not put right in time, or not told in full. Who broke a rule stands in no book of this program
(a ledger that names them would keep people from stopping each other), so violations by members are
judged by people, with evidence.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from peewee import fn

from dangjian_desktop.domain.cells import without_spaces
from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.duty_areas import (
    AREA_BOOK,
    COVERAGE_LABELS,
    CREW_GONE,
    Coverage,
    crews_named,
)
from dangjian_desktop.domain.filters import Days
from dangjian_desktop.domain.measure_rules import LessonRule, hazard_fields, lesson_rule
from dangjian_desktop.domain.measured import Record, RecordKind, Unknown
from dangjian_desktop.domain.obligations import Every
from dangjian_desktop.domain.problems import Sentence, Word
from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.queries.comparisons import between
from dangjian_desktop.queries.duty_areas import HAZARD_BOOK
from dangjian_desktop.queries.measures.held import (
    HELD_READS,
    Held,
    held,
    held_between,
    is_recorded,
    texts_between,
)
from dangjian_desktop.queries.measures.organisation_life import NO_ACTIVITIES
from dangjian_desktop.queries.measures.places import (
    NOTHING_DUE,
    Answer,
    ending,
    not_due_yet,
    places,
    record_of,
    whole,
)
from dangjian_desktop.queries.measures.registry import Scope, measure
from dangjian_desktop.queries.measures.rows import (
    ROW_READS,
    Row,
    book,
    days_of,
    has_rows,
    late_of,
    no_rows,
    number_of,
    rows_within,
    texts_of,
    titles,
    values_among,
)
from dangjian_desktop.storage.database import stored_rows
from dangjian_desktop.storage.models import (
    FormerJob,
    LedgerEntry,
    LedgerValue,
    Membership,
    Person,
    ShiftCrew,
    StageSpell,
)
from dangjian_desktop.storage.models.base import valid_on
from dangjian_desktop.storage.rulebook import rules_on

_VIOLATIONS = "stopped_violation"


# Hazards -------------------------------------------------------------------------


@measure(
    "overdue_hazards",
    "隐患逾期没有闭环",
    "条",
    "整改时限的最后一天在本期，到那天还没有销号的隐患条数；后来销号的仍算。"
    "上报了多少条不影响。隐患台账从来没有记过的支部待评。",
    reads=ROW_READS,
)
def overdue_hazards(scope: Scope) -> Answer:
    """Count hazards that were not closed by their last day."""
    return late_of(scope, book(HAZARD_BOOK))


@measure(
    "hazard_fields_missing",
    "隐患五定缺项",
    "处",
    "本期登记的隐患里，五定（规则“隐患五定是台账的哪几项”）空着的处数；写“无需”或 0 的不算缺，"
    "补填了就不算。隐患台账从来没有记过的支部待评。",
    reads=ROW_READS | {Topic.RULE},
)
def hazard_fields_missing(scope: Scope) -> Answer:
    """Count empty fields of the 五定 in rows of the period; filled in later they are not empty."""
    hazards = book(HAZARD_BOOK)
    keys = hazard_fields(rules_on(scope.until).values_of("measures.hazard_fields"))
    asked = [one for one in hazards.used_fields if one.key in keys]
    rows = rows_within(scope, hazards)
    filled = _filled(scope, [one.key for one in asked])
    every = [row for some in rows.values() for row in some]
    named = titles(scope, hazards, every)
    present: Mapping[str, Mapping[int, str]] = {}
    if scope.with_records:
        lacking = [row.entry_id for row in every if filled.get(row.entry_id, 0) < len(asked)]
        present = {one.key: values_among(one.key, lacking) for one in asked}
    answer: Answer = {}
    for branch in scope.branches:
        own = rows.get(branch, [])
        if not own and not has_rows(scope, HAZARD_BOOK, branch):
            answer[branch] = no_rows(hazards)
            continue
        empty = {row: len(asked) - filled.get(row.entry_id, 0) for row in own}
        number = sum(empty.values())
        note = None if own else NOTHING_DUE
        if not scope.with_records:
            answer[branch] = whole(number, note=note)
            continue
        faulty = [row for row in own if empty[row]]
        records = [
            replace(
                row.record(
                    hazards,
                    "：没有填{fields}",
                    named.get(row.entry_id, ""),
                    fields=tuple(
                        Word(one.label) for one in asked if row.entry_id not in present[one.key]
                    ),
                ),
                count=Decimal(empty[row]),
            )
            for row in faulty
        ]
        proofs = [
            row.record(hazards, "：五定齐", named.get(row.entry_id, ""))
            for row in own
            if not empty[row]
        ]
        answer[branch] = whole(number, records, proofs, note)
    return answer


def _filled(scope: Scope, keys: Sequence[str]) -> Mapping[int, int]:
    """Return how many of some fields are filled in each hazard of the period."""
    entry, value, here = LedgerEntry, LedgerValue, places(scope)
    return dict(
        stored_rows(
            entry.select(entry.id, fn.COUNT(value.field.distinct()))
            .join(value, on=(value.entry == entry.id))
            .where(
                (entry.book == HAZARD_BOOK)
                & here.of(entry.organisation)
                & between(entry.happened_on, days_of(scope))
                & value.field.in_(list(keys))
            )
            .group_by(entry.id)
        )
    )


# Reports -------------------------------------------------------------------------


@measure(
    "reported_hazards",
    "上报隐患",
    "条",
    "本期登记的隐患条数。多报不是坏事，不宜按它扣分。隐患台账从来没有记过的支部待评。",
    reads=ROW_READS,
    counts_reports=True,
)
def reported_hazards(scope: Scope) -> Answer:
    """Count the hazards of the period."""
    return number_of(scope, book(HAZARD_BOOK))


@measure(
    "stopped_violations",
    "制止三违",
    "次",
    "本期党员当场制止三违的次数，按程度分。制止得多不是坏事，不宜按它扣分。从来没有记过的支部待评。",
    reads=ROW_READS,
    levels=("轻微", "一般", "严重"),
    counts_reports=True,
)
def stopped_violations(scope: Scope) -> Answer:
    """Count violations that members stopped; who was stopped stands nowhere."""
    return number_of(scope, book(_VIOLATIONS), level="level", is_named=False)


# Areas ---------------------------------------------------------------------------


class _DutyArea(NamedTuple):
    """An area of a branch as far as coverage asks; see `domain.duty_areas.Area`."""

    row: Row
    branch_id: int
    crews: tuple[str, ...]
    stands: bool
    is_crew_gone: bool


def _areas(scope: Scope) -> Mapping[int, list[_DutyArea]]:
    """Return the areas that were drawn up to the last day that can be judged, by branch."""
    areas = book(AREA_BOOK)
    rows, told = rows_within(scope, areas, Days(None, scope.until)), _area_texts(scope)
    found: dict[int, list[_DutyArea]] = {}
    for branch, own in rows.items():
        found[branch] = []
        for row in own:
            closed = row.closed_on and PartialDate.from_iso(row.closed_on).first_day
            stands = not closed or closed > scope.until
            is_gone = not stands and told["end_reason"].get(row.entry_id) == CREW_GONE
            named = crews_named(told["crew"].get(row.entry_id, ""))
            found[branch].append(_DutyArea(row, branch, named, stands, is_gone))
    return found


def _area_texts(scope: Scope) -> Mapping[str, Mapping[int, str]]:
    keys = ("crew", "end_reason", "plate_on")
    return scope.once("area_texts", lambda one: texts_of(book(AREA_BOOK), keys, one))


def _answering(scope: Scope) -> Mapping[int, set[int]]:
    """Return who of the people on the roll answers for each area."""
    value, entry = LedgerValue, LedgerEntry
    found: defaultdict[int, set[int]] = defaultdict(set)
    for key, person in stored_rows(
        value.select(value.entry_id, value.person_id)
        .join(entry, on=(value.entry == entry.id))
        .join(Membership, on=(Membership.person == value.person))
        .join(StageSpell, on=(StageSpell.person == value.person))
        .where(
            (entry.book == AREA_BOOK)
            & places(scope).of(entry.organisation)
            & (value.field == "members")
            & valid_on(Membership, scope.until)
            & valid_on(StageSpell, scope.until)
        )
    ):
        found[key].add(person)
    return found


def _crews(scope: Scope) -> Mapping[int, set[str]]:
    """Return the crews of each branch that are surely there, beside those that areas name.

    They are those in which somebody of the roll works on the day, and the 轮班组 in which nobody
    does; who has another job since works where he or she worked then.
    """
    day, person, member = scope.until, Person, Membership
    then: dict[int, tuple[str, str]] = {}
    job = FormerJob
    for key, crew, shift_crew in stored_rows(
        job.select(job.person_id, job.crew, job.shift_crew)
        .where(job.until > day.isoformat())
        .order_by(job.until.desc(), job.id)
    ):
        then[key] = (crew, shift_crew)
    selected = (
        member.select(member.branch_id, person.crew, person.shift_crew)
        .join(person, on=(member.person == person.id))
        .join(StageSpell, on=(StageSpell.person == person.id))
        .where(places(scope).of(member.branch) & valid_on(member, day) & valid_on(StageSpell, day))
    )
    later = job.select(job.person).where(job.until > day.isoformat())
    told = stored_rows(selected.where(person.id.not_in(later)).distinct())
    if then:
        moved = selected.where(person.id.in_(later)).select_extend(person.id)
        told += [(branch, *then[key]) for branch, _crew, _shift, key in stored_rows(moved)]
    found: defaultdict[int, set[str]] = defaultdict(set)
    in_shifts: set[tuple[int, str]] = set()
    for branch, crew, shift_crew in told:
        in_shifts.add((branch, shift_crew))
        if without_spaces(crew):
            found[branch].add(without_spaces(crew))
    shift = ShiftCrew
    for branch, name in stored_rows(
        shift.select(shift.organisation_id, shift.name).where(places(scope).of(shift.organisation))
    ):
        if (branch, name) not in in_shifts and without_spaces(name):
            found[branch].add(without_spaces(name))
    return found


_AREA_READS = ROW_READS | {
    Topic.MEMBERSHIP,
    Topic.STAGE,
    Topic.JOB,
    Topic.SHIFT,
}


@measure(
    "uncovered_crews",
    "没有责任党员的班组",
    "个",
    "本期最后一天（本期没有完就是今天）没有责任区、或责任党员都不在册的班组个数，与责任区页的空白班组一致。"
    "从来没有划过责任区的支部待评。",
    reads=_AREA_READS,
)
def uncovered_crews(scope: Scope) -> Answer:
    """Count crews for which nobody answers, as `CrewCoverageQuery` finds them."""
    areas, answering = scope.once("duty_areas", _areas), _answering(scope)
    crews = _crews(scope)
    answer: Answer = {}
    for branch in scope.branches:
        own = areas.get(branch, ())
        if not own:
            answer[branch] = no_rows(book(AREA_BOOK))
            continue
        named = {crew for area in own if not area.is_crew_gone for crew in area.crews}
        state = dict.fromkeys(named | crews.get(branch, set()), Coverage.NO_AREA)
        for area in own:
            for crew in area.crews if area.stands else ():
                if answering.get(area.row.entry_id):
                    state[crew] = Coverage.COVERED
                elif state.get(crew) is not Coverage.COVERED:
                    state[crew] = Coverage.NOBODY_LEFT
        gaps = sorted(crew for crew, how in state.items() if how is not Coverage.COVERED)
        if not scope.with_records:
            answer[branch] = whole(len(gaps))
            continue
        records = [
            record_of(
                scope,
                branch,
                "{crew}：{state}",
                scope.until,
                crew=crew,
                state=Word(COVERAGE_LABELS[state[crew]]),
            )
            for crew in gaps
        ]
        proofs = [
            area.row.record(book(AREA_BOOK), "：{crews}", crews=area.crews)
            for area in own
            if area.stands and area.crews and answering.get(area.row.entry_id)
        ]
        answer[branch] = whole(len(gaps), records, proofs)
    return answer


@measure(
    "areas_without_plate",
    "责任区没有挂牌",
    "个",
    "本期最后一天（本期没有完就是今天）现行的责任区里，没有挂牌日期的个数；期后补挂的仍算。"
    "从来没有划过责任区的支部待评。",
    reads=ROW_READS,
)
def areas_without_plate(scope: Scope) -> Answer:
    """Count areas that stood without a plate on the last day that can be judged."""
    areas, plates = scope.once("duty_areas", _areas), _area_texts(scope)["plate_on"]
    last = scope.until.isoformat()
    named = titles(
        scope,
        book(AREA_BOOK),
        (area.row for some in areas.values() for area in some if area.stands),
    )
    answer: Answer = {}
    for branch in scope.branches:
        if not areas.get(branch):
            answer[branch] = no_rows(book(AREA_BOOK))
            continue
        own = [area.row for area in areas[branch] if area.stands]
        lacking = [row for row in own if plates.get(row.entry_id, "9") > last]
        note = None if own else NOTHING_DUE
        if not scope.with_records:
            answer[branch] = whole(len(lacking), note=note)
            continue
        records, proofs = (
            [row.record(book(AREA_BOOK), words, named.get(row.entry_id, "")) for row in some]
            for words, some in (
                ("：没有挂牌", lacking),
                ("：已挂牌", [row for row in own if row not in lacking]),
            )
        )
        answer[branch] = whole(len(lacking), records, proofs, note)
    return answer


# Lessons -------------------------------------------------------------------------


def lessons_missing(scope: Scope, rule: LessonRule, what: str) -> Answer:
    """Return in how many months (or quarters) there was no lesson about something.

    A period counts when its last day lies in that of the scope and has passed.
    """
    due, passed = ending(scope, Every(rule.every))
    found: Mapping[int, Sequence[Held]] = {}
    if passed:
        found = _lessons(scope, rule, passed[0].first, passed[-1].last)
    answer: Answer = {}
    for branch in scope.branches:
        if not due:
            answer[branch] = whole(0, note=NOTHING_DUE)
            continue
        if not is_recorded(scope, branch):
            answer[branch] = Unknown(NO_ACTIVITIES)
            continue
        own = found.get(branch, ())
        lacking = [
            one
            for one in passed
            if not any(one.first <= lesson.held_on <= one.last for lesson in own)
        ]
        note = not_due_yet(len(due) - len(passed))
        if not scope.with_records:
            answer[branch] = whole(len(lacking), note=note)
            continue
        records = [
            Record(
                RecordKind.OBLIGATION,
                "",
                Sentence("{period}：没有{what}", period=one.label, what=Word(what)),
                one.last,
            )
            for one in lacking
        ]
        answer[branch] = whole(len(lacking), records, [one.record() for one in own], note)
    return answer


def _lessons(
    scope: Scope, rule: LessonRule, first: date, last: date
) -> Mapping[int, Sequence[Held]]:
    """Return the activities between two days that are of one of the kinds and say a word."""
    is_whole = first == scope.first and last == scope.until
    every = held(scope) if is_whole else held_between(scope, first, last)
    said = texts_between(scope, first, last)
    return {
        branch: [
            one
            for one in own
            if one.kind in rule.kinds
            and any(word in said.get(one.activity_id, "") for word in rule.words)
        ]
        for branch, own in every.items()
    }


@measure(
    "missing_safety_lessons",
    "安全课少上",
    "次",
    "规则“安全课、警示教育怎样认出来”要求的各月里，没有标题、内容写到安全的学习或党课的月数；后来补登记的算上过。"
    "本期一次活动也没有登记的支部待评。",
    reads=HELD_READS,
)
def missing_safety_lessons(scope: Scope) -> Answer:
    """Count months without a lesson about safety, told by kind and words."""
    rule = lesson_rule(rules_on(scope.period.last).values_of("measures.safety_lesson"))
    return lessons_missing(scope, rule, "安全课或警示教育")
