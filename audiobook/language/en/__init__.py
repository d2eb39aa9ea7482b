"""English: a file for each kind of words. All lists are our own."""
