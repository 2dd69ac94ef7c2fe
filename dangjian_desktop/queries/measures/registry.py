"""The registry of measures, and how one is called for many branches.

The files of the subjects are loaded with the first measure that is wanted, not with the window.
"""

import importlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from typing import Any, TypeVar

from dangjian_desktop.domain.measured import Measured, Unknown
from dangjian_desktop.domain.obligations import Period
from dangjian_desktop.domain.problems import Sentence, SentenceError
from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.storage.database import data_revision
from dangjian_desktop.storage.models import database

T = TypeVar("T")
#: The files that hold measures, one a subject.
SUBJECTS = (
    "organisation",
    "organisation_life",
    "members",
    "dues",
    "safety",
    "ledgers",
    "openness",
    "development",
    "transfers",
    "walls",
)


@dataclass(frozen=True)
class Scope:
    """What is measured.

    Attributes:
        branches: Row ids of the branches; a measure answers for every one of them.
        period: The days. on: The day on which it is looked at.
        with_records: Whether the records are wanted; a board of 1,500 branches wants figures
            alone, and a measure may leave `records` and `proofs` empty then.
    """

    branches: tuple[int, ...]
    period: Period
    on: date
    with_records: bool = True

    def of(self, branches: tuple[int, ...]) -> "Scope":
        """Return the same days for other branches."""
        return Scope(branches, self.period, self.on, self.with_records)

    @property
    def first(self) -> date:
        """First day of the period."""
        return self.period.first

    @property
    def until(self) -> date:
        """The last day that can be judged: the end of the period, or today before it."""
        return min(self.period.last, self.on)

    @cached_property
    def shared(self) -> dict[str, Any]:
        """What several measures read of the same days; a measure keeps there what it has read."""
        return {}

    def once(self, key: str, read: Callable[["Scope"], T]) -> T:
        """Return what `read` says of these days, read once for all measures that ask for it."""
        if key not in self.shared:
            self.shared[key] = read(self)
        found: T = self.shared[key]
        return found

    @property
    def is_over(self) -> bool:
        """Whether every day of the period has passed."""
        return self.period.last < self.on


Counting = Callable[[Scope], Mapping[int, Measured]]


@dataclass(frozen=True)
class MeasureInfo:
    """One measure.

    Attributes:
        code: Name by which rubrics call it. title: In Chinese, as the editor offers it.
        unit: What is counted: 次, 条, 人, %.
        explanation: What counts and what does not, in one or two Chinese sentences.
        levels: Labels of the levels that its records carry; empty for none.
        counts_reports: Whether it counts what somebody reported, so that a deduction by it would
            reward silence.
        is_reach: Whether it tells what was reached (a share, hours) and not faults; for BELOW and
            ABOVE.
        reads: The topics it reads.
    """

    code: str
    title: str
    unit: str
    explanation: str
    reads: frozenset[Topic]
    count: Counting
    levels: tuple[str, ...] = ()
    counts_reports: bool = False
    is_reach: bool = False


_known: dict[str, MeasureInfo] = {}


def measure(
    code: str,
    title: str,
    unit: str,
    explanation: str,
    *,
    reads: Iterable[Topic],
    levels: Iterable[str] = (),
    counts_reports: bool = False,
    is_reach: bool = False,
) -> Callable[[Counting], Counting]:
    """Register a function as a measure; the arguments are those of `MeasureInfo`."""

    def registering(count: Counting) -> Counting:
        if code in _known and _known[code].count.__module__ != count.__module__:
            raise ValueError(code)
        _known[code] = MeasureInfo(
            code,
            title,
            unit,
            explanation,
            frozenset(reads),
            count,
            tuple(levels),
            counts_reports,
            is_reach,
        )
        return count

    return registering


def measures() -> Mapping[str, MeasureInfo]:
    """Return every measure by its code, in the order of the subjects, then those of each book.

    While no file is open the books are not known: then there are those that are functions.
    """
    return _measures(data_revision()) if database.obj is not None else supplied_measures()


@lru_cache(maxsize=2)
def _measures(_revision: int) -> Mapping[str, MeasureInfo]:
    books = importlib.import_module(f"{__package__}.ledgers").book_measures()
    return {**supplied_measures(), **{info.code: info for info in books}}


@lru_cache(maxsize=1)
def supplied_measures() -> Mapping[str, MeasureInfo]:
    """Return the measures that are functions, without those of books."""
    for subject in SUBJECTS:
        importlib.import_module(f"{__package__}.{subject}")
    places = {f"{__package__}.{subject}": place for place, subject in enumerate(SUBJECTS)}
    in_order = sorted(_known.values(), key=lambda info: places[info.count.__module__])
    return {info.code: info for info in in_order}


#: Why a figure is missing where the program does not know the measure of a rule.
_NOT_KNOWN = "本程序没有“{measure}”这一项统计，请在细则里另选，或改为由人考核。"
_NOT_RECORDED = Sentence("本期没有这方面的记录，不能当作没有扣分。请补记，或由人考核。")
_FAILED = "“{measure}”没有统计出来：{trouble}。请检查有关记录，或由人考核。"
_ODD = "有一条记录读不懂"


def measured(code: str, scope: Scope) -> dict[int, Measured]:
    """Return the figure of every branch.

    A measure that the program does not know, or that fails, is `Unknown` with the reason: the item
    is 待评 and the rest stands. When counting for many branches fails, either half of them is
    counted apart, and so on, so that a record that cannot be read spoils the figure of one branch
    only.
    """
    info = measures().get(code)
    if info is None:
        reason = Sentence(_NOT_KNOWN, measure=code)
        return dict.fromkeys(scope.branches, Unknown(reason))
    try:
        found = info.count(scope)
    except SentenceError as error:  # a rule that says itself what is wrong with it, for everybody
        told = Sentence(_FAILED, measure=info.title, trouble=error.sentence.rstrip("。"))
        return dict.fromkeys(scope.branches, Unknown(told, is_failure=True))
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
        if len(scope.branches) == 1:
            told = Sentence(
                _FAILED, measure=info.title, trouble=f"{_ODD}（{type(error).__name__}）"
            )
            return {scope.branches[0]: Unknown(told, is_failure=True)}
    else:
        return {branch: found.get(branch, Unknown(_NOT_RECORDED)) for branch in scope.branches}
    middle = len(scope.branches) // 2
    halves = scope.branches[:middle], scope.branches[middle:]
    return {key: one for half in halves for key, one in measured(code, scope.of(half)).items()}
