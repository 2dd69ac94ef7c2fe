"""The activities that branches and their groups held in a period, read once for all measures.

An activity that was cancelled or is only planned is not among them. One that was entered late
counts where it was held: that it was registered late is no fault of organisation life.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from dangjian_desktop.domain.measured import Record, RecordKind
from dangjian_desktop.domain.problems import Sentence
from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.domain.vocabulary import ActivityState
from dangjian_desktop.queries.activity_kinds import kind_label
from dangjian_desktop.queries.measures.places import places
from dangjian_desktop.queries.measures.registry import Scope
from dangjian_desktop.queries.obligation_facts import zone_parts
from dangjian_desktop.storage.database import stored_rows
from dangjian_desktop.storage.models import Activity

#: What reading them reads.
HELD_READS = frozenset(
    {
        Topic.ACTIVITY,
        Topic.ACTIVITY_KIND,
        Topic.ATTENDANCE,
        Topic.MEMBERSHIP,
        Topic.ORGANISATION,
        Topic.RULE,
    }
)


class Held(NamedTuple):
    """An activity that was held.

    Attributes:
        holder_id: The branch or group that held it. is_part: Whether the branch took part in what
            another one held for its 协作区.
        day: ISO text. has_plan: Contents, materials, fixed or own actions are written.
        has_minutes: Minutes are written, or stand in a book on a page.
        is_filed: Whether book and page are known, or the day of filing. filed_on: that day.
    """

    activity_id: int
    uid: str
    kind: str
    holder_id: int
    day: str
    title: str
    has_plan: int
    has_minutes: int
    book: str
    page: str
    filed_on: str | None
    is_part: bool = False

    @property
    def name(self) -> str:
        """Its title, or what its kind is called."""
        return self.title or kind_label(self.kind)

    @property
    def held_on(self) -> date:
        """The day on which it was held."""
        return date.fromisoformat(self.day)

    def record(self, template: str = "{day} {name}", **facts: object) -> Record:
        """Return it as a record behind a figure; the window opens the activity."""
        return Record(
            RecordKind.ACTIVITY,
            self.uid,
            Sentence(template, day=self.day, name=self.name, **facts),
            self.held_on,
            row_id=self.activity_id,
        )


def held(scope: Scope) -> Mapping[int, Sequence[Held]]:
    """Return what was held in the period, up to the day looked at, by branch and by day."""
    return scope.once("held", _held)


def held_of(scope: Scope, branch: int, kinds: Collection[str] | None) -> list[Held]:
    """Return what a branch and its groups held of some kinds; of all kinds for None."""
    return [one for one in held(scope).get(branch, ()) if kinds is None or one.kind in kinds]


def is_recorded(scope: Scope, branch: int) -> bool:
    """Whether a branch has any activity at all on record in the period."""
    return bool(held(scope).get(branch))


def _held(scope: Scope) -> Mapping[int, Sequence[Held]]:
    return held_between(scope, scope.first, scope.until)


def held_between(
    scope: Scope, first: date, last: date, that: Any = None, *, with_parts: bool = True
) -> Mapping[int, Sequence[Held]]:
    """Return what was held between two days by branch and by day.

    Args:
        scope: Whose. first, last: Both included.
        that: A further condition on `Activity`.
        with_parts: Whether what branches took part in in their 协作区 is wanted, too.
    """
    table, here = Activity, places(scope)
    condition = (
        (table.state == ActivityState.HELD)
        & table.held_on.between(first.isoformat(), last.isoformat())
        & table.original.is_null()
    )
    if that is not None:
        condition &= that
    found: defaultdict[int, list[Held]] = defaultdict(list)
    branch_of = here.branch_of
    chosen = held_columns().where(here.of(table.organisation) & condition)
    for row in stored_rows(chosen.order_by(table.held_on, table.id)):
        branch = branch_of.get(row[3])
        if branch is not None:
            found[branch].append(Held._make((*row, False)))
    if with_parts:
        _add_parts(scope, condition, found)
    return found


def held_columns() -> Any:
    """Return the columns of `Held`, to be narrowed; `is_part` is added by whoever reads them."""
    table = Activity
    return table.select(
        table.id,
        table.uid,
        table.kind,
        table.organisation_id,
        table.held_on,
        table.title,
        (table.content != "")
        | (table.materials != "")
        | (table.fixed_actions != "")
        | (table.own_actions != ""),
        (table.minutes != "") | ((table.filed_book != "") & (table.filed_page != "")),
        table.filed_book,
        table.filed_page,
        table.filed_on,
    )


def _add_parts(scope: Scope, condition: Any, found: defaultdict[int, list[Held]]) -> None:
    """Add what branches took part in without holding it: an activity of their 协作区."""
    of_zones = condition & Activity.zone.is_null(False)
    if not stored_rows(Activity.select(Activity.id).where(of_zones).limit(1)):
        return
    wanted = set(scope.branches)
    parts = [part for part in zone_parts(condition, scope.on) if part.branch_id in wanted]
    if not parts:
        return
    rows = {row[0]: row for row in stored_rows(held_columns().where(of_zones))}
    for part in parts:
        found[part.branch_id].append(Held._make((*rows[part.activity_id], True)))
    for branch in {part.branch_id for part in parts}:
        found[branch].sort(key=lambda one: (one.day, one.activity_id))


def texts_between(scope: Scope, first: date, last: date) -> Mapping[int, str]:
    """Return what title, plan and actions of each activity between two days say, by its row id.

    Several measures look for words in them, so they are read once.
    """

    def read(one: Scope) -> Mapping[int, str]:
        table = Activity
        parts = (table.title, table.content, table.materials, table.fixed_actions)
        said: Any = table.own_actions
        for part in parts:
            said = said.concat("\n").concat(part)
        return dict(
            stored_rows(
                table.select(table.id, said).where(
                    (table.state == ActivityState.HELD)
                    & table.held_on.between(first.isoformat(), last.isoformat())
                    & (places(one).of(table.organisation) | table.zone.is_null(False))
                )
            )
        )

    return scope.once(f"texts/{first}/{last}", read)
