"""What is found in quotation marks, and what is left alone."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audiobook.quotations import Family, Found, How, Style, find, style_of

# (text, what is said in it, marks and all); a blank line parts paragraphs
SAID = [
    # double, straight and curly
    ('"Sofie," he said. "Come in."', ['"Sofie,"', '"Come in."']),
    ("“Sofie,” he said. “Come in.”", ["“Sofie,”", "“Come in.”"]),
    ('“Sofie," he said. "Come in.”', ['“Sofie,"', '"Come in.”']),
    ('"Yes."', ['"Yes."']),
    ('"Yes"', ['"Yes"']),
    ('He said, "Yes."', ['"Yes."']),
    ('He said: "Yes."', ['"Yes."']),
    ('He whispered "Run."', ['"Run."']),
    ('Viktor nodded. "We close at nine."', ['"We close at nine."']),
    ('"I am," he smiled, "not well."', ['"I am,"', '"not well."']),
    ('"I—" she began, and stopped.', ['"I—"']),
    ('"Wait—" The door slammed. "—for me!"', ['"Wait—"', '"—for me!"']),
    ('"No!" cried Marco, and "No!" again.', ['"No!"', '"No!"']),
    ('("Come in," he said.)', ['"Come in,"']),
    ('"Where to?" the driver asked.', ['"Where to?"']),
    ('"It is late" said Viktor.', ['"It is late"']),
    ('"It is late", said Viktor.', ['"It is late"']),
    ('She turned round and said with a smile, "It is late."', ['"It is late."']),
    ('With a cry of "Stop the thief, quick!" he ran.', ['"Stop the thief, quick!"']),
    ('"Six pounds?"\n\n"Seven."', ['"Six pounds?"', '"Seven."']),
    # nested ones stay inside
    ("\"She said 'go' and I went.\"", ["\"She said 'go' and I went.\""]),
    ("“She said ‘go’ and I went.”", ["“She said ‘go’ and I went.”"]),
    ("“I heard “go” and went,” he said.", ["“I heard “go” and went,”"]),
    ('"\'Tis late," he said.', ['"\'Tis late,"']),
    # single: apostrophes are told apart
    ("‘Come in,’ he said. ‘It’s late.’", ["‘Come in,’", "‘It’s late.’"]),
    ("'Come in,' he said. 'It's late.'", ["'Come in,'", "'It's late.'"]),
    ("‘The dogs’ bowl is empty,’ she said.", ["‘The dogs’ bowl is empty,’"]),
    ("'The dogs' bowl is empty,' she said.", ["'The dogs' bowl is empty,'"]),
    ("‘I’m goin’ home,’ said Jim.", ["‘I’m goin’ home,’"]),
    ("'I'm goin' home,' said Jim.", ["'I'm goin' home,'"]),
    ("‘Rock ’n’ roll is dead,’ he said.", ["‘Rock ’n’ roll is dead,’"]),
    ("'It was in '98,' he said. 'Or later.'", ["'It was in '98,'", "'Or later.'"]),
    ("‘’Tis late,’ he said.", ["‘’Tis late,’"]),
    ("''Tis late,' he said.", ["''Tis late,'"]),
    ("‘She said “go” and I went.’", ["‘She said “go” and I went.’"]),
    ("'Give it to 'em,' he said.", ["'Give it to 'em,'"]),
    ("‘Go.’ ’Twas late. ‘Stay.’", ["‘Go.’", "‘Stay.’"]),
    ("'Go,' said James' mother. 'Now.'", ["'Go,'", "'Now.'"]),
    (
        "‘No.’ She sat. ‘“Sugar,” I’d say, “is dear.”’",
        ["‘No.’", "‘“Sugar,” I’d say, “is dear.”’"],
    ),
    # other marks
    ("«Entrez», dit-il. «Il est tard.»", ["«Entrez»", "«Il est tard.»"]),
    ("« Come in, » he said.", ["« Come in, »"]),
    ("»Come in,« he said.", ["»Come in,«"]),
    ("„Come in,“ he said.", ["„Come in,“"]),
    ("„Come in,” he said.", ["„Come in,”"]),
    ("‚Come in,‘ he said.", ["‚Come in,‘"]),
    ("„Ich sagte ‚Halt‘ zu ihm“, said Otto.", ["„Ich sagte ‚Halt‘ zu ihm“"]),
    ("”Come in,” he said. ”Now.”", ["”Come in,”", "”Now.”"]),
    # over several paragraphs
    ('"One.\n\n"Two.\n\n"Three," he said.', ['"One.', '"Two.', '"Three,"']),
    ('He read: "Dear Sir,\n\nI am well.\n\nYours, X."', ['"Dear Sir,', "I am well.", 'Yours, X."']),
    # a mark is missing
    ('"Come in, he said. "It is late."', ['"Come in,', '"It is late."']),
    # dashes
    ("—Come in, Stephen said quietly. It is late.\n\n—Yes?", ["Come in,", "It is late.", "Yes?"]),
    # mixed typography in one story
    ('"One," she said. "Two."\n\n\'Three,\' he said.', ['"One,"', '"Two."', "'Three,'"]),
]

# in quotation marks, and nobody says it
NOT_SAID = [
    'He took a new identity as "Marc Dupont" and began again.',
    'A man known as "the Hammer" came in.',
    'The so-called "experts" were wrong.',
    'They called him "Lucky" at school.',
    'The ship was named "Aurora."',
    'The sign read "No Entry!" in red.',
    'The word "home" was hard for her.',
    'The word "No." stood there.',
    'He had read "War and Peace" twice.',
    'Her story "The Gate" won a prize.',
    'It was marked "fragile" on all sides.',
    'She was, in a word, "delighted" with it.',
    'His "friend" had not come.',
    'It was a "real" coffee at last.',
    'The "Blue Cat" was closed.',
    'They sang of the "good old days."',
    'He was what people call "a character".',
    'The letters "FSB" stood on the door.',
    'There is no "we" in this, she knew.',
    'The painting, "Winter Light," hung alone.',
    'An article titled "The Spy Who Paints" appeared.',
    'The note was signed "V."',
    'The café "Chez Marc" was full.',
    'She asked for the "usual" and sat down.',
    'He disliked the term "retired spy."',
    'Nobody used the name "Imankulov" any more.',
    '"Lucky" was what they called him.',
    '"Chez Marc" had closed for the winter.',
    'His motto was "never again".',
    'It meant "bridge" in the old tongue.',
    'He pronounced it "kafé" as his mother had.',
    "It was the ‘experts’ who were wrong.",
    "It was the “experts” who were wrong.",
    "It was the «experts» who were wrong.",
    "The dogs' bowl was near the cats' door.",
    "The dogs’ bowl was near the cats’ door.",
    "'Twas the night, and 'tis gone.",
    "’Twas the night, and ’tis gone.",
    "Rock 'n' roll was born in '54 or '55.",
    "Rock ’n’ roll was born in ’54 or ’55.",
    "They were goin' home an' singin' all the way.",
    "He took 'em and went 'round the corner.",
    "She didn't know it wasn't James' coat.",
    "O'Brien's and D'Angelo's doors were shut.",
    'The board was 6\'2" long and 5" wide.',
    "No quotation at all, and nothing said.",
    "It was five o'clock—his mother's hour.",
    "His papers said ‘Marc Dupont’, and so did his door.",
    "He had been in ‘signatures’ himself, for years.",
    "There was one painting, which the catalogue called “Window, Four O’Clock,” and it was sold.",
    'You had to know what it said. It said "Vostok."',
    '"I am late," she thought.',
    'She thought, "I am late."',
    '"Am I late?" he wondered, and ran.',
]


def said(text: str) -> list[str]:
    paragraphs = text.split("\n\n")
    return [
        paragraph[quotation.start : quotation.end]
        for paragraph, found in zip(paragraphs, found_in(text), strict=True)
        for quotation in found.quotations
        if quotation.how is How.SAID
    ]


def found_in(text: str) -> list[Found]:
    paragraphs = text.split("\n\n")
    return find(paragraphs, style_of(paragraphs))


@pytest.mark.parametrize(("text", "expected"), SAID)
def test_what_is_said_is_found(text: str, expected: list[str]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize("text", NOT_SAID)
def test_what_is_not_said_is_left_alone(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "evidence"),
    [
        ('"I am late," she thought.', "thought: she thought"),
        ('"I am late," thought Sofie.', "thought: thought sofie"),
        ('He wondered, "Am I late?"', "thought: he wondered"),
    ],
)
def test_a_thought_says_why(text: str, evidence: str) -> None:
    (quotation,) = found_in(text)[0].quotations
    assert (quotation.how, quotation.evidence) == (How.THOUGHT, evidence)


@pytest.mark.parametrize("tag", ["She thought it over.", "he thought of her.", "The thought came."])
def test_what_is_no_tag_of_a_thought(tag: str) -> None:
    assert said(f'"I am late." {tag} "Go!"') == ['"I am late."', '"Go!"']


def test_a_thought_goes_on_after_its_tag_and_one_aloud_is_said() -> None:
    text = '"Well," she thought, "that is that."\n\n"Well," she thought aloud.'
    hows = [q.how for found in found_in(text) for q in found.quotations]
    assert hows == [How.THOUGHT, How.THOUGHT, How.SAID]


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("\"a\" 'b,' don't", "\"\"''"),
        ("“She said ‘go’ and I’m gone.”", "“‘’”"),
        ("‘She said “go” and I’m gone.’", "‘“”’"),
        ("the dogs’ bowl", ""),
        ("6'2\" long", '"'),
        ("« ‹a› »", "«‹›»"),
    ],
)
def test_every_quotation_mark_is_a_mark_and_no_apostrophe_is(text: str, marks: str) -> None:
    assert "".join(text[at] for at in found_in(text)[0].marks) == marks


@pytest.mark.parametrize(
    ("text", "unclosed", "unopened"),
    [
        ('"Come in," he said.', [], []),
        ('"Come in, he said.', [0], []),
        ('"Come in, he said. "It is late."', [0], []),
        ('He said, "Come in, and sat. Then "Now."', [9], []),
        ('Come in," he said.', [], [8]),
        ('The board was 12" long.', [], []),
        ("“One.\n\n“Two.”", [], []),
        ("“One.\n\nTwo.", [0], []),
        ("“One.\n\nTwo.\n\nThree.” He left.", [], []),
        ("'Tis late, and the dogs' bowl.", [], []),
        ("‘One,’ he said. ‘Two,’ she said. ‘Three, they said.", [33], []),
    ],
)
def test_missing_marks_are_told(text: str, unclosed: list[int], unopened: list[int]) -> None:
    found = found_in(text)
    assert [at for f in found for at in f.unclosed] == unclosed
    assert [at for f in found for at in f.unopened] == unopened


def test_a_quotation_that_goes_on_says_so() -> None:
    found = found_in("“One.\n\n“Two,” he said. “Three.”")
    assert [[q.continues for q in f.quotations] for f in found] == [[False], [True, False]]


@pytest.mark.parametrize(
    ("text", "style"),
    [
        ("no marks", Style(Family.DOUBLE)),
        ("“I said ‘no,’ Sir.” “Yes.”", Style(Family.DOUBLE)),
        ("‘I said “no,” Sir.’ ‘Yes.’", Style(Family.SINGLE)),
        ("„Yes.“", Style(Family.DOUBLE, low=True)),
        ("«Oui.»", Style(Family.GUILLEMETS)),
        ("»Ja.« »Nein.«", Style(Family.GUILLEMETS, inward=True)),
        ("—Yes, he said.", Style(Family.DOUBLE, dashes=True)),
    ],
)
def test_style(text: str, style: Style) -> None:
    assert style_of([text]) == style


@given(st.lists(st.text(alphabet="ab .,!?—-\n\"'“”‘’„«»1S"), max_size=5))
def test_any_text_has_quotations_in_order(paragraphs: list[str]) -> None:
    for text, found in zip(paragraphs, find(paragraphs, style_of(paragraphs)), strict=True):
        end = 0
        for quotation in found.quotations:
            assert end <= quotation.start < quotation.end <= len(text)
            end = quotation.end
        assert list(found.marks) == sorted(set(found.marks))
        assert {i for i, char in enumerate(text) if char in '"“”„«»'} <= set(found.marks)


@pytest.mark.parametrize("text", ['"' * 30_000, '"a b ' * 30_001, "“a " * 30_000, "'a " * 30_000])
def test_time_is_linear_in_the_marks(text: str) -> None:
    began = time.process_time()
    find([text], style_of([text]))
    assert time.process_time() - began < 5  # measured: 0.2 to 0.6 s
