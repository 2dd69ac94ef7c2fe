"""What can go wrong on the way to paper, each with one Chinese sentence for the user."""

from typing import TypeVar

from dangjian_desktop.domain.problems import SentenceError

T = TypeVar("T")


class PrintingError(SentenceError):
    """Raised when a sheet cannot be printed; the sentence says what is wrong and what to do."""


class DetailError(PrintingError):
    """Raised when private data is about to reach a sheet that others will read."""


class PaperError(PrintingError):
    """Raised when a paper is not known or cannot hold the sheet."""


def too_small() -> PaperError:
    """Return what to raise when letters on a paper would be too small to be read."""
    return PaperError("纸张太小，内容放不下，字会小得看不清。请换大一号的纸。")


def with_room(found: T | None) -> T:
    """Return what was found to have room.

    Raises:
        PaperError: When nothing was.
    """
    if found is None:
        raise too_small()
    return found


class FileError(PrintingError):
    """Raised when the finished document cannot be written; an earlier file is left as it was."""
