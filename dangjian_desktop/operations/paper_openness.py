"""What stands on the 党务公开目录 of a branch."""

from dangjian_desktop.domain.openness import HOW_OFTEN_WORDS
from dangjian_desktop.operations.paper_names import place_on_paper
from dangjian_desktop.operations.printout import Printout, Rows, day_on_paper
from dangjian_desktop.queries.openness import OpennessQuery


def openness_catalogue_content(printout: Printout) -> Rows:
    """Return the items with the months in which each was made known, and the last day."""
    from dangjian_desktop.printing.walls.openness_catalogue import (
        OpennessCatalogue,
        OpennessLine,
    )

    name = place_on_paper(printout.on, printout.organisation_id)
    lines = tuple(
        OpennessLine(
            str(number),
            row.item.title,
            row.item.content,
            HOW_OFTEN_WORDS[row.item.how],
            row.item.by,
            "" if row.last is None else row.last.isoformat(),
            row.months(printout.on.year),
        )
        for number, row in enumerate(
            OpennessQuery(printout.on, printout.organisation_id).fetch(), start=1
        )
    )
    board = OpennessCatalogue(name, lines, str(printout.on.year), day_on_paper(printout.on))
    return [board], {"name": name}
