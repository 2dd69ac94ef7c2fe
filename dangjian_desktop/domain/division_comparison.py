"""Two divisions of a branch laid side by side, line by line: what is shown and what is printed."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from dangjian_desktop.domain.division_figures import DivisionFigures, GroupFigures, SplitUnit
from dangjian_desktop.domain.division_rules import BOND_WORDS, TRAIT_WORDS, Bond, Trait
from dangjian_desktop.domain.problems import Sentence, Word

#: How many units that are split are named in one line.
_MOST_NAMED = 4
#: The traits that are told value by value; who may lead is a number.
_TOLD_BY_VALUE = (Trait.STAGE, Trait.AGE, Trait.SCHOOLING)


@dataclass(frozen=True)
class ComparedLine:
    """One figure of two divisions.

    Attributes:
        key: What the line is about; the same for the same figure of another division.
        what: Its name. before, after: the figure in words.
    """

    key: str
    what: Sentence
    before: Sentence
    after: Sentence

    @property
    def is_other(self) -> bool:
        """Whether the figure changes."""
        return str(self.before) != str(self.after)


def compared(before: DivisionFigures, after: DivisionFigures) -> list[ComparedLine]:
    """Return the figures of two divisions, those of togetherness first."""
    return list(_lines(before, after))


def _lines(before: DivisionFigures, after: DivisionFigures) -> Iterator[ComparedLine]:
    both = before, after
    groups = [*before.groups, *after.groups]
    yield ComparedLine(
        "groups",
        Sentence("党小组"),
        *(Sentence("{count} 个", count=len(one.groups)) for one in both),
    )
    yield _ranged("size", Sentence("每组人数"), both, lambda group: group.size)
    yield ComparedLine(
        "ungrouped",
        Sentence("没有党小组的人"),
        *(Sentence("{count} 人", count=one.ungrouped) for one in both),
    )
    for bond in Bond:
        if any(group.bonds[bond].met for group in groups):
            yield ComparedLine(
                f"split.{bond.value}",
                Sentence("拆开的{bond}", bond=Word(BOND_WORDS[bond])),
                *(_split(one.split, bond) for one in both),
            )
    yield _ranged("full", Sentence("每组正式党员"), both, lambda group: group.full)
    yield _ranged("may_lead", Sentence("每组可任组长的人"), both, lambda group: group.may_lead)
    for trait in _TOLD_BY_VALUE:
        values = sorted({value for group in groups for value in group.traits[trait]})
        for value in values:
            yield _ranged(
                f"{trait.value}.{value}",
                Sentence("每组{trait}：{value}", trait=Word(TRAIT_WORDS[trait]), value=value),
                both,
                partial(_of_value, trait, value),
            )


def _ranged(
    key: str,
    what: Sentence,
    both: tuple[DivisionFigures, DivisionFigures],
    count: Callable[[GroupFigures], int],
) -> ComparedLine:
    return ComparedLine(key, what, *(_range(map(count, one.groups)) for one in both))


def _of_value(trait: Trait, value: str, group: GroupFigures) -> int:
    return group.traits[trait].get(value, 0)


def _range(numbers: Iterable[int]) -> Sentence:
    found = list(numbers)
    if not found:
        return Sentence("—")
    least, most = min(found), max(found)
    if least == most:
        return Sentence("{count} 人", count=least)
    return Sentence("{least}–{most} 人", least=least, most=most)


def _split(split: Iterable[SplitUnit], bond: Bond) -> Sentence:
    found = [one for one in split if one.bond is bond]
    if not found:
        return Sentence("没有")
    named = tuple(
        Sentence("{unit} {people} 人在 {groups} 组", unit=o.unit, people=o.people, groups=o.groups)
        for o in found[:_MOST_NAMED]
    )
    told = Sentence("{count} 个：{units}", count=len(found), units=named)
    return told if len(found) <= _MOST_NAMED else Sentence("{told}等", told=told)
