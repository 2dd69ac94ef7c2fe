"""The usual wording of rules: clear phrases become rules, unclear ones stay with a person."""

from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

import pytest

from dangjian_desktop.domain.rubric import Effect, RuleKind
from dangjian_desktop.domain.rubric_sheet_words import (
    MeasureWords,
    plain_words,
    read_rubric_sheet_words,
)
from dangjian_desktop.domain.rubric_wording import PhraseState, read_wording

FILE = Path(__file__).parents[2] / "resources" / "import" / "rubric_words.toml"
READ = read_rubric_sheet_words(FILE.read_text("utf-8"))
#: The words name no measure that goes by level; here an invented one stands for graded records.
GRADED = MeasureWords(
    "graded_by_level", ("三违",), ("轻微", "严重"), (), frozenset({RuleKind.LEVELS})
)
WORDS = replace(READ, measures=(*READ.measures, GRADED))


@dataclass(frozen=True)
class Known:
    """A measure as the reader sees it."""

    title: str
    unit: str = "次"
    levels: tuple[str, ...] = ()
    counts_reports: bool = False
    is_reach: bool = False


MEASURES = {
    "missing_committee_meetings": Known("少开的支委会"),
    "missing_themed_days": Known("少开展的主题党日"),
    "overdue_hazards": Known("超期的隐患", "条"),
    "vacant_posts": Known("空缺的支委职务", "个"),
    "reported_hazards": Known("上报的隐患", counts_reports=True),
    "attendance_rate": Known("出勤率", is_reach=True),
    "graded_by_level": Known("三违", "人次", ("轻微", "一般", "严重")),
}


def read(wording, title="某事", maximum=5, measures=MEASURES, most=None):
    """Return the phrases of a wording."""
    return read_wording(wording, title, Decimal(maximum), WORDS, measures, most)


def only(wording, **given):
    """Return the one phrase of a wording."""
    (phrase,) = read(wording, **given)
    return phrase


@pytest.mark.parametrize(
    ("wording", "kind", "points", "cap"),
    [
        ("少一次扣1分", "each", "1", None),
        ("每缺一项扣0.5分", "each", "0.5", None),
        ("每人每月扣０．５分", "each", "0.5", None),
        ("委员空缺每职扣1分", "each", "1", None),
        ("每组扣0.5分", "each", "0.5", None),
        ("缺一幅扣0.3分", "each", "0.3", None),
        ("迟报每份扣半分", "each", "0.5", None),
        ("每条扣一分", "each", "1", None),
        ("差错每处扣1 分", "each", "1", None),
        ("缺环节每个扣1分", "each", "1", None),
        ("缺每对扣0.2分", "each", "0.2", None),
        ("少一季度扣一点五分", "each", "1.5", None),
        ("-1分/次", "each", "1", None),
        ("缺计划扣1分", "once", "1", None),
        ("未公示扣两分", "once", "2", None),
        ("少一次扣1分，扣完为止", "each", "1", None),
        ("少一次扣1分，最多扣3分", "each", "1", "3"),
        ("少一次扣1分最多扣3分", "each", "1", "3"),
        ("少一次扣1分，累计不超过3分", "each", "1", "3"),
        ("少一次扣1分，以3分为限", "each", "1", "3"),
        ("每项加1分,最多加5分", "bonus", "1", "5"),
        ("获奖加2分", "bonus", "2", "2"),
        ("加分最多3分", "bonus", "1", "3"),
        ("未制定制度不得分", "zero", "0", None),
        ("超期未换届且未经批准,本项不得分", "zero", "0", None),
        ("发生重伤及以上事故，实行一票否决", "veto", "0", None),
        ("每缺2次扣1分", "above", "1", None),
    ],
)
def test_usual_wording(wording, kind, points, cap):
    rule = only(wording).rule
    assert (rule.kind.value, rule.points) == (kind, Decimal(points))
    assert rule.cap == (None if cap is None else Decimal(cap))


