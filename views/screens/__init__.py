"""One file a page; Streamlit runs it. A folder called ``pages`` would make Streamlit bypass ``views/main.py``."""
