"""Rows of ledgers: entered, changed, taken along their road, mended, removed."""

from datetime import date
from decimal import Decimal

import pytest

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.ledger_values import Named, NamedOrganisation
from dangjian_desktop.domain.messages import sentence
from dangjian_desktop.domain.problems import InputError
from dangjian_desktop.domain.vocabulary import DocumentKind, ObligationState, Post
from dangjian_desktop.operations.activities import change_activity, move_activity, remove_activity
from dangjian_desktop.operations.agenda import add_agenda_item
from dangjian_desktop.operations.attachments import NewFile, add_attachments
from dangjian_desktop.operations.books import close_book_choice
from dangjian_desktop.operations.documents import add_document, remove_document
from dangjian_desktop.operations.duplicates import merge_people
from dangjian_desktop.operations.ledgers import (
    NewEntry,
    add_entries,
    add_entry,
    advance_entry,
    advance_problems,
    change_entry,
    correct_entry,
    correct_entry_step,
    record_additions,
    remove_entry,
)
from dangjian_desktop.operations.runner import RefusedError
from dangjian_desktop.queries.ledger_entries import EntryOfUidQuery, LedgerEntryQuery
from dangjian_desktop.storage.models import (
    Activity,
    LedgerEntry,
    LedgerStep,
    LedgerValue,
    OwnBook,
)
from tests import make

ON = date(2026, 11, 20)
TODAY = PartialDate.of(ON)


@pytest.fixture
def crew(data):
    """A branch with an owner, somebody who checks, and a secretary."""
    branch = make.branch()
    people = {name: make.person(name, branch) for name in ("张三", "李四", "王书记")}
    make.post(people["王书记"], branch, Post.SECRETARY)
    return people


def hazard(crew, **values):
    return make.entry(
        "hazard",
        **{
            "place": "顺槽",
            "content": "护网破损",
            "found_by": crew["李四"],
            "crew": "检修班",
            "owner": crew["张三"],
            "measures": "更换",
            "funds": "无需",
            "due_on": "2026-11-15",
            "plan": "无需",
            **values,
        },
    )


def row(entry_id, on=ON):
    return LedgerEntryQuery(entry_id, on).fetch()


def told(error):
    return [(one.where.field, one.code) for one in error.value.problems]


def test_a_row_is_entered_with_number_state_and_defaults(crew):
    first, second = hazard(crew), hazard(crew)
    entry = row(first)
    assert (entry.number, row(second).number) == (1, 2)
    assert entry.row.state == "registered"
    assert entry.text("state") == "待整改"
    assert entry.row.values["level"] == "一般（C级）"
    assert entry.row.values["owner"] == (Named("张三", crew["张三"]),)
    assert entry.missing == ()
    assert entry.title == "护网破损"
    assert entry.text("due_on") == "2026-11-15"
    assert (entry.lateness.state, entry.lateness.days) == (ObligationState.OVERDUE, 5)
    assert EntryOfUidQuery(entry.uid).fetch() == first


def test_numbers_begin_anew_with_the_year_and_in_every_place(crew):
    hazard(crew)
    assert row(make.entry("hazard", day="2027-01-02", content="甲")).number == 1
    other = make.branch("机电队党支部")
    assert row(make.entry("hazard", other, content="乙")).number == 1


def test_a_row_with_something_missing_is_kept_and_says_so(crew):
    entry = row(hazard(crew, funds=None, plan=None))
    assert entry.missing == ("funds", "plan")


def test_all_that_is_wrong_is_told_at_its_field_and_nothing_stays(crew, runner):
    branch = make.branch("通风队党支部")
    group = make.group(branch)
    with pytest.raises(InputError) as error:
        runner.run(
            add_entry(
                book="brand",
                organisation_id=group,
                day=PartialDate.of(date(2026, 11, 21)),
                values={"name": 7, "field_of_work": "没有的", "own_gone": "甲"},
                on=ON,
            )
        )
    assert told(error) == [
        ("name", "ledger.kind_wrong"),
        ("field_of_work", "custom.choice_unknown"),
        ("own_gone", "ledger.field_unknown"),
        ("day", "date.future"),
        ("organisation", "ledger.holder_wrong"),
    ]
    assert LedgerEntry.select().count() == LedgerValue.select().count() == 0
    assert runner.undo_label is None


