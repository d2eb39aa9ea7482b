"""A child is heard as a child: the pitch of what was built, measured in its samples."""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path
from statistics import median

import numpy as np
import pytest
from conftest import Run

from audiobook.audio import Clip
from audiobook.engines import installed

STORY = """\
Mitya was seven. He climbed over the wall, and Granny put down her basket.

“I know where all of the boats are kept in the winter, and nobody will find them,” said Mitya.

“You will come down from there, and you will go home to your mother now,” said Granny.

“Nobody wants to hear a word about the boats or about the winter again,” said Viktor. He sat down.

“And nobody wants to hear a word about the basket or the weather either,” said Anna. She laughed.
"""


def pitch(clip: Clip) -> float:
    """The median of the voiced frames of 40 ms, by autocorrelation, in hertz."""
    samples = np.frombuffer(clip.pcm, dtype="<i2").astype(float)
    size, lowest, highest = clip.rate // 25, clip.rate // 55, clip.rate // 500
    found = []
    for at in range(0, len(samples) - size, size // 2):
        frame = samples[at : at + size] - samples[at : at + size].mean()
        if (frame**2).mean() < 1e5:
            continue
        alike = np.correlate(frame, frame, "full")[size - 1 :] / (frame**2).sum()
        part = alike[highest:lowest]
        peaks = np.flatnonzero((part[1:-1] >= part[:-2]) & (part[1:-1] >= part[2:])) + 1
        high = [int(peak) for peak in peaks if part[peak] > 0.9 * part.max() > 0.45]
        found += [clip.rate / (highest + high[0])] if high else []
    return float(median(found))


def heard(project: Path) -> dict[str, list[float]]:
    """The pitch of each line of each who is heard."""
    (file,) = (project / "build/.audiobook/books").glob("gate-*.json")
    found = defaultdict(list)
    clips = {path.stem: path for path in (project / "build/.audiobook/clips").rglob("*.wav")}
    for chapter in json.loads(file.read_text(encoding="utf-8"))["chapters"]:
        for key, _, speaker, *_ in chapter["lines"]:
            found[speaker].append(pitch(Clip.from_wav(clips[key].read_bytes())))
    return found


@pytest.mark.ffmpeg
@pytest.mark.skipif(bool(installed.missing("espeak")), reason="espeak is not here")
def test_a_child_is_higher_than_all_others(audiobook: Run, project: Path) -> None:
    (project / "stories/gate.md").write_text(STORY, encoding="utf-8")
    (project / "voices.yaml").write_text("engine: espeak\n", encoding="utf-8")
    assert audiobook("build", "gate").returncode == 0
    voices = {name: max(lines) for name, lines in heard(project).items()}
    assert voices["Mitya"] > 235
    assert voices["Mitya"] > 1.1 * voices["Anna"]
    assert voices["Mitya"] > 1.6 * voices["Viktor"]
    assert voices["Granny"] < 0.97 * voices["Anna"]
