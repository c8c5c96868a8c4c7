"""Rules for approving and publishing: permissions, four eyes, and rules that other apps register."""