@pytest.mark.parametrize(
    ("wording", "kind", "target", "step", "points"),
    [
        ("超过3%后，每超1%扣0.5分", "above", 3, 1, "0.5"),
        ("超过五个百分点后，每超一个百分点扣一分", "above", 5, 1, "1"),
        ("低于85%每低5%扣1分", "below", 85, 5, "1"),
        ("低于百分之九十的，每降百分之一扣1分", "below", 90, 1, "1"),
        ("超过3天每超1天扣0.5分", "above", 3, 1, "0.5"),
        ("每超1%扣0.5分", "above", 0, 1, "0.5"),
    ],
)
def test_so_many_for_each_step(wording, kind, target, step, points):
    rule = only(wording).rule
    assert (rule.kind.value, rule.target, rule.step) == (kind, target, step)
    assert rule.points == Decimal(points)


def test_a_target_of_the_title_is_asked_and_never_taken_silently():
    phrase = only("每低1%扣0.5分", title="出勤率不低于90%")
    assert phrase.state is PhraseState.ASK
    assert (phrase.rule.kind, phrase.rule.measure) == (RuleKind.ABOVE, "")
    assert (phrase.offered.kind, phrase.offered.target) == (RuleKind.BELOW, 90)


@pytest.mark.parametrize(
    "wording",
    [
        "酌情扣分",
        "视情节扣1—3分",
        "扣1-3分",
        "由组织部综合评定",
        "少一次扣百分之五",
        "扣1分，情节严重加倍",
        "",
    ],
)
def test_what_is_not_clear_makes_no_rule(wording):
    phrases = read(wording)
    assert all(one.state is not PhraseState.READ for one in phrases)
    assert [one.rule.kind for one in phrases if one.rule] in ([], [RuleKind.ONCE, RuleKind.EACH])


def test_beside_a_clear_phrase_an_unclear_one_waits_for_a_person():
    clear, unclear = read("缺一次扣一分，情节严重的扣2分")
    assert (clear.rule.points, clear.words) == (1, "缺一次扣一分")
    assert unclear.state is PhraseState.JUDGED
    assert (unclear.rule.points, unclear.rule.is_judged) == (1, True)
    assert unclear.rule.words == "情节严重的扣2分"


def test_words_that_say_nothing_of_points_are_kept_without_a_rule():
    first, second = read("少一次扣1分，以台账为准")
    assert first.rule is not None
    assert (second.rule, second.code) == (None, "rubric_sheet.nothing_of_points")


def test_no_deduction_is_understood_as_no_rule():
    first, second = read("超期未答复每件扣1分;诉求数量不扣分", title="诉求办理")
    assert first.rule.points == 1
    assert (second.state, second.rule) == (PhraseState.READ, None)


class TestLevels:
    """轻微扣1分;一般扣2分;严重本项不得分 is one rule."""

    def test_levels_of_one_thing(self):
        phrase = only("轻微扣1分；一般扣2分；严重本项不得分", title="党员无三违")
        assert phrase.rule.kind is RuleKind.LEVELS
        assert phrase.rule.measure == "graded_by_level"
        assert [(one.label, one.effect, one.points) for one in phrase.rule.levels] == [
            ("轻微", Effect.DEDUCT, 1),
            ("一般", Effect.DEDUCT, 2),
            ("严重", Effect.ITEM_ZERO, 0),
        ]

    def test_behind_a_colon_and_between_commas(self):
        phrase = only("查出三违：轻微扣1分，一般扣2分，严重一票否决")
        assert phrase.rule.levels[2].effect is Effect.VETO

    def test_levels_that_the_measure_does_not_have_are_asked(self):
        phrase = only("轻微扣1分；重大扣2分", title="三违")
        assert phrase.state is PhraseState.ASK
        assert phrase.rule.measure == ""
        assert phrase.offered.measure == "graded_by_level"

    def test_accidents_are_left_to_a_person_and_pointed_out(self):
        phrase = only("轻伤扣3分;非伤亡扣1分;重伤及以上一票否决", title="党员身边无事故")
        assert (phrase.state, phrase.rewards_silence) == (PhraseState.ASK, True)
        assert (phrase.rule.kind, phrase.rule.is_judged) == (RuleKind.LEVELS, True)


