"""Reading the 评分办法 of an item: which phrase takes or gives how many points, and for what.

Nothing is guessed silently. A phrase that is clear becomes a rule; one that is not stays with a
person, with its words; one that could be read in several ways, or would reward silence, is shown
and taken only when somebody says so. Which words mean what is data (`domain.rubric_sheet_words`).
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from dangjian_desktop.domain.cells import half_width
from dangjian_desktop.domain.problems import Address, Problem, Severity
from dangjian_desktop.domain.rubric import Effect, RuleKind, RuleLevel, ScoringRule
from dangjian_desktop.domain.rubric_checks import KnownMeasure, most_of_one
from dangjian_desktop.domain.rubric_reading import plain_number
from dangjian_desktop.domain.rubric_sheet_words import (
    MeasureWords,
    RubricSheetWords,
    plain_words,
)

#: A phrase longer than this is a chapter, not a rule; it is left to a person.
_LONGEST_PHRASE = 300
_LONGEST_TOLD = 60
_MOST_POINTS = Decimal(1000)
_STRONG, _WEAK = frozenset(";；。\n\r!！"), frozenset(",，、")
_OPENING, _CLOSING = frozenset("(（[【〔"), frozenset(")）]】〕")
#: Numbers of phrases, written before them: 1. 2、 （1） ①
_NUMBERING = re.compile(
    r"[①-⑳]|(?<![\d.．])\d{1,2}[.．、](?=\D)|[(（]\d{1,2}[)）]|(?:(?<=[;；。\n])|^)[一二三四五六七八九十]{1,3}、"
)


class PhraseState(StrEnum):
    """What became of a phrase.

    READ: a rule with a measure, or words that are no rule (诉求数量不扣分). JUDGED: a person
    judges. ASK: to be confirmed before it is taken.
    """

    READ = "read"
    JUDGED = "judged"
    ASK = "ask"


@dataclass(frozen=True, slots=True)
class Phrase:
    """One phrase and how it is read.

    Attributes:
        words: As the sheet has it.
        rule: What is taken as things stand; None for no rule of its own.
        offered: What is taken once somebody confirms it; None where there is nothing to confirm.
        code: Why it is judged or asked, as a code of `messages`; "" where nothing is to be said.
        hint: What the sentence of the code needs beside the words.
        rewards_silence: Whether `offered` takes points for what somebody reported.
    """

    words: str
    state: PhraseState
    rule: ScoringRule | None = None
    offered: ScoringRule | None = None
    code: str = ""
    hint: str = ""
    rewards_silence: bool = False

    def problem(self, where: Address) -> Problem | None:
        """Return what is told of it at its place in the file; None for nothing."""
        if not self.code:
            return None
        return Problem(where, self.code, self.words[:_LONGEST_TOLD], Severity.WARNING, self.hint)


#: Codes of what is told of a phrase; the sentences stand in `domain.messages`.
NOT_READ = "rubric_sheet.not_read"
WHOLE_JUDGED = "rubric_sheet.whole_judged"
NOTHING_OF_POINTS = "rubric_sheet.nothing_of_points"
NO_MEASURE = "rubric_sheet.no_measure"
SEVERAL_MEASURES = "rubric_sheet.several_measures"
OTHER_LEVELS = "rubric_sheet.other_levels"
SILENCE = "rubric_sheet.silence"
SEVERITY = "rubric_sheet.severity"
NO_TARGET = "rubric_sheet.no_target"
TARGET_OF_TITLE = "rubric_sheet.target_of_title"
NO_CAP = "rubric_sheet.no_cap"
BONUS_AS_GIVEN = "rubric_sheet.bonus_as_given"
TOO_MUCH = "rubric_sheet.too_much"
NOT_A_RULE = "rubric_sheet.not_a_rule"
KEPT = "rubric_sheet.kept"
BONUS_LEFT = "rubric_sheet.bonus_left"
NO_FLOOR = "rubric_sheet.no_floor"
CAP_OF_WHICH = "rubric_sheet.cap_of_which"
OTHER_TIME = "rubric_sheet.other_time"


class _Piece(NamedTuple):
    """What stands for one effect.

    Attributes:
        is_list: Whether it names several things behind a colon, which no one measure counts.
        may_cap_others: Whether its cap may be meant for the pieces before it, too.
    """

    words: str
    plain: str
    is_list: bool = False
    may_cap_others: bool = False


def read_wording(
    wording: str,
    title: str,
    maximum: Decimal,
    words: RubricSheetWords,
    measures: Mapping[str, KnownMeasure],
    most: Decimal | None = None,
    *,
    is_veto: bool = False,
) -> tuple[Phrase, ...]:
    """Return the phrases of a 评分办法 with the rules that they mean.

    Args:
        wording: The cell.
        title: The 考评内容, which often says what is counted.
        maximum: The points of the item; 0 for one that only adds.
        words: What words mean.
        measures: Those the program knows, by code; no other is ever proposed.
        most: The most that a bonus of the item gives, where the sheet says it elsewhere.
        is_veto: Whether the sheet says elsewhere that the item vetoes.
    """
    reader = _Reader(plain_words(title, words), (maximum, most), words, measures)
    found = reader.read(wording)
    if is_veto and all(phrase.rule is None and phrase.offered is None for phrase in found):
        told = _trimmed(wording) or _trimmed(title)
        rule = ScoringRule("", RuleKind.VETO, words=told)
        found = [Phrase(told, PhraseState.JUDGED, rule, code=NO_MEASURE)]
    numbered = []
    for place, phrase in enumerate(found, start=1):
        key = f"r{place}"
        numbered.append(
            replace(
                phrase,
                rule=phrase.rule and replace(phrase.rule, key=key),
                offered=phrase.offered and replace(phrase.offered, key=key),
            )
        )
    if numbered and all(one.code in (NOT_READ, NOTHING_OF_POINTS) for one in numbered):
        # Nothing of it can be counted: the item is judged as a whole, by the check-score.
        return tuple(replace(one, rule=None, code=WHOLE_JUDGED) for one in numbered)
    return tuple(numbered)


def rules_of(phrases: Sequence[Phrase]) -> tuple[ScoringRule, ...]:
    """Return the rules that are taken as things stand."""
    return tuple(phrase.rule for phrase in phrases if phrase.rule is not None)


def judged_as_given(words: str, kind: RuleKind = RuleKind.EACH) -> ScoringRule:
    """Return the rule of a phrase that a person judges: so many points as are entered."""
    return ScoringRule("", kind, points=Decimal(1), words=words)


class _Reader:
    def __init__(
        self,
        title: str,
        points: tuple[Decimal, Decimal | None],
        words: RubricSheetWords,
        measures: Mapping[str, KnownMeasure],
    ) -> None:
        self._title, (self._maximum, self._most) = title, points
        self._words, self._patterns, self._measures = words, words.patterns, measures

    def read(self, wording: str) -> list[Phrase]:
        found: list[Phrase] = []
        pieces = list(self._pieces(wording))
        while pieces:
            run = self._run_of_levels(pieces)
            if run > 1:
                found.append(self._by_level(pieces[:run]))
                del pieces[:run]
                continue
            found.append(self._phrase(pieces.pop(0)))
        return found

    # Splitting ----------------------------------------------------------------------

    def _pieces(self, wording: str) -> Iterator[_Piece]:
        """Yield what stands for one effect: conditions before it and the cap behind it."""
        found: list[_Piece] = []
        for sentence in _sentences(wording):
            waiting, first = "", len(found)
            if found and self._goes_on(sentence, found[-1]):
                mark = "；" if found[-1].is_list else ""
                longer = self._piece(f"{found[-1].words}{mark}{_trimmed(sentence)}")
                found[-1] = longer._replace(is_list=True)
                continue
            for part in _parts(sentence):
                plain = plain_words(waiting + part, self._words)
                if not waiting and found and self._only_caps(part, found[-1]):
                    is_shared = len(found) - first > 1 and bool(self._cap_of(part))
                    joined = self._piece(f"{found[-1].words}{_JOINED}{_trimmed(part)}")
                    found[-1] = joined._replace(may_cap_others=is_shared)
                elif self._has_effect(plain):
                    found.append(_Piece(_trimmed(waiting + part), plain))
                    waiting = ""
                else:
                    waiting += part
            if _trimmed(waiting):
                found.append(self._piece(_trimmed(waiting)))
        return iter(found)

    def _piece(self, text: str) -> _Piece:
        return _Piece(text, plain_words(text, self._words))

    def _goes_on(self, sentence: str, before: _Piece) -> bool:
        """Whether a sentence is one of the things of a heading: 有下列情况的一票否决：①…②…."""
        is_open = before.is_list or before.plain.endswith(":")
        plain = plain_words(sentence, self._words)
        return is_open and self._has_effect(before.plain) and not self._says_points(plain)

    def _cap_of(self, text: str) -> Decimal | None:
        return _cap(self._patterns.cap, plain_words(text, self._words))

    def _says_points(self, plain: str) -> bool:
        """Whether a text says anything of points; 处分 and 参加 do not."""
        for word in self._words.not_points:
            plain = plain.replace(word, "")
        return any(word in plain for word in self._words.points_words)

    def _only_caps(self, part: str, before: _Piece) -> bool:
        """Whether a part says only how much the phrase before it takes or gives at most."""
        plain = plain_words(part, self._words)
        if any(word in plain for word in (*self._words.until_empty, *self._words.no_floor)):
            return not self._points(plain)
        if not self._patterns.cap.search(plain):
            return False
        rest = self._patterns.cap.sub("", plain)
        adds = bool(self._patterns.award.search(before.plain))
        return not self._has_effect(rest) or (adds and not self._points(rest))

    def _has_effect(self, plain: str) -> bool:
        rest = self._patterns.cap.sub("", plain)
        words = self._words
        return (
            self._points(rest)
            or any(word in rest for word in (*words.zero, *words.veto, *words.no_rule))
            or (rest != plain and bool(self._patterns.award_word.search(plain)))
        )

    def _points(self, plain: str) -> bool:
        return bool(self._patterns.deduct.search(plain) or self._patterns.award.search(plain))

    # Levels -------------------------------------------------------------------------

    def _run_of_levels(self, pieces: Sequence[_Piece]) -> int:
        """Return how many pieces from the first on are the levels of one thing."""
        group: Collection[str] | None = None
        seen: set[str] = set()
        for place, piece in enumerate(pieces):
            level = self._level(piece.plain, group)
            is_rule = level is not None and level[0] not in seen and self._takes(piece.plain)
            if level is None or not is_rule or self._is_unclear(piece.plain):
                return place
            seen.add(level[0])
            group = level[1]
        return len(pieces)

    def _takes(self, plain: str) -> bool:
        decides = (*self._words.zero, *self._words.veto)
        is_decided = any(word in plain for word in decides)
        return is_decided or bool(self._patterns.deduct.search(plain))

    def _level(
        self, plain: str, group: Collection[str] | None
    ) -> tuple[str, Collection[str]] | None:
        told = re.split("[:：]", plain)[-1]
        for labels in self._words.levels if group is None else (group,):
            for label in sorted(labels, key=lambda word: -len(word)):
                if told.startswith(plain_words(label, self._words)):
                    return label, labels
        return None

    def _by_level(self, pieces: Sequence[_Piece]) -> Phrase:
        levels = []
        for piece in pieces:
            found = self._level(piece.plain, None)
            label = found[0] if found else piece.words
            if any(word in piece.plain for word in self._words.veto):
                levels.append(RuleLevel(label, Effect.VETO))
            elif any(word in piece.plain for word in self._words.zero):
                levels.append(RuleLevel(label, Effect.ITEM_ZERO))
            else:
                levels.append(RuleLevel(label, points=_first(self._patterns.deduct, piece.plain)))
        words = "；".join(piece.words for piece in pieces)
        plain = "；".join(piece.plain for piece in pieces)
        rule = ScoringRule("", RuleKind.LEVELS, levels=tuple(levels), words=words)
        phrase = self._with_measure(rule, _Piece(words, plain))
        chosen = phrase.rule
        if chosen is not None and chosen.measure:
            known = self._measures[chosen.measure]
            if known.levels and any(level.label not in known.levels for level in levels):
                told = f"{known.title}（{'、'.join(known.levels)}）"
                return Phrase(words, PhraseState.ASK, rule, chosen, OTHER_LEVELS, told)
        elif self._counts_reports(plain):
            return Phrase(words, PhraseState.ASK, rule, rule, SEVERITY, rewards_silence=True)
        return phrase

    # One phrase ---------------------------------------------------------------------

    def _phrase(self, piece: _Piece) -> Phrase:
        """Return how a piece is read, and ask where it says more than its rule can say."""
        phrase = self._read(piece)
        if phrase.rule is None or not _is_counted(phrase):
            return phrase
        if any(word in piece.plain for word in self._words.no_floor):
            return _asked(phrase, NO_FLOOR)
        return _asked(phrase, CAP_OF_WHICH) if piece.may_cap_others else phrase

    def _read(self, piece: _Piece) -> Phrase:
        words, plain = piece.words, piece.plain
        rest = self._patterns.cap.sub("", plain)
        if any(word in plain for word in self._words.no_rule) and not self._points(rest):
            return Phrase(words, PhraseState.READ, code=NOT_A_RULE)
        if self._is_unclear(rest):
            return self._left(words, plain)
        if any(word in rest for word in self._words.veto):
            return self._with_measure(ScoringRule("", RuleKind.VETO, words=words), piece)
        cap = _cap(self._patterns.cap, plain)
        for word in self._words.until_empty:
            rest = rest.replace(word, "")
        if self._patterns.award_word.search(plain) and not self._patterns.deduct.search(rest):
            bonus = self._bonus(piece, rest, cap)
            if bonus is not None:
                return bonus
        if not self._patterns.deduct.search(rest):
            if any(word in rest for word in self._words.zero):
                return self._with_measure(ScoringRule("", RuleKind.ZERO, words=words), piece)
            return self._left(words, plain)
        return self._deduction(piece, rest, cap)

    def _is_unclear(self, plain: str) -> bool:
        patterns = self._patterns
        effects = len(patterns.deduct.findall(plain)) + len(patterns.award.findall(plain))
        decides = (*self._words.zero, *self._words.veto)
        return (
            len(plain) > _LONGEST_PHRASE
            or effects > 1
            or bool(effects and any(word in plain for word in decides))
            or bool(patterns.granted.search(plain))
            or bool(patterns.span.search(plain))
            or any(word in plain for word in self._words.doubt)
        )

    def _left(self, words: str, plain: str) -> Phrase:
        """Return a phrase that a person judges as it stands."""
        if not self._says_points(plain):
            return Phrase(words, PhraseState.JUDGED, code=NOTHING_OF_POINTS)
        adds = bool(self._patterns.award.search(plain)) and not self._patterns.deduct.search(plain)
        if adds:
            rule = judged_as_given(words, RuleKind.BONUS)
            cap = _cap(self._patterns.cap, plain) or self._most
            if cap is not None:
                return Phrase(words, PhraseState.JUDGED, replace(rule, cap=cap), None, BONUS_LEFT)
            # Without a cap a bonus cannot be issued; somebody has to say how much it is at most.
            return Phrase(words, PhraseState.ASK, rule, None, NO_CAP)
        return Phrase(words, PhraseState.JUDGED, judged_as_given(words), None, NOT_READ)

    def _bonus(self, piece: _Piece, rest: str, cap: Decimal | None) -> Phrase | None:
        words = piece.words
        points = _first(self._patterns.award, rest)
        if not points:
            cap = cap or self._most
            if cap is None:
                return None
            rule = ScoringRule("", RuleKind.BONUS, points=Decimal(1), cap=cap, words=words)
            return Phrase(words, PhraseState.JUDGED, rule, None, BONUS_AS_GIVEN)
        is_each = self._is_each(rest)
        if cap is None:
            cap = self._most if is_each or self._most is not None else points
        rule = ScoringRule("", RuleKind.BONUS, points=points, cap=cap, words=words)
        if cap is None:
            return Phrase(words, PhraseState.ASK, rule, None, NO_CAP)
        if self._is_beyond(rest):
            return Phrase(words, PhraseState.JUDGED, rule, None, NO_MEASURE)
        return self._with_measure(rule, piece)

    def _is_beyond(self, plain: str) -> bool:
        """Whether only what is over a quota counts (超额完成每增加1条), not each."""
        patterns = self._patterns
        return (
            any(word in plain for word in self._words.beyond)
            or bool(patterns.over.search(plain))
            or bool(patterns.each_over.search(plain))
        )

    def _deduction(self, piece: _Piece, rest: str, cap: Decimal | None) -> Phrase:
        words = piece.words
        points = _first(self._patterns.deduct, rest)
        stepped = self._by_step(piece, rest, points, cap)
        if stepped is not None:
            return stepped
        kind = RuleKind.EACH if self._is_each(rest) else RuleKind.ONCE
        rule = ScoringRule("", kind, points=points, cap=cap, words=words)
        every = self._patterns.every_some.search(rest)
        if every is not None and Decimal(every[1]) not in (0, 1):
            # 每缺2次扣1分
            step = Decimal(every[1])
            rule = replace(rule, kind=RuleKind.ABOVE, target=Decimal(0), step=step)
        if self._maximum and most_of_one(rule) > self._maximum and kind is not RuleKind.ABOVE:
            maximum = plain_number(self._maximum)
            return Phrase(words, PhraseState.ASK, rule, None, TOO_MUCH, maximum)
        if self._counts_reports(rest):
            offered = self._with_measure(rule, piece._replace(plain=rest)).rule
            return Phrase(words, PhraseState.ASK, None, offered, SILENCE, rewards_silence=True)
        return self._with_measure(rule, piece._replace(plain=rest))

    def _is_each(self, plain: str) -> bool:
        return bool(self._patterns.each.search(plain) or self._patterns.one.search(plain))

    def _by_step(
        self, piece: _Piece, rest: str, points: Decimal, cap: Decimal | None
    ) -> Phrase | None:
        """Return the rule of so many points for each step above or below a target."""
        patterns = self._patterns
        for kind, step_of, target_of in (
            (RuleKind.ABOVE, patterns.each_over, patterns.over),
            (RuleKind.BELOW, patterns.each_under, patterns.under),
        ):
            step = step_of.search(rest)
            if step is None:
                continue
            before = rest[: step.start()]
            target = target_of.search(before)
            size, unit = Decimal(step[1]), _unit(step[2])
            if not size:
                return self._left(piece.words, rest)
            if target is None and unit != "%":
                return None  # 每少1次, 每超1天: one of something, counted
            rule = ScoringRule("", kind, points=points, cap=cap, step=size, words=piece.words)
            if target is not None and _unit(target[2]) == unit:
                rule = replace(rule, target=Decimal(target[1]))
                return self._with_measure(rule, piece._replace(plain=rest))
            if target is not None:
                return self._left(piece.words, rest)
            return self._without_target(rule, piece._replace(plain=rest))
        return None

    def _without_target(self, rule: ScoringRule, piece: _Piece) -> Phrase:
        """Return 每超1%扣0.5分: a person enters by how much, or is asked for the title's target."""
        shares = set(re.findall(r"(\d+(?:\.\d+)?)%", self._title))
        judged = replace(rule, kind=RuleKind.ABOVE, target=Decimal(0))
        if len(shares) == 1:
            target = Decimal(shares.pop())
            offered = self._with_measure(replace(rule, target=target), piece).rule
            told = f"{plain_number(target)}%"
            return Phrase(rule.words, PhraseState.ASK, judged, offered, TARGET_OF_TITLE, told)
        if rule.kind is RuleKind.BELOW:
            return Phrase(rule.words, PhraseState.ASK, judged, None, NO_TARGET)
        return Phrase(rule.words, PhraseState.JUDGED, judged, None, NO_TARGET)

    # What it counts -----------------------------------------------------------------

    def _with_measure(self, rule: ScoringRule, piece: _Piece) -> Phrase:
        """Return the phrase of a rule with the measure that its words mean, if just one does."""
        found = [
            one
            for one in self._words.measures
            if one.code in self._measures
            and one.fits(rule.kind, piece.plain, self._title)
            and self._goes_with(rule.kind, self._measures[one.code])
        ]
        if not found or piece.is_list:
            return Phrase(rule.words, PhraseState.JUDGED, rule, None, NO_MEASURE)
        if len(found) > 1:
            names = "、".join(self._measures[one.code].title for one in found)
            return Phrase(rule.words, PhraseState.ASK, rule, None, SEVERAL_MEASURES, names)
        (meant,) = found
        phrase = Phrase(rule.words, PhraseState.READ, replace(rule, measure=meant.code))
        if self._has_other_time(piece.plain, meant):
            return _asked(phrase, OTHER_TIME, self._measures[meant.code].title)
        return phrase

    def _has_other_time(self, plain: str, meant: MeasureWords) -> bool:
        """Whether days or a limit are told that the measure does not count by (超期1天扣0.1分)."""
        told = (self._patterns.basis.search(plain), self._patterns.over.search(plain))
        return any(
            found is not None
            and found.groups()[-1] in self._words.durations
            and found.groups()[-1] != self._measures[meant.code].unit
            and not any(word in found[0] for word in meant.times)
            for found in told
        )

    def _goes_with(self, kind: RuleKind, known: KnownMeasure) -> bool:
        if kind in (RuleKind.BELOW, RuleKind.ABOVE):
            return known.is_reach
        return not known.is_reach and (kind is not RuleKind.LEVELS or bool(known.levels))

    def _counts_reports(self, plain: str) -> bool:
        """Whether points go for what somebody told of, and not for how it was handled."""
        words = self._words
        if any(word in plain for word in words.handling):
            return False
        return any(word in plain or word in self._title for word in words.reported)


