"""How two records of one person become one: which fact stands, and how dated spells are joined.

Nothing is lost: what the joined record does not show goes into the note of the merging.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

from dangjian_desktop.domain.dates import PartialDate, add_months
from dangjian_desktop.domain.people import PersonFacts
from dangjian_desktop.domain.vocabulary import Stage

_KEYS = tuple(field.name for field in fields(PersonFacts))
_STAGE_RANK = {stage: rank for rank, stage in enumerate(Stage)}


@dataclass(frozen=True, slots=True)
class Span:
    """Something that held from a day until a day: a membership, a group, a post.

    Attributes:
        row_id: Row in the file.
        what: What it refers to; equal for two spells of the same thing.
    """

    row_id: int
    what: tuple[Any, ...]
    since: PartialDate | None
    until: PartialDate | None


@dataclass(frozen=True, slots=True)
class StageSpan:
    """A stage from a day until a day."""

    stage: Stage
    since: PartialDate | None
    since_is_known: bool
    until: PartialDate | None


@dataclass(frozen=True, slots=True)
class JoinedSpans:
    """What becomes of the spells of the record that goes.

    Attributes:
        moved: Rows that the staying record takes over as they are.
        widened: Rows of the staying record with their new days, by row id.
        left_out: Rows that contradict the staying record; they go into the note.
        doubled: Rows that a row of the staying record tells too, with that row's id.
    """

    moved: tuple[int, ...]
    widened: dict[int, tuple[PartialDate | None, PartialDate | None]]
    left_out: tuple[int, ...]
    doubled: dict[int, int]


def suggested_facts(kept: PersonFacts, merged: PersonFacts) -> dict[str, Any]:
    """Return every fact of the joined record: the kept one's, completed by the other's.

    A text or date that only one record has is taken from it; the more exact of two agreeing
    dates wins; where both say something different the kept record's stands until the user
    chooses otherwise.
    """
    return {key: _suggested(getattr(kept, key), getattr(merged, key)) for key in _KEYS}


def _suggested(kept: Any, merged: Any) -> Any:
    if _is_nothing(kept):
        return merged
    if isinstance(kept, PartialDate) and isinstance(merged, PartialDate):
        return merged if kept.is_completed_by(merged) else kept
    return kept


def _is_nothing(value: Any) -> bool:
    return value is None or value == ""


def joined_stages(kept: Sequence[StageSpan], merged: Sequence[StageSpan]) -> list[StageSpan]:
    """Return one road to membership made of two tellings of it.

    Each stage begins on the day that is known, the kept record's where both know one; it ends
    where the next begins. The last one stays open if it is open in either record.
    """
    chosen: dict[Stage, StageSpan] = {}
    for span in (*kept, *merged):
        known = chosen.get(span.stage)
        if known is None:
            chosen[span.stage] = span
        elif _tells_more(span, known):
            chosen[span.stage] = replace(span, until=known.until)
    road = sorted(chosen.values(), key=lambda span: _STAGE_RANK[span.stage])
    ends = [span.until for span in (*kept, *merged) if road and span.stage is road[-1].stage]
    joined: list[StageSpan] = []
    for span, following in zip(road, [*road[1:], None], strict=True):
        if following is not None:
            until = following.since or span.until
            if span.since is not None and until is not None and until < span.since:
                until = span.since
            joined.append(replace(span, until=until))
        else:
            last = None if None in ends else max(end for end in ends if end is not None)
            joined.append(replace(span, until=last))
    return joined


def _tells_more(span: StageSpan, known: StageSpan) -> bool:
    if span.since is None or not span.since_is_known:
        return False
    if known.since is None or not known.since_is_known:
        return True
    return known.since.is_completed_by(span.since)


def joined_spans(kept: Sequence[Span], merged: Iterable[Span], *, alone: bool) -> JoinedSpans:
    """Say which spells of the record that goes are taken over.

    Args:
        kept: Spells of the record that stays.
        merged: Spells of the record that goes.
        alone: Whether one thing excludes another at one time (a branch, a group); posts do not.
    """
    moved: list[int] = []
    left_out: list[int] = []
    days = {span.row_id: (span.since, span.until) for span in kept}
    widened: dict[int, tuple[PartialDate | None, PartialDate | None]] = {}
    doubled: dict[int, int] = {}
    for span in merged:
        same = next(
            (
                own
                for own in kept
                if own.what == span.what and _overlap(days[own.row_id], (span.since, span.until))
            ),
            None,
        )
        if same is not None:
            union = _union(days[same.row_id], (span.since, span.until))
            is_wider = union != days[same.row_id]
            if is_wider and alone and _meets_another(same, union, days):
                left_out.append(span.row_id)
                continue
            doubled[span.row_id] = same.row_id
            if is_wider:
                days[same.row_id] = widened[same.row_id] = union
        elif alone and any(_overlap(days[own.row_id], (span.since, span.until)) for own in kept):
            left_out.append(span.row_id)
        else:
            moved.append(span.row_id)
    return JoinedSpans(tuple(moved), widened, tuple(left_out), doubled)


#: First days of the first and the last month; no last one while it lasts.
_Months = tuple[date, date | None]


def months_left(months: _Months, taken: Iterable[_Months]) -> list[_Months]:
    """Return what others leave of a stretch of months, the earliest first.

    Args:
        months: First days of its first and last month; None for the last while it lasts.
        taken: Likewise of the others.
    """
    left = [months]
    for first, last in taken:
        left = [piece for one in left for piece in _outside(one, first, last)]
    return left


def _outside(months: _Months, first: date, last: date | None) -> Iterator[_Months]:
    since, until = months
    if since < first:
        before = add_months(first, -1)
        yield since, before if until is None else min(until, before)
    if last is not None and (until is None or until > last):
        yield max(since, add_months(last, 1)), until


_Days = tuple[PartialDate | None, PartialDate | None]


def _overlap(one: _Days, other: _Days) -> bool:
    """Whether two half-open spans share a day; no beginning means ever since, no end for ever."""
    starts_before = one[0] is None or other[1] is None or one[0] < other[1]
    ends_after = one[1] is None or other[0] is None or other[0] < one[1]
    return starts_before and ends_after


def _union(one: _Days, other: _Days) -> _Days:
    """Return the span that covers both; a beginning that is known is worth more than none."""
    begins = [day for day in (one[0], other[0]) if day is not None]
    ends = [day for day in (one[1], other[1]) if day is not None]
    return min(begins, default=None), (max(ends) if len(ends) == 2 else None)


def _meets_another(own: Span, days: _Days, known: dict[int, _Days]) -> bool:
    return any(_overlap(days, span) for row_id, span in known.items() if row_id != own.row_id)
