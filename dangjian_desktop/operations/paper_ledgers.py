"""What stands on the paper of ledgers: a book, what is made public of it, one row by itself.

Below the archive's copy nothing is printed that a book keeps for the office (who was helped), no
row whose people have not agreed, and no amount of theirs (`paper_amounts`). What was told without
a name is printed as it is kept: with its month, and nobody.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from dangjian_desktop.domain.ledger_print import (
    Period,
    foot_of,
    form_of,
    has_any,
    is_public,
    totals_of,
)
from dangjian_desktop.domain.ledgers import (
    DAY,
    HOLDER,
    LATE,
    NUMBER,
    NUMERIC,
    BookField,
    BookSource,
    FieldType,
    LedgerBook,
    PrintColumn,
    PrintForm,
    column_label,
)
from dangjian_desktop.operations.change_lists import asked_period
from dangjian_desktop.operations.paper_amounts import agreed_amounts
from dangjian_desktop.operations.paper_names import branch_on_paper, keeper_on_paper
from dangjian_desktop.operations.printout import (
    ARCHIVE,
    LEDGER_NOTICE,
    Printout,
    Rows,
    day_in_column,
    paper_mark,
    sealed_mark,
)
from dangjian_desktop.operations.runner import RefusedError
from dangjian_desktop.queries.attachments import AttachmentQuery
from dangjian_desktop.queries.ledger_books import books_by_code
from dangjian_desktop.queries.ledger_entries import EntryRow
from dangjian_desktop.queries.ledgers import LedgerQuery
from dangjian_desktop.queries.organisations import Tree

if TYPE_CHECKING:
    from dangjian_desktop.printing.forms.ledger import LedgerColumn
    from dangjian_desktop.printing.sheet import Align, Card, CardSection, Paper, Template

#: Key of the column that says which activity or document a row of a view is about.
_SUBJECT = "view:subject"
_SUBJECT_WIDTH, _HOLDER_WIDTH = 44, 30
#: How much of the room that is left over a column of a kind takes, and which kinds break lines.
_GROWS = {FieldType.LONG_TEXT: 3.0, FieldType.TEXT: 1.0, FieldType.PEOPLE: 0.5}
_BREAKS = frozenset(
    {
        FieldType.LONG_TEXT,
        FieldType.TEXT,
        FieldType.PEOPLE,
        FieldType.ORGANISATION,
    }
)
_SUM, _REGISTERED = "合计", "登记"
#: Rows on the preview of a book that is edited, and empty lines where it has none yet.
MOST_IN_DRAFT, _BLANK_LINES = 12, 5


def ledger_content(
    printout: Printout, paper: "Paper | None"
) -> tuple["Template", Sequence[object], Mapping[str, str]]:
    """Return a book for a stretch of time, or as it stands on the screen, the oldest row first.

    Raises:
        RefusedError: When no book is named, it is no more, or nothing of it is made public.
    """
    from dangjian_desktop.printing.forms.ledger import (
        LEDGER,
        LedgerState,
        fitted_ledger,
        ledger_line,
        sum_line,
    )
    from dangjian_desktop.printing.forms.ledger import (
        LEDGER_NOTICE as NOTICE,
    )
    from dangjian_desktop.printing.privacy import DetailLevel

    query, book = _asked(printout)
    is_notice = printout.code == LEDGER_NOTICE
    form = _notice_form(book) if is_notice else form_of(book)
    sheet = NOTICE if is_notice else LEDGER
    level = DetailLevel(printout.detail) if printout.detail else sheet.levels[0]
    found = query.fetch()
    if printout.draft is not None:
        found = [replace(row, book=book) for row in found[:MOST_IN_DRAFT]]
    rows: Sequence[EntryRow] = found
    amounts = 0
    if level is not DetailLevel.ARCHIVE:
        rows = [row for row in found if is_public(form, row.row.values)]
        shown_keys = {column.key for column in form.columns} - form.filed
        agreed = agreed_amounts(rows, shown_keys, printout.on)
        rows, amounts = agreed.rows, agreed.count
        form = replace(form, totals=tuple(key for key in form.totals if key not in agreed.fields))
    parts = _Parts(printout, query, rows)
    columns = _columns(book, form, rows, parts)
    # A notice that does not show how far a row is does not count it either.
    counts_states = not is_notice or any(column.key == "state" for column in columns)
    lines: list[object] = []
    for title, here in parts.titled(form):
        for place, row in enumerate(here, start=1):
            texts = [_text(row, column.key, place) for column in columns]
            state = row.row.state if counts_states else ""
            late = counts_states and row.is_late
            lines.append(ledger_line(title, texts, state=state, is_late=late))
        values = [row.row.values for row in here]
        for total in totals_of(book, form, values):
            sums = {**total.sums, form.totals_by: total.choice}
            shown = [sums.get(column.key, "") for column in columns]
            if any(shown):
                lines.append(sum_line(title, [_SUM, *shown[1:]]))
    if printout.draft is not None and not rows:
        blank = ["" for _column in columns]
        lines = [ledger_line(parts.title(form), blank) for _number in range(_BLANK_LINES)]
    foot = foot_of(form)
    withheld = len(found) - len(rows)
    said = [*foot.sentences]
    if withheld:
        said.append(f"另有 {withheld} 条没有本人同意公开的记录，没有印出。")
    if amounts:
        said.append(f"另有 {amounts} 处金额没有本人同意公开，没有印出。")
    template = fitted_ledger(
        sheet,
        [_column(book, form, column) for column in columns],
        [LedgerState(state.code, state.label) for state in book.states],
        () if is_notice else foot.signatures,
        is_landscape=form.is_landscape,
        level=level,
        paper=paper,
    )
    title = parts.title(form)
    return (
        template,
        lines,
        {
            "title": title,
            "told": _question(query, book),
            "book": book.label,
            "said": "　".join(said),
            "mark": sealed_mark(book.label, printout.on),
        },
    )


def ledger_entry_content(printout: Printout) -> Rows:
    """Return a card of each row that is asked for: everything of it, and its road.

    Raises:
        RefusedError: When no book is named or there is no such row.
    """
    query, book = _asked(printout)
    rows = query.fetch()
    form = form_of(book)
    is_archive = printout.detail == ARCHIVE
    if not is_archive:
        rows = [row for row in rows if is_public(form, row.row.values)]
        keys = {one.key for row in rows[:1] for one in row.book.fields} - form.filed
        rows = list(agreed_amounts(rows, keys, printout.on).rows)
    if not rows:
        raise RefusedError("这段时间没有可以印的记录。请另选日期或明细。")
    cards = [_card(row, form, printout.on, is_archive=is_archive) for row in rows]
    return cards, {"mark": paper_mark(f"{book.label}（一事一档）", printout.on)}


# What is asked -------------------------------------------------------------------


def _asked(printout: Printout) -> tuple[LedgerQuery, LedgerBook]:
    """Return the question with the days of the printout, and its book."""
    query = printout.ledger or LedgerQuery(printout.book, printout.on)
    book = printout.draft or books_by_code().get(query.book)
    if book is None:
        known = "、".join(books_by_code())
        if not query.book:
            raise RefusedError("还没有选台账。可用的有：{known}。请选一本。", known=known)
        raise RefusedError(
            "没有代号为“{book}”的台账。可用的有：{known}。请另选一本。",
            book=query.book,
            known=known,
        )
    query = replace(query, on=printout.on)
    if printout.organisation_id is not None:
        query = replace(query, within=printout.organisation_id)
    if printout.since is not None or printout.until is not None:
        since, until = asked_period(printout.since, printout.until)
        query = replace(query, since=since, until=until)
    if not query.sort_key and not query.descending:
        query = replace(query, descending=True)  # paper is read from the oldest on
    return query, book


def _notice_form(book: LedgerBook) -> PrintForm:
    if book.notice_form is None:
        able = "、".join(one.label for one in books_by_code().values() if one.notice_form)
        raise RefusedError(
            "“{book}”没有公示单。能公示的有：{able}。请改印台账。", book=book.label, able=able
        )
    return book.notice_form


def _question(query: LedgerQuery, book: LedgerBook) -> str:
    """Return what narrows the rows beyond place and time, in words; "" for nothing."""
    told = []
    if query.entries is not None:
        told.append("所选的记录")
    if query.states:
        told.append("、".join(book.state_label(code) for code in sorted(query.states)))
    if query.only_open:
        told.append("未办结")
    if query.only_late:
        told.append("逾期")
    if query.words:
        told.append(f"含“{query.words}”")
    if query.condition is not None:
        told.append("按所设条件")
    return f"只印：{'；'.join(told)}" if told else ""


@dataclass(frozen=True)
class _Parts:
    """Whose rows are printed: all in one table, or each branch by itself."""

    printout: Printout
    query: LedgerQuery
    rows: Sequence[EntryRow]

    @property
    def is_of_several(self) -> bool:
        """Whether one table has rows of several, so that it has to be said whose each is."""
        holders: dict[str, set[int]] = {}
        for row in self.rows:
            holders.setdefault(self._keeper(row), set()).add(row.organisation_id)
        return any(len(held) > 1 for held in holders.values())

    def title(self, form: PrintForm) -> str:
        """Return the title of the whole."""
        return self._titled(form, keeper_on_paper(self.printout.on, self.query.within))

    def titled(self, form: PrintForm) -> list[tuple[str, Sequence[EntryRow]]]:
        """Return the rows with the title above them, in the order of the tree."""
        if not self.printout.is_parted:
            return [(self.title(form), self.rows)]
        parts: dict[str, list[EntryRow]] = {}
        for row in self.rows:
            parts.setdefault(self._keeper(row), []).append(row)
        place = {row.name: number for number, row in enumerate(Tree.on(self.printout.on).rows)}
        order = sorted(parts, key=lambda name: place.get(name, len(place)))
        return [(self._titled(form, name), parts[name]) for name in order]

    def _keeper(self, row: EntryRow) -> str:
        """Return the branch under whose name a row is printed; "" in one table of all."""
        if not self.printout.is_parted:
            return ""
        return branch_on_paper(self.printout.on, row.organisation_id) or row.organisation_name

    def _titled(self, form: PrintForm, organisation: str) -> str:
        period = Period(self.query.since, self.query.until).words
        return form.title.replace("{organisation}", organisation).replace("{period}", period)


# Columns -------------------------------------------------------------------------


def _columns(
    book: LedgerBook,
    form: PrintForm,
    rows: Sequence[EntryRow],
    parts: _Parts,
) -> list[PrintColumn]:
    """Return the columns of the form that say something, and those that it cannot know of.

    A field that is no longer offered is left out where no row has it.
    """
    values = [row.row.values for row in rows]
    columns = []
    for column in form.columns:
        field = book.field(column.key)
        if field is not None and field.is_retired and not has_any(values, column.key):
            continue
        columns.append(column)
    keys = [column.key for column in columns]
    added = []
    if parts.is_of_several and HOLDER not in keys:
        added.append(PrintColumn(HOLDER, _HOLDER_WIDTH))
    if book.may_grow and any(row.subject for row in rows):
        added.append(PrintColumn(_SUBJECT, _SUBJECT_WIDTH))
    place = keys.index(DAY) + 1 if DAY in keys else min(1, len(keys))
    return [*columns[:place], *added, *columns[place:]]


def _column(book: LedgerBook, form: PrintForm, column: PrintColumn) -> "LedgerColumn":
    from dangjian_desktop.printing.forms.ledger import LedgerColumn

    field = book.field(column.key)
    is_filed = column.key in form.filed
    if column.key in (_SUBJECT, HOLDER):
        word = "活动" if book.source is BookSource.ACTIVITIES else "来文"
        heading = word if column.key == _SUBJECT else column_label(book, HOLDER)
        is_text = column.key == _SUBJECT
        return LedgerColumn(
            heading, column.width, "left" if is_text else "centre", True, float(is_text), is_filed
        )
    heading = column_label(book, column.key)
    if field is None:
        return LedgerColumn(heading, column.width, is_filed=is_filed)
    return LedgerColumn(
        _heading(field, heading),
        column.width,
        _alignment(field),
        field.kind in _BREAKS,
        _GROWS.get(field.kind, 0),
        is_filed,
    )


def _alignment(field: BookField) -> "Align":
    if field.kind is FieldType.LONG_TEXT:
        return "left"
    return "right" if field.kind is FieldType.MONEY else "centre"


def _heading(field: BookField, label: str) -> str:
    is_told = field.kind in NUMERIC and field.unit and field.unit not in label
    return f"{label}（{field.unit}）" if is_told else label


def _text(row: EntryRow, key: str, place: int) -> str:
    if key == _SUBJECT:
        return row.subject
    if key == NUMBER:
        return row.numbered if not row.book.is_view else str(place)
    text = row.text(key)
    return f"{text} 天" if key == LATE and text else text


# One row -------------------------------------------------------------------------


def _card(row: EntryRow, form: PrintForm, on: date, *, is_archive: bool) -> "Card":
    from dangjian_desktop.printing.sheet import Card, CardField, CardSection

    book = row.book
    hidden = frozenset() if is_archive else form.filed
    number = f"第 {row.numbered} 号" if row.numbered else ""
    state = book.state_label(row.row.state)
    late = f"逾期 {row.lateness.days} 天" if row.is_late else ""
    sections: list[CardSection] = []
    head = [
        CardField("党组织", row.organisation_name),
        CardField(book.day_label, row.text(DAY)),
    ]
    if row.subject and book.may_grow:
        head.append(CardField("活动" if row.activity_id else "来文", row.subject))
    if state:
        head.append(CardField("状态", "，".join(filter(None, (state, late)))))
    by_section: dict[str, list[CardField]] = {"": head}
    for field in book.fields:
        value = row.text(field.key)
        is_asked = not field.is_retired and (not field.section or field.key in row.missing)
        if field.key in hidden or not (value or is_asked):
            continue
        is_number = isinstance(row.row.values.get(field.key), Decimal)  # and not the word 无需
        told = f"{value} {field.unit}" if is_number and field.unit else value
        by_section.setdefault(field.section, []).append(CardField(field.label, told))
    by_section[""] += [
        CardField(measure.label, row.text(measure.key))
        for measure in book.measures
        if row.text(measure.key)
    ]
    for heading, fields in by_section.items():
        sections.append(CardSection(heading, tuple(fields)))
    sections += _road(row, is_archive=is_archive)
    flags = f"（{'、'.join(row.flags)}）" if row.flags else ""
    name = keeper_on_paper(on, row.organisation_id) or row.organisation_name
    return Card(
        name=row.title,
        sections=tuple(sections),
        above=(number, f"截至 {on.isoformat()}"),
        title=f"{name}{book.short}记录{flags}",
    )


def _step_name(book: LedgerBook, since: str, to: str) -> str:
    """Return what was done: the verb of the step; the first is the registration."""
    step = book.step(since, to)
    if step is not None:
        return step.verb
    return book.state_label(to) if since else _REGISTERED


def _road(row: EntryRow, *, is_archive: bool) -> list["CardSection"]:
    """Return what became of a row: its steps, its stages, its files."""
    from dangjian_desktop.printing.sheet import CardSection, CardTable

    book = row.book
    tables = []
    if book.states:
        before = ["", *(step.state for step in row.row.road)]
        lines = tuple(
            (
                _step_name(book, since, step.state),
                step.day.printed,
                step.by.name if step.by and is_archive else "",
                step.note if is_archive else "",
            )
            for since, step in zip(before, row.row.road, strict=False)
        )
        tables.append(CardTable("办理经过", ("环节", "日期", "办理人", "说明"), lines))
    if row.milestones:
        stages = tuple(
            (
                one.title,
                one.due_on.isoformat(),
                day_in_column(one.done_on),
                one.note,
            )
            for one in row.milestones
        )
        tables.append(CardTable("阶段节点", ("节点", "计划", "完成", "说明"), stages))
    if is_archive and row.entry_id is not None and not row.row.is_anonymous:
        files = tuple((one.name,) for one in AttachmentQuery(entry_id=row.entry_id).fetch())
        if files:
            tables.append(CardTable("附件", ("文件",), files))
    return [CardSection("", (), tuple(tables))] if tables else []
