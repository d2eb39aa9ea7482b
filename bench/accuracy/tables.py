"""The tables of docs/accuracy.md, from what was measured (docs/accuracy.json).

A table stands between `<!-- table: NAME -->` and `<!-- end -->`; all else on the page is written by
people.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from bench.accuracy.scores import Found
from bench.gold.novels import KINDS

Data = dict[str, Any]  # as `measures` makes it

_BLOCK = re.compile(r"(<!-- table: (\w+) -->\n).*?(<!-- end -->)", re.DOTALL)
_SPLITS = {
    "dev": "eight novels, only measured on",
    "quoteli3": "quoteli3, three novels (trained on)",
    "litbank": "LitBank, 70 excerpts (trained on)",
}


def filled(page: str, data: Data) -> str:
    """The page with its tables as `data` has them; a table that was not measured is left alone."""

    def table(match: re.Match[str]) -> str:
        if not (rows := _TABLES[match[2]](data)):
            return match[0]
        return f"{match[1]}{rows}{match[3]}"

    return _BLOCK.sub(table, page)


def every(data: Data) -> str:
    """All tables that can be made, one below the other."""
    made = [(name, table(data)) for name, table in _TABLES.items()]
    return "\n".join(f"{name}\n\n{rows}" for name, rows in made if rows)


def finding(data: Data) -> str:
    """How exactly quotations are found, a row a text."""
    rows = [
        [
            _SPLITS.get(name, f"the eight in {name}"),
            row["pieces"],
            _percents(row["exact"]),
            _percents(row["near"]),
            _percent(row["baseline"]),
        ]
        for name, row in data.get("finding", {}).items()
    ]
    head = "text, pieces, exact P / R / F1, overlap P / R / F1, baseline F1"
    return _table(head.split(", "), rows)


def speaking(data: Data) -> str:
    """Who says them, two rows a collection: ours and the baseline."""
    rows = []
    for name, row in data.get("speaking", {}).items():
        label = _SPLITS[name]
        rows.append([label, row["count"], _ranged(row), *_shares(row)])
        lowest = row["baseline"]
        rows.append(["· the baseline", "", _percent(lowest["cluster"]), *_shares(lowest)])
    head = ["text", "quotations", "by cluster (95 %)", "by name", "merged", "gender"]
    return _table([*head, *KINDS], rows)


def _shares(row: Data) -> list[str]:
    kinds = [row["kinds"][kind] for kind in KINDS]
    gender = _percent(row["gender"]) if row["genders"] else "–"
    return [
        _percent(row["name"]),
        _percent(row["merged"]),
        gender,
        *(_percent(kind["cluster"]) if kind["count"] else "–" for kind in kinds),
    ]


def by_name(data: Data) -> str:
    """The three kinds of attribution, by name."""
    rows = []
    for name, row in data.get("speaking", {}).items():
        kinds = [row["kinds"][kind] for kind in KINDS]
        if all(kind["count"] for kind in kinds):
            counts = [f"{_percent(kind['name'])} of {kind['count']}" for kind in kinds]
            rows.append([_SPLITS[name], *counts])
    return _table(["text, by name", *KINDS], rows)


def novels(data: Data) -> str:
    """Who says them in the collection that is only measured on, a row a novel."""
    rows = []
    for row in data.get("speaking", {}).get("dev", {}).get("novels", []):
        gain = row["gain"]
        after = gain["after"] / gain["count"] - gain["before"] / gain["count"] if gain else None
        rows.append(
            [
                _title(row["title"]),
                row["count"],
                _ranged(row),
                *_shares(row),
                f"{row['names']}/{row['people']}",
                _percent(row["baseline"]),
                "–" if after is None else f"{100 * after:+.1f}",
            ]
        )
    head = "novel, quotations, by cluster (95 %), by name, merged, gender"
    tail = "names told/there, baseline, 20 corrected"
    return _table([*head.split(", "), *KINDS, *tail.split(", ")], rows)


def sureness(data: Data) -> str:
    """Confidence held against what is right, and the errors among the surest."""
    if "sureness" not in data:
        return ""
    made = data["sureness"]
    rows = [
        [
            f"{100 * row['least']:.0f}–{100 * row['below']:.0f} %",
            row["count"],
            _percent(row["said"]),
            _percent(row["right"]),
        ]
        for row in made["bins"]
    ]
    surest = [
        f"{_percent(wrong)} of the surest {float(part):.0%}"
        for part, wrong in made["surest"].items()
    ]
    return (
        _table(["said to be sure", "lines", "said", "right"], rows)
        + f"\nExpected calibration error: {_percent(made['error'])} points. "
        + f"Errors (%): {', '.join(surest)}.\n"
    )


def corrections(data: Data) -> str:
    """What the simulated producer brings."""
    if "corrections" not in data:
        return ""
    made = data["corrections"]
    rows = []
    for label, count, before, after in (
        ("all quotations", "count", "before", "after"),
        ("those that nobody corrected", "rest", "rest_before", "rest_after"),
    ):
        was, now = made[before] / made[count], made[after] / made[count]
        rows.append([label, made[count], _percent(was), _percent(now), f"{100 * (now - was):+.1f}"])
    return (
        _table(["", "quotations", "before", "after", "points"], rows)
        + f"\n{made['read']} lines read, {made['rounds']} times {made['each']} a novel; "
        + f"{made['wrong']} of them had the wrong speaker.\n"
    )


def costs(data: Data) -> str:
    """What a long text and a short one cost, from a cold start."""
    rows = [
        [
            f"{row['words']:,}",
            f"{row['seconds']:.2f}",
            f"{row['attributing']:.2f}",
            f"{row['memory']:.0f}",
            f"{row['installed']:.1f}",
        ]
        for row in data.get("costs", [])
    ]
    head = "words, processor seconds, of them attribution, memory MB, installed MB"
    return _table(head.split(", "), rows)


def stories(data: Data) -> str:
    """Our own stories, and all of them together."""
    made = data.get("stories", [])
    alone, known = ([row for row in made if row["cast"] is cast] for cast in (False, True))
    rows = [
        [row["title"], *_told(row), _percent(helped["cluster"])]
        for row, helped in zip(alone, known, strict=True)
    ]
    if made:
        whole = _percent(_together(known)["cluster"])
        rows.append(["**all**", *_told(_together(alone)), whole])
    head = "story, pieces, F1, by cluster, by name, gender"
    return _table([*head.split(", "), *KINDS, "with a cast list"], rows)


def _told(row: Data) -> list[str | int]:
    found, kinds = Found(**row["found"]), [row["kinds"][kind] for kind in KINDS]
    right = [f"{round(kind['cluster'] * kind['count'])}/{kind['count']}" for kind in kinds]
    whole = [_percent(share) for share in (found.f1, row["cluster"], row["name"], row["gender"])]
    return [found.gold, *whole, *right]


def _together(rows: Sequence[Data]) -> Data:
    """Rows of stories as one."""

    def mean(of: Iterable[tuple[float, int]]) -> float:
        pairs = list(of)
        return sum(share * count for share, count in pairs) / max(1, sum(c for _, c in pairs))

    return {
        "found": {key: sum(row["found"][key] for row in rows) for key in rows[0]["found"]},
        "cluster": mean((row["cluster"], row["count"]) for row in rows),
        "name": mean((row["name"], row["count"]) for row in rows),
        "gender": mean((row["gender"], row["genders"]) for row in rows),
        "kinds": {
            kind: {
                "count": sum(row["kinds"][kind]["count"] for row in rows),
                "cluster": mean(
                    (row["kinds"][kind]["cluster"], row["kinds"][kind]["count"]) for row in rows
                ),
            }
            for kind in KINDS
        },
    }


_TABLES: dict[str, Callable[[Data], str]] = {
    "finding": finding,
    "speaking": speaking,
    "by_name": by_name,
    "novels": novels,
    "sureness": sureness,
    "corrections": corrections,
    "costs": costs,
    "stories": stories,
}


def _table(head: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    if not rows:
        return ""
    lines = [head, ["---"] * len(head), *rows]
    return "".join(f"| {' | '.join(map(str, line))} |\n" for line in lines)


def _title(name: str) -> str:
    """«HardTimes» as it stands on a cover."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name)


def _ranged(row: Data) -> str:
    low, high = row["interval"]
    return f"{_percent(row['cluster'])} ({_percent(low)}–{_percent(high)})"


def _percents(shares: Iterable[float]) -> str:
    return " / ".join(_percent(share) for share in shares)


def _percent(share: float) -> str:
    return f"{100 * share:.1f}"
