"""A long journal is proven by pages; what was done to it is told as exactly as in a short one."""

import zlib
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest

from dangjian_desktop.domain.journal_faults import HeadAnswer, JournalFault
from dangjian_desktop.storage.changes import FIRST_WITHHELD
from dangjian_desktop.storage.database import (
    close_file,
    execute_many,
    open_file,
    transaction,
)
from dangjian_desktop.storage.journal import record
from dangjian_desktop.storage.journal_pages import PAGE, held_pages
from dangjian_desktop.storage.journal_proof import compare_head, journal_head, prove_journal
from dangjian_desktop.storage.journal_seals import keyed_seal, move_head, stored_head
from dangjian_desktop.storage.models import Zone, database

ALTERED, MISSING, MISPLACED, CUT_OFF, _HEAD, WITHHELD_LOST = list(JournalFault)[:6]
ENTRIES = 3 * PAGE - 100
#: In the middle, first and last of a page, and in the last page, which is not full.
PLACES = (PAGE + 250, PAGE + 1, PAGE, 3 * PAGE - 150)
AT = datetime(2026, 11, 21, 8, 30, tzinfo=UTC)


@pytest.fixture(autouse=True)
def long(data: Any) -> None:
    """A journal of three pages, sealed as the program seals."""
    packed = zlib.compress("改动".encode())
    head = stored_head()
    assert head is not None
    seal = head.seal

    def entries() -> Iterator[tuple[Any, ...]]:
        nonlocal seal
        for number in range(head.last_id + 1, ENTRIES + 1):
            values = ("2026-11-21", "试写", "try_it", "测试员", "", "zone", packed, 1, None)
            previous, seal = seal, keyed_seal(head.key, seal, values)
            yield (number, *values, previous, seal)

    with transaction():
        execute_many(
            "INSERT INTO journal_entry (id, at, label, operation, actor, note, topics, changes,"
            " change_count, reverts, previous_seal, seal) VALUES (?,?,?,?,?,?,?,?,?,?,?,?)",
            entries(),
        )
        move_head(head, ENTRIES, seal, "2026-11-21")


def tamper(*statements: str) -> None:
    for kind in ("update", "delete"):
        database.execute_sql(f"DROP TRIGGER IF EXISTS journal_entry_is_final_{kind}")
    for statement in statements:
        database.execute_sql(statement)


def found() -> list[tuple[JournalFault, int, int]]:
    return [(one.fault, one.first, one.last) for one in prove_journal()]


def pages() -> list[int]:
    head = stored_head()
    assert head is not None
    return [one.first_id for one in held_pages(head, lambda _share: None)]


def write(*, quietly: bool = False, at: datetime = AT) -> None:
    def body(writer: Any) -> None:
        if quietly:
            writer.withhold()
        writer.insert(Zone, name=f"工区{Zone.select().count()}")

    record(body, label="试写", operation="try_it", actor="测试员", at=at)


def test_pages_that_hold_are_passed_by_whole():
    assert pages() == [1, PAGE + 1, 2 * PAGE + 1]
    assert prove_journal() == ()


@pytest.mark.parametrize("place", PLACES)
def test_what_was_altered_is_told_and_spoils_its_own_page_alone(place):
    tamper(f"UPDATE journal_entry SET actor = '别人' WHERE id = {place}")
    assert found() == [(ALTERED, place, place)]
    assert len(pages()) == 2


@pytest.mark.parametrize("place", PLACES)
def test_what_was_deleted_is_told(place):
    tamper(f"DELETE FROM journal_entry WHERE id = {place}")
    assert found() == [(MISSING, place, place)]


def test_a_whole_page_deleted_is_told():
    tamper(f"DELETE FROM journal_entry WHERE id BETWEEN {PAGE + 1} AND {2 * PAGE}")
    assert found() == [(MISSING, PAGE + 1, 2 * PAGE)]


def test_everything_behind_a_page_cut_off_is_told():
    tamper(f"DELETE FROM journal_entry WHERE id > {2 * PAGE}")
    assert found() == [(CUT_OFF, 2 * PAGE + 1, ENTRIES)]


@pytest.mark.parametrize("place", PLACES[:3])
def test_two_neighbours_in_each_others_place_are_told(place):
    tamper(
        f"UPDATE journal_entry SET id = 99999 WHERE id = {place}",
        f"UPDATE journal_entry SET id = {place} WHERE id = {place + 1}",
        f"UPDATE journal_entry SET id = {place + 1} WHERE id = 99999",
    )
    assert {fault for fault, *_ in found()} == {MISPLACED}
    assert {place, place + 1} <= {first for _fault, first, _last in found()}


