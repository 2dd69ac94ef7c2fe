"""A 党小组长 opens the data: own people, own ticks, own ledgers, and nothing of anybody else."""

from datetime import date

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QPushButton

from dangjian_desktop.domain.rights import Role
from dangjian_desktop.domain.vocabulary import Mark
from dangjian_desktop.operations.attendance import post_due_list
from dangjian_desktop.operations.runner import Runner
from dangjian_desktop.queries.ledger_books import books_by_code
from dangjian_desktop.storage.models import Attendance, LedgerEntry, Organisation
from dangjian_desktop.ui.groups.entry_dialog import EntryDialog
from dangjian_desktop.ui.groups.entry_fields import EntryFields, FormMode
from dangjian_desktop.ui.shared.desk import Desk
from dangjian_desktop.ui.shared.place_box import NOBODY
from tests import make
from tests.roles import rights_of
from tests.ui.screen import settle, texts_of, widgets

OTHERS = ("李四", "赵六")
ID_NUMBER = make.id_number()


class Groups:
    """A branch with two party groups."""

    def __init__(self) -> None:
        self.branch = make.branch()
        self.own = make.group(self.branch, "第一党小组")
        self.other = make.group(self.branch, "第二党小组")
        self.mine = make.person(
            "张三", self.branch, group=self.own, id_number=ID_NUMBER, mobile_phone="13800990001"
        )
        self.second = make.person("王五", self.branch, group=self.own)
        self.theirs = [make.person(name, self.branch, group=self.other) for name in OTHERS]
        self.meeting = make.activity("themed_day", self.branch, held_on="2026-11-10")
        make.done(post_due_list(activity_id=self.meeting, on=date(2026, 11, 10)))
        make.activity("group_meeting", self.other, held_on="2026-11-12", title="二组的会")
        make.activity("talk", self.branch, held_on="2026-11-13", title="谈话")
        make.activity("committee_meeting", self.branch, held_on="2026-11-13", title="支委的会")
        make.entry("suggestion", self.own)
        make.entry("suggestion", self.other)

    @property
    def uid(self) -> str:
        return str(Organisation.get_by_id(self.own).uid)


@pytest.fixture
def window_mine(data) -> Groups:
    return Groups()


@pytest.fixture
def desk(runner, on, qapp, window_mine):
    leader = Runner("组长", rights=rights_of(Role.GROUP_LEADER), group=window_mine.uid)
    yield Desk(leader, lambda: on)
    Desk(runner, lambda: on)  # the next test sees everything again


@pytest.fixture
def shown(window):
    return window()


@pytest.fixture
def pages(shown):
    """Each of the pages, opened in turn."""
    tab = shown.page("own_group")

    def opened():
        for key in tab.subjects():
            page = tab.open_subject(key)
            settle()
            yield key, page

    return opened


def test_there_is_one_tab_with_three_pages(shown):
    assert [key for key, *_ in shown._tabs] == ["own_group"]
    assert shown.page("own_group").subjects() == ("own_attendance", "ledgers", "own_people")


def test_nobody_of_another_group_stands_anywhere_and_numbers_are_masked(shown, pages):
    said = []
    for _key, page in pages():
        for one in widgets(shown):
            said += texts_of(one)
        for table in page.findChildren(type(page.table)):
            model = table.model()
            said += [
                str(model.index(row, column).data())
                for row in range(model.rowCount())
                for column in range(model.columnCount())
            ]
    text = "\n".join(said)
    assert "张三" in text
    assert "王五" in text
    for name in (*OTHERS, "二组的会", "谈话", "支委的会", "第二党小组", ID_NUMBER, "13800990001"):
        assert name not in text


