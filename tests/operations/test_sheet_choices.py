"""How a branch prints a sheet is kept, changed, and taken back."""

from dangjian_desktop.operations.sheet_choices import change_sheet_choice
from dangjian_desktop.queries.sheet_choices import ChosenLooks, SheetChoicesQuery
from tests import make


def test_a_branch_keeps_its_own_looks_and_another_has_none(runner):
    branch, other = make.branch("综采一队党支部"), make.branch("机电队党支部")
    runner.run(
        change_sheet_choice(
            organisation_id=branch, sheet="organisation_chart", theme="plain", paper="A2横"
        )
    )
    assert SheetChoicesQuery(branch).fetch() == {
        "organisation_chart": ChosenLooks("plain", "A2横", "", {})
    }
    assert SheetChoicesQuery(other).fetch() == SheetChoicesQuery().fetch() == {}


def test_a_later_choice_takes_the_place_of_the_earlier_and_undo_brings_it_back(runner):
    branch = make.branch("综采一队党支部")
    for theme in ("plain", "full_colour"):
        runner.run(
            change_sheet_choice(
                organisation_id=branch, sheet="", theme=theme, options={"tile": "A4"}
            )
        )
    (kept,) = SheetChoicesQuery(branch).fetch().values()
    assert (kept.theme, dict(kept.options)) == ("full_colour", {"tile": "A4"})
    runner.undo()
    assert SheetChoicesQuery(branch).fetch()[""].theme == "plain"


def test_nothing_is_kept_where_nothing_is_chosen_and_everybody_has_choices_of_their_own(runner):
    runner.run(change_sheet_choice(organisation_id=None, sheet="group_list"))
    assert SheetChoicesQuery().fetch() == {}
    runner.run(change_sheet_choice(organisation_id=None, sheet="group_list", detail="public"))
    assert SheetChoicesQuery().fetch()["group_list"].detail == "public"
