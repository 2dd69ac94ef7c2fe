"""Bounds that a process lays on itself before it touches a foreign file; never taken off."""

import ctypes
import sys
from contextlib import suppress

CHILD_SWITCH = "--exchange-child"
"""First argument that makes a frozen program the parsing child instead of the window."""

TRIAL_SWITCH = "--trial-child"
"""The same for the child in which a file is only tried."""

EXIT_OUT_OF_MEMORY = 77
"""Exit code of a child that had too little memory even for its last word."""


_LIMIT_TIME, _LIMIT_PROCESSES, _LIMIT_MEMORY, _LIMIT_DIE_SILENTLY = 0x2, 0x8, 0x100, 0x400
_EXTENDED_LIMIT_INFORMATION = 9
_TICKS_A_SECOND = 10_000_000
OUT_OF_TIME = 1816
"""Exit code that Windows gives a process past the time of its job (ERROR_NOT_ENOUGH_QUOTA)."""


def confine(memory_bytes: int, seconds: int) -> None:
    """Limit this process's memory and processor time, for good.

    Where a system does not know a limit (macOS has no bound on address space) the process that
    waits for this one still ends it after its time.
    """
    if sys.platform == "win32":
        _join_limited_job(memory_bytes, seconds)
    else:
        _set_posix_limits(memory_bytes, seconds)


class BasicJobLimits(ctypes.Structure):
    """JOBOBJECT_BASIC_LIMIT_INFORMATION of winnt.h; widths are told as those of Windows."""

    _fields_ = (
        ("PerProcessUserTimeLimit", ctypes.c_int64),
        ("PerJobUserTimeLimit", ctypes.c_int64),
        ("LimitFlags", ctypes.c_uint32),
        ("MinimumWorkingSetSize", ctypes.c_size_t),
        ("MaximumWorkingSetSize", ctypes.c_size_t),
        ("ActiveProcessLimit", ctypes.c_uint32),
        ("Affinity", ctypes.c_size_t),
        ("PriorityClass", ctypes.c_uint32),
        ("SchedulingClass", ctypes.c_uint32),
    )


class ExtendedJobLimits(ctypes.Structure):
    """JOBOBJECT_EXTENDED_LIMIT_INFORMATION of winnt.h."""

    _fields_ = (
        ("BasicLimitInformation", BasicJobLimits),
        ("IoInfo", ctypes.c_uint64 * 6),
        ("ProcessMemoryLimit", ctypes.c_size_t),
        ("JobMemoryLimit", ctypes.c_size_t),
        ("PeakProcessMemoryUsed", ctypes.c_size_t),
        ("PeakJobMemoryUsed", ctypes.c_size_t),
    )


def job_limits(memory_bytes: int, seconds: int) -> ExtendedJobLimits:
    """Return what a job object of Windows is told: memory, time, and no process but this one."""
    limits = ExtendedJobLimits()
    basic = limits.BasicLimitInformation
    # The last flag keeps the "program has stopped working" box from appearing.
    basic.LimitFlags = _LIMIT_TIME | _LIMIT_PROCESSES | _LIMIT_MEMORY | _LIMIT_DIE_SILENTLY
    basic.PerProcessUserTimeLimit = seconds * _TICKS_A_SECOND
    basic.ActiveProcessLimit = 1
    limits.ProcessMemoryLimit = memory_bytes
    return limits


if sys.platform == "win32":
    from ctypes import wintypes

    def _join_limited_job(memory_bytes: int, seconds: int) -> None:
        """Put this process into a job object of its own that bounds what it uses."""
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.CreateJobObjectW.restype = wintypes.HANDLE
        kernel.CreateJobObjectW.argtypes = (ctypes.c_void_p, wintypes.LPCWSTR)
        kernel.GetCurrentProcess.restype = wintypes.HANDLE
        kernel.SetInformationJobObject.argtypes = (
            wintypes.HANDLE,
            ctypes.c_int,
            ctypes.c_void_p,
            wintypes.DWORD,
        )
        kernel.AssignProcessToJobObject.argtypes = (wintypes.HANDLE, wintypes.HANDLE)
        limits = job_limits(memory_bytes, seconds)
        job = kernel.CreateJobObjectW(None, None)
        # The handle stays open on purpose: the job lives as long as this process.
        if not (
            job
            and kernel.SetInformationJobObject(
                job, _EXTENDED_LIMIT_INFORMATION, ctypes.byref(limits), ctypes.sizeof(limits)
            )
            and kernel.AssignProcessToJobObject(job, kernel.GetCurrentProcess())
        ):
            raise ctypes.WinError(ctypes.get_last_error())

else:
    import resource

    def _set_posix_limits(memory_bytes: int, seconds: int) -> None:
        """Bound address space and processor time; forbid files and core dumps."""
        for kind, bound in (
            (resource.RLIMIT_AS, memory_bytes),
            (resource.RLIMIT_CPU, seconds),
            (resource.RLIMIT_FSIZE, 0),
            # A core dump would leave people's data on the disk.
            (resource.RLIMIT_CORE, 0),
        ):
            with suppress(ValueError, OSError):
                resource.setrlimit(kind, (bound, bound))
