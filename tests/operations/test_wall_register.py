"""What hangs where: printed with a number, hung, moved, corrected, taken down; nothing twice."""

from dataclasses import replace
from datetime import date

import pytest

from dangjian_desktop.operations.photos import change_wall_consent
from dangjian_desktop.operations.printout import (
    FLAG_BOARD,
    GROUP_LIST,
    ORGANISATION_CHART,
    ROSTER,
    Printout,
)
from dangjian_desktop.operations.printouts import make_sheet
from dangjian_desktop.operations.runner import RefusedError
from dangjian_desktop.operations.wall_register import (
    again,
    correct_posting,
    end_posting,
    make_editions,
    move_posting,
    numbered,
    post_sheet,
    record_edition,
    remove_posting,
)
from dangjian_desktop.queries.wall_register import (
    EditionFileQuery,
    EditionOfNumberQuery,
    EditionsQuery,
    NextNumberQuery,
    PostingsQuery,
    WallStandingQuery,
)
from dangjian_desktop.storage.models import WallPosting
from tests import make
from tests.printing.samples import photo
from tests.wall_stories import HUNG_ON, ON, WallStory


@pytest.fixture
def story(data):
    return WallStory()


def hanging(story, on=ON):
    return PostingsQuery(on, story.branch).fetch()


def test_what_was_printed_is_kept_with_its_number_and_file(story):
    edition = story.printed()
    (row,) = EditionsQuery(ON, story.branch).fetch()
    assert (row.edition_id, row.number, row.code) == (edition, 1, ORGANISATION_CHART)
    assert (row.printed_on, row.hanging, row.hung) == (HUNG_ON, 0, 0)
    content = EditionFileQuery(edition).fetch()
    assert content is not None
    assert content.startswith(b"%PDF")
    assert row.size == len(content)
    assert EditionOfNumberQuery(1, ON).fetch() == row
    assert EditionOfNumberQuery(2, ON).fetch() is None


def test_a_number_is_never_used_twice_and_printing_is_not_undone(story, runner):
    printout = numbered(Printout(ORGANISATION_CHART, ON, organisation_id=story.branch))
    made = make_sheet(printout)
    runner.run(record_edition(printout=printout, made=made))
    assert runner.undo_label is None
    with pytest.raises(RefusedError, match="第 1 号已经用在别的版面上"):
        runner.run(record_edition(printout=printout, made=made))
    with pytest.raises(RefusedError, match="已经用在"):
        runner.run(record_edition(printout=replace(printout, number=0), made=made))
    assert NextNumberQuery().fetch() == 2


def test_several_sheets_of_one_job_get_numbers_one_after_the_other(story):
    wanted = [
        Printout(code, ON, organisation_id=story.branch)
        for code in (ORGANISATION_CHART, GROUP_LIST)
    ]
    seen = []
    made = make_editions(wanted, lambda words, share: seen.append((words, share)))
    assert [printout.number for printout, _made in made] == [1, 2]
    assert [share for _words, share in seen] == [0, 0.5]


def test_a_form_does_not_hang(story, runner):
    printout = numbered(Printout(ROSTER, ON, organisation_id=story.branch))
    with pytest.raises(RefusedError, match="不是上墙的版面"):
        runner.run(record_edition(printout=printout, made=make_sheet(printout)))


def test_an_edition_hangs_in_copies(story, runner):
    edition = story.printed()
    for place in ("党员活动室", "井口走廊"):
        runner.run(
            post_sheet(
                edition_id=edition, posted_on=HUNG_ON, on=ON, place=f" {place} ", posted_by="李四"
            )
        )
    found = hanging(story)
    assert [(row.place, row.copy, row.posted_by) for row in found] == [
        ("党员活动室", 1, "李四"),
        ("井口走廊", 2, "李四"),
    ]
    assert found[0].organisation == make.BRANCH
    runner.undo()
    assert [row.copy for row in hanging(story)] == [1]


def test_a_sheet_hangs_somewhere_and_not_before_it_was_printed_nor_tomorrow(story, runner):
    edition = story.printed()
    refused = [
        ({"place": " "}, "没有写挂在哪里"),
        ({"place": "墙", "posted_on": date(2026, 8, 31)}, "不能早于 2026-09-01"),
        ({"place": "墙", "posted_on": date(2026, 11, 22)}, "不能晚于今天 2026-11-21"),
        ({"place": "长" * 81}, "长"),
        ({"spot_id": 99}, "这个位置已经不在了"),
        ({"edition_id": 99, "place": "墙"}, "没有这一张版面"),
    ]
    for values, words in refused:
        usual = {"edition_id": edition, "posted_on": HUNG_ON, "on": ON}
        with pytest.raises(RefusedError, match=words):
            runner.run(post_sheet(**{**usual, **values}))
    assert hanging(story) == []


def test_a_new_edition_takes_the_place_of_the_old_one(story, runner):
    old = story.hung()
    new = story.printed(on=ON)
    runner.run(post_sheet(edition_id=new, posted_on=ON, on=ON, replaces=old))
    (row,) = hanging(story)
    assert (row.edition_id, row.place) == (new, "党员活动室")
    past = PostingsQuery(ON, story.branch, with_past=True).fetch()
    assert [(one.posting_id, one.taken_on) for one in past] == [(old, ON), (row.posting_id, None)]
    assert [one.posting_id for one in hanging(story, date(2026, 11, 1))] == [old]
    with pytest.raises(RefusedError, match="已在 2026-11-21 取下"):
        runner.run(post_sheet(edition_id=new, posted_on=ON, on=ON, replaces=old))


