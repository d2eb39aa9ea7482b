"""Words that tell what the head of a paragraph is, and in which language a text is; lower case."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# within a name, where the other words have a capital
PARTICLES = _words("a an and as at da de del den der des di du la le of or the to van von with")
# what a description of somebody may begin with, so that small letters may follow
DESCRIBES = _words(
    """a an another first fourth her his little my old our second the their third young your"""
)
# what may stand in a bracket before a quotation and is nobody's name
REMARKS = _words(
    """act after aloud angrily applause as aside at beat caption chapter cheers coldly continued
    crosstalk curtain editor editor's enter exeunt exit figure footnote from he i illustration
    illustrations image in inaudible into it laughing laughs laughter letter loudly map music no
    note on page part pause photo picture plate quietly scene she shouting shouts sic silence
    silently singing sings slowly softly song sound table they to transcriber transcriber's verse
    we whispering whispers with yes you"""
)
# words at the head of a line that no label of a play begins with
HEADERS = _words(
    """act afternoon answer appendix attn bcc book canto cc chap chapter characters contents curtain
    date dear dramatis email end enter epilogue evening example exeunt exit fax fig figure
    finis footnote friday from illustration ingredients item letter location memo method
    midnight monday mood moral morning nb night noon note notes part persona personae
    persons postscript preface prologue ps re recipe regards remember result saturday scene
    section sent setting stanza step subject summary sunday table tel thursday tip to
    translation tuesday verse volume warning weather wednesday"""
)
MONTHS = _words(
    """january february march april may june july august september october november
    december"""
)
# sentences of a word; a paragraph of anybody's speech may begin with them
SENTENCES = _words(
    """adieu ah again alas always amen and aye because but certainly come curious done enough
    exactly farewell finally for forward go gone good goodbye hallo hark he hello hence here hm
    how however hullo hush i if impossible indeed it lastly listen look maybe meanwhile never
    nevertheless next no nobody none nonsense not nothing now o of oh ok okay perhaps please
    precisely quick quickly quiet quite really right she silence so sorry still stop strange sure
    surely thanks that then there therefore they this thus today tomorrow tonight true until wait
    we well what when where which who why will wonderful wrong yes yesterday you"""
)
# the commonest words of English that are rare in the languages beside it
ENGLISH = _words(
    """the and of to that he was it his with had you for she not but her him is my they which have
    from this were there what would them we said i be as are been your when who their could one"""
)
