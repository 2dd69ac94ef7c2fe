"""What stands on the printed person card, and of which parts it is made."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from dangjian_desktop.domain.people import PERSON_FIELDS, PersonField, Section
from dangjian_desktop.operations.printout import ARCHIVE, Printout, Rows, day_on_paper
from dangjian_desktop.operations.runner import RefusedError
from dangjian_desktop.queries.card_content import SectionContent
from dangjian_desktop.queries.card_history import HISTORY, history_on
from dangjian_desktop.queries.card_sections import key_of, registered
from dangjian_desktop.queries.person_card import PersonCard, PersonCardQuery
from dangjian_desktop.queries.photos import WallPhotoQuery
from dangjian_desktop.queries.roster import RosterRow
from dangjian_desktop.queries.roster_columns import COLUMN_BY_KEY


@dataclass(frozen=True)
class CardPart:
    """A part of the person card that may be ticked: a group of facts or a registered section.

    Attributes:
        is_printed: Whether it is printed unless the user chooses.
    """

    key: str
    title: str
    is_printed: bool = True


def card_parts() -> tuple[CardPart, ...]:
    """Return the parts of the person card in the order in which they print."""
    groups = (CardPart(key_of(section), section.value) for section in Section)
    own = (CardPart(section.key, section.title, section.is_printed) for section in registered())
    return (*groups, *own)


def person_card_content(printout: Printout) -> Rows:
    """Return the cards of the people chosen, with the parts that are wanted."""
    if not printout.person_ids:
        raise RefusedError("还没有选人。请先选一个或几个人，再打印信息卡。")
    wanted = _wanted_parts(printout)
    cards = [
        card
        for person_id in printout.person_ids
        for card in PersonCardQuery(person_id, printout.on).fetch()
    ]
    if not cards:
        raise RefusedError("找不到所选的人。请重新选择。")
    return [_card(card, printout, wanted) for card in cards], {}


def _wanted_parts(printout: Printout) -> frozenset[str]:
    parts = card_parts()
    unknown = [key for key in printout.sections if key not in {part.key for part in parts}]
    if unknown:
        known = "、".join(f"{part.key}（{part.title}）" for part in parts)
        raise RefusedError(
            "信息卡没有“{unknown}”这个部分。请从这些里选：{known}。",
            unknown=unknown[0],
            known=known,
        )
    by_themselves = (part.key for part in parts if part.is_printed)
    return frozenset(printout.sections or by_themselves)


def _card(card: PersonCard, printout: Printout, wanted: frozenset[str]) -> object:
    from dangjian_desktop.printing.sheet import Card, CardField, CardSection

    sections = []
    for section in Section:
        if key_of(section) not in wanted:
            continue
        fields = [
            CardField(field.label, text, field.key)
            for field in PERSON_FIELDS
            if field.section is section
            and ((text := COLUMN_BY_KEY[field.key].full_text(card.row)) or _is_always(field))
        ]
        if section is Section.PARTY:
            fields = [*_party_fields(card.row, CardField), *fields]
        if fields:
            sections.append(CardSection(section.value, tuple(fields)))
    if key_of(Section.IDENTITY) not in wanted:  # a card without a name would be nobody's
        sections = _named(sections, card.row)
    for registered_one in registered():
        if registered_one.key in wanted:
            content = (
                history_on(card, printout.on)  # the card holds it: read once, not twice
                if registered_one.key == HISTORY.key
                else registered_one.fetch(card.row.person_id, printout.on)
            )
            sections.append(_printed_section(registered_one.title, content))
    return Card(
        name=card.row.facts.name,
        sections=tuple(sections),
        above=(card.row.branch_name, f"截至日期：{day_on_paper(printout.on)}"),
        photo=_photo(card, printout),
    )


def _named(sections: Sequence[Any], row: RosterRow) -> list[Any]:
    """Let the name stand first, in the first group of facts or in a small one of its own."""
    from dangjian_desktop.printing.sheet import CardField, CardSection

    keys = ("name",) if sections else ("name", *_PLACE_KEYS)
    fields = tuple(
        CardField(COLUMN_BY_KEY[key].heading, COLUMN_BY_KEY[key].text(row), key) for key in keys
    )
    if not sections:
        return [CardSection("人员", fields)]
    first, *rest = sections
    return [replace(first, fields=(*fields, *first.fields)), *rest]


_PLACE_KEYS = ("stage", "branch", "group", "posts")


def _printed_section(title: str, content: SectionContent) -> Any:
    from dangjian_desktop.printing.sheet import CardField, CardSection, CardTable

    return CardSection(
        title,
        tuple(CardField(line.label, line.value, "", line.sensitivity) for line in content.lines),
        tuple(
            CardTable(table.heading, table.headings, table.rows)
            for table in content.tables
            if table.rows
        ),
    )


def _photo(card: PersonCard, printout: Printout) -> bytes | None:
    """Return the photo; on a paper that others read only with the person's recorded consent."""
    if printout.detail == ARCHIVE:
        return card.photo
    return WallPhotoQuery((card.row.person_id,)).fetch().get(card.row.person_id)


def _is_always(field: PersonField) -> bool:
    """Whether the box stands on the card even when it is empty, to be filled in by hand."""
    return not field.rarely_needed and field.section is not Section.REGISTRATION


def _party_fields(row: RosterRow, make: Any) -> list[Any]:
    keys = ("stage", "branch", "group", "posts", "admitted_on", "confirmed_on", "standing")
    return [
        make(COLUMN_BY_KEY[key].heading, _with_unit(key, COLUMN_BY_KEY[key].full_text(row)))
        for key in keys
    ]


def _with_unit(key: str, text: str) -> str:
    return f"{text} 年" if key == "standing" and text else text