def test_a_copy_is_moved_and_where_it_hung_stays_on_record(story, runner):
    old = story.hung()
    moved = date(2026, 10, 1)
    runner.run(move_posting(posting_id=old, moved_on=moved, on=ON, place="公开栏"))
    (row,) = hanging(story)
    assert (row.place, row.posted_on, row.copy) == ("公开栏", moved, 1)
    with pytest.raises(RefusedError, match="已经挂在那里"):
        runner.run(move_posting(posting_id=row.posting_id, moved_on=ON, on=ON, place="公开栏"))
    with pytest.raises(RefusedError, match="不能早于 2026-10-01"):
        runner.run(move_posting(posting_id=row.posting_id, moved_on=HUNG_ON, on=ON, place="走廊"))


def test_a_copy_is_taken_down_once(story, runner):
    posting = story.hung()
    with pytest.raises(RefusedError, match="不能早于"):
        runner.run(end_posting(posting_id=posting, taken_on=date(2026, 8, 1), on=ON))
    runner.run(end_posting(posting_id=posting, taken_on=ON, on=ON))
    assert hanging(story) == []
    with pytest.raises(RefusedError, match="不必再办"):
        runner.run(end_posting(posting_id=posting, taken_on=ON, on=ON))


def test_what_was_entered_wrong_is_corrected_or_removed(story, runner):
    posting = story.hung()
    runner.run(
        correct_posting(
            posting_id=posting,
            on=ON,
            posted_on=date(2026, 9, 3),
            taken_on=None,
            values={"place": "西墙", "posted_by": "王五", "note": "边框换过"},
        )
    )
    (row,) = hanging(story)
    assert (row.place, row.posted_by, row.note) == ("西墙", "王五", "边框换过")
    assert row.posted_on == date(2026, 9, 3)
    for days, words in (
        ((date(2026, 8, 1), None), "不能早于 2026-09-01"),
        ((HUNG_ON, date(2026, 8, 31)), "不能早于 2026-09-01"),
        ((HUNG_ON, date(2026, 12, 1)), "不能晚于今天"),
    ):
        with pytest.raises(RefusedError, match=words):
            runner.run(
                correct_posting(
                    posting_id=posting, on=ON, posted_on=days[0], taken_on=days[1], values={}
                )
            )
    runner.run(remove_posting(posting_id=posting))
    assert WallPosting.select().count() == 0
    assert EditionsQuery(ON).fetch()[0].hung == 0
    with pytest.raises(RefusedError, match="已经不在了"):
        runner.run(remove_posting(posting_id=posting))


def test_the_same_sheet_is_made_again_as_of_today(story):
    story.printed(paper="A2", detail="wall")
    (edition,) = EditionsQuery(ON).fetch()
    assert again(edition, ON) == Printout(
        ORGANISATION_CHART, ON, organisation_id=story.branch, paper="A2", detail="wall"
    )


def test_a_period_that_is_the_usual_one_is_not_held_fast(mine):
    printed = date(2026, 11, 20)
    ((printout, made),) = make_editions([Printout(FLAG_BOARD, printed, period="2026Q3")])
    make.done(record_edition(printout=printout, made=made))
    (edition, *_others) = EditionsQuery(printed).fetch()
    assert again(edition, printed).period == ""
    ((printout, made),) = make_editions([Printout(FLAG_BOARD, printed, period="2026Q2")])
    make.done(record_edition(printout=printout, made=made))
    (edition, *_others) = EditionsQuery(printed).fetch()
    assert again(edition, printed).period == "2026Q2"


def test_what_stood_on_a_screen_cannot_be_compared_later(story, runner):
    from dangjian_desktop.queries.roster import RosterQuery

    printout = numbered(
        Printout(ORGANISATION_CHART, ON, organisation_id=story.branch, roster=RosterQuery(ON))
    )
    with pytest.raises(RefusedError, match="按屏幕上的名单"):
        runner.run(record_edition(printout=printout, made=make_sheet(printout)))


def test_a_sheet_is_stale_when_a_photo_on_it_must_hang_no_more(story, runner):
    shown, other = story.member, story.other
    make.photo(shown, photo(), "2026-01-08")
    make.photo(other, photo())
    story.hung()
    assert not WallStandingQuery(ON, story.branch).fetch()[0].is_stale
    runner.run(change_wall_consent(person_id=other, wall_consent_on=make.day("2026-11-01")))
    assert not WallStandingQuery(ON, story.branch).fetch()[0].is_stale
    runner.run(change_wall_consent(person_id=shown, wall_consent_on=None))
    (row,) = WallStandingQuery(ON, story.branch).fetch()
    assert [str(one) for one in row.differences] == ["李四的照片不再上墙，上面还印着"]


def test_a_fresh_sheet_is_true(story):
    story.hung()
    (row,) = WallStandingQuery(ON, story.branch).fetch()
    assert (row.is_stale, row.differences, row.successor_id) == (False, (), None)
