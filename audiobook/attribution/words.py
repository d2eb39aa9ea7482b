"""The words the rules look for. All lists are our own; each entry is lower case."""

from __future__ import annotations

from audiobook.language import ENGLISH
from audiobook.language import split as split
from audiobook.story import Gender

SPEECH_VERBS, WEAK_VERBS = ENGLISH.verbs.speech, ENGLISH.verbs.weak


TITLES: dict[str, Gender] = {
    **dict.fromkeys(
        split("""
        mr mister sir lord master monsieur m uncle father brother count prince king duke baron
        herr senor señor signor don squire grandfather grandpa papa friar abbé abbot earl viscount
        marquis emperor tsar sultan pan fra père"""),
        "male",
    ),
    **dict.fromkeys(
        split("""
        mrs miss ms lady madame mme mlle mademoiselle dame aunt auntie mother sister countess
        princess queen duchess baroness madam frau fräulein fraulein señora señorita senora signora
        signorina doña grandmother grandma granny nurse mistress empress tsarina pani"""),
        "female",
    ),
    **dict.fromkeys(
        split("""
        dr doctor professor prof captain capt colonel col major general gen lieutenant lt
        sergeant sgt sergt corporal private inspector detective reverend rev admiral judge justice
        president comrade constable commander commissioner superintendent agent officer bishop
        cardinal chancellor governor mayor senator cousin deacon parson chief"""),
        "unknown",
    ),
}

# Of those, what was mostly men's when most of what is read aloud today was written.
MOSTLY_MEN = split("""
    dr doctor professor prof captain capt colonel col major general gen lieutenant lt sergeant sgt
    sergt corporal private inspector reverend rev admiral judge constable commander commissioner
    superintendent bishop cardinal chancellor governor mayor senator deacon parson
""")

ABBREVIATED = {
    "dr": "doctor",
    "prof": "professor",
    "capt": "captain",
    "col": "colonel",
    "gen": "general",
    "lt": "lieutenant",
    "sgt": "sergeant",
    "sergt": "sergeant",
}

PERSON_NOUNS: dict[str, Gender] = {
    **dict.fromkeys(
        split("""
        man boy gentleman lad fellow chap husband father son brother uncle nephew grandfather
        grandson king prince duke lord baron count priest monk friar butler footman coachman
        waiter policeman postman fisherman sailor soldier sergeant captain colonel general major
        lieutenant admiral constable squire widower bridegroom groom landlord host papa dad
        daddy guy youth youngster grandpa madman clergyman parson vicar curate nobleman countryman
        workman foreman salesman doorman barman milkman huntsman steersman boatswain abbé
        jew negro turk frenchman englishman irishman scotchman scotsman dutchman dandy
        hunchback giant patriarch uncle godfather stepfather actor steward"""),
        "male",
    ),
    **dict.fromkeys(
        split("""
        woman girl lady wife mother daughter sister aunt niece grandmother granddaughter queen
        princess duchess countess baroness nun maid housemaid maidservant housekeeper nurse
        governess waitress widow bride landlady hostess mamma mama mum mummy mom lass damsel
        maiden matron actress seamstress laundress schoolmistress mistress jewess gipsy godmother
        stepmother granny grandma auntie spinster dame heiress crone"""),
        "female",
    ),
    **dict.fromkeys(
        split("""
        person child stranger doctor physician surgeon lawyer attorney solicitor judge
        magistrate inspector detective officer clerk servant cook baker butcher tailor cobbler
        blacksmith farmer gardener driver guard porter conductor pilot teacher tutor schoolmaster
        professor student pupil scholar poet painter artist musician singer writer author editor
        journalist reporter secretary president chairman minister bishop pope hermit pilgrim
        traveller visitor guest neighbour neighbor friend companion comrade cousin patient
        prisoner thief robber bandit beggar tramp peasant cabman old one other another second
        third first speaker voice baby infant shopkeeper bookseller librarian barber merchant
        trader dealer owner manager agent spy messenger herald page squire knight hunter
        shepherd miller mate skipper commander chief leader boss chef barista bartender
        translator interpreter apprentice orphan invalid ghost philosopher anarchist"""),
        "unknown",
    ),
}

