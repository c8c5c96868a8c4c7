"""Leave a Redis that does not answer alone for some seconds, so that a page waits for it once, not for each value.

Neither django-redis nor redis-py's client for a single server does this. CACHES in the settings names these classes.
"""

import logging
import threading
import time

import redis

logger = logging.getLogger(__name__)
LEFT_ALONE = 10  # seconds
LOST = (redis.ConnectionError, redis.TimeoutError)


class PatientPool(redis.ConnectionPool):
    """Give out no connection while Redis is left alone. Afterwards one thread tries, and the others go on without."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.left_alone_until = 0.0
        self._trying = threading.Lock()

    def get_connection(self, *args, **kwargs):
        with self._trying:
            if self.left_alone_until:
                now = time.monotonic()
                if now < self.left_alone_until:
                    raise redis.ConnectionError("Redis did not answer: it is left alone for some seconds")
                self.left_alone_until = now + LEFT_ALONE  # for the others
        try:
            return super().get_connection(*args, **kwargs)
        except LOST:
            self.leave_alone()
            raise

    def leave_alone(self) -> None:
        if not self.left_alone_until:
            logger.warning("Redis does not answer: the cache is not used for %s seconds", LEFT_ALONE)
        self.left_alone_until = time.monotonic() + LEFT_ALONE

    def trust_again(self) -> None:
        if self.left_alone_until:
            logger.warning("Redis answers again")
            self.left_alone_until = 0.0


class PatientRedis(redis.Redis):
    """A client that tells its pool whether Redis answers."""

    def execute_command(self, *args, **options):
        pool = self.connection_pool
        was_left_alone = time.monotonic() < pool.left_alone_until
        try:
            answer = super().execute_command(*args, **options)
        except LOST:
            if not was_left_alone:
                pool.leave_alone()
            raise
        pool.trust_again()
        return answer
