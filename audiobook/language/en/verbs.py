"""Verbs of speech and of thought: the one list of them."""

from __future__ import annotations

from audiobook.language.language import Verbs
from audiobook.language.words import split

# Past forms, and the present forms that differ from them enough to be worth telling apart.
_SPEECH = split("""
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
    stipulated babbled boomed droned gabbled howled jabbered mouthed mouths bellows drawls murmur
    mutter
""")

# These speak only where nothing else can be meant: straight after a quotation, or before one.
_WEAK = split("""
    broke burst ended finished goes went grinned smiled nodded laughed laughs read put started
    began begins thought pressed offered offers allowed granted returned returns told tells
    related remembered recalled called calls spoke speaks talked hesitated wept panted stormed
    smiles grins promised reminded
""")

_THOUGHT = split("thought thinks think wondered wonders wonder")
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

VERBS = Verbs(
    speech=_SPEECH,
    weak=_WEAK,
    says=(_SPEECH | _OTHER_FORMS | _BESIDE) - _THOUGHT - _UNSURE,
    thought=_THOUGHT,
    thinking=split("thinking wondering"),
    be=split("be been is am are was were kept stood sat lay"),
    perceives=split(
        "heard saw felt caught detected discerned noticed perceived recognised recognized"
    ),
    plain=split("""
        said asked cried replied answered began repeated added whispered murmured muttered shouted
    """),
    gestures=split("""
        addressing advancing appealing beckoning bending blushing bowing bursting calling
        caressing catching clapping clasping clutching colouring coughing crossing crying
        curtseying drawing dropping embracing extending fixing frowning gasping gazing gesturing
        giggling glancing grasping grinning handing hesitating hiding holding indicating kissing
        kneeling laughing laying leaning lifting lighting looking lowering nodding offering
        opening patting pausing placing pointing pouring pressing producing pulling pushing
        raising reaching recollecting reddening returning rising rubbing seating seizing shaking
        showing shrugging sighing signing sinking sitting smiling sneering snatching sobbing
        staring starting stepping stooping stopping stretching striking stroking taking tapping
        throwing touching trembling turning walking waving weeping whispering winking wiping
        wringing yawning
    """),
)
