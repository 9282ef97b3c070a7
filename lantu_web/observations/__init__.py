"""Figures (数据): append-only, in two times: for which period, and known since when."""
