"""What a printed sheet could not show, told beside it."""

from collections.abc import Iterable

from dangjian_desktop.cli.context import Context


def tell_left_out(context: Context, places: Iterable[str], photos: Iterable[str]) -> None:
    """Tell what was left out of paper that was made all the same.

    Args:
        context: Says it. places: where a character stands that no font has, with 〓 for it.
        photos: Names of those whose photo could not be read.
    """
    for place in places:
        context.tell(f"字库里没有{place}里〓处的字，已印成方框和编码。请核对这个字。")
    for name in photos:
        context.tell(f"{name}的照片读不出来，没有印上。请重新放一张。")
