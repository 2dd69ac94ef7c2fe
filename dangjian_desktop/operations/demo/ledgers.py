"""The ledgers of the demonstration: a year of hazards, areas, duties, promises and projects.

Written straight into the tables, as the whole demonstration is; a test judges every row by the
rules of its book, so that none stands there which nobody could have entered.
"""

import json
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from dangjian_desktop.domain.activity_kinds import PARTY_LECTURE
from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.ledger_values import Named, Value
from dangjian_desktop.domain.ledgers import OWN_PREFIX, LedgerBook
from dangjian_desktop.domain.vocabulary import Stage
from dangjian_desktop.operations.demo.areas import write_areas
from dangjian_desktop.operations.demo.ledger_year import write_ledger_year
from dangjian_desktop.operations.demo.life import Life
from dangjian_desktop.operations.demo.links import (
    bind,
    next_party_day,
    resolution_left,
    write_outcomes,
)
from dangjian_desktop.operations.demo.roll import DemoBranch, Entered
from dangjian_desktop.operations.ledger_writing import value_columns
from dangjian_desktop.operations.runner import Writer
from dangjian_desktop.queries.ledger_books import books_by_code
from dangjian_desktop.storage.models import (
    LedgerEntry,
    LedgerMilestone,
    LedgerStep,
    LedgerValue,
    OwnBook,
)

#: Months in which hazards were found, and days between finding, last day and each step.
_HAZARD_MONTHS = range(1, 12)
_DAYS_TO_MEND, _DAYS_TO_RECTIFY = 7, 4
#: People of a branch who made a promise.
_PROMISES = 4
#: One branch in so many has a project.
_PROJECT_EVERY = 3

#: A step that was taken: state, day, and who took it.
_Step = tuple[str, date, Named | None]


def write_ledgers(writer: Writer, plan: Mapping[str, Any], life: Life) -> None:
    """Write the rows of every branch, and a book and a field of the mine's own."""
    told = plan["ledgers"]
    _own_book(writer, told)
    shelf = _Shelf(writer, life.on)
    for place, branch in enumerate(life.roll.branches.values()):
        people = [Named(one.facts.name, one.person_id) for one in _members(branch)]
        _hazards(shelf, told, life, branch, people, place)
        write_areas(shelf, told, branch, _members(branch), place)
        _duties(shelf, told, branch, people)
        _resolved(shelf, branch)
        _promises(shelf, told, branch, people)
        _voices(shelf, told, branch, people, place)
        _award(shelf, told, branch, people, place)
        _lectures(shelf, life, branch, people)
        if place % _PROJECT_EVERY == 0:
            _project(shelf, told, branch, people)
        write_ledger_year(shelf, plan["ledger_year"], life, branch, people, place)


def _members(branch: DemoBranch) -> list[Entered]:
    """Return full members who hold no post; of a small branch those who do."""
    settled = [one for one in branch.people if one.stage is Stage.FULL and not one.has_moved]
    ordinary = branch.ordinary()
    return ordinary if len(ordinary) > _PROMISES else settled


class _Shelf:
    """Writes rows with their numbers, values and steps."""

    def __init__(self, writer: Writer, on: date) -> None:
        self.writer, self.on = writer, on
        self._books = books_by_code()
        self._numbers: dict[tuple[str, int, int, bool], int] = {}

    def add(
        self,
        code: str,
        branch: DemoBranch,
        day: date,
        values: Mapping[str, Value | None],
        road: Sequence[_Step] = (),
        *,
        is_anonymous: bool = False,
        activity: int | None = None,
        document: int | None = None,
    ) -> int:
        """Write a row of a branch and return its id; steps that lie ahead are left out."""
        book = self._books[code]
        kept = _month(day) if is_anonymous else PartialDate.of(day)
        taken = [step for step in road if step[1] <= self.on]
        state = taken[-1][0] if taken else book.first_state
        key = (code, branch.branch_id, day.year, is_anonymous)
        number = self._numbers[key] = self._numbers.get(key, 0) + 1
        entry = self.writer.insert(
            LedgerEntry,
            book=code,
            organisation=branch.branch_id,
            activity=activity,
            document=document,
            happened_on=_month(day) if book.day_is_month else kept,
            number=number,
            state=state,
            is_anonymous=is_anonymous,
            entered_on=kept,
            closed_on=None if book.is_open(state) or not taken else self._kept(taken, kept),
        )
        self._values(entry, values)
        self._road(book, entry, kept, taken, is_anonymous=is_anonymous)
        return entry

    def _kept(self, taken: Sequence[_Step], kept: PartialDate) -> PartialDate:
        day = taken[-1][1]
        return _month(day) if kept.day is None else PartialDate.of(day)

    def _values(self, entry: int, values: Mapping[str, Value | None]) -> None:
        self.writer.insert_many(LedgerValue, value_columns(entry, values, is_anonymous=False))

    def _road(
        self,
        book: LedgerBook,
        entry: int,
        kept: PartialDate,
        taken: Sequence[_Step],
        *,
        is_anonymous: bool,
    ) -> None:
        if not book.states:
            return
        self.writer.insert(LedgerStep, entry=entry, state=book.first_state, taken_on=kept)
        for state, day, by in taken:
            self.writer.insert(
                LedgerStep,
                entry=entry,
                state=state,
                taken_on=_month(day) if is_anonymous else PartialDate.of(day),
                taken_by=by.person_id if by else None,
                by_name=by.name if by and by.person_id is None else "",
            )


