"""The figures of a year: each from the page that owns it, 没有记录 where nothing is recorded."""

from datetime import date
from decimal import Decimal

import pytest

from dangjian_desktop.domain.dues import Payer
from dangjian_desktop.domain.dues_entries import BaseDraft
from dangjian_desktop.domain.vocabulary import AwayKind, Sex, Stage
from dangjian_desktop.domain.year_figures import NO_RECORD, FigureSection, YearFigure
from dangjian_desktop.operations import people
from dangjian_desktop.operations.away import record_away
from dangjian_desktop.operations.development import add_admission
from dangjian_desktop.operations.dues import record_payment
from dangjian_desktop.operations.dues_bases import record_base, record_waiver
from dangjian_desktop.operations.rules import change_rule
from dangjian_desktop.queries.year_figures import YearFiguresQuery
from tests import make
from tests.dues_stories import base, paid

ON = date(2026, 11, 20)


def figures(
    within: int | None = None, year: int = 2026, on: date = ON
) -> dict[tuple[FigureSection, str], YearFigure]:
    found = YearFiguresQuery(year, on, within).fetch()
    assert all(one.source for one in found)
    told = {(one.section, one.key): one for one in found}
    assert len(told) == len(found)
    return told


def texts(section: FigureSection, within: int | None = None) -> dict[str, str]:
    return {key: one.text for (place, key), one in figures(within).items() if place is section}


@pytest.fixture
def branch(data):
    """A branch with three members, of whom one is new."""
    found = make.branch()
    make.person("甲", found, sex=Sex.MALE)
    make.person("乙", found, sex=Sex.FEMALE)
    make.person("丙", found, stage=Stage.PROBATIONARY, admitted_on="2026-03-01")
    return found


def test_an_empty_branch_has_no_records(data):
    make.branch()
    assert {one.text for one in figures().values()} <= {NO_RECORD, "0%"}


def test_members_with_what_is_not_filled_in(branch):
    told = figures(branch)
    women = told[FigureSection.MEMBERS, "women"]
    assert (women.text, str(women.detail)) == ("1 名", "另有 1 名未填")
    assert told[FigureSection.MEMBERS, "minority"].text == NO_RECORD  # of nobody is it filled in
    assert texts(FigureSection.MEMBERS, branch)["members"] == "3 名"


def test_changes_are_those_of_the_balance(branch):
    make.departure(make.person("丁", branch), date(2026, 5, 1))
    told = texts(FigureSection.CHANGES, branch)
    assert (told["last"], told["developed"], told["moved_out"]) == ("3 名", "1 名", "1 名")


def test_steps_on_the_way_in(branch):
    key = make.person("戊", branch, stage=Stage.ACTIVIST, stage_since="2024-01-01")
    make.done(people.advance_stage(person_id=key, stage=Stage.CANDIDATE, since=date(2026, 2, 2)))
    told = texts(FigureSection.DEVELOPMENT, branch)
    assert told["became_candidate"] == "1 名"
    assert told["became_probationary"] == "1 名"
    assert told["became_applicant"] == NO_RECORD  # no applicant was ever entered
    assert told["stage_applicant"] == NO_RECORD
    assert told["became_activist"] == "0 名"  # there was one, who became it before the year
    assert told["stage_activist"] == "0 名"
    assert told["became_full"] == "0 名"
    assert told["stage_candidate"] == "1 名"


def test_a_case_on_the_way_makes_what_did_not_happen_a_zero(branch):
    key = make.person("戊", branch, stage=Stage.APPLICANT, stage_since="2026-01-01")
    make.done(add_admission(person_id=key, opened_on=date(2026, 1, 1), on=ON))
    told = texts(FigureSection.DEVELOPMENT, branch)
    assert (told["became_applicant"], told["became_activist"]) == ("1 名", "0 名")
    assert (told["stage_applicant"], told["stage_candidate"]) == ("1 名", "0 名")


def test_activities_with_attendance(branch):
    make.activity("general_meeting", branch, "2026-03-10")
    told = figures(branch)
    assert told[FigureSection.LIFE, "held_general_meeting"].text == NO_RECORD  # only planned
    make.held("general_meeting", branch, "2026-06-10")
    told = figures(branch)
    assert told[FigureSection.LIFE, "held_general_meeting"].text == "1 次"
    assert str(told[FigureSection.LIFE, "held_general_meeting"].detail) == "出勤没有登记"
    assert told[FigureSection.LIFE, "held_party_lecture"].text == NO_RECORD
    assert told[FigureSection.LIFE, "rate"].text == NO_RECORD


def test_the_page_lists_what_the_rule_says(branch):
    for key, value in (("kinds", ["talk"]), ("books", ["award", "谈心谈话"])):
        make.done(change_rule(rule="statistics.year_page", key=key, value=value, note="试试"))
    life = texts(FigureSection.LIFE, branch)
    assert [key for key in life if key.startswith("held_")] == ["held_talk"]
    assert list(texts(FigureSection.LEDGERS, branch)) == ["book_award", "book_talk_record"]


def test_rows_of_ledgers_in_the_year(branch):
    for day in ("2026-04-01", "2025-04-01"):
        make.entry("hazard", branch, day, content="护栏松动")
    told = figures(branch)[FigureSection.LEDGERS, "book_hazard"]
    assert told.text == "1 条"
    assert str(told.detail) == "已办结 0 条"
    assert texts(FigureSection.LEDGERS, branch)["book_award"] == NO_RECORD


