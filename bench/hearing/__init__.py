"""The shipped stories in three casts, listened to by machines: `python -m bench.hearing`."""
