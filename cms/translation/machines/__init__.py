"""Machine translation, where a service is configured: drafts for segments, which people check and confirm.

Nothing is sent to anybody unless `MACHINE_TRANSLATION` names a service, and then only what readers see already
(`sendable`). docs/translation.md, "Machines".
"""
