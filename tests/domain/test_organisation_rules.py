"""What is noticed about an organisation: O01 to O10 of facts.md 15.2 at their edges, and terms."""

from datetime import date

import pytest

from dangjian_desktop.domain.checks import checks_of
from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.organisation_rules import (
    Holder,
    OrganisationRecord,
    noticed,
    ready_testers,
)
from dangjian_desktop.domain.vocabulary import OrganisationKind, Post, Stage
from dangjian_desktop.storage.rulebook import rules_of_files
from tests.conftest import RULES

ON = date(2026, 11, 20)
CHECKS = checks_of(rules_of_files(RULES, ON))
BRANCH, GROUP = OrganisationKind.BRANCH, OrganisationKind.PARTY_GROUP
#: Noticed of nearly every bare record and none of what a test is about.
ASIDE = {"no_secretary", "election_unknown", "no_leader"}


def holder(number: int, post: Post, stage: Stage = Stage.FULL, **more: str) -> Holder:
    dates = {key: PartialDate.from_iso(text) for key, text in more.items()}
    return Holder(number, f"甲{number}", post, stage, **dates)


def committee(size: int, **more: str) -> tuple[Holder, ...]:
    posts = [Post.SECRETARY, *[Post.COMMITTEE_MEMBER] * (size - 1)]
    return tuple(holder(n, post, **more) for n, post in enumerate(posts, start=1))


def record(kind: OrganisationKind = BRANCH, **more: object) -> OrganisationRecord:
    return OrganisationRecord(1, "u", kind, "综采一队党支部", **more)


def codes(found: OrganisationRecord, on: date = ON) -> set[str]:
    return {one.check.code for one in noticed(ready_testers(CHECKS), found, on)} - ASIDE


@pytest.mark.parametrize(
    ("case", "found", "expected"),
    [
        ("O01", record(full=2, probationary=2), {"branch_below_3"}),
        ("O01 edge", record(full=3), set()),
        ("O02", record(full=6, probationary=3, holders=committee(1)), set()),
        (
            "O02 with a deputy",
            record(full=6, holders=(*committee(1), holder(9, Post.DEPUTY_SECRETARY))),
            set(),
        ),
        ("O02 with a member", record(full=6, holders=committee(2)), {"committee_not_needed"}),
        ("O03", record(full=7, holders=committee(2)), {"committee_needed"}),
        ("O03 edge", record(full=7, holders=committee(3)), set()),
        ("O04", record(full=30, group_count=3, holders=committee(8)), {"committee_too_big"}),
        ("O04 edge", record(full=30, group_count=3, holders=committee(7)), set()),
        (
            "O05",
            record(full=49, probationary=2, group_count=4, holders=committee(5)),
            {"branch_above_50", "branch_at_50"},
        ),
        (
            "O05 at 50",
            record(full=48, probationary=2, group_count=4, holders=committee(5)),
            {"branch_at_50"},
        ),
        ("O05 edge", record(full=47, probationary=2, group_count=4, holders=committee(5)), set()),
        ("O06", record(GROUP, full=1, probationary=2), set()),
        ("O06 edge", record(GROUP, full=2), {"group_below_3"}),
        ("O07", record(GROUP, probationary=3), {"group_without_full"}),
        (
            "O08",
            record(GROUP, full=3, holders=(holder(1, Post.GROUP_LEADER, Stage.PROBATIONARY),)),
            {"leader_not_full"},
        ),
        ("O08 edge", record(GROUP, full=3, holders=(holder(1, Post.GROUP_LEADER),)), set()),
        ("O09", record(full=21, holders=committee(3)), {"groups_needed"}),
        ("O09 edge", record(full=19, holders=committee(3)), set()),
        ("O09 divided", record(full=21, group_count=2, holders=committee(3)), set()),
        (
            "O10",
            record(full=7, holders=committee(3, standing_since="2026-03-20")),
            {"secretary_standing"},
        ),
        ("O10 edge", record(full=7, holders=committee(3, standing_since="2025-11-20")), set()),
        (
            "O10 short by a day",
            record(full=7, holders=committee(3, standing_since="2025-11-21")),
            {"secretary_standing"},
        ),
        (
            "O10 perhaps long enough",
            record(full=7, holders=committee(3, standing_since="2025-11")),
            set(),
        ),
        ("two secretaries", record(full=6, holders=committee(1) * 2), {"two_secretaries"}),
        (
            "two leaders",
            record(GROUP, full=3, holders=(holder(1, Post.GROUP_LEADER),) * 2),
            {"two_leaders"},
        ),
        (
            "a committee member on probation",
            record(
                full=7, holders=(*committee(2), holder(3, Post.YOUTH_MEMBER, Stage.PROBATIONARY))
            ),
            {"post_not_full"},
        ),
        (
            "a small 党总支",
            record(OrganisationKind.GENERAL_BRANCH, full=49),
            {"general_branch_small"},
        ),
        (
            "a large 党总支",
            record(OrganisationKind.GENERAL_BRANCH, full=100),
            {"general_branch_large"},
        ),
        ("a middling 党总支", record(OrganisationKind.GENERAL_BRANCH, full=99), set()),
        ("a small 党委", record(OrganisationKind.COMMITTEE, full=99), {"committee_small"}),
        ("a 党委", record(OrganisationKind.COMMITTEE, full=100), set()),
        (
            "below a closed one",
            record(full=3, parent_name="机电党总支", is_parent_closed=True),
            {"parent_closed"},
        ),
    ],
)
def test_what_is_noticed(case, found, expected):
    del case
    assert codes(found) == expected


