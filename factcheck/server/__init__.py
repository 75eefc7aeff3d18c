"""Editors: articles and claims files as they are typed → what a language client shows. Beside the command line: it
prints nothing, writes no file, and speaks to nobody but the client on the other end of its streams.

`pygls` and `lsprotocol` come with the extra `lsp`; nothing of this folder is imported until `factcheck server` is run.
"""
