"""Photos of people, for the card and for sheets."""

from dataclasses import dataclass
from typing import ClassVar

from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.queries.attachments import stored_bytes
from dangjian_desktop.queries.roster import BATCH
from dangjian_desktop.storage.models import PersonPhoto


@dataclass(frozen=True)
class WallPhotoQuery:
    """The photos that may hang on a wall: those with the person's recorded consent."""

    reads: ClassVar = frozenset({Topic.PHOTO})
    people: tuple[int, ...]

    def fetch(self) -> dict[int, bytes]:
        """Return JPEG bytes by person id; a person without consent is not there."""
        found: dict[int, bytes] = {}
        for start in range(0, len(self.people), BATCH):
            photos = PersonPhoto.select(PersonPhoto.person_id, PersonPhoto.picture).where(
                PersonPhoto.person.in_(self.people[start : start + BATCH])
                & PersonPhoto.wall_consent_on.is_null(False)
            )
            found.update((key, bytes(picture)) for key, picture in photos.tuples())
        return found


@dataclass(frozen=True)
class WallPhotoConsentQuery:
    """Since when somebody agrees that the own photo hangs on a wall."""

    reads: ClassVar = frozenset({Topic.PHOTO})
    person_id: int

    def fetch(self) -> str:
        """Return the day as printed; "" where no photo is there or nothing is recorded."""
        photo = PersonPhoto.get_or_none(PersonPhoto.person == self.person_id)
        given = None if photo is None else photo.wall_consent_on
        return "" if given is None else str(given.printed)


@dataclass(frozen=True)
class OriginalPhotoQuery:
    """The file out of which a person's portrait was cut."""

    reads: ClassVar = frozenset({Topic.PHOTO, Topic.ATTACHMENT})
    person_id: int

    def fetch(self) -> bytes | None:
        """Return its bytes; None where none was kept or they have become others."""
        photo = PersonPhoto.get_or_none(PersonPhoto.person == self.person_id)
        return stored_bytes(photo.original) if photo is not None and photo.original else None


@dataclass(frozen=True)
class PhotoHoldersQuery:
    """Who has a photo."""

    reads: ClassVar = frozenset({Topic.PHOTO})

    def fetch(self) -> frozenset[int]:
        """Return the person ids."""
        return frozenset(key for (key,) in PersonPhoto.select(PersonPhoto.person_id).tuples())
