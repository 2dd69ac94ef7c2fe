"""What stands on the walls that rules make: 三会一课制度 and 发展党员流程图.

Both say what the rules of the day say, with what the branch has set otherwise, and tell what is
national from what is only the practice here.
"""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from dangjian_desktop.domain.activity_kinds import (
    COMMITTEE_MEETING,
    GENERAL_MEETING,
    GROUP_MEETING,
    PARTY_LECTURE,
    ActivityKind,
)
from dangjian_desktop.domain.development_steps import (
    BOOK_RULES,
    Limit,
    StepBook,
    StepRule,
    step_book,
)
from dangjian_desktop.domain.obligations import (
    OWN,
    Every,
    Needs,
    Obligation,
    Subject,
    Way,
)
from dangjian_desktop.domain.organisation_names import numeral
from dangjian_desktop.domain.rules import Level, RuleSet
from dangjian_desktop.domain.vocabulary import PRINTED, DueGroup, Step
from dangjian_desktop.domain.votes import HalfRule, Threshold, VotingRule, voting_rule
from dangjian_desktop.operations.paper_wall_people import branches_of
from dangjian_desktop.operations.printout import Printout, Rows, day_on_paper
from dangjian_desktop.operations.runner import RefusedError
from dangjian_desktop.queries.activity_kinds import kinds_by_code
from dangjian_desktop.queries.obligation_facts import committees, obligations_at
from dangjian_desktop.queries.organisations import OrganisationRow, Tree
from dangjian_desktop.storage.rulebook import rules_on

if TYPE_CHECKING:
    from dangjian_desktop.printing.walls.development_flow import FlowStep
    from dangjian_desktop.printing.walls.meeting_rules import MeetingRule

#: 三会一课, in their order.
_MAIN = (GENERAL_MEETING, COMMITTEE_MEETING, GROUP_MEETING, PARTY_LECTURE)
_EVERY_WORDS: Mapping[Every, str] = {
    Every.MONTH: "每月",
    Every.QUARTER: "每季度",
    Every.HALF_YEAR: "每半年",
    Every.YEAR: "每年",
}
#: By whom an obligation is owed, as walls name them.
WHO_OWES: Mapping[Subject, str] = {
    Subject.BRANCH: "党支部",
    Subject.PARTY_GROUP: "党小组",
    Subject.MEMBER: "全体党员",
    Subject.COMMITTEE_MEMBER: "支部委员",
    Subject.SECRETARY: "支部书记",
}
_LOCAL, _OWN = "本地做法，全国没有规定次数", "本支部自定"
#: What is no meeting, by a name that does not say how often.
_NAMES: Mapping[Way, str] = {
    Way.TALKS: "谈心谈话",
    Way.HOURS: "集中学习",
    Way.TRAINING: "集中轮训",
    Way.DUES_PUBLICATION: "公布党费收缴和使用情况",
}
#: What somebody does for the record only, and nobody reads a wall for.
_NOT_SHOWN = frozenset({Step.SIGN_IN, Step.ATTENDANCE})
_MONTHS = 12


# 三会一课 ------------------------------------------------------------------------------


def meeting_rules_content(printout: Printout) -> Rows:
    """Return what each branch owes by the obligations of the day.

    Raises:
        RefusedError: When the obligations are all switched off.
    """
    from dangjian_desktop.printing.walls.meeting_rules import MeetingRules

    sheets = []
    for branch in branches_of(printout):
        told = _owed(branch, printout.on)
        main = [one for code in _MAIN for one in told if one.kinds[:1] == (code,)]
        others = [one for one in told if one not in main]
        sheet = MeetingRules(
            branch.name,
            tuple(_meeting_rule(one, printout.on) for one in main),
            tuple(_meeting_rule(one, printout.on) for one in others),
            day_on_paper(printout.on),
        )
        if sheet.main or sheet.others:
            sheets.append(sheet)
    if not sheets:
        raise RefusedError("组织生活的要求都关着，没有制度可以印。请先在“菜单 › 规则”里打开。")
    return sheets, {"name": sheets[0].name}


def _owed(branch: OrganisationRow, on: date) -> list[Obligation]:
    """Return the obligations that a branch has at all; what counts from an event is no rhythm."""
    has_committee = branch.organisation_id in committees(on.year, branch.organisation_id).on(on)
    has_groups = bool(Tree.on(on).children(branch.organisation_id))
    found = []
    for one in obligations_at(on):
        is_without = (one.needs is Needs.COMMITTEE and not has_committee) or (
            (one.needs is Needs.GROUPS or one.subject is Subject.PARTY_GROUP) and not has_groups
        )
        if one.every is not Every.EVENT and one.subject in WHO_OWES and not is_without:
            found.append(one)
    return sorted(
        found, key=lambda one: (one.way is not Way.MEETINGS, list(Every).index(one.every))
    )


def _meeting_rule(one: Obligation, on: date) -> "MeetingRule":
    from dangjian_desktop.printing.walls.meeting_rules import MeetingRule

    kind = kinds_by_code().get(one.kinds[0]) if one.kinds else None
    is_meeting = one.way is Way.MEETINGS and kind is not None
    name = kind.label if is_meeting and kind is not None else _NAMES.get(one.way, one.title)
    lines = []
    if is_meeting and kind is not None:
        steps = [PRINTED[step] for step in kind.steps if step not in _NOT_SHOWN]
        lines = [("环节", "、".join(steps)), ("表决", _voting(kind, rules_on(on)))]
    return MeetingRule(
        name,
        _often(one, rules_on(on)),
        _whom(one, kind if is_meeting else None),
        tuple((word, text) for word, text in lines if text),
        _basis(one, rules_on(on)),
    )


