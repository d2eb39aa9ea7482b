"""What the program makes of being killed."""
