"""The sheets of the page 统计 and the columns in which each is shown."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dangjian_desktop.domain.problems import Word
from dangjian_desktop.domain.statistics import CELL_SUMS, CELL_WORDS
from dangjian_desktop.domain.year_figures import NO_RECORD, SECTION_WORDS, FigurePair
from dangjian_desktop.operations.statistics_lists import change_words, share_text
from dangjian_desktop.queries.roster import RosterRow
from dangjian_desktop.queries.roster_columns import COLUMN_BY_KEY
from dangjian_desktop.queries.statistics import (
    PART_WORDS,
    TABLE_WORDS,
    Part,
    StatisticsLine,
)
from dangjian_desktop.queries.two_year import BalanceReason
from dangjian_desktop.ui.shared.bars import CellBar
from dangjian_desktop.ui.shared.query_model import ChipLook, Column, text_column
from dangjian_desktop.ui.shared.theme import Tone
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, in_words, retold, tr

BALANCE, YEAR = "balance", "year"
#: Key and word of each sheet, in the order of the list.
SHEETS: tuple[tuple[str, str], ...] = (
    (BALANCE, QT_TR_NOOP("两年对账")),
    *((code.value, word) for code, word in TABLE_WORDS.items()),
    (YEAR, QT_TR_NOOP("年度数据")),
)
#: Key of the column with the bars.
SHARE = "share"


def shown(label: str) -> str:
    """Return a label in the language of the window; one that a rule names stays as it is."""
    return tr(label) if isinstance(label, Word) else retold(label)


@dataclass(frozen=True, slots=True)
class SheetChoice:
    """A sheet in the list at the left."""

    key: str
    word: str


CHOICES: tuple[Column[SheetChoice], ...] = (
    Column(
        QT_TR_NOOP("统计表"),
        lambda row: tr(row.word),
        "sheet",
        width=120,
        tooltip=lambda row: tr(row.word),
        can_sort=False,
    ),
)


@dataclass(frozen=True, slots=True)
class CellLine:
    """A cell of the two-year balance; `before` is that of the year compared with."""

    cell: int
    count: int
    before: int | None = None


@dataclass(frozen=True, slots=True)
class TableLine:
    """A line of a table.

    Attributes:
        most: The longest line of the table; `widest`: the widest words in the column of bars.
        before: What another day has; None where nothing is compared.
    """

    line: StatisticsLine
    most: int
    widest: str
    before: int | None = None

    @property
    def count(self) -> int:
        """Everybody of the line."""
        return self.line.count


def bar_of(row: object) -> CellBar | None:
    """Return the bar of a line; sums and the total have none."""
    if not isinstance(row, TableLine) or row.line.is_sum or not row.most:
        return None
    mark = None if row.before is None else row.before / row.most
    return CellBar(row.count / row.most, mark, row.widest)


def balance_columns(compared: str) -> tuple[Column[Any], ...]:
    """Return the columns of the balance.

    Args:
        compared: What heads the column of the other year; "" where nothing is compared.
    """
    return (
        Column(QT_TR_NOOP("栏"), _cell, "cell", align="right", width=44),
        text_column(QT_TR_NOOP("项目"), _cell_words, "words", width=210),
        Column(QT_TR_NOOP("人数"), _count, Part.ALL.value, align="right", width=80),
        *_compared(compared),
        Column(QT_TR_NOOP("怎样得来"), _cell_sum, "sum", width=130, is_second=True),
    )


def _cell(row: CellLine) -> str:
    return str(row.cell)


def _cell_words(row: CellLine) -> str:
    return tr(CELL_WORDS[row.cell])


def _cell_sum(row: CellLine) -> str:
    return CELL_SUMS.get(row.cell, "")


def _count(row: CellLine | TableLine) -> str:
    return str(row.count)


def table_columns(compared: str) -> tuple[Column[Any], ...]:
    """Return the columns of a table; see `balance_columns`."""
    return (
        text_column(QT_TR_NOOP("项目"), _label, "label", width=150),
        _part(Part.ALL, 60),
        Column(QT_TR_NOOP("占比"), _share, SHARE, align="right", width=180),
        *_compared(compared),
        _part(Part.WOMEN, 56),
        _part(Part.MINORITY, 80),
        _part(Part.PROBATIONARY, 80),
    )


def _label(row: TableLine) -> str:
    return shown(row.line.label)


def _share(row: TableLine) -> str:
    return share_text(row.line)


def _part(part: Part, width: int) -> Column[Any]:
    def count(row: TableLine) -> str:
        return str(row.line.counts[part])

    return Column(PART_WORDS[part], count, part.value, align="right", width=width)


def _compared(heading: str) -> tuple[Column[Any], ...]:
    if not heading:
        return ()
    return (
        Column(heading, _before, "before", align="right", width=96),
        Column(QT_TR_NOOP("增减"), _change, "change", align="right", width=66),
    )


def _before(row: CellLine | TableLine) -> str:
    return "" if row.before is None else str(row.before)


def _change(row: CellLine | TableLine) -> str:
    return "" if row.before is None else change_words(row.count - row.before)


# The figures of a year ------------------------------------------------------------------


def figure_columns(compared: str) -> tuple[Column[Any], ...]:
    """Return the columns of the figures of a year; see `balance_columns`."""
    others = (
        (
            Column(heading=compared, text=_other, key="before", align="right", width=110),
            Column(QT_TR_NOOP("增减"), _figure_change, "change", align="right", width=110),
        )
        if compared
        else ()
    )
    return (
        Column(QT_TR_NOOP("类别"), _section, "section", width=96, is_second=True),
        text_column(QT_TR_NOOP("项目"), _figure_label, "label", width=190),
        Column(QT_TR_NOOP("数据"), _figure_text, "figure", align="right", width=120),
        *others,
        text_column(QT_TR_NOOP("说明"), figure_detail, "detail", width=330),
        text_column(QT_TR_NOOP("来自"), _source, "source", width=140, is_second=True),
    )


def _section(row: FigurePair) -> str:
    return tr(SECTION_WORDS[row.figure.section])


def _figure_label(row: FigurePair) -> str:
    return shown(row.figure.label)


def _figure_text(row: FigurePair) -> str:
    return tr(NO_RECORD) if row.figure.number is None else row.figure.text


def _other(row: FigurePair) -> str:
    if row.other is None:
        return ""
    return tr(NO_RECORD) if row.other.number is None else row.other.text


def _figure_change(row: FigurePair) -> str:
    return row.change


def figure_detail(row: FigurePair) -> str:
    """Return what stands behind a figure, in the language of the window."""
    detail = row.figure.detail
    return "" if detail is None or row.figure.number is None else in_words(detail)


def _source(row: FigurePair) -> str:
    return shown(row.figure.source)


# Who does not come out ------------------------------------------------------------------


def _effect(row: BalanceReason) -> ChipLook:
    if row.effect > 0:
        return ChipLook(tr("实有多 {count}", count=row.effect), Tone.BAD)
    if row.effect < 0:
        return ChipLook(tr("实有少 {count}", count=-row.effect), Tone.BAD)
    return ChipLook(tr("不影响差额"), Tone.WARN)


def _told(row: BalanceReason) -> str:
    return in_words(row.told)


def _mend(row: BalanceReason) -> str:
    return in_words(row.mend)


REASONS: tuple[Column[BalanceReason], ...] = (
    Column(QT_TR_NOOP("姓名"), lambda row: row.name, "name", width=86, can_sort=False),
    Column(
        QT_TR_NOOP("影响"),
        lambda row: _effect(row).text,
        "effect",
        width=106,
        chip=_effect,
        can_sort=False,
    ),
    text_column(QT_TR_NOOP("记录里怎么写"), _told, "told", width=300),
    text_column(QT_TR_NOOP("怎样改"), _mend, "mend", width=220),
)

# The people behind a figure ---------------------------------------------------------------


def _of_roster(key: str, width: int) -> Column[RosterRow]:
    column = COLUMN_BY_KEY[key]
    return Column(
        column.heading, column.text, key, width=width, tooltip=column.text, can_sort=False
    )


#: As the roster shows them: numbers are masked.
NAMES: tuple[Column[RosterRow], ...] = (
    _of_roster("name", 74),
    _of_roster("stage", 80),
    _of_roster("branch", 146),
    _of_roster("sex", 48),
    _of_roster("age", 48),
    _of_roster("education", 80),
    _of_roster("id_number", 170),
)


def of_part(columns: Sequence[Column[Any]], number: int) -> Part | None:
    """Return what a column of a table counts; None for another column."""
    key = columns[number].key if 0 <= number < len(columns) else ""
    return Part(key) if key in {part.value for part in Part} else None
