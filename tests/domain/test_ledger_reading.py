"""Reading the table of a book: everything that is wrong is told at once, at its place."""

import copy

import pytest

from dangjian_desktop.domain.ledger_reading import read_book
from dangjian_desktop.domain.ledgers import FieldType, StateTone, column_keys, column_label
from dangjian_desktop.domain.messages import sentence

TABLE = {
    "code": "own_1",
    "label": "谈话登记",
    "field": [
        {"key": "who", "label": "谁", "kind": "person", "required": True},
        {"key": "kind", "label": "类别", "kind": "choice", "choices": ["甲", "乙"]},
        {"key": "due_on", "label": "期限", "kind": "date"},
    ],
    "state": [
        {"code": "open", "label": "在办", "tone": "info"},
        {"code": "done", "label": "办完", "open": False},
    ],
    "step": [{"from": ["open"], "to": "done", "verb": "办结", "day_label": "办结日期"}],
    "late": [
        {"until": "due_on", "escalation": [{"days": 9, "text": "乙"}, {"days": 1, "text": "甲"}]}
    ],
}


def told(**changes):
    table = {**copy.deepcopy(TABLE), **changes}
    return [(one.where.row, one.where.field, one.code) for one in read_book(table).problems]


def fields(*tables):
    return told(
        field=[{"key": f"k{n}", "label": f"名{n}", **one} for n, one in enumerate(tables)],
        late=[],
        step=TABLE["step"],
    )


def test_a_book_is_read_with_all_its_parts():
    book = read_book(TABLE).value
    assert [one.kind for one in book.fields] == [FieldType.PERSON, FieldType.CHOICE, FieldType.DATE]
    assert (book.title, book.day_label, book.short) == ("who", "日期", "谈话登记")
    assert book.first_state == "open"
    assert book.state("open").tone is StateTone.INFO
    assert book.open_states == {"open"}
    assert book.step("open", "done").verb == "办结"
    assert book.step("done", "open") is None
    assert [one.text for one in book.late[0].escalations] == ["甲", "乙"]  # by days


def test_columns_are_headed_by_field_step_and_state():
    book = read_book(TABLE).value
    keys = column_keys(book)
    assert keys == (
        "number",
        "day",
        "who",
        "kind",
        "due_on",
        "state",
        "step:done",
        "by:done",
        "late",
        "holder",
    )
    assert [column_label(book, key) for key in keys] == [
        "序号",
        "日期",
        "谁",
        "类别",
        "期限",
        "状态",
        "办结日期",
        "办完人",
        "逾期",
        "党组织",
    ]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"label": " "}, (0, "label", "book.label_missing")),
        ({"label": "长" * 21}, (0, "label", "book.label_long")),
        ({"field": [], "late": []}, (0, "field", "book.fields_missing")),
        ({"title": "gone"}, (0, "title", "book.field_unknown")),
        ({"owner": "gone"}, (0, "owner", "book.field_unknown")),
        ({"held_by": []}, (0, "held_by", "book.holder_missing")),
        ({"held_by": ["nobody"]}, (0, "held_by", "book.word_unknown")),
        ({"colour": "red"}, (0, "colour", "book.word_unknown")),
        ({"view_of": ["talk"]}, (0, "view_of", "book.view_unclear")),
        ({"source": "activities"}, (0, "view_of", "book.view_unclear")),
        ({"late": [{"until": "who"}]}, (1, "until", "book_late.date_unknown")),
        ({"late": [{}]}, (1, "days", "book_late.day_missing")),
        (
            {"late": [{"until": "due_on", "when": {"kind": ["丙"]}}]},
            (1, "when", "book_field.choice_unknown"),
        ),
        (
            {"measure": [{"key": "m", "label": "天", "since": "day", "until": "step:gone"}]},
            (1, "until", "book.day_unknown"),
        ),
        ({"check": [{"first": "day", "second": "gone"}]}, (1, "second", "book.field_unknown")),
        ({"print": {"columns": {"gone": 10}}}, (1, "key", "book.field_unknown")),
        ({"print": {"columns": {}}}, (0, "columns", "book_print.columns_missing")),
        ({"print": {"columns": {"who": 9}}}, (1, "width", "book_print.width")),
        (
            {"print": {"columns": {"who": 200, "kind": 74}}},
            (0, "columns", "book_print.too_wide"),
        ),
        (
            {"print": {"columns": {"who": 120, "kind": 67}, "landscape": False}},
            (0, "columns", "book_print.too_wide"),
        ),
        (
            {"print": {"columns": {"who": 90}, "periods": []}},
            (0, "periods", "book_print.period_missing"),
        ),
        ({"board": "who"}, (0, "board", "book.choice_field_unknown")),
        ({"board": "state", "state": [], "step": []}, (0, "board", "book.choice_field_unknown")),
        ({"checklist": "gone"}, (0, "checklist", "book.choice_field_unknown")),
        ({"card": ["gone"]}, (0, "card", "book.field_unknown")),
        ({"late": [{"days": 3}], "state": [], "step": []}, (1, "done", "book_late.end_missing")),
        (
            {"late": [{"days": 3, "escalation": [{"days": 0, "text": ""}]}]},
            (1, "escalation", "book_late.escalation_missing"),
        ),
    ],
)
def test_what_is_wrong_with_a_book_is_told_at_its_part(changes, expected):
    assert expected in told(**changes)


