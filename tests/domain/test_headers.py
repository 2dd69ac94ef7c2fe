"""Headers found and columns recognised, in layouts as people really make them."""

import re

import pytest

from dangjian_desktop.domain.headers import (
    IMPORT_FIELDS,
    HeaderGuess,
    Recognised,
    column_letter,
    find_header,
    header_at,
    header_fingerprint,
    header_key,
    read_synonyms,
    shown_header,
)
from dangjian_desktop.domain.people import PERSON_FIELDS
from dangjian_desktop.domain.problems import InputError

ID = "990101199707101617"


def fields(guess: HeaderGuess | None) -> list[str | None]:
    assert guess is not None
    return [column.field for column in guess.columns]


def test_every_label_of_the_program_is_known(table):
    for key, label in IMPORT_FIELDS.items():
        assert table.field_key(label) == key
        assert table.field_key(key) == key
    assert {field.key for field in PERSON_FIELDS} < IMPORT_FIELDS.keys()


def test_a_synonym_table_with_an_unknown_field_is_no_table():
    with pytest.raises(ValueError, match="shoe_size"):
        read_synonyms("[fields]\nshoe_size = ['鞋码']\n[containing]\n")


@pytest.mark.parametrize(
    "written",
    [
        "姓名",
        "姓 名",
        "姓\n名",
        "*姓名",
        "姓名（必填）",
        "姓名(必填)",
        "【必填】姓名",
        "姓　名：",
        "★姓名",
    ],
)
def test_spaces_stars_and_remarks_do_not_matter(written):
    assert header_key(written) == "姓名"


def test_a_header_of_nothing_but_a_remark_keeps_it():
    assert header_key("（备注）") == "备注"


def test_a_header_is_shown_on_one_line():
    assert shown_header("出生\n年月") == "出生年月"
    assert shown_header("姓 名") == "姓 名"


