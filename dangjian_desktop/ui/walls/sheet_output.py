"""Sheets going out: to a printer, into a PDF, into pictures; and what hangs gets its number."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from dangjian_desktop.operations.printout import Printout
from dangjian_desktop.ui.shared.workbench import Workbench


class SheetOutput:
    """Does it for the page."""

    def __init__(self, bench: Workbench, page: QWidget) -> None:
        self._bench, self._page = bench, page

    def print_sheet(self, printout: Printout, tile: str) -> None:
        """Send a sheet to a printer that the user chooses."""

    def save_pdf(self, printout: Printout, tile: str) -> None:
        """Save a sheet where the user says."""

    def save_pictures(self, printout: Printout) -> None:
        """Save the pages of a sheet as PNG."""

    def print_sheets(self, printouts: Sequence[Printout], name: str) -> None:
        """Print several sheets as one job."""
