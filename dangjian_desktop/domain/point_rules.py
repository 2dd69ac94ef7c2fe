"""The rules of member points as they are reckoned with, read from ``points.…``.

Everything here is local practice: classes, rules, lines, shares. A hole in a table (a class that
takes whoever fits no other is missing, a period without a line) or an overlap (a class that nobody
can reach, two with one place) is refused in words.

Source: rule file points; facts.md 9 (P1 to P8), 15.7 (K15, K16).
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from fractions import Fraction
from typing import Any

from dangjian_desktop.domain.obligations import Every
from dangjian_desktop.domain.rule_values import (
    RuleTableError,
    RuleValueError,
    decimal_value,
    share_value,
    texts_value,
    value_of,
    whole_value,
    word_value,
)
from dangjian_desktop.domain.score_periods import LENGTHS
from dangjian_desktop.domain.vocabulary import Mark, Post, Workplace

#: The key of `PointRule.marks` for somebody who made up for what was missed.
MADE_UP = "made_up"
_ANY_SIGN = ("plus", "minus", "both")
#: What `points.periods` says of a period that is not used.
NOT_USED = "不用"


class PointSource(StrEnum):
    """Where the points of a rule come from."""

    ATTENDANCE = "attendance"
    LEDGER = "ledger"
    MANUAL = "manual"


class RankBy(StrEnum):
    """Which number is compared."""

    FIGURE = "figure"
    COMPARABLE = "comparable"


@dataclass(frozen=True, slots=True)
class ClassFacts:
    """What somebody is on a day, as far as a class asks.

    Attributes:
        is_cadre: Whether recorded as a leading cadre.
        texts: Occupation, section and trade as they are written.
    """

    posts: frozenset[Post] = frozenset()
    is_cadre: bool = False
    workplace: Workplace | None = None
    texts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MemberClass:
    """A class in which members count.

    Attributes:
        place: Order in which it is tried. base: 基础分 of a year.
        posts, is_cadre, workplaces, words: Whoever meets one of these falls into it.
    """

    code: str
    label: str
    place: int
    base: Decimal
    posts: frozenset[Post]
    is_cadre: bool
    workplaces: frozenset[Workplace]
    words: tuple[str, ...]

    @property
    def takes_everybody(self) -> bool:
        """Whether it has no condition."""
        return not (self.posts or self.is_cadre or self.workplaces or self.words)

    def takes(self, facts: ClassFacts) -> bool:
        """Whether somebody falls into it."""
        return (
            self.takes_everybody
            or bool(self.posts & facts.posts)
            or (self.is_cadre and facts.is_cadre)
            or facts.workplace in self.workplaces
            or any(word in text for word in self.words for text in facts.texts)
        )


def member_classes(values: Mapping[str, Any]) -> tuple[MemberClass, ...]:
    """Read ``points.classes`` in the order in which classes are tried.

    Raises:
        RuleValueError: When a class cannot be read, two have one place, the last one has a
            condition (somebody would be in none), or one before it has none (the classes after it
            could not be reached).
    """
    found = [_class(code, told) for code, told in values.items() if _is_on(code, told)]
    found.sort(key=lambda one: one.place)
    if not found:
        raise RuleTableError("一个积分类别也没有。请至少留一个。")
    _refuse_twice([one.place for one in found])
    _refuse_twice([one.label for one in found])
    for one in found[:-1]:
        if one.takes_everybody:
            raise RuleTableError(
                "积分类别“{label}”没有条件，排在它后面的类别就没有人了。请加条件，或排到最后。",
                label=one.label,
            )
    if not found[-1].takes_everybody:
        raise RuleTableError(
            "排在最后的积分类别“{label}”还有条件，有的人就没有类别了。请在最后留一个没有条件的类别。",
            label=found[-1].label,
        )
    return tuple(found)


def _class(code: str, told: Mapping[str, Any]) -> MemberClass:
    return MemberClass(
        code,
        _label(told),
        whole_value(told, "place"),
        decimal_value(told, "base"),
        frozenset(
            Post(word_value({"posts": one}, "posts", list(Post))) for one in _l(told, "posts")
        ),
        _flag(told, "is_cadre"),
        frozenset(
            Workplace(word_value({"workplaces": one}, "workplaces", list(Workplace)))
            for one in _l(told, "workplaces")
        ),
        tuple(one for one in _l(told, "words") if one),
    )


def class_of(facts: ClassFacts, classes: Iterable[MemberClass]) -> MemberClass:
    """Return the first class that takes somebody; the last one takes everybody."""
    return next(one for one in classes if one.takes(facts))


@dataclass(frozen=True)
class PointRule:
    """What earns or costs points.

    Attributes:
        label: As the register names it. group: The column in which it is summed.
        classes: Codes of the classes it is for; empty for all.
        cap: Most that it gives or takes in a period of the length `per`; None for no cap.
        kinds, marks: Of attendance: kinds of activity, and points by mark or ``made_up``.
        book, field, states, when: Of a ledger: the book, the field in which somebody stands, the
            states that count (empty for all), and what other fields must say.
        at_close: Whether a row counts on the day it came to its end, not on its own day.
        points: Of a row, or what is offered for one by hand.
        sign: Of one by hand: plus, minus or both.
    """

    key: str
    label: str
    group: str
    place: int
    source: PointSource
    classes: frozenset[str]
    cap: Decimal | None
    per: Every
    kinds: tuple[str, ...] = ()
    marks: Mapping[str, Decimal] | None = None
    book: str = ""
    field: str = ""
    states: frozenset[str] = frozenset()
    when: Mapping[str, tuple[str, ...]] | None = None
    at_close: bool = False
    points: Decimal = Decimal(0)
    sign: str = "both"

    def is_for(self, class_code: str) -> bool:
        """Whether it is a rule of a class."""
        return not self.classes or class_code in self.classes


def point_rules(values: Mapping[str, Any]) -> tuple[PointRule, ...]:
    """Read ``points.rules`` in their order.

    Raises:
        RuleValueError: When one cannot be read, two have one name, or two count the same kind of
            activity for the same class, so that a meeting would be counted twice.
    """
    found = [_rule(key, told) for key, told in values.items() if _is_on(key, told)]
    found.sort(key=lambda one: (one.place, one.key))
    _refuse_twice([one.label for one in found])
    seen: dict[str, list[PointRule]] = {}
    for one in found:
        for kind in one.kinds:
            for other in seen.get(kind, ()):
                if not (one.classes and other.classes and not one.classes & other.classes):
                    raise RuleTableError(
                        "“{kind}”在积分规则“{first}”和“{second}”里计了两次。请只留一处，或分给不同类别。",
                        kind=kind,
                        first=other.label,
                        second=one.label,
                    )
            seen.setdefault(kind, []).append(one)
    return tuple(found)


def _rule(key: str, told: Mapping[str, Any]) -> PointRule:
    source = PointSource(word_value(told, "source", list(PointSource)))
    cap = decimal_value(told, "cap")
    made: dict[str, Any] = {
        "key": key,
        "label": _label(told),
        "group": _label(told, "group"),
        "place": whole_value(told, "place"),
        "source": source,
        "classes": frozenset(_l(told, "classes")),
        "cap": cap or None,
        "per": Every(word_value(told, "per", LENGTHS)),
    }
    match source:
        case PointSource.ATTENDANCE:
            kinds = texts_value(told, "kinds")
            if not kinds:
                raise RuleValueError(key, "kinds")
            marks = value_of(told, "marks")
            if not isinstance(marks, Mapping) or not marks:
                raise RuleValueError("marks", marks)
            known = [*Mark, MADE_UP]
            made |= {
                "kinds": kinds,
                "marks": {
                    word_value({"marks": mark}, "marks", known): points_value(marks, mark)
                    for mark in marks
                },
            }
        case PointSource.LEDGER:
            made |= {
                "book": _label(told, "book"),
                "field": _label(told, "field"),
                "states": frozenset(_l(told, "states")),
                "when": dict(_said(one) for one in _l(told, "when")),
                "at_close": word_value(told, "day", ("entry", "closed")) == "closed",
                "points": points_value(told, "points"),
            }
        case PointSource.MANUAL:
            sign, points = word_value(told, "sign", _ANY_SIGN), points_value(told, "points")
            if not fits_sign(points, sign):
                raise RuleValueError("points", points)
            made |= {"sign": sign, "points": points}
    return PointRule(**made)


def _said(text: str) -> tuple[str, tuple[str, ...]]:
    """Read what a field must say: ``level=重大|一般``."""
    key, is_told, words = text.partition("=")
    said = tuple(word.strip() for word in words.split("|") if word.strip())
    if not is_told or not key.strip() or not said:
        raise RuleValueError("when", text)
    return key.strip(), said


def fits_sign(points: Decimal, sign: str) -> bool:
    """Whether points have the sign that a rule asks for; nought fits none."""
    return points != 0 and (sign == "both" or (points > 0) == (sign == "plus"))


@dataclass(frozen=True, slots=True)
class PeriodWords:
    """``points.periods``: what each period is called, and which ones count the base."""

    words: Mapping[Every, str]
    with_base: frozenset[Every]

    @property
    def used(self) -> tuple[Every, ...]:
        """The lengths that are used, the shortest first."""
        return tuple(every for every in LENGTHS if self.words[every] != NOT_USED)


def period_words(values: Mapping[str, Any]) -> PeriodWords:
    """Read ``points.periods``.

    Raises:
        RuleValueError: When a period has no word, or none or not even the month is used.
    """
    words = {every: _label(values, every.value) for every in LENGTHS}
    if words[Every.MONTH] == NOT_USED:
        raise RuleValueError("month", NOT_USED)
    told = [word_value({"with_base": one}, "with_base", LENGTHS) for one in _l(values, "with_base")]
    return PeriodWords(words, frozenset(Every(one) for one in told))


def reach_lines(values: Mapping[str, Any]) -> Mapping[Every, Decimal]:
    """Read ``points.reach``: the line of each length of period.

    Raises:
        RuleValueError: When one has none.
    """
    return {every: decimal_value(values, every.value) for every in LENGTHS}


@dataclass(frozen=True, slots=True)
class CarryOver:
    """``points.carry_over``: the share of last year that is this year's base; None for none."""

    share: Fraction | None


