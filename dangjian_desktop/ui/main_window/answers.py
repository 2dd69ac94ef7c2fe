"""What quick find answers, in the language of the window; commands answer to their words in it."""

from dataclasses import replace
from datetime import date

from dangjian_desktop.domain.commands import COMMANDS, RECORDING
from dangjian_desktop.queries.found import FoundKind, FoundRow
from dangjian_desktop.queries.found_sheets import SheetName
from dangjian_desktop.queries.quick_find import QuickFindQuery
from dangjian_desktop.ui.shared.offered import is_offered
from dangjian_desktop.ui.shared.wording import in_words, tr


def answers(text: str, on: date, sheets: tuple[SheetName, ...] = ()) -> list[FoundRow]:
    """Return what is found for a text, best first; commands found by their words come last.

    Args:
        text: What was typed.
        on: The day that is shown.
        sheets: The sheets that there are; () as long as nobody has asked paper for them.
    """
    offered = filter(_is_offered, QuickFindQuery(text, on, sheets=sheets).fetch())
    found = [_in_words(row) for row in offered]
    known = {row.uid for row in found if row.kind is FoundKind.COMMAND}
    return [*found, *(row for row in _commands(text) if row.uid not in known and _is_offered(row))]


def _is_offered(row: FoundRow) -> bool:
    """Whether the present user may do what a line does."""
    return row.kind is not FoundKind.COMMAND or row.uid not in RECORDING or is_offered()


def _in_words(row: FoundRow) -> FoundRow:
    """Return an answer as the window says it: sums and commands are the program's own words."""
    if row.said is not None:
        title, detail = in_words(row.said), row.detail
    elif row.kind in (FoundKind.COMMAND, FoundKind.LAYOUT):
        title, detail = tr(row.title), tr(row.detail)
    else:
        return row
    if title == row.title:
        return replace(row, detail=detail)
    return replace(row, title=title, detail=detail, marks=((0, len(title)),) if row.said else ())


def _commands(text: str) -> list[FoundRow]:
    """Return the commands one of whose translated words begins with the text."""
    typed = text.strip().casefold()
    found = []
    for command in COMMANDS:
        title = tr(command.title)
        begin = f" {title}".casefold().find(f" {typed}")
        if typed and title != command.title and begin >= 0:
            marks = ((begin, begin + len(typed)),)
            where = tr(command.where)
            found.append(FoundRow(FoundKind.COMMAND, title, where, command.code, marks))
    return found
