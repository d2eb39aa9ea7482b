"""How well quotations are found and attributed, scored against annotated texts."""
