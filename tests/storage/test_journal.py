"""The one door for writing: what it notes, takes back, and seals."""

import hashlib
import zlib
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.domain.vocabulary import OrganisationKind, Sex, Stage
from dangjian_desktop.storage import changes, journal, search_index, writer
from dangjian_desktop.storage.changes import FIRST_WITHHELD, Changes, Digest, RowChange
from dangjian_desktop.storage.errors import StaleUndoError, StorageError
from dangjian_desktop.storage.journal import Done, changes_of, record
from dangjian_desktop.storage.journal_proof import verify
from dangjian_desktop.storage.journal_reading import (
    ToldChange,
    entries_about,
    has_entered,
    told_changes,
    told_moment,
)
from dangjian_desktop.storage.models import (
    TABLES,
    Attachment,
    HeaderSynonym,
    JournalEntry,
    JournalSubject,
    Membership,
    Organisation,
    OrganisationSpell,
    Person,
    PersonPhoto,
    SearchKey,
    StageSpell,
    StoredFile,
    Zone,
    database,
)
from dangjian_desktop.storage.search_index import SubjectKind
from dangjian_desktop.storage.writer import Writer

AT = datetime(2026, 11, 21, 8, 30, tzinfo=UTC)
PICTURE = bytes(range(256))


def do(body: Any, label: str = "试写", **more: Any) -> Done:
    return record(body, label=label, operation="try_it", actor="测试员", at=AT, **more)


def insert_person(name: str = "张三", **values: Any) -> Done:
    return do(lambda writer: writer.insert(Person, name=name, **values), "新增")


def revert(changes: Changes) -> Done:
    return do(lambda writer: writer.revert(changes), "撤销", reverts=changes.entry_id)


