"""What stands on lists: rosters, branches, differences, where an organisation comes from."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.people import FieldKind
from dangjian_desktop.domain.reconciliation import DIFFERENCE_WORDS
from dangjian_desktop.operations.printout import ARCHIVE, Printout, Rows, paper_mark
from dangjian_desktop.operations.runner import RefusedError
from dangjian_desktop.operations.views import refuse_faulty
from dangjian_desktop.queries.branch_columns import BranchListQuery, branch_columns
from dangjian_desktop.queries.organisation_history import OrganisationHistoryQuery
from dangjian_desktop.queries.organisations import Tree
from dangjian_desktop.queries.roster import RosterQuery, Scope
from dangjian_desktop.queries.roster_columns import COLUMN_BY_KEY, column
from dangjian_desktop.queries.views import question_in_words, usual_columns

if TYPE_CHECKING:
    from dangjian_desktop.printing.sheet import Paper, Template


_ROSTER_KEYS = (
    "name sex ethnicity born_on id_number education group stage admitted_on confirmed_on posts "
    "crew occupation mobile_phone"
).split()


def roster_content(printout: Printout) -> Rows:
    """Return people by branch, each branch numbered from one, in the order of the roll."""
    from dangjian_desktop.printing.forms.roster import RosterLine

    query = printout.roster or RosterQuery(printout.on, within=printout.organisation_id)
    if printout.person_ids:
        query = RosterQuery(printout.on, scope=Scope.EVERYBODY, people=printout.person_ids)
    people = query.fetch()
    tree = Tree.on(printout.on)
    place = {row.organisation_id: index for index, row in enumerate(tree.rows)}
    people.sort(key=lambda row: place.get(row.branch_id or 0, len(place)))  # stable: order kept
    lines: list[RosterLine] = []
    number, branch = 0, None
    for row in people:
        number = number + 1 if row.branch_id == branch else 1
        branch = row.branch_id
        text = {key: COLUMN_BY_KEY[key].full_text(row) for key in _ROSTER_KEYS}
        lines.append(
            RosterLine(
                number=str(number),
                branch_name=row.branch_name or "未编入支部",
                group_name=text.pop("group"),
                **text,
            )
        )
    node = tree.get(printout.organisation_id)
    return lines, {"branch_name": node.name if node else ""}


def roster_view_content(
    printout: Printout, paper: "Paper | None"
) -> tuple["Template", Sequence[object], Mapping[str, str]]:
    """Return a list with the columns that the user chose, in the order in which it stands."""
    from dangjian_desktop.printing.forms.roster_view import ViewColumn, fitted, lines_of
    from dangjian_desktop.printing.privacy import DetailLevel

    query = printout.roster or RosterQuery(printout.on, within=printout.organisation_id)
    if printout.person_ids:
        query = RosterQuery(printout.on, scope=Scope.EVERYBODY, people=printout.person_ids)
    refuse_faulty(query)
    node = Tree.on(printout.on).get(query.within)
    keys = printout.columns or usual_columns(query)
    columns = [found for key in keys if (found := column(key)) is not None]
    if not columns:
        raise RefusedError("没有选栏目。请先选要印的栏目。")
    texts = [[one.full_text(row) for one in columns] for row in query.fetch()]
    level = DetailLevel(printout.detail) if printout.detail else DetailLevel.WALL
    sheet = fitted(
        [ViewColumn(c.heading, c.sensitivity, c.kind is FieldKind.TEXT) for c in columns],
        texts,
        level,
        paper,
    )
    told = "所选的人员" if printout.person_ids else question_in_words(query)
    heading = printout.heading or f"{node.name if node else ''}党员名册"
    values = {"heading": heading, "told": told, "count": str(len(texts))}
    return sheet, lines_of(texts), {**values, "mark": paper_mark(heading, printout.on)}


def branch_list_content(
    printout: Printout, paper: "Paper | None"
) -> tuple["Template", Sequence[object], Mapping[str, str]]:
    """Return the branches with the columns that were chosen, or all where none were."""
    from dangjian_desktop.printing.forms.branch_list import BRANCH_LIST as SHEET
    from dangjian_desktop.printing.forms.roster_view import ViewColumn, fitted, lines_of
    from dangjian_desktop.printing.privacy import DetailLevel

    known = branch_columns()
    chosen = printout.columns
    if not chosen or not known.keys() >= set(chosen):  # none, or those of a roster
        chosen = tuple(known)
    columns = [known[key] for key in chosen]
    asked = printout.branches or BranchListQuery(printout.on)
    found = replace(asked, on=printout.on, within=printout.organisation_id).fetch()
    texts = [[one.full_text(row) for one in columns] for row in found]
    level = DetailLevel(printout.detail) if printout.detail else DetailLevel.WALL
    sheet = fitted(
        [ViewColumn(c.heading, c.sensitivity, c.kind is FieldKind.TEXT) for c in columns],
        texts,
        level,
        paper,
        SHEET,
    )
    node = Tree.on(printout.on).get(printout.organisation_id)
    heading = f"{node.name if node else ''}党支部一览"
    told = f"筛选：{asked.words}" if asked.words else ""
    values = {"heading": heading, "told": told, "count": str(len(texts))}
    return sheet, lines_of(texts), values


def reconciliation_content(printout: Printout) -> Rows:
    """Return the differences of two lists, in full for the archive alone."""
    from dangjian_desktop.operations.reconciliation import line_texts  # it reads workbooks
    from dangjian_desktop.printing.forms.reconciliation import DifferenceLine

    told = printout.reconciliation
    if told is None:
        raise RefusedError("还没有对账。请先选全国系统导出的名单对账，再打印差异。")
    rows = [
        DifferenceLine(str(number), *line_texts(line, is_unmasked=printout.detail == ARCHIVE))
        for number, line in enumerate(told.lines, start=1)
    ]
    counts = f"对方 {told.there_count} 人 · 本名册 {told.here_count} 人 · 一致 {told.same_count} 人"
    if told.only is not None:
        counts += f" · 只列“{DIFFERENCE_WORDS[told.only]}”"
    return rows, {"file": told.path.name, "counts": counts}


def organisation_history_content(printout: Printout) -> Rows:
    """Return what became of an organisation, the oldest first."""
    from dangjian_desktop.printing.forms.organisation_history import HistoryLine

    node = Tree.on(printout.on).get(printout.organisation_id)
    if node is None:
        raise RefusedError("还没有选组织。请先选一个组织，再打印沿革。")
    found = OrganisationHistoryQuery(node.organisation_id, printout.on).fetch()
    lines = [
        HistoryLine(str(number), row.kind.value, row.text, _shown(row.since), _shown(row.until))
        for number, row in enumerate(found[::-1], start=1)
    ]
    return lines, {"branch_name": node.name}


def _shown(day: PartialDate | None) -> str:
    return "" if day is None else day.printed
