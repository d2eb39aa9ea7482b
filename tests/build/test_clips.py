"""Clips are kept whole or not at all, with what was measured of them."""

from __future__ import annotations

import json
import pickle
from array import array
from collections.abc import Callable
from pathlib import Path

import pytest

from audiobook.audio import Clip, speech
from audiobook.build.clips import ClipMark, ClipRecord, FolderStore
from audiobook.engines import Delivery
from audiobook.engines.tone import ToneSpeaker
from audiobook.errors import EngineError

KEY = "0123abcd"
CLIP = ToneSpeaker().speak("Good evening.", "220", Delivery())
MARKS = (ClipMark("sentence", 0, 13, 100, 9000), ClipMark("word", 0, 4, 100, 4000))


@pytest.fixture
def store(tmp_path: Path) -> FolderStore:
    return FolderStore(tmp_path / "clips")


def file_of(store: FolderStore) -> Path:
    (file,) = store.folder.rglob("*.wav")
    return file


def test_what_is_kept_comes_back(store: FolderStore) -> None:
    assert not store.has(KEY)
    assert store.seconds(KEY) is None
    store.write(KEY, CLIP)
    assert store.has(KEY)
    assert store.read(KEY) == CLIP
    assert store.seconds(KEY) == CLIP.seconds
    assert store.keys() == {KEY}
    store.drop([KEY, "0123beef"])
    assert store.keys() == set()


def test_a_record_is_what_would_be_measured(store: FolderStore) -> None:
    store.write(KEY, CLIP, MARKS)
    record = store.record(KEY)
    assert record == ClipRecord.of(CLIP, MARKS)
    assert record.speech == speech(CLIP)
    assert (record.samples, record.rate, record.seconds) == (CLIP.samples, CLIP.rate, CLIP.seconds)
    assert record.marks == MARKS


def test_a_record_is_read_without_the_samples(store: FolderStore) -> None:
    store.write(KEY, CLIP)
    file = file_of(store)
    data = file.read_bytes()
    file.write_bytes(data[: -len(CLIP.pcm)] + bytes(len(CLIP.pcm)))
    assert store.record(KEY) == ClipRecord.of(CLIP)


def test_silence_has_a_record(store: FolderStore) -> None:
    store.write(KEY, Clip(22050, bytes(2000)))
    assert store.record(KEY).speech.seconds == 0


def changed(**other: object) -> bytes:
    return json.dumps({**json.loads(ClipRecord.of(CLIP).to_json()), **other}).encode()


@pytest.mark.parametrize(
    "note",
    [
        *(b"", b"[]", b"{}", b'{"format": 2}', b'{"format": 1, "marks": []}', b"\xff"),
        *(b"[" * 100_000, b'{"format":' * 100_000),
        changed(speech={"start": 0, "end": 1, "seconds": "long", "rms": 0.1}),
        changed(speech=[]),
        changed(digest=7),
        changed(marks=[{"kind": "word", "first": "0", "last": 1, "start": 1, "end": 2}]),
        changed(more=1),
    ],
)
def test_a_clip_of_another_version_is_measured(store: FolderStore, note: bytes) -> None:
    store.write(KEY, CLIP)
    file_of(store).write_bytes(CLIP.wav(note))
    assert store.has(KEY)
    assert store.read(KEY) == CLIP
    assert store.record(KEY) == ClipRecord.of(CLIP)


def cut_in_the_samples(data: bytes) -> bytes:
    return data[:-100]


def cut_in_the_head(data: bytes) -> bytes:
    return data[:100]


def emptied(data: bytes) -> bytes:
    return b""


def overwritten(data: bytes) -> bytes:
    return b"no sound, but long enough to be some" * 100


@pytest.mark.parametrize("harm", [cut_in_the_samples, cut_in_the_head, emptied, overwritten])
def test_what_is_not_whole_is_not_there(store: FolderStore, harm: Callable[[bytes], bytes]) -> None:
    store.write(KEY, CLIP)
    file = file_of(store)
    file.write_bytes(harm(file.read_bytes()))
    assert not store.has(KEY)
    assert store.seconds(KEY) is None
    for ask in (store.record, store.read):
        with pytest.raises(EngineError, match="build again"):
            ask(KEY)
    assert store.keys() == set()


def test_samples_that_are_not_those_that_were_written_are_not_given(store: FolderStore) -> None:
    store.write(KEY, CLIP)
    file = file_of(store)
    file.write_bytes(file.read_bytes()[:-2] + array("h", [12345]).tobytes())
    with pytest.raises(EngineError, match="damaged"):
        store.read(KEY)
    assert not store.has(KEY)


def test_a_store_goes_along_with_a_task(store: FolderStore) -> None:
    store.write(KEY, CLIP)
    there = pickle.loads(pickle.dumps(store))
    assert there == store
    assert there.read(KEY) == CLIP