def contents() -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table but the journal, as stored."""
    found = {}
    for table in TABLES:
        if table.topic is not Topic.JOURNAL:
            name = table.table_name()
            found[name] = sorted(database.execute_sql(f'SELECT * FROM "{name}"').fetchall())
    return found


@pytest.fixture(autouse=True)
def _open(data):
    """Every test here writes into a fresh file."""


def test_an_inserted_row_stands_in_the_table_and_in_the_notes():
    done = insert_person(sex=Sex.FEMALE, born_on=PartialDate(1998, 7))
    person = Person.get_by_id(done.result)
    assert (person.name, person.sex, person.born_on) == ("张三", Sex.FEMALE, PartialDate(1998, 7))
    assert person.former_name == ""
    assert len(person.uid) == 16
    (change,) = done.changes.rows
    assert (change.table, change.row_id, change.before) == (Person, person.id, None)
    named = dict(zip(Person.column_names(), change.after, strict=True))
    assert (named["name"], named["sex"], named["born_on"]) == ("张三", "female", "1998-07")
    assert done.changes.topics == {Topic.PERSON}
    assert done.changes.label == "新增"


def test_many_rows_get_ids_in_order_and_different_identities():
    done = do(lambda writer: writer.insert_many(Person, [{"name": str(n)} for n in range(500)]))
    people = list(Person.select().order_by(Person.id))
    assert [person.id for person in people] == done.result
    assert [person.name for person in people] == [str(n) for n in range(500)]
    assert len({person.uid for person in people}) == 500


def test_ids_run_on_within_one_operation_and_after_it():
    def body(writer: Writer) -> list[int]:
        first = writer.insert(Person, name="甲")
        more = writer.insert_many(Person, [{"name": "乙"}, {"name": "丙"}])
        return [first, *more, writer.insert(Person, name="丁")]

    assert do(body).result == [1, 2, 3, 4]
    assert insert_person().result == 5


def test_inserting_no_rows_does_nothing():
    done = do(lambda writer: writer.insert_many(Person, []))
    assert done.result == []
    assert done.changes.rows == ()
    assert JournalEntry.select().count() == 0


def test_an_identity_that_is_given_is_kept_and_a_seeded_source_is_asked():
    given_uid = insert_person(uid="from elsewhere").result
    assert Person.get_by_id(given_uid).uid == "from elsewhere"
    seeded = do(lambda writer: writer.insert(Person, name="乙"), new_uid=lambda: "seeded").result
    assert Person.get_by_id(seeded).uid == "seeded"


def test_a_column_that_the_table_has_not_is_a_bug():
    with pytest.raises(AssertionError, match="Person has no"):
        do(lambda writer: writer.insert(Person, nme="张三"))


def test_an_update_notes_before_and_after_and_says_whether_anything_differs():
    row_id = insert_person().result
    done = do(lambda writer: writer.update(Person, row_id, name="李四", sex=Sex.MALE))
    assert done.result is True
    (change,) = done.changes.rows
    place = Person.column_names().index("name")
    assert (change.before[place], change.after[place]) == ("张三", "李四")
    same = do(lambda writer: writer.update(Person, row_id, name="李四", sex=Sex.MALE))
    assert same.result is False
    assert same.changes.rows == ()
    assert same.changes.entry_id == 0


def test_a_reference_is_given_by_id_under_its_attribute_name():
    def body(writer: Writer) -> int:
        branch = writer.insert(Organisation, kind=OrganisationKind.BRANCH)
        other = writer.insert(Organisation, kind=OrganisationKind.BRANCH)
        person = writer.insert(Person, name="张三")
        spell = writer.insert(Membership, person=person, branch=branch)
        writer.update(Membership, spell, branch=other)
        return other

    other = do(body).result
    assert Membership.get().branch_id == other


@pytest.mark.parametrize(
    "body",
    [
        lambda writer: writer.update(Person, 404, name="李四"),
        lambda writer: writer.delete(Person, 404),
    ],
)
def test_a_row_that_is_not_there_is_a_bug(body):
    with pytest.raises(LookupError, match="person 404"):
        do(body)


def test_a_deleted_row_is_gone_and_noted():
    row_id = insert_person().result
    done = do(lambda writer: writer.delete(Person, row_id))
    assert Person.select().count() == 0
    (change,) = done.changes.rows
    assert change.before is not None
    assert change.after is None


def test_a_note_without_a_change_makes_an_entry():
    done = do(lambda writer: writer.note("公民身份号码：abc"))
    entry = JournalEntry.get_by_id(done.changes.entry_id)
    assert entry.note == "公民身份号码：abc"
    assert (entry.change_count, entry.topics) == (0, "")
    assert changes_of(entry.id).rows == ()


def test_an_entry_says_who_did_what_when():
    done = insert_person()
    entry = JournalEntry.get_by_id(done.changes.entry_id)
    assert entry.at == "2026-11-21T08:30:00.000+00:00"
    assert (entry.label, entry.operation, entry.actor) == ("新增", "try_it", "测试员")
    assert (entry.topics, entry.change_count, entry.reverts) == ("person", 1, None)


def test_a_body_that_raises_leaves_nothing_at_all():
    insert_person()
    before, entries = contents(), JournalEntry.select().count()

    def body(writer: Writer) -> None:
        writer.insert(Person, name="李四")
        writer.update(Person, 1, name="王五")
        writer.note("a note")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        do(body)
    assert contents() == before
    assert JournalEntry.select().count() == entries
    assert not database.obj.in_transaction()


def test_a_broken_reference_leaves_nothing_and_keeps_its_own_name():
    with pytest.raises(Exception, match="FOREIGN KEY"):
        do(lambda writer: writer.insert(Membership, person=404, branch=404))
    assert contents()["membership"] == []


def test_undo_and_redo_of_insert_update_and_delete_go_round():
    old = do(lambda writer: writer.insert_many(Person, [{"name": "甲"}, {"name": "乙"}])).result

    def body(writer: Writer) -> None:
        new = writer.insert(Person, name="丙")
        writer.insert(StageSpell, person=new, stage=Stage.FULL, since=PartialDate(2001))
        writer.update(Person, old[0], name="甲甲", remark="改过")
        writer.update(Person, old[0], name="甲甲甲")
        writer.delete(Person, old[1])
        gone = writer.insert(Person, name="丁")
        writer.delete(Person, gone)

    before = contents()
    done = do(body, "改很多")
    after = contents()
    assert after != before
    undone = revert(done.changes)
    assert contents() == before
    redone = revert(undone.changes)
    assert contents() == after
    revert(redone.changes)
    assert contents() == before
    assert verify() is None


def test_a_photo_survives_undo_redo_and_the_journal():
    person = insert_person().result
    done = do(lambda writer: writer.insert(PersonPhoto, person=person, picture=PICTURE))
    changed = do(lambda writer: writer.update(PersonPhoto, done.result, picture=b"\xff\xd8other"))
    same = do(lambda writer: writer.update(PersonPhoto, done.result, picture=b"\xff\xd8other"))
    assert same.result is False
    revert(changed.changes)
    assert bytes(PersonPhoto.get().picture) == PICTURE
    undone = revert(changes_of(done.changes.entry_id))
    assert PersonPhoto.select().count() == 0
    revert(changes_of(undone.changes.entry_id))
    assert bytes(PersonPhoto.get().picture) == PICTURE
    assert verify() is None


def test_what_is_unpacked_from_an_entry_is_what_was_noted():
    def body(writer: Writer) -> None:
        person = writer.insert(Person, name="𬱖", is_floating=True, probation_extended_months=6)
        writer.insert(PersonPhoto, person=person, picture=PICTURE)
        writer.update(Person, person, is_floating=False, born_on=PartialDate(1998, 7, 1))
        writer.delete(Person, writer.insert(Person, name="误录"))

    done = do(body)
    assert changes_of(done.changes.entry_id) == done.changes


def test_an_operation_that_something_else_has_built_on_is_not_undone():
    row_id = insert_person().result
    done = do(lambda writer: writer.update(Person, row_id, name="李四"), "改名")
    do(lambda writer: writer.update(Person, row_id, name="王五"))
    before = contents()
    with pytest.raises(StaleUndoError) as caught:
        revert(done.changes)
    assert "“改名”" in caught.value.sentence
    assert contents() == before


def test_an_entered_person_to_whom_something_was_added_since_is_not_taken_back():
    done = insert_person()
    do(lambda writer: writer.insert(StageSpell, person=done.result, stage=Stage.FULL))
    before = contents()
    with pytest.raises(StaleUndoError):
        revert(done.changes)
    assert contents() == before


def test_a_deleted_row_that_was_entered_again_is_not_put_back_over_it():
    row_id = do(lambda writer: writer.insert(Zone, name="第一协作区")).result
    done = do(lambda writer: writer.delete(Zone, row_id))
    assert do(lambda writer: writer.insert(Zone, name="第二协作区")).result == row_id
    with pytest.raises(StaleUndoError):
        revert(done.changes)
    assert Zone.get().name == "第二协作区"


def test_the_id_of_somebody_deleted_is_never_given_again():
    """Else the new one would inherit the journal entries of the old one."""
    row_id = insert_person().result
    do(lambda writer: writer.delete(Person, row_id))
    assert insert_person("李四").result == row_id + 1


def test_an_entry_that_is_not_there_is_a_bug():
    with pytest.raises(LookupError, match="journal entry 404"):
        changes_of(404)


@pytest.mark.parametrize(
    "packed",
    [
        b'[["person",["id","an_old_column"],[[1,null,[1,"x"]]]]]',
        b'[["a_table_of_old",["id"],[[1,null,[1]]]]]',
    ],
)
def test_an_entry_of_an_older_schema_is_kept_but_not_undone(packed):
    done = insert_person()
    values = dict(JournalEntry.select().dicts().get())
    values |= {"id": 2, "changes": zlib.compress(packed)}
    JournalEntry.insert(values).execute()
    with pytest.raises(StorageError) as caught:
        changes_of(2)
    assert caught.value.code == "old_entry"
    assert "旧格式" in caught.value.sentence
    assert changes_of(1) == done.changes


def test_a_value_that_no_column_can_hold_is_a_bug():
    with pytest.raises(TypeError, match="object"):
        packed([RowChange(Person, 1, None, (object(),))])


def three_entries() -> None:
    for name in ("甲", "乙", "丙"):
        insert_person(name)


def tamper(*statements: str) -> None:
    """Write into the journal as somebody would who knows SQL and takes the triggers away."""
    for kind in ("update", "delete"):
        database.execute_sql(f"DROP TRIGGER journal_entry_is_final_{kind}")
    for statement in statements:
        database.execute_sql(statement)


@pytest.mark.parametrize(
    "statement",
    ["UPDATE journal_entry SET actor = 'nobody'", "DELETE FROM journal_entry WHERE id = 2"],
)
def test_the_journal_is_only_appended_to(statement):
    three_entries()
    with pytest.raises(Exception, match="only appended"):
        database.execute_sql(statement)
    assert verify() is None


def test_an_untouched_journal_holds_and_so_does_an_empty_one():
    assert verify() is None
    three_entries()
    do(lambda writer: writer.note("看过"))
    revert(changes_of(3))
    assert JournalEntry.select().count() == 5
    assert verify() is None


@pytest.mark.parametrize(
    "column",
    "at label operation actor note topics changes change_count reverts previous_seal seal".split(),
)
def test_an_altered_column_is_found(column):
    three_entries()
    tamper(f"UPDATE journal_entry SET {column} = '7' WHERE id = 2")
    assert verify() == 2


def test_text_moved_from_one_column_to_the_next_is_found():
    three_entries()
    tamper("UPDATE journal_entry SET operation = 'try_it测', actor = '试员' WHERE id = 2")
    assert verify() == 2


def test_a_deleted_entry_is_found():
    three_entries()
    tamper("DELETE FROM journal_entry WHERE id = 2")
    assert verify() == 3


def test_a_deleted_entry_is_found_even_if_the_others_are_moved_up():
    three_entries()
    tamper("DELETE FROM journal_entry WHERE id = 2", "UPDATE journal_entry SET id = 2 WHERE id = 3")
    assert verify() == 2


def test_an_entry_under_another_number_is_found():
    three_entries()
    tamper("UPDATE journal_entry SET id = 9 WHERE id = 3")
    assert verify() == 9


def test_two_entries_in_each_others_place_are_found():
    three_entries()
    tamper(
        "UPDATE journal_entry SET id = 9 WHERE id = 1",
        "UPDATE journal_entry SET id = 1 WHERE id = 2",
        "UPDATE journal_entry SET id = 2 WHERE id = 9",
    )
    assert verify() == 1


def test_keys_follow_a_person_and_an_organisation_through_undo():
    def body(writer: Writer) -> int:
        branch = writer.insert(Organisation, kind=OrganisationKind.BRANCH)
        writer.insert(OrganisationSpell, organisation=branch, name="一支部")
        return writer.insert(Person, name="张三")

    done = do(body)
    assert {key for (key,) in SearchKey.select(SearchKey.key).tuples()} >= {"张三", "一支部", "zs"}
    spell = OrganisationSpell.get().id
    do(lambda writer: writer.update(OrganisationSpell, spell, name="二支部"))
    do(lambda writer: writer.update(OrganisationSpell, spell, name="一支部"))
    do(lambda writer: writer.update(Person, done.result, crew="甲班"))
    do(lambda writer: writer.update(Person, done.result, crew=""))
    revert(done.changes)
    assert SearchKey.select().count() == 0


NAMES = st.sampled_from(["张三", "李四", "单小春", "阿依·古丽", ""])
STEPS = st.one_of(
    st.tuples(st.just("add"), NAMES, st.integers(0, 3)),
    st.tuples(st.just("change"), NAMES, st.integers(0, 30)),
    st.tuples(st.just("stage"), st.sampled_from(list(Stage)), st.integers(0, 30)),
    st.tuples(st.just("photo"), st.binary(max_size=9), st.integers(0, 30)),
    st.tuples(st.just("remove"), st.none(), st.integers(0, 30)),
)


def perform(writer: Writer, step: tuple[str, Any, int]) -> None:
    """Do one step to one of the people there are; one that needs a person may find none."""
    what, value, number = step
    if what == "add":
        writer.insert_many(Person, [{"name": value, "is_floating": True}] * (number + 1))
        return
    people = [key for (key,) in Person.select(Person.id).order_by(Person.id).tuples()]
    if not people:
        return
    person = people[number % len(people)]
    if what == "change":
        writer.update(Person, person, name=value, born_on=PartialDate(1990, number % 12 + 1))
    elif what == "stage":
        writer.insert(StageSpell, person=person, stage=value, since=date(2020, 1, 1))
    elif what == "photo":
        writer.insert(PersonPhoto, person=person, picture=value)
    else:
        for table in (StageSpell, PersonPhoto):
            for (row_id,) in list(table.select(table.id).where(table.person == person).tuples()):
                writer.delete(table, row_id)
        writer.delete(Person, person)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(operations=st.lists(st.lists(STEPS, min_size=1, max_size=4), min_size=1, max_size=6))
def test_whatever_was_done_undoing_all_and_redoing_all_leads_back_exactly(operations):
    start = contents()
    states, done = [start], []
    for steps in operations:
        outcome = do(lambda writer, steps=steps: [perform(writer, step) for step in steps])
        if outcome.changes.rows:
            done.append(outcome.changes)
            states.append(contents())
    undone = []
    for made, state in zip(reversed(done), reversed(states[:-1]), strict=True):
        undone.append(revert(made).changes)
        assert contents() == state
    for made, state in zip(reversed(undone), states[1:], strict=True):
        redone = revert(made).changes
        assert changes_of(redone.entry_id) == redone
        assert contents() == state
    kept = contents()["search_key"]
    SearchKey.delete().execute()
    search_index.rebuild()
    assert contents()["search_key"] == kept
    assert verify() is None


def test_the_bytes_of_a_file_are_kept_once_and_outlive_undo():
    def keep(writer: Writer) -> str:
        digest = writer.keep_file(PICTURE)
        writer.insert(
            Attachment, digest=digest, name="证书.pdf", size=256, added_on=date(2026, 1, 1)
        )
        return digest

    first, second = do(keep), do(keep)
    assert first.result == second.result == hashlib.sha256(PICTURE).hexdigest()
    (row,) = StoredFile.select()
    assert (bytes(row.content), row.size) == (PICTURE, 256)
    revert(second.changes)
    again = revert(first.changes)
    assert Attachment.select().count() == 0
    revert(again.changes)
    assert Attachment.get().digest == first.result


def test_an_entry_is_found_by_the_people_and_organisations_it_is_about():
    branch = do(lambda writer: writer.insert(Organisation, kind=OrganisationKind.BRANCH))
    person = insert_person()
    moved = do(lambda writer: writer.insert(Membership, person=person.result, branch=branch.result))
    found = set(JournalSubject.select().tuples())
    assert found == {
        ("org", branch.result, branch.changes.entry_id),
        ("person", person.result, person.changes.entry_id),
        ("org", branch.result, moved.changes.entry_id),
        ("person", person.result, moved.changes.entry_id),
    }


def test_the_entries_about_somebody_are_told_the_oldest_first_with_what_they_took_back():
    person = insert_person()
    insert_person("李四")
    renamed = do(lambda writer: writer.update(Person, person.result, name="张叁"), "改名")
    revert(renamed.changes)
    told = entries_about(SubjectKind.PERSON, person.result)
    assert [entry.label for entry in told] == ["新增", "改名", "撤销"]
    assert [entry.reverts for entry in told] == [None, None, renamed.changes.entry_id]
    assert {entry.actor for entry in told} == {"测试员"}
    assert [entry.change_count for entry in told] == [1, 1, 1]
    assert told[0].at == AT.isoformat(timespec="milliseconds")
    assert entries_about(SubjectKind.ORGANISATION, person.result) == []


def test_an_entry_is_read_by_its_own_column_names_even_when_it_is_of_an_older_schema():
    insert_person()
    values = dict(JournalEntry.select().dicts().get())
    packed = (
        b'[["person",["id","team"],[[7,[7,"x"],[7,{"base64":"/w=="}]]]],'
        b'["gone",["id"],[[1,[1],null]]]]'
    )
    JournalEntry.insert(values | {"id": 2, "changes": zlib.compress(packed)}).execute()
    assert told_changes(2) == [
        ToldChange("person", 7, {"id": 7, "team": "x"}, {"id": 7, "team": b"\xff"}),
        ToldChange("gone", 1, {"id": 1}, None),
    ]
    assert told_changes(1)[0].after["name"] == "张三"


def test_who_was_entered_by_an_entry_is_found_in_its_text():
    def enter(writer: Writer) -> None:
        branch = writer.insert(Organisation, kind=OrganisationKind.BRANCH)
        people = writer.insert_many(Person, [{"name": "甲"}, {"name": "乙]]],["}])
        writer.insert_many(Membership, [{"person": person, "branch": branch} for person in people])
        writer.insert(Person, name="丙", remark='[9,null,[9,"')

    done = do(enter)
    assert [has_entered(done.changes.entry_id, person) for person in (1, 2, 3)] == [True] * 3
    assert not has_entered(done.changes.entry_id, 4)
    renamed = do(lambda writer: writer.update(Person, 1, name="甲二"))
    assert not has_entered(renamed.changes.entry_id, 1)
    closed = do(lambda writer: writer.insert(Organisation, kind=OrganisationKind.BRANCH))
    assert not has_entered(closed.changes.entry_id, 2)


# Large entries ----------------------------------------------------------------


def packed(rows: list[RowChange]) -> bytes:
    """The text that an entry packs of changes."""
    digest = Digest()
    digest.take(rows)
    return zlib.decompress(digest.packed())


@pytest.fixture
def few_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let an entry count as large from the third row on."""
    monkeypatch.setattr(journal, "_KEPT_ROWS", 2)


