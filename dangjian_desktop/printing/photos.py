"""Photos as they go on paper: upright, cropped evenly to their box, no larger than print needs."""

import io
import warnings

from PIL import Image, ImageOps

#: Dots per inch beyond which paper shows no more.
PRINT_DPI = 300

#: Pictures of more pixels are not opened (the largest honest ones are of 50-megapixel cameras).
MOST_PIXELS = 60_000_000
#: Nor those of a side longer than any camera makes: filling a box they would grow by thousands.
MOST_EDGE = 30_000

_JPEG_QUALITY = 88
_MM_PER_INCH = 25.4


class PhotoError(Exception):
    """Raised when bytes are no picture that can be read."""


def cropped(photo: bytes, width_mm: float, height_mm: float) -> bytes:
    """Return a photo as JPEG that exactly fills a box, cut evenly on both sides.

    What the camera says about its orientation is obeyed and then, like all that it says
    (place, device), left out of the result.

    Raises:
        PhotoError: When the bytes cannot be read as a picture.
    """
    size = (_pixels(width_mm), _pixels(height_mm))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # judged below
            picture = Image.open(io.BytesIO(photo), formats=("JPEG", "PNG", "BMP", "GIF", "WEBP"))
            if picture.width * picture.height > MOST_PIXELS or max(picture.size) > MOST_EDGE:
                raise PhotoError("too many pixels")
            upright = ImageOps.exif_transpose(picture)
            flat = _on_white(upright)
    except (OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError) as error:
        raise PhotoError(str(error)) from error
    fitted = ImageOps.fit(flat, _at_most(flat, size), Image.Resampling.LANCZOS)
    buffer = io.BytesIO()
    fitted.save(buffer, "JPEG", quality=_JPEG_QUALITY)
    return buffer.getvalue()


def _pixels(length_mm: float) -> int:
    return max(1, round(length_mm / _MM_PER_INCH * PRINT_DPI))


def _at_most(picture: Image.Image, size: tuple[int, int]) -> tuple[int, int]:
    # Enlarging adds bytes and nothing to see: keep the shape of the box at the photo's own size.
    scale = min(1.0, picture.width / size[0], picture.height / size[1])
    return max(1, round(size[0] * scale)), max(1, round(size[1] * scale))


def _on_white(picture: Image.Image) -> Image.Image:
    if picture.mode in {"RGBA", "LA", "PA"} or "transparency" in picture.info:
        solid = picture.convert("RGBA")
        ground = Image.new("RGB", solid.size, "white")
        ground.paste(solid, mask=solid.getchannel("A"))
        return ground
    return picture.convert("RGB")
