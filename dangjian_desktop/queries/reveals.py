"""What was looked at, by the notes of entries that changed nothing: which field, of whom."""

from collections.abc import Iterable
from dataclasses import dataclass

from dangjian_desktop.domain.personal_data import BRINGING_BACK
from dangjian_desktop.storage.journal_reading import ToldEntry
from dangjian_desktop.storage.lookups import pairs
from dangjian_desktop.storage.models import MergedPerson, Organisation, OrganisationSpell, Person

#: Operations that note what of whom was looked at, or who is back: ``field：uid``.
_REVEALING = frozenset(
    {
        "reveal_number",
        "reveal_line",
        "reveal_branch_value",
        "reveal_case_files",
        "reveal_attachment",
        BRINGING_BACK,
    }
)


@dataclass(frozen=True, slots=True)
class Reveal:
    """Something that was looked at.

    Attributes:
        what: The field, the case files, or the name of the file.
        whose: Name of the person or organisation today; "" for nobody known any more.
    """

    what: str
    whose: str


def reveals_of(entries: Iterable[ToldEntry]) -> dict[int, Reveal]:
    """Return what was looked at, by entry; the names are looked up once for all of them."""
    noted = {
        entry.entry_id: entry.note.rpartition("：")
        for entry in entries
        if entry.operation in _REVEALING and entry.note
    }
    names = _names({uid for _what, _colon, uid in noted.values()})
    return {
        entry_id: Reveal(what, names.get(uid, ""))
        for entry_id, (what, _colon, uid) in noted.items()
        if what
    }


def _names(uids: set[str]) -> dict[str, str]:
    """Return names by identity: of people, of records that were merged, of organisations."""
    if not uids:
        return {}
    merged = MergedPerson.select(MergedPerson.uid, MergedPerson.name)
    spells = OrganisationSpell.select(Organisation.uid, OrganisationSpell.name).join(Organisation)
    return {
        **pairs(merged.where(MergedPerson.uid.in_(uids))),
        **pairs(Person.select(Person.uid, Person.name).where(Person.uid.in_(uids))),
        **pairs(spells.where(Organisation.uid.in_(uids)).order_by(OrganisationSpell.id)),
    }
