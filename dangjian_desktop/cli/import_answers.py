"""What every import answers alike: why rows do not come in, and where they have been saved."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from dangjian_desktop.cli.words import NEW_WORKBOOK
from dangjian_desktop.domain.messages import located_sentence, sentence
from dangjian_desktop.domain.problems import Problem

#: Lines of one sort told one by one on a terminal; JSON always holds all.
MOST_LINES = 40

save_refused_option = click.option(
    "--save-refused",
    type=NEW_WORKBOOK,
    metavar="文件.xlsx",
    help="把没有采用的行另存，末栏写明原因，改好后可以再导入",
)


def told_problem(problem: Problem) -> dict[str, Any]:
    """Return what scripts read of a problem."""
    return {
        "sheet": problem.where.sheet,
        "row": problem.where.row,
        "field": problem.where.field,
        "value": problem.found,
        "reason": sentence(problem),
    }


def problem_lines(refused: Sequence[Problem], warnings: Sequence[Problem]) -> list[str]:
    """Return a line for each problem, refusals first, and how many are not listed."""
    lines: list[str] = []
    for title, problems in (("未采用", refused), ("提醒", warnings)):
        lines += [f"  {title} {located_sentence(one)}" for one in problems[:MOST_LINES]]
        if len(problems) > MOST_LINES:
            rest = len(problems) - MOST_LINES
            lines.append(f"  {title}还有 {rest} 条，用 --json 查看全部。")
    return lines


def saved_lines(target: Path | None, saved: int) -> list[str]:
    """Return where the refused rows have been saved; nothing when nobody asked for it."""
    if target is None:
        return []
    return [f"没有采用的 {saved} 行已另存：{target}" if saved else "没有要另存的行。"]
