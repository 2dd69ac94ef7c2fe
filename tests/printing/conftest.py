"""What the tests of paper share."""

import pytest

from dangjian_desktop.printing.fonts import Fonts
from dangjian_desktop.printing.ink import Ink
from dangjian_desktop.printing.privacy import DetailLevel
from tests.printing.samples import FONT_FOLDER


@pytest.fixture(scope="session")
def fonts() -> Fonts:
    """The shipped fonts; reading them costs a tenth of a second each."""
    return Fonts(FONT_FOLDER)


@pytest.fixture
def ink(fonts: Fonts) -> Ink:
    """The ink of a document for the archive."""
    return Ink(fonts, DetailLevel.ARCHIVE)
