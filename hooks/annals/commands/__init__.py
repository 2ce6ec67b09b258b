"""The commands that read an article's text, apart from the rest of the command line because nothing else does.

What they read stays on this machine.
"""
