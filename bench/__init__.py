"""Measurements and generated documents: run by `./dev`, not shipped.

speed/ what it costs · accuracy/ who says what, against gold/ · training/ of the model that says it
hearing/ what machines hear · robustness/ when it is killed · pages/ of docs · casts/ for the builds
"""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]  # of the project
