"""What a process takes: wall time, time of the processor and peak memory, side by side."""

from __future__ import annotations

import multiprocessing
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from typing import Any


@dataclass(frozen=True)
class Used:
    """What one process took."""

    seconds: float
    processor: float
    megabytes: float


def in_a_process_of_its_own(make: Callable[..., None], *given: Any) -> None:
    """Make something elsewhere: the peak memory of a process counts from that of its parent, which is to stay small."""
    maker = multiprocessing.get_context("spawn").Process(target=make, args=given)
    maker.start()
    maker.join()
    if maker.exitcode:
        sys.exit("The log could not be made.")


def measured(command: list[str]) -> Used:
    """Wall time and peak memory of a command; what it prints is let go unless it fails."""
    with tempfile.TemporaryFile() as printed:
        started = time.perf_counter()
        process = subprocess.Popen(command, stdout=printed, stderr=printed)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            printed.seek(0)
            sys.exit(f"{' '.join(command)}\n{printed.read().decode(errors='replace')}")
    # Linux counts in kilobytes, macOS in bytes.
    megabytes = usage.ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)
    return Used(seconds, usage.ru_utime + usage.ru_stime, megabytes)


def report(used: dict[str, list[Used]]) -> None:
    """Medians, and how many times as much as the first job each takes."""
    first = middle(next(iter(used.values())))
    width = max(map(len, used))
    print(f"{'':{width}} {'wall':>17} {'processor':>18} {'peak memory':>20}")
    for name, runs in used.items():
        own = middle(runs)
        wall = f"{own.seconds:7.1f} s {own.seconds / first.seconds:5.1f} ×"
        processor = f"{own.processor:8.1f} s {own.processor / first.processor:5.1f} ×"
        memory = f"{own.megabytes:9,.0f} MB {own.megabytes / first.megabytes:5.1f} ×"
        print(f"{name:{width}} {wall:>17} {processor:>18} {memory:>20}")


def middle(runs: list[Used]) -> Used:
    return Used(
        median(run.seconds for run in runs),
        median(run.processor for run in runs),
        median(run.megabytes for run in runs),
    )
