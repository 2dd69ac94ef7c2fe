"""Whole tables of books: what the editor saves, what is read in, choices called otherwise."""

import copy
import json
from datetime import date

import pytest

from dangjian_desktop.domain.ledger_differences import DifferenceKind
from dangjian_desktop.domain.problems import InputError
from dangjian_desktop.operations.book_import import read_in
from dangjian_desktop.operations.books import (
    add_book,
    change_book_table,
    close_book_choice,
    import_book,
    rename_book_choice,
    reopen_book_choice,
)
from dangjian_desktop.operations.ledgers import change_entry
from dangjian_desktop.queries.ledger_books import BookTablesQuery, books_by_code
from dangjian_desktop.queries.ledger_entries import LedgerEntryQuery
from dangjian_desktop.queries.ledgers import LedgerQuery
from dangjian_desktop.storage.models import LedgerValue, OwnBook
from tests import make

ON = date(2026, 11, 20)
TABLE = {
    "label": "红色影片登记",
    "day_label": "放映日期",
    "held_by": ["branch"],
    "field": [
        {"key": "new:1", "label": "片名", "kind": "text", "required": True},
        {"key": "new:2", "label": "评价", "kind": "choice", "choices": ["好", "一般"]},
        {"key": "new:3", "label": "归还期限", "kind": "date"},
    ],
    "title": "new:1",
    "state": [
        {"code": "open", "label": "待写体会"},
        {"code": "done", "label": "已写", "open": False},
    ],
    "step": [{"from": ["open"], "to": "done", "verb": "登记体会", "needs": ["new:2"]}],
    "late": [{"until": "new:3", "when": {"new:2": ["好"]}}],
    "print": {"title": "{organisation}", "columns": {"number": 12, "new:1": 80}},
}


def told(error):
    return [
        (one.where.sheet, one.where.row, one.where.field, one.code) for one in error.value.problems
    ]


def laid(code):
    return copy.deepcopy(BookTablesQuery().fetch()[code].laid())


def book(code):
    return books_by_code()[code]


@pytest.fixture
def own(data, runner):
    return runner.run(add_book(table=TABLE)).result


def test_new_fields_get_lasting_keys_wherever_they_are_named(own):
    keys = [field.key for field in book(own).fields]
    assert all(key.startswith("own_") for key in keys)
    assert book(own).title == keys[0]
    assert book(own).steps[0].needs == (keys[1],)
    assert book(own).late[0].until == keys[2]
    assert book(own).late[0].when == {keys[1]: ("好",)}
    assert [one.key for one in book(own).print_form.columns] == ["number", keys[0]]


def test_an_own_book_is_changed_as_a_whole_and_taken_back(own, runner):
    table = laid(own)
    table["label"] = "影片登记"
    table["field"].insert(0, {"key": "new:1", "label": "片长", "kind": "number", "least": 1})
    table["state"][1]["label"] = "写好了"
    runner.run(change_book_table(code=own, table=table))
    assert [field.label for field in book(own).fields] == ["片长", "片名", "评价", "归还期限"]
    assert book(own).state_label("done") == "写好了"
    runner.undo()
    assert book(own).label == "红色影片登记"
    assert len(book(own).fields) == 3


def test_what_rows_have_is_not_taken_away(own, runner):
    name, verdict, _due = (field.key for field in book(own).fields)
    entry = make.entry(own, make.branch(), **{name: "建党伟业", verdict: "好"})
    make.advanced(entry, "done")
    table = laid(own)
    table["field"] = [
        {**table["field"][1], "choices": ["一般"]},
        {"key": name, "label": "片名", "kind": "date"},
    ]
    table["late"] = []
    table["state"] = [
        {"code": "open", "label": "待写体会"},
        {"code": "over", "label": "了结", "open": False},
    ]
    table["step"] = [{"from": ["open"], "to": "over", "verb": "了结"}]
    with pytest.raises(InputError) as error:
        runner.run(change_book_table(code=own, table=table))
    assert sorted(told(error)) == [
        ("", 0, "state", "book_state.in_use"),
        ("", 1, "choices", "book_field.choice_in_use"),
        ("", 2, "kind", "book_field.kind_in_use"),
    ]
    table = laid(own)
    table["field"] = table["field"][1:]
    table.update(title=verdict, print=None)
    del table["print"]
    with pytest.raises(InputError) as error:
        runner.run(change_book_table(code=own, table=table))
    assert told(error) == [("", 0, "field", "book_field.in_use")]
    assert LedgerEntryQuery(entry, ON).fetch().text(name) == "建党伟业"


