"""What leaves the program of 党内统计: a workbook of all tables, the form, the page of the year.

A balance that does not come out is handed to nobody: the reasons are named instead (I19).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from dangjian_desktop.domain.progress import Progress, tell_nobody
from dangjian_desktop.domain.statistics import CELL_SUMS, CELL_WORDS
from dangjian_desktop.domain.year_figures import (
    SECTION_WORDS,
    FigurePair,
    FigureSection,
    figure_words,
    figures_text,
    paired,
)
from dangjian_desktop.exchange.writer import ColumnKind, Table, TableColumn, Value, write_tables
from dangjian_desktop.operations.printout import Printout, Rows, day_on_paper
from dangjian_desktop.operations.runner import RefusedError
from dangjian_desktop.queries.organisations import Tree
from dangjian_desktop.queries.statistics import (
    PART_WORDS,
    Part,
    Statistics,
    StatisticsLine,
    StatisticsQuery,
    StatisticsTable,
    year_end,
)
from dangjian_desktop.queries.two_year import TwoYearQuery, TwoYearSheet
from dangjian_desktop.queries.year_figures import YearFiguresQuery
from dangjian_desktop.storage.database import connection

if TYPE_CHECKING:
    from dangjian_desktop.printing.sheet import CardTable

#: Names in a refusal; the page names them all.
_MOST_NAMED = 5
_BALANCE, _YEAR = "两年对账", "年度数据"
_NO_PLACE = "全部党员"


@dataclass(frozen=True)
class StatisticsReport:
    """The balance and the tables of a day, and of another day to compare with."""

    sheet: TwoYearSheet
    found: Statistics
    other: Statistics | None = None

    @classmethod
    def on(cls, day: date, within: int | None, other_day: date | None = None) -> "StatisticsReport":
        """Read a report.

        Args:
            day: The day of the tables; the balance is that of its year, up to the day.
            within: The place; None for the whole mine.
            other_day: The day to compare with; None for none.
        """
        return cls(
            TwoYearQuery(day, within).fetch(),
            StatisticsQuery(day, within).fetch(),
            None if other_day is None else StatisticsQuery(other_day, within).fetch(),
        )


def refuse_unbalanced(sheet: TwoYearSheet) -> None:
    """Let nobody hand in a balance that does not come out, or noughts where nothing is recorded.

    Raises:
        RefusedError: Naming the people, or the cells that contradict each other.
    """
    if sheet.balance.is_empty:
        raise RefusedError(
            "这里 {since} 和 {until} 都没有登记党员，没有可以导出和打印的统计。"
            "请先在名册里登记或导入党员，或者另选党组织和日期。",
            since=sheet.opening.isoformat(),
            until=sheet.closing.isoformat(),
        )
    if sheet.balance.difference:
        names = [one.name for one in sheet.reasons if one.effect]
        more = len(names) - _MOST_NAMED
        told = "、".join(names[:_MOST_NAMED]) + (f" 等 {len(names)} 人" if more > 0 else "")
        raise RefusedError(
            "增减两年对账差 {difference} 名，统计表不能导出和打印。"
            "对不上的是：{names}。请在“两年对账”里逐人改正。",
            difference=f"{sheet.balance.difference:+d}",
            names=told,
        )
    for fault in sheet.balance.faults:
        raise RefusedError(fault.template, **fault.facts)


def place_name(within: int | None, on: date) -> str:
    """Return what the place is called on paper and in files."""
    node = Tree.on(on).get(within)
    if node is not None:
        return node.name
    roots = [row for row in Tree.on(on).rows if row.parent_id is None]
    return roots[0].name if len(roots) == 1 else _NO_PLACE


def export_statistics(
    on: date,
    within: int | None,
    target: Path,
    *,
    other_day: date | None = None,
    progress: Progress = tell_nobody,
) -> int:
    """Write the balance, every table and the figures of the year to a new .xlsx, a sheet each.

    Args:
        on: The day. within: The place; None for the whole mine.
        target: The file; one of that name is replaced when the new one is whole.
        other_day: The last day of another year to compare with; None for none.
        progress: Told what is being done and the share done.

    Returns:
        How many rows there are.

    Raises:
        RefusedError: When the balance does not come out.
        ExchangeError: When the file cannot be written; an older one stands as it was.
    """
    progress("正在统计", 0.1)
    with connection():
        report = StatisticsReport.on(on, within, other_day)
        refuse_unbalanced(report.sheet)
        pairs = year_pairs(on, within, None if other_day is None else other_day.year)
        title = f"{place_name(within, on)}　截至 {day_on_paper(on)}"
    progress("正在写入", 0.7)
    return write_tables(target, _tables(report, pairs, title))


def year_pairs(
    on: date, within: int | None, other_year: int | None, year: int | None = None
) -> tuple[FigurePair, ...]:
    """Return the figures of a year beside those of another.

    Args:
        on: The day looked at. within: The place; None for the whole mine.
        other_year: The year to compare with; None for none.
        year: The year; None for the one in which the day lies.
    """
    wanted = TwoYearQuery(on, within).fetch().year if year is None else year
    others = None if other_year is None else YearFiguresQuery(other_year, on, within).fetch()
    return paired(YearFiguresQuery(wanted, on, within).fetch(), others)


def gather_year(
    on: date,
    within: int | None,
    other_year: int | None,
    year: int,
    *,
    progress: Progress = tell_nobody,
) -> tuple[FigurePair, ...]:
    """Return the figures of a year off the window's thread; see `year_pairs`."""
    progress("正在汇总年度数据", 0.1)
    with connection():
        return year_pairs(on, within, other_year, year)


