"""版面: a secretary finds a sheet, sees it as it will print, and lets it always print so."""

from dataclasses import replace

import docx
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from dangjian_desktop.domain.rights import Role
from dangjian_desktop.domain.sheet_sets import SheetSet
from dangjian_desktop.operations.people import change_person
from dangjian_desktop.operations.runner import Runner
from dangjian_desktop.printing import rendering
from dangjian_desktop.queries.ledger_books import books_by_code
from dangjian_desktop.queries.organisations import Tree
from dangjian_desktop.queries.roster import RosterQuery
from dangjian_desktop.queries.sheet_choices import SheetChoicesQuery
from dangjian_desktop.queries.wall_register import EditionsQuery
from dangjian_desktop.storage.models import PersonPhoto
from dangjian_desktop.ui.main_window.actions import _ACTIONS
from dangjian_desktop.ui.shared.desk import Desk
from dangjian_desktop.ui.shared.jobs import Jobs
from dangjian_desktop.ui.shared.theme import tokens
from dangjian_desktop.ui.walls.sheets_page import SheetsPage
from tests.pdf import text, texts
from tests.roles import rights_of
from tests.ui.screen import settle


@pytest.fixture
def page(qtbot, workbench, mine) -> SheetsPage:
    made = SheetsPage(workbench)
    qtbot.addWidget(made)
    made.resize(1366, 650)
    branch = next(row for row in Tree.on(workbench.desk.on).rows if row.name == "综采一队党支部")
    made.place.choose(branch.organisation_id)
    made.show()
    return made


def printed_today(desk):
    """The editions of the day, without those of the demonstration."""
    return [one for one in EditionsQuery(desk.on).fetch() if one.printed_on == desk.on]


def test_a_busy_worker_draws_the_gallery_and_tells_what_hangs(qtbot, workbench, mine, desk):
    made = SheetsPage(replace(workbench, jobs=Jobs()))
    qtbot.addWidget(made)
    made.resize(1366, 650)
    made.show()
    with qtbot.captureExceptions() as troubles:
        qtbot.waitUntil(
            lambda: (
                made.pane.made is not None
                and made.thumbnails.thumbnail("organisation_chart") is not None
                and not made._bench.jobs.is_reading
            ),
            timeout=60_000,
        )
    assert troubles == []
    made._bench.jobs.wait()


def choose(box, value) -> None:
    box.setCurrentIndex(box.findData(value))
    box.activated.emit(box.currentIndex())


def test_the_tiles_show_what_hangs_each_with_its_true_picture(qtbot, page):
    assert page.view.model_.sheets[0].info.code == "organisation_chart"
    qtbot.waitUntil(lambda: page.thumbnails.thumbnail("organisation_chart") is not None)
    assert page.thumbnails.thumbnail("organisation_chart").image is not None
    assert "综采一队党支部组织架构图" in text(page.pane.made.content)
    assert page.pane.print_button.isEnabled()


def test_a_sheet_for_which_something_is_missing_says_what_is_to_be_entered(qtbot, page):
    page.show_sheet("member_stars")
    qtbot.waitUntil(lambda: page.thumbnails.thumbnail("member_stars") is not None)
    assert "请先在“争星”里定星级" in page.thumbnails.thumbnail("member_stars").refusal
    assert "请先在“争星”里定星级" in page.pane.waiting.sentence.text()
    assert not page.pane.print_button.isEnabled()


def test_typed_words_find_a_form_wherever_it_stands(qtbot, page):
    page.line.insert("签到")
    qtbot.waitUntil(lambda: [one.info.code for one in page.view.model_.sheets] == ["sign_in_sheet"])
    assert page.pane.sheet.info.code == "sign_in_sheet"
    qtbot.keyClick(page.line, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: len(page.view.model_.sheets) > 1)


def test_another_paper_is_previewed_at_once_and_kept_for_the_branch(qtbot, page):
    page.show_sheet("organisation_chart")
    assert page.pane.keep_button.isHidden()
    choose(page.pane.options.paper, "60x90cm")
    choose(page.pane.options.theme, "plain")
    assert page.pane.made.report.pages == 1
    assert not page.pane.keep_button.isHidden()
    page.pane.keep_button.click()
    kept = SheetChoicesQuery(page.place.organisation_id).fetch()["organisation_chart"]
    assert (kept.paper, kept.theme) == ("60x90cm", "plain")
    qtbot.waitUntil(lambda: page.sheets["organisation_chart"].printout.paper == "60x90cm")
    assert page.pane.keep_button.isHidden()


def test_a_size_of_ones_own_is_typed_in_centimetres(qtbot, page):
    page.show_sheet("organisation_chart")
    choose(page.pane.options.paper, "own")
    page.pane.options.own_size.width_cm.setValue(100)
    page.pane.options.own_size.width_cm.editingFinished.emit()
    assert page.pane.printout.paper == "100x90cm"


