"""A plan says in words why each chapter has to be made."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from audiobook.build.layout import ChapterLayout
from audiobook.build.manifest import ChapterRecord, FileRecord, Manifest
from audiobook.build.order import Order, lines
from audiobook.build.plan import ChapterPlan, chapter_plans
from audiobook.build.reason import Reason
from audiobook.casting import Role, Utterance
from audiobook.cli.words import sentences
from audiobook.delivery import profile
from audiobook.engines import Delivery, installed
from audiobook.story import Chapter

ANN, BOB = (Role(installed.about(voice), Delivery(), True) for voice in ("tone:440", "tone:110"))
SETTINGS = {"title": "A Test", "author": "Somebody", "text": "0123"}
FILE = "01 - One.mp3"

Said = tuple[Utterance, ...]


def said(speaker: str, text: str, role: Role, pause: float = 0.6) -> Utterance:
    return Utterance(0, speaker, text, role, pause)


LINES: Said = (
    said("Ann", "Who is there?", ANN),
    said("Bob", "Nobody.", BOB),
    said("Ann", "I see.", ANN),
)


def layout(
    spoken: Sequence[Utterance], settings: Mapping[str, str] = SETTINGS
) -> ChapterLayout[Order]:
    chapter = Chapter(1, "One", 0, ())
    wanted = Order(chapter, tuple(spoken), lines(spoken), dict(settings))
    return ChapterLayout(wanted, (range(len(spoken)),), 1, 1, "1/1")


@pytest.fixture
def built(tmp_path: Path) -> Manifest:
    """The manifest of LINES, and its file in the book's folder."""
    (tmp_path / FILE).write_bytes(b"sound")
    done = layout(LINES)
    made = ChapterRecord(
        number=1,
        title="One",
        key=done.key,
        settings=done.settings,
        lines=done.order.lines,
        spans=((0, 1),) * len(LINES),
        files=(FileRecord.of(tmp_path / FILE),),
        profile=profile.named(),
    )
    return Manifest("story.md", "A Test", tmp_path.name, {}, (made,))


def all_keys(wanted: ChapterLayout[Order]) -> set[str]:
    return {line.key for line in wanted.order.lines}


def plan(
    folder: Path, manifest: Manifest | None, wanted: ChapterLayout[Order], force: bool = False
) -> ChapterPlan[Order]:
    spoken = all_keys(layout(LINES)).__contains__
    (made,) = chapter_plans([wanted], folder, manifest, spoken, force=force)
    return made


def changed(index: int, line: Utterance) -> Said:
    return (*LINES[:index], line, *LINES[index + 1 :])


def test_what_was_never_built_is_new(tmp_path: Path) -> None:
    made = plan(tmp_path, None, layout(LINES))
    assert sentences(made.reasons) == ["new"]
    assert not made.current
    assert made.missing == {}  # its clips are there, from another book say


def test_what_did_not_change_is_current(tmp_path: Path, built: Manifest) -> None:
    made = plan(tmp_path, built, layout(LINES))
    assert made.current
    assert (made.reasons, made.missing) == ((), {})


def test_force_is_a_reason(tmp_path: Path, built: Manifest) -> None:
    assert plan(tmp_path, built, layout(LINES), force=True).reasons == (Reason("forced"),)


def voiced(voice: str, rate: int | None = None, pitch: int | None = None) -> Said:
    """LINES with another role for Bob."""
    return changed(
        1, replace(LINES[1], role=Role(installed.about(voice), Delivery(rate, pitch), True))
    )


@pytest.mark.parametrize(
    ("spoken", "reasons", "to_speak"),
    [
        (changed(1, said("Bob", "Nobody at all.", BOB)), ["1 line: new or changed words"], 1),
        ((*LINES, said("Bob", "So.", BOB)), ["1 line: new or changed words"], 1),
        (
            (*LINES, said("Bob", "So.", BOB), said("Ann", "So?", ANN)),
            ["2 lines: new or changed words"],
            2,
        ),
        (voiced("tone:120"), ["1 line: Bob's voice tone:110 → tone:120"], 1),
        (voiced("tone:110", rate=120), ["1 line: Bob's rate default → 120"], 1),
        (
            voiced("tone:120", pitch=7),
            ["1 line: Bob's voice tone:110 → tone:120, pitch default → 7"],
            1,
        ),
        (
            changed(1, replace(LINES[1], speaker="Ann", role=ANN)),
            ["1 line: said by Ann, not Bob"],
            1,
        ),
        (LINES[:2], ["1 line fewer"], 0),
        (LINES[:1], ["2 lines fewer"], 0),
        ((LINES[0], LINES[2], LINES[1]), ["its lines stand in another order"], 0),
        (changed(0, replace(LINES[0], pause=1.6)), ["pauses: 0.6 → 1.6 s"], 0),
    ],
)
def test_a_changed_line_is_told_by_what_is_new_about_it(
    tmp_path: Path, built: Manifest, spoken: Said, reasons: list[str], to_speak: int
) -> None:
    made = plan(tmp_path, built, layout(spoken))
    assert sentences(made.reasons) == reasons
    assert len(made.missing) == to_speak


@pytest.mark.parametrize(
    ("settings", "reason"),
    [
        ({**SETTINGS, "author": "Another"}, "author: Somebody → Another"),
        ({**SETTINGS, "year": "2026"}, "year: none → 2026"),
        ({"title": "A Test", "text": "0123"}, "author: Somebody → none"),
        ({**SETTINGS, "description": "It went on. " * 9}, "description changed"),
    ],
)
def test_a_changed_setting_is_told_by_its_name_and_costs_no_speech(
    tmp_path: Path, built: Manifest, settings: dict[str, str], reason: str
) -> None:
    made = plan(tmp_path, built, layout(LINES, settings))
    assert sentences(made.reasons) == [reason]
    assert made.missing == {}


def test_an_engine_of_another_version_is_told_so(tmp_path: Path, built: Manifest) -> None:
    old = [replace(line, key=f"old {line.key}") for line in built.chapters[0].lines]
    before = replace(built.chapters[0], lines=tuple(old), key="old")
    made = plan(tmp_path, replace(built, chapters=(before,)), layout(LINES))
    assert made.reasons == (Reason("engine", lines=(0, 1, 2)),)


def lose(file: Path) -> None:
    file.unlink()


def damage(file: Path) -> None:
    file.write_bytes(b"SOUND")


def lengthen(file: Path) -> None:
    file.write_bytes(b"sound and noise")


@pytest.mark.parametrize(
    ("harm", "reason"),
    [
        (lose, f"«{FILE}» is missing"),
        (damage, f"«{FILE}» was changed by something else"),
        (lengthen, f"«{FILE}» was changed by something else"),
    ],
)
def test_harm_to_a_file_is_seen(
    tmp_path: Path, built: Manifest, harm: Callable[[Path], None], reason: str
) -> None:
    harm(tmp_path / FILE)
    assert sentences(plan(tmp_path, built, layout(LINES)).reasons) == [reason]


def test_a_file_that_was_only_touched_is_left_alone(tmp_path: Path, built: Manifest) -> None:
    (tmp_path / FILE).write_bytes(b"sound")
    assert plan(tmp_path, built, layout(LINES)).current


def test_only_the_chapters_that_are_asked_for(tmp_path: Path, built: Manifest) -> None:
    def planned(*numbers: int) -> int:
        asked = frozenset(numbers)
        return len(chapter_plans([layout(LINES)], tmp_path, built, lambda _: False, asked))

    assert (planned(2), planned(1, 2)) == (0, 1)
