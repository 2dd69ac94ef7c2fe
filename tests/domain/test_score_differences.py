"""What is another between two sets of scores, item by item and in words."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from dangjian_desktop.domain.grades import Grade
from dangjian_desktop.domain.measured import Figure, Record, RecordKind
from dangjian_desktop.domain.problems import Sentence
from dangjian_desktop.domain.rubric import Rubric, RubricBlock, RubricItem, RuleKind, ScoringRule
from dangjian_desktop.domain.score_differences import score_differences
from dangjian_desktop.domain.scoring import Given, ItemScore, TotalScore, item_score, total_score

GRADES = (Grade("示范", Decimal(90), 5), Grade("待整顿", Decimal(0), 1))
COUNTED = RubricItem(
    "B1", "a", "党员大会", Decimal(40), rules=(ScoringRule("r1", RuleKind.EACH, "m", Decimal(2)),)
)
JUDGED = RubricItem("D1", "a", "责任区", Decimal(60))
RUBRIC = Rubric("支部考评", "2026", "", (RubricBlock("a", "块"),), (COUNTED, JUDGED))


@dataclass(frozen=True)
class Score:
    """A branch of a test."""

    name: str
    rubric: Rubric
    items: tuple[ItemScore, ...]
    total: TotalScore


def meeting(text="9月党员大会：应开未开", row=None):
    return Record(RecordKind.OBLIGATION, "", Sentence(text), date(2026, 9, 30), row_id=row)


def scored(records=(), given="60", rubric=RUBRIC, name="采一支部"):
    check = None if given is None else Given(Decimal(given))
    items = (
        item_score(COUNTED, {"r1": Figure(Decimal(len(records)), tuple(records))}),
        item_score(JUDGED, {}, None, check),
    )
    return Score(name, rubric, items, total_score(rubric, items, GRADES, "待整顿"))


def told(before, after):
    return [str(one.told) for one in score_differences(before, after)]


def test_the_same_is_no_difference():
    assert told({1: scored([meeting(row=1)])}, {1: scored([meeting(row=2)])}) == []


def test_points_and_records_are_told_item_by_item():
    found = score_differences({1: scored([meeting()])}, {1: scored([], "45")})
    assert [str(one.told) for one in found] == [
        "采一支部：总分 98 → 85",
        "采一支部：等次 示范 → 待整顿",
        "采一支部：B1 党员大会 38 → 40",
        "采一支部：D1 责任区 60 → 45",
    ]
    assert [str(one) for one in found[2].records] == ["少了：2026-09-30 9月党员大会：应开未开"]


def test_a_record_that_came_and_costs_nothing_is_told_all_the_same():
    """One occurrence went and another came: the points are the same, the proof is not."""
    (one,) = score_differences({1: scored([meeting()])}, {1: scored([meeting("另一次")])})
    assert (one.before, one.after) == ("38", "38")
    assert [str(said) for said in one.records] == [
        "多了：2026-09-30 另一次",
        "少了：2026-09-30 9月党员大会：应开未开",
    ]


def test_what_is_open_is_told_as_open():
    assert told({1: scored([], None)}, {1: scored()}) == [
        "采一支部：总分 40 → 100",
        "采一支部：等次 待评 → 示范",
        "采一支部：D1 责任区 待评 → 60",
    ]


def test_a_branch_or_an_item_of_one_side_alone():
    assert told({}, {1: scored()}) == ["采一支部：总分 新有 100"]
    assert told({1: scored()}, {}) == ["采一支部：总分 不再有，原为 100"]
    other = replace(RUBRIC, version="2026-2")
    short = scored(rubric=other)
    short = replace(short, items=short.items[:1])
    assert told({1: scored()}, {1: short}) == [
        "采一支部：细则 支部考评 2026 → 支部考评 2026-2",
        "采一支部：D1 责任区 不再有，原为 60",
    ]
    assert told({1: short}, {1: scored()})[-1] == "采一支部：D1 责任区 新有 60"
