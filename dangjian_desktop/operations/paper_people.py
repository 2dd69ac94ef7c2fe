"""What is known of a person as the words of declared forms have it."""

from collections.abc import Sequence
from datetime import date

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.vocabulary import OrganisationKind
from dangjian_desktop.operations.printout import day_on_paper
from dangjian_desktop.queries.organisations import Tree
from dangjian_desktop.queries.roster import RosterQuery, RosterRow, Scope
from dangjian_desktop.queries.roster_columns import COLUMN_BY_KEY

#: The fields of a person that forms may show, by their keys.
_KEYS = (
    "name sex ethnicity born_on id_number native_place education degree work_began_on section crew "
    "occupation trade professional_title mobile_phone address admitted_on confirmed_on posts stage"
).split()
#: Those of them that are dates.
_DATES = ("born_on", "work_began_on", "admitted_on", "confirmed_on")


def rows_of_people(person_ids: Sequence[int], on: date) -> list[RosterRow]:
    """Return the people as of a day in the order in which they were chosen."""
    found = RosterQuery(on, scope=Scope.EVERYBODY, people=tuple(person_ids)).fetch()
    by_id = {row.person_id: row for row in found}
    return [by_id[one] for one in person_ids if one in by_id]


def person_facts(row: RosterRow | None, on: date) -> dict[str, str]:
    """Return the facts of a person, all of them empty for a blank form.

    Beside the fields of the roster: ``born_month`` (notices tell no more of a birthday),
    ``age``, ``branch``, ``group`` and ``superior`` (the 党委 that the branch belongs to).
    """
    if row is None:
        return dict.fromkeys((*_KEYS, "born_month", "age", "branch", "group", "superior"), "")
    facts = {key: COLUMN_BY_KEY[key].full_text(row) for key in _KEYS}
    for key in _DATES:
        facts[key] = date_on_paper(COLUMN_BY_KEY[key].value(row))
    facts["born_month"] = month_on_paper(row.facts.born_on)
    facts["age"] = "" if row.age is None else str(row.age)
    facts["branch"] = row.branch_name
    facts["group"] = row.group_name
    facts["superior"] = superior_of(row.branch_id, on)
    return facts


def superior_of(branch_id: int | None, on: date) -> str:
    """Return the 党委 above a branch; "" where there is none in this file."""
    above = Tree.on(on).path(branch_id) if branch_id is not None else ()
    committees = [node for node in above if node.kind is OrganisationKind.COMMITTEE]
    return committees[-1].name if committees else ""


def month_on_paper(day: PartialDate | None) -> str:
    """Return year and month of a day, as far as they are known."""
    if day is None:
        return ""
    return f"{day.year}年" if day.month is None else f"{day.year}年{day.month}月"


def date_on_paper(day: PartialDate | None) -> str:
    """Return a date as forms write it, as far as it is known; "" for none."""
    if day is None:
        return ""
    return day.printed if day.day is None else day_on_paper(day.first_day)


def day_told(day: date | None) -> str:
    """Return a day as forms write it; "" for none, so that room is left for it."""
    return "" if day is None else day_on_paper(day)
