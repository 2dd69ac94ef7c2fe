"""Samples of the official files that a branch provides."""

from datetime import date
from typing import Any

from dangjian_desktop.domain.vocabulary import BranchFileKind
from dangjian_desktop.operations.branch_files import add_branch_file
from dangjian_desktop.queries.branch_files import BranchFileQuery, BranchFilesQuery
from tests import make
from tests.printing import emblem_files

SAMPLES: dict[type[Any], list[Any]] = {
    BranchFilesQuery: [BranchFilesQuery()],
    BranchFileQuery: [BranchFileQuery(BranchFileKind.EMBLEM)],
}


def fill(**_ids: int) -> None:
    """An invented drawing in the place of the emblem."""
    make.done(
        add_branch_file(
            kind=BranchFileKind.EMBLEM,
            name="图样.svg",
            content=emblem_files.SVG,
            on=date(2026, 11, 21),
        )
    )
