"""Two records become one without losing anything, and one undo makes them two again."""

import json
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from dangjian_desktop.domain.custom_fields import FieldSubject, key_of
from dangjian_desktop.domain.people import FieldKind
from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.domain.vocabulary import AppraisalGrade, LeaveReason, Mark, Post, Stage
from dangjian_desktop.operations.appraisals import (
    add_appraisal,
    apply_appraisal_grade,
    record_tally,
)
from dangjian_desktop.operations.attendance import add_attender, mark_attendance, post_due_list
from dangjian_desktop.operations.contest import (
    record_star,
    record_star_level,
    remove_star_level,
)
from dangjian_desktop.operations.duplicates import (
    MergeChoices,
    mark_people_apart,
    merge_people,
    remove_people_apart,
)
from dangjian_desktop.operations.leading_cadres import add_leading_cadre
from dangjian_desktop.operations.people import appoint, move_to_branch
from dangjian_desktop.operations.points import (
    end_exemption,
    record_exemption,
    record_points_class,
    record_year_points,
)
from dangjian_desktop.operations.reviews import (
    add_review,
    add_review_matter,
    change_review,
    record_review_tally,
)
from dangjian_desktop.operations.runner import Operation, RefusedError
from dangjian_desktop.queries.appraisals import AppraisalQuery
from dangjian_desktop.queries.card_merges import merged_records
from dangjian_desktop.queries.duplicates import DuplicatesQuery, MergedRecordsQuery
from dangjian_desktop.queries.identities import PersonOfUidQuery
from dangjian_desktop.queries.person_card import PersonCardQuery
from dangjian_desktop.queries.point_rows import point_rules_on
from dangjian_desktop.queries.points import own_year
from dangjian_desktop.queries.reviews import ReviewsQuery
from dangjian_desktop.queries.roster import RosterQuery, Scope
from dangjian_desktop.queries.stars import MemberStarsQuery
from dangjian_desktop.storage.models import (
    TABLES,
    Attachment,
    Attendance,
    CustomField,
    CustomValue,
    FormerJob,
    LeadingCadre,
    PeopleApart,
    Person,
    PersonPhoto,
    PointClass,
    PointExemption,
    ScoreFigure,
    StarGrant,
    StoredFile,
    database,
)
from tests import make

ON = date(2026, 11, 21)


@pytest.fixture(autouse=True)
def _open(data):
    """Every test here writes into a fresh file."""


def contents() -> dict[str, Any]:
    """Every row that undo must bring back; bytes of files stay."""
    return {
        table.table_name(): database.execute_sql(f'SELECT * FROM "{table.table_name()}"').fetchall()
        for table in TABLES
        if table.topic is not Topic.JOURNAL and table is not StoredFile
    }


def write(body: Any) -> Any:
    return make.done(Operation("布景", "set_up", body))


def merge(runner, kept: int, merged: int, **choices: Any) -> None:
    """Merge, undo, see everything as it was, and merge again."""
    before = contents()
    work = merge_people(kept_id=kept, merged_id=merged, on=ON, choices=MergeChoices(**choices))
    runner.run(work)
    runner.undo()
    assert contents() == before
    runner.redo()


def card(person_id: int) -> Any:
    return PersonCardQuery(person_id, ON).fetch()[0]


def test_merge_people_takes_what_only_the_other_knew_and_is_one_undo(runner):
    branch = make.branch()
    number = make.id_number()
    kept = make.person("张三", branch, crew="采一班", confirmed_on="2001", admitted_on="2000")
    merged = make.person(
        "张三",
        branch,
        crew="采二班",
        trade="电工",
        id_number=number,
        admitted_on="2000-06-01",
    )
    uid = Person.get_by_id(merged).uid
    merge(runner, kept, merged)
    row = card(kept).row
    assert (row.facts.crew, row.facts.trade, row.facts.id_number) == ("采一班", "电工", number)
    assert row.admitted_on == make.day("2000-06-01")
    assert [found.person_id for found in RosterQuery(ON).fetch()] == [kept]
    assert PersonOfUidQuery(uid).fetch() == kept
    (record,) = MergedRecordsQuery(kept).fetch()
    assert (record.name, record.merged_on.iso) == ("张三", "2026-11-21")
    assert json.loads(record.contents)["facts"]["crew"] == "采二班"


