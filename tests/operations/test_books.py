"""The book editor: own books, and changes of the program's that take nothing away."""

import json
from datetime import date

import pytest

from dangjian_desktop.domain.problems import InputError
from dangjian_desktop.operations.books import (
    add_book,
    add_book_choice,
    add_book_field,
    change_book,
    change_book_field,
    close_book,
    close_book_choice,
    close_book_field,
    move_book_fields,
    remove_book_field,
    rename_book,
    reopen_book,
    reopen_book_choice,
    reopen_book_field,
)
from dangjian_desktop.operations.ledgers import add_entry, change_entry
from dangjian_desktop.operations.runner import RefusedError
from dangjian_desktop.queries.ledger_books import books_by_code
from dangjian_desktop.queries.ledger_entries import LedgerEntryQuery
from dangjian_desktop.storage.models import OwnBook
from tests import make

ON = date(2026, 11, 20)
TABLE = {
    "label": "红色影片登记",
    "day_label": "放映日期",
    "held_by": ["branch"],
    "field": [
        {"label": "片名", "kind": "text", "required": True},
        {"label": "评价", "kind": "choice", "choices": ["好", "一般"]},
    ],
    "state": [
        {"code": "open", "label": "待写体会"},
        {"code": "done", "label": "已写", "open": False},
    ],
    "step": [{"from": ["open"], "to": "done", "verb": "登记体会"}],
}


def told(error):
    return [(one.where.row, one.where.field, one.code) for one in error.value.problems]


@pytest.fixture
def own(data, runner):
    """A book of the branch's own: its code and the keys of its two fields."""
    code = runner.run(add_book(table=TABLE)).result
    return code, [field.key for field in books_by_code()[code].fields]


def test_books_under_one_heading_stand_together_and_each_has_one(own, runner):
    code, _keys = own
    safety = runner.run(add_book(table={**TABLE, "label": "点检", "section": "安全"})).result
    books = list(books_by_code().values())
    headings = [book.heading for book in books]
    once = list(dict.fromkeys(headings))
    assert [one for at, one in enumerate(headings) if headings[at - 1 : at] != [one]] == once
    assert all(headings)
    assert headings[-1] == books_by_code()[code].heading == "自建"  # it names none
    with_safety = [book.code for book in books if book.heading == "安全"]
    assert (with_safety[0], with_safety[-1]) == ("hazard", safety)


def test_a_book_is_made_used_and_taken_back(own, runner):
    code, (name, verdict) = own
    book = books_by_code()[code]
    assert book.is_own
    assert [field.label for field in book.fields] == ["片名", "评价"]
    assert list(books_by_code())[-1] == code  # behind those of the program
    entry = make.entry(code, make.branch(), **{name: "建党伟业", verdict: "好"})
    make.advanced(entry, "done")
    assert LedgerEntryQuery(entry, ON).fetch().text(name) == "建党伟业"


def test_everything_wrong_with_a_new_book_is_told_at_once(data, runner):
    wrong = {
        **TABLE,
        "label": "亮承诺",
        "held_by": [],
        "field": [{"label": "甲"}, {"label": "甲"}, {"label": "乙", "kind": "choice"}],
    }
    wrong["label"] = "党员亮承诺"
    with pytest.raises(InputError) as error:
        runner.run(add_book(table=wrong))
    assert told(error) == [
        (2, "label", "book_field.label_taken"),
        (3, "choices", "book_field.choices_missing"),
        (0, "held_by", "book.holder_missing"),
        (0, "label", "book.label_taken"),
    ]
    with pytest.raises(InputError) as error:
        runner.run(add_book(table={"label": "空台账", "field": []}))
    assert (0, "field", "book.fields_missing") in told(error)
    assert OwnBook.select().count() == 0


def test_a_book_is_renamed_and_its_rows_stay(own, runner):
    code, (name, _verdict) = own
    entry = make.entry(code, make.branch(), **{name: "建党伟业"})
    runner.run(rename_book(code=code, label="影片登记"))
    assert LedgerEntryQuery(entry, ON).fetch().book.label == "影片登记"
    runner.run(rename_book(code="hazard", label="隐患闭环台账"))
    assert books_by_code()["hazard"].label == "隐患闭环台账"
    for label, problem in (("", "book.label_missing"), ("影片登记", "book.label_taken")):
        with pytest.raises(InputError) as error:
            runner.run(rename_book(code="hazard", label=label))
        assert (0, "label", problem) in told(error)
    with pytest.raises(RefusedError, match="不在了"):
        runner.run(rename_book(code="own_gone", label="甲"))


def test_what_an_own_book_is_for_is_changed_but_not_that_of_the_programs(own, runner):
    code, _keys = own
    runner.run(change_book(code=code, values={"held_by": ["party_group"], "purpose": "看片。"}))
    assert [str(one) for one in books_by_code()[code].held_by] == ["party_group"]
    with pytest.raises(InputError) as error:
        runner.run(change_book(code=code, values={"held_by": []}))
    assert told(error) == [(0, "held_by", "book.holder_missing")]
    with pytest.raises(RefusedError, match="程序带来的"):
        runner.run(change_book(code="hazard", values={"purpose": "甲"}))


