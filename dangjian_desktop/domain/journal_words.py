"""What tables and columns of the data file are called where the history and exchange tell of them.

The words are data: resources/journal/words.toml. The columns of a person have their labels in
`domain.people`, stored codes theirs in `vocabulary` and the rules.
"""

import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from dangjian_desktop.domain.people import FIELD_BY_KEY
from dangjian_desktop.domain.topics import Topic

_PERSON = "person"
_WORD, _HIDDEN = "word", "hidden"


@dataclass(frozen=True, slots=True)
class HistoryKind:
    """One sort of things that the history can be narrowed to.

    Attributes:
        topics: What such an operation touches; each belongs to one kind.
    """

    code: str
    word: str
    topics: frozenset[Topic]


@dataclass(frozen=True)
class JournalWords:
    """The words of the file.

    Attributes:
        kinds: In the order in which they are offered.
        columns: Words of columns of which a table says nothing else.
        tables: By table, its word (key "word"), words of its own columns, and which it hides.
        hidden: Columns that nobody is shown; of one table alone as ``table.column``.
        opaque: Columns of which only is told that they changed.
        codes: By ``table.column``, where the words of a stored code are found.
        enums: Likewise, the words of codes that the vocabulary has none for.
    """

    kinds: tuple[HistoryKind, ...]
    columns: Mapping[str, str]
    tables: Mapping[str, Mapping[str, Any]]
    hidden: frozenset[str]
    opaque: frozenset[str]
    codes: Mapping[str, str]
    enums: Mapping[str, Mapping[str, str]]

    def table(self, table: str) -> str:
        """Return what a table is called; of one that is not known, nothing."""
        return str(self.tables.get(table, {}).get(_WORD, ""))

    def column(self, table: str, column: str) -> str:
        """Return what a column is called; "" for one that is not shown."""
        if f"{table}.{column}" in self.hidden:
            return ""
        if column in self.hidden and not (table == _PERSON and column in FIELD_BY_KEY):
            return ""
        return self.word_of(table, column)

    def word_of(self, table: str, column: str) -> str:
        """Return what a column is called, whether it is shown or not: of what leaves all is told.

        "" where there is no word.
        """
        if table == _PERSON and column in FIELD_BY_KEY:
            return FIELD_BY_KEY[column].label
        own: Mapping[str, Any] = self.tables.get(table, {})
        return str(own.get(column) or self.columns.get(column, ""))

    def topics_of(self, codes: Collection[str]) -> frozenset[Topic]:
        """Return the topics of some kinds."""
        return frozenset(
            topic for kind in self.kinds if kind.code in codes for topic in kind.topics
        )


def read_journal_words(toml_text: str) -> JournalWords:
    """Return the words of resources/journal/words.toml.

    Raises:
        KeyError: When a part is missing.
        ValueError: When it is no TOML, or a topic does not exist or stands in two kinds.
    """
    told: Mapping[str, Any] = tomllib.loads(toml_text)
    kinds = tuple(
        HistoryKind(one["code"], one["word"], frozenset(Topic(topic) for topic in one["topics"]))
        for one in told["kinds"]
    )
    if sum(len(kind.topics) for kind in kinds) != len(set().union(*(k.topics for k in kinds))):
        raise ValueError("a topic stands in two kinds")
    tables: Mapping[str, Mapping[str, Any]] = told["tables"]
    own = {
        f"{table}.{column}" for table, words in tables.items() for column in words.get(_HIDDEN, ())
    }
    hidden = {*told["hidden"]["columns"], *told["unworded"]["columns"], *own}
    return JournalWords(
        kinds,
        told["columns"],
        tables,
        frozenset(hidden),
        frozenset(told["opaque"]["columns"]),
        told["codes"],
        told["enums"],
    )
