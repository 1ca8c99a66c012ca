"""Opens the window where there is a screen; without one it rehearses the drill, or says what to run instead."""

from __future__ import annotations

import argparse
import asyncio
import ctypes
import sys
from collections.abc import Mapping
from pathlib import Path

from gui.commands.firing import fire_panic, run_document, run_text
from gui.commands.listing import list_text, read_listings
from gui.commands.output import remark, report
from gui.commands.practice import known_scenario
from gui.commands.progress import make_progress
from gui.commands.waiting import interruptible
from gui.config.paths import Paths, find_paths
from gui.config.settings import Settings, load_kept, load_settings
from gui.domain.clock import SystemClock
from gui.domain.errors import ConfigurationError, UsageError
from gui.domain.venues import Environment
from gui.engine.scope import Scope
from gui.session import DrillOptions, open_session

# Shared libraries that Qt's window needs on Linux, and the Debian packages that hold them.
BASE_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libX11.so.6": "libx11-6",
    "libzstd.so.1": "libzstd1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
}
SCREEN_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
REHEARSAL_S = 60.0


def open_window(arguments: argparse.Namespace, environ: Mapping[str, str]) -> int:
    """Open the window, or do without a screen what is safe there; gives the exit code."""
    drill = _drill(arguments)
    paths = find_paths(environ, arguments.config, arguments.data_dir)
    settings, trouble = _settings(paths)
    named = Environment.DRILL if arguments.scenario else arguments.mode
    wanted = Environment(named) if named else settings.last_mode or Environment.DRILL
    # A configuration that cannot be read leaves the drill, with the reason on the screen.
    mode = Environment.DRILL if trouble else wanted
    if not has_screen(environ):
        if trouble and wanted is not Environment.DRILL:
            raise UsageError(trouble)
        return _without_screen(mode, paths, environ, drill)
    missing = missing_packages(environ)
    if missing:
        raise UsageError(f"the window needs system libraries. Run: apt-get install -y {' '.join(missing)}")
    from gui.app import run_window

    return run_window(mode, settings, paths, environ, trouble, drill)


def _drill(arguments: argparse.Namespace) -> DrillOptions:
    if arguments.scenario and arguments.mode not in (None, Environment.DRILL):
        raise UsageError(f"--scenario is for the drill, not for --{arguments.mode}; nothing was sent")
    return DrillOptions(scenario=known_scenario(arguments.scenario))


def _settings(paths: Paths) -> tuple[Settings, str]:
    try:
        return load_settings(paths), ""
    except ConfigurationError as error:
        return load_kept(paths), str(error)


def has_screen(environ: Mapping[str, str]) -> bool:
    """Say whether a window can be shown: always on Windows and macOS, elsewhere if a display answers."""
    if sys.platform in ("win32", "darwin") or environ.get("QT_QPA_PLATFORM"):
        return True
    if environ.get("WAYLAND_DISPLAY"):
        return True
    display = environ.get("DISPLAY", "")
    if display.startswith(":"):
        # A display that is named and not there would make Qt end the process without a word of ours.
        number = display[1:].split(".")[0]
        return Path(f"/tmp/.X11-unix/X{number}").exists() or sys.platform != "linux"  # noqa: S108
    return bool(display)


def missing_packages(environ: Mapping[str, str]) -> list[str]:
    """Give the Debian packages of the shared libraries that Qt would miss here."""
    if not sys.platform.startswith("linux"):
        return []
    wanted = dict(BASE_LIBRARIES)
    if not environ.get("QT_QPA_PLATFORM") and environ.get("DISPLAY"):
        wanted.update(SCREEN_LIBRARIES)
    return [package for library, package in wanted.items() if not _loads(library)]


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _without_screen(mode: Environment, paths: Paths, environ: Mapping[str, str], drill: DrillOptions) -> int:
    if mode is Environment.DRILL:
        return asyncio.run(_rehearse(paths, environ, drill))
    remark(
        f"there is no screen here, and nothing was sent.\n"
        f"  killswitch list --{mode}            shows the open algo orders\n"
        f"  killswitch panic --yes --{mode}     cancels them and waits for the proof\n"
        f"  killswitch check --{mode}           tests keys and connections"
    )
    return 2


async def _rehearse(paths: Paths, environ: Mapping[str, str], drill: DrillOptions) -> int:
    """Play one PANIC against the practice venues in the terminal; gives 0 when the run came to its end."""
    report("DRILL. Practice venues built into this program. Nothing leaves this computer.")
    session = await open_session(Environment.DRILL, (), paths, environ, drill=drill)
    try:
        with interruptible() as stopped:
            await read_listings(session.switch, stopped)
            report(list_text(session.switch, SystemClock()))
            report("PANIC: cancelling every practice order, as the button in the window does.")
            with make_progress(session.switch) as progress:
                await fire_panic(session.switch, Scope(), REHEARSAL_S, stopped, progress.tell)
            labels = [account.label for account in session.accounts]
            report(run_text(run_document(session.switch, labels, 0.0)))
            run = session.switch.run()
            over = run is not None and run.phase.value == "finished"
    finally:
        await session.close(2.0)
    report(
        "This was a rehearsal without a screen. For the window run killswitch in a desktop session"
        f" (DISPLAY is {environ.get('DISPLAY') or 'not set'}); on a machine without one,"
        " xvfb-run killswitch shows it to a virtual screen."
    )
    return 0 if over else 1
