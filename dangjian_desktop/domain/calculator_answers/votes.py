"""Quorum and outcome of a vote, and the fewest candidates of an election."""

from decimal import Decimal
from typing import Any

from dangjian_desktop.domain.calculator_answers.answer import (
    Answer,
    Given,
    InputFaultError,
    doubts,
    plain,
    sources,
)
from dangjian_desktop.domain.problems import Sentence, Word
from dangjian_desktop.domain.rule_values import (
    share_value,
    word_value,
)
from dangjian_desktop.domain.rules import RuleSet
from dangjian_desktop.domain.votes import (
    Basis,
    HalfRule,
    Regime,
    VoteResult,
    candidates_needed,
    counted_expected,
    judged_vote,
    voting_rule,
)

_BASIS_WORDS = {Basis.EXPECTED: Word("应到会"), Basis.PRESENT: Word("实到会")}
_NOT_COUNTED = {
    Regime.ORDINARY: Sentence("一般决议没有书面票的规定，书面意见没有计票。"),
    Regime.ELECTION: Sentence("选举要本人到会投票，书面意见没有计票。"),
    Regime.COMMITTEE: Sentence("支委会没有书面票的规定，书面意见没有计票。"),
}
#: Where the rule counts them and the branch has set it otherwise.
_NOT_COUNTED_HERE = Sentence("本支部另定不计书面票，书面意见没有计票。")


def answer_votes(given: Given, rules: RuleSet) -> Answer:
    """Quorum of a meeting and outcome of a vote."""
    regime = Regime(given["regime"])
    name = f"votes.{regime}"
    half = HalfRule(
        given["half_rule"] or word_value(rules.values_of("votes.half_rule"), "how", list(HalfRule))
    )
    rule = voting_rule(rules.values_of(name), half)
    told, warnings, used = _counts(given), list(doubts(rules, name)), [name]
    expected = counted_expected(
        rule,
        told["expected"],
        told["deducted"],
        superior_agreed=given["superior_agreed"],
        meeting_passed=given["meeting_passed"],
    )
    if told["deducted"]:
        used.append("votes.deductions")
        warnings += _deduction_warnings(told, expected, rule.may_deduct)
    if told["present"] > expected:
        raise InputFaultError(
            "present",
            "到会 {present} 人，比应到会 {expected} 人还多。请核对。",
            present=told["present"],
            expected=expected,
        )
    basis = Basis(given["basis"]) if given["basis"] else None
    if basis is not None and regime is not Regime.ELECTION and basis is not rule.basis:
        warnings.append(Sentence("只有选举才有按实到会计票的做法，这里仍按应到会计票。"))
        basis = None
    result = judged_vote(
        rule,
        expected=expected,
        present=told["present"],
        yes=told["yes"],
        written_yes=told["written_yes"],
        basis=basis,
    )
    if rule.is_half_unsure and (result.is_exactly_half or given["half_rule"]):
        used.append("votes.half_rule")
    if result.is_exactly_half:
        reading = Word("算有效") if result.is_quorate else Word("算无效")
        warnings.append(
            Sentence(
                "到会正好是应到会的一半，“半数以上”含不含一半没有查到明文，这里{reading}。"
                "请问上级。",
                reading=reading,
            )
        )
    if told["written_yes"] and not rule.counts_written:
        warnings.append(_NOT_COUNTED.get(regime, _NOT_COUNTED_HERE))
    if regime is Regime.COMMITTEE and told["yes"] is not None:
        warnings.append(
            Sentence("支委会表决的票数没有查到明文，按应到委员过半数算，以支部议事规则为准。")
        )
    return Answer(
        {
            "regime": regime.value,
            "expected": result.expected,
            "present_needed": result.present_needed,
            "quorate": result.is_quorate,
            "yes_needed": result.yes_needed,
            "yes": result.yes_counted,
            "passed": result.passed,
            "basis": result.basis.value,
        },
        _vote_sentence(result.expected, told["present"], result, regime),
        **sources(rules, *used),
        cautions=tuple(warnings),
    )


def _vote_sentence(expected: int, present: int, result: VoteResult, regime: Regime) -> Sentence:
    valid = Word("会议有效") if result.is_quorate else Word("会议无效")
    room = Sentence(
        "应到 {expected}，至少到 {present_needed}，实到 {present}，{valid}",
        expected=expected,
        present_needed=result.present_needed,
        present=present,
        valid=valid,
    )
    base = _BASIS_WORDS[result.basis]
    needed = Sentence(
        "至少 {yes_needed} 票（{base}过半数）", yes_needed=result.yes_needed, base=base
    )
    if result.yes_counted is None:
        verdict = Word("当选") if regime is Regime.ELECTION else Word("通过")
        return Sentence("{room}；{verdict}{needed}。", room=room, verdict=verdict, needed=needed)
    if regime is Regime.ELECTION:
        won, lost = Word("当选"), Word("没有当选")
    else:
        won, lost = Word("通过"), Word("没有通过")
    return Sentence(
        "{verdict}：{room}；{needed}，得 {yes_counted} 票。",
        verdict=won if result.passed else lost,
        room=room,
        needed=needed,
        yes_counted=result.yes_counted,
    )


def _counts(given: Given) -> dict[str, Any]:
    """Return the counts of a vote once they fit together."""
    told = {key: given[key] for key in ("expected", "present", "yes", "written_yes", "deducted")}
    if told["yes"] is not None and told["yes"] > told["present"]:
        raise InputFaultError(
            "yes",
            "赞成 {yes} 票，比到会 {present} 人还多。请核对。",
            yes=told["yes"],
            present=told["present"],
        )
    absent = max(told["expected"] - told["present"], 0)
    if told["written_yes"] > absent:
        raise InputFaultError(
            "written_yes",
            "书面赞成 {written_yes} 票，比没有到会的 {absent} 人还多。请核对。",
            written_yes=told["written_yes"],
            absent=absent,
        )
    if told["deducted"] >= told["expected"]:
        raise InputFaultError(
            "deducted",
            "扣除的人数不能等于或超过应到会人数。请核对。",
        )
    return told


def _deduction_warnings(told: dict[str, Any], expected: int, may_deduct: bool) -> list[Sentence]:
    if not may_deduct:
        return [
            Sentence("这种会议不能扣除应到会人数，{deducted} 人仍计入。", deducted=told["deducted"])
        ]
    if expected == told["expected"]:
        return [
            Sentence(
                "扣除 {deducted} 人没有算：要经上级党组织同意，并经党员大会通过，两样都要有。",
                deducted=told["deducted"],
            )
        ]
    return [
        Sentence(
            "已扣除 {deducted} 人，应到会按 {expected} 人算。请把名单和批准日期留档。",
            deducted=told["deducted"],
            expected=expected,
        )
    ]


def answer_candidates(given: Given, rules: RuleSet) -> Answer:
    """Fewest candidates of an election."""
    share = share_value(rules.values_of("votes.candidates"), "extra_share")
    seats = given["seats"]
    wanted = candidates_needed(seats, share)
    return Answer(
        {"seats": seats, "candidates": wanted},
        Sentence(
            "应选 {seats} 名，候选人至少 {wanted} 名（差额不少于 {share}%）。",
            seats=seats,
            wanted=wanted,
            share=plain(_percent(share)),
        ),
        **sources(rules, "votes.candidates"),
        cautions=doubts(rules, "votes.candidates"),
    )


def _percent(share: Any) -> Decimal:
    return Decimal(share.numerator * 100) / Decimal(share.denominator)
