"""A branch that has points in given quarters, by a rubric of one item that is judged."""

from datetime import date
from decimal import Decimal

from dangjian_desktop.domain.rubric import Rubric, RubricBlock, RubricItem
from dangjian_desktop.domain.vocabulary import RubricSystem
from tests import make

ON = date(2027, 1, 20)


def issued_rubric(since: date = date(2026, 1, 1)) -> None:
    """Issue a rubric of one judged item with 100 points."""
    item = RubricItem("A1", "all", "全部", Decimal(100), RubricSystem.WORK)
    made = Rubric("支部考评", "2026", "", (RubricBlock("all", "全部"),), (item,), since)
    make.rubric(made, since)


def checked(branch: int, period: str, points: str) -> None:
    """Give a branch the points of a period as a checker does."""
    make.check_scores(branch, period, {"A1": points}, ON)