def _often(one: Obligation, rules: RuleSet) -> str:
    if one.way is Way.HOURS:
        told = rules.values_of("training.yearly")
        members, committee = told["member_hours"], told["committee_hours"]
        return f"{_EVERY_WORDS[one.every]} {members} 学时，支部委员 {committee} 学时"
    times = "一次" if one.count == 1 else f"{_count(one.count)}次"
    return f"{_EVERY_WORDS[one.every]}{times}" + ("，以上级通知为准" if one.by_notice else "")


def _count(number: int) -> str:
    two = 2
    return "两" if number == two else numeral(number)


def _whom(one: Obligation, kind: ActivityKind | None) -> str:
    if kind is not None and kind.due is not DueGroup.CHOSEN:
        return PRINTED[kind.due]
    return WHO_OWES[one.subject]


def _basis(one: Obligation, rules: RuleSet) -> str:
    if one.name.startswith(OWN):
        return _OWN
    rule = rules[one.name]
    told = rule.version.source if rule.version.level is Level.NATIONAL else _LOCAL
    return f"{told}；{_OWN}" if rule.changes else told


def _voting(kind: ActivityKind, rules: RuleSet) -> str:
    """Return by whom a meeting is valid and by whom something is passed, of its first way."""
    if not kind.regimes:
        return ""
    half = HalfRule(rules.values_of("votes.half_rule")["how"])
    rule = voting_rule(rules.values_of(f"votes.{kind.regimes[0]}"), half)
    who = PRINTED[kind.due] if kind.due is DueGroup.COMMITTEE else "有表决权的党员"
    passing = "超过" if rule.passing.how is HalfRule.MORE_THAN else "达到"
    return (
        f"{who}{_present(rule)}到会才能开，赞成{passing}应到会的{_share_word(rule.passing)}才算通过"
    )


def _present(rule: VotingRule) -> str:
    if rule.is_half_unsure:
        return "半数以上"
    word = _share_word(rule.present)
    return f"超过{word}" if rule.present.how is HalfRule.MORE_THAN else f"{word}以上"


def _share_word(threshold: Threshold) -> str:
    if threshold.share == Fraction(1, 2):
        return "半数"
    return f"{numeral(threshold.share.denominator)}分之{numeral(threshold.share.numerator)}"


# 发展党员流程 ---------------------------------------------------------------------------


def development_flow_content(printout: Printout) -> Rows:
    """Return the way into the Party, stage by stage, as the rules of the day have it."""
    from dangjian_desktop.printing.walls.development_flow import DevelopmentFlow, FlowStage

    rules = rules_on(printout.on)
    book = step_book(rules)
    numbers = {step.code: step.number for step in book.steps}
    stages: dict[str, list[FlowStep]] = {}
    for step in book.steps:
        stages.setdefault(step.stage, []).append(_flow_step(step, book, numbers))
    name = branches_of(printout)[0].name if printout.organisation_id is not None else ""
    flow = DevelopmentFlow(
        name,
        tuple(FlowStage(stage, tuple(steps)) for stage, steps in stages.items()),
        _sources(rules),
        day_on_paper(printout.on),
    )
    return [flow], {"name": name}


def _flow_step(step: StepRule, book: StepBook, numbers: Mapping[str, int]) -> "FlowStep":
    from dangjian_desktop.printing.walls.development_flow import FlowStep

    told = [
        *(f"{_since(one, step, numbers)}满{_length(one)}" for one in step.not_before),
        *(f"{_since(one, step, numbers)}{_length(one)}内" for one in step.by),
        *(f"特殊情况{_length(one)}内" for one in step.outer),
        *((f"每{_length(step.reviews)}考察一次",) if step.reviews else ()),
    ]
    if step.helper is not None:
        least, most = book.helpers_asked(step.helper)
        count = _count(least) if least == most else f"{numeral(least)}至{_count(most)}"
        told.append(f"{count}名正式党员")
    if step.has_training:
        told.append(_training(book.training))
    told += ["逐人讨论、投票表决"] if step.needs_vote else []
    told += [f"公示 {book.publicity_days} 个工作日"] if step.has_publicity else []
    becomes = PRINTED[step.becomes] if step.becomes is not None else ""
    return FlowStep(step.number, step.title, step.actor, "；".join(told), becomes)


def _since(limit: Limit, step: StepRule, numbers: Mapping[str, int]) -> str:
    number = numbers[limit.after]
    return "" if number == step.number - 1 else f"第 {number} 步起"


def _length(limit: Limit) -> str:
    if limit.days:
        return f"{limit.days} 天"
    years, months = divmod(limit.months, _MONTHS)
    return f"{_count(years)}年" if years and not months else f"{limit.months} 个月"


def _training(values: Mapping[str, object]) -> str:
    days, hours = values.get("least_days"), values.get("least_hours")
    told = [f"不少于 {days} 天" if days else "", f"不少于 {hours} 学时" if hours else ""]
    return "或".join(filter(None, told))


def _sources(rules: RuleSet) -> tuple[str, ...]:
    """Return the regulations of the steps; what comes from no national one is told at the end."""
    national, local = [], []
    for name in BOOK_RULES:
        rule = rules[name]
        if rule.version.level is Level.NATIONAL:
            national.append(rule.version.source)
        elif rule.values.get("enabled") and name != "development.papers":
            local.append(rule.version.title)
    told = [f"依据：{'、'.join(dict.fromkeys(national))}"]
    told += [f"按本地做法：{'、'.join(dict.fromkeys(local))}"] if local else []
    return tuple(told)
