"""The menu of papers of 发展党员: of a step, of a case, and for several people at once."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtWidgets import QMenu

from dangjian_desktop.domain.admissions import StepStanding
from dangjian_desktop.domain.paper_forms import PaperForm, PaperLayout, PaperSubject
from dangjian_desktop.operations.paper_forms import sheet_of
from dangjian_desktop.operations.printout import (
    BLANK,
    DEVELOPMENT_CONTENTS,
    DEVELOPMENT_PAPERS,
    Printout,
)
from dangjian_desktop.queries.development import AdmissionDetail
from dangjian_desktop.queries.paper_forms import forms_of_step
from dangjian_desktop.ui.shared.wording import tr

#: Takes the printout that was chosen.
Wanted = Callable[[Printout], object]


def step_forms(step: StepStanding | None) -> tuple[PaperForm, ...]:
    """Return the forms that go with a step."""
    return () if step is None else forms_of_step(PaperSubject.DEVELOPMENT, step.rule.code)


def case_printout(detail: AdmissionDetail, on: date) -> Printout:
    """Return what a paper about a case is made of; its sheet is put in."""
    row = detail.row
    people = (row.person_id,)
    return Printout("", on, organisation_id=row.branch_id, person_ids=people, case_id=row.case_id)


def fill_papers(
    menu: QMenu,
    detail: AdmissionDetail,
    step: StepStanding | None,
    beside: Sequence[int],
    on: date,
    wanted: Wanted,
) -> None:
    """Put into a menu the papers of the step that is looked at, of the others, and of the file.

    Args:
        menu: The menu, empty.
        detail: The case.
        step: The step; None for none.
        beside: Row ids of all who are at that step in the same branch.
        on: The day.
        wanted: Takes what was chosen.
    """
    about = case_printout(detail, on)
    forms = step_forms(step)
    _add(menu, forms, about, wanted)
    letters = [form for form in forms if form.layout is not PaperLayout.BOXES]
    if letters and len(beside) > 1:
        together = menu.addMenu(tr("这一步的 {count} 人合在一份", count=len(beside)))
        several = replace(about, case_id=None, person_ids=tuple(beside))
        _add(together, letters, several, wanted)
    boxes = [form for form in forms if form.layout is PaperLayout.BOXES]
    if boxes:
        _add(menu.addMenu(tr("空白的")), boxes, replace(about, sections=(BLANK,)), wanted)
    others = menu.addMenu(tr("其他步骤的"))
    for one in detail.row.standing.steps:
        own = step_forms(one)
        if own and one != step:
            title = f"{one.rule.number} {one.rule.title}"
            _add(others.addMenu(title), own, about, wanted)
    menu.addSeparator()
    for words, code in (
        (tr("材料清单"), DEVELOPMENT_PAPERS),
        (tr("归档目录"), DEVELOPMENT_CONTENTS),
    ):
        menu.addAction(words).triggered.connect(partial(_tell, wanted, replace(about, code=code)))


def _add(menu: QMenu, forms: Sequence[PaperForm], about: Printout, wanted: Wanted) -> None:
    for form in forms:
        made = replace(about, code=sheet_of(form), form=form.code)
        menu.addAction(form.name).triggered.connect(partial(_tell, wanted, made))


def _tell(wanted: Wanted, printout: Printout, *_args: object) -> None:
    wanted(printout)
