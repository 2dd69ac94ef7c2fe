"""Figures, points and records in words."""

from datetime import date

from dangjian_desktop.domain.measured import Figure, Record, RecordKind, Unknown
from dangjian_desktop.domain.problems import Sentence
from dangjian_desktop.domain.rubric import RubricItem, RuleKind, ScoringRule
from dangjian_desktop.domain.scoring import Given, item_score
from dangjian_desktop.queries.score_words import (
    change_text,
    figure_in_words,
    lost_text,
    points_text,
    record_in_words,
)
from tests.score_stories import D

COUNTED = ScoringRule("missing", RuleKind.EACH, "missing_general_meetings", D(2))
JUDGED = ScoringRule("files", RuleKind.EACH, points=D("0.5"), words="缺一份扣0.5分")
REACHED = ScoringRule("share", RuleKind.BELOW, points=D(1), target=D(95), words="到会率")


def told(rules, figures, **given):
    item = RubricItem("A1", "life", "某项", D(4), rules=rules)
    return [str(one) for one in figure_in_words(item_score(item, figures, **given))]


def test_what_was_counted_is_told_with_its_unit():
    assert told((COUNTED,), {"missing": Figure(D(1))}) == ["支部党员大会少开 1 次"]
    assert told((COUNTED,), {"missing": Figure(D(0))}) == ["没有扣分情形"]


def test_what_people_found_is_summed():
    both = (JUDGED, ScoringRule("late", RuleKind.EACH, points=D(1)))
    figures = {"files": Figure(D(2)), "late": Figure(D(1))}
    assert told(both, figures) == ["考核发现 3 次"]


def test_what_was_reached_is_told_even_where_it_is_enough():
    assert told((REACHED,), {"share": Figure(D(97))}) == ["到会率 97"]


def test_of_what_is_not_known_nothing_is_told():
    assert told((JUDGED,), {"files": Unknown(Sentence("没有记录。"))}) == []
    assert told((JUDGED,), {}, check_score=Given(None)) == ["没有扣分情形"]


def test_points_are_shown_without_hiding_what_decides():
    assert points_text(D("92.5")) == "92.5"
    assert points_text(D(90)) == "90.0"
    assert points_text(D("89.95")) == "89.95"
    assert points_text(D("89.999")) == "89.99"
    assert points_text(D("91.425")) == "91.42"
    assert change_text(D("-1.5")) == "−1.5"
    assert change_text(D(2)) == "+2.0"
    assert change_text(D(0)) == "0.0"


def test_what_a_rule_took_is_told():
    def took(kind, count, **more):
        rule = ScoringRule("r", kind, points=D(2), **more)
        item = RubricItem("A1", "life", "某项", D(4), rules=(rule,))
        figures = {} if count is None else {"r": Figure(D(count))}
        return str(lost_text(item_score(item, figures).rules[0]))

    assert took(RuleKind.EACH, 1) == "扣 2 分"
    assert took(RuleKind.EACH, 0) == "不扣分"
    assert took(RuleKind.EACH, None) == "待评"
    assert took(RuleKind.ZERO, 1) == "本项不得分"
    assert took(RuleKind.VETO, 1) == "一票否决"
    assert took(RuleKind.BONUS, 1, cap=D(3)) == "加 2 分"


def test_a_record_is_one_line():
    record = Record(RecordKind.FINDING, "x", Sentence("未戴安全帽"), date(2026, 8, 1), "轻微")
    assert str(record_in_words(record)) == "2026-08-01 未戴安全帽（轻微）"
    assert str(record_in_words(Record(RecordKind.FILE, "x", Sentence("某文")))) == "某文"


def test_a_record_that_tells_its_day_and_level_itself_is_not_told_them_twice():
    told = Sentence("2026-08-01 支委会：没有归档")
    record = Record(RecordKind.ACTIVITY, "x", told, date(2026, 8, 1), "没有归档")
    assert str(record_in_words(record)) == "2026-08-01 支委会：没有归档"
