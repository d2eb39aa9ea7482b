"""What the program costs: processor time, time by the clock, and memory."""
