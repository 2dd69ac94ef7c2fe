"""`demo` builds the mine once; `demo-window` keeps it apart from the user's own data."""

from pathlib import Path

from python_calamine import CalamineWorkbook

from dangjian_desktop.cli.window import WindowRequest
from dangjian_desktop.host.paths import DataFolder, data_folder, demo_folder
from tests.cli.conftest import Command


def test_demo_builds_the_mine_everywhere_alike_and_refuses_a_folder_in_use(
    command: Command, tmp_path: Path, demo_file: bytes
) -> None:
    ran = command("--json", "demo")
    assert ran.code == 0
    assert ran.answer["branches"] == 15
    assert 440 <= ran.answer["people"] <= 480
    assert ran.answer["activities"] > 1000
    again = command("--json", "demo")
    assert (again.code, again.out) == (3, "")
    assert "已有数据" in again.err

    other = tmp_path / "另一处"
    command("--data", other, "find", "zs")
    DataFolder(other).database.write_bytes(demo_file)
    found = command("--json", "find", "zs").out
    assert command("--data", other, "--json", "find", "zs").out == found != "[]\n"
    sheets = []
    for place in ((), ("--data", other)):
        target = tmp_path / f"{len(sheets)}.xlsx"
        assert command(*place, "export", "roster", target, "--unmasked").code == 0
        sheets.append(CalamineWorkbook.from_path(target).get_sheet_by_index(0).to_python())
    assert sheets[0] == sheets[1]
    assert len(sheets[0]) > 440


def test_demo_window_asks_for_the_window_beside_the_own_data(
    command: Command, tmp_path: Path
) -> None:
    asked = command("demo-window", "--out", tmp_path / "out").code
    assert isinstance(asked, WindowRequest)
    assert asked.is_demo
    assert asked.pictures == tmp_path / "out"
    assert demo_folder().path != data_folder(None).path
