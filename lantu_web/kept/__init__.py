"""Tables whose every state is kept (历史时点): what a row held at a past moment is read back, whoever changed it and how.

Beside such a table stands one of its states, to which rows are only added: each is a copy of what the database held after a
write, taken in the same transaction. Who changed what, and why, is in the log.
"""
