"""Corrections: read, written, found again in a story that was edited, and put on it."""

from __future__ import annotations

import itertools
import random
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audiobook import corrections
from audiobook.corrections import Concordance, Found, Gendered, Join, Names, Said
from audiobook.errors import InputError
from audiobook.manuscript import read_story
from audiobook.story import NARRATOR, UNKNOWN, Character, Kind, Segment, Story

FILE = Path("gate.corrections")
GATE = """\
# The Gate

They had called the gate “quiet” for years.

“Who left it so?” asked Ann. “I want to know.”

“Nobody,” said Bob.

“Yes.”

“No, nobody at all would leave a gate like that one open in the middle of a winter’s night.”

“Yes.”

# The House

*She will never know,* he thought.

“It began in the spring, when the river was high.

“It ended in the autumn.”

“Yes.”
"""


def story(text: str = GATE) -> Story:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "gate.md"
        path.write_text(text, encoding="utf-8")
        return read_story(path)


def read(text: str) -> corrections.Corrections:
    return corrections.parse(text, FILE)


def applied(text: str, of: str = GATE, known: tuple[Character, ...] = ()) -> Story:
    return corrections.apply(story(of), read(text), known)


def named(told: Story) -> list[tuple[str, str]]:
    """Whoever was named, and what they say."""
    return [(s.speaker, s.text) for s in dialogue(told) if s.speaker != UNKNOWN]


def dialogue(told: Story) -> list[Segment]:
    return [segment for _, segment in told.segments() if segment.kind is Kind.DIALOGUE]


def problems(told: Story) -> list[str]:
    return [str(problem) for problem in told.problems]


# ---- the lines of the file ----


LINES: list[tuple[str, Said | Join | Gendered]] = [
    ("the girl = Sissy Jupe", Join("the girl", "Sissy Jupe")),
    ("Bob is male", Gendered("Bob", "male")),
    ("Mr. Bounderby  is Female.", Gendered("Mr. Bounderby", "female")),
    ("Bob: “Nobody,”", Said("Bob", "“Nobody,”")),
    ("Bob: what: is = this", Said("Bob", "what: is = this")),
    ("Ann: …said Bob. | “Yes.”", Said("Ann", "“Yes.”", "said Bob.")),
    ("Ann: ...said Bob. | “Yes.”", Said("Ann", "“Yes.”", "said Bob.")),
    ("Ann: | either | or", Said("Ann", "either | or")),
    ("Ann (2nd time): “Yes.”", Said("Ann", "“Yes.”", nth=2)),
    ("Ann (2nd of 3 times): “Yes.”", Said("Ann", "“Yes.”", nth=2, of=3)),
    ("Polly (every time): “Yes.”", Said("Polly", "“Yes.”", nth=corrections.EVERY)),
    ("Sergeant (retired) Low: “Yes.”", Said("Sergeant (retired) Low", "“Yes.”")),
    ("narrator: “quiet”", Said(NARRATOR, "“quiet”")),
]


@pytest.mark.parametrize(("line", "meant"), LINES)
def test_a_line(line: str, meant: object) -> None:
    assert list(read(f"# mine\r\n\r\n  {line}  \r\n")) == [meant]
    assert list(read(str(meant))) == [meant]


@pytest.mark.parametrize(
    ("line", "place", "what"),
    [
        ("Bob said it", "1:1", "this is no correction"),
        ("  Bob is mail", "1:3", "«mail» is no gender"),
        (": “Yes.”", "1:1", "a name is missing"),
        ("the girl =", "1:1", "a name is missing"),
        ("Bob:", "1:1", "there are no words behind the name"),
        ("Bob: “…”", "1:1", "there are no words behind the name"),
        ("Ann: said Bob | ", "1:1", "there are no words behind the name"),
        ("a = b = c", "1:1", "a name can't have «=»"),
        ("|", "1:1", "this is no correction"),
        ("…: “Yes.”", "1:1", "a name has letters"),
    ],
)
def test_a_line_that_is_none(line: str, place: str, what: str) -> None:
    with pytest.raises(InputError) as caught:
        read(f"{line}\nBob is male\n{line}")
    first, second = caught.value.problems  # all of them are told
    assert str(first).startswith(f"gate.corrections:{place}: {what}")
    assert second.place
    assert second.place.line == 3
    assert "write «Viktor: “his words”»" in first.mend


NAMES = st.text(st.characters(exclude_characters=":=|#"), min_size=1, max_size=20).filter(
    lambda name: (
        not corrections.name_trouble(corrections.on_one_line(name))
        and corrections.on_one_line(name) != ""
    )
)
TEXTS = st.text(min_size=1, max_size=60).filter(lambda text: bool(corrections.words_of(text)))