def _month(day: date) -> PartialDate:
    return PartialDate(day.year, day.month)


def _after(day: date, days: int) -> date:
    return day + timedelta(days)


def _own_book(writer: Writer, told: Mapping[str, Any]) -> None:
    """A book that the mine made, and a field that it added to one of the program's."""
    fields = [
        {"key": f"{OWN_PREFIX}film", "label": "片名", "kind": "text", "required": True},
        {"key": f"{OWN_PREFIX}seen", "label": "观看人数", "kind": "number", "least": 1},
    ]
    table = {"label": told["own_book"], "day_label": "放映日期", "field": fields}
    field = {"key": f"{OWN_PREFIX}risk", "label": "风险牌编号", "kind": "text", "shown": False}
    for place, (code, contents) in enumerate(
        ((f"{OWN_PREFIX}film", {"table": table}), ("hazard", {"changes": {"added": [field]}}))
    ):
        kept = json.dumps(contents, ensure_ascii=False, sort_keys=True)
        writer.insert(OwnBook, code=code, place=place, contents=kept)


def _hazards(
    shelf: _Shelf,
    told: Mapping[str, Any],
    life: Life,
    branch: DemoBranch,
    people: Sequence[Named],
    place: int,
) -> None:
    """A hazard a month, re-checked and closed at the next 主题党日; of the last some are late."""
    closer = Named(told["closer"])
    for month in _HAZARD_MONTHS:
        found = date(shelf.on.year, month, 3 + (place + month) % 14)
        kind = told["hazard"][(place + month) % len(told["hazard"])]
        owner, finder = people[month % len(people)], people[(month + 1) % len(people)]
        due_on = _after(found, _DAYS_TO_MEND)
        done = _after(found, _DAYS_TO_RECTIFY)
        is_late = month == _HAZARD_MONTHS[-1] and place % 2 == 0
        road: list[_Step] = [("rectified", done, owner)]
        takers = {"checked": finder, "closed": closer}
        met = next_party_day(life, branch, done)
        if met is not None:
            road += [(state, met.day, by) for state, by in takers.items()]
        values: dict[str, Value | None] = {
            "place": kind["place"],
            "content": kind["content"],
            "kind": kind["kind"],
            "measures": kind["measures"],
            "found_by": (finder,),
            "level": "一般（C级）",
            "crew": branch.plan["section"],
            "owner": (owner,),
            "funds": "无需",
            "due_on": PartialDate.of(due_on),
            "plan": "无需",
        }
        entry = shelf.add("hazard", branch, found, values, () if is_late else road)
        if met is not None and not is_late:
            write_outcomes(shelf.writer, branch, entry, kind["content"], met, takers)


def _duties(
    shelf: _Shelf, told: Mapping[str, Any], branch: DemoBranch, people: Sequence[Named]
) -> None:
    for place, duty in enumerate(told["duty"]):
        values = {**duty, "owner": (people[place % len(people)],), "source": "年度计划"}
        shelf.add("duty_list", branch, date(shelf.on.year, 1, 8), values)


def _resolved(shelf: _Shelf, branch: DemoBranch) -> None:
    """A resolution of the last meeting that went over into the 责任清单."""
    found = resolution_left(branch)
    if found is not None:
        uid, values, day = found
        bind(shelf.writer, shelf.add("duty_list", branch, day, values), uid)


