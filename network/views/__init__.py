"""Pages of the register: `public` for everybody, the rest for those who keep it."""