def year_text(
    on: date, within: int | None, pairs: Sequence[FigurePair], year: int, other_year: int | None
) -> str:
    """Return the figures of a year as a text to paste into 总结 and 述职."""
    last = year_end(year, on)
    heading = f"{place_name(within, last)} {year} 年度数据（截至 {day_on_paper(last)}）"
    return figures_text(heading, pairs, other_year)


# The workbook -------------------------------------------------------------------------


def _tables(report: StatisticsReport, pairs: Sequence[FigurePair], title: str) -> Iterator[Table]:
    number, text = ColumnKind.NUMBER, ColumnKind.TEXT
    cells = report.sheet.balance.cells
    yield Table(
        _BALANCE,
        [TableColumn("栏", number), TableColumn("项目"), TableColumn("人数", number)],
        [[cell, CELL_WORDS[cell], count] for cell, count in cells.items()],
        title,
        [f"第 {cell} 栏 = {words}" for cell, words in CELL_SUMS.items()],
    )
    is_compared = report.other is not None
    for table in report.found.tables:
        other = None if report.other is None else report.other.table(table.code)
        headings = [
            TableColumn("项目"),
            *(TableColumn(PART_WORDS[part], number) for part in Part),
            TableColumn("占比", text),
        ]
        if report.other is not None:
            headings += [
                TableColumn(f"{report.other.on.isoformat()} 人数", number),
                TableColumn("增减", number),
            ]
        rows: list[list[Value]] = []
        for line, before in lines_of(table, other):
            row: list[Value] = [line.label, *(line.counts[part] for part in Part), share_text(line)]
            if is_compared:
                row += [before, line.count - before]
            rows.append(row)
        yield Table(table.title, headings, rows, title, [note for note in (table.note,) if note])
    is_compared = any(pair.other is not None for pair in pairs)
    headings = [TableColumn(word) for word in ("类别", "项目", "数据")]
    if is_compared:
        headings += [TableColumn("对比"), TableColumn("增减")]
    yield Table(
        _YEAR,
        [*headings, TableColumn("说明"), TableColumn("来自")],
        [_figure_row(pair, is_compared=is_compared) for pair in pairs],
        title,
    )


def _figure_row(pair: FigurePair, *, is_compared: bool) -> list[Value]:
    figure = pair.figure
    row: list[Value] = [SECTION_WORDS[figure.section], figure.label, figure.text]
    if is_compared:
        row += [pair.other.text if pair.other is not None else "", pair.change]
    return [*row, detail_text(pair), figure.source]


def detail_text(pair: FigurePair) -> str:
    """Return what stands behind a figure; "" where nothing is recorded."""
    figure = pair.figure
    return str(figure.detail) if figure.detail is not None and figure.number is not None else ""


def lines_of(
    table: StatisticsTable, other: StatisticsTable | None
) -> Iterator[tuple[StatisticsLine, int]]:
    """Yield the lines of a table, sums and total last, each with the count of another day.

    A line that only the other day has stands among the lines with nobody.
    """
    before = {}
    if other is not None:
        before = {one.key: one for one in (*other.lines, *other.sums, other.total)}
    known = {one.key for one in table.lines}
    gone = [
        replace(one, counts=dict.fromkeys(Part, 0), share=None)
        for one in (other.lines if other is not None else ())
        if one.key not in known
    ]
    for line in (*table.lines, *gone, *table.sums, table.total):
        yield line, before[line.key].count if line.key in before else 0