def test_the_user_says_whose_fact_stands(runner):
    branch = make.branch()
    kept = make.person("张三", branch, crew="采一班", mobile_phone="13800000000")
    merged = make.person("张叁", branch, crew="采二班", mobile_phone="13900000000")
    merge(runner, kept, merged, facts={"crew": merged, "name": merged, "mobile_phone": kept})
    facts = card(kept).row.facts
    assert (facts.name, facts.crew, facts.mobile_phone) == ("张叁", "采二班", "13800000000")
    assert json.loads(MergedRecordsQuery(kept).fetch()[0].contents)["facts"]["name"] == "张叁"


def test_somebody_who_left_and_came_back_as_a_new_record_has_both_times(runner):
    first, second = make.branch("综采一队党支部"), make.branch("综采二队党支部")
    old = make.person("张三", first, since="2015-01-01", confirmed_on="2010-01-01")
    make.departure(old, date(2020, 1, 1))
    new = make.person("张三", second, since="2024-01-01", confirmed_on="2010-01-01")
    merge(runner, new, old)
    merged = card(new)
    assert [place.name for place in merged.branches] == ["综采一队党支部", "综采二队党支部"]
    assert [gone.left_on.iso for gone in merged.departures] == ["2020-01-01"]
    assert RosterQuery(date(2018, 1, 1)).fetch()[0].branch_name == "综采一队党支部"
    assert RosterQuery(date(2022, 1, 1), scope=Scope.EVERYBODY).fetch() == []


@pytest.mark.parametrize("chosen", ["kept", "merged"])
def test_two_branches_at_once_the_chosen_history_stands_and_the_other_is_noted(runner, chosen):
    first, second = make.branch("综采一队党支部"), make.branch("综采二队党支部")
    ids = {"kept": make.person("张三", first), "merged": make.person("张三", second)}
    merge(runner, ids["kept"], ids["merged"], history_of=ids[chosen])
    assert card(ids["kept"]).row.branch_id == {"kept": first, "merged": second}[chosen]
    noted = json.loads(MergedRecordsQuery(ids["kept"]).fetch()[0].contents)["rows"]
    (lost,) = [row for row in noted if row["table"] == "membership"]
    assert lost["branch"] == {"kept": second, "merged": first}[chosen]


def test_posts_of_both_stand_once_each(runner):
    branch = make.branch()
    kept, merged = make.person("张三", branch), make.person("张三", branch)
    make.post(merged, branch, Post.ORGANISATION_MEMBER)
    make.post(kept, branch, Post.PUBLICITY_MEMBER)
    merge(runner, kept, merged)
    assert card(kept).row.posts == (Post.ORGANISATION_MEMBER, Post.PUBLICITY_MEMBER)


def test_departures_told_twice_stand_once(runner):
    branch = make.branch()
    kept, merged = make.person("张三", branch), make.person("张三", branch)
    for person in (kept, merged):
        make.departure(person, date(2025, 1, 1), LeaveReason.DEATH)
    merge(runner, kept, merged)
    assert len(card(kept).departures) == 1


@pytest.mark.parametrize("chosen", [None, "kept", "merged"])
def test_one_photo_stands_and_the_other_becomes_an_attachment(runner, chosen):
    branch = make.branch()
    ids = {"kept": make.person("张三", branch), "merged": make.person("张三", branch)}
    make.photo(ids["kept"], b"\xff\xd8 of the kept")
    make.photo(ids["merged"], b"\xff\xd8 of the merged")
    merge(runner, ids["kept"], ids["merged"], photo_of=ids.get(chosen))
    shown, spare = ("merged", "kept") if chosen == "merged" else ("kept", "merged")
    assert bytes(PersonPhoto.get().picture).endswith(shown.encode())
    attachment = Attachment.get()
    stored = StoredFile.get(StoredFile.digest == attachment.digest)
    assert bytes(stored.content).endswith(spare.encode())
    assert (attachment.person_id, attachment.size) == (ids["kept"], stored.size)


