"""Year plans: who owes an item, and how it stands where nobody's row is at hand."""

from datetime import date

from dangjian_desktop.domain.plans import ItemState
from dangjian_desktop.domain.vocabulary import Post
from dangjian_desktop.operations.plans import (
    add_plan,
    add_plan_item,
    change_own_item,
    mark_item_done,
)
from dangjian_desktop.queries.plans import PlanItemsQuery
from tests import make

ON = date(2026, 11, 21)


def test_a_branch_without_a_committee_owes_no_committee_meeting(data):
    with_one, without = make.branch("综采一队党支部"), make.branch("机电队党支部")
    make.post(make.person("张三", with_one), with_one, Post.ORGANISATION_MEMBER)
    plan = make.done(add_plan(year=2026, entered_on=ON))
    for title in ("支委会", "主题党日"):
        values = {"title": title, "owner": "各党支部", "month": 3}
        make.done(add_plan_item(plan_id=plan, values=values))
    owed = [
        [one.holder.organisation_id for one in row.owed] for row in PlanItemsQuery(plan, ON).fetch()
    ]
    assert sorted(owed, key=len) == [[with_one], [with_one, without]] or sorted(owed, key=len) == [
        [with_one],
        [without, with_one],
    ]


def test_some_months_say_what_the_whole_plan_says_of_them(data):
    """An activity of March meets the first item of its kind that has March, asked for or not."""
    branch = make.branch("综采一队党支部")
    plan = make.done(add_plan(year=2026, entered_on=ON))
    first, second = (
        make.done(
            add_plan_item(plan_id=plan, values={"title": "主题党日", "owner": "各党支部", **more})
        )
        for more in ({"month": 2}, {"month": 3})
    )
    # One branch does in March what the others do in February.
    own = {"item_id": first, "organisation_id": branch, "values": {"month": 3}}
    make.done(change_own_item(**own))
    make.done(add_plan_item(plan_id=plan, values={"title": "总结", "owner": "办公室", "month": 5}))
    met = make.activity("themed_day", branch, "2026-03-10")

    def met_by(*months: int) -> list[tuple[int, int | None]]:
        found = PlanItemsQuery(plan, date(2026, 3, 5), months=months).fetch()
        return [(row.item_id, one.judged.activity_id) for row in found for one in row.owed]

    assert met_by()[:2] == [(first, met), (second, None)]
    assert met_by(2) == [(first, met)]
    assert met_by(3) == [(second, None)]


def test_what_an_office_owes_is_ticked_off_at_the_item_itself(data):
    plan = make.done(add_plan(year=2026, entered_on=ON))
    values = {"title": "工作总结", "owner": "综合办公室", "month": 3}
    item = make.done(add_plan_item(plan_id=plan, values=values))
    make.done(mark_item_done(item_id=item, done_on=date(2026, 3, 9), on=ON))
    (row,) = PlanItemsQuery(plan, ON).fetch()
    assert [(one.item_id, one.state) for one in row.owed] == [(item, ItemState.DONE)]
