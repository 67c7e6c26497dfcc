"""What follows when a guardian agrees, or an age is corrected. The job gets the user's key."""

from common.afterwards import Afterwards

PAPERS = Afterwards()