def test_a_size_of_nothing_is_refused_in_words_and_nothing_can_be_printed(page):
    page.show_sheet("organisation_chart")
    choose(page.pane.options.paper, "own")
    size = page.pane.options.own_size
    for typed in ("0", "501"):
        size.width_cm.selectAll()
        QTest.keyClicks(size.width_cm, typed)
        QTest.keyClick(size.width_cm, Qt.Key.Key_Return)
        told = page.pane.waiting.sentence.text()
        assert f"“{typed}x90cm”的边长要在 10 到 500 厘米之间。请改尺寸。" in told
        assert page.pane.made is None
        assert not page.pane.print_button.isEnabled()


def test_the_calendar_of_this_month_comes_first_and_the_next_can_be_hung_early(page):
    page.show_sheet("month_calendar")
    about = page.pane.options.about
    shown = [about.itemText(place) for place in range(3)]
    assert shown == ["2026年11月", "2026年12月", "2026年10月"]
    assert "2026年11月工作月历" in text(page.pane.made.content).replace(" ", "")
    about.setCurrentIndex(1)
    about.activated.emit(1)
    assert "2026年12月工作月历" in text(page.pane.made.content).replace(" ", "")


def test_plates_are_made_for_somebody_or_for_everybody_at_once(page):
    page.show_sheet("desk_plate")
    assert page.pane.made.report.pages == 1
    about = page.pane.options.about
    about.setCurrentIndex(about.count() - 1)
    about.activated.emit(about.count() - 1)
    assert page.pane.made.report.pages == about.count() - 1


def test_a_form_about_somebody_is_printed_for_whom_one_chooses(page):
    page.show_sheet("person_card")
    assert not page.pane.options.about.isHidden()
    second = page.pane.options.about.itemText(1)
    page.pane.options.about.setCurrentIndex(1)
    page.pane.options.about.activated.emit(1)
    assert second in text(page.pane.made.content)


def test_cards_of_everybody_are_printed_at_once(page):
    page.show_sheet("person_card")
    last = page.pane.options.about.count() - 1
    assert page.pane.options.about.itemText(last) == f"全部 {last} 人"
    page.pane.options.about.setCurrentIndex(last)
    page.pane.options.about.activated.emit(last)
    assert page.pane.made.report.pages >= last


def test_after_a_change_of_a_record_picture_and_preview_tell_the_new_name(qtbot, page, desk):
    page.show_sheet("organisation_chart")
    before = page.pane.made.content
    person = RosterQuery(desk.on, within=page.place.organisation_id).fetch()[0]
    desk.run(change_person(person_id=person.person_id, changes={"name": "欧阳清河"}))
    qtbot.waitUntil(lambda: page.pane.made is not None and page.pane.made.content != before)
    assert "欧阳清河" in text(page.pane.made.content)


def test_the_preview_takes_the_whole_page_and_gives_it_back(qtbot, page):
    page.pane.grow_button.click()
    assert page.view.isHidden()
    assert page.groups.isHidden()
    page.pane.grow_button.click()
    assert not page.view.isHidden()


def test_a_sheet_that_was_printed_is_an_edition_with_its_number_on_it(page, ask, desk, tmp_path):
    page.show_sheet("organisation_chart")
    said = []
    desk.noted.connect(lambda told, _undo: said.append(told))
    ask.answers.append(tmp_path / "打印.pdf")
    page.pane.print_button.click()
    assert (tmp_path / "打印.pdf").exists()
    (edition,) = printed_today(desk)
    assert (edition.number, edition.code) == (8, "organisation_chart")
    assert any("DJ-0008" in told for told in said)


def test_what_is_printed_by_who_may_only_look_bears_no_number(
    page, ask, desk, runner, on, tmp_path
):
    Desk(Runner("看的人", rights=rights_of(Role.VIEWER)), lambda: on)
    ask.answers.append(tmp_path / "打印.pdf")
    page.show_sheet("organisation_chart")
    page.pane.print_button.click()
    assert (tmp_path / "打印.pdf").exists()
    assert printed_today(desk) == []
    Desk(runner, lambda: on)


def test_a_printing_that_is_called_off_is_no_edition(page, ask, desk):
    page.show_sheet("organisation_chart")
    ask.answers.append(False)
    page.pane.print_button.click()
    assert printed_today(desk) == []


def test_a_set_goes_out_as_one_job_and_says_what_could_not_be_made(page, ask, desk, tmp_path):
    chosen = SheetSet("own", "自选一套", ("organisation_chart", "member_stars", "group_list"))
    ask.answers.append(tmp_path / "成套.pdf")
    page.print_set(chosen)
    assert any("党员星级榜" in told for told in ask.asked)
    assert [one.code for one in printed_today(desk)] == [
        "group_list",
        "organisation_chart",
    ]
    assert len(texts(tmp_path / "成套.pdf")) == 2


def test_pdf_and_picture_are_saved_where_the_user_says(page, ask, tmp_path):
    page.show_sheet("organisation_chart")
    ask.answers.append(tmp_path / "图.pdf")
    page.pane.save_button.click()
    assert "DJ-0008" in text(tmp_path / "图.pdf")
    ask.answers.append(tmp_path / "图.png")
    page.pane.picture_button.click()
    assert (tmp_path / "图.png").read_bytes().startswith(b"\x89PNG")


