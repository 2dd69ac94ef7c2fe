"""The answers of the quick sums: a rule applied to what was given, and one sentence about it.

Each function takes the values given (already read) and the rules of the day that matters, and
returns the figures as JSON knows them, the sentence, the rules it used, and what to watch out for.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from dangjian_desktop.domain.appraisal import most_excellent
from dangjian_desktop.domain.dates import add_months
from dangjian_desktop.domain.development import (
    activist_dates,
    admission_dates,
    confirmation_approval_by,
    is_training_enough,
    may_apply_from,
    talk_by,
    timers,
)
from dangjian_desktop.domain.dues import Dues, Payer, Slab, dues_of, scale
from dangjian_desktop.domain.grades import (
    grade_after_veto,
    grade_of,
    grade_table,
    missing_to_next,
)
from dangjian_desktop.domain.identity import ID_LENGTH, read_id_number
from dangjian_desktop.domain.messages import SENTENCES
from dangjian_desktop.domain.problems import Sentence, SentenceError, Word
from dangjian_desktop.domain.rule_values import (
    decimal_value,
    share_value,
    value_of,
    whole_value,
    word_value,
)
from dangjian_desktop.domain.rules import RuleSet
from dangjian_desktop.domain.shifts import REST, crew_of, shift_on, shift_pattern
from dangjian_desktop.domain.statistics import TwoYearBalance
from dangjian_desktop.domain.terms import is_urgent, term_of, term_rule
from dangjian_desktop.domain.vocabulary import PRINTED
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
from dangjian_desktop.domain.work_calendar import WorkCalendar, themed_day, work_calendar

Given = Mapping[str, Any]

#: Where the ID number's rule comes from; it is a standard and no rule of the Party.
ID_STANDARD = "《公民身份号码》（GB 11643-1999） · 国家标准 · 可信度高"
#: First two digits of ID numbers: the provinces. Districts below them change and are not judged.
_PROVINCES = frozenset(
    "11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65"
    " 71 81 82 83".split()
)
_WEEKDAYS = (
    Word("星期一"),
    Word("星期二"),
    Word("星期三"),
    Word("星期四"),
    Word("星期五"),
    Word("星期六"),
    Word("星期日"),
)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a quick sum answers.

    Attributes:
        values: Figures as JSON knows them; the keys are stable.
        told: The answer in one Chinese sentence.
        rules: One line for each rule used: where it comes from and how sure we are.
        cautions: What somebody has to look at before relying on the answer.
        hints: What is good to know beside it.
    """

    values: dict[str, Any]
    told: Sentence
    rules: tuple[str, ...]
    cautions: tuple[Sentence, ...] = ()
    hints: tuple[Sentence, ...] = ()

    @property
    def sentence(self) -> str:
        """The answer as a text."""
        return str(self.told)

    @property
    def warnings(self) -> tuple[str, ...]:
        """The cautions as texts."""
        return tuple(map(str, self.cautions))

    @property
    def notes(self) -> tuple[str, ...]:
        """The hints as texts."""
        return tuple(map(str, self.hints))

    @property
    def rule(self) -> str:
        """The rules in one line."""
        return "；".join(self.rules)

    @property
    def text(self) -> str:
        """Everything in lines, as it is copied."""
        lines = [self.sentence, *self.notes, *(f"注意：{one}" for one in self.warnings)]
        return "\n".join([*lines, f"依据：{self.rule}"])


class InputFaultError(SentenceError):
    """What was given does not fit together: the input, and the sentence about it."""

    def __init__(self, name: str, template: str, /, **facts: object) -> None:
        super().__init__(template, **facts)
        self.name = name


