"""Names of places and families.

`places.py` reads the TSV files of this folder; the `make_…` modules wrote those whose content is from other projects.
"""
