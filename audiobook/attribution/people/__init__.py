"""Who there is: names, descriptions, and which of them are one person."""
