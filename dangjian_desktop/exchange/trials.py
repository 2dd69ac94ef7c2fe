"""Tries a file from outside in a child process before the program itself reads it.

For files that are read by libraries which build up what they read, and cannot hand it over: forms
of superiors, the emblem. Such a file does in the child, under limits, whatever it does to who reads
it; the same bytes then do no more to the program.
"""

from dangjian_desktop.exchange.child_process import child_process
from dangjian_desktop.exchange.limits import ReadLimits


def trial_fault(module: str, content: bytes, limits: ReadLimits) -> str:
    """Return how a trial went: "" when it came to an end, in whatever words.

    Blocks until it is over; may be called from any thread.

    Args:
        module: Its `trial` reads the bytes as the program will, and swallows its own refusals.
        content: Of the file.
        limits: Memory and seconds.

    Returns:
        ``out_of_memory``, ``timed_out``, ``damaged`` for a child that was brought down, or "".
    """
    arguments = [module, str(limits.memory_bytes), str(limits.seconds)]
    with child_process("trial_child", arguments, limits.seconds) as child:
        child.give(content)
        return child.end_code()
