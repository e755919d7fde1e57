"""Who says what: speakers and their sides, one fact as told by several, what each leaves out."""
