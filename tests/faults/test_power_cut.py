"""Power cuts after every step: of the engine at work, and of files that are put in place."""

import sys
from functools import partial

import pytest

from tests.faults import cut_files, power_cut
from tests.faults.forked import call

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="forks its children")
PIECES, IMAGES = 6, 14


def test_a_cut_after_any_step_of_the_engine_loses_nothing():
    cuts = call(power_cut.cut_everywhere, PIECES, 7, None, IMAGES)
    assert cuts.images == IMAGES
    assert cuts.lost == 0, cuts.first


def test_an_encrypted_file_loses_nothing_either():
    cuts = call(power_cut.cut_everywhere, 1, 8, "红旗渠 2026", 3)
    assert cuts.lost == 0, cuts.first


def test_a_cut_at_work_on_a_stick_loses_nothing_there_or_where_it_is_copied_to():
    cuts = call(power_cut.cut_everywhere, PIECES, 9, None, IMAGES, True)
    assert cuts.images == IMAGES
    assert cuts.lost == 0, cuts.first


@pytest.mark.parametrize("is_on_stick", [False, True], ids=["on a disk", "on a stick"])
def test_a_cut_in_the_first_opening_leaves_a_folder_that_opens(is_on_stick):
    cuts = call(partial(power_cut.cut_the_first_opening, 3, is_on_stick, in_turn=True))
    assert cuts.images > 12
    assert cuts.lost == 0, cuts.first


def test_a_file_that_was_put_in_place_is_whole_after_a_cut(room):
    cuts = call(cut_files.replace_again_and_again, room, 6)
    assert cuts.images > 20
    assert cuts.lost == 0, cuts.first