def test_without_a_day_or_in_a_book_that_is_gone_nothing_is_entered(crew, runner):
    branch = make.branch("通风队党支部")
    with pytest.raises(InputError) as error:
        runner.run(add_entry(book="brand", organisation_id=branch, day=None, values={}, on=ON))
    assert told(error) == [("day", "ledger.day_missing")]
    with pytest.raises(RefusedError, match="停用或不在了"):
        runner.run(add_entry(book="gone", organisation_id=branch, day=TODAY, values={}, on=ON))
    with pytest.raises(RefusedError, match="补记在活动"):
        runner.run(add_entry(book="study", organisation_id=branch, day=TODAY, values={}, on=ON))
    with pytest.raises(RefusedError, match="组织已经不在了"):
        runner.run(add_entry(book="brand", organisation_id=99, day=TODAY, values={}, on=ON))


def test_people_and_organisations_that_are_no_more_are_refused_at_the_field(crew, runner):
    entry = hazard(crew)
    with pytest.raises(InputError) as error:
        runner.run(change_entry(entry_id=entry, values={"owner": (Named("无此人", 999),)}, on=ON))
    assert told(error) == [("owner", "ledger.person_gone")]
    award = make.entry("award", honour="先进")
    with pytest.raises(InputError) as error:
        runner.run(
            change_entry(entry_id=award, values={"collective": NamedOrganisation(99)}, on=ON)
        )
    assert told(error) == [("collective", "ledger.organisation_gone")]


def test_a_row_is_changed_and_taken_back(crew, runner):
    entry = hazard(crew)
    runner.run(
        change_entry(
            entry_id=entry,
            values={
                "found_by": (Named("李四", crew["李四"]), Named("外来人员")),
                "funds": Decimal("300.50"),
                "remark": None,
            },
            day=make.day("2026-11-02"),
            on=ON,
        )
    )
    changed = row(entry)
    assert changed.text("found_by") == "李四、外来人员"
    assert changed.text("funds") == "300.50"
    assert changed.row.day.iso == "2026-11-02"
    runner.undo()
    assert row(entry).text("funds") == "无需"
    runner.redo()
    assert row(entry).text("funds") == "300.50"


def test_what_stays_the_same_is_not_written_again(crew, runner):
    entry = hazard(crew)
    changes = runner.run(
        change_entry(entry_id=entry, values={"funds": "无需", "place": "顺槽"}, on=ON)
    ).changes
    assert not changes.rows
    changes = runner.run(change_entry(entry_id=entry, values={"place": "回风巷"}, on=ON)).changes
    assert len(changes.rows) == 2


def test_a_row_goes_its_road_and_nothing_of_it_is_lost(crew):
    entry = hazard(crew)
    assert make.advanced(entry, "rectified", by=crew["张三"]).warnings == ()
    make.advanced(entry, "checked", "2026-11-12", by=crew["李四"])
    make.advanced(entry, "closed", "2026-11-13", by=crew["王书记"])
    closed = row(entry)
    assert [step.state for step in closed.row.road] == [
        "registered",
        "rectified",
        "checked",
        "closed",
    ]
    assert closed.closed_on.iso == "2026-11-13"
    assert closed.lateness.state is ObligationState.MET
    assert (closed.text("by:checked"), closed.text("step:closed")) == ("李四", "2026-11-13")


def test_a_wrong_step_is_refused_and_nothing_is_half_done(crew, runner):
    entry = hazard(crew, measures=None)
    with pytest.raises(InputError) as error:
        runner.run(advance_entry(entry_id=entry, to="closed", day=TODAY, on=ON))
    assert told(error) == [("to", "ledger.step_wrong")]
    with pytest.raises(InputError) as error:
        runner.run(
            advance_entry(
                entry_id=entry,
                to="rectified",
                day=make.day("2026-10-31"),
                on=ON,
                values={"place": "改过的地点"},
            )
        )
    assert told(error) == [
        ("day", "ledger.out_of_order"),
        ("by", "ledger.taker_missing"),
        ("measures", "ledger.needed"),
    ]
    assert row(entry).text("place") == "顺槽"
    assert LedgerStep.select().count() == 1


