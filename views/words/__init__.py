"""Words of the interface, Thai and English side by side: one module a page or a family of terms."""
