"""The list of people: as of a day, narrowed, filtered, sorted."""

from dataclasses import replace
from datetime import date

import pytest

from dangjian_desktop.domain.vocabulary import (
    Education,
    LeaveReason,
    Post,
    Sex,
    Stage,
    Workplace,
)
from dangjian_desktop.operations.duplicates import merge_people
from dangjian_desktop.operations.organisations import close_organisation
from dangjian_desktop.operations.people import (
    advance_stage,
    change_person,
    end_post,
    move_to_branch,
    move_to_group,
)
from dangjian_desktop.queries.roster import BATCH, SCOPE_STAGES, RosterQuery, RosterRow, Scope
from dangjian_desktop.queries.roster_columns import ROSTER_COLUMNS
from tests import make


@pytest.fixture(autouse=True)
def _open(data):
    """Every test here fills a fresh file."""


def names(query: RosterQuery) -> list[str]:
    return [row.facts.name for row in query.fetch()]


def only(query: RosterQuery) -> RosterRow:
    (row,) = query.fetch()
    return row


def on_day(day: str, **narrowed: object) -> RosterQuery:
    return RosterQuery(date.fromisoformat(day), **narrowed)


def test_an_empty_file_has_an_empty_roster(on):
    assert RosterQuery(on).keys() == []
    assert RosterQuery(on, words="张 三", within=7).fetch() == []


def test_a_row_tells_everything_as_of_the_day(on):
    branch = make.branch()
    group = make.group(branch)
    person = make.person(
        "张三",
        branch,
        group=group,
        admitted_on="2001-06-30",
        confirmed_on="2002-07",
        born_on=make.day("1980-12-01"),
        standing_correction_months=12,
        crew="甲班",
    )
    make.post(person, group, Post.GROUP_LEADER)
    make.post(person, branch, Post.ORGANISATION_MEMBER)
    row = only(RosterQuery(on))
    assert row.person_id == person
    assert len(row.uid) == 16
    assert (row.facts.name, row.facts.crew) == ("张三", "甲班")
    assert row.stage is Stage.FULL
    assert (row.admitted_on, row.confirmed_on) == (make.day("2001-06-30"), make.day("2002-07"))
    assert (row.branch_id, row.branch_name) == (branch, make.BRANCH)
    assert (row.group_id, row.group_name) == (group, "第一党小组")
    assert row.posts == (Post.ORGANISATION_MEMBER, Post.GROUP_LEADER)
    assert (row.age, row.standing) == (45, 25)
    assert (row.left_on, row.leave_reason) == (None, None)


def test_nothing_known_is_nothing_shown(on):
    make.person("张三")
    row = only(RosterQuery(on))
    assert (row.admitted_on, row.confirmed_on, row.age, row.standing) == (None,) * 4
    assert (row.group_id, row.group_name, row.posts) == (None, "", ())


def test_stages_change_from_their_day_on():
    person = make.person("张三", stage=Stage.ACTIVIST, stage_since="2023-01-01")
    make.done(advance_stage(person_id=person, stage=Stage.CANDIDATE, since=date(2024, 5, 1)))
    make.done(advance_stage(person_id=person, stage=Stage.PROBATIONARY, since=date(2025, 5, 1)))
    make.done(advance_stage(person_id=person, stage=Stage.FULL, since=date(2026, 5, 1)))
    everybody = {"scope": Scope.EVERYBODY}
    assert names(on_day("2022-12-31", **everybody)) == []
    for day, stage in [
        ("2023-01-01", Stage.ACTIVIST),
        ("2024-04-30", Stage.ACTIVIST),
        ("2024-05-01", Stage.CANDIDATE),
        ("2025-05-01", Stage.PROBATIONARY),
        ("2026-04-30", Stage.PROBATIONARY),
        ("2026-05-01", Stage.FULL),
    ]:
        assert only(on_day(day, **everybody)).stage is stage
    assert names(on_day("2025-04-30")) == []
    past = only(on_day("2026-04-30"))
    assert (past.admitted_on, past.confirmed_on) == (make.day("2025-05-01"), None)


