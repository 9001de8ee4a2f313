"""Which files of the outcome there are."""

FILES = ("xlsx", "ics", "json")  # each by its ending
FOLDERS = ("csv", "leads")  # several files: a list each, and a calendar for each lead
KINDS = (*FILES, *FOLDERS)
