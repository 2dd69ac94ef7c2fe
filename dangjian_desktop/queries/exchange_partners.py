"""With whom packages are exchanged, and how far that has come."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from peewee import fn

from dangjian_desktop.domain.exchange_package import PartnerRole
from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.storage.lookups import rows
from dangjian_desktop.storage.models import ExchangeMade, ExchangePartner


@dataclass(frozen=True, slots=True)
class PartnerRow:
    """Somebody with whom packages are exchanged.

    Attributes:
        public_key: That was pinned; None until a package of theirs was accepted.
        accepted: Number of the newest of their packages that was accepted here; 0 for none.
        accepted_on: When; None for never.
        made: Number of the newest package that was made for them; 0 for none.
        made_on: When; None for never.
        acknowledged: Number of the newest of ours of which they told that they have it.
    """

    partner_id: int
    name: str
    role: PartnerRole
    public_key: bytes | None
    accepted: int
    accepted_on: date | None
    made: int
    made_on: date | None
    acknowledged: int


@dataclass(frozen=True)
class PartnersQuery:
    """Everybody with whom packages are exchanged, the superior first."""

    reads: ClassVar = frozenset({Topic.EXCHANGE})

    def fetch(self) -> list[PartnerRow]:
        """Return them, the others by name."""
        newest = {
            partner: (number, made_on)
            for partner, number, made_on in rows(
                ExchangeMade.select(
                    ExchangeMade.partner, fn.MAX(ExchangeMade.number), ExchangeMade.made_on
                ).group_by(ExchangeMade.partner)
            )
        }
        found = []
        for one in ExchangePartner.select():
            made, made_on = newest.get(one.id, (0, None))
            found.append(
                PartnerRow(
                    one.id,
                    one.name,
                    one.role,
                    None if one.public_key is None else bytes(one.public_key),
                    one.accepted,
                    one.accepted_on,
                    made,
                    made_on,
                    one.acknowledged,
                )
            )
        return sorted(found, key=lambda row: (row.role is not PartnerRole.SUPERIOR, row.name))
