"""What a restored backup asks of today: whoever was erased and is back has to be erased again."""

from collections.abc import Iterator
from datetime import date

from dangjian_desktop.domain.personal_data import BRINGING_BACK
from dangjian_desktop.domain.problems import Told
from dangjian_desktop.domain.today import Act, Band, Source, TodayItem
from dangjian_desktop.domain.vocabulary import ObligationState
from dangjian_desktop.queries.organisations import Tree
from dangjian_desktop.storage.erasing import erased_people
from dangjian_desktop.storage.lookups import pairs, rows
from dangjian_desktop.storage.models import JournalSubject, Membership, Person


def people_brought_back() -> set[int]:
    """Return of whom it was noted that a backup brought them back; row ids."""
    noted = JournalSubject.select(JournalSubject.subject_id)
    return {row_id for (row_id,) in rows(noted.where(JournalSubject.kind == BRINGING_BACK))}


def erasings_due(on: date, within: int | None) -> Iterator[TodayItem]:
    """Yield who was brought back and is not erased again, however long ago that was."""
    back = people_brought_back()
    if not back:
        return
    back -= erased_people().keys()
    memberships = Membership.select(Membership.person, Membership.branch)
    branches = pairs(memberships.where(Membership.person.in_(back)).order_by(Membership.id))
    below = None if within is None else Tree.on(on).below(within)
    for person in Person.select().where(Person.id.in_(back)).order_by(Person.id):
        branch = branches.get(person.id)
        if below is None or branch in below:
            yield TodayItem(
                Source.ERASING,
                Band.OVERDUE,
                ObligationState.OVERDUE,
                Told("重新合法删除{name}", name=person.name),
                "",
                None,
                Told("恢复备份把已删除的资料带回来了；在信息卡的“…”里办理"),
                Act.OPEN_PERSON,
                organisation_id=branch,
                row_id=person.id,
                person_uid=person.uid,
            )
