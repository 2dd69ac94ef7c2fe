"""The preview is the PDF itself, made anew with every choice, and leaves nothing on the disk."""

import tempfile
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt

from dangjian_desktop.domain.votes import Regime
from dangjian_desktop.host.settings import Settings
from dangjian_desktop.operations.paper_cards import card_parts
from dangjian_desktop.operations.printout import (
    BALLOT_PAPER,
    DEVELOPMENT_FORM,
    DEVELOPMENT_NOTICE,
    DEVELOPMENT_PAPERS,
    GROUP_LIST,
    ORGANISATION_CHART,
    PERSON_CARD,
    ROSTER,
    ROSTER_VIEW,
    TRANSFER_FORM,
    Printout,
)
from dangjian_desktop.operations.votes import add_candidate, add_vote
from dangjian_desktop.queries.development import AdmissionQuery
from dangjian_desktop.queries.roster import RosterQuery
from dangjian_desktop.queries.wall_register import EditionsQuery
from dangjian_desktop.ui.roster.development_print import case_printout
from dangjian_desktop.ui.roster.print_dialog import PrintDialog
from dangjian_desktop.ui.shared.ask import CannedAsk
from dangjian_desktop.ui.shared.desk import Desk
from dangjian_desktop.ui.shared.jobs import Jobs
from dangjian_desktop.ui.shared.workbench import SettingsKeeper, Workbench
from tests import make, pdf
from tests.admission_stories import Story

DAY = date(2026, 11, 21)
ID = make.id_number("1985-03-12", 101)


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Temporary files of these tests go to a folder of their own."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


@pytest.fixture
def branch(data: Path) -> int:
    branch = make.branch("综采一队党支部", under=make.committee("星火煤矿党委"))
    group = make.group(branch)
    make.person("张三", branch, group=group, id_number=ID, mobile_phone="13900001234")
    make.person("李四", branch, group=group)
    make.person("王五", make.branch("机电队党支部"))
    return branch


@pytest.fixture
def shown(qtbot: Any, workbench: Workbench) -> Any:
    """Show the dialog for a printout."""

    def act(printout: Printout) -> PrintDialog:
        dialog = PrintDialog(workbench, printout)
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    return act


def text(dialog: PrintDialog) -> str:
    """The text of the PDF that the preview holds."""
    assert dialog.right.currentWidget() is dialog.preview
    return pdf.text(dialog.preview._content)


def size_in_cm(dialog: PrintDialog) -> tuple[int, int]:
    assert dialog.preview._pages is not None
    width, height = dialog.preview._pages.sizes[0]
    return round(width / 72 * 2.54), round(height / 72 * 2.54)


def choose(combo: Any, data: object) -> None:
    combo.setCurrentIndex(combo.findData(data))


def people(*names: str) -> tuple[int, ...]:
    rows = {row.facts.name: row.person_id for row in RosterQuery(DAY).fetch()}
    return tuple(rows[name] for name in names)


def test_the_list_of_the_screen_is_shown_at_once(branch: int, shown: Any) -> None:
    query = RosterQuery(DAY, within=branch, words="张三")
    dialog = shown(Printout(ROSTER, DAY, branch, roster=query))
    assert dialog.place.currentText() == "屏幕上的名单"
    assert dialog.preview.title.text() == "综采一队党支部党员名册"
    assert "张三" in text(dialog)
    assert "李四" not in text(dialog)
    choose(dialog.place, branch)
    assert "李四" in text(dialog)
    dialog.place.setCurrentIndex(dialog.place.findText("全部党员"))
    assert "王五" in text(dialog)


def test_the_least_detail_comes_first_and_more_is_a_choice(branch: int, shown: Any) -> None:
    dialog = shown(Printout(ROSTER, DAY, branch))
    assert dialog.level("wall").isChecked()
    assert ID not in text(dialog)
    dialog.level("archive").click()
    assert ID in text(dialog)
    dialog.level("public").click()
    assert ID not in text(dialog)


def test_a_wall_sheet_cannot_be_had_in_full(branch: int, shown: Any) -> None:
    dialog = shown(Printout(ROSTER, DAY, branch, detail="archive"))
    assert ID in text(dialog)
    choose(dialog.sheet, GROUP_LIST)
    assert not dialog.level("archive").isEnabled()
    assert dialog.level("wall").isChecked()
    assert ID not in text(dialog)


