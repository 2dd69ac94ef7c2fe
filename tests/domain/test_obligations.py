"""Obligations: rule values, periods, states at their edges, and reasons in words."""

from datetime import date

import pytest

from dangjian_desktop.domain.obligations import (
    OWN,
    Due,
    Every,
    Found,
    Needs,
    Obligation,
    Subject,
    Way,
    amber_from,
    column_of,
    event_period,
    in_force,
    month_ends,
    obligations_of,
    periods_of,
    reasons,
    records_begin,
    try_out_obligation,
    unmet_state,
    worst,
)
from dangjian_desktop.domain.problems import Sentence
from dangjian_desktop.domain.rule_values import RuleValueError
from dangjian_desktop.domain.rules import Confidence, Level, RuleChange, RuleVersion, rules_in_force
from dangjian_desktop.domain.vocabulary import ActivityState, ObligationState

VALUES = {
    "enabled": True,
    "subject": "branch",
    "way": "meetings",
    "kinds": ("themed_day",),
    "every": "month",
    "count": 1,
    "amber_days": 10,
    "repairable": False,
    "needs": "all",
    "by_notice": False,
}
DUE = date(2026, 11, 30)


def made(**changes):
    return try_out_obligation({**VALUES, **changes})


def version(name, values):
    return RuleVersion(
        f"obligations.{name}",
        "某事",
        "条例",
        Confidence.HIGH,
        Level.LOCAL,
        None,
        values,
        name == "own",
    )


def test_the_values_of_a_rule_become_an_obligation():
    told = made(needs="committee", count=2)
    assert told == Obligation(
        "",
        "",
        Subject.BRANCH,
        Way.MEETINGS,
        ("themed_day",),
        Every.MONTH,
        2,
        10,
        False,
        Needs.COMMITTEE,
        False,
        "",
    )


@pytest.mark.parametrize(
    "changes",
    [
        {"kinds": "talk"},
        {"enabled": 1},
        {"repairable": "yes"},
        {"by_notice": None},
        {"every": "week"},
        {"count": 0},
        {"amber_days": -1},
        {"subject": "mine"},
        {"way": ""},
        {"needs": ""},
    ],
)
def test_values_with_which_nothing_can_be_reckoned_are_told(changes):
    with pytest.raises(RuleValueError):
        made(**changes)


def test_what_is_switched_off_is_not_owed_and_own_ones_have_their_own_title():
    own = {"a": {**VALUES, "title": "自定"}, "b": {**VALUES, "title": "停用", "enabled": False}}
    rules = rules_in_force(
        [
            version("first", VALUES),
            version("off", {**VALUES, "enabled": False}),
            version("own", own),
        ],
        [],
        DUE,
    )
    assert [(one.name, one.title) for one in obligations_of(rules)] == [
        ("obligations.first", "某事"),
        (f"{OWN}/a", "自定"),
    ]
    assert obligations_of(rules)[0].source.startswith("条例")


def test_a_change_of_a_rule_holds_for_periods_that_end_after_it():
    change = RuleChange("obligations.first", "count", 2, None)
    rules = rules_in_force([version("first", VALUES)], [change], DUE)
    (told,) = obligations_of(rules)
    assert told.count == 2
    before = obligations_of(rules_in_force([version("first", VALUES)], [], DUE))
    at = {day: before if day < date(2026, 7, 1) else (told,) for day in month_ends(2026)}
    counts = {period.code: one.count for one, period in in_force(at, 2026)}
    assert (counts["2026-06"], counts["2026-07"]) == (1, 2)


def test_periods_have_codes_words_and_their_last_days():
    assert [(p.code, p.label) for p in periods_of(Every.QUARTER, 2026)][1] == (
        "2026Q2",
        "2026年第二季度",
    )
    assert [p.code for p in periods_of(Every.HALF_YEAR, 2026)] == ["2026H1", "2026H2"]
    assert [p.last for p in periods_of(Every.MONTH, 2024)][1] == date(2024, 2, 29)
    (year,) = periods_of(Every.YEAR, 2026)
    assert (year.code, year.label, year.year) == ("2026", "2026年", 2026)
    assert periods_of(Every.EVENT, 2026) == ()
    assert len(month_ends(2026)) == 12
    assert column_of(Every.QUARTER, periods_of(Every.QUARTER, 2026)[1]) == 6
    assert column_of(Every.YEAR, year) == 13


