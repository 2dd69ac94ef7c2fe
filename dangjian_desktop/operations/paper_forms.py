"""Puts what is known into a declared form: its boxes, or one letter about several people."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from dangjian_desktop.domain.paper_forms import (
    BLANK_DAY,
    BLANK_TEXT,
    FormTable,
    PaperForm,
    PaperLayout,
    PaperSubject,
    filled,
)
from dangjian_desktop.operations.printout import (
    BLANK,
    BRANCH_FORM,
    BRANCH_LETTER,
    DEVELOPMENT_FORM,
    DEVELOPMENT_LETTER,
    DEVELOPMENT_NOTICE,
    ELECTION_LETTER,
    TRANSFER_FORM,
    Printout,
    day_on_paper,
)
from dangjian_desktop.operations.runner import RefusedError
from dangjian_desktop.queries.paper_forms import form_coded, forms_of

if TYPE_CHECKING:
    from dangjian_desktop.printing.sheet import Card, CardTable, Form, LetterText, Template

#: Characters of names in a title: five or six people, or one of a very long name.
_NAMES_IN_TITLE = 24
#: The sheet of the catalogue on which forms of a subject and layout are printed.
_SHEETS: Mapping[tuple[PaperSubject, PaperLayout], str] = {
    (PaperSubject.DEVELOPMENT, PaperLayout.BOXES): DEVELOPMENT_FORM,
    (PaperSubject.DEVELOPMENT, PaperLayout.LETTER): DEVELOPMENT_LETTER,
    (PaperSubject.DEVELOPMENT, PaperLayout.NOTICE): DEVELOPMENT_NOTICE,
    (PaperSubject.TRANSFER, PaperLayout.BOXES): TRANSFER_FORM,
    (PaperSubject.ELECTION, PaperLayout.LETTER): ELECTION_LETTER,
    (PaperSubject.BRANCH, PaperLayout.BOXES): BRANCH_FORM,
    (PaperSubject.BRANCH, PaperLayout.LETTER): BRANCH_LETTER,
}


@dataclass(frozen=True)
class Told:
    """What is known of one person or matter that a form is about.

    Attributes:
        facts: Every fact of the subject by its key; "" where it is not known.
        lists: Rows for small tables, by the name of the list.
    """

    name: str
    facts: Mapping[str, str]
    lists: Mapping[str, Sequence[Mapping[str, str]]] = field(default_factory=dict)


def sheet_of(form: PaperForm) -> str:
    """Return the code of the sheet on which a form is printed."""
    return _SHEETS[form.subject, form.layout]


def chosen_form(printout: Printout, subject: PaperSubject) -> PaperForm:
    """Return the form that is to be printed.

    Raises:
        RefusedError: When none was chosen, or it belongs on another sheet.
    """
    form = form_coded(printout.form)
    if form is None or form.subject is not subject or sheet_of(form) != printout.code:
        offered = [one for one in forms_of(subject) if sheet_of(one) == printout.code]
        raise RefusedError(
            "还没有选要印的文书。请从这些里选：{offered}。",
            offered="、".join(f"{one.code}（{one.name}）" for one in offered),
        )
    return form


#: The list of the people themselves, for forms on which several stand together.
PEOPLE = "people"


def boxes_of(
    template: "Form", form: PaperForm, told: Sequence[Told]
) -> tuple["Template", Sequence[object], Mapping[str, str]]:
    """Return the boxes of a form and the template with its signatures.

    Each person has a card of the own, but for a form on which all stand in one list.
    """
    made = replace(template, name=form.name, signatures=form.signatures)
    if any(table.source == PEOPLE for table in form.tables):
        people = [one.facts for one in told if one.name]
        told = [Told(told[0].name, shared_facts(told), {PEOPLE: people})]
    return made, [card_of(form, one) for one in told], {}


def card_of(form: PaperForm, told: Told) -> "Card":
    """Return the boxes of a form about one person."""
    from dangjian_desktop.printing.sheet import Card, CardField, CardSection, TextBlock

    facts = told.facts
    fields = tuple(
        CardField(one.label, facts[one.key] if one.key else "", one.key) for one in form.fields
    )
    tables = tuple(_table(one, told) for one in form.tables)
    return Card(
        told.name,
        (CardSection("", fields, tables),),
        above=(facts["branch"], ""),
        blocks=tuple(
            TextBlock(block.heading, _block_text(block.text, facts), block.lines)
            for block in form.blocks
        ),
        title=filled(form.title, facts),
    )


def _block_text(text: str, facts: Mapping[str, str]) -> str:
    """Return a text with its facts; one that is a single unknown fact leaves its lines free."""
    only = text.strip("{}")
    return facts[only] if text == f"{{{only}}}" else filled(text, facts)


def _table(table: FormTable, told: Told) -> "CardTable":
    from dangjian_desktop.printing.sheet import CardTable

    known = told.lists[table.source] if table.source else ()
    rest = ("",) * (len(table.columns) - 1)
    rows = [tuple(row[one.key] if one.key else "" for one in table.columns) for row in known]
    rows += [(line, *rest) for line in table.lines]
    free = [("", *rest)] * max(table.rows - len(rows), 0)
    labels = tuple(one.label for one in table.columns)
    return CardTable(table.heading, labels, (*rows, *free), shares=table.shares)


def letter_of(form: PaperForm, told: Sequence[Told], printout: Printout) -> "LetterText":
    """Return one letter about all of them; a fact in which they differ is left to be written."""
    from dangjian_desktop.printing.sheet import LetterList, LetterText

    facts = shared_facts(told)
    titled = {**facts, "people": _named([one.name for one in told], _NAMES_IN_TITLE)}
    listed = None
    if form.listed:
        rows = tuple(tuple(one.facts[f.key] if f.key else "" for f in form.listed) for one in told)
        listed = LetterList(tuple(one.label for one in form.listed), rows)
    to = filled(form.to, facts)
    today = BLANK_DAY if BLANK in printout.sections else day_on_paper(printout.on)
    return LetterText(
        told[0].name,
        filled(form.title, titled),
        f"{to}：" if to else "",
        tuple(filled(one, facts) for one in form.body),
        listed,
        tuple(filled(one, facts) for one in form.attachments),
        filled(form.signed, facts),
        (facts[form.dated] if form.dated else "") or today,
    )


def shared_facts(told: Sequence[Told]) -> dict[str, str]:
    """Return the facts in which all agree, with who they are in ``people``."""
    facts = dict(told[0].facts)
    for one in told[1:]:
        facts = {key: value if one.facts[key] == value else "" for key, value in facts.items()}
    facts["people"] = _named([one.name for one in told])
    return facts


def _named(names: Sequence[str], room: int | None = None) -> str:
    """Return who they are and how many; in a title the first who go into a room, at least one.

    The list below names everybody; a title of twenty names, or of a few very long ones, would be
    set so small that nobody reads it.
    """
    shown = [
        name
        for number, name in enumerate(names)
        if room is None or not number or len("、".join(names[: number + 1])) <= room
    ]
    together = "、".join(shown) or BLANK_TEXT
    return f"{together}等{len(names)}名同志" if len(names) > 1 else f"{together}同志"
