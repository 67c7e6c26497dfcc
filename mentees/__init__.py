"""People who are accompanied: requests, needs, the helper circle, goals, worries, passing on."""
