"""Conditions on columns of the roster as conditions of the database, true as of a day.

Whatever stands on several rows (stage, group, posts, jobs, the branch's own fields) is asked for
where it stands, so that a filter over 60,000 people reads no person it does not list.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import reduce
from operator import and_, or_
from typing import Any

from peewee import fn

from dangjian_desktop.domain.custom_fields import CustomFieldDef, FieldSubject
from dangjian_desktop.domain.dates import add_months
from dangjian_desktop.domain.filters import (
    SHAPE_OF_KIND,
    Columns,
    Condition,
    Filter,
    FilterColumn,
    Match,
    Operator,
    Shape,
    WholeNumbers,
    condition_faults,
    days_meant,
    months_meant,
    whole_numbers,
)
from dangjian_desktop.domain.people import JOB_KEYS, PERSON_FIELDS, FieldKind
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
from dangjian_desktop.queries.comparisons import (
    between,
    number_condition,
    text_condition,
    until,
    yes_or_no,
)
from dangjian_desktop.queries.custom_fields import custom_field, custom_fields
from dangjian_desktop.queries.former_jobs import job_condition
from dangjian_desktop.queries.organisations import Tree
from dangjian_desktop.storage.lookups import rows
from dangjian_desktop.storage.models import (
    CustomChoice,
    CustomValue,
    Departure,
    GroupMembership,
    Membership,
    Organisation,
    OrganisationSpell,
    Person,
    PersonPhoto,
    PostSpell,
    StageSpell,
    Zone,
    ZoneSpell,
)
from dangjian_desktop.storage.models.base import valid_on

#: Columns beside those of `PERSON_FIELDS`: key and label as `roster_columns` has them, shape.
_SPECIAL: tuple[tuple[str, str, Shape], ...] = (
    ("stage", "人员类别", Shape.CHOICE),
    ("branch", "所在党支部", Shape.CHOICE),
    ("group", "党小组", Shape.CHOICE),
    ("zone", "协作区", Shape.CHOICE),
    ("posts", "党内职务", Shape.SEVERAL),
    ("admitted_on", "入党日期", Shape.DATE),
    ("confirmed_on", "转正日期", Shape.DATE),
    ("age", "年龄", Shape.NUMBER),
    ("standing", "党龄", Shape.NUMBER),
    ("left_on", "离开日期", Shape.DATE),
    ("leave_reason", "离开原因", Shape.CHOICE),
    ("has_photo", "有照片", Shape.YES_NO),
)
_TERMS = {
    "sex": Sex,
    "education": Education,
    "workplace": Workplace,
    "stage": Stage,
    "posts": Post,
    "leave_reason": LeaveReason,
}
_CLOSED = "（已撤销）"


def filter_columns(on: date) -> dict[str, FilterColumn]:
    """Return every column that a filter can ask about on a day, by key."""
    choices: dict[str, tuple[tuple[str, str], ...]] = {
        key: tuple((term.value, PRINTED[term]) for term in kind) for key, kind in _TERMS.items()
    }
    choices["ethnicity"] = tuple(ETHNICITIES.items())
    choices["branch"] = _organisations(OrganisationKind.BRANCH, on)
    choices["group"] = _organisations(OrganisationKind.PARTY_GROUP, on)
    choices["zone"] = tuple(rows(Zone.select(Zone.uid, Zone.name).order_by(Zone.place, Zone.id)))
    found = {
        field.key: FilterColumn(
            field.key,
            field.label,
            SHAPE_OF_KIND[field.kind],
            choices.get(field.key, ()),
        )
        for field in PERSON_FIELDS
    }
    for key, label, shape in _SPECIAL:
        found[key] = FilterColumn(key, label, shape, choices.get(key, ()))
    return found | _own_columns()


def _organisations(kind: OrganisationKind, on: date) -> tuple[tuple[str, str], ...]:
    """Return identity and name of all of a kind; those that do not stand on the day come last."""
    tree = Tree.on(on)
    standing: dict[str, str] = {}
    for row in tree.of_kind(kind):
        above = tree.get(row.parent_id)
        is_group = kind is OrganisationKind.PARTY_GROUP and above is not None
        standing[row.uid] = f"{above.name} {row.name}" if is_group and above else row.name
    spells = (
        Organisation.select(Organisation.uid, OrganisationSpell.name)
        .join(OrganisationSpell, on=(OrganisationSpell.organisation == Organisation.id))
        .where(Organisation.kind == kind)
        .order_by(OrganisationSpell.since, OrganisationSpell.id)
    )
    others = {uid: name + _CLOSED for uid, name in rows(spells) if uid not in standing}
    return (*standing.items(), *others.items())


def _own_columns() -> dict[str, FilterColumn]:
    """Return the columns of the fields that the branch defined itself, retired ones too."""
    return {
        field.key: FilterColumn(
            field.key,
            field.heading,
            SHAPE_OF_KIND[field.kind],
            tuple((choice.uid, choice.label) for choice in field.choices),
        )
        for field in custom_fields(FieldSubject.PERSON)
    }


def narrowed_by(wanted: Filter, on: date, *, has_left: bool) -> Any:
    """Return the condition on `Person` joined with `Membership` and `StageSpell`.

    Args:
        wanted: The filter; a condition with a fault is met by nobody.
        on: The day.
        has_left: Whether the list is of those who have left (else nobody has a day of leaving).
    """
    return _Translation(filter_columns(on), on, has_left).whole(wanted)


_NOBODY = Person.id.is_null()
_EVERYBODY = Person.id.is_null(False)


@dataclass(frozen=True)
class _Place:
    """Where the values of a column stand.

    Attributes:
        value: What is compared.
        known: Whether there is a value.
        people: Turns a condition on the value into one on the person.
    """

    value: Any
    known: Any
    people: Callable[[Any], Any] = lambda condition: condition


class _Translation:
    """One filter on one day."""

    def __init__(self, columns: Columns, on: date, has_left: bool) -> None:
        self._columns, self._on, self._has_left = columns, on, has_left
        self._day = on.isoformat()

    def whole(self, wanted: Filter) -> Any:
        """Return the condition of a filter; one without parts is met by everybody."""
        told = [
            self.whole(part) if isinstance(part, Filter) else self._one(part)
            for part in wanted.parts
        ]
        if not told:
            return _EVERYBODY
        return reduce(and_ if wanted.match is Match.ALL else or_, told)

    def _one(self, condition: Condition) -> Any:
        column = self._columns.get(condition.key)
        if column is None or condition_faults(condition, column):
            return _NOBODY
        if condition.key == "has_photo":
            return self._photo(condition.operator)
        if condition.key in ("left_on", "leave_reason") and not self._has_left:
            return _EVERYBODY if condition.operator is Operator.EMPTY else _NOBODY
        if condition.key in JOB_KEYS:
            return self._job(condition, column)
        place = self._place(condition.key)
        if condition.operator is Operator.EMPTY:
            return ~place.people(place.known)
        if condition.operator is Operator.FILLED:
            return place.people(place.known)
        if condition.key == "posts" and condition.operator is Operator.NONE_OF:
            return ~place.people(place.value.in_(condition.values))
        if condition.key in ("age", "standing"):
            return self._years(condition, place)
        return place.people(place.known & self._compared(condition, column, place.value))

    # Where values stand -------------------------------------------------------

    def _place(self, key: str) -> _Place:
        own = custom_field(key)
        if own is not None:
            return self._own(own)
        special: dict[str, Callable[[], _Place]] = {
            "stage": lambda: _Place(StageSpell.stage, _EVERYBODY),
            "branch": self._branch,
            "group": self._group,
            "zone": self._zone,
            "posts": self._posts,
            "admitted_on": lambda: self._stage_day(Stage.PROBATIONARY),
            "confirmed_on": lambda: self._stage_day(Stage.FULL),
            "age": lambda: _Place(Person.born_on, Person.born_on.is_null(False)),
            "standing": lambda: self._stage_day(Stage.FULL),
            "left_on": lambda: self._departure(Departure.left_on),
            "leave_reason": lambda: self._departure(Departure.reason),
        }
        if key in special:
            return special[key]()
        column = getattr(Person, key)
        return _Place(column, _is_filled(column))

    def _job(self, condition: Condition, column: FilterColumn) -> Any:
        """Compare what somebody worked as on the day, where it is not the job of today."""

        def known(table: Any) -> Any:
            return _is_filled(getattr(table, column.key))

        def compared(table: Any) -> Any:
            return known(table) & self._compared(condition, column, getattr(table, column.key))

        if condition.operator is Operator.EMPTY:
            return ~job_condition(self._on, known)
        if condition.operator is Operator.FILLED:
            return job_condition(self._on, known)
        return job_condition(self._on, compared)

    def _branch(self) -> _Place:
        named = Organisation.select(Organisation.id)
        return _Place(
            Organisation.uid,
            _EVERYBODY,
            lambda condition: Membership.branch.in_(named.where(condition)),
        )

    def _group(self) -> _Place:
        held = (
            GroupMembership.select(GroupMembership.person)
            .join(Organisation, on=(Organisation.id == GroupMembership.party_group))
            .where(valid_on(GroupMembership, self._on))
        )
        return _Place(
            Organisation.uid,
            Organisation.uid.is_null(False),
            lambda condition: Person.id.in_(held.where(condition)),
        )

    def _zone(self) -> _Place:
        here = (
            ZoneSpell.select(ZoneSpell.branch)
            .join(Zone, on=(Zone.id == ZoneSpell.zone))
            .where(valid_on(ZoneSpell, self._on))
        )
        return _Place(
            Zone.uid,
            Zone.uid.is_null(False),
            lambda condition: Membership.branch.in_(here.where(condition)),
        )

    def _posts(self) -> _Place:
        held = PostSpell.select(PostSpell.person).where(valid_on(PostSpell, self._on))
        return _Place(
            PostSpell.post,
            PostSpell.post.is_null(False),
            lambda condition: Person.id.in_(held.where(condition)),
        )

    def _stage_day(self, stage: Stage) -> _Place:
        """The known first day of a stage; where there are several, that of the last entered."""
        spell = StageSpell.alias()
        began = (spell.stage == stage) & (spell.since <= self._day) & spell.since_is_known
        last = spell.select(fn.MAX(spell.id)).where(began).group_by(spell.person)
        told = StageSpell.alias()
        return _Place(
            told.since,
            told.since.is_null(False),
            lambda condition: Person.id.in_(
                told.select(told.person).where(told.id.in_(last) & condition)
            ),
        )

    def _departure(self, told: Any) -> _Place:
        """The last departure by the day."""
        gone = Departure.alias()
        later = gone.select(gone.id).where(
            (gone.person == Departure.person)
            & (gone.left_on <= self._day)
            & (gone.left_on > Departure.left_on)
        )
        last = Departure.select(Departure.person).where(
            (Departure.left_on <= self._day) & ~fn.EXISTS(later)
        )
        return _Place(
            told, told.is_null(False), lambda condition: Person.id.in_(last.where(condition))
        )

    def _own(self, field: CustomFieldDef) -> _Place:
        """A field that the branch defined itself."""
        kind = field.kind
        entered = CustomValue.select(CustomValue.person).where(
            (CustomValue.field == field.field_id) & CustomValue.person.is_null(False)
        )
        value: Any = CustomValue.value
        known = CustomValue.value != ""
        if kind is FieldKind.CHOICE:
            entered = entered.join(CustomChoice, on=(CustomChoice.id == CustomValue.choice))
            value, known = CustomChoice.uid, CustomChoice.uid.is_null(False)
        elif kind is FieldKind.PERSON:
            other = Person.alias()
            entered = entered.join(other, on=(other.id == CustomValue.mentioned))
            value, known = other.name, other.name != ""
        elif kind is FieldKind.NUMBER:
            value = CustomValue.value.cast("REAL")
        elif kind is FieldKind.YES_NO:
            value = CustomValue.value == "1"
        return _Place(value, known, lambda condition: Person.id.in_(entered.where(condition)))

    # How values are compared --------------------------------------------------

    def _compared(self, condition: Condition, column: FilterColumn, value: Any) -> Any:
        match column.shape:
            case Shape.TEXT:
                return text_condition(condition, value)
            case Shape.NUMBER:
                return number_condition(condition, value, float)
            case Shape.DATE:
                return self._date(condition, value)
            case Shape.YES_NO:
                return yes_or_no(condition.operator, value)
            case _:
                is_in = value.in_(condition.values)
                return ~is_in if condition.operator is Operator.NONE_OF else is_in

    def _date(self, condition: Condition, value: Any) -> Any:
        if condition.operator is Operator.IN_MONTH:
            months = [f"{month:02d}" for month in months_meant(condition, self._on)]
            return fn.SUBSTR(value, 6, 2).in_(months)
        return between(value, days_meant(condition, self._on))

    def _years(self, condition: Condition, place: _Place) -> Any:
        """Compare completed years through the days on which they were completed."""
        wanted = whole_numbers(condition)
        is_within = self._completed(condition.key, place, wanted)
        if condition.operator is Operator.NOT_EQUAL:
            return place.people(place.known) & ~is_within
        return is_within

    def _completed(self, key: str, place: _Place, wanted: WholeNumbers) -> Any:
        if wanted.least is not None and wanted.most is not None and wanted.least > wanted.most:
            return _NOBODY
        if key == "age":
            return place.people(place.known & self._years_between(place.value, wanted, 0))
        months = fn.COALESCE(Person.standing_correction_months, 0)  # NULL would answer nothing
        told = [
            (months == number)
            & place.people(place.known & self._years_between(place.value, wanted, number))
            for (number,) in rows(Person.select(months).distinct())
        ]
        return reduce(or_, told, _NOBODY)

    def _years_between(self, value: Any, wanted: WholeNumbers, correction: int) -> Any:
        condition: Any = value.is_null(False)
        if wanted.least is not None and wanted.least > 0:
            last = self._last_day_of(wanted.least, correction)
            condition &= until(value, last)
        if wanted.most is not None:
            over = self._last_day_of(wanted.most + 1, correction) if wanted.most >= 0 else date.max
            condition &= ~until(value, over)
        return condition

    def _last_day_of(self, years: int, correction: int) -> date | None:
        """Return the last day since which so many years are full; None before all time.

        Args:
            years: At least 1.
            correction: Months that 党龄校正值 adds.
        """
        year = self._on.year - years
        if year < 1:
            return None
        try:
            last = self._on.replace(year=year)
        except ValueError:  # 29 February
            last = self._on.replace(year=year, day=28)
        if not correction:
            return last
        try:
            found = add_months(last, correction)
            while add_months(found + timedelta(1), -correction) <= last:
                found += timedelta(1)  # the ends of months fall together
        except (ValueError, OverflowError):
            return None if correction < 0 else date.max
        return found

    def _photo(self, operator: Operator) -> Any:
        shown = Person.id.in_(PersonPhoto.select(PersonPhoto.person))
        answers = {Operator.YES: shown, Operator.NO: ~shown, Operator.EMPTY: _NOBODY}
        return answers.get(operator, _EVERYBODY)


def _is_filled(column: Any) -> Any:
    return column.is_null(False) if column.null else column != ""
