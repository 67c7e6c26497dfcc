"""What follows when a helper has a paper again that meeting a minor asks for. The job gets the user's key."""

from common.afterwards import Afterwards

PAPERS = Afterwards()
