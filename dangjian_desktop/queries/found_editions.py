"""Printed wall sheets for quick find: by the mark that a scanner reads, or by the number alone."""

from datetime import date

from dangjian_desktop.domain.wall_marks import WallMark, number_meant
from dangjian_desktop.queries.found import FoundKind, FoundRow
from dangjian_desktop.queries.wall_register import (
    EditionOfNumberQuery,
    EditionRow,
    PostingsQuery,
)


def found_editions(text: str, on: date) -> list[FoundRow]:
    """Return the edition whose number is typed or scanned; nothing for any other text."""
    number = number_meant(text)
    edition = None if number is None else EditionOfNumberQuery(number, on).fetch()
    if edition is None:
        return []
    title = f"{WallMark(edition.number).short} {edition.title}"
    return [FoundRow(FoundKind.EDITION, title, _told(edition, on), edition.uid)]


def _told(edition: EditionRow, on: date) -> str:
    """Return whose it is and where it hangs, or that it does not."""
    posted = PostingsQuery(on, with_past=True, edition_id=edition.edition_id).fetch()
    places = [one.place for one in posted if one.taken_on is None or one.taken_on > on]
    state = "、".join(places)
    if not places and posted:
        state = "已取下"
    elif not places:
        state = "还没有挂"
    return " · ".join(filter(None, (edition.organisation, f"{edition.printed_on} 印制", state)))
