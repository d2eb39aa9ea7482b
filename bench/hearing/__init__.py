"""What machines hear in finished audiobooks, and in each voice."""
