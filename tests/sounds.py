"""Makes the sounds of the program: ``python -m tests.sounds`` writes resources/sounds again.

A drill's sounds are brighter: odd harmonics as of a reed, where the real ones are near to a pure tone.
"""

from __future__ import annotations

import math
import struct
import wave
from io import BytesIO
from pathlib import Path

FOLDER = Path(__file__).parent.parent / "resources" / "sounds"
RATE = 16_000
LOUD = 0.5
# Each tone: begin (s), length (s), pitch (Hz), how fast it dies (per second).
Tone = tuple[float, float, float, float]
SOUNDS: dict[str, tuple[Tone, ...]] = {
    "fired": ((0.0, 0.055, 96.0, 45.0), (0.065, 0.055, 96.0, 45.0)),
    "needs-you": ((0.0, 0.16, 587.33, 9.0), (0.17, 0.2, 783.99, 9.0)),
    "all-gone": ((0.0, 0.5, 440.0, 5.0),),
}
REAL = ((1, 1.0), (2, 0.15))
DRILL = ((1, 0.55), (3, 0.4), (5, 0.25))


def samples(name: str, *, drill: bool) -> list[int]:
    """Give a sound as signed 16-bit samples."""
    tones = SOUNDS[name]
    length = round(max(begin + lasts for begin, lasts, _, _ in tones) * RATE)
    mixed = [0.0] * length
    for begin, lasts, pitch, dies in tones:
        for step in range(round(lasts * RATE)):
            at = step / RATE
            # Soft edges, or the tone would click.
            edge = min(1.0, at / 0.004, (lasts - at) / 0.008)
            wanted = sum(part * math.sin(2 * math.pi * pitch * over * at) for over, part in (DRILL if drill else REAL))
            place = round(begin * RATE) + step
            if place < length:
                mixed[place] += wanted * edge * math.exp(-dies * at)
    return [round(max(-1.0, min(1.0, LOUD * value)) * 32767) for value in mixed]


def sound(name: str, *, drill: bool) -> bytes:
    """Give a sound as the bytes of a WAV file."""
    data, file = samples(name, drill=drill), BytesIO()
    with wave.open(file, "wb") as made:
        made.setnchannels(1)
        made.setsampwidth(2)
        made.setframerate(RATE)
        made.writeframes(struct.pack(f"<{len(data)}h", *data))
    return file.getvalue()


def file_name(name: str, *, drill: bool) -> str:
    """Name the file of a sound."""
    return f"{name}-drill.wav" if drill else f"{name}.wav"


def main() -> None:
    """Write every sound."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name in SOUNDS:
        for drill in (False, True):
            (FOLDER / file_name(name, drill=drill)).write_bytes(sound(name, drill=drill))


if __name__ == "__main__":
    main()
