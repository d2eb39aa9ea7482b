"""The candidates of each turn are weighed, and a conversation is decided at once."""
