"""The ledgers of the demonstration: every row could have been entered by hand, and shows life."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.duty_areas import Coverage
from dangjian_desktop.domain.group_leading import Training
from dangjian_desktop.domain.ledger_rows import StepTaken, refusing, row_problems, step_problems
from dangjian_desktop.domain.vocabulary import AgendaSource, Post, TaskSource
from dangjian_desktop.queries.cadres_in_groups import CadresInGroupsQuery
from dangjian_desktop.queries.duty_areas import AreasQuery, AreaYearsQuery, CrewCoverageQuery
from dangjian_desktop.queries.ledger_books import books_by_code
from dangjian_desktop.queries.ledger_entries import EntryOfUidQuery, entry_rows
from dangjian_desktop.queries.ledgers import BooksQuery
from dangjian_desktop.queries.party_groups import GroupsQuery
from dangjian_desktop.queries.tasks import TasksQuery
from dangjian_desktop.storage.models import AgendaItem, LedgerEntry
from tests.operations.test_demo import DAY

EVERY_POST = frozenset(Post)


def test_every_row_stands_as_its_book_would_have_let_it(mine: Path) -> None:
    keys = [key for (key,) in LedgerEntry.select(LedgerEntry.id).tuples()]
    rows = entry_rows(keys, DAY)
    assert len(rows) == len(keys) > 400
    for entry in rows.values():
        told = f"{entry.book.code} {entry.organisation_name} {entry.numbered}"
        assert not refusing(row_problems(entry.book, entry.row, DAY)), told
        assert entry.missing == (), told
        if entry.book.day_is_month:
            assert entry.row.day.day is None, told  # as the book's own word for it says
        for place, step in enumerate(entry.row.road[1:], start=1):
            before = entry.row.road[:place]
            until = replace(entry.row, road=before, state=before[-1].state)
            wanted = StepTaken(step.state, step.day, step.by, step.note, EVERY_POST)
            assert not step_problems(entry.book, until, wanted, DAY), told
    the_books_show_life()
    the_groups_show_life()
    the_anonymous_tell_no_day()
    meetings_and_ledgers_are_bound()


def meetings_and_ledgers_are_bound() -> None:
    """Hazards were closed at themed days whose records say so; resolutions went into a ledger."""
    said = list(AgendaItem.select().where(AgendaItem.source == AgendaSource.LEDGER))
    assert len(said) > 100
    for item in said:
        (key,) = [EntryOfUidQuery(item.source_uid).fetch()]
        (entry,) = entry_rows([key], DAY).values()
        day = PartialDate.of(item.activity.held_on)
        assert day in [step.day for step in entry.row.road]
    tasks = TasksQuery(DAY, source=TaskSource.RESOLUTION, with_over=True).fetch()
    assert any(task.entry is not None for task in tasks)
    years = AreaYearsQuery(DAY).fetch()
    assert [one.year for one in years] == [2026, 2025]
    assert any(row.has_to_change for row in AreasQuery(DAY).fetch())
    assert {row.level for row in AreasQuery(DAY).fetch()} == {
        "支委责任区",
        "职能责任区",
        "班组责任区",
    }


def the_books_show_life() -> None:
    books = {row.book.code: row for row in BooksQuery(DAY).fetch()}
    assert [code for code, row in books.items() if row.count <= row.bare_count] == []
    hazards = books["hazard"]
    assert hazards.count == 165
    assert 0 < hazards.late_count < hazards.open_count < 30
    assert books["lesson_plan"].count > books["lesson_plan"].bare_count > 0
    assert books["award"].open_count > 0
    assert [book.label for book in books_by_code().values() if book.is_own] == ["红色影片登记"]
    assert books_by_code()["hazard"].fields[-1].is_own
    states = {one.state for one in CrewCoverageQuery(DAY).fetch()}
    assert {Coverage.COVERED, Coverage.NO_AREA} <= states


def the_groups_show_life() -> None:
    groups = GroupsQuery(DAY).fetch()
    assert any(row.steadiness.changes for row in groups)
    assert any(row.leader is not None and row.leader.recommended_on for row in groups)
    assert {Training.DONE, Training.NEVER} <= {row.training for row in groups}
    assert all(
        term.since is None or term.recommended_on is None or term.recommended_on <= term.since
        for row in groups
        for term in row.leaders
    )
    cadres = CadresInGroupsQuery(DAY.year, DAY).fetch()
    assert any(row.life.spoken for row in cadres)
    assert any(row.open_tasks for row in cadres)
    assert any(not row.tasks for row in cadres)


def the_anonymous_tell_no_day() -> None:
    quiet = list(LedgerEntry.select().where(LedgerEntry.is_anonymous))
    assert quiet
    for row in quiet:
        assert row.happened_on.iso == row.entered_on.iso == f"{date(2026, 10, 9):%Y-%m}"
        assert row.happened_on.day is None
