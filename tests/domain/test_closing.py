"""The frozen form of a period: the same bytes for the same figures, back without loss, sealed."""

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from dangjian_desktop.domain.closing import (
    Contents,
    FrozenBranch,
    FrozenEvidence,
    UnreadableContentsError,
    branches_of,
    canonical,
    frozen_branches,
    is_intact,
    read_contents,
    seal_of,
    short_seal,
    written,
)
from dangjian_desktop.domain.grades import Grade
from dangjian_desktop.domain.measured import Figure, Record, RecordKind, Unknown
from dangjian_desktop.domain.problems import Sentence
from dangjian_desktop.domain.rubric import (
    Effect,
    Rubric,
    RubricBlock,
    RubricItem,
    RuleKind,
    RuleLevel,
    ScoringRule,
)
from dangjian_desktop.domain.scoring import Given, item_score, total_score
from dangjian_desktop.domain.vocabulary import ClosingSubject, RubricSystem

GRADES = (
    Grade("示范", Decimal(90), 5),
    Grade("基本达标", Decimal(60), 2),
    Grade("待整顿", Decimal(0), 1),
)
SCORE = ClosingSubject.SCORE
MEETINGS = RubricItem(
    "B1",
    "life",
    "党员大会",
    Decimal(40),
    RubricSystem.WORK,
    "少一次扣2分",
    "组织部",
    (
        ScoringRule(
            "r1", RuleKind.EACH, "missing_general_meetings", Decimal("0.5"), words="少一次"
        ),
        ScoringRule("r2", RuleKind.ZERO),
    ),
)
SAFETY = RubricItem(
    "D3",
    "safety",
    "身边无事故",
    Decimal(60),
    rules=(
        ScoringRule(
            "r1",
            RuleKind.LEVELS,
            levels=(RuleLevel("轻伤", points=Decimal(3)), RuleLevel("重伤", Effect.VETO)),
        ),
        ScoringRule("r2", RuleKind.BONUS, points=Decimal(1), cap=Decimal(3)),
    ),
)
RUBRIC = Rubric(
    "支部考评",
    "2026",
    "考评表",
    (RubricBlock("life", "组织生活"), RubricBlock("safety", "安全")),
    (MEETINGS, SAFETY),
    date(2026, 1, 1),
    bonus_cap=Decimal(5),
)


def branch(count="2", *, judged=True):
    """A branch with every sort of thing that a score can hold."""
    record = Record(
        RecordKind.OBLIGATION,
        "",
        Sentence("{period} {title}：应开未开", period="2026年第三季度", title="党员大会"),
        date(2026, 9, 30),
        count=Decimal("1.5"),
    )
    proof = Record(
        RecordKind.ACTIVITY, "a1", Sentence("党员大会 {{七一}}"), date(2026, 7, 1), row_id=9
    )
    hurt = Record(RecordKind.ENTRY, "e1", Sentence("轻伤一人"), date(2026, 8, 2), "轻伤")
    meetings = item_score(
        MEETINGS,
        {
            "r1": Figure(Decimal(count), (record,), (proof,), Sentence("本期应开一次。")),
            "r2": Unknown(Sentence("统计不出来。"), is_failure=True, proofs=(proof,)),
        },
        Given(Decimal("39.5"), "自评"),
    )
    safety = item_score(
        SAFETY,
        {"r1": Figure(Decimal(1), (hurt,)), "r2": Figure(Decimal(2))},
        None,
        Given(None, "核定") if judged else Given(Decimal(55), "核减"),
    )
    items = (meetings, safety)
    return FrozenBranch(
        "b1",
        "综采一队党支部",
        RUBRIC,
        items,
        total_score(RUBRIC, items, GRADES, "基本达标"),
        (
            FrozenEvidence("B1", "会议记录本", "手写本一", "第12页", "原件在柜", "activity", "a1"),
            FrozenEvidence("D3", "照片", files=(("板.jpg", "0" * 64),)),
        ),
    )


def plain(frozen):
    """The branch as it reads back: sentences as texts, no rows of one file."""

    def record(one):
        return (one.kind, one.uid, str(one.text), one.day, one.level, one.count)

    def measured(one):
        told = [type(one).__name__, [record(r) for r in one.proofs]]
        if isinstance(one, Figure):
            note = None if one.note is None else str(one.note)
            return [*told, one.count, [record(r) for r in one.records], note]
        return [*told, str(one.reason), one.is_failure]

    items = [
        (
            item.item,
            [
                (r.rule, measured(r.measured), r.lost, r.won, r.is_zero, r.is_veto)
                for r in item.rules
            ],
            (item.counted, item.score, item.bonus, item.state, item.is_veto),
            (item.self_score, item.check_score, [str(one) for one in item.waits_for]),
        )
        for item in frozen.items
    ]
    return (frozen.uid, frozen.name, frozen.rubric, items, frozen.total, frozen.evidence)


