"""The API from outside: what its functions give, what they leave alone, and what they refuse."""

from __future__ import annotations

from pathlib import Path

import pytest

from audiobook import api
from audiobook.errors import InputError
from audiobook.story import UNKNOWN, Kind


@pytest.fixture
def here(project: Path, monkeypatch: pytest.MonkeyPatch) -> api.Project:
    monkeypatch.chdir(project)
    return api.Project()


@pytest.fixture
def gate(here: api.Project) -> api.Draft:
    return api.draft(here, here.story("gate"))


def line_of(draft: api.Draft, words: str) -> api.ScriptLine:
    (line,) = [line for line in api.script(draft) if words in line.text]
    return line


def test_the_lines_of_a_script_are_the_story(gate: api.Draft) -> None:
    lines = list(api.script(gate))
    source = gate.story.files[0].text
    assert all(source[line.start : line.end] == line.text for line in lines)
    assert [line.id for line in lines] == sorted({line.id for line in lines})
    said = [(line.speaker, line.text) for line in lines if line.kind is Kind.DIALOGUE]
    assert said[:2] == [("Ann", "“Who left it so?”"), ("Bob", "“Nobody,”")]
    assert {line.audio for line in lines} == {None}
    assert list(api.script(gate, {2})) == [line for line in lines if line.chapter == 2]


def test_lines_that_are_asked_for_come_in_that_order(gate: api.Draft) -> None:
    lines = {line.id: line for line in api.script(gate)}
    for ids in ([(2, 1), (1, 2)], [], list(api.unsure(gate, count=2))):
        assert list(api.script(gate, only=ids)) == [lines[one] for one in ids]


def test_a_chapter_that_is_not_there_is_refused(gate: api.Draft) -> None:
    for asked in (lambda: api.script(gate, {3}), lambda: api.unsure(gate, chapters={3})):
        with pytest.raises(InputError, match="has no chapter 3"):
            asked()


def test_a_correction_is_kept_and_can_be_taken_back(gate: api.Draft) -> None:
    line = line_of(gate, "Go in")
    mended = api.correct(gate, {line.id: "Ann"})
    moved = {(one.before, one.after, one.words) for one in mended.asked}
    assert moved == {("Bob", "Ann", "“Go in,”")}
    assert mended.corrected == 1
    again = api.draft(gate.project, gate.story.path)
    assert again.story == mended.draft.story
    assert line_of(again, "Go in").speaker == "Ann"
    back = api.correct(again, {line.id: ""})
    assert back.draft.story.chapters == gate.story.chapters
    left = mended.file.read_text(encoding="utf-8").splitlines()
    assert not [line for line in left if line and not line.startswith("#")]


def test_nobody_can_be_named_by_a_slip(gate: api.Draft) -> None:
    line = line_of(gate, "Nobody,")
    named = api.correct(gate, {line.id: "Anne"})
    assert named.new_names == (api.NewName("Anne", "did you mean «Ann»?"),)


@pytest.mark.parametrize(
    ("line", "speaker", "told"),
    [
        ((1, 0), "Ann", "nobody says line 0"),  # a heading
        ((1, 99), "Ann", "nobody says line 99"),
        ((1, -1), "Ann", "nobody says line -1"),
        ((3, 0), "Ann", "has no chapter 3"),
        ((1, 3), UNKNOWN, "that a speaker is unknown"),
        ((1, 3), "A: B", "can't have «:» in it"),
        ((1, 3), "", "nothing was corrected here"),
    ],
)
def test_what_is_no_correction_is_refused_before_anything_is_written(
    gate: api.Draft, line: api.LineId, speaker: str, told: str
) -> None:
    with pytest.raises(InputError, match=told):
        api.correct(gate, {line: speaker})
    assert not gate.project.corrections(gate.story.path).exists()


def test_people_are_joined_and_parted(gate: api.Draft) -> None:
    joined = api.join(gate, renames=[("Bob", "Robert")])
    assert joined.joined == (("Bob", "Robert"),)
    assert {(one.before, one.after) for one in joined.followed} == {("Bob", "Robert")}
    parted = api.join(joined.draft, parts=["bob"])
    assert parted.draft.speakers() == gate.speakers()
    for wrong in ([("Bobb", "Ann")], [("Ann", "Ann")], [("Ann", "")]):
        with pytest.raises(InputError):
            api.join(gate, merges=wrong)


def test_a_cast_is_told_and_pinned(here: api.Project) -> None:
    here.voices.write_text("engine: tone\ncharacters:\n  Ann: {voice: '440'}  # hers\n")
    cast = api.cast(here, here.story("gate"))
    assert [one.speaker for one in cast.members] == ["narrator", "Bob", "Ann"]
    told = {one.speaker: one for one in cast.members}
    assert (told["Ann"].voice, told["Ann"].given, told["Bob"].given) == ("tone:440", True, False)
    assert told["narrator"].confidence is None
    assert api.pin(here, cast) == ("narrator", "Bob")
    assert "# hers" in here.voices.read_text()
    again = api.cast(here, here.story("gate"))
    assert all(one.given for one in again.members)
    assert [one.voice for one in again.members] == [one.voice for one in cast.members]
    assert api.pin(here, again) == ()


@pytest.mark.ffmpeg
def test_a_plan_comes_true_and_files_are_checked(here: api.Project) -> None:
    story = here.story("gate")
    plan = api.plan(here, story)
    assert all(one.to_speak == one.lines > 0 for one in plan.chapters)
    assert {reason.kind for one in plan.chapters for reason in one.reasons} == {"new"}
    told = list(api.build(here))
    made = [one.number for one in told if isinstance(one, api.events.Made)]
    assert made == [one.number for one in plan.chapters]
    assert all(one.current for one in api.plan(here, story).chapters)
    checked = list(api.check(here, story))
    assert [one.seconds > 1 for one in checked] == [True, True]
    assert not [fault for one in checked for fault in one.faults if fault.kind != "profile"]
    checked[0].file.unlink()
    assert [fault.kind for fault in next(api.check(here, story)).faults] == ["missing"]
    (chapter, other) = api.plan(here, story).chapters
    assert [(one.kind, one.what) for one in chapter.reasons] == [("missing", checked[0].file.name)]
    assert other.current
    draft = api.draft(here, story)
    audio = [line.audio for line in api.script(draft, {1}) if line.kind is not Kind.SILENT]
    assert all(one is not None and 0 <= one.start < one.end for one in audio)
