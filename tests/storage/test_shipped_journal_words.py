"""Everything that can stand in the journal has a word, or is kept back on purpose."""

import pytest

from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.domain.vocabulary import PRINTED
from dangjian_desktop.storage.errors import StorageError
from dangjian_desktop.storage.models import TABLES
from dangjian_desktop.storage.models.base import EnumField
from dangjian_desktop.storage.shipped_journal_words import journal_words
from dangjian_desktop.storage.shipped_kinds import use_kinds
from tests.conftest import RULES

KINDS = RULES.with_name("activities")
#: Kept by the program itself, never written by an operation.
OWN = {"journal_entry", "journal_erasure", "journal_head", "journal_subject", "search_key"}


@pytest.fixture
def words():
    use_kinds(KINDS)
    return journal_words()


def test_every_table_and_every_column_has_a_word_or_is_hidden_on_purpose(words):
    wordless = []
    for table in TABLES:
        name = table.table_name()
        if name in OWN:
            continue
        if not words.table(name):
            wordless.append(name)
        for column in table.column_names():
            is_kept_back = column in words.hidden or f"{name}.{column}" in words.hidden
            if not words.column(name, column) and not is_kept_back:
                is_opaque = column in words.opaque
                wordless.append(f"{name}.{column}" + (" (opaque)" if is_opaque else ""))
    assert wordless == []


def test_no_word_is_kept_for_what_does_not_exist(words):
    columns = {table.table_name(): set(table.column_names()) for table in TABLES}
    assert words.tables.keys() <= columns.keys()
    strange = [
        f"{table}.{column}"
        for table, own in words.tables.items()
        for column in own.keys() - {"word", "hidden"} - columns[table]
    ]
    places = {f"{table}.{column}" for table, own in columns.items() for column in own}
    strange += [place for place in words.codes if place not in places]
    strange += [place for place in words.hidden if "." in place and place not in places]
    assert strange == []


def test_every_stored_code_of_an_enumeration_has_a_word(words):
    wordless = [
        f"{table.table_name()}.{field.column_name} {member.value}"
        for table in TABLES
        for field in table._meta.sorted_fields
        if isinstance(field, EnumField)
        for member in field.kind
        if member.value
        not in words.enums.get(f"{table.table_name()}.{field.column_name}", map(str, PRINTED))
    ]
    assert wordless == []


def test_every_topic_of_operations_belongs_to_one_kind(words):
    told = set().union(*(kind.topics for kind in words.kinds))
    assert set(Topic) - told == {Topic.JOURNAL, Topic.SEARCH}
    assert words.topics_of({"dues"}) == {Topic.DUES}


def test_a_number_is_not_told_by_the_word_of_another_table(words):
    assert words.column("person", "id_number") == "公民身份号码"
    assert words.column("task", "title") == "标题"
    assert words.column("leading_cadre", "title") == "职务"
    assert words.column("person", "uid") == words.column("stored_file", "content") == ""
    assert words.column("activity", "content") == "内容"


@pytest.mark.parametrize(
    "text",
    [
        None,
        "kinds = 1",
        '[[kinds]]\ncode = "a"\nword = "甲"\ntopics = ["never"]',
    ],
)
def test_a_file_that_is_missing_or_wrong_is_told(tmp_path, text):
    if text is not None:
        (tmp_path / "journal").mkdir()
        (tmp_path / "journal" / "words.toml").write_text(text, "utf-8")
    use_kinds(tmp_path / "activities")
    try:
        with pytest.raises(StorageError, match="修改历史的用词") as told:
            journal_words()
    finally:
        use_kinds(KINDS)
    assert told.value.code == "journal_words"
