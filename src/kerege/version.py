"""Version of the package, kept beside the metadata so that reading it costs nothing."""

VERSION = "0.1.0"
