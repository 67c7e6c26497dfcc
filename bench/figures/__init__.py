"""One module per figure; `bench.registry` imports them all."""
