"""One function for each thing that a person may wish; what comes out are values and events."""
