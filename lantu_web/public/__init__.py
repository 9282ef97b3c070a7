"""What was released (公开): the only pages seen without signing in."""
