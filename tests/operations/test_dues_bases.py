"""Bases, waivers and consent: what is refused at which field, corrected, imported, merged."""

from datetime import date
from decimal import Decimal

import pytest

from dangjian_desktop.domain.dues import Payer
from dangjian_desktop.domain.dues_entries import BaseDraft
from dangjian_desktop.domain.messages import sentence
from dangjian_desktop.domain.problems import InputError
from dangjian_desktop.operations.dues_bases import (
    ImportedBases,
    correct_base,
    end_waiver,
    import_bases,
    record_base,
    record_waiver,
    remove_base,
    remove_waiver,
)
from dangjian_desktop.operations.duplicates import merge_people
from dangjian_desktop.operations.runner import RefusedError
from dangjian_desktop.queries.card_merges import merged_records
from dangjian_desktop.queries.dues import DuesPersonQuery
from dangjian_desktop.storage.models import DuesBase, DuesWaiver
from tests import make
from tests.dues_stories import ON, base, month, paid, row


@pytest.fixture
def person(data):
    return make.person("张三", make.branch())


def draft(person, **values):
    told = {"since": month("2026-01"), "payer": Payer.WAGE, **values}
    for name in ("base", "monthly"):
        if name in told:
            told[name] = Decimal(told[name])
    told["parts"] = {key: Decimal(one) for key, one in told.get("parts", {}).items()}
    return BaseDraft(person, **told)


@pytest.mark.parametrize(
    ("values", "field", "code"),
    [
        ({"base": "-0.01"}, "base", "dues.below_nought"),
        ({"base": "3000.001"}, "base", "dues.decimals"),
        ({"base": "NaN"}, "base", "dues.unreadable"),
        ({"base": "10000000.01"}, "base", "dues.too_much"),
        ({}, "base", "dues.base_missing"),
        ({"base": "1", "parts": {"basic_pay": "1"}}, "base", "dues.base_twice"),
        ({"parts": {"basic_pay": "1.001"}}, "parts.basic_pay", "dues.decimals"),
        ({"parts": {"lottery": "1"}}, "parts.lottery", "dues.part_unknown"),
        ({"parts": {"overtime": "1"}}, "parts", "dues.parts_empty"),
        (
            {"parts": {"basic_pay": "10", "income_tax": "10.01"}},
            "parts",
            "dues.parts_below_nought",
        ),
        ({"base": "1", "monthly": "1"}, "monthly", "dues.monthly_idle"),
        (
            {"payer": Payer.RETIRED, "parts": {"basic_pay": "1"}},
            "base",
            "dues.parts_idle",
        ),
        ({"payer": Payer.FIXED, "base": "1"}, "base", "dues.base_idle"),
        ({"payer": Payer.FIXED, "monthly": "1"}, "monthly", "dues.monthly_idle"),
        ({"payer": Payer.FARMER}, "monthly", "dues.monthly_out_of_range"),
        ({"payer": Payer.FARMER, "monthly": "1.01"}, "monthly", "dues.monthly_out_of_range"),
        ({"base": "1", "note": "长" * 201}, "note", "dues.note_long"),
    ],
)
def test_a_wrong_base_is_told_at_its_field_in_words(runner, person, values, field, code):
    with pytest.raises(InputError) as error:
        runner.run(record_base(draft=draft(person, **values)))
    told = [(one.where.field, one.code) for one in error.value.problems]
    assert told == [(field, code)]
    words = sentence(error.value.problems[0])
    assert "请" in words or "不必" in words
    assert not DuesBase.select().exists()


@pytest.mark.parametrize(
    ("values", "owed"),
    [
        ({"base": "0"}, "0.00"),
        ({"payer": Payer.FIXED}, "0.20"),
        ({"payer": Payer.FARMER, "monthly": "1"}, "1.00"),
        ({"parts": {"basic_pay": "10", "income_tax": "10"}}, "0.00"),
    ],
)
def test_edges_that_are_right(runner, person, values, owed):
    runner.run(record_base(draft=draft(person, **values)))
    assert row(person).owed == Decimal(owed)


def test_a_month_has_one_base_which_is_corrected_or_removed(runner, person):
    key = runner.run(record_base(draft=draft(person, base="4000"))).result
    with pytest.raises(InputError) as error:
        runner.run(record_base(draft=draft(person, base="5000", since=date(2026, 1, 31))))
    assert error.value.problems[0].code == "dues.month_taken"
    runner.run(correct_base(base_id=key, draft=draft(person, base="5000")))
    assert row(person).owed == Decimal("50.00")
    with pytest.raises(InputError):
        runner.run(correct_base(base_id=key, draft=draft(person, base="-5000")))
    runner.run(remove_base(base_id=key))
    assert row(person).owed is None
    runner.undo()
    assert row(person).owed == Decimal("50.00")
    runner.redo()
    for gone in (remove_base(base_id=key), correct_base(base_id=key, draft=draft(person))):
        with pytest.raises(RefusedError, match="不在"):
            runner.run(gone)
    with pytest.raises(RefusedError, match="名册"):
        runner.run(record_base(draft=draft(person + 9, base="1")))


