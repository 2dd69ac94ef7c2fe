"""What is wrong with a filter or a view, in the language of the window."""

from dangjian_desktop.domain.problems import Address, Fault
from dangjian_desktop.ui.shared.wording import in_words


def fault_sentence(fault: Fault) -> str:
    """Return what is wrong and what to do."""
    return in_words(fault.at(Address()))
