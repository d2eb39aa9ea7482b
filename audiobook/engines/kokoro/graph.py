"""Kokoro's graph, opened where it has decided how high each phoneme is.

The model computes a pitch on its way from phonemes to sound. Behind the bytes of its file an input
is added, `tune`, that bends the pitch of each phoneme before the sound is made of it; a message of
this format may be continued behind its end. Where `tune` bends nothing, the samples are the same,
bit by bit.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence

from audiobook.errors import EngineError

TUNE = "tune"  # input, float32 [3, n]: what of its pitch each phoneme keeps, and the hertz that are
# added: how many at its beginning, and how many more at its end

_PITCH = "/encoder/Reshape_output_0"  # [1, half frames] in hertz; unvoiced ones are below _VOICED
_TUNED = "/encoder/Reshape_output_t"  # as long a name, so that no length in the file changes
_FRAMES = "/encoder/Clip_output_0"  # [1, n]: how many each phoneme has, of 25 ms
_ALIGNED = "/encoder/Cast_4_output_0"  # [n, frames]: 1 where the frame is of the phoneme
_FLAT = "/encoder/Constant_20_output_0"  # the shape [1, -1]
_TIMES = "/encoder/Cast_3_output_0"  # [1, frames]: their numbers, from 0
_STARTS = "/encoder/Concat_output_0"  # [n]: the first frame of each phoneme
_VOICED = 50.0  # hertz
_SMOOTH = 5  # half frames (12.5 ms each) over which a bend is spread
_PADS = [_SMOOTH // 2] * 2
_ROWS = ("keep", "level", "slope")

_FLOAT, _INT64 = 1, 7  # kinds of numbers
# Who reads the pitch: its first input is the pitch, its second this.
_READER = "/encoder/bert/Unsqueeze_output_0"


def opened(model: bytes) -> bytes:
    """The model with the input TUNE. Raises EngineError for another model."""
    old, new = (_text(1, name) + _text(1, _READER) for name in (_PITCH, _TUNED))
    at = model.find(old)
    if at < 0 or model.find(old, at + 1) >= 0:
        raise EngineError("kokoro can't be used: its model is not built as it was expected")
    whole = memoryview(model)
    return b"".join((whole[:at], new, whole[at + len(old) :], _part(7, _added())))


def _added() -> bytes:
    """What joins the graph: nodes, numbers, and the input."""
    # Each row of TUNE by frames; of a phoneme's slope, the share of it that has passed.
    nodes = [
        _node("MatMul", [TUNE, _ALIGNED], ["rows"]),  # [3, frames]
        *(_node("Gather", ["rows", f"row {row}"], [name]) for row, name in enumerate(_ROWS)),
        _node("Reshape", [_STARTS, _FLAT], ["starts"]),
        _node("MatMul", ["starts", _ALIGNED], ["start"]),
        _node("MatMul", [_FRAMES, _ALIGNED], ["length"]),
        _node("Sub", [_TIMES, "start"], ["since"]),
        _node("Div", ["since", "length"], ["passed"]),
        _node("Mul", ["slope", "passed"], ["sloped"]),
        _node("Add", ["level", "sloped"], ["turned"]),
        _node("Concat", ["keep", "turned"], ["both"], axis=0),
        # By half frames, as the pitch is: [1, 2, half frames].
        _node("Unsqueeze", ["both", "axis"], ["batch"]),
        _node("Resize", ["batch", "", "twice"], ["halves"], mode=b"linear"),
        _node("AveragePool", ["halves"], ["smooth"], kernel_shape=[_SMOOTH], pads=_PADS),
        _node("Gather", ["smooth", "first"], ["kept share"], axis=1),
        _node("Gather", ["smooth", "second"], ["given"], axis=1),
        # What has a voice is bent.
        _node("Mul", [_PITCH, "kept share"], ["kept"]),
        _node("Greater", [_PITCH, "voiced"], ["is voiced"]),
        _node("Cast", ["is voiced"], ["mask"], to=_FLOAT),
        _node("Mul", ["given", "mask"], ["added"]),
        _node("Add", ["kept", "added"], ["sum"]),
        _node("Reshape", ["sum", _FLAT], [_TUNED]),
    ]
    numbers = [
        *(_integers(f"row {row}", [1], row) for row in range(len(_ROWS))),
        _integers("axis", [1], 0),
        _integers("first", [], 0),
        _integers("second", [], 1),
        _floats("twice", [3], 1, 1, 2),
        _floats("voiced", [], _VOICED),
    ]
    shape = _part(1, _number(1, len(_ROWS))) + _part(1, _text(2, "sequence_length"))
    given = _part(1, _number(1, _FLOAT) + _part(2, shape))
    return b"".join(
        (
            *(_part(1, node) for node in nodes),
            *(_part(5, one) for one in numbers),
            _part(11, _text(1, TUNE) + _part(2, given)),
        )
    )


# The wire format of protocol buffers, as far as it is needed here.


def _node(
    kind: str, inputs: Sequence[str], outputs: Sequence[str], **attributes: bytes | int | list[int]
) -> bytes:
    names = [_text(1, _own(name)) for name in inputs] + [_text(2, _own(name)) for name in outputs]
    told = [_part(5, _attribute(name, value)) for name, value in attributes.items()]
    return b"".join((*names, _text(3, _own(outputs[0])), _text(4, kind), *told))


def _own(name: str) -> str:
    """A name of ours, which none in the file is like; the file's own begin with a slash."""
    return name if name.startswith("/") or name in ("", TUNE) else f"audiobook {name}"


def _attribute(name: str, value: bytes | int | list[int]) -> bytes:
    if isinstance(value, bytes):
        return _text(1, name) + _part(4, value) + _number(20, 3)
    if isinstance(value, int):
        return _text(1, name) + _number(3, value) + _number(20, 2)
    return _text(1, name) + b"".join(_number(8, one) for one in value) + _number(20, 7)


def _integers(name: str, shape: Sequence[int], *values: int) -> bytes:
    return _numbers(name, _INT64, shape, struct.pack(f"<{len(values)}q", *values))


def _floats(name: str, shape: Sequence[int], *values: float) -> bytes:
    return _numbers(name, _FLOAT, shape, struct.pack(f"<{len(values)}f", *values))


def _numbers(name: str, kind: int, shape: Sequence[int], raw: bytes) -> bytes:
    sizes = b"".join(_number(1, size) for size in shape)
    return sizes + _number(2, kind) + _text(8, _own(name)) + _part(9, raw)


def _text(field: int, text: str) -> bytes:
    return _part(field, text.encode())


def _part(field: int, data: bytes) -> bytes:
    return _varint(field << 3 | 2) + _varint(len(data)) + data


def _number(field: int, value: int) -> bytes:
    return _varint(field << 3) + _varint(value)


def _varint(value: int) -> bytes:
    made = bytearray()
    while value > 0x7F:
        made.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes([*made, value])
