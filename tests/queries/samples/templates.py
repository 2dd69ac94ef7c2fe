"""Samples of the forms of superiors, of what can fill them, and of what does."""

from datetime import date
from typing import Any

from dangjian_desktop.domain.template_shapes import Blank, BlankKind, Mapped, TemplateShape
from dangjian_desktop.domain.vocabulary import TemplateSubject
from dangjian_desktop.operations.own_templates import GivenForm, add_own_template
from dangjian_desktop.queries.own_templates import (
    TemplateOfUidQuery,
    TemplateQuery,
    TemplatesQuery,
)
from dangjian_desktop.queries.template_candidates import TemplateCandidatesQuery
from dangjian_desktop.queries.template_sources import TemplateSourcesQuery
from dangjian_desktop.queries.template_values import About, TemplateValuesQuery
from dangjian_desktop.storage.models import LedgerEntry
from tests import make

ON = date(2026, 11, 21)
BRANCH = 2


class _EntryOfABook:
    """The values of a row of a book, looked up when they are asked."""

    def fetch(self) -> Any:
        """Answer them."""
        row = LedgerEntry.select().where(LedgerEntry.book == "hazard").first()
        about = About(entry_key=row.id, organisation_id=BRANCH)
        tables = frozenset({"book.entries"})
        return TemplateValuesQuery(TemplateSubject.BOOK, about, ON, "hazard", tables).fetch()


def _values(subject: TemplateSubject, about: About, *tables: str) -> TemplateValuesQuery:
    return TemplateValuesQuery(subject, about, ON, tables=frozenset(tables))


SAMPLES: dict[type[Any], list[Any]] = {
    TemplatesQuery: [TemplatesQuery(ON, BRANCH, with_ended=True)],
    TemplateQuery: [TemplateQuery(1, ON)],
    TemplateOfUidQuery: [TemplateOfUidQuery("none")],
    TemplateSourcesQuery: [
        *(TemplateSourcesQuery(one) for one in TemplateSubject),
        TemplateSourcesQuery(TemplateSubject.BOOK, "hazard"),
    ],
    TemplateCandidatesQuery: [
        TemplateCandidatesQuery(one, ON, BRANCH, "hazard", "2026Q3") for one in TemplateSubject
    ],
    TemplateValuesQuery: [
        _values(TemplateSubject.PERSON, About(person_id=1)),
        _values(
            TemplateSubject.BRANCH,
            About(organisation_id=BRANCH),
            "branch.member_list",
            "branch.committee_list",
        ),
        _values(TemplateSubject.ACTIVITY, About(activity_id=1), "activity.people"),
        _values(
            TemplateSubject.SCORE, About(organisation_id=BRANCH, period="2026Q3"), "score.items"
        ),
        _EntryOfABook(),
    ],
}


def fill(*, branch: int, **_ids: int) -> None:
    """A template of the branch."""
    blank = Blank("0/p0/0", BlankKind.TEXT, "姓名")
    form = GivenForm("登记表.docx", b"file", TemplateShape((), (blank,)))
    make.done(
        add_own_template(
            form=form,
            name="登记表",
            subject=TemplateSubject.PERSON,
            blanks=[Mapped(blank, "person.name")],
            on=ON,
            organisation_id=branch,
        )
    )
