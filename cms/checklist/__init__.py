"""The checklist: what each text needs before readers see it, in one place. Each line warns or blocks."""
