"""That somebody has no vote is entered from the card's menu, mended, and taken away again."""

from dangjian_desktop.domain.vocabulary import VotingBarReason
from dangjian_desktop.queries.electorate import VotingBarsQuery
from dangjian_desktop.ui.shared.stretches_dialog import ONE_MORE
from tests import make
from tests.ui.roster.roster_stories import choose, fill, opened

OBSERVED = VotingBarReason.UNDER_OBSERVATION


def open_dialog(page):
    choose(page, "张卫国")
    page.actions["voting_bars"].trigger()
    return opened(page, "voting_bar_dialog")


def bars():
    return [(row.reason, row.since, row.until) for row in VotingBarsQuery(1).fetch()]


def test_a_bar_is_entered_mended_and_taken_away(page):
    dialog = open_dialog(page)
    assert not dialog.remove_button.isVisible()
    fill(dialog, reason=OBSERVED, since=make.day("2026-03-05"))
    dialog.save()
    assert bars() == [(OBSERVED, make.day("2026-03-05"), None)]
    dialog.setObjectName("left")
    dialog = open_dialog(page)
    fill(dialog, until=make.day("2026-03-05"))
    dialog.save()
    assert "不晚于开始日期" in dialog.refusal.sentence.text()
    fill(dialog, until=make.day("2026-11-05"))
    dialog.save()
    assert bars()[0][2] == make.day("2026-11-05")
    dialog.setObjectName("left")
    dialog = open_dialog(page)
    fill(dialog, which=ONE_MORE)
    assert dialog.form.editor("since").text() == ""
    fill(dialog, which=VotingBarsQuery(1).fetch()[0].bar_id)
    dialog.remove_button.click()
    assert bars() == []
