"""The target types, one file each, found by looking in this folder: each holds one `Kind`."""
