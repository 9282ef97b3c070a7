"""Decomposition of tasks (任务分工): who leads what, with whom, under which leader, until when."""
