"""What stands on the papers of a branch's daily work: its figures, what it held and what is next.

A month, quarter, half and year are those of the day of printing or of the month that was chosen.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, cast

from dangjian_desktop.domain.dates import add_months, month_end
from dangjian_desktop.domain.paper_forms import PaperSubject
from dangjian_desktop.domain.typed_letters import TypedLetter, read_letter
from dangjian_desktop.domain.vocabulary import ActivityState
from dangjian_desktop.host.reading import read_file
from dangjian_desktop.operations.paper_forms import Told, boxes_of, chosen_form, letter_of
from dangjian_desktop.operations.paper_people import superior_of
from dangjian_desktop.operations.printout import Printout, Rows
from dangjian_desktop.operations.runner import RefusedError
from dangjian_desktop.queries.activities import ActivitiesQuery, ActivityRow
from dangjian_desktop.queries.branch_columns import BranchListQuery
from dangjian_desktop.storage.database import connection

if TYPE_CHECKING:
    from dangjian_desktop.printing.sheet import LetterText, Template

_QUARTER, _HALF, _WEEK = 3, 6, 7


def branch_form_content(
    printout: Printout, _paper: object
) -> tuple["Template", Sequence[object], Mapping[str, str]]:
    """Return a form of boxes about a branch.

    Raises:
        RefusedError: When no form or no branch was chosen.
    """
    from dangjian_desktop.printing.forms.branch_papers import BRANCH_FORM as TEMPLATE

    form = chosen_form(printout, PaperSubject.BRANCH)
    return boxes_of(TEMPLATE, form, [_told(printout)])


def branch_letter_content(printout: Printout) -> Rows:
    """Return a letter of a branch, as it was typed or else with what is known.

    Raises:
        RefusedError: When no form or no branch was chosen.
    """
    form = chosen_form(printout, PaperSubject.BRANCH)
    made = letter_of(form, [_told(printout)], printout)
    typed = read_letter(printout.typed)
    if typed is None:
        return [made], {}
    said = replace(made, title=typed.title, to=typed.to, paragraphs=typed.paragraphs)
    signed, dated = typed.signed or made.signed, typed.dated or made.dated
    return [replace(said, attachments=typed.attachments, signed=signed, dated=dated)], {}


def read_typed_letter(path: Path) -> str:
    """Return the text of a file in which a letter was written.

    Raises:
        HostError: When the file cannot be read.
        ExchangeError: When it is no text, locked, damaged, or too large.
    """
    from dangjian_desktop.exchange.text_file import MOST_BYTES, paragraphs_of

    return paragraphs_of(read_file(path, MOST_BYTES), path)


def letter_words(printout: Printout) -> TypedLetter:
    """Return what a letter says before anything is typed, to be gone on with.

    Raises:
        RefusedError: When no form or no branch was chosen.
    """
    with connection():
        (made,), _values = branch_letter_content(printout)
    letter = cast("LetterText", made)
    words = TypedLetter(letter.title, letter.to, letter.paragraphs, letter.attachments)
    typed = read_letter(printout.typed)
    return words if typed is None else replace(words, signed=typed.signed, dated=typed.dated)


def _told(printout: Printout) -> Told:
    found = BranchListQuery(printout.on, within=printout.organisation_id).fetch()
    if printout.organisation_id is None or len(found) != 1:
        raise RefusedError("这张文书是一个党支部的。请先选一个党支部。")
    (branch,) = found
    day = _day(printout)
    month = day.replace(day=1)
    quarter = month.replace(month=(day.month - 1) // _QUARTER * _QUARTER + 1)
    half = month.replace(month=(day.month - 1) // _HALF * _HALF + 1)
    year = day.replace(month=1, day=1)
    monday = day - timedelta(days=day.weekday())
    sunday = monday + timedelta(days=_WEEK - 1)
    spans = {
        "month": (month, _end(month, 1)),
        "quarter": (quarter, _end(quarter, _QUARTER)),
        "half": (half, _end(half, _HALF)),
        "year": (year, date(day.year, 12, 31)),
        "week": (monday, sunday),
    }
    rows = {
        key: ActivitiesQuery(first, last, within=branch.organisation_id).fetch()
        for key, (first, last) in spans.items()
    }
    held = {
        key: [row for row in found if _is_held(row, printout.on)] for key, found in rows.items()
    }
    count = branch.headcount
    facts = {
        "branch": branch.name,
        "superior": superior_of(branch.organisation_id, printout.on),
        "secretary": branch.secretary,
        "count_members": str(count.full + count.probationary),
        "count_probationary": str(count.probationary),
        "count_groups": str(branch.group_count),
        "year": str(day.year),
        "month": str(day.month),
        "quarter": "一二三四"[(day.month - 1) // _QUARTER],
        "half": "上下"[(day.month - 1) // _HALF],
        "week": f"{_short(monday)}至{_short(sunday)}",
        **{f"done_{key}": _counted(found) for key, found in held.items()},
    }
    lists = {
        **{f"plan_{key}": [_line(row) for row in found] for key, found in rows.items()},
        **{f"done_{key}": [_line(row) for row in found] for key, found in held.items()},
        "week": [_line(row) for row in rows["week"]],
    }
    return Told(branch.name, facts, lists)


def _day(printout: Printout) -> date:
    """Return the day whose month is meant: of another month than today's its first."""
    year, month = printout.year or printout.on.year, printout.month
    if (year, month or printout.on.month) == (printout.on.year, printout.on.month):
        return printout.on
    return date(year, month or 12, 1)


def _end(first: date, months: int) -> date:
    return month_end(add_months(first, months - 1))


def _is_held(row: ActivityRow, on: date) -> bool:
    return row.state is ActivityState.HELD and row.held_on <= on


def _counted(rows: Sequence[ActivityRow]) -> str:
    """Return how often what was held: 支部党员大会 1 次; "" where nothing is recorded."""
    counts = Counter(row.kind_label for row in rows)
    told = "、".join(f"{label}{count}次" for label, count in counts.items())
    return f"开展{told}" if told else ""


def _line(row: ActivityRow) -> dict[str, str]:
    return {
        "day": _short(row.held_on),
        "kind": row.kind_label,
        "title": row.title,
        "place": row.place,
        "chair": row.chair_name,
    }


def _short(day: date) -> str:
    return f"{day.month}月{day.day}日"
