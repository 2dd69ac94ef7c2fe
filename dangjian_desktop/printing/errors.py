"""What can go wrong on the way to paper, each with one Chinese sentence for the user."""

from dangjian_desktop.domain.problems import SentenceError


class PrintingError(SentenceError):
    """Raised when a sheet cannot be printed; the sentence says what is wrong and what to do."""


class DetailError(PrintingError):
    """Raised when private data is about to reach a sheet that others will read."""


class PaperError(PrintingError):
    """Raised when a paper is not known or cannot hold the sheet."""


class FileError(PrintingError):
    """Raised when the finished document cannot be written; an earlier file is left as it was."""
