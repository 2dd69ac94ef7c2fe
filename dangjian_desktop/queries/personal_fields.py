"""The table of personal data in words: which field, why it is kept, on which sheets it stands.

Made from declarations: the purposes from `resources/privacy`, the words of tables and fields from
those of the history. The titles of the sheets come from whoever knows the sheets.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from dangjian_desktop.domain.personal_data import Erasing, Purpose
from dangjian_desktop.storage.shipped_journal_words import journal_words
from dangjian_desktop.storage.shipped_privacy import shipped_privacy

#: What becomes of a field when the person is erased.
ERASING_WORDS = {
    Erasing.KEEP: "留下",
    Erasing.NAME: "换成“已删除人员”",
    Erasing.TEXT: "删去文字",
    Erasing.BLANK: "清空",
    Erasing.MONTH: "只留到月",
    Erasing.CONTENTS: "清空",
}
_WHOLE_ROW = "整行删去"


@dataclass(frozen=True, slots=True)
class PersonalFieldRow:
    """Fields of one sort that are kept for one purpose.

    Attributes:
        table: What the rows are called. fields: the words of the fields; none where the whole row
            is one thing (a photo, a text).
        purpose: In both languages.
        sheets: Titles of the sheets; none where they stand in the window alone.
        erasing: What becomes of them at the legal erasing.
    """

    table: str
    fields: tuple[str, ...]
    purpose: Purpose
    sheets: tuple[str, ...]
    erasing: str


def personal_fields(titles: Mapping[str, str]) -> list[PersonalFieldRow]:
    """Return the table, people first.

    Args:
        titles: Titles of the sheets by code.

    Raises:
        KeyError: When a sheet is named that does not exist.
    """
    words = journal_words()
    return [
        PersonalFieldRow(
            words.table(table.name),
            tuple(filter(None, (words.word_of(table.name, one) for one in part.columns))),
            part.purpose,
            tuple(titles[code] for code in part.sheets),
            _WHOLE_ROW if table.goes_whole else ERASING_WORDS[part.erasing],
        )
        for table in shipped_privacy().tables
        for part in table.fields
    ]
