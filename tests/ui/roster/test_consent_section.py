"""上墙同意 on the person card: recorded from a day on, and taken back."""

from datetime import date

import pytest

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.vocabulary import ConsentKind
from dangjian_desktop.queries.wall_consents import WallConsentQuery
from dangjian_desktop.ui.shared.operation_dialog import DAY
from tests.ui.roster.roster_stories import choose

PAIRING = ConsentKind.PAIRING


@pytest.fixture
def section(mine, page):
    choose(page, "张卫国")
    page.open_card()
    made = page.card.registered["wall_consents"]
    made.set_open(True)
    return made


def agreed(desk):
    return WallConsentQuery(PAIRING, desk.on).fetch()


def test_somebody_agrees_from_a_day_on_and_takes_it_back(section, desk, page):
    person = page.card.person_id
    offered = [one.text() for one in section.record_menu.actions()]
    assert "结对名单上墙" in offered
    assert not section.end_button.isEnabled()
    dialog = section.record(PAIRING)
    dialog.form.show_values({DAY: PartialDate.of(date(2026, 3, 1))})
    dialog.save()
    assert agreed(desk) == {person}
    assert [one.text() for one in section.end_menu.actions()] == ["结对名单上墙"]
    section.end(PAIRING).save()
    assert agreed(desk) == frozenset()
    assert not section.end_button.isEnabled()


def test_a_day_before_the_consent_is_refused_in_the_dialog(section, desk):
    section.record(PAIRING).save()
    dialog = section.end(PAIRING)
    dialog.form.show_values({DAY: PartialDate.of(date(2020, 1, 1))})
    dialog.save()
    assert dialog.refusal.isVisibleTo(dialog)
    assert agreed(desk)
