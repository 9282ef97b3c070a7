"""The rules, one file each; the file's name begins with the rule's code. Found by looking in this folder."""
