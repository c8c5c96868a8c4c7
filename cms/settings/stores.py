"""The database and the caches."""

from .environment import VAR_DIR, env

DATABASES = {"default": env.db_url_config(env("DATABASE_URL", default="") or f"sqlite:///{VAR_DIR / 'db.sqlite3'}")}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = {
        "timeout": 20,
        "cached_statements": 40,  # per connection: the queries of readers' pages; a long one takes 50 KB
        "transaction_mode": "IMMEDIATE",  # a writer waits at the start instead of failing half-way (SQLITE_BUSY)
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-1000;",
    }
    # With a new connection per request, SQLite would parse the schema and every query again: a third of a page's time.
    DATABASES["default"]["CONN_MAX_AGE"] = None
else:
    DATABASES["default"].setdefault("CONN_MAX_AGE", 600)  # a connection per request costs 20 ms
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
    if DATABASES["default"]["ENGINE"].endswith("postgresql"):
        DATABASES["default"]["ENGINE"] = "cms.serving.patient_postgresql"
        DATABASES["default"]["OPTIONS"] = {
            # JIT compilation of queries with high cost estimates takes some hundred milliseconds; ours are short.
            "options": "-c jit=off",
            # Plan repeated queries once per connection, as planning takes longer than running them.
            "server_side_binding": True,
            "prepare_threshold": 5,
            # If the database does not answer, readers get an error page instead of waiting forever.
            "connect_timeout": 5,
        } | DATABASES["default"].get("OPTIONS", {})

CACHES = {
    "default": env.cache("CACHE_URL", default="locmemcache://"),
    "renditions": env.cache("CACHE_URL", default="locmemcache://renditions"),
}
CACHES["renditions"]["TIMEOUT"] = 24 * 3600
CACHES["renditions"]["KEY_PREFIX"] = "renditions"
for cache in CACHES.values():
    cache["KEY_FUNCTION"] = "cms.serving.cache.keys.make_key"
    if "redis" in cache["BACKEND"]:
        # If Redis is unavailable, the site works more slowly; /healthz/newsroom reports it. One that hangs is left
        # alone for some seconds after a time-out.
        cache.setdefault("OPTIONS", {}).update(
            {
                "IGNORE_EXCEPTIONS": True,
                "SOCKET_CONNECT_TIMEOUT": 0.5,
                "SOCKET_TIMEOUT": 0.5,
                "CONNECTION_POOL_CLASS": "cms.serving.cache.patient_redis.PatientPool",
                "REDIS_CLIENT_CLASS": "cms.serving.cache.patient_redis.PatientRedis",
            }
        )

# Attempts to sign in and mails sent (cms.accounts.models.Limit), counted by all processes and hosts together.
CACHES["limits"] = {
    "BACKEND": "django.core.cache.backends.db.DatabaseCache",
    "LOCATION": "accounts_limit",
    "OPTIONS": {"MAX_ENTRIES": 100_000},
}
