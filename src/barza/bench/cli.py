import argparse
from collections.abc import Sequence


def main(argv: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(
        prog="barza bench", description="Measures speed; the last line is one JSON object."
    )
    kinds = parser.add_subparsers(dest="kind", required=True)
    intake = kinds.add_parser("intake", help="received events to cases with running clocks")
    intake.add_argument("--messages", type=int, default=20_000)
    desk = kinds.add_parser("desk", help="pages of the desk over a large archive")
    desk.add_argument("--messages", type=int, default=1_000_000)
    desk.add_argument("--requests", type=int, default=200)
    screening = kinds.add_parser("screening", help="messages read and sorted, on one core")
    screening.add_argument("--messages", type=int, default=20_000)
    channels = kinds.add_parser("channels", help="webhooks taken in, with a worker running")
    channels.add_argument("--events", type=int, default=5_000)
    channels.add_argument("--rate", type=int, default=500)
    chosen = parser.parse_args(argv)
    if chosen.kind == "intake":
        from . import intake as bench_intake

        bench_intake.main(chosen.messages)
    elif chosen.kind == "desk":
        from . import desk as bench_desk

        bench_desk.main(chosen.messages, chosen.requests)
    elif chosen.kind == "channels":
        from . import channels as bench_channels

        bench_channels.main(chosen.events, chosen.rate)
    else:
        from . import screening as bench_screening

        bench_screening.main(chosen.messages)
    return 0
