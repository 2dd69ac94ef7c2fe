"""A picture file made into the small upright portrait that is kept of a person.

The file itself is kept beside it, so that the portrait can be cut again. Whatever the camera wrote
into it (place, time) does not reach the portrait.
"""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRect, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QImageWriter, QPainter

from dangjian_desktop.domain.problems import SentenceError
from dangjian_desktop.host.errors import HostError
from dangjian_desktop.host.reading import read_file
from dangjian_desktop.ui.shared.wording import tr

#: An official portrait stands 5 : 7 (one inch, 25 × 35 mm; two inches, 35 × 49 mm); at 300 dpi
#: this is up to 36 mm wide.
WIDTH, HEIGHT = 430, 602
#: Share of what is cut away in height that is cut at the top: faces stand in the upper half.
CUT_AT_TOP = 0.25
#: The best quality whose bytes are few enough is taken.
QUALITIES = (88, 80, 70, 60, 50, 40, 30)
MOST_KEPT_BYTES = 40 * 1024
_SMALLER = 0.8
_TEN_THOUSAND = 10_000
MOST_BYTES = 20 * 1024 * 1024
#: The largest honest pictures are of 50-megapixel cameras.
MOST_PIXELS = 60_000_000
#: Larger pictures are read at this edge: a portrait needs no more.
LONGEST_EDGE = 3000
SMALLEST_EDGE = 80
KINDS = frozenset({b"jpeg", b"jpg", b"png", b"bmp", b"webp"})
_HEIC_BRANDS = (b"heic", b"heix", b"mif1", b"heim", b"hevc")
_BRAND = slice(4, 12)
#: Marks of a JPEG: where it begins, where the lines of its picture begin, where it ends.
_JPEG_BEGINS, _SCAN_BEGINS, _JPEG_ENDS = b"\xff\xd8", b"\xff\xda", b"\xff\xd9"


class PhotoError(SentenceError):
    """Raised for a file that cannot become a photo."""


@dataclass(frozen=True)
class Picture:
    """A picture that was read.

    Attributes:
        original: The bytes of the file.
        image: Upright as the camera says.
    """

    original: bytes
    image: QImage

    def portrait(self, part: QRect | None = None) -> bytes:
        """Return the portrait as a small JPEG: a part of the picture, scaled, on white.

        Args:
            part: What is kept; None for what `crop_of` proposes.
        """
        return _jpeg(_on_white(_scaled(self.image.copy(part or crop_of(self.image.size())))))


def read_picture(path: Path) -> Picture:
    """Read a picture file.

    Raises:
        PhotoError: When the file is no picture, too large or too small.
        HostError: When the file cannot be read.
    """
    try:
        content = read_file(path, MOST_BYTES)
    except HostError as error:
        if error.code != "file.too_large":
            raise
        raise PhotoError(
            tr("照片“{name}”超过 20 MB。请换一张小一些的。", name=path.name)
        ) from error
    return picture_of(content, path.name)


def picture_of(content: bytes, name: str) -> Picture:
    """Return the picture that bytes hold; size and kind are judged before anything is unpacked.

    Raises:
        PhotoError: When they hold no picture, an animated, too large, too small or broken one.
    """
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    drawn = reader.size()
    if reader.format().data() not in KINDS or not drawn.isValid():
        raise _no_photo(content, name)
    if reader.supportsAnimation() and reader.imageCount() > 1:
        raise PhotoError(tr("“{name}”是动图，不能当照片。请选一张静止的照片。", name=name))
    most = _most_pixels(reader)
    if drawn.width() * drawn.height() > most:
        raise PhotoError(
            tr(
                "照片“{name}”的尺寸太大：{width} × {height} 像素，最多 {most} 万像素。"
                "请用看图软件把它缩小，另存后再选。",
                name=name,
                width=drawn.width(),
                height=drawn.height(),
                most=most // _TEN_THOUSAND,
            )
        )
    if _is_cut_off(content):
        raise PhotoError(
            tr("照片“{name}”不完整，后一部分丢了。请重新复制一次，或换一张。", name=name)
        )
    longest = max(drawn.width(), drawn.height())
    if longest > LONGEST_EDGE:
        reader.setScaledSize(drawn * (LONGEST_EDGE / longest))
    image = reader.read()
    if image.isNull():
        raise PhotoError(tr("照片“{name}”已损坏，读不出来。请换一张。", name=name))
    if min(image.width(), image.height()) < SMALLEST_EDGE:
        raise PhotoError(
            tr(
                "照片“{name}”太小：{width} × {height} 像素，印出来看不清。"
                "请换一张长宽都在 {least} 像素以上的。",
                name=name,
                width=image.width(),
                height=image.height(),
                least=SMALLEST_EDGE,
            )
        )
    return Picture(content, image)


