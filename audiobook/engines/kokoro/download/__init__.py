"""Kokoro's model: fetched from one of two sources, checked, and put in place whole."""
