"""What pyttsx3 2.99 does to speech on Linux, and that our engine does it right.

Each trap is set as its documentation would have one use it («naive»), where it snaps every time,
and then passed by the engine. Both run in processes of their own, with a time limit: what hangs
must not hang pytest.
"""

from __future__ import annotations

import json
import os
import signal
import struct
import subprocess
import sys
import textwrap
import time
import wave
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audiobook.audio import Clip
from audiobook.engines import Delivery
from audiobook.engines.pyttsx3 import espeak
from audiobook.engines.pyttsx3.aiff import clip_from_aiff
from audiobook.engines.pyttsx3.espeak_ng import data_folder
from audiobook.engines.pyttsx3.forked import DONE, FAILED, in_child
from audiobook.engines.pyttsx3.palette import PALETTE, driver_name
from audiobook.engines.pyttsx3.system import Nsss, Sapi5, System
from audiobook.engines.pyttsx3.text import pieces
from audiobook.engines.pyttsx3.voice_files import in_small_letters
from audiobook.errors import EngineError

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="espeak's driver is for Linux")

NAIVE = """
import ctypes, os, sys
import espeakng_loader
os.environ["ESPEAK_DATA_PATH"] = espeakng_loader.get_data_path()
ctypes.CDLL(espeakng_loader.get_library_path(), mode=ctypes.RTLD_GLOBAL)
import pyttsx3
engine = pyttsx3.init()
"""

OURS = """
import hashlib, json, os, random, sys
from audiobook.engines import Delivery
from audiobook.engines.pyttsx3 import espeak
from audiobook.errors import EngineError

speaker = espeak().open()

def say(text, voice="en-us+m3", rate=None, pitch=None):
    return speaker.speak(text, voice, Delivery(rate, pitch))

def digest(*arguments):
    return hashlib.sha256(say(*arguments).pcm).hexdigest()
"""

SENTENCE = "The rain had not stopped since Tuesday."


def run(
    head: str, script: str, *arguments: object, limit: float = 60
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", head + textwrap.dedent(script), *map(str, arguments)],
        capture_output=True,
        text=True,
        timeout=limit,
    )


def ours(script: str, *arguments: object) -> str:
    """What a script printed that uses our engine; it must have ended well."""
    done = run(OURS, script, *arguments)
    assert done.returncode == 0, done.stderr
    return done.stdout


def frames(file: Path) -> int:
    with wave.open(str(file)) as reader:
        return int(reader.getnframes())


def test_trap_1_the_first_run_does_not_wait(tmp_path: Path) -> None:
    naive = run(
        NAIVE,
        """
        engine.save_to_file("The rain had not stopped since Tuesday. " * 80, sys.argv[1])
        engine.runAndWait()
        os._exit(0)
        """,
        tmp_path / "first.wav",
    )
    assert naive.returncode == 0
    assert not (tmp_path / "first.wav").exists()
    assert float(ours(f"print(say({SENTENCE!r} * 40).seconds)")) > 80


def test_trap_2_of_several_texts_only_the_last_is_spoken(tmp_path: Path) -> None:
    run(
        NAIVE,
        """
        engine.runAndWait()
        for name in "abcd":
            engine.save_to_file("This is file " + name, os.path.join(sys.argv[1], name + ".wav"))
        engine.runAndWait()
        """,
        tmp_path,
    )
    assert [file.name for file in tmp_path.iterdir()] == ["d.wav"]
    said = ours("print(len({digest('This is file ' + name) for name in 'abcd'}))")
    assert said == "4\n"


def test_trap_3_changing_rates_reach_the_utterance_they_are_for() -> None:
    # What pyttsx3 loses here differs from run to run, so that there is nothing to assert of it.
    lengths = json.loads(
        ours(
            f"""
            rates = (120, 175, 240) * 20  # 175 is what espeak-ng starts with
            print(json.dumps([say({SENTENCE!r}, "en-us", rate).samples for rate in rates]))
            """
        )
    )
    slow, usual, fast = (set(lengths[n::3]) for n in range(3))
    assert len(slow) == len(usual) == len(fast) == 1
    assert slow.pop() > 1.3 * usual.pop() > 1.5 * fast.pop()