def test_fields_that_a_step_needs_are_filled_along_with_it(crew):
    entry = hazard(crew, measures=None)
    make.advanced(entry, "rectified", by=crew["张三"], values={"measures": "补网"})
    assert row(entry).text("measures") == "补网"


def test_what_would_be_told_of_a_step_is_what_is_told_when_it_is_taken(crew, runner):
    entry = hazard(crew)
    step = {"entry_id": entry, "to": "rectified", "day": TODAY, "on": ON}
    step |= {"by": make.whom(crew["张三"]), "values": {"measures": "补" * 5_000}}
    with pytest.raises(InputError) as error:
        runner.run(advance_entry(**step))
    before = [(one.where.field, one.code) for one in advance_problems(**step)]
    assert before == told(error) != []


def test_who_checks_what_he_answers_for_is_warned_and_not_hindered(crew):
    entry = hazard(crew)
    make.advanced(entry, "rectified", by=crew["张三"])
    before = advance_problems(
        entry_id=entry, to="checked", day=TODAY, on=ON, by=make.whom(crew["张三"])
    )
    assert [one.code for one in before] == ["ledger.owner_checks"]
    (warning,) = make.advanced(entry, "checked", "2026-11-12", by=crew["张三"]).warnings
    assert warning.code == "ledger.owner_checks"
    assert row(entry).row.state == "checked"


def test_who_holds_no_post_may_not_close(crew, runner):
    entry = hazard(crew)
    make.advanced(entry, "rectified", by=crew["张三"])
    make.advanced(entry, "checked", "2026-11-12", by=crew["李四"])
    with pytest.raises(InputError) as error:
        runner.run(
            advance_entry(entry_id=entry, to="closed", day=TODAY, on=ON, by=make.whom(crew["李四"]))
        )
    assert told(error) == [("by", "ledger.taker")]
    make.advanced(entry, "closed", "2026-11-13", by="安监科王工")
    assert row(entry).text("by:closed") == "安监科王工"


def test_a_post_above_makes_a_superior(data, runner):
    committee = make.committee()
    branch = make.branch("综采一队党支部", committee)
    chief = make.person("赵部长", make.branch("机关党支部", committee))
    make.post(chief, committee, Post.COMMITTEE_MEMBER)
    site = make.entry(
        "demonstration_site", branch, name="示范点", acceptance_due_on="2026-12-01", score=90
    )
    make.advanced(site, "growing", by=chief)
    make.advanced(site, "accepted", by=chief)
    assert row(site).text("by:accepted") == "赵部长"


def test_a_row_that_is_not_good_enough_goes_back(crew):
    entry = hazard(crew)
    make.advanced(entry, "rectified", by=crew["张三"])
    make.advanced(entry, "registered", "2026-11-11", by=crew["李四"], note="护网没有固定")
    back = row(entry)
    assert back.row.state == "registered"
    assert back.text("step:rectified") == ""
    assert back.row.road[-1].note == "护网没有固定"
    assert back.is_late


def test_the_last_step_is_taken_back_when_it_was_a_mistake(crew, runner):
    entry = hazard(crew)
    make.advanced(entry, "rectified", by=crew["张三"])
    make.advanced(entry, "checked", "2026-11-12", by=crew["李四"])
    make.advanced(entry, "closed", "2026-11-13", by=crew["王书记"])
    assert runner.run(correct_entry(entry_id=entry, on=ON)).result == "checked"
    assert (row(entry).row.state, row(entry).closed_on) == ("checked", None)
    runner.run(correct_entry(entry_id=entry, on=ON))
    runner.run(correct_entry(entry_id=entry, on=ON))
    with pytest.raises(RefusedError, match="还没有办理记录"):
        runner.run(correct_entry(entry_id=entry, on=ON))


