"""What the words of rubric workbooks mean: headers, lines, and the usual wording of rules.

It is data (resources/import/rubric_words.toml), because every mine words its rubric its own way;
`domain.rubric_sheets` finds the columns by it and `domain.rubric_wording` reads the rules.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from dangjian_desktop.domain.cells import half_width, without_spaces
from dangjian_desktop.domain.headers import header_key
from dangjian_desktop.domain.rubric import RuleKind
from dangjian_desktop.domain.vocabulary import RubricSystem

#: What a column of a rubric can hold, in the order in which columns are given out: what an item
#: cannot be without chooses first.
FIELDS = (
    "title",
    "maximum",
    "wording",
    "code",
    "block",
    "system",
    "judge",
    "self_score",
    "check_score",
    "evidence",
)

_DIGITS = "零一二三四五六七八九"
_CHINESE = "零〇一二两三四五六七八九十百"


@dataclass(frozen=True, slots=True)
class MeasureWords:
    """By which words a phrase means a measure.

    Attributes:
        title: One of them stands in the title of the item or in the phrase.
        phrase: One of them stands in the phrase. without: none of them does.
        kinds: Kinds of rule that it goes with.
        times: Words of time in a phrase that agree with how it counts (空缺超过3个月).
    """

    code: str
    title: tuple[str, ...]
    phrase: tuple[str, ...]
    without: tuple[str, ...]
    kinds: frozenset[RuleKind]
    times: tuple[str, ...] = ()

    def fits(self, kind: RuleKind, phrase: str, title: str) -> bool:
        """Whether a phrase of a kind means the measure; both texts are plain (`plain_words`)."""
        return (
            kind in self.kinds
            and any(word in phrase for word in self.phrase)
            and any(word in phrase or word in title for word in self.title)
            and not any(word in phrase for word in self.without)
        )


@dataclass(frozen=True)
class RubricSheetWords:
    """The words of rubrics; every key of `headers` and `systems` is a `header_key`.

    Attributes:
        headers: For each field of `FIELDS` its headers, the likeliest first.
        totals, subtotals, notes: First words of lines that are no items.
        bonus: Words in a block or title of which an item only adds. vetoes: of which it vetoes.
        patterns: What the sentences of rules are read by.
        levels: Groups of words for how bad something is.
        zero, veto, no_rule, until_empty, no_floor, doubt: Words that decide a phrase.
        points_words: Without one of them a phrase says nothing of points; in those of `not_points`
            (处分, 参加) they mean something else.
        durations: Units of time. beyond: Words by which only what is over a quota counts.
        reported, handling: What is told by somebody, and what makes a fault of how it is handled.
    """

    headers: Mapping[str, tuple[str, ...]]
    systems: Mapping[str, RubricSystem]
    totals: tuple[str, ...]
    subtotals: tuple[str, ...]
    notes: tuple[str, ...]
    bonus: tuple[str, ...]
    vetoes: tuple[str, ...]
    patterns: "WordingPatterns"
    levels: tuple[tuple[str, ...], ...]
    zero: tuple[str, ...]
    veto: tuple[str, ...]
    no_rule: tuple[str, ...]
    until_empty: tuple[str, ...]
    no_floor: tuple[str, ...]
    doubt: tuple[str, ...]
    points_words: tuple[str, ...]
    not_points: tuple[str, ...]
    durations: tuple[str, ...]
    beyond: tuple[str, ...]
    reported: tuple[str, ...]
    handling: tuple[str, ...]
    measures: tuple[MeasureWords, ...] = field(default=())

    def fields_of(self, header: str) -> Iterable[str]:
        """Yield the fields that a header may mean."""
        key = header_key(header)
        return (name for name in FIELDS if key in self.headers[name])


@dataclass(frozen=True)
class WordingPatterns:
    """Patterns made from the words, for plain text (`plain_words`).

    Attributes:
        deduct, award: A number of points taken or given; group 1 the number.
        granted: So many points that the item has then (得3分), which takes and adds nothing.
        award_word: That something adds at all.
        cap: The most of it; group 1 or 2 the number.
        one: That one of something is meant (少1次). each: That each of something is meant (每幅).
        every_some: Each so many of something, right before the points (每缺2次扣1分); group 1.
        basis: By what the points are counted, right before them (每天扣, 1天扣); group 1 the unit.
        over, under: A target with its unit. each_over, each_under: A step with its unit.
        span: A number of points from–to, which nobody but a person can decide.
        unit_after_number: Chinese numerals before a unit, to be written in digits.
    """

    deduct: re.Pattern[str]
    award: re.Pattern[str]
    granted: re.Pattern[str]
    award_word: re.Pattern[str]
    cap: re.Pattern[str]
    one: re.Pattern[str]
    each: re.Pattern[str]
    every_some: re.Pattern[str]
    basis: re.Pattern[str]
    over: re.Pattern[str]
    under: re.Pattern[str]
    each_over: re.Pattern[str]
    each_under: re.Pattern[str]
    span: re.Pattern[str]
    unit_after_number: re.Pattern[str]


def read_rubric_sheet_words(toml_text: str) -> RubricSheetWords:
    """Return the words of resources/import/rubric_words.toml.

    Raises:
        ValueError: When the text is no TOML, or names a field, system or kind that does not exist.
        KeyError: When a part is missing.
    """
    tables: Mapping[str, Any] = tomllib.loads(toml_text)
    strange = tables["headers"].keys() ^ set(FIELDS)
    if strange:
        raise ValueError(f"unknown or missing fields: {sorted(strange)}")
    lines, wording, silence = tables["lines"], tables["wording"], tables["silence"]
    return RubricSheetWords(
        headers={name: tuple(map(header_key, words)) for name, words in tables["headers"].items()},
        systems={
            header_key(word): RubricSystem(system)
            for system, words in tables["systems"].items()
            for word in words
        },
        totals=tuple(lines["totals"]),
        subtotals=tuple(lines["subtotals"]),
        notes=tuple(lines["notes"]),
        bonus=tuple(lines["bonus"]),
        vetoes=tuple(lines["vetoes"]),
        patterns=_patterns(wording),
        levels=tuple(map(tuple, wording["levels"])),
        zero=tuple(wording["zero"]),
        veto=tuple(wording["veto"]),
        no_rule=tuple(wording["no_rule"]),
        until_empty=tuple(wording["until_empty"]),
        no_floor=tuple(wording["no_floor"]),
        doubt=tuple(wording["doubt"]),
        points_words=tuple(wording["points_words"]),
        not_points=tuple(wording["not_points"]),
        durations=tuple(wording["durations"]),
        beyond=tuple(wording["beyond"]),
        reported=tuple(silence["reported"]),
        handling=tuple(silence["handling"]),
        measures=tuple(
            MeasureWords(
                one["code"],
                tuple(one["title"]),
                tuple(one["phrase"]),
                tuple(one.get("without", ())),
                frozenset(map(RuleKind, one["kinds"])),
                tuple(one.get("times", ())),
            )
            for one in tables["measures"]
        ),
    )


def _any_of(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: -len(word)))


def _patterns(words: Mapping[str, Any]) -> WordingPatterns:
    number, units = r"(\d+(?:\.\d+)?)", _any_of(words["units"])
    unit = rf"(%|个?百分点|{units})"
    deduct, award = _any_of(words["deduct"]), _any_of(words["award"])
    before, after = _any_of(words["cap_before"]), _any_of(words["cap_after"])
    verb = rf"(?:{deduct}|{award}|得|计|为)?(?:分)?"
    return WordingPatterns(
        deduct=re.compile(rf"(?:{deduct})(?:分|计)?{number}分|(?<![\d~-])-{number}分"),
        award=re.compile(rf"(?:{award})(?:分|计)?{number}分|\+{number}分"),
        granted=re.compile(
            rf"(?<![加扣减奖分])(?:{_any_of(words['grants'])})(?!0+(?:\.0+)?分){number}分"
            rf"|{_any_of(words['full'])}"
        ),
        award_word=re.compile(rf"(?:{award})"),
        cap=re.compile(rf"(?:{before}){verb}{number}分(?:{after})?|以?{number}分(?:{after})"),
        one=re.compile(rf"(?<![\d.])1(?:个)?(?:{units})(?!以上|及以上)"),
        each=re.compile(rf"每|各(?:{deduct}|{award})|/(?:{units})"),
        every_some=re.compile(rf"每[^\d每,]{{0,4}}{number}(?:个)?(?:{units})[,的]*(?:{deduct})"),
        basis=re.compile(rf"(?:每[^\d每,]{{0,4}}1?|(?<!\d)1)({units})[,的]*(?:{deduct}|{award})"),
        over=re.compile(rf"(?<!每)(?<!每再)(?:{_any_of(words['over'])}){number}{unit}"),
        under=re.compile(rf"(?<!每)(?<!每再)(?:{_any_of(words['under'])}){number}{unit}"),
        each_over=re.compile(rf"每再?(?:{_any_of(words['each_over'])})(?:过|出|加)?{number}{unit}"),
        each_under=re.compile(rf"每再?(?:{_any_of(words['each_under'])})(?:于)?{number}{unit}"),
        span=re.compile(rf"{number}分?(?:[-~至到—–]){number}分"),
        unit_after_number=re.compile(
            # 百分点 is a unit and no 100分点
            rf"([{_CHINESE}点]+)(?=分(?!点)|%|个?百分点|(?:个)?(?:{units}))"
        ),
    )


def plain_words(text: str, words: RubricSheetWords) -> str:
    """Return a text as phrases are compared: half width, no spaces, numbers in digits.

    一次 becomes 1次 and 扣半分 扣0.5分, while 三会一课 and 一票否决 stay what they are: a numeral
    is a number only before a unit.
    """
    plain = without_spaces(half_width(text)).replace("％", "%").replace("～", "~")
    plain = re.sub(
        rf"百分之([{_CHINESE}点]+|\d+(?:\.\d+)?)",
        lambda found: f"{_number(found[1])}%",
        plain,
    )
    plain = re.sub("半(?=分|个百分点)", "0.5", plain)
    return words.patterns.unit_after_number.sub(lambda found: _number(found[1]), plain)


def _number(text: str) -> str:
    """Return a Chinese numeral in digits; what is none stays as it is."""
    if text and text[0].isdigit():
        return text
    whole, _, part = text.partition("点")
    value = _whole(whole)
    if value is None or (part and any(letter not in _DIGITS for letter in part)):
        return text
    return f"{value}.{''.join(str(_DIGITS.index(letter)) for letter in part)}" if part else value


def _whole(text: str) -> str | None:
    """Return a numeral up to 999 in digits."""
    text = text.replace("两", "二").replace("〇", "零")
    if not text or "点" in text:
        return None
    total = left = 0
    for letter in text:
        if letter == "百":
            total, left = total + max(left, 1) * 100, 0
        elif letter == "十":
            total, left = total + max(left, 1) * 10, 0
        else:
            left = _DIGITS.index(letter)
    return str(total + left)
