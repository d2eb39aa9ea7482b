"""E-mail and web addresses."""

from __future__ import annotations

import re

from audiobook.language import split
from audiobook.normalization.rules import Context, Rule, Rules, alternatives

# fmt: off
_SIGNS = {
    ".": "dot", "@": "at", "/": "slash", "-": "dash", "_": "underscore", "+": "plus",
    "?": "question mark", "=": "equals", "&": "and", "#": "hash", "%": "percent", "~": "tilde",
    ":": "colon", "\\": "backslash",
}
# fmt: on
_DOMAINS = alternatives(
    split(
        """com org net edu gov mil int info biz io uk us ca au nz ie de fr it es nl ru eu ch at be
    se no dk fi pl jp cn in tv me co museum onion"""
    )
)
_HOST = rf"(?:[A-Za-z0-9-]{{1,63}}\.){{1,5}}(?:{_DOMAINS})\b"
_PATH = r"(?:[/?#][^\s\"“”’‘<>()\[\]{}]{0,300}(?<=[\w/]))?"
_SURE = r"(?:com|org|net|edu|gov|co\.uk|info)"
_PARTS = re.compile(r"[A-Za-z]+|\d+|.", re.DOTALL)


def _address(match: re.Match[str], context: Context) -> str:
    """«jo dot smith at example dot com»; what browsers hide, «https://», is not said."""
    text = match["address"]
    parts = (_SIGNS.get(part, part) for part in _PARTS.findall(text.rstrip("/")))
    return " ".join(parts)


RULES = Rules(
    re.compile(r"\w[@.:]/?/?\w"),
    (
        Rule(
            re.compile(
                rf"(?<![\w.+%-])(?:mailto:)?(?P<address>[A-Za-z0-9][\w.+%-]{{0,63}}@{_HOST})(?!\w)"
            ),
            _address,
        ),
        Rule(
            re.compile(
                r"(?<![\w.])(?:https?|ftp)://(?P<address>[\w.-]{1,200}(?::\d{1,5})?" + _PATH + ")"
            ),
            _address,
        ),
        Rule(re.compile(rf"(?<![\w.@/-])(?P<address>www\.{_HOST}{_PATH})"), _address),
        Rule(
            re.compile(
                rf"(?<![\w.@/-])(?P<address>(?:[A-Za-z0-9-]{{1,63}}\.){{1,3}}{_SURE}\b{_PATH})"
            ),
            _address,
        ),
    ),
)