@given(NAMES, TEXTS, TEXTS | st.just(""), st.none() | st.integers(0, 99))
def test_what_is_written_is_read(name: str, words: str, before: str, nth: int | None) -> None:
    line = corrections.on_one_line
    before = line(before.replace("|", " ")).removeprefix("…").removeprefix("...").strip()
    said = Said(line(name), line(words), before, nth)
    made = read(f"{said}\n")
    if said.before or not said.words.startswith("|"):
        assert list(made) == [said]
    assert corrections.text_of(made, "s.md").endswith(f"{said}\n")


# ---- finding words ----


@pytest.mark.parametrize(
    ("line", "heard"),
    [
        ("Ann: “Nobody,”", ["“Nobody,”"]),
        ("Ann: nobody", ["“Nobody,”"]),  # marks and capitals don't count
        ('Ann: "Who left it so?"', ["“Who left it so?”"]),
        ("Ann: “No, nobody at all …", ["“No, nobody at all would leave a gate like that one"]),
        ("Ann: …nobody, said Bob | “Yes.”", ["“Yes.”"]),
        ("Ann (3rd time): “Yes.”", ["“Yes.”"]),
        ("Ann (every time): “Yes.”", ["“Yes.”"] * 3),
        # a speech goes on in the next paragraph, and what is named there is named from there on
        ("Ann: It began in …", ["“It began in the spring", "“It ended in the autumn.”"]),
        ("Ann: It ended in …", ["“It ended in the autumn.”"]),
        # words that were edited since
        ("Ann: “Who left it sow?”", ["“Who left it so?”"]),
        ("Ann: “No, nobody at all should leave the gate …", ["“No, nobody at all would leave"]),
    ],
)
def test_words_are_found(line: str, heard: list[str]) -> None:
    told = applied(line)
    assert [who for who, _ in named(told)] == ["Ann"] * len(heard)
    assert all(t.startswith(h) for (_, t), h in zip(named(told), heard, strict=True))
    for segment in dialogue(told):
        if segment.speaker == "Ann":
            assert segment.attribution.confidence == 1
            assert segment.attribution.evidence == "correction in gate.corrections"


@pytest.mark.parametrize(
    ("line", "what", "mend"),
    [
        ("Ann: “Yes.”", "these words are said 3 times, at ", "(2nd time)"),
        ("Ann (4th time): “Yes.”", "said 3 times only", "count"),
        ("Ann (2nd time): “Who left it so?”", "these words are said once only", "count"),
        ("Ann: …somebody else came. | “Yes.”", "the words before these are found no more", ""),
        ("Ann: “Entirely other words.”", "no quotation has these words any more", "delete"),
        ("Ann: the gate “quiet” for years", "no quotation has these words any more", ""),
    ],
)
def test_words_that_are_not_found_are_told(line: str, what: str, mend: str) -> None:
    told = applied(f"# one\n{line}\nBob: “Nobody,”")
    assert named(told) == [("Bob", "“Nobody,”")]  # the others are not lost with it
    (problem,) = told.problems
    assert not problem.fatal
    assert str(problem).startswith("gate.corrections:2:1: ")
    assert what in problem.what
    assert mend in problem.mend


def test_words_that_were_edited_are_told_with_the_mend() -> None:
    (problem,) = applied("Ann: “Who left it sow?”").problems
    assert "gate.md:5:1: its words are a little different now" in problem.what
    line = problem.mend.split("«")[1].split("»")[0]
    assert applied(line).problems == ()
    assert named(applied(line)) == [("Ann", "“Who left it so?”")]


def test_an_edited_line_does_not_take_the_words_of_another() -> None:
    told = applied("Ann: “Who left it sow?”\nBob: “Who left it so?”")
    assert named(told) == [("Bob", "“Who left it so?”")]
    assert [problem.place.line for problem in told.problems if problem.place] == [1]


def test_two_lines_that_disagree() -> None:
    told = applied("Ann: nobody\nAnn: “Nobody,”\nBob: Nobody")
    (problem,) = told.problems
    assert problem.fatal
    assert "Ann says these words, by gate.corrections:1:1" in str(problem)
    assert str(problem).startswith("gate.corrections:3:1: ")


def test_one_line_may_be_an_exception_to_every() -> None:
    told = applied("Polly (every time): “Yes.”\nAnn (2nd time): “Yes.”")
    assert [who for who, _ in named(told)] == ["Polly", "Ann", "Polly"]
    assert told.problems == ()


