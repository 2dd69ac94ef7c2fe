"""What travels in exchange packages is decided for every table and every column."""

from shutil import copytree

import pytest

from dangjian_desktop.storage.errors import StorageError
from dangjian_desktop.storage.exchange_rows import column, referred
from dangjian_desktop.storage.models import TABLE_BY_NAME
from dangjian_desktop.storage.models.base import DayField, PartialDateField
from dangjian_desktop.storage.shipped_exchange import FILE, read_exchange
from tests.conftest import RULES

KNOWN = read_exchange(RULES.parent / "exchange")


def test_every_table_travels_or_stays_and_says_why():
    assert not KNOWN.tables.keys() & KNOWN.never.keys()
    assert KNOWN.tables.keys() | KNOWN.never.keys() == TABLE_BY_NAME.keys()
    assert all(KNOWN.never.values())


@pytest.mark.parametrize("name", KNOWN.tables)
def test_every_column_of_a_table_that_travels_is_decided(name):
    told, table = KNOWN.tables[name], TABLE_BY_NAME[name]
    columns = set(table.column_names()) - {"id", "uid"}
    assert not told.fields.keys() & (told.home | set(told.key))
    assert told.fields.keys() | told.home | set(told.key) == columns
    assert ("uid" in table.column_names()) == (not told.key)


def test_every_table_and_column_that_travels_has_a_word_and_no_two_the_same():
    for told in KNOWN.tables.values():
        assert told.label
        assert all(told.fields.values()), told.name
        assert len(set(told.fields.values())) == len(told.fields), told.name
    assert len({told.label for told in KNOWN.tables.values()}) == len(KNOWN.tables)


@pytest.mark.parametrize("name", KNOWN.tables)
def test_what_travels_points_only_to_what_travels_the_same_way(name):
    told, table = KNOWN.tables[name], TABLE_BY_NAME[name]
    for one in (*told.key, *told.fields):
        other = referred(table, one)
        if other is not None:
            goes = KNOWN.tables[other.table_name()].goes
            assert told.goes <= goes or (column(table, one).null and goes)


def test_matches_and_private_parts_name_columns_that_there_are():
    for told in KNOWN.tables.values():
        assert {name for names in told.match for name in names} <= told.fields.keys()
    for part in KNOWN.private:
        assert all(column in KNOWN.tables[table].fields for table, column in part.columns)
        for rows in part.rows:
            table = TABLE_BY_NAME[rows.table]
            judged = referred(table, rows.through) if rows.through else table
            assert judged is not None
            assert rows.where.keys() <= set(judged.column_names())
            assert (rows.only or {}).keys() <= set(table.column_names())


def test_what_tells_the_year_of_a_row_begins_with_it():
    for told in KNOWN.tables.values():
        for name in told.year:
            kept = column(TABLE_BY_NAME[told.name], name)
            assert isinstance(kept, DayField | PartialDateField) or name in {"year", "period"}


@pytest.mark.parametrize("text", ["format = ", "format = 2", "format = 1\n[[table]]\nname = 'a'"])
def test_a_file_that_cannot_be_read_is_told_with_its_name(tmp_path, text):
    folder = tmp_path / "exchange"
    folder.mkdir()
    (folder / FILE).write_text(text, "utf-8")
    copytree(RULES.parent / "journal", tmp_path / "journal")
    with pytest.raises(StorageError, match=FILE):
        read_exchange(folder)


def test_without_the_words_of_tables_and_columns_that_file_is_told(tmp_path):
    copytree(RULES.parent / "exchange", tmp_path / "exchange")
    with pytest.raises(StorageError, match=r"words\.toml"):
        read_exchange(tmp_path / "exchange")
