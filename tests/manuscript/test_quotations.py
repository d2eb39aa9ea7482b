"""What is found in quotation marks, and what is left alone."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial

import pytest
from growth import assert_linear
from hypothesis import given
from hypothesis import strategies as st

from audiobook.manuscript.quotations import Family, How, QuotedParagraph, Style, find, style_of

# (text, what is said in it, marks and all); a blank line parts paragraphs
SAID = [
    ('It was night, and as he went out, "Come in!" cried Viktor.', ['"Come in!"']),
    ('It was night, and as she had no money, "I will walk," said Ann.', ['"I will walk,"']),
    ('It was night, and as he put it out, "Look!" cried Ann.', ['"Look!"']),
    ('It was night, and as they called for wine, "No more," said Ann.', ['"No more,"']),
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
    ("'No'; said Mrs Bell; 'you could not.'", ["'No'", "'you could not.'"]),
    ("'I tied it fu' you an' Jem befo' tea,' he said.", ["'I tied it fu' you an' Jem befo' tea,'"]),
    ("'I 've seen 'em an' I 'll go,' he said.", ["'I 've seen 'em an' I 'll go,'"]),
    ("'She has the boys' boat out,' he said.", ["'She has the boys' boat out,'"]),
    ("'I never ' he began, and stopped. 'Well?'", ["'I never '", "'Well?'"]),
    ("'But if she -- ' Tom stopped. 'Well?'", ["'But if she -- '", "'Well?'"]),
    ("The 'Blue Cat' was shut. 'Go on,' he said.", ["'Go on,'"]),
    ("Tom had 'lost the way again' in the fog. 'Go on,' he said.", ["'Go on,'"]),
    # within speech, closed by the wrong mark
    ("‘I heard “go,’ and I went.’ He sat.", ["‘I heard “go,’ and I went.’"]),
    ("‘What is “tea,’’ he said, ‘to me?’", ["‘What is “tea,’’", "‘to me?’"]),
    ('He was "a man of note\' to them. "Good!" he said.', ['"Good!"']),
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
    (
        'He read: "Dear X,\n\nI am well." -- "Ha!" -- "And so is Tom.\n\nYours, A."',
        ['"Dear X,', 'I am well."', '"Ha!"', '"And so is Tom.', 'Yours, A."'],
    ),
    ("He read: ‘Dear Ada,\n\nI’m well.\n\nTom.’ He sat.", ["‘Dear Ada,", "I’m well.", "Tom.’"]),
    # a mark is missing: speech ends or begins at a tag
    ('"Come in, he said. "It is late."', ['"Come in,', '"It is late."']),
    ('"Come in, said Viktor.\n\n"Yes," said Ada.', ['"Come in,', '"Yes,"']),
    ('Come in," said Viktor. "It is late."', ['Come in,"', '"It is late."']),
    ('"Come in," said Viktor. It is late."', ['"Come in,"', 'It is late."']),
    (
        '"He saw me, and I said no.\n\n"Then he left."',
        ['"He saw me, and I said no.', '"Then he left."'],
    ),
    # a dash was lost, a blank is left
    ('"I am sorry the dog " she began, and stopped.', ['"I am sorry the dog "']),
    ('"If he" he pointed up the stairs "will not come."', ['"If he"', '"will not come."']),
    ('"It is true," said Tom "true, and a shame."', ['"It is true,"', '"true, and a shame."']),
    ('"Oh"--she said; and he sat.', ['"Oh"']),
    # cries
    ('There were cries of "Hear, hear!" in the hall.', ['"Hear, hear!"']),
    ('A voice called out "No!" from the dark.', ['"No!"']),
    # stage directions in speech
    ('"But (in a low tone) it is late."', ['"But ', ' it is late."']),
    ('"Come, (turning to Ada,) sit down," he said.', ['"Come, ', ' sit down,"']),
    ('"I came (as you know) by train."', ['"I came (as you know) by train."']),
    ('"I came (turning to my work) too late."', ['"I came (turning to my work) too late."']),
    # songs
    ('Tom sang:\n\n"The sea is wide\n  And cold."', ['"The sea is wide\n  And cold."']),
    # dashes
    ("—Come in, Stephen said quietly. It is late.\n\n—Yes?", ["Come in,", "It is late.", "Yes?"]),
    ("—Sit, he said, you old fool.\n\n—No.", ["Sit,", "you old fool.", "No."]),
    ("—Sit, he said. He nodded. Sit down.\n\n—No.", ["Sit,", "Sit down.", "No."]),
    ("—Ven —dijo Pedro—. Es tarde.\n\n—No —dijo ella.", ["Ven", "Es tarde.", "No"]),
    ("— I —\n\n—Sit.\n\n—No.", ["Sit.", "No."]),
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
    'There be "sixty," as they say, in the town.',
    'He was, as they say, "a card," and proud of it.',
    'He was, as they say of such men, "a card," and proud of it.',
    'She had, as the saying goes, "no more heart than a stone," and knew it.',
    'It was, as he put it, "no place for ladies," and never had been.',
    'The inn was "The Dodger," which the people called after its host.',
    'He was, as the phrase goes, "a sport," and knew it.',
    '"To Ada, from her friends," was engraved on it.',
    '[Illustration: "He is gone!" she cried.]',
    '"Low lies the land, and long."--Old Song of the Fens',
    '"Low lies the land,\n  And long the road,\n  And late."\n\nHe walked on.',
    '"ALL THAT THE SEA LEFT"',
    'It was thought "provincial" to put it there.',
    'She was dubbed "the drummer." He came to hear her.',
    'The dinner, though "very particular," ended soon.',
    'She was "in a mood to sell the whole wretched lot of them."',
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


def found_in(text: str) -> list[QuotedParagraph]:
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


ITALICS = [
    ("*Where is he?* she thought.", "thought: she thought"),
    ("*Where is he*, she wondered.", "thought: she wondered"),
    ("She thought, *where is he?*", "thought: she thought"),
    ("She sat. *I can’t stay here.* He came.", "thought: in italics"),
    ("*You are late again.*", "thought: in italics"),
    ("She *really* hoped so.", ""),
    ("He read the *Daily Post*.", ""),
    ("She sat. *He was late.* Nobody came.", ""),
    ("The note said: *I am gone.*", ""),
    ("*Dear Ada, I am well. Yours, Tom.*", ""),
    ("“*I am late,*” she said.", ""),
]


@pytest.mark.parametrize(("text", "evidence"), ITALICS)
def test_a_thought_in_italics(text: str, evidence: str) -> None:
    start, end = (match.start() for match in re.finditer(r"\*", text))
    clean = text.replace("*", "")
    (found,) = find([clean], style_of([clean]), [[(start, end - 1)]])
    thoughts = [q for q in found.quotations if q.how is How.THOUGHT]
    assert [q.evidence for q in thoughts] == [evidence] * bool(evidence)
    assert all((q.start, q.end) == (start, end - 1) for q in thoughts)


@pytest.mark.parametrize(
    "text",
    [
        '"Hush!" he thought he heard her say; "come away."',
        '"Late, sir?" asked one wondering boy.',
        '"Now," he thought. So he said boldly, "I am here."',
    ],
)
def test_who_hears_or_says_does_not_think(text: str) -> None:
    assert found_in(text)[0].quotations[-1].how is How.SAID


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


def test_what_an_aside_breaks_is_one_speech() -> None:
    (found,) = found_in('"Go." He sat. "(Rising.) Now (in a whisper) go (laughing)."')
    assert [q.continues for q in found.quotations] == [False, False, True]


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


PIECES = ["she said, ", "He thought", "(turning to him)", "\n", "“", "”", "‘", "’", "Tom", "—"]


@given(
    st.lists(
        st.text(alphabet="ab .,!?—-\n\"'“”‘’„«»1S")
        | st.lists(st.sampled_from([*PIECES, "a ", '"', "'", ". ", ","])).map("".join),
        max_size=5,
    )
)
def test_any_text_has_quotations_in_order(paragraphs: list[str]) -> None:
    italics = [[(0, len(text) // 2)] if len(text) > 1 else [] for text in paragraphs]
    results = find(paragraphs, style_of(paragraphs), italics)
    for text, found in zip(paragraphs, results, strict=True):
        end = 0
        for quotation in found.quotations:
            assert end <= quotation.start < quotation.end <= len(text)
            end = quotation.end
        assert list(found.marks) == sorted(set(found.marks))
        assert {i for i, char in enumerate(text) if char in '"“”„«»'} <= set(found.marks)


@pytest.mark.parametrize(
    "unit",
    [
        '"',
        '"a b ',
        "“a ",
        "'a ",
        "\"a 'b \"c' ",
        '"Go, said Tom. ',
        'a," said Tom b, ',
        "‘the dogs’ ",
    ],
)
def test_time_is_linear_in_the_marks(unit: str) -> None:
    def prepare(times: int) -> Callable[[], object]:
        text = [unit * times]
        return lambda: find(text, style_of(text))

    assert_linear(prepare, 1_000, 7_500)


@pytest.mark.parametrize(
    "unit", ["Yes, he said, ", "Yes! he said. He nodded. ", "Ven —dijo Pedro—. "]
)
def test_time_is_linear_in_the_tags_of_a_dash(unit: str) -> None:
    style = Style(dashes=True)
    assert_linear(lambda times: partial(find, ["—" + unit * times], style), 1_000, 7_500)


def test_an_open_quotation_is_not_sought_through_the_whole_story() -> None:
    text = ["“Open."] + ["Nothing."] * 300 + ["Closed.”"]
    assert [len(found.quotations) for found in find(text, style_of(text))] == [1] + [0] * 301
