"""Saved views: those of the branch and those of the program, and the question each asks."""

import re
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from dangjian_desktop.domain.filter_words import in_words
from dangjian_desktop.domain.filters import Filter
from dangjian_desktop.domain.people import Sensitivity, masked
from dangjian_desktop.domain.problems import Fault, Reading
from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.domain.views import OWN_PREFIX, View, view_from
from dangjian_desktop.domain.vocabulary import OrganisationKind
from dangjian_desktop.queries.organisations import Tree, ZoneQuery
from dangjian_desktop.queries.roster import RosterQuery, Scope
from dangjian_desktop.queries.roster_columns import STANDARD_COLUMNS, column
from dangjian_desktop.queries.roster_filter import filter_columns
from dangjian_desktop.storage.lookups import pairs
from dangjian_desktop.storage.models import SavedView, Zone
from dangjian_desktop.storage.shipped_views import shipped_views

#: What may be a number of somebody, or a part of one.
_NUMBER = re.compile(r"\d{5,}[Xx]?")
#: Whom a list shows, as it is said on paper.
SCOPE_LABELS = {
    Scope.MEMBERS: "在册党员",
    Scope.FULL: "正式党员",
    Scope.PROBATIONARY: "预备党员",
    Scope.DEVELOPING: "培养中的人员",
    Scope.EVERYBODY: "全部在册人员",
    Scope.LEFT: "已离开的人员",
}


@dataclass(frozen=True, slots=True)
class ViewRow:
    """A view as it is offered.

    Attributes:
        code: Stable name: that of the file, or `OWN_PREFIX` and the uid.
        view_id: Row id of one of the branch's own; None for those of the program.
        view: What it shows; None when it cannot be read, `faults` then say why.
    """

    code: str
    name: str
    view_id: int | None
    view: View | None
    faults: tuple[Fault, ...] = ()


@dataclass(frozen=True)
class ViewsQuery:
    """Every view: the branch's own first, in the branch's order, then those of the program."""

    reads: ClassVar = frozenset({Topic.VIEW})

    def fetch(self) -> list[ViewRow]:
        """Return the views."""
        own = []
        for row in SavedView.select().order_by(SavedView.place, SavedView.id):
            view, faults = view_from(row.name, row.contents)
            own.append(ViewRow(OWN_PREFIX + row.uid, row.name, row.id, view, faults))
        shipped = [ViewRow(code, view.name, None, view) for code, view in shipped_views()]
        return own + shipped


def question_of(view: View, on: date) -> Reading[RosterQuery]:
    """Return the question that a view asks on a day; None when its organisation is gone."""
    tree = Tree.on(on)
    within = next((row.organisation_id for row in tree.rows if row.uid == view.within), None)
    if view.within and within is None:
        return Reading(None, (Fault("view.place_gone", view.name),))
    zone_branches: frozenset[int] | None = None
    if view.zone:
        uids = pairs(Zone.select(Zone.id, Zone.uid))
        zones = [zone for zone in ZoneQuery(on).fetch() if uids.get(zone.zone_id) == view.zone]
        if not zones:
            return Reading(None, (Fault("view.place_gone", view.name),))
        zone_branches = frozenset(zones[0].branch_ids)
    if view.scope not in [scope.value for scope in Scope]:
        return Reading(None, (Fault("view.newer", view.name),))
    query = RosterQuery(
        on,
        within=within,
        scope=Scope(view.scope),
        words=view.words,
        zone_branches=zone_branches,
        ungrouped=view.ungrouped,
        sort_key=view.sort_key,
        descending=view.descending,
        condition=view.condition if view.condition.parts else None,
    )
    return Reading(query)


def view_asking(query: RosterQuery, columns: tuple[str, ...] = (), name: str = "") -> View:
    """Return the view that asks a question with these columns; a zone is found by its branches."""
    node = Tree.on(query.on).get(query.within)
    zone = ""
    if query.zone_branches is not None:
        uids = pairs(Zone.select(Zone.id, Zone.uid))
        same = [z for z in ZoneQuery(query.on).fetch() if set(z.branch_ids) == query.zone_branches]
        zone = uids[same[0].zone_id] if same else ""
    return View(
        name=name,
        condition=query.condition or Filter(),
        scope=query.scope.value,
        within=node.uid if node else "",
        ungrouped=query.ungrouped,
        zone=zone,
        words=query.words,
        columns=columns,
        sort_key=query.sort_key,
        descending=query.descending,
    )


def question_in_words(query: RosterQuery) -> str:
    """Return whom a question is about, as it stands above a printed list and in a workbook.

    Numbers and addresses that were asked for do not stand there: the list may be masked.
    """
    tree = Tree.on(query.on)
    node = tree.get(query.within)
    parts = []
    if node is not None:
        above = tree.get(node.parent_id) if node.kind is OrganisationKind.PARTY_GROUP else None
        parts.append(f"{above.name} {node.name}" if above else node.name)
    elif query.zone_branches is not None:
        named = [z for z in ZoneQuery(query.on).fetch() if set(z.branch_ids) == query.zone_branches]
        parts += [zone.name for zone in named[:1]]
    parts.append(SCOPE_LABELS[query.scope])
    if query.ungrouped:
        parts.append("未编入党小组")
    if query.words:
        words = _NUMBER.sub(lambda found: masked(found[0], Sensitivity.MASKED), query.words)
        parts.append(f"含“{words}”")
    if query.condition is not None:
        columns = filter_columns(query.on)
        guarded = {key for key in columns if _is_guarded(key)}
        parts.append(in_words(query.condition, columns, guarded))
    return "，".join(parts)


def _is_guarded(key: str) -> bool:
    found = column(key)
    return found is not None and found.sensitivity is not Sensitivity.OPEN


def usual_columns(query: RosterQuery) -> tuple[str, ...]:
    """Return the columns of a list that names none; the branch where there may be several."""
    node = Tree.on(query.on).get(query.within)
    is_one = node is not None and node.kind in (
        OrganisationKind.BRANCH,
        OrganisationKind.PARTY_GROUP,
    )
    return STANDARD_COLUMNS if is_one else (*STANDARD_COLUMNS[:1], "branch", *STANDARD_COLUMNS[1:])
