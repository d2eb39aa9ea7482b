"""What was found out of a story is told again while nothing of it changed, and never wrongly."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from conftest import Run

from audiobook import api
from audiobook.build import Project, answers
from audiobook.errors import InputError, Problem


@dataclass(frozen=True, slots=True)
class Told:
    """An answer as any other."""

    words: tuple[str, ...]
    number: float = 0.0


class Teller:
    """Finds out what a story says, and counts how often it was asked."""

    def __init__(self, project: Project, story: Path) -> None:
        self.project, self.story, self.times = project, story, 0

    def __call__(self) -> answers.Finding[Told]:
        self.times += 1
        return answers.Finding(Told(tuple(self.story.read_text("utf-8").split())), [self.story])

    def ask(self, options: dict[str, object] | None = None) -> tuple[Told, Problem | None]:
        question = answers.Question("test", Told, self.story, options or {})
        return answers.answer(self.project, question, self)

    @property
    def file(self) -> Path:
        return answers.Question("test", Told, self.story).file(self.project)


@pytest.fixture
def teller(project: Path) -> Teller:
    here = Project(project / "stories", project / "build", project / "voices.yaml")
    return Teller(here, project / "stories" / "gate.md")


def test_it_is_found_out_once(teller: Teller) -> None:
    assert teller.ask() == teller.ask()
    assert teller.times == 1


CHANGES: dict[str, Callable[[Path], object]] = {
    "the story": lambda folder: (folder / "stories/gate.md").write_text("# A\n\nGo.\n"),
    "the voices": lambda folder: (folder / "voices.yaml").write_text("engine: tone\n"),
    "its own voices": lambda folder: (folder / "stories/gate.voices.yaml").write_text("{}"),
    "the corrections": lambda folder: (folder / "stories/gate.corrections").write_text("\n"),
}


@pytest.mark.parametrize("what", CHANGES)
def test_it_is_found_out_anew_where_an_input_changed(
    project: Path, teller: Teller, what: str
) -> None:
    teller.ask()
    CHANGES[what](project)
    assert teller.ask() == (teller().value, None)
    assert teller.times == 3


def test_options_are_part_of_the_question(teller: Teller) -> None:
    teller.ask({"lenient": True})
    teller.ask({"lenient": False})
    assert teller.times == 2


def test_what_changes_while_it_is_found_out_is_not_kept(teller: Teller) -> None:
    class Late(Teller):
        def __call__(self) -> answers.Finding[Told]:
            found = super().__call__()
            self.story.write_text(f"# Again {self.times}\n\nGo.\n")
            return found

    late = Late(teller.project, teller.story)
    late.ask()
    late.ask()
    assert late.times == 2


def test_nothing_is_left_where_there_is_no_folder_of_stories(tmp_path: Path) -> None:
    story = tmp_path / "alone.md"
    story.write_text("# A\n\nGo.\n")
    teller = Teller(Project(tmp_path / "no", tmp_path / "build", tmp_path / "voices.yaml"), story)
    teller.ask()
    assert sorted(tmp_path.iterdir()) == [story]


def test_a_build_folder_may_be_a_link(project: Path, teller: Teller) -> None:
    elsewhere = project / "elsewhere" / "deep"
    elsewhere.mkdir(parents=True)
    (project / "build").symlink_to(elsewhere)
    teller.ask()
    teller.ask()
    assert teller.times == 1


def test_a_file_that_was_cut_at_any_length_is_found_out_anew(teller: Teller) -> None:
    told, _ = teller.ask()
    whole = teller.file.read_bytes()
    for length in range(len(whole)):
        teller.file.write_bytes(whole[:length])
        again, note = teller.ask()
        assert again == told
        assert note is None or (not note.fatal and str(teller.file) in note.what)
        assert teller.file.read_bytes() == whole
    assert teller.times == len(whole) + 1


def test_a_byte_that_was_changed_anywhere_is_never_believed(teller: Teller) -> None:
    told, _ = teller.ask()
    whole = teller.file.read_bytes()
    for at in range(len(whole)):
        damaged = bytearray(whole)
        damaged[at] ^= 1
        teller.file.write_bytes(damaged)
        assert teller.ask()[0] == told


def body(teller: Teller, text: str) -> None:
    """Put something in the place of the answer, as somebody would who knows how it is written."""
    head = json.loads(teller.file.read_bytes().partition(b"\n")[0])
    head["digest"] = hashlib.sha256(text.encode()).hexdigest()
    teller.file.write_bytes(json.dumps(head).encode() + b"\n" + text.encode())


@pytest.mark.parametrize(
    "text",
    ["", "null", "[]", '[["a"], "b"]', '[["a", 1]]', '{"other": 1}', '[["a"], NaN]', "[" * 100_000],
)
def test_what_is_no_such_answer_is_found_out_anew(teller: Teller, text: str) -> None:
    told, _ = teller.ask()
    body(teller, text)
    again, note = teller.ask()
    assert (again, teller.times) == (told, 2)
    assert note is not None


@pytest.mark.parametrize("what", ["a folder", "a link to nothing"])
def test_what_is_no_file_does_no_harm(teller: Teller, what: str) -> None:
    teller.ask()
    teller.file.unlink()
    if what == "a folder":
        teller.file.mkdir()
    else:
        teller.file.symlink_to("nowhere")
    assert teller.ask() == (teller().value, None)


COMMANDS = [
    ("script", "gate", "--json"),
    ("script", "gate"),
    ("script", "gate", "--unsure"),
    ("cast", "gate", "--json"),
    ("plan", "gate", "--json"),
]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_command_says_the_same_the_second_time(
    project: Path, audiobook: Run, command: tuple[str, ...]
) -> None:
    first = audiobook(*command)
    assert first.returncode == 0, first.stderr
    kept = list((project / "build/.audiobook/answers/attributions").iterdir())
    assert kept
    again = audiobook(*command)
    assert (again.returncode, again.stdout, again.stderr) == (0, first.stdout, first.stderr)


def test_a_damaged_answer_is_told_and_the_command_works(project: Path, audiobook: Run) -> None:
    first = audiobook("script", "gate", "--json")
    for file in (project / "build/.audiobook/answers/attributions").iterdir():
        file.write_bytes(file.read_bytes()[:-3])
    again = audiobook("script", "gate", "--json")
    assert (again.returncode, again.stdout) == (0, first.stdout)
    assert "what was remembered of a story can't be used" in again.stderr


def test_a_remembered_draft_can_be_corrected(project: Path) -> None:
    here = api.Project(project / "stories", project / "build", project / "voices.yaml")
    story = project / "stories" / "gate.md"
    line = next(line for line in api.script(api.draft(here, story)) if line.kind == "dialogue")
    draft = api.draft(here, story)
    api.correct(draft, {line.id: "Bob"})
    after = next(one for one in api.script(api.draft(here, story)) if one.id == line.id)
    assert after.speaker == "Bob"


def test_a_story_that_was_changed_meanwhile_is_not_corrected(project: Path) -> None:
    here = api.Project(project / "stories", project / "build", project / "voices.yaml")
    story = project / "stories" / "gate.md"
    api.draft(here, story)
    draft = api.draft(here, story)
    story.write_text(story.read_text("utf-8").replace("gate", "door"), encoding="utf-8")
    with pytest.raises(InputError):
        _ = draft.manuscript


def test_clean_takes_the_answers_of_stories_that_are_gone(project: Path, teller: Teller) -> None:
    teller.ask()
    (project / "build/.audiobook/clips").mkdir(parents=True)
    api.clean_clips(teller.project)
    assert teller.file.exists()
    teller.story.unlink()
    api.clean_clips(teller.project)
    assert not teller.file.exists()
