"""What became of the roll as lines for paper, and in words."""

from datetime import date
from pathlib import Path

import pytest

from dangjian_desktop.domain.vocabulary import Stage
from dangjian_desktop.operations.change_lists import (
    changes_on_paper,
    doubt_words,
    parts_words,
    sum_words,
)
from dangjian_desktop.operations.people import advance_stage
from dangjian_desktop.queries.roster_changes import Balance, RosterChangesQuery
from tests import make

FIRST, LAST = date(2026, 1, 1), date(2026, 6, 30)
QUERY = RosterChangesQuery(FIRST, LAST)


@pytest.fixture
def branch(data: Path) -> int:
    """A branch whose candidate was admitted, and one member of which left."""
    branch = make.branch()
    person = make.person("李四", branch, stage=Stage.CANDIDATE, stage_since="2025")
    make.done(advance_stage(person_id=person, stage=Stage.PROBATIONARY, since=date(2026, 3, 1)))
    make.departure(make.person("张三", branch), date(2026, 5, 1), destination="外矿")
    return branch


def test_the_lines_for_paper_are_numbered_and_headed(branch):
    lines, words = changes_on_paper(FIRST, LAST, branch)
    assert [(line.number, line.kind, line.name) for line in lines] == [
        ("1", "新增", "李四"),
        ("2", "减少", "张三"),
    ]
    assert words["branch_name"] == make.BRANCH
    assert words["doubts"] == ""
    assert "（含预备 1 名）" in words["sum"]


def test_a_sum_that_does_not_add_up_says_who_is_to_be_checked():
    odd = Balance(1, 0, {}, {}, 2, 0, tuple(f"人{n}" for n in range(9)))
    assert "≠" in sum_words(odd, QUERY)
    assert parts_words(odd) == ""
    assert "人0、人1" in doubt_words(odd)
    assert "等 9 人" in doubt_words(odd)