def test_trap_4_an_unknown_variant_is_silently_the_plain_voice(tmp_path: Path) -> None:
    plain, other = (tmp_path / f"{name}.wav" for name in ("en-us", "en-us+nosuch"))
    for _ in range(5):  # on a busy machine pyttsx3 alone may speak one of them at another rate
        run(
            NAIVE,
            """
            engine.runAndWait()
            for name in ("en-us", "en-us+nosuch"):
                # A fresh process each, because of trap 8.
                if os.fork() == 0:
                    os.execv(sys.executable, [sys.executable, "-c", sys.argv[2], sys.argv[1], name])
                os.wait()
            """,
            tmp_path,
            NAIVE
            + textwrap.dedent("""
                engine.runAndWait()
                engine.setProperty("voice", sys.argv[2])
                file = os.path.join(sys.argv[1], sys.argv[2] + ".wav")
                engine.save_to_file("Who is speaking?", file)
                engine.runAndWait()
                """),
        )
        if plain.read_bytes() == other.read_bytes():
            break
    assert plain.read_bytes() == other.read_bytes()
    assert not espeak().knows("en-us+nosuch")
    said = ours(
        """
        try:
            say("Who is speaking?", "en-us+nosuch")
        except EngineError as error:
            print(error)
        """
    )
    assert "en-us+nosuch" in said


def test_trap_4_a_british_variant_is_silently_the_voice_before() -> None:
    naive = run(
        NAIVE,
        """
        engine.runAndWait()
        for voice in ("en-us+steph", "en-gb+klatt4"):
            engine.setProperty("voice", voice)
            engine.setProperty("rate", "fast")
        print(engine.getProperty("voice"))
        """,
    )
    # No error, neither for the voice nor for the rate.
    assert (naive.stdout, naive.stderr) == ("gmw/en-us+steph\n", "")
    said = ours(
        f"""
        voices = ("en-us+steph", "en-gb+steph", "en-gb+klatt4", "en-gb")
        print(len({{digest({SENTENCE!r}, voice) for voice in voices}}))
        """
    )
    assert said == "4\n"


@pytest.mark.parametrize(("rate", "pitch"), [(0, 50), (79, 50), (451, 50), (165, -1), (165, 101)])
def test_a_rate_or_pitch_that_espeak_does_not_obey_becomes_the_nearest_and_is_told(
    rate: int, pitch: int
) -> None:
    nearest = (min(450, max(80, rate)), min(100, max(0, pitch)))
    said = ours(
        f"""
        from audiobook.engines.pyttsx3 import espeak
        asked = say("Hello.", "en-us", {rate}, {pitch})
        print(asked == say("Hello.", "en-us", {nearest[0]}, {nearest[1]}))
        for given in ({rate}, {pitch}), {nearest}:
            print(espeak().shortfall("en-us", Delivery(*given)))
        """
    )
    same, told, nothing = said.split("\n")[:3]
    assert (same, nothing) == ("True", "")
    changed = [(a, b) for a, b in zip((rate, pitch), nearest, strict=True) if a != b]
    assert [f"{a} becomes {b}" in told for a, b in changed] == [True]


def test_trap_5_a_long_text_crashes(tmp_path: Path) -> None:
    naive = run(
        NAIVE,
        """
        engine.runAndWait()
        engine.save_to_file("The river rose. " * 5000, sys.argv[1])
        engine.runAndWait()
        """,
        tmp_path / "long.wav",
    )
    assert naive.returncode == -signal.SIGSEGV
    short, long = json.loads(
        ours(
            """
            counts = [say("The river rose. " * n).seconds for n in (100, 1250)]
            print(json.dumps(counts))
            """
        )
    )
    assert 0.95 < long / short / 12.5 < 1.05


def test_trap_6_a_path_hangs_or_is_silently_not_written(tmp_path: Path) -> None:
    file = tmp_path / "path.wav"
    try:
        naive = run(
            NAIVE,
            """
            from pathlib import Path
            engine.runAndWait()
            engine.save_to_file("The river rose. " * 50, Path(sys.argv[1]))
            engine.runAndWait()
            """,
            file,
            limit=2,
        )
    except subprocess.TimeoutExpired:
        pass
    else:
        assert naive.returncode == 0
    assert not file.exists()
    assert float(ours("espeak().open(); print(say('Hello.').seconds)")) > 0.3  # two in one process