def test_a_year_that_has_not_begun_has_no_page(branch):
    assert YearFiguresQuery(2027, ON, branch).fetch() == []
    assert figures(branch, 2025, ON)[FigureSection.MEMBERS, "members"].text == "2 名"


def test_dues_are_those_of_the_accounts_and_of_the_last_month(branch):
    make.done(record_base(draft=BaseDraft(1, date(2026, 1, 1), Payer.WAGE, Decimal(5000))))
    assert texts(FigureSection.DUES, branch)["collected"] == NO_RECORD
    make.done(
        record_payment(
            person_id=1,
            organisation_id=branch,
            paid_on=date(2026, 11, 10),
            amount=Decimal("50.00"),
            shares={date(2026, 11, 1): Decimal("50.00")},
            on=ON,
        )
    )
    told = figures(branch)
    assert told[FigureSection.DUES, "collected"].text == "50.00 元"
    assert told[FigureSection.DUES, "balance"].text == "50.00 元"
    paid = told[FigureSection.DUES, "paid"]
    assert (paid.label, paid.text) == ("11 月党费交齐率", "100%")
    assert texts(FigureSection.DUES)["paid"] == "100%"


def test_how_the_payers_of_a_year_stand(branch):
    """The line below the yearly statistics: in full, reduced, waived, more than 1000 yuan."""
    keys = ("in_full", "reduced", "waived", "generous")
    assert [texts(FigureSection.DUES, branch)[key] for key in keys] == [NO_RECORD] * 4
    full, part, free = 1, 2, 3
    for person in (full, part, free):
        base(person, "3000", since="2026-09")
    pay = dict.fromkeys(("2026-09", "2026-10"), "15")
    paid(full, branch, {**pay, "2026-11": "1015"}, on=ON, is_voluntary=True)
    paid(part, branch, {**pay, "2026-11": "10"}, on=ON)
    keep = {"approval": "矿党发〔2026〕9号", "since": date(2026, 11, 1), "on": ON}
    make.done(record_waiver(person_id=part, monthly=Decimal(12), **keep))
    make.done(record_waiver(person_id=free, until=date(2026, 11, 30), **keep))
    told = texts(FigureSection.DUES, branch)
    assert [told[key] for key in keys] == ["1 名", "1 名", "1 名", "1 名"]
    in_full = figures(branch)[FigureSection.DUES, "in_full"]
    assert str(in_full.detail) == "有应交月份的 3 名"
    paid(part, branch, {"2026-11": "2"}, on=ON)
    assert (
        texts(FigureSection.DUES, branch)["in_full"] == "2 名"
    )  # of the other two months are open
    paid(free, branch, pay, on=ON)
    assert texts(FigureSection.DUES)["in_full"] == "3 名"


def test_who_owes_for_no_month_has_not_paid_in_full(branch):
    for person in (1, 2):
        base(person, "3000", since="2026-10")
    paid(1, branch, dict.fromkeys(("2026-10", "2026-11"), "15"), on=ON)
    keep = {"approval": "矿党发〔2026〕9号", "since": date(2026, 10, 1), "on": ON}
    make.done(record_waiver(person_id=2, until=date(2026, 12, 31), **keep))
    found = figures(branch)
    in_full, waived = (found[FigureSection.DUES, key] for key in ("in_full", "waived"))
    assert (in_full.text, str(in_full.detail)) == ("1 名", "有应交月份的 1 名")
    assert waived.text == "1 名"


def test_a_month_is_asked_of_nobody_before_its_collection_day(branch):
    base(1, "3000", since="2026-10")
    paid(1, branch, {"2026-10": "15"}, on=ON, paid_on="2026-10-20")
    for on, told in ((date(2026, 11, 1), "1 名"), (ON, "0 名")):
        assert figures(branch, on=on)[FigureSection.DUES, "in_full"].text == told


def test_who_moved_within_the_year_owes_in_both_branches_and_is_one_person_of_the_mine(branch):
    other = make.branch("机运队党支部", under=make.committee())
    base(1, "3000", since="2026-08")
    paid(1, branch, {"2026-08": "15", "2026-09": "15"}, on=ON)
    make.done(people.move_to_branch(person_ids=[1], branch_id=other, on=date(2026, 10, 1)))
    known = {
        place: figures(place)[FigureSection.DUES, "in_full"] for place in (branch, other, None)
    }
    assert [one.text for one in known.values()] == ["1 名", "0 名", "0 名"]
    assert str(known[None].detail) == "有应交月份的 1 名"


def test_the_way_in_is_that_of_its_page(branch):
    key = make.person("己", branch, stage=Stage.APPLICANT, stage_since="2026-03-02")
    assert texts(FigureSection.DEVELOPMENT, branch)["cases"] == NO_RECORD
    make.done(add_admission(person_id=key, opened_on=date(2026, 3, 2), on=ON))
    told = texts(FigureSection.DEVELOPMENT, branch)
    assert told["cases"] == "1 名"
    assert told["overdue"] == "1 名"  # nobody has talked with the applicant within a month
    assert told["faulty"] == "0 名"


def test_who_is_away_is_told(branch):
    assert texts(FigureSection.CHANGES, branch)["floating"] == NO_RECORD
    make.done(
        record_away(
            person_id=1,
            kind=AwayKind.FLOATING,
            since=date(2026, 2, 1),
            destination="外地工地",
            on=ON,
        )
    )
    assert texts(FigureSection.CHANGES, branch)["floating"] == "1 名"
