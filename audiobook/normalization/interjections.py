"""Interjections and noises: «Hm», «Pfft», «Tsk». Engines spell many of them, or guess."""

from __future__ import annotations

import re

from audiobook.normalization.rules import Context, Rule, Rules
from audiobook.normalization.sounds import Sounded, stressed

# How it is written, however long it is drawn: a respelling for engines that take no sounds (empty:
# as it is written), and its sounds. What all engines read well («Uh-huh», «Bah») is not here.
# fmt: off
_TABLE: tuple[tuple[str, str, str], ...] = (
    # hummed and breathed
    ("hm+|hm+-m+(?:-m+)*|h'm+", "hmm", "hm̩"),
    ("m{2,}|m-m+(?:-m+)*", "mmm", "m̩"),
    ("m+-?hm+", "mm-hmm", "m̩ˈhm̩"),
    ("hm*ph+|hmpf+|humpf+|h'mph", "humph", "hʌmf"),
    ("harrumph|harumph", "", "həˈɹʌmf"),
    ("unh", "uh", "ʌ"),
    ("unh-hunh|unh-huh|um-hum|uhm-hm", "uh-huh", "ʌˈhʌ"),
    ("nuh-uh", "", "ˈnʌʌ"),
    ("heh+", "", "hɛ"),
    ("heh-heh|hehe", "heh heh", "hɛ hɛ"),
    # vowels that are drawn out
    ("a+h{2,}|a{2,}h*|ah+(?:-h+)+|a(?:-a)+-?h+", "ah", "ɑː"),
    ("o+h{2,}|oh+(?:-h+)+|o-oh+", "oh", "oʊ"),
    ("o{3,}h*|ooh{2,}|oo-ooh|o-o+h", "ooh", "uː"),
    ("aw{2,}", "aw", "ɔː"),
    ("ow+(?:-w+)*", "ow", "aʊ"),
    ("ow-ow(?:-ow)*", "ow ow", "aʊ aʊ"),
    ("eh{2,}", "eh", "eɪ"),
    ("u+h{2,}|u{2,}h+", "uh", "ʌ"),
    ("um{2,}|u{2,}m+|uhm+", "um", "ʌm"),
    ("er{3,}|e+r+-?m+", "", "ɝm"),
    ("woa+h+|whoa{2,}h*|whoah+", "whoa", "woʊ"),
    ("e{3,}k+", "eek", "iːk"),
    # from the throat and between the teeth
    ("u+gh+", "ug", "ʌɡ"),
    ("a+r+gh+|a+rgh+|a{2,}rg+|ar{2,}g+|a+u+gh+", "arg", "ɑːɹɡ"),
    ("br{2,}|br+(?:-r+)+|b-r+(?:-r+)+", "brr", "bɝ"),
    ("gr{2,}|gr+(?:-r+)+|g-r+(?:-r+)+", "grr", "ɡɝ"),
    ("s*sh{2,}|ssh|sh|s(?:-s+)*-s?h+|sh+(?:-h+)+|sh+(?:-sh+)+", "shh", "ʃ"),
    ("p+ss*h+", "pshh", "pʃ"),
    ("ps{1,}t+", "psst", "pst"),
    ("hs+t+", "hist", "hɪst"),
    ("pf+t+", "pft", "pfət"),
    ("pf{2,}", "pfuh", "pfə"),
    ("pshaw+", "shaw", "pʃɔː"),
    ("tsk+|tchk+", "tisk", "tɪsk"),
    ("tsk+-tsk+", "tisk tisk", "tɪsk tɪsk"),
    ("tch+|tcha+h?", "chuh", "tʃə"),
    ("z{3,}", "zz", "z"),
    ("s{3,}|s-s(?:-s)*", "ss", "s"),
    ("phew{2,}", "phew", "fjuː"),
    ("whew+(?:-w+)*", "whew", "hjuː"),
    ("e+w+", "yew", "juː"),
    ("yu+ck{2,}|y-?u{2,}c?k+", "yuck", "jʌk"),
    ("ick+", "", "ɪk"),
    # words of a kind that engines put the stress of elsewhere
    ("ahem", "", "əˈhɛm"),
    ("oho", "", "oʊˈhoʊ"),
    ("egad", "", "iˈɡæd"),
    ("hooray", "", "həˈɹeɪ"),
    ("atishoo", "", "əˈtɪʃuː"),
)
# fmt: on
_ALL = "|".join(f"(?P<n{at}>{written})" for at, (written, _, _) in enumerate(_TABLE))
# In capitals these are short for something: an MM, the EW, SS.
_NOT_SHOUTED = re.compile(r"M{2,}|M-M|EW|OW|SSS|ICK|UNH|AA|AAA|SH|SSH|HM|PST|HST")
_FIRM = re.compile(r"Mm\. [A-Z][\w’'-]* (?:[eE]t|and|&) ")  # «Mm. Dupierre et Cie»
_SHOUTED_END = frozenset("!.…?,—-") | {""}


def _noise(match: re.Match[str], context: Context) -> Sounded | None:
    written = match.group()
    if _FIRM.match(context.text, match.start()):
        return None
    if written.isupper() and _NOT_SHOUTED.fullmatch(written):
        behind = context.text[match.end() : match.end() + 1]
        if written not in ("HM", "SH", "MMM") or behind not in _SHOUTED_END:
            return None
    _, said, ipa = _TABLE[int(str(match.lastgroup)[1:])]
    shown = said or written.lower()
    capital = written[0].isupper() and not written.isupper()
    return Sounded(shown.capitalize() if capital else shown, stressed(ipa))


RULES = Rules(
    re.compile(
        r"[hm]m|mph|hs|sh|ps|pf|ts|tch|br|gr|zz|ss|s-s|m-|aa|ah|oo|o-o|oh|aw|ow|ew|eh|uh|uu|um|un|er"
        r"|gh|rg|ick|uck|who|woa|eek|oho|egad|hooray|atishoo|h['’]m",
        re.IGNORECASE,
    ),
    (
        Rule(
            re.compile(
                rf"(?<![\w.'’&-])(?:{_ALL})(?![\w&]|['’-]\w|\.\w)".replace("'m", "['’]m"),
                re.IGNORECASE,
            ),
            _noise,
        ),
    ),
)