@pytest.mark.parametrize(
    ("table", "code"),
    [
        ({"label": ""}, "book_field.label_missing"),
        ({"label": "长" * 21}, "book_field.label_long"),
        ({"label": "名0"}, "book_field.label_taken"),
        ({"key": "k0"}, "book_field.key_taken"),
        ({"key": "state"}, "book_field.key_taken"),
        ({"kind": "picture"}, "book.word_unknown"),
        ({"colour": "red"}, "book.word_unknown"),
        ({"hint": "长" * 201}, "book_field.hint_long"),
        ({"kind": "choice"}, "book_field.choices_missing"),
        ({"kind": "choice", "choices": ["甲", "甲"]}, "book_field.choice_taken"),
        ({"kind": "choice", "choices": ["甲", " "]}, "book_field.choice_missing"),
        ({"kind": "choice", "choices": ["长" * 31]}, "book_field.choice_long"),
        (
            {"kind": "choice", "choices": ["甲"], "retired_choices": ["甲"]},
            "book_field.choices_missing",
        ),
        (
            {"kind": "choice", "choices": ["甲"], "retired_choices": ["乙"]},
            "book_field.choice_unknown",
        ),
        ({"kind": "choice", "choices": ["甲"], "default": "乙"}, "book_field.default_unknown"),
        ({"kind": "yes_no", "default": "是"}, "book_field.default_unknown"),
        ({"kind": "person", "default": "张三"}, "book_field.default_idle"),
        ({"kind": "text", "choices": ["甲"]}, "book_field.choices_idle"),
        ({"kind": "text", "consent": True}, "book_field.consent_idle"),
        ({"kind": "text", "least": 1}, "book_field.bounds_idle"),
        ({"kind": "number", "least": 2, "most": 1}, "book_field.bounds_crossed"),
        ({"required_when": {"gone": ["甲"]}}, "book.field_unknown"),
    ],
)
def test_what_is_wrong_with_a_field_is_told_with_its_number(table, code):
    assert (2, code) in [(row, one) for row, _part, one in fields({}, table)]


def test_all_faults_are_told_at_once():
    found = fields({"label": ""}, {"kind": "choice"}, {"label": "名1"})
    assert {code for _row, _part, code in found} >= {
        "book_field.label_missing",
        "book_field.choices_missing",
        "book_field.label_taken",
    }


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        (
            {"state": [{"code": "a", "label": "甲", "open": False}], "step": [], "late": []},
            "book_state.first_is_over",
        ),
        (
            {"state": [{"code": "a", "label": "甲"}, {"code": "a", "label": "乙"}], "step": []},
            "book_state.taken",
        ),
        ({"step": []}, "book_state.unreachable"),
        ({"step": [{"from": ["open"], "to": "gone", "verb": "走"}]}, "book_step.state_unknown"),
        ({"step": [{"from": [], "to": "done", "verb": "走"}]}, "book_step.since_missing"),
        ({"step": [{"from": ["open"], "to": "", "verb": "走"}]}, "book_step.to_missing"),
        (
            {"step": [{"from": ["open"], "to": "done", "verb": "走", "takers": []}]},
            "book_step.taker_missing",
        ),
        ({"step": [TABLE["step"][0], TABLE["step"][0]]}, "book_step.taken"),
        ({"state": [{"code": "open", "label": "在办"}], "step": []}, "book_state.dead_end"),
        ({"state": [{"code": "open", "label": "在办"}], "step": []}, "book_state.none_is_over"),
        ({"step": [{"from": ["open"], "to": "done"}]}, "book_step.verb_missing"),
        (
            {"step": [{"from": ["open"], "to": "done", "verb": "走", "needs": ["gone"]}]},
            "book.field_unknown",
        ),
        (
            {"step": [{"from": ["open"], "to": "done", "verb": "走", "takers": ["owner"]}]},
            "book_step.owner_missing",
        ),
        (
            {"step": [{"from": ["open"], "to": "done", "verb": "走", "takers": ["king"]}]},
            "book.word_unknown",
        ),
    ],
)
def test_states_and_steps_must_lead_somewhere(changes, code):
    assert code in [one for _row, _part, one in told(**changes)]


def test_every_field_retired_is_as_good_as_none():
    retired = [{**one, "is_retired": True} for one in TABLE["field"]]
    assert (0, "field", "book.fields_retired") in told(field=retired)


def test_every_fault_has_its_sentence():
    table = {**TABLE, "label": "", "field": [{"key": "state", "kind": "choice"}], "late": [{}]}
    for problem in read_book(table).problems:
        assert sentence(problem).endswith("。")
