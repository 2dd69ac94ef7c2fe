"""Tries a rule's values out: whoever sets one otherwise is told at once when it cannot be used.

A rule of the files that no function reads yet (it waits for a later page) has no reader here.
"""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from dangjian_desktop.domain.activity_conflicts import own_rooms
from dangjian_desktop.domain.attendance import counting, dual_life_kinds
from dangjian_desktop.domain.backups import KEEPING, keeping
from dangjian_desktop.domain.case_files import case_limits, case_papers, case_steps
from dangjian_desktop.domain.contest import RULE as FLAGS
from dangjian_desktop.domain.contest import flag_rules
from dangjian_desktop.domain.contest_names import RULE as CONTEST_NAMES
from dangjian_desktop.domain.contest_names import rubric_names
from dangjian_desktop.domain.development import (
    admission_periods,
    is_training_enough,
    timers,
)
from dangjian_desktop.domain.development_steps import (
    admission_steps,
    local_rule,
    paper_rules,
    publicity_rule,
)
from dangjian_desktop.domain.division_rules import (
    balance_rule,
    limits_rule,
    moves_rule,
    schooling_rule,
    together_rule,
)
from dangjian_desktop.domain.dues import (
    Fixing,
    Treatment,
    arrears_alert,
    is_too_much_at_once,
    rounded,
    scale,
)
from dangjian_desktop.domain.dues_months import (
    collection_day,
    collection_days,
    payers_that_follow,
    rhythms,
)
from dangjian_desktop.domain.duty_areas import yearly_rule
from dangjian_desktop.domain.elections import request_span, resolve_span, step_rules
from dangjian_desktop.domain.entry_checks import limits
from dangjian_desktop.domain.grades import grade_after_veto, grade_table
from dangjian_desktop.domain.group_leading import LEADER_TRAINING, training_rule
from dangjian_desktop.domain.group_scoring import PARTY_GROUP, group_blocks
from dangjian_desktop.domain.inspection_rules import LABELS, label_sizes
from dangjian_desktop.domain.measure_rules import (
    asked_steps,
    filing_days,
    hazard_fields,
    lesson_rule,
    own_levels,
    vacancy_rule,
    year_plan_rule,
    year_summary_rule,
)
from dangjian_desktop.domain.obligations import (
    OWN,
    PREFIX,
    records_begin,
    try_out_obligation,
)
from dangjian_desktop.domain.point_rules import (
    carry_over,
    comparing,
    member_classes,
    period_words,
    point_rules,
    prize_rule,
    reach_lines,
)
from dangjian_desktop.domain.publications import publication_rule
from dangjian_desktop.domain.rule_values import (
    decimal_value,
    share_value,
    value_of,
    whole_value,
    whole_values,
    word_value,
)
from dangjian_desktop.domain.score_weights import (
    APPRAISAL_POINTS,
    HALF_YEAR,
    PAY_BANDS,
    REVIEW_POINTS,
    SECRETARY,
    YEAR,
    appraisal_points,
    pay_bands,
    quarter_weights,
    review_points,
    try_secretary,
    try_year,
)
from dangjian_desktop.domain.second_place import SECOND_PLACE, remind_after
from dangjian_desktop.domain.shift_sheets import sheet_heads
from dangjian_desktop.domain.shifts import shift_pattern
from dangjian_desktop.domain.slots import (
    meeting_times,
    rest_rule,
    sheet_hours,
    sheet_words,
    usual_share,
)
from dangjian_desktop.domain.stars import (
    BRANCH_RULE,
    MEMBER_RULE,
    branch_star_rules,
    member_star_rules,
)
from dangjian_desktop.domain.statistics_rules import (
    age_bands,
    cut_off,
    frontline_rule,
    joining_rule,
    occupations_rule,
    schooling_groups,
    year_page_rule,
)
from dangjian_desktop.domain.study_hours import yearly_hours
from dangjian_desktop.domain.tasks import reminders
from dangjian_desktop.domain.terms import term_rule
from dangjian_desktop.domain.transfers import (
    FLOATING_RULE,
    abroad_rule,
    deciders,
    floating_months,
    letter_rule,
    out_of_contact_rule,
    papers_rule,
    transfer_reminders,
)
from dangjian_desktop.domain.votes import HalfRule, voting_rule
from dangjian_desktop.domain.work_calendar import work_calendar

Values = Mapping[str, Any]


def try_out(rule: str, values: Values) -> None:
    """Read the values of a rule as those do who apply it.

    Raises:
        RuleValueError: When they cannot be reckoned with.
    """
    reader = _READERS.get(rule)
    if reader is None and rule.startswith(PREFIX):
        reader = try_out_obligation
    if reader is not None:
        reader(values)


def _votes(values: Values) -> None:
    voting_rule(values, HalfRule.AT_LEAST)


def _treatments(values: Values) -> None:
    for part in values:
        word_value(values, part, list(Treatment))


def _fixing(values: Values) -> None:
    word_value(values, "mode", list(Fixing))
    payers_that_follow(values)


def _collection(values: Values) -> None:
    is_too_much_at_once(1, values)
    collection_day(values, "collection_day")
    decimal_value(values, "voluntary")


def _grades(values: Values) -> None:
    table = grade_table(values)
    grade_after_veto(table[0], str(value_of(values, "vetoed_at_most")), table)


def _patterns(values: Values) -> None:
    for code in values:
        shift_pattern(code, values)


def _alerts(values: Values) -> None:
    whole_values(values, "days_before")
    whole_value(values, "urgent_days")
    whole_value(values, "every_days_when_overdue", lowest=1)


