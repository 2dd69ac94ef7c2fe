"""What the scores ask of today: items that people judge and nobody has, when a quarter ends.

Only marks and findings are read here, no measure is counted: Today opens with the program. What is
待评 because nothing was recorded stands on the sheet.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from dangjian_desktop.domain.obligations import Every, Period
from dangjian_desktop.domain.problems import Told
from dangjian_desktop.domain.rubric import RubricItem, RuleKind
from dangjian_desktop.domain.score_periods import period_before, period_on
from dangjian_desktop.domain.tasks import reminders, state_until
from dangjian_desktop.domain.today import Act, Source, TodayItem, band_of
from dangjian_desktop.domain.vocabulary import ClosingSubject, ScoreRole
from dangjian_desktop.queries.closings import closings_of
from dangjian_desktop.queries.rubrics import RubricRow, rubric_for
from dangjian_desktop.queries.scores import branches_within
from dangjian_desktop.storage.lookups import rows
from dangjian_desktop.storage.models import ScoreFinding, ScoreMark
from dangjian_desktop.storage.rulebook import rules_on


def scores_due(on: date, within: int | None) -> Iterator[TodayItem]:
    """Yield what is still to be judged of the quarter before, and of one that is about to end.

    Above a branch there is one line for all; a branch with a closed quarter is not asked after.
    """
    amber = reminders(rules_on(on).values_of("tasks.reminders")).task_days
    now = period_on(Every.QUARTER, on)
    for period in (period_before(now), now):
        if on < period.last - timedelta(days=amber):
            continue
        row = rubric_for(period.last)
        if row is None or row.rubric is None:
            continue
        waiting = _waiting(period, row, on, within)
        state = state_until(period.last, on, amber)
        band = band_of(period.last, on, is_soon=True)
        if not waiting or band is None:
            continue
        (key, name, count), *more = waiting
        total = count + sum(one[2] for one in more)
        yield TodayItem(
            Source.SCORE,
            band,
            state,
            Told("{period}考评还有 {count} 项没有考核", period=period.label, count=total),
            Told("{who}等 {count} 个", who=name, count=len(waiting)) if more else name,
            period.last,
            Told("{name} {version}", name=row.name, version=row.version),
            Act.OPEN_SCORES,
            organisation_id=within if more else key,
            kind=period.code,
        )


def _waiting(
    period: Period, row: RubricRow, on: date, within: int | None
) -> list[tuple[int, str, int]]:
    """Return the branches of which something is still to be judged, and how many items."""
    assert row.rubric is not None
    judged = {item.code for item in row.rubric.items if is_judged(item)}
    branches = branches_within(within, min(period.last, on))
    closed = closings_of(ClosingSubject.SCORE, [key for key, _name in branches], period.code)
    mark, finding = ScoreMark, ScoreFinding
    done = set(
        rows(
            mark.select(mark.organisation, mark.item).where(
                (mark.period == period.code) & (mark.role == ScoreRole.CHECK)
            )
        )
    ) | set(
        rows(
            finding.select(finding.organisation, finding.item).where(finding.period == period.code)
        )
    )
    found = []
    for key, name in branches:
        closing = closed.get(key)
        count = sum((key, code) not in done for code in judged)
        if count and (closing is None or closing.is_reopened):
            found.append((key, name, count))
    return found


def is_judged(item: RubricItem) -> bool:
    """Whether an item waits until a person has judged it; an unproved bonus does not."""
    if not item.rules:
        return True
    return any(rule.is_judged and rule.kind is not RuleKind.BONUS for rule in item.rules)
