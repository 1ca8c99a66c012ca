"""The sheet of parts: banners, PANIC in its states, chips and bar in every theme, also for colour-blind eyes."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from gui.domain.venues import Environment
from gui.models.chip_state import ChipState
from gui.models.run_texts import tally
from gui.widgets.chip import HEIGHT, WIDTH, paint_chip
from gui.widgets.ground import paint_panel
from gui.widgets.mode_banner import ModeBanner
from gui.widgets.painted_text import draw_line
from gui.widgets.panic_paint import PanicLook, paint_panic
from gui.widgets.run_bar import RunProgress, RunTally
from gui.widgets.theme import Theme, load_theme
from tests.fake_surface import run_view, twenty_five
from tests.screens.systems import night_sky

NAME = "components"
SIZE = QSize(1280, 1010)
CHIP_WORDS = {state: state.value for state in ChipState} | {ChipState.LIVE: "OPEN", ChipState.STALE: "STALE 2:12"}
MEANS = {
    ChipState.LIVE: "state LIVE, reads OPEN",
    ChipState.QUEUED: "waits its turn",
    ChipState.SENT: "on the wire",
    ChipState.ACCEPTED: "venue said yes",
    ChipState.GONE: "proven",
    ChipState.REJECTED: "venue said no",
    ChipState.TRIGGERED: "it fired",
    ChipState.UNKNOWN: "no proof, re-checking",
    ChipState.STALE: "old listing, age shown",
}
SEGMENTS = (("gone", 9), ("accepted", 4), ("sent", 4), ("queued", 4), ("unknown", 2), ("rejected", 2))

DRILL, DEMO, LIVE = Environment.DRILL, Environment.DEMO, Environment.LIVE
PATTERNS = {DRILL: "solid + diagonal stripes, white text", DEMO: "solid + dots, white text", LIVE: "plain, black text"}
RELEASE = "Release or Esc: nothing is sent"
# Under each button: mode, first and second line, how much of the ring is filled.
PANICS = (
    ("Idle, keyboard focus", DRILL, "Hold to cancel 25 orders", "3 accounts · includes 8 protective", 0.0),
    ("Holding 35 %", DEMO, "Keep holding", RELEASE, 0.35),
    ("Holding 72 %", LIVE, "Keep holding", RELEASE, 0.72),
    ("Run on", LIVE, "Hold again: re-send 16 open", "PANIC never locks during a run", 0.0),
    ("Nothing connected: still works", LIVE, "Hold: sends on reconnect", "No venue answers · 25 last known", 0.0),
    ("Nothing to cancel: still works", LIVE, "Hold to re-check: 0 open", "All listings 0.4 s old · 0 algo orders", 0.0),
)

# What an eye without green cones sees, in linear light (Machado, Oliveira and Fernandes 2009, full deuteranopia).
DEUTERANOPIA = ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881))
LUMINANCE = (0.2126, 0.7152, 0.0722)


def no_green(colour: QColor) -> QColor:
    """Show a colour as an eye without green cones sees it."""
    light = _linear(colour)
    return _colour([sum(k * part for k, part in zip(row, light, strict=True)) for row in DEUTERANOPIA])


def no_colour(colour: QColor) -> QColor:
    """Show a colour as an eye without any cones sees it."""
    grey = sum(k * part for k, part in zip(LUMINANCE, _linear(colour), strict=True))
    return _colour([grey, grey, grey])


def _linear(colour: QColor) -> list[float]:
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    return [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]


def _colour(light: list[float]) -> QColor:
    parts = [min(1.0, max(0.0, p)) for p in light]
    return QColor.fromRgbF(*(12.92 * p if p <= 0.0031308 else 1.055 * p ** (1 / 2.4) - 0.055 for p in parts))


def seen(image: QImage, eye: Callable[[QColor], QColor]) -> QImage:
    """Give the picture as an eye sees it."""
    known: dict[int, int] = {}
    copy = image.convertToFormat(QImage.Format.Format_RGB32)
    for y in range(copy.height()):
        for x in range(copy.width()):
            pixel = copy.pixel(x, y)
            if pixel not in known:
                known[pixel] = eye(QColor(pixel)).rgb()
            copy.setPixel(x, y, known[pixel])
    return copy


def chip_image(state: ChipState, theme: Theme, dpr: float = 1.0) -> QImage:
    """Draw one chip on the ground of a row."""
    image = QImage(round((WIDTH + 8) * dpr), round((HEIGHT + 4) * dpr), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(dpr)
    image.fill(theme.colour("table"))
    painter = QPainter(image)
    paint_chip(painter, QPointF(2, 2), state, CHIP_WORDS[state], theme)
    painter.end()
    return image


def sheet() -> QPixmap:
    """Draw the sheet at the scale of this process."""
    app = QGuiApplication.instance()
    assert isinstance(app, QGuiApplication)
    dpr, theme = app.devicePixelRatio(), load_theme("dark")
    image = QPixmap(round(SIZE.width() * dpr), round(SIZE.height() * dpr))
    image.setDevicePixelRatio(dpr)
    image.fill(theme.colour("window"))
    painter = QPainter(image)
    _banners(painter, theme)
    _panics(painter, theme)
    for place, each in enumerate((theme, load_theme("light"), night_sky())):
        _states(painter, QRectF(24, 420 + 196 * place, 1232, 186), each, dpr)
    painter.end()
    return image


def _say(painter: QPainter, x: float, y: float, text: str, theme: Theme, role: str = "second-strong") -> None:
    draw_line(painter, QRectF(x, y, 500, 16), text, role, theme.colour("text2"), cut=False)


def _widget(painter: QPainter, widget: QWidget, at: QPointF) -> None:
    painter.drawPixmap(at, widget.grab())


def _banners(painter: QPainter, theme: Theme) -> None:
    _say(painter, 24, 14, "Mode banner: colour, pattern, icon and word", theme)
    for place, environment in enumerate((Environment.DRILL, Environment.DEMO, Environment.LIVE)):
        parent = QWidget()
        banner = ModeBanner(environment, theme, parent)
        banner.change.hide()
        banner.pin.hide()
        banner.sentence.hide()
        banner.resize(404, 34)
        x = 24 + 414 * place
        _widget(painter, banner, QPointF(x, 40))
        says = QRectF(x + 116, 40, 280, 34)
        draw_line(painter, says, PATTERNS[environment], "body-medium", theme.colour(f"{environment.value}text"))


def _panics(painter: QPainter, theme: Theme) -> None:
    _say(painter, 24, 94, "PANIC button: the ring carries the mode and is the hold track", theme)
    for place, (text, mode, first, second, part) in enumerate(PANICS):
        look = PanicLook(mode, (first,), (second,), part, held=part > 0, focused=place == 0)
        x, y = 24 + 414 * (place % 3), 118 + 146 * (place // 3)
        painter.save()
        paint_panic(painter, QRectF(x, y, 330, 110), look, theme)
        painter.restore()
        _say(painter, x + 4, y + 112, text, theme)


def _states(painter: QPainter, box: QRectF, theme: Theme, dpr: float) -> None:
    painter.save()
    paint_panel(painter, box, theme.colour("table"), theme.colour("line"))
    painter.restore()
    _say(painter, box.left() + 16, box.top() + 10, f"Row states, {theme.name}", theme)
    for place, state in enumerate(ChipState):
        x = box.left() + 14 + 134 * place
        painter.drawImage(QPointF(x, box.top() + 36), chip_image(state, theme, dpr))
        _say(painter, x + 2, box.top() + 62, MEANS[state], theme, "unit")
    parent = QWidget()
    progress, parts = RunProgress(theme, parent), RunTally(theme, parent)
    parent.setStyleSheet(f"background: {theme.hex('table')}")
    progress.show_segments(SEGMENTS, "", "")
    progress.resize(560, 14)
    parts.show_parts(tally(run_view(twenty_five(firing=True))))
    parts.resize(560, 20)
    progress.setAutoFillBackground(True)
    for part, y in ((progress, 98), (parts, 119)):
        part.setStyleSheet(f"background: {theme.hex('table')}")
        _widget(painter, part, QPointF(box.left() + 16, box.top() + y))
    for text, eye, y in (
        ("As seen with no green cones (deuteranopia)", no_green, 88),
        ("As seen with no colour at all", no_colour, 132),
    ):
        _say(painter, box.left() + 600, box.top() + y, text, theme)
        for place, state in enumerate(ChipState):
            small = QRectF(box.left() + 596 + 70 * place, box.top() + y + 20, 104 * 0.66, 23 * 0.66)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            image = seen(chip_image(state, theme, 2.0), eye)
            smooth = Qt.TransformationMode.SmoothTransformation
            pixels = image.scaled(round(small.width() * dpr), round(small.height() * dpr), mode=smooth)
            painter.drawImage(small, pixels)