class TestSilence:
    """A rule that takes points for what was reported is not taken by itself."""

    @pytest.mark.parametrize(
        ("title", "wording"),
        [
            ("隐患排查", "隐患每条扣1分"),
            ("隐患排查", "每上报一条扣0.5分"),
            ("诉求", "每件扣0.5分，最多扣2分"),
            ("安全", "发生事故一起扣2分"),
        ],
    )
    def test_is_pointed_out(self, title, wording):
        phrase = only(wording, title=title)
        assert (phrase.state, phrase.rule) == (PhraseState.ASK, None)
        assert phrase.rewards_silence
        assert phrase.offered is not None

    @pytest.mark.parametrize("wording", ["超期每条扣1分", "五定缺项每处扣0.5分", "瞒报每条扣2分"])
    def test_handling_that_is_late_or_missing_is_a_rule(self, wording):
        phrase = only(wording, title="隐患台账按期闭环")
        assert phrase.rule is not None
        assert not phrase.rewards_silence

    def test_a_bonus_for_reporting_is_no_deduction(self):
        assert not only("上报隐患每条加1分，最多加3分", title="隐患").rewards_silence


class TestMeasures:
    """Only what the program knows, only where one alone fits."""

    def test_proposed_by_title_and_phrase(self):
        phrase = only("少一次扣1分", title="支委会每月一次")
        assert (phrase.state, phrase.rule.measure) == (
            PhraseState.READ,
            "missing_committee_meetings",
        )

    def test_of_two_none_is_taken(self):
        phrase = only("少一次扣1分", title="支委会、主题党日")
        assert (phrase.state, phrase.rule.measure) == (PhraseState.ASK, "")
        assert "少开的支委会" in phrase.hint

    def test_never_one_that_the_program_does_not_have(self):
        assert only("少一次扣1分", title="支委会", measures={}).rule.measure == ""

    def test_reach_goes_with_targets_alone(self):
        assert only("低于85%每低5%扣1分", title="出勤率").rule.measure == "attendance_rate"
        assert only("低于85%每次扣1分", title="出勤率").rule.measure == ""


class TestPoints:
    """More than the item has, a bonus without a cap."""

    def test_more_than_the_item_has_is_asked(self):
        assert only("未完成扣6分").code == "rubric_sheet.too_much"
        assert only("未完成扣5分").state is PhraseState.JUDGED

    def test_a_bonus_without_a_cap_is_asked(self):
        assert only("每项加1分").code == "rubric_sheet.no_cap"
        assert only("每项加1分", maximum=0, most=Decimal(4)).rule.cap == 4


def test_numbers_before_phrases_part_them():
    phrases = read("1.少一次扣1分2.缺记录扣0.5分（3）未归档扣0.5分")
    assert [one.words for one in phrases] == ["少一次扣1分", "缺记录扣0.5分", "未归档扣0.5分"]


def test_brackets_are_kept_whole():
    assert only("记录不全（缺签到；缺决议）每处扣0.2分").rule.points == Decimal("0.2")


def test_numerals_are_digits_only_before_a_unit():
    assert (
        plain_words("三会一课少一次，一票否决，扣十二分", WORDS) == "三会一课少1次,一票否决,扣12分"
    )


def test_a_field_that_does_not_exist_is_refused():
    text = FILE.read_text("utf-8").replace("judge = [", "judges = [", 1)
    with pytest.raises(ValueError, match="judge"):
        read_rubric_sheet_words(text)


def as_read(wording, **given):
    """Return state, kind and words of the rule, and code of each phrase."""
    return [
        (
            one.state.name,
            one.rule and one.rule.kind.value,
            one.rule and str(one.rule.points),
            one.code.removeprefix("rubric_sheet."),
        )
        for one in read(wording, **given)
    ]


