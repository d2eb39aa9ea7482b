"""What counts as heard wrong, and as a click, where machines listen to our builds."""

from __future__ import annotations

import numpy as np
import pytest

from audiobook.audio import Clip
from bench.hearing.alignment import aligned, by_both, gaps, names, with_names, words
from bench.hearing.clicks import clicks
from bench.hearing.figures import figures
from bench.hearing.manners import pitch
from bench.hearing.reference import SpokenFile, SpokenLine
from bench.hearing.report import details, table

RATE = 44_100


@pytest.mark.parametrize(
    ("said", "heard"),
    [
        ("At 7:15 on 3 May, in 1923", "at seven fifteen on the third of May in 1923"),
        ("Twelve. Thirteen.", "12, 13."),
        ("Dr. Arkhipov’s coat, $12.50", "Doctor Arkhipov's coat, twelve dollars and fifty cents"),
        ("the ticket-office", "the ticket office"),
        ("a bookstall, for ever", "a book stall forever"),
        ("Léon in the café", "leon in the cafe"),
        ("The colour of grey, two metres", "the color of gray, 2 meters"),
        ("down to the quay, for our son", "down too the key four hour sun"),
        ("“Don’t,” she said — “don't!”", "Don't, she said. Don't."),
    ],
)
def test_what_sounds_the_same_is_no_error(said: str, heard: str) -> None:
    assert aligned(words(said), words(heard)).errors == 0


@pytest.mark.parametrize(
    ("said", "heard", "changed", "lost", "added"),
    [
        ("a red lamp", "a bed lamp", {1}, set(), ()),
        ("a red lamp", "a lamp", set(), {1}, ()),
        ("a red lamp", "a red red lamp", set(), set(), (1,)),
        ("a red lamp", "a red lamp there", set(), set(), (3,)),
        ("a red lamp", "", set(), {0, 1, 2}, ()),
        ("", "thank you", set(), set(), (0, 0)),
        ("she went in and counted", "she went in an counted", {3}, set(), ()),
    ],
)
def test_errors_are_told_by_their_place(
    said: str, heard: str, changed: set[int], lost: set[int], added: tuple[int, ...]
) -> None:
    found = aligned(words(said), words(heard))
    if not added:
        assert set(found.changed) == changed
        assert set(found.lost) == lost
    assert len(found.added) == len(added)
    assert found.errors == len(changed) + len(lost) + len(added)


def test_only_what_two_ears_get_wrong_is_the_voices_error() -> None:
    said = words("she counted the nine stairs of the old house twice")
    one = aligned(said, words("she counted the fine stairs of the house twice and twice"))
    other = aligned(said, words("he counted the wine stairs of the house twice"))
    both = by_both(one, other)
    assert [said[at] for at in both.changed] == ["nine"]
    assert [said[at] for at in both.lost] == ["old"]
    assert both.added == ()
    assert both.errors == 2


def test_runs_of_words_that_nobody_heard() -> None:
    said = words("she went in alone and counted the stairs")
    lost = aligned(said, words("she counted the")).lost
    assert [list(run) for run in gaps(lost)] == [[1, 2, 3, 4], [7]]


def test_names_are_what_is_always_written_with_a_capital() -> None:
    found = names(
        [
            "The gate was open when Léon Imankulov came. Rose saw it.",
            "“I am, Frau Lindner,” said Mark; and the mark of a rose was on it.",
        ]
    )
    assert found == {"leon", "imankulov", "frau", "lindner"}


def test_a_name_may_be_spelled_in_any_way_that_is_read_the_same() -> None:
    known = {"sofie", "viktor", "kostya", "lunts"}
    heard = words("Sophie, Victor, Costia and Luntz saw Sonia's victory.")
    said = words("Sofie, Viktor, Kostya and Lunts saw Sonia's victory.")
    assert with_names(heard, known) == said


def voice(seconds: float) -> np.ndarray:
    """A hum with noise in it, that fades in and out within 4 ms."""
    at = np.arange(round(seconds * RATE)) / RATE
    noise = np.random.default_rng(7).normal(0, 0.001, len(at))
    fade = np.minimum(1, np.minimum(at, at[::-1]) / 0.004)
    return (0.2 * np.sin(2 * np.pi * 180 * at) + noise) * fade


def sound() -> tuple[np.ndarray, list[tuple[int, int]]]:
    """Two lines with a pause between them, over room tone."""
    pause = np.zeros(round(0.5 * RATE))
    samples = np.concatenate([pause, voice(1.0), pause, voice(0.7), pause])
    tone = np.random.default_rng(1).normal(0, 10 ** (-73 / 20), len(samples))
    first, half = len(pause), round(1.0 * RATE)
    second = first + half + len(pause)
    return samples + tone, [(first, first + half), (second, second + round(0.7 * RATE))]


