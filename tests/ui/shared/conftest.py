"""A themed application, a desk on a real database, and pages of paper for the preview."""

from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from reportlab.pdfgen import canvas

from dangjian_desktop.host.settings import Theme
from dangjian_desktop.operations.runner import Runner
from dangjian_desktop.ui.shared import theme
from dangjian_desktop.ui.shared.desk import Desk

RESOURCES = Path(__file__).parents[3] / "resources"
A4_LANDSCAPE = (841.89, 595.28)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The offscreen platform grumbles about windows it cannot move or raise; no fault of ours."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support"))


@pytest.fixture(autouse=True)
def themed(qapp: QApplication) -> Iterator[QApplication]:
    """Fonts, icons and the light look; another look of one test does not reach the next."""
    theme.prepare(qapp, RESOURCES)
    theme.apply_theme(qapp, Theme.LIGHT)
    yield qapp
    theme.apply_theme(qapp, Theme.LIGHT)


@pytest.fixture
def desk(runner: Runner, on: date, qapp: QApplication) -> Desk:
    """The desk of most tests, on the day `on`."""
    return Desk(runner, lambda: on)


@pytest.fixture
def three_pages() -> bytes:
    """A PDF of three A4 pages lying, the first with a black square of exactly one inch."""
    made = BytesIO()
    paper = canvas.Canvas(made, A4_LANDSCAPE)
    paper.rect(72, 72, 72, 72, stroke=0, fill=1)
    for _ in range(3):
        paper.showPage()
    paper.save()
    return made.getvalue()
