"""Keeping facts true: what is to be checked, the check itself, faults, and who is told of them."""