def _promises(
    shelf: _Shelf, told: Mapping[str, Any], branch: DemoBranch, people: Sequence[Named]
) -> None:
    for place, person in enumerate(people[:_PROMISES]):
        values = {
            **told["promise"][place % len(told["promise"])],
            "person": (person,),
            "term": "年度",
            "due_on": PartialDate(shelf.on.year, 12, 20),
            "may_hang": place % 2 == 0,
        }
        shelf.add("commitment", branch, date(shelf.on.year, 2, 10), values)


def _voices(
    shelf: _Shelf,
    told: Mapping[str, Any],
    branch: DemoBranch,
    people: Sequence[Named],
    place: int,
) -> None:
    """What workers said: by name, without one, and how many spoke of it; and what was stopped."""
    year = shelf.on.year
    said = date(year, 9, 3 + place)
    handler = people[place % len(people)]
    due_on = PartialDate.of(_after(said, 15))
    values = {**told["appeal"], "handler": (handler,), "due_on": due_on, "way": "座谈"}
    road: list[_Step] = [("handling", said, handler), ("answered", _after(said, 9), handler)]
    shelf.add("appeal", branch, said, values, road)
    if place % 2 == 0:
        quiet: list[_Step] = [("answered", date(year, 10, 9), None)]
        shelf.add("appeal", branch, date(year, 10, 9), told["anonymous"], quiet, is_anonymous=True)
    concern = {**told["concern"]}
    counted = {key: Decimal(concern.pop(key)) for key in ("count", "asked")}
    shelf.add("concern_analysis", branch, date(year, 9, 30), {**concern, **counted})
    stopped = {**told["violation"], "stopped_by": (handler,), "is_settled": True}
    shelf.add("stopped_violation", branch, date(year, 8, 4 + place), stopped)


def _award(
    shelf: _Shelf,
    told: Mapping[str, Any],
    branch: DemoBranch,
    people: Sequence[Named],
    place: int,
) -> None:
    """A prize of the third quarter: paid by most in time, by some late, by a few not yet."""
    decided = date(shelf.on.year, 10, 8)
    paid = _after(decided, 5 + 3 * place)
    is_paid = place % 5 != 0 and paid <= shelf.on
    values = {
        **told["award"],
        "money": Decimal(told["award"]["money"]),
        "level": "支部",
        "people": (people[0], people[-1]),
        "handler": (people[0],),
        "promised_on": PartialDate.of(_after(decided, 20)),
        "paid_on": PartialDate.of(paid) if is_paid else None,
    }
    shelf.add("award", branch, decided, values, [("paid", paid, None)] if is_paid else ())


def _lectures(shelf: _Shelf, life: Life, branch: DemoBranch, people: Sequence[Named]) -> None:
    """What was noted of lectures, in the book that is a view on them; the last one waits."""
    held = [one for one in life.held[branch.name, PARTY_LECTURE] if one[0] < shelf.on]
    for day, activity in held[:-1]:
        values: dict[str, Value | None] = {
            "topic": "把安全责任扛在肩上",
            "points": "一、为什么讲安全。二、身边的两次险情。三、党员怎么做。",
            "audience": "本支部党员和入党积极分子",
            "reviewed_by": (people[0],),
            "reviewed_on": PartialDate.of(_after(day, -3)),
        }
        shelf.add("lesson_plan", branch, day, values, activity=activity)


def _project(
    shelf: _Shelf, told: Mapping[str, Any], branch: DemoBranch, people: Sequence[Named]
) -> None:
    """A project with its stages, and what the secretary set out to solve."""
    began = date(shelf.on.year, 3, 10)
    plan = dict(told["project"][0])
    stages = plan.pop("stages")
    due_on = PartialDate(shelf.on.year, 12, 15)
    values = {
        **plan,
        "leader": (people[0],),
        "members": tuple(people[:4]),
        "due_on": due_on,
        "funds": Decimal(3000),
        "branch_opinion": "同意立项，支委会每季度听一次进展。",
    }
    approved: list[_Step] = [("approved", _after(began, 12), Named("矿党委"))]
    project = shelf.add("project", branch, began, values, approved)
    for place, title in enumerate(stages):
        stage_on = date(shelf.on.year, 6 + 3 * place, 20)
        done_on = _after(stage_on, -2) if stage_on < shelf.on else None
        shelf.writer.insert(
            LedgerMilestone, entry=project, title=title, due_on=stage_on, done_on=done_on
        )
    solved = {**told["breakthrough"], "secretary": (people[0],), "due_on": due_on}
    working: list[_Step] = [("working", _after(began, 3), people[0])]
    shelf.add("breakthrough", branch, began, solved, working)
