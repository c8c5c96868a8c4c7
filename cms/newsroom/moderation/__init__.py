"""Who may approve and publish what: permissions, four eyes, what other apps have to say."""
