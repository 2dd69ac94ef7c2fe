"""Posts, stages, branches, groups, zones: each dialog does one thing and refuses in words."""

from datetime import date

import pytest
from PySide6.QtCore import Qt

from dangjian_desktop.domain.vocabulary import OrganisationKind, Post, Stage
from dangjian_desktop.queries.organisations import Tree, ZoneQuery
from dangjian_desktop.ui.roster.zone_dialog import NO_ZONE
from tests import make
from tests.ui.roster.roster_stories import choose, fill, names, opened


def row_of(page, name: str):
    choose(page, name)
    return page.table.current_row()


def at(page, name: str) -> None:
    """Look at the organisation with this name."""
    page.show_organisation(next(r.uid for r in page.tree.tree.rows if r.name == name))


def stands(on: date) -> list[str]:
    return [row.name for row in Tree.on(on).rows]


def test_somebody_moves_to_another_branch_and_group_and_post_end(page, mine, on):
    choose(page, "张卫国")
    page.actions["move_to_branch"].trigger()
    dialog = opened(page, "branch_dialog")
    fill(dialog, branch_id=mine.second)
    dialog.save()
    row = row_of(page, "张卫国")
    assert (row.branch_id, row.group_id, row.posts) == (mine.second, None, ())


def test_somebody_takes_up_a_post_and_leaves_it(page, desk):
    choose(page, "仇志国")
    page.actions["appoint"].trigger()
    dialog = opened(page, "appoint_dialog")
    fill(dialog, post=Post.ORGANISATION_MEMBER, on=make.day("2026-11-20"))
    dialog.save()
    assert row_of(page, "仇志国").posts == (Post.ORGANISATION_MEMBER,)
    page.actions["end_post"].trigger()
    dialog = opened(page, "end_post_dialog")
    assert dialog.form.values()["spell_id"] is not None  # the only one is chosen already
    dialog.save()
    assert row_of(page, "仇志国").posts == ()
    desk.undo()
    assert row_of(page, "仇志国").posts == (Post.ORGANISATION_MEMBER,)


def test_a_second_secretary_is_refused_in_the_dialog(page):
    choose(page, "仇志国")
    page.actions["appoint"].trigger()
    dialog = opened(page, "appoint_dialog")
    fill(dialog, post=Post.SECRETARY)
    dialog.save()
    assert dialog.isVisible()
    assert "现由张卫国担任" in dialog.refusal.sentence.text()
    fill(dialog, post=Post.DEPUTY_SECRETARY)
    dialog.save()
    assert not dialog.isVisible()


def test_who_holds_no_post_is_told_so(page, ask):
    choose(page, "周杰")
    page.actions["end_post"].trigger()
    assert ask.asked == ["周杰现在没有职务，不需要免职。"]


def test_a_day_must_be_known_to_the_day(page):
    choose(page, "李娜")
    page.actions["advance_stage"].trigger()
    dialog = opened(page, "stage_dialog")
    assert dialog.form.values()["stage"] is Stage.FULL  # the one next step
    dialog.form.editor("on").line.setText("2026.10")
    dialog.save()
    assert dialog.isVisible()
    assert "没有写到日" in dialog.form.findChild(object, "on_problem").text()
    dialog.form.editor("on").line.setText("2026.10.8")
    dialog.save()
    row = row_of(page, "李娜")
    assert (row.stage, row.confirmed_on) == (Stage.FULL, make.day("2026-10-08"))


def test_who_has_no_next_step_is_told_so(page, ask):
    choose(page, "周杰")
    page.actions["advance_stage"].trigger()
    assert ask.asked == ["周杰已是正式党员，没有下一步的类别。"]


def test_days_of_admission_are_corrected(page):
    choose(page, "张卫国")
    page.actions["change_party_dates"].trigger()
    dialog = opened(page, "party_dates_dialog")
    assert dialog.form.values()["admitted_on"] == make.day("2001-06-20")
    fill(dialog, admitted_on=make.day("2001-06-21"))
    dialog.save()
    assert row_of(page, "张卫国").admitted_on == make.day("2001-06-21")


def test_who_has_left_cannot_be_moved(page, ask, mine):
    row = row_of(page, "周杰")
    make.departure(row.person_id, date(2026, 11, 1))
    page.dialogs.move_to_branch([page._chosen_rows()[0]])
    assert ask.asked == ["周杰不在册，不能办理。"]


@pytest.mark.parametrize(
    ("place", "above"), [("机电队党支部", "星火煤矿党委"), ("第一党小组", "星火煤矿党委")]
)
def test_a_new_branch_stands_under_the_committee_and_is_looked_at(page, place, above):
    at(page, place)
    page.actions["add_branch"].trigger()
    dialog = opened(page, "add_branch_dialog")
    fill(dialog, name="通风队党支部")
    dialog.save()
    assert page.tree.organisation.name == "通风队党支部"
    assert page.tree.tree.get(page.tree.organisation.parent_id).name == above


