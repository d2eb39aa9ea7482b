"""Verbs of speech and of thought: the one list of them, which attribution reads as well.

All lists are our own; each entry is lower case.
"""

from __future__ import annotations

from audiobook.manuscript.quotations.words import split

# Past forms, and the present forms that differ from them enough to be worth telling apart.
SPEECH_VERBS = split("""
    said says say asked asks ask replied replies reply answered answers answer cried cries
    exclaimed exclaims whispered whispers whisper murmured murmurs muttered mutters mumbled mumbles
    shouted shouts shout yelled yells called calls screamed screams shrieked shrieks bellowed
    roared roars growled growls snarled snarls barked barks snapped snaps hissed hisses groaned
    groans moaned moans sighed sighs sobbed sobs wailed whimpered whined wept laughed laughs
    chuckled giggled grinned smiled sneered scoffed snorted grunted gasped gasps panted breathed
    breathes added adds continued continues resumed resumes repeated repeats returned returns
    rejoined rejoins retorted retorts responded responds observed observes remarked remarks
    commented noted declared declares announced announces stated states asserted affirmed averred
    avowed maintained insisted insists protested protests objected objects argued argues contended
    countered corrected explained explains told tells admitted admits confessed confesses
    acknowledged conceded agreed agrees assented consented concurred allowed granted assured
    assures promised promises vowed swore pledged warned warns cautioned threatened threatens
    ordered orders commanded commands demanded demands requested begged begs pleaded pleads
    implored entreated besought urged urges pressed persisted pursued proceeded began begins
    started concluded concludes finished ended interrupted interrupts interposed interjected
    intervened broke inquired inquires enquired enquires questioned queried wondered mused
    reflected thought speculated guessed suggested suggests proposed proposes offered offers
    ventured ventures hinted implied intimated informed reported related recounted recited read
    quoted sang chanted hummed prayed prompted reminded reassured soothed comforted consoled
    coaxed cajoled teased taunted mocked jeered joked quipped bantered boasted bragged complained
    complains grumbled grumbles groused lamented scolded chided rebuked reproached reproved
    accused cursed stammered stammers stuttered faltered hesitated drawled lisped croaked rasped
    squeaked squealed piped chirped shrilled trilled cooed purred crooned thundered stormed fumed
    raged exploded ejaculated ejaculates blurted burst spat gulped choked sniffed sniffled yawned
    greeted hailed addressed apologised apologized thanked congratulated confided confirmed denied
    disagreed dissented echoed echoes emphasised emphasized predicted prophesied pronounced
    proclaimed recalled remembered recollected replies spoke speaks talked translated volunteered
    went goes put ordained hollered vociferated apostrophised apostrophized expostulated
    remonstrated soliloquised soliloquized interpolated rallied sneers smiles grins nodded tittered
    simpered bawled blustered deadpanned gushed intoned opined retaliated spluttered sputtered
    wheezed croaks warbled advised conjectured counselled exhorted hazarded instructed quoth sez
    stipulated
""")

# These speak only where nothing else can be meant: straight after a quotation, or before one.
WEAK_VERBS = split("""
    broke burst ended finished goes went grinned smiled nodded laughed laughs read put started
    began begins thought pressed offered offers allowed granted returned returns told tells
    related remembered recalled called calls spoke speaks talked hesitated wept panted stormed
    smiles grins promised reminded
""")

THOUGHT_VERBS = split("thought thinks think wondered wonders wonder")
# Of thought only after a form of «to be», as in «she was thinking».
THINKING = split("thinking wondering")

# Forms that stand in a tag, but speak of a speaker only with a helper: «he began, saying, "…"».
_OTHER_FORMS = split("""
    sayin saying asking answering replying crying exclaiming whispering muttering murmuring
    shouting calling yelling screaming continuing adding observing remarking repeating beginning
    begun telling declaring announcing explaining inquiring enquiring demanding suggesting sighing
    gasping laughing confessing speaking reading reads singing sings sung add cry exclaim declare
    murmur mutter observe remark repeat explain insist protest inquire enquire demand yell scream
    write writes wrote
""")
# Verbs that speak only right beside a quotation.
_BESIDE = split("""
    came chimed cut decided directed invited mentioned mimicked pondered rapped reasoned rejoiced
    revealed specified submitted supplied uttered welcomed
""")
# Too common in another sense to tell speech from a name in quotation marks.
_UNSURE = split("started remembered allowed granted hesitated stormed rallied guessed recollected")

SAYS = (SPEECH_VERBS | _OTHER_FORMS | _BESIDE) - THOUGHT_VERBS - _UNSURE
