"""How long editors of the training wait, measured; see `manage.py benchmark_story`."""
