"""Words that tell what is said from what is only in quotation marks."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


SAYS = _words(
    """said say says saying sayin sez asked asks ask asking answered answers answering replied
    replies replying cried cries crying exclaimed exclaims exclaiming whispered whispers
    whispering muttered mutters muttering murmured murmurs murmuring shouted shouts shouting
    called calls calling yelled yells yelling screamed screams screaming returned returns
    rejoined rejoins retorted retorts responded responds continued continues continuing added
    adds adding observed observes observing remarked remarks remarking repeated repeats
    repeating began begins begun beginning went goes told tells telling declared declares
    declaring announced announces announcing explained explains explaining inquired inquires
    inquiring enquired enquires enquiring demanded demands demanding suggested suggests
    suggesting interrupted interrupts interposed interjected ejaculated ejaculates sighed
    sighs sighing gasped gasps gasping groaned growled growls grumbled snapped snaps snarled
    hissed hisses laughed laughs laughing smiled smiles chuckled grinned nodded sobbed sobs
    wailed roared roars bellowed breathed breathes stammered stammers stuttered faltered
    gulped panted pleaded pleads begged begs urged urges insisted insists agreed agrees
    admitted admits confessed confessing conceded acknowledged assented affirmed assured
    assures protested protests objected objects argued argues corrected warned warns advised
    ordered orders commanded commands directed instructed proposed offered offers promised
    promises swore vowed boasted joked teased mocked jeered sneered scoffed taunted pronounced
    proclaimed stated states related recounted concluded concludes resumed resumes pursued
    persisted proceeded finished ended echoed echoes mimicked greeted hailed welcomed thanked
    apologised apologized complained lamented moaned moans whined whimpered squeaked squealed
    shrieked croaked rasped drawled lisped mumbled spoke speaks speaking talked broke burst
    blurted came put chimed piped recited quoted prayed read reads reading sang sings singing
    sung hummed hinted hazarded ventured volunteered wrote writes rapped grunted barked
    thundered cooed crooned purred cautioned commented conjectured consoled counselled
    countered cut decided denied entreated implored exhorted expostulated informed invited
    maintained mentioned noted opined pondered predicted pressed prompted queried questioned
    quoth reasoned recalled reflected rejoiced reminded remonstrated reported requested
    retaliated revealed shrilled soothed specified stipulated submitted supplied threatened
    tittered uttered wept reply answer cry exclaim declare whisper mutter murmur shout add
    observe remark repeat explain insist protest inquire enquire demand yell scream"""
)
THINKS = _words("""thought thinks thinking wondered wonders wondering think""")
# said "ain't": the word, unless it is a sentence
PRONOUNCES = _words(
    """say says saying pronounced pronounce spelled spelt wrote written writes write read reads
    reading"""
)
NAMES = _words(
    """word words phrase phrases term terms name names named title titled titles entitled called
    calls call nicknamed nickname dubbed christened styled labelled labeled known letter
    letters marked sign signs inscribed inscription inscriptions notices papers licence
    passport passports ticket card label menu badge headline headlines board poster placard
    plate plaque banner headed heading story book novel poem song play film movie article
    paper newspaper magazine ship boat schooner brig expression expressions epithet adjective
    motto signed signature chapter as termed designated described reading read spelled spelt
    baptised baptized surnamed so-called inn hotel tavern verb noun sobriquet alias means
    meant meaning mean"""
)
# before a quotation in mid-sentence: what follows is a thing, not a speech
LEADS_TO_A_THING = _words(
    """a an the this that these those his her its their my your our some any no every each such
    another of in on at by to for from with without into onto upon about over under after
    before between against through like than or and but is was are were be been being became
    become seemed very so too more most less rather quite not only all both what which whose
    one two three first second old new young little big good great real own same other famous
    usual favourite favorite modern"""
)
