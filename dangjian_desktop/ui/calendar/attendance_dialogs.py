"""The dialogs of attendance: one more on the list, a make-up session."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QWidget

from dangjian_desktop.domain.attendance import CAN_MAKE_UP
from dangjian_desktop.domain.problems import Problem
from dangjian_desktop.domain.vocabulary import PRINTED, Mark
from dangjian_desktop.operations.activities import entry_problems
from dangjian_desktop.operations.attendance import add_attender, add_make_up_session
from dangjian_desktop.operations.runner import Operation
from dangjian_desktop.queries.activities import ActivityRow
from dangjian_desktop.queries.activity_conflicts import ProposedConflictsQuery
from dangjian_desktop.ui.calendar.planned_dialog import (
    BEGINS,
    ENDS,
    PLACE,
    PlannedDialog,
    exact_day,
    hour_fields,
    place_field,
)
from dangjian_desktop.ui.shared.fields import Entry, Field
from dangjian_desktop.ui.shared.operation_dialog import OperationDialog, Values, day_field, the_day
from dangjian_desktop.ui.shared.person_field import person_field
from dangjian_desktop.ui.shared.wording import tr
from dangjian_desktop.ui.shared.workbench import Workbench


def add_attender_dialog(
    bench: Workbench, activity: ActivityRow, *, is_due: bool, parent: QWidget | None = None
) -> OperationDialog:
    """Return the dialog that puts somebody on the list of an activity.

    Args:
        bench: Desk and questions.
        activity: Whose list.
        is_due: Whether the person is due at first (people are chosen one by one), or 列席.
        parent: The section.
    """

    def adding(values: Values) -> Operation[None]:
        return add_attender(
            activity_id=activity.activity_id,
            person_id=values["person"].person_id,
            is_due=values["is_due"],
        )

    dialog = OperationDialog(
        bench,
        tr("加入名单"),
        (
            person_field("person", tr("姓名"), activity.held_on, is_required=True),
            Field(
                "is_due",
                tr("怎样参加"),
                Entry.CHOICE,
                choices=((True, tr("应到")), (False, tr("列席"))),
                is_required=True,
            ),
        ),
        adding,
        values={"is_due": is_due},
        save_text=tr("加入"),
        note=tr("列席的人不算应到，登记到会后也不进出勤率。"),
        parent=parent,
    )
    dialog.setObjectName("add_attender_dialog")
    return dialog


class MakeUpDialog(PlannedDialog):
    """A make-up session on a day, for those who have some of the marks."""

    def __init__(
        self,
        bench: Workbench,
        activity: ActivityRow,
        counts: Mapping[Mark, int],
        parent: QWidget | None = None,
    ) -> None:
        """Make the dialog.

        Args:
            bench: Desk and questions.
            activity: What is made up for.
            counts: How many have each of the marks of `CAN_MAKE_UP`; those without anybody are
                left out.
            parent: The section.
        """
        self._activity, self._today = activity, bench.desk.today
        self._offered = [mark for mark in CAN_MAKE_UP if counts.get(mark)]
        marks = tuple(
            Field(
                mark.value,
                tr("{mark}（{count} 人）", mark=tr(PRINTED[mark]), count=counts[mark]),
                Entry.YES_NO,
                is_required=True,
                heading=tr("给谁补课") if place == 0 else "",
            )
            for place, mark in enumerate(self._offered)
        )
        latest = date(activity.held_on.year + 1, 12, 31)
        super().__init__(
            bench,
            tr("安排补课"),
            (
                day_field(tr("补课日期"), latest=latest),
                *hour_fields(),
                replace(place_field(), hint=activity.place),
                *marks,
            ),
            self._planning,
            values={mark.value: True for mark in self._offered},
            save_text=tr("安排"),
            note=tr("参加补课的人在原来的活动上记为补课，另列，不改原来的登记。"),
            between=self._judge,
            parent=parent,
        )
        self.setObjectName("make_up_dialog")
        self.offer_times()

    def meeting(self) -> tuple[str, int]:
        """Return the kind and the holder of what is made up for."""
        return self._activity.kind, self._activity.organisation_id

    def _judge(self, values: Values) -> Sequence[Problem]:
        """Judge the hours, and whether the holder stands on the day."""
        hours = values[BEGINS] or "", values[ENDS] or ""
        return entry_problems(None, self._activity.organisation_id, exact_day(values), *hours)

    def proposal(self, values: Values) -> ProposedConflictsQuery | None:
        """Ask for conflicts of the session."""
        day = exact_day(values)
        if day is None:
            return None
        return ProposedConflictsQuery(
            day,
            values[BEGINS] or "",
            values[ENDS] or "",
            values[PLACE] or self._activity.place,
            organisation_id=self._activity.organisation_id,
        )

    def _planning(self, values: Values) -> Operation[int]:
        return add_make_up_session(
            activity_id=self._activity.activity_id,
            held_on=the_day(values),
            entered_on=self._today,
            marks=[mark for mark in self._offered if values[mark.value]],
            values={key: values[key] for key in (BEGINS, ENDS, PLACE) if values[key]},
        )