def test_everything_wrong_is_told_at_its_place_and_nothing_half_done(own, runner):
    before = OwnBook.get(OwnBook.code == own).contents
    table = laid(own)
    table["field"][1]["label"] = "片名"
    table["step"][0]["to"] = "gone"
    table["late"][0]["until"] = table["field"][0]["key"]
    table["print"]["columns"] = {"number": 12, table["field"][0]["key"]: 300}
    with pytest.raises(InputError) as error:
        runner.run(change_book_table(code=own, table=table))
    assert set(told(error)) >= {
        ("", 2, "label", "book_field.label_taken"),
        ("step", 1, "to", "book_step.state_unknown"),
        ("late", 1, "until", "book_late.date_unknown"),
        ("print", 0, "columns", "book_print.too_wide"),
        ("print", 2, "width", "book_print.width"),
    }
    assert OwnBook.get(OwnBook.code == own).contents == before


def test_a_branch_has_last_days_and_paper_of_a_supplied_book_its_own_way(data, runner):
    table = laid("hazard")
    table["late"][0]["escalation"] = [{"days": 2, "text": "区队值班领导督办"}]
    table["print"]["columns"] = {"number": 12, "content": 120, "due_on": 30}
    table["field"][0]["default"] = "井下"
    table["field"].append({"key": "new:1", "label": "风险牌编号", "kind": "text"})
    table["field"].insert(0, table["field"].pop(1))
    runner.run(change_book_table(code="hazard", table=table))
    now = book("hazard")
    assert [one.text for one in now.late[0].escalations] == ["区队值班领导督办"]
    assert [one.width for one in now.print_form.columns] == [12, 120, 30]
    assert now.fields[0].key == "content"
    assert now.fields[-1].is_own
    kept = json.loads(OwnBook.get(OwnBook.code == "hazard").contents)["changes"]
    assert set(kept) == {"order", "fields", "added", "parts"}
    assert set(kept["parts"]) == {"late", "print"}
    assert kept["fields"] == {"place": {"words": {"default": "井下"}}}
    runner.run(change_book_table(code="hazard", table=BookTablesQuery().fetch()["hazard"].table))
    assert json.loads(OwnBook.get(OwnBook.code == "hazard").contents) == {"changes": {}}


def test_what_makes_a_supplied_book_what_it_is_stays(data, runner):
    table = laid("hazard")
    table["step"] = [one for one in table["step"] if one["to"] != "registered"]
    table["field"][2]["kind"] = "text"
    table["field"][4]["choices"] = ["一般（C级）", "一般（B级）", "一般（A级）", "重大"][1:]
    table["field"][4]["default"] = ""
    with pytest.raises(InputError) as error:
        runner.run(change_book_table(code="hazard", table=table))
    assert told(error) == [
        ("", 0, "step", "book.part_fixed"),
        ("", 3, "kind", "book.field_fixed"),
        ("", 5, "choices", "book_field.choice_gone"),
    ]
    table = laid("hazard")
    del table["field"][-1]
    with pytest.raises(InputError) as error:
        runner.run(change_book_table(code="hazard", table=table))
    assert told(error) == [("", 0, "field", "book.field_gone")]


def test_a_book_that_protects_people_stays_as_it_protects_them(data, runner):
    table = laid("pairing")
    table["field"][3]["required"] = False
    table["field"][4]["is_retired"] = True
    table["field"].append({"key": "new:1", "label": "表现"})
    with pytest.raises(InputError) as error:
        runner.run(change_book_table(code="pairing", table=table))
    assert told(error) == [
        ("", 4, "required", "book.field_protects"),
        ("", 5, "is_retired", "book.field_protects"),
        ("", 0, "field", "book.grows_not"),
    ]
    table = laid("concern_analysis")
    table["field"][1]["least"] = 1
    with pytest.raises(InputError) as error:
        runner.run(change_book_table(code="concern_analysis", table=table))
    assert told(error) == [("", 2, "least", "book.field_fixed")]


def test_choices_are_retired_added_ordered_and_called_otherwise_in_one_table(data, runner):
    entry = make.entry("hazard", make.branch(), kind="掘进")
    table = laid("hazard")
    field = next(one for one in table["field"] if one["key"] == "kind")
    field["choices"] = ["煤仓", *field["choices"]]
    field["retired_choices"] = ["采煤"]
    field["renamed"] = {"掘进": "开掘"}
    runner.run(change_book_table(code="hazard", table=table))
    now = book("hazard").field("kind")
    assert now.offered[:2] == ("煤仓", "掘进")
    assert "采煤" in now.known
    assert LedgerEntryQuery(entry, ON).fetch().text("kind") == "开掘"
    assert LedgerValue.get(LedgerValue.field == "kind").text == "掘进"  # the row is not rewritten


def test_a_choice_is_called_otherwise_and_old_rows_show_it(data, runner):
    entry = make.entry("hazard", make.branch(), level="重大")
    missing = LedgerEntryQuery(entry, ON).fetch().missing
    runner.run(rename_book_choice(code="hazard", key="level", label="重大", name=" 重大隐患 "))
    row = LedgerEntryQuery(entry, ON).fetch()
    assert row.text("level") == "重大隐患"
    assert row.missing == missing  # the six parts of the plan are still asked for
    assert row.flags == ("单独建档",)
    assert LedgerQuery("hazard", ON, words="重大隐患").keys() == [entry]
    make.done(change_entry(entry_id=entry, values={"level": "重大隐患"}, on=ON))  # by its new name
    assert LedgerEntryQuery(entry, ON).fetch().row.values["level"] == "重大"
    runner.undo()
    runner.undo()
    assert LedgerEntryQuery(entry, ON).fetch().text("level") == "重大"


