"""Clients that researchers use, each behind the same three lines; and the JavaScript one as a package to install."""
