"""What was done to the journal is told apart; seals old and new; heads from paper."""

import hashlib
from datetime import UTC, datetime
from typing import Any

import pytest

from dangjian_desktop.domain.journal_faults import HeadAnswer, JournalFault, JournalHead
from dangjian_desktop.storage.changes import FIRST_WITHHELD
from dangjian_desktop.storage.errors import StorageError
from dangjian_desktop.storage.journal import record
from dangjian_desktop.storage.journal_proof import compare_head, journal_head, prove_journal
from dangjian_desktop.storage.journal_seals import SEALED, keyed_seal, plain_seal, stored_head
from dangjian_desktop.storage.models import Zone, database

ALTERED, MISSING, MISPLACED, CUT_OFF, HEAD = list(JournalFault)[:5]


@pytest.fixture(autouse=True)
def six(data: Any) -> None:
    """A journal of six entries, one a day, and two of which the month alone is kept."""
    for day in range(1, 7):
        on_day(day)
    on_day(6, quietly=True)
    on_day(7, quietly=True)


def on_day(day: int, *, quietly: bool = False) -> None:
    def body(writer: Any) -> None:
        if quietly:
            writer.withhold()
        writer.insert(Zone, name=f"第{day}区{quietly}")

    moment = datetime(2026, 11, day, 8, 30, tzinfo=UTC)
    record(body, label="试写", operation="try_it", actor="测试员", at=moment)


def tamper(*statements: str) -> None:
    """Write into the journal as somebody would who knows SQL and takes the triggers away."""
    for kind in ("update", "delete"):
        database.execute_sql(f"DROP TRIGGER IF EXISTS journal_entry_is_final_{kind}")
    for statement in statements:
        database.execute_sql(statement)


def found() -> list[tuple[JournalFault, int, int, str]]:
    return [(one.fault, one.first, one.last, one.day) for one in prove_journal()]


def values_of(entry_id: int) -> tuple[str, list[Any]]:
    previous, *values = database.execute_sql(
        f"SELECT previous_seal, {SEALED} FROM journal_entry WHERE id = ?", (entry_id,)
    ).fetchone()
    return previous, values


def swap(one: int, other: int) -> None:
    tamper(
        f"UPDATE journal_entry SET id = 99 WHERE id = {one}",
        f"UPDATE journal_entry SET id = {one} WHERE id = {other}",
        f"UPDATE journal_entry SET id = {other} WHERE id = 99",
    )


def test_an_untouched_journal_holds():
    assert prove_journal() == ()


def test_what_was_altered_is_told_with_its_day_and_nothing_else_is():
    tamper("UPDATE journal_entry SET actor = '别人' WHERE id IN (2, 5)")
    assert found() == [(ALTERED, 2, 2, "2026-11-02"), (ALTERED, 5, 5, "2026-11-05")]


def test_altered_and_sealed_anew_without_the_key_is_found_all_the_same():
    """Who knows how seals are made, and not the key, seals in vain."""
    tamper("UPDATE journal_entry SET actor = '别人' WHERE id = 3")
    for entry_id in range(3, 7):
        _previous, values = values_of(entry_id)
        last = database.execute_sql(
            "SELECT seal FROM journal_entry WHERE id = ?", (entry_id - 1,)
        ).fetchone()[0]
        database.execute_sql(
            "UPDATE journal_entry SET previous_seal = ?, seal = ? WHERE id = ?",
            (last, plain_seal(last, values), entry_id),
        )
    assert [(fault, first) for fault, first, *_ in found()] == [
        (ALTERED, number) for number in range(3, 7)
    ]


def test_one_entry_sealed_anew_with_the_key_is_missed_by_the_next_one():
    tamper("UPDATE journal_entry SET actor = '别人' WHERE id = 3")
    head = stored_head()
    assert head is not None
    database.execute_sql(
        "UPDATE journal_entry SET seal = ? WHERE id = 3", (keyed_seal(head.key, *values_of(3)),)
    )
    assert found() == [(MISSING, 4, 0, "2026-11-03")]


def test_what_was_deleted_is_told_with_the_day_before():
    tamper("DELETE FROM journal_entry WHERE id IN (3, 4)")
    assert found() == [(MISSING, 3, 4, "2026-11-02")]


def test_the_first_entries_are_missed_too():
    tamper("DELETE FROM journal_entry WHERE id IN (1, 2)")
    assert found() == [(MISSING, 1, 2, "")]


def test_what_was_deleted_is_missed_even_where_the_others_move_up():
    tamper("DELETE FROM journal_entry WHERE id = 3")
    for number in (4, 5, 6):
        database.execute_sql(f"UPDATE journal_entry SET id = {number - 1} WHERE id = {number}")
    assert found() == [(MISSING, 3, 0, "2026-11-02"), (CUT_OFF, 6, 6, "2026-11-06")]


