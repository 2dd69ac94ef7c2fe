"""Earlier jobs of a person: corrected, entered later, taken away."""

from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QWidget

from dangjian_desktop.domain.people import FIELD_BY_KEY, JOB_KEYS
from dangjian_desktop.operations.jobs import add_former_job, correct_former_job, remove_former_job
from dangjian_desktop.operations.runner import Operation
from dangjian_desktop.queries.person_card import PersonCardQuery
from dangjian_desktop.queries.roster import RosterRow
from dangjian_desktop.ui.roster.person_fields import facts_of, form_field
from dangjian_desktop.ui.shared.fields import Entry, Field
from dangjian_desktop.ui.shared.operation_dialog import Values
from dangjian_desktop.ui.shared.stretches_dialog import StretchesDialog
from dangjian_desktop.ui.shared.timeline import days_in_words
from dangjian_desktop.ui.shared.wording import tr
from dangjian_desktop.ui.shared.workbench import Workbench


class FormerJobDialog(StretchesDialog):
    """First which of the earlier jobs, or one more; then what it was and from when until when."""

    def __init__(self, bench: Workbench, row: RosterRow, parent: QWidget | None = None) -> None:
        (card,) = PersonCardQuery(row.person_id, bench.desk.on).fetch()
        self._person_id = row.person_id
        self._jobs = {job.job_id: job for job in card.jobs if job.job_id is not None}
        first, *facts = (form_field(FIELD_BY_KEY[key]) for key in JOB_KEYS)
        super().__init__(
            bench,
            tr("以前的工作：{name}", name=row.facts.name),
            (
                replace(first, heading=tr("这一段的工作")),
                *facts,
                Field("since", tr("从哪一天起"), Entry.DATE),
                Field("until", tr("到哪一天止"), Entry.DATE, is_required=True),
            ),
            {
                job_id: days_in_words(job.since, job.until)
                for job_id, job in reversed(self._jobs.items())
            },
            which=tr("哪一段"),
            one_more=tr("补登一段"),
            remove=tr("删去这一段"),
            columns=2,
            note=tr("现在的工作在信息卡的“工作”里改。起始日期不知道可以不填。"),
            parent=parent,
        )
        self.setObjectName("former_job_dialog")

    def values_of(self, row_id: int) -> Values:
        """Return what the job was and from when until when."""
        job = self._jobs[row_id]
        return {**job.facts, "since": job.since, "until": job.until}

    def adding(self, values: Values) -> Operation[Any]:
        """Return what enters one more."""
        return add_former_job(person_id=self._person_id, facts=_facts(values), **_days(values))

    def changing(self, row_id: int, values: Values) -> Operation[Any]:
        """Return what corrects it."""
        return correct_former_job(job_id=row_id, changes=_facts(values), **_days(values))

    def removing(self, row_id: int) -> Operation[Any]:
        """Return what takes it away."""
        return remove_former_job(job_id=row_id)


def _facts(values: Values) -> dict[str, Any]:
    return facts_of({key: values[key] for key in JOB_KEYS})


def _days(values: Values) -> dict[str, Any]:
    return {key: values[key] for key in ("since", "until")}
