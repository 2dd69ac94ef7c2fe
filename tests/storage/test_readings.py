"""How names are spelled and sorted."""

import subprocess
import sys

import pytest

from dangjian_desktop.storage.readings import (
    READINGS_PER_CHARACTER,
    SPELLINGS_PER_NAME,
    SURNAME_READINGS,
    readings,
    sort_name,
    spellings,
    surname_readings,
)


@pytest.mark.parametrize(
    ("surname", "own", "other"),
    [
        ("单", "shan", "dan"),
        ("仇", "qiu", "chou"),
        ("曾", "zeng", "ceng"),
        ("查", "zha", "cha"),
        ("解", "xie", "jie"),
        ("任", "ren", "ren"),
    ],
)
def test_a_surname_is_spelled_its_own_way_first_and_the_usual_way_too(surname, own, other):
    assert surname_readings(surname)[0] == own
    assert other in surname_readings(surname)


def test_inside_a_name_the_usual_reading_comes_first():
    assert readings("解")[0] == "jie"
    assert spellings("王解")[0] == ("wang", "jie")


def test_an_organisation_has_no_surname():
    assert spellings("单县支部", is_person=False)[0][0] == readings("单")[0]


@pytest.mark.parametrize("name", ["单长行", "曾重乐", "解和行", "查长重", "仇行长"])
def test_both_readings_of_the_surname_survive_however_many_the_given_name_has(name):
    found = spellings(name)
    assert len(found) <= SPELLINGS_PER_NAME
    assert len(set(found)) == len(found)
    assert {words[0] for words in found} == set(surname_readings(name[0]))


def test_unusual_readings_of_the_given_name_are_there_too():
    assert ("li", "chang", "jiang") in spellings("李长江")
    assert ("li", "zhang", "jiang") in spellings("李长江")


def test_every_surname_of_the_table_keeps_its_common_reading():
    for surname, own in SURNAME_READINGS.items():
        found = surname_readings(surname)
        assert found[0] == own
        assert set(readings(surname)) <= set(found)


def test_a_name_with_a_hundred_ambiguous_characters_is_spelled_at_once():
    assert len(spellings("重" * 100, is_person=False)) == SPELLINGS_PER_NAME


def test_few_readings_of_a_character_are_kept():
    assert len(readings("和")) == READINGS_PER_CHARACTER


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("阿依·古丽", ("a", "yi", "gu", "li")),
        ("吕 布", ("lv", "bu")),
        ("Li3", ("l", "i", "3")),
        ("綜採一隊", ("zong", "cai", "yi", "dui")),
        ("䶮", ("yan",)),
        ("㛃", ("jie",)),
    ],
)
def test_letters_digits_and_rare_characters_are_spelled_and_marks_are_not(name, words):
    assert spellings(name)[0] == words


@pytest.mark.parametrize("name", ["", "·", "　", "😀", "！"])
def test_what_cannot_be_spelled_has_no_spelling_and_sorts_as_it_stands(name):
    assert spellings(name) == ()
    assert sort_name(name) == " " + name


def test_names_sort_by_pinyin_and_the_same_sound_by_its_characters():
    names = ["张三", "单小春", "艾青", "章三", "曾国"]
    assert sorted(names, key=sort_name) == ["艾青", "单小春", "曾国", "张三", "章三"]
    assert sort_name("张三") == "zhang san 张三"


def test_pypinyin_is_not_loaded_before_a_chinese_name_is_written():
    script = (
        "import sys; from dangjian_desktop.storage import readings, database;"
        "readings.readings('a'); assert 'pypinyin' not in sys.modules;"
        "readings.readings('张'); assert 'pypinyin' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", script], check=True)
