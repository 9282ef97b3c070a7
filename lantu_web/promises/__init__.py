"""Promises and projects (承诺与项目): lists, a page each, and how far each has come in words."""