def test_papers_of_the_sheet_and_one_s_own_size(branch: int, shown: Any) -> None:
    dialog = shown(Printout(ORGANISATION_CHART, DAY, branch))
    assert size_in_cm(dialog) == (42, 30)
    choose(dialog.paper, "A1横")
    assert size_in_cm(dialog) == (84, 59)
    assert not dialog.own_size.isVisible()
    choose(dialog.paper, "own")
    assert dialog.own_size.isVisible()
    assert size_in_cm(dialog) == (60, 90)
    dialog.own_size.width_cm.setValue(120)
    dialog.own_size.width_cm.editingFinished.emit()
    assert size_in_cm(dialog) == (120, 90)
    choose(dialog.sheet, ROSTER)
    assert dialog.paper.findData("own") < 0
    assert size_in_cm(dialog) == (30, 21)


def test_a_size_of_one_s_own_that_was_asked_for_is_shown_as_one(branch: int, shown: Any) -> None:
    dialog = shown(Printout(ORGANISATION_CHART, DAY, branch, paper="90x60cm"))
    assert dialog.own_size.isVisible()
    assert dialog.own_size.paper == "90x60cm"
    assert size_in_cm(dialog) == (90, 60)


def test_sections_of_the_person_card(branch: int, shown: Any) -> None:
    dialog = shown(Printout(PERSON_CARD, DAY, person_ids=people("张三", "李四"), detail="archive"))
    assert "张三" in text(dialog)
    assert "李四" in text(dialog)
    assert not dialog.place.isVisible()
    assert "13900001234" in text(dialog)
    dialog.section("contact").click()
    assert "13900001234" not in text(dialog)
    assert "张三" in text(dialog)


def test_no_section_at_all_is_declined_and_the_paper_stays(branch: int, shown: Any) -> None:
    dialog = shown(Printout(PERSON_CARD, DAY, person_ids=people("张三")))
    for part in card_parts():
        if dialog.section(part.key).isChecked():
            dialog.section(part.key).click()
    assert "至少要选一个部分" in dialog.notice.text()
    assert dialog.notice.isVisible()
    dialog.section("party").click()
    assert not dialog.notice.isVisible()


def test_the_card_is_offered_only_where_somebody_was_chosen(branch: int, shown: Any) -> None:
    dialog = shown(Printout(ROSTER, DAY, branch))
    assert dialog.sheet.findData(PERSON_CARD) < 0
    dialog = shown(Printout(PERSON_CARD, DAY, person_ids=people("张三")))
    choose(dialog.sheet, ROSTER)
    assert "王五" in text(dialog)


def test_what_cannot_be_printed_says_why_in_place_of_the_paper(data: Path, shown: Any) -> None:
    dialog = shown(Printout(ORGANISATION_CHART, DAY))
    assert dialog.right.currentWidget() is dialog.waiting
    assert "还没有组织" in dialog.waiting.sentence.text()


def test_missing_glyphs_and_unreadable_photos_are_told(branch: int, shown: Any) -> None:
    somebody = make.person("赵\U0003134a", branch)
    make.photo(somebody, consent="2026-01-05")
    dialog = shown(Printout(PERSON_CARD, DAY, person_ids=(somebody,)))
    assert dialog.preview.warning.isVisible()
    assert "赵〓" in dialog.preview.warning_sentence.text()
    assert "照片读不出来" in dialog.notice.text()
    assert dialog.notice.isVisible()


def test_nothing_is_left_in_the_temporary_folder(
    branch: int, shown: Any, temporary: Path, tmp_path: Path, ask: CannedAsk
) -> None:
    dialog = shown(Printout(ROSTER, DAY, branch, detail="archive"))
    assert list(temporary.iterdir()) == []
    target = tmp_path / "名册.pdf"
    ask.answers = [target]
    dialog.preview.save_button.click()
    assert target.read_bytes() == dialog.preview._content
    dialog.preview.close_button.click()
    assert not dialog.isVisible()
    assert list(temporary.iterdir()) == []


def test_saving_is_noted_and_its_folder_remembered(
    qtbot: Any, branch: int, shown: Any, ask: CannedAsk, workbench: Workbench, tmp_path: Path
) -> None:
    dialog = shown(Printout(ROSTER, DAY, branch))
    ask.answers = [tmp_path / "名册.pdf"]
    with qtbot.waitSignal(workbench.desk.noted) as noted:
        dialog.preview.save_as()
    assert noted.args[0] == f"已保存：{tmp_path / '名册.pdf'}"
    assert workbench.settings.value.last_folder == str(tmp_path)