def test_day_and_taker_of_a_step_are_mended_within_what_stands_beside_it(crew, runner):
    entry = hazard(crew)
    make.advanced(entry, "rectified", by=crew["张三"])
    make.advanced(entry, "checked", "2026-11-12", by=crew["李四"])
    registered, rectified, checked = row(entry).step_ids

    def mend(step_id, day, by):
        return runner.run(
            correct_entry_step(
                entry_id=entry, step_id=step_id, day=make.day(day), by=make.whom(by), on=ON
            )
        )

    with pytest.raises(InputError) as error:
        mend(rectified, "2026-11-13", crew["张三"])
    assert told(error) == [("day", "ledger.after_next")]
    with pytest.raises(InputError) as error:
        mend(checked, "2026-11-09", crew["李四"])
    assert told(error) == [("day", "ledger.out_of_order")]
    mend(rectified, "2026-11-12", crew["张三"])
    mend(checked, "2026-11-12", "安监科王工")
    assert row(entry).text("step:rectified") == "2026-11-12"
    assert row(entry).text("by:checked") == "安监科王工"
    with pytest.raises(RefusedError, match="已经不在了"):
        mend(registered, "2026-11-12", crew["李四"])


def test_a_day_of_the_row_behind_a_step_is_refused(crew, runner):
    entry = hazard(crew)
    make.advanced(entry, "rectified", by=crew["张三"])
    with pytest.raises(InputError) as error:
        runner.run(change_entry(entry_id=entry, day=make.day("2026-11-11"), on=ON))
    assert told(error) == [("day", "ledger.after_next")]


def test_a_row_is_removed_with_all_it_has_and_comes_back(crew, runner):
    entry = hazard(crew)
    runner.run(remove_entry(entry_id=entry, on=ON))
    assert LedgerEntry.select().count() == LedgerValue.select().count() == 0
    runner.undo()
    assert row(entry).title == "护网破损"


def test_a_row_that_something_rests_on_stays(crew, runner):
    entry = hazard(crew)
    make.advanced(entry, "rectified", by=crew["张三"])
    with pytest.raises(RefusedError, match="已有办理记录"):
        runner.run(remove_entry(entry_id=entry, on=ON))
    other = hazard(crew)
    make.done(add_attachments(files=[NewFile("照片.jpg", b"x")], on=ON, entry_id=other))
    with pytest.raises(RefusedError, match="还有附件"):
        runner.run(remove_entry(entry_id=other, on=ON))
    third = hazard(crew)
    make.done(
        add_agenda_item(
            organisation_id=row(third).organisation_id,
            title="隐患",
            on=ON,
            source_uid=row(third).uid,
        )
    )
    with pytest.raises(RefusedError, match="列入议题"):
        runner.run(remove_entry(entry_id=third, on=ON))


def test_a_row_that_is_gone_is_told(crew, runner):
    for operation in (
        change_entry(entry_id=99, on=ON),
        advance_entry(entry_id=99, to="closed", day=TODAY, on=ON),
        remove_entry(entry_id=99, on=ON),
    ):
        with pytest.raises(RefusedError, match="已经不在了"):
            runner.run(operation)


def test_a_view_adds_its_fields_to_an_activity_and_is_no_second_record(crew, runner):
    activity = make.activity("talk", held_on="2026-11-10")
    fill = {"talker": (make.whom(crew["王书记"]),), "kind": "支委与党员"}
    entry = runner.run(
        record_additions(book="talk_record", activity_id=activity, values=fill, on=ON)
    ).result
    more = {"partner": (make.whom(crew["张三"]),), "needs_follow_up": False}
    again = runner.run(
        record_additions(book="talk_record", activity_id=activity, values=more, on=ON)
    ).result
    assert again == entry
    assert row(entry).key == row(entry).activity_id == activity
    assert (row(entry).text("talker"), row(entry).text("partner")) == ("王书记", "张三")
    assert row(entry).text("day") == "2026-11-10"
    runner.run(move_activity(activity_id=activity, held_on=date(2026, 11, 12), on=ON))
    assert row(entry).text("day") == "2026-11-12"  # the day is the activity's
    with pytest.raises(RefusedError, match="跟着活动"):
        runner.run(change_entry(entry_id=entry, day=TODAY, on=ON))
    with pytest.raises(RefusedError, match="已有记录"):
        runner.run(remove_activity(activity_id=activity))
    runner.run(change_activity(activity_id=activity, values={"title": "谈心"}, on=ON))
    assert row(entry).subject == "谈心"


