"""The command line's grammar; common options stand before or after the subcommand."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import NoReturn

from gui.domain.errors import UsageError
from gui.domain.venues import Environment, Venue
from gui.domain.what import What

EPILOG = """\
exit codes: 0 done and proven, 1 not (named on stderr or in the JSON), 2 usage or configuration.
Without a subcommand the window opens; its first start is the drill.
"""


class Parser(argparse.ArgumentParser):
    """An argument parser that raises our UsageError instead of ending the process."""

    def error(self, message: str) -> NoReturn:
        """Raise UsageError with the parser's own sentence."""
        raise UsageError(f"{message}. Try: {self.prog} --help")


def parse_arguments(arguments: Sequence[str]) -> argparse.Namespace:
    """Read the command line; raises UsageError for what is no good, environments that contradict each other too."""
    parsed = build_parser().parse_args(arguments)
    named = {word for word in arguments if word in {f"--{environment}" for environment in Environment}}
    if len(named) > 1:
        # One before and one after the subcommand: the parser itself would take the last one.
        raise UsageError(f"{' and '.join(sorted(named))} contradict each other: name one; nothing was sent")
    if parsed.scenario is not None and parsed.command not in (None, "drill-venues"):
        raise UsageError(f"--scenario is for the window's drill and for drill-venues, not for {parsed.command}")
    return parsed


def build_parser() -> Parser:
    """Make the parser of the whole command line."""
    parser = Parser(
        prog="killswitch",
        description="Cancels every open algo order at OKX and Binance and shows proof; if told to, ordinary orders "
        "and positions too.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    _common(parser, default=None)
    parser.add_argument("--scenario", metavar="NAME", help="what the window's drill rehearses (default normal)")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", parser_class=Parser)
    for name, words in SUBCOMMANDS.items():
        sub = commands.add_parser(name, help=words, description=words, allow_abbrev=False)
        _common(sub, default=argparse.SUPPRESS)
        OPTIONS[name](sub)
    return parser


SUBCOMMANDS = {
    "list": "list the open algo orders of every account, with --what ordinary orders and positions too",
    "panic": "cancel every open algo order in scope and wait for the proof; --what says what else",
    "cancel": "cancel these orders and wait for the proof",
    "check": "check keys, rights, clock and reachability without touching an order",
    "runs": "list the runs that the journal holds",
    "proof": "write one run's proof, out of the journal, as a page to read and print with its data inside",
    "drill-venues": "serve the practice venues alone; prints one JSON line with addresses and practice keys",
}


def _common(parser: argparse.ArgumentParser, default: object) -> None:
    parser.add_argument("--config", metavar="FILE", default=default, help="configuration (KILLSWITCH_CONFIG)")
    parser.add_argument(
        "--data-dir",
        metavar="DIR",
        default=default,
        help="journal and last known orders (KILLSWITCH_DATA_DIR)",
    )
    mode = parser.add_mutually_exclusive_group()
    for name, words in (
        ("drill", "the practice venues built into this program"),
        ("demo", "the venues' demo trading"),
        ("live", "real accounts"),
    ):
        mode.add_argument(f"--{name}", dest="mode", action="store_const", const=name, default=default, help=words)


def _json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print one JSON document on stdout")


def _what(parser: argparse.ArgumentParser, words: str) -> None:
    parser.add_argument("--what", choices=[what.value for what in What], default=What.ALGOS.value, help=words)


def _list(parser: argparse.ArgumentParser) -> None:
    _json(parser)
    _what(parser, "algo orders alone (the default), all orders, or all orders and the positions")


def _yes(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--yes", action="store_true", help="really send the cancels")
    parser.add_argument(
        "--timeout",
        type=_seconds,
        default=60.0,
        metavar="S",
        help="stop and report after so many seconds; 0 keeps trying until all is settled (default 60)",
    )


def _seconds(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not 0 <= value < 1e7:
        raise argparse.ArgumentTypeError("give seconds, 0 or more")
    return value


def _panic(parser: argparse.ArgumentParser) -> None:
    _json(parser)
    _yes(parser)
    _what(
        parser,
        "algos: algo orders (the default); orders: ordinary resting orders too; flatten: all orders, and every "
        "position is closed at the market",
    )
    parser.add_argument("--keep-protective", action="store_true", help="leave orders that can only reduce or close")
    parser.add_argument("--account", action="append", default=[], metavar="L", help="only this account; repeatable")
    parser.add_argument("--venue", choices=[venue.value for venue in Venue], help="only this venue")


def _cancel(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "orders",
        nargs="+",
        metavar="ACCOUNT/FAMILY/ALGO_ID",
        help="an order as list names it; of an ordinary order the id is its order id",
    )
    _json(parser)
    _yes(parser)


def _drill_venues(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--orders", type=int, default=None, metavar="N", help="number of orders (default 25)")
    parser.add_argument("--seed", type=int, default=7, metavar="N")
    parser.add_argument("--scenario", default=argparse.SUPPRESS, metavar="NAME", help="what goes wrong at the venues")
    parser.add_argument("--port", type=int, default=0, metavar="P", help="first port (default: any free one)")


def _proof(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("run", type=_run, metavar="RUN", help="the run's number, as `runs` lists it")
    parser.add_argument(
        "--out",
        metavar="FILE",
        help="where to write it: a file, a folder, or - for stdout (default: a file here that names run and time)",
    )
    parser.add_argument("--force", action="store_true", help="replace FILE if it is there already")
    parser.add_argument("--json", action="store_true", help="write the JSON document alone")


def _run(text: str) -> int:
    if not (text.isascii() and text.isdigit()) or len(text) > 19:
        raise argparse.ArgumentTypeError("give a run's number, as `killswitch runs` lists it")
    return int(text)


OPTIONS = {
    "list": _list,
    "panic": _panic,
    "cancel": _cancel,
    "check": _json,
    "runs": _json,
    "proof": _proof,
    "drill-venues": _drill_venues,
}