def test_two_whole_pages_in_each_others_place_are_told():
    tamper(
        f"UPDATE journal_entry SET id = id + 90000 WHERE id BETWEEN 1 AND {PAGE}",
        f"UPDATE journal_entry SET id = id - {PAGE} WHERE id BETWEEN {PAGE + 1} AND {2 * PAGE}",
        f"UPDATE journal_entry SET id = id - 90000 + {PAGE} WHERE id > 90000",
    )
    assert found() == [(MISPLACED, first, first) for first in (1, PAGE + 1, 2 * PAGE + 1)]


def test_an_entry_sealed_anew_with_the_key_is_missed_by_the_next_page():
    head, place = stored_head(), PAGE
    assert head is not None
    tamper(f"UPDATE journal_entry SET actor = '别人' WHERE id = {place}")
    previous, *values = database.execute_sql(
        "SELECT previous_seal, at, label, operation, actor, note, topics, changes, change_count,"
        f" reverts FROM journal_entry WHERE id = {place}"
    ).fetchone()
    seal = keyed_seal(head.key, previous, values)
    tamper(f"UPDATE journal_entry SET seal = '{seal}' WHERE id = {place}")
    assert len(pages()) == 3  # each by itself, but the second does not join on
    assert found() == [(MISSING, place + 1, 0)]


@pytest.mark.parametrize(
    "change",
    [
        "seal = seal || ' '",
        "seal = upper(seal)",
        "seal = CAST(seal AS BLOB)",
        "previous_seal = previous_seal || ' '",
        "previous_seal = CAST(previous_seal AS BLOB)",
    ],
)
def test_a_seal_written_differently_is_no_seal(change):
    tamper(f"UPDATE journal_entry SET {change} WHERE id = 700")
    assert (ALTERED, 700, 700) in found()


def test_a_seal_that_took_over_the_next_one_is_no_seal():
    tamper(
        "UPDATE journal_entry SET seal = seal || ' ' ||"
        " (SELECT seal FROM journal_entry WHERE id = 701) WHERE id = 700",
        "UPDATE journal_entry SET seal = '' WHERE id = 701",
    )
    assert {(ALTERED, 700, 700), (ALTERED, 701, 701)} <= set(found())


@pytest.mark.parametrize("column", ["seal", "previous_seal", "label", "at"])
def test_bytes_that_are_no_text_are_told_and_do_not_stop_the_proof(column):
    tamper(f"UPDATE journal_entry SET {column} = CAST(x'ff41' AS TEXT) WHERE id = 700")
    assert (ALTERED, 700, 700) in found()


@pytest.mark.parametrize("column", ["seal", "previous_seal", "label", "at", "changes"])
def test_nothing_at_all_is_told_and_does_not_stop_the_proof(column):
    """The tables allow none; who may write the file may change them, too."""
    tamper(
        "CREATE TABLE laxer AS SELECT * FROM journal_entry",
        "DROP TABLE journal_entry",
        "ALTER TABLE laxer RENAME TO journal_entry",
        f"UPDATE journal_entry SET {column} = NULL WHERE id = 700",
    )
    assert (ALTERED, 700, 700) in found()


@pytest.mark.parametrize("seal", ["CAST(seal AS BLOB)", "x'ff41'", "7"])
def test_a_last_seal_that_is_no_text_is_compared_and_does_not_stop_the_answer(seal):
    typed = journal_head()
    tamper(f"UPDATE journal_entry SET seal = {seal} WHERE id = {ENTRIES}")
    answer, now = compare_head(typed)
    assert answer is HeadAnswer.ALTERED
    assert now.number == ENTRIES
    assert isinstance(now.seal, str)


def test_what_is_withheld_may_lie_between():
    write()
    write(quietly=True)
    write(at=AT.replace(month=12))
    write(at=AT.replace(month=12))
    assert prove_journal() == ()
    tamper(f"DELETE FROM journal_entry WHERE id = {FIRST_WITHHELD}")
    sealed_along = ENTRIES + 2
    assert found() == [(WITHHELD_LOST, sealed_along, sealed_along), (CUT_OFF, 1, 1)]


@pytest.mark.parametrize("is_on_stick", [False, True], ids=["on a disk", "on a stick"])
def test_what_is_entered_meanwhile_is_no_fault_and_is_not_kept_waiting(data, is_on_stick):
    close_file()
    open_file(data, is_on_stick=is_on_stick)
    has_entered = []

    def enter_one(_share: float) -> None:
        if not has_entered:
            has_entered.append(True)
            write()

    assert prove_journal(enter_one) == ()
    assert has_entered
    assert prove_journal() == ()


def test_who_asks_for_the_share_done_may_end_the_proof():
    class Enough(Exception):
        pass

    def stop(_share: float) -> None:
        raise Enough

    with pytest.raises(Enough):
        prove_journal(stop)
    write()  # nothing is left open
    assert prove_journal() == ()
