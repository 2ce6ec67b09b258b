"""The reference pages and schemas made from the models."""
