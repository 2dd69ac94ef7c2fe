"""Forms of an import: what the columns of a sheet are, and the cells of one of its rows."""

from collections import Counter
from collections.abc import Callable, Collection, Mapping
from typing import Any, Protocol

from PySide6.QtWidgets import QWidget

from dangjian_desktop.ui.shared.fields import Choices, Entry, Field
from dangjian_desktop.ui.shared.form_dialog import FormDialog
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, tr
from dangjian_desktop.ui.shared.workbench import Workbench


class HeadedSheet(Protocol):
    """What is to be known of a sheet that was read."""

    @property
    def name(self) -> str:
        """Its name in the file."""

    @property
    def columns(self) -> Mapping[str, int]:
        """Index of the column of each field that was found."""

    @property
    def headers(self) -> Mapping[int, str]:
        """The header of each column as written."""


def column_fields(headers: Mapping[int, str], choices: Choices) -> tuple[Field, ...]:
    """Return a field for each column, known by its index; which of the choices it holds.

    Args:
        headers: What each column is called, by its index.
        choices: Fields of what comes in, in the language of the window.
    """
    return tuple(
        Field(str(index), header, Entry.CHOICE, choices=choices, empty=QT_TR_NOOP("不导入"))
        for index, header in sorted(headers.items())
    )


def column_values(sheet: HeadedSheet) -> dict[str, str | None]:
    """Return what stands in the fields of columns at first."""
    given = {index: name for name, index in sheet.columns.items()}
    return {str(index): given.get(index) for index in sheet.headers}


def chosen_columns(
    dialog: FormDialog,
    values: Mapping[str, Any],
    choices: Choices,
    *,
    may_repeat: Collection[str] = (),
) -> dict[int, str] | None:
    """Return what the columns hold by their index, "" for nothing.

    Where two columns are to hold the same, both are blamed in the dialog and None is returned,
    unless it is something that may stand in several (parts of a wage, which are added up).
    """
    labels = dict(choices)
    chosen = {int(key): name or "" for key, name in values.items()}
    counts = Counter(filter(None, chosen.values()))
    twice = [
        (str(index), name)
        for index, name in chosen.items()
        if counts[name] > 1 and name not in may_repeat
    ]
    if not twice:
        return chosen
    dialog.blame(
        [
            (key, tr("“{field}”指定了不止一栏。请只留一栏。", field=labels[name]))
            for key, name in twice
        ]
    )
    return None


def columns_dialog(
    bench: Workbench,
    over: QWidget,
    sheet: HeadedSheet,
    choices: Choices,
    take: Callable[[dict[int, str]], object],
) -> FormDialog:
    """Return the dialog that asks what each column of a sheet holds; `open()` shows it.

    Args:
        bench: Desk and questions.
        over: The preview.
        sheet: The sheet.
        choices: Fields of what comes in, in the language of the window.
        take: Given the name of a field by the index of its column, "" for nothing.
    """

    def save(values: dict[str, Any]) -> bool:
        chosen = chosen_columns(dialog, values, choices)
        if chosen is not None:
            take(chosen)
        return chosen is not None

    dialog = FormDialog(
        tr("各栏是什么"),
        column_fields(sheet.headers, choices),
        save,
        on=bench.desk.on,
        ask=bench.ask,
        values=column_values(sheet),
        columns=2,
        save_text=QT_TR_NOOP("确定"),
        note=tr("工作表“{sheet}”。导入后记住，下次同样的表头不用再指定。", sheet=sheet.name),
        parent=over,
    )
    return dialog


def row_dialog(
    bench: Workbench,
    over: QWidget,
    sheet: HeadedSheet,
    row: int,
    cells: Mapping[int, str],
    take: Callable[[dict[int, str]], object],
    *,
    longest: int,
    note: str,
) -> FormDialog:
    """Return the dialog that corrects the cells of a row under the file's own headers.

    Args:
        bench: Desk and questions.
        over: The preview.
        sheet: The sheet of the row.
        row: Its number in the file.
        cells: What stands in it, by column.
        take: Given the texts by column, "" for an emptied one.
        longest: Characters of a cell at most. One may be wrong because it is too long: what stands
            there must fit into the form.
        note: What is wrong with the row.
    """

    def save(values: dict[str, Any]) -> bool:
        take({int(key): text or "" for key, text in values.items()})
        return True

    columns = sorted(sheet.columns.values())
    return FormDialog(
        tr("改第 {row} 行", row=row),
        tuple(Field(str(one), sheet.headers[one], max_length=longest) for one in columns),
        save,
        on=bench.desk.on,
        ask=bench.ask,
        values={str(one): cells.get(one, "") for one in columns},
        columns=2,
        save_text=QT_TR_NOOP("改好"),
        note=note,
        parent=over,
    )
