"""The engines of pyttsx3: espeak-ng on Linux, and the system's speech, SAPI5 or NSSS, elsewhere.

On Linux libespeak-ng and its data are always those of the package espeakng_loader, whatever the
system has, so that a book sounds the same on every machine.

espeak-ng carries state from one utterance to the next: the flutter of the pitch, noise, gain.
Nothing in its interface resets that, but the first utterance of a process is always the same, once
its noise is no longer seeded with the clock. So pyttsx3's driver speaks each piece of text with a
library that was just loaded (`private_driver`), which gives the same bytes in the worker itself,
for about 1 ms more than espeak-ng needs. Where the system can't let go of a library, it speaks each
piece in a fork of a process that has the library loaded and its voices listed, but never started
(`forked_driver`): again the same bytes, for 4 to 14 ms more. Used as its manual says, pyttsx3 loses
speech in many ways (`tests/engines/test_pyttsx3.py` shows them). (pyttsx3 2.99, espeak-ng 1.52.)

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
