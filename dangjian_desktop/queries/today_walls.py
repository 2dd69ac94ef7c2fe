"""What the walls ask of today: sheets that say what is not so.

How many places differ is told and nobody is named: this list hangs beside the desk as
本月工作提示, and why somebody has left is for the page of the register.
"""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from dangjian_desktop.domain.problems import Told
from dangjian_desktop.domain.today import Act, Band, Source, TodayItem
from dangjian_desktop.domain.vocabulary import ObligationState, OrganisationKind
from dangjian_desktop.queries.organisations import Tree
from dangjian_desktop.queries.wall_register import HangingRow, WallStandingQuery

_ABOVE_BRANCHES = (OrganisationKind.COMMITTEE, OrganisationKind.GENERAL_BRANCH)


def walls_due(on: date, within: int | None) -> Iterator[TodayItem]:
    """Yield the stale sheets of a branch; above branches a line for each that has some."""
    stale = [row for row in WallStandingQuery(on, within).fetch() if row.is_stale]
    tree = Tree.on(on)
    node = tree.get(within)
    if node is not None and node.kind not in _ABOVE_BRANCHES:
        for row in stale:
            yield _item(
                Told("{title}过时了", title=row.title),
                row.place,
                Told("有 {count} 处与今天的记录不一致", count=len(row.differences)),
                row,
                1,
            )
        return
    by_holder: defaultdict[int | None, list[HangingRow]] = defaultdict(list)
    for row in stale:
        by_holder[row.holder_id].append(row)
    for holder_id, rows in by_holder.items():
        holder = tree.get(holder_id)
        first = rows[0]
        yield _item(
            Told("{count} 张上墙版面过时了", count=len(rows))
            if len(rows) > 1
            else Told("{title}过时了", title=first.title),
            holder.name if holder is not None else first.place,
            Told("与今天的记录不一致"),
            first,
            len(rows),
        )


def _item(what: str, who: str, why: str, row: HangingRow, count: int) -> TodayItem:
    return TodayItem(
        Source.WALL,
        Band.THIS_WEEK,
        ObligationState.DUE_SOON,
        what,
        who,
        None,
        why,
        Act.OPEN_WALLS,
        count=count,
        organisation_id=row.holder_id,
        row_id=row.posting_id,
    )
