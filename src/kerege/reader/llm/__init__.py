"""A language model as a back end."""
