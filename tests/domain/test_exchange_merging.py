"""Merging of one item: who still has what a base says has not changed it."""

import pytest

from dangjian_desktop.domain.exchange_merging import Conflict, merge, settled

OLD = ({"name": "张三", "trade": "支架工"},)


def row(name="张三", trade="支架工"):
    return ({"name": name, "trade": trade},)


def test_what_is_the_same_stays():
    assert merge(OLD, OLD, None, None).rows == OLD


def test_what_changed_there_alone_is_taken():
    merged = merge(OLD, row(trade="电工"), OLD, None)
    assert (merged.rows, merged.taken, merged.conflicts) == (row(trade="电工"), ("trade",), ())


def test_what_changed_here_alone_stays():
    merged = merge(row(trade="电工"), OLD, OLD, None)
    assert (merged.rows, merged.taken, merged.conflicts) == (row(trade="电工"), (), ())


def test_different_fields_changed_on_both_sides_are_joined():
    merged = merge(row(name="张山"), row(trade="电工"), OLD, None)
    assert (merged.rows, merged.conflicts) == (row("张山", "电工"), ())


def test_one_field_changed_on_both_sides_is_a_conflict():
    theirs = row("张三", "钳工")
    merged = merge(row(trade="电工"), theirs, OLD, None)
    assert merged.conflicts == (Conflict("trade", "电工", "钳工"),)
    assert settled(merged, theirs, []) == row(trade="电工")
    assert settled(merged, theirs, ["trade"]) == theirs


def test_what_they_last_had_from_here_is_a_base_too():
    sent = row(trade="电工")
    assert merge(sent, row(trade="钳工"), OLD, sent).rows == row(trade="钳工")
    assert merge(row(trade="焊工"), sent, None, sent).rows == row(trade="焊工")


def test_a_field_that_a_base_does_not_tell_is_a_conflict():
    merged = merge(row(trade="电工"), row(trade="钳工"), ({"name": "张三"},), None)
    assert [one.field for one in merged.conflicts] == ["trade"]


def test_at_the_first_meeting_who_says_nothing_contradicts_nobody():
    merged = merge(row("张三", ""), row("", "电工"), None, None)
    assert (merged.rows, merged.conflicts) == (row("张三", "电工"), ())
    assert merge((), OLD, None, None).rows == OLD
    assert merge(OLD, (), None, None).rows == OLD


@pytest.mark.parametrize(
    ("mine", "theirs", "base", "rows", "conflicts"),
    [
        (OLD, (), OLD, (), 0),  # deleted there
        ((), OLD, OLD, (), 0),  # deleted here
        (row(trade="电工"), (), OLD, row(trade="电工"), 1),  # deleted there, changed here
        ((), row(trade="电工"), OLD, (), 1),  # deleted here, changed there
        ((), OLD, (), OLD, 0),  # entered there after a deletion
    ],
)
def test_deletions(mine, theirs, base, rows, conflicts):
    merged = merge(mine, theirs, base, None)
    assert (merged.rows, len(merged.conflicts)) == (rows, conflicts)
    if conflicts:
        assert settled(merged, theirs, [""]) == theirs


def test_several_rows_are_taken_as_a_whole():
    two, three = (*OLD, *row("李四")), (*OLD, *row("李四"), *row("王五"))
    assert merge(two, three, two, None).rows == three
    assert merge(three, two, two, None).rows == three
    assert merge(three, OLD, two, None).conflicts == (Conflict("", three, OLD),)
    assert merge(two, three, ({"name": "张三"},), None).conflicts  # a base that tells too little


def test_a_base_that_tells_more_is_good_enough():
    more = tuple({**one, "extra": 1} for one in (*OLD, *row("李四")))
    assert merge((*OLD, *row("李四")), OLD, more, None).rows == OLD
