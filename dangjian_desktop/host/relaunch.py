"""Starting this program once more, for another data folder."""

import subprocess
import sys
from collections.abc import Sequence

from dangjian_desktop.host.opener import outer_environment


def start_again(arguments: Sequence[str]) -> None:
    """Start a second process of the program that lives on when this one ends."""
    program = [sys.executable]
    if not getattr(sys, "frozen", False):
        program += ["-m", "dangjian_desktop"]
    subprocess.Popen(
        [*program, *arguments],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=outer_environment(),
        start_new_session=True,
    )
