"""A picture file made into the small upright portrait that is kept of a person."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRect, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QPainter

from dangjian_desktop.domain.problems import SentenceError
from dangjian_desktop.ui.shared.wording import tr

#: An official portrait stands 5 : 7 (one inch, 25 × 35 mm); at 300 dpi up to 36 mm wide.
WIDTH, HEIGHT = 430, 602
#: Share of what is cut away in height that is cut at the top: faces stand in the upper half.
CUT_AT_TOP = 0.25
QUALITY = 88
MOST_BYTES = 40 * 1024 * 1024
MOST_PIXELS = 120_000_000
SMALLEST_EDGE = 80
KINDS = frozenset({b"jpeg", b"jpg", b"png", b"bmp"})


class PhotoError(SentenceError):
    """Raised for a file that cannot become a photo."""


def read_photo(path: Path) -> bytes:
    """Return the portrait as JPEG: turned upright as the camera says, cropped, scaled, on white.

    What else the camera wrote into the file (place, time) is not kept.

    Raises:
        PhotoError: When the file is no picture, too large or too small.
    """
    try:
        size = path.stat().st_size
    except OSError as error:
        raise PhotoError(
            tr("照片“{name}”读不出来。请检查文件是否还在。", name=path.name)
        ) from error
    if size > MOST_BYTES:
        raise PhotoError(tr("照片“{name}”超过 40 MB。请换一张小一些的。", name=path.name))
    reader = QImageReader(str(path))
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    drawn = reader.size()
    if reader.format().data() not in KINDS or not drawn.isValid():
        raise PhotoError(tr("“{name}”不是照片。请选 JPG、PNG 或 BMP 文件。", name=path.name))
    if drawn.width() * drawn.height() > MOST_PIXELS:
        raise PhotoError(tr("照片“{name}”的尺寸太大。请换一张小一些的。", name=path.name))
    image = reader.read()
    if image.isNull():
        raise PhotoError(tr("照片“{name}”已损坏，读不出来。请换一张。", name=path.name))
    if min(image.width(), image.height()) < SMALLEST_EDGE:
        raise PhotoError(tr("照片“{name}”太小，印出来看不清。请换一张大一些的。", name=path.name))
    return _jpeg(_on_white(_cropped(image)))


def crop_of(size: QSize) -> QRect:
    """Return the part of a picture that is kept: 5 : 7, its middle, rather from the top."""
    if size.width() * HEIGHT > size.height() * WIDTH:
        width = size.height() * WIDTH // HEIGHT
        return QRect((size.width() - width) // 2, 0, width, size.height())
    height = min(size.width() * HEIGHT // WIDTH, size.height())
    return QRect(0, round((size.height() - height) * CUT_AT_TOP), size.width(), height)


def _cropped(image: QImage) -> QImage:
    part = image.copy(crop_of(image.size()))
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
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "JPEG", QUALITY)  # type: ignore[call-overload]  # the stubs want bytes; Qt takes text
    buffer.close()
    return bytes(content.data())
