"""What an import would change of people whom the roster has: field by field, before and after."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from dangjian_desktop.domain.custom_fields import uid_of
from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.headers import IMPORT_FIELDS
from dangjian_desktop.domain.people import FIELD_BY_KEY, Sensitivity, masked
from dangjian_desktop.domain.person_state import PersonState, leading_field
from dangjian_desktop.domain.vocabulary import ETHNICITIES, Post, printed
from dangjian_desktop.operations.import_plan import RosterExamination
from dangjian_desktop.queries.custom_fields import custom_field
from dangjian_desktop.queries.roster_columns import as_text

#: Fields whose value is the name of a place, by their position in a pair of names.
_PLACES = {"branch": 0, "group": 1}


class How(StrEnum):
    """In which way a field changes."""

    FILLED = "filled"
    COMPLETED = "completed"
    CHANGED = "changed"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class ValueChange:
    """One field of a person, before and after.

    Attributes:
        field: Key in `IMPORT_FIELDS`, or of a user-defined field.
        label: The word for it.
        before: As it is read on screen and paper; "" for nothing known.
        after: Likewise; "" only where a move ends what was (a group, a post).
        how: In which way.
        leader: The field with which it is agreed to or not, mostly its own.
    """

    field: str
    label: str
    before: str
    after: str
    how: How
    leader: str

    @property
    def sensitivity(self) -> Sensitivity:
        """How far the values may travel."""
        own = custom_field(self.field)
        if own is not None:
            return own.sensitivity
        known = FIELD_BY_KEY.get(self.field)
        return known.sensitivity if known is not None else Sensitivity.OPEN

    @property
    def shown_before(self) -> str:
        """The old value as it is shown without a reveal."""
        return masked(self.before, self.sensitivity)

    @property
    def shown_after(self) -> str:
        """The new value as it is shown without a reveal."""
        return masked(self.after, self.sensitivity)


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One change of one person that an import makes, or would make if it were agreed to.

    Attributes:
        person_id: The person.
        name: The present name.
        branch_name: Where the person is now.
        value: The field, before and after.
        is_taken: Whether the import makes it as things stand.
    """

    person_id: int
    name: str
    branch_name: str
    value: ValueChange
    is_taken: bool

    @property
    def key(self) -> tuple[int, str]:
        """What makes it the same change in another examination."""
        return self.person_id, self.value.field


def field_changes(examination: RosterExamination) -> tuple[FieldChange, ...]:
    """Return every change of people whom the roster has, in the order of the files."""
    found: list[FieldChange] = []
    for target in examination.targets:
        before, proposed = target.before, target.proposed
        if target.person_id is None or before is None or proposed is None or proposed == before:
            continue
        taken = frozenset(before.changed_fields(target.after))
        found += [
            FieldChange(
                target.person_id,
                before.facts.name,
                target.places_before[0],
                value,
                value.field in taken,
            )
            for value in changes_between(
                before, proposed, target.places_before, target.places_proposed
            )
        ]
    return tuple(found)


def changes_between(
    before: PersonState,
    after: PersonState,
    places_before: tuple[str, str],
    places_after: tuple[str, str],
) -> Iterator[ValueChange]:
    """Yield the fields in which two states differ, as they are read.

    Args:
        before: What is known.
        after: What would be known.
        places_before: Names of branch and group before; the states hold only keys.
        places_after: Names after.
    """
    changed = before.changed_fields(after)
    for field in changed:
        old, new = _value(before, field, places_before), _value(after, field, places_after)
        yield ValueChange(
            field,
            import_label(field),
            as_text(old),
            as_text(new),
            _how(old, new),
            leading_field(field, changed),
        )


def import_label(field: str) -> str:
    """Return the word for what a column can hold, a user-defined field too."""
    own = custom_field(field)
    return own.label if own is not None else IMPORT_FIELDS[field]


def _value(state: PersonState, field: str, places: tuple[str, str]) -> Any:
    if field in _PLACES:
        key = state.branch_key if field == "branch" else state.group_key
        return places[_PLACES[field]] if key else ""
    if field == "posts":
        return "、".join(printed(post) for post in Post if post in state.posts)
    if field == "ethnicity":
        return ETHNICITIES.get(state.facts.ethnicity, state.facts.ethnicity)
    if uid_of(field) is not None:
        return state.custom.get(field)
    if field in state.facts.__slots__:
        return getattr(state.facts, field)
    return getattr(state, field)


def _how(old: Any, new: Any) -> How:
    if old is None or old == "":
        return How.FILLED
    if new is None or new == "":
        return How.ENDED
    is_finer = isinstance(old, PartialDate) and isinstance(new, PartialDate)
    return How.COMPLETED if is_finer and old.is_completed_by(new) else How.CHANGED
