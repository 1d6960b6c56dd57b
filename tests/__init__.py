"""Tests of the product; run them with make test."""
