"""How grave a check of the 台账体检 is, as a chip."""

from dangjian_desktop.domain.checks import SEVERITY_WORDS, Check, FindingSeverity
from dangjian_desktop.ui.shared.query_model import ChipLook
from dangjian_desktop.ui.shared.theme import Tone
from dangjian_desktop.ui.shared.wording import tr

TONES = {
    FindingSeverity.ERROR: Tone.BAD,
    FindingSeverity.WARNING: Tone.WARN,
    FindingSeverity.HINT: Tone.INFO,
}


def severity_chip(check: Check, count: int | None = None) -> ChipLook:
    """Return the chip that says how grave a check is, with a number where one is given."""
    word = tr(SEVERITY_WORDS[check.severity])
    return ChipLook(word if count is None else f"{word} {count}", TONES[check.severity])
