"""What stands in the names of streets and companies, and in addresses of houses."""

from __future__ import annotations

import re

from audiobook.language import split
from audiobook.normalization.rules import OPENERS, Context

SAINTS = split(
    """James Paul Louis John Peter George Mary Michael Andrew Patrick Petersburg Albans Ives Helens
    Martin Moritz Tropez Pancras Bernard Francis Nicholas Thomas Anne Ann Catherine Denis
    Germain Clair Clare Cloud Giles Edmunds Austell Kitts Lucia Helena Lawrence Malo Vincent
    Bartholomew Joseph Jude Luke Mark Matthew Stephen David Columba Brigid Agnes Cecilia Swithin
    Elmo Leger Augustine Benedict Dominic Ignatius Theresa Teresa Joan Margaret Elizabeth
    Valentine Vitus Honoré Antoine Lazare Jacques Sulpice Georges Roch Jean François Auguste Dennis
    Maur Just Michel Pierre Simon Sebastian Xavier Barbara Ursula Omer Denys Walters Bride"""
)
# Before a saint's name these begin a place's: Rue St. Honoré.
FRENCH_PLACES = split(
    """rue place gare faubourg pont hôtel hotel villeneuve ventre boulevard porte quai cité cite
    avenue château chateau église île ile passage marché mont val sainte bois"""
)
# Capitalised before «St.» or «Dr.» without being the name of a street.
NOT_A_STREET = OPENERS | split(
    """old new near dear poor young good great little big lake port mount fort bury chalfont sir
    saint lady lord dr mr mrs miss ms prof professor madame monsieur dame father mother nurse
    uncle aunt cousin our la le east west north south upper lower chief sister brother"""
)
# Behind «St.» and «Co.» these go on with the name: Wall St. Journal, Warner Bros. Pictures.
NAMED_ON = split(
    """Station Bridge Journal School Church Market Theatre Theater Hall House Hotel Irregulars
    Police Circus Studios Pictures Records Limited Building Bank South North East West Ltd Inc
    Mission Baptist Methodist Elementary Railway Library Cemetery Gang Band Store Stores"""
)
OFFICERS = split("President Chairman CEO Director Treasurer")  # Time Inc. President Jones
COMPANIES = ("Incorporated", "Company", "Corporation", "Limited", "Brothers")
# Called after one: Martin Luther King Jr. Day.
IN_HONOUR = split("Day Boulevard Avenue Street Drive Way Park Memorial Center Highway High Plaza")
_HOUSE = re.compile(r"\b\d+[a-zA-Z]? (?:[^\Wa-z_][\w’'.]* ){1,3}$")  # 5 Elm St.
_SUBJECT = re.compile(r"\s\w+ (?P<verb>[a-z]+)")


def is_address(match: re.Match[str], context: Context, said: str) -> bool:
    """5 Elm St. Springfield; not «He lives at 5 Elm St. Watson came»."""
    house = _HOUSE.search(context.text[max(0, match.start() - 60) : match.start()])
    if said in (*COMPANIES, "Junior", "Senior") or house is None:
        return False
    subject = _SUBJECT.match(context.text, match.end())
    return subject is None or subject["verb"] in OPENERS - {"was", "were", "had", "has", "have"}