def test_the_consent_that_was_given_for_the_spare_photo_is_not_lost(runner):
    branch = make.branch()
    kept, merged = make.person("张三", branch), make.person("张三", branch)
    make.photo(kept, b"\xff\xd8 of the kept")
    make.photo(merged, b"\xff\xd8 of the merged", consent="2025-06-01")
    merge(runner, kept, merged)
    assert PersonPhoto.get().wall_consent_on is None  # it was given for the other picture
    assert "2025-06-01 同意上墙" in Attachment.get().note


def test_the_only_photo_goes_along(runner):
    branch = make.branch()
    kept, merged = make.person("张三", branch), make.person("张三", branch)
    make.photo(merged)
    merge(runner, kept, merged)
    assert PersonPhoto.get().person_id == kept


def test_fields_attachments_jobs_and_mentions_go_along(runner):
    branch = make.branch()
    kept, merged = make.person("张三", branch), make.person("张三", branch)
    third = make.person("李四", branch)

    def set_up(writer: Any) -> None:
        hobby = writer.insert(
            CustomField, subject=FieldSubject.PERSON, kind=FieldKind.TEXT, label="特长"
        )
        mentor = writer.insert(
            CustomField, subject=FieldSubject.PERSON, kind=FieldKind.PERSON, label="师傅"
        )
        writer.insert(CustomValue, field=hobby, person=kept, value="书法")
        writer.insert(CustomValue, field=hobby, person=merged, value="摄影")
        writer.insert(CustomValue, field=mentor, person=third, mentioned=merged)
        writer.insert(CustomValue, field=mentor, person=merged, mentioned=kept)
        digest = writer.keep_file(b"certificate")
        writer.insert(
            Attachment, person=merged, digest=digest, name="证书.pdf", size=11, added_on=ON
        )
        writer.insert(FormerJob, person=merged, until=date(2020, 1, 1), crew="掘一班")

    write(set_up)
    key = key_of(CustomField.get_by_id(1).uid)
    merge(runner, kept, merged, fields={key: merged})
    values = {(row.person_id, row.value, row.mentioned_id) for row in CustomValue.select()}
    assert values == {(kept, "摄影", None), (third, "", kept)}  # nobody is his own 师傅
    assert Attachment.get().person_id == FormerJob.get().person_id == kept
    noted = json.loads(MergedRecordsQuery(kept).fetch()[0].contents)["rows"]
    assert {row.get("value") for row in noted if row["table"] == "custom_value"} == {"书法", ""}


def test_from_whom_the_merged_record_was_told_apart_goes_along(runner):
    branch = make.branch()
    kept, merged, third = (make.person(name, branch) for name in ("张三", "张三", "李四"))
    runner.run(mark_people_apart(first_id=kept, second_id=merged, on=ON))
    runner.run(mark_people_apart(first_id=third, second_id=merged, on=ON))
    runner.run(merge_people(kept_id=kept, merged_id=merged, on=ON))
    assert [(row.first_id, row.second_id) for row in PeopleApart.select()] == [(kept, third)]


def test_a_record_merged_before_goes_along_with_the_one_it_is_in(runner):
    branch = make.branch()
    first, second, third = (make.person("张三", branch) for _ in range(3))
    runner.run(merge_people(kept_id=second, merged_id=first, on=ON))
    runner.run(merge_people(kept_id=third, merged_id=second, on=ON))
    assert len(MergedRecordsQuery(third).fetch()) == 2


