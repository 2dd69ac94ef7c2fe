"""What stored values say in words: of rows that gave way, and of entries of the journal.

Values stand here as the file or an older entry has them, by column name; whatever they point to
may be gone, and has a word of its own then.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.people import FieldKind, Sensitivity
from dangjian_desktop.domain.vocabulary import PRINTED
from dangjian_desktop.queries.activity_kinds import kind_label
from dangjian_desktop.storage.lookups import pairs, rows
from dangjian_desktop.storage.models import (
    Activity,
    CustomChoice,
    CustomField,
    OrganisationSpell,
    Person,
)


class StoredNames:
    """Names of what rows point to, looked up once; what is gone has a word of its own."""

    def __init__(self) -> None:
        spells = OrganisationSpell.select(OrganisationSpell.organisation_id, OrganisationSpell.name)
        self._organisations: dict[int, str] = pairs(spells.order_by(OrganisationSpell.id))
        fields = CustomField.select(
            CustomField.id, CustomField.label, CustomField.kind, CustomField.sensitivity
        )
        self._fields = {field_id: told for field_id, *told in rows(fields)}
        self._choices: dict[int, str] = pairs(
            CustomChoice.select(CustomChoice.id, CustomChoice.label)
        )

    def organisation(self, organisation_id: Any) -> str:
        """Return the last name of an organisation."""
        return self._organisations.get(organisation_id, "（已删去的组织）")

    def choice(self, choice_id: Any) -> str:
        """Return a choice of a user-defined field."""
        return self._choices.get(choice_id, "（已删去的选项）")

    def person(self, person_id: Any) -> str:
        """Return somebody's name."""
        found = rows(Person.select(Person.name).where(Person.id == person_id))
        return str(found[0][0]) if found else "（已删去的人员）"

    def activity(self, activity_id: Any) -> str:
        """Return the day and the name of an activity."""
        found = rows(
            Activity.select(Activity.held_on, Activity.title, Activity.kind).where(
                Activity.id == activity_id
            )
        )
        if not found:
            return "（已删去的活动）"
        held_on, title, kind = found[0]
        return f"{held_on.isoformat()} {title or kind_label(kind)}"

    def field(self, field_id: Any) -> tuple[str, FieldKind | None, Sensitivity]:
        """Return label, kind and sensitivity of a user-defined field; unknown ones tell nothing."""
        if field_id not in self._fields:
            return "（已删去的栏目）", None, Sensitivity.PRIVATE
        label, kind, sensitivity = self._fields[field_id]
        return label, kind, sensitivity


def custom_text(kind: FieldKind | None, stored: Mapping[str, Any], names: StoredNames) -> str:
    """Return a stored value of a user-defined field as it is read, unmasked."""
    if stored.get("choice_id") is not None:
        return names.choice(stored["choice_id"])
    if stored.get("mentioned_id") is not None:
        return names.person(stored["mentioned_id"])
    value = str(stored.get("value") or "")
    if kind is FieldKind.YES_NO:
        return {"1": "是", "0": "否"}.get(value, value)
    return told_day({"day": value}, "day") if kind is FieldKind.DATE else value


def term(kind: type[StrEnum], code: Any) -> str:
    """Return the label of a stored code; one for which the vocabulary has none stands as it is."""
    known = {member.value: PRINTED[member] for member in kind if member in PRINTED}
    return known.get(code, str(code or ""))


def told_day(stored: Mapping[str, Any], key: str) -> str:
    """Return a stored day as it is read; "" for none."""
    if key == "since" and stored.get("since_is_known", 1) in (0, False):
        return "不详"
    day = day_of(stored.get(key))
    return day.printed if day is not None else str(stored.get(key) or "")


def day_of(text: Any) -> PartialDate | None:
    """Return a stored day; None where nothing stands or what stands is none."""
    try:
        return PartialDate.from_iso(text) if text else None
    except (TypeError, ValueError):  # of a time when days were written otherwise
        return None
