"""Nouns that mean people, and what else describes them."""

from __future__ import annotations

from audiobook.language.language import PersonNouns
from audiobook.language.words import split

NOUNS = PersonNouns(
    men=split("""
        man boy gentleman lad fellow chap husband father son brother uncle nephew grandfather
        grandson king prince duke lord baron count priest monk friar butler footman coachman
        waiter policeman postman fisherman sailor soldier sergeant captain colonel general major
        lieutenant admiral constable widower bridegroom groom landlord host papa dad daddy
        guy youth youngster grandpa madman clergyman parson vicar curate nobleman countryman
        workman foreman salesman doorman barman milkman huntsman steersman boatswain abbé jew
        negro turk frenchman englishman irishman scotchman scotsman dutchman dandy hunchback giant
        patriarch uncle godfather stepfather actor steward
    """),
    women=split("""
        woman girl lady wife mother daughter sister aunt niece grandmother granddaughter queen
        princess duchess countess baroness nun maid housemaid maidservant housekeeper nurse
        governess waitress widow bride landlady hostess mamma mama mum mummy mom lass damsel
        maiden matron actress seamstress laundress schoolmistress mistress jewess gipsy godmother
        stepmother granny grandma auntie spinster dame heiress crone
    """),
    either=split("""
        person child stranger doctor physician surgeon lawyer attorney solicitor judge magistrate
        inspector detective officer clerk servant cook baker butcher tailor cobbler blacksmith
        farmer gardener driver guard porter conductor pilot teacher tutor schoolmaster professor
        student pupil scholar poet painter artist musician singer writer author editor journalist
        reporter secretary president chairman minister bishop pope hermit pilgrim traveller
        visitor guest neighbour neighbor friend companion comrade cousin patient prisoner thief
        robber bandit beggar tramp peasant cabman old one other another second third first speaker
        voice baby infant shopkeeper bookseller librarian barber merchant trader dealer owner
        manager agent spy messenger herald page squire knight hunter shepherd miller mate skipper
        commander chief leader boss chef barista bartender translator interpreter apprentice
        orphan invalid ghost philosopher anarchist
    """),
    vague=split("one other another second third first speaker voice old baby page mate"),
    kin=split("""
        father mother papa mamma mama mum mummy mom dad daddy grandfather grandmother grandma
        grandpa granny uncle aunt auntie nurse
    """),
    family=split("wife husband father mother sister brother daughter son lady aunt uncle cousin"),
    generic=split("""
        man woman boy girl gentleman lady lad lass fellow chap child youth youngster stranger
        friend companion comrade guest visitor host hostess person other one latter former
        creature old neighbour neighbor jew jewess frenchman englishman guy
    """),
    young=split("girl boy lad lass child youngster youth maiden baby"),
    of_one_surname=split("""
        wife husband mother father son daughter brother sister lady mamma mama papa parent lord
    """),
    relatives=split("brother sister cousin lady master mistress madam child squire"),
    wives=split("wife mother lady mamma mama"),
    adjectives=split("general private major chief patient"),
    contrasts=split("""
        first second third fourth fifth sixth last next other another latter former elder eldest
        younger youngest taller shorter tall short fat thin big old young new strange head under
    """),
    bodily=split("""
        face eyes voice hand hands heart head arm arms mind lips shoulder mouth brow ear ears eye
        mother father wife husband sister brother son daughter friend manner smile tone
    """),
)