def test_somebody_new_never_gets_the_place_of_somebody_merged_away(runner):
    branch = make.branch()
    kept, merged = make.person("张三", branch), make.person("张三", branch)
    runner.run(merge_people(kept_id=kept, merged_id=merged, on=ON))
    assert make.person("李四", branch) > merged


def test_merging_a_record_with_itself_or_one_that_is_no_more_is_refused(runner):
    person = make.person("张三")
    before = contents()
    for kept, merged in ((person, person), (person, 99), (99, person)):
        with pytest.raises(RefusedError):
            runner.run(merge_people(kept_id=kept, merged_id=merged, on=ON))
    assert contents() == before


def test_mark_people_apart_is_remembered_and_remove_people_apart_takes_it_back(runner):
    one, two = make.person("张三"), make.person("张三")
    assert len(DuplicatesQuery(ON).fetch()) == 1
    for _ in range(2):  # told twice, remembered once
        runner.run(mark_people_apart(first_id=two, second_id=one, on=ON))
    assert PeopleApart.select().count() == 1
    assert DuplicatesQuery(ON).fetch() == []
    row_id = PeopleApart.get().id
    runner.run(remove_people_apart(row_id=row_id))
    assert len(DuplicatesQuery(ON).fetch()) == 1
    with pytest.raises(RefusedError):
        runner.run(remove_people_apart(row_id=row_id))
    with pytest.raises(RefusedError):
        runner.run(mark_people_apart(first_id=one, second_id=one, on=ON))
    with pytest.raises(RefusedError):
        runner.run(mark_people_apart(first_id=one, second_id=99, on=ON))


def test_a_transferred_person_keeps_every_branch(runner):
    first, second = make.branch("综采一队党支部"), make.branch("综采二队党支部")
    kept = make.person("张三", first, stage=Stage.FULL)
    merged = make.person("张三", first)
    runner.run(move_to_branch(person_ids=[kept], branch_id=second, on=date(2022, 1, 1)))
    merge(runner, kept, merged)
    assert RosterQuery(date(2021, 1, 1)).fetch()[0].branch_id == first
    assert RosterQuery(ON).fetch()[0].branch_id == second


def test_what_only_the_other_knew_of_a_post_or_a_leaving_is_taken_over(runner):
    branch = make.branch()
    kept, merged = make.person("张三", branch), make.person("张三", branch)
    for person, elected_on in ((kept, None), (merged, make.day("2024-05-06"))):
        make.done(
            appoint(
                person_id=person,
                organisation_id=branch,
                post=Post.COMMITTEE_MEMBER,
                on=date(2024, 6, 1),
                elected_on=elected_on,
            )
        )
    make.departure(kept, date(2025, 1, 1))
    make.departure(merged, date(2025, 1, 1), destination="外矿党委")
    merge(runner, kept, merged)
    found = card(kept)
    assert [post.elected_on for post in found.posts] == [make.day("2024-05-06")]
    assert [gone.destination for gone in found.departures] == ["外矿党委"]


def attendance(person: int) -> list[tuple[int, Any, str, bool]]:
    rows = Attendance.select().where(Attendance.person == person).order_by(Attendance.activity)
    return [(row.activity_id, row.mark, row.reason, row.is_due) for row in rows]


