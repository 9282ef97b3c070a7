"""What the frame shows of this room."""