def test_trap_6_a_process_that_used_pyttsx3_can_be_forked_no_more() -> None:
    naive = run(
        NAIVE,
        """
        from audiobook.engines import Delivery
        from audiobook.engines.pyttsx3 import espeak
        from audiobook.engines.pyttsx3.espeak_ng import data_folder
        from audiobook.engines.pyttsx3.forked_driver import ForkedDriver
        from audiobook.errors import EngineError
        try:
            ForkedDriver(data_folder())
        except EngineError as error:
            print(error)
        print(espeak().open().speak("Hello.", "en-us+m3", Delivery()).seconds > 0.3)
        """,
    )
    assert "pyttsx3 was used in this process" in naive.stdout
    assert "True" in naive.stdout


def test_trap_7_pyttsx3_prints(tmp_path: Path) -> None:
    naive = run(
        NAIVE,
        """
        engine.runAndWait()
        engine.save_to_file("Hello.", sys.argv[1])
        engine.runAndWait()
        """,
        tmp_path / "hello.wav",
    )
    assert "Audio saved to" in naive.stdout
    done = run(OURS, "print('before', end=''); say('Hello.'); print(', after')")
    assert (done.stdout, done.stderr) == ("before, after\n", "")


TWICE = """
    import time
    from pyttsx3.drivers import _espeak
    engine.runAndWait()
    for name in ("first", "second"):
        engine.save_to_file("She sells sea shells.", os.path.join(sys.argv[1], name))
        engine.runAndWait()
        while _espeak.IsPlaying():
            time.sleep(0.01)
"""


def test_trap_8_an_utterance_depends_on_those_before_it(tmp_path: Path) -> None:
    for _ in range(5):  # on a busy machine pyttsx3 alone may write an empty file, too
        run(NAIVE, TWICE, tmp_path)
        if all(frames(tmp_path / name) for name in ("first", "second")):
            break
    assert frames(tmp_path / "first") == pytest.approx(frames(tmp_path / "second"), rel=0.05)
    assert (tmp_path / "first").read_bytes() != (tmp_path / "second").read_bytes()
    said = ours("print(len({digest('She sells sea shells.') for _ in range(5)}))")
    assert said == "1\n"


ORDERS = """
    words = "rain tide lamp sixth thistle mother river zeal jury anchor".split()
    voices = "en-us+m3 en-us+klatt4 en-us+steph en-gb+adam en-gb-scotland+f3 en-029+klatt en-us"
    voices = voices.split()
    jobs = [
        (f"The {words[n % 10]} and the {words[n % 7]}, {n} times.", voices[n % 7], 120 + n % 9 * 20,
         30 + n % 5 * 10)
        for n in range(60)
    ]
    random.Random(int(sys.argv[1])).shuffle(jobs)
    print(json.dumps({repr(job): digest(*job) for job in jobs}, sort_keys=True))
"""


def test_the_same_bytes_in_any_order_and_any_process() -> None:
    said = {ours(ORDERS, seed) for seed in range(3)}
    assert len(said) == 1
    assert len(set(json.loads(said.pop()).values())) == 60


BOTH_WAYS = """
    from audiobook.engines.pyttsx3 import private_library
    from audiobook.engines.pyttsx3.espeak_ng import data_folder
    from audiobook.engines.pyttsx3.forked_driver import ForkedDriver
    from audiobook.engines.pyttsx3.private_driver import PrivateDriver
    from audiobook.engines.pyttsx3.spoken_piece import SpokenPiece

    forked = ForkedDriver(data_folder())
    private = PrivateDriver(private_library.opened(), data_folder())
    texts = ["She sells sea shells.", "A café, a rendezvous; déjà vu!", "[[h@l'oU]] there", "1,999"]
    voices = ["gmw/en-US+m3", "gmw/en-US", "gmw/en+klatt4", "gmw/en-GB-x-rp+Annie"]
    for n in range(16):
        said = SpokenPiece(texts[n % 4], voices[n // 4], 100 + 20 * n, 6 * n, n % 4 == 2)
        print(hashlib.sha256(private.speak(said).pcm).hexdigest(),
              hashlib.sha256(forked.speak(said).pcm).hexdigest())
"""


def test_both_ways_to_speak_give_the_same_bytes() -> None:
    pairs = [line.split() for line in ours(BOTH_WAYS).splitlines()]
    assert [one for one, _ in pairs] == [other for _, other in pairs]
    assert len({one for one, _ in pairs}) == 16


