"""据 · numbers and forms other people fixed, one YAML file each with its source."""
