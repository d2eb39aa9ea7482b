"""Words of other languages: which they are, and what an English voice makes of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from audiobook.casting import voices_file
from audiobook.engines import phonemized
from audiobook.errors import InputError
from audiobook.normalization import Plain, Sounded, normalize, split
from audiobook.pronunciation import Foreign, pronounce


def marks(text: str, british: bool = False, *hints: str) -> dict[str, str]:
    """The words that get sounds, with these."""
    said = pronounce(normalize(text, {}), british, Foreign(phonemized, hints)).sounded
    assert "".join(p.text for p in split(said) if isinstance(p, Plain | Sounded))
    return {part.text: part.ipa for part in split(said) if isinstance(part, Sounded)}


@pytest.mark.parametrize(
    ("text", "word", "american", "british"),
    [
        ("He met Imankulov.", "Imankulov", "ɪmɑːnkˈuːlɑːf", "ɪmɑːnkˈuːlɒf"),
        ("It was Arkhipov.", "Arkhipov", "ɑːɹkˈiːpɑːf", "ɑːkˈiːpɒf"),
        ("It was Mlle de Vaux.", "Vaux", "vˈoʊ", "vˈəʊ"),
        ("Mme. Hennebeau’s hat.", "Hennebeau’s", "ɛnbˈoʊz", "ɛnbˈəʊz"),
        ("Herr Grünlich came.", "Grünlich", "ɡɹˈuːnlɪk", "ɡɹˈuːnlɪk"),
        ("They saw Dvořák.", "Dvořák", "dvˈoʊɹɑːk", "dvˈəʊɹɑːk"),
        ("Señor Ibáñez bowed.", "Ibáñez", "ibˈɑːnjɛs", "ibˈɑːnjɛs"),
        ("It was Faggini.", "Faggini", "fˈɑːdʒːini", "fˈɑːdʒːini"),
        ("A certain je ne sais quoi.", "quoi", "kwˈɑː", "kwˈɑː"),
        ("Mon Dieu, he said.", "Dieu", "djˈuː", "djˈɜː"),
        ("They sang Stille Nacht.", "Stille", "ʃtˈɪlə", "ʃtˈɪlə"),
        ("Ich habe keine Zeit.", "Zeit", "tsˈaɪt", "tsˈaɪt"),
        ("Hasta luego, she said.", "luego", "luˈeɪɡoʊ", "luˈeɪɡəʊ"),
        ("Je t’aime, he wrote.", "t’aime", "tˈɛm", "tˈɛm"),
        ("Guten Tag, Auf Wiedersehen.", "Wiedersehen", "viːdɚzˈeɪən", "viːdəzˈeɪən"),
    ],
)
def test_a_foreign_word_is_said_by_its_language(
    text: str, word: str, american: str, british: str
) -> None:
    assert marks(text)[word] == american
    assert marks(text, british=True)[word] == british


@pytest.mark.parametrize(
    "text",
    [
        "The fiancée, a protégé, had a naïve café façade.",
        "Zoë and Chloë cooperated, coöperated and knew Wexbridge and Tarnley.",
        "Come, come in, come! Hel-lo, hol-lo.",
        "Mr. Till Boldero of Winesburg and Mr. Willsson went to Brantwick.",
        "Rouge and lotion; he's a casa man, d'you see, and had todo that.",
        "He sat on the chair and was the man in a war so hat.",
        "Et in Arcadia ego; et iterum venturus est.",
    ],
)
def test_english_is_left_alone(text: str) -> None:
    spoken = normalize(text, {})
    assert pronounce(spoken, False, Foreign(phonemized)) == pronounce(spoken, False)


def test_a_hint_tells_whose_names_a_story_has() -> None:
    assert not marks("Boruta laughed at Wexbridge.")
    assert marks("Boruta laughed.", False, "pl") == {"Boruta": "bɔɹˈuːtə"}


def test_voices_yaml_has_the_hint(tmp_path: Path) -> None:
    file = tmp_path / "voices.yaml"
    file.write_text("foreign: [French, ru]\n", encoding="utf-8")
    made = voices_file.read([file])[0].word_sounds
    assert made.languages == ("fr", "ru")
    file.write_text("foreign: none\n", encoding="utf-8")
    assert voices_file.read([file])[0].word_sounds.foreign(phonemized) is None
    file.write_text("foreign: rusian\n", encoding="utf-8")
    with pytest.raises(InputError) as failure:
        voices_file.read([file])
    (problem,) = failure.value.problems
    assert problem.what == "foreign: «rusian» is no language"
    assert problem.mend == "did you mean «Russian»?"