def contents(**changed):
    told = {
        "subject": SCORE,
        "organisation_uid": "o1",
        "period": "2026Q3",
        "closed_on": date(2026, 10, 8),
        "covers": ("b1",),
        "body": frozen_branches([branch()], GRADES),
    }
    return Contents(**(told | changed))


@pytest.mark.parametrize("judged", [True, False])
def test_a_branch_comes_back_as_it_was_frozen(judged):
    frozen = branch(judged=judged)
    text = written(contents(body=frozen_branches([frozen], GRADES)))
    (back,) = branches_of(read_contents(text).body)
    assert plain(back) == plain(frozen)
    assert back.items[0].lost is None  # still 待评
    assert back.items[1].lost == frozen.items[1].lost


def test_what_is_read_and_written_again_is_the_same_bytes():
    text = written(contents(reason="更正", pending_reason="缺一项"))
    read = read_contents(text)
    assert written(read) == text
    assert written(replace(read, body=frozen_branches(branches_of(read.body), GRADES))) == text


def test_the_form_is_stable():
    """A seal of today must still hold with the program of next year."""
    text = written(contents(body={"b": [1, "二", None, True], "a": "0.5"}))
    assert text == (
        '{"body":{"a":"0.5","b":[1,"二",null,true]},"closed_on":"2026-10-08","covers":["b1"],'
        '"format":1,"organisation":"o1","pending_reason":"","period":"2026Q3","reason":"",'
        '"subject":"closed_score"}'
    )
    assert seal_of(text, SCORE, "o1", "2026Q3", 1, "") == (
        "b364f54ee58461ceb431e8b38faddcaead3083b7109f29c127e7b6ec08fba640"
    )


def test_contents_of_scores_hold_the_whole_rubric_and_no_float():
    body = json.loads(written(contents()), parse_float=pytest.fail)["body"]
    assert body["rubrics"][0]["item"][0]["wording"] == "少一次扣2分"
    assert body["grades"][0] == {"name": "示范", "lowest": "90", "stars": 5}
    (record,) = body["branches"][0]["items"][0]["rules"][0]["records"]
    assert record == {
        "kind": "obligation",
        "uid": "",
        "text": "2026年第三季度 党员大会：应开未开",
        "day": "2026-09-30",
        "count": "1.5",
    }


@pytest.mark.parametrize("told", [1.5, [1.5], {"a": {"b": 0.1}}, {1: "a"}])
def test_what_has_no_one_way_to_be_written_is_not_frozen(told):
    with pytest.raises(TypeError):
        canonical(told)


def test_a_seal_rests_on_all_that_it_seals():
    text = written(contents())
    whole = {
        "contents": text,
        "subject": SCORE,
        "organisation_uid": "o1",
        "period": "2026Q3",
        "edition": 2,
        "before": "5" * 64,
    }
    seal = seal_of(**whole)
    assert is_intact(seal, **whole)
    for changed in (
        {"contents": text.replace("39.5", "39.6")},
        {"subject": ClosingSubject.POINTS},
        {"organisation_uid": "o2"},
        {"period": "2026Q2"},
        {"edition": 3},
        {"before": ""},
    ):
        assert not is_intact(seal, **(whole | changed))


def test_a_seal_is_shown_short():
    assert short_seal("3f2a91bc07de" + "0" * 52) == "3F2A 91BC 07DE"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{",
        '{"format":2}',
        '{"format":1,"subject":"closed_score"}',
        written(contents()).replace("2026-10-08", "10月8日"),
        written(contents()).replace("closed_score", "closed_else"),
    ],
)
def test_contents_of_another_form_are_not_read(text):
    with pytest.raises(UnreadableContentsError):
        read_contents(text)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('"code":"B1","counted"', '"code":"B9","counted"'),
        ('"rubric":0', '"rubric":4'),
        ('"state":"judged"', '"state":"guessed"'),
        ('"kind":"activity","text"', '"kind":"rumour","text"'),
        ('"count":"2"', '"count":"two"'),
        ('"key":"r1","lost"', '"key":"r8","lost"'),
        ('"name":"支部考评"', '"name":""'),
    ],
)
def test_a_body_of_another_form_is_not_read(before, after):
    text = written(contents())
    assert before in text, text
    with pytest.raises(UnreadableContentsError):
        branches_of(read_contents(text.replace(before, after)).body)
