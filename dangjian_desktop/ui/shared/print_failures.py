"""What is said of the sheets of a job that could not be made, or not whole."""

from collections.abc import Sequence

from dangjian_desktop.operations.print_jobs import FailedItem
from dangjian_desktop.ui.shared.wording import in_words, tr

#: Failures told one by one before the rest is only counted.
MOST_TOLD = 6


def failures_listed(failed: Sequence[FailedItem]) -> list[str]:
    """Return the first failures with their reasons, a line each."""
    return [
        tr("{name}：{reason}", name=one.name, reason=in_words(one.reason))
        for one in failed[:MOST_TOLD]
    ]


def failed_in_words(failed: Sequence[FailedItem], *, is_all: bool = False) -> str:
    """Return which sheets failed and why, a line each.

    Args:
        failed: What could not be made.
        is_all: Whether nothing else was made either.
    """
    told = failures_listed(failed)
    if len(failed) > MOST_TOLD:
        told.append(tr("另有 {count} 张。", count=len(failed) - MOST_TOLD))
    head = "" if is_all else tr("有 {count} 张没有做成，其余照常：", count=len(failed))
    return "\n".join(filter(None, (head, *told)))


def photos_left_out(names: Sequence[str]) -> str:
    """Return whose photos could not be read and what to do."""
    return tr("{photos}的照片读不出来，没有印上。请重新放一张。", photos=tr("、").join(names))
