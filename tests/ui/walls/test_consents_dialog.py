"""上墙同意: several people are chosen, and what they agree to is recorded and taken back."""

import pytest

from dangjian_desktop.domain.vocabulary import ConsentKind
from dangjian_desktop.queries.wall_consents import WallConsentQuery
from dangjian_desktop.ui.walls.consents_dialog import ConsentsDialog
from tests import make


@pytest.fixture
def dialog(qtbot, workbench) -> ConsentsDialog:
    branch = make.branch("综采一队党支部")
    for name in ("张建国", "李卫东"):
        make.person(name, branch)
    made = ConsentsDialog(workbench, branch)
    qtbot.addWidget(made)
    made.show()
    return made


def test_nothing_is_offered_before_somebody_is_chosen(dialog):
    dialog.table.clearSelection()
    assert not dialog.record_button.isEnabled()


def test_two_agree_at_once_and_one_of_them_takes_it_back(dialog, desk):
    people = [dialog.model.row_at(row).person_id for row in range(2)]
    dialog.table.select_keys(people)
    dialog.record(ConsentKind.PAIRING)
    assert WallConsentQuery(ConsentKind.PAIRING, desk.on).fetch() == {*people}
    assert all(ConsentKind.PAIRING in dialog.model.row_at(row).kinds for row in range(2))
    dialog.table.select_keys(people[:1])
    dialog.end(ConsentKind.PAIRING)
    assert WallConsentQuery(ConsentKind.PAIRING, desk.on).fetch() == {people[1]}
