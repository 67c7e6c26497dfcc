"""Speed and weight, measured: `make bench`, `make bench ONLY=register-list`. See README.md here."""