class NeedsInputError(Exception):
    """An input that is not always needed is needed here."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


def _sources(rules: RuleSet, first: str, *others: str) -> dict[str, Any]:
    """Return the lines of rules as an argument of `Answer`; the others say what they are about."""
    lines = [rules.source(first)]
    lines += [f"{rules[name].version.title}：{rules.source(name)}" for name in others]
    return {"rules": tuple(dict.fromkeys(lines))}


def _doubts(rules: RuleSet, *names: str) -> tuple[Sentence, ...]:
    return tuple(dict.fromkeys(told for name in names for told in rules[name].doubts))


def _day(day: date) -> Sentence:
    return Sentence("{day}（{weekday}）", day=day.isoformat(), weekday=_WEEKDAYS[day.weekday()])


def _plain(number: Decimal) -> str:
    """Return a number without noughts at its end and without an exponent."""
    return f"{number.normalize():f}" if number else "0"


# Money -------------------------------------------------------------------------


def answer_dues(given: Given, rules: RuleSet) -> Answer:
    """Monthly dues of one payer."""
    payer = Payer(given["payer"])
    if payer is Payer.FIXED:
        amount = decimal_value(rules.values_of("dues.fixed"), "monthly")
        return Answer(
            {"payer": payer.value, "base": None, "rate": None, "amount": f"{amount:.2f}"},
            Sentence("每月交 {amount} 元（定额）。", amount=f"{amount:.2f}"),
            **_sources(rules, "dues.fixed"),
            cautions=_doubts(rules, "dues.fixed"),
        )
    if payer is Payer.FARMER:
        values = rules.values_of("dues.farmer")
        lowest, highest = decimal_value(values, "lowest"), decimal_value(values, "highest")
        return Answer(
            {
                "payer": payer.value,
                "base": None,
                "rate": None,
                "amount": None,
                "lowest": f"{lowest:.2f}",
                "highest": f"{highest:.2f}",
            },
            Sentence(
                "每月交 {lowest} 元到 {highest} 元。",
                lowest=f"{lowest:.2f}",
                highest=f"{highest:.2f}",
            ),
            **_sources(rules, "dues.farmer"),
            cautions=_doubts(rules, "dues.farmer"),
        )
    if given["base"] is None:
        raise NeedsInputError("base")
    name = "dues.retired" if payer is Payer.RETIRED else "dues.wage"
    values = rules.values_of("dues.rounding")
    step = decimal_value(values, "step") if given["round"] is None else Decimal(given["round"])
    base: Decimal = given["base"]
    dues = dues_of(base, scale(rules.values_of(name)), step)
    return _told_dues(payer, base, dues, step, rules, name)


def _told_dues(
    payer: Payer, base: Decimal, dues: Dues, step: Decimal, rules: RuleSet, name: str
) -> Answer:
    slab = dues.slab
    assert slab is not None, "a rate applies"
    amount = _in_steps(dues.amount, step)
    percent = _plain(slab.rate * 100)
    warnings = list(_doubts(rules, name))
    if base == 0:
        warnings.append(Sentence("计费基数是 0（如停薪留职）。请核对特殊情形。"))
    used = [name]
    if dues.amount != base * slab.rate:
        used.append("dues.rounding")
        warnings.append(
            Sentence(
                "尾数按 {step} 元四舍五入，全国性规定里没有查到，以上级要求为准。",
                step=_plain(step),
            )
        )
    notes = []
    if dues.edge_amount is not None:
        edge = _in_steps(dues.edge_amount, step)
        notes.append(
            Sentence(
                "按全额套档，不分段：基数到 {over} 元为止的，交 {edge} 元。",
                over=_plain(slab.over),
                edge=edge,
            )
        )
    if payer is Payer.YEARLY_SALARY:
        notes.append(Sentence("年薪制按当月实际领取的薪酬算，年终兑现的那个月也按当月实领算。"))
    if payer is Payer.SELF_EMPLOYED:
        notes.append(Sentence("没有固定收入的，基数是上一季度的月平均纯收入。"))
    return Answer(
        {
            "payer": payer.value,
            "base": f"{base:f}",
            "rate": f"{slab.rate:f}",
            "amount": amount,
            "slab": {
                "over": _plain(slab.over),
                "up_to": None if slab.up_to is None else _plain(slab.up_to),
            },
        },
        Sentence(
            "每月交 {amount} 元（基数 {base} 元，{slab}，按 {percent}%）。",
            amount=amount,
            base=_plain(base),
            slab=_slab_words(slab),
            percent=percent,
        ),
        **_sources(rules, *used),
        cautions=tuple(warnings),
        hints=tuple(notes),
    )


def _in_steps(amount: Decimal, step: Decimal) -> str:
    """Return money with as many decimals as the step has: 32.56, 32.6, 33."""
    return f"{amount.quantize(step if step < 1 else Decimal(1)):f}"


def _slab_words(slab: Slab) -> Sentence:
    if slab.up_to is None:
        return Sentence("超过 {over} 元", over=_plain(slab.over))
    if not slab.over:
        return Sentence("不超过 {up_to} 元", up_to=_plain(slab.up_to))
    return Sentence(
        "超过 {over} 元、不超过 {up_to} 元", over=_plain(slab.over), up_to=_plain(slab.up_to)
    )


# Votes -------------------------------------------------------------------------

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
    told, warnings, used = _counts(given), list(_doubts(rules, name)), [name]
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
        **_sources(rules, *used),
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
            share=_plain(_percent(share)),
        ),
        **_sources(rules, "votes.candidates"),
        cautions=_doubts(rules, "votes.candidates"),
    )


def _percent(share: Any) -> Decimal:
    return Decimal(share.numerator * 100) / Decimal(share.denominator)


# Days --------------------------------------------------------------------------


def answer_term(given: Given, rules: RuleSet) -> Answer:
    """End of a term, reminder, and how far the election may be moved."""
    rule = term_rule(rules.values_of("terms.branch"))
    years = int(given["years"] or rule.usual_years)
    term = term_of(given["elected"], years, rule)
    left = term.days_left(given["on"])
    warnings = list(_doubts(rules, "terms.branch"))
    if given["on"] < given["elected"]:
        warnings.append(Sentence("选举的日子还没有到。请核对。"))
    elif left < 0:
        warnings.append(Sentence("任期已满。换届推迟要经上级批准，一般不超过一年。"))
    elif is_urgent(term, given["on"], rules.values_of("terms.alerts")):
        warnings.append(Sentence("离届满只有 {left} 天。", left=left))
    if years not in (rule.usual_years,):
        warnings.append(Sentence("五年只用于村、社区党支部和企业党委，企业的党支部一般是三年。"))
    when = (
        Sentence("还有 {left} 天", left=left)
        if left >= 0
        else Sentence("已过 {left} 天", left=-left)
    )
    return Answer(
        {
            "expires": term.expires.isoformat(),
            "remind": term.remind.isoformat(),
            "earliest": term.earliest.isoformat(),
            "latest": term.latest.isoformat(),
            "days_left": left,
        },
        Sentence(
            "{expires} 届满，{when}；上级一般在 {remind} 提醒换届。",
            expires=term.expires.isoformat(),
            when=when,
            remind=term.remind.isoformat(),
        ),
        **_sources(rules, "terms.branch"),
        cautions=tuple(warnings),
        hints=(
            Sentence(
                "经上级批准，最早 {earliest}、最晚 {latest} 换届。",
                earliest=term.earliest.isoformat(),
                latest=term.latest.isoformat(),
            ),
        ),
    )


def answer_publicity(given: Given, rules: RuleSet) -> Answer:
    """Last day of a 公示 counted in working days."""
    calendar = work_calendar(rules.values_of("holidays.work_calendar"))
    count = given["working_days"]
    if count is None:
        count = whole_value(rules.values_of("publicity.development"), "working_days", lowest=1)
    ends = calendar.after_working_days(given["posted"], count)
    return Answer(
        {"ends": ends.isoformat(), "working_days": count},
        Sentence(
            "公示到 {ends} 为止（从张贴的第二天起 {count} 个工作日）。",
            ends=_day(ends),
            count=count,
        ),
        **_sources(rules, "publicity.development", "holidays.work_calendar"),
        cautions=(
            *_doubts(rules, "publicity.development", "holidays.work_calendar"),
            *_calendar_warnings(calendar, given["posted"], ends),
        ),
    )


def answer_themed_day(given: Given, rules: RuleSet) -> Answer:
    """Day of 主题党日 in a month."""
    calendar = work_calendar(rules.values_of("holidays.work_calendar"))
    month: date = given["month"]
    found = themed_day(month.year, month.month, given["day"], calendar)
    fixed = min(given["day"], (add_months(month, 1) - month).days)
    planned = month.replace(day=fixed)
    moved = (found - planned).days
    warnings = list(_calendar_warnings(calendar, planned, found))
    if moved > whole_value(rules.values_of("meetings.themed_day"), "most_days_moved"):
        warnings.append(Sentence("顺延了 {moved} 天，超过一周。请另定日子。", moved=moved))
    if (found.year, found.month) != (month.year, month.month):
        warnings.append(Sentence("顺延到了下个月。请在本月另定日子。"))
    why = Sentence("（{planned} 是休息日，顺延）", planned=planned.isoformat()) if moved else ""
    return Answer(
        {"on": found.isoformat(), "moved_days": moved},
        Sentence(
            "{year}年{month}月的主题党日是 {found}{why}。",
            year=month.year,
            month=month.month,
            found=_day(found),
            why=why,
        ),
        **_sources(rules, "meetings.themed_day", "holidays.work_calendar"),
        cautions=(*_doubts(rules, "meetings.themed_day"), *warnings),
    )


def _calendar_warnings(calendar: WorkCalendar, first: date, last: date) -> tuple[Sentence, ...]:
    years = calendar.unconfirmed_years(first, last)
    if not years:
        return ()
    told = tuple(Sentence("{year}年", year=year) for year in years)
    known = (
        Sentence("只确认到{last_year}年", last_year=calendar.last_year)
        if calendar.last_year
        else Word("一年也没有确认")
    )
    return (
        Sentence(
            "{told}的放假安排没有收录（{known}），只按周末算。请核对国务院办公厅的通知。",
            told=told,
            known=known,
        ),
    )


def answer_development(given: Given, rules: RuleSet) -> Answer:
    """Days that follow from one event on the way into the Party."""
    since: date = given["on"]
    rule = timers(rules.values_of("development.timers"))
    name = "development.timers"
    notes: tuple[Sentence, ...] = ()
    values: dict[str, Any]
    match given["event"]:
        case "birth":
            first = may_apply_from(since, rule)
            values = {"apply_from": first.isoformat()}
            sentence = Sentence(
                "满 {age} 周岁是 {first}，从这天起可以申请入党。",
                age=rule.least_age,
                first=first.isoformat(),
            )
        case "application":
            by = talk_by(since, rule)
            values = {"talk_by": by.isoformat()}
            sentence = Sentence(
                "收到申请后 {talk} 个月内派人谈话，最晚 {by}。", talk=rule.talk, by=by.isoformat()
            )
        case "activist":
            dates = activist_dates(since, rule)
            reviews = [day.isoformat() for day in dates.reviews]
            first = dates.candidate_from
            values = {"reviews": reviews, "candidate_from": first.isoformat()}
            sentence = Sentence(
                "{reviews} 考察；列为发展对象不早于 {first}。",
                reviews=tuple(reviews),
                first=first.isoformat(),
            )
            notes = (Sentence("以党委备案同意的日期为准；考察每半年一次，以后照此类推。"),)
        case "political_review":
            name = "development.political_review"
            months = whole_value(rules.values_of(name), "months", lowest=1)
            by = add_months(since, months)
            values = {"valid_until": by.isoformat()}
            sentence = Sentence(
                "政治审查的结论到 {by} 为止有效（{months} 个月）。",
                by=by.isoformat(),
                months=months,
            )
        case "pre_review":
            name = "development.local_timers"
            months = whole_value(rules.values_of(name), "pre_review_months", lowest=1)
            by = add_months(since, months)
            values = {"meeting_by": by.isoformat()}
            sentence = Sentence(
                "预审合格后 {months} 个月内召开支部大会，最晚 {by}。",
                months=months,
                by=by.isoformat(),
            )
        case "confirmation":
            by = confirmation_approval_by(since, rule)
            values = {"approval_by": by.isoformat()}
            sentence = Sentence("党委审批转正不晚于 {by}。", by=by.isoformat())
            notes = (Sentence("党龄从预备期满转正之日算起。"),)
        case _:
            admitted = admission_dates(since, rule)
            values = {
                "approval_by": admitted.approval_by.isoformat(),
                "approval_latest": admitted.approval_latest.isoformat(),
                "probation_ends": admitted.probation_ends.isoformat(),
                "extended_from": admitted.extended_from.isoformat(),
                "extended_to": admitted.extended_to.isoformat(),
            }
            sentence = Sentence(
                "预备期到 {probation_ends} 满，转正不早于这天；党委审批不晚于 {approval_by}。",
                probation_ends=values["probation_ends"],
                approval_by=values["approval_by"],
            )
            notes = (
                Sentence(
                    "审批有特殊情况的，最晚 {approval_latest}。",
                    approval_latest=values["approval_latest"],
                ),
                Sentence(
                    "延长预备期的，到 {extended_from} 至 {extended_to} 之间，只能延长一次。",
                    extended_from=values["extended_from"],
                    extended_to=values["extended_to"],
                ),
                Sentence("入党时间、预备期、党费都从支部大会通过之日算起。"),
            )
    return Answer(
        {"event": given["event"], **values},
        sentence,
        **_sources(rules, name),
        cautions=_doubts(rules, name),
        hints=notes,
    )


def answer_shift(given: Given, rules: RuleSet) -> Answer:
    """Shift of a crew on a day."""
    pattern = shift_pattern(given["pattern"], rules.values_of("shifts.patterns"))
    calendar = work_calendar(rules.values_of("holidays.work_calendar"))
    offset, crew = given["offset"], ""
    if isinstance(offset, str):
        crew = offset
        offset = _offset_of(pattern, crew)
    else:
        crew = crew_of(pattern, offset)
    if given["anchor"] is None and not pattern.follows_calendar:
        raise NeedsInputError("anchor")
    on: date = given["on"]
    shift = shift_on(pattern, given["anchor"] or on, offset, on, calendar)
    hours = pattern.hours.get(shift)
    times = "" if hours is None else f"{hours[0]:%H:%M}–{hours[1]:%H:%M}"
    if times.endswith("00:00"):
        times = times[:-5] + "24:00"
    used = ["shifts.patterns"]
    warnings = list(_doubts(rules, "shifts.patterns"))
    if pattern.follows_calendar:
        used.append("holidays.work_calendar")
        warnings += _calendar_warnings(calendar, on, on)
    if pattern.follows_calendar:
        who: Sentence | Word = Word("常白班")
    elif crew:
        who = Sentence("{crew}班", crew=crew)
    else:
        who = Sentence("错开 {offset} 天的班组", offset=offset)
    told = Sentence("{day}，{who}休息。", day=_day(on), who=who)
    if shift != REST:
        told = Sentence(
            "{day}，{who}是{shift}班，{times}。", day=_day(on), who=who, shift=shift, times=times
        )
    return Answer(
        {"shift": shift, "hours": times or None, "crew": crew or None, "on": on.isoformat()},
        told,
        **_sources(rules, *used),
        cautions=tuple(warnings),
        hints=(Sentence("{pattern}；钟点各矿不同，可在规则里改。", pattern=pattern.title),),
    )


def _offset_of(pattern: Any, crew: str) -> int:
    for offset in pattern.offsets:
        if crew_of(pattern, offset) == crew:
            return int(offset)
    names = "、".join(crew_of(pattern, offset) for offset in pattern.offsets)
    raise InputFaultError(
        "offset",
        "这种轮班没有{crew}班，只有{names}。请核对。",
        crew=crew,
        names=names,
    )


# Figures -----------------------------------------------------------------------


def answer_appraisal(given: Given, rules: RuleSet) -> Answer:
    """Most members that may be rated 优秀."""
    members = given["members"]
    most = most_excellent(members, share_value(rules.values_of("appraisal.excellent"), "share"))
    return Answer(
        {"members": members, "excellent_at_most": most},
        Sentence(
            "{members} 名党员，优秀最多 {most} 名（不超过三分之一）。", members=members, most=most
        )
        if rules.values_of("appraisal.excellent")["share"] == "1/3"
        else Sentence("{members} 名党员，优秀最多 {most} 名。", members=members, most=most),
        **_sources(rules, "appraisal.excellent"),
        cautions=_doubts(rules, "appraisal.excellent"),
        hints=(Sentence("这是上限，评谁由支委会和党员大会定。"),),
    )


def answer_training(given: Given, rules: RuleSet) -> Answer:
    """Whether the 集中培训 of a 发展对象 was long enough."""
    if given["days"] is None and given["hours"] is None:
        raise NeedsInputError("days")
    days, hours = given["days"] or Decimal(0), given["hours"] or Decimal(0)
    values = rules.values_of("development.training")
    enough = is_training_enough(days, hours, values)
    needed = Sentence(
        "不少于 {days} 天或 {hours} 学时，有一样就够",
        days=_plain(decimal_value(values, "least_days")),
        hours=_plain(decimal_value(values, "least_hours")),
    )
    verdict = Word("够了") if enough else Word("不够")
    return Answer(
        {"enough": enough},
        Sentence(
            "集中培训 {days} 天、{hours} 学时，{verdict}（{needed}）。",
            days=_plain(days),
            hours=_plain(hours),
            verdict=verdict,
            needed=needed,
        ),
        **_sources(rules, "development.training"),
        cautions=_doubts(rules, "development.training"),
    )


def answer_grade(given: Given, rules: RuleSet) -> Answer:
    """Grade of a branch's score."""
    values = rules.values_of("grades.branch")
    table = grade_table(values)
    score: Decimal = given["score"]
    plain_grade = grade_of(score, table)
    grade = plain_grade
    if given["vetoed"]:
        grade = grade_after_veto(grade, str(value_of(values, "vetoed_at_most")), table)
    following = missing_to_next(score, table)
    notes = []
    if following is not None and not given["vetoed"]:
        notes.append(
            Sentence(
                "离{grade}还差 {points} 分。",
                grade=following[0].name,
                points=_plain(following[1]),
            )
        )
    warnings = list(_doubts(rules, "grades.branch"))
    if given["vetoed"]:
        warnings.append(Sentence("有一票否决：等次封顶，不评先；分数仍照实写。"))
    return Answer(
        {"grade": grade.name, "stars": grade.stars},
        Sentence(
            "{score} 分，{name}（{stars}星）。",
            score=_plain(score),
            name=grade.name,
            stars="一二三四五"[grade.stars - 1],
        )
        if 1 <= grade.stars <= 5
        else Sentence("{score} 分，{name}。", score=_plain(score), name=grade.name),
        **_sources(rules, "grades.branch"),
        cautions=tuple(warnings),
        hints=tuple(notes),
    )


