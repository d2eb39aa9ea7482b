"""What is said at a stretch, and what stands beside it: turns, tags, vocatives."""
