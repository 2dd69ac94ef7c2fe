"""The declared forms as they are offered: all of a subject, or those that go with a step."""

from dangjian_desktop.domain.paper_forms import PaperForm, PaperSubject
from dangjian_desktop.storage.shipped_papers import shipped_papers


def forms_of(subject: PaperSubject) -> tuple[PaperForm, ...]:
    """Return the forms of a subject, in the order in which they are needed."""
    return tuple(form for form in all_forms() if form.subject is subject)


def forms_of_step(subject: PaperSubject, step: str) -> tuple[PaperForm, ...]:
    """Return the forms that go with a step, by its code."""
    return tuple(form for form in forms_of(subject) if step in form.steps)


def form_coded(code: str) -> PaperForm | None:
    """Return the form of a code, if there is one."""
    return next((form for form in all_forms() if form.code == code), None)


def all_forms() -> tuple[PaperForm, ...]:
    """Return every form, file by file."""
    return shipped_papers()
