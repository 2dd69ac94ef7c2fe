"""`history` on a real folder."""

from datetime import date
from pathlib import Path

from dangjian_desktop.domain.rights import Role
from dangjian_desktop.domain.vocabulary import CaseFileKind
from dangjian_desktop.host.paths import DataFolder
from dangjian_desktop.operations.case_files import add_case_file
from dangjian_desktop.operations.data_keys import add_holder
from dangjian_desktop.operations.opening import open_data
from tests import make
from tests.cli.conftest import Command, data_open


def test_what_was_done_is_answered_the_newest_first(command: Command, tmp_path: Path):
    with data_open(tmp_path):
        make.person("张三丰", make.branch())
    found = command("--json", "history").answer
    assert [(one["what"], one["about"]) for one in found] == [
        ("新增人员", ["张三丰"]),
        ("新建组织", [make.BRANCH]),
    ]
    told = {"number", "at", "what", "actor", "about", "changes", "is_taken_back", "noted"}
    assert set(found[0]) == told
    told = command("history", "--limit", "1").out
    assert "新增人员" in told
    assert "张三丰" in told
    assert "新建组织" not in told


def test_nothing_since_a_day_ahead_is_said(command: Command, tmp_path: Path):
    with data_open(tmp_path):
        make.branch()
    assert command("history", "--since", "2999-01-01").out.strip() == "没有改动。"


def test_a_viewer_is_not_told_whom_case_files_are_about(command: Command, tmp_path: Path):
    folder, day = DataFolder(tmp_path / "数据"), date(2026, 11, 2)
    secretary, viewer = "书记的口令第一个", "查看的口令第二个"
    data = open_data(folder, actor="书记", password=secretary)
    person = make.person("张三丰", make.branch())
    kind = CaseFileKind.CARE
    data.runner.run(add_case_file(person_id=person, kind=kind, opened_on=day, on=day))
    data.close()
    add_holder(folder, secretary, "王某", viewer, Role.VIEWER)
    for password, is_told in ((secretary, True), (viewer, False)):
        written = tmp_path / "口令.txt"
        written.write_text(password, "utf-8")
        assert ("登记个案" in command("--password-file", written, "history").out) == is_told
