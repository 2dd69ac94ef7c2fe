"""The publication of closed scores, its text, and the report of rewards."""

from datetime import date

import pytest

from dangjian_desktop.operations.paper_closings import (
    award_report_content,
    publication_content,
    publication_text,
)
from dangjian_desktop.operations.printout import AWARD_REPORT, SCORE_PUBLICATION, Printout
from dangjian_desktop.operations.printouts import print_sheet
from dangjian_desktop.operations.publications import post_closing
from dangjian_desktop.operations.runner import RefusedError
from dangjian_desktop.printing.errors import PrintingError
from dangjian_desktop.queries.closings import closing_of
from dangjian_desktop.storage.models import database
from tests import make, scored
from tests.scored import AFTER, LATER, Q3, SCORE, close, mark, reopen

POSTED = date(2026, 10, 9)


@pytest.fixture
def mine(data):
    return scored.mine()


def publication(organisation, on=AFTER):
    return Printout(SCORE_PUBLICATION, on, organisation_id=organisation, period=Q3)


def test_branch_points_and_grade_stand_on_it(mine, runner, tmp_path):
    committee, first, _second = mine
    close(runner, committee)
    lines, values = publication_content(publication(committee))
    assert [(one.branch, one.total, one.grade) for one in lines] == [
        ("采一支部", "95", "示范"),
        ("采二支部", "90", "示范"),
    ]
    assert values["organisation"] == "星火煤矿党委"
    assert values["period"] == "2026年第三季度"
    assert "自张贴之日起5个工作日" in values["days"]
    assert values["edition"] == "第1版　2026年10月8日关闭"
    assert publication_content(publication(first))[0] == lines  # of a branch: what stands for it
    report = print_sheet(publication(committee), tmp_path / "公示.pdf")
    assert (report.pages, report.missing_glyphs) == (1, ())


def test_the_text_says_until_when_one_may_object(mine, runner):
    committee, first, _second = mine
    key = close(runner, committee)
    runner.run(post_closing(closing_id=key, published_on=POSTED, on=POSTED))
    assert publication_text(committee, Q3, POSTED).splitlines()[:-1] == [
        "星火煤矿党委2026年第三季度党支部考评结果公示",
        "根据《支部考评 2026》，2026年第三季度各党支部考评结果如下，现予公示。",
        "1. 采一支部：95分，示范",
        "2. 采二支部：90分，示范",
        "公示期：2026年10月9日至2026年10月15日。如有异议，请在公示期内向星火煤矿党委提出。",
        "星火煤矿党委",
        "2026年10月9日",
    ]
    reopen(runner, committee)
    with pytest.raises(RefusedError, match="正在更正中"):
        publication_text(committee, Q3, LATER)
    mark(first, "57")
    close(runner, committee, LATER)
    told = publication_text(committee, Q3, LATER)
    assert "更正说明：采一支部责任区漏算一处" in told
    assert told.endswith(f"封存号：{closing_of(SCORE, first, Q3).seal[:4].upper()}" + told[-10:])


def test_what_is_open_or_vetoed_is_said(mine, runner):
    committee, *_rest = mine
    mark(make.branch("采三支部", committee), None, "B1")
    close(runner, committee, pending_reason="新成立")
    lines, _values = publication_content(publication(committee))
    assert (lines[2].grade, lines[2].note) == ("待评", "60分待评")
    assert "采三支部：40分，待评（60分待评）" in publication_text(committee, Q3, AFTER)


def test_what_cannot_be_published_is_refused_in_words(mine, runner):
    committee, *_rest = mine
    with pytest.raises(RefusedError, match="还没有关闭"):
        publication_content(publication(committee))
    with pytest.raises(RefusedError, match="没有选"):
        publication_content(publication(None))
    close(runner, committee)
    database.execute_sql("UPDATE closing SET contents = replace(contents, '\"55\"', '\"60\"')")
    with pytest.raises(RefusedError, match="封存校验不符"):
        publication_text(committee, Q3, AFTER)


@pytest.fixture
def awards(data):
    """One promise of each sort."""
    branch = make.branch()
    for promised, paid in (
        ("2026-10-20", "2026-10-20"),
        ("2026-10-20", "2026-10-25"),
        ("2026-11-01", None),
        ("2026-12-20", None),
    ):
        key = make.entry(
            "award",
            branch,
            "2026-10-08",
            "2026-11-20",
            honour="安全标兵",
            level="支部",
            reason="堵住一处隐患",
            money=300,
            people="王五",
            promised_on=promised,
            **({} if paid is None else {"paid_on": paid}),
        )
        if paid is not None:
            make.advanced(key, "paid", "2026-11-20")
    return branch


def report(branch, **more):
    return Printout(AWARD_REPORT, date(2026, 11, 21), organisation_id=branch, **more)


def test_the_report_tells_days_and_no_person(awards, tmp_path):
    lines, values = award_report_content(report(awards))
    assert [(one.payment, one.days) for one in lines] == [
        ("逾期未兑现", "20"),
        ("逾期兑现", "5"),
        ("未到期", ""),
        ("按期兑现", ""),
    ]
    assert "王五" not in str(lines)
    assert "300" not in str(lines)
    assert values["told"] == "按期兑现 1 件　逾期兑现 1 件　逾期未兑现 1 件　未到期 1 件"
    assert "最久迟 20 天" in values["branches"]
    assert print_sheet(report(awards, detail="public"), tmp_path / "兑现.pdf").pages == 1
    with pytest.raises(PrintingError):
        print_sheet(report(awards, detail="wall"), tmp_path / "墙.pdf")


def test_the_file_has_names_and_amounts_and_a_period_narrows(awards, tmp_path):
    lines, values = award_report_content(report(awards, detail="archive", period="2026Q4"))
    assert (lines[0].people, lines[0].money) == ("王五", "300.00")
    assert len(lines) == 4
    assert values["told"].startswith("2026年第四季度应兑现")
    print_sheet(report(awards, detail="archive"), tmp_path / "归档.pdf")
    lines, values = award_report_content(report(awards, period="2026Q3"))
    assert (lines, values["told"]) == ([], "2026年第三季度应兑现　没有承诺兑现的奖励")
    since, until = date(2026, 11, 1), date(2026, 11, 30)
    assert len(award_report_content(report(awards, since=since, until=until))[0]) == 1
