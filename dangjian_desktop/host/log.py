"""The log file: what went wrong and where, for whoever mends it, without personal data.

Log through the standard library (`logging.getLogger(__name__)`), in English, rows by id. Whatever
reaches the file has gone through `redaction`, tracebacks included. The file turns over at a
megabyte, five are kept.
"""

import logging
import sys
from contextlib import suppress
from dataclasses import dataclass
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Final

from dangjian_desktop.host.errors import host_error
from dangjian_desktop.host.redaction import redacted

LOG_NAME: Final = "dangjian.log"
_LINE: Final = "%(asctime)s %(levelname)s %(name)s [%(threadName)s] %(message)s"
_MOST_BYTES: Final = 1024 * 1024
_OLD_FILES: Final = 4


@dataclass(frozen=True, slots=True)
class Log:
    """An open log file.

    Attributes:
        file: Where it is, for the window's "open the log".
    """

    file: Path
    _handler: logging.Handler

    def stop(self) -> None:
        """Close the file and let nothing more into it.

        On a full disk its last lines are lost: whoever is closing the data has more to do.
        """
        logging.captureWarnings(False)
        logging.getLogger().removeHandler(self._handler)
        with suppress(OSError):
            self._handler.close()


def start_log(folder: Path, level: int = logging.INFO) -> Log:
    """Send everything that is logged in this process to the file in this folder.

    Args:
        folder: An existing folder.
        level: The least weight that is written.

    Raises:
        HostError: When the file cannot be opened.
    """
    file = folder / LOG_NAME
    try:
        handler = _FileHandler(
            file,
            maxBytes=_MOST_BYTES,
            backupCount=_OLD_FILES,
            encoding="utf-8",
            errors="backslashreplace",
        )
    except OSError as error:
        raise host_error(error, file) from error
    handler.setFormatter(RedactingFormatter(_LINE))
    handler.setLevel(level)
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(min(level, root.level or level))
    logging.captureWarnings(True)
    return Log(file, handler)


class RedactingFormatter(logging.Formatter):
    """Formats a record and takes personal data out of all of it but the time.

    A formatter and not a filter: a filter would change the record for every other reader, and
    would see the traceback only after it has been made into text.
    """

    def format(self, record: logging.LogRecord) -> str:
        """Return the redacted lines of one record."""
        # A copy, because the standard formatter keeps the traceback's text in the record, where
        # another handler may have left it unredacted.
        own = logging.makeLogRecord(record.__dict__)
        own.exc_text = None
        own.msg, own.args = redacted(_message_of(record)), None
        return super().format(own)

    def formatException(self, ei: object) -> str:
        """Return the redacted traceback; it holds no local variables."""
        return redacted(super().formatException(ei))  # type: ignore[arg-type]  # as logging gives it

    def formatStack(self, stack_info: str) -> str:
        """Return the redacted stack."""
        return redacted(super().formatStack(stack_info))


class _FileHandler(RotatingFileHandler):
    """A rotating file that says once that it cannot write, and does not print the record."""

    _told = False

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: ARG002 - not to be shown
        """Tell the terminal, if there is one, without the record, which is not redacted."""
        if not self._told and sys.stderr is not None:
            self._told = True
            sys.stderr.write("日志写不进去，程序继续运行。请检查磁盘空间。\n")


def _message_of(record: logging.LogRecord) -> str:
    try:
        return record.getMessage()
    except Exception as error:  # noqa: BLE001 - arguments that do not fit must not hide the record
        return f"{record.msg} [{type(error).__name__} in its arguments]"
