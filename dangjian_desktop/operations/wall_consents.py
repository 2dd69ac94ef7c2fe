"""Records who agrees to see something of themselves on a wall: a pair, a single amount.

The consent to a single amount is the one that the notice of dues asks for as well.
"""

from collections.abc import Iterable, Sequence
from datetime import date

from dangjian_desktop.domain.vocabulary import ConsentKind
from dangjian_desktop.operations.runner import RefusedError, Writer, operation
from dangjian_desktop.operations.standing import standing_row
from dangjian_desktop.queries.wall_consents import WallConsentQuery
from dangjian_desktop.storage.models import Person, WallConsent


@operation("登记上墙同意")
def record_wall_consent(
    writer: Writer, *, people: Iterable[int], kind: ConsentKind, given_on: date, on: date
) -> tuple[int, ...]:
    """Record that people agree, from a day on; whoever has agreed already is left as it is.

    Raises:
        RefusedError: When the day has not come, lies before somebody took an earlier consent
            back, or somebody is no more.
    """
    if given_on > on:
        raise RefusedError("同意的日期 {day} 还没有到。请改正。", day=given_on.isoformat())
    wanted = list(dict.fromkeys(people))
    for person_id in wanted:
        standing_row(Person, person_id, RefusedError("所选的人已经不在名册里了。请重新选择。"))
    agreed = WallConsentQuery(kind, on).fetch()
    _refuse_overtaken([one for one in wanted if one not in agreed], kind, given_on)
    return tuple(
        writer.insert(WallConsent, person=person_id, kind=kind, given_on=given_on)
        for person_id in wanted
        if person_id not in agreed
    )


@operation("撤回上墙同意")
def end_wall_consent(
    writer: Writer, *, people: Iterable[int], kind: ConsentKind, withdrawn_on: date, on: date
) -> int:
    """Record that people agree no more, from a day on; return how many people had agreed.

    Records that were merged may have agreed each for itself: all of somebody's end together.

    What is on a wall already is seen to be out of date from that day on.

    Raises:
        RefusedError: When the day has not come, or lies before somebody agreed.
    """
    if withdrawn_on > on:
        raise RefusedError("撤回的日期 {day} 还没有到。请改正。", day=withdrawn_on.isoformat())
    standing = list(
        WallConsent.select().where(
            WallConsent.person.in_(list(people))
            & (WallConsent.kind == kind)
            & WallConsent.withdrawn_on.is_null()
        )
    )
    for row in standing:
        if row.given_on > withdrawn_on:
            raise RefusedError(
                "{day} 早于同意的日期 {given}。请改正。",
                day=withdrawn_on.isoformat(),
                given=row.given_on.isoformat(),
            )
    for row in standing:
        writer.update(WallConsent, row.id, withdrawn_on=withdrawn_on)
    return len({row.person_id for row in standing})


def _refuse_overtaken(people: Sequence[int], kind: ConsentKind, given_on: date) -> None:
    """Refuse a consent that would hold through a day on which it had been taken back.

    Raises:
        RefusedError: With who took it back, and when.
    """
    for row in WallConsent.select().where(
        WallConsent.person.in_(people)
        & (WallConsent.kind == kind)
        & (WallConsent.withdrawn_on > given_on)
    ):
        raise RefusedError(
            "{name}在 {day} 撤回过同意，再同意不会早于这一天。请改正同意的日期。",
            name=row.person.name,
            day=row.withdrawn_on.isoformat(),
        )
