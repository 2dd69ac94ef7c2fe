"""活动室 on the screen: walls drawn, positions dragged and typed, sheets hung, green or stale."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from dangjian_desktop.host.settings import Language
from dangjian_desktop.operations.people import change_person
from dangjian_desktop.operations.printout import ROOM_PLAN
from dangjian_desktop.operations.wall_register import post_sheet
from dangjian_desktop.operations.wall_rooms import add_room_wall, add_wall_spot
from dangjian_desktop.queries.wall_rooms import SpotsQuery
from dangjian_desktop.ui.shared.theme import apply_theme
from dangjian_desktop.ui.walls.room_dialogs import free_place
from dangjian_desktop.ui.walls.room_pane import CHANGE, HANG, REGISTER, REMOVE
from dangjian_desktop.ui.walls.rooms_page import RoomsPage
from tests import make
from tests.ui.screen import misfits, settle
from tests.wall_stories import HUNG_ON, ON, WallStory


@pytest.fixture
def story(data):
    return WallStory()


@pytest.fixture
def page(qtbot, workbench, story):
    made = RoomsPage(workbench)
    qtbot.addWidget(made)
    made.resize(1366, 640)
    made.show()
    settle()
    return made


def wait(page):
    page.read()
    settle()


def spots(story):
    return [spot for wall in SpotsQuery(story.branch).fetch() for spot in wall.spots]


def opened(page, name):
    settle()
    return next(
        one for one in page.findChildren(object, name) if one.isVisible() and one.isWindow()
    )


def fill(dialog, **values):
    for key, value in values.items():
        dialog.form.editor(key).show_value(value)


def save(page, dialog):
    dialog.save()
    settle()
    wait(page)


def drawn(page, story):
    """A wall with a position, made with the forms."""
    page.add_wall()
    dialog = opened(page, "wall_dialog")
    fill(dialog, name="北墙")
    save(page, dialog)
    page.spot_button.click()
    dialog = opened(page, "spot_dialog")
    fill(dialog, name="正中", sheet="organisation_chart")
    save(page, dialog)
    return spots(story)[0]


def drag(page, spot, across, down, modifier=Qt.KeyboardModifier.NoModifier):
    """Drag the middle of a position by centimetres."""
    canvas = page.canvas
    start = canvas.rect_of(spot).center().toPoint()
    scale = canvas.rect_of(spot).width() / spot.width_cm
    end = start + QPoint(round(across * scale), round(down * scale))
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, modifier, start)
    QTest.mouseMove(canvas, (start + end) / 2)
    QTest.mouseMove(canvas, end)
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, modifier, end)
    settle()
    wait(page)


def test_a_room_is_drawn_and_a_position_dragged_and_typed(page, story, desk, ask):
    assert "还没有画墙面" in page.empty.sentence.text()
    page.print_shown()
    assert "还没有墙面可以打印" in ask.asked[-1]
    spot = drawn(page, story)
    assert (spot.left_cm, spot.top_cm, spot.width_cm, spot.height_cm) == (20, 20, 120, 85)
    assert page.spot.name == "正中"
    drag(page, spot, 200, 50)
    assert abs(spots(story)[0].left_cm - 220) <= 5
    assert spots(story)[0].left_cm % 5 == 0
    desk.undo()
    wait(page)
    assert spots(story)[0].left_cm == 20
    page.canvas.setFocus()
    QTest.keyClick(page.canvas, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    wait(page)
    assert spots(story)[0].left_cm == 25
    page.pane.links[CHANGE].click()
    dialog = opened(page, "spot_dialog")
    fill(dialog, left_cm="590")
    dialog.save()
    assert "超出了墙面" in dialog.refusal.sentence.text()
    fill(dialog, left_cm="240", width_cm="119")
    save(page, dialog)
    assert (spots(story)[0].left_cm, spots(story)[0].width_cm) == (240, 119)


def test_a_position_that_would_cover_another_goes_back(page, story, desk):
    first = drawn(page, story)
    make.done(
        add_wall_spot(
            wall_id=first.wall_id, name="右", left_cm=300, top_cm=20, width_cm=100, height_cm=80
        )
    )
    wait(page)
    said = []
    desk.refused.connect(said.append)
    drag(page, first, 240, 0)
    assert "会盖住位置“右”" in said[0]
    assert spots(story)[0].left_cm == 20


def test_what_hangs_is_green_until_the_branch_is_another(page, story):
    spot = drawn(page, story)
    edition = story.printed()
    page.pane.links[HANG].click()
    dialog = opened(page, "post_dialog")
    assert dialog.form.values()["spot"] == spot.spot_id
    save(page, dialog)
    assert "现行" in page.canvas.accessibleDescription()
    assert REMOVE not in page.pane.links
    make.done(change_person(person_id=story.other, changes={"name": "王伍"}))
    wait(page)
    assert "已过时" in page.canvas.accessibleDescription()
    assert "· 王五改为王伍（第一党小组）" in page.pane.sentences
    assert page.figures() == "位置 1 个 · 在墙 1 张 · 已过时 1 张"
    wanted, printed = [], []
    page.wall_wanted.connect(wanted.append)
    page.pane.links[REGISTER].click()
    assert len(wanted) == 1
    page.print_wanted.connect(printed.append)
    page.print_button.click()
    assert (printed[0].code, printed[0].organisation_id) == (ROOM_PLAN, story.branch)
    assert edition


def test_rooms_are_shown_one_at_a_time_and_walls_changed_in_the_menu(page, story, desk):
    drawn(page, story)
    for name in ("左侧", "右侧"):
        make.done(
            add_room_wall(
                organisation_id=story.branch, room="走廊", name=name, width_cm=300, height_cm=200
            )
        )
    wait(page)
    page.room.setCurrentIndex(1)
    page.room.activated.emit(1)
    assert page.canvas.spots == []
    page.more_menu.aboutToShow.emit()
    words = [one.text() for one in page.more_menu.actions()]
    assert words[:2] == ["修改左侧…", "修改右侧…"]
    next(one for one in page.more_menu.actions() if one.text() == "删除右侧").trigger()
    assert len(SpotsQuery(story.branch).fetch()) == 2
    desk.undo()
    assert len(SpotsQuery(story.branch).fetch()) == 3
    page.place.choose(None)
    settle()
    assert "请在上面选一个党支部" in page.empty.sentence.text()


def test_positions_are_gone_through_with_the_keyboard(page, story):
    first = drawn(page, story)
    place = free_place(SpotsQuery(story.branch).fetch()[0], 100, 80)
    second = make.done(
        add_wall_spot(
            wall_id=first.wall_id,
            name="右",
            left_cm=place[0],
            top_cm=place[1],
            width_cm=100,
            height_cm=80,
        )
    )
    wait(page)
    page.canvas.choose(first.spot_id)
    QTest.keyClick(page.canvas, Qt.Key.Key_Right)
    assert page.spot.spot_id == second
    QTest.keyClick(page.canvas, Qt.Key.Key_Left)
    assert page.spot.spot_id == first.spot_id
    QTest.keyClick(page.canvas, Qt.Key.Key_Return)
    assert opened(page, "spot_dialog")


def test_everything_has_its_room(page, story):
    spot = drawn(page, story)
    assert misfits(page) == []
    make.done(
        post_sheet(edition_id=story.printed(), posted_on=HUNG_ON, on=ON, spot_id=spot.spot_id)
    )
    for number in range(8):
        make.person(f"新党员{number}", story.branch, group=story.group)
    wait(page)
    assert misfits(page) == []


def test_the_pane_is_as_high_as_the_walls_with_a_position_and_without(page, story):
    drawn(page, story)

    def tops():
        walls = page.stack.parentWidget()
        return [one.mapTo(page, one.rect().topLeft()).y() for one in (walls, page.pane.frame)]

    page.canvas.choose(0)
    settle()
    assert len(set(tops())) == 1
    page.canvas.choose(spots(story)[0].spot_id)
    settle()
    assert len(set(tops())) == 1
    assert page.pane.sentences[0] == "正中"


def test_a_mine_without_a_branch_is_told_to_enter_one(qtbot, workbench, data):
    made = RoomsPage(workbench)
    qtbot.addWidget(made)
    made.show()
    settle()
    assert made.empty.sentence.text() == "还没有党支部。请先导入名册或新建党支部。"


@pytest.mark.parametrize("language", [Language.ENGLISH], indirect=True)
def test_what_hangs_is_called_in_the_language_of_the_window(page, story, language):
    spot = drawn(page, story)
    make.done(
        post_sheet(
            edition_id=story.printed(), posted_on=HUNG_ON, on=ON, spot_id=spot.spot_id, place=""
        )
    )
    wait(page)
    page.canvas.choose(spot.spot_id)
    settle()
    assert page.canvas._title(page.spot) == "Organization chart"
    assert "Organization chart" in page.pane.sentences


def test_a_usual_room_is_named_whole_in_large_type(qapp, page, story):
    for room in ("党员活动室", "井口走廊"):
        make.done(
            add_room_wall(
                organisation_id=story.branch, room=room, name="北墙", width_cm=600, height_cm=280
            )
        )
    wait(page)
    apply_theme(qapp, large=True)
    settle()
    assert page.room.isVisible()
    assert page.room.currentText() == "党员活动室"
    assert page.room.toolTip() == ""
