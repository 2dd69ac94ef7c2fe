"""What goes to paper: each sheet with its query, as one PDF file.

These verbs change no rows. reportlab is imported when the first sheet is made and not before: the
window's start has no time for it.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.people import PERSON_FIELDS, FieldKind, PersonField, Section
from dangjian_desktop.domain.vocabulary import (
    COMMITTEE_POSTS,
    PRINTED,
    OrganisationKind,
    Post,
    Stage,
    printed,
)
from dangjian_desktop.host.paths import resources
from dangjian_desktop.operations.change_lists import changes_on_paper
from dangjian_desktop.operations.examination_lists import findings_on_paper
from dangjian_desktop.operations.runner import RefusedError
from dangjian_desktop.operations.views import refuse_faulty
from dangjian_desktop.queries.branch_columns import BranchListQuery, branch_columns
from dangjian_desktop.queries.card_content import SectionContent
from dangjian_desktop.queries.card_sections import key_of, registered
from dangjian_desktop.queries.organisation_history import OrganisationHistoryQuery
from dangjian_desktop.queries.organisations import (
    Headcount,
    HeadcountQuery,
    OrganisationRow,
    Tree,
)
from dangjian_desktop.queries.person_card import PersonCard, PersonCardQuery
from dangjian_desktop.queries.photos import WallPhotoQuery
from dangjian_desktop.queries.roster import RosterQuery, RosterRow, Scope
from dangjian_desktop.queries.roster_columns import COLUMN_BY_KEY, column
from dangjian_desktop.queries.views import question_in_words, usual_columns
from dangjian_desktop.storage.database import connection

if TYPE_CHECKING:
    from dangjian_desktop.operations.reconciliation import Reconciliation
    from dangjian_desktop.printing.document import BuildReport
    from dangjian_desktop.printing.fonts import Fonts
    from dangjian_desktop.printing.sheet import Paper, Template
    from dangjian_desktop.printing.walls.chart import ChartPerson

Progress = Callable[[str, float], None]

ROSTER, ROSTER_VIEW, PERSON_CARD = "roster", "roster_view", "person_card"
ORGANISATION_CHART, GROUP_LIST = "organisation_chart", "group_list"
RECONCILIATION = "reconciliation"
EXAMINATION = "examination"
ROSTER_CHANGES, BRANCH_LIST = "roster_changes", "branch_list"
ORGANISATION_HISTORY = "organisation_history"

#: The level of detail that only the office reads.
ARCHIVE = "archive"


def _silent(_what: str, _share: float) -> None:
    """Tell nobody."""


@dataclass(frozen=True)
class Printout:
    """What is to be printed.

    Attributes:
        code: A sheet of the catalogue.
        on: The day of which it is true.
        organisation_id: The branch (or whole committee) shown; None for everybody.
        person_ids: The people shown: cards of these, or a roster of just these.
        paper: As the user writes it (A3, A3竖, 60x90cm); "" for the sheet's own.
        detail: wall, public or archive; "" for the least detail that the sheet allows.
        sections: Keys of the parts of the person card (`card_parts`); empty for those that are
            printed by themselves.
        flows: Whether several cards share a page where they fit.
        roster: The list as it stands on the screen; narrows the printed roster.
        since: First day of what became of the roll; until: the last day. None for other sheets.
        columns: Keys of the columns of a roster with chosen columns; empty for the usual ones.
        heading: What stands above such a roster: the name of a saved view.
        reconciliation: The differences of two lists, for their sheet.
    """

    code: str
    on: date
    organisation_id: int | None = None
    person_ids: tuple[int, ...] = ()
    paper: str = ""
    detail: str = ""
    sections: tuple[str, ...] = ()
    flows: bool = False
    roster: RosterQuery | None = None
    since: date | None = None
    until: date | None = None
    columns: tuple[str, ...] = ()
    heading: str = ""
    reconciliation: "Reconciliation | None" = None


@dataclass(frozen=True)
class SheetInfo:
    """A sheet as it is offered.

    Attributes:
        kind: "wall" or "form".
        paper: Name of its own paper.
        papers: Names of the papers it can be printed on.
        needs: What must be chosen first: "branch", "person", "period".
        levels: Levels of detail allowed, the least first.
    """

    code: str
    title: str
    kind: str
    paper: str
    papers: tuple[str, ...]
    takes_any_size: bool
    needs: tuple[str, ...]
    levels: tuple[str, ...]


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


def sheets() -> list[SheetInfo]:
    """Return every sheet of the catalogue."""
    from dangjian_desktop.printing.catalog import SHEETS

    return [
        SheetInfo(
            sheet.code,
            sheet.name,
            str(sheet.kind),
            sheet.paper.name,
            tuple(p.name + ("横" if p.is_landscape else "竖") for p in sheet.papers),
            sheet.takes_any_size,
            sheet.needs,
            tuple(str(level) for level in sheet.levels),
        )
        for sheet in SHEETS.values()
    ]


def print_sheet(printout: Printout, target: Path, *, progress: Progress = _silent) -> "BuildReport":
    """Make the PDF of a sheet and return what was made.

    Raises:
        RefusedError: When the sheet needs a branch or person that was not chosen.
        PrintingError: When the sheet, paper or level does not exist or the file cannot be
            written; an older file stands as it was.
    """
    from dangjian_desktop.printing.catalog import sheet_coded
    from dangjian_desktop.printing.document import build
    from dangjian_desktop.printing.errors import PrintingError
    from dangjian_desktop.printing.privacy import DetailLevel
    from dangjian_desktop.printing.sheet import Form

    template = sheet_coded(printout.code)
    if isinstance(template, Form):
        template = replace(template, flows=printout.flows)
    if printout.detail and printout.detail not in [str(level) for level in DetailLevel]:
        known = "、".join(str(level) for level in DetailLevel)
        raise PrintingError(
            "不认识明细“{detail}”。可用的有：{known}。", detail=printout.detail, known=known
        )
    paper = template.paper_for(printout.paper) if printout.paper else None
    progress("正在取数", 0.1)
    with connection():
        if printout.code == ROSTER_VIEW:
            template, rows, values = _roster_view(printout, paper)
        elif printout.code == BRANCH_LIST:
            template, rows, values = _branch_list(printout, paper)
        else:
            rows, values = _CONTENTS[printout.code](printout)
    progress("正在排版", 0.4)
    return build(
        template,
        rows,
        {"as_of": _day(printout.on), "mark": _mark(template.name, printout.on), **values},
        target,
        fonts=_fonts(resources() / "fonts"),
        detail=DetailLevel(printout.detail) if printout.detail else None,
        paper=paper,
    )


def _mark(name: str, on: date) -> str:
    return f"{name} · 截至 {on.isoformat()}"


def _day(on: date) -> str:
    return f"{on.year}年{on.month}月{on.day}日"


@cache
def _fonts(folder: Path) -> "Fonts":
    """Return the shipped fonts; kept, because reading them costs a second."""
    from dangjian_desktop.printing.fonts import Fonts

    return Fonts(folder)


def _roster(printout: Printout) -> tuple[Sequence[object], Mapping[str, str]]:
    """People by branch, each branch numbered from one, in the order of the roll."""
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


def _roster_view(
    printout: Printout, paper: "Paper | None"
) -> tuple["Template", Sequence[object], Mapping[str, str]]:
    """A list with the columns that the user chose, in the order in which it stands."""
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
    return sheet, lines_of(texts), {**values, "mark": _mark(heading, printout.on)}


def _branch_list(
    printout: Printout, paper: "Paper | None"
) -> tuple["Template", Sequence[object], Mapping[str, str]]:
    """The branches with their figures and the columns that were chosen; all where none were."""
    from dangjian_desktop.printing.forms.branch_list import BRANCH_LIST as SHEET
    from dangjian_desktop.printing.forms.roster_view import ViewColumn, fitted, lines_of
    from dangjian_desktop.printing.privacy import DetailLevel

    known = branch_columns()
    chosen = printout.columns
    if not chosen or not known.keys() >= set(chosen):  # none, or those of a roster
        chosen = tuple(known)
    columns = [known[key] for key in chosen]
    found = BranchListQuery(printout.on, within=printout.organisation_id).fetch()
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
    values = {"heading": heading, "told": "", "count": str(len(texts))}
    return sheet, lines_of(texts), values


_ROSTER_KEYS = (
    "name sex ethnicity born_on id_number education group stage admitted_on confirmed_on posts "
    "crew occupation mobile_phone"
).split()


def _person_card(printout: Printout) -> tuple[Sequence[object], Mapping[str, str]]:
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
            content = registered_one.fetch(card.row.person_id, printout.on)
            sections.append(_printed_section(registered_one.title, content))
    return Card(
        name=card.row.facts.name,
        sections=tuple(sections),
        above=(card.row.branch_name, f"截至日期：{_day(printout.on)}"),
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


def _organisation_chart(printout: Printout) -> tuple[Sequence[object], Mapping[str, str]]:
    """A branch with its committee, groups and people; else the mine with its branches."""
    tree = Tree.on(printout.on)
    node = tree.get(printout.organisation_id) or (tree.rows[0] if tree.rows else None)
    if node is None:
        raise RefusedError("还没有组织。请先导入名册或新建党支部。")
    if node.kind is OrganisationKind.PARTY_GROUP:
        node = tree.get(node.parent_id) or node
    if node.kind is OrganisationKind.BRANCH:
        return [_branch_chart(node, tree, printout)], {"branch_name": node.name}
    return [_mine_chart(node, tree, printout)], {"branch_name": node.name}


def _branch_chart(node: OrganisationRow, tree: Tree, printout: Printout) -> object:
    from dangjian_desktop.printing.walls.chart import BranchChart, ChartGroup

    people = RosterQuery(printout.on, within=node.organisation_id).fetch()
    photos = WallPhotoQuery(tuple(row.person_id for row in people)).fetch()
    make = _chart_person(photos)
    groups = []
    for group in tree.children(node.organisation_id):
        own = [row for row in people if row.group_id == group.organisation_id]
        leader = next((row for row in own if Post.GROUP_LEADER in row.posts), None)
        groups.append(
            ChartGroup(
                group.name,
                make(leader, PRINTED[Post.GROUP_LEADER]) if leader else None,
                tuple(make(row, "") for row in own if row is not leader),
            )
        )
    return BranchChart(
        name=node.name,
        summary=_summary(people),
        committee=_committee(people, make),
        groups=tuple(groups),
        ungrouped=tuple(make(row, "") for row in people if row.group_id is None),
        as_of=_day(printout.on),
    )


def _chart_person(photos: Mapping[int, bytes]) -> Callable[[RosterRow, str], "ChartPerson"]:
    from dangjian_desktop.printing.walls.chart import ChartPerson

    def make(row: RosterRow, post: str) -> ChartPerson:
        return ChartPerson(
            row.facts.name, post, row.stage is Stage.PROBATIONARY, photos.get(row.person_id)
        )

    return make


def _committee(
    people: Iterable[RosterRow], make: Callable[[RosterRow, str], "ChartPerson"]
) -> tuple["ChartPerson", ...]:
    """Return the committee in the order in which it is named; a person by the first post."""
    found: list[ChartPerson] = []
    named: set[int] = set()
    rows = list(people)
    for post in COMMITTEE_POSTS:
        for row in rows:
            if post in row.posts and row.person_id not in named:
                named.add(row.person_id)
                held = [other for other in COMMITTEE_POSTS if other in row.posts]
                found.append(make(row, "、".join(printed(other) for other in held)))
    return tuple(found)


def _mine_chart(node: OrganisationRow, tree: Tree, printout: Printout) -> object:
    from dangjian_desktop.printing.walls.chart import ChartUnit, MineChart

    counts = HeadcountQuery(printout.on).fetch()
    below = tree.below(node.organisation_id)
    secretaries = {
        row.branch_id: row.facts.name
        for row in RosterQuery(printout.on, within=node.organisation_id).fetch()
        if Post.SECRETARY in row.posts
    }
    units = []
    for branch in tree.of_kind(OrganisationKind.BRANCH):
        if branch.organisation_id not in below:
            continue
        above = tree.get(branch.parent_id)
        groups = len(tree.children(branch.organisation_id))
        members = counts[branch.organisation_id].members
        units.append(
            ChartUnit(
                branch.name,
                secretaries.get(branch.organisation_id, ""),
                f"党员 {members} 名" + (f" · 党小组 {groups} 个" if groups else ""),
                above.name if above and above.kind is OrganisationKind.GENERAL_BRANCH else "",
            )
        )
    total = counts.get(node.organisation_id, Headcount())
    return MineChart(
        name=node.name,
        summary=f"党支部 {len(units)} 个 · {_counted(total.full, total.probationary)}",
        units=tuple(units),
        as_of=_day(printout.on),
    )


def _summary(people: Sequence[RosterRow]) -> str:
    full = sum(row.stage is Stage.FULL for row in people)
    return _counted(full, len(people) - full)


def _counted(full: int, probationary: int) -> str:
    told = f"{PRINTED[Stage.FULL]} {full} 名"
    return told + (f" · {PRINTED[Stage.PROBATIONARY]} {probationary} 名" if probationary else "")


def _group_list(printout: Printout) -> tuple[Sequence[object], Mapping[str, str]]:
    from dangjian_desktop.printing.walls.group_list import GroupList, ListedGroup

    tree = Tree.on(printout.on)
    node = tree.get(printout.organisation_id)
    if node is not None and node.kind is OrganisationKind.PARTY_GROUP:
        node = tree.get(node.parent_id)
    branches = tree.of_kind(OrganisationKind.BRANCH)
    if node is not None:
        below = tree.below(node.organisation_id)
        branches = [row for row in branches if row.organisation_id in below]
    if not branches:
        raise RefusedError("还没有党支部。请先导入名册或新建党支部。")
    lists = []
    for branch in branches:
        people = RosterQuery(printout.on, within=branch.organisation_id).fetch()
        groups = []
        for group in tree.children(branch.organisation_id):
            own = [row for row in people if row.group_id == group.organisation_id]
            leader = next((row for row in own if Post.GROUP_LEADER in row.posts), None)
            groups.append(
                ListedGroup(
                    group.name,
                    leader.facts.name if leader else "",
                    tuple(row.facts.name for row in own if row is not leader),
                )
            )
        free = tuple(row.facts.name for row in people if row.group_id is None)
        lists.append(GroupList(branch.name, tuple(groups), free, _day(printout.on)))
    return lists, {"branch_name": branches[0].name}


def _reconciliation(printout: Printout) -> tuple[Sequence[object], Mapping[str, str]]:
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
    return rows, {"file": told.path.name, "counts": counts}


def _organisation_history(printout: Printout) -> tuple[Sequence[object], Mapping[str, str]]:
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


_CONTENTS: Mapping[str, Callable[[Printout], tuple[Sequence[object], Mapping[str, str]]]] = {
    ROSTER: _roster,
    PERSON_CARD: _person_card,
    ORGANISATION_CHART: _organisation_chart,
    GROUP_LIST: _group_list,
    ORGANISATION_HISTORY: _organisation_history,
    ROSTER_CHANGES: lambda printout: changes_on_paper(
        printout.since, printout.until, printout.organisation_id
    ),
    RECONCILIATION: _reconciliation,
    EXAMINATION: lambda printout: findings_on_paper(printout.on, printout.organisation_id),
}
