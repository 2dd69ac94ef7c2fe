"""What every operation on dues refuses: somebody or something that is gone, a day to come."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from dangjian_desktop.domain.problems import Address, Problem, Severity
from dangjian_desktop.operations.runner import RefusedError
from dangjian_desktop.storage.models import Organisation, Person

#: Characters that the columns of the tables take.
LONGEST_NOTE, LONGEST_RECEIPT, LONGEST_NAME, LONGEST_NUMBER, LONGEST_PLACE = 200, 40, 40, 60, 120
NOBODY = "这个人已经不在名册里。请刷新后再试。"


def refusing(problems: Iterable[Problem]) -> list[Problem]:
    """Return the problems that are more than a warning."""
    return [one for one in problems if one.severity is Severity.REFUSED]


def day_ahead(name: str, day: date, on: date) -> Problem:
    """Return the problem of a day that has not come."""
    return Problem(Address(field=name), "date.future", day.isoformat(), hint=on.isoformat())


def refuse_nobody(person_id: int) -> None:
    """Refuse what is about somebody who is not in the file any more.

    Raises:
        RefusedError: When there is no such person.
    """
    if Person.get_or_none(Person.id == person_id) is None:
        raise RefusedError(NOBODY)


def organisation_row(organisation_id: int) -> Any:
    """Return the row of an organisation.

    Raises:
        RefusedError: When it is no more.
    """
    found = Organisation.get_or_none(Organisation.id == organisation_id)
    if found is None:
        raise RefusedError("这个党组织已经不在。请刷新后再试。")
    return found


def standing_row(table: Any, row_id: int) -> Any:
    """Return a row that is to be changed.

    Raises:
        RefusedError: When it is no more.
    """
    found = table.get_or_none(table.id == row_id)
    if found is None:
        raise RefusedError("这一条已经不在。请刷新后再看。")
    return found
