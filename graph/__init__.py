"""The store and what is read off its shape: build, validate, network, picture."""
