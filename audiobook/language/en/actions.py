"""Verbs that stand beside names, other than those of speech."""

from __future__ import annotations

from audiobook.language.language import Actions
from audiobook.language.words import split

ACTIONS = Actions(
    transitive=split("""
        told asked answered met saw see seen heard hear watched watch knew know found left let
        made make gave give took take sent send called call named followed kissed thanked joined
        addressed beheld loved love hated hate helped passed seized caught held led brought bring
        want wanted interrupted eyed regarded studied begged assured informed reminded introduced
        shook
    """),
    done_to=split("""
        told asked answered met saw heard watched kissed thanked followed loved hated helped
        addressed joined interrupted assured informed
    """),
    of_people=split("looked turned took went came stood sat rose knew felt shook gave thought"),
    beats=split("""
        stared nodded shrugged smiled laughed frowned sighed turned looked glanced grinned gazed
        blinked winced chuckled giggled scowled smirked blushed paused hesitated leaned shook rose
        stood sat swallowed shivered sniffed snorted gasped gulped groaned bowed pointed waved
        raised folded crossed closed opened reached stepped walked ran hurried knelt bent
    """),
    tells=split("""
        addressed advised answered asked assured begged corrected greeted informed interrupted
        implored reminded reproached rebuked thanked told teased urged warned
    """),
    turns=split("turned turning looked looking nodded nodding bowed bowing called calling"),
    towards=split("to at towards toward"),
    of_languages=split("spoke speak speaks"),
)