def answer_balance(given: Given, rules: RuleSet) -> Answer:
    """Two-year balance of members."""
    balance = TwoYearBalance(**given)
    fits = (
        Word("账平")
        if not balance.difference
        else Sentence("差 {difference} 名，账不平", difference=f"{balance.difference:+d}")
    )
    return Answer(
        {
            "gained": balance.gained,
            "lost": balance.lost,
            "computed": balance.computed,
            "difference": balance.difference,
            "cells": {str(number): figure for number, figure in balance.cells.items()},
        },
        Sentence(
            "应有 {computed} 名（{last}＋{gained}－{lost}），实有 {actual} 名，{fits}。",
            computed=balance.computed,
            last=balance.last,
            gained=balance.gained,
            lost=balance.lost,
            actual=balance.actual,
            fits=fits,
        ),
        **_sources(rules, "statistics.two_year"),
        cautions=balance.faults,
    )


# Numbers -----------------------------------------------------------------------


def answer_resident_id(given: Given, rules: RuleSet) -> Answer:
    """Whether an ID number can be right, and what it tells."""
    del rules  # a national standard, the same for everybody
    number = given["number"]
    found = read_id_number(number, on=given["on"])
    if found.value is None:
        told = [
            Sentence(SENTENCES[fault.code], found=fault.found, hint=fault.hint)
            for fault in found.faults
        ]
        return Answer(
            {"valid": False, "birth": None, "sex": None, "problems": list(map(str, told))},
            told[0],
            (ID_STANDARD,),
            tuple(told[1:]),
        )
    born, sex = found.value.born_on, PRINTED[found.value.sex]
    warnings = []
    if number[:2] not in _PROVINCES:
        warnings.append(
            Sentence("前两位 {region} 不是已知的省级代码。请对照证件。", region=number[:2])
        )
    if given["sex"] and given["sex"] != sex:
        warnings.append(
            Sentence(
                "号码里的性别是{sex}，填的是{told}。请核对，程序不会改动。",
                sex=sex,
                told=given["sex"],
            )
        )
    return Answer(
        {"valid": True, "birth": born.iso, "sex": sex, "problems": []},
        Sentence(
            "{count} 位号码校验相符：{born} 出生，{sex}。",
            count=ID_LENGTH,
            born=born.printed,
            sex=sex,
        ),
        (ID_STANDARD,),
        tuple(warnings),
    )