def test_a_correction_wins_over_the_manuscript_and_says_so() -> None:
    told = applied("Ann: “Nobody,”", GATE.replace("“Nobody,”", "[Bob] “Nobody,”"))
    assert named(told) == [("Ann", "“Nobody,”")]
    assert "the manuscript says Bob" in problems(told)[0]
    assert "the correction wins" in problems(told)[0]


# ---- what becomes of a story ----


def test_what_nobody_says_is_read_in_one_breath() -> None:
    text = "# One\n\nThe *old* “gate” stood. They said “never” *twice*, and went.\n"
    parsed = story(text)
    words = Concordance(parsed)
    lines = [str(words.pin(spot, NARRATOR)) for spot in range(len(words.spots))]
    told = applied("\n".join(lines), text)
    (_, whole) = [segment for _, segment in told.segments() if segment.kind is not Kind.SILENT]
    assert whole.kind is Kind.NARRATION
    assert whole.speaker == NARRATOR
    assert whole.text == "The *old* “gate” stood. They said “never” *twice*, and went."
    assert whole.audible == "The old gate stood. They said never twice, and went."
    assert text[whole.start : whole.end] == whole.text


def test_a_thought_may_be_spoken_after_all() -> None:
    thoughts = [segment for _, segment in story().segments() if segment.thought]
    assert [segment.text for segment in thoughts] == ["*She will never know,*"]
    told = applied("Bob: She will never know")
    (spoken,) = [segment for segment in dialogue(told) if segment.speaker == "Bob"]
    assert not spoken.thought
    assert spoken.quotation not in {s.quotation for s in dialogue(told) if s is not spoken}
    assert named(applied("narrator: She will never know")) == []


def test_nothing_of_the_text_is_lost() -> None:
    lines = "narrator (every time): “Yes.”\nAnn: nobody\nBob: She will never know"
    was, told = story(), applied(lines)
    for chapter, now in zip(was.chapters, told.chapters, strict=True):
        text = was.files[0].text
        kept = "".join(text[s.start : s.end] for s in now.segments)
        assert "".join(kept.split()) == "".join(
            "".join(text[s.start : s.end].split()) for s in chapter.segments
        )
        ends = [(s.start, s.end) for s in now.segments]
        assert all(a[1] <= b[0] for a, b in itertools.pairwise(ends))


def test_a_story_without_corrections_is_the_same() -> None:
    parsed = story()
    assert corrections.apply(parsed, corrections.Corrections(FILE)) is parsed


# ---- people ----

KNOWN = (
    Character("Ann Low", "female", ("Ann",)),
    Character("the girl", "unknown", ("the child",)),
    Character("Bob"),
)


@pytest.mark.parametrize(
    ("lines", "cast"),
    [
        ("", KNOWN),
        ("the maid = Ann", (Character("Ann Low", "female", ("Ann", "the maid")), *KNOWN[1:])),
        (
            "the girl = Ann",
            (Character("Ann Low", "female", ("Ann", "the girl", "the child")), KNOWN[2]),
        ),
        (
            "the maid = the girl\nthe girl = Ann Low",
            (
                Character("Ann Low", "female", ("Ann", "the girl", "the child", "the maid")),
                KNOWN[2],
            ),
        ),
        ("bob is male", (*KNOWN[:2], Character("Bob", "male"))),
        ("Cy = Cyril\nCy is male", (*KNOWN, Character("Cyril", "male", ("Cy",)))),
        # a name may be taken from somebody
        (
            "the child = Bob",
            (KNOWN[0], Character("the girl"), Character("Bob", "unknown", ("the child",))),
        ),
        ("Bob = Robert", (*KNOWN[:2], Character("Robert", "unknown", ("Bob",)))),
        ("the narrator = Bob", (*KNOWN[:2], Character("Bob", "unknown", ("the narrator",)))),
    ],
)
def test_names_are_joined(lines: str, cast: tuple[Character, ...]) -> None:
    assert corrections.cast_of(KNOWN, read(lines)) == cast


@pytest.mark.parametrize(
    ("lines", "what"),
    [
        ("a = b\nb = a", "1:1: «a» is joined to itself: a = b = a"),
        ("a = A", "1:1: «a» is joined to itself"),
        ("Ann Low = Ann", "1:1: «Ann Low» is joined to itself"),
        ("a = b\nb = c\nc = a", "is joined to itself: a = b = c = a"),
        ("a = b\n\na = c", "3:1: «a» is «b» already, at gate.corrections:1:1"),
        ("Ann = narrator", "1:1: «narrator» is no person"),
        ("unknown is male", "1:1: «unknown» is no person"),
    ],
)
def test_names_that_can_not_be_joined(lines: str, what: str) -> None:
    with pytest.raises(InputError) as caught:
        corrections.cast_of(KNOWN, read(lines))
    assert what in str(caught.value)
    assert all(problem.mend for problem in caught.value.problems)


