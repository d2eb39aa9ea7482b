"""Titles: what stands before a name, short and in full, and of whom it is said."""

from __future__ import annotations

from audiobook.language.language import Title, Titles
from audiobook.language.words import split

_BARE = {
    "Mr": "Mister",
    "Mrs": "Missus",
    "Ms": "Miz",
    "Dr": "Doctor",
    "Messrs": "Messers",
    "Mme": "Madame",
    "Mmes": "Mesdames",
    "Mlle": "Mademoiselle",
    "Mlles": "Mesdemoiselles",
    "Mgr": "Monsignor",
    "Msgr": "Monsignor",
}
_STOPPED = {
    "St": "Saint",
    "Prof": "Professor",
    "Capt": "Captain",
    "Cpt": "Captain",
    "Col": "Colonel",
    "Gen": "General",
    "Lt": "Lieutenant",
    "Lieut": "Lieutenant",
    "Sgt": "Sergeant",
    "Sergt": "Sergeant",
    "Maj": "Major",
    "Cpl": "Corporal",
    "Pvt": "Private",
    "Pte": "Private",
    "Adm": "Admiral",
    "Cmdr": "Commander",
    "Cdr": "Commander",
    "Comdr": "Commander",
    "Brig": "Brigadier",
    "Rev": "Reverend",
    "Revd": "Reverend",
    "Hon": "Honourable",
    "Gov": "Governor",
    "Sen": "Senator",
    "Rep": "Representative",
    "Pres": "President",
    "Supt": "Superintendent",
    "Insp": "Inspector",
    "Det": "Detective",
    "Fr": "Father",
    "Bro": "Brother",
    "Sr": "Sister",
    "Rt": "Right",
    "Amb": "Ambassador",
    "Sec": "Secretary",
    "Ald": "Alderman",
}
# Never words or names by themselves, or so rarely that a sentence never ends with them.
_COMMON = split("""
    Mr Mrs Ms Dr Messrs Mme Mlle St Prof Capt Col Gen Lt Sgt Sergt Maj Rev Hon
""")

TITLES = Titles(
    short=(
        *(Title(short, said, True, short in _COMMON) for short, said in _BARE.items()),
        *(Title(short, said, False, short in _COMMON) for short, said in _STOPPED.items()),
    ),
    men=split("""
        mr mister sir lord master monsieur m uncle father brother count prince king duke baron
        herr senor señor signor don squire grandfather grandpa papa friar abbé abbot earl viscount
        marquis emperor tsar sultan pan fra père
    """),
    women=split("""
        mrs miss ms lady madame mme mlle mademoiselle dame aunt auntie mother sister countess
        princess queen duchess baroness madam frau fräulein fraulein señora señorita senora signora
        signorina doña grandmother grandma granny nurse mistress empress tsarina pani
    """),
    either=split("""
        dr doctor professor prof captain capt colonel col major general gen lieutenant lt
        sergeant sgt sergt corporal private inspector detective reverend rev admiral judge justice
        president comrade constable commander commissioner superintendent agent officer bishop
        cardinal chancellor governor mayor senator cousin deacon parson chief
    """),
    mostly_men=split("""
        dr doctor professor prof captain capt colonel col major general gen lieutenant lt sergeant
        sgt sergt corporal private inspector reverend rev admiral judge constable commander
        commissioner superintendent bishop cardinal chancellor governor mayor senator deacon parson
    """),
    full={
        "dr": "doctor",
        "prof": "professor",
        "capt": "captain",
        "col": "colonel",
        "gen": "general",
        "lt": "lieutenant",
        "sgt": "sergeant",
        "sergt": "sergeant",
    },
    married=split("mrs madame mme frau signora señora senora"),
    unmarried=split("miss mademoiselle mlle fräulein fraulein signorina señorita"),
    ladies=split("lady dame"),
    noble=split("lady countess princess duchess baroness madame mme dame"),
    kin=split("""
        aunt auntie uncle granny grandma grandmother grandfather grandpa cousin mother father
    """),
    of_given=split("""
        sir lady aunt auntie uncle sister brother father mother cousin master king queen prince
        princess saint dame granny grandma nurse friar don doña comrade
    """),
    of_surname=split("mr mrs ms miss mister dr doctor messrs mme mlle madame monsieur herr frau"),
)
