"""The command line: thin commands over the other rooms; it holds no logic of the model."""