def test_a_speaker_is_called_as_everywhere_else() -> None:
    told = applied("the maid = Ann\nthe MAID: “Nobody,”", known=KNOWN)
    assert named(told) == [("Ann Low", "“Nobody,”")]


def test_names_that_stand_nowhere_are_told() -> None:
    lines = "the grl = Ann\nCy is male\nDora is female\nDora: “Nobody,”\nthe narrator = Bob"
    told = problems(applied(lines))
    assert [line.partition(" stands nowhere")[0] for line in told] == [
        "gate.corrections:1:1: «the grl»",
        "gate.corrections:2:1: «Cy»",
    ]


def test_a_name_that_a_line_gives_may_be_joined_again() -> None:
    assert not problems(applied("the narrator = Hugh Low\nHugh Low = Hugo Low\nHugo Low is male"))


def test_a_gender_that_is_to_stay_unknown() -> None:
    found = (Character("Ann Low", "female", ("Ann",)), Character("Bob", "male"))
    fixes = read("Ann is unknown\nBob is male")
    told = corrections.with_unknown(found, KNOWN, fixes)
    assert told == (replace(found[0], gender="unknown"), found[1])


def test_somebody_new_is_called_by_a_definite_article() -> None:
    assert not problems(applied("the voice = Ann", of="“Nobody,” said a voice.\n"))


# ---- writing ----


def pinned(parsed: Story, speakers: dict[int, str]) -> dict[int, Said]:
    words = Concordance(parsed)
    return {spot: words.pin(spot, who) for spot, who in speakers.items()}


def matching(parsed: Story, fixes: corrections.Corrections) -> corrections.Matches:
    return corrections.match(Concordance(parsed), fixes, Names((), fixes))


def test_new_lines_stand_in_the_order_of_the_story_and_the_others_stay() -> None:
    parsed = story()
    fixes = read("# my notes\nthe maid = Ann\n\n# who\nBob:   “Nobody,”   \n# end")
    new = pinned(parsed, {0: "Ann", 2: "Ann", 3: "Cy", 8: "Dora"})
    changed = corrections.with_said(fixes, new, matching(parsed, fixes).spots)
    text = corrections.text_of(changed, "gate.md")
    assert text.startswith("# my notes\nthe maid = Ann\n\n# who\n")
    assert [line.correction for line in changed.lines if isinstance(line.correction, Said)] == [
        said for _, said in sorted({**matching(parsed, fixes).spots, **new}.items())
    ]
    again = corrections.apply(parsed, read(text))
    assert again.problems == ()
    assert len(named(again)) == len({**matching(parsed, fixes).spots, **new})


def test_a_new_file_says_what_it_is(tmp_path: Path) -> None:
    parsed, file = story(), tmp_path / "gate.corrections"
    nothing = corrections.read(file)
    assert nothing.lines == ()
    made = corrections.with_said(nothing, pinned(parsed, {0: "Ann"}), {})
    made = corrections.with_joins(made, [Join("the girl", "Ann")])
    corrections.write(made, tmp_path / "gate.md")
    text = file.read_text(encoding="utf-8")
    assert text.startswith("# Corrections of who says what in gate.md")
    assert list(corrections.read(file)) == list(made)
    corrections.write(
        corrections.without(corrections.read(file), list(corrections.read(file))), file
    )
    assert list(corrections.read(file)) == []


# ---- any story, any corrections, any edits ----

SAID = ["Yes.", "Yes.", "No.", "Go on, then.", "Yes, I know that well enough.", "Who is it now?"]
TOLD = ["He waited.", "The rain fell.", "Nobody came to the gate that day."]
NEW = ["Meanwhile a zebra slept.", "“Zounds,” cried the quagga, “quite!”"]


@st.composite
def books(draw: st.DrawFn) -> list[list[str]]:
    """Chapters of paragraphs, many of which have the same words."""
    paragraph = st.sampled_from([*(f"“{words}”" for words in SAID), *TOLD])
    return draw(st.lists(st.lists(paragraph, min_size=1, max_size=9), min_size=1, max_size=4))


