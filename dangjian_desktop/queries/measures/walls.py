"""Measures of what hangs on the walls: sheets that say what is not so.

What hangs is compared with the records of the last day that can be judged. A branch that has never
entered what hangs on its walls is 待评: nothing entered is no proof that all is true.
"""

from collections import defaultdict

from dangjian_desktop.domain.measured import Record, RecordKind, Unknown
from dangjian_desktop.domain.problems import Sentence
from dangjian_desktop.queries.measures.places import Answer, places, whole
from dangjian_desktop.queries.measures.registry import Scope, measure
from dangjian_desktop.queries.obligations import MEETING_READS
from dangjian_desktop.queries.wall_register import STANDING_READS, HangingRow, WallStandingQuery

_NOTHING_HANGS = Sentence("还没有登记上墙的版面，不能当作没有过时。请在“上墙”里登记，或由人考核。")


@measure(
    "stale_wall_sheets",
    "过时的上墙版面",
    "张",
    "本期最后一天（本期没有完就是今天）在墙上的版面里，上面写的与那一天的记录不一致的张数；"
    "已取下的不算。从来没有登记过上墙版面的支部待评。",
    reads=STANDING_READS | MEETING_READS,
)
def stale_wall_sheets(scope: Scope) -> Answer:
    """Count the sheets on the walls of a branch that differ from the records."""
    branch_of = places(scope).branch_of
    hanging: defaultdict[int, list[HangingRow]] = defaultdict(list)
    within = scope.branches[0] if len(scope.branches) == 1 else None
    for row in WallStandingQuery(scope.until, within).fetch():
        if row.holder_id is not None and row.holder_id in branch_of:
            hanging[branch_of[row.holder_id]].append(row)
    answer: Answer = {}
    for branch in scope.branches:
        own = hanging[branch]
        if not own:
            answer[branch] = Unknown(_NOTHING_HANGS)
            continue
        stale = [row for row in own if row.is_stale]
        if not scope.with_records:
            answer[branch] = whole(len(stale))
            continue
        true = [row for row in own if not row.is_stale]
        answer[branch] = whole(len(stale), map(_told, stale), map(_told, true))
    return answer


def _told(row: HangingRow) -> Record:
    text = Sentence(
        "第 {number} 号{title}（{place}），{day} 上墙",
        number=row.number,
        title=row.title,
        place=row.place,
        day=row.posted_on.isoformat(),
    )
    return Record(RecordKind.WALL, row.edition_uid, text, row.posted_on, row_id=row.edition_id)
