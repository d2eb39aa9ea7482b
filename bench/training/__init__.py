"""The model of attribution, fitted to annotated texts."""