def _most_pixels(reader: QImageReader) -> int:
    """Return how many pixels a picture may have; of fine colours fewer go into Qt's memory."""
    kept = QImage.toPixelFormat(reader.imageFormat()).bitsPerPixel() / 8
    room = QImageReader.allocationLimit() * 1024 * 1024
    return min(MOST_PIXELS, int(room / kept)) if room and kept else MOST_PIXELS


def crop_of(size: QSize) -> QRect:
    """Return the part of a picture that is kept: 5 : 7, its middle, rather from the top."""
    if size.width() * HEIGHT > size.height() * WIDTH:
        width = size.height() * WIDTH // HEIGHT
        return QRect((size.width() - width) // 2, 0, width, size.height())
    height = min(size.width() * HEIGHT // WIDTH, size.height())
    return QRect(0, round((size.height() - height) * CUT_AT_TOP), size.width(), height)


def suffix_of_picture(content: bytes) -> str:
    """Return the suffix that fits the bytes of a picture (.jpg, .png …)."""
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    kind = bytes(QImageReader.imageFormat(buffer).data()).decode()
    return ".jpg" if kind in ("jpeg", "") else f".{kind}"


def _is_cut_off(content: bytes) -> bool:
    """Whether a JPEG ends before its picture does; Qt would draw what is missing grey.

    The end is looked for behind where the picture begins: the small one that cameras put before
    it has an end of its own. What stands behind the end, a short film say, is no matter.
    """
    if not content.startswith(_JPEG_BEGINS):
        return False
    place = len(_JPEG_BEGINS)
    while content[place : place + 1] == b"\xff" and content[place : place + 2] != _SCAN_BEGINS:
        is_filling = content[place + 1 : place + 2] == b"\xff"
        place += 1 if is_filling else 2 + int.from_bytes(content[place + 2 : place + 4])
    return content.find(_JPEG_ENDS, place) < 0


def _no_photo(content: bytes, name: str) -> PhotoError:
    brand = content[_BRAND]
    if brand[:4] == b"ftyp" and brand[4:] in _HEIC_BRANDS:
        return PhotoError(
            tr("“{name}”是手机的 HEIC 照片，这里读不出来。请在手机上另存为 JPG。", name=name)
        )
    return PhotoError(tr("“{name}”不是照片。请选 JPG、PNG、BMP 或 WebP 文件。", name=name))


def _scaled(part: QImage) -> QImage:
    if part.width() <= WIDTH:
        return part
    smooth = Qt.TransformationMode.SmoothTransformation
    return part.scaled(QSize(WIDTH, HEIGHT), Qt.AspectRatioMode.IgnoreAspectRatio, smooth)


def _on_white(image: QImage) -> QImage:
    ground = QImage(image.size(), QImage.Format.Format_RGB32)
    ground.fill(Qt.GlobalColor.white)
    painter = QPainter(ground)
    painter.drawImage(0, 0, image)
    painter.end()
    return ground


def _jpeg(image: QImage) -> bytes:
    """Return the best JPEG whose bytes are few enough: less quality first, then fewer pixels."""
    smooth = Qt.TransformationMode.SmoothTransformation
    while True:
        for quality in QUALITIES:
            made = _written(image, quality)
            if len(made) <= MOST_KEPT_BYTES:
                return made
        image = image.scaledToWidth(round(image.width() * _SMALLER), smooth)


def _written(image: QImage, quality: int) -> bytes:
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, b"JPEG")
    writer.setQuality(quality)
    writer.write(image)
    buffer.close()
    return bytes(content.data())
