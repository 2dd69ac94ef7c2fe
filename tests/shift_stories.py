"""The branch of facts.md 15.9: four crews of 4c3s_8d with 6, 5, 7 and 5 voters."""

from datetime import date

from dangjian_desktop.operations import rules, shifts
from tests import make

ANCHOR = date(2026, 11, 1)
SIZES = {"甲": 6, "乙": 5, "丙": 7, "丁": 5}
OFFSETS = {"甲": 0, "乙": 2, "丙": 4, "丁": 6}


def crew_branch(name: str = make.BRANCH) -> int:
    """Set the branch up; its times are 10:00 and 16:30, as in H08; return its id."""
    branch = make.branch(name)
    for crew, size in SIZES.items():
        make.done(
            shifts.add_crew(
                organisation_id=branch,
                name=crew,
                pattern="4c3s_8d",
                anchor=ANCHOR,
                offset=OFFSETS[crew],
            )
        )
        for number in range(size):
            make.person(f"{crew}某{'一二三四五六七'[number]}", branch, shift_crew=crew)
    change("slots.times", "begins", ["10:00", "16:30"])
    return branch


def change(rule: str, key: str, value: object) -> None:
    """Set one value of a rule otherwise."""
    make.done(rules.change_rule(rule=rule, key=key, value=value, note="支部大会定"))