def insert_three(writer: Writer) -> None:
    writer.insert_many(Person, [{"name": name} for name in ("张三", "李四", "王五")])


def test_the_rows_of_a_large_entry_are_read_back_when_they_are_asked_for(
    data: Any, few_kept: None
) -> None:
    changes = do(insert_three).changes
    assert not isinstance(changes.rows, tuple)
    assert len(changes.rows) == 3
    assert tuple(changes.rows) == changes_of(changes.entry_id).rows
    assert changes.rows[0].row_id == 1
    assert [change.row_id for change in changes.rows[1:]] == [2, 3]


def test_a_large_entry_is_taken_back_and_brought_again(data: Any, few_kept: None) -> None:
    undone = revert(do(insert_three).changes)
    assert Person.select().count() == 0
    revert(undone.changes)
    assert [person.name for person in Person.select().order_by(Person.id)] == [
        "张三",
        "李四",
        "王五",
    ]
    assert verify() is None


def test_a_large_entry_that_was_overtaken_is_not_taken_back(data: Any, few_kept: None) -> None:
    changes = do(insert_three).changes
    do(lambda writer: writer.update(Person, 2, name="李五"))
    with pytest.raises(StaleUndoError):
        revert(changes)
    assert Person.select().count() == 3


def test_packing_bit_by_bit_gives_the_same_text(data: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [RowChange(Zone, number, None, (number, "东", b"\x00")) for number in range(1, 8)]
    rows.insert(4, RowChange(HeaderSynonym, 1, (1, "甲"), None))
    whole = packed(rows)
    monkeypatch.setattr(changes, "BATCH", 2)
    assert packed(rows) == whole
    assert packed([]) == b"[]"


def test_very_many_changes_are_digested_on_the_way(
    data: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    held: list[int] = []

    def body(writer: Writer) -> None:
        people = writer.insert_many(Person, [{"name": name} for name in ("张三", "李四", "王五")])
        branch = writer.insert(Organisation, kind=OrganisationKind.BRANCH)
        writer.insert(OrganisationSpell, organisation=branch, name="甲")
        writer.update(Person, people[1], name="李五")
        writer.update(Person, people[1], name="李六")
        assert writer.has_changed
        held.append(len(writer.changes))

    whole = do(body).changes
    revert(whole)
    monkeypatch.setattr(journal, "_KEPT_ROWS", 2)
    monkeypatch.setattr(writer, "_MOST_HELD", 1)
    many = do(body).changes
    assert held == [7, 0]
    assert [row.table for row in many.rows] == [row.table for row in whole.rows]
    assert [bool(row.before) for row in many.rows] == [bool(row.before) for row in whole.rows]
    assert many.topics == whole.topics
    assert JournalSubject.select().where(JournalSubject.entry_id == many.entry_id).count() == 4
    assert {key.key for key in SearchKey.select() if key.how == "name"} == {
        "张三",
        "李六",
        "王五",
        "甲",
    }
    revert(many)
    assert Person.select().count() == 0
    assert SearchKey.select().count() == 0
    assert verify() is None


def test_what_is_withheld_keeps_the_month_and_nobody_and_is_sealed(data):
    def quietly(writer: Writer) -> int:
        writer.withhold()
        return writer.insert(Zone, name="第一协作区")

    made = do(quietly).changes
    assert made.is_withheld
    entry = JournalEntry.get_by_id(made.entry_id)
    assert (entry.at, entry.actor) == ("2026-11", "")
    assert verify() is None
    assert changes_of(made.entry_id).is_withheld
    undone = revert(made).changes
    assert undone.is_withheld
    assert JournalEntry.get_by_id(undone.entry_id).at == "2026-11"
    assert not insert_person().changes.is_withheld
    assert verify() is None


def test_the_moment_of_a_withheld_entry_is_the_beginning_of_its_month():
    month, moment = told_moment("2026-11"), told_moment("2026-11-23T21:47:31+08:00")
    assert month.isoformat().startswith("2026-11-01T00:00:00")
    assert month < moment  # both know their offset
    assert moment.hour == 21


def on_day(month: int, day: int, *, quietly: bool = False) -> Done:
    """A zone that is entered on a day of 2026, or of which the month alone is kept."""

    def body(writer: Writer) -> int:
        if quietly:
            writer.withhold()
        return writer.insert(Zone, name=f"第{month}月{day}日区")

    moment = datetime(2026, month, day, 8, 30, tzinfo=UTC)
    return record(body, label="试写", operation="try_it", actor="测试员", at=moment)


def sealed_along() -> list[int]:
    """Return the ordinary entries that seal something withheld along."""
    held = JournalEntry.select().where(JournalEntry.previous_seal.contains(" "))
    return [entry.id for entry in held.order_by(JournalEntry.id)]


@pytest.mark.parametrize(
    "gone", ["id < 0", "id = (SELECT MAX(id) FROM journal_entry WHERE id < 0)"]
)
def test_that_what_is_withheld_loses_its_end_is_found_from_the_next_month_on(gone):
    on_day(10, 5)
    on_day(10, 6, quietly=True)
    on_day(10, 7, quietly=True)
    on_day(10, 8)
    assert sealed_along() == []  # within the month it would tell the day
    on_day(11, 2, quietly=True)
    on_day(11, 3)
    on_day(11, 4)
    assert sealed_along() == [3]
    assert verify() is None
    tamper("DELETE FROM journal_entry WHERE id < 0 AND at = '2026-11'")
    assert verify() == FIRST_WITHHELD + 2  # the head of the journal knows of it
    database.execute_sql(f"DELETE FROM journal_entry WHERE {gone}")
    assert verify() == 3


def test_what_is_withheld_is_sealed_along_even_by_the_very_first_entry_and_any_clock():
    on_day(10, 6, quietly=True)
    on_day(11, 3)
    on_day(9, 1)  # a clock that went wrong
    on_day(9, 2, quietly=True)
    on_day(11, 4)
    assert sealed_along() == [1, 3]
    assert verify() is None
    tamper("UPDATE journal_entry SET previous_seal = '' WHERE id = 1")
    assert verify() == 1


def test_history_is_told_in_the_order_of_time_across_both_chains():
    person = insert_person().result

    def rename(name: str, month: int, *, quietly: bool = False) -> None:
        def body(writer: Writer) -> None:
            if quietly:
                writer.withhold()
            writer.update(Person, person, name=name)

        moment = datetime(2026, month, 10, 8, 30, tzinfo=UTC)
        record(body, label=name, operation="try_it", actor="测试员", at=moment)

    rename("李四", 12)
    rename("王五", 12, quietly=True)
    told = [entry.label for entry in entries_about(SubjectKind.PERSON, person)]
    assert told == ["新增", "王五", "李四"]
