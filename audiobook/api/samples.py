"""Voices heard one by one, each speaking the same words."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from audiobook.audio import Clip
from audiobook.build import clips, executors, order, recital, tasks
from audiobook.casting import Role, Utterance
from audiobook.delivery import formats, profile, tags
from audiobook.engines import Delivery, Voice, installed, phonemized
from audiobook.errors import InputError, Problem
from audiobook.normalization import Spoken, is_british, is_sayable, normalize
from audiobook.pronunciation import Foreign, pronounce
from audiobook.story import NARRATOR, Metadata
from audiobook.system import ffmpeg, safe_name

_SAMPLE = "sample"  # the key of a sample's clip


def samples(names: Sequence[str], text: str) -> Iterator[tuple[Voice, Clip]]:
    """A sample of each voice.

    Raises InputError for a voice that is not known and for a text without words, before anything
    is spoken.
    """
    wanted = [installed.voice(name) for name in names]
    said = normalize(text, {})
    if not is_sayable(said.text):
        raise InputError(Problem(f"there is nothing to say in «{text}»", "write some words"))
    with tempfile.TemporaryDirectory() as folder, executors.LocalExecutor(1) as executor:
        store = clips.FolderStore(Path(folder))
        lines = [tasks.Speak.of(_sample(voice, _words(voice, said)), store) for voice in wanted]
        yield from zip(wanted, recital.heard(lines, executor), strict=True)


def _words(voice: Voice, said: Spoken) -> str:
    if not installed.takes_ipa(voice.engine):
        return said.text
    foreign = Foreign(phonemized)
    return pronounce(said, is_british(voice.accent or "en"), foreign).sounded


def keep_sample(folder: Path, voice: Voice, text: str, clip: Clip) -> Path:
    """Write a voice's sample as a file into the folder, as loud as a chapter; its path.

    Raises ToolError where it can't be made.
    """
    target = profile.named()
    suffix = formats.named(target.format).suffix
    name = f"{safe_name(voice.id.replace(':', ' '))}{suffix}"
    with tempfile.TemporaryDirectory() as work, executors.LocalExecutor(1) as executor:
        store = clips.FolderStore(Path(work))
        store.write(_SAMPLE, clip)
        (line,) = order.lines([_sample(voice, text)])
        told = tags.Tags(Metadata(title="Voices"), voice.id, 1, 1, text)
        finish = tasks.Finish(
            title=voice.id,
            lines=(replace(line, key=_SAMPLE),),
            tail=0.0,
            clips=store,
            work=Path(work),
            folder=folder,
            files=(tasks.FilePlan(name, range(1), told),),
            profile=target,
            encoder=ffmpeg.chosen(),
        )
        recital.filed((), finish, executor)
    return folder / name


def _sample(voice: Voice, words: str) -> Utterance:
    return Utterance(0, NARRATOR, words, Role(voice, Delivery(), given=True), pause=0.0)
