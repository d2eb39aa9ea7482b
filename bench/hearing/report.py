"""The figures as a table for a person, and what is behind them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from audiobook.casting import ALIKE
from bench.hearing.figures import GOALS, SKIPPED, Figures


def table(found: Sequence[Figures]) -> Iterator[str]:
    """Markdown: a row a measure, a column a cast; a cross where a goal is missed."""
    yield "| | " + " | ".join(f"`{one.cast}`" for one in found) + " |"
    yield "|---" * (len(found) + 1) + "|"
    rows = [_column(one) for one in found]
    for name in rows[0] if rows else ():
        yield f"| {name} | " + " | ".join(row[name] for row in rows) + " |"


def _column(one: Figures) -> dict[str, str]:
    share = 100 / max(1, one.words)
    plain, told = (one.errors - one.errors_of_names) * share, one.errors_told * share
    most, least = GOALS[one.cast]
    neural = least > 0
    first = one.pairs[0] if one.pairs else (0.0, "", "", "")
    alike = sum(pair[0] >= ALIKE for pair in one.pairs)
    return {
        "minutes of sound": f"{one.minutes:.1f}",
        "words": str(one.words),
        "heard wrong by Whisper base, %": f"{one.base * share:.2f}",
        "in every hearing, %": f"{one.errors * share:.2f}",
        "and by an ear that knows the names, %": _judged(
            f"{told:.2f}", told <= most, f"≤ {most:g}"
        ),
        "in every hearing, names aside, %": f"{plain:.2f}",
        f"{SKIPPED} words or more in a row not heard": _judged(
            str(len(one.skipped)), not one.skipped, "0"
        ),
        "DistillMOS": _judged(f"{one.natural:.2f}", one.natural >= least, f"≥ {least:g}")
        if neural
        else f"{one.natural:.2f}",
        "clicks": _judged(str(len(one.clicks)), not one.clicks, "0"),
        "people with two voices": _judged(str(len(one.several)), not one.several, "0"),
        "lines more like another's voice": f"{one.strangers} of {one.prints}",
        "most alike": f"{first[0]:.2f} ({first[2]} and {first[3]})",
        f"pairs from {ALIKE} on": _judged(f"{alike} of {len(one.pairs)}", not alike, "0")
        if neural
        else f"{alike} of {len(one.pairs)}",
    }


def _judged(figure: str, met: bool, goal: str) -> str:
    return f"{figure} ({goal})" if met else f"**{figure}** ({goal}: missed)"


def details(one: Figures) -> Iterator[str]:
    yield f"\n{one.cast}: words that were heard otherwise each time (* a name)"
    yield from (f"  {wrong}" for wrong in one.wrong)
    yield from (f"  not heard: {gap}" for gap in one.skipped)
    yield f"{one.cast}: DistillMOS by voice"
    yield from (f"  {value:.2f}  {voice}" for voice, value in one.by_voice.items())
    yield from (f"  a click: {file}, {at:.3f} s, {height} dBFS" for file, at, height in one.clicks)
    yield from (f"  two voices: {who}" for who in one.several)
    yield f"{one.cast}: the voices that are most alike"
    yield from (f"  {near:.3f}  {story}: {a}, {b}" for near, story, a, b in one.pairs[:15])
