"""Whatever is kept about persons says why, where it is printed, and how it is erased."""

import pytest
from peewee import BlobField, CharField, TextField

from dangjian_desktop.domain.people import PERSON_FIELDS
from dangjian_desktop.domain.personal_data import Erasing, PersonalTable
from dangjian_desktop.host.paths import resources
from dangjian_desktop.storage.models import TABLE_BY_NAME, TABLES, Person
from dangjian_desktop.storage.models.base import Table
from dangjian_desktop.storage.shipped import use_shipped
from dangjian_desktop.storage.shipped_privacy import read_privacy
from tests.house.privacy_page import HEADINGS, page, with_table

TOLD = read_privacy(resources() / "privacy")
DECLARED = {table.name: table for table in TOLD.tables}
#: Numbers, dates and choices among the facts of a person are personal as well.
FACTS = {field.key for field in PERSON_FIELDS}
#: Days, sums and marks alone: what they say of somebody stands in the columns that are declared.
IDENTITIES = {"uid"}


def texts_of(table: type[Table]) -> set[str]:
    """Columns that hold words or bytes; codes of enumerations are none."""
    return {
        field.column_name
        for field in table._meta.sorted_fields
        if type(field) in (CharField, TextField, BlobField)
    } - IDENTITIES


def names_somebody(table: type[Table]) -> bool:
    """Whether its rows point to a person."""
    return any(getattr(field, "rel_model", None) is Person for field in table._meta.sorted_fields)


def test_every_text_of_a_table_about_persons_has_a_purpose():
    missing = {
        (table.table_name(), column)
        for table in TABLES
        if (names_somebody(table) or table is Person) and table.table_name() not in TOLD.mentions
        for column in texts_of(table)
        if table.table_name() not in DECLARED
        or (
            column not in DECLARED[table.table_name()].erasing()
            and DECLARED[table.table_name()].owner == "person_id"
        )
    }
    assert missing == set()


def test_every_field_of_a_person_has_a_purpose():
    assert FACTS - DECLARED["person"].erasing().keys() == set()


@pytest.mark.parametrize("table", TOLD.tables, ids=lambda table: table.name)
def test_nothing_is_declared_that_does_not_exist(table: PersonalTable):
    columns = TABLE_BY_NAME[table.name].column_names()
    assert {table.owner, *table.erasing()} - set(columns) == set()
    assert not table.through or table.through in TABLE_BY_NAME


def test_what_tells_who_somebody_is_does_not_stay():
    person = DECLARED["person"].erasing()
    kept = {column for column, how in person.items() if how is Erasing.KEEP}
    assert not kept & {"name", "former_name", "sort_name", "id_number", "mobile_phone", "address"}
    assert not kept & {"household_address", "registered_phone", "remark", "born_on"}


@pytest.mark.parametrize("language", list(HEADINGS))
def test_the_help_shows_the_table_as_it_is_declared(language: str):
    use_shipped(resources())
    text = page(language).read_text("utf-8")
    assert with_table(text, language) == text, "run: python -m tests.house.privacy_page"
