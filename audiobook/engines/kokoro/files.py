"""The files of the Kokoro model: which they must be, where they are, and whether they are whole.

The model and a voice are told by their sha256. A receipt, written when all is there, says what was
installed; without it nothing is. A worker that opens a file holds it against the receipt.
"""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from audiobook.errors import EngineError, InputError
from audiobook.system import fitted, read_json, read_regular, sha256, userdata

MEND = "audiobook voices install kokoro"
MODEL, RECEIPT = "model.onnx", "receipt.json"
ROWS, WIDTH = 510, 256  # of a voice: a style for each number of phonemes
MODEL_BYTES, VOICE_BYTES = 92_361_271, ROWS * WIDTH * 4
# Kokoro-82M 1.0 with 8-bit weights, as the kokoro-onnx project exports it.
MODEL_SHA256 = "6e742170d309016e5891a994e1ce1559c702a2ccd0075e67ef7157974f6406cb"
# The English voices, as the authors publish them.
VOICES_SHA256 = {
    "af_alloy": "c4a6b876047fd7fb472edf4ebd63cfac7c3b958a7cae7c106e8f038ca6308c45",
    "af_aoede": "4a004c33430762e2461eedb2013fad808ef4ab3121f5300f554476caf58d8361",
    "af_bella": "f69d836209b78eb8c66e75e3cda491e26ea838a3674257e9d4e5703cbaf55c8b",
    "af_heart": "d583ccff3cdca2f7fae535cb998ac07e9fcb90f09737b9a41fa2734ec44a8f0b",
    "af_jessica": "a240a5e3c15b43563d6e923bdca8ef5613a23471d9b77653694012435df23bd8",
    "af_kore": "9be5221b6a941c04b561959b8ff0b06e809444dcc4ab7e75a7b23606f691819e",
    "af_nicole": "cd2191ab31b914ed7b318416b0e4440fdf392ddad9106a060819aa600a64f59a",
    "af_nova": "18778272caa0d0eebaea251c35fd635f038434f9eee5e691d02a174bd328414f",
    "af_river": "00a2bcf82b1d86e8f19902ede58c65ccf6c0e43b44b7d74fad54e5d8933c9c30",
    "af_sarah": "4409fbc125afabacc615d94db5398d847006a737b0247d6892b7a9a0007a2f0a",
    "af_sky": "4435255c9744f3f31659e0d714ab7689bf65d9e77ec1cce060f083912614f0b9",
    "am_adam": "162b035ed91cfc48b6046982184c645f72edcdd1b82843347f605d7bf7b15716",
    "am_echo": "3968b92c3c4cd1c4416dbded36c13eaa388a90d5788d02a13e4d781f5f8cf3c3",
    "am_eric": "e8b5be17edd1e3636901ce7598baafe2dc8dd8ff707a0c23bf9e461add7e2832",
    "am_fenrir": "c27989f741f7ee34d273a39d8a595cc0837d35f5ced9a29b7cc162614616df43",
    "am_liam": "52403be32fd047c6a44517cb0bcd6b134f2a18baa73e70ef41651e0eab921ade",
    "am_michael": "1d1f21dd8da39c30705cd4c75d039d265e9bc4a2a93ed09bc9e1b1225eb95ba1",
    "am_onyx": "da5d135b424164916d75a68ffb4c2abce3d7d5ccc82dd1ee6cf447ce286145e6",
    "am_puck": "fcf73c989033e9233e0b98713eca600c8c74dcc1614b37009d5450ff4a2274a0",
    "am_santa": "61150cf726ab6c5ed7a99f90a304f91f5a72c00c592e89ec94e5df11c319227a",
    "bf_alice": "08afa6ba24da61ea5e8efa139e5aadc938d83f0a6da5a900adaf763ac1da5573",
    "bf_emma": "669fe0647f9dd04fcab92f1439a40eeb4c8b4ab1f82e4996fe3d918ce4a63b73",
    "bf_isabella": "3754352c4aaa46d17f27654ab7518d65b62ad6163a0f55a5f4330c2da2c4e94f",
    "bf_lily": "5e0ee32ebe64a467124976b14e69590746f1c4ce41a12b587a50c862edfea335",
    "bm_daniel": "6b3194bbceffb746733cbc22c8f593dd44e401a71d53895a2dca891bc595a1e8",
    "bm_fable": "f889083196807b4adb15e9204252165f503b8d33d3982e681c52443c49d798f1",
    "bm_george": "c4b235a4c1f2cd3b939fed08b899ce9385638b763f7b73a59616c4fc9bd6c9bc",
    "bm_lewis": "b8f671cef828c30e66fdf0b0756a76bba58f6bb3398cbbf27058642acbcedb97",
}


