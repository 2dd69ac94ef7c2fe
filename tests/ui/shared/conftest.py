"""Pages of paper for the preview."""

from io import BytesIO

import pytest
from reportlab.pdfgen import canvas

A4_LANDSCAPE = (841.89, 595.28)


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
