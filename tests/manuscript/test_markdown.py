"""Markdown as people write it: what is heard of it, each word once or silent for a reason."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_verbatim import check, read

from audiobook.manuscript import read_story
from audiobook.story import Kind, Story

HEARD: dict[str, tuple[str, list[str]]] = {
    # Obsidian
    "links and embeds": (
        "See [[Hall#East|the wing]] and [[Hall]] and [[Hall#Top]]. ![[map.png|300]]",
        ["See the wing and Hall and Hall."],
    ),
    "comments": (
        "He came %%fix this%% back.\n\n%%\nKill Bob.\n%%\n\nGo.",
        ["He came back.", "Go."],
    ),
    "highlights": ("It was ==very== late, 1 == 2.", ["It was very late, 1 == 2."]),
    "callouts": ("> [!note]- Plot\n> Said so.", ["Plot", "Said so."]),
    "tags at the end": ("He went. #draft #act/one\n\n#todo", ["He went."]),
    "inline footnotes": ("Late.^[A [linked](x) note.] Go.", ["Late. Go."]),
    "anchors of blocks": ("He came.^a1\n\nHe went ^block-2", ["He came.", "He went"]),
    "tasks": ("- [ ] Go out\n- [x] Come in", ["Go out", "Come in"]),
    "queries": ("```dataview\nlist\n```\n\nGo.", ["Go."]),
    # Pandoc
    "attributes": (
        "# One {#one .plain}\n\n[Small]{.smallcaps} ![A](x.png){width=50%}",
        ["One", "Small"],
    ),
    "fenced divs": ("::: {.center}\nHe came.\n:::", ["He came."]),
    "definition lists": ("Term\n: Meaning\n: Another", ["Term", "Meaning", "Another"]),
    "line blocks": ("| One line\n| and another", ["One line", "and another"]),
    "raised and lowered": ("H~2~O, x^2^, ~~gone~~ ~ 3 ~ 4.", ["H2O, x2, gone ~ 3 ~ 4."]),
    "citations": ("So it is [see @jones, p. 3; @smith].", ["So it is ."]),
    "long footnotes": (
        "Text.[^n]\n\n[^n]: A note\n    goes on.\n\n    And on.\n\nGo.",
        ["Text.", "Go."],
    ),
    "grid tables": ("+---+---+\n| a | b |\n+===+===+\n| 1 | 2 |\n+---+---+", ["a b", "1 2"]),
    "simple tables": ("Right   Left\n-----   -----\n12      13", ["Right Left", "12 13"]),
    "commands of TeX": ("\\newpage\n\nGo.", ["Go."]),
    # Sites
    "templates": (
        '{{< figure src="x" >}}\n\nGo {{% n %}}on{{% /n %}}.\n\n{% include x %}',
        ["Go on."],
    ),
    "attributes of kramdown": ("He went.\n{: .lead}", ["He went."]),
    "read more": ("He came.\n\n<!--more-->\n\nHe went.", ["He came.", "He went."]),
    # HTML
    "entities": ("Late&mdash;very&nbsp;late &amp; sad&hellip;", ["Late—very late & sad…"]),
    "inline tags": ('He <em>was</em> <span class="x">so</span><br>late.', ["He was so late."]),
    "paragraphs": ('<p>He came.</p><p align="left">He went.</p>', ["He came.", "He went."]),
    "lists": ("<ul><li>One</li><li>Two</li></ul>", ["One", "Two"]),
    "tables": ("<table><tr><td>A</td><td>B</td></tr><tr><td>C</td></tr></table>", ["A B", "C"]),
    "raised numbers": ("It is so.<sup>2</sup> 3 m<sup>2</sup>", ["It is so. 3 m2"]),
    "pictures": ('<img src="x.png" alt="A man">\n\nGo.', ["Go."]),
    # CommonMark
    "emphasis within words": ("sure_ly_ un*believ*able ***both***", ["surely unbelievable both"]),
    "no emphasis": (
        "snake_case_name 2*3*4 5 * 6 a\\*b * alone",
        ["snake_case_name 2*3*4 5 * 6 a*b * alone"],
    ),
    "links": ("[the man][1] and [it][]\n\n[1]: http://x.example\n[it]: /y", ["the man and it"]),
    "images": ('So ![alt](x.png "T") it ![alt][pic] is.', ["So it is."]),
    "code": ("Type `ls -la` and ``a `b` c`` now.", ["Type ls -la and a `b` c now."]),
    "fences": ("```python\nGo there\n```\n\n~~~ {.x}\nGo on\n~~~", ["Go there", "Go on"]),
    "lists of all kinds": (
        "The list:\n\n* one\n+ two\n  goes on\n  - within\n\n1) first\n2) second",
        ["The list:", "one", "two goes on", "within", "1) first", "2) second"],
    ),
    "tables with pipes": ("a | b\n--|--\nc | d", ["a b", "c d"]),
    "hard breaks": ("12 High Street  \nLondon  \nW1", ["12 High Street", "London", "W1"]),
    "backslash breaks": ("Roses are\\\nred", ["Roses are", "red"]),
    "headings of both kinds": (
        "One\n===\n\nHe came.\n\n### Two ###\n\nHe went.",
        ["One", "He came.", "Two", "He went."],
    ),
    "quotes in quotes": ("> He came.\n> > He went.", ["He came. He went."]),
}


def heard(story: Story) -> list[str]:
    """What is heard, a line each, without a title that stands nowhere in the file."""
    return [
        " ".join(segment.audible.split())
        for _, segment in story.segments()
        if segment.kind is not Kind.SILENT and segment.start < segment.end
    ]


@pytest.mark.parametrize("case", HEARD)
def test_what_is_heard(tmp_path: Path, case: str) -> None:
    text, expected = HEARD[case]
    file = tmp_path / "story.md"
    file.write_text(text, encoding="utf-8")
    story = read_story(file)
    check(story)
    assert heard(story) == expected


# Pieces of Markdown whose words are known: {a} … are heard, {x} … are not; {i} is any of INLINE.
INLINE = [
    *(
        "{a}",
        "*{a}*",
        "**{a} {b}**",
        "_{a}_",
        "~~{a}~~",
        "=={a}==",
        "`{a}`",
        "[{a}](x)",
        "[{a}][1]",
    ),
    *("[[{x}|{a}]]", "[[{a}]]", "![{x}](y.png)", "![[{x}]]", "%%{x}%%", "<!-- {x} -->", "{a}[^1]"),
    *("<em>{a}</em>", "{a}<br>{b}", "{a}.^[{x}]", "[{a}]{{.smallcaps}}", "{a}&mdash;{b}", "{a}\\*"),
    *("“{a},”", "{{{{ {x} }}}}", "***{a}***", '<span class="q">{a}</span>', "({a})", "{a}\n{b}"),
]
BLOCKS = [
    *("# {a} {b}", "## {a}", "{a}\n===", "> {i}", "- {i}\n- {a} {b}", "1. {i}\n2. {a}", "{i} {i}"),
    *("{i}", "{i} {i} {i}", "| {a} | {b} |\n|---|---|\n| {c} | {d} |", "```\n{a} {b}\n```", "***"),
    *(
        "<!-- {x}\n{y} -->",
        "%%\n{x}\n%%",
        "[^1]: {x} {y}",
        "[1]: http://x.example",
        "::: q\n{a}\n:::",
    ),
    *(
        "<p>{a}</p>",
        "> [!note] {a}\n> {b}",
        "| {a}\n| {b}",
        "{a}\n: {b} {c}",
        "<hr>",
        "■",
        "&nbsp;",
    ),
    *("- [ ] {a}\n- [x] {b}", "{{{{< {x} >}}}}", "{i}  \n{a}", "* {a}\n\n  {b}", "### {a} ###"),
]


@st.composite
def documents(draw: st.DrawFn) -> tuple[str, list[str], list[str]]:
    """A document, the words that are heard of it, in order, and those that are not."""
    heard_words: list[str] = []
    silent_words: list[str] = []

    def filled(pattern: str) -> str:
        while "{i}" in pattern:
            pattern = pattern.replace("{i}", draw(st.sampled_from(INLINE)), 1)
        marked = re.sub(r"\{([abcdxy])\}", "\0\\1\0", pattern)
        out = marked.replace("{{", "{").replace("}}", "}").split("\0")
        for at in range(1, len(out), 2):
            silent = out[at][0] in "xy"
            words = silent_words if silent else heard_words
            word = f"{'mute' if silent else 'word'}{_letters(len(words))}"
            words.append(word)
            out[at] = word
        return "".join(out)

    blocks = [filled(draw(st.sampled_from(BLOCKS))) for _ in range(draw(st.integers(1, 8)))]
    return "\n\n".join(["Begun it was.", *blocks]), heard_words, silent_words


def _letters(number: int) -> str:
    """A number in letters, so that no word is read as one."""
    return "".join(chr(ord("a") + int(digit)) for digit in f"{number:03}")


@settings(max_examples=150)
@given(made=documents())
def test_each_word_is_heard_once_or_silent_for_a_reason(
    made: tuple[str, list[str], list[str]],
) -> None:
    text, words, silent = made
    story = read(text, ".md")
    check(story)
    told = " ".join(heard(story))
    found = [word for word in re.findall("[a-z]+", told) if word.startswith(("word", "mute"))]
    assert found == words
    assert all(word in text for word in silent)
