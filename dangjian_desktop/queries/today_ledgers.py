"""What is due in the ledgers: late rows, rows that soon will be, and stages of projects."""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import or_

from dangjian_desktop.domain.dates import month_end
from dangjian_desktop.domain.problems import Sentence, Told
from dangjian_desktop.domain.tasks import reminders, state_until
from dangjian_desktop.domain.today import Act, Band, Source, TodayItem, band_of
from dangjian_desktop.domain.vocabulary import ObligationState, OrganisationKind
from dangjian_desktop.queries.activities import holders_below
from dangjian_desktop.queries.ledger_books import books_by_code
from dangjian_desktop.queries.ledger_entries import EntryRow, entry_rows
from dangjian_desktop.queries.ledger_filter import Ahead, late_on
from dangjian_desktop.queries.milestones import MilestonesQuery
from dangjian_desktop.queries.organisations import Tree
from dangjian_desktop.storage.database import stored_rows
from dangjian_desktop.storage.models import LedgerEntry
from dangjian_desktop.storage.rulebook import rules_on

#: So many rows of one book and one branch stand by themselves; more are told in one line.
MOST_SINGLE = 3
#: Characters of a title in the list.
_LONGEST = 40
_PRESSING = (ObligationState.OVERDUE, ObligationState.DUE_SOON)
_ABOVE_BRANCHES = (OrganisationKind.COMMITTEE, OrganisationKind.GENERAL_BRANCH)


@dataclass(frozen=True)
class _Pressing:
    """A row that presses: what of it, by when, and who has to look after it by now."""

    row: EntryRow
    what: str
    due_on: date
    state: ObligationState
    band: Band
    escalation: str = ""
    days: int = 0


def ledgers_due(on: date, within: int | None) -> Iterator[TodayItem]:
    """Yield rows that are late or soon will be, and stages that are due.

    Many rows of one book and one branch are one line; above a branch those of all branches are,
    those that have reached one and the same escalation together.
    """
    tree = Tree.on(on)
    node = tree.get(within)
    is_above = node is None or node.kind in _ABOVE_BRANCHES
    gathered: defaultdict[tuple[Hashable, ...], list[_Pressing]] = defaultdict(list)
    for kind, one in (
        *(("row", row) for row in _rows(on, within)),
        *(("stage", stage) for stage in _stages(on, within)),
    ):
        holder = None if is_above else _branch(tree, one.row.organisation_id)
        escalation = one.escalation if is_above else ""
        gathered[kind, one.row.book.code, one.band, holder, escalation].append(one)
    for key, found in gathered.items():
        found.sort(key=lambda one: (one.due_on, one.row.entry_id or 0))
        if len(found) <= MOST_SINGLE:
            yield from (_single(one, is_stage=key[0] == "stage") for one in found)
        else:
            yield _many(found, tree, is_stage=key[0] == "stage", is_above=is_above)


def _rows(on: date, within: int | None) -> Iterator[_Pressing]:
    books = [book for book in books_by_code().values() if book.late and not book.is_retired]
    late = reduce(or_, (late_on(book, on, Ahead.SOON) for book in books))
    chosen = LedgerEntry.select(LedgerEntry.id).where(late)
    if within is not None:
        chosen = chosen.where(LedgerEntry.organisation.in_(holders_below(within, on)))
    for row in entry_rows([key for (key,) in stored_rows(chosen)], on).values():
        told = row.lateness
        if told.state not in _PRESSING or told.due_on is None:
            continue
        band = band_of(told.due_on, on, is_soon=True)
        assert band is not None
        title = _shortened(row.title)
        yield _Pressing(row, title, told.due_on, told.state, band, told.escalation, told.days)


def _stages(on: date, within: int | None) -> Iterator[_Pressing]:
    amber = reminders(rules_on(on).values_of("tasks.reminders")).task_days
    query = MilestonesQuery(date.min, month_end(on), on, within, only_open=True)
    for found in query.fetch():
        due_on = found.milestone.due_on
        state = state_until(due_on, on, amber)
        band = band_of(due_on, on, is_soon=state is ObligationState.DUE_SOON)
        if state in _PRESSING and band is not None:
            days = max((on - due_on).days, 0)
            title = _shortened(found.milestone.title)
            yield _Pressing(found.entry, title, due_on, state, band, days=days)


def _single(one: _Pressing, *, is_stage: bool) -> TodayItem:
    row = one.row
    owner = row.text(row.book.owner) if row.book.owner else ""
    who = " ".join(filter(None, (row.organisation_name, owner)))
    what: str
    if is_stage:
        what = Told("里程碑：{stage}", stage=one.what)
        why: str = Told("{book}：{title}", book=row.book.label, title=_shortened(row.title))
    else:
        what = Told("{book}：{title}", book=row.book.short, title=one.what)
        why = _why(Sentence("{book}", book=row.book.label), [one])
    return TodayItem(
        Source.LEDGER,
        one.band,
        one.state,
        what,
        who,
        one.due_on,
        why,
        Act.OPEN_LEDGERS,
        organisation_id=row.organisation_id,
        row_id=row.entry_id,
        kind=row.book.code,
    )


def _many(found: Sequence[_Pressing], tree: Tree, *, is_stage: bool, is_above: bool) -> TodayItem:
    """Return one line for many rows; it opens the book at these rows."""
    first = found[0]
    book = first.row.book
    is_late = first.band is Band.OVERDUE
    words = {
        (False, True): "{book} {count} 行逾期",
        (False, False): "{book} {count} 行快到期",
        (True, True): "{book} {count} 个里程碑逾期",
        (True, False): "{book} {count} 个里程碑快到期",
    }
    branches = {_branch(tree, one.row.organisation_id): one.row for one in found}
    place, row = next(iter(branches.items()))
    node = tree.get(place)
    name = node.name if node else row.organisation_name
    who: str = name
    if len(branches) > 1:
        who = Told("{who}等 {count} 个", who=name, count=len(branches))
    return TodayItem(
        Source.LEDGER,
        first.band,
        first.state,
        Told(words[is_stage, is_late], book=book.short, count=len(found)),
        who,
        first.due_on,
        _why(None, found),
        Act.OPEN_LEDGERS,
        count=len(found),
        organisation_id=None if is_above and len(branches) > 1 else place,
        kind=book.code,
    )


def _why(where: Sentence | None, found: Sequence[_Pressing]) -> str:
    """Return how late the latest is, and who by its rules has to look after it.

    Args:
        where: What stands before it: the book; None where the line names it already.
        found: The rows of the line.
    """
    worst = max(found, key=lambda one: one.days)
    told = where
    if worst.days:
        words = "逾期{days}天" if len(found) == 1 else "最久的逾期{days}天"
        late = Sentence(words, days=worst.days)
        told = Sentence("{before}：{after}", before=where, after=late) if where else late
        if worst.escalation:
            told = Sentence("{before}，按规定：{after}", before=told, after=worst.escalation)
    return Told("{told}", told=told) if told else ""


def _branch(tree: Tree, organisation_id: int) -> int:
    """Return the branch of a group, and any other organisation itself."""
    node = tree.get(organisation_id)
    is_group = node is not None and node.kind is OrganisationKind.PARTY_GROUP
    return node.parent_id or organisation_id if node is not None and is_group else organisation_id


def _shortened(text: str) -> str:
    first = next(iter(text.splitlines()), "")
    return first if len(first) <= _LONGEST else first[: _LONGEST - 1] + "…"