def test_voices_have_names_in_small_letters_or_the_folder_is_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = data_folder()
    monkeypatch.setenv("AUDIOBOOK_DATA", str(tmp_path / "data"))
    made = in_small_letters(data)
    assert made.is_relative_to(tmp_path)
    assert (made / "lang/gmw/en-us").samefile(data / "lang/gmw/en-US")
    assert {file.name for file in data.iterdir()} == {file.name for file in made.iterdir()}
    assert in_small_letters(data) == made
    assert [file.name for file in made.parent.iterdir()] == [made.name]
    (made / "phontab").unlink()  # damaged: not used
    assert in_small_letters(data) == data
    (tmp_path / "file").touch()
    monkeypatch.setenv("AUDIOBOOK_DATA", str(tmp_path / "file"))  # nothing can be made there
    assert in_small_letters(data) == data


def test_breath_is_not_seeded_with_the_clock() -> None:
    said = ours(
        """
        import time
        hashes = {digest("Hush.", "en-us+f3")}
        time.sleep(1.1)  # espeak-ng takes whole seconds
        print(len(hashes | {digest("Hush.", "en-us+f3")}))
        """
    )
    assert said == "1\n"


def test_three_hundred_utterances_take_no_memory() -> None:
    before, after = ours(
        """
        def kilobytes():
            status = open("/proc/self/status").read()
            return int(status.partition("VmRSS:")[2].split()[0])

        for n in range(330):
            if n == 30:
                print(kilobytes())
            say(f"Line {n}.", ("en-us+m3", "en-us+klatt4")[n % 2], 120 + n % 200, n % 100)
        print(kilobytes(), len(os.listdir("/proc/self/fd")))
        """
    ).splitlines()
    grown, files = (int(number) for number in after.split())
    assert grown - int(before) < 2_000
    assert files < 8  # the copy of the library is one


def test_a_hung_or_crashed_child_is_an_error() -> None:
    def hang(file: int) -> None:
        time.sleep(600)

    def crash(file: int) -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    def stray(file: int) -> None:
        """Returns, where it should have ended its process."""

    def explain(file: int) -> NoReturn:
        os.write(file, "no voice «x»".encode())
        os._exit(FAILED)

    def speak(file: int) -> NoReturn:
        os.write(file, b"sound")
        os._exit(DONE)

    with pytest.raises(EngineError, match="no answer within"):
        in_child(hang, 0.2)
    with pytest.raises(EngineError, match="SIGKILL"):
        in_child(crash, 60)
    with pytest.raises(EngineError, match="code 70"):
        in_child(stray, 60)
    with pytest.raises(EngineError, match="no voice «x»"):
        in_child(explain, 60)
    assert in_child(speak, 60) == b"sound"


def ends(process: int, within: float) -> bool:
    deadline = time.monotonic() + within
    while time.monotonic() < deadline:
        try:
            if "(zombie)" in Path(f"/proc/{process}/status").read_text():
                return True
        except (FileNotFoundError, ProcessLookupError):
            return True
        time.sleep(0.01)
    return False


