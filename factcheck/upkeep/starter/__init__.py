"""Starting: the files with which a folder begins to be checked. `plan.py` says which, `installed.py` from where CI can
have `factcheck`."""
