"""The keys of quick find follow the rows, whatever is done and undone."""

import pytest

from dangjian_desktop.domain.people import PersonFacts
from dangjian_desktop.domain.vocabulary import Stage
from dangjian_desktop.operations.organisations import (
    add_organisation,
    correct_organisation_name,
    rename_organisation,
)
from dangjian_desktop.operations.people import add_person, change_person
from dangjian_desktop.storage.models import SearchKey
from dangjian_desktop.storage.search_index import How, SubjectKind, rebuild
from tests import make


def every_key() -> set[tuple[str, str, str, int]]:
    columns = (SearchKey.kind, SearchKey.how, SearchKey.key, SearchKey.subject_id)
    return set(SearchKey.select(*columns).tuples())


def keys(kind: SubjectKind, subject_id: int) -> set[tuple[str, str]]:
    return {
        (how, key) for k, how, key, subject in every_key() if (k, subject) == (kind, subject_id)
    }


def people_under(key: str) -> set[int]:
    return {
        subject for kind, _how, found, subject in every_key() if (kind, found) == ("person", key)
    }


def test_a_person_is_found_by_characters_pinyin_initials_and_numbers(data):
    number = make.id_number()
    person = make.person("张小三", id_number=number, mobile_phone="13900001234")
    found = keys(SubjectKind.PERSON, person)
    assert {
        (How.NAME, "张小三"),
        (How.NAME_INNER, "小三"),
        (How.NAME_INNER, "三"),
        (How.PINYIN, "zhangxiaosan"),
        (How.PINYIN_INNER, "xiaosan"),
        (How.INITIALS, "zxs"),
        (How.INITIALS_INNER, "xs"),
        (How.ID_TAIL, number[::-1].lower()),
        (How.PHONE_TAIL, "43210000931"),
    } <= found


def test_an_id_number_that_ends_in_x_is_kept_in_small_letters(data):
    number = next(n for s in range(1, 99) if (n := make.id_number(sequence=s)).endswith("X"))
    person = make.person("张三", id_number=number)
    (tail,) = (key for how, key in keys(SubjectKind.PERSON, person) if how == How.ID_TAIL)
    assert tail == "x" + number[-2::-1]


def test_a_former_name_and_a_name_with_a_dot_are_found(data):
    person = make.person("阿依·古丽", former_name="李四")
    found = keys(SubjectKind.PERSON, person)
    assert {(How.NAME, "阿依古丽"), (How.NAME, "李四"), (How.INITIALS, "aygl")} <= found
    assert (How.INITIALS, "ls") in found


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("单小春", ["shanxiaochun", "danxiaochun", "sxc", "dxc"]),
        ("仇大军", ["qiudajun", "choudajun", "qdj", "cdj"]),
        ("曾文", ["zengwen", "cengwen", "zw", "cw"]),
        ("查明", ["zhaming", "chaming", "zm", "cm"]),
        ("解放", ["xiefang", "jiefang", "xf", "jf"]),
        ("李长江", ["lichangjiang", "lzj", "lcj"]),
    ],
)
def test_every_reading_of_a_surname_leads_to_the_person(data, name, typed):
    person = make.person(name)
    for text in typed:
        assert person in people_under(text), text


def test_a_renamed_person_is_found_under_the_new_name_only(runner):
    person = make.person("张三")
    runner.run(change_person(person_id=person, changes={"name": "李四"}))
    assert people_under("zs") == set()
    assert people_under("ls") == {person}


def test_undo_brings_the_old_keys_back_and_redo_the_new_ones(runner):
    person = make.person("张三", mobile_phone="13900001234")
    before = every_key()
    runner.run(
        change_person(person_id=person, changes={"name": "李四", "mobile_phone": "13811112222"})
    )
    after = every_key()
    assert after != before
    runner.undo()
    assert every_key() == before
    runner.redo()
    assert every_key() == after


def test_undoing_an_entry_leaves_no_key_behind(runner):
    branch = make.branch()
    before = every_key()
    added = add_person(facts=PersonFacts(name="张三"), branch_id=branch, stage=Stage.FULL)
    runner.run(added)
    runner.undo()
    assert every_key() == before


def test_an_organisation_is_found_by_every_name_it_has_had(runner, on):
    branch = make.branch("综采一队党支部")
    runner.run(rename_organisation(organisation_id=branch, name="综掘二队党支部", on=on))
    found = keys(SubjectKind.ORGANISATION, branch)
    assert {(How.INITIALS, "zcyddzb"), (How.INITIALS, "zjeddzb")} <= found
    runner.undo()
    assert (How.INITIALS, "zjeddzb") not in keys(SubjectKind.ORGANISATION, branch)


def test_a_corrected_name_leaves_no_key_of_the_mistake(runner, on):
    branch = make.branch("综才一队党支部")
    runner.run(correct_organisation_name(organisation_id=branch, name="综采一队党支部", on=on))
    assert (How.NAME, "综才一队党支部") not in keys(SubjectKind.ORGANISATION, branch)
    assert (How.NAME, "综采一队党支部") in keys(SubjectKind.ORGANISATION, branch)


def test_what_has_no_bearing_on_the_keys_leaves_them_alone(runner):
    person = make.person("张三")
    before = every_key()
    runner.run(change_person(person_id=person, changes={"crew": "甲班"}))
    assert every_key() == before


def test_keys_made_anew_are_those_that_were_kept_all_along(runner, on):
    branch = make.branch("单县支部")
    make.group(branch)
    people = make.persons(40, branch)
    make.person("曾重乐", branch, id_number=make.id_number(), mobile_phone="13900001234")
    runner.run(change_person(person_id=people[3], changes={"name": "解行"}))
    runner.run(rename_organisation(organisation_id=branch, name="乐亭支部", on=on))
    runner.run(add_organisation(kind=make.OrganisationKind.BRANCH, name="多余支部"))
    runner.undo()
    kept = every_key()
    SearchKey.delete().execute()
    rebuild()
    assert every_key() == kept


def test_more_people_than_one_statement_takes_are_all_found(data):
    people = make.persons(1100)
    assert {subject for kind, how, _key, subject in every_key() if how == How.PINYIN} >= set(people)
    rebuild()
    assert {subject for kind, how, _key, subject in every_key() if how == How.PINYIN} >= set(people)
