"""A book comes in from a file and leaves into one: asked where, done beside the window."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from dangjian_desktop.operations.ledger_export import export_ledger, write_ledger_template
from dangjian_desktop.operations.ledger_import import OpenedLedger, open_ledger_file
from dangjian_desktop.queries.ledger_books import books_by_code
from dangjian_desktop.queries.ledgers import LedgerQuery
from dangjian_desktop.ui.groups.ledger_import_dialog import LedgerImportDialog
from dangjian_desktop.ui.groups.ledger_import_session import LedgerImportSession
from dangjian_desktop.ui.shared.ask import CSV, LEDGER_FILES, XLSX
from dangjian_desktop.ui.shared.chosen_files import read_chosen_file
from dangjian_desktop.ui.shared.day_picker import may_edit
from dangjian_desktop.ui.shared.exporting import export_file
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, chinese, tr
from dangjian_desktop.ui.shared.workbench import Workbench


def import_entries(
    bench: Workbench, parent: QWidget, *, book_code: str, organisation_id: int | None
) -> None:
    """Ask for a workbook, read it beside the window, and show what it would bring in.

    Args:
        bench: Desk, jobs, questions and settings. parent: the page.
        book_code: The book. organisation_id: below which rows may come in; None for everywhere.
    """
    book = books_by_code().get(book_code)
    if book is None or not may_edit(bench.ask, parent, bench.desk):
        return

    def show(_path: Path, opened: OpenedLedger) -> None:
        session = LedgerImportSession(
            opened,
            book,
            within=organisation_id,
            organisation_id=organisation_id,
            on=bench.desk.on,
        )
        LedgerImportDialog(bench, session, parent).begin()

    read_chosen_file(
        bench,
        parent,
        tr("选择{book}的表格", book=book.label),
        tr("导入台账"),
        lambda path, report: open_ledger_file(path, progress=report),
        show,
        (LEDGER_FILES,),
    )


def export_entries(
    bench: Workbench, parent: QWidget, query: LedgerQuery, columns: Sequence[str] | None
) -> None:
    """Write rows as they are narrowed and sorted on the screen to a workbook or a text file.

    Args:
        bench: Jobs, questions and settings. parent: the page.
        query: Which rows. columns: keys of the columns that are shown; None or empty for all.
    """
    book = books_by_code().get(query.book)
    if book is None:
        return
    chosen: Sequence[str] | None = None
    if columns:
        answer = bench.ask.choose(
            parent,
            tr("导出哪些栏目？全部栏目的可以改好再导入。"),
            (tr("全部栏目"), tr("表里显示的栏目"), tr("取消")),
        )
        if answer == 2:
            return
        chosen = list(columns) if answer == 1 else None
    export_file(
        bench,
        parent,
        tr("导出台账"),
        chinese("{book} {day}.xlsx").format(book=book.label, day=query.on.isoformat()),
        lambda target: export_ledger(query, target, columns=chosen),
        QT_TR_NOOP("已导出 {count} 行：{name}"),
        (XLSX, CSV),
    )


def save_template(
    bench: Workbench, parent: QWidget, book_code: str, organisation_id: int | None = None
) -> None:
    """Ask where to, and write a blank table of a book with its choices and hints."""
    book = books_by_code().get(book_code)
    if book is None:
        return
    on = bench.desk.on
    export_file(
        bench,
        parent,
        tr("保存空白表"),
        chinese("{book}空白表.xlsx").format(book=book.label),
        lambda target: write_ledger_template(target, book=book.code, on=on, within=organisation_id),
        QT_TR_NOOP("已保存空白表（{count} 栏）：{name}"),
    )