def test_a_book_is_taken_out_of_use_and_put_back(own, runner):
    code, (name, _verdict) = own
    branch = make.branch()
    make.entry(code, branch, **{name: "建党伟业"})
    for one in (code, "brand"):
        runner.run(close_book(code=one))
        assert books_by_code()[one].is_retired
        with pytest.raises(RefusedError, match="停用"):
            runner.run(
                add_entry(
                    book=one, organisation_id=branch, day=make.day("2026-11-01"), values={}, on=ON
                )
            )
        runner.run(reopen_book(code=one))
        assert not books_by_code()[one].is_retired


def test_an_own_book_without_rows_is_taken_away(own, runner):
    code, _keys = own
    runner.run(close_book(code=code))
    assert code not in books_by_code()
    runner.undo()
    assert code in books_by_code()


def test_a_field_is_added_to_a_book_of_the_program_and_filled(data, runner):
    key = runner.run(
        add_book_field(
            code="hazard",
            table={"label": "闭环码", "kind": "choice", "choices": ["甲", "乙"], "required": True},
        )
    ).result
    assert books_by_code()["hazard"].fields[-1].key == key
    entry = make.entry("hazard", make.branch(), **{key: "甲"})
    assert LedgerEntryQuery(entry, ON).fetch().text(key) == "甲"
    assert key in LedgerEntryQuery(make.entry("hazard"), ON).fetch().missing
    runner.undo()
    assert books_by_code()["hazard"].field(key) is None


def test_a_field_with_a_name_that_is_taken_is_refused(data, runner):
    number = len(books_by_code()["hazard"].fields) + 1
    with pytest.raises(InputError) as error:
        runner.run(add_book_field(code="hazard", table={"label": "地点部位", "kind": "picture"}))
    assert told(error) == [
        (number, "label", "book_field.label_taken"),
        (number, "kind", "book.word_unknown"),
    ]
    with pytest.raises(InputError) as error:
        runner.run(change_book_field(code="hazard", key="remark", values={"label": "地点部位"}))
    assert [code for _row, _part, code in told(error)] == ["book_field.label_taken"]


@pytest.mark.parametrize(
    "code", ["stopped_violation", "pairing", "concern_analysis", "talk_record"]
)
def test_a_book_that_protects_people_takes_no_fields(data, runner, code):
    with pytest.raises(RefusedError, match="为了保护人"):
        runner.run(add_book_field(code=code, table={"label": "表现"}))


def test_a_field_is_renamed_and_its_values_stay(data, runner):
    entry = make.entry("hazard", make.branch(), place="顺槽")
    runner.run(
        change_book_field(
            code="hazard", key="place", values={"label": " 部位 ", "is_required": False}
        )
    )
    field = books_by_code()["hazard"].field("place")
    assert (field.label, field.is_required) == ("部位", False)
    assert LedgerEntryQuery(entry, ON).fetch().text("place") == "顺槽"


def test_fields_are_put_in_another_order(data, runner):
    runner.run(move_book_fields(code="hazard", order=("content", "place")))
    keys = [field.key for field in books_by_code()["hazard"].fields]
    assert keys[:3] == ["content", "place", "found_by"]
    with pytest.raises(RefusedError, match="字段已经不在了"):
        runner.run(move_book_fields(code="hazard", order=("gone",)))


def test_a_retired_field_keeps_its_values_and_takes_no_new_ones(data, runner):
    entry = make.entry("hazard", make.branch(), remark="旧备注")
    runner.run(close_book_field(code="hazard", key="remark"))
    row = LedgerEntryQuery(entry, ON).fetch()
    assert row.text("remark") == "旧备注"
    assert "remark" not in [field.key for field in row.book.used_fields]
    runner.run(change_entry(entry_id=entry, values={"remark": "旧备注", "place": "甲"}, on=ON))
    with pytest.raises(InputError) as error:
        runner.run(change_entry(entry_id=entry, values={"remark": "新备注"}, on=ON))
    assert [one.code for one in error.value.problems] == ["ledger.field_retired"]
    runner.run(change_entry(entry_id=entry, values={"remark": None}, on=ON))
    runner.run(reopen_book_field(code="hazard", key="remark"))
    runner.run(change_entry(entry_id=entry, values={"remark": "新备注"}, on=ON))


@pytest.mark.parametrize("key", ["content", "owner", "measures", "due_on", "level"])
def test_a_field_that_the_road_needs_is_not_retired(data, runner, key):
    with pytest.raises(RefusedError, match="不能停用"):
        runner.run(close_book_field(code="hazard", key=key))


