"""What the clock of 换届 asks of today: terms that end, from T−180 on, and weekly when overdue.

A line comes up on the first reminder and stays until there is a new committee. In the week of a
reminder it stands among what must be done this week; in between it stands with the month.
"""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from dangjian_desktop.domain.obligations import Way
from dangjian_desktop.domain.problems import Told, Word
from dangjian_desktop.domain.today import Act, Band, Source, TodayItem, week_end
from dangjian_desktop.domain.vocabulary import ObligationState
from dangjian_desktop.queries.elections import ElectionQuery, last_reminder
from dangjian_desktop.queries.obligation_facts import obligations_at
from dangjian_desktop.queries.organisations import Tree
from dangjian_desktop.queries.terms import TermEnd, term_ends
from dangjian_desktop.storage.models import TermElection
from dangjian_desktop.storage.rulebook import rules_on

_A_WEEK = timedelta(days=7)


def terms_due(on: date, within: int | None) -> Iterator[TodayItem]:
    """Yield the committees of whose end it was to be reminded by today."""
    tree, ends = Tree.on(on), term_ends(on)
    below = None if within is None else tree.below(within)
    alerts = rules_on(on).values_of("terms.alerts")
    running = {
        row.organisation_id: row.id
        for row in TermElection.select().where(
            (TermElection.opened_on <= on)
            & (TermElection.closed_on.is_null() | (TermElection.closed_on > on))
        )
    }
    for node in tree.rows:
        key = node.organisation_id
        end, election = ends.get(key), running.get(key)
        if not (below is None or key in below):
            continue
        reminded = last_reminder(end, on, alerts)
        is_asked = end is not None and any(
            told.way is Way.TERM for told in obligations_at(end.ends)
        )
        if end is not None and reminded is not None and is_asked:
            yield _item(key, node.name, end, reminded, election, on, alerts)
        elif election is not None and (end is None or reminded is None):
            yield from _open_step(key, node.name, election, on)


def _item(
    organisation_id: int,
    name: str,
    end: TermEnd,
    reminded: date,
    election: int | None,
    on: date,
    alerts: Mapping[str, Any],
) -> TodayItem:
    left = end.days_left(on)
    is_urgent = left <= int(alerts["urgent_days"])
    if left < 0:
        band, state = Band.OVERDUE, ObligationState.OVERDUE
        is_over = on > end.over_after
        what = (
            Told("换届：届满已过 {days} 天", days=-left)
            if is_over
            else Told("换届：上级同意的提前日期已过 {days} 天", days=-left)
        )
    else:
        is_week = end.ends <= week_end(on) or on - reminded < _A_WEEK
        band = Band.THIS_WEEK if is_week else Band.THIS_MONTH
        state = ObligationState.DUE_SOON if is_urgent else ObligationState.OPEN
        what = (
            Told("换届：今天届满") if left == 0 else Told("换届：离届满还有 {days} 天", days=left)
        )
    return TodayItem(
        Source.TERM,
        band,
        state,
        what,
        name,
        end.ends,
        _why(end, election, on),
        Act.OPEN_ELECTIONS,
        organisation_id=organisation_id,
        row_id=election,
    )


def _why(end: TermEnd, election: int | None, on: date) -> str:
    """Return the rule, or what comes next in the election that is under way."""
    detail = None if election is None else ElectionQuery(election, on).fetch()
    following = None if detail is None else detail.next
    if following is not None:
        return Told(
            "下一步：{title}（{actor}）",
            title=Word(following.title),
            actor=Word(following.rule.actor),
        )
    if end.is_moved:
        return Told(
            "{elected} 当选，{expires} 届满，上级同意换届到 {until}",
            elected=end.elected.isoformat(),
            expires=end.expires.isoformat(),
            until=end.ends.isoformat(),
        )
    return Told("{elected} 当选，还没有开始换届", elected=end.elected.isoformat())


def _open_step(organisation_id: int, name: str, election: int, on: date) -> Iterator[TodayItem]:
    """Yield what is still open of an election whose new committee is in office already."""
    detail = ElectionQuery(election, on).fetch()
    following = None if detail is None else detail.next
    if following is None:
        return
    yield TodayItem(
        Source.TERM,
        Band.THIS_MONTH,
        ObligationState.OPEN,
        Told("换届：{title}", title=Word(following.title)),
        name,
        following.latest,
        Told("由{actor}办理", actor=Word(following.rule.actor)),
        Act.OPEN_ELECTIONS,
        organisation_id=organisation_id,
        row_id=election,
    )
