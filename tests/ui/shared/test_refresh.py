"""A page is read while it is seen, else once it is shown; several changes are read once."""

import pytest
from PySide6.QtWidgets import QStackedWidget, QWidget

from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.operations.people import change_person
from dangjian_desktop.ui.shared.refresh import Refresh
from tests import make


@pytest.fixture
def change(data, desk):
    person = make.person("张三")

    def change_now(name):
        desk.run(change_person(person_id=person, changes={"name": name}))

    return change_now


class Page(QWidget):
    """Counts how often it was read."""

    def __init__(self, desk, parent=None, topic=Topic.PERSON, after_ms=0):
        super().__init__(parent)
        self.times = 0
        self.refresh = Refresh(self, desk, frozenset({topic}), self.read, after_ms=after_ms)

    def read(self):
        """Read."""
        self.refresh.settle()
        self.times += 1


@pytest.fixture
def pages(qtbot, desk, data):
    """Two pages of a stack; the first is seen."""
    made = QStackedWidget()
    qtbot.addWidget(made)
    for _ in range(2):
        made.addWidget(Page(desk))
    return made


def test_a_page_is_read_when_it_is_first_shown_and_not_before(pages):
    first, second = pages.widget(0), pages.widget(1)
    assert (first.times, second.times) == (0, 0)
    pages.show()
    assert (first.times, second.times) == (1, 0)
    pages.setCurrentIndex(1)
    pages.setCurrentIndex(0)
    assert (first.times, second.times) == (1, 1)


def test_a_change_is_read_by_the_page_that_is_seen_and_later_by_the_other(pages, change, desk):
    first, second = pages.widget(0), pages.widget(1)
    pages.show()
    change("李四")
    assert (first.times, second.times) == (2, 0)
    pages.setCurrentIndex(1)
    assert second.times == 1
    change("王五")
    desk.undo()
    assert (first.times, second.times) == (2, 3)
    pages.setCurrentIndex(0)
    assert first.times == 3


def test_what_a_page_does_not_read_does_not_concern_it(qtbot, desk, change):
    page = Page(desk, topic=Topic.VOTE)
    qtbot.addWidget(page)
    page.show()
    change("李四")
    assert page.times == 1


def test_several_changes_in_a_row_are_read_once(qtbot, desk, change):
    page = Page(desk, after_ms=30)
    qtbot.addWidget(page)
    page.show()
    change("李四")
    change("王五")
    assert page.times == 1
    qtbot.waitUntil(lambda: page.times == 2)
    qtbot.wait(60)
    assert page.times == 2


def test_a_page_left_before_it_was_read_is_read_when_it_is_seen_again(qtbot, desk, change):
    page = Page(desk, after_ms=30)
    qtbot.addWidget(page)
    page.show()
    change("李四")
    page.hide()
    qtbot.wait(60)
    assert page.times == 1
    page.show()
    assert page.times == 2


def test_what_the_user_asks_for_is_read_at_once_and_unasked_reading_is_saved(qtbot, desk, change):
    page = Page(desk, after_ms=30)
    qtbot.addWidget(page)
    page.refresh.now()
    assert page.times == 0
    page.show()
    change("李四")
    page.refresh.now()
    assert page.times == 2
    qtbot.wait(60)
    assert page.times == 2


def test_reading_that_was_broken_off_is_made_up_for_when_the_page_is_seen_again(qtbot, desk, data):
    page = Page(desk)
    qtbot.addWidget(page)
    page.show()
    page.refresh.is_stale = True
    page.hide()
    page.show()
    assert page.times == 2
