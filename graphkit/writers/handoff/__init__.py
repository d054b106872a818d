"""Lists of candidates in the shapes other tools import, one small module a tool."""
