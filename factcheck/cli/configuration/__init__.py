"""Configuration: files and environment → the settings of a run, each with where it was said.

Inside the last floor, between the command line and the request. A file is data: it names values of settings, and
nothing in it runs, is fetched or is written.
"""
