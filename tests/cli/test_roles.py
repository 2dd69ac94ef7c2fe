"""What a role may not do in the window it may not do by a command either."""

from pathlib import Path

import pytest

from dangjian_desktop.domain.rights import Role
from dangjian_desktop.host.paths import DataFolder
from dangjian_desktop.operations.data_keys import add_holder
from tests.cli.conftest import Command

LI = "李书记的口令第一"


@pytest.fixture
def as_role(command: Command, tmp_path: Path):
    """Run a command with the password of somebody of a role; the first one encrypts the data."""
    folder = DataFolder(tmp_path / "数据")

    def file_of(password: str) -> Path:
        file = tmp_path / f"{password}.txt"
        file.write_text(password, "utf-8")
        return file

    assert command("--password-file", file_of(LI), "find", "张三").code == 0
    for role, group in (
        (Role.ORGANISER, ""),
        (Role.GROUP_LEADER, "a group"),
        (Role.VIEWER, ""),
    ):
        add_holder(folder, LI, role.value, f"这是{role.value}的口令", role, group)

    def act(role: Role, *arguments: object):
        password = LI if role is Role.SECRETARY else f"这是{role.value}的口令"
        return command("--password-file", file_of(password), *arguments)

    return act


def test_a_group_leader_is_sent_to_the_window(as_role):
    ran = as_role(Role.GROUP_LEADER, "find", "张三")
    assert ran.code == 3
    assert "党小组长只能看和登记本组的，请在窗口里办理" in ran.err
    assert as_role(Role.SECRETARY, "find", "张三").code == 0  # the folder is free again


def test_the_secretary_alone_restores_and_changes_rules(as_role, tmp_path):
    backup = tmp_path / "一份.backup"
    made = as_role(Role.SECRETARY, "--json", "backup", backup)
    assert made.code == 0
    for role in (Role.ORGANISER, Role.VIEWER):
        ran = as_role(role, "restore", backup)
        assert (ran.code, "没有“恢复备份”的权限。请找书记办理。" in ran.err) == (3, True)
    assert as_role(Role.SECRETARY, "restore", backup).code == 0
