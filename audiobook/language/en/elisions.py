"""Words that begin or end with an apostrophe: no rule tells «'tis» from «'yes»."""

from __future__ import annotations

from audiobook.language.language import Elisions
from audiobook.language.words import split

ELISIONS = Elisions(
    headless=split("""
        tis twas twere twill twould twon twasn tisn til till cause cos cuz coz bout em er ere im
        un uns ud ull fraid neath gainst midst mongst mong round n cept nother nuff stead scuse
        spose twixt tween way pon lectric specially stonished bove low t d s m ll re ve ave appy
        ouse orse eard ead alf ope undred arf
    """),
    tailless=split("""
        o th an wi doan mus jus mo fo po ol fu yo ole lan han gran roun aroun fin min kin mak tak
        gi ha ca wa no did does don las nex bes mos wan len sen tol col tha wid ain dat tho altho
        thro fu befo sin fra awa kep mek foun secon t a mun didn
    """),
)