def share_text(line: StatisticsLine) -> str:
    """Return the share of a line as a percentage; "" where there is nobody at all."""
    return "" if line.share is None else f"{float(line.share * 100):.1f}%"


# Paper --------------------------------------------------------------------------------


def statistics_content(printout: Printout) -> Rows:
    """Return the form: the balance, then each table with its bars.

    Raises:
        RefusedError: When the balance does not come out.
    """
    from dangjian_desktop.printing.sheet import Card, CardSection, CardTable

    other_year, within = printout.other_year, printout.organisation_id
    other_day = None if other_year is None else year_end(other_year, printout.on)
    report = StatisticsReport.on(printout.on, within, other_day)
    refuse_unbalanced(report.sheet)
    cells = report.sheet.balance.cells
    balance = CardTable(
        f"一、党员增减两年对账（{report.sheet.opening.isoformat()} 至 "
        f"{report.sheet.closing.isoformat()}）",
        ("栏", "项目", "怎样得来", "人数"),
        tuple(
            (str(cell), CELL_WORDS[cell], CELL_SUMS.get(cell, ""), str(count))
            for cell, count in cells.items()
        ),
    )
    sections = [CardSection("", (), (balance,))]
    for number, table in enumerate(report.found.tables, start=2):
        other = None if report.other is None else report.other.table(table.code)
        sections.append(CardSection("", (), (_card_table(number, table, other, other_day),)))
    name = place_name(within, printout.on)
    card = Card(name, tuple(sections), above=("", f"截至日期：{day_on_paper(printout.on)}"))
    return [card], {}


_NUMERALS = "〇一二三四五六七八九十"


def _numeral(number: int) -> str:
    return _NUMERALS[number] if number <= 10 else f"十{_NUMERALS[number - 10]}"


def _card_table(
    number: int, table: StatisticsTable, other: StatisticsTable | None, other_day: date | None
) -> "CardTable":
    from dangjian_desktop.printing.sheet import CardTable

    columns = ["项目", *(PART_WORDS[part] for part in Part), "占比"]
    if other_day is not None:
        columns += [f"{other_day.year}年末", "增减"]
    rows, bars = [], []
    most = table.most
    for line, before in lines_of(table, other):
        row = [line.label, *(str(line.counts[part]) for part in Part), share_text(line)]
        if other_day is not None:
            row += [str(before), change_words(line.count - before)]
        rows.append(tuple(row))
        bars.append(None if line.is_sum or not most else line.count / most)
    note = f"　{table.note}" if table.note else ""
    return CardTable(
        f"{_numeral(number)}、{table.title}{note}",
        tuple(columns),
        tuple(rows),
        bars=tuple(bars),
    )


def change_words(change: int) -> str:
    """Return a difference of people with its sign: +3, −2, 0."""
    return f"+{change}" if change > 0 else f"−{-change}" if change else "0"


#: How the sources are numbered behind the figures.
_MARKS = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"


def year_figures_content(printout: Printout) -> Rows:
    """Return the page of the year; each figure carries the mark of its source.

    It is for the office alone and says so: no sum is withheld on it that is one person's own, as
    the public sheet of dues withholds it.
    """
    from dangjian_desktop.printing.sheet import Card, CardField, CardSection, TextBlock

    on, within, other_year = printout.on, printout.organisation_id, printout.other_year
    year = TwoYearQuery(on, within).fetch().year if printout.year is None else printout.year
    pairs = year_pairs(on, within, other_year, year)
    if not pairs:
        raise RefusedError("{year} 年还没有开始，没有数据。请另选年份。", year=year)
    sources = list(dict.fromkeys(pair.figure.source for pair in pairs))
    marks = dict(zip(sources, _MARKS, strict=False))
    fields: dict[FigureSection, list[CardField]] = {}
    for pair in pairs:
        words = f"{figure_words(pair, other_year)} {marks.get(pair.figure.source, '')}"
        field = CardField(pair.figure.label, words.rstrip())
        fields.setdefault(pair.figure.section, []).append(field)
    last = year_end(year, on)
    told = "　".join(f"{mark}{source}" for source, mark in marks.items())
    card = Card(
        f"{place_name(within, last)}{year}",
        tuple(CardSection(SECTION_WORDS[key], tuple(found)) for key, found in fields.items()),
        above=(
            "没有登记的写“没有记录”，不等于 0。内部资料，不公示：有的合计只涉及一人。",
            f"截至日期：{day_on_paper(last)}",
        ),
        blocks=(TextBlock("数字来自", told),),
    )
    return [card], {}
