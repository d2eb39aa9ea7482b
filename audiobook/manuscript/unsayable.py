"""Characters that no English voice can say, and those that nobody sees."""

from __future__ import annotations

import re
import unicodedata

from audiobook.story import Silence

CONTROL = "control character"
INVISIBLE = "invisible character"
SMILEY = "smiley"
SYMBOL = "symbol no voice can say"
LETTER = "letter no voice can say"
MENDS = {
    CONTROL: "delete it",
    SYMBOL: "it stays silent; write it in words to have it read",
    LETTER: "it stays silent; write it in Latin letters to have it read",
}
_SAYABLE = frozenset("°©®™№℃℉℗℠ªºµ¹²³ℓΩKÅ¦")
_KINDS = {
    "Cc": CONTROL,
    "Cf": INVISIBLE,
    **dict.fromkeys(("Co", "Cn", "Cs", "So", "Me"), SYMBOL),
}  # by Unicode's categories
_SMILEY = re.compile(
    r"(?<!\S)(?=[:;=<^oOx])(?:[:;=]['’]?-?[)(DPpOo3/|\\*]+|<3+|\^[_.-]?\^|[oO][_.][oO]|xD)"
    r"(?=\s|\Z|[.,!?\"”)])"
    r"|(?<!\S)(?:T_T|>[._]<|[uU]w[uU]|¯\\{0,2}_\([^()\n]{1,6}\)_/¯)(?=\s|\Z|[.,!?\"”)])"
    r"|\([^()\w\n]{1,3}[°□ಠ◕‿・][^()\n]{0,6}\)[^\w\s(]{0,3}(?:︵ ?[┻┳━┴─┬]+)?"
)
_ASCII_CONTROLS = "\x00-\x08\x0e-\x1b\x7f"


def silences(text: str, any_letters: bool = False) -> list[Silence]:
    """The characters of `text` that stay silent by their nature, runs of a kind together.

    With `any_letters`, those of no script are.
    """
    kinds: dict[str, set[str]] = {}
    if not text.isascii():
        for char in set(text):
            kind = kind_of(char) if char > "\x7f" else ""
            if kind and not (any_letters and kind == LETTER):
                kinds.setdefault(kind, set()).add(char)
    classes = {kind: "".join(map(re.escape, sorted(chars))) for kind, chars in kinds.items()}
    classes[CONTROL] = _ASCII_CONTROLS + classes.get(CONTROL, "")
    found = [
        Silence(match.start(), match.end(), kind)
        for kind, chars in classes.items()
        for match in re.finditer(f"[{chars}]+", text)
    ]
    found += [Silence(*match.span(), SMILEY) for match in _SMILEY.finditer(text)]
    return sorted(found, key=lambda silence: silence.start)


def kind_of(char: str) -> str:
    """Why a character beyond ASCII is not spoken; empty if it is, or is white space."""
    category = unicodedata.category(char)
    if char.isspace() or char in _SAYABLE:
        return CONTROL if category == "Cc" and char != "\x85" else ""
    if "\ufe00" <= char <= "\ufe0f":  # they choose how the character before them looks
        return INVISIBLE
    if category in _KINDS:
        return _KINDS[category]
    if category == "Sk":
        return SYMBOL if char > "\uffff" else ""
    if category == "Mn":
        return "" if char <= "\u036f" else LETTER
    if category[0] == "L" or category in ("Nd", "Mc"):
        return "" if _is_latin(char, category) else LETTER
    return ""


def _is_latin(char: str, category: str) -> bool:
    name = unicodedata.name(char, "")
    return "LATIN" in name or category == "Lm" or "MATHEMATICAL" in name


def is_foreign(text: str) -> bool:
    """Whether most letters of a text are of a script that no English voice can say."""
    letters = [char for char in text[:200_000] if char.isalpha()]
    foreign = sum(char > "\u02ff" and kind_of(char) == LETTER for char in letters)
    return 2 * foreign > len(letters)