@pytest.mark.parametrize(
    ("on", "state"),
    [
        (date(2026, 11, 19), ObligationState.OPEN),
        (date(2026, 11, 20), ObligationState.DUE_SOON),
        (date(2026, 11, 30), ObligationState.DUE_SOON),
        (date(2026, 12, 1), ObligationState.MISSED),
    ],
)
def test_what_is_not_done_turns_amber_and_red_on_its_days(on, state):
    assert unmet_state(made(), DUE, on) is state
    assert amber_from(made(), DUE) == date(2026, 11, 20)


def test_what_can_be_made_up_for_is_overdue_and_a_notice_is_awaited():
    assert unmet_state(made(repairable=True), DUE, date(2026, 12, 1)) is ObligationState.OVERDUE
    assert unmet_state(made(), None, date(2026, 12, 1)) is ObligationState.AWAITING_NOTICE


def test_a_cell_shows_the_worst():
    assert worst([]) is None
    assert worst([ObligationState.MET, ObligationState.DUE_SOON]) is ObligationState.DUE_SOON
    assert worst([ObligationState.MISSED, ObligationState.OVERDUE]) is ObligationState.MISSED


def due(state=ObligationState.OPEN, told=None, **more):
    period = periods_of(Every.MONTH, 2026)[10]
    values = {"due_on": DUE, **more}
    return Due(told or made(), 1, "一队", period, state=state, **values)


def said(one, on=date(2026, 11, 20)):
    return [str(line) for line in reasons(one, on)]


def test_a_reason_names_period_day_findings_and_what_is_missing():
    found = (
        Found(date(2026, 11, 5), "主题党日", counts=False, state=ActivityState.PLANNED),
        Found(date(2026, 11, 25), "主题党日", counts=False, state=ActivityState.PLANNED),
        Found(date(2026, 11, 8), "主题党日", counts=False, state=ActivityState.CANCELLED),
        Found(date(2026, 11, 9), "主题党日", counts=True),
    )
    assert said(due(told=made(count=2), found=found)) == [
        "期间：2026年11月（2026-11-01 至 2026-11-30）",
        "到期日：2026-11-30，还有 10 天",
        "2026-11-05 主题党日，日子已过，没有登记",
        "2026-11-25 主题党日，已安排，还没有登记",
        "2026-11-08 主题党日，已取消",
        "2026-11-09 主题党日，已记录",
        "应 2 次，已有 1 次，还差 1 次",
    ]


def test_a_reason_tells_what_is_past_and_what_is_met():
    assert said(due(ObligationState.MISSED), date(2026, 12, 2))[1:] == [
        "到期日：2026-11-30，已过 2 天",
        "应 1 次，已有 0 次，还差 1 次",
        "没有登记不等于没有开：开过的请补登记，"
        "那时还没有用本程序的请在规则“组织生活从哪天起记”里写明",
        "这一期已经过去，以后再开的会算在当时那一期，不能补这一期",
    ]
    met = due(ObligationState.MET, found=(Found(DUE, "主题党日", counts=True),))
    assert said(met)[-1] == "应 1 次，已有 1 次"


def test_a_reason_names_people_a_notice_and_what_is_not_there():
    told = made(way="talks", subject="member", kinds=())
    lines = said(due(told=told, missing=("张三",), asked=3, notice=Sentence("通知")))
    assert lines[2:] == ["通知", "应有 3 人，已有 2 人", "还没有做到的 1 人：张三"]
    waiting = said(due(ObligationState.AWAITING_NOTICE, told=told, due_on=None))
    assert waiting[1] == "还没有登记上级通知，到期日待定；所属年度 2026"
    assert waiting[-1] == "没有找到有关的记录"
    assert said(due(ObligationState.MET, told=told))[-1].startswith("到期日")


def test_a_matter_of_a_person_names_the_person():
    assert due(person_name="张三").subject == "一队 张三"
    assert due().subject == "一队"
    period = event_period(date(2026, 6, 10), date(2026, 12, 10))
    assert (period.code, period.label) == ("2026-06-10/2026-12-10", "2026-06-10 至 2026-12-10")


def test_the_day_from_which_records_are_kept_is_a_day():
    assert records_begin({"begin": "2026-11-01"}) == date(2026, 11, 1)
    for wrong in ({"begin": "十一月"}, {"begin": "2026-02-31"}, {}):
        with pytest.raises(RuleValueError):
            records_begin(wrong)
