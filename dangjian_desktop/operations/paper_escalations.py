"""What stands on the 督办清单."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from dangjian_desktop.operations.paper_names import place_on_paper
from dangjian_desktop.operations.printout import Printout, day_in_column
from dangjian_desktop.queries.escalations import EscalationsQuery

if TYPE_CHECKING:
    from dangjian_desktop.printing.forms.escalations import EscalationLine

_NOBODY = "未到督办"


def escalations_content(
    printout: Printout,
) -> tuple[Sequence["EscalationLine"], Mapping[str, str]]:
    """Return the late rows, the highest level first; of one level where it is asked for."""
    from dangjian_desktop.printing.forms.escalations import EscalationLine

    level = printout.heading or None
    rows = EscalationsQuery(printout.on, printout.organisation_id, level, printout.book).fetch()
    lines = [
        EscalationLine(
            number=str(number),
            level=row.level or _NOBODY,
            book=row.entry.book.short,
            title=row.entry.title,
            holder=row.entry.organisation_name,
            owner=row.owner,
            due_on=day_in_column(row.entry.lateness.due_on),
            days=str(row.entry.lateness.days),
            state=row.entry.text("state"),
        )
        for number, row in enumerate(rows, start=1)
    ]
    counts = Counter(row.level or _NOBODY for row in rows)
    return lines, {
        "branch_name": place_on_paper(printout.on, printout.organisation_id),
        "told": "　".join(f"{word} {n} 件" for word, n in counts.items()) or "没有逾期的事项",
    }
