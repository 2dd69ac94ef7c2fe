"""Two records of one person become one, or are told apart for good."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from dangjian_desktop.domain.appraisal import APPRAISAL_MARKS, REVIEW_MARKS
from dangjian_desktop.domain.backups import BackupReason
from dangjian_desktop.domain.custom_fields import key_of
from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.merging import (
    JoinedSpans,
    Span,
    StageSpan,
    joined_spans,
    joined_stages,
    months_left,
    suggested_facts,
)
from dangjian_desktop.domain.people import JOB_KEYS, PersonFacts
from dangjian_desktop.domain.progress import Progress
from dangjian_desktop.operations.case_files import join_case_files
from dangjian_desktop.operations.erasing import refuse_erased
from dangjian_desktop.operations.people import write_facts
from dangjian_desktop.operations.runner import RefusedError, Writer, operation
from dangjian_desktop.queries.development import open_case
from dangjian_desktop.queries.duplicates import DuplicateRow, DuplicatesQuery
from dangjian_desktop.queries.points import YEAR_BROUGHT
from dangjian_desktop.storage.database import connection
from dangjian_desktop.storage.lookups import rows
from dangjian_desktop.storage.models import (
    TABLES,
    AdmissionHelper,
    AppraisalTally,
    Attachment,
    Attendance,
    AwaySpell,
    CustomValue,
    Deduction,
    Departure,
    DuesBase,
    DuesWaiver,
    FormerJob,
    GroupMembership,
    LeadingCadre,
    LedgerValue,
    Membership,
    MergedPerson,
    NominationTally,
    OutOfContactSpell,
    PeopleApart,
    Person,
    PersonPhoto,
    PointClass,
    PointExemption,
    PostSpell,
    ReviewMatter,
    ScoreFigure,
    SecretaryReview,
    ShiftEntry,
    StageSpell,
    StarGrant,
    StarLevel,
    StoredFile,
    Table,
    TermNominee,
    VotingBar,
    WrittenOpinion,
)

_GONE = "这两条记录里有一条已经不在了。请重新查找。"
_FACTS = tuple(f.name for f in fields(PersonFacts))


def find_duplicates(on: date, progress: Progress) -> list[DuplicateRow]:
    """Return the pairs that look like one person; may be called on the worker thread.

    Args:
        on: Day as of which branches are told.
        progress: Told what is being done and the share done; what it raises ends the search.
    """
    with connection():
        return DuplicatesQuery(on).fetch(progress)


@dataclass(frozen=True)
class MergeChoices:
    """What the user decided where two records differ.

    Attributes:
        facts: Facts to be taken otherwise than suggested: key to the record (person id) whose
            value stands.
        fields: User-defined fields: column key to the record whose value stands; the kept
            record's stands where nothing is said, completed by the other's.
        history_of: The record whose branches and groups stand where both say something
            different; None for the kept one.
        photo_of: The record whose photo stands; None for the kept one, or the only one there is.
    """

    facts: Mapping[str, int] = field(default_factory=dict)
    fields: Mapping[str, int] = field(default_factory=dict)
    history_of: int | None = None
    photo_of: int | None = None


@operation("合并重复人员", backup=BackupReason.BEFORE_MERGE)
def merge_people(
    writer: Writer,
    *,
    kept_id: int,
    merged_id: int,
    on: date,
    choices: MergeChoices | None = None,
) -> None:
    """Make one record of two of the same person; everything that names the other names this one.

    Facts, stages, branches, groups, posts, jobs, photo, attachments and fields are joined by the
    rules of `domain.merging`; what contradicts the joined record is kept in `MergedPerson`.

    Args:
        kept_id: The record that stays, with its identity.
        merged_id: The record that goes.
        on: Day of the merging.
        choices: What the user decided; the suggestions where left out.

    Raises:
        RefusedError: When both are the same record, one is no more, or each has a way into the
            Party that lasts.
    """
    made = choices or MergeChoices()
    if kept_id == merged_id:
        raise RefusedError("这是同一条记录，不必合并。")
    kept, merged = (Person.get_or_none(Person.id == key) for key in (kept_id, merged_id))
    if kept is None or merged is None:
        raise RefusedError(_GONE)
    for person_id in (kept_id, merged_id):
        refuse_erased(person_id)
    if open_case(kept_id) is not None and open_case(merged_id) is not None:
        raise RefusedError(
            "两条记录各有一件没有办结的发展党员，一个人同时只有一件。"
            "请先在“发展党员”里结束其中一件。"
        )
    left_out: list[tuple[type[Table], int]] = []
    history_id = kept_id if made.history_of is None else made.history_of
    _join_stages(writer, kept_id, merged_id, left_out)
    for table, names, alone in _SPELLS:
        base, other = kept_id, merged_id
        if alone and history_id == merged_id:
            base, other = merged_id, kept_id
        _join_spans(writer, table, names, base, other, alone=alone, left_out=left_out)
    _join_departures(writer, kept_id, merged_id, left_out)
    _join_photos(writer, kept_id, merged_id, made.photo_of, on)
    _join_fields(kept_id, merged_id, made.fields, left_out)
    _join_attendance(writer, kept_id, merged_id, left_out)
    _join_shifts(kept_id, merged_id, left_out)
    _join_appraisals(writer, kept_id, merged_id, left_out)
    _join_reviews(writer, kept_id, merged_id, left_out)
    _join_nominees(writer, kept_id, merged_id, left_out)
    join_case_files(writer, kept_id, merged_id)
    _join_waivers(writer, kept_id, merged_id, left_out)
    _leave_out_twins(kept_id, merged_id, left_out)
    _leave_out_figures(kept_id, merged_id, left_out)
    _leave_out_named_twice(kept_id, merged_id, left_out)
    _join_apart(writer, kept_id, merged_id)
    note = _contents(merged, left_out)
    for table, row_id in left_out:
        writer.delete(table, row_id)
    _point_anew(writer, kept_id, merged_id)
    facts = _joined_facts(kept, merged, made.facts)
    writer.insert(
        MergedPerson,
        uid=merged.uid,
        person=kept_id,
        name=merged.name,
        merged_on=PartialDate.of(on),
        contents=note,
    )
    writer.delete(Person, merged_id)  # first: two people with one ID number are refused
    write_facts(writer, kept_id, facts)


@operation("登记为不同的人")
def mark_people_apart(writer: Writer, *, first_id: int, second_id: int, on: date) -> None:
    """Remember that two records are two people; they are not shown as duplicates any more.

    Raises:
        RefusedError: When both are the same record or one is no more.
    """
    if first_id == second_id:
        raise RefusedError("这是同一条记录。请选两条不同的记录。")
    if Person.select().where(Person.id.in_((first_id, second_id))).count() < 2:
        raise RefusedError(_GONE)
    first, second = sorted((first_id, second_id))
    known = PeopleApart.select().where(
        (PeopleApart.first == first) & (PeopleApart.second == second)
    )
    if not known.exists():
        writer.insert(PeopleApart, first=first, second=second, decided_on=PartialDate.of(on))


@operation("取消“不同的人”")
def remove_people_apart(writer: Writer, *, row_id: int) -> None:
    """Let two records that were told apart be looked at as duplicates again.

    Raises:
        RefusedError: When the decision is no more.
    """
    if PeopleApart.get_or_none(PeopleApart.id == row_id) is None:
        raise RefusedError("这一条已经取消，不必再取消。")
    writer.delete(PeopleApart, row_id)


#: Dated rows, by what two of them are the same thing, and whether one excludes another.
_SPELLS: tuple[tuple[type[Table], tuple[str, ...], bool], ...] = (
    (Membership, ("branch_id",), True),
    (GroupMembership, ("party_group_id",), True),
    (FormerJob, JOB_KEYS, True),
    (PostSpell, ("organisation_id", "post"), False),
    (LeadingCadre, (), True),  # one spell at a time, whatever the title
    (VotingBar, ("reason",), False),
    (PointClass, ("code",), True),
    (AwaySpell, ("kind",), True),
    (OutOfContactSpell, (), True),
    (PointExemption, (), True),  # one at a time: there is no reason that could tell two apart
)
#: What people decided or entered of somebody once, and by what it is the same.
_ONCE: tuple[tuple[type[Table], tuple[str, ...]], ...] = (
    (Deduction, ("activity_id",)),
    (WrittenOpinion, ("vote_id",)),
    (StarLevel, ("organisation_id", "period")),
    (StarGrant, ("organisation_id", "period", "star")),
    (DuesBase, ("since",)),
    (AdmissionHelper, ("case_id", "role", "since")),
)
#: What a row that stays takes over from one that tells the same thing, where it says nothing.
_COMPLETED: Mapping[type[Table], tuple[str, ...]] = {
    PostSpell: ("elected_on",),
    LeadingCadre: ("title",),
    VotingBar: ("note",),
    AwaySpell: ("destination", "host", "host_registered_on", "certificate", "note"),
    OutOfContactSpell: ("searched_on", "note"),
}


def _rows_of(table: Any, person_id: int) -> list[Any]:
    return list(table.select().where(table.person == person_id).order_by(table.id))


def _joined_facts(kept: Any, merged: Any, chosen: Mapping[str, int]) -> dict[str, Any]:
    mine, theirs = (
        PersonFacts(**{key: getattr(person, key) for key in _FACTS}) for person in (kept, merged)
    )
    facts = suggested_facts(mine, theirs)
    for key, person_id in chosen.items():
        facts[key] = getattr(theirs if person_id == merged.id else mine, key)
    return facts


def _join_stages(
    writer: Writer, kept_id: int, merged_id: int, left_out: list[tuple[type[Table], int]]
) -> None:
    """Rewrite the kept record's road to membership; the other's spells go into the note."""
    present, others = _rows_of(StageSpell, kept_id), _rows_of(StageSpell, merged_id)
    joined = joined_stages([_stage(spell) for spell in present], [_stage(s) for s in others])
    by_stage: dict[Any, Any] = {}
    for spell in present:
        if spell.stage in by_stage:
            left_out.append((StageSpell, spell.id))
        else:
            by_stage[spell.stage] = spell
    for span in joined:
        days = {"since": span.since, "since_is_known": span.since_is_known, "until": span.until}
        own = by_stage.get(span.stage)
        if own is None:
            writer.insert(StageSpell, person=kept_id, stage=span.stage, **days)
        else:
            writer.update(StageSpell, own.id, **days)
    left_out += [(StageSpell, spell.id) for spell in others]


def _stage(spell: Any) -> StageSpan:
    return StageSpan(spell.stage, spell.since, bool(spell.since_is_known), spell.until)


def _join_spans(
    writer: Writer,
    table: type[Table],
    names: Sequence[str],
    base_id: int,
    other_id: int,
    *,
    alone: bool,
    left_out: list[tuple[type[Table], int]],
) -> None:
    """Join the spells of two records as if the base had always been right."""

    def spans(person_id: int) -> list[Span]:
        return [
            Span(row.id, tuple(getattr(row, name) for name in names), row.since, row.until)
            for row in _rows_of(table, person_id)
        ]

    joined: JoinedSpans = joined_spans(spans(base_id), spans(other_id), alone=alone)
    for row_id, (since, until) in joined.widened.items():
        writer.update(table, row_id, since=since, until=until)
    if table in _COMPLETED:
        rows_by_id = {
            row.id: row for person in (base_id, other_id) for row in _rows_of(table, person)
        }
        for row_id, own_id in joined.doubled.items():
            _complete(writer, rows_by_id[own_id], rows_by_id[row_id], _COMPLETED[table])
    # What stands in the base already is dropped without loss, but noted like what contradicts it.
    left_out += [(table, row_id) for row_id in (*joined.left_out, *joined.doubled)]


def _join_departures(
    writer: Writer, kept_id: int, merged_id: int, left_out: list[tuple[type[Table], int]]
) -> None:
    told = {(row.left_on, row.reason): row for row in _rows_of(Departure, kept_id)}
    for row in _rows_of(Departure, merged_id):
        own = told.get((row.left_on, row.reason))
        if own is not None:
            _complete(writer, own, row, ("destination", "note"))
            left_out.append((Departure, row.id))


def _complete(writer: Writer, own: Any, other: Any, names: Sequence[str]) -> None:
    """Take over what one row tells and another one of the same thing leaves open."""
    lacking = {name: getattr(other, name) for name in names if not getattr(own, name)}
    writer.update(type(own), own.id, **lacking)


def _join_photos(
    writer: Writer, kept_id: int, merged_id: int, photo_of: int | None, on: date
) -> None:
    """Keep one photo; the other one becomes an attachment."""
    mine, theirs = _rows_of(PersonPhoto, kept_id), _rows_of(PersonPhoto, merged_id)
    if not theirs or not mine:
        return  # the only one there is is pointed anew with everything else
    spare = mine[0] if photo_of == merged_id else theirs[0]
    picture = bytes(spare.picture)
    digest = spare.original or writer.keep_file(picture)
    consent = spare.wall_consent_on
    told = f"，{consent.printed} 同意上墙" if consent is not None else ""
    size = len(picture) if not spare.original else _stored_size(spare.original, len(picture))
    writer.insert(
        Attachment,
        person=kept_id,
        digest=digest,
        name="合并前的照片.jpg",
        size=size,
        note=f"合并重复人员时另一条记录的照片{told}",
        added_on=PartialDate.of(on),
    )
    writer.delete(PersonPhoto, spare.id)


def _stored_size(digest: str, otherwise: int) -> int:
    kept = rows(StoredFile.select(StoredFile.size).where(StoredFile.digest == digest))
    return int(kept[0][0]) if kept else otherwise


def _join_fields(
    kept_id: int,
    merged_id: int,
    chosen: Mapping[str, int],
    left_out: list[tuple[type[Table], int]],
) -> None:
    """Keep one value of each field; one that would make a person its own mention goes too."""
    mine = {row.field_id: row for row in _rows_of(CustomValue, kept_id)}
    for row in _rows_of(CustomValue, merged_id):
        own = mine.get(row.field_id)
        if own is not None:
            spare = own if chosen.get(key_of(row.field.uid)) == merged_id else row
            left_out.append((CustomValue, spare.id))
    noted = {row_id for table, row_id in left_out if table is CustomValue}
    mentions = CustomValue.select().where(CustomValue.mentioned.in_((kept_id, merged_id)))
    left_out.extend(
        (CustomValue, row.id)
        for row in mentions
        if row.person_id in (kept_id, merged_id) and row.id not in noted
    )


def _join_attendance(
    writer: Writer, kept_id: int, merged_id: int, left_out: list[tuple[type[Table], int]]
) -> None:
    """Keep one row of an activity for which both records were listed: the kept record's mark.

    Where only the other one was marked its mark is taken over; due is who was due in either.
    """
    mine = {row.activity_id: row for row in _rows_of(Attendance, kept_id)}
    for row in _rows_of(Attendance, merged_id):
        own = mine.get(row.activity_id)
        if own is None:
            continue
        values = {"is_due": bool(own.is_due or row.is_due)}
        if own.mark is None:
            values |= {"mark": row.mark, "reason": row.reason}
        elif own.mark is row.mark and not own.reason:
            values |= {"reason": row.reason}
        writer.update(Attendance, own.id, **values)
        left_out.append((Attendance, row.id))


def _join_shifts(kept_id: int, merged_id: int, left_out: list[tuple[type[Table], int]]) -> None:
    """Keep the shift of the kept record on a day of which both have one."""
    mine = {row.worked_on for row in _rows_of(ShiftEntry, kept_id)}
    left_out += [
        (ShiftEntry, row.id) for row in _rows_of(ShiftEntry, merged_id) if row.worked_on in mine
    ]


def _join_appraisals(
    writer: Writer, kept_id: int, merged_id: int, left_out: list[tuple[type[Table], int]]
) -> None:
    """Keep one line of a 民主评议 in which both records stand; what it lacks is taken over.

    Two tallies of one person are never added up: the kept record's stands.
    """
    mine = {row.appraisal_id: row for row in _rows_of(AppraisalTally, kept_id)}
    for row in _rows_of(AppraisalTally, merged_id):
        own = mine.get(row.appraisal_id)
        if own is not None:
            _take_over(writer, own, row, APPRAISAL_MARKS)
            _take_over(writer, own, row, ("grade", "decided_on"))
            left_out.append((AppraisalTally, row.id))


def _join_reviews(
    writer: Writer, kept_id: int, merged_id: int, left_out: list[tuple[type[Table], int]]
) -> None:
    """Keep one review of a branch and year that both records have, with the matters of both."""
    mine = {(row.organisation_id, row.year): row for row in _rows_of(SecretaryReview, kept_id)}
    for row in _rows_of(SecretaryReview, merged_id):
        own = mine.get((row.organisation_id, row.year))
        if own is None:
            continue
        if own.activity_id is None:
            writer.update(SecretaryReview, own.id, activity=row.activity_id)
        _complete(writer, own, row, ("reported_on", "presented_on"))
        _complete(writer, own, row, ("feedback_on", "feedback"))
        _take_over(writer, own, row, ("issued", "returned", *REVIEW_MARKS))
        _take_over(writer, own, row, ("grade", "decided_on"))
        for (matter_id,) in rows(
            ReviewMatter.select(ReviewMatter.id).where(ReviewMatter.review == row.id)
        ):
            writer.update(ReviewMatter, matter_id, review=own.id)
        left_out.append((SecretaryReview, row.id))


def _join_nominees(
    writer: Writer, kept_id: int, merged_id: int, left_out: list[tuple[type[Table], int]]
) -> None:
    """Keep one line of an election in which both records were proposed.

    Members who proposed the one and members who proposed the other are different ones: the numbers
    of a group are added up.
    """
    mine = {row.election_id: row for row in _rows_of(TermNominee, kept_id)}
    for row in _rows_of(TermNominee, merged_id):
        own = mine.get(row.election_id)
        if own is None:
            continue
        told = {one.party_group_id: one for one in _tallies(own.id)}
        for tally in _tallies(row.id):
            known = told.get(tally.party_group_id)
            if known is None:
                writer.update(NominationTally, tally.id, nominee=own.id)
            else:
                writer.update(NominationTally, known.id, number=known.number + tally.number)
                left_out.append((NominationTally, tally.id))
        values = {"is_preliminary": bool(own.is_preliminary or row.is_preliminary)}
        writer.update(TermNominee, own.id, **values)
        _complete(writer, own, row, ("approved_on", "post"))
        left_out.append((TermNominee, row.id))


def _join_waivers(
    writer: Writer, kept_id: int, merged_id: int, left_out: list[tuple[type[Table], int]]
) -> None:
    """Keep one waiver of 党费 a month: the other record's holds in the months that are left."""
    taken = [(row.since, row.until) for row in _rows_of(DuesWaiver, kept_id)]
    for row in _rows_of(DuesWaiver, merged_id):
        left = months_left((row.since, row.until), taken)
        if left == [(row.since, row.until)]:
            continue
        told = ("monthly", "requested_on", "approved_on", "approval")
        values = {name: getattr(row, name) for name in told}
        for since, until in left:
            writer.insert(DuesWaiver, person=kept_id, since=since, until=until, **values)
        left_out.append((DuesWaiver, row.id))


