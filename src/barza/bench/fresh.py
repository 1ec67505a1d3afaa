"""What a fresh process costs: until its first finding, and at most in memory."""

import json
import subprocess
import sys
import time
from collections.abc import Sequence
from statistics import median

START = """
from barza.screening import read
assert read("Call me on 9912 3456, my card is 4111 1111 1111 1111")
print("found", flush=True)
"""
MEMORY = """
import json, sys
from barza.screening import read_many, sort
texts = json.load(sys.stdin)
read_many(texts)
for text in texts:
    sort(text)
with open("/proc/self/status") as status:
    print(next(line for line in status if line.startswith("VmHWM")).split()[1])
"""


def start_s(times: int = 5) -> float:
    """Seconds from exec to the first finding, the median."""
    return median(_until_found() for _ in range(times))


def _until_found() -> float:
    command = [sys.executable, "-c", START]
    started = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603 our own program
        assert process.stdout  # noqa: S101 it was asked for as a pipe
        told = process.stdout.readline()
        took = time.perf_counter() - started
    if told != "found\n":
        raise SystemExit("the fresh process found nothing")
    return took


def memory_mb(texts: Sequence[str]) -> float:
    """Megabytes resident at most while a fresh process screens the texts."""
    told = subprocess.run(  # noqa: S603 our own program
        [sys.executable, "-c", MEMORY],
        input=json.dumps(texts),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    ).stdout
    return int(told) * 1024 / 1e6