def _is_counted(phrase: Phrase) -> bool:
    """Whether nothing is asked of a phrase yet."""
    return phrase.state is not PhraseState.ASK


def _asked(phrase: Phrase, code: str, hint: str = "") -> Phrase:
    """Return a phrase with its rule judged by a person until somebody takes it as it was read."""
    rule = phrase.rule
    judged = None if rule is None else replace(rule, measure="")
    offered = rule if rule is not None and rule.measure else None
    return replace(
        phrase, state=PhraseState.ASK, rule=judged, offered=offered, code=code, hint=hint
    )


#: Stands between a phrase and the cap that the sheet wrote behind it.
_JOINED = "，"


def _sentences(wording: str) -> Iterator[str]:
    """Yield what stands between strong separators and numbers, brackets kept whole."""
    text = _NUMBERING.sub("\n", wording)
    yield from _cut(text, _STRONG)


def _parts(sentence: str) -> Iterator[str]:
    """Yield what stands between commas, each with the comma that ends it."""
    yield from _cut(sentence, _WEAK, keep=True)


def _cut(text: str, marks: Collection[str], *, keep: bool = False) -> Iterator[str]:
    plain = half_width(text)
    is_balanced = sum(plain.count(one) for one in "([") == sum(plain.count(one) for one in ")]")
    depth, start = 0, 0
    for place, letter in enumerate(text):
        if letter in _OPENING:
            depth += 1
        elif letter in _CLOSING:
            depth = max(0, depth - 1)
        elif letter in marks and (not depth or not is_balanced):
            part = text[start : place + keep]
            start = place + 1
            if part.strip():
                yield part
    if text[start:].strip():
        yield text[start:]


def _trimmed(text: str) -> str:
    return text.strip().strip(",，、 ")


def _first(pattern: re.Pattern[str], plain: str) -> Decimal:
    found = pattern.search(plain)
    number = next((one for one in found.groups() if one), "0") if found else "0"
    return min(Decimal(number), _MOST_POINTS)


def _cap(pattern: re.Pattern[str], plain: str) -> Decimal | None:
    return _first(pattern, plain) if pattern.search(plain) else None


def _unit(text: str) -> str:
    return "%" if text == "%" or text.endswith("百分点") else text
