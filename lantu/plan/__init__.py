"""规划 · what a plan is: its parts, its numbers, their units and periods."""
