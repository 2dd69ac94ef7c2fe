"""Entering points, classes, who takes no part, last year's points, and what the wall may show."""

import inspect
import zlib
from datetime import date
from decimal import Decimal

import pytest

from dangjian_desktop.domain.vocabulary import ClosingSubject, PointsExtent, Stage
from dangjian_desktop.operations.closings import close_period, reopen_period
from dangjian_desktop.operations.points import (
    change_points,
    end_exemption,
    record_exemption,
    record_points,
    record_points_class,
    record_publicity,
    record_year_points,
    remove_exemption,
    remove_points,
)
from dangjian_desktop.operations.runner import RefusedError
from dangjian_desktop.queries.points import PointsQuery
from dangjian_desktop.storage.models import (
    JournalEntry,
    PointClass,
    PointEntry,
    PointExemption,
    PointPublicity,
    ScoreFigure,
)
from tests import make

ON = date(2026, 11, 21)
MONTH = "2026-11"


@pytest.fixture
def branch(data):
    return make.branch("综采一队党支部", make.committee())


@pytest.fixture
def person(branch):
    return make.person("张三", branch)


def entered(people, number="2", period=MONTH, **more):
    told = {"reason": "带班抢修", "on": ON, **more}
    return make.done(
        record_points(person_ids=people, period=period, points=Decimal(number), **told)
    )


def closed(branch, period, on=ON):
    make.done(
        close_period(subject=ClosingSubject.POINTS, organisation_id=branch, period=period, on=on)
    )


def test_several_people_get_an_entry_each_and_undo_takes_them_together(branch, runner):
    people = [make.person(name, branch) for name in ("张三", "李四")]
    made = runner.run(
        record_points(
            person_ids=[*people, people[0]],
            period=MONTH,
            points=Decimal("1.5"),
            reason=" 抢险\n值守 ",
            on=ON,
            rule="extra",
            happened_on=date(2026, 11, 3),
        )
    ).result
    rows = list(PointEntry.select())
    assert [row.id for row in rows] == made
    assert {row.person_id for row in rows} == set(people)
    assert {(row.points, row.reason, row.organisation_id) for row in rows} == {
        (15_000, "抢险 值守", branch)
    }
    runner.undo()
    assert PointEntry.select().count() == 0


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({"number": "0"}, "分数是 0"),
        ({"number": "0.00001"}, "用不了"),
        ({"number": "NaN"}, "用不了"),
        ({"number": "1001"}, "1000"),
        ({"reason": " "}, "没有写理由"),
        ({"reason": "长" * 201}, "201 个字"),
        ({"period": "2026Q4"}, "请选月份"),
        ({"period": "November"}, "请选月份"),
        ({"period": "2026-12"}, "还没有到"),
        ({"happened_on": date(2026, 10, 31)}, "不在2026年11月"),
        ({"happened_on": date(2026, 11, 22)}, "还没有到"),
        ({"rule": "no_such_rule"}, "没有这条"),
        ({"rule": "meetings"}, "没有这条"),
        ({"rule": "extra", "number": "-1"}, "只能加分"),
        ({"rule": "own_violation"}, "只能扣分"),
        ({"rule": "extra", "number": "11"}, "最多 10 分"),
    ],
)
def test_what_cannot_be_entered_is_refused_in_words_and_nothing_is_written(person, told, words):
    with pytest.raises(RefusedError, match=words):
        entered([person], **told)
    assert PointEntry.select().count() == 0


def test_nobody_somebody_gone_and_somebody_who_is_no_member_are_refused(branch):
    guest = make.person("李四", branch, stage=Stage.ACTIVIST)
    for people, words in (([], "没有选人"), ([99], "没有这个人"), ([guest], "李四在 2026-11-21")):
        with pytest.raises(RefusedError, match=words):
            entered(people)


def test_an_entry_is_mended_and_removed(person):
    (entry,) = entered([person])
    make.done(
        change_points(
            entry_id=entry, points=Decimal(-1), reason="违章", on=ON, rule="own_violation"
        )
    )
    row = PointEntry.get_by_id(entry)
    assert (row.points, row.reason, row.rule) == (-10_000, "违章", "own_violation")
    with pytest.raises(RefusedError, match="只能扣分"):
        make.done(
            change_points(
                entry_id=entry, points=Decimal(1), reason="违章", on=ON, rule="own_violation"
            )
        )
    make.done(remove_points(entry_id=entry))
    with pytest.raises(RefusedError, match="已经不在了"):
        make.done(remove_points(entry_id=entry))


def test_a_closed_month_is_changed_only_after_its_correction_was_begun(branch, person):
    (entry,) = entered([person], period="2026-10")
    closed(branch, "2026-10")
    mended = change_points(entry_id=entry, points=Decimal(1), reason="改", on=ON)
    for work in (
        record_points(person_ids=[person], period="2026-10", points=Decimal(1), reason="补", on=ON),
        mended,
        remove_points(entry_id=entry),
        record_exemption(person_ids=[person], since=date(2026, 10, 5)),
        record_points_class(person_ids=[person], code="office", since=date(2026, 10, 1)),
        record_year_points(person_ids=[person], year=2025, points=Decimal(80), on=ON),
    ):
        with pytest.raises(RefusedError, match="请先开始更正"):
            make.done(work)
    make.done(record_exemption(person_ids=[person], since=date(2026, 11, 1)))  # after it: free
    make.done(
        reopen_period(
            subject=ClosingSubject.POINTS,
            organisation_id=branch,
            period="2026-10",
            on=ON,
            reason="写错了",
        )
    )
    make.done(mended)
    assert PointEntry.get_by_id(entry).points == 10_000


