"""Saved views: which there are, the question each asks, and how a question is said."""

from datetime import date

import pytest
from pypinyin import lazy_pinyin

from dangjian_desktop.domain.filters import Condition, Filter, Operator, faults_of
from dangjian_desktop.domain.people import Sensitivity
from dangjian_desktop.domain.views import View
from dangjian_desktop.domain.vocabulary import Stage, Workplace
from dangjian_desktop.operations.runner import Operation
from dangjian_desktop.operations.views import add_view
from dangjian_desktop.queries.found import FoundKind
from dangjian_desktop.queries.organisations import Tree
from dangjian_desktop.queries.quick_find import QuickFindQuery
from dangjian_desktop.queries.roster import RosterQuery, Scope
from dangjian_desktop.queries.roster_columns import COLUMN_BY_KEY
from dangjian_desktop.queries.roster_filter import filter_columns
from dangjian_desktop.queries.views import ViewsQuery, question_in_words, question_of, view_asking
from dangjian_desktop.storage.models import SavedView
from dangjian_desktop.storage.shipped_views import shipped_views
from tests import make

ON = date(2026, 11, 21)


@pytest.fixture(autouse=True)
def _open(data):
    """Every test here fills a fresh file."""


def names(code: str) -> list[str]:
    row = next(row for row in ViewsQuery().fetch() if row.code == code)
    query = question_of(row.view, ON).value
    return [found.facts.name for found in query.fetch()]


def test_the_views_of_the_program_can_be_judged_and_are_spelled_as_they_are_called():
    columns = filter_columns(ON)
    codes = [code for code, _ in shipped_views()]
    assert len(set(codes)) == len(codes) >= 8
    assert len({view.name for _, view in shipped_views()}) == len(codes)
    for _code, view in shipped_views():
        assert faults_of(view.condition, columns) == ()
        assert question_of(view, ON).value is not None
        assert set(view.columns) <= COLUMN_BY_KEY.keys()
        spelled = [" ".join(word) if word.isdigit() else word for word in lazy_pinyin(view.name)]
        assert view.spelled == " ".join(spelled)


def test_each_view_of_the_program_lists_its_people():
    branch = make.branch()
    group = make.group(branch)
    phone = "13800001234"
    make.person(
        "老张", branch, group=group, admitted_on="1976-11", confirmed_on="1977-11",
        born_on=make.day("1950-01-02"), mobile_phone=phone,
    )  # fmt: skip
    make.person(
        "小李", branch, stage=Stage.PROBATIONARY, admitted_on="2026-06-20", group=group,
        born_on=make.day("1999-01-02"), workplace=Workplace.UNDERGROUND,
    )  # fmt: skip
    make.person("王五", branch, is_floating=True, is_out_of_contact=True, mobile_phone=phone)
    make.person("申请人", branch, stage=Stage.ACTIVIST, stage_since="2026-01-01")
    make.photo(make.person("赵六", branch, group=group, mobile_phone=phone))
    found = {code: sorted(names(code)) for code, _view in shipped_views()}
    assert found == {
        "full_members": sorted(["老张", "王五", "赵六"]),
        "probationary_members": ["小李"],
        "developing": ["申请人"],
        "underground": ["小李"],
        "sixty_and_over": ["老张"],
        "thirty_five_and_under": ["小李"],
        "political_birthday": ["老张"],
        "thirty_years": ["老张"],
        "fifty_years": ["老张"],
        "floating": ["王五"],
        "out_of_contact": ["王五"],
        "no_phone": ["小李"],
        "no_photo": sorted(["老张", "小李", "王五"]),
        "ungrouped": ["王五"],
    }


def test_the_branchs_own_views_come_first_and_one_of_a_newer_program_is_told():
    make.done(add_view(name="甲", view=View()))
    newer = {"name": "乙", "contents": '{"version": 99}', "place": 9}
    make.done(Operation("布景", "newer", lambda writer: writer.insert(SavedView, **newer)))
    first, second, *_ = ViewsQuery().fetch()
    assert (first.name, first.view_id is not None) == ("甲", True)
    assert (second.view, [fault.code for fault in second.faults]) == (None, ["view.newer"])


def test_a_question_becomes_a_view_and_the_view_the_same_question_again():
    committee = make.committee()
    branch = make.branch("一支部", committee)
    make.zone("第一协作区", [branch])
    query = RosterQuery(
        ON,
        within=branch,
        scope=Scope.FULL,
        words="检修",
        zone_branches=frozenset({branch}),
        ungrouped=True,
        sort_key="age",
        descending=True,
        condition=Filter(parts=(Condition("age", Operator.AT_LEAST, ("60",)),)),
    )
    view = view_asking(query, ("name", "age"))
    assert view.within == Tree.on(ON).get(branch).uid
    assert question_of(view, ON).value == query


@pytest.mark.parametrize("view", [View(within="0123"), View(zone="0123"), View(scope="new")])
def test_a_view_whose_place_is_gone_is_told(view):
    query, (fault,) = question_of(view, ON)
    assert query is None
    assert fault.code in ("view.place_gone", "view.newer")


def test_a_question_is_said_in_words():
    branch = make.branch("一支部")
    group = make.group(branch)
    sixty = Filter(parts=(Condition("age", Operator.AT_LEAST, ("60",)),))
    assert question_in_words(RosterQuery(ON)) == "在册党员"
    assert question_in_words(RosterQuery(ON, within=branch, scope=Scope.FULL, condition=sixty)) == (
        "一支部，正式党员，年龄 ≥ 60"
    )
    assert question_in_words(RosterQuery(ON, within=group)) == "一支部 第一党小组，在册党员"
    made = RosterQuery(ON, ungrouped=True, words="张 李")
    assert question_in_words(made) == "在册党员，未编入党小组，含“张 李”"
    make.zone("第一协作区", [branch])
    zoned = RosterQuery(ON, zone_branches=frozenset({branch}))
    assert question_in_words(zoned) == "第一协作区，在册党员"


def test_numbers_and_addresses_that_were_asked_for_go_to_no_paper():
    card = make.field("工资卡号", sensitivity=Sensitivity.MASKED)
    asked = Filter(
        parts=(
            Condition("id_number", Operator.CONTAINS, ("990000198001010012",)),
            Condition("address", Operator.CONTAINS, ("幸福小区三号楼",)),
            Condition(card.key, Operator.IS, ("6222",)),
            Condition("mobile_phone", Operator.EMPTY),
            Condition("crew", Operator.CONTAINS, ("采一",)),
        )
    )
    told = question_in_words(RosterQuery(ON, words="张 13800001234", condition=asked))
    for secret in ("990000198001010012", "幸福小区", "6222", "13800001234"):
        assert secret not in told
    assert "公民身份号码包含“…”" in told
    assert "138****1234" in told
    assert "采一" in told


@pytest.mark.parametrize("typed", ["井下", "jx", "jingxia", "一线"])
def test_a_view_is_found_by_characters_and_pinyin(typed):
    found = [row for row in QuickFindQuery(typed, ON).fetch() if row.kind is FoundKind.VIEW]
    assert ("井下一线", "underground") in [(row.title, row.uid) for row in found]


def test_a_view_of_the_branchs_own_is_found_by_pinyin():
    make.done(add_view(name="夜班骨干", view=View()))
    (found,) = [row for row in QuickFindQuery("ybgg", ON).fetch() if row.kind is FoundKind.VIEW]
    assert found.title == "夜班骨干"
    assert found.uid.startswith("own:")
