"""Samples of groups: a trained leader, a task that the group gave to a leading cadre."""

from datetime import date
from typing import Any

from dangjian_desktop.domain.vocabulary import Mark, Post
from dangjian_desktop.operations.attendance import add_attender, mark_attendance
from dangjian_desktop.operations.ledgers import record_additions
from dangjian_desktop.operations.reorganisation import close_group
from dangjian_desktop.queries.branch_rules import BranchRulesQuery
from dangjian_desktop.queries.cadres_in_groups import CadresInGroupsQuery
from dangjian_desktop.queries.group_leaders import GroupLeadingQuery, LeaderCandidatesQuery
from dangjian_desktop.queries.ledger_books import books_by_code
from dangjian_desktop.queries.party_groups import GroupCrewsQuery, GroupsQuery, MisplacedQuery
from tests import make

ON = date(2026, 11, 21)
BRANCH, GROUP = 2, 3

SAMPLES: dict[type[Any], list[Any]] = {
    GroupsQuery: [GroupsQuery(ON, BRANCH, with_ended=True)],
    MisplacedQuery: [MisplacedQuery(ON, BRANCH)],
    GroupCrewsQuery: [GroupCrewsQuery(ON, BRANCH)],
    BranchRulesQuery: [BranchRulesQuery(ON, BRANCH)],
    GroupLeadingQuery: [GroupLeadingQuery(GROUP, ON)],
    LeaderCandidatesQuery: [LeaderCandidatesQuery(GROUP, ON)],
    CadresInGroupsQuery: [CadresInGroupsQuery(ON.year, ON, BRANCH)],
}


def fill(*, branch: int, group: int, person: int, **_ids: int) -> None:
    """A course that the leader attended, a group that has ended, and a task of a cadre."""
    assert group == GROUP
    make.post(person, group, Post.GROUP_LEADER)
    course = make.activity("training_course", branch, "2026-03-24", title="组长培训")
    make.done(add_attender(activity_id=course, person_id=person, is_due=True))
    make.done(mark_attendance(activity_id=course, person_id=person, mark=Mark.PRESENT, on=ON))
    book = books_by_code()["training_record"]
    values = {"course": "组长培训班", "hours": 8}
    told = {key: make.ledger_value(book, key, value) for key, value in values.items()}
    make.done(record_additions(book="training_record", activity_id=course, values=told, on=ON))
    make.entry("cadre_in_group", group, task="联系班组", cadre=person)
    ended = make.group(branch, "撤销的党小组", since="2025-01-01")
    make.done(close_group(group_id=ended, on=date(2026, 5, 1)))