def test_a_child_dies_with_its_parent() -> None:
    parent = subprocess.Popen(
        [
            sys.executable,
            "-c",
            textwrap.dedent("""
                import os, sys, time
                from audiobook.engines.pyttsx3.forked import in_child
                in_child(lambda file: (print(os.getpid(), flush=True), time.sleep(60)), 30)
            """),
        ],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert parent.stdout is not None
    child = int(parent.stdout.readline())
    parent.kill()
    parent.wait()
    parent.stdout.close()
    assert ends(child, within=60)


@pytest.mark.parametrize(
    ("dirty", "clean"),
    [
        ("Before\0after", "Before after"),  # pyttsx3 loses what follows
        ("Low \x0110P voice", "Low 10P voice"),  # a command of espeak's
        ("Half a \ud83d pair", "Half a pair"),  # can't be encoded
        ("Private \ue03c use", "Private use"),
    ],
)
def test_what_is_not_text_is_read_as_space(dirty: str, clean: str) -> None:
    assert " ".join(pieces(dirty)[0].split()) == clean
    assert ours(f"print(digest({dirty!r}) == digest({dirty!r}), end='')") == "True"


def test_double_brackets_are_not_phonemes() -> None:
    said = ours("print(digest('say [[hello]] now') == digest('say [hello] now'))")
    assert said == "True\n"


@given(st.text(max_size=400), st.integers(8, 200))
def test_pieces_hold_all_that_can_be_read_in_order(text: str, limit: int) -> None:
    cut = pieces(text, limit)
    readable = pieces(text, 10_000)
    assert "".join("".join(cut).split()) == "".join("".join(readable).split())
    assert all(0 < len(piece.encode()) <= limit for piece in cut)


@pytest.mark.parametrize(
    ("text", "limit", "first"),
    [
        ("One came. Two, in fact, came.", 15, "One came."),
        ("“One came.” Two in fact.", 19, "“One came.”"),  # curly quotes are three bytes each
        ("One came, and then another", 15, "One came,"),
        ("One two three four five", 15, "One two three"),
        ("Onetwothreefourfivesix", 15, "Onetwothreefour"),
        ("A. Onetwothree fourfive", 15, "A. Onetwothree"),  # not for a crumb
    ],
)
def test_a_long_text_is_cut_where_it_is_heard_least(text: str, limit: int, first: str) -> None:
    assert pieces(text, limit)[0] == first


@pytest.mark.parametrize(
    ("name", "driver"),
    [
        ("en-us", "gmw/en-US"),
        ("EN-US", "gmw/en-US"),
        ("en-gb", "gmw/en"),
        ("en", "gmw/en"),
        ("en-us+m3", "gmw/en-US+m3"),
        ("en-gb+steph", "gmw/en+steph"),
        ("en-gb-scotland+alex", "gmw/en-GB-scotland+Alex"),
        ("gmw/en+Annie", "gmw/en+Annie"),
        ("en-us+Mr serious", "gmw/en-US+Mr serious"),
        ("fr+f2", "roa/fr+f2"),
        ("", None),
        ("en-us+", None),
        ("en-us+nosuch", None),
        ("nosuch", None),
        ("nosuch+m3", None),
        ("../voices/!v/m3", None),
    ],
)
def test_names_of_voices(name: str, driver: str | None) -> None:
    assert driver_name(data_folder(), name) == driver


def test_the_palette_holds_enough_of_both_and_knows_who_sounds_alike() -> None:
    assert all(voice.hertz and 1 <= voice.stars <= 5 for voice in PALETTE)
    known = {voice.id: dict(voice.alike) for voice in PALETTE}
    assert known["espeak:en-us+m3"]["espeak:en-gb-scotland+m3"] > 0.95  # the accent is hardly heard
    for one, others in known.items():
        assert all(known[other][one] == near >= 0.8 for other, near in others.items())
    for gender in ("female", "male"):
        assert sum(voice.gender == gender for voice in PALETTE) >= 8


@pytest.mark.parametrize(("engine", "system"), [(Sapi5, "Windows"), (Nsss, "macOS")])
def test_engines_of_other_systems_say_where_they_are(
    engine: Callable[[], System], system: str
) -> None:
    made = engine()
    assert system in str(made.missing())
    assert "keeps its own" in made.shortfall("Alex", Delivery(200, 60))
    assert made.shortfall("Alex", Delivery(200, 50)) == ""
    assert not made.voices()
    assert not made.knows("Alex")
    with pytest.raises(EngineError, match=system):
        made.open()


def aiff(kind: bytes, tail: bytes, pcm: bytes, channels: int = 1, bits: int = 16) -> bytes:
    rate = struct.pack(">HQ", 16383 + 14, 22_050 << 49)
    common = struct.pack(">hLh", channels, len(pcm) // 2, bits) + rate + tail
    sound = struct.pack(">LL", 0, 0) + pcm
    body = kind + b"".join(
        struct.pack(">4sL", name, len(data)) + data + b"\0" * (len(data) % 2)
        for name, data in ((b"COMM", common), (b"NAME", b"odd"), (b"SSND", sound))
    )
    return b"FORM" + struct.pack(">L", len(body)) + body


def test_aiff_is_read_in_both_byte_orders() -> None:
    clip = Clip(22_050, struct.pack("<3h", 1, -2, 30_000))
    assert clip_from_aiff(aiff(b"AIFF", b"", struct.pack(">3h", 1, -2, 30_000))) == clip
    assert clip_from_aiff(aiff(b"AIFC", b"sowt\0\0", clip.pcm)) == clip


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"RIFF....WAVE",
        aiff(b"AIFF", b"", b"\0\0", channels=2),
        aiff(b"AIFF", b"", b"\0\0", bits=8),
        aiff(b"AIFC", b"ulaw\0\0", b"\0\0"),
        aiff(b"AIFF", b"", b"\0\0\0\0")[:-2],
        aiff(b"AIFF", b"", b"\0\0")[:40],
    ],
)
def test_aiff_that_is_not_whole_or_not_ours_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"AIFF|mono|short"):
        clip_from_aiff(data)
