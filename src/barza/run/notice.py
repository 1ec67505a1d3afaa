"""What ``barza run`` tells the person who started it, once everything answers."""

import json
from pathlib import Path

from .terminal import BOLD, DIM, GREEN, painted, say


def show(url: str, *, town: Path | None, with_sample: bool, seconds: float) -> None:
    lines = [
        "",
        f"  {painted('Barza', BOLD)} is ready after {seconds:.1f} s.",
        "",
        f"  The desk            {painted(url, GREEN)}",
    ]
    if town:
        base_url = json.loads(town.read_text())["base_url"]
        lines.append(f"  The practice town   {painted(base_url, GREEN)}")
    lines += ["", *_sign_in()] if with_sample else []
    lines += ["", painted("  Ctrl-C stops everything.", DIM), ""]
    say("\n".join(lines))


def _sign_in() -> list[str]:
    from barza.sample import signin

    people = signin.people()
    name, job, phrase = (max(len(getattr(p, a)) for p in people) for a in _COLUMNS)
    return [
        "  Sign in as one of the sample municipality, with the code of this half minute",
        "  (the next one: .venv/bin/barza code USERNAME):",
        "",
        *(
            f"    {painted(f'{p.username:<{name}}', BOLD)}  {p.job_en:<{job}}  "
            f"{p.passphrase:<{phrase}}  {signin.code(p.username)}"
            for p in people
        ),
    ]


_COLUMNS = ("username", "job_en", "passphrase")