def carry_over(values: Mapping[str, Any]) -> CarryOver:
    """Read ``points.carry_over``."""
    share = share_value(values, "share")
    return CarryOver(share if _flag(values, "is_on") else None)


@dataclass(frozen=True, slots=True)
class PrizeRule:
    """``points.prizes``: who may get one.

    Attributes:
        at_least: Below it there is no prize, and a written self-review where `self_review` is set.
        places: Word and number of each prize, the first one first.
    """

    every: frozenset[Every]
    by: RankBy
    at_least: Decimal
    self_review: bool
    places: tuple[tuple[str, int], ...]


def prize_rule(values: Mapping[str, Any]) -> PrizeRule:
    """Read ``points.prizes``.

    Raises:
        RuleValueError: When a word or number cannot be read, or two prizes have one name.
    """
    told = value_of(values, "places")
    if not isinstance(told, (list, tuple)) or not all(isinstance(one, Mapping) for one in told):
        raise RuleValueError("places", told)
    places = tuple((_label(one), whole_value(one, "count", lowest=1)) for one in told)
    _refuse_twice([label for label, _count in places])
    every = [word_value({"every": one}, "every", LENGTHS) for one in _l(values, "every")]
    return PrizeRule(
        frozenset(Every(one) for one in every),
        RankBy(word_value(values, "by", list(RankBy))),
        decimal_value(values, "at_least"),
        _flag(values, "self_review"),
        places,
    )


