"""Numbers and addresses that stand nowhere else: where one is read in full, it was not masked."""

import re
from collections.abc import Iterable, Mapping

from dangjian_desktop.domain.custom_fields import FieldSubject
from dangjian_desktop.domain.people import PERSON_FIELDS, Sensitivity
from dangjian_desktop.operations.runner import Operation, Writer
from dangjian_desktop.storage.models import (
    CustomField,
    CustomValue,
    JournalEntry,
    Organisation,
    Person,
)
from tests import make

SENSITIVE = [one for one in PERSON_FIELDS if one.sensitivity is not Sensitivity.OPEN]
#: A shorter one would be found anywhere.
_SHORTEST = 5
#: A canary is known by the field and the identity of whose it is, as a reveal notes them.
Whose = tuple[str, str]


def give_canaries() -> None:
    """Give everybody in the open file every number and address there is, and the branches theirs.

    What somebody has already stays: the numbers of the story are canaries as well.
    """
    account = make.field("工资卡号", sensitivity=Sensitivity.MASKED)
    family = make.field("家庭困难情况", sensitivity=Sensitivity.PRIVATE)
    duty = make.field("值班电话", subject=FieldSubject.ORGANISATION, sensitivity=Sensitivity.MASKED)
    people = list(Person.select().order_by(Person.id))

    def write(writer: Writer) -> None:
        for place, person in enumerate(people):
            given = {
                "id_number": make.id_number(sequence=300 + place),
                "mobile_phone": f"139770{place:05}",
                "registered_phone": f"137660{place:05}",
                "address": f"鸱鸮巷{place}号院",
                "household_address": f"鹪鹩里{place}号院",
            }
            assert {one.key for one in SENSITIVE} == given.keys()
            writer.update(
                Person,
                person.id,
                **{key: value for key, value in given.items() if not getattr(person, key)},
            )
            for field, value in ((account, f"62229901{place:011}"), (family, f"鹡鸰事{place}")):
                writer.insert(CustomValue, field=field.field_id, person=person.id, value=value)
        for place, branch in enumerate(Organisation.select().order_by(Organisation.id)):
            value = f"0356772{place:04}"
            writer.insert(CustomValue, field=duty.field_id, organisation=branch.id, value=value)

    make.done(Operation("布景", "give_canaries", write))


def canaries() -> dict[str, Whose]:
    """Return what is masked of anybody in the open file, and whose it is."""
    found = {
        value: (one.label, str(person.uid))
        for person in Person.select()
        for one in SENSITIVE
        if (value := getattr(person, one.key))
    }
    fields = CustomField.select().where(CustomField.sensitivity != Sensitivity.OPEN)
    for field in fields:
        for row in CustomValue.select().where(CustomValue.field == field.id):
            owner = row.person if row.person_id is not None else row.organisation
            found[row.value] = (field.label, str(owner.uid))
    return {value: whose for value, whose in found.items() if len(value) >= _SHORTEST}


def revealed() -> set[Whose]:
    """Return what was asked for so far, as the journal has noted it."""
    entries = JournalEntry.select(JournalEntry.note).where(
        JournalEntry.operation.startswith("reveal_")
    )
    notes = (entry.note.rpartition("：") for entry in entries)
    return {(label, uid) for label, _colon, uid in notes}


class Bare:
    """Finds canaries in texts.

    Args:
        known: `canaries`.
    """

    def __init__(self, known: Mapping[str, Whose]) -> None:
        self._known = known
        longest_first = sorted(known, key=len, reverse=True)
        self._any = re.compile("|".join(map(re.escape, longest_first)))

    def found_in(self, texts: Iterable[str], but: Iterable[Whose] = ()) -> set[str]:
        """Return the canaries that stand in texts, but for those that were asked for."""
        found = set(self._any.findall("\n".join(texts)))
        return {one for one in found if self._known[one] not in set(but)}
