"""意见诉求 without a name: the month alone, nobody named, no file; proved on the file's bytes.

The name of the one at the computer and the moment are searched for in every file of the folder,
packed texts of the journal included.
"""

import zlib
from datetime import date, datetime
from pathlib import Path

import pytest

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.ledger_values import Named
from dangjian_desktop.domain.problems import InputError
from dangjian_desktop.operations.attachments import NewFile, add_attachments
from dangjian_desktop.operations.import_plan import Outcome
from dangjian_desktop.operations.ledgers import (
    add_entry,
    advance_entry,
    change_entry,
    correct_entry,
    correct_entry_step,
    remove_entry,
)
from dangjian_desktop.operations.runner import RefusedError, Runner
from dangjian_desktop.queries.ledger_entries import LedgerEntryQuery
from dangjian_desktop.queries.person_card import PersonCardQuery
from dangjian_desktop.queries.recorded_changes import RecordedChangesQuery
from dangjian_desktop.storage import journal, journal_proof
from dangjian_desktop.storage.database import close_file, open_file
from dangjian_desktop.storage.models import (
    Attachment,
    JournalEntry,
    LedgerEntry,
    LedgerStep,
    LedgerValue,
    database,
)
from tests import make
from tests.operations.ledger_files import brought_in, examined, workbook

OPERATOR = "值班员赵丙寅"
#: A day and an hour that nothing else in the file has.
ON = date(2026, 11, 23)
MOMENT = "21:47"
DAY = PartialDate.of(ON)
TRACES = (OPERATOR, ON.isoformat(), MOMENT, "20261123")


@pytest.fixture
def quiet(unsealed, monkeypatch):
    """A branch entered on another day by somebody else; then the operator sits down."""
    branch = make.branch()
    handler = make.person("承办人钱某", branch)
    monkeypatch.setattr(
        "dangjian_desktop.operations.runner.now",
        lambda: datetime.fromisoformat(f"{ON}T{MOMENT}:31.123+08:00"),
    )
    return unsealed, branch, handler, Runner(actor=OPERATOR)


def tell(branch, **more):
    return add_entry(
        book="appeal",
        organisation_id=branch,
        day=DAY,
        values={"kind": "休息轮班", "content": "夜班班中餐太凉", "due_on": DAY, **more},
        on=ON,
        is_anonymous=True,
    )


def withheld():
    """The entries of the journal that keep the month alone, the first first."""
    return list(JournalEntry.select().where(JournalEntry.id < 0).order_by(JournalEntry.id))


def everything(folder: Path) -> bytes:
    """All bytes of the file and of what stands beside it, with the journal unpacked."""
    unpacked = [
        zlib.decompress(bytes(entry.changes)) for entry in JournalEntry.select(JournalEntry.changes)
    ]
    database.close()
    database.connect()
    files = [path.read_bytes() for path in folder.iterdir() if path.is_file()]
    return b"\n".join([*files, *unpacked])


def assert_untraced(data):
    found = everything(data.parent)
    for trace in TRACES:
        assert trace.encode() not in found, trace
    assert "夜班班中餐太凉".encode() in found  # the search itself can find


def test_the_search_finds_what_a_named_row_leaves(quiet):
    data, branch, _handler, runner = quiet
    runner.run(
        add_entry(
            book="appeal",
            organisation_id=branch,
            day=DAY,
            values={"kind": "休息轮班", "content": "夜班班中餐太凉"},
            on=ON,
        )
    )
    found = everything(data.parent)
    for trace in TRACES[:3]:
        assert trace.encode() in found, trace


def test_an_anonymous_row_leaves_the_month_alone(quiet):
    data, branch, _handler, runner = quiet
    entry = runner.run(tell(branch)).result
    kept = LedgerEntry.get_by_id(entry)
    assert (kept.happened_on.iso, kept.entered_on.iso) == ("2026-11", "2026-11")
    assert [step.taken_on.iso for step in LedgerStep.select()] == ["2026-11"]
    assert [one.text for one in LedgerValue.select().where(LedgerValue.field == "due_on")] == [
        "2026-11"
    ]
    last = withheld()[-1]
    assert (last.at, last.actor, last.note) == ("2026-11", "", "")
    assert_untraced(data)


def test_the_whole_life_of_an_anonymous_row_leaves_the_month_alone(quiet):
    data, branch, handler, runner = quiet
    entry = runner.run(tell(branch)).result
    named = (Named("承办人钱某", handler),)
    runner.run(change_entry(entry_id=entry, values={"handler": named}, day=DAY, on=ON))
    runner.run(advance_entry(entry_id=entry, to="handling", day=DAY, on=ON))
    runner.run(
        advance_entry(
            entry_id=entry, to="answered", day=DAY, on=ON, values={"answer": "已换保温箱"}
        )
    )
    closed = LedgerEntry.get_by_id(entry)
    assert (closed.state, closed.closed_on.iso) == ("answered", "2026-11")
    step = LedgerEntryQuery(entry, ON).fetch().step_ids[-1]
    runner.run(correct_entry_step(entry_id=entry, step_id=step, day=DAY, on=ON))
    runner.run(correct_entry(entry_id=entry, on=ON))
    runner.run(correct_entry(entry_id=entry, on=ON))
    runner.run(remove_entry(entry_id=entry, on=ON))
    assert_untraced(data)
    for _time in range(8):
        runner.undo()
    for _time in range(8):
        runner.redo()
    assert {
        at
        for (at,) in JournalEntry.select(JournalEntry.at)
        .where(JournalEntry.operation.in_(("undo", "redo")))
        .tuples()
    } == {"2026-11"}
    assert_untraced(data)


