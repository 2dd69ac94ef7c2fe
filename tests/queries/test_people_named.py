"""Whom a name means, and who is offered while it is typed."""

from datetime import date

from dangjian_desktop.queries.people_named import MOST_OFFERED, PeopleNamedQuery, PeopleTypedQuery
from tests import make

ON = date(2026, 11, 21)


def test_namesakes_are_all_found_and_told_apart(data):
    first, second = make.branch("甲支部"), make.branch("乙支部")
    ids = [make.person("张三", first), make.person("张三", second)]
    make.person("张三丰", first)
    found = PeopleNamedQuery("张 三", ON).fetch()
    assert [(one.person_id, one.distinct_name) for one in found] == [
        (ids[0], "张三（甲支部）"),
        (ids[1], "张三（乙支部）"),
    ]
    assert PeopleNamedQuery("王五", ON).fetch() == []


def test_namesakes_of_one_branch_are_told_apart_by_birth_and_crew(data):
    branch = make.branch("甲支部")
    old = make.person("张三", branch, born_on="1970-03-02")
    other = make.person("张三", branch, crew="检修班")
    third, fourth = (make.person("张三", branch) for _ in range(2))
    words = {one.person_id: one.distinct_name for one in PeopleTypedQuery("zs", ON).fetch()}
    assert words == {
        old: "张三（甲支部，1970-03-02）",
        other: "张三（甲支部，检修班）",
        third: f"张三（甲支部，#{third}）",
        fourth: f"张三（甲支部，#{fourth}）",
    }


def test_who_has_left_can_still_be_named(data):
    person = make.person("张三")
    make.departure(person, ON)
    (found,) = PeopleNamedQuery("张三", ON).fetch()
    assert (found.person_id, found.distinct_name) == (person, "张三")


def test_people_are_offered_by_characters_pinyin_and_initials(data):
    make.person("单小春")
    make.person("张三")
    for typed in ("单", "sxc", "shanxiao", "SXC", "小春", "ｓｘｃ"):
        assert [one.name for one in PeopleTypedQuery(typed, ON).fetch()] == ["单小春"]
    assert PeopleTypedQuery("", ON).fetch() == []
    assert PeopleTypedQuery("xyz", ON).fetch() == []


def test_no_more_are_offered_than_help(data):
    make.persons(40)
    assert len(PeopleTypedQuery("z", ON).fetch()) <= MOST_OFFERED
