"""What nobody caught is logged and presented, without personal data."""

import subprocess
import sys
import textwrap
import threading

import pytest

from dangjian_desktop.host.crash import report_of, watch_crashes

ID, NAME = "99010119800101001X", "张三"


@pytest.fixture
def reports():
    """What a presenter was given while the hooks were set."""
    presented: list[str] = []
    restore = watch_crashes(presented.append)
    yield presented
    restore()


def fail(secret: str) -> None:
    local = secret * 2
    raise LookupError(f"nobody like {secret}", len(local))


def crash() -> None:
    try:
        fail(f"{NAME} {ID}")
    except LookupError:
        sys.excepthook(*sys.exc_info())


def test_a_report_names_place_kind_and_program_but_nobody():
    try:
        fail(f"{NAME} {ID}")
    except LookupError as error:
        report = report_of(error)
    assert "in fail" in report
    assert "LookupError: ('nobody like [han] [number]'" in report
    assert "dangjian-desktop 0" in report
    assert f"Python {sys.version_info.major}.{sys.version_info.minor}" in report
    assert NAME not in report
    assert ID not in report


def test_an_uncaught_error_is_logged_and_presented(reports, caplog):
    crash()
    assert len(reports) == 1
    assert "LookupError" in reports[0]
    assert [record.message for record in caplog.records] == ["unexpected error"]


def test_the_same_fault_is_presented_once_and_logged_each_time(reports, caplog):
    for _ in range(3):
        crash()
    assert len(reports) == 1
    assert len(caplog.records) == 3


def test_another_fault_is_presented_too(reports):
    crash()
    try:
        int("x")
    except ValueError:
        sys.excepthook(*sys.exc_info())
    assert len(reports) == 2


def test_an_error_in_a_thread_is_presented(reports):
    thread = threading.Thread(target=fail, args=(NAME,))
    thread.start()
    thread.join()
    assert len(reports) == 1
    assert NAME not in reports[0]


def test_a_thread_that_ends_itself_is_no_fault(reports):
    thread = threading.Thread(target=sys.exit)
    thread.start()
    thread.join()
    assert reports == []


def test_an_error_in_cleaning_up_is_presented(reports):
    class Careless:
        def __del__(self):
            raise RuntimeError(ID)

        def __repr__(self):
            return NAME

    del_me = Careless()
    del del_me
    assert len(reports) == 1
    assert "RuntimeError: [number]" in reports[0]
    assert NAME not in reports[0]


def test_a_presenter_that_fails_is_logged(caplog):
    def broken(report: str) -> None:
        raise OSError("no window")

    restore = watch_crashes(broken)
    try:
        crash()
    finally:
        restore()
    assert [record.message for record in caplog.records] == [
        "unexpected error",
        "the crash report could not be shown",
    ]


def test_the_former_hooks_come_back():
    before = (sys.excepthook, threading.excepthook, sys.unraisablehook)
    restore = watch_crashes(print)
    assert sys.excepthook != before[0]
    restore()
    assert (sys.excepthook, threading.excepthook, sys.unraisablehook) == before


def test_control_c_is_no_crash():
    script = textwrap.dedent(
        """
        from dangjian_desktop.host.crash import watch_crashes
        watch_crashes(lambda report: print("presented"))
        raise KeyboardInterrupt
        """
    )
    run = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False
    )
    assert "presented" not in run.stdout
    assert run.returncode != 0
