"""The books that come with the program: all read, and each worth using."""

import shutil

import pytest

from dangjian_desktop.domain.ledgers import OF_PEOPLE, BookSource, FieldType
from dangjian_desktop.domain.vocabulary import DocumentKind
from dangjian_desktop.storage.errors import StorageError
from dangjian_desktop.storage.shipped_books import read_books, shipped_books
from dangjian_desktop.storage.shipped_kinds import read_kinds
from tests.domain.ledger_books import BOOKS

ALL = [book for _table, book in read_books(BOOKS).values()]
#: product.md section 4, in its order; then what facts.md section 5.2 has both ends register.
WANTED = (
    "group_meeting_record duty_list study study_material major_decision inspection_finding "
    "superior_document duty_area hazard stopped_violation commitment pairing vanguard_post "
    "flag_at_front project breakthrough research_topic suggestion skill_training joint_building "
    "volunteering_record talk_record appeal concern_analysis care award training_record "
    "lesson_plan contact_point brand case_study demonstration_site funds stronghold room_use "
    "cadre_in_group floating_in"
).split()


def by_code(code):
    return next(book for book in ALL if book.code == code)


def test_every_book_is_there_and_no_other():
    assert {book.code for book in ALL} == set(WANTED)
    assert [book.place for book in ALL] == sorted(book.place for book in ALL)
    assert len({book.place for book in ALL}) == len(ALL)
    assert len({book.label for book in ALL}) == len({book.short for book in ALL}) == len(ALL)


@pytest.mark.parametrize("book", ALL, ids=lambda book: book.code)
def test_a_book_is_whole(book):
    assert book.purpose.endswith("。")
    assert book.section
    assert book.proves
    assert book.print_form is not None
    assert "{organisation}" in book.print_form.title
    assert "{period}" in book.print_form.title
    assert len(book.used_fields) >= 5
    assert any(field.is_required for field in book.fields) or book.is_view
    assert book.field(book.title) is not None


@pytest.mark.parametrize("book", ALL, ids=lambda book: book.code)
def test_a_printed_book_fits_its_paper(book):
    """A4 with margins of 12 mm leaves 273 mm across and 186 mm upright."""
    form = book.print_form
    assert sum(column.width for column in form.columns) <= (273 if form.is_landscape else 186)
    assert len({column.key for column in form.columns}) == len(form.columns)
    assert {field.key for field in book.fields if field.key == book.title} <= {
        column.key for column in form.columns
    }


@pytest.mark.parametrize("book", ALL, ids=lambda book: book.code)
def test_every_open_state_leads_on_and_something_ends(book):
    for state in book.states:
        assert not state.is_open or book.steps_from(state.code)
    if book.states:
        assert any(not state.is_open for state in book.states)
        assert book.late


@pytest.mark.parametrize("book", ALL, ids=lambda book: book.code)
def test_a_view_is_about_kinds_that_there_are(book):
    activities = {kind.code for kind in read_kinds(BOOKS.with_name("activities"))}
    documents = {str(kind) for kind in DocumentKind}
    if book.source is BookSource.ACTIVITIES:
        assert set(book.view_of) <= activities
        assert not book.states
    elif book.source is BookSource.DOCUMENTS:
        assert set(book.view_of) <= documents
        assert not book.states
    assert not book.agenda_of or book.agenda_of in activities


def people_in(code):
    return [field.key for field in by_code(code).fields if field.kind in OF_PEOPLE]


def test_who_was_stopped_has_no_place_in_the_book():
    book = by_code("stopped_violation")
    assert people_in("stopped_violation") == ["stopped_by"]
    assert "被制止的职工不登记" in book.field("stopped_by").hint
    assert book.field("stopped_by").is_of_roster  # nor can the name of a stranger stand there
    typed = [field for field in book.fields if field.kind is FieldType.TEXT]
    assert [field.key for field in typed] == ["place"]
    assert "不写人名" in typed[0].hint
    assert not book.steps  # nor is there a note or a taker of a step
    assert not any(field.kind is FieldType.LONG_TEXT for field in book.fields)
    assert not book.may_grow
    assert not book.has_attachments


def test_a_pair_holds_name_skill_and_consent_and_no_labels():
    book = by_code("pairing")
    assert {field.key for field in book.fields} == {
        "member",
        "workers",
        "skill",
        "has_consent",
        "may_hang",
        "due_on",
        "outcome",
    }
    assert [field.key for field in book.fields if field.is_consent] == ["has_consent"]
    assert not any(field.kind is FieldType.LONG_TEXT for field in book.fields)
    assert not book.may_grow


def test_an_analysis_of_concerns_holds_topics_and_counts_of_five_or_more():
    book = by_code("concern_analysis")
    assert people_in("concern_analysis") == []
    assert {field.least for field in book.fields if field.kind is FieldType.NUMBER} == {5}
    assert book.field("action").is_required
    assert not book.may_grow
    assert not book.has_attachments


def test_a_talk_holds_who_and_when_and_no_word_of_it():
    book = by_code("talk_record")
    assert not any(field.kind in (FieldType.TEXT, FieldType.LONG_TEXT) for field in book.fields)
    assert not book.may_grow
    assert not book.has_attachments


def test_only_an_appeal_may_be_anonymous():
    assert [book.code for book in ALL if book.may_be_anonymous] == ["appeal"]


def test_kinds_are_told_at_opening(data):
    assert {book.code for book in shipped_books()} == set(WANTED)


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("hazard.toml", "no toml at all [", "hazard.toml"),
        ("hazard.toml", 'format = 2\ncode = "hazard"', "格式是 2"),
        ("hazard.toml", 'format = 1\ncode = "hazard"\nlabel = "甲"', "一个字段也没有"),
        (
            "other.toml",
            'format = 1\ncode = "hazard"\nlabel = "甲"\n[[field]]\nkey = "a"\nlabel = "甲"',
            "代号是 hazard",
        ),
    ],
)
def test_a_wrong_file_is_told_by_its_name(tmp_path, name, text, told):
    (tmp_path / name).write_text(text, "utf-8")
    with pytest.raises(StorageError, match=told) as caught:
        read_books(tmp_path)
    assert caught.value.code == "books"


def test_an_empty_folder_is_told(tmp_path):
    with pytest.raises(StorageError, match="一本也没有"):
        read_books(tmp_path)


def test_books_stand_in_a_folder_of_their_own(tmp_path):
    shutil.copy(BOOKS / "hazard.toml", tmp_path)
    assert list(read_books(tmp_path)) == ["hazard"]


def test_whoever_floats_in_is_told_to_the_other_end_and_is_of_no_roster():
    """Both ends register (facts.md 5.2); the 组织关系 and the count stay with the other one."""
    book = by_code("floating_in")
    assert book.field("name").kind is FieldType.TEXT
    (late,) = book.late
    assert (late.days, late.done, late.states) == (30, "told_home_on", ("here",))
    assert book.notice_form is None
