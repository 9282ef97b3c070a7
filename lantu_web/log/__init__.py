"""The log (日志): every write and sign-in, chained by hash."""