def test_a_field_of_ones_own_goes_only_while_nothing_stands_in_it(data, runner):
    key = runner.run(add_book_field(code="hazard", table={"label": "闭环码"})).result
    entry = make.entry("hazard", make.branch(), **{key: "甲"})
    with pytest.raises(RefusedError, match="已经填过"):
        runner.run(remove_book_field(code="hazard", key=key))
    make.done(change_entry(entry_id=entry, values={key: None}, on=ON))
    runner.run(remove_book_field(code="hazard", key=key))
    assert books_by_code()["hazard"].field(key) is None
    with pytest.raises(RefusedError, match="原有的字段"):
        runner.run(remove_book_field(code="hazard", key="remark"))


def test_choices_are_added_retired_and_put_back(data, runner):
    runner.run(add_book_choice(code="hazard", key="kind", label=" 煤仓 "))
    assert "煤仓" in books_by_code()["hazard"].field("kind").offered
    entry = make.entry("hazard", make.branch(), kind="煤仓")
    runner.run(close_book_choice(code="hazard", key="kind", label="煤仓"))
    field = books_by_code()["hazard"].field("kind")
    assert "煤仓" not in field.offered
    assert "煤仓" in field.known
    assert LedgerEntryQuery(entry, ON).fetch().text("kind") == "煤仓"
    runner.run(reopen_book_choice(code="hazard", key="kind", label="煤仓"))
    assert "煤仓" in books_by_code()["hazard"].field("kind").offered


def test_a_choice_that_the_book_itself_retires_is_offered_again_and_taken_away(data, runner):
    choice = {"label": "类别", "kind": "choice", "choices": ["新片", "老片"]}
    fields = [*TABLE["field"], {**choice, "retired_choices": ["老片"]}]
    code = runner.run(add_book(table={**TABLE, "field": fields})).result
    key = next(one.key for one in books_by_code()[code].fields if one.label == "类别")

    def offered():
        return books_by_code()[code].field(key).offered

    assert offered() == ("新片",)
    runner.run(reopen_book_choice(code=code, key=key, label="老片"))
    assert offered() == ("新片", "老片")
    runner.run(close_book_choice(code=code, key=key, label="老片"))
    assert offered() == ("新片",)


@pytest.mark.parametrize(
    ("operation", "code"),
    [
        (add_book_choice(code="hazard", key="kind", label="掘进"), "book_field.choice_taken"),
        (add_book_choice(code="hazard", key="kind", label=" "), "book_field.choice_missing"),
        (add_book_choice(code="hazard", key="kind", label="长" * 31), "book_field.choice_long"),
        (close_book_choice(code="hazard", key="kind", label="没有"), "book_field.choice_unknown"),
        (reopen_book_choice(code="hazard", key="kind", label="没有"), "book_field.choice_unknown"),
        (
            close_book_choice(code="hazard", key="level", label="一般（C级）"),
            "book_field.default_unknown",
        ),
    ],
)
def test_wrong_choices_are_told(data, runner, operation, code):
    with pytest.raises(InputError) as error:
        runner.run(operation)
    assert [one.code for one in error.value.problems] == [code]


def test_a_field_without_choices_takes_none(data, runner):
    with pytest.raises(RefusedError, match="不是选项字段"):
        runner.run(add_book_choice(code="hazard", key="place", label="甲"))


def test_only_what_was_changed_is_kept_of_a_supplied_book(data, runner):
    runner.run(change_book_field(code="hazard", key="place", values={"label": "部位"}))
    kept = json.loads(OwnBook.get(OwnBook.code == "hazard").contents)
    assert kept == {"changes": {"fields": {"place": {"label": "部位"}}}}


def test_rows_of_a_book_that_cannot_be_read_any_more_stand_as_supplied(data, runner):
    make.done(change_book_field(code="hazard", key="place", values={"label": "部位"}))
    row = OwnBook.get(OwnBook.code == "hazard")
    for number, changes in enumerate(({"label": "长" * 90}, {"fields": 7}, 7)):
        row.contents = json.dumps({"changes": changes})
        row.save()
        make.branch(f"第{number}党支部")  # what was kept of books is asked for anew
        assert books_by_code()["hazard"].label == "隐患排查整改台账"


@pytest.mark.parametrize(
    "contents",
    [
        "no json",
        "[]",
        "{}",
        '{"table": 7, "changes": 7}',
        '{"table": {"label": ""}}',
        '{"table": {"label": "甲", "field": "甲"}}',
        '{"table": {"label": "甲", "field": [{"key": "a", "label": "甲", "least": "x"}]}}',
        '{"table": {"label": "甲", "field": [{"key": "a", "label": "甲"}], "late": 7}}',
    ],
)
def test_a_row_of_a_book_that_says_nothing_sensible_hinders_no_other(own, contents):
    code, _keys = own
    OwnBook.update(contents=contents).execute()
    make.branch()
    assert code not in books_by_code()
    assert "hazard" in books_by_code()


def test_an_own_book_that_cannot_be_read_is_left_out(own):
    code, _keys = own
    OwnBook.update(contents='{"table": {"label": ""}}').execute()
    make.branch()
    assert code not in books_by_code()
    OwnBook.update(contents="{}").execute()
    make.branch("机电队党支部")
    assert code not in books_by_code()
