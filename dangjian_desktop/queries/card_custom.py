"""The fields that the branch defined itself, as a section of the person card."""

from datetime import date

from dangjian_desktop.domain.custom_fields import CustomFieldDef, FieldSubject, MentionedPerson
from dangjian_desktop.queries.card_content import (
    CardSection,
    SectionContent,
    SectionLine,
    Target,
    TargetKind,
)
from dangjian_desktop.queries.custom_fields import (
    NO_VALUES,
    CustomValueQuery,
    Values,
    custom_fields,
)
from dangjian_desktop.queries.roster_columns import as_text


def custom_lines(person_id: int, on: date) -> SectionContent:
    """Return what a person has in these fields; they have no history, so every day says the same.

    A field that is retired stands here only where it is filled in.
    """
    del on
    values = CustomValueQuery(FieldSubject.PERSON, (person_id,)).fetch().get(person_id, NO_VALUES)
    fields = custom_fields(FieldSubject.PERSON)
    return SectionContent(tuple(_line(one, values) for one in fields if one.key in values))


def _line(field: CustomFieldDef, values: Values) -> SectionLine:
    value = values[field.key]
    target = None
    if isinstance(value, MentionedPerson):
        target = Target(TargetKind.PERSON, value.uid)
    return SectionLine(field.heading, as_text(value), field.sensitivity, target)


CUSTOM = CardSection(
    key="custom",
    title="自定义栏目",
    reads=CustomValueQuery.reads,
    fetch=custom_lines,
    empty="自定义的栏目都还没有填写。",
    order=50,
    hides_when_empty=True,
)