def test_the_keyboard_reaches_every_choice_and_esc_leaves(
    qtbot: Any, branch: int, shown: Any
) -> None:
    dialog = shown(Printout(ORGANISATION_CHART, DAY, branch))
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    reached = set()
    for _ in range(30):
        focused = dialog.focusWidget()
        reached.add(focused.objectName() if focused else "")
        dialog.focusNextChild()
    assert {"sheet", "place", "paper", "wall", "print_button", "save_button"} <= reached
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_on_the_worker_thread_only_the_last_choice_is_shown(
    qtbot: Any, branch: int, desk: Desk, ask: CannedAsk, tmp_path: Path, temporary: Path
) -> None:
    jobs = Jobs()
    bench = Workbench(desk, jobs, ask, SettingsKeeper(Settings(), tmp_path / "s.json"))
    dialog = PrintDialog(bench, Printout(ROSTER, DAY, branch))
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.level("public").click()
    dialog.level("archive").click()
    qtbot.waitUntil(
        lambda: not jobs.is_busy and dialog.right.currentWidget() is dialog.preview, timeout=20_000
    )
    assert ID in text(dialog)
    dialog.level("wall").click()
    dialog.reject()  # while the next one is being made
    qtbot.waitUntil(lambda: not jobs.is_busy, timeout=20_000)
    assert list(temporary.iterdir()) == []


def test_a_view_is_previewed_under_its_name_on_the_paper_its_columns_need(
    shown: Any, branch: int
) -> None:
    query = RosterQuery(DAY, within=branch)
    dialog = shown(
        Printout(ROSTER_VIEW, DAY, branch, roster=query, columns=("name", "group"), heading="骨干")
    )
    assert dialog.sheet.currentText() == "名册（自选栏目）"
    assert dialog.paper.currentText() == "按栏目多少自动选"
    assert dialog.place.currentText() == "屏幕上的名单"
    assert "骨干" in text(dialog)
    assert "王五" not in text(dialog)
    dialog.place.setCurrentIndex(dialog.place.findText("全部党员"))
    assert "王五" in text(dialog)
    assert "骨干" not in text(dialog)  # it is no longer the view


def test_chosen_columns_are_offered_only_where_some_are_chosen(shown: Any, branch: int) -> None:
    dialog = shown(Printout(ROSTER, DAY, branch))
    assert dialog.sheet.findData(ROSTER_VIEW) < 0


def test_the_ticks_are_remembered_for_the_next_card(
    branch: int, shown: Any, workbench: Workbench
) -> None:
    first = shown(Printout(PERSON_CARD, DAY, person_ids=people("张三"), detail="archive"))
    assert not first.section("attachments").isChecked()  # not printed unless asked for
    first.section("contact").click()
    first.section("history").click()
    assert not workbench.settings.value.card_printed["contact"]
    again = shown(Printout(PERSON_CARD, DAY, person_ids=people("李四"), detail="archive"))
    assert not again.section("contact").isChecked()
    assert not again.section("history").isChecked()
    assert again.section("identity").isChecked()
    assert "类别变化" not in text(again)


def test_cards_of_several_people_may_share_a_page(branch: int, shown: Any) -> None:
    alone = shown(Printout(PERSON_CARD, DAY, person_ids=people("张三")))
    assert not alone.flows.isVisible()
    dialog = shown(Printout(PERSON_CARD, DAY, person_ids=people("张三", "李四")))
    for part in card_parts():
        dialog.section(part.key).setChecked(part.key == "party")
    assert dialog.preview._pages is not None
    assert len(dialog.preview._pages.sizes) == 2
    dialog.flows.click()
    assert len(dialog.preview._pages.sizes) == 1
    assert "张三" in text(dialog)
    assert "李四" in text(dialog)


def test_chosen_people_can_be_printed_with_chosen_columns(shown: Any, branch: int) -> None:
    person = RosterQuery(DAY, within=branch).fetch()[0]
    dialog = shown(Printout(ROSTER, DAY, person_ids=(person.person_id,), columns=("name", "age")))
    dialog.sheet.setCurrentIndex(dialog.sheet.findData(ROSTER_VIEW))
    assert dialog.place.currentText() == "所选的 1 人"
    assert "年龄" in text(dialog)
    assert "所选的人员" in text(dialog)
    assert "王五" not in text(dialog)


def test_a_ballot_bears_the_name_of_the_branch_that_votes_and_no_other_is_offered(
    branch: int, shown: Any
) -> None:
    activity = make.activity("general_meeting", branch, title="换届大会")
    vote = make.done(add_vote(activity_id=activity, regime=Regime.ELECTION, title="选举", seats=1))
    make.done(add_candidate(vote_id=vote, name="张三"))
    dialog = shown(Printout(BALLOT_PAPER, DAY, activity_id=activity, vote_id=vote))
    assert not dialog.place.isVisible()
    assert dialog.preview.title.toolTip().startswith("综采一队党支部选票")
    dialog = shown(Printout(ROSTER, DAY, branch))
    assert dialog.sheet.findData(BALLOT_PAPER) < 0  # of which vote?