def test_a_class_follows_another_and_the_rules_again(person):
    for code, since in (("office", 1), ("retired", 10), ("", 20)):
        make.done(record_points_class(person_ids=[person], code=code, since=date(2026, 11, since)))
    told = [(row.code, row.since.day, row.until.day) for row in PointClass.select()]
    assert told == [("office", 1, 10), ("retired", 10, 20)]
    with pytest.raises(RefusedError, match="没有这个积分类别"):
        make.done(record_points_class(person_ids=[person], code="captain", since=ON))
    with pytest.raises(RefusedError, match="2026-11-10"):
        make.done(record_points_class(person_ids=[person], code="office", since=date(2026, 11, 5)))


def test_who_takes_no_part_has_days_and_no_reason_anywhere(person, runner):
    columns = {field.name for field in PointExemption._meta.sorted_fields}
    assert columns == {"id", "person", "since", "until"}
    made = record_exemption(person_ids=[person], since=date(2026, 11, 1))
    runner.run(made)
    (row,) = PointExemption.select()
    with pytest.raises(RefusedError, match="不必再登记"):
        make.done(record_exemption(person_ids=[person], since=date(2026, 12, 1)))
    with pytest.raises(RefusedError, match="不参评"):
        entered([person])
    with pytest.raises(RefusedError, match="不晚于"):
        make.done(end_exemption(exemption_id=row.id, until=date(2026, 11, 1)))
    make.done(end_exemption(exemption_id=row.id, until=date(2026, 12, 1)))
    make.done(record_exemption(person_ids=[person], since=date(2026, 12, 1)))
    make.done(remove_exemption(exemption_id=row.id))
    assert entered([person])
    with pytest.raises(RefusedError, match="已经不在了"):
        make.done(remove_exemption(exemption_id=row.id))


def test_exemptions_are_refused_in_words(person):
    for people, until, words in (
        ([], None, "没有选人"),
        ([person], date(2026, 11, 1), "不晚于"),
        ([99], None, "没有这个人"),
    ):
        with pytest.raises(RefusedError, match=words):
            make.done(record_exemption(person_ids=people, since=date(2026, 11, 1), until=until))


def test_points_of_last_year_are_entered_anew(person):
    for number in ("80", "86"):
        make.done(record_year_points(person_ids=[person], year=2025, points=Decimal(number), on=ON))
    assert [row.points for row in ScoreFigure.select()] == [860_000]
    for year, number, words in ((2026, "80", "还没有结束"), (2025, "-1", "0 到 1000")):
        with pytest.raises(RefusedError, match=words):
            make.done(
                record_year_points(person_ids=[person], year=year, points=Decimal(number), on=ON)
            )
    with pytest.raises(RefusedError, match="没有选人"):
        make.done(record_year_points(person_ids=[], year=2025, points=Decimal(1), on=ON))


def test_the_general_meeting_of_the_branch_decides_what_the_wall_shows(branch):
    other = make.branch("机电队党支部", make.committee("另一党委"))
    meeting = make.activity("general_meeting", branch, "2026-10-12")
    later = make.activity("general_meeting", branch, "2026-12-12")
    committee = make.activity("committee_meeting", branch, "2026-10-13")

    def resolved(extent=PointsExtent.EVERYBODY, **more):
        told = {
            "organisation_id": branch,
            "activity_id": meeting,
            "since": date(2026, 10, 12),
            "on": ON,
            **more,
        }
        make.done(record_publicity(extent=extent, **told))

    for more, words in (
        ({"activity_id": committee}, "由本支部的党员大会决定"),
        ({"organisation_id": other}, "由本支部的党员大会决定"),
        ({"activity_id": later}, "还没有开"),
        ({"activity_id": 99}, "已经不在了"),
        ({"since": date(2026, 10, 11)}, "早于党员大会"),
        ({"note": "长" * 201}, "201 个字"),
        ({"organisation_id": 1}, "按党支部定"),
    ):
        with pytest.raises(RefusedError, match=words):
            resolved(**more)
    resolved()
    resolved(PointsExtent.ALL_REACHED, since=date(2026, 11, 1))
    told = [(row.extent, row.until) for row in PointPublicity.select()]
    assert told == [
        (PointsExtent.EVERYBODY, date(2026, 11, 1)),
        (PointsExtent.ALL_REACHED, None),
    ]
    with pytest.raises(RefusedError, match="另有决定"):
        resolved(since=date(2026, 10, 20))
    resolved(PointsExtent.FIRST_THIRD, since=date(2026, 11, 1))
    assert PointPublicity.select().count() == 2


def test_no_word_of_why_somebody_takes_no_part_can_be_given_or_is_kept(person, runner):
    """A canary: the operations ask for days alone, and the journal keeps no text of them."""
    for work in (record_exemption, end_exemption, remove_exemption):
        asked = set(inspect.signature(work).parameters)
        assert asked <= {"writer", "person_ids", "exemption_id", "since", "until"}
    runner.run(record_exemption(person_ids=[person], since=date(2026, 11, 1)))
    written = JournalEntry.select().order_by(JournalEntry.id.desc()).first()
    assert written.label == "登记不参评"
    assert written.note == ""
    for word in ("原因", "理由", "病", "reason", "note"):
        assert word not in zlib.decompress(written.changes).decode()
    assert PointsQuery(ON, MONTH).fetch().rows[0].is_exempt