def test_a_group_is_set_up_in_the_branch_looked_at(page, mine):
    page.set_branch_filter(mine.second)
    page.actions["add_group"].trigger()
    dialog = opened(page, "add_group_dialog")
    fill(dialog, name="第一党小组")
    dialog.save()
    assert page.tree.organisation.parent_id == mine.second
    assert page.tree.organisation.kind is OrganisationKind.PARTY_GROUP


def test_a_committee_is_set_up(page):
    page.actions["add_organisation"].trigger()
    dialog = opened(page, "add_above_dialog")
    fill(dialog, kind=OrganisationKind.GENERAL_BRANCH, name="机电党总支")
    dialog.save()
    assert page.tree.organisation.name == "机电党总支"


def test_a_new_name_holds_from_its_day_and_a_mended_one_for_ever(page, mine, on):
    page.set_branch_filter(mine.second)
    page.actions["rename_organisation"].trigger()
    dialog = opened(page, "rename_dialog")
    fill(dialog, name="机电一队党支部", on=make.day("2026-11-01"))
    dialog.save()
    assert page.header.title.text() == "机电一队党支部"
    assert "机电队党支部" in stands(date(2026, 10, 31))
    page.actions["correct_organisation_name"].trigger()
    dialog = opened(page, "correct_name_dialog")
    fill(dialog, name="机电二队党支部")
    dialog.save()
    assert "机电一队党支部" not in stands(date(2026, 11, 2))
    assert "机电队党支部" in stands(date(2026, 10, 31))


def test_an_organisation_with_people_is_not_closed(page, mine, on):
    page.set_branch_filter(mine.second)
    page.actions["close_organisation"].trigger()
    dialog = opened(page, "dissolve_dialog")  # their places are asked for
    dialog.save()
    assert "还有 2 人" in dialog.refusal.sentence.text()
    dialog.reject()
    page.set_branch_filter(mine.other_group)
    page.actions["close_organisation"].trigger()
    opened(page, "close_group_dialog").save()
    assert "第二党小组" not in stands(on)
    assert page.tree.place.organisation_id is None  # what was looked at is gone


def test_branches_are_grouped_into_zones_and_filtered_by_them(page, mine, on):
    assert not page.tree.zone_box.isVisible()
    page.actions["add_zone"].trigger()
    dialog = opened(page, "add_zone_dialog")
    fill(dialog, name="第一协作区")
    dialog.save()
    assert page.tree.zone_box.isVisible()
    page.set_branch_filter(mine.second)
    page.actions["move_to_zone"].trigger()
    dialog = opened(page, "move_to_zone_dialog")
    (zone,) = ZoneQuery(on).fetch()
    fill(dialog, zone_id=zone.zone_id)
    dialog.save()
    page.set_branch_filter(None)
    page.tree.zone_box.setCurrentIndex(1)
    page.tree.zone_box.activated.emit(1)
    assert names(page) == ["赵敏", "周杰"]
    assert page.figures() == "2 人（正式 2 预备 0）"
    page.set_branch_filter(mine.first)  # of no zone: the filter gives way
    assert page.tree.zone_box.currentIndex() == 0
    page.set_branch_filter(mine.second)
    page.actions["move_to_zone"].trigger()
    dialog = page.findChildren(type(dialog), "move_to_zone_dialog")[-1]
    fill(dialog, zone_id=NO_ZONE)
    dialog.save()
    assert ZoneQuery(on).fetch()[0].branch_ids == ()


def test_wrong_days_of_the_road_are_corrected_from_the_card(page):
    choose(page, "张卫国")
    page.open_card()
    page.actions["correct_spell_days"].trigger()
    dialog = opened(page, "spell_days_dialog")
    assert dialog.form.editor("which").widget.currentText().startswith("支部书记")
    assert dialog.form.values()["since"] == make.day("2024-01-18")
    assert dialog.form.editor("elected_on").widget.isVisible()
    assert not dialog.form.editor("until").widget.isVisible()
    fill(dialog, since=make.day("2024-01-20"), elected_on=make.day("2024-01-19"))
    dialog.save()
    days = [entry.days for entry in page.card.registered["history"].timeline.entries]
    assert "2024-01-20 起" in days


def test_only_a_post_has_a_day_of_election(page):
    choose(page, "张卫国")
    page.actions["correct_spell_days"].trigger()
    dialog = opened(page, "spell_days_dialog")
    which = dialog.form.editor("which").widget
    which.setCurrentIndex(which.findText("第一党小组", Qt.MatchFlag.MatchStartsWith))
    dialog.form.editor("which").edited.emit()
    assert not dialog.form.editor("elected_on").widget.isVisible()
    assert dialog.form.values()["since"] is None
    assert not dialog.form.is_dirty
