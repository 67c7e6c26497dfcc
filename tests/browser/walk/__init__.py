"""The walk of a first user through the Paten system: who walks, and the acts in their order."""