def test_speech_that_fades_has_no_click() -> None:
    samples, speech = sound()
    assert clicks(samples, RATE, speech) == []


@pytest.mark.parametrize("where", ["pause", "start", "end"])
def test_a_click_is_found_where_it_is(where: str) -> None:
    samples, spans = sound()
    (_, end), (start, _) = spans
    if where == "pause":
        at = (end + start) // 2
        samples[at] += 0.05
    elif where == "start":  # cut off without a fade
        at = start
        samples[start : start + 300] = 0.2
    else:
        at = end
        samples[end - 200 : end] = 0.2
    found = clicks(samples, RATE, spans)
    assert found
    assert all(abs(second - at / RATE) < 0.03 for second, _ in found)
    assert all(height > -45 for _, height in found)


def spoken() -> np.ndarray:
    """A second of what clean speech is made of: voice, closed lips and then a burst, breath."""
    random = np.random.default_rng(3)
    closed = random.normal(0, 10 ** (-66 / 20), round(0.06 * RATE))
    burst = random.normal(0, 0.05, round(0.012 * RATE))
    burst *= np.exp(-np.arange(len(burst)) / (0.003 * RATE))
    breath = random.normal(0, 0.004, round(0.15 * RATE)) * np.hanning(round(0.15 * RATE))
    return np.concatenate([voice(0.3), closed, burst, closed, breath, closed, burst, voice(0.3)])


def test_clean_speech_has_no_click() -> None:
    assert clicks(spoken(), RATE, [(0, len(spoken()))]) == []


def test_clicks_of_minus_40_dbfs_are_found_in_every_silence() -> None:
    samples, spans = sound()
    within = [round(second * RATE) for second in (0.1, 0.25, 0.4, 1.6, 1.75, 1.9, 2.8, 3.0)]
    samples[within] += 10 ** (-40 / 20)
    found = clicks(samples, RATE, spans)
    assert [second for second, _ in found] == pytest.approx([at / RATE for at in within], abs=0.002)


def test_a_click_is_found_while_lips_are_closed() -> None:
    samples = spoken()
    at = round(0.33 * RATE)
    samples[at] += 10 ** (-40 / 20)
    ((second, height),) = clicks(samples, RATE, [(0, len(samples))])
    assert second == pytest.approx(at / RATE, abs=0.002)
    assert height == pytest.approx(-34, abs=2)


def test_the_pitch_of_a_voice_is_measured_and_breath_has_none() -> None:
    hum = np.concatenate([voice(0.5), np.zeros(RATE // 5), voice(0.5)])
    breath = np.random.default_rng(2).normal(0, 0.05, RATE)
    heard = [Clip(RATE, (one * 32767).astype("<i2").tobytes()) for one in (hum, breath)]
    assert [pitch(one) for one in heard] == [pytest.approx(180, abs=3), 0.0]


def part(*lines: tuple[str, str, str]) -> SpokenFile:
    said = tuple(
        SpokenLine(who, voice, text, at * RATE, (at + 1) * RATE)
        for at, (who, voice, text) in enumerate(lines)
    )
    return SpokenFile("gate", 1, "A/1.mp3", "0", RATE, said, tuple(text for *_, text in lines))


def test_the_figures_of_a_cast_and_its_goals() -> None:
    told = part(
        ("narrator", "kokoro:af_heart", "The gate was open and nobody was home."),
        ("Ann", "kokoro:bf_emma", "Who left it so?"),
        ("Ann", "kokoro:bf_lily", "Was it you, old Imankulov?"),
    )
    base = ("The gate was open. Who left it so?", "Was it you, old man?")
    tiny = ("The gate was open. Who left her so?", "Was it you, old mancule?")
    heard = {
        "words": [
            {"lines": lines, "texts": {"base": one, "tiny.en": other}}
            for lines, one, other in zip(([0, 2], [2, 3]), base, tiny, strict=True)
        ],
        "natural": [["", 4.0], ["", 4.2], ["Ann", 3.0]],
        "voices": {"0": [1.0, 0.0], "1": [0.9, (1 - 0.81) ** 0.5], "2": [0.9, (1 - 0.81) ** 0.5]},
        "clicks": [],
    }
    found = figures("kokoro", [told], [heard])
    assert (found.words, found.base, found.errors, found.errors_of_names) == (17, 5, 5, 1)
    assert found.skipped == ["gate 1, 0:00: «and nobody was home»"]
    assert found.natural == pytest.approx(4.1)
    assert found.several == ("gate, Ann: kokoro:bf_emma, kokoro:bf_lily",)
    assert found.strangers == 0
    assert found.pairs == ((0.9, "gate", "Ann", "narrator"),)
    rows = "\n".join(table([found]))
    assert rows.count("missed") == 5  # words, skipped, DistillMOS, two voices, a pair alike
    assert "nobody→—" in "\n".join(details(found))
