"""What the head of a paragraph may be that names nobody."""

from __future__ import annotations

from audiobook.language.language import Heads
from audiobook.language.words import split

HEADS = Heads(
    remarks=split("""
        act after aloud angrily applause as aside at beat caption chapter cheers coldly continued
        crosstalk curtain editor editor's enter exeunt exit figure footnote from he i illustration
        illustrations image in inaudible into it laughing laughs laughter letter loudly map music
        no note on page part pause photo picture plate quietly scene she shouting shouts sic
        silence silently singing sings slowly softly song sound table they to transcriber
        transcriber's verse we whispering whispers with yes you
    """),
    headers=split("""
        act afternoon answer appendix attn bcc book canto cc chap chapter characters contents
        curtain date dear dramatis email end enter epilogue evening example exeunt exit fax fig
        figure finis footnote friday from illustration ingredients item letter location memo
        method midnight monday mood moral morning nb night noon note notes part persona personae
        persons postscript preface prologue ps re recipe regards remember result saturday scene
        section sent setting stanza step subject summary sunday table tel thursday tip to
        translation tuesday verse volume warning weather wednesday
    """),
    sentences=split("""
        adieu ah again alas always amen and aye because but certainly come curious done enough
        exactly farewell finally for forward go gone good goodbye hallo hark he hello hence here
        hm how however hullo hush i if impossible indeed it lastly listen look maybe meanwhile
        never nevertheless next no nobody none nonsense not nothing now o of oh ok okay perhaps
        please precisely quick quickly quiet quite really right she silence so sorry still stop
        strange sure surely thanks that then there therefore they this thus today tomorrow tonight
        true until wait we well what when where which who why will wonderful wrong yes yesterday
        you
    """),
    together=split("all both everybody everyone omnes together others several tutti"),
    counts={"both": 2, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6},
)
