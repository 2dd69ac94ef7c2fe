"""The road that a file tells of one row of a ledger, gone step by step as if taken by hand.

Where 办理过程 stands, it is gone first, steps back included; then the columns of steps lead on to
the state that the file says. A step that was taken already is not taken again and not changed.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.ledger_lines import LineReading, ToldStep
from dangjian_desktop.domain.ledger_roads import furthest_state, road_between
from dangjian_desktop.domain.ledger_rows import LedgerRow, StepTaken, TakenStep, step_problems
from dangjian_desktop.domain.ledger_sheets import ROAD
from dangjian_desktop.domain.ledgers import DAY, STATE, LedgerBook, step_by, step_day
from dangjian_desktop.domain.problems import Fault, Problem, Severity

#: What a step must know of who takes it, by whose row it is, the person and the day.
PostsHeld = Callable[[int, int, date], Mapping[str, Any]]


class RoadWalk:
    """Goes the road of one row.

    Attributes:
        problems: What stands against the steps, each at its column in the file.
        taken: The steps that go beyond those that were taken.
    """

    def __init__(
        self,
        book: LedgerBook,
        reading: LineReading,
        row: LedgerRow,
        on: date,
        at: Callable[[str, Fault], Problem],
        labels: Mapping[str, str],
        *,
        is_there: bool,
    ) -> None:
        """Stand where the row stands; a new one was just registered.

        Args:
            book: Whose row it is. reading: what the file says of it.
            row: As it stands, or would be registered. on: Today.
            at: Gives a fault its place in the file. labels: what columns are called.
            is_there: Whether the row is there already.
        """
        self._book, self._reading, self._on = book, reading, on
        self._at, self._labels, self._is_there = at, labels, is_there
        registered = TakenStep(book.first_state, PartialDate.of(on))
        self._row = row if is_there else replace(row, road=(registered,))
        self._is_stopped = False
        self._blamed: Sequence[Problem] = ()
        self._organisation_id: int | None = None
        self._posts_of: PostsHeld = lambda *_of: {}
        self.problems: list[Problem] = []
        self.taken: list[StepTaken] = []

    def go(
        self, blamed: Sequence[Problem], organisation_id: int | None, posts: PostsHeld
    ) -> list[StepTaken]:
        """Go as far as the file tells and return the steps.

        Args:
            blamed: What is wrong with the line so far: a day that cannot be read is not missing.
            organisation_id: Whose row it is; None where that is not known.
            posts: What is held by who takes a step.
        """
        self._blamed, self._organisation_id, self._posts_of = blamed, organisation_id, posts
        self._by_road()
        self._by_columns()
        return self.taken

    def _by_road(self) -> None:
        """Take the steps of 办理过程 that go beyond those that were taken."""
        told = [(step.state, step.day) for step in self._reading.road]
        gone = [(step.state, step.day) for step in self._row.road[1:]]
        if told[: len(gone)] != gone:
            if told and gone[: len(told)] != told:
                fault = Fault("ledger_file.step_taken", "", Severity.WARNING, self._label(ROAD))
                self._blame(ROAD, fault)
            return
        for step in self._reading.road[len(gone) :]:
            self._take(step, at_road=True)

    def _by_columns(self) -> None:
        """Go on to the state that is told, by the days of its steps."""
        reading, book = self._reading, self._book
        told = {
            code: step
            for code, step in reading.steps.items()
            if not self._is_known(code, step) and step.day is not None
        }
        target = reading.state
        if not target or (self._is_there and target == self._row.state):
            # Who adds the day of a step to an export often leaves the state as it stands there.
            target = furthest_state(book, self._row.state, told)
        if self._is_stopped or (not told and target == self._row.state):
            return
        road = road_between(book, self._row.state, target, told)
        if road is None:
            if self._is_there:
                label = book.state_label(self._row.state)
                self._blame(STATE, Fault("ledger_file.state_behind", label, Severity.WARNING))
            else:
                label = book.state_label(target)
                self._blame(STATE, Fault("ledger_file.state_unreached", label))
            return
        beyond = [code for code in told if code not in road]
        if beyond and reading.state and not self._is_there:
            labels = "、".join(self._label(step_day(code)) for code in beyond)
            fault = Fault("ledger_file.state_differs", book.state_label(target), hint=labels)
            self._blame(STATE, fault)
            return
        missing = [code for code in road if code not in told]
        if missing:
            for code in missing:
                if is_blamed(self._blamed, self._at(step_day(code), _NOTHING).where.field):
                    continue
                label = self._label(step_day(code))
                fault = Fault("ledger_file.step_day_missing", book.state_label(target), hint=label)
                self._blame(step_day(code), fault)
            return
        for code in road:
            self._take(told[code])

    def _is_known(self, code: str, step: ToldStep) -> bool:
        """Whether a step was taken already; one that is told otherwise is not taken again."""
        counted = self._row.counted.get(code) if len(self._row.road) > 1 else None
        if counted is None:
            return False
        is_told_otherwise = step.day not in (None, counted.day) or (
            step.by is not None and counted.by is not None and step.by != counted.by
        )
        if is_told_otherwise and self._is_there:
            label = self._label(step_day(code))
            fault = Fault("ledger_file.step_taken", "", Severity.WARNING, label)
            self._blame(step_day(code), fault)
        return True

    def _take(self, step: ToldStep, *, at_road: bool = False) -> None:
        assert step.day is not None
        day = step.day
        if self._row.is_anonymous:
            day = PartialDate(day.year, day.month)
        wanted = StepTaken(step.state, day, step.by, step.note.strip())
        if step.by is not None and step.by.person_id is not None and self._organisation_id:
            held = self._posts_of(self._organisation_id, step.by.person_id, day.last_day)
            wanted = replace(wanted, **held)
        found = step_problems(self._book, self._row, wanted, self._on)
        places = {
            "to": ROAD if at_road else STATE,
            DAY: ROAD if at_road else step_day(step.state),
            "by": ROAD if at_road else step_by(step.state),
            "note": ROAD,
        }
        for one in found:
            key = places.get(one.where.field, one.where.field)
            self._blame(key, Fault(one.code, one.found, one.severity, one.hint))
        if self._row.is_anonymous and step.by is not None:
            label = self._label(step_by(step.state))
            self._blame(places["by"], Fault("ledger.anonymous_name", label))
        if any(one.code in ("ledger.step_wrong", "ledger.is_over") for one in found):
            self._is_stopped = True
            return
        taken = TakenStep(step.state, day, step.by, wanted.note)
        self._row = replace(self._row, state=step.state, road=(*self._row.road, taken))
        self.taken.append(wanted)

    def _blame(self, key: str, fault: Fault) -> None:
        self.problems.append(self._at(key, fault))

    def _label(self, key: str) -> str:
        return self._labels.get(key, key)


#: Asks for the place of a column alone.
_NOTHING = Fault("ledger.needed")


def is_blamed(problems: Sequence[Problem], header: str) -> bool:
    """Whether a cell is refused already, so that it is not called missing as well."""
    return any(one.where.field == header and one.severity is Severity.REFUSED for one in problems)
