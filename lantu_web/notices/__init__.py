"""Warnings (预警) and notices (通知)."""
