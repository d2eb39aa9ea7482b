"""Interjections and noises: «Hm», «Pfft», «Tsk». However long they are drawn, they are one word.

How it sounds, `audiobook.pronunciation` knows.
"""

from __future__ import annotations

import re

from audiobook.normalization.rules import Context, Rule, Rules, WordTrigger
from audiobook.normalization.spoken import Respelled

# How it is written, however long it is drawn: a respelling for engines that take no sounds (empty:
# as it is written), and the spelling under which its sounds are found. What all engines read well
# («Bah») is not here.
# fmt: off
_TABLE: tuple[tuple[str, str, str], ...] = (
    # hummed and breathed
    ("hm+|hm+-m+(?:-m+)*|h'm+", "hmm", "hmm"),
    ("m{2,}|m-m+(?:-m+)*", "mmm", "mm"),
    ("m+-?hm+", "mm-hmm", "mm-hmm"),
    ("hm*ph+|hmpf+|humpf+|h'mph", "humph", "humph"),
    ("harrumph|harumph", "", "harrumph"),
    ("unh", "uh", "uh"),
    ("unh-hunh|unh-huh|um-hum|uhm-hm", "uh-huh", "uh-huh"),
    ("nuh-uh", "", "nuh-uh"),
    ("heh+", "", "heh"),
    ("heh-heh|hehe", "heh heh", "heh-heh"),
    # vowels that are drawn out
    ("a+h{2,}|a{2,}h*|ah+(?:-h+)+|a(?:-a)+-?h+", "ah", "ahh"),
    ("o+h{2,}|oh+(?:-h+)+|o(?:-o)*-oh+", "oh", "ohh"),
    ("o{3,}h*|ooh{2,}|oo-ooh|o-o+h", "ooh", "ooh"),
    ("aw{2,}", "aw", "aww"),
    ("ow+(?:-w+)*", "ow", "ow"),
    ("ow-ow(?:-ow)*", "ow ow", "ow-ow"),
    ("eh{2,}", "eh", "ehh"),
    ("u+h{2,}|u{2,}h+", "uh", "uh"),
    ("um{2,}|u{2,}m+|uhm+", "um", "umm"),
    ("er{3,}|e+r+-?m+", "", "erm"),
    ("woa+h+|whoa{2,}h*|whoah+", "whoa", "woah"),
    ("e{3,}k+", "eek", "eek"),
    # from the throat and between the teeth
    ("u+gh+", "ug", "ugh"),
    ("a+r+gh+|a+rgh+|a{2,}rg+|ar{2,}g+|a+u+gh+", "arg", "argh"),
    ("br{2,}|br+(?:-r+)+|b-r+(?:-r+)+", "brr", "brr"),
    ("gr{2,}|gr+(?:-r+)+|g-r+(?:-r+)+", "grr", "grr"),
    ("s*sh{2,}|ssh|sh|s(?:-s+)*-s?h+|sh+(?:-h+)+|sh+(?:-sh+)+", "shh", "shh"),
    ("p+ss*h+", "pshh", "pssh"),
    ("ps{1,}t+", "psst", "psst"),
    ("hs+t+", "hist", "hst"),
    ("pf+t+", "pft", "pfft"),
    ("pf{2,}", "pfuh", "pff"),
    ("pshaw+", "shaw", "pshaw"),
    ("tsk+|tchk+", "tisk", "tsk"),
    ("tsk+-tsk+", "tisk tisk", "tsk-tsk"),
    ("tch+|tcha+h?", "chuh", "tch"),
    ("z{3,}", "zz", "zz"),
    ("s{3,}|s-s(?:-s)*", "ss", "ss"),
    ("his{3,}", "hiss", "hiss"),
    ("phew{2,}", "phew", "phew"),
    ("whew+(?:-w+)*", "whew", "whew"),
    ("e+w+", "yew", "eww"),
    ("yu+ck{2,}|y-?u{2,}c?k+", "yuck", "yuck"),
    ("ick+", "", "ick"),
    # words of a kind that engines put the stress of elsewhere
    ("ahem", "", "ahem"),
    ("oho", "", "oho"),
    ("egad", "", "egad"),
    ("hooray", "", "hooray"),
    ("atishoo", "", "atishoo"),
)
# fmt: on
_ALL = "|".join(f"(?P<n{at}>{written})" for at, (written, _, _) in enumerate(_TABLE))
# In capitals these are short for something: an MM, the EW, SS.
_NOT_SHOUTED = re.compile(r"M{2,}|M-M|EW|OW|SSS|ICK|UNH|AA|AAA|SH|SSH|HM|PST|HST")
_FIRM = re.compile(r"Mm\. [A-Z][\w’'-]* (?:[eE]t|and|&) ")  # «Mm. Dupierre et Cie»
_SHOUTED_END = frozenset("!.…?,—-") | {""}


def _noise(match: re.Match[str], context: Context) -> Respelled | None:
    written = match.group()
    if _FIRM.match(context.text, match.start()):
        return None
    if written.isupper() and _NOT_SHOUTED.fullmatch(written):
        behind = context.text[match.end() : match.end() + 1]
        if written not in ("HM", "SH", "MMM") or behind not in _SHOUTED_END:
            return None
    if _is_stutter(written, context.text[match.end() : match.end() + len(written) + 2]):
        return None
    _, said, spelling = _TABLE[int(str(match.lastgroup)[1:])]
    shown = said or written.lower()
    capital = written[0].isupper() and not written.isupper()
    return Respelled(shown.capitalize() if capital else shown, spelling)


def _is_stutter(written: str, behind: str) -> bool:
    """«sh—shove»."""
    word = behind[1:].lower()
    begun = behind[:1] in ("—", "–") and word.startswith(written.lower())
    return begun and word[len(written) :].isalpha()


_NOISE = re.compile(
    rf"(?<![\w.'’&-])(?:{_ALL})(?![\w&]|['’-]\w|\.\w)".replace("'m", "['’]m"), re.IGNORECASE
)
RULES = Rules(WordTrigger(_NOISE), (Rule(_NOISE, _noise),))