def test_a_member_is_on_the_roll_until_leaving_and_again_after_coming_back():
    branch = make.branch()
    person = make.person("张三", branch, since="2020-01-01")
    make.departure(person, date(2025, 3, 1))
    make.done(move_to_branch(person_ids=[person], branch_id=branch, on=date(2026, 2, 1)))
    for day, here in [
        ("2019-12-31", []),
        ("2020-01-01", ["张三"]),
        ("2025-02-28", ["张三"]),
        ("2025-03-01", []),
        ("2026-01-31", []),
        ("2026-02-01", ["张三"]),
    ]:
        assert names(on_day(day)) == here, day
    left = only(on_day("2025-12-31", scope=Scope.LEFT))
    assert (left.left_on, left.leave_reason) == (make.day("2025-03-01"), LeaveReason.TRANSFER)
    assert names(on_day("2025-02-28", scope=Scope.LEFT)) == []
    assert names(on_day("2026-02-01", scope=Scope.LEFT)) == []
    assert only(on_day("2026-02-01")).left_on is None


def test_a_date_known_to_the_month_counts_as_its_first_day():
    make.person("张三", since="2024-07", admitted_on="1998", confirmed_on="1999-07")
    assert names(on_day("2024-06-30")) == []
    assert names(on_day("2024-07-01")) == ["张三"]
    assert only(on_day("2024-07-01")).standing == 25


def test_an_unknown_day_of_confirmation_keeps_past_lists_whole_and_shows_nothing():
    make.person("张三", admitted_on="2001-06")
    assert names(on_day("2001-05-31")) == []
    assert only(on_day("2001-06-01")).stage is Stage.FULL
    row = only(on_day("2026-11-21"))
    assert row.admitted_on == make.day("2001-06")
    assert (row.confirmed_on, row.standing) == (None, None)


def test_a_move_to_another_branch_shows_in_each_on_its_days():
    first, second = make.branch("一支部"), make.branch("二支部")
    group = make.group(first)
    person = make.person("张三", first, group=group)
    make.post(person, first)
    make.done(move_to_branch(person_ids=[person], branch_id=second, on=date(2026, 3, 1)))
    before, after = on_day("2026-02-28"), on_day("2026-03-01")
    assert names(replace(before, within=first)) == ["张三"]
    assert names(replace(before, within=second)) == []
    assert names(replace(after, within=first)) == []
    row = only(replace(after, within=second))
    assert (row.branch_name, row.group_name, row.posts) == ("二支部", "", ())
    row = only(before)
    assert (row.branch_name, row.group_name, row.posts) == (
        "一支部",
        "第一党小组",
        (Post.SECRETARY,),
    )


@pytest.mark.parametrize("scope", Scope)
def test_each_scope_shows_its_stages(on, scope):
    branch = make.branch()
    for stage in Stage:
        make.person(stage.value, branch, stage=stage)
        make.departure(make.person(f"gone {stage}", branch, stage=stage), date(2026, 1, 1))
    expected = {stage.value for stage in SCOPE_STAGES[scope]}
    if scope is Scope.LEFT:
        expected = {f"gone {stage}" for stage in Stage}
    assert set(names(RosterQuery(on, scope=scope))) == expected


def test_the_whole_subtree_counts_and_a_group_is_only_itself(on):
    committee = make.committee()
    general = make.general_branch(under=committee)
    low, high = make.branch("机电一支部", general), make.branch("机关支部", committee)
    group = make.group(low)
    make.person("甲", low, group=group)
    make.person("乙", low)
    make.person("丙", high)
    within = {
        committee: {"甲", "乙", "丙"},
        general: {"甲", "乙"},
        low: {"甲", "乙"},
        high: {"丙"},
        group: {"甲"},
        404: set(),
        None: {"甲", "乙", "丙"},
    }
    for organisation, expected in within.items():
        assert set(names(RosterQuery(on, within=organisation))) == expected


def test_people_without_a_group_are_found_per_branch_and_per_day(on):
    branch = make.branch()
    group = make.group(branch)
    make.person("甲", branch, group=group)
    late = make.person("乙", branch)
    make.done(move_to_group(person_ids=[late], group_id=group, on=date(2026, 6, 1)))
    assert names(RosterQuery(on, within=branch, ungrouped=True)) == []
    assert names(on_day("2026-05-31", ungrouped=True)) == ["乙"]


