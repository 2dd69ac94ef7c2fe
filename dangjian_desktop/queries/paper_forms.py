"""The declared forms as they are offered: all of a subject, or those that go with a step."""

import tomllib
from functools import cache

from dangjian_desktop.domain.paper_forms import PaperForm, PaperSubject, paper_forms
from dangjian_desktop.host.paths import resources

_FOLDER = "papers"


def forms_of(subject: PaperSubject) -> tuple[PaperForm, ...]:
    """Return the forms of a subject, in the order in which they are needed."""
    return tuple(form for form in all_forms() if form.subject is subject)


def forms_of_step(subject: PaperSubject, step: str) -> tuple[PaperForm, ...]:
    """Return the forms that go with a step, by its code."""
    return tuple(form for form in forms_of(subject) if step in form.steps)


def form_coded(code: str) -> PaperForm | None:
    """Return the form of a code, if there is one."""
    return next((form for form in all_forms() if form.code == code), None)


@cache
def all_forms() -> tuple[PaperForm, ...]:
    """Return every form; they come with the program, so they are read once.

    Raises:
        RuleValueError: When a file says something that no form has.
    """
    files = sorted((resources() / _FOLDER).glob("*.toml"))
    return tuple(
        form for file in files for form in paper_forms(tomllib.loads(file.read_text("utf-8")))
    )
