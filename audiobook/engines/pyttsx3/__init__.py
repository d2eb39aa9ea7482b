"""The system's speech engines through pyttsx3: espeak-ng on Linux, SAPI5 and NSSS elsewhere.

On Linux libespeak-ng and its data are always those of the package espeakng_loader, whatever the
system has, so that a book sounds the same on every machine.

pyttsx3's espeak driver loses speech in many ways (`tests/engines/test_pyttsx3.py` shows them), and
espeak-ng carries state from one utterance to the next: the flutter of the pitch, noise, gain.
Nothing in its interface resets that, but the first utterance of a process is always the same, once
its noise is no longer seeded with the clock. So each utterance is spoken in a fork of a process
that has the library loaded and its voices listed, but never started. That costs 3.5 to 4.5 ms of
processor time over a long-lived pyttsx3, which takes 14 ms for 17 s of sound; by the clock it is
quicker; and an utterance that hangs or crashes harms no other. (pyttsx3 2.99, espeak-ng 1.52, one
core of a server. Forking takes longer in a process that holds much memory: 5 ms at 150 MB.)

SAPI5 and NSSS stand behind the same door. They were written from the source of pyttsx3's drivers
and have never been run: nobody here had Windows or macOS.
"""

from __future__ import annotations

from audiobook.engines.engine import Engine
from audiobook.engines.pyttsx3.espeak_ng import Espeak
from audiobook.engines.pyttsx3.system import Nsss, Sapi5


def espeak() -> Engine:
    return Espeak()


def sapi5() -> Engine:
    return Sapi5()


def nsss() -> Engine:
    return Nsss()