class TestNothingIsGuessedSilently:
    """Wordings that were once read as something else without a word."""

    def test_a_point_of_percent_is_a_unit_and_no_hundred(self):
        phrase = only("出勤率低于90%的，每低1个百分点扣0.2分", title="三会一课")
        assert (phrase.rule.kind, phrase.rule.target, phrase.rule.step) == ("below", 90, 1)
        assert phrase.rule.measure == "attendance_rate"
        asked = only("每低一个百分点扣0.2分", title="出勤率达到90%")
        assert (asked.state, asked.offered.target) == (PhraseState.ASK, 90)

    @pytest.mark.parametrize(
        "wording",
        [
            "完成得3分，未完成不得分",
            "全部完成得满分，80%以上得3分，60%以下不得分",
            "一档计4分，三档不得分",
        ],
    )
    def test_points_given_by_grade_are_left_whole_to_a_person(self, wording):
        assert as_read(wording) == [("JUDGED", None, None, "whole_judged")]

    def test_levels_that_add_are_no_deductions_by_level(self):
        told = as_read("公司级加2分；集团级加3分，最多5分", title="荣誉", maximum=0)
        assert told == [
            ("JUDGED", "bonus", "2", "no_measure"),
            ("JUDGED", "bonus", "3", "no_measure"),
        ]

    def test_a_cap_behind_several_effects_is_asked(self):
        first, second = read("缺一项扣1分，一项不规范扣0.5分，最多扣2分")
        assert (first.state, first.rule.cap) == (PhraseState.JUDGED, None)
        assert (second.state, second.code) == (PhraseState.ASK, "rubric_sheet.cap_of_which")
        assert second.rule.cap == 2

    def test_what_stands_below_a_heading_belongs_to_it(self):
        (phrase,) = read(
            "有下列情况之一的一票否决：①发生死亡事故②党员受党纪处分③弄虚作假", maximum=0
        )
        assert phrase.rule.kind is RuleKind.VETO
        assert (
            phrase.rule.words == "有下列情况之一的一票否决：发生死亡事故；党员受党纪处分；弄虚作假"
        )

    def test_of_a_list_no_one_measure_is_meant(self):
        phrase = only("下列每次扣1分：①少开支委会②无签到", title="支委会")
        assert (phrase.rule.kind, phrase.rule.measure) == (RuleKind.EACH, "")

    def test_a_punishment_and_who_takes_part_are_no_points(self):
        assert (
            as_read("少一次扣1分；党员受处分；未参加培训")[1:]
            == [("JUDGED", None, None, "nothing_of_points")] * 2
        )

    def test_without_lower_limit_is_asked_and_no_rule_of_its_own(self):
        for wording in ("每发生1起扣2分，扣分不设下限", "扣分不设下限，每发生1起扣2分"):
            assert as_read(wording) == [("ASK", "each", "2", "no_floor")]

    def test_days_are_not_what_a_measure_of_pieces_counts(self):
        phrase = only("超期1天扣0.1分", title="隐患")
        assert (phrase.state, phrase.code) == (PhraseState.ASK, "rubric_sheet.other_time")
        assert (phrase.rule.measure, phrase.offered.measure) == ("", "overdue_hazards")
        assert only("超期超过7天每条扣1分", title="隐患").state is PhraseState.ASK

    def test_time_that_the_measure_counts_by_is_not_asked(self):
        assert only("委员空缺超过3个月，每职扣1分").state is PhraseState.READ
        assert only("委员空缺超过6个月，每职扣1分").state is PhraseState.ASK
        assert only("缺1月扣1分", title="主题党日").state is PhraseState.READ

    def test_a_day_of_the_month_or_a_quota_is_no_step(self):
        for wording in ("每月25日前上报，迟报1份扣0.2分", "每人每月不少于2条，少1条扣0.2分"):
            assert only(wording).rule.kind is RuleKind.EACH
        stepped = only("每缺2次扣1分").rule
        assert (stepped.kind, stepped.step) == (RuleKind.ABOVE, 2)

    def test_only_what_is_over_a_quota_is_not_each(self):
        phrase = only("超额完成每增加1条加0.1分，最多加1分", title="隐患")
        assert (phrase.state, phrase.rule.measure) == (PhraseState.JUDGED, "")
        assert only("每条加0.1分，最多加1分", title="隐患").rule.measure == "reported_hazards"

    def test_a_bonus_left_to_a_person_keeps_its_cap(self):
        phrase = only("视情加分，酌情加1分，最多加3分", title="荣誉", maximum=0)
        assert (phrase.rule.kind, phrase.rule.cap) == (RuleKind.BONUS, 3)
