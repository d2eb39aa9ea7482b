"""Where tasks are done."""
