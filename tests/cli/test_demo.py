"""`demo` builds the mine once; `demo-window` keeps it apart from the user's own data."""

from pathlib import Path

from dangjian_desktop.cli.window import WindowRequest
from dangjian_desktop.host.paths import data_folder, demo_folder
from tests.cli.conftest import Command


def test_demo_builds_the_mine_and_refuses_a_folder_in_use(command: Command) -> None:
    ran = command("--json", "demo")
    assert ran.code == 0
    assert ran.answer["branches"] == 15
    assert 440 <= ran.answer["people"] <= 480
    assert ran.answer["activities"] > 1000
    again = command("--json", "demo")
    assert (again.code, again.out) == (3, "")
    assert "已有数据" in again.err


def test_two_builds_export_the_same(command: Command, tmp_path: Path) -> None:
    found = []
    for name in ("一", "二"):
        command("--data", tmp_path / name, "demo")
        target = tmp_path / f"{name}.xlsx"
        command("--data", tmp_path / name, "export", "roster", target, "--unmasked")
        found.append(command("--data", tmp_path / name, "--json", "find", "zs").out)
    assert found[0] == found[1] != "[]\n"


def test_demo_window_asks_for_the_window_beside_the_own_data(
    command: Command, tmp_path: Path
) -> None:
    asked = command("demo-window", "--out", tmp_path / "out").code
    assert isinstance(asked, WindowRequest)
    assert asked.is_demo
    assert asked.pictures == tmp_path / "out"
    assert demo_folder().path != data_folder(None).path
