"""Opening with the system's program, a real one put on the path."""

import time

import pytest

from dangjian_desktop.host.errors import HostError
from dangjian_desktop.host.opener import open_path, outer_environment


def test_a_document_is_handed_over_by_its_full_name(tmp_path, program_on_path, monkeypatch):
    called = program_on_path("xdg-open", 'printf "%s" "$1" > $log')
    monkeypatch.chdir(tmp_path)
    (tmp_path / "-名册 1.PDF").write_text("x")
    open_path((tmp_path / "-名册 1.PDF").relative_to(tmp_path))
    assert called.read_text() == str(tmp_path / "-名册 1.PDF")


def test_a_folder_is_handed_over(tmp_path, program_on_path):
    called = program_on_path("xdg-open", 'printf "%s" "$1" > $log')
    open_path(tmp_path)
    assert called.read_text() == str(tmp_path)


def test_a_viewer_that_stays_open_does_not_hold_us_up(tmp_path, program_on_path):
    program_on_path("xdg-open", "exec sleep 4")
    start = time.monotonic()
    open_path(tmp_path)
    assert time.monotonic() - start < 3


def test_a_file_that_is_gone_is_told(tmp_path):
    with pytest.raises(HostError) as caught:
        open_path(tmp_path / "gone.pdf")
    assert caught.value.code == "path.missing"


@pytest.mark.parametrize(
    "name", ["a.exe", "a.desktop", "a.sh", "a.bat", "a.html", "a", "a.pdf.lnk"]
)
def test_what_could_be_a_program_is_not_opened(tmp_path, program_on_path, name):
    called = program_on_path("xdg-open", "echo called > $log")
    (tmp_path / name).write_text("x")
    with pytest.raises(HostError) as caught:
        open_path(tmp_path / name)
    assert caught.value.code == "opener.no_document"
    assert not called.exists()


def test_a_system_that_cannot_open_it_is_told(tmp_path, program_on_path):
    program_on_path("xdg-open", "exit 3")
    with pytest.raises(HostError) as caught:
        open_path(tmp_path)
    assert caught.value.code == "opener.no_program"
    assert str(tmp_path) in caught.value.sentence


def test_a_system_without_an_opener_is_told(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(HostError) as caught:
        open_path(tmp_path)
    assert caught.value.code == "opener.no_program"


def test_other_programs_do_not_get_a_frozen_programs_libraries(monkeypatch):
    monkeypatch.setenv("LD_LIBRARY_PATH", "/opt/ours")
    assert outer_environment()["LD_LIBRARY_PATH"] == "/opt/ours"
    monkeypatch.setattr("sys.frozen", True, raising=False)
    assert "LD_LIBRARY_PATH" not in outer_environment()
    monkeypatch.setenv("LD_LIBRARY_PATH_ORIG", "/opt/theirs")
    assert outer_environment()["LD_LIBRARY_PATH"] == "/opt/theirs"
