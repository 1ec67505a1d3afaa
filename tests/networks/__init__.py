"""Every connector against real servers, and against every way in which a server can fail."""
