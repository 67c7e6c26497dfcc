"""People who help: what they do where, and the steps before they meet anybody."""
