"""Keeps how a branch prints a sheet."""

import json
from collections.abc import Mapping

from dangjian_desktop.operations.runner import Writer, operation
from dangjian_desktop.storage.models import SheetChoice


@operation("修改版面设置")
def change_sheet_choice(
    writer: Writer,
    *,
    organisation_id: int | None,
    sheet: str,
    theme: str = "",
    paper: str = "",
    detail: str = "",
    options: Mapping[str, str] | None = None,
) -> None:
    """Keep looks, paper, detail and further choices of a sheet of a branch.

    Args:
        writer: Given by the runner.
        organisation_id: The branch; None for everybody.
        sheet: Code of the sheet; "" for all sheets of the branch.
        theme, paper, detail: As a `Printout` has them; "" for the sheet's own.
        options: Further choices by name, such as the paper on which a poster is tiled.
    """
    values = {
        "theme": theme,
        "paper": paper,
        "detail": detail,
        "options": json.dumps(dict(options), ensure_ascii=False) if options else "",
    }
    is_of_branch = (
        SheetChoice.organisation.is_null()
        if organisation_id is None
        else SheetChoice.organisation == organisation_id
    )
    row = SheetChoice.get_or_none(is_of_branch & (SheetChoice.sheet == sheet))
    if row is not None:
        writer.update(SheetChoice, row.id, **values)
    elif any(values.values()):
        writer.insert(SheetChoice, organisation=organisation_id, sheet=sheet, **values)
