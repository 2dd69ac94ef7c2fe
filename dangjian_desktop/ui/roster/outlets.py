"""What leaves the roster tab: lists and cards to be printed, lists to be exported."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QObject, Signal

from dangjian_desktop.operations.printout import (
    GROUP_LIST,
    ORGANISATION_CHART,
    ORGANISATION_HISTORY,
    PERSON_CARD,
    ROSTER,
    Printout,
)
from dangjian_desktop.queries.organisations import OrganisationRow
from dangjian_desktop.queries.roster import RosterQuery


class RosterOutlets(QObject):
    """Says what is wanted; the window opens the dialogs, which load paper and writers.

    Signals:
        print_wanted: The `Printout`.
        export_wanted: The `RosterQuery`.
    """

    print_wanted = Signal(object)
    export_wanted = Signal(object)

    def print_list(
        self, query: RosterQuery, columns: tuple[str, ...], name: str, *, code: str = ROSTER
    ) -> None:
        """Print a list as it is narrowed and sorted.

        Args:
            query: The list.
            columns: Those on the screen, for the sheet with chosen columns.
            name: Of the open view, for the same.
            code: `ROSTER`, or `ROSTER_VIEW` for the sheet with chosen columns.
        """
        self._print(
            Printout(
                code,
                query.on,
                organisation_id=query.within,
                roster=query,
                columns=columns,
                heading=name,
            )
        )

    def print_people(self, on: date, people: tuple[int, ...], columns: tuple[str, ...]) -> None:
        """Print a list of just these people."""
        self._print(Printout(ROSTER, on, person_ids=people, columns=columns))

    def print_cards(self, on: date, people: tuple[int, ...]) -> None:
        """Print the cards of these people."""
        self._print(Printout(PERSON_CARD, on, person_ids=people))

    def print_chart(self, on: date, place: OrganisationRow | None) -> None:
        """Print the organisation chart of a place, or of everything."""
        self._print(Printout(ORGANISATION_CHART, on, place.organisation_id if place else None))

    def print_groups(self, on: date, branch: OrganisationRow | None) -> None:
        """Print the groups of a branch."""
        self._print(Printout(GROUP_LIST, on, branch.organisation_id if branch else None))

    def print_history(self, on: date, place: OrganisationRow) -> None:
        """Print the history of an organisation."""
        self._print(Printout(ORGANISATION_HISTORY, on, place.organisation_id))

    def export_list(self, query: RosterQuery) -> None:
        """Export a list as it is narrowed and sorted."""
        self.export_wanted.emit(query)

    def export_people(self, query: RosterQuery, people: tuple[int, ...]) -> None:
        """Export just these people of a list."""
        self.export_wanted.emit(replace(query, people=people))

    def _print(self, printout: Printout) -> None:
        self.print_wanted.emit(printout)
