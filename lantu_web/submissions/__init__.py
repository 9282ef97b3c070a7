"""Reporting (填报), review (审核), evidence (佐证材料), figures from and to Excel."""