def _tallies(nominee_id: int) -> list[Any]:
    return list(NominationTally.select().where(NominationTally.nominee == nominee_id))


def _take_over(writer: Writer, own: Any, other: Any, names: Sequence[str]) -> None:
    """Take over values that belong together, where all of them are open in the row that stays."""
    if all(getattr(own, name) is None for name in names):
        writer.update(type(own), own.id, **{name: getattr(other, name) for name in names})


def _leave_out_twins(kept_id: int, merged_id: int, left_out: list[tuple[type[Table], int]]) -> None:
    """Leave out what both records have where a person has one: the kept record's stands.

    A candidate is left alone: ballots that were read out name its row.
    """
    for table, names in _ONCE:
        mine = {tuple(getattr(row, name) for name in names) for row in _rows_of(table, kept_id)}
        left_out += [
            (table, row.id)
            for row in _rows_of(table, merged_id)
            if tuple(getattr(row, name) for name in names) in mine
        ]


def _leave_out_figures(
    kept_id: int, merged_id: int, left_out: list[tuple[type[Table], int]]
) -> None:
    """Leave out the second figure of one thing.

    A secretary has figures in each branch; the points of a year are the person's, wherever they
    were entered.
    """

    def key(row: Any) -> tuple[str, str, int | None]:
        return row.period, row.part, None if row.part == YEAR_BROUGHT else row.organisation_id

    mine = {key(row) for row in _rows_of(ScoreFigure, kept_id)}
    left_out += [
        (ScoreFigure, row.id) for row in _rows_of(ScoreFigure, merged_id) if key(row) in mine
    ]


