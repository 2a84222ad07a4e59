"""Neutral forms of diagrams: what is drawn, in which order and with which id, without any syntax.

A view makes them (extract), a printer writes them down (print). Ids are references of the model without their own
architecture (`stock.commands`, `role:client`, `mail/post`), copies end in `#1`, `#2`; a printer maps them to what its
syntax allows. Texts are plain; a newline is a line break.
"""
