"""Template components."""
