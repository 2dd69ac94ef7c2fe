"""Every sheet stands in the gallery with something real to show, in a mine and in an empty file."""

from datetime import date

import pytest

from dangjian_desktop.domain.problems import SentenceError
from dangjian_desktop.domain.wall_sheets import PLACE_WORDS, PURPOSE_WORDS
from dangjian_desktop.domain.wall_texts import OWN_PREFIX
from dangjian_desktop.operations.printouts import make_sheet, offered_sheets
from dangjian_desktop.operations.sheet_choices import change_sheet_choice
from dangjian_desktop.operations.wall_gallery import (
    OTHER_SHELF,
    gallery,
    sheet_names,
    sheet_sets_offered,
)
from dangjian_desktop.queries.activities import ActivityQuery
from dangjian_desktop.queries.found import FoundKind
from dangjian_desktop.queries.found_sheets import found_sheets, sheet_of
from dangjian_desktop.queries.ledger_books import books_by_code
from dangjian_desktop.queries.organisations import Tree
from dangjian_desktop.queries.quick_find import QuickFindQuery
from dangjian_desktop.storage.shipped_sheet_sets import shipped_sheet_sets
from tests import make
from tests.pdf import text

#: What is worked out on a page of its own and cannot be chosen here.
OF_A_PAGE = {"reconciliation", "division_proposal"}


def branch_id(on: date) -> int:
    return next(row.organisation_id for row in Tree.on(on).rows if row.name == "综采一队党支部")


def test_every_sheet_is_there_once_and_what_hangs_stands_first_by_place(mine, on):
    found = gallery(on, branch_id(on))
    codes = [code for one in found if not (code := one.info.code).startswith(OWN_PREFIX)]
    assert sorted(codes) == sorted({one.code for one in offered_sheets()} - OF_A_PAGE)
    walls = [one for one in found if one.is_wall]
    assert list(found[: len(walls)]) == walls
    places = list(PLACE_WORDS.values())
    assert [places.index(one.group) for one in walls] == sorted(
        places.index(one.group) for one in walls
    )
    assert {one.kind_word for one in walls} <= {*PURPOSE_WORDS.values()}


def test_no_form_is_left_without_a_shelf(data, on):
    lost = [one.info.code for one in gallery(on, None) if one.group == OTHER_SHELF]
    assert lost == []


@pytest.mark.parametrize("is_filled", [True, False])
def test_each_sheet_is_made_or_says_what_is_to_be_entered_first(data, request, on, is_filled):
    if is_filled:
        request.getfixturevalue("mine")
    made, refused = 0, []
    for one in gallery(on, branch_id(on) if is_filled else None):
        if one.info.code == "group_score":
            continue  # reckons a year: a bench measures it
        try:
            report = make_sheet(one.printout).report
        except SentenceError as error:
            refused.append((one.info.code, str(error)))
        else:
            made += 1
            assert report.pages
            assert not report.missing_glyphs
    assert made > (90 if is_filled else 5)
    assert all("请" in told for _code, told in refused), refused


def test_a_kept_choice_is_how_the_sheet_is_printed(runner, on):
    branch = make.branch("综采一队党支部")
    runner.run(change_sheet_choice(organisation_id=branch, sheet="", theme="plain"))
    runner.run(change_sheet_choice(organisation_id=branch, sheet="group_list", paper="A2横"))
    found = {one.info.code: one.printout for one in gallery(on, branch)}
    assert (found["group_list"].theme, found["group_list"].paper) == ("plain", "A2横")
    assert (found["organisation_chart"].theme, found["organisation_chart"].paper) == ("plain", "")
    assert found["roster"].theme == ""  # a form has no looks


def test_a_set_offers_only_sheets_that_there_are(data, on):
    sheets = {one.info.code: one for one in gallery(on, None)}
    (ten,) = sheet_sets_offered({"organisation_chart": sheets["organisation_chart"]})
    assert ten.sheets == ("organisation_chart",)
    assert sheet_sets_offered({}) == ()


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("themed_day_plan", "themed_day"),
        ("themed_day_record", "themed_day"),
        ("talk_record", "talk"),
        ("agenda_sheet", "committee_meeting"),
        ("meeting_minutes", "committee_meeting"),
    ],
)
def test_a_paper_of_one_kind_of_activity_is_shown_of_one_of_that_kind(mine, on, code, kind):
    shown = {one.info.code: one.printout for one in gallery(on, branch_id(on))}
    activity_id = shown[code].activity_id
    assert activity_id is not None
    assert ActivityQuery(activity_id).fetch().kind == kind