@pytest.mark.parametrize(
    ("name", "code"),
    [
        (" ", "book_field.choice_missing"),
        ("掘进", "book_field.choice_taken"),
        ("长" * 31, "book_field.choice_long"),
    ],
)
def test_a_wrong_name_of_a_choice_is_told(data, runner, name, code):
    with pytest.raises(InputError) as error:
        runner.run(rename_book_choice(code="hazard", key="kind", label="采煤", name=name))
    assert [one.code for one in error.value.problems] == [code]


def test_a_renamed_choice_is_retired_and_put_back_by_its_word(data, runner):
    runner.run(rename_book_choice(code="hazard", key="kind", label="采煤", name="回采"))
    runner.run(close_book_choice(code="hazard", key="kind", label="采煤"))
    assert "回采" not in [one.shown for one in book("hazard").field("kind").offered_under("")]
    runner.run(reopen_book_choice(code="hazard", key="kind", label="采煤"))
    assert book("hazard").field("kind").choice("回采").label == "采煤"


def handed_out(code, **changes):
    return {**laid(code), "format": 1, "code": code, **changes}


def test_a_book_that_was_handed_out_comes_in_with_its_code(own, runner):
    file = handed_out(own)
    runner.undo()
    assert own not in books_by_code()
    seen = read_in(file)
    assert (seen.is_new, seen.problems, seen.book.label) == (True, (), "红色影片登记")
    assert own not in books_by_code()  # nothing is written by looking
    assert runner.run(import_book(table=file)).result == own
    assert book(own).label == "红色影片登记"


def test_a_newer_edition_changes_the_book_and_keeps_what_rows_have(own, runner):
    name, verdict, due_on = (field.key for field in book(own).fields)
    entry = make.entry(
        own, make.branch(), **{name: "建党伟业", verdict: "好", due_on: "2026-11-30"}
    )
    file = handed_out(own, late=[])
    file["field"] = [
        file["field"][0],
        {**file["field"][1], "choices": ["优", "一般"]},
        {"key": "own_new", "label": "片长", "kind": "number"},
    ]
    seen = read_in(file)
    assert not seen.problems
    kinds = {one.kind for one in seen.differences}
    assert kinds == {
        DifferenceKind.FIELD_ADDED,
        DifferenceKind.FIELD_RETIRED,
        DifferenceKind.CHOICES,
        DifferenceKind.LATE,
    }
    runner.run(import_book(table=file))
    now = book(own)
    assert now.field(due_on).is_retired
    assert now.field(verdict).offered == ("优", "一般")
    row = LedgerEntryQuery(entry, ON).fetch()
    assert (row.text(verdict), row.text(due_on)) == ("好", "2026-11-30")


def test_a_supplied_book_as_another_branch_has_it_is_taken_over(data, runner):
    table = laid("hazard")
    table["label"] = "隐患闭环台账"
    table["field"].append({"key": "own_risk", "label": "风险牌编号", "kind": "text"})
    runner.run(import_book(table={**table, "format": 1}))
    assert book("hazard").label == "隐患闭环台账"
    assert book("hazard").field("own_risk")


@pytest.mark.parametrize(
    ("changes", "place"),
    [
        ({"code": "hazard2"}, ("", 0, "code", "book.not_here")),
        ({"code": "../own"}, ("", 0, "code", "book.code_wrong")),
        ({"label": "党员亮承诺"}, ("", 0, "label", "book.label_taken")),
        ({"field": [{"key": "A B", "label": "甲"}]}, ("", 1, "key", "book.code_wrong")),
        ({"field": 7}, ("", 0, "field", "book.shape_wrong")),
        ({"held_by": 7}, ("", 0, "held_by", "book.shape_wrong")),
        ({"late": [{"days": "many"}]}, ("late", 1, "days", "book.shape_wrong")),
        ({"measure": [{}]}, ("measure", 1, "key", "book.shape_wrong")),
        ({"label": "长" * 900}, ("", 0, "label", "book.shape_wrong")),
        (
            {"source": "activities", "view_of": ["talk"], "state": [], "step": [], "late": []},
            ("", 0, "source", "book.view_own"),
        ),
    ],
)
def test_a_hostile_file_is_told_and_writes_nothing(data, runner, changes, place):
    file = {
        **{name: value for name, value in TABLE.items() if name not in ("title", "print")},
        "step": [{"from": ["open"], "to": "done", "verb": "登记体会"}],
        "late": [],
        "field": [{"key": "own_1", "label": "片名"}],
        "code": "own_x",
        "format": 1,
        **changes,
    }
    with pytest.raises(InputError) as error:
        runner.run(import_book(table=file))
    assert place in told(error)
    assert OwnBook.select().count() == 0
