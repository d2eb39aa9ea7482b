"""Measurements and generated documents: run by `./dev`, not shipped."""