def test_a_zone_narrows_to_its_branches(on):
    first, second = make.branch("一支部"), make.branch("二支部")
    make.person("甲", first)
    make.person("乙", second)
    assert names(RosterQuery(on, zone_branches=frozenset({second}))) == ["乙"]
    assert names(RosterQuery(on, zone_branches=frozenset())) == []


def test_chosen_people_stay_in_the_order_of_the_list(on):
    keys = make.persons(5)
    chosen = RosterQuery(on, people=(keys[3], keys[1])).keys()
    assert sorted(chosen) == [keys[1], keys[3]]
    listed = RosterQuery(on).fetch()
    assert chosen == [row.person_id for row in listed if row.person_id in chosen]


def test_everybody_may_be_chosen_however_many_they_are(on):
    keys = make.persons(3)
    assert len(RosterQuery(on, people=tuple(range(1, 60_001))).keys()) == len(keys)


def test_rows_come_in_the_order_asked_over_many_batches_and_unknown_ids_are_left_out(on):
    keys = make.persons(BATCH + 20)
    asked = [*reversed(keys), 999_999]
    assert [row.person_id for row in RosterQuery(on).rows(asked)] == asked[:-1]


def test_left_people_are_listed_where_they_were_last():
    first, second = make.branch("一支部"), make.branch("二支部")
    person = make.person("张三", first)
    make.done(move_to_branch(person_ids=[person], branch_id=second, on=date(2025, 1, 1)))
    make.departure(person, date(2026, 1, 1))
    left = on_day("2026-02-01", scope=Scope.LEFT)
    assert names(replace(left, within=second)) == ["张三"]
    assert names(replace(left, within=first)) == []
    assert names(left) == ["张三"]


# The filter line.


@pytest.fixture
def three() -> None:
    """Three people who differ in everything the filter line looks at."""
    branch = make.branch("综采一队党支部")
    group = make.group(branch, "检修党小组")
    first = make.person(
        "单小春",
        branch,
        group=group,
        sex=Sex.FEMALE,
        id_number=make.id_number("1990-05-12", 102),
        mobile_phone="13900001234",
        ethnicity="03",
        education=Education.BACHELOR,
        workplace=Workplace.SURFACE,
        crew="甲班",
        section="选煤厂",
        remark="100%_出勤",
    )
    make.post(first, branch, Post.SECRETARY)
    second = make.branch("机关党支部")
    make.person("李建国", second, stage=Stage.PROBATIONARY, former_name="李狗剩", trade="电工")
    make.person("Mary Li", second, occupation="Driver", native_place="山西", duty_area="东翼")


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("单小春", {"单小春"}),
        ("小春", {"单小春"}),
        ("shanxiao", {"单小春"}),
        ("danxiao", {"单小春"}),
        ("SXC", {"单小春"}),
        ("xsd", set()),
        ("cxs", set()),  # the initials backwards are nobody's
        ("gjl", set()),
        ("ljg", {"李建国"}),
        ("狗剩", {"李建国"}),
        ("lgs", {"李建国"}),
        ("1390000", {"单小春"}),
        ("1234", {"单小春"}),
        (make.id_number("1990-05-12", 102)[-4:].lower(), {"单小春"}),
        ("4321", set()),  # a number backwards is nobody's
        ("回族", {"单小春"}),
        ("女", {"单小春"}),
        ("本科", {"单小春"}),
        ("地面", {"单小春"}),
        ("甲班", {"单小春"}),
        ("选煤", {"单小春"}),
        ("100%", {"单小春"}),
        ("%_", {"单小春"}),
        ("0_", set()),
        ("电工", {"李建国"}),
        ("driver", {"Mary Li"}),
        ("山西", {"Mary Li"}),
        ("东翼", {"Mary Li"}),
        ("预备", {"李建国"}),
        ("正式党员", {"单小春", "Mary Li"}),
        ("综采", {"单小春"}),
        ("检修", {"单小春"}),
        ("机关", {"李建国", "Mary Li"}),
        ("支部书记", {"单小春"}),
        ("机关 预备", {"李建国"}),
        ("机关　电工", {"李建国"}),
        ("机关 甲班", set()),
        ("  ", {"单小春", "李建国", "Mary Li"}),
        ("没有的词", set()),
        ("'; DROP TABLE person; --", set()),
    ],
)
def test_every_word_of_the_filter_line_is_found_somewhere_in_the_row(three, on, words, found):
    assert set(names(RosterQuery(on, words=words))) == found


