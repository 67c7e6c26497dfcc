"""The Paten system: import, matching, tandems, handover. Furnished by the Paten issue."""