def _leave_out_named_twice(
    kept_id: int, merged_id: int, left_out: list[tuple[type[Table], int]]
) -> None:
    """Leave out the second name where both records stand in one field of a row of a ledger."""
    mine = {(row.entry_id, row.field) for row in _rows_of(LedgerValue, kept_id)}
    left_out += [
        (LedgerValue, row.id)
        for row in _rows_of(LedgerValue, merged_id)
        if (row.entry_id, row.field) in mine
    ]


def _join_apart(writer: Writer, kept_id: int, merged_id: int) -> None:
    """Carry over from whom the merged record was told apart."""
    known = {(row.first_id, row.second_id) for row in PeopleApart.select()}
    for row in PeopleApart.select().where(
        (PeopleApart.first == merged_id) | (PeopleApart.second == merged_id)
    ):
        other = row.second_id if row.first_id == merged_id else row.first_id
        pair = tuple(sorted((kept_id, other)))
        if other == kept_id or pair in known:
            writer.delete(PeopleApart, row.id)
        else:
            writer.update(PeopleApart, row.id, first=pair[0], second=pair[1])


def _point_anew(writer: Writer, kept_id: int, merged_id: int) -> None:
    """Let every row that names the merged record name the kept one, whatever table it is in."""
    for table in TABLES:
        for column in table._meta.sorted_fields:
            if getattr(column, "rel_model", None) is not Person:
                continue
            for (row_id,) in rows(table.select(table.id).where(column == merged_id)):
                writer.update(table, row_id, **{column.name: kept_id})


def _contents(merged: Any, left_out: Sequence[tuple[type[Table], int]]) -> str:
    """Return what the merged record said, as JSON: its facts and the rows that are not shown."""
    facts = {key: value for key in _FACTS if (value := getattr(merged, key)) not in (None, "")}
    told = []
    for table, row_id in left_out:
        row = table.get_by_id(row_id)
        values = {
            column.name: row.__data__[column.name]
            for column in table._meta.sorted_fields
            if column.name not in ("id", "person") and row.__data__[column.name] is not None
        }
        told.append({"table": table.table_name(), **values})
    contents = {"person_id": merged.id, "facts": facts, "rows": told}
    return json.dumps(contents, ensure_ascii=False, default=_plain)


def _plain(value: Any) -> Any:
    if isinstance(value, PartialDate):
        return value.iso
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, Decimal):
        return str(value)
    raise TypeError(type(value).__name__)
