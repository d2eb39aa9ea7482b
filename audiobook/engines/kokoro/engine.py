"""The engine Kokoro, before its model is opened."""

from __future__ import annotations

from collections.abc import Sequence

from audiobook.engines.engine import Engine, Missing, Speaker
from audiobook.engines.kokoro import files
from audiobook.engines.kokoro.blends import blend
from audiobook.engines.kokoro.palette import PALETTE, SPEEDS, about, usual_rate
from audiobook.engines.neural import provider
from audiobook.engines.neural.pace import shortfall
from audiobook.engines.neural.revision import revisions
from audiobook.engines.neural.sounds import ipa_of
from audiobook.engines.packages import absent, versions
from audiobook.engines.voice import Delivery, Voice
from audiobook.errors import EngineError, InputError

REVISION = 5  # of what the modules here do to the sound


def kokoro() -> Engine:
    return Kokoro()


class Kokoro(Engine):
    """The engine, before its model is opened."""

    name = "kokoro"
    ipa = True
    heeds = frozenset({"whispered", "goes_on"})
    lingers = 3.0

    def missing(self) -> Missing | None:
        packages = absent("hibari", "onnxruntime", extra="kokoro")
        try:
            model = files.lack(files.folder())
        except OSError as error:
            return _unsure(error)
        if packages and model:
            return Missing(packages.why, f"{packages.mend}; then {files.MEND}")
        return packages or (Missing(model, files.MEND) if model else None)

    def damage(self) -> Missing | None:
        """What of the model was changed since it was installed, and the mend: 0.1 s."""
        why = files.damaged(files.folder())
        return Missing(why, files.MEND) if why else None

    def voices(self) -> Sequence[Voice]:
        return PALETTE

    def knows(self, voice: str) -> bool:
        try:
            blend(voice, files.VOICES_SHA256)
        except InputError:
            return False
        return True

    def canonical(self, voice: str) -> str:
        """The one way to write a voice or a blend. Raises InputError for what is neither."""
        return blend(voice, files.VOICES_SHA256).name

    def about(self, voice: str) -> Voice:
        """The facts of a voice or a blend. Raises InputError for what is neither."""
        return about(blend(voice, files.VOICES_SHA256))

    def shortfall(self, voice: str, delivery: Delivery) -> str:
        """What of a delivery this voice can't do."""
        return shortfall(delivery, usual_rate(blend(voice, files.VOICES_SHA256)), SPEEDS)

    def sounds(self, word: str, voice: str) -> str:
        """What it makes of a word. Raises EngineError."""
        return ipa_of(word, blend(voice, files.VOICES_SHA256).british)

    def fingerprint(self, voice: str) -> str:
        wanted, found = blend(voice, files.VOICES_SHA256), files.receipt(files.folder())
        if found is None:
            raise EngineError(f"kokoro can't be used: {self.missing()}")
        styles = " ".join(found.voices[name][:16] for name, _ in wanted.parts)
        packages = f"{versions('hibari-tts')}, {provider.told()}"
        model = f"model {found.model[:16]}, styles {styles}"
        return f"kokoro {wanted.name}, {model}, {packages}, {revisions(REVISION)}"

    def open(self) -> Speaker:
        """Open the model in this process: 0.7 s. Raises EngineError where that can't be."""
        if self.missing():
            raise EngineError(f"kokoro can't be used: {self.missing()}")
        from audiobook.engines.kokoro.speaker import KokoroSpeaker

        return KokoroSpeaker(files.folder())


def _unsure(error: OSError) -> Missing:
    what = f"{error.filename} can't be read: {error.strerror}"
    mend = f"make it readable; or delete {files.folder()}, and {files.MEND}"
    return Missing(f"whether its model is installed can't be told: {what}", mend, unsure=True)
