"""Small file systems in memory, which tests fill."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path


@contextmanager
def small_disk(folder: Path, megabytes: int) -> Iterator[bool]:
    """Mount a small file system in a new folder; yield whether this user may do that."""
    folder.mkdir(parents=True, exist_ok=True)
    options = ["-t", "tmpfs", "-o", f"size={megabytes}m,mode=755", "tmpfs", folder]
    is_mounted = os.geteuid() == 0 and subprocess.run(["mount", *options], capture_output=True).returncode == 0
    try:
        yield is_mounted
    finally:
        if is_mounted:
            subprocess.run(["umount", "--lazy", folder], check=True)


@contextmanager
def filled(disk: Path) -> Iterator[None]:
    """Leave no room on a small disk during the block. Nothing else may be filled: it must be mounted."""
    assert disk.is_mount(), disk
    ballast = [disk / f"ballast-{size}" for size in (64 * 1024, 512)]
    try:
        for file, size in zip(ballast, (64 * 1024, 512), strict=True):
            with suppress(OSError), file.open("wb", buffering=0) as opened:
                while opened.write(bytes(size)):
                    pass
        yield
    finally:
        for file in ballast:
            file.unlink(missing_ok=True)
