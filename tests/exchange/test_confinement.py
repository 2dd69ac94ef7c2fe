"""What a child is told of its bounds; those of Windows are looked at as bytes, on any system."""

import ctypes
import struct

import pytest

from dangjian_desktop.exchange.confinement import BasicJobLimits, ExtendedJobLimits, job_limits
from dangjian_desktop.exchange.limits import MIB

IS_64_BIT = struct.calcsize("P") == 8


@pytest.mark.skipif(
    not IS_64_BIT, reason="the places are those of 64 bits, the only builds there are"
)
def test_the_limits_of_a_job_lie_where_windows_reads_them():
    """Sizes and offsets of winnt.h, as the documentation of its structures gives their members."""
    assert ctypes.sizeof(BasicJobLimits) == 64
    assert ctypes.sizeof(ExtendedJobLimits) == 144
    told = bytes(job_limits(768 * MIB, 30))
    (time,) = struct.unpack_from("<q", told, 0)
    (flags,) = struct.unpack_from("<I", told, 16)
    (processes,) = struct.unpack_from("<I", told, 40)
    (memory,) = struct.unpack_from("<Q", told, 112)
    assert (time, flags, processes, memory) == (300_000_000, 0x50A, 1, 768 * MIB)
    used = {*range(8), *range(16, 20), *range(40, 44), *range(112, 120)}
    assert not any(byte for place, byte in enumerate(told) if place not in used)
