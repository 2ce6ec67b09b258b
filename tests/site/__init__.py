"""Tests of the room `site`; and of the built site, made by the real builders and opened in a real browser."""
