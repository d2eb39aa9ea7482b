"""Russian names in Latin letters become Cyrillic, whose rules know where they are stressed."""

from __future__ import annotations

import re

_PAIRS = (
    "shch=щ sch=щ kh=х zh=ж ch=ч tch=ч sh=ш ts=ц tz=ц ya=я ia=ия yu=ю yo=ё ye=е ff=в "
    "a=а b=б c=к d=д e=е f=ф g=г h=х i=и j=ж k=к l=л m=м n=н o=о p=п q=к r=р s=с t=т u=у v=в w=в "
    "x=кс y=ы z=з '=ь"
)
_TABLE = dict(pair.split("=") for pair in _PAIRS.split())
_UNIT = re.compile("|".join(sorted(_TABLE, key=len, reverse=True)))
_ENDS = ((re.compile("(?<=[dkgntz])(?:sky|ski|skii|skiy)$|(?:sky|ski|skii|skiy)$"), "ский"),
         (re.compile("skoy$|skoi$"), "ской"), (re.compile("(?<=[aeou])[yi]$"), "й"),
         (re.compile("ii$|iy$"), "ий"), (re.compile("(?:[iy]evich|evitch)$"), "евич"))  # fmt: skip


def cyrillic(name: str) -> str:
    """«Архипов» of «Arkhipov»."""
    text = name.lower().replace("’", "'")
    for end, letters in _ENDS:
        text = end.sub(letters, text)
    made = _UNIT.sub(lambda match: _TABLE[match.group()], text)
    return re.sub("^е(?=[^йлвк])", "э", made).capitalize()
