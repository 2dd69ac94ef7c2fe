"""Stands between the program's own engine and the disk: hears each step, and may refuse it.

The engine inside sqlcipher3 lets a "virtual file system" be put before the system's (sqlite.org,
"The SQLite OS Interface"), and its library shows the two functions that it takes. So what is tried
is the very engine of the program, with its encryption, and no stand-in. Nothing is taken off
again: a process of its own (`forked`) does this.
"""

import ctypes
from collections.abc import Callable
from ctypes import (
    CFUNCTYPE,
    POINTER,
    Structure,
    c_char_p,
    c_int,
    c_int64,
    c_void_p,
)
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlcipher3 import _sqlite3 as library

OK, FULL = 0, 13
#: The extended codes tell which call failed (sqlite.org/rescode.html).
WRITE_FAILED, SYNC_FAILED = 10 | 3 << 8, 10 | 4 << 8


class What(StrEnum):
    """What the engine asks of the disk."""

    WRITE = "write"
    TRUNCATE = "truncate"
    SYNC = "sync"
    DELETE = "delete"


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that the engine is about to do.

    Attributes:
        path: The file. offset: where it is written, or how long it becomes.
        content: What is written.
        is_at_once: Of a deletion: whether it is forced to the disk.
    """

    what: What
    path: str
    offset: int = 0
    content: bytes = b""
    is_at_once: bool = False


#: Answers `OK`, or the code with which the step fails and is not done.
Hear = Callable[[Step], int]


class _Methods(Structure):
    _fields_ = (
        ("version", c_int),
        *(
            (name, c_void_p)
            for name in (
                "close",
                "read",
                "write",
                "truncate",
                "sync",
                "file_size",
                "lock",
                "unlock",
                "check_reserved_lock",
                "file_control",
                "sector_size",
                "device_characteristics",
                "shm_map",
                "shm_lock",
                "shm_barrier",
                "shm_unmap",
                "fetch",
                "unfetch",
            )
        ),
    )


class _System(Structure):
    _fields_ = (
        ("version", c_int),
        ("file_bytes", c_int),
        ("longest_path", c_int),
        ("next", c_void_p),
        ("name", c_char_p),
        *(
            (name, c_void_p)
            for name in (
                "own",
                "open",
                "delete",
                "access",
                "full_path",
                "dl_open",
                "dl_error",
                "dl_sym",
                "dl_close",
                "randomness",
                "sleep",
                "current_time",
                "last_error",
                "current_time_64",
                "set_system_call",
                "get_system_call",
                "next_system_call",
            )
        ),
    )


_Open = CFUNCTYPE(c_int, c_void_p, c_void_p, c_void_p, c_int, c_void_p)
_Delete = CFUNCTYPE(c_int, c_void_p, c_char_p, c_int)
_Write = CFUNCTYPE(c_int, c_void_p, c_void_p, c_int, c_int64)
_Truncate = CFUNCTYPE(c_int, c_void_p, c_int64)
_Sync = CFUNCTYPE(c_int, c_void_p, c_int)


_installed: list["EngineDisk"] = []


class EngineDisk:
    """The engine's way to the disk from now on, for every file that it opens.

    Attributes:
        hear: Asked before each step; may be replaced at any time.
    """

    def __init__(self, hear: Hear = lambda _step: OK) -> None:
        self.hear = hear
        self._paths: dict[int, str] = {}
        self._methods: dict[int, _Methods] = {}
        engine = ctypes.CDLL(library.__file__)
        engine.sqlite3_vfs_find.restype = POINTER(_System)
        usual = engine.sqlite3_vfs_find(None)
        self._usual = ctypes.cast(usual, c_void_p)
        self._open_usual = _Open(usual.contents.open)
        self._delete_usual = _Delete(usual.contents.delete)
        self._callbacks: list[Any] = [_Open(self._open), _Delete(self._delete)]
        own = _System.from_buffer_copy(usual.contents)
        own.name, own.next = b"dangjian-faults", None
        own.open, own.delete = (ctypes.cast(one, c_void_p).value for one in self._callbacks)
        self._own = own
        _installed.append(self)  # the engine keeps addresses for as long as the process lives
        assert engine.sqlite3_vfs_register(ctypes.byref(own), 1) == OK

    def _open(self, _own: int, name: int, file: int, flags: int, answer: int) -> int:
        code: int = self._open_usual(self._usual, name, file, flags, answer)
        methods = c_void_p.from_address(file).value
        if code == OK and methods:
            self._paths[file] = ctypes.string_at(name).decode() if name else ""
            if methods not in self._methods:
                self._methods[methods] = self._heard(methods)
            c_void_p.from_address(file).value = ctypes.addressof(self._methods[methods])
        return code

    def _heard(self, address: int) -> _Methods:
        usual = _Methods.from_address(address)
        write_usual, truncate_usual = _Write(usual.write), _Truncate(usual.truncate)
        sync_usual = _Sync(usual.sync)

        def write(file: int, content: int, count: int, offset: int) -> int:
            told = ctypes.string_at(content, count)
            code = self.hear(Step(What.WRITE, self._paths[file], offset, told))
            return code or write_usual(file, content, count, offset)

        def truncate(file: int, size: int) -> int:
            code = self.hear(Step(What.TRUNCATE, self._paths[file], size))
            return code or truncate_usual(file, size)

        def sync(file: int, flags: int) -> int:
            code = self.hear(Step(What.SYNC, self._paths[file]))
            return code or sync_usual(file, flags)

        made = _Methods.from_buffer_copy(usual)
        kept = [_Write(write), _Truncate(truncate), _Sync(sync)]
        made.write, made.truncate, made.sync = (ctypes.cast(one, c_void_p).value for one in kept)
        self._callbacks += kept
        return made

    def _delete(self, _own: int, name: bytes, is_at_once: int) -> int:
        step = Step(What.DELETE, name.decode(), is_at_once=bool(is_at_once))
        return self.hear(step) or self._delete_usual(self._usual, name, is_at_once)