def test_an_import_adds_and_replaces_in_one_undo_or_tells_every_fault(runner, person):
    other = make.person("李四")
    base(person, "4000")
    drafts = [draft(person, base="4500"), draft(other, base="2600", payer=Payer.RETIRED)]
    assert runner.run(import_bases(drafts=drafts)).result == ImportedBases(1, 1, 0)
    assert runner.run(import_bases(drafts=drafts)).result == ImportedBases(0, 0, 2)
    assert (row(person).owed, row(other).owed) == (Decimal("45.00"), Decimal("13.00"))
    wrong = [draft(person, base="-1"), draft(other, base="1"), draft(other, base="2")]
    with pytest.raises(InputError) as error:
        runner.run(import_bases(drafts=wrong))
    told = [(one.where.row, one.where.field, one.code) for one in error.value.problems]
    assert told == [(1, "base", "dues.below_nought"), (3, "since", "dues.person_twice")]
    runner.undo()
    assert (row(person).owed, row(other).owed) == (Decimal("40.00"), None)


# Waivers ------------------------------------------------------------------------------------------


def waive(person, **values):
    told = {"since": month("2026-03"), "approval": "矿党〔2026〕3号", **values}
    return record_waiver(person_id=person, on=ON, **told)


@pytest.mark.parametrize(
    ("values", "field", "code"),
    [
        ({"approval": " "}, "approval", "dues.approval_missing"),  # F19
        ({"monthly": Decimal("-1")}, "monthly", "dues.below_nought"),
        ({"until": month("2026-02")}, "until", "dues.ends_early"),
        ({"approved_on": date(2026, 11, 21)}, "approved_on", "date.future"),
        (
            {"requested_on": date(2026, 3, 2), "approved_on": date(2026, 3, 1)},
            "approved_on",
            "dues.approved_early",
        ),
    ],
)
def test_f19_a_waiver_needs_its_approval_and_sensible_days(runner, person, values, field, code):
    with pytest.raises(InputError) as error:
        runner.run(waive(person, **values))
    assert [(one.where.field, one.code) for one in error.value.problems] == [(field, code)]
    assert not DuesWaiver.select().exists()


def test_waivers_do_not_overlap_end_with_a_month_and_go_when_wrong(runner, person):
    key = runner.run(waive(person)).result
    with pytest.raises(InputError) as error:
        runner.run(waive(person, since=month("2026-09")))
    assert error.value.problems[0].code == "dues.waiver_twice"
    runner.run(end_waiver(waiver_id=key, until=date(2026, 8, 20)))
    runner.run(waive(person, since=month("2026-09")))
    with pytest.raises(RefusedError, match="2026年3月"):
        runner.run(end_waiver(waiver_id=key, until=date(2026, 2, 1)))
    runner.run(remove_waiver(waiver_id=key))
    with pytest.raises(RefusedError, match="不在"):
        runner.run(remove_waiver(waiver_id=key))
    assert [one.since for one in DuesPersonQuery(person, ON, 2026).fetch().waivers] == [
        month("2026-09")
    ]


# Merged records ---------------------------------------------------------------------------------


def test_two_records_of_one_person_keep_all_payments_and_one_base_a_month(runner, person):
    other = make.person("张三")
    base(person, "4000", "2026-01")
    base(other, "9000", "2026-01")
    base(other, "9500", "2026-06")
    branch = row(person).branch_id
    paid(person, branch, {"2026-01": "40"})
    paid(other, branch, {"2026-02": "135"})
    runner.run(merge_people(kept_id=person, merged_id=other, on=ON))
    told = DuesPersonQuery(person, ON, 2026).fetch()
    assert [(one.since.month, one.base) for one in told.bases] == [
        (6, Decimal("9500.00")),
        (1, Decimal("4000.00")),
    ]
    assert sorted(one.amount for one in told.payments) == [40, 135]
    assert [one.paid for one in told.months[:2]] == [40, 135]
    runner.undo()
    assert row(other).base == Decimal("9000.00")


def test_two_records_of_one_person_have_one_waiver_a_month(runner, person):
    other = make.person("张三")
    for one, since, until, approval in (
        (person, "2026-03", "2026-06", "甲号"),
        (other, "2026-01", "2026-09", "乙号"),
        (other, "2026-11", None, "丙号"),
    ):
        last = None if until is None else month(until)
        runner.run(
            record_waiver(person_id=one, since=month(since), until=last, approval=approval, on=ON)
        )
    runner.run(merge_people(kept_id=person, merged_id=other, on=ON))

    def spans(whose):
        found = DuesPersonQuery(whose, ON, 2026).fetch().waivers
        return [
            (one.approval, one.since.month, one.until and one.until.month)
            for one in sorted(found, key=lambda one: one.since)
        ]

    assert spans(person) == [
        ("乙号", 1, 2),
        ("甲号", 3, 6),
        ("乙号", 7, 9),
        ("丙号", 11, None),
    ]
    [noted] = [line for line in merged_records(person, ON).lines if line.label == "党费减免"]
    assert noted.value == "乙号（2026-01—2026-09）"
    runner.undo()
    assert spans(other) == [("乙号", 1, 9), ("丙号", 11, None)]
