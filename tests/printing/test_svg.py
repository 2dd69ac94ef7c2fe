"""Drawings in SVG: exactly as they are, or refused in words."""

import io

import pypdfium2
import pytest
from reportlab.pdfgen.canvas import Canvas

from dangjian_desktop.printing.errors import PrintingError
from dangjian_desktop.printing.svg import MOST_BYTES, MOST_STEPS, draw_svg, read_svg

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100">'


def svg(body: str, head: str = HEAD) -> bytes:
    return f"{head}{body}</svg>".encode()


def drawn(content: bytes, width=100, height=100):
    """Return the picture of a drawing on a page of a point a pixel."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(width, height), invariant=1)
    draw_svg(canvas, read_svg(content), 0, 0, width, height)
    canvas.save()
    with pypdfium2.PdfDocument(buffer.getvalue()) as pdf:
        return pdf[0].render().to_pil().convert("RGB")


RED, WHITE, BLUE = (255, 0, 0), (255, 255, 255), (0, 0, 255)


@pytest.mark.parametrize(
    ("body", "inside", "outside"),
    [
        ('<rect x="20" y="10" width="40" height="30" fill="red"/>', (30, 20), (30, 50)),
        ('<circle cx="50" cy="50" r="20" fill="#f00"/>', (50, 33), (33, 33)),
        ('<ellipse cx="50" cy="50" rx="40" ry="10" style="fill:rgb(255,0,0)"/>',
         (15, 50), (50, 65)),
        ('<polygon points="10,10 90,10 50,90" fill="#FF0000"/>', (50, 60), (15, 80)),
        ('<path d="M10 10H90V90H10z" fill="red"/>', (80, 80), (5, 5)),
        ('<path d="m10,10 80,0 0,80 -80,0z" fill="red"/>', (80, 80), (95, 95)),
        ('<path d="M10 50A40 40 0 0 1 90 50Z" fill="red"/>', (50, 20), (50, 60)),
        ('<path d="M10 50a40 40 0 1090 0z" fill="red"/>', (50, 70), (50, 30)),
        ('<path d="M10 50Q50-30 90 50T90 50Z" fill="red"/>', (50, 30), (50, 60)),
        ('<path d="M0 0C0 50 50 100 100 100S100 50 100 0Z" fill="red"/>', (60, 50), (10, 90)),
        ('<g transform="translate(50 0) scale(.5)"><rect width="60" height="60" fill="red"/></g>',
         (60, 20), (30, 20)),
        ('<style>.a{fill:red} /* x */ #b{fill:none}</style><rect class="a" width="50" height="50"/>'
         '<rect id="b" x="60" width="30" height="30"/>', (20, 20), (70, 20)),
        ('<rect class="a" width="50" height="50"/><style>.a{fill:red}</style>', (20, 20), (70, 20)),
        ('<g fill="red"><rect width="50" height="50"/></g>', (20, 20), (70, 20)),
        ('<defs><linearGradient id="g"><stop/></linearGradient></defs><title>无</title>'
         '<rect width="50" height="50" fill="red"/>', (20, 20), (70, 20)),
        ('<rect width="50" height="50" fill="red"/><rect width="100" height="100" display="none"/>',
         (20, 20), (70, 20)),
        ('<line x1="0" y1="50" x2="100" y2="50" stroke="red" stroke-width="10"/>',
         (50, 50), (50, 60)),
    ],
)  # fmt: skip
def test_shapes_stand_where_they_should(body, inside, outside):
    picture = drawn(svg(body))
    if inside[1] >= 0:
        assert picture.getpixel(inside) == RED
    assert picture.getpixel(outside) == WHITE


def test_a_hole_is_left_by_the_rule_that_the_drawing_names():
    outline = "M10 10H90V90H10Z M30 30H70V70H30Z"
    assert drawn(svg(f'<path d="{outline}" fill="red"/>')).getpixel((50, 50)) == RED
    holed = drawn(svg(f'<path fill-rule="evenodd" d="{outline}" fill="red"/>'))
    assert holed.getpixel((50, 50)) == WHITE
    assert holed.getpixel((20, 20)) == RED


def test_a_drawing_keeps_its_shape_in_another_box():
    picture = drawn(svg('<rect width="100" height="100" fill="red"/>'), width=200)
    assert picture.getpixel((100, 50)) == RED
    assert picture.getpixel((20, 50)) == WHITE
    assert picture.getpixel((180, 50)) == WHITE


def test_a_view_box_may_begin_anywhere_and_width_alone_will_do():
    head = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="-50 -50 100 100">'
    assert drawn(svg('<circle r="20" fill="red"/>', head)).getpixel((50, 50)) == RED
    head = '<svg width="50mm" height="50mm">'
    assert drawn(svg('<circle r="20" fill="red"/>', head)).getpixel((2, 2)) == RED


@pytest.mark.parametrize(
    "body",
    [
        '<rect width="9" height="9" fill="url(#g)"/>',
        "<text>党</text>",
        '<image href="a.png"/>',
        '<rect width="9" height="9" opacity="0.5"/>',
        '<g clip-path="url(#a)"><rect width="9" height="9"/></g>',
        '<rect width="9" height="9" filter="url(#a)"/>',
        '<use href="#a"/>',
        '<svg><rect width="9" height="9"/></svg>',
        "<style>g > rect{fill:red}</style><rect width='9' height='9'/>",
    ],
)
def test_what_would_come_out_altered_is_refused(body):
    with pytest.raises(PrintingError, match="不能原样印出"):
        read_svg(svg(body))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<svg",
        b"<html></html>",
        svg(""),
        svg('<path d="M 1" fill="red"/>'),
        svg('<path d="X 1 2" fill="red"/>'),
        svg('<rect width="9" height="9"/>', '<svg viewBox="0 0 0 0">'),
        svg("<g>" * 80 + '<rect width="9" height="9"/>' + "</g>" * 80),
    ],
)
def test_a_damaged_drawing_is_refused(content):
    with pytest.raises(PrintingError, match="已损坏"):
        read_svg(content)


def test_a_bomb_of_entities_and_endless_lines_are_refused():
    bomb = b'<!DOCTYPE svg [<!ENTITY a "aaaa">]>' + svg('<rect width="9" height="9"/>')
    with pytest.raises(PrintingError, match="ENTITY"):
        read_svg(bomb)
    with pytest.raises(PrintingError, match="过多"):
        read_svg(svg('<path d="M0 0' + "L1 1" * 70_000 + '"/>'))


@pytest.mark.parametrize(
    "body",
    [
        # What stands behind the last step that is taken is not even read.
        pytest.param(f'<path d="M0 0{"h1" * (MOST_STEPS + 1)}!"/>', id="path"),
        pytest.param(f'<polygon points="{"1 " * 2 * (MOST_STEPS + 1)}"/>', id="points"),
        pytest.param("<g/>" * (MOST_STEPS + 1), id="groups"),
        pytest.param(f'<path d="{" " * MOST_BYTES}"/>', id="bytes"),
    ],
)
def test_a_drawing_of_far_too_many_lines_is_refused_before_it_is_built(body):
    with pytest.raises(PrintingError, match="过多的线条"):
        read_svg(svg(body))


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("<style>" + "".join(f".a{n}{{fill:red}}" for n in range(400)) + "</style>", "过多的样式"),
        ("<style>@media print{.a{fill:red}}</style>", "@media print"),
        (f'<rect width="1{" " * 50}x"/>', "原样印出"),
        ('<rect width="1" height="1" transform="scale(1"/>', "transform"),
    ],
)
def test_a_style_that_is_not_followed_exactly_is_refused(body, told):
    with pytest.raises(PrintingError, match=told):
        read_svg(svg(f'{body}<rect class="a" width="1" height="1"/>'))


@pytest.mark.parametrize(
    "body",
    [
        '<path d="M0 0L1e999 1"/>',
        '<path d="M0 0L1e200 1" transform="scale(1e200)"/>',
        '<rect width="1e400" height="1"/>',
        '<rect width="1" height="1" stroke="red" stroke-width="1e300"/>',
    ],
)
def test_a_drawing_without_bounds_is_refused_when_it_is_read(body):
    with pytest.raises(PrintingError, match="已损坏"):
        read_svg(svg(body))


@pytest.mark.parametrize(
    "body",
    [
        "<style>" + "a" * 200_000 + "</style>",
        "<style>" + "/*" * 100_000 + "</style>",
        f'<rect width="1" height="1" class="{"a " * 100_000}"/>',
    ],
)
def test_words_without_end_are_read_once(body):
    assert read_svg(svg(f'{body}<rect width="1" height="1"/>')).paths