def printed(chapters: list[tuple[int, list[tuple[int | None, str]]]]) -> tuple[str, dict[int, int]]:
    """A manuscript, and where each numbered paragraph begins in it."""
    text, starts = "", {}
    for title, paragraphs in chapters:
        text += f"# Part {title}\n\n"
        for number, words in paragraphs:
            if number is not None:
                starts[len(text)] = number
            text += f"{words}\n\n"
    return text, starts


def numbered(book: list[list[str]]) -> list[tuple[int, list[tuple[int | None, str]]]]:
    count = itertools.count()
    return [(i, [(next(count), words) for words in chapter]) for i, chapter in enumerate(book)]


def heard(told: Story, starts: dict[int, int]) -> Iterator[tuple[int, str, int]]:
    """Of each quotation that was named: its number, the name, and where it stands."""
    for segment in dialogue(told):
        if segment.speaker != UNKNOWN:
            yield starts.get(segment.start, -1), segment.speaker, segment.start


def corrected(book: list[list[str]], chosen: set[int]) -> str:
    """A corrections file that names the speakers of some quotations, each by its number."""
    text, starts = printed(numbered(book))
    parsed = story(text)
    words = Concordance(parsed)
    lines = []
    for spot in range(len(words.spots)):
        number = starts[words.segment(spot).start]
        if number in chosen:
            said = words.pin(spot, f"Speaker {number}")
            assert words.find(said) == Found((spot,))
            lines.append(str(said))
    told = applied("\n".join(lines), text)
    assert told.problems == ()
    assert all(who == f"Speaker {number}" for number, who, _ in heard(told, starts))
    assert len(named(told)) == len(lines)
    return "\n".join(lines)


@settings(max_examples=60)
@given(books(), st.sets(st.integers(0, 35)), st.randoms(use_true_random=False))
def test_corrections_survive_edits_elsewhere(
    book: list[list[str]], chosen: set[int], dice: random.Random
) -> None:
    """Chapters change places, are added, and go on: all that was corrected stays so."""
    lines = corrected(book, chosen)
    chapters = numbered(book)
    for _, paragraphs in chapters:
        paragraphs.extend((None, dice.choice(NEW)) for _ in range(dice.randrange(3)))
    chapters += [(100 + i, [(None, dice.choice(NEW))]) for i in range(dice.randrange(3))]
    if "of " not in lines:  # which of those that are all alike, goes by their order
        dice.shuffle(chapters)
    text, starts = printed(chapters)
    told = applied(lines, text)
    assert told.problems == ()
    assert all(who == f"Speaker {number}" for number, who, _ in heard(told, starts))
    assert len(named(told)) == len(lines.splitlines())


@settings(max_examples=100)
@given(books(), st.sets(st.integers(0, 35)), st.randoms(use_true_random=False))
def test_no_correction_is_lost_or_put_on_other_words_in_silence(
    book: list[list[str]], chosen: set[int], dice: random.Random
) -> None:
    """Whatever is put in, taken out or moved: what is not where it was is told."""
    lines = corrected(book, chosen)
    chapters = numbered(book)
    for _, paragraphs in chapters:
        for at in range(len(paragraphs), -1, -1):
            if dice.random() < 0.2:
                paragraphs.insert(at, (None, dice.choice(NEW)))
            elif paragraphs[at : at + 1] and dice.random() < 0.2:
                del paragraphs[at]
    dice.shuffle(chapters)
    text, starts = printed(chapters)
    if not text.replace("#", "").strip():
        return
    told = applied(lines, text)
    noted = {problem.place.line for problem in told.problems if problem.place}
    found = {who: (number, at) for number, who, at in heard(told, starts)}
    for number, line in enumerate(lines.splitlines(), 1):
        (said,) = read(line).said
        if number not in noted:
            landed, at = found[said.speaker]
            before = corrections.words_of(said.before)
            there = corrections.words_of(text[text.rfind("# Part", 0, at) : at])
            same = there[len(there) - len(before) :] == before  # as well as the words themselves
            assert said.speaker == f"Speaker {landed}" or (before and same), line


def test_it_is_quick_even_when_nothing_is_found_again() -> None:
    paragraph = "“Well, number {0} of the {1} gates is shut.”\n\nHe shut gate {0}.\n\n"
    big = "# One\n\n" + "".join(paragraph.format(i, i % 7) for i in range(1500))
    words = Concordance(story(big))
    for i in range(100):
        words.find(Said("Ann", f"quite other words of a {i} person were said here once", "of old"))
    assert len(words.spots) == 1500
    assert isinstance(words.find(replace(words.pin(700, "Ann"), nth=None)), Found)
