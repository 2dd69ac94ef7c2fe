"""Where a name still stands after somebody was erased, in the words of tables and fields."""

from dangjian_desktop.storage.erasing import Mention
from dangjian_desktop.storage.shipped_journal_words import journal_words


def mention_lines(mentions: tuple[Mention, ...]) -> list[str]:
    """Return one line for each: what it is, which row, and the words around."""
    words = journal_words()
    lines = []
    for one in mentions:
        told = (words.table(one.table), words.word_of(one.table, one.column))
        place = " · ".join(filter(None, told))
        lines.append(f"{place}（{one.row_id}）：{' '.join(one.excerpt.split())}")
    return lines
