"""What can be done with the photo that somebody has: cut it again, let it hang or not."""

from collections.abc import Iterable
from dataclasses import dataclass

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.operations.people import write_photo
from dangjian_desktop.operations.runner import RefusedError, Writer, operation
from dangjian_desktop.storage.models import PersonPhoto


@dataclass(frozen=True, slots=True)
class NewPhoto:
    """A portrait for one person, with the picture out of which it was cut."""

    person_id: int
    picture: bytes
    original: bytes


@operation("批量添加照片")
def add_photos(writer: Writer, *, photos: Iterable[NewPhoto]) -> int:
    """Set the photos of several people and return how many; consent to the wall stays as it is.

    Args:
        photos: Taken one after the other, so that their bytes need not all stand in memory.
    """
    count = 0
    for photo in photos:
        kept = PersonPhoto.get_or_none(PersonPhoto.person == photo.person_id)
        write_photo(
            writer,
            photo.person_id,
            photo.picture,
            kept.wall_consent_on if kept is not None else None,
            photo.original,
        )
        count += 1
    return count


@operation("重新裁剪照片")
def correct_photo(writer: Writer, *, person_id: int, picture: bytes) -> None:
    """Put another part of the same picture in place of the portrait; consent stays.

    Raises:
        RefusedError: When there is no photo any more.
    """
    writer.update(PersonPhoto, _photo_of(person_id).id, picture=picture)


@operation("更改照片上墙的同意")
def change_wall_consent(
    writer: Writer, *, person_id: int, wall_consent_on: PartialDate | None
) -> None:
    """Record the day on which a person consented to the wall, or that he does so no longer.

    Raises:
        RefusedError: When there is no photo any more.
    """
    writer.update(PersonPhoto, _photo_of(person_id).id, wall_consent_on=wall_consent_on)


def _photo_of(person_id: int) -> PersonPhoto:
    photo = PersonPhoto.get_or_none(PersonPhoto.person == person_id)
    if photo is None:
        raise RefusedError("这个人已经没有照片了。请重新添加。")
    assert isinstance(photo, PersonPhoto)
    return photo
