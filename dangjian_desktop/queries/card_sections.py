"""The sections of the person card that subjects have registered: one line each.

A new subject writes a `CardSection` in a module of its own and adds it to `CARD_SECTIONS`; the
card on the screen, the printed 党员信息卡, its ticks in the print dialog and `print --sections`
follow. The facts that are mended in place (基本情况, 党籍 …) are not here: those are the fields
of `domain.people`.
"""

from dangjian_desktop.domain.people import Section
from dangjian_desktop.queries import (
    attachments,
    card_attendance,
    card_consents,
    card_custom,
    card_development,
    card_dues,
    card_history,
    card_merges,
    card_points,
    card_records,
    card_shifts,
    card_transfers,
    card_voting,
)
from dangjian_desktop.queries.card_content import CardSection

CARD_SECTIONS: tuple[CardSection, ...] = (
    card_custom.CUSTOM,
    card_history.HISTORY,
    card_development.DEVELOPMENT,
    card_attendance.ATTENDANCE,
    card_points.POINTS,
    card_dues.DUES,
    card_merges.MERGES,
    card_records.RECORDS,
    card_shifts.SHIFTS,
    card_transfers.TRANSFERS,
    card_voting.VOTING_BARS,
    card_consents.CONSENTS,
    attachments.ATTACHMENTS,
)


def registered() -> tuple[CardSection, ...]:
    """Return the sections in the order in which they stand."""
    return tuple(sorted(CARD_SECTIONS, key=lambda section: section.order))


def section_keyed(key: str) -> CardSection | None:
    """Return the section with a key, if there is one."""
    return next((section for section in CARD_SECTIONS if section.key == key), None)


def key_of(group: Section) -> str:
    """Return the key of a group of facts, beside the keys of the registered sections."""
    return group.name.lower()
