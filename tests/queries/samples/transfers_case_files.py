"""A sample of case files."""

from datetime import date
from typing import Any

from dangjian_desktop.domain.vocabulary import CaseFileKind
from dangjian_desktop.operations.case_files import add_case_file, record_case_step
from dangjian_desktop.queries.case_files import CaseFilesQuery
from tests import make

ON, PERSON = date(2026, 11, 21), 1
SAMPLES: dict[type[Any], list[Any]] = {CaseFilesQuery: [CaseFilesQuery(PERSON, ON)]}


def fill(**_ids: int) -> None:
    """Help for somebody, begun."""
    case = make.done(add_case_file(person_id=PERSON, kind=CaseFileKind.CARE, opened_on=ON, on=ON))
    make.done(record_case_step(case_file_id=case, step="started", happened_on=ON, on=ON))
