"""Samples become what a listener gets: a profile, a file within it, its tags, cover and folder.

Only what a build needs that has nothing to do is imported here.
"""

from audiobook.delivery.profile import Profile

__all__ = [
    "Profile",
    "book_folder",
    "cover",
    "cover_design",
    "encode",
    "formats",
    "measure",
    "parts",
    "profile",
    "tags",
]