def test_one_row_of_an_activity_stands_and_a_mark_that_differs_is_noted(runner):
    branch = make.branch()
    kept, merged = make.person("张三", branch), make.person("张三", branch)
    marks = [
        (Mark.PRESENT, Mark.EXCUSED),
        (None, Mark.LATE),
        (Mark.ABSENT, None),
        (Mark.ON_SHIFT, Mark.ON_SHIFT),
    ]
    ids = [make.activity("themed_day", branch, f"2026-0{n}-10") for n in range(1, 5)]
    for held, pair in zip(ids, marks, strict=True):
        make.done(post_due_list(activity_id=held, on=ON))
        for person, mark in zip((kept, merged), pair, strict=True):
            if mark is not None:
                made = mark_attendance(
                    activity_id=held,
                    person_id=person,
                    mark=mark,
                    on=ON,
                    reason="家中有事" if person == merged else None,
                )
                make.done(made)
    alone = make.activity("talk", branch, "2026-06-01")
    make.done(add_attender(activity_id=alone, person_id=merged))
    shared = make.activity("talk", branch, "2026-07-01")
    make.done(add_attender(activity_id=shared, person_id=kept))
    make.done(add_attender(activity_id=shared, person_id=merged, is_due=True))
    merge(runner, kept, merged)
    assert attendance(kept) == [
        (ids[0], Mark.PRESENT, "", True),
        (ids[1], Mark.LATE, "家中有事", True),
        (ids[2], Mark.ABSENT, "", True),
        (ids[3], Mark.ON_SHIFT, "家中有事", True),
        (alone, None, "", False),
        (shared, None, "", True),
    ]
    noted = json.loads(MergedRecordsQuery(kept).fetch()[0].contents)["rows"]
    lost = [row for row in noted if row["table"] == "attendance"]
    assert [(row["activity"], row.get("mark")) for row in lost] == [
        (ids[0], "excused"),
        (ids[1], "late"),
        (ids[2], None),
        (ids[3], "on_shift"),
        (shared, None),
    ]
    told = [line.value for line in merged_records(kept, ON).lines if line.label == "考勤"]
    assert told[0] == "2026-01-10 主题党日 请假 家中有事"
    assert len(told) == 3


def test_a_leading_cadre_recorded_twice_is_one_with_both_times(runner):
    branch = make.branch()
    kept, merged = make.person("张三", branch), make.person("张三", branch)
    make.done(add_leading_cadre(person_id=kept, since=make.day("2024"), until=make.day("2025")))
    make.done(add_leading_cadre(person_id=merged, title="矿长", since=make.day("2023")))
    merge(runner, kept, merged)
    (row,) = LeadingCadre.select()
    assert (row.person_id, row.title, row.since.iso, row.until) == (kept, "矿长", "2023", None)


def test_a_person_who_was_rated_twice_at_one_appraisal_is_rated_once(runner):
    branch = make.branch()
    kept, merged = make.person("张三", branch), make.person("张三", branch)
    key = make.done(add_appraisal(organisation_id=branch, year=2026, on=ON))
    marks = (None,) * 4
    make.done(
        record_tally(
            appraisal_id=key,
            issued=8,
            returned=8,
            marks={merged: (6, 2, 0, 0), kept: marks},
        )
    )
    make.done(
        apply_appraisal_grade(
            appraisal_id=key,
            person_ids=[kept],
            grade=AppraisalGrade.QUALIFIED,
            decided_on=ON,
            on=ON,
        )
    )
    before = contents()
    runner.run(merge_people(kept_id=kept, merged_id=merged, on=ON))
    (row,) = AppraisalQuery(branch, 2026, ON).fetch().people
    assert (row.counts, row.grade) == ((6, 2, 0, 0), AppraisalGrade.QUALIFIED)
    runner.undo()
    assert contents() == before


def test_two_tallies_of_one_person_are_never_added_up(runner):
    branch = make.branch()
    kept, merged = make.person("张三", branch), make.person("张三", branch)
    key = make.done(add_appraisal(organisation_id=branch, year=2026, on=ON))
    make.done(
        record_tally(
            appraisal_id=key,
            issued=8,
            returned=8,
            marks={kept: (5, 3, 0, 0), merged: (6, 2, 0, 0)},
        )
    )
    runner.run(merge_people(kept_id=kept, merged_id=merged, on=ON))
    (row,) = AppraisalQuery(branch, 2026, ON).fetch().people
    assert row.counts == (5, 3, 0, 0)


