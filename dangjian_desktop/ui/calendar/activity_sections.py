"""The sections of an activity's page: each step that has something to show, and where it stands.

A section is a widget made of the bench, the activity's row id and a parent. What it has of the
following is used, nothing is required: the signals `print_wanted(Printout)`,
`person_wanted(uid)` and `activity_wanted(activity_id)`, and the function `leave_editing()`, which
keeps what was typed and says whether the page may be left. `part_of(step)` returns the field at
which a step begins in a section that holds several. It hears `desk.changed` itself. The
steps 支委会研究 and 审批 stand in the section of 计划.
"""

import importlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import cast

from PySide6.QtWidgets import QWidget

from dangjian_desktop.domain.vocabulary import Step
from dangjian_desktop.ui.shared.workbench import Workbench


@dataclass(frozen=True, slots=True)
class SectionPlace:
    """Which step a section belongs to, and the module and class of its widget."""

    step: Step
    module: str
    name: str

    def made(self, bench: Workbench, activity_id: int, parent: QWidget) -> QWidget:
        """Return the section of an activity; its module is loaded only now."""
        kind = getattr(importlib.import_module(self.module), self.name)
        return cast(QWidget, kind(bench, activity_id, parent))


#: In the order in which they stand on the page.
SECTIONS: tuple[SectionPlace, ...] = (
    SectionPlace(Step.PLAN, "dangjian_desktop.ui.calendar.plan_section", "PlanSection"),
    SectionPlace(Step.NOTICE, "dangjian_desktop.ui.calendar.notice_section", "NoticeSection"),
    SectionPlace(Step.SIGN_IN, "dangjian_desktop.ui.calendar.sign_in_section", "SignInSection"),
    SectionPlace(
        Step.ATTENDANCE, "dangjian_desktop.ui.calendar.attendance_section", "AttendanceSection"
    ),
    SectionPlace(Step.MINUTES, "dangjian_desktop.ui.calendar.minutes_section", "MinutesSection"),
    SectionPlace(Step.VOTE, "dangjian_desktop.ui.calendar.vote_section", "VoteSection"),
    SectionPlace(
        Step.RESOLUTIONS, "dangjian_desktop.ui.calendar.resolutions_section", "ResolutionsSection"
    ),
    SectionPlace(
        Step.PUBLICITY, "dangjian_desktop.ui.calendar.publicity_section", "PublicitySection"
    ),
    SectionPlace(Step.FILING, "dangjian_desktop.ui.calendar.filing_section", "FilingSection"),
    SectionPlace(
        Step.FOLLOW_UP, "dangjian_desktop.ui.calendar.follow_up_section", "FollowUpSection"
    ),
)

#: Steps that are shown within the section of another.
WITHIN = {Step.STUDY: Step.PLAN, Step.APPROVAL: Step.PLAN}


def section_places(steps: Iterable[Step]) -> tuple[SectionPlace, ...]:
    """Return the sections that the steps of a kind need."""
    wanted = {WITHIN.get(step, step) for step in steps}
    return tuple(place for place in SECTIONS if place.step in wanted)
