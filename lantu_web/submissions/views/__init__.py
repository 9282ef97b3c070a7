"""Pages of reporting and review."""
