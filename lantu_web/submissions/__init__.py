"""Reporting (填报) and review (审核)."""
