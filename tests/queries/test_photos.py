"""Photos for walls."""

from dangjian_desktop.queries.photos import (
    OriginalPhotoQuery,
    PhotoHoldersQuery,
    WallPhotoQuery,
)
from tests import make


def test_only_photos_with_consent_may_hang_on_a_wall(data):
    branch = make.branch()
    shown, hidden, without, other = (make.person(name, branch) for name in "甲乙丙丁")
    make.photo(shown, b"\xff\xd8 one", consent="2026-01")
    make.photo(hidden, b"\xff\xd8 two")
    make.photo(other, b"\xff\xd8 four", consent="2026-01-05")
    assert WallPhotoQuery((shown, hidden, without)).fetch() == {shown: b"\xff\xd8 one"}
    assert WallPhotoQuery(tuple(range(1, 1200))).fetch().keys() == {shown, other}
    assert WallPhotoQuery(()).fetch() == {}


def test_who_has_a_photo_and_what_it_was_cut_from(data):
    with_one, without = make.person("甲"), make.person("乙")
    make.photo(with_one, original=b"as given")
    assert PhotoHoldersQuery().fetch() == {with_one}
    assert OriginalPhotoQuery(with_one).fetch() == b"as given"
    assert OriginalPhotoQuery(without).fetch() is None