PRONOUNS: dict[str, Gender] = {"he": "male", "she": "female"}

DETERMINERS = split("the a an this that his her my our their your another")
POSSESSIVES = split("his her my our their your")

PREPOSITIONS = split("""
    to at of with from by for on upon in into after before behind beside besides toward towards
    over under against about between like near round around than among amongst off past without
    within beneath beyond across along opposite through except till until concerning
""")

# Words after which a name is what is done to, not who does it.
TRANSITIVE = split("""
    told asked answered met saw see seen heard hear watched watch knew know found left let made
    make gave give took take sent send called call named followed kissed thanked joined addressed
    beheld loved love hated hate helped passed seized caught held led brought bring want wanted
    interrupted eyed regarded studied begged assured informed reminded introduced shook
""")

AND_WORDS = split("and or nor")
# A subject may follow these: of a clause within another, or of a clause beside another.
SUBORDINATORS = split("""
    when while as if because that which who whom though although until till before after since
    than where whether once unless lest wherever whenever whereas what how why
""")
OPENERS = split("but so then yet for now thus here there therefore however meanwhile next")

# Capitalised in English though nobody is named.
NOT_NAMES = split("""
    i i'm i'll i've i'd monday tuesday wednesday thursday friday saturday sunday january february
    march april june july august september october november december english french german
    russian polish italian spanish american british irish scotch scottish welsh dutch greek latin
    roman jewish jew jews christian christians catholic protestant european indian chinese turkish
    god lord heaven heavens christ jesus providence bible christmas easter oh ah o yes no well
    good dear my sir madam ma'am madame chapter book part volume street road square park hall
    house lane river bridge hotel church england france russia poland germany italy spain london
    paris moscow europe america africa asia india rome berlin warsaw mr mrs miss dr st the a an
    and but or if he she it they we you his her their our your this that these those there here
    what who which when where why how so then now not never in on at to of for with by from as
    don't do did is are was were have has had can can't could couldn't would will won't shall
    should may might must let's come go look see please thank thanks hello hi hey goodbye nonsense
    certainly perhaps indeed really very all some any every each both one two three
""")

# How often these begin a sentence says nothing of what they are.
ADVERB_END = "ly"
ADVERBS = split("""
    again then at last also only just still even now never always once soon often merely here
    there too suddenly presently almost at length aloud back up out on in off down
""")

PLACE_NOUNS = split("""
    street road square park hall house lane river bridge hotel church station avenue city town
    county island islands mountain mountains hill hills valley lake sea ocean bay court inn palace
    castle abbey club museum theatre university college school garden gardens bank company office
    room row place gate terrace crescent north south east west
""")
PLACE_PREPOSITIONS = split("in at from near into across through throughout outside inside")
KIN = split("""
    father mother papa mamma mama mum mummy mom dad daddy grandfather grandmother grandma grandpa
    granny uncle aunt auntie nurse
""")
# Person nouns too vague to be followed outside a tag.
VAGUE_NOUNS = split("one other another second third first speaker voice old baby page mate")
# Nothing of a description comes after these.
DESCRIPTION_STOPS = (
    PREPOSITIONS
    | AND_WORDS
    | DETERMINERS
    | split("as that who whom which when while with is was did had has does would could")
)
FAMILY = split("wife husband father mother sister brother daughter son lady aunt uncle cousin")
# Words that call somebody without naming him or her.
VOCATIVES: dict[str, Gender] = {
    **dict.fromkeys(
        split("sir papa father dad daddy monsieur sire uncle grandfather grandpa"), "male"
    ),
    **dict.fromkeys(
        split("madam ma'am ma’am mamma mama mother mum mummy mom madame aunt miss"),
        "female",
    ),
}
# Descriptions with these often mean somebody who has a name.
GENERIC_NOUNS = FAMILY | split("""
    man woman boy girl gentleman lady lad lass fellow chap child youth youngster stranger friend
    companion comrade guest visitor host hostess person other one latter former creature old
    neighbour neighbor jew jewess frenchman englishman guy
""")
