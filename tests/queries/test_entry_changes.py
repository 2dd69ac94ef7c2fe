"""What was recorded of a ledger row, and on which agendas it came up."""

from datetime import date

from dangjian_desktop.domain.ledger_values import NamedOrganisation
from dangjian_desktop.domain.vocabulary import AgendaSource, AgendaState
from dangjian_desktop.operations.agenda import add_agenda_item
from dangjian_desktop.operations.attachments import NewFile, add_attachments
from dangjian_desktop.operations.ledger_milestones import add_milestone, mark_milestone_done
from dangjian_desktop.operations.ledgers import NewEntry, add_entries, change_entry, correct_entry
from dangjian_desktop.queries.entry_agenda import EntryAgendaQuery
from dangjian_desktop.queries.entry_changes import EntryChangesQuery
from dangjian_desktop.queries.identities import UidOfOrganisationQuery, UidOfPersonQuery
from dangjian_desktop.queries.ledger_entries import LedgerEntryQuery
from dangjian_desktop.storage.models import Organisation, Person
from tests import make

ON = date(2026, 11, 21)


def told(entry):
    return [(one.what, one.before, one.after) for one in EntryChangesQuery(entry).fetch()]


def test_values_of_every_kind_are_told_before_and_after(data, runner):
    branch = make.branch()
    person = make.person("张三", branch)
    entry = make.entry("award", branch, "2026-11-01", honour="标兵", money=300, people=person)
    runner.run(
        change_entry(
            entry_id=entry,
            values={
                "money": "无",
                "people": None,
                "collective": NamedOrganisation(branch),
                "promised_on": make.day("2026-12-01"),
            },
            day=make.day("2026-11-02"),
            on=ON,
        )
    )
    first = EntryChangesQuery(entry).fetch()[0]
    assert (first.label, first.actor) == ("修改台账", "测试员")
    assert told(entry) == [
        ("决定日期", "2026-11-01", "2026-11-02"),
        ("奖金", "300.00", "无"),
        ("受奖人", "张三", ""),
        ("受奖集体", "", make.BRANCH),
        ("承诺兑现", "", "2026-12-01"),
        ("", "", ""),
    ]


def test_steps_stages_and_files_are_told(data, runner):
    branch = make.branch()
    entry = make.entry("project", branch, "2026-11-01", name="缩短检修", leader="甲某")
    stage = runner.run(
        add_milestone(entry_id=entry, title="步骤卡", due_on=date(2026, 12, 1), on=ON)
    ).result
    runner.run(mark_milestone_done(milestone_id=stage, done_on=ON, on=ON))
    runner.run(add_attachments(files=[NewFile("方案.docx", b"x")], on=ON, entry_id=entry))
    assert told(entry) == [
        ("附件", "", "方案.docx"),
        ("里程碑", "步骤卡 2026-12-01", "步骤卡 2026-12-01 2026-11-21 完成"),
        ("里程碑", "", "步骤卡 2026-12-01"),
        ("", "", ""),
    ]


def test_a_step_taken_back_is_told_both_ways(data, runner):
    branch = make.branch()
    entry = make.entry("hazard", branch, "2026-11-01", content="护罩", owner="乙", measures="补")
    make.advanced(entry, "rectified", "2026-11-10", by="乙", note="已补")
    runner.run(correct_entry(entry_id=entry, on=ON))
    assert told(entry)[:2] == [
        ("办理记录", "待复查 2026-11-10 乙 已补", ""),
        ("办理记录", "", "待复查 2026-11-10 乙 已补"),
    ]
    runner.undo()
    assert [one.is_taken_back for one in EntryChangesQuery(entry).fetch()] == [True, False, False]
    runner.redo()
    assert not any(one.is_taken_back for one in EntryChangesQuery(entry).fetch())


def test_of_many_rows_entered_at_once_each_has_its_own_history(data, runner):
    branch = make.branch()
    entries = [NewEntry(n, branch, make.day("2026-11-01"), {"honour": f"奖{n}"}) for n in (1, 2)]
    first, second = runner.run(add_entries(book="award", entries=entries, on=ON)).result
    runner.run(change_entry(entry_id=second, values={"honour": "改"}, on=ON))
    assert told(first) == [("", "", "")]
    assert told(second) == [("荣誉或奖项", "奖2", "改"), ("", "", "")]


def test_a_large_import_is_told_without_taking_it_apart(data, runner, monkeypatch):
    monkeypatch.setattr("dangjian_desktop.queries.entry_changes.MANY", 1)
    entry = make.entry("award", make.branch(), "2026-11-01", honour="标兵")
    assert told(entry) == [("", "", "")]


def test_nothing_is_told_of_an_anonymous_row_nor_of_one_that_is_no_more(data):
    entry = make.entry("appeal", make.branch(), "2026-11-01", is_anonymous=True, content="汤凉")
    assert EntryChangesQuery(entry).fetch() == []
    assert EntryChangesQuery(999).fetch() == []


def test_the_agendas_on_which_a_row_came_up(data, runner):
    branch = make.branch()
    entry = make.entry("hazard", branch, "2026-11-01", content="护罩")
    uid = LedgerEntryQuery(entry, ON).fetch().uid
    assert EntryAgendaQuery(uid).fetch() == []
    meeting = make.activity("committee_meeting", branch, "2026-11-20", title="")
    runner.run(
        add_agenda_item(
            organisation_id=branch,
            title="护罩",
            on=ON,
            source=AgendaSource.LEDGER,
            source_uid=uid,
            activity_id=meeting,
        )
    )
    (one,) = EntryAgendaQuery(uid).fetch()
    assert (one.activity_id, one.title, one.held_on, one.state) == (
        meeting,
        "支部委员会会议",
        date(2026, 11, 20),
        AgendaState.CHOSEN,
    )


def test_identities_of_row_ids(data):
    branch = make.branch()
    person = make.person("张三", branch)
    assert UidOfPersonQuery(person).fetch() == Person.get_by_id(person).uid
    assert UidOfOrganisationQuery(branch).fetch() == Organisation.get_by_id(branch).uid
    assert UidOfPersonQuery(999).fetch() == UidOfOrganisationQuery(999).fetch() == ""