def test_a_board_too_large_for_a_fine_picture_says_how_coarse_it_became(
    page, ask, tmp_path, monkeypatch
):
    monkeypatch.setattr(rendering, "MOST_PIXELS", 1_000_000)  # of a board it takes seconds
    page.show_sheet("organisation_chart")
    ask.answers.append(tmp_path / "图.png")
    page.pane.picture_button.click()
    assert (tmp_path / "图.png").exists()
    assert "每英寸 71 点" in ask.asked[-1]


def test_a_disk_without_room_is_told_and_the_old_file_stands(page, ask, desk, tmp_path):
    page.show_sheet("organisation_chart")
    away = tmp_path / "没有的文件夹" / "图.pdf"
    ask.answers.append(away)
    page.pane.save_button.click()
    assert not away.exists()
    assert ask.asked
    assert printed_today(desk) == []


def test_a_request_is_typed_and_leaves_as_a_word_file(qtbot, page, ask, tmp_path):
    page.show_sheet("organisation_chart")
    assert not page.pane.options.letter_button.isVisible()
    page.show_sheet("request")
    assert "关于＿＿＿＿＿＿＿＿的请示" in text(page.pane.made.content)
    page.pane.options.letter_button.click()
    dialog = page.findChild(QDialog, "letter_dialog")
    given = dialog.form.values()
    assert given["to"] == "青石岭煤矿党委"
    dialog.form.show_values(
        {**given, "title": "关于购置图书的请示", "body": "因学习需要。\n妥否。"}
    )
    dialog.save_button.click()
    qtbot.waitUntil(lambda: "关于购置图书的请示" in text(page.pane.made.content))
    ask.answers.append(tmp_path / "请示.docx")
    page.save_pdf()
    said = [one.text for one in docx.Document(tmp_path / "请示.docx").paragraphs if one.text]
    assert said[:2] == ["关于购置图书的请示", "青石岭煤矿党委："]
    page.show_sheet("organisation_chart")
    page.show_sheet("request")
    assert page.pane.options.typed == ""


def test_a_sheet_out_of_date_keeps_its_name_and_the_gallery_its_room(qtbot, page):
    page.show_sheet("organisation_chart")
    settle()
    assert page.pane.chip.look.text == "已过时"
    assert page.pane.told.text().count("已过时") == 1
    title = page.pane.title
    assert title.width() >= title.fontMetrics().horizontalAdvance("组织架构图")
    assert page.splitter.handleWidth() == tokens().space(3)
    assert page.view.viewport().width() >= 4 * page.view.gridSize().width()


def test_the_notice_of_a_ledger_opens_with_the_book_that_was_looked_for(page):
    for book in ("funds", "hazard"):
        page.show_sheet("ledger_notice", book)
        assert page.pane.printout.book == book
        assert page.pane.options.about.currentText() == books_by_code()[book].label


def test_without_a_preview_there_is_no_page_number(page):
    page.show_sheet("organisation_chart")
    assert page.pane.bar.page_number.text() == "第 1/1 页"
    page.show_sheet("member_stars")
    assert page.pane.bar.page_number.text() == ""
    assert page.pane.bar.zoom.text() == ""
    assert not page.pane.bar.fit_button.isEnabled()


def test_somebody_whose_photo_is_broken_is_named_once(page):
    row = next(
        one for one in RosterQuery(page._bench.desk.on).fetch() if one.facts.name == "刘军德"
    )
    PersonPhoto.update(picture=b"no picture").where(PersonPhoto.person == row.person_id).execute()
    page.show_sheet("organisation_chart")
    page.pane.make_anew()
    assert page.pane.notice.text().count("刘军德") == 1


def test_a_double_click_prints_once_and_says_nothing(qtbot, workbench, ask, mine):
    made = SheetsPage(replace(workbench, jobs=Jobs()))
    qtbot.addWidget(made)
    made.resize(1366, 650)
    branch = next(row for row in Tree.on(workbench.desk.on).rows if row.name == "综采一队党支部")
    made.place.choose(branch.organisation_id)
    made.show()
    qtbot.waitUntil(made.pane.print_button.isEnabled, timeout=60_000)
    made.pane.print_button.click()
    made.pane.print_button.click()
    qtbot.waitUntil(lambda: bool(ask.asked), timeout=60_000)
    made._bench.jobs.wait()
    settle()
    assert ask.asked == ["打印"]


def test_a_sheet_that_cannot_be_printed_does_not_let_the_next_one_print_itself(page, ask):
    page.show_sheet("member_stars")
    page.print_when_made()
    page.show_sheet("organisation_chart")
    assert page.pane.made is not None
    assert ask.asked == []


def test_no_key_of_the_page_is_one_of_the_window(page):
    """Qt does nothing at all where two things want the same key."""
    own = {one.key().toString() for one in page.findChildren(QShortcut)}
    assert not own & {key for action in _ACTIONS for key in action.keys}
