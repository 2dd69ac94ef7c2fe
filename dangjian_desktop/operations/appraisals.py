"""民主评议党员: who is rated, the tally of the ballots, and the grade that people decided.

Only the tally is kept, no ballot; the grade is entered as decided and never follows from the tally.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any

from dangjian_desktop.domain.appraisal import APPRAISAL_MARKS, ISSUED, Marks, ballot_problems
from dangjian_desktop.domain.problems import InputError
from dangjian_desktop.domain.vocabulary import (
    AppraisalGrade,
    ClosingSubject,
    OrganisationKind,
)
from dangjian_desktop.operations.closings import refuse_when_closed
from dangjian_desktop.operations.runner import RefusedError, Writer, operation
from dangjian_desktop.operations.standing import standing_row
from dangjian_desktop.operations.text_limits import trimmed
from dangjian_desktop.queries.organisations import Tree
from dangjian_desktop.queries.roster import RosterQuery, Scope
from dangjian_desktop.storage.models import Activity, Appraisal, AppraisalTally, Person

#: The kind of activity that a 民主评议 is.
KIND = "democratic_appraisal"
_LONGEST_REASON = 200
_GONE = "这次民主评议已经不在了，可能刚被撤销。请重新打开。"


@operation("开始民主评议")
def add_appraisal(
    writer: Writer,
    *,
    organisation_id: int,
    year: int,
    on: date,
    activity_id: int | None = None,
    held_on: date | None = None,
) -> int:
    """Begin the 民主评议 of a branch for a year and return its row id.

    Everybody of the roll with 正式 or 预备 is on the list, as of the day of the meeting, or of
    today where none is set yet.

    Raises:
        RefusedError: When it was begun already, the organisation is no branch, nobody is on its
            roll, or the activity is none of it.
    """
    _refuse_closed(organisation_id, year)
    held = held_day(KIND, organisation_id, activity_id, held_on, on)
    day = min(held or on, on)
    node = Tree.on(day).get(organisation_id)
    if node is None or node.kind is not OrganisationKind.BRANCH:
        raise RefusedError("民主评议按党支部进行，这一天没有这个党支部。请重新选择。")
    same = (Appraisal.organisation == organisation_id) & (Appraisal.year == year)
    if Appraisal.get_or_none(same) is not None:
        raise RefusedError(
            "{name}{year}年的民主评议已经开始了，不必再建。", name=node.name, year=year
        )
    members = RosterQuery(day, scope=Scope.MEMBERS, within=organisation_id).fetch()
    if not members:
        raise RefusedError(
            "{name}在{day}没有在册党员。请先在名册里登记。", name=node.name, day=day.isoformat()
        )
    appraisal_id = writer.insert(
        Appraisal, organisation=organisation_id, year=year, activity=activity_id, held_on=held
    )
    writer.insert_many(
        AppraisalTally,
        [{"appraisal": appraisal_id, "person": row.person_id} for row in members],
    )
    return appraisal_id


@operation("修改民主评议")
def change_appraisal(
    writer: Writer,
    *,
    appraisal_id: int,
    on: date,
    held_on: date | None,
    activity_id: int | None = None,
    note: str = "",
) -> None:
    """Say when it was held, at which activity, and what is to be remembered of it.

    Raises:
        RefusedError: When it is no more, the day lies ahead, or the activity is none of it.
    """
    row = _standing(appraisal_id)
    held = held_day(KIND, row.organisation_id, activity_id, held_on, on)
    if held is not None and held > on:
        raise RefusedError("{day}还没有到。请填已经开过的日期。", day=held.isoformat())
    writer.update(Appraisal, row.id, activity=activity_id, held_on=held, note=note.strip())


@operation("删除民主评议")
def remove_appraisal(writer: Writer, *, appraisal_id: int) -> None:
    """Take a 民主评议 back that was begun by mistake.

    Raises:
        RefusedError: When it is no more, or a tally or a grade was entered.
    """
    row = _standing(appraisal_id)
    tallies = list(AppraisalTally.select().where(AppraisalTally.appraisal == row.id))
    if row.returned is not None or any(one.grade is not None for one in tallies):
        raise RefusedError("已经录入票数或等次，不能删除。请先用“撤销”退回，或更正票数。")
    for one in tallies:
        writer.delete(AppraisalTally, one.id)
    writer.delete(Appraisal, row.id)


@operation("增加参评人员")
def add_rated_people(
    writer: Writer, *, appraisal_id: int, person_ids: Collection[int], reason: str, on: date
) -> None:
    """Put people on the list who were not on the roll of the day; the reason stands in the note.

    Raises:
        RefusedError: When no reason is given, or somebody is on the list already.
    """
    row = _standing(appraisal_id)
    listed = {one.person_id for one in _tallies(row.id)}
    names = _names(person_ids)
    twice = [names[key] for key in person_ids if key in listed]
    if twice:
        raise RefusedError("{names}已经在名单里，不必再加。", names=tuple(twice))
    _note(writer, row, "增加", names.values(), reason, on)
    writer.insert_many(AppraisalTally, [{"appraisal": row.id, "person": key} for key in names])


@operation("移出参评人员")
def remove_rated_people(
    writer: Writer, *, appraisal_id: int, person_ids: Collection[int], reason: str, on: date
) -> None:
    """Take people off the list; the reason stands in the note.

    Raises:
        RefusedError: When no reason is given, somebody is not on the list, or marks or a grade of
            somebody were entered.
    """
    row = _standing(appraisal_id)
    names = _names(person_ids)
    listed = {one.person_id: one for one in _tallies(row.id)}
    for key, name in names.items():
        one = listed.get(key)
        if one is None:
            raise RefusedError("{name}不在名单里。请重新选择。", name=name)
        if one.grade is not None or getattr(one, APPRAISAL_MARKS[0]) is not None:
            raise RefusedError("{name}已经录入票数或等次，不能移出。请先清除。", name=name)
    _note(writer, row, "移出", names.values(), reason, on)
    for key in names:
        writer.delete(AppraisalTally, listed[key].id)


@operation("录入民主评议票数")
def record_tally(
    writer: Writer,
    *,
    appraisal_id: int,
    issued: int | None,
    returned: int | None,
    marks: Mapping[int, Marks],
) -> None:
    """Enter the tally of the ballots: all at once, in the place of the one before.

    Args:
        writer: Writes.
        appraisal_id: The 民主评议.
        issued: Ballots handed out. returned: ballots that came back.
        marks: By row id of the person, the marks, best first; a line left empty is not counted.

    Raises:
        RefusedError: When it is no more, its year is closed, or somebody is not on the list.
        InputError: With everything that is wrong, each at its field (``issued``, ``returned``,
            ``<person id>.<grade>``).
    """
    row = _standing(appraisal_id)
    problems = ballot_problems(
        issued, returned, {str(key): counts for key, counts in marks.items()}, APPRAISAL_MARKS
    )
    if problems:
        raise InputError(*problems)
    listed = {one.person_id: one for one in _tallies(row.id)}
    if not marks.keys() <= listed.keys():
        raise RefusedError("有人已经不在名单里。请重新打开再录入。")
    writer.update(Appraisal, row.id, **{ISSUED: issued, "returned": returned})
    for key, counts in marks.items():
        values = dict(zip(APPRAISAL_MARKS, counts, strict=True))
        writer.update(AppraisalTally, listed[key].id, **values)


@operation("登记评议等次")
def apply_appraisal_grade(
    writer: Writer,
    *,
    appraisal_id: int,
    person_ids: Collection[int],
    grade: AppraisalGrade | None,
    decided_on: date | None,
    on: date,
) -> None:
    """Enter the grade that the committee or the 党员大会 decided; None takes it back.

    Raises:
        RefusedError: When it is no more, its year is closed, somebody is not on the list, or the
            day of the decision is missing, ahead, or before the meeting.
    """
    row = _standing(appraisal_id)
    listed = {one.person_id: one for one in _tallies(row.id)}
    if not person_ids or not set(person_ids) <= listed.keys():
        raise RefusedError("还没有选人，或者有人已经不在名单里。请重新选择。")
    if grade is not None:
        if decided_on is None:
            raise RefusedError("还没有填研究决定的日期。请填支委会或党员大会的日期。")
        if decided_on > on or (row.held_on is not None and decided_on < row.held_on):
            raise RefusedError(
                "决定日期{day}不在评议会之后、今天之前。请核对。", day=decided_on.isoformat()
            )
    for key in person_ids:
        day = None if grade is None else decided_on
        writer.update(AppraisalTally, listed[key].id, grade=grade, decided_on=day)


def _standing(appraisal_id: int) -> Any:
    row = standing_row(Appraisal, appraisal_id, RefusedError(_GONE))
    _refuse_closed(row.organisation_id, row.year)
    return row


def _refuse_closed(organisation_id: int, year: int) -> None:
    refuse_when_closed(ClosingSubject.SCORE, organisation_id, str(year))


def _tallies(appraisal_id: int) -> Sequence[Any]:
    return list(AppraisalTally.select().where(AppraisalTally.appraisal == appraisal_id))


def held_day(
    kind: str, organisation_id: int, activity_id: int | None, otherwise: date | None, on: date
) -> date | None:
    """Return the day of a meeting: that of the activity where one is named.

    Raises:
        RefusedError: When the activity is no more, of another kind, or of another branch.
    """
    if activity_id is None:
        return otherwise
    activity = Activity.get_or_none(id=activity_id)
    tree = Tree.on(on)
    near = {row.organisation_id for row in tree.path(organisation_id)}
    near |= tree.below(organisation_id)
    if activity is None or activity.kind != kind or activity.organisation_id not in near:
        raise RefusedError("选的活动种类不对，不是这个支部的，或者已经不在了。请重新选择。")
    found: date = activity.held_on
    return found


def _names(person_ids: Collection[int]) -> dict[int, str]:
    found = {row.id: row.name for row in Person.select().where(Person.id.in_(list(person_ids)))}
    if not person_ids or len(found) < len(set(person_ids)):
        raise RefusedError("还没有选人，或者选的人已经不在了。请重新选择。")
    return found


def _note(
    writer: Writer, row: Any, what: str, names: Collection[str], reason: str, on: date
) -> None:
    told = trimmed(reason, _LONGEST_REASON)
    if not told:
        raise RefusedError("还没有写理由。请写明为什么增加或移出。")
    line = f"{on.isoformat()} {what}{'、'.join(names)}：{told}"
    writer.update(Appraisal, row.id, note="\n".join(filter(None, (row.note, line))))
