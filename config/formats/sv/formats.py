"""Times in Swedish as Finland writes them: 14.05."""

TIME_FORMAT = "H.i"
