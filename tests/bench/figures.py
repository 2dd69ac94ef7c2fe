"""What a benchmark answers: one line of the table in README."""

import sys
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """One measured thing.

    Attributes:
        what: What was measured, on what data.
        ours: Our median, with its unit.
        reference: What it stands against, with its unit; "" where the aim is absolute.
        result: The ratio or value that is compared.
        aim: What the issue aims at.
        is_met: Whether the aim is met in this run.
    """

    what: str
    ours: str
    reference: str
    result: str
    aim: str
    is_met: bool

    def row(self) -> str:
        """Return the line of a Markdown table."""
        mark = "达到" if self.is_met else "未达到"
        cells = (self.what, self.ours, self.reference or "—", self.result, self.aim, mark)
        return "| " + " | ".join(cells) + " |"


def show(figures: Iterable[Figure]) -> None:
    """Write each figure to the terminal as soon as it is measured."""
    for figure in figures:
        sys.stdout.write(figure.row() + "\n")
        sys.stdout.flush()
