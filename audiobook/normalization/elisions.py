"""Words that lost letters in somebody's mouth: «comin’», «’em», «o’er», «m’lord», «s’pose».

Engines take some for other words, and spell others. What all of them read well is not here; what
the neural engines read by their dictionaries (most words without their h) they do themselves.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from audiobook.language import split
from audiobook.normalization.rules import Context, Rule, Rules, alternatives
from audiobook.normalization.sounds import Sounded, stressed
from audiobook.normalization.spoken import Word


def _table(pairs: str) -> dict[str, str]:
    """Words and their sounds, «_» for a blank."""
    return {
        word: said.replace("_", " ") for word, _, said in (p.partition("=") for p in pairs.split())
    }


# What stands before «in’», where engines hear another vowel or consonant than in the whole word.
_BEFORE_IN = _table(
    """do=ˈduː go=ˈɡoʊ be=ˈbiː see=ˈsiː noth=ˈnʌθ nuth=ˈnʌθ com=ˈkʌm becom=bᵻˈkʌm tak=ˈteɪk
    mak=ˈmeɪk shak=ˈʃeɪk wak=ˈweɪk bak=ˈbeɪk brak=ˈbɹeɪk fak=ˈfeɪk rak=ˈɹeɪk mistak=mᵻsˈteɪk
    rid=ˈɹaɪd hid=ˈhaɪd slid=ˈslaɪd guid=ˈɡaɪd resid=ɹᵻˈzaɪd even=ˈiːvn giv=ˈɡɪv forgiv=fɚˈɡɪv
    driv=ˈdɹaɪv striv=ˈstɹaɪv div=ˈdaɪv arriv=əˈɹaɪv sing=ˈsɪŋ hang=ˈhæŋ bring=ˈbɹɪŋ
    spring=ˈspɹɪŋ sling=ˈslɪŋ swing=ˈswɪŋ cling=ˈklɪŋ fling=ˈflɪŋ ring=ˈɹɪŋ bang=ˈbæŋ long=ˈlɒŋ
    belong=bᵻˈlɒŋ los=ˈluːz choos=ˈtʃuːz smok=ˈsmoʊk jok=ˈdʒoʊk pok=ˈpoʊk chok=ˈtʃoʊk
    strok=ˈstɹoʊk sav=ˈseɪv slav=ˈsleɪv wav=ˈweɪv rav=ˈɹeɪv behav=bᵻˈheɪv shav=ˈʃeɪv
    chas=ˈtʃeɪs rac=ˈɹeɪs pac=ˈpeɪs fac=ˈfeɪs plac=ˈpleɪs disgrac=dᵻsˈɡɹeɪs writ=ˈɹaɪt bit=ˈbaɪt
    listen=ˈlɪsn smil=ˈsmaɪl spil=ˈspaɪl pil=ˈpaɪl bil=ˈbaɪl fil=ˈfaɪl consol=kənˈsoʊl
    wast=ˈweɪst tast=ˈteɪst whin=ˈwaɪn amus=əˈmjuːz
    us=ˈjuːz refus=ɹᵻˈfjuːz trad=ˈtɹeɪd grad=ˈɡɹeɪd fad=ˈfeɪd breath=ˈbɹiːð bath=ˈbeɪð hir=ˈhaɪɹ
    fir=ˈfaɪɹ tir=ˈtaɪɹ inquir=ᵻnˈkwaɪɹ conspir=kənˈspaɪɹ surpris=sɚˈpɹaɪz ris=ˈɹaɪz
    advertis=ˈædvɚtaɪz star=ˈstɛɹ car=ˈkɛɹ shar=ˈʃɛɹ scar=ˈskɛɹ dar=ˈdɛɹ rar=ˈɹɛɹ cler=ˈklɪɹ
    ach=ˈeɪk blaz=ˈbleɪz gaz=ˈɡeɪz amaz=əˈmeɪz craz=ˈkɹeɪz suppos=səˈpoʊz propos=pɹəˈpoʊz
    compos=kəmˈpoʊz clos=ˈkloʊz pos=ˈpoʊz dos=ˈdoʊz fascinat=ˈfæsᵻneɪt aggravat=ˈæɡɹəveɪt
    meditat=ˈmɛdᵻteɪt arbitrat=ˈɑːbᵻtɹeɪt hat=ˈheɪt skat=ˈskeɪt relat=ɹᵻˈleɪt separat=ˈsɛpəɹeɪt
    cultivat=ˈkʌltᵻveɪt cooperat=koʊˈɒpəɹeɪt associat=əˈsoʊsieɪt irritat=ˈɪɹᵻteɪt lik=ˈlaɪk
    strik=ˈstɹaɪk hik=ˈhaɪk sacrific=ˈsækɹᵻfaɪs nam=ˈneɪm blam=ˈbleɪm sham=ˈʃeɪm gam=ˈɡeɪm
    hop=ˈhoʊp mop=ˈmoʊp cop=ˈkoʊp grop=ˈɡɹoʊp sew=ˈsoʊ row=ˈɹoʊ recommend=ɹɛkəˈmɛnd jaw=ˈdʒɔː
    gnaw=ˈnɔː draw=ˈdɹɔː saw=ˈsɔː chaw=ˈtʃɔː paw=ˈpɔː thaw=ˈθɔː prov=ˈpɹuːv mov=ˈmuːv rov=ˈɹoʊv
    lov=ˈlʌv shov=ˈʃʌv pleas=ˈpliːz teas=ˈtiːz freez=ˈfɹiːz iron=ˈaɪɚn scrap=ˈskɹeɪp gap=ˈɡeɪp
    caper=ˈkeɪpəɹ wind=ˈwaɪnd grip=ˈɡɹaɪp wip=ˈwaɪp pip=ˈpaɪp rag=ˈɹeɪdʒ manag=ˈmænᵻdʒ
    engag=ᵻnˈɡeɪdʒ discourag=dᵻsˈkʌɹᵻdʒ hunger=ˈhʌŋɡəɹ travel=ˈtɹævəl travell=ˈtɹævəl
    rattl=ˈɹætl grovel=ˈɡɹɒvəl grovell=ˈɡɹɒvəl visit=ˈvɪzᵻt relish=ˈɹɛlᵻʃ rest=ˈɹɛst
    try=ˈtɹaɪ dy=ˈdaɪ ly=ˈlaɪ fly=ˈflaɪ cry=ˈkɹaɪ buy=ˈbaɪ play=ˈpleɪ say=ˈseɪ pay=ˈpeɪ lay=ˈleɪ
    hav=ˈhæv someth=ˈsʌmθ anyth=ˈɛniθ everyth=ˈɛvɹiθ agiv=əˈɡɪv ago=əˈɡoʊ acom=əˈkʌm ado=əˈduː"""
)
# Words with an apostrophe, or spelled as they are spoken; their sounds, or after «*» a word that
# sounds so.
_WORDS = _table(
    """
    'em=əm 'n'=ən 'n=ən c'n=kən th'=ðə t'=tə o'=ə wi'=wɪ ol'=oʊl o'er=*ore e'en=iːn 'twere=twɝ
    'tweren't=ˈtwɝənt 'tisn't=ˈtɪzənt ta'en=teɪn thro'=θɹuː altho'=ɔːlˈðoʊ gi'e=ɡiː
    heav'n=ˈhɛvən heav'ns=ˈhɛvənz giv'n=ˈɡɪvən thou'lt=ðaʊlt thou'rt=ðaʊɚt thou'st=ðaʊst
    d'you=djuː d'ye=djiː y'r=jɚ you'se=juːz 'e'd=iːd 'e'll=iːl 'e's=iːz
    's'pose=spoʊz s'pose=spoʊz s'posed=spoʊzd s'posin'=ˈspoʊzɪn s'elp=sɛlp s'matter=ˈsmætɚ
    s'long=səˈlɒŋ b'lieve=bliːv p'raps=pɹæps p'r'aps=pɹæps p'haps=pɹæps p'lice=pliːs g'wan=ɡwɒn
    'scuse=skjuːz 'cos=kɒz 'coz=kɒz coz=kʌz 'ud=əd 'ull=əl 'un=ən 'uns=ənz young'un=ˈjʌŋən
    young'uns=ˈjʌŋənz good'un=ˈɡʊdən t'other=ˈtʌðɚ t'others=ˈtʌðɚz
    'ave=æv 'aven't=ˈævənt 'aving=ˈævɪŋ 'avin'=ˈævɪn 'ad=æd 'adn't=ˈædənt 'as=æz 'asn't=ˈæzənt
    'ere=*ear 'ere's=*ears 'eart=*art 'earts=*arts 'ead=ɛd 'eads=ɛdz 'eadache=ˈɛdeɪk 'eard=ɝd
    'orrible=ˈɒɹᵻbəl 'orrid=ˈɒɹᵻd 'alf=ɑːf 'ungry=ˈʌŋɡɹi 'arry=ˈæɹi 'ook=ʊk 'ooked=ʊkt 'ood=ʊd
    'eaven=ˈɛvən 'eavens=ˈɛvənz 'eavenly=ˈɛvənli 'eavy=ˈɛvi 'ouse=aʊs 'ouses=ˈaʊzᵻz
    'ousekeeper=ˈaʊskiːpɚ 'ousemaid=ˈaʊsmeɪd 'igh=aɪ 'igher=ˈaɪɚ 'ighly=ˈaɪli 'ow=aʊ 'ow's=aʊz
    'owever=aʊˈɛvɚ 'idden=ˈɪdən 'idin'=ˈaɪdɪn 'undred=ˈʌndɹᵻd 'undreds=ˈʌndɹᵻdz 'ealth=ɛlθ
    'erald=ˈɛɹəld 'ose=oʊz
    ha'penny=ˈheɪpni ha'pennies=ˈheɪpniz ha'pence=ˈheɪpəns ha'porth=ˈheɪpɚθ ha'p'orth=ˈheɪpɚθ
    gov'nor=ˈɡʌvnɚ guv'nor=ˈɡʌvnɚ gov'ner=ˈɡʌvnɚ guv'ner=ˈɡʌvnɚ guvnor=ˈɡʌvnɚ guv'nors=ˈɡʌvnɚz
    gov'ment=ˈɡʌvmənt guv'ment=ˈɡʌvmənt gov'nment=ˈɡʌvnmənt
    bo'sun=ˈboʊsən bo's'n=ˈboʊsən bos'n=ˈboʊsən fo'c'sle=ˈfoʊksəl foc'sle=ˈfoʊksəl
    fo'c's'le=ˈfoʊksəl fo'castle=ˈfoʊksəl to'gallant=təˈɡælənt t'gallant=təˈɡælənt for'ard=ˈfɒɹɚd
    awk'ard=ˈɔːkɚd south'ard=ˈsʌðɚd
    on'y=ˈoʊnli al'ays=ˈɔːlᵻz a'ready=ɔːˈɹɛdi a'mighty=ɔːˈmaɪti reg'lar=ˈɹɛɡlɚ
    reg'larly=ˈɹɛɡlɚli partic'lar=pɚˈtɪklɚ partic'larly=pɚˈtɪklɚli nat'ral=ˈnætʃɹəl
    nat'rally=ˈnætʃɹəli nat'lly=ˈnætʃɹəli actu'lly=ˈæktʃəli gen'leman=ˈdʒɛnəlmən
    gen'lemen=ˈdʒɛnəlmən gen'l'man=ˈdʒɛnəlmən gen'l'men=ˈdʒɛnəlmən chil'en=ˈtʃɪlən clo'es=kloʊz
    sep'rate=ˈsɛpɹᵻt prob'bly=ˈpɹɒbli prob'ly=ˈpɹɒbli
    mebbe=ˈmɛbi wos=wɒz owt=aʊt nae=neɪ guid=ɡɪd tomorrer=təˈmɒɹɚ yaller=ˈjælɚ dunno=dəˈnoʊ
    innit=ˈɪnᵻt allus=ˈɔːləs summat=ˈsʌmət
    """
)
# A word that runs into the next: m’lord, g’night.
_JOINED = {
    "m": (
        "muh",
        "mə",
        split("lord lords lady ladies lud dear boy love lad lass friend girl son man"),
    ),
    "g": ("guh", "ɡə", split("bye night day morning mornin evening evenin luck")),
}
# Words that are never stressed.
_LIGHT = split(
    "'ave 'ad 'as wi' 'twere thro' 'cos d'ye thou'lt thou'rt thou'st you'se 'e's 'e'll 'e'd"
)
# A name as well, or words of a prayer.
_LOWER = ("'alf",)
_AVE = re.compile(r" Maria")


def _said(match: re.Match[str], context: Context) -> Sounded | None:
    written = match.group()
    word = written.lower().replace("’", "'")
    if (word in _LOWER and written != written.lower()) or _AVE.match(context.text, match.end()):
        return None
    if word in ("o'", "t'") and not _goes_on(written, match, context):
        return None
    sounds = _WORDS[word]
    if not sounds.startswith("*"):
        return Sounded(written, sounds if word in _LIGHT else stressed(sounds))
    said = sounds[1:]
    return Sounded(said.capitalize() if written.strip("'’")[0].isupper() else said, "")


def _goes_on(written: str, match: re.Match[str], context: Context) -> bool:
    """«a pint o’ beer», «into t’ barn»; neither a letter nor O’ before a name."""
    behind = context.text[match.end() : match.end() + 2]
    return written[0].islower() and behind[:1] == " " and behind[1:].isalpha()


def _in(match: re.Match[str], context: Context) -> Sounded:
    """«comin’»: «coming» without its last sound."""
    return Sounded(match.group(), f"{_BEFORE_IN[match['stem'].lower()]}ɪn")


def _em(match: re.Match[str], context: Context) -> Sounded:
    """‘em, with the mark that programs set by mistake."""
    return Sounded(match.group(), _WORDS["'em"])


def _ith(match: re.Match[str], context: Context) -> Sounded:
    """«i’ the morning»."""
    return Sounded("in", "ɪ")


@dataclass(frozen=True, slots=True)
class DroppedLetters:
    """The rules of this module, and words that run into the next."""

    rules: Rules

    def words(self, context: Context, taken: bytearray) -> Iterator[Word]:
        """What is said of what is not `taken`, one byte for each character; takes it."""
        yield from self.rules.words(context, taken)
        for match in _RUNS_ON.finditer(context.text):
            start, end = match.span("cut")
            said, ipa, joined = _JOINED[match["cut"][0].lower()]
            if any(taken[start:end]) or match["word"].lower() not in joined:
                continue
            taken[start:end] = b"\1" * (end - start)
            yield Word(start, end, said.capitalize() if match["cut"][0].isupper() else said, ipa)


_EITHER = "['’]"
_LISTED = alternatives(_WORDS).replace("'", _EITHER)
_RUNS_ON = re.compile(r"(?<![\w'’-])(?P<cut>[mg]['’])(?P<word>[a-z]+)\b", re.IGNORECASE)
RULES = DroppedLetters(
    Rules(
        re.compile(rf"['’‘]|(?i:\b(?:{'|'.join(w for w in _WORDS if w.isalpha())})\b)"),
        (
            Rule(
                re.compile(
                    rf"(?<![\w'’-])(?<![^\W\d_][—–])(?P<stem>{alternatives(_BEFORE_IN)})in['’]"
                    r"(?![\w'’])",
                    re.IGNORECASE,
                ),
                _in,
            ),
            Rule(re.compile(rf"(?<![\w'’-])i['’](?= th(?:e|is|at|{_EITHER})(?!\w))"), _ith),
            Rule(re.compile(r"(?<![\w'’‘-])‘em(?![\w'’-])"), _em),
            Rule(re.compile(rf"(?<![\w'’-])(?:{_LISTED})(?![\w'’-])", re.IGNORECASE), _said),
        ),
    )
)
