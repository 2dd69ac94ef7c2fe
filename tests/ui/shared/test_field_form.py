"""A form reads what people type, says what is wrong, and knows what was changed."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.ledger_values import Named
from dangjian_desktop.domain.messages import SENTENCES
from dangjian_desktop.domain.people import FIELD_BY_KEY, PERSON_FIELDS, FieldKind
from dangjian_desktop.domain.problems import Address, Fault, Problem, Reading
from dangjian_desktop.domain.vocabulary import Education, Sex
from dangjian_desktop.ui.shared.ask import CannedAsk
from dangjian_desktop.ui.shared.day_picker import CalendarPopup
from dangjian_desktop.ui.shared.field_form import FieldForm
from dangjian_desktop.ui.shared.fields import Entry, Field, choices_of, field_of
from dangjian_desktop.ui.shared.form_dialog import FormDialog
from tests import make

FIELDS = (
    Field("name", "姓名", Entry.NAME, is_required=True, max_length=40),
    Field("sex", "性别", Entry.CHOICE, choices_of(Sex)),
    Field("id_number", "公民身份号码", Entry.ID_NUMBER),
    Field("born_on", "出生日期", Entry.DATE),
    Field("mobile_phone", "手机号码", Entry.PHONE),
    Field("crew", "班组", Entry.COMPLETED, suggestions=lambda: ["采煤一班", "采煤二班"]),
    Field("months", "延长（月）", Entry.INTEGER, highest=12),
    Field("is_floating", "是否流动党员", Entry.YES_NO),
    Field("remark", "备注", Entry.LONG_TEXT, max_length=10),
)


@pytest.fixture
def form(qtbot, on: date) -> FieldForm:
    made = FieldForm(FIELDS, on=on)
    qtbot.addWidget(made)
    made.show()
    return made


def type_in(form: FieldForm, key: str, text: str) -> QLineEdit:
    """Type a text into a line that is empty."""
    line = form.editor(key).widget
    assert isinstance(line, QLineEdit)
    line.setText("")
    line.insert(text)
    line.textEdited.emit(text)
    return line


def leave(form: FieldForm, key: str) -> None:
    """Take the keyboard out of a field."""
    event = QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.TabFocusReason)
    QApplication.sendEvent(form.editor(key).widget, event)


def said(form: FieldForm, key: str) -> str:
    """What stands under a field."""
    label = form.findChild(QLabel, f"{key}_problem")
    return label.text() if label.isVisible() else ""


def test_values_come_back_as_their_types(form: FieldForm) -> None:
    number = make.id_number("1990-05-12")
    for key, text in {
        "name": "张　三",
        "id_number": number.lower(),
        "born_on": "1990.5",
        "mobile_phone": "138 0000 0000",
        "months": "6",
        "crew": " 采煤一班 ",
    }.items():
        type_in(form, key, text)
    form.editor("sex").widget.setCurrentText("女")
    form.editor("is_floating").widget.setCurrentText("否")
    form.editor("remark").widget.setPlainText("复转军人")
    assert form.values() == {
        "name": "张三",
        "sex": Sex.FEMALE,
        "id_number": number,
        "born_on": PartialDate(1990, 5),
        "mobile_phone": "13800000000",
        "crew": "采煤一班",
        "months": 6,
        "is_floating": False,
        "remark": "复转军人",
    }
    assert form.check()


def test_an_empty_form_gives_nothing_for_each_field(form: FieldForm) -> None:
    assert {key: value for key, value in form.values().items() if value} == {}
    assert form.values()["born_on"] is None
    assert form.values()["crew"] == ""


def test_every_fault_is_said_under_its_field_and_the_first_gets_the_keyboard(
    qtbot, form: FieldForm
) -> None:
    type_in(form, "id_number", "990101199005121019"[:17] + "0")
    type_in(form, "born_on", "2100-01-01")
    type_in(form, "months", "13")
    form.editor("remark").widget.setPlainText("字" * 11)
    assert not form.check()
    assert "不能空着" in said(form, "name")
    assert "末位校验不符" in said(form, "id_number")
    assert said(form, "born_on") != ""
    assert "0–12" in said(form, "months")
    assert "11" in said(form, "remark")
    assert said(form, "sex") == ""
    assert form.editor("name").widget.hasFocus()
    assert "不能空着" in form.editor("name").widget.accessibleDescription()


def test_a_day_that_must_be_known_is_asked_for_at_its_field(qtbot, on: date) -> None:
    field = Field("until", "到哪天", Entry.DATE, is_exact=True)
    form = FieldForm((field, Field("since", "从哪天", Entry.DATE)), on=on)
    qtbot.addWidget(form)
    form.show()
    type_in(form, "until", "1998.7")
    type_in(form, "since", "1998.7")
    assert not form.check()
    assert "没有写到日" in said(form, "until")
    assert said(form, "since") == ""
    type_in(form, "until", "1998.7.12")
    assert form.check()
    assert form.values()["until"] == PartialDate(1998, 7, 12)


def test_a_fault_is_said_on_leaving_and_taken_back_while_mending(form: FieldForm) -> None:
    line = type_in(form, "born_on", "1998-13")
    assert said(form, "born_on") == ""  # not while typing
    leave(form, "born_on")
    assert said(form, "born_on") != ""
    type_in(form, "born_on", "1998-12")
    assert said(form, "born_on") == ""
    leave(form, "born_on")
    assert line.text() == "1998年12月"  # as the program writes it


def test_an_untouched_required_field_is_not_blamed(form: FieldForm) -> None:
    leave(form, "name")
    assert said(form, "name") == ""


def test_a_warning_does_not_refuse(form: FieldForm) -> None:
    type_in(form, "name", "张三")
    type_in(form, "mobile_phone", "139000000001")
    assert form.check()
    assert said(form, "mobile_phone") != ""


def test_only_what_differs_is_dirty(qtbot, form: FieldForm) -> None:
    form.show_values({"name": "张三", "born_on": PartialDate(1990, 5), "crew": None})
    assert not form.is_dirty
    type_in(form, "born_on", "1990.5")  # the same, written otherwise
    assert not form.is_dirty
    with qtbot.waitSignal(form.dirty_changed) as news:
        type_in(form, "crew", "采煤一班")
    assert news.args == [True]
    assert form.changed_values() == {"crew": "采煤一班"}
    with qtbot.waitSignal(form.dirty_changed) as news:
        type_in(form, "crew", "")
    assert news.args == [False]


def test_an_untouched_oddity_of_old_data_is_given_back_as_it_was(form: FieldForm) -> None:
    form.show_values({"name": "张3", "id_number": "123"})
    assert form.values()["name"] == "张3"
    assert form.values()["id_number"] == "123"
    assert not form.is_dirty


def test_problems_found_elsewhere_are_shown_and_strangers_returned(form: FieldForm) -> None:
    mine = Problem(Address(field="姓名"), "name.missing")
    other = Problem(Address(field="照片"), "name.missing")
    assert form.show_problems([mine, other]) == [other]
    assert said(form, "name") == SENTENCES["name.missing"]


def test_enter_moves_on_and_tab_follows_the_order(qtbot, form: FieldForm) -> None:
    form.focus_field("name")
    qtbot.keyClick(form.editor("name").widget, Qt.Key.Key_Return)
    assert form.editor("sex").widget.hasFocus()
    qtbot.keyClick(form.editor("sex").widget, Qt.Key.Key_Return)
    assert form.editor("id_number").widget.hasFocus()
    form.focus_field("sex")
    for key in ("id_number", "born_on", "mobile_phone"):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        assert form.editor(key).widget.hasFocus()


def test_an_input_method_composes_undisturbed(qtbot, form: FieldForm) -> None:
    form.focus_field("name")
    line = form.editor("name").widget
    with qtbot.assertNotEmitted(form.editor("name").edited):
        QApplication.sendEvent(line, QInputMethodEvent("zhang san", []))
    assert form.values()["name"] == ""
    done = QInputMethodEvent("", [])
    done.setCommitString("张三")
    QApplication.sendEvent(line, done)
    assert form.values()["name"] == "张三"
    assert form.is_dirty


def test_alt_down_opens_a_calendar_whose_day_comes_into_the_line(
    qtbot, form: FieldForm, on: date
) -> None:
    form.focus_field("born_on")
    line = form.editor("born_on").widget
    line.actions()[0].trigger()
    popup = line.findChild(CalendarPopup)
    popup.calendar.setSelectedDate(popup.calendar.selectedDate().addDays(-1))
    assert popup.calendar.isAncestorOf(QApplication.focusWidget())
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert form.values()["born_on"] == PartialDate(2026, 11, 20)
    assert line.actions()[0].shortcut().toString() == "Alt+Down"


def test_the_wheel_scrolls_the_form_and_not_the_choice(qtbot, form: FieldForm) -> None:
    box = form.editor("sex").widget
    box.setFocus()
    assert box.focusPolicy() == Qt.FocusPolicy.StrongFocus


def test_every_field_of_a_person_can_be_a_form_field(qtbot, on: date) -> None:
    choices = {"sex": choices_of(Sex), "education": choices_of(Education)}
    fields = [
        field_of(found, choices=choices.get(found.key, ((1, "一"),)))
        if found.kind is FieldKind.CHOICE
        else field_of(found)
        for found in PERSON_FIELDS
    ]
    form = FieldForm(fields, on=on, columns=2)
    qtbot.addWidget(form)
    assert set(form.values()) == set(FIELD_BY_KEY)
    assert form.editor("name").field.is_required


def test_each_field_has_a_name_and_a_label(form: FieldForm) -> None:
    for field in FIELDS:
        widget = form.editor(field.key).widget
        assert widget.objectName() == field.key
        assert widget.accessibleName() == field.label


def dialog_with(qtbot, on: date, ask: CannedAsk, taken: list, *, takes: bool = True) -> FormDialog:
    def save(values: dict) -> bool:
        taken.append(values)
        return takes

    dialog = FormDialog("新增人员", FIELDS[:2], save, on=on, ask=ask)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.open()
    return dialog


def test_a_name_of_forty_characters_among_the_choices_makes_no_form_wider(qtbot, on: date):
    long = "综采一队井下检修班" * 4 + "党支部"

    def width(name: str) -> int:
        fields = (
            Field("branch_id", "党支部", Entry.CHOICE, ((1, name), (2, "机电队党支部"))),
            Field("crew", "班组"),
        )
        dialog = FormDialog("新增", fields, lambda _: True, on=on, ask=CannedAsk(), columns=2)
        qtbot.addWidget(dialog)
        dialog.form.show_values({"branch_id": 1})
        dialog.show()
        assert dialog.form.width() <= dialog.width()
        return dialog.form.width()

    assert width(long) == width("综采一队党支部")


def test_a_dialog_saves_only_what_is_right_and_goes(qtbot, on: date) -> None:
    taken: list[dict] = []
    dialog = dialog_with(qtbot, on, CannedAsk(), taken)
    dialog.save_button.click()
    assert taken == []
    assert dialog.isVisible()
    type_in(dialog.form, "name", "张三")
    qtbot.keyClick(
        dialog.form.editor("sex").widget, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier
    )
    assert taken == [{"name": "张三", "sex": None}]
    assert not dialog.isVisible()


def hold_enter(form: FieldForm, modifiers=Qt.KeyboardModifier.NoModifier) -> None:
    """Press Enter where the keyboard is; the second comes since the key is held."""
    for is_held in (False, True):
        event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, modifiers, "\r", is_held)
        QApplication.sendEvent(form.focusWidget(), event)


@pytest.mark.parametrize(
    "modifiers", [Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier]
)
def test_a_held_enter_saves_once(qtbot, on: date, modifiers) -> None:
    taken: list[dict] = []
    dialog = dialog_with(qtbot, on, CannedAsk(), taken, takes=False)
    type_in(dialog.form, "name", "张三")
    dialog.form.focus_field("sex")
    hold_enter(dialog.form, modifiers)
    assert len(taken) == 1


@pytest.mark.parametrize(
    "modifiers", [Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier]
)
def test_enter_in_a_last_line_saves_once(qtbot, on: date, modifiers) -> None:
    taken: list[dict] = []
    fields = (Field("name", "姓名"), Field("due_on", "期限", Entry.DATE))
    dialog = FormDialog("新增", fields, _taking(taken), on=on, ask=CannedAsk())
    qtbot.addWidget(dialog)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    dialog.open()
    dialog.form.focus_field("due_on")
    qtbot.keyClick(dialog.form.editor("due_on").widget, Qt.Key.Key_Return, modifiers)
    assert len(taken) == 1
    assert not dialog.isVisible()


def _taking(taken: list[dict]) -> Callable[[dict], bool]:
    def take(values: dict) -> bool:
        taken.append(values)
        return True

    return take


def test_ctrl_enter_saves_from_a_line_and_does_not_move_on(qtbot, on: date) -> None:
    taken: list[dict] = []
    dialog = dialog_with(qtbot, on, CannedAsk(), taken, takes=False)
    type_in(dialog.form, "name", "张三")
    dialog.form.focus_field("name")
    control = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(dialog.form.editor("name").widget, Qt.Key.Key_Return, control)
    assert len(taken) == 1
    assert dialog.form.focusWidget() is dialog.form.editor("name").widget


def test_a_held_enter_goes_on_by_one_field(form: FieldForm) -> None:
    form.focus_field("name")
    hold_enter(form)
    assert form.focusWidget() is form.editor("sex").widget
    form.focus_field("crew")
    hold_enter(form)
    assert form.focusWidget() is form.editor("months").widget


def test_a_dialog_stays_when_the_values_are_not_taken(qtbot, on: date) -> None:
    taken: list[dict] = []
    dialog = dialog_with(qtbot, on, CannedAsk(), taken, takes=False)
    type_in(dialog.form, "name", "张三")
    dialog.save()
    assert taken
    assert dialog.isVisible()


def test_esc_asks_before_throwing_away_what_was_typed(qtbot, on: date) -> None:
    ask = CannedAsk(False, True)
    dialog = dialog_with(qtbot, on, ask, [])
    type_in(dialog.form, "name", "张三")
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert len(ask.asked) == 2


def test_one_field_is_taken_back_or_shown_anew_without_the_others(form):
    form.show_values({"name": "张三", "remark": "旧"})
    for key, text in (("name", "李四"), ("months", "99")):
        line = form.editor(key).widget
        line.setText(text)
        line.textEdited.emit(text)
    assert form.dirty_keys() == ["name", "months"]
    assert form.refuses("months")
    form.take_back("months")
    assert form.dirty_keys() == ["name"]
    form.show_value("remark", "新")
    assert form.values()["remark"] == "新"
    assert form.dirty_keys() == ["name"]
    form.take_back("name")
    assert (form.values()["name"], form.is_dirty) == ("张三", False)


# Marks, advice, shortcuts, several people -------------------------------------------


def test_a_mark_is_put_on_and_taken_away_without_refusing(form):
    form.mark({"remark"})
    assert form._lines["remark"].label.text() == "备注 *"
    assert not form.refuses("remark")
    form.mark(())
    assert form._lines["remark"].label.text() == "备注"
    required = next(field for field in FIELDS if field.is_required)
    assert form._lines[required.key].label.text().endswith("*"), "what must be is always marked"


def test_advice_stays_under_a_filled_field_and_a_shortcut_fills_it(qtbot, on):
    fields = (
        Field("funds", "资金", advice="没有的写无需", shortcut="无需"),
        Field("plan", "预案", Entry.LONG_TEXT, is_wide=True),
        Field("note", "备注"),
    )
    form = FieldForm(fields, on=on, columns=2)
    qtbot.addWidget(form)
    form.show()
    advice = form.findChild(QLabel, "funds_advice")
    button = form.findChild(QPushButton, "funds_shortcut")
    assert button.accessibleName() == "资金：无需"
    with qtbot.waitSignal(form.edited):
        button.click()
    assert form.values()["funds"] == "无需"
    assert form.is_dirty
    assert advice.isVisibleTo(form)
    form.advise("funds", "")
    assert not advice.isVisibleTo(form)
    wide, narrow = (form._lines[key] for key in ("plan", "note"))
    assert wide.width() > narrow.width() * 1.5
    assert wide.y() > form._lines["funds"].y()
    assert form.keys == ("funds", "plan", "note")


def test_several_people_are_taken_one_after_the_other(qtbot, on):
    def read(text):
        names = [name for name in text.split("、") if name]
        if "？" in text:
            return Reading(None, (Fault("ledger.name_missing"),))
        return Reading(tuple(Named(name) for name in names))

    fields = (Field("people", "人员", Entry.PEOPLE, reader=read, people=lambda _typed: ()),)
    form = FieldForm(fields, on=on)
    qtbot.addWidget(form)
    form.show()
    editor = form.editor("people")
    form.show_values({"people": (Named("甲"),)})
    assert not form.is_dirty
    assert form.values()["people"] == (Named("甲"),)
    editor.line.setText("乙、丙")
    qtbot.keyClick(editor.line, Qt.Key.Key_Return)
    assert editor.people == (Named("甲"), Named("乙"), Named("丙"))
    assert form.is_dirty
    editor.line.setText("？")
    qtbot.keyClick(editor.line, Qt.Key.Key_Return)
    assert form.refuses("people")
    assert said(form, "people") == "没有写姓名。请填写，或从名册里选。"
    editor.line.clear()
    for _time in range(3):
        qtbot.keyClick(editor.line, Qt.Key.Key_Backspace)
    assert form.values()["people"] is None
    with qtbot.waitSignal(form.entered):
        qtbot.keyClick(editor.line, Qt.Key.Key_Return)
