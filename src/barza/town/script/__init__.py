"""What happens in the town by itself: its people, what they write, how they take an answer."""
