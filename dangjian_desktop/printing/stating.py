"""What a form says that hangs on the board: its rows, boxes and paragraphs as facts.

A poster tells by itself what it states; a table or a letter that is put up states just what stands
in it, so that nothing has to be declared twice.
"""

from collections.abc import Iterator, Mapping, Sequence

from dangjian_desktop.domain.wall_facts import WallFact
from dangjian_desktop.printing.poster import WallSheet
from dangjian_desktop.printing.privacy import DetailLevel
from dangjian_desktop.printing.sheet import Card, LetterText, Sheet, Template

#: Between the cells of a row.
_COMMA = "，"
#: A column that only counts the rows tells nothing of them.
_COUNTER = "number"


def stated(
    template: Template, rows: Sequence[object], values: Mapping[str, str]
) -> tuple[WallFact, ...]:
    """Return what a sheet says of its rows; () for one that does not hang.

    Args:
        template: Of the sheet.
        rows: What is printed.
        values: The words in braces of its texts.
    """
    if isinstance(template, WallSheet):
        return tuple(fact for row in rows for fact in template.states(row))
    if template.place is None:
        return ()
    found: list[WallFact] = []
    if isinstance(template, Sheet):
        found += _of_table(template, rows, values)
    for row in rows:
        if isinstance(row, Card):
            found += _of_card(row)
        elif isinstance(row, LetterText):
            found += _of_letter(row)
    return tuple(found)


def _of_table(
    sheet: Sheet, rows: Sequence[object], values: Mapping[str, str]
) -> Iterator[WallFact]:
    columns = [one for one in sheet.columns_for(DetailLevel.PUBLIC) if one.shows != _COUNTER]
    for row in rows:
        part = str(getattr(row, sheet.part_by)) if sheet.part_by else ""
        cells = [(one.heading, str(getattr(row, one.shows))) for one in columns]
        (_heading, first), *rest = cells
        told = _COMMA.join(f"{heading}{text}" for heading, text in rest if text)
        yield WallFact(part, first, told)
    for line in (sheet.note, *sheet.below):
        words = line.format_map({"as_of": "", **values})
        if words:
            yield WallFact("", "", words)


def _of_card(card: Card) -> Iterator[WallFact]:
    for section in card.sections:
        for one in section.fields:
            yield WallFact(section.heading, one.label, one.value)
        for table in section.tables:
            for first, *rest in table.rows:
                yield WallFact(table.heading, first, _COMMA.join(filter(None, rest)))
    for block in card.blocks:
        yield WallFact(block.heading, "", block.text)


def _of_letter(letter: LetterText) -> Iterator[WallFact]:
    yield WallFact("", "标题", letter.title)
    for paragraph in letter.paragraphs:
        yield WallFact("", "", paragraph)
    if letter.listed is not None:
        for first, *rest in letter.listed.rows:
            yield WallFact("名单", first, _COMMA.join(filter(None, rest)))
