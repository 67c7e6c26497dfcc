"""The Paten system: lists coming in, matching, tandems, check-ins, handovers, the desk."""