def test_own_people_are_ticked_by_hand_and_all_at_once(shown, window_mine):
    page = shown.page("own_group").open_subject("own_attendance")
    settle()
    section = page.section
    assert sorted(row.name for row in section._people) == ["张三", "王五"]
    section.mark(window_mine.mine, Mark.ABSENT)
    section.rest_button.click()
    settle()
    marks = {row.person_id: row.mark for row in Attendance.select()}
    assert marks[window_mine.mine] is Mark.ABSENT
    assert marks[window_mine.second] is Mark.PRESENT
    assert [marks[one] for one in window_mine.theirs] == [None, None]
    assert shown.undo_button.isVisible()
    shown._bench.desk.undo()
    assert {row.mark for row in Attendance.select()} == {Mark.ABSENT, None}


def test_a_list_that_the_branch_has_not_fixed_is_waited_for(shown, window_mine):
    make.activity("themed_day", window_mine.branch, held_on="2026-11-14")
    own = make.activity("group_meeting", window_mine.own, held_on="2026-11-15")
    page = shown.page("own_group").open_subject("own_attendance")
    page.read()
    page.table.select_keys([own])
    settle()
    assert page.section.table.empty_state.button.text() == "确定应到名单"
    page.section._fix()
    settle()
    assert len(page.section._people) == 2


def test_rows_of_ledgers_are_entered_for_the_own_group(shown, window_mine, ask):
    page = shown.page("own_group").open_subject("ledgers")
    settle()
    assert page.place.count() == 1
    assert page.place.organisation_id == window_mine.own
    page.open_book("suggestion")
    settle()
    assert len(page.model.keys) == 1
    assert page.header.add_button.isVisible()
    assert not page.header.more_button.isVisible()
    page.table.select_keys(page.model.keys)
    settle()
    page.remove(page.current())
    assert [one.organisation_id for one in LedgerEntry.select()] == [window_mine.other]
    assert ask.asked == []


def test_the_form_of_a_row_names_own_people_and_the_own_group_alone(shown, window_mine, desk):
    page = shown.page("own_group").open_subject("ledgers")
    page.open_book("hazard")
    page.add()
    settle()
    (form,) = page.findChildren(EntryDialog) or shown.findChildren(EntryDialog)
    holder = form.form.editor("organisation").widget
    names = [holder.itemText(place) for place in range(holder.count())]
    assert [one for one in names if "党" in one] == ["第一党小组"]
    offered = EntryFields(books_by_code()["hazard"], desk.today, FormMode(), {})._offered
    assert [one.name for one in offered("zhang")] == ["张三"]
    assert offered("li") == []
    form.reject()
    assert page.books.row_of("superior_document") is None  # the branch keeps it


def test_nothing_else_is_offered(shown, pages):
    offered = {
        action.objectName()
        for action in shown.findChildren(QAction)
        if action.objectName() and action.isVisible() and action.isEnabled()
    }
    assert not offered & {
        "find",
        "sums",
        "print",
        "import_roster",
        "export_roster",
        "open_rules",
        "open_history",
        "open_backups",
        "open_exchange",
        "tray_reminder",
    }
    assert not shown.find_button.isVisible()
    assert not shown.place_button.isVisible()
    for key, page in pages():
        words = {
            one.text() for one in page.findChildren(QPushButton) if one.isVisible() and one.text()
        }
        assert not {word for word in words if word.startswith(("打印", "导", "安排", "更多"))}, key
    assert "权限" not in "".join(one.text() for one in shown.findChildren(QLabel))


def test_on_a_day_when_the_group_did_not_stand_nothing_is_shown(shown, window_mine, desk):
    late = make.group(window_mine.branch, "第三党小组", since="2026-11-01")
    leader = Runner(
        "组长", rights=rights_of(Role.GROUP_LEADER), group=Organisation.get_by_id(late).uid
    )
    Desk(leader, lambda: desk.today)
    tab = shown.page("own_group")
    ledgers = tab.open_subject("ledgers")
    ledgers.open_book("suggestion")
    desk.show_day(date(2026, 10, 1))
    settle()
    for key in tab.subjects():
        page = tab.open_subject(key)
        settle()
        assert page.place.organisation_id == NOBODY
        assert page.table.model().rowCount() == 0, key
