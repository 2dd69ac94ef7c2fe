"""When branches made their dues known: what 今日, `check` and the score ask of it."""

from dataclasses import dataclass
from datetime import date

from peewee import fn

from dangjian_desktop.storage.database import stored_rows
from dangjian_desktop.storage.models import DuesMovement, DuesPayment, DuesPublication


@dataclass(frozen=True, slots=True)
class PublicationRow:
    """That the sheet of a year was put up."""

    publication_id: int
    year: int
    posted_on: date
    place: str


def publications_by_branch(on: date) -> dict[int, list[PublicationRow]]:
    """Return what was put up by a day, by branch, the first ones first."""
    table = DuesPublication
    found: dict[int, list[PublicationRow]] = {}
    for branch, key, year, posted_on, place in stored_rows(
        table.select(table.organisation_id, table.id, table.year, table.posted_on, table.place)
        .where(table.posted_on <= on)
        .order_by(table.posted_on, table.id)
    ):
        row = PublicationRow(key, year, date.fromisoformat(posted_on), place)
        found.setdefault(branch, []).append(row)
    return found


def dues_kept_since() -> date | None:
    """Return the first day on which dues came in or went out here; None where none ever did.

    Nobody can be asked to have made known, with this program, the dues of a year before that.
    """
    first = [
        day
        for column in (DuesPayment.paid_on, DuesMovement.moved_on)
        for (day,) in stored_rows(column.model.select(fn.MIN(column)))
        if day is not None
    ]
    return date.fromisoformat(min(first)) if first else None


def is_published(row: PublicationRow, year: int) -> bool:
    """Whether a sheet meets what a year asks for: put up in it, or later for it."""
    return year in (row.posted_on.year, row.year)