def test_a_view_is_about_its_own_kinds_alone(crew, runner):
    activity = make.activity("party_lecture")
    for wrong in (
        record_additions(book="talk_record", activity_id=activity, values={}, on=ON),
        record_additions(book="hazard", activity_id=activity, values={}, on=ON),
        record_additions(book="superior_document", activity_id=activity, values={}, on=ON),
    ):
        with pytest.raises(RefusedError, match="不记这种"):
            runner.run(wrong)
    with pytest.raises(RefusedError, match="已经不在了"):
        runner.run(record_additions(book="talk_record", activity_id=99, values={}, on=ON))
    assert Activity.select().count() == 1


def test_a_view_of_documents(crew, runner):
    document = make.done(
        add_document(
            organisation_id=1,
            kind=DocumentKind.INSPECTION,
            title="督查通知",
            received_on=date(2026, 11, 2),
            on=ON,
        )
    )
    entry = runner.run(
        record_additions(
            book="inspection_finding", document_id=document, values={"kind": "党费"}, on=ON
        )
    ).result
    assert (row(entry).text("kind"), row(entry).subject) == ("党费", "督查通知")
    with pytest.raises(RefusedError, match="下面还有台账"):
        runner.run(remove_document(document_id=document))


def test_a_book_without_files_takes_none(crew, runner):
    entry = make.entry("stopped_violation", stopped_by=crew["张三"], kind="违章作业")
    with pytest.raises(RefusedError, match="不挂附件"):
        runner.run(add_attachments(files=[NewFile("照片.jpg", b"x")], on=ON, entry_id=entry))
    with pytest.raises(RefusedError, match="已经不在了"):
        runner.run(add_attachments(files=[NewFile("照片.jpg", b"x")], on=ON, entry_id=99))


def test_a_retired_choice_stays_where_it_stands(crew, runner):
    entry = hazard(crew)
    make.done(close_book_choice(code="hazard", key="level", label="一般（A级）"))
    runner.run(change_entry(entry_id=entry, values={"level": "一般（C级）"}, on=ON))
    with pytest.raises(InputError) as error:
        runner.run(
            add_entry(
                book="hazard",
                organisation_id=row(entry).organisation_id,
                day=TODAY,
                values={"level": "一般（A级）"},
                on=ON,
            )
        )
    assert told(error) == [("level", "custom.choice_retired")]


def test_records_of_one_person_named_twice_in_a_field_become_one_name(crew, runner):
    twin = make.person("张三", 1)
    entry = hazard(crew, found_by=(make.whom(crew["张三"]), make.whom(twin)))
    make.advanced(entry, "rectified", by=twin)
    runner.run(merge_people(kept_id=crew["张三"], merged_id=twin, on=ON))
    assert row(entry).row.values["found_by"] == (Named("张三", crew["张三"]),)
    assert row(entry).text("by:rectified") == "张三"


def test_no_book_of_the_branch_is_made_by_the_way(crew):
    hazard(crew)
    assert OwnBook.select().count() == 0


def test_fewer_than_five_are_not_written_down(crew, runner):
    told_of = {"topic": "休息轮班", "action": "已调整班次"}
    for count in (4, 5):
        work = add_entry(
            book="concern_analysis",
            organisation_id=row(hazard(crew)).organisation_id,
            day=make.day("2026-11"),
            values={**told_of, "count": Decimal(count)},
            on=ON,
        )
        if count < 5:
            with pytest.raises(InputError) as error:
                runner.run(work)
            assert told(error) == [("count", "ledger.too_small")]
        else:
            assert row(runner.run(work).result).text("day") == "2026年11月"
    assert LedgerValue.select().where(LedgerValue.text == "4").count() == 0