def test_two_reviews_of_one_secretary_become_one_with_the_matters_of_both(runner):
    branch = make.branch()
    kept, merged = make.person("张三", branch), make.person("张三", branch)
    keys = {
        person: make.done(add_review(organisation_id=branch, person_id=person, year=2026, on=ON))
        for person in (kept, merged)
    }
    day = date(2026, 11, 10)
    make.done(
        change_review(
            review_id=keys[merged], on=ON, reported_on=day, presented_on=day, feedback_on=None
        )
    )
    make.done(record_review_tally(review_id=keys[merged], issued=9, returned=9, marks=(9, 0, 0, 0)))
    for person, text in ((kept, "补课"), (merged, "谈心")):
        make.done(add_review_matter(review_id=keys[person], text=text, due_on=None))
    before = contents()
    runner.run(merge_people(kept_id=kept, merged_id=merged, on=ON))
    (row,) = (one for one in ReviewsQuery(2026, ON).fetch() if one.review_id)
    assert row.key == (branch, kept)
    assert (row.presented_on, row.counts) == (day, (9, 0, 0, 0))
    assert [one.text for one in row.matters] == ["补课", "谈心"]
    runner.undo()
    assert contents() == before


def test_stars_of_both_records_are_decided_once_and_can_still_be_changed(runner):
    branch = make.branch("综采一队党支部", make.committee())
    kept, merged = make.person("张三", branch), make.person("张三", branch)
    star = MemberStarsQuery("2026Q3", ON, branch).fetch().rules.stars[0].key
    told = {"organisation_id": branch, "period": "2026Q3", "reason": "支委会决定", "on": ON}
    for person, level, is_given in ((kept, 3, False), (merged, 2, True)):
        make.done(record_star_level(**told, person_id=person, level=level))
        make.done(record_star(**told, person_id=person, star=star, is_given=is_given))
    merge(runner, kept, merged)
    row = MemberStarsQuery("2026Q3", ON, branch).fetch().row(kept)
    assert row.decided.level == 3
    assert [(one.person_id, one.is_given) for one in StarGrant.select()] == [(kept, False)]
    runner.run(remove_star_level(organisation_id=branch, period="2026Q3", person_id=kept))
    assert MemberStarsQuery("2026Q3", ON, branch).fetch().row(kept).decided is None


def test_times_without_points_become_one_and_class_and_last_year_are_those_that_stay(runner):
    branch = make.branch("综采一队党支部", make.committee())
    kept, merged = make.person("张三", branch), make.person("张三", branch)
    classes = [one.code for one in point_rules_on(ON).classes]
    for person, code, since, points in (
        (kept, classes[0], date(2026, 9, 1), 86),
        (merged, classes[1], date(2026, 3, 1), 50),
    ):
        chosen = {"person_ids": [person]}
        make.done(record_points_class(**chosen, code=code, since=since))
        make.done(record_exemption(**chosen, since=since))
        make.done(record_year_points(**chosen, year=2025, points=Decimal(points), on=ON))
    merge(runner, kept, merged)
    (away,) = PointExemption.select()
    assert (away.person_id, away.since, away.until) == (kept, date(2026, 3, 1), None)
    assert [one.code for one in PointClass.select()] == [classes[0]]
    assert own_year(kept, ON).base == Decimal("17.2")
    runner.run(end_exemption(exemption_id=away.id, until=date(2026, 11, 1)))
    assert not own_year(kept, ON).is_exempt


def test_a_secretary_keeps_the_figures_of_each_branch_and_one_of_the_same(runner):
    first, second = make.branch("综采一队党支部"), make.branch("综采二队党支部")
    kept, merged = make.person("张三", first), make.person("张三", second)
    day = date(2026, 11, 1)

    def set_up(writer: Any) -> None:
        told = {"period": "2026", "part": "secretary.own_duty", "given_on": day}
        for person, branch, points in ((kept, first, 1), (merged, first, 2), (merged, second, 3)):
            writer.insert(ScoreFigure, person=person, organisation=branch, points=points, **told)

    write(set_up)
    merge(runner, kept, merged)
    found = {(row.person_id, row.organisation_id, row.points) for row in ScoreFigure.select()}
    assert found == {(kept, first, 1), (kept, second, 3)}