@dataclass(frozen=True, slots=True)
class Comparing:
    """``points.compare``: how figures of different classes are made comparable.

    Attributes:
        against_mean: Whether the mean of the class is 100; its maximum where not.
        in_branch: Whether the class is that of the own branch.
    """

    against_mean: bool
    in_branch: bool
    rank_by: RankBy

    @property
    def formula(self) -> str:
        """The formula as it is shown."""
        against = "平均分" if self.against_mean else "最高分"
        among = "本支部同类别" if self.in_branch else "同类别"
        return f"可比分 = 本人分 ÷ {among}{against} × 100"


def comparing(values: Mapping[str, Any]) -> Comparing:
    """Read ``points.compare``.

    Raises:
        RuleValueError: When a word is not known.
    """
    return Comparing(
        word_value(values, "against", ("mean", "maximum")) == "mean",
        word_value(values, "among", ("all", "branch")) == "branch",
        RankBy(word_value(values, "rank_by", list(RankBy))),
    )


def points_value(values: Mapping[str, Any], key: str) -> Decimal:
    """Return points, which may be below nought, with at most four decimals.

    Raises:
        RuleValueError: When it is no such number.
    """
    found = value_of(values, key)
    try:
        read = Decimal(str(found))
    except InvalidOperation:
        raise RuleValueError(key, found) from None
    if not is_points(read):
        raise RuleValueError(key, found)
    return read


#: Points that one rule or entry may give or take at most; more is a slip of the pen.
MOST_POINTS = Decimal(1000)
_STEP = Decimal("0.0001")


def is_points(number: Decimal) -> bool:
    """Whether a number can stand as points: finite, four decimals, not absurd."""
    return number.is_finite() and abs(number) <= MOST_POINTS and number % _STEP == 0


def _l(told: Mapping[str, Any], key: str) -> tuple[str, ...]:
    return texts_value(told, key)


def _label(told: Mapping[str, Any], key: str = "label") -> str:
    found = value_of(told, key)
    if not isinstance(found, str) or not found.strip():
        raise RuleValueError(key, found)
    return found.strip()


def _flag(told: Mapping[str, Any], key: str) -> bool:
    found = value_of(told, key)
    if not isinstance(found, bool):
        raise RuleValueError(key, found)
    return found


def _is_on(key: str, told: Any) -> bool:
    if not isinstance(told, Mapping):
        raise RuleValueError(key, told)
    return _flag(told, "is_on")


def _refuse_twice(found: Collection[object]) -> None:
    seen: set[object] = set()
    for one in found:
        if one in seen:
            raise RuleTableError("“{found}”在积分规则里写了两次。请改成不同的。", found=str(one))
        seen.add(one)
