"""The program's own table of roles, and one that cannot be read."""

import pytest

from dangjian_desktop.domain.rights import Role
from dangjian_desktop.storage.errors import StorageError
from dangjian_desktop.storage.models import TABLE_BY_NAME
from dangjian_desktop.storage.shipped_roles import OPERATIONS, ROLES, read_roles
from tests.roles import ROLES as FOLDER


def test_every_role_is_declared_and_each_table_has_its_column():
    table = read_roles(FOLDER)
    assert set(table.roles) == set(Role)
    for name, own in table.own_tables.items():
        assert own.column in TABLE_BY_NAME[name].column_names()
        assert own.of == "" or own.of in table.own_tables


@pytest.mark.parametrize("broken", [ROLES, OPERATIONS])
def test_a_file_that_is_missing_or_wrong_is_told(tmp_path, broken):
    for name in (ROLES, OPERATIONS):
        (tmp_path / name).write_bytes((FOLDER / name).read_bytes())
    (tmp_path / broken).write_text("role = [", "utf-8")
    with pytest.raises(StorageError, match="角色的权限表读不出来") as raised:
        read_roles(tmp_path)
    assert raised.value.code == "roles"
