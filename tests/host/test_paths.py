"""Where resources and data stand, in a checkout, a wheel, a frozen and a portable program."""

import os
import shutil
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

import dangjian_desktop
from dangjian_desktop.host.errors import HostError
from dangjian_desktop.host.paths import DataFolder, data_folder, demo_folder, resources

PACKAGE = Path(dangjian_desktop.__file__).parent


def answer(script: str, package_home: Path) -> str:
    """Run a script in another process that has the package from this folder."""
    run = subprocess.run(
        [sys.executable, "-B", "-c", textwrap.dedent(script)],
        cwd=package_home,
        capture_output=True,
        text=True,
        check=True,
    )
    return run.stdout.strip()


@pytest.fixture
def installed(tmp_path: Path) -> Path:
    """A folder with a copy of what is needed of the package, as site-packages has it."""
    site = tmp_path / "site"
    for name in ("__init__.py", "host", "domain"):
        source, target = PACKAGE / name, site / "dangjian_desktop" / name
        if source.is_dir():
            shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            target.parent.mkdir(parents=True)
            shutil.copy(source, target)
    return site


WHERE = """
    from dangjian_desktop.host.errors import HostError
    from dangjian_desktop.host.paths import resources
    try:
        print(resources())
    except HostError as error:
        print(error.code)
"""


def test_a_checkout_has_its_resources_beside_the_package():
    assert resources() == PACKAGE.parent / "resources"
    assert (resources() / "fonts").is_dir()


def test_a_wheel_has_its_resources_in_the_package(installed):
    inside = installed / "dangjian_desktop" / "resources"
    inside.mkdir()
    assert answer(WHERE, installed) == str(inside)


def test_a_frozen_program_has_its_resources_where_it_was_unpacked(installed, tmp_path):
    unpacked = tmp_path / "unpacked"
    (unpacked / "resources").mkdir(parents=True)
    (installed / "dangjian_desktop" / "resources").mkdir()
    frozen = f"    import sys; sys._MEIPASS = {str(unpacked)!r}"
    assert answer(frozen + WHERE, installed) == str(unpacked / "resources")


def test_a_program_copied_without_its_resources_says_so(installed):
    assert answer(WHERE, installed) == "resources.missing"


def test_the_data_stands_in_the_users_own_place(home):
    assert data_folder(None).path == home / ".local/share/dangjian-desktop"


def test_an_explicit_folder_is_taken_and_made_absolute(tmp_path, monkeypatch, home):
    monkeypatch.chdir(tmp_path)
    assert data_folder(Path("数据")).path == tmp_path / "数据"
    assert data_folder(Path("~/d")).path == home / "d"


def test_the_demonstration_is_kept_apart(home):
    assert demo_folder().path == home / ".local/share/dangjian-desktop-demo"


def test_a_portable_copy_has_its_data_beside_it(tmp_path, monkeypatch):
    program = tmp_path / "stick" / "dangjian"
    (program.parent / "data").mkdir(parents=True)
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(program))
    assert data_folder(None).path == program.parent / "data"
    assert demo_folder().path == program.parent / "data-demo"


def test_a_frozen_program_without_a_data_folder_is_not_portable(tmp_path, monkeypatch, home):
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "dangjian"))
    assert data_folder(None).path.is_relative_to(home)


def test_preparing_makes_the_folder_for_its_owner_only_and_leaves_no_trace(tmp_path):
    folder = DataFolder(tmp_path / "a" / "支部")
    folder.prepare()
    folder.prepare()
    assert sorted(entry.name for entry in folder.path.iterdir()) == ["backups", "log"]
    assert folder.path.stat().st_mode & 0o077 == 0
    assert folder.database == folder.path / "branch.db"
    assert folder.settings.parent == folder.path


def test_a_file_in_the_folders_place_is_told(tmp_path):
    (tmp_path / "taken").write_text("x")
    for path in (tmp_path / "taken", tmp_path / "taken" / "below"):
        with pytest.raises(HostError) as caught:
            DataFolder(path).prepare()
        assert caught.value.code == "path.not_folder"


@pytest.mark.skipif(sys.platform == "win32", reason="no pipes and devices of this kind there")
@pytest.mark.parametrize("what", ["pipe", "folder", "device"])
@pytest.mark.parametrize(
    "name",
    ["branch.db", "branch.db-journal", "branch.keys", "in-use.lock", "log/dangjian.log"],
)
def test_what_is_no_file_in_the_place_of_one_is_refused_and_not_waited_for(tmp_path, name, what):
    folder = DataFolder(tmp_path)
    folder.make()
    match what:
        case "pipe":
            os.mkfifo(tmp_path / name)
        case "folder":
            (tmp_path / name).mkdir()
        case _:
            (tmp_path / name).symlink_to("/dev/zero")
    with pytest.raises(HostError) as caught:
        folder.make()
    assert caught.value.code == "file.special"
    assert f"“{tmp_path / name}”" in caught.value.sentence
    assert "请把它移走" in caught.value.sentence


@pytest.fixture
def small_disk(tmp_path):
    """A disk of its own with 16 KB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=16k", "tmpfs", folder],
        capture_output=True,
        check=False,
    )
    if mounted.returncode != 0:
        pytest.skip("this container may not mount")
    yield folder
    subprocess.run(["umount", folder], check=True)


def test_a_read_only_place_is_told_by_the_folders_own_name(small_disk):
    DataFolder(small_disk / "data").prepare()
    subprocess.run(["mount", "-o", "remount,ro", small_disk], check=True)
    with pytest.raises(HostError) as caught:
        DataFolder(small_disk / "data").prepare()
    assert caught.value.code == "disk.read_only"
    assert f"“{small_disk / 'data'}”" in caught.value.sentence


def test_a_full_place_is_told(small_disk):
    DataFolder(small_disk / "data").prepare()
    with pytest.raises(OSError, match="No space"), (small_disk / "filler").open("wb") as file:
        file.write(b"x" * 100_000)
    with pytest.raises(HostError) as caught:
        DataFolder(small_disk / "data").prepare()
    assert caught.value.code == "disk.full"
