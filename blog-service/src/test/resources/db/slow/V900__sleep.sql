SELECT pg_sleep(1.2);