def test_entries_in_each_others_place_are_told_as_that():
    swap(2, 4)
    assert {fault for fault, *_ in found()} == {MISPLACED}
    assert {first for _fault, first, *_ in found()} == {2, 3, 4, 5}


def test_the_last_entry_under_another_number_is_told_as_that():
    tamper("UPDATE journal_entry SET id = 9 WHERE id = 6")
    assert found() == [(MISPLACED, 9, 9, "2026-11-06")]


def test_an_end_that_was_cut_off_is_missed():
    tamper("DELETE FROM journal_entry WHERE id > 4")
    assert found() == [(CUT_OFF, 5, 6, "2026-11-04")]


def test_everything_gone_is_missed():
    tamper("DELETE FROM journal_entry")
    assert found() == [(CUT_OFF, 1, 6, ""), (CUT_OFF, 1, 2, "")]


def test_what_is_done_afterwards_does_not_close_the_gap():
    tamper("DELETE FROM journal_entry WHERE id > 4")
    on_day(8)
    assert found() == [(MISSING, 5, 6, "2026-11-04")]


def test_the_end_of_what_is_withheld_is_missed_within_the_month():
    tamper(f"DELETE FROM journal_entry WHERE id = {FIRST_WITHHELD + 1}")
    (one,) = prove_journal()
    assert (one.fault, one.first, one.last, one.day) == (CUT_OFF, 2, 2, "2026-11")
    assert one.is_withheld


def test_a_head_that_was_set_back_proves_nothing_any_more_even_after_further_work():
    tamper(
        "DELETE FROM journal_entry WHERE id > 4",
        "UPDATE journal_head SET last_id = 4,"
        " seal = (SELECT seal FROM journal_entry WHERE id = 4), at = '2026-11-04'",
    )
    assert found() == [(HEAD, 0, 0, "")]
    on_day(8)
    assert found() == [(HEAD, 0, 0, "")]


def test_without_its_head_the_journal_takes_no_entry():
    tamper("DELETE FROM journal_head")
    assert HEAD in {fault for fault, *_ in found()}
    with pytest.raises(StorageError) as caught:
        on_day(8)
    assert caught.value.code == "journal_head"
    assert Zone.select().count() == 8  # nothing of it stayed


def test_entries_of_older_programs_keep_their_seals():
    """Chain and head as a program before the key left them, and this program's step over it."""
    from dangjian_desktop.storage.migrations import STEPS

    tamper("DROP TABLE journal_head")
    for name in ("at", "topics", "label_actor"):
        database.execute_sql(f"DROP INDEX journal_entry_{name}")
    for here in ("> 0", "< 0"):
        last = ""
        ids = database.execute_sql(f"SELECT id FROM journal_entry WHERE id {here} ORDER BY id")
        for (entry_id,) in ids.fetchall():
            _previous, values = values_of(entry_id)
            seal = plain_seal(last, values)
            database.execute_sql(
                "UPDATE journal_entry SET previous_seal = ?, seal = ? WHERE id = ?",
                (last, seal, entry_id),
            )
            last = seal
    STEPS[8](database.execute_sql)
    assert prove_journal() == ()
    on_day(8)
    on_day(9, quietly=True)
    assert prove_journal() == ()
    previous, values = values_of(7)
    assert plain_seal(previous, values) != journal_head().seal
    database.execute_sql("UPDATE journal_entry SET note = '改' WHERE id = 2")
    assert found() == [(ALTERED, 2, 2, "2026-11-02")]


def test_a_plain_seal_is_the_sum_of_lengths_and_texts():
    digest = hashlib.sha256(b"before" + (3).to_bytes(8, "big") + "人".encode())
    assert plain_seal("before", ["人"]) == digest.hexdigest()


# Heads on paper -----------------------------------------------------------------


def test_a_head_from_paper_holds_as_long_as_its_entry_does():
    paper = journal_head()
    assert (paper.number, paper.day) == (6, "2026-11-06")
    typed = JournalHead(paper.number, paper.seal[:16])
    on_day(8)
    assert compare_head(typed) == (HeadAnswer.HOLDS, paper)
    tamper("UPDATE journal_entry SET seal = 'f' WHERE id = 6")
    assert compare_head(typed)[0] is HeadAnswer.ALTERED


def test_a_head_from_paper_tells_that_the_end_is_gone_whatever_the_file_says():
    paper = journal_head()
    tamper("DELETE FROM journal_entry WHERE id > 4")
    answer, now = compare_head(paper)
    assert (answer, now.number) == (HeadAnswer.CUT_OFF, 4)


def test_an_empty_journal_has_no_head():
    tamper("DELETE FROM journal_entry")
    assert journal_head() == JournalHead(0, "")
