"""Two divisions side by side: each figure in words, and whether it changes."""

from dangjian_desktop.domain.division import (
    DividedGroup,
    DividedPerson,
    DivisionProblem,
    DivisionWishes,
)
from dangjian_desktop.domain.division_comparison import compared
from dangjian_desktop.domain.division_figures import figures
from dangjian_desktop.domain.division_rules import Bond, DivisionRules, Trait

GROUPS = (DividedGroup(1, "第一党小组"), DividedGroup(2, "第二党小组"))


def lines(people, before, after):
    problem = DivisionProblem(
        tuple(people), GROUPS, DivisionWishes(2, DivisionRules((Bond.CREW,), least_size=1))
    )
    found = compared(figures(problem, before), figures(problem, after))
    return {line.key: (str(line.before), str(line.after), line.is_other) for line in found}


def test_figures_stand_side_by_side():
    people = [
        DividedPerson(
            number,
            f"党员{number}",
            {Bond.CREW: "一班" if number < 2 else "二班"},
            {Trait.STAGE: "正式党员"},
            1,
        )
        for number in range(4)
    ]
    found = lines(people, [0, 1, 0, None], [0, 0, 1, 1])
    assert found["size"] == ("1–2 人", "2 人", True)
    assert found["ungrouped"] == ("1 人", "0 人", True)
    assert found["split.crew"] == ("1 个：一班 2 人在 2 组", "没有", True)
    assert found["groups"] == ("2 个", "2 个", False)
    assert found["stage.正式党员"] == ("1–2 人", "2 人", True)
    assert "split.workplace" not in found


def test_what_was_not_to_be_kept_together_is_told_all_the_same():
    people = [
        DividedPerson(number, f"党员{number}", {Bond.SHIFT_CREW: "甲"}, {}, 1)
        for number in range(2)
    ]
    assert lines(people, [0, 0], [0, 1])["split.shift_crew"] == (
        "没有",
        "1 个：甲 2 人在 2 组",
        True,
    )


def test_without_groups_there_is_no_range():
    people = [DividedPerson(1, "党员1"), DividedPerson(2, "党员2")]
    assert lines(people, [None, None], [0, 1])["size"] == ("—", "1 人", True)


def test_many_that_are_split_are_named_only_in_part():
    people = [
        DividedPerson(number, f"党员{number}", {Bond.CREW: f"{number // 2}班"})
        for number in range(12)
    ]
    split = lines(people, [0, 1] * 6, [0] * 6 + [1] * 6)["split.crew"]
    assert split[0].startswith("6 个：0班 2 人在 2 组、")
    assert split[0].endswith("等")