def test_words_meet_the_groups_and_posts_of_the_day(three, on):
    assert names(RosterQuery(on, words="书记")) == ["单小春"]
    (row,) = RosterQuery(on, words="单小春").fetch()
    make.done(move_to_group(person_ids=[row.person_id], group_id=None, on=date(2026, 11, 1)))
    assert names(RosterQuery(on, words="检修")) == []
    assert names(on_day("2026-10-31", words="检修")) == ["单小春"]


def test_an_ended_post_is_not_found(on):
    branch = make.branch()
    spell = make.post(make.person("张三", branch), branch)
    make.done(end_post(spell_id=spell, on=date(2026, 1, 1)))
    assert names(RosterQuery(on, words="书记")) == []
    assert names(on_day("2025-12-31", words="书记")) == ["张三"]


# Sorting.


def test_the_roll_goes_by_branch_then_post_then_name(on):
    committee = make.committee()
    second, first = make.branch("乙支部", committee), make.branch("甲支部", committee)
    for name in ("张三", "单小春", "艾青"):
        make.person(name, first)
    secretary, leader = make.person("周末", second), make.person("郑重", second)
    make.person("安心", second)
    make.post(secretary, second, Post.SECRETARY)
    make.post(leader, second, Post.PUBLICITY_MEMBER)
    order = ["周末", "郑重", "安心", "艾青", "单小春", "张三"]
    assert names(RosterQuery(on)) == order
    assert names(RosterQuery(on, descending=True)) == order[::-1]


@pytest.mark.parametrize("key", [column.key for column in ROSTER_COLUMNS])
def test_every_column_sorts_both_ways(three, on, key):
    query = RosterQuery(on, scope=Scope.EVERYBODY).with_sort(key, descending=False)
    everybody = {"单小春", "李建国", "Mary Li"}
    assert set(names(query)) == everybody
    assert set(names(query.with_sort(key, descending=True))) == everybody
    assert len(query.keys()) == len(everybody)


def make_pair(key: str) -> None:
    """Make 小 and 大, who stand in this order by the key, and 无, of whom nothing is known."""
    committee = make.committee()
    branches = [make.branch(name, committee) for name in ("乙支部", "甲支部")]
    groups = [make.group(branches[0], name) for name in ("二组", "一组")]
    nobody = make.branch("丙支部") if key == "branch" else branches[0]
    values: dict[str, tuple[object, object]] = {
        "born_on": (make.day("1980"), make.day("1980-07")),
        "age": (make.day("1990-01-01"), make.day("1980-01-01")),
        "education": (Education.DOCTOR, Education.BACHELOR),
        "sex": (Sex.MALE, Sex.FEMALE),
        "workplace": (Workplace.UNDERGROUND, Workplace.SURFACE),
        "is_floating": (False, True),
        "probation_extended_months": (6, 12),
        "crew": ("一班", "丁班"),
    }
    column = {"age": "born_on"}.get(key, key)
    for index, name in enumerate(("小", "大")):
        facts = {column: values[key][index]} if key in values else {}
        person = make.person(
            name,
            branches[index] if key == "branch" else branches[0],
            group=groups[index] if key == "group" else None,
            stage=Stage.PROBATIONARY if key == "stage" and name == "小" else Stage.FULL,
            admitted_on={"admitted_on": ("2001", "2001-02")}.get(key, (None, None))[index],
            confirmed_on={
                "confirmed_on": ("2001", "2001-02"),
                "standing": ("2011-01-01", "2001-01-01"),
            }.get(key, (None, None))[index],
            **facts,
        )
        if key == "posts":
            make.post(person, branches[0], (Post.SECRETARY, Post.YOUTH_MEMBER)[index])
    if key != "stage":
        make.person("无", nobody)