@dataclass(frozen=True, slots=True)
class Receipt:
    """What was installed."""

    model: str  # sha256
    voices: Mapping[str, str]  # sha256 by name
    source: str  # where it came from, for a person

    def text(self) -> str:
        told = {"model": self.model, "voices": dict(self.voices), "source": self.source}
        return json.dumps(told, indent=1) + "\n"


def folder() -> Path:
    return userdata.folder("kokoro")


def voice_file(name: str) -> str:
    return f"{name}.bin"


def receipt(where: Path) -> Receipt | None:
    """What is installed in a folder; None if nothing is, or the receipt is not one.

    Raises OSError where that can't be told.
    """
    try:
        return fitted(Receipt, read_json(where / RECEIPT))
    except (FileNotFoundError, NotADirectoryError, ValueError):
        return None


def lack(where: Path) -> str:
    """Why the model in a folder can't be used; empty if it can, as far as sizes tell.

    A file that was changed without a change of its size is found when it is opened. Raises OSError
    where it can't be told.
    """
    if not where.is_dir():
        return "its model is not installed"
    found = receipt(where)
    if found is None:
        return f"its model in {where} is not whole"
    if found.model != MODEL_SHA256 or set(found.voices) != set(VOICES_SHA256):
        return f"its model in {where} is of another version"
    sizes = {MODEL: MODEL_BYTES, **{voice_file(name): VOICE_BYTES for name in found.voices}}
    for name, size in sizes.items():
        file = where / name
        if not file.is_file():
            return f"{file} is missing"
        if file.stat().st_size != size:
            return f"{file} has {file.stat().st_size} bytes instead of {size}"
    return ""


def wrong(where: Path) -> str:
    """As `lack`, with the mend."""
    why = lack(where)
    return f"{why}: {MEND}" if why else ""


def damaged(where: Path) -> str:
    """As `lack`, but every byte is read: 0.1 s."""
    why, found = lack(where), receipt(where)
    if why or found is None:
        return why
    wanted = {MODEL: found.model, **{voice_file(n): d for n, d in found.voices.items()}}
    return next(filter(None, (_changed(where / name, wanted[name]) for name in wanted)), "")


def checked(name: str, digest: str, where: Path) -> bytes:
    """What is in a file, read once. Raises EngineError if it is not what was installed."""
    file = where / name
    try:
        read = read_regular(file, max(MODEL_BYTES, VOICE_BYTES))
    except OSError as error:
        raise EngineError(f"{file} can't be read ({error.strerror}): {MEND}") from error
    except InputError as error:
        raise EngineError(f"{file} is not as it was installed: {MEND}") from error
    if hashlib.sha256(read).hexdigest() != digest:
        raise EngineError(f"{_altered(file)}: {MEND}")
    return read


def voice_of(array: bytes) -> bytes:
    """The voice in a numpy file. Raises ValueError for what is none."""
    import numpy

    read = numpy.load(io.BytesIO(array), allow_pickle=False)
    if read.shape != (ROWS, 1, WIDTH) or read.dtype != numpy.dtype("<f4"):
        raise ValueError(f"a voice of the shape {read.shape} and type {read.dtype}")
    numbers: bytes = read.tobytes()
    return numbers


@cache
def installed_receipt(where: Path) -> Receipt:
    """The receipt, read once in a process. Raises EngineError if there is none."""
    found = receipt(where)
    if found is None:
        raise EngineError(f"kokoro can't be used: {wrong(where)}")
    return found


def _changed(file: Path, digest: str) -> str:
    """Why a file does not hold what was installed; empty if it does."""
    try:
        same = sha256(file) == digest
    except OSError as error:
        return f"{file} can't be read ({error.strerror})"
    except InputError:
        return f"{file} is no file"
    return "" if same else _altered(file)


def _altered(file: Path) -> str:
    return f"{file} was changed since it was installed"
