"""The papers of a branch's daily work, each from its records and blank where there are none."""

from datetime import date

import pytest

from dangjian_desktop.domain.paper_forms import PaperLayout, PaperSubject
from dangjian_desktop.operations.paper_branch import branch_form_content, branch_letter_content
from dangjian_desktop.operations.paper_forms import sheet_of
from dangjian_desktop.operations.printout import BRANCH_FORM, BRANCH_LETTER, Printout
from dangjian_desktop.operations.printouts import print_sheet
from dangjian_desktop.operations.runner import RefusedError
from dangjian_desktop.operations.word_files import make_word
from dangjian_desktop.storage.shipped_papers import read_papers
from tests import make
from tests.conftest import RULES
from tests.pdf import texts

ON = date(2026, 11, 21)
SHIPPED = [
    form for form in read_papers(RULES.parent / "papers") if form.subject is PaperSubject.BRANCH
]
LETTERS = {form.code for form in SHIPPED if form.layout is PaperLayout.LETTER}


@pytest.fixture
def branch(data):
    committee = make.committee("星火煤矿党委")
    made = make.branch("综采一队党支部", committee)
    make.person("张三", branch=made)
    make.held("general_meeting", made, "2026-10-12", title="学习讨论")
    make.held("party_lecture", made, "2026-11-05", title="安全党课")
    make.activity("themed_day", made, "2026-11-25", title="义务劳动")
    return made


def asked(form, branch, **more):
    return Printout(sheet_of(form), ON, organisation_id=branch, form=form.code, **more)


def coded(code):
    return next(form for form in SHIPPED if form.code == code)


def letter(code, branch, **more):
    ((found,), _values) = branch_letter_content(asked(coded(code), branch, **more))
    return found


def table(code, branch, **more):
    _made, (card,), _values = branch_form_content(asked(coded(code), branch, **more), None)
    return card.sections[0].tables[0].rows


def test_everything_that_the_design_names_is_there():
    assert {"month_plan", "month_summary", "week_schedule", "life_opinions"} <= {
        form.code for form in SHIPPED
    } - LETTERS
    assert {"quarter_check", "half_year_summary", "year_summary", "duty_report"} <= LETTERS
    assert {"life_plan", "life_self_check", "life_report"} <= LETTERS
    assert {"notice", "request", "reply", "report", "official_letter"} <= LETTERS


@pytest.mark.parametrize("form", SHIPPED, ids=lambda form: form.code)
def test_every_paper_prints_and_leaves_for_word(branch, tmp_path, form):
    print_sheet(asked(form, branch), tmp_path / "a.pdf")
    whole = "".join("".join(page.split()) for page in texts(tmp_path / "a.pdf"))
    assert "{" not in whole
    assert "综采一队党支部" in whole
    assert make_word(asked(form, branch)).content.startswith(b"PK")


def test_a_plan_shows_the_month_and_a_summary_what_was_held(branch):
    assert [row[2] for row in table("month_plan", branch)][:3] == ["安全党课", "义务劳动", ""]
    assert [row[2] for row in table("month_summary", branch)][:2] == ["安全党课", ""]
    assert table("month_plan", branch, year=2026, month=10)[0][2] == "学习讨论"


def test_a_week_runs_from_monday_to_sunday(branch):
    _made, (card,), _values = branch_form_content(asked(coded("week_schedule"), branch), None)
    assert card.title == "综采一队党支部周工作安排（11月16日至11月22日）"
    assert set(card.sections[0].tables[0].rows[0]) == {""}


def test_a_report_counts_what_was_held_until_the_day(branch):
    found = letter("quarter_check", branch)
    assert found.title == "综采一队党支部2026年第四季度自查报告"
    assert found.to == "星火煤矿党委："
    assert "开展支部党员大会1次、党课1次。" in found.paragraphs
    assert "现有党员1名" in "".join(found.paragraphs)


def test_nothing_recorded_is_left_to_be_written_and_is_not_nought(branch):
    found = letter("quarter_check", branch, year=2026, month=2)
    assert "＿＿＿＿＿＿。" in found.paragraphs
    assert "0次" not in "".join(found.paragraphs)


def test_a_letter_that_was_typed_stands_in_place_of_the_declared_one(branch):
    found = letter(
        "request", branch, typed="关于购置图书的请示\n星火煤矿党委：\n妥否。\n附件：书目"
    )
    assert (found.title, found.to) == ("关于购置图书的请示", "星火煤矿党委：")
    assert (found.paragraphs, found.attachments) == (("妥否。",), ("书目",))
    assert found.signed == "综采一队党支部"


def test_without_a_branch_it_is_refused_in_words(branch):
    other = make.branch("机电队党支部", make.committee("另一党委"))
    assert other != branch
    with pytest.raises(RefusedError, match="请先选一个党支部"):
        branch_letter_content(Printout(BRANCH_LETTER, ON, form="notice"))
    with pytest.raises(RefusedError, match="还没有选要印的文书"):
        branch_form_content(Printout(BRANCH_FORM, ON, organisation_id=branch), None)


@pytest.mark.parametrize(
    ("code", "month", "title", "begins"),
    [
        ("half_year_summary", 6, "综采一队党支部2026年上半年工作总结", "2026年上半年，"),
        ("half_year_summary", 7, "综采一队党支部2026年下半年工作总结", "2026年下半年，"),
        ("year_summary", 11, "综采一队党支部2026年度工作总结", "2026年，"),
    ],
)
def test_a_summary_says_which_half_it_is_of(branch, code, month, title, begins):
    found = letter(code, branch, year=2026, month=month)
    assert found.title == title
    assert found.paragraphs[0].startswith(begins)