def test_a_record_is_shown_as_the_office_files_it(mine, on):
    shown = {one.info.code: one.printout for one in gallery(on, branch_id(on))}
    assert "缺席人员" in text(make_sheet(shown["meeting_minutes"]).content)


def test_a_paper_of_a_kind_that_was_never_held_is_of_no_other(data, on):
    branch = make.branch()
    make.activity("party_lecture", branch)
    shown = {one.info.code: one.printout for one in gallery(on, branch)}
    assert shown["talk_record"].activity_id is None


#: As product.md section 7 names them, and as branches ask for them.
ASKED_FOR = """
组织架构图 支委分工 党小组一览 三会一课制度 发展党员流程图 入党誓词 党员权利 党员义务
月历 年度运行表 党费公示 发展党员公示 积分榜 星级榜 五旗榜 承诺墙 责任区牌 先锋岗牌
隐患整改公示 党务公开目录 光荣榜 桌牌 通知 党员名册 党员信息卡 会议通知 签到表 会议记录
主题党日方案 主题党日记录 运行表 台账 考评表 积分登记 民主评议票 选举票 计票单 党费收缴表
谈话记录表 党小组月报 周安排 月工作计划 月工作小结 议题单 季度自查报告 半年总结 年度总结
述职 组织生活会 征求意见汇总 对照检查 整改清单 情况报告 评议登记表 推荐表 请示 批复
卷内目录 经费公示 表彰奖励公示 关怀帮扶公示 困难帮扶公示 组织机构图 公开栏 座位牌 红旗榜
荣誉榜 会议签到 党费表 花名册 考评得分 积分表 值班表
""".split()


def test_every_sheet_is_found_by_its_title_and_by_its_other_names(mine, on):
    """Its own title stands before the other names of others: it is among the first three."""
    names = sheet_names(on)
    for one in names:
        found = found_sheets(one.title.lower(), names)
        assert one in found[:3], one.title
        for other in one.also:
            assert one in found_sheets(other.lower(), names), other
    lost = [words for words in ASKED_FOR if not found_sheets(words, names)]
    assert lost == []


@pytest.mark.parametrize(
    "typed", ["通知（上墙）", "通知(上墙)", "党费收缴表（月）", "sczzshqkb", "ycybq"]
)
def test_a_sheet_is_found_with_its_brackets_and_however_its_characters_are_read(data, on, typed):
    found = QuickFindQuery(typed, on, sheets=sheet_names(on)).fetch()
    assert FoundKind.LAYOUT in [one.kind for one in found]


@pytest.mark.parametrize("typed", ["组织架构图", "zzjgt", "台账", "通知"])
def test_a_sheet_that_is_called_just_so_stands_before_records_that_mention_it(mine, on, typed):
    found = QuickFindQuery(typed, on, sheets=sheet_names(on)).fetch()
    kinds = [one.kind for one in found]
    assert FoundKind.LAYOUT in kinds
    mentioned = {FoundKind.ACTIVITY, FoundKind.DOCUMENT, FoundKind.TASK, FoundKind.ENTRY}
    assert not mentioned & {*kinds[: kinds.index(FoundKind.LAYOUT)]}


def test_the_notice_of_a_ledger_is_found_with_its_book(mine, on):
    found = found_sheets("工作经费公示", sheet_names(on))[0]
    assert (found.code, books_by_code()[found.book].short) == ("ledger_notice", "工作经费")
    assert sheet_of(found.uid) == (found.code, found.book)
    assert sheet_of("ledger_notice") == ("ledger_notice", "")


def test_every_other_name_is_of_a_sheet_that_there_is(data):
    assert shipped_sheet_sets().names.keys() <= {one.code for one in offered_sheets()}
