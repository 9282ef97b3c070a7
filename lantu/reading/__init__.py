"""读 · document → Plan."""
