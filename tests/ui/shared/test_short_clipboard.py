"""A secret stays on the clipboard for a short time; nothing else is ever taken off it."""

from dangjian_desktop.ui.shared.masked_value import MaskedValue
from dangjian_desktop.ui.shared.short_clipboard import KEPT_MS, short_clipboard

ID, PHONE = "990101199005121019", "13800000000"


def test_a_copied_secret_is_gone_after_half_a_minute_and_marked_for_no_history(qapp):
    board = qapp.clipboard()
    short_clipboard().copy(ID)
    assert board.text() == ID
    assert board.mimeData().data("x-kde-passwordManagerHint") == b"secret"
    assert short_clipboard()._timer.interval() == KEPT_MS == 30_000
    short_clipboard()._timer.timeout.emit()
    assert board.text() == ""


def test_what_was_copied_after_it_stays(qapp):
    short_clipboard().copy(ID)
    qapp.clipboard().setText("本月缴纳党费")
    short_clipboard().clear()
    assert qapp.clipboard().text() == "本月缴纳党费"
    qapp.clipboard().setText(ID)  # nobody asked us to keep an eye on this one
    short_clipboard().clear()
    assert qapp.clipboard().text() == ID


def test_of_two_secrets_the_first_is_not_forgotten(qapp):
    short_clipboard().copy(ID)
    short_clipboard().watch(PHONE)
    short_clipboard().clear()
    assert qapp.clipboard().text() == ""


def test_a_part_that_was_marked_with_the_mouse_is_taken_off_too(qtbot, qapp):
    value = MaskedValue("990101********1019", lambda: ID, name="公民身份号码")
    qtbot.addWidget(value)
    value.show()
    value.button.click()
    qapp.clipboard().setText(ID[6:14])
    short_clipboard().clear()
    assert qapp.clipboard().text() == ""
    value.button.click()
    value.button.click()
    qapp.clipboard().setText("19")  # that may be anything
    short_clipboard().clear()
    assert qapp.clipboard().text() == "19"


def test_the_program_takes_it_along_when_it_ends(qapp):
    short_clipboard().copy(PHONE)
    qapp.aboutToQuit.emit()
    assert qapp.clipboard().text() == ""
