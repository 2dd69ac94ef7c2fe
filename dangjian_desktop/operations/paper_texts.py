"""What stands on the sheets of official texts: the edition in force, or the one that is chosen."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from dangjian_desktop.domain.wall_texts import TextKind, text_lines
from dangjian_desktop.operations.printout import Printout, paper_mark
from dangjian_desktop.operations.runner import RefusedError
from dangjian_desktop.queries.wall_texts import (
    TextOfIdQuery,
    TextRow,
    TextsInForceQuery,
    kind_of,
)

if TYPE_CHECKING:
    from dangjian_desktop.printing.sheet import Paper, Template


def text_sheet_content(
    printout: Printout, _paper: "Paper | None"
) -> tuple["Template", Sequence[object], Mapping[str, str]]:
    """Return the sheet of a text.

    Raises:
        RefusedError: When nobody has entered the text; the sentence says what to enter and where.
    """
    from dangjian_desktop.printing.walls.text_sheet import TEXT_SHEET, WallTextSheet

    kind = kind_of(printout.form)
    row = _edition(printout, kind)
    sheet = WallTextSheet(
        row.title,
        text_lines(row.body),
        f"摘自{row.source}　版本：{row.edition_on.printed}",
        row.kind.layout,
    )
    template = replace(TEXT_SHEET, name=row.title, place=row.kind.place, purpose=row.kind.purpose)
    return template, [sheet], {"mark": paper_mark(row.title, printout.on)}


def _edition(printout: Printout, kind: TextKind) -> TextRow:
    if printout.text_id is not None:
        chosen = TextOfIdQuery(printout.on, printout.text_id).fetch()
        if chosen is None:
            raise RefusedError("这一版本已经不在了。请在“上墙”的“文本库”里另选。")
        return chosen
    row = TextsInForceQuery(printout.on, printout.organisation_id).fetch().get(printout.form)
    if row is None:
        if kind.hint:
            raise RefusedError(
                "还没有录入“{title}”。请在“上墙”的“文本库”里录入（{hint}）。",
                title=kind.title,
                hint=kind.hint,
            )
        raise RefusedError("还没有录入这一文本。请在“上墙”的“文本库”里录入。")
    return row
