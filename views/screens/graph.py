import streamlit as st
st.write("graph")
