"""What some sheets show that no record holds: it is worked out for the one print-out.

A proposal for dividing a branch, the differences of two lists, what a draft of a rubric would have
changed. The window shows them on a page first; a command works them out and prints.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dangjian_desktop.cli.context import CommandError, Context
from dangjian_desktop.cli.dividing import proposed_division
from dangjian_desktop.cli.scores import rubric_told
from dangjian_desktop.host.paths import resources
from dangjian_desktop.operations.printout import (
    DIVISION_PROPOSAL,
    RECONCILIATION,
    RUBRIC,
    RUBRIC_DIFFERENCES,
    RUBRIC_TRIAL,
)
from dangjian_desktop.operations.reconciliation import reconcile
from dangjian_desktop.operations.rubric_trials import try_rubric


@dataclass(frozen=True)
class Sources:
    """What was said on the command line.

    Attributes:
        groups: How many groups a branch is divided into; None for nothing said.
        against: The list with which ours is compared.
        rubric: NAME or NAME@VERSION.
        period: Code of the period that a draft is tried on.
    """

    groups: int | None
    against: Path | None
    rubric: str | None
    period: str


def worked_out(
    context: Context, code: str, branch: str | None, within: int | None, told: Sources
) -> dict[str, Any]:
    """Return what a sheet shows beside the records, as arguments of a `Printout`.

    Args:
        context: The data is open.
        code: Of the sheet.
        branch, within: The organisation as it was named, and its row.
        told: What was said.
    """
    for option, value, codes in (
        ("--groups", told.groups, (DIVISION_PROPOSAL,)),
        ("--against", told.against, (RECONCILIATION,)),
        ("--rubric", told.rubric, (RUBRIC_TRIAL, RUBRIC, RUBRIC_DIFFERENCES)),
    ):
        if value is not None and code not in codes:
            raise CommandError(f"{option} 只用于 {'、'.join(codes)}。请去掉它，或换一个版面代号。")
    if told.groups is not None:
        return {"division": proposed_division(context, branch, told.groups)}
    if told.against is not None:
        synonyms = (resources() / "import" / "roster_headers.toml").read_text("utf-8")
        differences = reconcile(told.against, on=context.on, synonyms=synonyms, within=within)
        return {"reconciliation": differences}
    if told.rubric is None:
        return {}
    row = rubric_told(told.rubric)
    if code != RUBRIC_TRIAL:
        return {"rubric_id": row.rubric_id}
    if not told.period:
        raise CommandError("试算请写 --period 期间，如 2026Q3。")
    assert row.rubric is not None  # what cannot be read is not found by its name
    return {"trial": try_rubric(row.rubric, [told.period], context.on, within)}
