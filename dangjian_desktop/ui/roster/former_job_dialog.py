"""Earlier jobs of a person: corrected, entered later, taken away."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dangjian_desktop.domain.people import FIELD_BY_KEY, JOB_KEYS
from dangjian_desktop.operations.jobs import add_former_job, correct_former_job, remove_former_job
from dangjian_desktop.operations.runner import Operation, RefusedError, StorageError
from dangjian_desktop.queries.person_card import JobRow, PersonCardQuery
from dangjian_desktop.queries.roster import RosterRow
from dangjian_desktop.ui.roster.person_fields import facts_of, form_field
from dangjian_desktop.ui.roster.timeline import days_in_words
from dangjian_desktop.ui.shared.buttons import plain_button
from dangjian_desktop.ui.shared.fields import Entry, Field
from dangjian_desktop.ui.shared.operation_dialog import OperationDialog, Values
from dangjian_desktop.ui.shared.theme import tokens
from dangjian_desktop.ui.shared.wording import in_words, tr
from dangjian_desktop.ui.shared.workbench import Workbench

#: Chosen instead of an earlier job: one more is entered.
ONE_MORE = 0


class FormerJobDialog(OperationDialog):
    """First which of the earlier jobs, or one more; then what it was and from when until when."""

    def __init__(self, bench: Workbench, row: RosterRow, parent: QWidget | None = None) -> None:
        (card,) = PersonCardQuery(row.person_id, bench.desk.on).fetch()
        self._person_id = row.person_id
        self._jobs = {job.job_id: job for job in card.jobs if job.job_id is not None}
        choices = [
            (job_id, days_in_words(job.since, job.until))
            for job_id, job in reversed(self._jobs.items())
        ]
        choices.append((ONE_MORE, tr("补登一段")))
        first, *facts = (form_field(FIELD_BY_KEY[key]) for key in JOB_KEYS)
        super().__init__(
            bench,
            tr("以前的工作：{name}", name=row.facts.name),
            (
                Field("which", tr("哪一段"), Entry.CHOICE, choices=choices, is_required=True),
                replace(first, heading=tr("这一段的工作")),
                *facts,
                Field("since", tr("从哪一天起"), Entry.DATE),
                Field("until", tr("到哪一天止"), Entry.DATE, is_required=True),
            ),
            self._changing,
            values={"which": choices[0][0]},
            columns=2,
            note=tr("现在的工作在信息卡的“工作”里改。起始日期不知道可以不填。"),
            parent=parent,
        )
        self.setObjectName("former_job_dialog")
        self.remove_button = plain_button(tr("删去这一段"), "trash-2", parent=self)
        self.remove_button.setObjectName("remove_button")
        self.remove_button.clicked.connect(self.remove)
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        place = column.indexOf(self.refusal)
        column.insertWidget(place, self.remove_button, 0, Qt.AlignmentFlag.AlignLeft)
        QWidget.setTabOrder(self.remove_button, self.save_button)
        self.form.editor("which").edited.connect(self._show_chosen)
        self._show_chosen()
        made = tokens()
        self.resize(self.width(), self.height() + made.space(4))

    def remove(self) -> None:
        """Take the chosen job away; 撤销 brings it back."""
        try:
            self._desk.run(remove_former_job(job_id=self._which()))
        except (RefusedError, StorageError) as refusal:
            self.refuse(in_words(refusal))
            return
        self.accept()

    def _which(self) -> int:
        return int(self.form.editor("which").read().value or ONE_MORE)

    def _show_chosen(self) -> None:
        """Fill in the chosen job; nothing counts as typed yet."""
        which = self._which()
        self.form.show_values({"which": which, **_values_of(self._jobs.get(which))})
        self.remove_button.setVisible(which != ONE_MORE)

    def _changing(self, values: Values) -> Operation[Any]:
        facts = facts_of({key: values[key] for key in JOB_KEYS})
        days = {"since": values["since"], "until": values["until"]}
        if values["which"] == ONE_MORE:
            return add_former_job(person_id=self._person_id, facts=facts, **days)
        return correct_former_job(job_id=values["which"], changes=facts, **days)


def _values_of(job: JobRow | None) -> Mapping[str, Any]:
    return {} if job is None else {**job.facts, "since": job.since, "until": job.until}
