"""上墙同意 of the person card: what somebody agreed to see of themselves on a wall."""

from datetime import date

from dangjian_desktop.domain.vocabulary import ConsentKind, printed
from dangjian_desktop.queries.card_content import CardSection, SectionContent, SectionLine
from dangjian_desktop.queries.photos import WallPhotoConsentQuery
from dangjian_desktop.queries.wall_consents import OwnConsentsQuery

#: Nothing is recorded, which is not the same as a refusal.
NOT_RECORDED = "没有登记"
PHOTO = "照片上墙"


def consents_of(person_id: int, on: date) -> SectionContent:
    """Return for the photo and for each kind since when it holds, or when it was taken back.

    Of who never agreed to anything nothing is told.
    """
    photo = WallPhotoConsentQuery(person_id).fetch()
    lines = [SectionLine(PHOTO, f"{photo} 起同意" if photo else NOT_RECORDED)]
    rows = [row for row in OwnConsentsQuery(person_id).fetch() if row.given_on <= on]
    if not photo and not rows:
        return SectionContent()
    for kind in ConsentKind:
        own = [row for row in rows if row.kind is kind]
        held = [row.given_on for row in own if row.holds(on)]
        ended = [row.withdrawn_on for row in own if row.withdrawn_on is not None]
        if held:
            told = f"{min(held).isoformat()} 起同意"
        elif ended:
            told = f"{max(ended).isoformat()} 已撤回"
        else:
            told = NOT_RECORDED
        lines.append(SectionLine(printed(kind), told))
    return SectionContent(tuple(lines))


CONSENTS = CardSection(
    key="wall_consents",
    title="上墙同意",
    reads=OwnConsentsQuery.reads | WallPhotoConsentQuery.reads,
    fetch=consents_of,
    empty="没有登记过上墙的同意。",
    order=75,
    is_printed=False,
    is_open=False,
)