def _whole(*keys: str, lowest: int = 0) -> Callable[[Values], None]:
    def read(values: Values) -> None:
        for key in keys:
            whole_value(values, key, lowest=lowest)

    return read


def _half(values: Values) -> None:
    word_value({"half": str(whole_value(values, "odd_zones_half"))}, "half", ["1", "2"])


def _money(*keys: str) -> Callable[[Values], None]:
    def read(values: Values) -> None:
        for key in keys:
            decimal_value(values, key)

    return read


_READERS: Mapping[str, Callable[[Values], object]] = {
    LEADER_TRAINING: training_rule,
    "dues.wage": scale,
    "dues.retired": scale,
    "dues.fixed": _money("monthly"),
    "dues.farmer": _money("lowest", "highest"),
    "dues.rounding": lambda values: rounded(Decimal(1), decimal_value(values, "step")),
    "dues.fixing": _fixing,
    "dues.base": _treatments,
    "dues.coal_base": _treatments,
    "dues.collection": _collection,
    "dues.collection_days": collection_days,
    "dues.rhythms": rhythms,
    "dues.arrears": lambda values: arrears_alert(1, values),
    "votes.half_rule": lambda values: word_value(values, "how", list(HalfRule)),
    "votes.ordinary": _votes,
    "votes.admission": _votes,
    "votes.election": _votes,
    "votes.committee": _votes,
    "votes.disposal": _votes,
    "votes.candidates": lambda values: share_value(values, "extra_share"),
    "terms.branch": term_rule,
    "terms.committee": term_rule,
    "terms.alerts": _alerts,
    "terms.steps": step_rules,
    "terms.resolve_span": resolve_span,
    "terms.request_span": request_span,
    "development.timers": timers,
    "development.local_timers": local_rule,
    "development.probation_reviews": local_rule,
    "development.political_review": local_rule,
    "development.filing": local_rule,
    "development.training": lambda values: is_training_enough(Decimal(1), Decimal(1), values),
    "development.standing": admission_periods,
    "development.steps": admission_steps,
    "development.papers": paper_rules,
    "publicity.development": publicity_rule,
    "publicity.score": publication_rule,
    "appraisal.excellent": lambda values: share_value(values, "share"),
    "meetings.themed_day": _whole("most_days_moved"),
    "meetings.own_rooms": own_rooms,
    "meetings.records": records_begin,
    "holidays.work_calendar": work_calendar,
    "grades.branch": _grades,
    "measures.vacant_posts": vacancy_rule,
    "measures.year_plan": year_plan_rule,
    "measures.year_summary": year_summary_rule,
    "measures.filing": filing_days,
    "measures.life_meeting": asked_steps,
    "measures.safety_lesson": lesson_rule,
    "measures.integrity_lesson": lesson_rule,
    "measures.hazard_fields": hazard_fields,
    "measures.honours": own_levels,
    "statistics.two_year": lambda values: cut_off(2001, values),
    "statistics.ages": lambda values: age_bands(date(2026, 12, 31), values),
    "statistics.schooling": schooling_groups,
    "statistics.joining": joining_rule,
    "statistics.occupations": occupations_rule,
    "statistics.frontline": frontline_rule,
    "statistics.year_page": year_page_rule,
    "shifts.patterns": _patterns,
    "slots.rest": rest_rule,
    "slots.times": meeting_times,
    "slots.quorum": usual_share,
    "slots.sheet_words": sheet_words,
    "slots.sheet_heads": sheet_heads,
    "slots.sheet_hours": sheet_hours,
    "entry_checks.records": limits,
    "tasks.reminders": reminders,
    "transfers.letter": letter_rule,
    "transfers.papers": papers_rule,
    "transfers.must": _whole("away_months", lowest=1),
    "transfers.abroad": abroad_rule,
    FLOATING_RULE: floating_months,
    "transfers.out_of_contact": out_of_contact_rule,
    "transfers.decisions": deciders,
    "transfers.reminders": transfer_reminders,
    "case_files.limits": case_limits,
    "case_files.steps": case_steps,
    "case_files.papers": case_papers,
    OWN: lambda values: [try_out_obligation(one) for one in values.values()],
    "attendance.counting": counting,
    "attendance.floor": lambda values: share_value(values, "share"),
    "attendance.absences": _whole("count", lowest=1),
    "attendance.dual_life": dual_life_kinds,
    "training.yearly": yearly_hours,
    "zones.half_year": _half,
    CONTEST_NAMES: rubric_names,
    FLAGS: flag_rules,
    BRANCH_RULE: branch_star_rules,
    MEMBER_RULE: member_star_rules,
    "areas.yearly": yearly_rule,
    "division.together": together_rule,
    "division.limits": limits_rule,
    "division.balance": balance_rule,
    "division.schooling": schooling_rule,
    "division.moves": moves_rule,
    HALF_YEAR: lambda values: quarter_weights(values, 2),
    YEAR: try_year,
    APPRAISAL_POINTS: appraisal_points,
    SECRETARY: try_secretary,
    REVIEW_POINTS: review_points,
    PAY_BANDS: pay_bands,
    PARTY_GROUP: group_blocks,
    LABELS: label_sizes,
    KEEPING: keeping,
    SECOND_PLACE: remind_after,
    "points.periods": period_words,
    "points.classes": member_classes,
    "points.rules": point_rules,
    "points.reach": reach_lines,
    "points.carry_over": carry_over,
    "points.prizes": prize_rule,
    "points.compare": comparing,
    "points.wall": lambda values: share_value(values, "share"),
}
