"""What stands on the papers about 党小组: the register, the crews, the recommendation."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from dangjian_desktop.domain.group_leading import TRAINING_WORDS, Training, tenure_told
from dangjian_desktop.domain.people import Sensitivity
from dangjian_desktop.domain.vocabulary import PRINTED
from dangjian_desktop.operations.paper_names import place_on_paper
from dangjian_desktop.operations.printout import ARCHIVE, Printout
from dangjian_desktop.operations.runner import RefusedError
from dangjian_desktop.queries.group_leaders import (
    CandidateRow,
    LeaderCandidatesQuery,
    LeaderTerm,
)
from dangjian_desktop.queries.party_groups import (
    GroupCrews,
    GroupCrewsQuery,
    GroupRow,
    GroupsQuery,
)

if TYPE_CHECKING:
    from dangjian_desktop.printing.forms.party_groups import CandidateLine, GroupLine
    from dangjian_desktop.printing.sheet import Paper, Template

#: Said below the register.
_REGISTER_TOLD = "任职时间按整月算。"
_REGISTER_FILED = "“换过”是组长换人的次数；最近培训取自培训活动的到会登记和培训台账。"
_NOTE = (
    "列出的是本组全部正式党员，按姓名排列；只列党龄、班组和任职经历，不打分、不排名。"
    "推荐谁由党小组会讨论，由党支部指定或确认。"
)
_VACANT, _NO_CREW, _UNGROUPED, _TOTAL = "暂缺", "未填班组", "未编组", "合计"


def group_register_content(
    printout: Printout,
) -> tuple[Sequence["GroupLine"], Mapping[str, str]]:
    """Return the groups of a branch, or of every branch, with leaders and tenure."""
    found = GroupsQuery(printout.on, printout.organisation_id).fetch()
    lines = [_group_line(number, row) for number, row in enumerate(found, start=1)]
    vacant = sum(not row.leaders for row in found)
    counts = f"党小组 {len(found)} 个"
    return lines, {
        "branch_name": place_on_paper(printout.on, printout.organisation_id),
        "counts": f"{counts}，组长暂缺 {vacant} 个" if vacant else counts,
        "told": _REGISTER_TOLD + (_REGISTER_FILED if printout.detail == ARCHIVE else ""),
    }


def _group_line(number: int, row: GroupRow) -> "GroupLine":
    from dangjian_desktop.printing.forms.party_groups import GroupLine

    leader = row.leader
    remarks = [one.check.title for one in row.notices]
    if row.training in (Training.NEVER, Training.OVERDUE):
        remarks.append(f"组长{TRAINING_WORDS[row.training]}")
    last = leader.last_training if leader else None
    return GroupLine(
        str(number),
        row.branch_name,
        row.name,
        "、".join(term.name for term in row.leaders) or _VACANT,
        leader.since.printed if leader and leader.since else "",
        str(tenure_told(leader.months)) if leader else "",
        _chosen(leader),
        str(row.members + row.others),
        str(row.full),
        str(row.probationary),
        _crews(row),
        last.day.printed if last else "",
        str(row.steadiness.changes) if row.steadiness.leaders else "",
        "；".join(remarks),
    )


def _chosen(term: LeaderTerm | None) -> str:
    """Return how a leader came to lead, where it was kept; nothing kept is told as nothing."""
    return "小组推荐，支部确认" if term is not None and term.recommended_on else ""


def _crews(row: GroupRow) -> str:
    return "、".join(f"{crew or _NO_CREW} {count}" for crew, count in row.crews)


def group_crews_content(
    printout: Printout, paper: "Paper | None"
) -> tuple["Template", Sequence[object], Mapping[str, str]]:
    """Return the 小组–班组对照表 of a branch, with its groups as columns.

    Raises:
        RefusedError: When no branch is chosen: each has other groups.
    """
    from dangjian_desktop.printing.forms.party_groups import GROUP_CREWS
    from dangjian_desktop.printing.forms.roster_view import ViewColumn, fitted, lines_of
    from dangjian_desktop.printing.privacy import DetailLevel

    found = GroupCrewsQuery(printout.on, printout.organisation_id).fetch()
    if len(found) != 1:
        raise RefusedError("小组–班组对照表一次印一个党支部。请选一个党支部。")
    (crews,) = found
    headings = ["班组", *(name for _key, name in crews.groups), _UNGROUPED, _TOTAL, "说明"]
    texts = _crew_texts(crews)
    level = DetailLevel(printout.detail) if printout.detail else DetailLevel.WALL
    columns = [ViewColumn(heading, Sensitivity.OPEN, may_break=True) for heading in headings]
    sheet = fitted(columns, texts, level, paper, GROUP_CREWS)
    lines = lines_of(texts)
    if lines:
        vars(lines[-1])["number"] = ""  # the sum is no crew
    split = sum(line.is_split for line in crews.lines)
    people = sum(line.total for line in crews.lines)
    return (
        sheet,
        lines,
        {
            "branch_name": crews.branch_name,
            "counts": f"党小组 {len(crews.groups)} 个，{people} 人",
            "told": f"有 {split} 个班组的人分在几个小组，已在说明里标出。" if split else "",
        },
    )


def _crew_texts(crews: GroupCrews) -> list[list[str]]:
    """Return a line for each crew, and the sum of each group."""
    texts = [
        [
            line.crew or _NO_CREW,
            *(_count(count) for count in line.counts),
            _count(line.ungrouped),
            str(line.total),
            f"分在 {sum(count > 0 for count in line.counts)} 个小组" if line.is_split else "",
        ]
        for line in crews.lines
    ]
    if texts:
        totals = crews.totals()
        free = sum(line.ungrouped for line in crews.lines)
        texts.append([_TOTAL, *map(_count, totals), _count(free), str(sum(totals) + free), ""])
    return texts


def _count(number: int) -> str:
    return str(number) if number else "—"


def leader_recommendation_content(
    printout: Printout,
) -> tuple[Sequence["CandidateLine"], Mapping[str, str]]:
    """Return the candidates of a group, or of every group of a branch on a page of its own.

    Raises:
        RefusedError: When there is no group.
    """
    groups = GroupsQuery(printout.on, printout.organisation_id).fetch()
    if not groups:
        raise RefusedError("这里还没有党小组，没有组长可以推荐。请先划分党小组。")
    lines: list[CandidateLine] = []
    for group in groups:
        found = LeaderCandidatesQuery(group.group_id, printout.on).fetch()
        lines += [
            _candidate_line(group, number, row, printout)
            for number, row in enumerate(found, start=1)
        ]
    title = f"{groups[0].branch_name}{groups[0].name}"
    return lines, {"note": _NOTE, "group_title": title if len(groups) == 1 else ""}


def _candidate_line(
    group: GroupRow, number: int, row: CandidateRow, printout: Printout
) -> "CandidateLine":
    from dangjian_desktop.printing.forms.party_groups import CandidateLine

    posts = [PRINTED[post] for post in row.posts]
    if row.leads:
        posts.insert(0, "党小组长")
    return CandidateLine(
        f"{group.branch_name}{group.name}",
        str(number),
        row.name,
        "" if row.age is None else str(row.age),
        "" if row.standing is None else f"{row.standing} 年",
        row.crew,
        "、".join(posts),
        "；".join(
            _term_told(name, term) for name, term in row.terms if not term.holds_on(printout.on)
        ),
    )


def _term_told(name: str, term: LeaderTerm) -> str:
    """Return a former term: which group, from when until when."""
    since = term.since.printed if term.since else "起始不详"
    return f"{name} {since} 至 {term.until.printed if term.until else '今'}"
