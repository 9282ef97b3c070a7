"""Import of many past figures (历史数据) from Excel or CSV: read, checked, then written in one transaction or not at all."""
