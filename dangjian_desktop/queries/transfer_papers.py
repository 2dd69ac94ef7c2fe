"""What papers of 组织关系 tell: one letter in or out, one member who is away or out of contact."""

from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.domain.vocabulary import AwayKind, TransferDirection, TransferPaper
from dangjian_desktop.queries.dated_people import OrganisationNames
from dangjian_desktop.storage.models import AwaySpell, Contact, OutOfContactSpell, Transfer


@dataclass(frozen=True, slots=True)
class TransferLetter:
    """One letter.

    Attributes:
        branch_name: Ours. other_name: of the other end, in this file or elsewhere.
        dues_through: First day of the last month for which dues were taken.
    """

    transfer_id: int
    person_id: int
    direction: TransferDirection
    paper: TransferPaper
    branch_id: int
    branch_name: str
    other_name: str
    number: str
    issued_on: date
    valid_until: date
    dues_through: date | None
    received_on: date | None


@dataclass(frozen=True)
class TransferLetterQuery:
    """One letter; None when it is no more."""

    reads: ClassVar = frozenset({Topic.TRANSFER, Topic.ORGANISATION})
    transfer_id: int

    def fetch(self) -> TransferLetter | None:
        """Return the letter with the names of its day of issue."""
        row = Transfer.get_or_none(Transfer.id == self.transfer_id)
        if row is None:
            return None
        names = OrganisationNames()
        other = row.counterpart
        if row.other_branch_id is not None:
            other = names.on(row.other_branch_id, row.issued_on)
        return TransferLetter(
            row.id,
            row.person_id,
            row.direction,
            row.paper,
            row.branch_id,
            names.on(row.branch_id, row.issued_on),
            other,
            row.number,
            row.issued_on,
            row.valid_until,
            row.dues_through,
            row.received_on,
        )


@dataclass(frozen=True)
class OpenLetterQuery:
    """The letter of a person that is printed when none was chosen: the latest not withdrawn."""

    reads: ClassVar = frozenset({Topic.TRANSFER})
    person_id: int

    def fetch(self) -> int | None:
        """Return its row id, or None."""
        found = (
            Transfer.select(Transfer.id)
            .where((Transfer.person == self.person_id) & Transfer.withdrawn_on.is_null())
            .order_by(Transfer.issued_on.desc(), Transfer.id.desc())
            .first()
        )
        return None if found is None else int(found.id)


@dataclass(frozen=True, slots=True)
class ContactRow:
    """An attempt to reach somebody."""

    contacted_on: date
    contacted_by: str
    way: str
    was_reached: bool


@dataclass(frozen=True, slots=True)
class AwayPerson:
    """Who is away, where, since when; and since when out of contact.

    Attributes:
        kind: None where there is no such spell on the day.
        last_contact, searched_on: Of the spell of 失联; None where there is none.
        contacts: The latest first.
    """

    kind: AwayKind | None
    since: date | None
    until: date | None
    destination: str
    host: str
    certificate: str
    pays_there: bool | None
    last_contact: date | None
    searched_on: date | None
    contacts: tuple[ContactRow, ...]


@dataclass(frozen=True)
class AwayPersonQuery:
    """What is known of a person's being away on a day: the latest spell that began by then."""

    reads: ClassVar = frozenset({Topic.TRANSFER})
    person_id: int
    on: date

    def fetch(self) -> AwayPerson:
        """Return it; empty where nothing is recorded."""
        away = self._latest(AwaySpell)
        missing = self._latest(OutOfContactSpell)
        found = (
            Contact.select()
            .where((Contact.person == self.person_id) & (Contact.contacted_on <= self.on))
            .order_by(Contact.contacted_on.desc(), Contact.id.desc())
        )
        return AwayPerson(
            None if away is None else away.kind,
            None if away is None else away.since,
            None if away is None else away.until,
            "" if away is None else away.destination,
            "" if away is None else away.host,
            "" if away is None else away.certificate,
            None if away is None else away.pays_there,
            None if missing is None else missing.since,
            None if missing is None else missing.searched_on,
            tuple(
                ContactRow(one.contacted_on, one.contacted_by, one.way, one.was_reached)
                for one in found
            ),
        )

    def _latest(self, table: Any) -> Any:
        """Return the spell of a table that began last, or None."""
        return (
            table.select()
            .where((table.person == self.person_id) & (table.since <= self.on))
            .order_by(table.since.desc(), table.id.desc())
            .first()
        )
