"""Secrets that must not get through, none of them real, and what looks a little like them and must."""

ID = "019aa3c4-7d5e-7c1b-9a51-0d8f6d1f8a10"
SECRET = "q3Zl0m1xJt8Yw5cVn2Kd7Rb4Hg9Pf6Sa-Ue_Oi1TyXz"
JWT = "eyJraWQiOiIxIiwiYWxnIjoiUlMyNTYifQ.eyJzdWIiOiIwMTlhYTNjNCIsImV4cCI6MX0.c2lnbmF0dXJlLW9mLXRoZS10b2tlbg"

# What must be nowhere afterwards, and the texts that it was in.
SECRETS = {
    JWT.rsplit(".", 1)[0]: [JWT, f"refused {JWT}: expired", f'{{"accessToken":"{JWT}"}}', f"Bearer {JWT}"],
    "0b5f1c9b0d7a3e4c2f8b": ["Authorization: Bearer 0b5f1c9b0d7a3e4c2f8b", "Service 0b5f1c9b0d7a3e4c2f8b.x"],
    SECRET: [f"{ID}.{SECRET}", f"https://tracepress.example/verify#{ID}.{SECRET}", f"token={ID}.{SECRET}&x=1"],
    "ada.lovelace": ["no user ada.lovelace@example.org", "q=ada.lovelace%40example.org", "<ada.lovelace+x@a.example>"],
    "jörg": ["jörg@müller.example"],
    "XyZabcdefghijklmnopqrs": ["hash $2a$10$XyZabcdefghijklmnopqrs.ABCDEFGHIJKLMNOPQRSTUVWXYZ01234"],
    "hunter2": ["redis://:hunter2@redis:6379", "postgresql://auth:hunter2@postgres/auth"],
}

SECRET_KEYS = {
    "password": "correct horse",
    "db.password": "battery staple",
    "http.request.header.authorization": "opaque words",
    "http.request.header.cookie": "tasty=crumbs",
    "http.response.header.set-cookie": "more=crumbs",
    "refresh_token": "a token of words",
    "client_secret": "whispered",
}

HARMLESS = {
    "tracepress.auth.session.id": ID,
    "user.id": ID,
    "messaging.message.id": ID,
    "blog.slug": "how-to-read-a-trace-in-jaeger-and-what-to-look-at-first-6d1f8a10",
    "url.path": f"/blogs/{ID}/comments/{ID}",
    "url.query": "limit=20&cursor=eyJpZCI6IjAxOWFhM2M0In0",
    "rpc.method": "tracepress.auth.v1.AuthService/Login",
    "user_agent.original": "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0",
    "db.query.text": "SELECT id, password_hash, secret_hash FROM credentials WHERE email = ? AND token_id = ?",
    "db.query.summary": "INSERT refresh_tokens SELECT",
    "server.address": "auth-service.tracepress.svc.cluster.local",
    "client.address": "2001:db8::1",
    "note": "service tracepress.comment.v1.CommentService/CountComments is away; basic authentication is off",
    "exception.stacktrace": "at java.base@25.0.1/java.lang.Thread.run(Thread.java:1474)\n\tat io.tracepress.Foo@1a2b3c",
    "process.runtime.version": "25.0.3+9-LTS",
    "tracepress.bcrypt.cost": 10,
}
