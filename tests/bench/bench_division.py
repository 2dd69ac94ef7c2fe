"""Dividing 60 people into 6 groups: seconds to the proof, or the gap after five seconds.

Three branches: two of a 区队 whose four or ten 班组 work in shifts, where today's six groups are
about the 班组 but of unlike sizes, and one whose groups say nothing about the 班组.
"""

import random
import sys
from pathlib import Path

from figures import Figure, show

sys.path.insert(0, str(Path(__file__).parents[2]))

from dangjian_desktop.domain.division import MAY_LEAD, DividedGroup, DividedPerson, DivisionWishes
from dangjian_desktop.domain.division_rules import Balance, Bond, DivisionRules, Trait
from dangjian_desktop.operations.division import divide_branch
from dangjian_desktop.queries.division import DividedBranch

PEOPLE, GROUPS, MOST_SECONDS, MOST_GAP = 60, 6, 5.0, 0.01
#: By name of the branch: number of 班组, share of people whose group is that of their 班组.
BRANCHES = {"四个班组": (4, 0.7), "十个班组": (10, 0.7), "编组不看班组": (5, 0.0)}
RULES = DivisionRules(
    balances={
        Trait.STAGE: Balance(3),
        Trait.AGE: Balance(2, 1),
        Trait.SCHOOLING: Balance(2, 1),
        Trait.LEADERS: Balance(2, 1),
    }
)


def measure() -> list[Figure]:
    """Divide each branch once; the solver's threads make times vary, so each line says its own."""
    return [_measured(name, crews, share) for name, (crews, share) in BRANCHES.items()]


def _measured(name: str, crews: int, share: float) -> Figure:
    found = divide_branch(
        _branch(crews, share), DivisionWishes(GROUPS, RULES), seconds=MOST_SECONDS
    )
    assert found.gap is not None
    told = "已证明最优" if found.is_optimal else f"差距 ≤ {found.gap:.1%}"
    return Figure(
        f"划分党小组（{PEOPLE} 人分 {GROUPS} 组，{name}）",
        f"{found.seconds:.1f} s",
        "",
        told,
        f"{MOST_SECONDS:.0f} s 内差距 ≤ {MOST_GAP:.0%}",
        found.gap <= MOST_GAP and found.seconds <= MOST_SECONDS + 0.5,
    )


def _branch(crews: int, share: float) -> DividedBranch:
    """Invent a branch; the same every time."""
    chance = random.Random(crews)
    people = []
    for number in range(PEOPLE):
        crew = chance.randrange(crews)
        full = chance.random() >= 0.08
        now = crew % GROUPS if chance.random() < share else chance.randrange(GROUPS)
        people.append(
            DividedPerson(
                number + 1,
                f"党员{number}",
                {
                    Bond.CREW: f"{crew + 1}班",
                    Bond.SHIFT_CREW: "甲乙丙丁"[crew % 4],
                    Bond.WORKPLACE: "地面" if crew % 4 == 3 else "井下",
                },
                {
                    Trait.STAGE: "正式党员" if full else "预备党员",
                    Trait.AGE: chance.choice("青中中老"),
                    Trait.SCHOOLING: chance.choice(("本科", "大专", "大专", "中专")),
                    **({Trait.LEADERS: MAY_LEAD} if full else {}),
                },
                now + 1,
                full,
            )
        )
    groups = tuple(DividedGroup(at + 1, f"第{at + 1}党小组") for at in range(GROUPS))
    return DividedBranch(1, tuple(people), groups, RULES)


if __name__ == "__main__":
    show(measure())
