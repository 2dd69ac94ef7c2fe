"""Stands in for a library that a file brings to its knees, each in its own way."""

import os
import time
from tempfile import TemporaryFile


def trial(content: bytes) -> None:
    """Do to this process what the content names."""
    match content.decode():
        case "memory":
            held = [bytes(1 << 20) for _ in range(4_000)]
            assert held
        case "time":
            time.sleep(60)
        case "endless":
            while True:
                pass
        case "crash":
            os.kill(os.getpid(), 11)
        case "abort":
            os.abort()
        case "error":
            raise ValueError("a library's own")
        case "file":
            with TemporaryFile(buffering=0) as file:
                file.write(b"written")