def test_whoever_stops_a_violation_leaves_no_name_of_who_was_stopped(crew, runner):
    entry = make.entry("stopped_violation", stopped_by=crew["张三"], place="顺槽", kind="违章作业")
    for key in ("worker", "stopped_worker", "remark"):
        with pytest.raises(InputError) as error:
            runner.run(change_entry(entry_id=entry, values={key: "被制止的李四"}, on=ON))
        assert told(error) == [(key, "ledger.field_unknown")]
    with pytest.raises(InputError) as error:
        runner.run(
            change_entry(
                entry_id=entry,
                values={"stopped_by": (make.whom(crew["张三"]), make.whom(crew["李四"]))},
                on=ON,
            )
        )
    assert told(error) == [("stopped_by", "ledger.kind_wrong")]
    assert row(entry).text("is_settled") == "是"


def test_numbers_go_on_after_a_row_is_removed_in_the_middle(crew, runner):
    first, second, third = hazard(crew), hazard(crew), hazard(crew)
    runner.run(remove_entry(entry_id=second, on=ON))
    assert [row(key).number for key in (first, third, hazard(crew))] == [1, 3, 4]


def test_a_party_committee_of_a_general_branch_keeps_books_of_committees(data, runner):
    general = make.general_branch()
    assert row(make.entry("project", general, name="攻关")).organisation_name == "机电党总支"
    with pytest.raises(InputError) as error:
        runner.run(add_entry(book="hazard", organisation_id=general, day=TODAY, values={}, on=ON))
    assert told(error) == [("organisation", "ledger.holder_wrong")]


def test_a_block_is_entered_as_a_whole_with_one_undo(crew, runner):
    branch = row(hazard(crew)).organisation_id
    block = [
        NewEntry(number, branch, make.day("2026-11-05"), {"content": f"隐患{number}"})
        for number in (2, 3, 4)
    ]
    keys = runner.run(add_entries(book="hazard", entries=block, on=ON)).result
    assert [row(key).number for key in keys] == [2, 3, 4]
    assert row(keys[0]).row.values["level"] == "一般（C级）"
    runner.undo()
    assert LedgerEntry.select().count() == 1


def test_a_block_with_faults_is_told_line_by_line_and_nothing_of_it_stays(crew, runner):
    branch = row(hazard(crew)).organisation_id
    block = [
        NewEntry(2, branch, make.day("2026-11-05"), {"content": "好的"}),
        NewEntry(3, branch, None, {"level": "特级"}),
        NewEntry(5, branch, make.day("2026-11-30"), {"gone": "甲"}),
    ]
    with pytest.raises(InputError) as error:
        runner.run(add_entries(book="hazard", entries=block, on=ON))
    assert [(one.where.row, one.where.field, one.code) for one in error.value.problems] == [
        (3, "level", "custom.choice_unknown"),
        (3, "day", "ledger.day_missing"),
        (5, "gone", "ledger.field_unknown"),
        (5, "day", "date.future"),
    ]
    assert LedgerEntry.select().count() == 1
    with pytest.raises(RefusedError, match="没有要登记的行"):
        runner.run(add_entries(book="hazard", entries=[], on=ON))
    with pytest.raises(RefusedError, match="补记在活动"):
        runner.run(add_entries(book="study", entries=block, on=ON))


def test_of_who_does_not_agree_to_be_named_no_row_is_kept(crew, runner):
    branch = row(hazard(crew)).organisation_id
    pair = {"member": (Named("张三"),), "workers": (Named("职工卯"),), "skill": "钳工"}
    with pytest.raises(InputError) as error:
        runner.run(
            add_entry(
                book="pairing",
                organisation_id=branch,
                day=TODAY,
                values=pair | {"has_consent": False},
                on=ON,
            )
        )
    assert told(error) == [("has_consent", "ledger.no_consent")]
    assert not LedgerValue.select().where(LedgerValue.text == "职工卯").exists()
    asked = make.entry("pairing", branch, **pair)  # nobody has asked him yet
    assert row(asked).missing == ("has_consent",)
    with pytest.raises(InputError) as error:
        runner.run(change_entry(entry_id=asked, values={"has_consent": False}, on=ON))
    assert "请删除这一行" in sentence(error.value.problems[0])
    runner.run(change_entry(entry_id=asked, values={"has_consent": True}, on=ON))
    assert row(asked).missing == ()