@pytest.mark.parametrize(
    ("index", "letter"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")]
)
def test_columns_have_the_letters_of_spreadsheets(index, letter):
    assert column_letter(index) == letter


def test_a_fingerprint_does_not_depend_on_order_or_spacing():
    assert header_fingerprint(["姓 名", "性别", ""]) == header_fingerprint(["性别", "姓名"])
    assert header_fingerprint(["姓名"]) != header_fingerprint(["性别"])
    assert re.fullmatch("[0-9a-f]{32}", header_fingerprint(["姓名"]))


@pytest.mark.parametrize(
    ("rows", "expected", "first", "span"),
    [
        pytest.param(
            [["姓名", "性别"]],
            ["name", "sex"],
            0,
            1,
            id="the plain case",
        ),
        pytest.param(
            [
                ["名册"],
                [],
                ["说明：请如实填写", 2026.0],
                ["", "x"],
                ["姓 名*", "身份证\n号码", "入党\n时间"],
            ],
            ["name", "id_number", "admitted_on"],
            4,
            1,
            id="headers in row 5",
        ),
        pytest.param(
            [
                ["序号", "姓名", "入党情况", "", "类别"],
                ["", "", "入党时间", "转正时间", ""],
                [1.0, "吕凯", "2023.3", "2024.3", "正式党员"],
            ],
            [None, "name", "admitted_on", "confirmed_on", "stage"],
            0,
            2,
            id="a group over two columns",
        ),
        pytest.param(
            [["姓名", "入党", "", "转正", "联系"], ["", "时间", "地点", "时间", "电话"]],
            ["name", "admitted_on", "admitted_at_branch", "confirmed_on", "mobile_phone"],
            0,
            2,
            id="words parted between two rows",
        ),
        pytest.param(
            [["姓名", "姓名"], ["基本情况", ""], ["姓名", "性别"]],
            ["name", "sex"],
            2,
            1,
            id="a group line that says nothing",
        ),
        pytest.param(
            [["姓名", "入党情况", "入党情况"], ["姓名", "入党时间", "转正时间"]],
            ["name", "admitted_on", "confirmed_on"],
            1,
            1,
            id="merged cells filled by the reader",
        ),
        pytest.param(
            [["姓名", "性别", "党内", ""], ["", "", "情况", ""], ["", "", "入党时间", "转正时间"]],
            ["name", "sex", "admitted_on", "confirmed_on"],
            0,
            3,
            id="three rows",
        ),
        pytest.param(
            [["姓名", "性别"], ["", "（男/女）"], ["吕凯", "男"]],
            ["name", "sex"],
            0,
            2,
            id="a row of remarks",
        ),
        pytest.param(
            [["姓名", "性别"], ["", "男"], ["吕凯", "男"]],
            ["name", "sex"],
            0,
            1,
            id="a first person without a name is no header",
        ),
        pytest.param(
            [["党员本人姓名", "性别", ""], ["王强", "男", "入党时间"]],
            ["name", "sex"],
            0,
            1,
            id="a person is no second line of a header",
        ),
        pytest.param(
            [["姓名", "性别", 2025.0, "类别", "党小组"]],
            ["name", "sex", "stage", "group"],
            0,
            1,
            id="a number among the headers",
        ),
    ],
)
def test_a_header_is_found_where_it_stands(table, rows, expected, first, span):
    guess = find_header(rows, table)
    assert fields(guess) == expected
    assert (guess.first, guess.span) == (first, span)


@pytest.mark.parametrize(
    "rows",
    [
        [],
        [[]],
        [["会议签到表"], ["时间", "地点"], ["2026", "x"]],
        [["姓名"], ["吕凯"]],
        [["姓名", "血型"], ["吕凯", "A"], ["王强", "B"]],
        [["姓名" * 30, "性别"]],
        [["姓名", 1.0, 2.0], ["性别", 1.0]],
    ],
)
def test_a_sheet_without_a_roster_has_no_header(table, rows):
    assert find_header(rows, table) is None


def test_a_header_of_another_person_is_not_taken(table):
    rows = [
        ["姓名", "性别", "配偶情况", "", "入党介绍人姓名", "入党时间"],
        ["", "", "姓名", "身份证号", "", ""],
        ["吕凯", "男", "王某", ID, "李某", "2023.3"],
        ["王强", "男", "王某", ID, "李某", "2023.3"],
    ]
    guess = find_header(rows, table)
    assert fields(guess) == ["name", "sex", None, None, None, "admitted_on"]
    assert [c.header for c in guess.unknown] == ["配偶姓名", "配偶身份证号", "入党介绍人姓名"]
    assert guess.mapping["姓名"] == "name"


def test_the_more_telling_of_two_columns_gets_the_field(table):
    guess = find_header([["姓名", "职务", "党内职务", "岗位", "手机", "联系电话"]], table)
    by_field = guess.by_field
    assert by_field["posts"].header == "党内职务"
    assert {c.header: c.how for c in guess.unknown} == {
        "职务": Recognised.DUPLICATE,
        "联系电话": Recognised.DUPLICATE,
    }


def test_a_name_with_two_meanings_falls_to_the_free_one(table):
    by_field = find_header([["姓名", "职务", "党内职务"]], table).by_field
    assert by_field["posts"].header == "党内职务"
    assert by_field["occupation"].header == "职务"
    assert find_header([["姓名", "职务"]], table).by_field["posts"].header == "职务"


def test_a_header_that_contains_known_words_is_recognised(table):
    guess = find_header([["党员本人姓名", "现人员类别", "最高学历层次"]], table)
    assert fields(guess) == ["name", "stage", "education"]
    assert {c.how for c in guess.columns} == {Recognised.PART_OF_NAME}


def test_contents_tell_what_unknown_columns_hold(table):
    rows = [
        ["姓名", "代码", "属于", "血型", "联系人电话", ""],
        ["王强", ID, "综采一队党支部", "A", "13800000000", "男"],
        ["吕凯", ID, "综采一队党支部", "B", "13800000001", "男"],
    ]
    guess = find_header(rows, table)
    assert fields(guess) == ["name", "id_number", "branch", None, None, "sex"]
    assert guess.columns[-1].shown == "F列"
    assert guess.by_field["id_number"].how is Recognised.CONTENTS


def test_a_unit_column_full_of_branches_is_the_branch(table):
    rows = [
        ["单位", "姓名", "性别"],
        ["综采一队党支部", "王强", "男"],
        ["机电队党支部", "吕凯", "男"],
    ]
    assert find_header(rows, table).by_field["branch"].header == "单位"
    rows[1][0] = rows[2][0] = "综采一队"
    assert find_header(rows, table).by_field["section"].header == "单位"


def test_confirmed_pairs_win_over_everything(table):
    extended = table.extended_by([("代号", "姓名"), ("职务", "occupation"), ("性别", "")])
    guess = find_header([["代号", "职务", "性别", "类别"]], extended)
    assert fields(guess) == ["name", "occupation", None, "stage"]
    assert [c.how for c in guess.columns] == [
        Recognised.CONFIRMED,
        Recognised.CONFIRMED,
        Recognised.LEFT_OUT,
        Recognised.NAME,
    ]
    assert find_header([["代号", "职务"]], table) is None


def test_a_pair_with_an_unknown_field_is_told(table):
    with pytest.raises(InputError) as caught:
        table.extended_by([("代号", "鞋码"), ("姓名", "name"), ("x", "y")])
    assert [(p.code, p.where.field, p.found) for p in caught.value.problems] == [
        ("mapping.field_unknown", "代号", "鞋码"),
        ("mapping.field_unknown", "x", "y"),
    ]


def test_columns_are_corrected_on_screen_and_remembered(table):
    guess = find_header([["姓名", "性别", "出处", "岗位"]], table)
    changed = guess.with_fields({2: "occupation", 1: ""})
    assert fields(changed) == ["name", None, "occupation", None]
    assert changed.mapping == {"姓名": "name", "性别": "", "出处": "occupation", "岗位": ""}
    again = find_header(
        [["姓名", "性别", "出处", "岗位"]], table.extended_by(changed.mapping.items())
    )
    assert fields(again) == fields(changed)
    assert guess.fingerprint == changed.fingerprint


def test_a_header_does_not_reach_over_people_to_the_next_one(table):
    rows = [["姓名", "性别"], ["吕凯", "男"], ["姓名", "性别"]]
    assert header_at(rows, 0, table).span == 1
    assert find_header(rows, table).first == 0


def test_a_row_with_an_id_number_a_day_or_a_sex_is_no_header(table):
    unknown = ["人", "男女别", "哪个队", "号", "进党那天", "身份"]
    for person in (
        ["张三", "男", "一队", ID, "2010-07-01", "党员"],
        ["张三", "", "一队", "", "2010年7月", "党员"],
        ["张三", "女", "一队", "", "", "党员"],
        ["张三", "", "一队", "13800000000", "", "党员"],
    ):
        found = find_header([unknown, person, person], table)
        assert found is None or found.first == 0
        assert header_at([person, person], 0, table) is None
