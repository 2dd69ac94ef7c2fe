"""Sets up organisations and people for tests, through the same operations that a user runs.

Every function returns the row id of what it made. The set-up has a runner of its own, so it is
not on the undo stack of the runner or desk that a test works with. All people are invented.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

from dangjian_desktop.domain.custom_fields import CustomFieldDef, FieldSubject
from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.identity import check_digit
from dangjian_desktop.domain.ledger_values import Named, scaled
from dangjian_desktop.domain.ledgers import NUMERIC, OF_PEOPLE, FieldType, LedgerBook
from dangjian_desktop.domain.people import FieldKind, PersonFacts
from dangjian_desktop.domain.rubric import Rubric
from dangjian_desktop.domain.vocabulary import (
    LeaveReason,
    OrganisationKind,
    Post,
    ScoreRole,
    Stage,
)
from dangjian_desktop.host.paths import resources
from dangjian_desktop.operations import (
    activities,
    field_values,
    fields,
    ledgers,
    organisations,
    people,
    rubrics,
)
from dangjian_desktop.operations.runner import Operation, Runner
from dangjian_desktop.queries.custom_fields import custom_field, custom_fields
from dangjian_desktop.queries.ledger_books import books_by_code
from dangjian_desktop.queries.organisations import Tree, named
from dangjian_desktop.storage.models import Person, ScoreMark
from dangjian_desktop.storage.shipped import use_shipped

# What an operation asks of roles is shipped: a process of its own, a kill test say, has only this.
use_shipped(resources())

T = TypeVar("T")

#: From when everything stands that a test does not date itself.
LONG_AGO = date(2020, 1, 1)
#: A region that no district has (990000 is kept for tests).
REGION = "990101"
BRANCH = "综采一队党支部"


def done(operation: Operation[T]) -> T:
    """Run an operation and return its answer."""
    return Runner(actor="布景").run(operation).result


def day(text: str) -> PartialDate:
    """Return a date from ``1998``, ``1998-07`` or ``1998-07-12``."""
    return PartialDate.from_iso(text)


def id_number(born: str = "1990-05-12", sequence: int = 101) -> str:
    """Return a valid ID number of nobody; an odd sequence is a man's, an even one a woman's."""
    first = f"{REGION}{born.replace('-', '')}{sequence:03d}"
    return first + check_digit(first)


def committee(name: str = "星火煤矿党委", under: int | None = None) -> int:
    """A 党委."""
    return _organisation(OrganisationKind.COMMITTEE, name, under)


def general_branch(name: str = "机电党总支", under: int | None = None) -> int:
    """A 党总支."""
    return _organisation(OrganisationKind.GENERAL_BRANCH, name, under)


def branch(name: str = BRANCH, under: int | None = None, since: str | None = None) -> int:
    """A 党支部, on its own unless `under` names what stands above it."""
    return _organisation(OrganisationKind.BRANCH, name, under, since)


def group(branch_id: int, name: str = "第一党小组", since: str | None = None) -> int:
    """A 党小组 of a branch."""
    return _organisation(OrganisationKind.PARTY_GROUP, name, branch_id, since)


def zone(name: str = "第一协作区", branches: Sequence[int] = ()) -> int:
    """A 协作区 to which some branches have always belonged."""
    zone_id = done(organisations.add_zone(name=name))
    for branch_id in branches:
        done(organisations.move_to_zone(branch_id=branch_id, zone_id=zone_id, on=None))
    return zone_id


def person(
    name: str = "张三",
    branch: int | None = None,
    *,
    stage: Stage = Stage.FULL,
    group: int | None = None,
    admitted_on: str | None = None,
    confirmed_on: str | None = None,
    stage_since: str | None = None,
    since: str | None = None,
    **facts: Any,
) -> int:
    """A person of a branch (the one branch of the file, made when there is none).

    Dates are ISO text; further keywords are fields of `PersonFacts`.
    """
    return done(
        people.add_person(
            facts=PersonFacts(name=name, **facts),
            branch_id=_the_branch() if branch is None else branch,
            stage=stage,
            group_id=group,
            admitted_on=_maybe(admitted_on),
            confirmed_on=_maybe(confirmed_on),
            stage_since=_maybe(stage_since),
            since=_maybe(since),
        )
    )


def persons(count: int, branch: int | None = None) -> list[int]:
    """So many 正式党员 with different names, entered at once."""
    branch_id = _the_branch() if branch is None else branch
    surnames, given = "赵钱孙李周吴郑王冯陈", "建国志强晓明海燕丽华文军春梅"
    names = [
        surnames[n % 10] + given[n // 10 % 14] + given[n // 140 % 14] + "甲乙丙丁"[n // 1960 % 4]
        for n in range(count)
    ]
    enter = people.add_person.__wrapped__  # the function under the decorator

    def enter_all(writer: Any) -> list[int]:
        return [
            enter(writer, facts=PersonFacts(name=name), branch_id=branch_id, stage=Stage.FULL)
            for name in names
        ]

    return done(Operation("布景", "persons", enter_all))


def post(
    person_id: int, organisation_id: int, post: Post = Post.SECRETARY, on: date = LONG_AGO
) -> int:
    """A post that a person holds from a day on."""
    return done(
        people.appoint(person_id=person_id, organisation_id=organisation_id, post=post, on=on)
    )


def departure(
    person_id: int, on: date, reason: LeaveReason = LeaveReason.TRANSFER, destination: str = ""
) -> None:
    """Somebody leaves the roll."""
    done(
        people.record_departure(person_id=person_id, reason=reason, on=on, destination=destination)
    )


def photo(
    person_id: int,
    picture: bytes = b"\xff\xd8 no real picture",
    consent: str = "",
    original: bytes | None = None,
) -> None:
    """A photo of a person, with the day of consent to hang it on a wall, if any."""
    done(
        people.change_photo(
            person_id=person_id,
            picture=picture,
            wall_consent_on=_maybe(consent or None),
            original=original,
        )
    )


def field(
    label: str = "住址楼号",
    kind: FieldKind = FieldKind.TEXT,
    *,
    subject: FieldSubject = FieldSubject.PERSON,
    choices: Sequence[str] = (),
    **more: Any,
) -> CustomFieldDef:
    """A user-defined field; returns its definition, as `field_now` tells it later."""
    offered = choices or (("甲", "乙", "丙") if kind is FieldKind.CHOICE else ())
    field_id = done(
        fields.add_field(subject=subject, kind=kind, label=label, choices=offered, **more)
    )
    return next(one for one in custom_fields(subject) if one.field_id == field_id)


def field_now(field: CustomFieldDef) -> CustomFieldDef:
    """What a field is like now."""
    found = custom_field(field.key)
    assert found is not None
    return found


def custom(owner_id: int, field: CustomFieldDef, value: Any) -> None:
    """What a person or organisation has in a field; a choice may be given by its label."""
    if field.kind is FieldKind.CHOICE and isinstance(value, str):
        value = next(one for one in field_now(field).choices if one.label == value)
    done(
        field_values.change_custom_values(
            subject=field.subject, subject_id=owner_id, values={field.key: value}
        )
    )


def activity(
    kind: str = "committee_meeting",
    organisation: int | None = None,
    held_on: str = "2026-11-10",
    **values: Any,
) -> int:
    """An activity of a branch (the one of the file) on a day; keywords are further columns."""
    held = date.fromisoformat(held_on)
    return done(
        activities.add_activity(
            kind=kind,
            organisation_id=_the_branch() if organisation is None else organisation,
            held_on=held,
            entered_on=held,
            values=values,
        )
    )


def held(
    kind: str = "general_meeting",
    organisation: int | None = None,
    held_on: str = "2026-11-10",
    **values: Any,
) -> int:
    """An activity that was held: with its minutes, for one without any record is only planned."""
    made = activity(kind, organisation, held_on)
    told = {"minutes": "照议程进行", **values}
    day_held = date.fromisoformat(held_on)
    done(activities.change_activity(activity_id=made, values=told, on=day_held))
    return made


def rubric(made: Rubric, on: date) -> int:
    """A version of a rubric that was issued."""
    rubric_id = done(rubrics.add_rubric(rubric=made, on=on))
    done(rubrics.post_rubric(rubric_id=rubric_id, on=on))
    return rubric_id


def check_scores(
    branch_id: int, period: str, points: Mapping[str, str | None], on: date = LONG_AGO
) -> None:
    """Check-scores by code of the item, past every refusal; None is 核定同计数.

    One that stands there already gets the new points.
    """

    def write(writer: Any) -> None:
        for item, told in points.items():
            stored = None if told is None else scaled(Decimal(told))
            found = ScoreMark.get_or_none(
                (ScoreMark.organisation == branch_id)
                & (ScoreMark.period == period)
                & (ScoreMark.item == item)
                & (ScoreMark.role == ScoreRole.CHECK)
            )
            if found is not None:
                writer.update(ScoreMark, found.id, points=stored)
                continue
            writer.insert(
                ScoreMark,
                organisation=branch_id,
                period=period,
                item=item,
                role=ScoreRole.CHECK,
                points=stored,
                marked_on=on,
            )

    done(Operation("布景", "mark", write))


def entry(
    book: str = "hazard",
    organisation: int | None = None,
    day: str = "2026-11-01",
    on: str | None = None,
    *,
    is_anonymous: bool = False,
    **values: Any,
) -> int:
    """A row of a ledger of the branch of the file, entered on its day; keywords are fields.

    A date may be given as ISO text, somebody by name or row id.
    """
    told = PartialDate.from_iso(day)
    fields = books_by_code()[book]
    return done(
        ledgers.add_entry(
            book=book,
            organisation_id=_the_branch() if organisation is None else organisation,
            day=told,
            values={key: ledger_value(fields, key, value) for key, value in values.items()},
            on=date.fromisoformat(on) if on else told.last_day,
            is_anonymous=is_anonymous,
        )
    )


def ledger_value(book: LedgerBook, key: str, value: Any) -> Any:
    """A value of a field of a book, from something shorter."""
    field = book.field(key)
    if field is not None and field.kind is FieldType.DATE and isinstance(value, str):
        return PartialDate.from_iso(value)
    if field is not None and field.kind in OF_PEOPLE and not isinstance(value, tuple):
        return (whom(value),)
    if field is not None and field.kind in NUMERIC and isinstance(value, int):
        return Decimal(value)
    return value


def whom(one: str | int) -> Named:
    """Somebody who is named in a ledger: of the roster by row id, or by name alone."""
    return Named(one) if isinstance(one, str) else Named(Person.get_by_id(one).name, one)


def advanced(
    entry_id: int, to: str, day: str = "2026-11-10", by: str | int | None = None, **more: Any
) -> ledgers.Taken:
    """A step with a row of a ledger, taken on the day on which it is entered."""
    told = PartialDate.from_iso(day)
    return done(
        ledgers.advance_entry(
            entry_id=entry_id,
            to=to,
            day=told,
            on=told.last_day,
            by=None if by is None else whom(by),
            **more,
        )
    )


def _organisation(
    kind: OrganisationKind, name: str, under: int | None, since: str | None = None
) -> int:
    return done(
        organisations.add_organisation(kind=kind, name=name, parent_id=under, since=_maybe(since))
    )


def _the_branch() -> int:
    branches = Tree.on(LONG_AGO).of_kind(OrganisationKind.BRANCH)
    usual = named(branches, BRANCH) or branches
    return usual[0].organisation_id if usual else branch()


def _maybe(text: str | None) -> PartialDate | None:
    return None if text is None else day(text)
