"""争星: what is collected, what is missing, and levels that people decide."""

import pytest

from dangjian_desktop.operations.printout import MEMBER_STARS, STAR_BOARD
from dangjian_desktop.ui.scores.star_cells import stars_told
from dangjian_desktop.ui.scores.stars_page import BRANCHES, MEMBERS, StarsPage
from tests import make
from tests.contest_stories import ON, contest_mine
from tests.ui.scores.test_flags_page import fill
from tests.ui.screen import settle


@pytest.fixture
def on():
    return ON


@pytest.fixture
def mine(data):
    found = contest_mine()
    for name in ("张三", "李四"):
        make.person(name, found[1], since="2024-01-01")
    return found


@pytest.fixture
def page(qtbot, workbench, mine):
    made = StarsPage(workbench)
    qtbot.addWidget(made)
    made.resize(1366, 640)
    made.show()
    made.show_period("2026Q3")
    settle()
    return made


def rows(page):
    return [page.model.row_at(place) for place in range(page.model.rowCount())]


def test_k14_stars_and_what_is_missing_in_plain_words(page, mine):
    assert [row.name for row in rows(page)] == ["综采一队党支部", "综采二队党支部", "机电队党支部"]
    page.table.select_keys([mine[3]])
    assert "创新" not in stars_told(page.row)
    told = "".join(page.detail.sentences)
    assert "还差什么到" in told
    assert "由党组织研究决定" in told
    assert "三星 0/1" in page.quotas.text()


def test_a_level_over_the_quota_needs_a_reason(page, mine):
    page.table.select_keys([mine[1]])
    dialog = page.set_level()
    fill(dialog, level=5, reason="")
    dialog.save()
    assert "名额 0 个" in dialog.refusal.sentence.text()
    fill(dialog, level=5, reason="党委会研究，上级追加名额")
    dialog.save()
    settle()
    assert page.row.decided.level == 5
    assert "上级追加名额" in "".join(page.detail.sentences)
    page.remove_level()
    settle()
    assert page.row.decided is None


def test_a_star_is_not_given_and_that_is_taken_back(page, mine):
    page.table.select_keys([mine[2]])
    before = stars_told(page.row)
    dialog = page.give_star()
    fill(dialog, star="duty", is_given=False, reason="整改未完成")
    dialog.save()
    settle()
    assert stars_told(page.row) != before
    assert "整改未完成" in "".join(page.detail.sentences)
    page.remove_star("duty")
    settle()
    assert stars_told(page.row) == before


def test_levels_by_the_rules_at_once_are_offered_in_the_menu(page, mine, ask):
    page._fill_more()
    words = [action.text() for action in page.more_menu.actions()]
    assert any("都定级" in word for word in words)
    level = rows(page)[2].standing.level
    page.set_levels(level)
    settle()
    assert rows(page)[2].decided is not None or ask.asked


def test_members_of_one_branch_at_a_time(qtbot, page, mine):
    page.choose_view(MEMBERS)
    assert rows(page) == []
    assert "一次看一个党支部" in page.table.empty_state.sentence.text()
    page.place.choose(mine[1])
    assert {row.name for row in rows(page)} == {"张三", "李四"}
    assert page.period.code == "2026"
    assert "暂计" in page.quotas.text()
    with qtbot.waitSignal(page.person_wanted):
        page.detail.open_wanted.emit()
    with qtbot.waitSignal(page.print_wanted) as printed:
        page.print_button.click()
    assert (printed.args[0].code, printed.args[0].organisation_id) == (MEMBER_STARS, mine[1])
    page.choose_view(BRANCHES)
    with qtbot.waitSignal(page.print_wanted) as printed:
        page.print_button.click()
    assert printed.args[0].code == STAR_BOARD


def test_without_a_rubric_the_page_says_what_to_do(qtbot, workbench, data):
    make.branch("综采一队党支部", make.committee())
    made = StarsPage(workbench)
    qtbot.addWidget(made)
    made.show()
    settle()
    assert "发布考评细则" in made.table.empty_state.sentence.text()
    assert made.give_star() is None
