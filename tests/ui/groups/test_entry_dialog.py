"""The form of a ledger row: made from the book, filled by keyboard, judged all at once."""

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.ledger_values import Named, NamedOrganisation
from dangjian_desktop.host.settings import Theme
from dangjian_desktop.operations.activities import change_activity
from dangjian_desktop.operations.books import (
    add_book,
    add_book_field,
    close_book,
    close_book_choice,
    close_book_field,
    rename_book_choice,
)
from dangjian_desktop.queries.ledger_books import books_by_code
from dangjian_desktop.queries.ledgers import LedgerQuery
from dangjian_desktop.ui.groups.entry_dialog import EntryDialog, open_entry, open_new_entry
from dangjian_desktop.ui.shared import theme
from tests import make
from tests.ui.screen import misfits

ON = date(2026, 11, 21)


@pytest.fixture
def branch(data):
    return make.branch()


@pytest.fixture
def page(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def new_form(workbench, page):
    def open_now(book, organisation_id=None, **more):
        return open_new_entry(
            workbench, page, book_code=book, organisation_id=organisation_id, **more
        )

    return open_now


@pytest.fixture(autouse=True)
def left_behind(data, page):
    """Close the forms that a test leaves open, while its file is still there."""
    yield
    for form in page.findChildren(EntryDialog):
        form.done(0)


def rows(book):
    return LedgerQuery(book, ON).fetch()


def put(form, key, value):
    """Put a value into a field as the user would see it there, and tell that it was edited."""
    editor = form.form.editor(key)
    editor.show_value(value)
    editor.edited.emit()


def type_in(widget, text):
    """Commit a text as an input method does; Chinese has no keys."""
    done = QInputMethodEvent("", [])
    done.setCommitString(text)
    QApplication.sendEvent(widget, done)


def enter(qtbot, line):
    """Press Enter where the keyboard is: in the list of names that is open, else in the line."""
    popup = line.completer().popup()
    qtbot.keyClick(popup if popup.isVisible() else line, Qt.Key.Key_Return)
    QApplication.processEvents()


def test_a_hazard_is_typed_and_saved(qtbot, new_form, branch):
    found_by = make.person("张三", branch)
    owner = make.person("李四", branch)
    form = new_form("hazard", branch)
    qtbot.waitUntil(lambda: form.form.editor("place").widget.hasFocus())
    type_in(form.form.editor("place").widget, "3402 运输顺槽")
    type_in(form.form.editor("content").widget, "护罩缺失")
    line = form.form.editor("found_by").line
    line.setFocus()
    type_in(line, "张三")
    enter(qtbot, line)
    type_in(line, "外来的王五")
    enter(qtbot, line)
    assert [one.name for one in form.form.editor("found_by").people] == ["张三", "外来的王五"]
    type_in(form.form.editor("owner").widget, "李四")
    type_in(form.form.editor("due_on").widget, "2026-11-25")
    assert "责任单位" in form.missing.text()
    form.save()
    (row,) = rows("hazard")
    assert row.row.values["found_by"] == (Named("张三", found_by), Named("外来的王五"))
    assert row.row.values["owner"] == (Named("李四", owner),)
    assert row.row.day == PartialDate.of(ON)
    assert "crew" in row.missing
    assert not form.isVisible()


# What the form is made of -------------------------------------------------------


def labels(form):
    return {key: form.form._lines[key].label.text() for key in form.form.keys}


def offered(form, key):
    box = form.form.editor(key).box
    return [box.itemText(place).strip() for place in range(box.count())]


def told(form, key):
    """What is said under a field."""
    label = form.findChild(QLabel, f"{key}_problem")
    return label.text() if label.isVisibleTo(form) else ""


def test_fields_say_what_they_want(new_form, branch):
    form = new_form("hazard", branch)
    assert labels(form)["place"] == "地点部位 *"
    assert labels(form)["kind"] == "专业类别"
    assert labels(form)["funds"] == "整改资金（元） *"
    assert labels(form)["day"] == "排查日期 *"
    advice = form.findChild(QLabel, "funds_advice").text()
    assert advice == "不花钱的写 0 或“无需”，不要空着"
    assert form.form.values()["level"] == "一般（C级）"  # its default
    assert form.form.values()["day"] == PartialDate.of(ON)
    headings = [label.text() for label in form.findChildren(QLabel) if label.text() == "五定"]
    assert headings == ["五定"]


def test_what_is_required_follows_what_is_chosen(new_form, branch):
    form = new_form("hazard", branch)
    assert not form.form.is_shown("major_goals")
    put(form, "level", "重大")
    assert form.form.is_shown("major_goals")
    assert labels(form)["major_goals"] == "治理目标和任务 *"
    assert "等 16 项" in form.missing.text()
    put(form, "major_goals", "一个月内消除")
    put(form, "level", "一般（A级）")
    assert form.form.is_shown("major_goals"), "what was typed is not lost out of sight"
    assert labels(form)["major_goals"] == "治理目标和任务"
    put(form, "major_goals", "")
    assert not form.form.is_shown("major_goals")


def test_a_field_among_others_is_marked_when_it_is_wanted(new_form, branch):
    form = new_form("room_use", branch)
    key = next(one.key for one in form.book.fields if one.required_when)
    assert form.form.is_shown(key)
    assert not labels(form)[key].endswith("*")
    put(form, "is_in_order", False)
    assert labels(form)[key].endswith("*")


def test_none_is_said_by_one_click_and_kept_as_a_word(qtbot, new_form, branch):
    form = new_form("hazard", branch)
    button = form.findChild(QWidget, "funds_shortcut")
    assert button.text() == "无需"
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert form.form.values()["funds"] == "无需"
    put(form, "content", "护罩缺失")
    form.save()
    (row,) = rows("hazard")
    assert row.row.values["funds"] == "无需"
    assert "funds" not in row.missing


def test_only_those_that_keep_the_book_are_offered(new_form, data):
    committee = make.committee()
    branch = make.branch("综采一队党支部", committee)
    group = make.group(branch)
    make.branch("机电队党支部", committee)
    assert offered(new_form("hazard", committee), "organisation") == [
        "请选择",
        "综采一队党支部",
        "第一党小组",
        "机电队党支部",
    ]
    form = new_form("hazard", group)
    assert form.form.values()["organisation"] == group
    of_branch = new_form("concern_analysis", group)  # a group looks at a book of its branch
    assert of_branch.form.values()["organisation"] == branch


def test_everything_wrong_is_told_at_once_and_nothing_is_kept(new_form, branch):
    form = new_form("hazard", branch)
    put(form, "content", "护罩缺失")
    put(form, "funds", "三千")
    put(form, "due_on", "2026-13-40")
    put(form, "owner", "张三、李四")
    put(form, "place", "长" * 201)
    put(form, "day", "2026-11")
    form.save()
    for key in ("funds", "due_on", "owner", "place", "day"):
        assert told(form, key), key
    assert told(form, "owner").startswith("“张三、李四”写了几个人")
    assert rows("hazard") == []
    assert form.isVisible()


def test_what_cannot_be_together_is_told_at_its_field(new_form, branch):
    form = new_form("hazard", branch)
    put(form, "content", "护罩缺失")
    put(form, "due_on", "2026-11-01")
    form.save()
    assert told(form, "due_on") == "日期 2026-11-01 早于排查日期 2026-11-21。请改正。"
    put(form, "due_on", "2026-11-30")
    assert told(form, "due_on") == ""
    form.save()
    assert len(rows("hazard")) == 1


def test_a_day_that_lies_ahead_is_no_day_of_a_row(new_form, branch):
    form = new_form("hazard", branch)
    put(form, "day", "2026-11-22")
    form.save()
    assert told(form, "day")
    assert rows("hazard") == []


def test_what_lacks_is_told_and_the_row_is_kept_as_incomplete(qtbot, workbench, new_form, branch):
    notes = []
    workbench.desk.noted.connect(lambda words, _undo: notes.append(words))
    form = new_form("award", branch)
    put(form, "honour", "季度安全先锋")
    assert form.missing.text() == "未填齐也能保存，还缺：事由、奖金、承诺兑现"
    form.save()
    (row,) = rows("award")
    assert row.missing == ("reason", "money", "promised_on")
    assert notes[-1] == "已登记，这一行未填齐，还缺：事由、奖金、承诺兑现"


def test_the_next_row_keeps_place_and_day(new_form, data):
    committee = make.committee()
    branch = make.branch("综采一队党支部", committee)
    make.branch("机电队党支部", committee)
    done = []
    form = new_form("award", committee, on_done=done.append)
    put(form, "organisation", branch)
    put(form, "day", "2026-11-05")
    put(form, "honour", "标兵")
    put(form, "level", "矿")
    form.next_button.click()
    assert form.isVisible()
    values = form.form.values()
    assert (values["organisation"], values["day"]) == (branch, PartialDate(2026, 11, 5))
    assert (values["honour"], values["level"]) == ("", "支部")
    assert not form.is_dirty
    put(form, "honour", "能手")
    form.save()
    assert not form.isVisible()
    assert [row.title for row in rows("award")] == ["能手", "标兵"]
    assert [row.numbered for row in rows("award")] == ["2", "1"]
    assert len(done) == 2


def test_a_refused_next_row_stays_and_a_plain_save_closes_after_it(new_form, branch):
    form = new_form("award", branch)
    put(form, "money", "很多")
    form.next_button.click()
    assert form.isVisible()
    assert rows("award") == []
    put(form, "money", "300")
    form.save()
    assert not form.isVisible()
    assert rows("award")[0].row.values["money"] == Decimal(300)


def test_leaving_what_was_typed_is_asked_about(workbench, new_form, branch):
    form = new_form("award", branch)
    form.reject()
    assert not form.isVisible()
    assert workbench.ask.asked == []
    form = new_form("award", branch)
    put(form, "honour", "标兵")
    form.reject()
    assert form.isVisible()
    assert workbench.ask.asked == ["填写的内容还没有保存。要放弃吗？"]
    workbench.ask.answers.append(True)
    form.reject()
    assert not form.isVisible()
    assert rows("award") == []


def test_the_keyboard_alone_enters_a_row(qtbot, new_form, branch):
    form = new_form("room_use", branch)
    keys = [key for key in form.form.keys if form.form.is_shown(key)]
    first = next(key for key in keys if not form.form.values()[key])
    qtbot.waitUntil(lambda: form.form.editor(first).widget.hasFocus())
    for key in keys[keys.index(first) :]:
        assert QApplication.focusWidget().parent().isAncestorOf(form.form.editor(key).widget)
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert form.save_button.hasFocus()
    qtbot.keyClick(form.save_button, Qt.Key.Key_Tab)
    assert form.next_button.hasFocus()
    form.form.focus_field("day")
    line = form.form.editor("day").widget
    line.selectAll()
    qtbot.keyClicks(line, "2026-11-20")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert not line.hasFocus(), "Enter goes on"
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    qtbot.keyClick(
        QApplication.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier
    )
    (row,) = rows("room_use")
    assert row.text("day") == "2026-11-20"


def test_a_stopped_worker_cannot_be_named(new_form, branch):
    """Who is not of the roster is no 制止人, and no other field takes people."""
    member = make.person("张三", branch)
    form = new_form("stopped_violation", branch)
    advice = form.findChild(QLabel, "stopped_by_advice").text()
    assert advice == "只写制止的党员；被制止的职工不登记"
    assert "不写人名" in form.findChild(QLabel, "place_advice").text()
    put(form, "stopped_by", "工人陈某")
    put(form, "place", "井口")
    form.save()
    assert told(form, "stopped_by") == "名册上没有“工人陈某”，这里只写名册上的人。请核对姓名。"
    assert rows("stopped_violation") == []
    put(form, "stopped_by", "张三")
    form.save()
    (row,) = rows("stopped_violation")
    assert row.row.values["stopped_by"] == (Named("张三", member),)


@pytest.mark.parametrize("large", [False, True])
def test_the_form_of_every_book_fits_the_screen(qapp, workbench, page, branch, large):
    theme.apply_theme(qapp, Theme.LIGHT, large=large)
    for book in books_by_code().values():
        if book.is_view:
            continue
        form = EntryDialog(workbench, book, within=branch, parent=page)
        form.show()
        QApplication.processEvents()
        assert not misfits(form), book.code
        assert form.height() <= 720, book.code
        form.done(0)


# People -------------------------------------------------------------------------


def test_of_namesakes_one_is_chosen(qtbot, new_form, data):
    here, there = make.branch("综采一队党支部"), make.branch("机电队党支部")
    make.person("张三", here, id_number=make.id_number(sequence=101))
    other = make.person("张三", there, id_number=make.id_number(sequence=103))
    form = new_form("stopped_violation", here)
    editor = form.form.editor("stopped_by")
    editor.line.setFocus()
    type_in(editor.line, "zs")
    popup = editor.line.completer().popup()
    qtbot.waitUntil(popup.isVisible)
    words = [popup.model().index(row, 0).data() for row in range(popup.model().rowCount())]
    assert words == ["张三（综采一队党支部）", "张三（机电队党支部）"]
    editor.line.completer().activated.emit(words[1])
    put(form, "place", "井口")
    form.save()
    (row,) = rows("stopped_violation")
    assert row.row.values["stopped_by"] == (Named("张三", other),)


def test_a_bare_name_means_who_is_of_the_branch(new_form, data):
    here, there = make.branch("综采一队党支部"), make.branch("机电队党支部")
    own = make.person("张三", here, id_number=make.id_number(sequence=101))
    make.person("张三", there, id_number=make.id_number(sequence=103))
    form = new_form("stopped_violation", here)
    put(form, "stopped_by", "张三")
    form.save()
    (row,) = rows("stopped_violation")
    assert row.row.values["stopped_by"] == (Named("张三", own),)


def test_two_of_a_name_in_one_branch_must_be_told_apart(new_form, branch):
    make.person("张三", branch, id_number=make.id_number(sequence=101))
    make.person("张三", branch, id_number=make.id_number(sequence=103))
    form = new_form("pairing", branch)
    put(form, "member", "张三")
    form.form.editor("workers").line.setText("张三、李四")
    form.form.editor("workers").edited.emit()
    form.save()
    assert "请从名册里选定是哪一个" in told(form, "member")
    assert "请从名册里选定是哪一个" in told(form, "workers")
    assert rows("pairing") == []


def test_chips_are_taken_away_by_backspace_and_click(qtbot, new_form, branch):
    form = new_form("pairing", branch)
    editor = form.form.editor("workers")
    editor.line.setFocus()
    type_in(editor.line, "王五、赵六，孙七")
    enter(qtbot, editor.line)
    assert [one.name for one in editor.people] == ["王五", "赵六", "孙七"]
    qtbot.keyClick(editor.line, Qt.Key.Key_Backspace)
    assert [one.name for one in editor.people] == ["王五", "赵六"]
    chip = form.findChild(QWidget, "person_chip")
    assert chip.accessibleName() == "去掉王五"
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert [one.name for one in editor.people] == ["赵六"]
    type_in(editor.line, "赵六")  # nobody twice; and what is only typed counts too
    assert form.form.values()["workers"] == (Named("赵六"),)


# Months, choices, organisations, long texts ----------------------------------------


def test_a_month_is_a_day_where_the_book_says_so(new_form, branch):
    form = new_form("concern_analysis", branch)
    assert form.form.editor("day").text() == "2026年11月"
    put(form, "day", "2026")
    form.save()
    assert told(form, "day") == "“2026年”没有写到月。请写明是哪一月，如 2026-11。"
    put(form, "day", "2026.10")
    put(form, "topic", "安全生产")
    put(form, "count", "5")
    form.save()
    (row,) = rows("concern_analysis")
    assert row.row.day == PartialDate(2026, 10)


@pytest.mark.parametrize("count", ["4", "1", "0"])
def test_fewer_than_five_are_no_topic_of_their_own(new_form, branch, count):
    form = new_form("concern_analysis", branch)
    put(form, "topic", "家庭生活")
    put(form, "count", count)
    put(form, "asked", "4")
    form.save()
    assert told(form, "count") == f"{count} 小于 5，不能这样记。请改正，或并到别的行里。"
    assert told(form, "asked").startswith("4 小于 5")
    assert form.findChild(QLabel, "count_advice").text().startswith("不足五人的话题不单列")
    assert rows("concern_analysis") == []


def test_an_organisation_is_found_by_its_name_and_what_is_above_it(new_form, data):
    first, second = make.branch("综采一队党支部"), make.branch("机电队党支部")
    make.group(first)
    group = make.group(second)
    form = new_form("award", first)
    put(form, "honour", "先进集体")
    put(form, "collective", "第一党小组")
    form.save()
    assert "有几个组织叫“第一党小组”" in told(form, "collective")
    put(form, "collective", "机电队党支部 第一党小组")
    form.save()
    (row,) = rows("award")
    assert row.row.values["collective"] == NamedOrganisation(group, "第一党小组")


def test_a_long_text_is_kept_whole_and_a_longer_one_told(new_form, branch):
    form = new_form("hazard", branch)
    put(form, "content", "长" * 4001)
    form.save()
    assert told(form, "content")
    text = "第一行\n" + "长" * 3996
    put(form, "content", text)
    form.save()
    assert rows("hazard")[0].row.values["content"] == text


def test_choices_follow_another_choice(new_form, branch):
    form = new_form("stronghold", branch)
    item = next(one for one in form.book.fields if one.follows)
    assert len(offered(form, item.key)) == 16
    put(form, item.follows, "五有")
    assert offered(form, item.key)[1:] == ["有场所", "有设施", "有党旗标识", "有书报", "有制度"]
    put(form, item.key, "有书报")
    put(form, "place", "活动室")
    assert form.form.values()[item.key] == "有书报"
    put(form, item.follows, "十上墙")
    assert form.form.values()[item.key] is None, "it belongs to the other list"
    assert "党旗" in offered(form, item.key)
    put(form, item.key, "党旗")
    form.save()
    (row,) = rows("stronghold")
    assert row.text(item.key) == "党旗"


def test_a_choice_that_is_called_otherwise_is_kept_by_its_word(workbench, page, new_form, branch):
    workbench.desk.run(rename_book_choice(code="award", key="level", label="支部", name="党支部级"))
    form = new_form("award", branch)
    assert "党支部级" in offered(form, "level")
    assert form.form.editor("level").text() == "党支部级"  # the default
    put(form, "honour", "标兵")
    form.save()
    (row,) = rows("award")
    assert row.row.values["level"] == "支部"
    form = open_entry(workbench, page, row)
    assert form.form.editor("level").text() == "党支部级"


def test_what_has_happened_cannot_lie_ahead(new_form, branch):
    form = new_form("award", branch)
    put(form, "paid_on", "2026-11-22")
    put(form, "promised_on", "2026-12")
    form.save()
    assert "晚于 2026-11-21，还没有到" in told(form, "paid_on")
    assert told(form, "promised_on") == ""
    put(form, "paid_on", "")
    form.save()
    assert rows("award")[0].row.values["promised_on"] == PartialDate(2026, 12)


# Own books, retired fields ---------------------------------------------------------


def test_an_own_book_of_thirty_fields_without_states(workbench, new_form, branch):
    kinds = ("text", "long_text", "number", "money", "date", "person", "people", "choice", "yes_no")
    table = {
        "label": "大台账",
        "held_by": ["branch"],
        "field": [
            {
                "label": f"字段{number}",
                "kind": kinds[number % len(kinds)],
                "section": f"第{number // 10}部分" if number >= 10 else "",
                "required": number % 2 == 0,
                **({"choices": ["甲", "乙"]} if kinds[number % len(kinds)] == "choice" else {}),
            }
            for number in range(30)
        ],
    }
    code = workbench.desk.run(add_book(table=table))
    form = new_form(code, branch)
    assert len(form.form.keys) == 32
    assert form.height() <= 700
    typed = {
        "text": "文",
        "long_text": "长文",
        "number": "12.5",
        "money": "3",
        "date": "2027-01-01",
        "person": "甲某",
        "people": (Named("乙某"),),
        "choice": "乙",
        "yes_no": False,
    }
    for one in form.book.fields:
        put(form, one.key, typed[one.kind.value])
    assert form.missing.text() == ""
    form.save()
    (row,) = rows(code)
    assert len(row.row.values) == 30
    assert (row.row.state, row.missing) == ("", ())


def test_retired_fields_and_choices_stand_only_where_they_are_kept(workbench, page, branch):
    key = workbench.desk.run(add_book_field(code="award", table={"label": "备注", "kind": "text"}))
    make.entry("award", branch, "2026-11-01", honour="有备注", level="集团", **{key: "旧话"})
    make.entry("award", branch, "2026-11-02", honour="没有备注")
    workbench.desk.run(close_book_field(code="award", key=key))
    workbench.desk.run(close_book_choice(code="award", key="level", label="集团"))
    without, with_it = rows("award")
    form = open_entry(workbench, page, without)
    assert key not in form.form.keys
    assert "集团（停用）" not in offered(form, "level")
    form.reject()
    form = open_entry(workbench, page, with_it)
    assert form.form.values()[key] == "旧话"
    assert "集团（停用）" in offered(form, "level")
    assert form.form.values()["level"] == "集团"
    put(form, "honour", "改了名")
    form.save()
    row = rows("award")[1]
    assert (row.title, row.row.values[key], row.text("level")) == ("改了名", "旧话", "集团")
    form = open_entry(workbench, page, row)
    put(form, key, "新话")
    form.save()
    assert "已经停用" in told(form, key)
    put(form, key, "")
    form.save()
    assert key not in rows("award")[1].row.values


def test_a_book_that_is_no_more_is_told(workbench, new_form, branch):
    workbench.desk.run(close_book(code="award"))
    assert new_form("award", branch) is None
    assert workbench.ask.asked == ["这本台账已经停用。请另选一本。"]


# Changing -------------------------------------------------------------------------


def test_only_what_is_another_is_changed(workbench, page, branch):
    make.entry("award", branch, "2026-11-01", honour="标兵", money=300)
    (row,) = rows("award")
    form = open_entry(workbench, page, row)
    assert form.windowTitle() == "修改表彰奖励"
    assert not form.form.has("organisation")
    assert form.form.editor("money").text() == "300"
    form.save()
    assert workbench.desk.undo_label is None
    form = open_entry(workbench, page, row)
    put(form, "day", "2026-11-03")
    put(form, "promised_on", "2026-11-30")
    form.save()
    (row,) = rows("award")
    assert (row.text("day"), row.text("promised_on")) == ("2026-11-03", "2026-11-30")
    assert workbench.desk.undo_label == "修改台账"


def test_a_name_that_others_bear_too_stays_who_it_is(workbench, page, branch):
    first = make.person("张三", branch, id_number=make.id_number(sequence=101))
    make.person("张三", branch, id_number=make.id_number(sequence=103))
    make.entry("award", branch, "2026-11-01", honour="标兵", handler=first, people=first)
    (row,) = rows("award")
    form = open_entry(workbench, page, row)
    put(form, "honour", "能手")
    form.save()
    (row,) = rows("award")
    assert row.title == "能手"
    assert row.row.values["handler"] == row.row.values["people"] == (Named("张三", first),)


def test_a_day_behind_a_step_is_told(workbench, page, branch):
    entry = make.entry(
        "award",
        branch,
        "2026-11-01",
        "2026-11-21",
        honour="标兵",
        paid_on="2026-11-05",
        reason="无",
        money=0,
        promised_on="2026-11-30",
    )
    make.advanced(entry, "paid", "2026-11-05")
    form = open_entry(workbench, page, rows("award")[0])
    put(form, "day", "2026-11-09")
    form.save()
    assert "晚于后面的登记日期" in told(form, "day")
    assert rows("award")[0].text("day") == "2026-11-01"


def test_what_is_added_to_a_talk_stands_with_the_talk(workbench, page, new_form, branch):
    talk = make.activity("talk", branch, "2026-11-10", title="入党谈话")
    make.done(change_activity(activity_id=talk, values={"minutes": "谈过"}, on=ON))
    assert new_form("talk_record", branch) is None
    assert "请在表里选一行再补记" in workbench.ask.asked[-1]
    (row,) = rows("talk_record")
    form = open_entry(workbench, page, row)
    assert form.windowTitle() == "补记谈心谈话"
    assert not form.form.has("day")
    put(form, "talker", "书记甲")
    put(form, "needs_follow_up", True)
    form.save()
    (row,) = rows("talk_record")
    assert row.entry_id is not None
    assert row.text("talker") == "书记甲"
    form = open_entry(workbench, page, row)
    put(form, "talker", "副书记乙")
    form.save()
    (row,) = rows("talk_record")
    assert (row.text("talker"), row.text("needs_follow_up")) == ("副书记乙", "是")


def test_in_the_history_view_it_is_asked_first(workbench, new_form, branch):
    workbench.desk.show_day(date(2026, 10, 1))
    assert new_form("award", branch) is None
    assert "历史视图" in workbench.ask.asked[-1]
