"""The log file, with canaries."""

import logging
import subprocess
import sys
import textwrap
import warnings

import pytest

from dangjian_desktop.host.errors import HostError
from dangjian_desktop.host.log import LOG_NAME, start_log
from dangjian_desktop.host.redaction import Private

ID, PHONE, NAME = "99010119800101001X", "13800138000", "张三"


@pytest.fixture
def log(tmp_path):
    """An open log in an empty folder."""
    folder = tmp_path / "log"
    folder.mkdir()
    root = logging.getLogger()
    level = root.level
    opened = start_log(folder)
    yield opened
    opened.stop()
    root.setLevel(level)


def text_of(log) -> str:
    text = log.file.read_text(encoding="utf-8")
    for canary in (ID, PHONE, NAME, ID[:-1]):
        assert canary not in text
    return text


def test_messages_and_arguments_lose_their_personal_data(log):
    logger = logging.getLogger("dangjian_desktop.test")
    logger.info("row %d of %s, phone %s", 7, NAME, PHONE)
    logger.warning(f"bad number {ID}")
    logger.info("number %d", int(ID[:-1]))
    logger.info("by name %(who)s", {"who": NAME})
    logger.info("path %s", Private("/home/secretary/list.xlsx"))
    text = text_of(log)
    assert "row 7 of [han], phone [number]" in text
    assert "path [private]" in text
    assert "WARNING dangjian_desktop.test" in text


def test_tracebacks_lose_their_personal_data_and_keep_the_place(log, tmp_path):
    def read(secret):
        raise ValueError(f"no date: {secret}")

    try:
        try:
            read(f"{NAME} {ID}")
        except ValueError as error:
            error.add_note(f"phone {PHONE}")
            raise RuntimeError(PHONE) from error
    except RuntimeError:
        logging.getLogger("x").exception("failed for %s", NAME, stack_info=True)  # 张三
    text = text_of(log)
    assert "in read" in text
    assert "ValueError: no date: [han] [number]" in text
    assert "RuntimeError: [number]" in text


def test_a_traceback_that_another_handler_has_already_made_is_not_taken_over(log, caplog):
    logger = logging.getLogger("x")
    try:
        raise ValueError(ID)
    except ValueError:
        record = logger.makeRecord("x", logging.ERROR, "f", 1, "bad", (), sys.exc_info())
    logging.Formatter().format(record)
    assert ID in record.exc_text
    logger.handle(record)
    assert "ValueError: [number]" in text_of(log)
    assert ID in record.exc_text  # and the record is left as it was for other readers


def test_arguments_that_do_not_fit_hide_nothing(tmp_path):
    script = textwrap.dedent(
        """
        import logging, sys
        from pathlib import Path
        from dangjian_desktop.host.log import start_log
        log = start_log(Path(sys.argv[1]))
        logging.getLogger("x").info("two %s %s", "张三")
        log.stop()
        """
    )
    run = subprocess.run([sys.executable, "-c", script, tmp_path], capture_output=True, check=True)
    assert run.stderr == b""
    written = (tmp_path / LOG_NAME).read_text(encoding="utf-8")
    assert "two %s %s [TypeError in its arguments]" in written


def test_warnings_reach_the_log(tmp_path):
    script = textwrap.dedent(
        """
        import sys, warnings
        from pathlib import Path
        from dangjian_desktop.host.log import start_log
        log = start_log(Path(sys.argv[1]))
        warnings.warn("about 张三")
        log.stop()
        """
    )
    subprocess.run([sys.executable, "-c", script, tmp_path], check=True)
    assert "UserWarning: about [han]" in (tmp_path / LOG_NAME).read_text(encoding="utf-8")


def test_the_file_turns_over_and_five_are_kept(log):
    logger = logging.getLogger("x")
    line = "y" * 100_000
    for _ in range(80):
        logger.info(line)
    files = sorted(log.file.parent.iterdir())
    assert [file.name for file in files] == [LOG_NAME, *(f"{LOG_NAME}.{n}" for n in range(1, 5))]
    assert all(file.stat().st_size <= 1024 * 1024 for file in files)


def test_after_stopping_nothing_is_written(log):
    log.stop()
    logging.getLogger("x").error("late")
    assert "late" not in text_of(log)


def test_a_folder_that_is_gone_is_told(tmp_path):
    with pytest.raises(HostError) as caught:
        start_log(tmp_path / "gone")
    assert caught.value.code == "path.missing"


def test_a_log_that_cannot_be_written_says_so_once_without_the_record(tmp_path):
    script = textwrap.dedent(
        f"""
        import logging, resource, signal, sys
        from pathlib import Path
        from dangjian_desktop.host.log import start_log
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        log = start_log(Path(sys.argv[1]))
        resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))
        for _ in range(3):
            logging.getLogger("x").error("about {ID} %s", "{NAME}" * 200)
        """
    )
    run = subprocess.run(
        [sys.executable, "-B", "-c", script, tmp_path], capture_output=True, check=True
    )
    said = run.stderr.decode("utf-8")
    assert said.count("日志写不进去") == 1
    assert ID not in said
    assert NAME not in said


def test_python_warnings_are_given_back_after_stopping(log):
    shown = warnings.showwarning
    log.stop()
    assert warnings.showwarning is not shown


def test_a_log_that_cannot_be_written_can_be_closed(tmp_path):
    script = textwrap.dedent(
        """
        import logging, resource, signal, sys
        from pathlib import Path
        from dangjian_desktop.host.log import start_log
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        log = start_log(Path(sys.argv[1]))
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
        logging.getLogger("x").error("something")
        log.stop()
        print("closed")
        """
    )
    run = subprocess.run(
        [sys.executable, "-B", "-c", script, tmp_path], capture_output=True, check=False
    )
    assert run.stdout == b"closed\n"