def test_the_chain_of_the_journal_still_holds_and_shows_a_forgery(quiet):
    _data, branch, _handler, runner = quiet
    runner.run(tell(branch))
    runner.undo()
    make.person("李四", branch)
    assert journal_proof.verify() is None
    number = JournalEntry.get(JournalEntry.at == "2026-11").id
    for (name,) in database.execute_sql(
        "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    ).fetchall():
        database.execute_sql(f'DROP TRIGGER "{name}"')
    database.execute_sql("UPDATE journal_entry SET at = '2026-12' WHERE id = ?", (number,))
    assert journal_proof.verify() == number
    assert number < 0  # of the chain of what is withheld


def test_after_opening_again_nothing_has_come_to_light(quiet):
    data, branch, _handler, runner = quiet
    entry = runner.run(tell(branch)).result
    close_file()
    open_file(data)
    assert LedgerEntryQuery(entry, ON).fetch().text("day") == "2026年11月"
    assert_untraced(data)
    # an entry read back from the file is taken back as quietly
    last = withheld()[-1]
    assert journal.changes_of(last.id).is_withheld


def test_names_and_files_are_refused_and_leave_nothing(quiet):
    data, branch, handler, runner = quiet
    with pytest.raises(InputError) as error:
        runner.run(tell(branch, raised_by=(Named("提出人周某"),)))
    assert [(one.where.field, one.code) for one in error.value.problems] == [
        ("raised_by", "ledger.anonymous_name")
    ]
    entry = runner.run(tell(branch, handler=(Named("承办人钱某", handler),))).result
    with pytest.raises(InputError) as error:
        runner.run(
            change_entry(entry_id=entry, values={"raised_by": (Named("提出人周某"),)}, on=ON)
        )
    assert [one.code for one in error.value.problems] == ["ledger.anonymous_name"]
    with pytest.raises(InputError) as error:
        runner.run(
            advance_entry(
                entry_id=entry, to="handling", day=DAY, on=ON, by=Named("承办人钱某", handler)
            )
        )
    assert [(one.where.field, one.code) for one in error.value.problems] == [
        ("by", "ledger.anonymous_name")
    ]
    with pytest.raises(RefusedError, match="匿名的意见不能挂附件"):
        runner.run(add_attachments(files=[NewFile("信.jpg", b"scan")], on=ON, entry_id=entry))
    assert Attachment.select().count() == 0
    assert b"scan" not in everything(data.parent)
    assert "提出人周某".encode() not in everything(data.parent)
    assert_untraced(data)


def test_numbers_are_counted_apart_so_that_neighbours_tell_no_day(quiet):
    _data, branch, _handler, runner = quiet
    first = make.entry("appeal", branch, "2026-11-03", content="甲")
    hidden = runner.run(tell(branch)).result
    second = make.entry("appeal", branch, "2026-11-26", content="乙")
    rows = [LedgerEntryQuery(key, date(2026, 12, 1)).fetch() for key in (first, hidden, second)]
    assert [row.numbered for row in rows] == ["1", "匿1", "2"]


def test_no_number_of_an_anonymous_row_lies_between_those_of_neighbours(quiet):
    """Who compares numbers learns of no moment before it and of none after it."""
    _data, branch, _handler, runner = quiet
    hidden = []
    for number in range(3):
        make.entry("appeal", branch, f"2026-11-0{number + 1}", content=f"记名{number}", kind="其他")
        hidden.append(runner.run(tell(branch)).result)
        runner.run(
            advance_entry(
                entry_id=hidden[-1],
                to="handling",
                day=DAY,
                on=ON,
                values={"handler": (Named("承办人钱某"),)},
            )
        )
    runner.undo()
    runner.redo()
    make.entry("appeal", branch, "2026-11-09", content="记名末", kind="其他")
    for table, is_hidden in (
        (LedgerEntry, LedgerEntry.is_anonymous),
        (LedgerStep, LedgerStep.entry.in_(hidden)),
        (LedgerValue, LedgerValue.entry.in_(hidden)),
    ):
        told = {bool(flag): set() for flag in (0, 1)}
        for key, flag in table.select(table.id, is_hidden).tuples():
            told[bool(flag)].add(key)
        assert max(told[True]) < 0 < min(told[False]), table
    ids = [entry.id for entry in JournalEntry.select().order_by(JournalEntry.id)]
    assert [one for one in ids if one > 0] == list(range(1, len(ids) - 8 + 1))
    assert len(withheld()) == 8  # three registered, three handled, undone, done again
    assert {entry.at for entry in withheld()} == {"2026-11"}
    assert journal_proof.verify() is None
    row = LedgerEntryQuery(hidden[0], ON).fetch()
    assert [step.state for step in row.row.road] == ["received", "handling"]


def test_the_number_of_a_removed_anonymous_row_is_not_given_again(quiet):
    _data, branch, _handler, runner = quiet
    first = runner.run(tell(branch)).result
    runner.run(remove_entry(entry_id=first, on=ON))
    assert runner.run(tell(branch)).result == first + 1


def test_other_books_cannot_be_anonymous(quiet):
    _data, branch, _handler, runner = quiet
    with pytest.raises(RefusedError, match="不能匿名"):
        runner.run(
            add_entry(
                book="hazard",
                organisation_id=branch,
                day=DAY,
                values={},
                on=ON,
                is_anonymous=True,
            )
        )


def test_whose_handling_it_is_has_a_history_that_can_still_be_read(quiet):
    _data, branch, handler, runner = quiet
    runner.run(tell(branch, handler=(Named("承办人钱某", handler),)))
    assert PersonCardQuery(handler, ON).fetch() is not None
    RecordedChangesQuery(handler).fetch()


def test_what_comes_in_with_a_file_keeps_the_day_of_entering_to_itself(quiet, tmp_path):
    """Rows with a name that come in beside it would else tell the day on which it was entered."""
    _data, branch, _handler, runner = quiet
    header = ("匿名", "收到日期", "类别", "意见诉求内容")
    named = [
        ("否", "2026-11-02", "其他", f"记名的第{n}条") for n in range(300)
    ]  # more than a batch
    path = workbook(
        tmp_path / "意见.xlsx",
        *named,
        ("是", "2026-11", "休息轮班", "夜班班中餐太凉"),
        header=header,
        title="",
    )
    brought_in(runner, examined(path, branch, book="appeal"))
    assert LedgerEntry.select().where(LedgerEntry.is_anonymous).count() == 1
    assert LedgerEntry.select().count() == 301
    assert {row.entered_on.iso for row in LedgerEntry.select()} == {"2026-11"}
    assert {step.taken_on.iso for step in LedgerStep.select()} == {"2026-11"}
    assert LedgerEntry.select().where(LedgerEntry.id > 0).count() == 0
    (last,) = withheld()
    assert (last.at, last.actor) == ("2026-11", "")


def test_a_row_that_comes_in_beside_a_change_of_an_anonymous_one_is_withheld_too(quiet, tmp_path):
    _data, branch, _handler, runner = quiet
    entry = runner.run(tell(branch)).result
    uid = LedgerEntry.get_by_id(entry).uid
    path = workbook(
        tmp_path / "意见.xlsx",
        ("否", "2026-11-02", "其他", "记名的", "", ""),
        ("是", "2026-11", "休息轮班", "夜班班中餐太凉", "已换保温箱", uid),
        header=("匿名", "收到日期", "类别", "意见诉求内容", "办理和答复", "标识"),
        title="",
    )
    told = examined(path, branch, book="appeal")
    assert [row.outcome for row in told.rows] == [Outcome.ADDED, Outcome.UPDATED]
    brought_in(runner, told)
    assert [one.at for one in withheld()] == ["2026-11", "2026-11"]
    assert {row.entered_on.iso for row in LedgerEntry.select()} == {"2026-11"}


def test_a_step_that_comes_in_beside_an_anonymous_row_stands_at_its_place(quiet, tmp_path):
    """Numbers of what is withheld lie below all others, those of the steps before it too."""
    _data, branch, handler, runner = quiet
    named = {"kind": "其他", "content": "记名的", "handler": (Named("承办人钱某", handler),)}
    entry = make.entry("appeal", branch, "2026-11-02", **named)
    runner.run(advance_entry(entry_id=entry, to="handling", day=make.day("2026-11-05"), on=ON))
    uid = LedgerEntry.get_by_id(entry).uid
    path = workbook(
        tmp_path / "意见.xlsx",
        ("否", "2026-11-02", "其他", "记名的", "已答复本人", "2026-11-05", uid),
        ("是", "2026-11", "休息轮班", "夜班班中餐太凉", "", "", ""),
        header=("匿名", "收到日期", "类别", "意见诉求内容", "办理和答复", "答复日期", "标识"),
        title="",
    )
    brought_in(runner, examined(path, branch, book="appeal"))
    row = LedgerEntryQuery(entry, ON).fetch()
    assert [step.state for step in row.row.road] == ["received", "handling", "answered"]
    assert list(row.step_ids) != sorted(row.step_ids)
    runner.run(correct_entry(entry_id=entry, on=ON))  # takes back the last one, not another
    row = LedgerEntryQuery(entry, ON).fetch()
    assert (row.row.state, [step.state for step in row.row.road]) == (
        "handling",
        ["received", "handling"],
    )
