"""Evidence (佐证材料) whatever it proves: what a file is, how it is kept on disk, how it is given back."""
