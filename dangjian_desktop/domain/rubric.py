"""A rubric (考评细则): blocks, items, and the rules by which points are taken and given.

A rubric is data with versions: a table (JSON in the file of the branch, TOML in resources/rubrics)
that `read_rubric` turns into these types. An item carries its block and one of the five systems, so
that both views add up. Points are `Decimal`; the signs stand in the kind of the rule, not in the
number: a rule that costs two points has ``points = 2``.

Source: facts.md 8 and 8.1; all of it is local.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from dangjian_desktop.domain.vocabulary import RubricSystem

#: Characters of a name and of a version at most.
LONGEST_NAME, LONGEST_VERSION = 60, 20


class RuleKind(StrEnum):
    """How a rule takes or gives points (values are stored).

    EACH: so many for each occurrence. BELOW, ABOVE: so many for each whole step under or over a
    target. ONCE: so many, however often it occurs. LEVELS: so many by the level of each
    occurrence. ZERO: the item gets nothing. BONUS: so many more for each occurrence, up to a cap.
    VETO: the grade is capped (一票否决); the number stays visible.
    """

    EACH = "each"
    BELOW = "below"
    ABOVE = "above"
    ONCE = "once"
    LEVELS = "levels"
    ZERO = "zero"
    BONUS = "bonus"
    VETO = "veto"


RULE_KIND_WORDS: Mapping[RuleKind, str] = {
    RuleKind.EACH: "每次扣分",
    RuleKind.BELOW: "低于目标扣分",
    RuleKind.ABOVE: "超过目标扣分",
    RuleKind.ONCE: "有即扣分",
    RuleKind.LEVELS: "按等级扣分",
    RuleKind.ZERO: "本项不得分",
    RuleKind.BONUS: "加分",
    RuleKind.VETO: "一票否决",
}


class Effect(StrEnum):
    """What an occurrence of a level does."""

    DEDUCT = "deduct"
    ITEM_ZERO = "item_zero"
    VETO = "level_veto"


@dataclass(frozen=True, slots=True)
class RuleLevel:
    """One level of a rule that is graded: 轻微 1, 一般 2, 严重 → the item gets nothing."""

    label: str
    effect: Effect = Effect.DEDUCT
    points: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True)
class ScoringRule:
    """One rule of an item.

    Attributes:
        key: Identity within the item, kept from version to version.
        measure: Name of the measure that counts; "" where a person judges with evidence.
        points: How many for each occurrence or step; 0 for ZERO, VETO and LEVELS.
        cap: The most that this rule takes or gives; None for as much as the item has. A BONUS
            always has one.
        target, step: For BELOW and ABOVE: what is to be reached, and how much more or less counts
            once (超过 3%，每超 1% …: target 3, step 1).
        words: What the sheet says (少一次扣1分).
    """

    key: str
    kind: RuleKind
    measure: str = ""
    points: Decimal = Decimal(0)
    cap: Decimal | None = None
    target: Decimal | None = None
    step: Decimal = Decimal(1)
    levels: tuple[RuleLevel, ...] = ()
    words: str = ""

    @property
    def is_judged(self) -> bool:
        """Whether a person judges it."""
        return not self.measure


@dataclass(frozen=True, slots=True)
class RubricItem:
    """One item.

    Attributes:
        code: Its number on the sheet (B1), within the rubric. block: Key of its block.
        maximum: Most points without bonus; 0 for an item of bonus alone.
        system: Which of the five systems; None where the sheet does not say.
        wording: The 评分办法 as the sheet has it. judge: Who judges (党委组织部); "" for nobody
            named.
        rules: An item without rules is judged as a whole: the check-score is entered.
    """

    code: str
    block: str
    title: str
    maximum: Decimal
    system: RubricSystem | None = None
    wording: str = ""
    judge: str = ""
    rules: tuple[ScoringRule, ...] = ()

    @property
    def is_bonus(self) -> bool:
        """Whether it only adds."""
        return self.maximum == 0

    def rule(self, key: str) -> ScoringRule | None:
        """Return the rule of a key."""
        return next((rule for rule in self.rules if rule.key == key), None)


@dataclass(frozen=True, slots=True)
class RubricBlock:
    """A block of items (组织体系, 组织生活)."""

    key: str
    title: str


@dataclass(frozen=True, slots=True)
class Rubric:
    """One version of a rubric.

    Attributes:
        name: What all versions are called (支部考评). version: 2026, 2026-1 …, within the name.
        title: What stands above the sheet.
        since, until: First and last day of the periods that it scores, both included; a period is
            scored by the version of its last day.
        total: What the maxima add up to on the sheet.
        bonus_cap: The most that all bonuses together give; None for no more than the rules give.
        vetoed_at_most: Grade at which a veto caps; "" for that of ``grades.branch``.
        grades: Name of the rule that has the cut-offs.
    """

    name: str
    version: str
    title: str
    blocks: tuple[RubricBlock, ...]
    items: tuple[RubricItem, ...]
    since: date | None = None
    until: date | None = None
    total: Decimal = Decimal(100)
    bonus_cap: Decimal | None = None
    vetoed_at_most: str = ""
    grades: str = "grades.branch"
    source: str = ""

    def item(self, code: str) -> RubricItem | None:
        """Return the item of a code."""
        return next((item for item in self.items if item.code == code), None)

    def of_block(self, key: str) -> tuple[RubricItem, ...]:
        """Return the items of a block in their order."""
        return tuple(item for item in self.items if item.block == key)

    def block_title(self, item: RubricItem) -> str:
        """Return the title of the block of an item; "" where it stands in none."""
        return next((block.title for block in self.blocks if block.key == item.block), "")

    @property
    def maxima(self) -> Decimal:
        """What the maxima really add up to."""
        return sum((item.maximum for item in self.items), Decimal(0))

    def scores(self, last_day: date) -> bool:
        """Whether it scores the period that ends on a day."""
        return (self.since is None or self.since <= last_day) and (
            self.until is None or last_day <= self.until
        )