@pytest.mark.parametrize(
    ("elected_on", "on", "expected"),
    [
        ("2023-12-15", date(2026, 6, 14), set()),  # T02: reminder six months ahead
        ("2023-12-15", date(2026, 6, 15), {"term_ending"}),
        ("2023-12-15", date(2026, 12, 15), {"term_ending"}),  # T01: the day itself counts
        ("2023-12-15", date(2026, 12, 16), {"term_over"}),
        ("2024-02-29", date(2027, 2, 28), {"term_ending"}),  # T05
        ("2024-02-29", date(2027, 3, 1), {"term_over"}),
        ("2023-11", date(2026, 11, 20), {"term_ending"}),  # may have been the 30th
        ("2023-11", date(2026, 12, 1), {"term_over"}),
        ("2023", date(2026, 12, 31), {"term_ending"}),
    ],
)
def test_a_term_is_over_only_when_that_is_certain(elected_on, on, expected):
    found = record(full=7, holders=committee(3, elected_on=elected_on))
    assert codes(found, on) == expected


def test_the_day_of_the_committee_is_the_one_that_most_of_its_members_have():
    members = (
        *committee(4, elected_on="2024-01-18"),
        holder(9, Post.YOUTH_MEMBER, elected_on="2026-05"),
    )
    assert record(holders=members).elected_on == PartialDate(2024, 1, 18)
    pair = (members[0], members[-1])
    assert record(holders=pair).elected_on == PartialDate(2026, 5)
    assert record().elected_on is None


def test_a_threshold_that_the_branch_has_set_otherwise_counts():
    looser = [
        check
        if check.code != "groups_needed"
        else type(check)(**{**vars(check), "parameters": {**check.parameters, "if_least": 30}})
        for check in CHECKS
    ]
    found = record(full=25, holders=committee(3))
    assert "groups_needed" not in {
        one.check.code for one in noticed(ready_testers(looser), found, ON)
    }
    assert "groups_needed" in codes(found)


def test_the_sentence_tells_figures_and_the_check_tells_its_rule():
    found = next(
        one
        for one in noticed(
            ready_testers(CHECKS), record(full=51, probationary=2, group_count=3), ON
        )
        if one.check.code == "branch_above_50"
    )
    assert found.sentence == "党员 53 名，超过 50 名（一般不超过）。"
    assert found.check.source.startswith("《中国共产党支部工作条例（试行）》第四条 · 全国规定")