@pytest.mark.parametrize(
    "key",
    "born_on age education sex workplace is_floating probation_extended_months crew branch group "
    "stage admitted_on confirmed_on standing posts".split(),
)
def test_values_stand_in_their_own_order_and_the_unknown_stand_last_either_way(on, key):
    make_pair(key)
    last = [] if key == "stage" else ["无"]
    query = RosterQuery(on, sort_key=key)
    assert names(query) == ["小", "大", *last]
    turned = ["无", "大", "小"] if key == "branch" else ["大", "小", *last]
    assert names(replace(query, descending=True)) == turned


def test_names_sort_by_pinyin_and_same_values_by_name(on):
    for name in ("张三", "单小春", "艾青"):
        make.person(name, crew="甲班")
    assert names(RosterQuery(on, sort_key="name")) == ["艾青", "单小春", "张三"]
    assert names(RosterQuery(on, sort_key="name", descending=True)) == ["张三", "单小春", "艾青"]
    assert names(RosterQuery(on, sort_key="crew", descending=True)) == ["艾青", "单小春", "张三"]


def test_standing_sorts_as_it_is_shown_with_its_correction(on):
    make.person("甲", confirmed_on="2001-01-01")
    make.person("乙", confirmed_on="2005-01-01", standing_correction_months=120)
    query = RosterQuery(on, sort_key="standing")
    assert [row.standing for row in query.fetch()] == [25, 31]
    assert names(query) == ["甲", "乙"]


def test_the_last_branch_is_the_one_left_last_and_not_the_one_entered_last(runner, on):
    old, last = make.branch("老支部"), make.branch("末支部")
    person = make.person("甲", last, since="2015-01-01")
    make.departure(person, date(2025, 1, 1))
    earlier = make.person("甲", old, since="2010-01-01")
    make.departure(earlier, date(2015, 1, 1))
    runner.run(merge_people(kept_id=person, merged_id=earlier, on=on))
    left = RosterQuery(on, scope=Scope.LEFT)
    assert names(replace(left, within=last)) == ["甲"]
    assert names(replace(left, within=old)) == []
    assert [row.branch_name for row in left.fetch()] == ["末支部"]


def test_who_left_is_shown_with_the_last_branch_even_when_it_is_closed(on):
    branch = make.branch("老矿党支部")
    make.departure(make.person("甲", branch), date(2025, 1, 1), LeaveReason.TRANSFER)
    make.done(close_organisation(organisation_id=branch, on=date(2025, 6, 1)))
    (row,) = RosterQuery(on, scope=Scope.LEFT).fetch()
    assert (row.branch_id, row.branch_name) == (None, "老矿党支部")


def test_people_who_left_sort_by_day_and_reason(on):
    branch = make.branch()
    for name, day, reason in [
        ("甲", date(2025, 1, 1), LeaveReason.DEATH),
        ("乙", date(2024, 1, 1), LeaveReason.TRANSFER),
    ]:
        make.departure(make.person(name, branch), day, reason)
    left = RosterQuery(on, scope=Scope.LEFT)
    assert names(replace(left, sort_key="left_on")) == ["乙", "甲"]
    assert names(replace(left, sort_key="left_on", descending=True)) == ["甲", "乙"]
    assert names(replace(left, sort_key="leave_reason")) == ["乙", "甲"]


def test_what_happened_after_the_day_does_not_sort_it():
    branch = make.branch()
    late = make.person("甲", branch, admitted_on="2010-01-01", confirmed_on="2030-01-01")
    make.person("乙", branch, admitted_on="2010-01-01", confirmed_on="2011-01-01")
    make.done(change_person(person_id=late, changes={"crew": "甲班"}))
    query = on_day("2026-01-01", sort_key="confirmed_on", descending=True)
    assert [(row.facts.name, row.confirmed_on) for row in query.fetch()] == [
        ("乙", make.day("2011-01-01")),
        ("甲", None),
    ]