def test_a_declared_form_bears_its_own_name_and_stays_with_the_person(
    branch: int, shown: Any
) -> None:
    (one,) = people("张三")
    dialog = shown(Printout(TRANSFER_FORM, DAY, person_ids=(one,), form="away_register"))
    offered = [dialog.sheet.itemText(n) for n in range(dialog.sheet.count())]
    assert "流动党员登记表" in offered
    assert "组织关系登记表" not in offered
    assert not dialog.place.isVisible()
    assert "张三" in text(dialog)
    assert ID in text(dialog)
    assert dialog._title() == "流动党员登记表"


def test_the_papers_of_a_case_are_what_the_dialog_opens_with(data: Path, shown: Any) -> None:
    story = Story().up_to_candidate()
    detail = AdmissionQuery(story.case, DAY).fetch()
    assert detail is not None
    about = case_printout(detail, DAY)
    dialog = shown(replace(about, code=DEVELOPMENT_PAPERS))
    assert dialog.sheet.currentData() == DEVELOPMENT_PAPERS
    assert "张建国发展党员材料清单" in text(dialog)
    dialog = shown(replace(about, code=DEVELOPMENT_FORM, form="applicant_talk"))
    assert dialog.sheet.currentText() == "入党申请人谈话记录"
    assert "张建国" in text(dialog)
    dialog = shown(replace(about, code=DEVELOPMENT_NOTICE, form="notice_candidate"))
    choose(dialog.paper, "A3竖")
    assert size_in_cm(dialog) == (30, 42)
    assert "关于拟确定张建国同志为发展对象的公示" in text(dialog)


def test_who_cannot_be_printed_is_named_and_the_others_are_shown(branch: int, shown: Any) -> None:
    good = make.person("赵六", branch)
    bad = make.person("孙七", branch, occupation="电工13900001234")
    dialog = shown(Printout(PERSON_CARD, DAY, person_ids=(good, bad), detail="wall"))
    assert "赵六" in text(dialog)
    assert "孙七" not in text(dialog)
    assert "有 1 张没有做成，其余照常" in dialog.notice.text()
    assert "孙七" in dialog.notice.text()


def test_each_person_is_saved_in_a_file_of_its_own(
    branch: int, shown: Any, ask: CannedAsk, tmp_path: Path
) -> None:
    people = [make.person("赵六", branch), make.person("孙七", branch)]
    bad = make.person("周八", branch, occupation="电工13900001234")
    dialog = shown(Printout(PERSON_CARD, DAY, person_ids=(*people, bad), detail="wall"))
    folder = tmp_path / "信息卡"
    folder.mkdir()
    ask.answers = [folder]
    dialog.each_button.click()
    assert sorted(one.name for one in folder.iterdir()) == [
        "党员信息卡 孙七.pdf",
        "党员信息卡 赵六.pdf",
    ]
    assert "周八" in ask.asked[-1]
    alone = shown(Printout(PERSON_CARD, DAY, person_ids=(people[0],)))
    assert not alone.each_button.isVisible()


def test_cards_that_are_stopped_half_way_are_told(
    branch: int,
    shown: Any,
    ask: CannedAsk,
    desk: Desk,
    tmp_path: Path,
) -> None:
    people = [make.person(f"赵{number}", branch) for number in range(3)]
    dialog = shown(Printout(PERSON_CARD, DAY, person_ids=tuple(people), detail="wall"))
    told: list[str] = []
    desk.noted.connect(lambda said, _undo: told.append(said))
    stop = dialog._bench.jobs.cancel
    dialog._bench.jobs.progressed.connect(lambda _what, share: stop() if share > 0 else None)
    ask.answers = [tmp_path]
    dialog.each_button.click()
    assert len(list(tmp_path.glob("*.pdf"))) == 2
    assert told[-1] == f"已停止。已保存 2 个文件：{tmp_path}"


def test_a_wall_sheet_gets_its_number_when_it_goes_out_and_is_recorded(
    shown, ask, desk, branch, tmp_path
):
    dialog = shown(Printout(ORGANISATION_CHART, DAY, branch))
    ask.answers = [tmp_path / "图.pdf"]
    dialog.preview.save_as()
    assert "DJ-0001" in pdf.text(tmp_path / "图.pdf")
    ask.answers = [tmp_path / "打印.pdf"]
    dialog.preview.print_out()
    assert [one.number for one in EditionsQuery(desk.on).fetch()] == [2, 1]


def test_a_form_is_no_edition(shown, ask, desk, branch, tmp_path):
    dialog = shown(Printout(ROSTER, DAY, branch))
    ask.answers = [tmp_path / "名册.pdf"]
    dialog.preview.save_as()
    assert EditionsQuery(desk.on).fetch() == []
